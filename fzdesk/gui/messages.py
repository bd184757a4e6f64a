"""The one door for notices, questions and file prompts, so that tests can record and answer them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtWidgets import QWidget

from fzdesk.paths import documents_dir

Level = Literal["note", "attention", "wrong"]


class Answers(Protocol):
    """Who answers instead of the person; see ``tests/gui/recorder.py``."""

    def notice(self, text: str, level: Level, detail: str) -> None: ...
    def ask(self, text: str, choices: Sequence[tuple[str, str]]) -> str: ...
    def path(self, kind: str, title: str, start: str) -> Path | None: ...


_answers: Answers | None = None


def install(answers: Answers | None) -> None:
    """Let ``answers`` record and answer everything from now on; None gives it back to the person."""
    global _answers
    _answers = answers


def notice(parent: QWidget | None, text: str, level: Level = "note", *, detail: str = "") -> None:
    """Tell what happened, what it means and what to do.  ``detail`` (for support) lies under 详情."""
    if _answers is not None:
        _answers.notice(text, level, detail)
        return
    from fzdesk.gui.dialogs.message import MessageDialog

    MessageDialog(parent, text, level, (("ok", "知道了"),), detail=detail).exec()


def ask(
    parent: QWidget | None,
    text: str,
    choices: Sequence[tuple[str, str]],
    *,
    level: Level = "attention",
    detail: str = "",
) -> str:
    """Ask; ``choices`` are (key, words on the button), the first is usual.  Esc gives an empty key."""
    if _answers is not None:
        return _answers.ask(text, choices)
    from fzdesk.gui.dialogs.message import MessageDialog

    dialog = MessageDialog(parent, text, level, choices, detail=detail)
    dialog.exec()
    return dialog.chosen


def ask_open_file(parent: QWidget | None, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """An existing file.  ``kinds`` as Qt has it: ``工作簿 (*.fzd)``."""
    return _ask_path(parent, "open", title, kinds, start)


def ask_save_file(parent: QWidget | None, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """A file that is not there yet: who writes it refuses a name that is taken.  ``start`` may name it."""
    return _ask_path(parent, "save", title, kinds, start)


def ask_folder(parent: QWidget | None, title: str, start: Path | None = None) -> Path | None:
    """A folder."""
    return _ask_path(parent, "folder", title, "", start)


def _ask_path(parent: QWidget | None, kind: str, title: str, kinds: str, start: Path | None) -> Path | None:
    begin = str(start if start is not None else documents_dir())
    if _answers is not None:
        return _answers.path(kind, title, begin)
    from PySide6.QtWidgets import QFileDialog

    if kind == "open":
        found, _ = QFileDialog.getOpenFileName(parent, title, begin, kinds)
    elif kind == "save":
        asked = QFileDialog.Option.DontConfirmOverwrite
        found, _ = QFileDialog.getSaveFileName(parent, title, begin, kinds, options=asked)
    else:
        found = QFileDialog.getExistingDirectory(parent, title, begin)
    return Path(found) if found else None

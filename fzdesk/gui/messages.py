"""The one door for notices, questions and file prompts, so that tests can record and answer them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fzdesk.gui import theme
from fzdesk.paths import documents_dir

Level = Literal["note", "attention", "wrong"]
_ICONS: dict[Level, tuple[str, str, str]] = {
    "note": ("note", "accent", "提示"),
    "attention": ("attention", "attn", "请留意"),
    "wrong": ("wrong", "wrong", "没有成功"),
}


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
    if kind == "open":
        found, _ = QFileDialog.getOpenFileName(parent, title, begin, kinds)
    elif kind == "save":
        asked = QFileDialog.Option.DontConfirmOverwrite
        found, _ = QFileDialog.getSaveFileName(parent, title, begin, kinds, options=asked)
    else:
        found = QFileDialog.getExistingDirectory(parent, title, begin)
    return Path(found) if found else None


class MessageDialog(QDialog):
    """A calm dialog: icon, words, perhaps details, buttons with Chinese words.  Enter takes the first."""

    def __init__(
        self,
        parent: QWidget | None,
        text: str,
        level: Level,
        choices: Sequence[tuple[str, str]],
        *,
        detail: str = "",
    ) -> None:
        super().__init__(parent)
        self.chosen = ""
        icon, tint, title = _ICONS[level]
        self.setWindowTitle(title)
        self.setAccessibleName(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(theme.pixmap(icon, tint, self, 20))
        words = QLabel(text, wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setMinimumWidth(320)
        words.setMaximumWidth(480)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(words, 1)
        layout.addLayout(head)
        self.detail = self._add_detail(layout, detail)
        layout.addLayout(self._buttons(choices, has_detail=bool(detail)))
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        usual = self.findChild(QPushButton, f"choice-{choices[0][0]}")
        if isinstance(usual, QPushButton):
            usual.setFocus()

    def _add_detail(self, layout: QVBoxLayout, detail: str) -> QPlainTextEdit:
        box = QPlainTextEdit(detail, readOnly=True)
        box.setProperty("role", "field")
        box.setFixedHeight(160)
        box.setAccessibleName("详情")
        box.hide()
        layout.addWidget(box)
        return box

    def _buttons(self, choices: Sequence[tuple[str, str]], *, has_detail: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if has_detail:
            more = QPushButton("详情")
            more.setProperty("role", "ghost")
            more.setAutoDefault(False)
            more.clicked.connect(lambda: self.detail.setVisible(not self.detail.isVisible()))
            row.addWidget(more)
        row.addStretch(1)
        for number, (key, said) in enumerate(choices):
            button = QPushButton(said)
            button.setProperty("role", "primary" if number == 0 else "")
            button.setDefault(number == 0)
            button.setObjectName(f"choice-{key}")
            button.clicked.connect(lambda _=False, key=key: self._choose(key))
            row.addWidget(button)
        return row

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()

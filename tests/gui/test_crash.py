"""What nobody foresaw: a dialog that says the draft is safe, a log without the report's text, and on it goes."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fzdesk.gui import crash
from fzdesk.gui.dialogs.crash import CrashDialog
from fzdesk.gui.main_window import MainWindow
from tests.gui.windows import click, in_dialog

SECRET = "青禾镇的秘密"


@pytest.fixture
def installed(qapp: QApplication) -> Iterator[None]:
    """The hook and the log as the program has them; afterwards as before."""
    root = logging.getLogger()
    hook, handlers, level = sys.excepthook, list(root.handlers), root.level
    crash.install()
    yield
    sys.excepthook = hook
    for handler in [one for one in root.handlers if one not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def raise_and_catch() -> None:
    """As if a slot had a defect."""
    try:
        raise ValueError(SECRET)
    except ValueError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


@pytest.mark.logs_expected
def test_a_defect_is_told_and_logged(qtbot: QtBot, installed: None) -> None:
    """The dialog says the draft is safe and where the log is; details are folded; 继续 goes on."""

    def look(dialog: object) -> None:
        assert isinstance(dialog, CrashDialog)
        assert "草稿没有丢" in dialog.ui.safe.text()
        assert str(crash.log_file()) in dialog.ui.safe.text()
        assert not dialog.ui.detail.isVisible()
        click(qtbot, dialog.ui.detailButton)
        assert "ValueError" in dialog.ui.detail.toPlainText()
        click(qtbot, dialog.ui.goOnButton)

    with in_dialog(look):
        raise_and_catch()
    log = crash.log_file().read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "test_crash.py" in log


@pytest.mark.logs_expected
def test_the_log_keeps_no_text_of_the_report(qtbot: QtBot, installed: None) -> None:
    """Messages of exceptions may quote what was typed: neither log nor details have them."""

    def look(dialog: object) -> None:
        assert isinstance(dialog, CrashDialog)
        assert SECRET not in dialog.ui.detail.toPlainText()
        dialog.accept()

    with in_dialog(look):
        raise_and_catch()
    assert SECRET not in crash.log_file().read_text(encoding="utf-8")


@pytest.mark.logs_expected
def test_a_defect_that_repeats_opens_one_dialog(qtbot: QtBot, installed: None) -> None:
    """A timer that fails again and again does not bury the window under dialogs; all is in the log."""
    seen: list[int] = []

    def look(dialog: object) -> None:
        for _ in range(5):
            raise_and_catch()
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]
        seen.append(len(dialogs))
        assert isinstance(dialog, CrashDialog)
        dialog.accept()

    with in_dialog(look):
        raise_and_catch()
    assert seen == [1]
    assert crash.log_file().read_text(encoding="utf-8").count(" ERROR ") == 6


def test_ctrl_c_in_a_terminal_is_no_defect(
    qapp: QApplication, installed: None, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """KeyboardInterrupt ends the program as usual, without dialog or log."""
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert not (profile / "logs" / "fzdesk.log").exists()


@pytest.mark.logs_expected
def test_what_cannot_be_saved_is_kept_as_text(
    qtbot: QtBot, installed: None, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saving fails and then the program too: the dialog says where the report lies as plain text."""
    from fzdesk.store.workbook import Workbook
    from tests.gui.windows import figure_box, fill, go_to

    go_to(window, "study")
    monkeypatch.setattr(Workbook, "save", lambda *_a, **_k: (_ for _ in ()).throw(OSError(28, "full")))
    monkeypatch.setattr(crash, "FLUSH_SECONDS", 0.2)
    fill(qtbot, figure_box(qtbot, window), "777")
    window.leave()
    said: list[str] = []

    def look(dialog: object) -> None:
        assert isinstance(dialog, CrashDialog)
        said.append(dialog.ui.safe.text())
        dialog.accept()

    with in_dialog(look):
        raise_and_catch()
    words, _, place = said[0].partition("文字底稿（只有您能看）：")
    assert "草稿没有丢" in words
    text = Path(place).read_text(encoding="utf-8")
    assert "777" in text
    assert "法治政府建设年度报告" in text
    assert Path(place).stat().st_mode & 0o077 == 0

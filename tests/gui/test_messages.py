"""Notices and questions: recorded in tests, and the dialog itself by its real buttons."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui import messages
from fzdesk.gui.dialogs.message import MessageDialog
from tests.gui.recorder import recorded

CHOICES = (("keep", "保留"), ("drop", "删除"))


def test_everything_can_be_recorded() -> None:
    """With a recorder no dialog opens; answers come from it, then as from Esc."""
    with recorded("drop", paths=[Path("/a/b.fzd")]) as said:
        messages.notice(None, "已保存。", "note")
        assert messages.ask(None, "要删除这一段吗？", CHOICES) == "drop"
        assert messages.ask(None, "还要吗？", CHOICES) == ""
        assert messages.ask_open_file(None, "打开工作簿", "工作簿 (*.fzd)") == Path("/a/b.fzd")
        assert messages.ask_folder(None, "选一个文件夹") is None
    assert said.notices == [("note", "已保存。")]
    assert said.questions[0] == ("要删除这一段吗？", ("保留", "删除"))
    assert said.prompts == [("open", "打开工作簿"), ("folder", "选一个文件夹")]


def test_dialog_answers_with_the_button_pressed(qtbot: QtBot) -> None:
    """A click on a button gives its key."""
    dialog = MessageDialog(None, "要删除这一段吗？", "attention", CHOICES)
    qtbot.addWidget(dialog)
    dialog.show()
    button = dialog.findChild(QPushButton, "choice-drop")
    assert button is not None
    assert button.text() == "删除"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.chosen == "drop"


def test_enter_takes_the_first_and_escape_none(qtbot: QtBot) -> None:
    """Enter is the usual answer, Esc no answer."""
    for key, answer in ((Qt.Key.Key_Return, "keep"), (Qt.Key.Key_Escape, "")):
        dialog = MessageDialog(None, "要删除这一段吗？", "attention", CHOICES)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
        assert dialog.focusWidget().objectName() == "choice-keep"
        with qtbot.waitSignal(dialog.finished):
            qtbot.keyClick(dialog, key)
        assert dialog.chosen == answer


def test_details_are_folded(qtbot: QtBot) -> None:
    """Codes and paths lie under 详情."""
    dialog = MessageDialog(None, "没有保存。", "wrong", (("ok", "知道了"),), detail="ENOSPC")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.detail.isVisible()
    more = next(b for b in dialog.findChildren(QPushButton) if b.text() == "详情")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert dialog.detail.isVisible()

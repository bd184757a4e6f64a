"""移交 and 接收 from the menu, with a pass phrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from fzdesk.gui.dialogs.handover import HandoverDialog
from fzdesk.operations import handover
from tests.gui.recorder import recorded
from tests.gui.windows import click, in_dialog, menu_of, session_of, shown

PHRASE = "long enough 12"


def filling(qtbot: QtBot, *phrases: str, encrypt: bool = False) -> Callable[[QDialog], None]:
    """Fill the dialog in and press its button; a second phrase goes in again."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, HandoverDialog)
        if encrypt:
            dialog.ui.encrypt.click()
        for box, text in zip((dialog.ui.phrase, dialog.ui.again), phrases, strict=False):
            assert box.isVisible()
            qtbot.keyClicks(box, text)
        click(qtbot, dialog.ui.goButton)

    return act


def test_handing_over_and_taking_over(qtbot: QtBot, sample: Path, tmp_path: Path) -> None:
    """Packed under a phrase from the menu; in another folder it opens at the same report."""
    package, folder = tmp_path / "包.zip", tmp_path / "新"
    folder.mkdir()
    window = shown(qtbot, sample)
    report = session_of(window).report
    with recorded(paths=[package]) as said, in_dialog(filling(qtbot, PHRASE, PHRASE, encrypt=True)):
        menu_of(window, "移交…").trigger()
    assert said.notices == [("note", f"移交包已生成：{package}。请交给接手的人；本机的工作簿不变。")]
    assert handover.is_encrypted(package)
    with recorded(paths=[package, folder]), in_dialog(filling(qtbot, PHRASE)):
        menu_of(window, "接收移交包…").trigger()
    assert session_of(window).keeper.path == folder / sample.name
    assert session_of(window).report == report


def test_two_phrases_that_differ(qtbot: QtBot, sample: Path, tmp_path: Path) -> None:
    """Said at once, and nothing is made."""
    window = shown(qtbot, sample)

    def act(dialog: QDialog) -> None:
        filling(qtbot, PHRASE, "another 12345", encrypt=True)(dialog)
        QTimer.singleShot(0, dialog.reject)

    with recorded(paths=[tmp_path / "包.zip"]) as said, in_dialog(act):
        menu_of(window, "移交…").trigger()
    assert said.notices == [("attention", "两次写的口令不一样，请再写一遍。")]
    assert not (tmp_path / "包.zip").exists()


def test_what_is_no_package_is_said(qtbot: QtBot, sample: Path, tmp_path: Path) -> None:
    """One sentence."""
    window = shown(qtbot, sample)
    with recorded(paths=[sample, tmp_path]) as said:
        menu_of(window, "接收移交包…").trigger()
    assert said.notices == [("attention", "“示例.fzd”不是移交包，请选择对方给的移交包文件。")]

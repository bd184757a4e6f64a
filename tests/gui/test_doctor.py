"""A workbook in which a value is not what was written: told, shown, mended; and the second place for backups."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui.dialogs.backups import BackupsDialog
from fzdesk.gui.dialogs.doctor import DoctorDialog
from fzdesk.gui.main_window import MainWindow
from fzdesk.store import backup, chores, second_place
from fzdesk.store.workbook import Workbook
from tests.gui.recorder import recorded
from tests.gui.test_opening import with_backup
from tests.gui.windows import WAIT, click, in_dialog, menu_of, session_of, shown, stored


def damage_answers(path: Path) -> None:
    """Change what an answer says behind the program's back: a number, and nothing else."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        done = conn.execute(
            "UPDATE fields SET value = replace(value, '41', '47') WHERE path LIKE 'answers/%'"
        )
        assert done.rowcount == 1
        assert "47" in conn.execute("SELECT value FROM fields WHERE path LIKE 'answers/%'").fetchone()[0]


def mend(dialog: QDialog) -> None:
    """Look at what is shown, and press 修复."""
    assert isinstance(dialog, DoctorDialog)
    assert dialog.ui.table.rowCount() == 1
    where, now, good, source = (dialog.ui.table.item(0, column).text() for column in range(4))
    assert where.startswith("2025年报告：事项“")
    assert "47" in now
    assert "41" in good
    assert source in ("修改记录", "按校验码还原")
    click_button(dialog, dialog.ui.mendButton)


def click_button(dialog: QDialog, button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    button.click()


def test_damage_is_told_on_opening_and_mended(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    """The clerk sees which answer, what stands there and what stood there; one press brings it back."""
    key = with_backup(qtbot, path)
    damage_answers(path)
    window = shown(qtbot)
    with recorded("check") as said, in_dialog(mend):
        assert window.open_workbook(path)
    assert "1 处内容与存入时不一致" in said.questions[0][0]
    assert said.questions[0][1] == ("检查并修复", "以后再说")
    assert "已修复" in said.notices[0][1]
    (figure,) = session_of(window).report.answers[key].figures.values()
    assert str(figure.value) == "41"
    assert len(list(tmp_path.glob("青禾镇（修复前*.fzd"))) == 1
    with closing(Workbook.open(path, read_only=True)) as workbook:
        assert workbook.problems() == []


def test_damage_may_be_left_for_later(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    """The rest opens; nothing is changed."""
    with_backup(qtbot, path)
    damage_answers(path)
    window = shown(qtbot)
    with recorded("later"):
        assert window.open_workbook(path)
    assert session_of(window).report.year == 2025
    assert not list(tmp_path.glob("*修复前*"))


def test_damage_found_while_writing_is_mended_from_the_notice(
    qtbot: QtBot, path: Path, monkeypatch: object
) -> None:
    """The quiet check some time after opening finds it; the notice has the button; the window goes on there."""
    monkeypatch.setattr(chores, "LOOK_OVER_SECONDS", 0.3)  # type: ignore[attr-defined]
    key = with_backup(qtbot, path)
    window = shown(qtbot, path)
    damage_answers(path)
    qtbot.waitUntil(lambda: "存入时不一致" in window.ui.notice.text(), timeout=WAIT)
    button = next(one for one in window.ui.notice.findChildren(QPushButton) if one.text() == "检查并修复")
    with recorded() as said, in_dialog(mend):
        click(qtbot, button)
    assert "已修复" in said.notices[0][1]
    (figure,) = stored(path).answers[key].figures.values()
    assert str(figure.value) == "41"
    assert session_of(window).report.answers[key] == stored(path).answers[key]


def test_a_sound_workbook_is_called_so(window: MainWindow) -> None:
    """From the menu."""
    with recorded() as said:
        menu_of(window, "检查工作簿").trigger()
    assert said.notices == [("note", "工作簿“青禾镇.fzd”完好。")]


def test_the_backups_dialog_says_what_each_holds_and_names_a_second_place(
    qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    """Date, progress and last words before choosing; the place is named, told when missing, and let go."""
    with_backup(qtbot, path)
    stick = tmp_path / "U盘"
    stick.mkdir()
    dialog = BackupsDialog([path])
    qtbot.addWidget(dialog)
    dialog.show()
    ui = dialog.ui
    assert "已答1项" in ui.holds.text()
    assert "最后写的：" in ui.holds.text()
    assert "41" in ui.holds.text()
    assert "备份只存在本机" in ui.place.text()
    assert not ui.noPlaceButton.isVisible()
    with recorded(paths=[stick]):
        click(qtbot, ui.placeButton)
    assert second_place.chosen() == stick
    assert ui.place.text() == f"备份的第二处：{stick}"
    click(qtbot, ui.noPlaceButton)
    assert second_place.chosen() is None
    second_place.choose(stick)
    stick.rmdir()
    again = BackupsDialog([path])
    qtbot.addWidget(again)
    assert "现在不在" in again.ui.place.text()
    assert backup.list_backups(path)

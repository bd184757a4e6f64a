"""Several entries at once from the table: recorded once more (Ctrl+D, one undo), pasted there (Ctrl+V)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from fzdesk.gui.ledger.ledger_page import LedgerPage
from tests.gui.hands import menu_action
from tests.gui.ledgers import cell_menu, click_cell, entries, opened, study, titles
from tests.gui.windows import CONTROL, press

MARCH = [
    study(3, 8, "行政处罚法", attendees=12, lecturer="周敏"),
    study(3, 20, "信访工作条例", form="中心组"),
    study(5, 6, "民法典"),
]


def choose_march(qtbot: QtBot, page: LedgerPage) -> None:
    """Click the two entries of March."""
    click_cell(qtbot, page, 1, "title")
    click_cell(qtbot, page, 2, "title", CONTROL)


def test_the_chosen_entries_are_recorded_once_more(qtbot: QtBot, tmp_path: Path) -> None:
    """All cells of both stand there twice; the copies are the chosen ones, so that their days can be changed."""
    _, page = opened(qtbot, tmp_path, MARCH)
    before = {entry.id for entry in entries(page)}
    choose_march(qtbot, page)
    press(qtbot, Qt.Key.Key_D, CONTROL)
    assert sorted(titles(page)) == sorted(["民法典", *["信访工作条例"] * 2, *["行政处罚法"] * 2])
    copies = {entry.id for entry in page.view.table.chosen()}
    assert copies == {entry.id for entry in entries(page)} - before
    assert {entry.values["title"] for entry in entries(page) if entry.values.get("lecturer")} == {
        "行政处罚法"
    }
    assert page.view.notice.text().startswith("已照抄 2 条")
    assert not page.view.entry_row.typed()


def test_one_undo_takes_all_copies_back(qtbot: QtBot, tmp_path: Path) -> None:
    """And one 重做 brings them again."""
    _, page = opened(qtbot, tmp_path, MARCH)
    choose_march(qtbot, page)
    cell_menu(page, 2, "title")
    menu_action("照抄 2 条（Ctrl+D）")
    assert len(entries(page)) == 5
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert len(entries(page)) == 3
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    assert len(entries(page)) == 5


def test_rows_are_pasted_into_the_table_too(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+V where the entries are opens the import, as in the entry row; a single word does nothing."""
    _, page = opened(qtbot, tmp_path, MARCH)
    pasted: list[str] = []
    page.view.table_pasted.disconnect()  # the import has tests of its own
    page.view.table_pasted.connect(pasted.append)
    click_cell(qtbot, page, 0, "title")
    QGuiApplication.clipboard().setText("宪法")
    press(qtbot, Qt.Key.Key_V, CONTROL)
    QGuiApplication.clipboard().setText("日期\t主题\n3.8\t宪法")
    press(qtbot, Qt.Key.Key_V, CONTROL)
    assert pasted == ["日期\t主题\n3.8\t宪法"]

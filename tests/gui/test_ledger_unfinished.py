"""What is typed for an entry and not recorded: there again after another place, a restart, a crash; cleared, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fzdesk.errors import SaveFailed
from fzdesk.gui import theme
from fzdesk.gui.ledger.entry_row import CLEAR, HINT_WORDS, LEFT_WORDS, REFILL
from fzdesk.gui.main_window import MainWindow
from fzdesk.store.ledgers import Ledgers
from tests.gui.ledgers import choose_kind, click_cell, entries, field, ledger_page, opened, record, study
from tests.gui.windows import CONTROL, WAIT, click, fill, press, session_of, shown


def again(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window is closed by the clerk, and the workbook opened in a new one."""
    path = session_of(window).keeper.path
    assert window.close()
    return shown(qtbot, path)


def test_a_half_typed_entry_is_there_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    """Window closed in the middle of a word: what was typed stands there, the typing goes on where it stopped."""
    window, page = opened(qtbot, tmp_path)
    fill(qtbot, field(page, "title"), "还没写")
    page = ledger_page(qtbot, again(qtbot, window))
    row = page.view.entry_row
    assert row.texts()["title"] == "还没写"
    assert row.hint.text() == LEFT_WORDS
    assert QApplication.focusWidget() is field(page, "title")
    press(qtbot, Qt.Key.Key_Exclam)
    assert row.texts()["title"] == "还没写!"


def test_what_is_typed_is_in_the_workbook_soon(qtbot: QtBot, tmp_path: Path) -> None:
    """Nobody has to leave the field: after a pause a power cut takes nothing of it."""
    _, page = opened(qtbot, tmp_path)
    fill(qtbot, field(page, "title"), "还没写完")
    qtbot.waitUntil(lambda: page.reader.draft("study").get("title") == "还没写完", timeout=WAIT)


def test_a_day_is_kept_with_its_year(qtbot: QtBot, tmp_path: Path) -> None:
    """3-8 typed in the ledger of 2025 is no day of 2026 where that report is open by then; what is no day stays."""
    window, page = opened(qtbot, tmp_path)
    fill(qtbot, field(page, "date"), "3.8")
    fill(qtbot, field(page, "title"), "还没写完")
    choose_kind(qtbot, page, "petition")
    fill(qtbot, field(page, "date"), "3月上")
    page = ledger_page(qtbot, again(qtbot, window))
    assert page.reader.draft("study") == {"date": "2025-03-08", "title": "还没写完"}
    assert page.view.entry_row.texts() == {"date": "3-8", "title": "还没写完"}
    choose_kind(qtbot, page, "petition")
    assert page.view.entry_row.texts() == {"date": "3月上"}


def test_each_ledger_keeps_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    """Two ledgers left in the middle: both are there again, in columns that are not shown too, which is said."""
    window, page = opened(qtbot, tmp_path)
    click(qtbot, page.view.entry_row.more)
    fill(qtbot, field(page, "remark"), "待核")
    choose_kind(qtbot, page, "mediation")
    fill(qtbot, field(page, "title"), "邻里纠纷")
    page = ledger_page(qtbot, again(qtbot, window))
    assert page.view.entry_row.texts()["remark"] == "待核"
    assert "已填 1 格" in page.view.entry_row.more.text()
    choose_kind(qtbot, page, "mediation")
    assert page.view.entry_row.texts()["title"] == "邻里纠纷"


def test_a_recorded_entry_is_not_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    """After Enter nothing is left: day and form that stay for the next one are no half-typed entry."""
    window, page = opened(qtbot, tmp_path)
    record(qtbot, page, date="3.8", form="讲座", title="宪法宣讲")
    assert len(entries(page)) == 1
    assert page.view.entry_row.clear.isHidden()
    page = ledger_page(qtbot, again(qtbot, window))
    assert page.view.entry_row.hint.text() == HINT_WORDS
    assert "title" not in page.view.entry_row.texts()
    assert page.reader.draft("study") == {}


def test_the_row_is_cleared_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    """清空 empties a copy that is not wanted; pressed again it is back."""
    _, page = opened(qtbot, tmp_path, [study(3, 8, "行政处罚法", lecturer="周敏")])
    row = page.view.entry_row
    assert row.clear.isHidden()
    click_cell(qtbot, page, 0, "title")
    press(qtbot, Qt.Key.Key_D, CONTROL)
    assert row.clear.text() == CLEAR
    click(qtbot, row.clear)
    assert "title" not in row.texts()
    assert row.clear.text() == REFILL
    click(qtbot, row.clear)
    assert row.texts()["title"] == "行政处罚法"
    assert row.texts()["lecturer"] == "周敏"


def test_in_a_low_window_the_fields_cover_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """更多栏 opened in a low window: the table gives way, nothing lies over anything."""
    window, page = opened(qtbot, tmp_path, [study(3, 8, "行政处罚法")])
    window.resize(910, 512)
    click(qtbot, page.view.entry_row.more)
    row, body = page.view.entry_row, page.view.body

    def apart() -> bool:
        return row.geometry().bottom() < body.geometry().top() and row.rest.isVisible()

    qtbot.waitUntil(apart, timeout=WAIT)
    assert body.height() > page.view.table.rowHeight(0)


def test_in_the_lowest_window_two_rows_stay(qtbot: QtBot, sample: Path) -> None:
    """更多栏 opened in a window of 420 px: it is scrolled, Tab reaches its last field, two entries stay."""
    window = shown(qtbot, sample, size=(904, 420))
    page = ledger_page(qtbot, window)
    choose_kind(qtbot, page, "normative_document")
    row, table = page.view.entry_row, page.view.table
    click(qtbot, row.more)
    qtbot.waitUntil(lambda: theme.px(40) <= row.rest.height() < row.rest.wanted(), timeout=WAIT)
    assert table.viewport().height() >= 2 * table.rowHeight(0)
    assert row.geometry().bottom() < page.view.body.geometry().top()
    hidden = [field for field in row.fields.values() if row.rest.isAncestorOf(field)]
    page.view.begin_entry()
    for _ in row.fields:
        if QApplication.focusWidget() is not hidden[-1]:
            press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is hidden[-1]
    seen = row.rest.viewport().rect()
    assert seen.contains(hidden[-1].mapTo(row.rest.viewport(), hidden[-1].rect().center()))


def test_what_cannot_be_kept_is_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full while an entry is typed: the clerk is told, the words stay in the fields."""
    _, page = opened(qtbot, tmp_path)

    def full(*_: object) -> None:
        raise SaveFailed("磁盘满了，请先腾出空间。")

    monkeypatch.setattr(Ledgers, "keep_draft", full)
    fill(qtbot, field(page, "title"), "还没写完")
    qtbot.waitUntil(page.view.notice.isVisible, timeout=WAIT)
    assert page.view.notice.text() == "磁盘满了，请先腾出空间。"
    assert page.view.entry_row.texts()["title"] == "还没写完"

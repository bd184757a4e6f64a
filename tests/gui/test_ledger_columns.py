"""How a ledger is laid out: widths dragged and kept, automatic again, months; each ledger for itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fzdesk.catalogue.editions import edition_for
from fzdesk.gui.ledger.columns import MARK_WIDTH, drag, lay_out, narrowest, usual
from fzdesk.gui.ledger.kind_view import NO_ROOM
from fzdesk.gui.ledger.ledger_page import LedgerPage
from tests.gui.hands import menu_action
from tests.gui.ledgers import choose_kind, ledger_page, opened, put, study
from tests.gui.windows import CONTROL, LEFT, click, open_menu, press, session_of, shown

ROWS = [study(3, 8, "学习《中华人民共和国行政处罚法》修订要点及基层执法注意事项", attendees=12)]
TITLE = 2  # its number among the columns shown


def widths(page: LedgerPage) -> list[int]:
    head = page.view.table_head
    return [head.sectionSize(number) for number in range(head.count())]


def edge(page: LedgerPage, number: int) -> QPoint:
    """Where the mouse takes the edge after a column."""
    head = page.view.table_head
    return QPoint(head.sectionViewportPosition(number) + head.sectionSize(number) - 1, 10)


def drag_edge(page: LedgerPage, number: int, by: int) -> None:
    """Drag the edge after a column so many pixels to the right."""
    viewport, at = page.view.table_head.viewport(), edge(page, number)
    QTest.mousePress(viewport, LEFT, pos=at)
    for step in (by // 2, by):
        QTest.mouseMove(viewport, at + QPoint(step, 0))
    QTest.mouseRelease(viewport, LEFT, pos=at + QPoint(by, 0))


def test_an_edge_is_dragged(qtbot: QtBot, tmp_path: Path) -> None:
    """The column before the edge grows, the next one gives: fields of the entry row and cells follow."""
    _, page = opened(qtbot, tmp_path, ROWS)
    before = widths(page)
    drag_edge(page, 1, 30)
    now = widths(page)
    assert now[1] == before[1] + 30
    assert now[TITLE] == before[TITLE] - 30
    assert sum(now) == sum(before)
    assert page.view.table.columnWidth(1) == now[1]
    assert page.view.entry_row.fields["form"].width() > before[1] - 8
    assert page.view.model.view.sort == "date"  # dragging does not sort


def test_widths_are_kept_for_each_ledger(qtbot: QtBot, tmp_path: Path) -> None:
    """Another ledger has its own; after a restart they are as they were left."""
    window, page = opened(qtbot, tmp_path, ROWS)
    drag_edge(page, 1, 30)
    left = widths(page)
    choose_kind(qtbot, page, "petition")
    other = widths(page)
    path = session_of(window).keeper.path
    assert window.close()
    page = ledger_page(qtbot, shown(qtbot, path))
    assert widths(page) == left
    choose_kind(qtbot, page, "petition")
    assert widths(page) == other


def test_the_automatic_widths_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    """恢复自动的栏宽 in the menu of the columns."""
    _, page = opened(qtbot, tmp_path, ROWS)
    before = widths(page)
    drag_edge(page, 1, 30)
    click(qtbot, page.view.more)
    menu_action("恢复自动的栏宽")
    assert widths(page) == before
    click(qtbot, page.view.more)
    menu = open_menu()
    back = next(action for action in menu.actions() if action.text() == "恢复自动的栏宽")
    assert not back.isEnabled()
    menu.close()


def test_a_double_click_makes_room_for_the_words(qtbot: QtBot, tmp_path: Path) -> None:
    """At the edge of a narrow column, as in a spreadsheet."""
    _, page = opened(qtbot, tmp_path, ROWS)
    drag_edge(page, TITLE, -60)
    narrow = widths(page)[TITLE]
    qtbot.mouseDClick(page.view.table_head.viewport(), LEFT, pos=edge(page, TITLE))
    assert widths(page)[TITLE] > narrow


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(-400, 400)), max_size=8), st.integers(620, 1500))
def test_no_heading_is_ever_cut(drags: Sequence[tuple[int, int]], room: int) -> None:
    """However edges are dragged: the columns fill the room, every heading stays in full, the edge is at the mouse."""
    catalogue = edition_for(2025)
    for kind in catalogue.ledgers:
        keys, kept = usual(kind, catalogue, room), {}
        shown_columns = lay_out(kind, keys, room)
        whole = sum(width for _, width in shown_columns)
        for at, by in drags:
            number = at % (len(shown_columns) - 1)
            kept = drag(shown_columns, number, shown_columns[number].width + by)
            shown_columns = lay_out(kind, keys, room, kept)
            assert sum(width for _, width in shown_columns) == whole
            assert all(width >= narrowest(column) for column, width in shown_columns)
        assert sum(width for _, width in lay_out(kind, keys, 1600, kept)) == 1600 - MARK_WIDTH


def test_months_stay_as_they_are_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    """按月分组 taken away in one ledger is so after a restart, and only there."""
    window, page = opened(qtbot, tmp_path, ROWS)
    assert page.view.model.month_at(0) is not None
    click(qtbot, page.view.more)
    menu_action("按月分组")
    assert page.view.model.month_at(0) is None
    path = session_of(window).keeper.path
    assert window.close()
    put(path, "petition", [{"date": dt.date(2025, 3, 8), "channel": "来访", "title": "修路", "batches": 1}])
    page = ledger_page(qtbot, shown(qtbot, path))
    assert page.view.model.month_at(0) is None
    choose_kind(qtbot, page, "petition")
    assert page.view.model.month_at(0) is not None


def test_columns_that_do_not_fit_are_not_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """记入 and “…” never leave the window: one column too many is not taken, and why is said."""
    _, page = opened(qtbot, tmp_path, ROWS)
    for column in page.view.kind.columns:
        if column not in page.view.model.columns:
            click(qtbot, page.view.more)
            menu_action(column.title)
    row, view = page.view.entry_row, page.view
    assert view.notice.text() == NO_ROOM
    assert len(view.model.columns) < len(view.kind.columns)
    assert row.button.geometry().right() <= row.width()
    assert view.more.geometry().right() <= view.table_head.width()
    assert not view.table.horizontalScrollBar().isVisible()


def test_the_focus_stays_in_the_entry_row(qtbot: QtBot, tmp_path: Path) -> None:
    """Another column is shown while the keys are in a field: they are in the first field afterwards."""
    _, page = opened(qtbot, tmp_path, ROWS)
    press(qtbot, Qt.Key.Key_N, CONTROL)
    click(qtbot, page.view.more)
    menu_action("主讲人")
    assert QApplication.focusWidget() is page.view.entry_row.fields["date"]

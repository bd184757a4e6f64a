"""The ledgers' place in tests: a window on a workbook with entries, and what a person does there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fzdesk.catalogue.model import LedgerKind
from fzdesk.gui.ledger.ledger_page import LedgerPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.ledger.model import Cell, Entry, View
from fzdesk.operations.workbooks import writing
from tests.gui.windows import CONTROL, LEFT, WAIT, click, new_workbook, press, session_of, shown, write

Cells = dict[str, Cell]


def study(month: int, day: int, title: str, form: str = "会前学法", **more: Cell) -> Cells:
    """A row of 学法台账 of 2025."""
    return {"date": dt.date(2025, month, day), "form": form, "title": title, **more}


def put(path: Path, kind: str, rows: Sequence[Cells]) -> None:
    """Write entries into a workbook that is not open."""
    with writing(path) as workbook:
        catalogue = workbook.load(workbook.years()[0]).catalogue
        wanted = next(one for one in catalogue.ledgers if one.key == kind)
        workbook.ledgers.import_rows(wanted, rows, "导入")


def opened(
    qtbot: QtBot, folder: Path, rows: Sequence[Cells] = (), *, kind: str = "study"
) -> tuple[MainWindow, LedgerPage]:
    """A window on a new workbook of 2025 with these entries, at the ledgers by a click."""
    path = new_workbook(folder)
    if rows:
        put(path, kind, rows)
    window = shown(qtbot, path)
    return window, ledger_page(qtbot, window)


def ledger_page(qtbot: QtBot, window: MainWindow) -> LedgerPage:
    """Click 台账 in the top bar."""
    click(qtbot, window.ui.navLedger)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, LedgerPage)
    qtbot.waitUntil(page.view.isVisible, timeout=WAIT)
    return page


def kind_of(window: MainWindow, key: str) -> LedgerKind:
    return next(kind for kind in session_of(window).catalogue.ledgers if kind.key == key)


def choose_kind(qtbot: QtBot, page: LedgerPage, key: str) -> None:
    """Click a ledger at the left."""
    row = next(n for n, item in enumerate(page.list.items()) if item.key == key)
    index = page.list.model().index(row, 0)
    qtbot.mouseClick(page.list.viewport(), LEFT, pos=page.list.visualRect(index).center())


def entries(page: LedgerPage, kind: str = "study", year: int | None = 2025) -> list[Entry]:
    """What the workbook has now, the latest first."""
    return page.reader.entries(View(kind, year=year), 0, 1000)


def titles(page: LedgerPage) -> list[str]:
    """The titles as the table shows them, from the top."""
    model = page.view.model
    column = [one.key for one in model.columns].index("title")
    rows = (row for row in range(model.rowCount()) if model.month_at(row) is None)
    return [str(model.index(row, column).data()) for row in rows]


def field(page: LedgerPage, key: str) -> QWidget:
    return page.view.entry_row.fields[key]


def record(qtbot: QtBot, page: LedgerPage, **texts: str) -> None:
    """Type into fields of the entry row, one after the other, and press Enter."""
    for key, text in texts.items():
        qtbot.mouseClick(field(page, key), LEFT)
        press(qtbot, Qt.Key.Key_A, CONTROL)
        write(qtbot, field(page, key), text)
    press(qtbot, Qt.Key.Key_Return)


def cell_at(page: LedgerPage, row: int, key: str) -> QPoint:
    """The middle of a cell, in the table's viewport."""
    table, model = page.view.table, page.view.model
    column = [one.key for one in model.columns].index(key)
    index = model.index(model.row_of(row), column)
    table.scrollTo(index)
    return table.visualRect(index).center()


def click_cell(
    qtbot: QtBot,
    page: LedgerPage,
    row: int,
    key: str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Click a cell of the entry ``row``, counted from the top without heads of months."""
    qtbot.mouseClick(page.view.table.viewport(), LEFT, modifier, cell_at(page, row, key))


def edit_cell(qtbot: QtBot, page: LedgerPage, row: int, key: str) -> QWidget:
    """Double-click a cell; its field."""
    viewport = page.view.table.viewport()
    at = cell_at(page, row, key)
    qtbot.mouseClick(viewport, LEFT, pos=at)
    qtbot.mouseDClick(viewport, LEFT, pos=at)
    qtbot.waitUntil(lambda: page.view.table.editor() is not None, timeout=WAIT)
    editor = page.view.table.editor()
    assert editor is not None
    return editor


def cell_menu(page: LedgerPage, row: int, key: str) -> None:
    """Click a cell with the right button."""
    viewport = page.view.table.viewport()
    at = cell_at(page, row, key)
    asked = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(asked, at, viewport.mapToGlobal(at)))

"""The program's window in tests: shown, on a workbook of the real catalogue, and what a person does in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.pages.duty_table import DutyTable
from fzdesk.gui.report_view import ReportView
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.duty_row import DutyRow
from fzdesk.operations.sample import create_sample
from fzdesk.operations.workbooks import create
from fzdesk.report.model import Report, UnitProfile
from fzdesk.store.workbook import Workbook
from tests.gui.hands import type_words

LEFT = Qt.MouseButton.LeftButton
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WAIT = 20_000
UNIT = UnitProfile("青禾镇", "镇", "云岭县")


def new_workbook(folder: Path, year: int = 2025) -> Path:
    """A workbook with one empty report."""
    path = folder / "青禾镇.fzd"
    create(path, UNIT, year)
    return path


def sample_workbook(folder: Path) -> Path:
    """The finished sample."""
    path = folder / "示例.fzd"
    create_sample(path)
    return path


def shown(qtbot: QtBot, path: Path | None = None, *, size: tuple[int, int] = (1366, 720)) -> MainWindow:
    """The window, shown and active; on a workbook where one is given.  Closed with the test."""
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=close_anyhow)
    window.resize(*size)
    window.show_start()
    with qtbot.waitActive(window, timeout=WAIT):
        window.show()
    if path is not None:
        assert window.open_workbook(path)
        qtbot.waitUntil(lambda: window.isActiveWindow() and window.focusWidget() is not None, timeout=WAIT)
    return window


def close_anyhow(window: QWidget) -> None:
    """Let the workbook go, saved or not, so that closing the window asks nothing."""
    assert isinstance(window, MainWindow)
    if window.session is not None:
        window.session.close(discard=True)


def session_of(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


def view_of(window: MainWindow) -> ReportView:
    assert window.report_view is not None
    return window.report_view


def stored(path: Path, year: int | None = None) -> Report:
    """The report as the file has it now."""
    with closing(Workbook.open(path, read_only=True)) as workbook:
        return workbook.load(year or workbook.years()[0]).report


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Click in the middle of a widget that the clerk can see and use."""
    assert widget.isVisible()
    assert widget.isEnabled()
    qtbot.mouseClick(widget, LEFT)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, once the window has it: shortcuts want an active window."""
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None, timeout=WAIT)
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, modifier)


def write(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type: key by key where there are keys for it, by input method for Chinese."""
    for char in text:
        if char.isascii():
            qtbot.keyClicks(widget, char)
        else:
            type_words(widget, char)


def fill(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Click into a field and type."""
    qtbot.mouseClick(widget.viewport() if isinstance(widget, QTextEdit) else widget, LEFT)
    write(qtbot, widget, text)


def rows(window: MainWindow) -> list[DutyRow]:
    """The duties of the page that is shown."""
    return [row for table in view_of(window).page.findChildren(DutyTable) for row in table.rows.values()]


def figure_row(window: MainWindow, number: int = 0) -> DutyRow:
    """A duty of the shown page that wants a number."""
    return [row for row in rows(window) if any(figure.required for figure in row.duty.figures)][number]


def figure_key(row: DutyRow) -> str:
    return next(figure.key for figure in row.duty.figures if figure.required)


def figure_box(qtbot: QtBot, window: MainWindow, number: int = 0) -> QLineEdit:
    """Say 开展 to a duty by a click and give the box of its number."""
    row = figure_row(window, number)
    view_of(window).page.make_visible(row)
    qtbot.mouseClick(row.segmented, LEFT, pos=QPoint(10, row.segmented.height() // 2))
    box = row.figure_field(figure_key(row)).findChild(QLineEdit)
    assert box is not None
    return box


def figure_of(report: Report, row: DutyRow) -> str:
    """A duty's number as a report has it, in digits."""
    answer = report.answers.get(row.duty.key)
    value = answer.figures.get(figure_key(row)) if answer else None
    return "" if value is None or value.value is None else str(value.value)


def go_to(window: MainWindow, step: str) -> None:
    """Show a step that is not the thing tested."""
    view_of(window).show_step(step)


def menu_of(window: MainWindow, words: str) -> QAction:
    """An action of the window's menu."""
    menu = window.ui.menuButton.menu()
    assert menu is not None
    return next(action for action in menu.actions() if action.text() == words)


def open_menu() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@contextmanager
def in_dialog(act: Callable[[QDialog], None]) -> Iterator[list[QDialog]]:
    """Act in the dialog that opens during the ``with``."""
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            timer.stop()
            seen.append(dialog)
            act(dialog)

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    try:
        yield seen
    finally:
        timer.stop()
    assert seen, "no dialog opened"

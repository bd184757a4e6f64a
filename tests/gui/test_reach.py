"""Small windows, keyboards and screen readers: everything can be seen, reached and said, on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fzdesk.gui import theme
from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.pages.plans_page import PlanRows
from fzdesk.gui.window_base import SMALLEST, first_size
from tests.gui.windows import go_to, new_workbook, sample_workbook, session_of, shown, view_of


def all_pages(window: MainWindow) -> Iterator[str]:
    """Show every page of the window, one after the other."""
    window.show_start()
    yield "开始"
    window.show_report()
    for step in session_of(window).steps:
        view_of(window).show_step(step.key)
        QApplication.processEvents()
        yield step.title
    window.show_place("export")
    QApplication.processEvents()
    yield "导出"
    window.show_place("versions")
    QApplication.processEvents()
    yield "历史版本"


def name_of(widget: QWidget) -> str:
    """Enough to find a widget by."""
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}"


@pytest.mark.parametrize("path", [new_workbook, sample_workbook])
def test_smallest_window_cuts_nothing_off(qtbot: QtBot, tmp_path: Path, path: Callable[[Path], Path]) -> None:
    """At the smallest size nothing is wider than the window, nothing scrolls sideways, the bars show all their words."""
    window = shown(qtbot, path(tmp_path), size=SMALLEST)
    wrong = []
    for page in all_pages(window):
        assert (window.width(), window.height()) == SMALLEST, page
        for widget in window.findChildren(QWidget):
            if not widget.isVisible() or widget.window() is not window:
                continue
            if widget.width() > window.width():
                wrong.append(f"{page}: {name_of(widget)} is {widget.width()} wide")
            bar = getattr(widget, "horizontalScrollBar", lambda: None)()
            if bar is not None and bar.maximum() > 0 and not isinstance(widget, QLineEdit):
                wrong.append(f"{page}: {name_of(widget)} scrolls by {bar.maximum()}")
        wrong += [
            f"{page}: {name_of(widget)} {widget.width()} < {widget.sizeHint().width()}"
            for frame in (window.ui.topBar, window.ui.bottomBar)
            for widget in frame.findChildren(QWidget)
            if widget.isVisible() and widget.width() < widget.sizeHint().width()
        ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("screen", "at_first"),
    [
        ((1920, 1040), (1366, 720)),
        ((1366, 728), (1362, 688)),
        ((960, 508), (956, 468)),  # 1920 × 1080 at 200 %, less a task bar
        ((910, 480), (906, 440)),  # 1366 × 768 at 150 %
    ],
)
def test_the_window_opens_whole_on_any_screen(screen: tuple[int, int], at_first: tuple[int, int]) -> None:
    """What the screen has room for, less title bar and edges, up to the usual size."""
    assert first_size(QSize(*screen)) == QSize(*at_first)


def test_every_field_has_a_name(qtbot: QtBot, sample: Path) -> None:
    """A screen reader can say every widget that takes the focus, on every page."""
    window = shown(qtbot, sample)
    nameless = [
        f"{page}: {name_of(widget)} in {name_of(parent)}"
        for page in all_pages(window)
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not (widget.accessibleName() or getattr(widget, "text", str)())
        if (parent := widget.parentWidget()) is not None
    ]
    assert not nameless, "\n".join(nameless)


@pytest.mark.parametrize("place", ["form", "plans", "problems"])
def test_tab_follows_the_page(qtbot: QtBot, sample: Path, place: str) -> None:
    """Tab goes from field to field as they stand: down the page, in its columns, never back to the top."""
    window = shown(qtbot, sample)
    go_to(window, place)
    page = view_of(window).page
    page.begin()
    tops: list[int] = []
    while (at := QApplication.focusWidget()) is not None and page.isAncestorOf(at):
        column = at.mapTo(page.form.contents, QPoint(0, 0))
        tops.append(column.y())
        qtbot.keyClick(at, Qt.Key.Key_Tab)
        assert len(tops) < 200
    fields = [field for field in page.field_order() if field.isVisible() and field.isEnabled()]
    assert len(tops) == len(fields)
    back = max(before - after for before, after in pairwise(tops))
    assert back < theme.px(90)  # a column beside, or the menu behind a row's texts; the page is 2000 high
    assert max(tops) > 5 * theme.px(90)


def test_tab_in_a_row_of_plans(qtbot: QtBot, sample: Path) -> None:
    """From 什么时候 to 措施, then to what moves and removes the row."""
    window = shown(qtbot, sample)
    go_to(window, "plans")
    (block,) = view_of(window).page.findChildren(PlanRows)
    frame = next(iter(block.frames.values()))
    frame.texts["due"].setFocus()
    qtbot.keyClick(frame.texts["due"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is frame.texts["measure"]
    qtbot.keyClick(frame.texts["measure"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is frame.menu_button


def test_tab_goes_straight_to_the_export(qtbot: QtBot, window: MainWindow) -> None:
    """导出: from 文稿 through formats, 版式 and folder to 一键导出."""
    window.show_place("export")
    page = window.place_page()
    assert isinstance(page, ExportPage)
    qtbot.waitUntil(page.purposes.hasFocus)
    ui, passed = page.ui, [page.purposes]
    while passed[-1] is not ui.exportButton and len(passed) < 20:
        qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())  # type: ignore[arg-type]
    assert passed[1:4] == [ui.docxBox, ui.pdfBox, ui.txtBox]
    assert passed[-3:] == [page.profiles, ui.folderButton, ui.exportButton]
    assert len(passed) < 10


def test_tab_reaches_everything(qtbot: QtBot, window: MainWindow) -> None:
    """Tab goes through every field of every page and comes back to where it began."""
    left_out = []
    for page in all_pages(window):
        wanted = {
            widget
            for widget in window.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if widget.window() is window and widget.focusProxy() is None
        }
        seen: set[QWidget] = set()
        at = QApplication.focusWidget() or window
        for _ in range(3 * len(wanted) + 10):
            qtbot.keyClick(at, Qt.Key.Key_Tab)
            now = QApplication.focusWidget()
            assert now is not None, page
            if now in seen and now is at:
                break
            seen.add(now)
            at = now
            if wanted <= seen:
                break
        left_out += [f"{page}: {name_of(widget)}" for widget in wanted - seen]
    assert not left_out, "\n".join(left_out)


def test_focus_can_be_seen(window: MainWindow) -> None:
    """Whatever has the focus looks different from what has not, on every page."""
    unseen = []
    for page in all_pages(window):
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                if not widget.hasFocus():
                    continue
                around = widget.parentWidget() or widget
                with_focus = picture(around)
                window.setFocus()
                if picture(around) == with_focus:
                    unseen.append(f"{page}: {name_of(widget)}")
    assert not unseen, "\n".join(unseen)


def picture(widget: QWidget) -> QImage:
    """How a widget looks now."""
    return widget.grab().toImage()

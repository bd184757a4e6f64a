"""校核 and 预览与导出 under the steps: what they say, and where they lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fzdesk.gui import theme
from fzdesk.gui.check.check_page import CheckPage
from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.widgets.steps_list import SideItem
from tests.gui.windows import LEFT, WAIT, click, view_of


@pytest.fixture
def path(sample: Path) -> Path:
    """The window is on the sample."""
    return sample


def item(window: MainWindow, key: str) -> SideItem:
    return next(one for one in view_of(window).ui.places.items() if one.key == key)


def test_a_click_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    """Each line goes to its page; the step that was shown is still chosen on coming back."""
    places, step = view_of(window).ui.places, view_of(window).step.key
    for row, page in ((1, CheckPage), (2, ExportPage)):
        qtbot.mouseClick(
            places.viewport(), LEFT, pos=places.visualRect(places.model().index(row, 0)).center()
        )
        assert isinstance(window.ui.pages.currentWidget(), page)
        click(qtbot, window.ui.navReport)
        assert view_of(window).ui.steps.current() == step


def test_keys_pass_and_enter_goes(qtbot: QtBot, window: MainWindow) -> None:
    """Arrows only move; Enter goes."""
    places = view_of(window).ui.places
    places.setFocus()
    qtbot.keyClick(places, Qt.Key.Key_Down)
    qtbot.keyClick(places, Qt.Key.Key_Down)
    assert window.ui.pages.currentWidget() is window.report_view
    qtbot.keyClick(places, Qt.Key.Key_Return)
    assert isinstance(window.ui.pages.currentWidget(), ExportPage)


def test_what_they_say(qtbot: QtBot, window: MainWindow) -> None:
    """校核 says how many errors there are, 预览与导出 how many pages, once both are known."""
    assert view_of(window).page_column.wait_for_pages(WAIT)
    column = view_of(window).page_column
    qtbot.waitUntil(lambda: item(window, "export").tail == f"{column.count()} 页", timeout=WAIT)
    view_of(window).show_findings({"study": (2, 1), "plans": (1, 0)})
    assert (item(window, "check").tail, item(window, "check").tail_tint) == ("错误 3", "wrong")
    view_of(window).show_findings({})
    assert item(window, "check").tail == ""


def test_they_are_in_sight_in_a_low_window(qtbot: QtBot, window: MainWindow) -> None:
    """In the smallest window the steps scroll; both lines stay where they are."""
    window.resize(910, 512)
    places = view_of(window).ui.places
    qtbot.waitUntil(lambda: places.mapTo(window, places.rect().bottomLeft()).y() < window.height())
    assert places.visualRect(places.model().index(2, 0)).bottom() <= places.viewport().height()
    assert not places.verticalScrollBar().isVisible()


def test_a_large_screen_gives_the_paper_more(qtbot: QtBot, window: MainWindow) -> None:
    """On the usual screen the column has its usual width, on a large one the page is easier to read."""
    column = view_of(window).page_column
    window.resize(1366, 720)
    qtbot.waitUntil(lambda: column.width() == theme.px(416))
    window.resize(1900, 1000)
    qtbot.waitUntil(lambda: column.width() > theme.px(500))
    assert view_of(window).ui.work.width() >= theme.px(734)

"""Searching from anywhere: all ledgers, all years, the report's text; letters of 拼音 too."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fzdesk.gui.ledger.search_box import NOTHING, SearchBox
from fzdesk.gui.main_window import MainWindow
from fzdesk.operations.outline import drop_section
from fzdesk.operations.paragraphs import with_own_text
from tests.gui.ledgers import ledger_page, put, study, titles
from tests.gui.windows import CONTROL, WAIT, new_workbook, press, session_of, shown, view_of, write


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Two ledgers, two years, and a paragraph of the clerk's own."""
    path = new_workbook(tmp_path)
    put(path, "study", [study(3, 8, "行政处罚法解读"), study(4, 9, "民法典")])
    put(path, "mediation", [
        {"date": dt.date(2024, 5, 6), "committee": "桥头村调委会", "title": "宅基地边界纠纷"},
    ])  # fmt: skip
    window = shown(qtbot, path)
    session = session_of(window)
    session.change(with_own_text(session.report, "study", "桥头村的做法值得推广。"), "写")
    return window


def box_of(window: MainWindow) -> SearchBox:
    assert window.ledgers is not None
    return window.ledgers.box


def look_for(qtbot: QtBot, window: MainWindow, text: str) -> list[str]:
    """Ctrl+F, type; what is offered."""
    press(qtbot, Qt.Key.Key_F, CONTROL)
    box = box_of(window)
    assert QApplication.focusWidget() is box
    write(qtbot, box, text)
    qtbot.waitUntil(box.offers.isVisible, timeout=WAIT)
    return [item.title for item in box.offers.list.items()]


def test_all_ledgers_all_years_and_the_text(qtbot: QtBot, window: MainWindow) -> None:
    """A place name finds the dispute of last year and the paragraph about it."""
    found = look_for(qtbot, window, "桥头")
    assert found == ["宅基地边界纠纷", "报告正文", "桥头村的做法值得推广。"]


def test_letters_find_too(qtbot: QtBot, window: MainWindow) -> None:
    """First letters of 拼音 are enough."""
    assert look_for(qtbot, window, "xzcf") == ["行政处罚法解读"]


def test_enter_goes_to_the_first(qtbot: QtBot, window: MainWindow) -> None:
    """Enter opens the entry in its ledger and its year, chosen."""
    look_for(qtbot, window, "宅基地")
    press(qtbot, Qt.Key.Key_Return)
    page = ledger_page(qtbot, window)
    assert page.view.kind.key == "mediation"
    assert page.view.year == 2024
    entry = page.view.table.current_entry()
    assert entry is not None
    assert entry.values["title"] == "宅基地边界纠纷"


def test_arrows_choose_and_a_paragraph_is_gone_to(qtbot: QtBot, window: MainWindow) -> None:
    """↓ ↓ Enter takes the second; a paragraph opens where it stands."""
    look_for(qtbot, window, "桥头")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert window.ui.pages.currentWidget() is window.report_view
    assert view_of(window).page.step_key == "study"


def test_text_that_is_not_written_is_not_found(qtbot: QtBot, window: MainWindow) -> None:
    """A section left out has no page to go to: its text is not offered."""
    session = session_of(window)
    session.change(drop_section(session.report, "study"), "不写")
    assert look_for(qtbot, window, "桥头") == ["宅基地边界纠纷"]


def test_nothing_found_is_said(qtbot: QtBot, window: MainWindow) -> None:
    """No dead end: a calm word, and Esc clears the box."""
    assert look_for(qtbot, window, "没有这个词") == [NOTHING]
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    assert box_of(window).text() == ""
    assert titles(ledger_page(qtbot, window))

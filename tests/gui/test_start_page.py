"""The start page by clicks and keys: what was opened lately, a new workbook, the sample."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fzdesk import recent
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.start import report_card
from fzdesk.gui.start.report_card import ReportCard
from fzdesk.gui.start.start_page import StartPage
from fzdesk.gui.widgets.status_words import IconWord, ProgressLine
from fzdesk.operations.workbooks import add_year, create, writing
from tests.gui.recorder import recorded
from tests.gui.windows import (
    LEFT,
    UNIT,
    WAIT,
    click,
    figure_box,
    fill,
    go_to,
    new_workbook,
    press,
    session_of,
    shown,
    view_of,
    write,
)


def start_page(window: MainWindow) -> StartPage:
    page = window.ui.pages.currentWidget()
    assert isinstance(page, StartPage)
    return page


def cards(qtbot: QtBot, page: StartPage, number: int) -> list[ReportCard]:
    """The cards, once they are read."""
    qtbot.waitUntil(lambda: len(page._cards) == number, timeout=WAIT)
    return [card for card in page._cards if isinstance(card, ReportCard)]


def words(card: ReportCard) -> str:
    """Everything a card says."""
    labels = [label.text() for label in card.findChildren(QLabel)]
    icons = [word.words() for word in card.findChildren(IconWord)]
    lines = [line.accessibleName() for line in card.findChildren(ProgressLine)]
    return " ".join((*labels, *icons, *lines))


def click_deed(qtbot: QtBot, page: StartPage, key: str) -> None:
    """Click a line at the left."""
    deeds = page.ui.deeds
    row = [item.key for item in deeds.items()].index(key)
    qtbot.mouseClick(deeds.viewport(), LEFT, pos=deeds.visualRect(deeds.model().index(row, 0)).center())


def test_first_start_is_the_form(qtbot: QtBot) -> None:
    """With no workbook yet the form stands there, the cursor in the name; nothing at the left."""
    page = start_page(shown(qtbot))
    assert page.ui.work.currentWidget() is page.ui.newPage
    assert not page.ui.side.isVisible()
    assert QApplication.focusWidget() is page.form.ui.nameEdit


def test_reports_are_listed_and_the_right_one_opens(qtbot: QtBot, tmp_path: Path) -> None:
    """Each report of each workbook with progress, last change and deadline, the last one first."""
    one = new_workbook(tmp_path)
    with writing(one) as workbook:
        add_year(workbook, UNIT, 2026)
    two = tmp_path / "乙 镇.fzd"
    create(two, UNIT, 2024)
    window = shown(qtbot, one)
    go_to(window, next(step.key for step in session_of(window).steps if step.total))
    fill(qtbot, figure_box(qtbot, window), "8")
    assert window.open_workbook(two)
    press(qtbot, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    page = start_page(window)
    found = cards(qtbot, page, 3)
    assert ["2024" in words(found[0]), "2026" in words(found[1]), "2025" in words(found[2])] == [True] * 3
    for card in found:
        assert "青禾镇" in words(card)
        assert "待填" in words(card)
        assert "中已完成" in words(card)
        assert "今天" in words(card)
    assert "乙 镇.fzd" in words(found[0])
    assert [card.button.text() for card in found] == ["继续编写", "打开", "打开"]
    click(qtbot, found[2].button)
    assert session_of(window).keeper.path == one
    assert session_of(window).report.year == 2025


def test_card_says_the_deadline(qtbot: QtBot, tmp_path: Path) -> None:
    """The next deadline with the days until then; nothing once all are past."""
    deadlines = [{"title": "报送", "date": "2026-03-01"}, {"title": "公开", "date": "2026-04-01"}]
    assert report_card.next_deadline(deadlines, dt.date(2026, 1, 19)) == "3月1日前报送，还有 41 天"
    assert report_card.next_deadline(deadlines, dt.date(2026, 3, 2)) == "4月1日前公开，还有 30 天"
    assert report_card.next_deadline(deadlines, dt.date(2026, 5, 1)) == ""


def test_unreadable_workbook_stays_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    """A damaged workbook is listed with what to do; the others open as ever; one that is gone is left out."""
    good, bad, gone = new_workbook(tmp_path), tmp_path / "坏.fzd", tmp_path / "没.fzd"
    bad.write_bytes(b"not a workbook" * 100)
    gone.write_bytes(b"")
    for path in (good, bad, gone):
        recent.remember(path)
    gone.unlink()
    page = start_page(shown(qtbot))
    qtbot.waitUntil(lambda: len(page._cards) == 2, timeout=WAIT)
    bad_card = page._cards[0]
    assert isinstance(bad_card, QLabel)
    assert "坏.fzd" in bad_card.text()
    assert "找回备份" in bad_card.text()


def test_new_workbook_by_keys(qtbot: QtBot, profile: Path) -> None:
    """Name, Enter, county, Enter: the report is open; kind follows the name's ending; the file lies where it is said."""
    window = shown(qtbot)
    page = start_page(window)
    write(qtbot, page.form.ui.nameEdit, "云岭彝族乡")
    assert page.form.kind.value() == "民族乡"
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.form.ui.countyEdit
    write(qtbot, page.form.ui.countyEdit, "云岭县")
    path = profile / "documents" / "云岭彝族乡.fzd"
    assert page.form.ui.place.text() == str(path)
    press(qtbot, Qt.Key.Key_Return)
    assert session_of(window).report.unit.name == "云岭彝族乡"
    assert session_of(window).report.unit.county == "云岭县"
    assert path.is_file()
    assert recent.recent() == [path]


def test_new_workbook_wants_a_name(qtbot: QtBot) -> None:
    """Without a name it is said beside the field, and nothing is made."""
    window = shown(qtbot)
    form = start_page(window).form
    click(qtbot, form.ui.beginButton)
    assert form.ui.nameFault.isVisible()
    assert "单位名称" in form.ui.nameFault.text()
    assert QApplication.focusWidget() is form.ui.nameEdit
    assert window.session is None


def test_new_workbook_never_takes_an_existing_file(qtbot: QtBot, profile: Path) -> None:
    """A name that is taken is said in words; the file there stays as it was."""
    taken = profile / "documents" / "青禾镇.fzd"
    taken.write_bytes(b"mine")
    window = shown(qtbot)
    form = start_page(window).form
    write(qtbot, form.ui.nameEdit, "青禾镇")
    with recorded() as said:
        click(qtbot, form.ui.beginButton)
    assert "已经有名为“青禾镇.fzd”的文件" in said.notices[0][1]
    assert taken.read_bytes() == b"mine"
    assert window.session is None


def test_place_can_be_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    """The workbook lies where the clerk wants it, with its ending."""
    window = shown(qtbot)
    form = start_page(window).form
    write(qtbot, form.ui.nameEdit, "青禾镇")
    with recorded(paths=[tmp_path / "报告 工作簿"]):
        click(qtbot, form.ui.placeButton)
    click(qtbot, form.ui.beginButton)
    assert session_of(window).keeper.path == tmp_path / "报告 工作簿.fzd"


def test_sample_opens_twice(qtbot: QtBot) -> None:
    """示例 opens a finished report to look around in; a second time it is as new."""
    window = shown(qtbot)
    click(qtbot, start_page(window).form.ui.sampleButton)
    assert session_of(window).missing() == ()
    go_to(window, "plans")
    press(qtbot, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    with recorded() as said:
        click_deed(qtbot, start_page(window), "sample")
    assert not said.notices
    assert session_of(window).missing() == ()


def test_open_by_dialog_again_after_thinking_better(qtbot: QtBot, path: Path) -> None:
    """打开工作簿… can be clicked again after the dialog was closed without a choice; arrows alone open nothing."""
    recent.remember(path)
    window = shown(qtbot)
    page = start_page(window)
    with recorded(paths=[None, path]) as said:
        for _ in range(4):
            qtbot.keyClick(page.ui.deeds, Qt.Key.Key_Down)
        assert not said.prompts
        click_deed(qtbot, page, "open")
        assert window.session is None
        click_deed(qtbot, page, "open")
    assert session_of(window).keeper.path == path
    assert view_of(window).isVisible()


def test_a_damaged_list_of_recent_files_costs_nothing(qtbot: QtBot, profile: Path) -> None:
    """The list of workbooks opened lately is a convenience: nonsense in it is an empty list."""
    for nonsense in ("{", "[1, null]", '{"a": 1}', "\x00"):
        (profile / "recent.txt").write_text(nonsense)
        assert recent.recent() == []
    assert start_page(shown(qtbot)).ui.newPage.isVisible()

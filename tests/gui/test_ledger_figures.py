"""Figures and ledgers by clicks: from a figure to its rows and back, text that follows, what differs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui.ledger.beside_panel import BesideRow
from fzdesk.gui.ledger.ledger_page import LedgerPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.widgets.figure_field import FigureField
from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.gui.widgets.status_words import IconWord
from fzdesk.operations import answers
from fzdesk.report.model import FigureValue
from fzdesk.report.prose import plain_text, reconcile, section_prose
from tests.gui.hands import menu_action
from tests.gui.ledgers import ledger_page, opened, record, study, titles
from tests.gui.windows import (
    CONTROL,
    LEFT,
    WAIT,
    click,
    go_to,
    press,
    rows,
    session_of,
    shown,
    view_of,
    write,
)

TIMES = "study.pre_meeting.times"
ROWS = [study(3, 8, "行政处罚法"), study(4, 9, "信访工作条例"), study(5, 6, "民法典", form="中心组")]


def say_done(window: MainWindow, *duties: str) -> None:
    """The duties are answered 开展."""
    session = session_of(window)
    report = session.report
    for duty in duties:
        report = answers.set_state(report, duty, "done")
    session.change(reconcile(report, session.catalogue), "答")


def text_of(window: MainWindow) -> str:
    """The section about study as it prints."""
    session = session_of(window)
    shown = section_prose(session.report, session.wording, "study")
    return "\n".join(plain_text(paragraph.pieces) for paragraph in shown)


def beside(page: LedgerPage, key: str) -> BesideRow:
    """The line of a figure at the right."""
    return next(row for row in page.aside.figures.rows if row.found.at.key == key)


def act(qtbot: QtBot, page: LedgerPage, key: str) -> None:
    """Click the button of a figure at the right."""
    button = beside(page, key).button
    assert button is not None
    qtbot.waitUntil(button.isVisible, timeout=WAIT)
    page.aside.area.ensureWidgetVisible(button)
    click(qtbot, button)


def test_generated_text_follows_a_recorded_entry(qtbot: QtBot, tmp_path: Path) -> None:
    """An entry is recorded, and the report says one more at once, though nobody looked at it."""
    window, page = opened(qtbot, tmp_path, ROWS)
    say_done(window, "study.pre_meeting")
    assert "会前学法" in text_of(window)
    assert "2次" in text_of(window)
    record(qtbot, page, date="6.3", form="会前学法", title="宪法")
    assert "3次" in text_of(window)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert "2次" in text_of(window)


def test_from_a_duty_to_its_rows_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    """台账 2 条 beside a figure shows just those two; 回到报告 goes back to the figure."""
    window, page = opened(qtbot, tmp_path, ROWS)
    say_done(window, "study.pre_meeting", "study.group")
    click(qtbot, window.ui.navReport)
    go_to(window, "study")
    row = next(row for row in rows(window) if row.duty.key == "study.pre_meeting")
    view_of(window).page.make_visible(row)
    assert row.source.words() == "台账 2 条"
    click(qtbot, row.source)
    assert window.ui.pages.currentWidget() is page
    assert titles(page) == ["信访工作条例", "行政处罚法"]
    assert "2 条" in page.view.scope.text()
    back = next(b for b in page.view.scope.findChildren(QPushButton) if b.text() == "回到报告")
    click(qtbot, back)
    assert window.ui.pages.currentWidget() is window.report_view
    assert view_of(window).page.step_key == "study"


def test_the_whole_ledger_after_the_rows_of_a_figure(qtbot: QtBot, tmp_path: Path) -> None:
    """看全部 shows all entries of the year again."""
    window, page = opened(qtbot, tmp_path, ROWS)
    window.show_place("ledger", f"figure:{TIMES}")
    assert len(titles(page)) == 2
    whole = next(b for b in page.view.scope.findChildren(QPushButton) if b.text() == "看全部")
    click(qtbot, whole)
    assert len(titles(page)) == 3
    assert not page.view.scope.isVisible()


def test_from_the_text_to_the_rows(qtbot: QtBot, tmp_path: Path) -> None:
    """A click on a counted number in the text shows the entries it counts."""
    window, page = opened(qtbot, tmp_path, ROWS)
    say_done(window, "study.pre_meeting")
    click(qtbot, window.ui.navReport)
    go_to(window, "study")
    editor = view_of(window).page.findChildren(ProseEditor)[0]
    editor.figure_clicked.emit(TIMES)
    assert window.ui.pages.currentWidget() is page
    assert titles(page) == ["信访工作条例", "行政处罚法"]


def test_a_counted_figure_can_be_typed_instead(qtbot: QtBot, tmp_path: Path) -> None:
    """The box of a counted figure offers its rows and typing; typed it says 手工填报."""
    window, _ = opened(qtbot, tmp_path, ROWS)
    say_done(window, "study.pre_meeting")
    click(qtbot, window.ui.navReport)
    go_to(window, "study")
    row = next(row for row in rows(window) if row.duty.key == "study.pre_meeting")
    view_of(window).page.make_visible(row)
    box = row.figure_field("times").box
    qtbot.mouseClick(box, LEFT)
    menu_action("改为手工填报")
    press(qtbot, Qt.Key.Key_A, CONTROL)
    write(qtbot, box, "5")
    press(qtbot, Qt.Key.Key_Return)
    assert row.source.words() == "手工填报"
    assert session_of(window).report.answers["study.pre_meeting"].figures["times"].value == 5


def test_a_row_of_both_tells_each_figures_origin(qtbot: QtBot, sample: Path) -> None:
    """One figure counted, one typed: the row says both, each figure its own; nothing is cut off."""
    window = shown(qtbot, sample)
    go_to(window, "study")
    row = next(row for row in rows(window) if row.duty.key == "study.warning")
    view_of(window).page.make_visible(row)
    words = row.source.words()
    assert words.endswith(" 条、手工")
    assert words.startswith("台账 ")
    counted = words.removesuffix("、手工")
    times, typed = (figure.title for figure in row.duty.figures if figure.key in ("times", "discipline"))
    assert f"{times}：{counted}" in row.source.toolTip().split("\n")
    assert f"{typed}：手工填报" in row.source.accessibleDescription().split("；")
    assert row.figure_field("times").box.accessibleDescription() == counted
    assert row.figure_field("discipline").box.toolTip().endswith("手工填报")
    assert row.source.width() >= row.source.sizeHint().width()
    assert row.source.geometry().right() < row.info.geometry().left()
    assert not any(row.source.geometry().intersects(one.geometry()) for one in row.findChildren(FigureField))


def edited(qtbot: QtBot, window: MainWindow) -> None:
    """The paragraph with the number of 会前学法 is changed by hand, at its end."""
    click(qtbot, window.ui.navReport)
    go_to(window, "study")
    editor = view_of(window).page.findChildren(ProseEditor)[0]
    qtbot.mouseClick(editor.viewport(), LEFT, pos=QPoint(80, 20))
    press(qtbot, Qt.Key.Key_End)
    write(qtbot, editor, "好")
    view_of(window).leave()
    qtbot.waitUntil(lambda: "好" in text_of(window), timeout=WAIT)


def test_an_edited_paragraph_is_updated_by_one_click(qtbot: QtBot, tmp_path: Path) -> None:
    """An edited paragraph keeps its old number, is told beside the ledger, and takes the new one by 更新."""
    window, page = opened(qtbot, tmp_path, ROWS)
    say_done(window, "study.pre_meeting")
    edited(qtbot, window)
    click(qtbot, window.ui.navLedger)
    record(qtbot, page, date="6.3", form="会前学法", title="宪法")
    assert "2次" in text_of(window)
    row = beside(page, TIMES)
    assert row.found.standing == "stale"
    assert row.said.text() == "正文写 2 次"
    act(qtbot, page, TIMES)
    assert "3次" in text_of(window)
    assert beside(page, TIMES).said.text() == "一致"
    press(qtbot, Qt.Key.Key_Z, CONTROL)  # takes the text's number back first, not the entry
    assert "2次" in text_of(window)
    assert len(titles(page)) == 4
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    assert "3次" in text_of(window)
    assert len(titles(page)) == 4
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert len(titles(page)) == 3


def test_a_typed_number_gives_way_to_the_ledger(qtbot: QtBot, tmp_path: Path) -> None:
    """手工填报 that differs from the ledger is told; 改用台账的数 takes the typed number away."""
    window, page = opened(qtbot, tmp_path, ROWS)
    session = session_of(window)
    report = answers.set_figure(session.report, "study.pre_meeting", "times", FigureValue(Decimal(9)))
    session.change(reconcile(report, session.catalogue), "填")
    row = beside(page, TIMES)
    assert row.found.standing == "typed"
    assert row.said.text() == "手工填报 9 次"
    act(qtbot, page, TIMES)
    assert "times" not in session.report.answers["study.pre_meeting"].figures
    assert beside(page, TIMES).said.text() == "一致"
    assert "2次" in text_of(window)


def test_a_duty_not_answered_is_gone_to(qtbot: QtBot, tmp_path: Path) -> None:
    """Entries without an answer: 去填写 leads to the duty."""
    window, page = opened(qtbot, tmp_path, ROWS)
    assert beside(page, TIMES).found.standing == "unanswered"
    act(qtbot, page, TIMES)
    assert window.ui.pages.currentWidget() is window.report_view
    assert view_of(window).page.step_key == "study"


def test_a_duty_not_answered_says_what_its_ledger_has(qtbot: QtBot, tmp_path: Path) -> None:
    """The row says how many entries there are; 开展 by one click takes them, others say what to choose."""
    window, _ = opened(qtbot, tmp_path, ROWS)
    click(qtbot, window.ui.navReport)
    go_to(window, "study")
    shown = {row.duty.key: row for row in rows(window)}
    row = shown["study.pre_meeting"]
    view_of(window).page.make_visible(row)
    hints = {key: one.findChildren(IconWord)[0].words() for key, one in shown.items()}
    assert hints["study.pre_meeting"] == "台账已记 2 条，选“开展”就填上"
    assert set(hints.values()) > {"先选开展情况"}
    qtbot.mouseClick(row.segmented, LEFT, pos=QPoint(10, row.segmented.height() // 2))
    assert row.answer().state == "done"
    assert row.source.words() == "台账 2 条"
    assert row.figure_field("times").box.text() == "2"


def test_rates_print_as_people_write_them(qtbot: QtBot, tmp_path: Path) -> None:
    """The foot has rates too; 100% only when all passed."""
    exam = {"date": dt.date(2025, 12, 1), "form": "考试", "title": "闭卷", "attendees": 27, "expected": 27}
    _, page = opened(qtbot, tmp_path, [{**exam, "passed": 26}])
    assert "96.3%" in page.view.totals.toolTip()
    assert "100%" in page.view.totals.toolTip()


def test_rows_of_another_year_stay_out_of_the_figures(qtbot: QtBot, tmp_path: Path) -> None:
    """An entry of 2024 does not count in the report of 2025."""
    window, page = opened(qtbot, tmp_path, [*ROWS, {**ROWS[0], "date": dt.date(2024, 3, 8)}])
    assert session_of(window).totals[TIMES].value == 2
    window.show_place("ledger", f"figure:{TIMES}")
    assert len(titles(page)) == 2


def test_ledgers_are_there_again_after_closing(qtbot: QtBot, tmp_path: Path) -> None:
    """What was recorded counts when the workbook is opened the next time."""
    window, page = opened(qtbot, tmp_path, ROWS)
    record(qtbot, page, date="6.3", form="会前学法", title="宪法")
    assert window.close_session()
    assert window.open_workbook(tmp_path / "青禾镇.fzd")
    assert session_of(window).totals[TIMES].value == 3
    assert len(titles(ledger_page(qtbot, window))) == 4


def test_totals_begin_with_what_there_is(qtbot: QtBot, tmp_path: Path) -> None:
    """Where not all fit, a figure that is nought does not take the place of one that is not."""
    _, page = opened(qtbot, tmp_path, [study(3, 8, "行政处罚法"), study(4, 9, "信访工作条例")])
    words = page.view.totals.toolTip().split("，")
    noughts = [word.split(" ")[-1].startswith("0") for word in words]
    assert noughts == sorted(noughts)
    assert words[0] == "会前学法 2次"

"""落款: 版头, 版记, 附件 and 版式, by keys and clicks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fzdesk.document.form import number_text
from fzdesk.gui.pages import form_facts as facts
from fzdesk.gui.pages.form_page import FormPage
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.session import Session
from fzdesk.operations import profiles
from fzdesk.operations.answers import set_form
from fzdesk.report.model import Attachment
from tests.gui.hands import type_words
from tests.gui.small_catalogue import empty_report, open_session

ShowPage = Callable[[Session, str], StepPage]
LEFT = Qt.MouseButton.LeftButton
TABLE = Attachment("会前学法情况表", (("时间", "内容"), ("1月8日", "民法典"), ("2月9日", "行政处罚法")))


def form(show_page: ShowPage, session: Session) -> FormPage:
    page = show_page(session, "form")
    assert isinstance(page, FormPage)
    return page


def switch(page: FormPage, key: str, qtbot: QtBot, *, on: bool) -> None:
    """Click 印 or 不印."""
    widget = page.upward.bound[key].widget
    at = widget.width() - 10 if on else 10
    qtbot.mouseClick(widget, LEFT, pos=QPoint(at, widget.height() // 2))


def write(qtbot: QtBot, session: Session, widget: QWidget, words: str) -> None:
    widget.setFocus()
    with qtbot.waitSignal(session.changed):
        type_words(widget, words)


def test_letterhead_is_one_quiet_line_until_it_is_wanted(show_page: ShowPage, qtbot: QtBot) -> None:
    """Nothing of 版头 is asked before 印 is chosen; 不印 keeps what was written."""
    session = open_session()
    page = form(show_page, session)
    ui = page.upward.ui
    assert not ui.number.isVisible()
    switch(page, "form.letterhead", qtbot, on=True)
    assert session.report.form.letterhead
    assert ui.number.isVisible()
    assert ui.marks.placeholderText() == "青禾镇人民政府文件"
    write(qtbot, session, ui.signers, "李四、王五")
    assert session.report.form.signers == ("李四", "王五")
    switch(page, "form.letterhead", qtbot, on=False)
    assert not ui.number.isVisible()
    assert session.document.letterhead is None
    assert session.report.form.signers == ("李四", "王五")


def test_the_number_gets_its_brackets(show_page: ShowPage, qtbot: QtBot) -> None:
    """The year is offered in 〔〕; other brackets become these on leaving the field."""
    session = open_session()
    page = form(show_page, session)
    switch(page, "form.letterhead", qtbot, on=True)
    field = page.upward.ui.number
    write(qtbot, session, field, "青政发")
    assert page.upward.year.text() == "〔2026〕"
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(page.upward.year, LEFT)
    assert QApplication.focusWidget() is field
    write(qtbot, session, field, "3号")
    assert session.report.form.number == "青政发〔2026〕3号"
    field.selectAll()
    write(qtbot, session, field, "青政发[2026]第04号")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "青政发〔2026〕4号"
    assert session.document.letterhead is not None
    assert session.document.letterhead.number == "青政发〔2026〕4号"


def test_colophon(show_page: ShowPage, qtbot: QtBot) -> None:
    """抄送 keeps its groups, 印发机关 and 印发日期 are as usual until they are written."""
    session = open_session()
    page = form(show_page, session)
    switch(page, "form.colophon", qtbot, on=True)
    ui = page.upward.ui
    assert ui.printer.placeholderText() == "青禾镇人民政府"
    write(qtbot, session, ui.copies, "县委、县政府，县司法局")
    assert session.report.form.copies == ("县委、县政府", "县司法局")
    write(qtbot, session, ui.printer, "青禾镇党政综合办公室")
    write(qtbot, session, ui.printed, "2026-1-20")
    colophon = session.document.colophon
    assert colophon is not None
    assert colophon.copies == "县委、县政府，县司法局"
    assert (colophon.printer, colophon.date) == ("青禾镇党政综合办公室", "2026年1月20日")
    assert session.report.form.printed == dt.date(2026, 1, 20)
    assert ui.printedHint.text() == "星期二"


def test_the_paper_leads_to_a_hidden_field(show_page: ShowPage) -> None:
    """Going to a field of 版头 that is not printed ends on what turns it on."""
    page = form(show_page, open_session())
    assert page.focus_field("form.marks")
    assert QApplication.focusWidget() is page.upward.bound["form.letterhead"].widget
    assert page.focus_field("form.attachments")
    assert QApplication.focusWidget() is page.attachments.new


def test_attachments_come_move_and_go(show_page: ShowPage, qtbot: QtBot) -> None:
    """A new one is named at once; tables say how large they are; order and removal follow the buttons."""
    session = open_session()
    session.change(set_form(session.report, attachments=(TABLE,)), "加附件")
    page = form(show_page, session)
    block = page.attachments
    assert block._rows[0].what.text() == "表格，2 行 2 列"
    assert not block._rows[0].up.isVisible()
    page.make_visible(block.new)
    qtbot.mouseClick(block.new, LEFT)
    assert QApplication.focusWidget() is block._rows[1].title
    assert "名称写好才会印" in block._rows[1].what.text()
    assert len(session.document.attachments) == 1
    write(qtbot, session, block._rows[1].title, "矛盾纠纷台账")
    assert [one.title for one in session.document.attachments] == ["会前学法情况表", "矛盾纠纷台账"]
    page.make_visible(block._rows[1])
    qtbot.mouseClick(block._rows[1].up, LEFT)
    assert [one.title for one in session.report.form.attachments] == ["矛盾纠纷台账", "会前学法情况表"]
    assert block._rows[1].what.text() == "表格，2 行 2 列"
    qtbot.mouseClick(block._rows[1].delete, LEFT)
    assert [one.title for one in session.report.form.attachments] == ["矛盾纠纷台账"]
    assert "会前学法情况表" in page.notice.text()
    assert len(block._rows) == 1


def test_typing_into_an_attachment_that_goes_away_is_no_harm(show_page: ShowPage, qtbot: QtBot) -> None:
    """Words typed just before the attachment is removed elsewhere are dropped with it."""
    session = open_session()
    session.change(set_form(session.report, attachments=(Attachment("甲"), Attachment("乙"))), "加附件")
    block = form(show_page, session).attachments
    block.focus_field("form.attachments.1")
    type_words(block._rows[1].title, "丙")
    session.change(set_form(session.report, attachments=(Attachment("甲"),)), "删附件")
    block.leave()
    assert session.report.form.attachments == (Attachment("甲"),)
    assert len(block._rows) == 1


def test_profile_is_chosen_here_too(show_page: ShowPage, qtbot: QtBot) -> None:
    """The shipped profiles and the report's own are offered; the button leads to their settings."""
    session = open_session()
    session.change(profiles.choose(profiles.copy(session.report, "plain"), "standard"), "版式")
    page = form(show_page, session)
    box = page.upward.profile
    assert [box.itemText(at) for at in range(box.count())][-1] == "普通文稿（自定）"
    assert box.currentText() == "国家标准"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert session.report.form.profile.startswith("own.")
    page.make_visible(page.upward.settings)
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.mouseClick(page.upward.settings, LEFT)
    assert wanted.args == ["settings"]


def test_read_only(show_page: ShowPage) -> None:
    """Nothing can be changed in a report that may only be looked at; the settings can be looked at."""
    page = form(show_page, open_session(read_only=True))
    assert not any(bound.widget.isEnabled() for bound in page.upward.bound.values())
    assert not page.upward.profile.isEnabled()
    assert not page.attachments.new.isEnabled()
    assert page.upward.settings.isEnabled()


@given(st.lists(st.text(max_size=8), max_size=6), st.integers(0, 7), st.sampled_from((-1, 1)))
def test_any_order_of_attachments_keeps_each(titles: list[str], at: int, by: int) -> None:
    """Moving loses none and doubles none; at the ends nothing moves."""
    report = set_form(empty_report(), attachments=tuple(Attachment(title) for title in titles))
    if at >= len(titles):
        return
    moved = facts.moved_attachment(report, at, by).form.attachments
    assert sorted(one.title for one in moved) == sorted(titles)
    if 0 <= at + by < len(titles):
        assert moved[at + by].title == titles[at]


@given(st.text(max_size=30))
def test_any_number_stays_as_it_is_the_second_time(text: str) -> None:
    """What becomes of a typed 发文字号 is not changed again by looking at it."""
    once = number_text(text)
    assert number_text(once) == once
    assert facts.with_number(empty_report(), text).form.number == once

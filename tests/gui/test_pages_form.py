"""落款: title, issuers, addressee, days and the unit, by keys and clicks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fzdesk.gui.pages import form_fields, form_page
from fzdesk.gui.pages.form_page import FormBlock, FormPage
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.operations.answers import set_form
from tests.gui.hands import type_words
from tests.gui.small_catalogue import open_session

ShowPage = Callable[[Session, str], StepPage]


def form(show_page: ShowPage, session: Session) -> FormBlock:
    page = show_page(session, "form")
    assert isinstance(page, FormPage)
    return page.fields


def choose(block: FormBlock, key: str, number: int, qtbot: QtBot) -> None:
    """Choose by a number key."""
    widget = block.bound[key].widget
    assert isinstance(widget, Segmented)
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key(Qt.Key.Key_0 + number))


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2026-1-19", dt.date(2026, 1, 19)), ("1月19日", dt.date(2026, 1, 19)), ("今天", dt.date(2026, 3, 4))],
)
def test_date_as_people_type_it(
    show_page: ShowPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: str, day: dt.date
) -> None:
    """A day without a year is one of the year after the report; Enter writes it out and names its weekday."""
    monkeypatch.setattr(form_fields, "today", lambda: dt.date(2026, 3, 4))
    session = open_session()
    block = form(show_page, session)
    block.focus_field("form.date")
    with qtbot.waitSignal(session.changed):
        type_words(block.ui.date, typed)
    assert session.report.form.date == day
    assert block.ui.date.text() == typed
    qtbot.keyClick(block.ui.date, Qt.Key.Key_Return)
    assert block.ui.date.text() == f"{day.year}年{day.month}月{day.day}日"
    assert block.ui.dateHint.text().startswith("星期")


def test_what_is_no_day_is_said_on_leaving(show_page: ShowPage, qtbot: QtBot) -> None:
    """A wrong day stays as it was typed, with a sentence below; what it began with is not kept as the day."""
    session = open_session()
    block = form(show_page, session)
    block.focus_field("form.date")
    with qtbot.waitSignal(session.changed):
        type_words(block.ui.date, "2026-2-3")
    with qtbot.waitSignal(session.changed):
        type_words(block.ui.date, "0")
    assert not block.ui.dateHint.isVisible()
    qtbot.keyClick(block.ui.date, Qt.Key.Key_Return)
    assert block.ui.dateHint.text() == "2026年2月没有30日，请核对日期。现在写的没有记进报告。"
    assert session.report.form.date is None
    assert "form.date" in [missing.field for missing in session.missing()]
    choose(block, "form.seal", 2, qtbot)
    assert block.ui.date.text() == "2026-2-30"
    assert block.ui.dateHint.isVisible()


def test_today_in_one_click(show_page: ShowPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """写今天 takes the day it is."""
    monkeypatch.setattr(form_page, "today", lambda: dt.date(2026, 1, 19))
    session = open_session()
    block = form(show_page, session)
    qtbot.mouseClick(block.today, Qt.MouseButton.LeftButton)
    assert session.report.form.date == dt.date(2026, 1, 19)
    assert block.ui.date.text() == "2026年1月19日"


def test_title_preview_follows(show_page: ShowPage, qtbot: QtBot) -> None:
    """Kind of title, one or two lines and own words show at once as they will print."""
    session = open_session()
    block = form(show_page, session)
    assert block.preview.text() == "青禾镇人民政府\n2025年法治政府建设年度报告"
    choose(block, "form.title_kind", 2, qtbot)
    assert block.preview.text() == "青禾镇人民政府\n关于2025年法治政府建设情况的报告"
    qtbot.mouseClick(
        block.ui.titleInTwo, Qt.MouseButton.LeftButton, pos=block.ui.titleInTwo.rect().center() / 4
    )
    assert "\n" not in block.preview.text()
    choose(block, "form.title_kind", 4, qtbot)
    assert block.ui.titleLines.text() == "青禾镇人民政府关于2025年法治政府建设情况的报告"
    block.focus_field("form.title_lines")
    block.ui.titleLines.selectAll()
    with qtbot.waitSignal(session.changed):
        type_words(block.ui.titleLines, "青禾镇法治工作")
    assert block.preview.text() == "青禾镇法治工作"


def test_addressee_follows_the_issuers(show_page: ShowPage, qtbot: QtBot) -> None:
    """主送 is as usual for who issues, until it is typed; 按惯例写 brings the usual back."""
    session = open_session()
    block = form(show_page, session)
    assert block.ui.addressee.text() == "县人民政府"
    choose(block, "form.issuer_choice", 3, qtbot)
    assert session.report.form.issuers == ("中共青禾镇委员会", "青禾镇人民政府")
    assert block.ui.addressee.text() == "县委、县政府"
    assert not block.usual.isVisible()
    block.focus_field("form.addressee")
    block.ui.addressee.selectAll()
    with qtbot.waitSignal(session.changed):
        type_words(block.ui.addressee, "云岭县委")
    assert session.report.form.addressee == "云岭县委"
    qtbot.mouseClick(block.usual, Qt.MouseButton.LeftButton)
    assert session.report.form.addressee is None


def test_own_issuers(show_page: ShowPage, qtbot: QtBot) -> None:
    """自己写 begins with what is usual; several are parted by 、; a half-typed one does not jump."""
    session = open_session()
    block = form(show_page, session)
    assert not block.ui.ownIssuers.isVisible()
    choose(block, "form.issuer_choice", 4, qtbot)
    assert block.ui.ownIssuers.text() == "青禾镇人民政府"
    block.focus_field("form.issuers")
    qtbot.keyClick(block.ui.ownIssuers, Qt.Key.Key_End)
    with qtbot.waitSignal(session.changed):
        type_words(block.ui.ownIssuers, "、青禾镇司法所")
    assert session.report.form.issuers == ("青禾镇人民政府", "青禾镇司法所")
    type_words(block.ui.ownIssuers, "、")
    block.leave()
    assert block.ui.ownIssuers.text() == "青禾镇人民政府、青禾镇司法所、"


def test_layout_choices(show_page: ShowPage, qtbot: QtBot) -> None:
    """Date under the title, run-in headings, no seal."""
    session = open_session()
    block = form(show_page, session)
    for key in ("form.date_under_title", "form.headings", "form.seal"):
        choose(block, key, 2, qtbot)
    dressed = session.report.form
    assert (dressed.date_under_title, dressed.headings, dressed.seal) == (True, "run_in", "unsealed")


def test_period_and_deadline(show_page: ShowPage, qtbot: QtBot) -> None:
    """1月至11月 in one click; a deadline of the county's own is kept, cleared it is the rule's again."""
    session = open_session()
    block = form(show_page, session)
    block._set_months(11)
    assert session.report.period_to == dt.date(2025, 11, 30)
    assert block.ui.periodTo.text() == "2025年11月30日"
    field = block.bound["deadline.report"].widget
    block.focus_field("deadline.report")
    field.selectAll()  # type: ignore[attr-defined]
    type_words(field, "1-31")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.report.form.deadlines == {"report": dt.date(2026, 1, 31)}
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.report.form.deadlines == {}
    assert field.text() == "2026年3月1日"  # type: ignore[attr-defined]


def test_what_is_no_day_of_the_period_is_said(show_page: ShowPage, qtbot: QtBot) -> None:
    """The end of the period cannot be read: it is said under the field, and the year's end counts."""
    session = open_session()
    block = form(show_page, session)
    block._set_months(11)
    block.focus_field("period.to")
    block.ui.periodTo.selectAll()
    type_words(block.ui.periodTo, "11月31日")
    qtbot.keyClick(block.ui.periodTo, Qt.Key.Key_Return)
    told = [label.text() for label in block.findChildren(QLabel) if label.property("role") == "wrong"]
    assert told == ["2025年11月没有31日，请核对日期。现在写的没有记进报告。"]
    assert [(one.field, one.hint) for one in session.unread] == [("period.to", "有错：报告期间")]
    assert session.unread[0] in session.missing()
    assert block.ui.periodTo.text() == "11月31日"
    assert session.report.period_to == dt.date(2025, 12, 31)
    block.focus_field("period.to")
    type_words(block.ui.periodTo, "日")
    qtbot.keyClick(block.ui.periodTo, Qt.Key.Key_Tab)
    assert block._pause.waiting  # the typing's own pause is over only later
    qtbot.waitUntil(lambda: not block._pause.waiting)
    assert [label for label in block.findChildren(QLabel) if label.property("role") == "wrong"]
    assert "period.to" in [one.field for one in session.missing()]
    block._set_months(11)
    assert "period.to" not in [one.field for one in session.missing()]
    assert block.ui.periodTo.text() == "2025年11月30日"
    assert not [label for label in block.findChildren(QLabel) if label.property("role") == "wrong"]


def test_enter_goes_on(show_page: ShowPage, qtbot: QtBot) -> None:
    """Enter in a field goes to the next one."""
    block = form(show_page, open_session())
    block.focus_field("unit.name")
    qtbot.keyClick(block.ui.unitName, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is block.ui.county


def test_unit_name_is_never_lost(show_page: ShowPage, qtbot: QtBot) -> None:
    """A cleared name is not taken; leaving the field brings the old one back."""
    session = open_session()
    block = form(show_page, session)
    block.focus_field("unit.name")
    block.ui.unitName.selectAll()
    qtbot.keyClick(block.ui.unitName, Qt.Key.Key_Delete)
    qtbot.keyClick(block.ui.unitName, Qt.Key.Key_Return)
    assert session.report.unit.name == "青禾镇"
    assert block.ui.unitName.text() == "青禾镇"


def test_issuers_follow_the_units_name_and_kind(show_page: ShowPage, qtbot: QtBot) -> None:
    """党委和政府 issue under the name and kind the unit gets later; who else was written stays."""
    session = open_session()
    block = form(show_page, session)
    choose(block, "form.issuer_choice", 3, qtbot)
    assert session.document.signature is not None
    old = session.document.signature.issuers
    assert len(old) == 2
    session.change(set_form(session.report, issuers=(*old, "青禾镇武装部")), "改发文单位")
    block.focus_field("unit.name")
    block.ui.unitName.selectAll()
    with qtbot.waitSignal(session.changed):
        type_words(block.ui.unitName, "石门子街道")
    assert session.report.unit.kind == "街道"
    assert block.bound["unit.kind"].widget.value() == "街道"  # type: ignore[attr-defined]
    issued = session.document.signature.issuers
    assert all("石门子街道" in name for name in issued[:2])
    assert issued[2] == "青禾镇武装部"
    choose(block, "unit.kind", 2, qtbot)  # 镇, whatever the name says
    block.focus_field("unit.name")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(block.ui.unitName, Qt.Key.Key_Home)
        type_words(block.ui.unitName, "新")
    assert session.report.unit.kind == "镇"


def test_read_only_form(show_page: ShowPage) -> None:
    """Nothing can be changed in a report that may only be looked at."""
    block = form(show_page, open_session(read_only=True))
    assert not any(bound.widget.isEnabled() for bound in block.bound.values())
    assert not block.today.isEnabled()

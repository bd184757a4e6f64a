"""A section's page by keys and clicks: answering, figures, text, explanation, place."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fzdesk.gui.pages.duty_facts import UNSAID
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.pages.section_page import OtherPage, SectionPage
from fzdesk.gui.session import Session
from fzdesk.operations import answers
from fzdesk.report.model import FigureValue
from fzdesk.report.prose import plain_text, section_prose
from tests.gui.hands import menu_action, type_words
from tests.gui.small_catalogue import empty_report, open_session

ShowPage = Callable[[Session, str], StepPage]


def study(show_page: ShowPage, session: Session) -> SectionPage:
    page = show_page(session, "study")
    assert isinstance(page, SectionPage)
    return page


def text(session: Session, section: str = "study") -> str:
    return "\n".join(plain_text(p.pieces) for p in section_prose(session.report, session.wording, section))


def test_answering_by_keys(show_page: ShowPage, qtbot: QtBot) -> None:
    """1 answers 开展; Enter goes to the figure; what is typed stands in the generated text at a pause."""
    session = open_session(empty_report())
    page = study(show_page, session)
    page.focus_field("study.group")
    row = page.duties.rows["study.group"]
    qtbot.keyClick(row.segmented, Qt.Key.Key_1)
    assert session.report.answers["study.group"].state == "done"
    qtbot.keyClick(row.segmented, Qt.Key.Key_Return)
    box = row.figure_field("times").box
    assert QApplication.focusWidget() is box
    with qtbot.waitSignal(session.changed):
        type_words(box, "10余")
    assert session.report.answers["study.group"].figures["times"] == FigureValue(Decimal(10), "余")
    assert "党委理论学习中心组学法10余次。" in text(session)
    assert "10余" in page.prose.editor.toPlainText()
    assert box.text() == "10余"


def test_what_is_no_figure_is_still_to_be_filled_in(show_page: ShowPage, qtbot: QtBot) -> None:
    """What a figure that cannot be read began with is not kept: 【待填】, told on leaving; the words stay."""
    session = open_session()
    page = study(show_page, session)
    page.focus_field("study.group.times")
    row = page.duties.rows["study.group"]
    box = row.figure_field("times").box
    box.selectAll()
    with qtbot.waitSignal(session.changed):
        qtbot.keyClicks(box, "12")
    assert session.report.answers["study.group"].figures["times"].value == 12
    with qtbot.waitSignal(session.changed):
        qtbot.keyClicks(box, ".5")
    assert session.report.answers["study.group"].figures == {}
    assert not row.figure_field("times").error()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert row.figure_field("times").error()
    assert box.text() == "12.5"
    assert row.accessibleName().endswith("错误")
    assert "study.group.times" in [missing.field for missing in session.missing()]
    assert "【待填" in text(session)
    page.change(answers.set_state(session.report, "study.oath", "not_done"), "另一处")
    assert box.text() == "12.5"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert session.report.answers["study.group"].figures["times"].value == 12
    assert not row.accessibleName().endswith("错误")


def test_an_emptied_figure_counts_at_once(show_page: ShowPage, qtbot: QtBot) -> None:
    """Emptying a figure and closing the window without leaving it: the old number is not kept."""
    session = open_session()
    page = study(show_page, session)
    page.focus_field("study.group.times")
    box = page.duties.rows["study.group"].figure_field("times").box
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    page.leave()
    assert session.report.answers["study.group"].figures == {}


def test_not_done_wants_a_reason(show_page: ShowPage, qtbot: QtBot) -> None:
    """2 answers 未开展: the reason takes the figures' place, and counts as missing until it is written."""
    session = open_session()
    page = study(show_page, session)
    page.focus_field("study.oath")
    row = page.duties.rows["study.oath"]
    qtbot.keyClick(row.segmented, Qt.Key.Key_2)
    assert row.reason.isVisible()
    assert "study.oath.reason" in [missing.field for missing in session.missing()]
    qtbot.keyClick(row.segmented, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is row.reason
    with qtbot.waitSignal(session.changed):
        qtbot.keyClicks(row.reason, "abc")
    assert session.report.answers["study.oath"].reason == "abc"
    assert "study.oath.reason" not in [missing.field for missing in session.missing()]


def test_tab_follows_the_page(show_page: ShowPage, qtbot: QtBot) -> None:
    """Tab goes through the checklist from top to bottom and then to the text, never back to the top."""
    page = study(show_page, open_session())
    page.focus_field("study.pre_meeting")
    heights = []
    while page.duties.isAncestorOf(widget := QApplication.focusWidget()):
        heights.append(widget.mapTo(page, QPoint(0, widget.height() // 2)).y())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        assert len(heights) < 100
    rows = [sorted(heights)[n] <= height + 40 for n, height in enumerate(heights)]
    assert all(rows), heights
    assert len(heights) > 20
    assert page.prose.isAncestorOf(widget)


def test_blank_in_the_text_leads_to_its_field(show_page: ShowPage, qtbot: QtBot) -> None:
    """A click on 【待填】 goes to the figure that fills it, a click on a figure to its box."""
    page = study(show_page, open_session())
    page.prose.editor.blank_clicked.emit("study.oath.people")
    assert page.place()[0] == "study.oath.people"
    page.prose.editor.figure_clicked.emit("study.group.times")
    assert page.place()[0] == "study.group.times"
    with qtbot.waitSignal(page.jump) as jumped:
        page.prose.editor.figure_clicked.emit("secretary.reports.times")
    assert jumped.args == ["secretary.reports.times"]


def test_edited_paragraph_is_frozen_and_offers_new_figures(show_page: ShowPage, qtbot: QtBot) -> None:
    """Typing freezes a paragraph; a figure that moves on shows old → new; 更新 changes just that figure."""
    session = open_session()
    page = study(show_page, session)
    first = section_prose(session.report, session.wording, "study")[0]
    page.focus_field(first.id)
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(page.prose.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        page.focus_field(first.id)
        qtbot.keyClicks(page.prose.editor, "A")
    assert session.report.sections["study"].prose[0].origin == "edited"
    assert page.prose.count.text() == "2 段，手改 1 段"
    before = text(session)
    page.change(answers.set_figure(session.report, "study.group", "times", FigureValue(Decimal(6))), "改数字")
    assert text(session) == before
    assert page.prose.update_button.text() == "更新 1 处数字"
    qtbot.mouseClick(page.prose.update_button, Qt.MouseButton.LeftButton)
    assert text(session) == before.replace("学法5次", "学法6次")
    assert not page.prose.update_button.isVisible()
    assert page.prose.editor.hasFocus()  # not 恢复自动, the next one: Enter would open its menu


def test_typed_text_survives_another_change(show_page: ShowPage, qtbot: QtBot) -> None:
    """What was typed into the text a moment ago is taken over before the page shows another change."""
    session = open_session()
    page = study(show_page, session)
    first = section_prose(session.report, session.wording, "study")[0]
    page.focus_field(first.id)
    qtbot.keyClicks(page.prose.editor, "ZZ")
    page.change(answers.set_state(session.report, "study.warning", "done"), "廉政警示教育：开展")
    assert text(session).startswith("ZZ")
    assert page.prose.editor.toPlainText().startswith("ZZ")
    assert page.prose.editor.textCursor().position() == 2


def test_emptied_paragraph_stays_while_it_is_written_anew(show_page: ShowPage, qtbot: QtBot) -> None:
    """Deleting all words of a paragraph and typing others keeps the paragraph and the cursor in it."""
    session = open_session()
    page = study(show_page, session)
    editor = page.prose.editor
    first, second = section_prose(session.report, session.wording, "study")
    page.focus_field(first.id)
    editor.go_to(first.id, 0, len(plain_text(first.pieces)))
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.place() == (first.id, 0)
    with qtbot.waitSignal(session.changed):
        qtbot.keyClicks(editor, "new")
    assert [p.id for p in editor.paragraphs()] == [first.id, second.id]
    assert text(session).startswith("new")


def test_restore_brings_automatic_text_back(show_page: ShowPage, qtbot: QtBot) -> None:
    """恢复自动 shows only when something is changed by hand, and gives the generated words back."""
    session = open_session()
    page = study(show_page, session)
    before = text(session)
    assert not page.prose.restore_button.isVisible()
    page.focus_field(session.report.sections["study"].prose[0].id)
    with qtbot.waitSignal(session.changed):
        qtbot.keyClicks(page.prose.editor, "A")
    qtbot.mouseClick(page.prose.restore_button, Qt.MouseButton.LeftButton)
    menu_action("光标所在的一段")
    assert text(session) == before
    assert page.notice.isVisible()


def test_adding_and_deleting_a_paragraph(show_page: ShowPage, qtbot: QtBot) -> None:
    """增加段落 puts an empty one behind the cursor's; deleting offers to take it back."""
    session = open_session()
    page = study(show_page, session)
    page.focus_field(session.report.sections["study"].prose[0].id)
    qtbot.mouseClick(page.prose.add_button, Qt.MouseButton.LeftButton)
    added = session.report.sections["study"].prose[1]
    assert added.origin == "own"
    assert page.place()[0] == added.id
    with qtbot.waitSignal(session.changed):
        qtbot.keyClicks(page.prose.editor, "own")
    page.prose.editor.delete_wanted.emit(added.id)
    assert "own" not in text(session)
    page.notice.acted.emit("undo")
    assert "own" in text(session)


def test_composing_is_not_disturbed(show_page: ShowPage, qtbot: QtBot) -> None:
    """While an input method composes nothing on the page moves; it catches up when the word is done."""
    session = open_session()
    page = study(show_page, session)
    page.focus_field("study.court.reason")
    row = page.duties.rows["study.court"]
    QApplication.sendEvent(row.reason, QInputMethodEvent("xian", []))
    page.change(answers.set_state(session.report, "study.warning", "done"), "开展")
    assert page.duties.rows["study.warning"].answer().state is None
    done = QInputMethodEvent()
    done.setCommitString("县")
    QApplication.sendEvent(row.reason, done)
    qtbot.waitUntil(lambda: page.duties.rows["study.warning"].answer().state == "done")
    qtbot.waitUntil(lambda: session.report.answers["study.court"].reason.endswith("直播县"))


def test_tab_goes_through_what_was_opened(show_page: ShowPage, qtbot: QtBot) -> None:
    """Wording and remark of an opened row come behind its ⓘ, not at the end of the page."""
    page = study(show_page, open_session())
    row = page.duties.rows["study.pre_meeting"]
    page.focus_field("study.pre_meeting")
    qtbot.keyClick(row.segmented, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert row.is_open()
    row.info.setFocus()
    qtbot.keyClick(row.info, Qt.Key.Key_Tab)
    widget = QApplication.focusWidget()
    assert widget is not row.info
    assert row.isAncestorOf(widget)
    assert page.place()[0] == "study.pre_meeting"


def test_undo_in_a_field_is_the_windows(show_page: ShowPage, qtbot: QtBot) -> None:
    """Ctrl+Z in a field takes back the last deed of the report, also one of another field."""
    session = open_session()
    page = study(show_page, session)
    page.change(answers.set_state(session.report, "study.warning", "done"), "开展")
    page.focus_field("study.court.reason")
    reason = page.duties.rows["study.court"].reason
    type_words(reason, "。")
    qtbot.keyClick(reason, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reason.text() == "县法院未安排，改看庭审直播"
    assert session.report.answers["study.warning"].state == "done"
    qtbot.keyClick(reason, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "study.warning" not in session.report.answers


def test_explanation_opens_beside_and_closes(show_page: ShowPage, qtbot: QtBot) -> None:
    """ⓘ tells level, guidance and basis under its row, not in the way of typing; Esc closes it."""
    page = study(show_page, open_session())
    row = page.duties.rows["study.oath"]
    row.info_wanted.emit()
    info = page.duties.info
    assert info.isVisible()
    told = " ".join(label.text() for label in info.findChildren(QLabel))
    assert "必报" in told
    assert "2018年3月12日起" in told
    assert "重温誓词" in told
    below = page.duties.rows["study.warning"].mapTo(page, QPoint(0, 0)).y()
    at = QRect(info.mapTo(page, QPoint(0, 0)), info.size())
    assert row.mapTo(page, QPoint(0, row.height())).y() <= at.top() < below
    qtbot.keyClick(info, Qt.Key.Key_Escape)
    assert not info.isVisible()


def test_counted_figure_can_be_typed_instead(show_page: ShowPage, qtbot: QtBot) -> None:
    """A counted figure offers its ledger or typing; a cleared box counts again."""
    session = open_session()
    page = study(show_page, session)
    row = page.duties.rows["study.pre_meeting"]
    box = row.figure_field("times").box
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    menu_action("改为手工填报")
    assert session.figures.get("study.pre_meeting.times").origin == "typed"  # type: ignore[union-attr]
    assert QApplication.focusWidget() is box
    box.selectAll()
    with qtbot.waitSignal(session.changed):
        qtbot.keyClicks(box, "2x")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.text(), box.typed) == ("2x", True)
    assert row.accessibleName().endswith("错误")
    box.setFocus()
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert session.figures.get("study.pre_meeting.times").origin == "counted"  # type: ignore[union-attr]
    assert (box.property("state"), box.text() != "") == ("counted", True)


def test_more_parts_than_the_whole_is_said(show_page: ShowPage) -> None:
    """More passed than sat: a sentence under the row says which two numbers to check."""
    session = open_session()
    page = study(show_page, session)
    page.change(
        answers.set_figure(session.report, "study.exam", "passed", FigureValue(Decimal(30))), "改数字"
    )
    told = [label.text() for label in page.duties.rows["study.exam"].findChildren(QLabel)]
    assert any("比参加考试人数27人还多" in words for words in told)


def test_a_figure_that_edited_text_does_not_say_is_told(show_page: ShowPage, qtbot: QtBot) -> None:
    """A duty answered after its paragraph was edited is not in the text: its row says so until it is."""
    session = open_session()
    page = study(show_page, session)
    first = next(p for p in session.report.sections["study"].prose if p.source == "study.lead")
    page.focus_field(first.id)
    with qtbot.waitSignal(session.changed):
        type_words(page.prose.editor, "改")

    def told(duty: str) -> list[str]:
        return [one.text() for one in page.duties.rows[duty].findChildren(QLabel) if one.isVisible()]

    report = answers.set_figure(session.report, "study.oath", "times", FigureValue(Decimal(37)))
    report = answers.set_figure(report, "study.group", "times", FigureValue(Decimal(38)))
    page.change(answers.set_state(report, "study.oath", "done"), "改数字")
    assert "37" not in text(session)
    assert "38" not in text(session)
    assert UNSAID in told("study.oath")
    assert UNSAID not in told("study.group")  # in the text when it was edited: offered old → new there
    assert UNSAID not in told("study.exam")  # its paragraph is generated
    page.focus_field(first.id)
    with qtbot.waitSignal(session.changed):
        type_words(page.prose.editor, "就职宣誓37次，")
    assert UNSAID not in told("study.oath")


def test_place_and_restore(show_page: ShowPage, qtbot: QtBot) -> None:
    """A page opened again lands in the same field, at the same character, scrolled alike."""
    session = open_session()
    page = study(show_page, session)
    page.resize(640, 400)
    second = session.report.sections["study"].prose[1].id
    page.focus_field(second)
    page.prose.editor.go_to(second, 7)
    scroll = page.form.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: scroll.value() > 0)
    there = page.place()
    assert there[:2] == (second, 7)
    page.hide()
    again = study(show_page, session)
    again.resize(640, 400)
    again.restore(*there)
    qtbot.waitUntil(lambda: again.place() == there)


def test_leaving_hands_over_and_remembers(show_page: ShowPage, qtbot: QtBot) -> None:
    """Leaving the page saves what was typed this moment and keeps the place."""
    session = open_session()
    page = study(show_page, session)
    page.focus_field("study.court.reason")
    qtbot.keyClicks(page.duties.rows["study.court"].reason, "X")
    page.leave()
    assert session.report.answers["study.court"].reason.endswith("X")
    keeper = session.keeper
    assert keeper.labels == ["改原因：旁听庭审"]  # type: ignore[attr-defined]
    assert keeper.places[-1][:2] == ("study", "study.court.reason")  # type: ignore[attr-defined]


def test_a_hidden_page_catches_up(show_page: ShowPage) -> None:
    """A page that is not shown costs nothing and shows the report as it is when it comes back."""
    session = open_session()
    page = study(show_page, session)
    page.hide()
    session.change(answers.set_state(session.report, "study.warning", "done"), "开展")
    assert page.duties.rows["study.warning"].answer().state is None
    page.show()
    assert page.duties.rows["study.warning"].answer().state == "done"


def test_read_only_says_why(show_page: ShowPage) -> None:
    """A report that may only be looked at: fields are disabled, text can be read, and the reason stands there."""
    page = study(show_page, open_session(read_only=True))
    row = page.duties.rows["study.oath"]
    assert not row.segmented.isEnabled()
    assert not row.figure_field("times").box.isEnabled()
    assert page.prose.editor.isReadOnly()
    assert not page.prose.add_button.isEnabled()
    assert "只读" in page.notice.text()


def test_nothing_else_to_report_in_one_click(show_page: ShowPage, qtbot: QtBot) -> None:
    """其他: 没有，写“无” writes 无。 and goes away; the part stays optional."""
    session = open_session()
    page = show_page(session, "other")
    assert isinstance(page, OtherPage)
    qtbot.mouseClick(page.nothing, Qt.MouseButton.LeftButton)
    assert text(session, "other") == "无。"
    assert not page.nothing.isVisible()
    assert page.prose.editor.hasFocus()

"""The pages of problems, plans and first responsible persons, by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fzdesk.gui.dialogs.pick_list import PickList
from fzdesk.gui.pages.link_line import LinkLine
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.pages.plans_page import PlansPage
from fzdesk.gui.pages.problems_page import ProblemsPage, reason_sentence
from fzdesk.gui.pages.prose_block import ProseBlock
from fzdesk.gui.session import Session
from fzdesk.operations import answers, rows
from fzdesk.report.prose import plain_text, section_prose
from tests.gui.hands import menu_action, type_words
from tests.gui.small_catalogue import catalogue, empty_report, filled_report, open_session

ShowPage = Callable[[Session, str], StepPage]


def problems(show_page: ShowPage, session: Session) -> ProblemsPage:
    page = show_page(session, "problems")
    assert isinstance(page, ProblemsPage)
    return page


def plans(show_page: ShowPage, session: Session) -> PlansPage:
    page = show_page(session, "plans")
    assert isinstance(page, PlansPage)
    return page


def with_problems() -> Session:
    """Two problems from the pick list."""
    report = empty_report()
    for pick in catalogue().problems:
        report = rows.add_problem(report, catalogue(), pick)
    return open_session(report)


def lines(session: Session, section: str) -> list[str]:
    return [plain_text(p.pieces) for p in section_prose(session.report, session.wording, section)]


def pick_list() -> PickList:
    pop_up = QApplication.activePopupWidget()
    assert isinstance(pop_up, PickList)
    return pop_up


def test_own_problem(show_page: ShowPage, qtbot: QtBot) -> None:
    """自己写一条 adds an empty row with the cursor in it; Enter goes to the reason; both stand in the text."""
    session = open_session(empty_report())
    page = problems(show_page, session)
    qtbot.mouseClick(page.rows.own_button, Qt.MouseButton.LeftButton)
    (row,) = session.report.problems
    frame = page.rows.frames[row.id]
    assert QApplication.focusWidget() is frame.texts["text"]
    with qtbot.waitSignal(session.changed):
        type_words(frame.texts["text"], "人手不足")
    qtbot.keyClick(frame.texts["text"], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is frame.texts["reason"]
    assert "【待填：原因】" in lines(session, "problems")[-1]
    with qtbot.waitSignal(session.changed):
        type_words(frame.texts["reason"], "编制少")
    assert lines(session, "problems")[-1] == "人手不足。编制少。"


def test_picking_by_search(show_page: ShowPage, qtbot: QtBot) -> None:
    """The pick list narrows while typing; Enter picks what is left, with its usual reason."""
    session = open_session(empty_report())
    page = problems(show_page, session)
    qtbot.mouseClick(page.rows.pick_button, Qt.MouseButton.LeftButton)
    pop_up = pick_list()
    assert pop_up.shown() == ["depth", "staff"]
    type_words(pop_up.ui.search, "力量")
    assert pop_up.shown() == ["staff"]
    qtbot.keyClick(pop_up.ui.search, Qt.Key.Key_Return)
    (row,) = session.report.problems
    assert (row.text, row.reason) == ("法治工作力量薄弱", "主要原因是基层编制有限")


def test_pick_list_says_when_nothing_is_found(show_page: ShowPage, qtbot: QtBot) -> None:
    """Words that are nowhere: a sentence instead of an empty list; Enter does nothing, Esc closes."""
    session = open_session(empty_report())
    page = problems(show_page, session)
    page.rows.open_picks()
    pop_up = pick_list()
    type_words(pop_up.ui.search, "没有的")
    assert pop_up.ui.nothing.isVisible()
    qtbot.keyClick(pop_up.ui.search, Qt.Key.Key_Return)
    assert not session.report.problems
    qtbot.keyClick(pop_up.ui.search, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_duty_not_done_is_offered_as_a_problem(show_page: ShowPage, qtbot: QtBot) -> None:
    """Duties answered 未开展 that name a problem are offered once, with the reason that was given."""
    report = filled_report()
    for duty in ("study.group", "study.pre_meeting"):
        report = answers.answer(report, duty, state="not_done", reason="人少事多")
    session = open_session(report)
    page = problems(show_page, session)
    assert list(page.offers.lines) == ["depth"]
    assert page.offers.lines["depth"].text() == "会前学法、中心组学法：领导干部学法用法还不够深入"
    qtbot.mouseClick(page.offers.lines["depth"], Qt.MouseButton.LeftButton)
    (row,) = session.report.problems
    assert (row.pick, row.reason) == ("depth", "主要原因是人少事多")
    assert not page.offers.isVisible()


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [("人少。", "主要原因是人少"), ("原因在于人少", "原因在于人少"), ("", ""), ("由于人少；", "由于人少")],
)
def test_reason_as_a_sentence(reason: str, sentence: str) -> None:
    """A duty's reason gets 主要原因是 unless it says so itself."""
    assert reason_sentence(reason) == sentence


def test_moving_by_keys_keeps_the_cursor(show_page: ShowPage, qtbot: QtBot) -> None:
    """Alt+↓ moves the row the cursor is in; the cursor goes along, the text follows."""
    session = with_problems()
    page = problems(show_page, session)
    first, second = (row.id for row in session.report.problems)
    page.focus_field(f"problem:{first}.text")
    text = page.rows.frames[first].texts["text"]
    qtbot.keyClick(text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.id for row in session.report.problems] == [second, first]
    assert QApplication.focusWidget() is text
    qtbot.waitUntil(lambda: page.rows.frames[second].y() < page.rows.frames[first].y())
    assert lines(session, "problems")[-1].startswith("领导干部")


def test_deleting_offers_to_take_it_back(show_page: ShowPage, qtbot: QtBot) -> None:
    """A row that is taken out can be brought back by one click in the page."""
    session = with_problems()
    page = problems(show_page, session)
    first = session.report.problems[0].id
    qtbot.mouseClick(page.rows.frames[first].menu_button, Qt.MouseButton.LeftButton)
    menu_action("删除这一条")
    assert len(session.report.problems) == 1
    assert "撤销" in page.notice.text()
    page.notice.acted.emit("undo")
    assert session.report.problems[0].id == first
    assert first in page.rows.frames


def test_a_row_whose_text_was_edited_says_so(show_page: ShowPage, qtbot: QtBot) -> None:
    """Words of a row changed by hand stay as they are: it is said under the row, and when the row is deleted."""
    session = with_problems()
    page = problems(show_page, session)
    first = session.report.problems[0].id
    frame = page.rows.frames[first]
    assert frame.findChild(LinkLine, "edited") is None
    made = next(p for p in session.report.sections["problems"].prose if p.source == f"problem:{first}")
    prose = page.findChild(ProseBlock)
    assert prose is not None
    assert page.focus_field(made.id)
    with qtbot.waitSignal(session.changed):
        type_words(prose.editor, "改")
    line = frame.findChild(LinkLine, "edited")
    assert line is not None
    assert "正文不会跟着变" in line.text()
    page.focus_field(f"problem:{first}.text")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert prose.editor.hasFocus()
    assert prose.editor.place()[0] == made.id
    prose.editor.restore_wanted.emit(made.id)
    assert not line.isVisible()
    with qtbot.waitSignal(session.changed):
        type_words(prose.editor, "改")
    assert line.isVisible()
    qtbot.mouseClick(frame.menu_button, Qt.MouseButton.LeftButton)
    menu_action("删除这一条")
    assert "手改过的那一段还在" in page.notice.text()


def test_answering_a_problem_with_a_plan(show_page: ShowPage, qtbot: QtBot) -> None:
    """A problem's line opens the plans; the usual answer stands first, and picking it adds it to part four."""
    session = with_problems()
    page = problems(show_page, session)
    second = session.report.problems[1]
    line = page.rows.frames[second.id].findChild(LinkLine)
    assert line is not None
    assert "还没有对应的安排" in line.text()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    pop_up = pick_list()
    assert pop_up.shown()[1] == "pick:staff_building"
    type_words(pop_up.ui.search, "充实")
    qtbot.keyClick(pop_up.ui.search, Qt.Key.Key_Return)
    (plan,) = session.report.plans
    assert session.report.problems[1].plans == (plan.id,)
    assert line.text() == "对应安排：充实法治工作力量"


def test_a_new_plan_for_a_problem_leads_to_the_plan_page(show_page: ShowPage, qtbot: QtBot) -> None:
    """自己写一条新的安排 makes an empty item and asks to go there."""
    session = with_problems()
    page = problems(show_page, session)
    with qtbot.waitSignal(page.jump) as jumped:
        page.rows._answer_with(session.report.problems[0].id, "own")
    assert jumped.args == [f"plan:{session.report.plans[0].id}.text"]


def test_plan_rows(show_page: ShowPage, qtbot: QtBot) -> None:
    """What, target, who, when and how are typed in a row, and make one sentence after the other."""
    session = open_session(empty_report())
    page = plans(show_page, session)
    qtbot.mouseClick(page.rows.own_button, Qt.MouseButton.LeftButton)
    (row,) = session.report.plans
    texts = page.rows.frames[row.id].texts
    for field, words in (
        ("text", "抓学法"), ("target", "全覆盖"), ("owner", "司法所"), ("due", "6月底"), ("measure", "定计划"),
    ):  # fmt: skip
        assert QApplication.focusWidget() is texts[field]
        type_words(texts[field], words)
        qtbot.keyClick(texts[field], Qt.Key.Key_Return)
    page.leave()
    assert lines(session, "plans")[-1] == "抓学法。定计划。全覆盖，由司法所负责，6月底完成。"


def test_plans_that_answer_problems_are_offered(show_page: ShowPage, qtbot: QtBot) -> None:
    """Each problem no plan answers offers its usual plan; one click adds and links it."""
    session = with_problems()
    page = plans(show_page, session)
    first, second = (row.id for row in session.report.problems)
    assert list(page.offers.lines) == [first, second]
    qtbot.mouseClick(page.offers.lines[first], Qt.MouseButton.LeftButton)
    assert session.report.problems[0].plans == (session.report.plans[0].id,)
    assert list(page.offers.lines) == [second]


def test_place_of_a_row(show_page: ShowPage) -> None:
    """A row's text is found by its key, with the cursor where it was."""
    session = with_problems()
    page = problems(show_page, session)
    key = f"problem:{session.report.problems[1].id}.reason"
    page.restore(key, 3, 0)
    assert page.place()[:2] == (key, 3)
    assert not page.focus_field("problem:gone.text")


def test_two_persons_on_one_page(show_page: ShowPage, qtbot: QtBot) -> None:
    """Party secretary and head each have a checklist and a text; answering one leaves the other alone."""
    session = open_session(empty_report())
    page = show_page(session, "responsible")
    assert page.focus_field("head.reports")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert session.report.answers["head.reports"].state == "done"
    assert "secretary.reports" not in session.report.answers
    assert page.focus_field("secretary.reports")
    assert page.progress.accessibleName() == "2 项中已完成 1 项"

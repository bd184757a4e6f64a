"""How far a report is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fzdesk.document.compose import compose
from fzdesk.operations import outline, rows
from fzdesk.operations.answers import answer, set_figure, set_form, set_state
from fzdesk.operations.outline import drop_section
from fzdesk.operations.paragraphs import set_prose, with_own_text
from fzdesk.report.figures import NO_TOTALS
from fzdesk.report.model import Attachment, FigureValue, Report, State, UnitProfile
from fzdesk.report.progress import Step, steps
from fzdesk.report.prose import new_report
from tests.sample_catalogue import small_catalogue

CATALOGUE = small_catalogue()
STATES: tuple[State | None, ...] = (None, "done", "not_done", "not_applicable")
REASONS = st.sampled_from(["", "无此职能"])


def report(county: str = "云岭县") -> Report:
    return new_report(2024, UnitProfile("青禾镇", "镇", county), CATALOGUE)


def step(report: Report, key: str) -> Step:
    return next(step for step in steps(report, CATALOGUE) if step.key == key)


def test_pages_in_order() -> None:
    """One page a section in part one, one a part otherwise, 落款 last."""
    keys = [step.key for step in steps(report(), CATALOGUE)]
    assert keys == ["preamble", "study", "disputes", "problems", "plans", "other", "form"]


def test_states_of_a_section() -> None:
    """未开始, then 进行中 while duties wait, 有问题 while something is missing, then 已完成."""
    one = report()
    assert step(one, "study").state == "not_started"
    one = set_state(one, "study.pre_meeting", "done")
    assert (step(one, "study").state, step(one, "study").answered, step(one, "study").total) == (
        "doing",
        1,
        3,
    )
    one = set_state(one, "study.oath", "not_done")
    one = set_state(one, "study.exam", "not_applicable")
    assert step(one, "study").state == "attention"
    assert [m.field for m in step(one, "study").missing] == [
        "study.pre_meeting.times",
        "study.oath.reason",
        "study.exam.reason",
    ]
    one = answer(answer(one, "study.oath", reason="没有新任职"), "study.exam", reason="县里统一组织")
    one = set_figure(one, "study.pre_meeting", "times", FigureValue(Decimal(3)))
    assert step(one, "study").state == "done"


def test_preamble_is_there_without_being_asked() -> None:
    """The opening paragraph counts as done from the start."""
    assert step(report(), "preamble").state == "done"


def test_lists_want_at_least_one_row() -> None:
    """The problems page is done when each problem has its reason."""
    one = report()
    assert step(one, "problems").state == "not_started"
    assert [m.hint for m in step(one, "problems").missing] == ["不足和原因"]
    one = rows.add_problem(one, CATALOGUE)
    assert step(one, "problems").state == "attention"
    one = rows.change_problem(one, one.problems[0].id, text="学法不深", reason="时间少")
    assert step(one, "problems").state == "done"


def test_form_wants_date_and_county() -> None:
    """落款 says what it still wants."""
    assert [m.field for m in step(report(""), "form").missing] == ["form.date", "unit.county"]
    assert step(set_form(report(), date=dt.date(2025, 1, 9)), "form").state == "done"


def test_a_letterhead_wants_its_number_and_who_signs() -> None:
    """版头 of a report that goes upward has 发文字号 and 签发人; without 版头 nobody asks for them."""
    one = set_form(report(), date=dt.date(2025, 1, 9))
    assert step(one, "form").state == "done"
    with_letterhead = set_form(one, letterhead=True)
    assert [m.field for m in step(with_letterhead, "form").missing] == ["form.number", "form.signers"]
    filled = set_form(with_letterhead, number="青政〔2026〕1号", signers=("周明",))
    assert step(filled, "form").state == "done"


def test_optional_part_without_text() -> None:
    """An optional part with nothing in it waits for nobody: 选报; written, it is done."""
    assert step(report(), "other").state == "optional"
    assert step(report(), "other").missing == ()
    assert step(with_own_text(report(), "other", "无。"), "other").state == "done"


def test_a_new_section_of_ones_own_is_not_done() -> None:
    """An empty paragraph is no text."""
    one, own = outline.add_section(report(), "achievements", "平安建设")
    assert step(one, own).state == "not_started"
    assert step(with_own_text(one, own, "全年平稳。"), own).state == "done"


def answered(state: State) -> Report:
    """A report whose duties are all answered with the same, with a reason."""
    one = report()
    for duty in CATALOGUE.duties():
        one = answer(one, duty.key, state=state, reason="县里统一组织")
        for figure in duty.figures:
            one = set_figure(one, duty.key, figure.key, FigureValue(Decimal(3)))
    return one


def without_text(one: Report, section: str) -> Report:
    """The same with all paragraphs of a section deleted."""
    return set_prose(one, CATALOGUE, NO_TOTALS, section, ())


def test_a_section_emptied_by_hand_is_missing() -> None:
    """Its duties are answered, but nothing of it prints: it is not done, and one of its duties leads there."""
    one = answered("done")
    assert step(one, "study").state == "done"
    one = without_text(one, "study")
    assert step(one, "study").state == "attention"
    assert [(m.field, m.hint) for m in step(one, "study").missing] == [("study.pre_meeting", "“学法”的正文")]
    assert step(with_own_text(one, "study", "认真学法。"), "study").state == "done"
    assert step(drop_section(one, "study"), "disputes").state == "done"


def test_a_preamble_taken_out_is_not_done() -> None:
    """It may be left out, but then it is not written."""
    one = without_text(report(), "preamble")
    assert (step(one, "preamble").state, step(one, "preamble").missing) == ("not_started", ())


def test_a_mandatory_part_that_prints_nothing_is_missing() -> None:
    """It prints as 【待填】, and its first step says so, with a duty to go to."""
    one = answered("not_applicable")
    assert [(m.field, m.hint) for m in step(one, "study").missing] == [("study.pre_meeting", "举措和成效")]
    assert step(one, "study").state == "attention"
    assert step(one, "disputes").state == "done"
    one = rows.add_problem(one, CATALOGUE)
    assert [m.hint for m in step(without_text(one, "problems"), "problems").missing] == ["不足和原因"]


def test_typed_blanks_count() -> None:
    """【待填】 that became plain words under the clerk's hands is still missing."""
    one = with_own_text(report(), "other", "另有【待填：几件】事。")
    (missing,) = step(one, "other").missing
    assert (missing.field, missing.hint) == (one.sections["other"].prose[-1].id, "几件")


def test_a_blank_typed_into_headings_and_the_form_counts() -> None:
    """【待填】 anywhere it would print: a section's heading, a part's, the form; not where nothing prints it."""
    one = outline.rename_section(report(), "study", "深入学习【待填】")
    one = outline.rename_part(one, "problems", "【待填：存在的】不足")
    first = step(one, "study").missing[0]
    assert (first.step, first.field, first.hint) == ("study", "", "待填")
    assert "存在的" in [m.hint for m in step(one, "problems").missing]
    blank = ("【待填：单位】",)
    one = set_form(one, date=dt.date(2025, 1, 20), issuers=blank, copies=blank, title_lines=blank)
    one = set_form(one, attachments=(Attachment("表", (("项目", "【待填：数】"),)),))
    found = [(m.field, m.hint) for m in step(one, "form").missing]
    assert found == [("form.issuers", "单位"), ("form.attachments.0", "数")]
    one = set_form(one, title_kind="own", colophon=True)
    fields = {m.field for m in step(one, "form").missing}
    assert fields == {"form.title_lines", "form.issuers", "form.copies", "form.attachments.0"}


@given(data=st.data())
def test_every_blank_of_the_document_is_listed(data: st.DataObject) -> None:
    """One list: nothing that prints as 【待填】 is left out of it, whatever was answered or deleted."""
    one = report(data.draw(st.sampled_from(["", "云岭县"])))
    for duty in CATALOGUE.duties():
        one = answer(one, duty.key, state=data.draw(st.sampled_from(STATES)), reason=data.draw(REASONS))
    if data.draw(st.booleans()):
        one = rows.add_problem(one, CATALOGUE)
    for section in data.draw(st.sets(st.sampled_from([s.key for s in CATALOGUE.sections()]))):
        one = without_text(one, section)
    document = compose(one, CATALOGUE)
    listed = [m.hint for found in steps(one, CATALOGUE) for m in found.missing]
    printed = [span.text for span in document.blanks()]
    assert all(any(f"【待填：{hint}】" == text for hint in listed) for text in printed)
    assert len(listed) >= len(printed)

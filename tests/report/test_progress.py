"""How far a report is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from fzdesk.operations import rows
from fzdesk.operations.answers import answer, set_figure, set_form, set_state
from fzdesk.report.model import FigureValue, Report, UnitProfile
from fzdesk.report.progress import Step, steps
from fzdesk.report.prose import new_report
from tests.sample_catalogue import small_catalogue

CATALOGUE = small_catalogue()


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
    """An optional part with nothing in it waits for nobody."""
    assert step(report(), "other").state == "not_started"
    assert step(report(), "other").missing == ()

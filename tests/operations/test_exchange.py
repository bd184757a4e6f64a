"""Dump and apply: a report as JSON and back."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from fzdesk.errors import InputError
from fzdesk.operations import outline, rows
from fzdesk.operations.answers import answer, set_detail, set_figure, set_form
from fzdesk.operations.exchange import apply, clean_text, dump, read_json
from fzdesk.report.model import (
    PRECISIONS,
    Blank,
    FigureMark,
    FigureValue,
    Paragraph,
    Report,
    SectionState,
    Text,
    UnitProfile,
)
from fzdesk.report.prose import new_report, reconcile
from fzdesk.unseen import NO_ROOM
from tests.sample_catalogue import small_catalogue

CATALOGUE = small_catalogue()
UNIT = UnitProfile("青禾镇", "镇", "云岭县")
words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=NO_ROOM), max_size=12)
numbers = st.builds(
    FigureValue,
    st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(PRECISIONS),
)
pieces = st.one_of(
    st.builds(Text, words),
    st.builds(FigureMark, st.just("study.pre_meeting.times"), words),
    st.builds(Blank, words, words),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports as a clerk could have made them."""
    report = new_report(2024, UNIT, CATALOGUE)
    for duty in CATALOGUE.duties():
        state = draw(st.sampled_from([None, "done", "not_done", "not_applicable"]))
        report = answer(
            report, duty.key, state=state, reason=draw(words), mention=draw(st.none() | st.booleans())
        )
        for figure in duty.figures:
            report = set_figure(report, duty.key, figure.key, draw(st.none() | numbers))
    report = set_detail(report, "study.pre_meeting", "laws", draw(words))
    report = set_form(
        report, date=draw(st.none() | st.dates()), title_lines=tuple(draw(st.lists(words, max_size=2)))
    )
    for text in draw(st.lists(words, max_size=3)):
        report = rows.add_problem(report, CATALOGUE)
        report = rows.change_problem(report, report.problems[-1].id, text=text)
    report, own = outline.add_section(report, "achievements", draw(words))
    prose = tuple(
        Paragraph(f"p{at}", "own", pieces=tuple(found))
        for at, found in enumerate(draw(st.lists(st.lists(pieces, max_size=3), max_size=3)))
    )
    own_state = SectionState(title="自己的", prose=prose)
    return reconcile(replace(report, sections={**report.sections, own: own_state}), CATALOGUE)


@given(reports())
def test_apply_of_dump_changes_nothing(report: Report) -> None:
    """What was dumped, through JSON text, applied to the same or a new report gives an equal one."""
    text = json.dumps(dump(report), ensure_ascii=False, default=str)
    assert apply(report, read_json(text), CATALOGUE) == report
    assert apply(new_report(2024, UNIT, CATALOGUE), read_json(text), CATALOGUE) == report


def test_merge_patch() -> None:
    """Absent is unchanged, null is cleared."""
    report = answer(new_report(2024, UNIT, CATALOGUE), "study.oath", state="done", reason="无")
    report = apply(
        report, {"answers": {"study.oath": {"reason": None}}, "form": {"date": "2025-01-09"}}, CATALOGUE
    )
    assert (report.answers["study.oath"].state, report.answers["study.oath"].reason) == ("done", "")
    assert report.form.date == dt.date(2025, 1, 9)
    report = apply(report, {"answers": {"study.oath": None}}, CATALOGUE)
    assert report.answers == {}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"value": 12}, FigureValue(Decimal(12))),
        ({"value": "12", "precision": "余"}, FigureValue(Decimal(12), "余")),
        (12, FigureValue(Decimal(12))),
        ("12", FigureValue(Decimal(12))),
        ("10余", FigureValue(Decimal(10), "余")),
        ("近200次", FigureValue(Decimal(200), "近")),
    ],
)
def test_figures_as_people_write_them(written: object, meant: FigureValue) -> None:
    """A figure may be written as the field takes it, or with its value and precision apart."""
    patch = {"answers": {"study.oath": {"state": "done", "figures": {"times": written}}}}
    report = apply(new_report(2024, UNIT, CATALOGUE), patch, CATALOGUE)
    assert report.answers["study.oath"].figures["times"] == meant


@pytest.mark.parametrize(
    ("patch", "named"),
    [
        ({"answer": {}}, "answer"),
        ({"answers": {"study.oaths": {"state": "done"}}}, "study.oaths"),
        ({"answers": {"study.oath": {"state": "是"}}}, "study.oath.state"),
        ({"answers": {"study.oath": {"figures": {"times": "十来次"}}}}, "study.oath.times"),
        ({"answers": {"study.oath": []}}, "study.oath"),
        ({"answers": {"study.oath": {"figures": {"time": 1}}}}, "time"),
        ({"answers": {"study.oath": {"figures": {"times": {"value": "一"}}}}}, "value"),
        ({"sections": {"nowhere": {}}}, "nowhere"),
        ({"order": {"achievements": ["nowhere"]}}, "nowhere"),
        ({"order": {"nowhere": []}}, "nowhere"),
        ({"year": 2023}, "2023"),
        ({"period_from": "2025-01-01"}, "period_from"),
        ({"format": 2}, "format"),
        ({"problems": [{"text": 3}]}, "problems"),
    ],
)
def test_wrong_keys_are_named(patch: dict[str, Any], named: str) -> None:
    """What does not belong in is refused with its name, and nothing is taken in."""
    with pytest.raises(InputError, match=named):
        apply(new_report(2024, UNIT, CATALOGUE), patch, CATALOGUE)


@pytest.mark.parametrize(
    ("into", "why"),
    [
        ({"study": "study"}, "sections.study.merged_into 写的是“study”，一节不能并到自己后面"),
        ({"study": "nowhere"}, "sections.study.merged_into 写的是“nowhere”，没有这一节"),
        ({"study": "disputes", "disputes": "study"}, "这一节自己也并在别的节后面"),
        ({"study": "disputes", "disputes": "problems"}, "这一节自己也并在别的节后面"),
        ({"study": "other"}, "这一节已经不写"),
    ],
)
def test_merging_that_would_lose_text_is_refused(into: dict[str, str], why: str) -> None:
    """A section follows one that prints under a heading of its own; else the patch is refused by name."""
    report = outline.drop_section(new_report(2024, UNIT, CATALOGUE), "other")
    patch = {"sections": {key: {"merged_into": target} for key, target in into.items()}}
    with pytest.raises(InputError, match=why):
        apply(report, patch, CATALOGUE)


def test_leaving_out_by_patch_what_another_was_merged_into() -> None:
    """What was merged before stands for itself again, or goes along where the other is merged itself."""
    report = outline.merge_section(new_report(2024, UNIT, CATALOGUE), "study", "disputes")
    left = apply(report, {"sections": {"disputes": {"dropped": True}}}, CATALOGUE)
    assert left.sections["study"].merged_into == ""
    along = apply(report, {"sections": {"disputes": {"merged_into": "problems"}}}, CATALOGUE)
    assert along.sections["study"].merged_into == "problems"


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (["study", "disputes"], "没有写 own.a"),
        (["study", "own.a", "own.a", "disputes"], "own.a 这一节写了两遍"),
    ],
)
def test_an_order_that_would_lose_text_is_refused(order: list[str], why: str) -> None:
    """A section of the clerk's own has one place in the order, for there it prints."""
    prose = [{"origin": "own", "pieces": [{"kind": "text", "text": "平安。"}]}]
    patch = {"sections": {"own.a": {"title": "平安", "prose": prose}}, "order": {"achievements": order}}
    with pytest.raises(InputError, match=why):
        apply(new_report(2024, UNIT, CATALOGUE), patch, CATALOGUE)


@pytest.mark.parametrize(
    ("patch", "sentence"),
    [
        ({"form": {"titel": "甲"}}, "JSON 里的 form 没有“titel”这一项，请改正后再导入。"),
        ({"answer": {}}, "JSON 的最外层没有“answer”这一项，请改正后再导入。"),
        ({"form": {"seal": "有章"}}, "JSON 里的 form.seal 只能写 sealed、unsealed，请改正后再导入。"),
        (
            {"form": {"date": "2025-02-30"}},
            "JSON 里的 form.date 要写成实有的日期，如 2026-01-31，请改正后再导入。",
        ),
        ({"form": {"letterhead": "是"}}, "JSON 里的 form.letterhead 要写 true 或 false，请改正后再导入。"),
        ({"form": {"deadlines": {"report": 3}}}, "JSON 里的 form.deadlines.report 要写日期"),
        ({"problems": [{"text": 3}]}, "JSON 里的 problems[0].text 要写文字，请改正后再导入。"),
        ({"sections": {"study": {"titel": ""}}}, "JSON 里的 sections.study 没有“titel”这一项"),
        ({"sections": {"disputes": {"items": "甲"}}}, "JSON 里的 sections.disputes.items 只能写 "),
        (
            {"sections": {"study": {}, "disputes": {"prose": [{"pieces": [{"kind": "note"}]}]}}},
            "JSON 里的 sections.disputes.prose[0].pieces[0].kind 只能写 ",
        ),
        ({"sections": {"other": {"prose": [{"pieces": [{"kind": "text"}]}]}}}, "缺少“text”这一项"),
        ({"part_titles": {"problems": 3}}, "JSON 里的 part_titles.problems 要写文字"),
        ({"order": {"problems": "甲"}}, "JSON 里的 order.problems 要写一串 […]"),
        ({"unit": "青禾镇"}, "JSON 里的 unit 要写对象 {…}"),
        (
            {"answers": {"study.oath": {"figures": {"times": {"value": "一"}}}}},
            "JSON 里的 answers.study.oath.figures.times.value 要写数字",
        ),
        (
            {"answers": {"study.oath": {"figures": {"times": {"value": 1, "precision": "左右"}}}}},
            "JSON 里的 answers.study.oath.figures.times.precision 只能写 exact、以上、余、多、约、近",
        ),
        (
            {"answers": {"study.oath": {"state": "是"}}},
            "JSON 里的 answers.study.oath.state 只能写 done、not_applicable、not_done，请改正后再导入。",
        ),
    ],
)
def test_what_is_wrong_is_said_in_chinese_with_its_place(patch: dict[str, Any], sentence: str) -> None:
    """The place by its keys, and what may stand there; no English of the library."""
    with pytest.raises(InputError) as raised:
        apply(new_report(2024, UNIT, CATALOGUE), patch, CATALOGUE)
    assert sentence in str(raised.value)
    assert not re.search(r"Invalid|Expected|Object|\.\.\.", str(raised.value))


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", "{" * 5000, '{"a":' * 5000])
def test_not_json(text: str) -> None:
    """Broken JSON is told in a sentence, never a traceback."""
    with pytest.raises(InputError):
        read_json(text)


def test_rows_without_ids() -> None:
    """Rows and paragraphs written by hand get their ids here."""
    patch = {
        "problems": [{"text": "学法不深", "reason": "时间少"}],
        "sections": {"other": {"prose": [{"origin": "own", "pieces": [{"kind": "text", "text": "无。"}]}]}},
    }
    report = apply(new_report(2024, UNIT, CATALOGUE), patch, CATALOGUE)
    assert report.problems[0].id
    assert any(p.source == f"problem:{report.problems[0].id}" for p in report.sections["problems"].prose)
    assert report.sections["other"].prose[0].id


@given(st.text(st.characters(), max_size=30))
def test_clean_text(text: str) -> None:
    """Cleaned text can be written as UTF-8 and XML, and loses only what those refuse."""
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert clean_text(cleaned) == cleaned
    assert set(text) - set(cleaned) <= {c for c in text if clean_text(c) == ""}

"""From a report to its document tree."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue
from fzdesk.document.compose import compose
from fzdesk.document.model import Document, Heading
from fzdesk.document.model import Paragraph as Printed
from fzdesk.document.numbering import heading_number
from fzdesk.operations import outline, paragraphs, rows
from fzdesk.operations.answers import set_figure, set_form
from fzdesk.report.model import FigureValue, Paragraph, Report, SectionState, Text, UnitProfile
from fzdesk.report.prose import new_report
from tests.sample_catalogue import small_catalogue

KEYS = ("preamble", "study", "disputes", "problems", "other", "own.a", "own.b")


@pytest.fixture
def catalogue() -> Catalogue:
    return small_catalogue()


@pytest.fixture
def report(catalogue: Catalogue) -> Report:
    report = new_report(2024, UnitProfile("青禾镇", "镇", "云岭县"), catalogue)
    report = set_figure(report, "study.pre_meeting", "times", FigureValue(Decimal(12)))
    report = set_figure(report, "study.exam", "people", FigureValue(Decimal(27)))
    return set_figure(report, "disputes.review", "cases", FigureValue(Decimal(0)))


def lines(document: Document) -> list[str]:
    return [
        n.number + n.text if isinstance(n, Heading) else n.text
        for n in document.nodes
        if not hasattr(n, "rows")
    ]


def test_whole(report: Report, catalogue: Catalogue) -> None:
    """The document holds every mandatory part in order, empty ones as 【待填】, optional ones not at all."""
    document = compose(report, catalogue)
    assert document.title == ("青禾镇人民政府", "2024年法治政府建设年度报告")
    assert document.addressee == "县人民政府："
    assert lines(document) == [
        "2024年，我镇推进法治政府建设。现报告如下：",
        "一、主要举措和成效",
        "（一）抓学法",
        "坚持带头学法。全年组织会前学法12次。【待填：宪法宣誓】。",
        "坚持以考促学。组织27名干部参加学法考试。",
        "（二）化解矛盾纠纷",
        "本年度未发生行政复议案件。",
        "二、存在的不足和原因",
        "【待填：不足和原因】",
        "三、2025年主要安排",
        "【待填：下年安排】",
    ]
    assert document.signature is not None
    assert document.signature.date == "【待填：日期】"
    assert [span.source.field for span in document.blanks()] == ["study.oath", "", ""]


def test_numbers_never_skip(report: Report, catalogue: Catalogue) -> None:
    """Dropping, merging and moving sections leaves the numbers whole."""
    report, own = outline.add_section(report, "achievements", "平安建设", after="study")
    words = replace(report.sections[own].prose[0], pieces=(Text("全年平稳。"),))
    report = paragraphs.edit(report, own, words)
    numbers = [n.number for n in compose(report, catalogue).nodes if isinstance(n, Heading) and n.level == 2]
    assert numbers == ["（一）", "（二）", "（三）"]
    report = outline.drop_section(report, "study")
    report = outline.move_section(report, "disputes", -1)
    found = [
        n.number + n.text for n in compose(report, catalogue).nodes if isinstance(n, Heading) and n.level == 2
    ]
    assert found == ["（一）化解矛盾纠纷", "（二）平安建设"]


def test_merged_section_follows(report: Report, catalogue: Catalogue) -> None:
    """A merged section's paragraphs stand under the other's heading."""
    merged = outline.merge_section(report, "disputes", "study")
    texts = lines(compose(merged, catalogue))
    assert "（二）化解矛盾纠纷" not in texts
    assert (
        texts.index("本年度未发生行政复议案件。")
        == texts.index("坚持以考促学。组织27名干部参加学法考试。") + 1
    )


@given(
    st.lists(st.sampled_from([*KEYS, "", "nowhere"]), min_size=len(KEYS), max_size=len(KEYS)),
    st.sets(st.sampled_from(KEYS)),
)
def test_no_text_is_lost_by_merging(into: list[str], dropped: set[str]) -> None:
    """Whatever is merged into what, each paragraph of each section that is kept prints, and prints once."""
    catalogue = small_catalogue()
    report = new_report(2024, UnitProfile("青禾镇", "镇", "云岭县"), catalogue)
    sections = dict(report.sections)
    for key, target in zip(KEYS, into, strict=True):
        own = Paragraph(f"p.{key}", "own", pieces=(Text(f"写在{key}里的话。"),))
        state = sections.get(key, SectionState(title="自己的"))
        sections[key] = replace(state, prose=(*state.prose, own), merged_into=target, dropped=key in dropped)
    order = {**report.order, "achievements": (*report.order["achievements"], "own.a", "own.b")}
    document = compose(replace(report, sections=sections, order=order), catalogue)
    text = "".join(one.text for one in document.paragraphs())
    assert {key: text.count(f"写在{key}里的话。") for key in KEYS} == {
        key: int(key not in dropped) for key in KEYS
    }


def test_leaving_out_what_another_was_merged_into(report: Report, catalogue: Catalogue) -> None:
    """The other section stands for itself again, with its heading."""
    merged = outline.merge_section(report, "disputes", "study")
    left = outline.drop_section(merged, "study")
    assert left.sections["disputes"].merged_into == ""
    assert "（一）化解矛盾纠纷" in lines(compose(left, catalogue))
    again = outline.drop_section(left, "study", dropped=False)
    assert "（二）化解矛盾纠纷" in lines(compose(again, catalogue))


def test_run_in_headings(report: Report, catalogue: Catalogue) -> None:
    """Run-in headings are one sentence at the head of the first paragraph, in a span of their own."""
    document = compose(set_form(report, headings="run_in"), catalogue)
    first = next(p for p in document.paragraphs() if p.text.startswith("（一）"))
    assert (first.spans[0].text, first.spans[0].role, first.spans[0].level) == (
        "（一）抓学法。",
        "heading",
        2,
    )
    assert first.text.startswith("（一）抓学法。坚持带头学法。")


@pytest.mark.parametrize(
    ("style", "texts"),
    [
        ("plain", ["不足甲。因甲。", "不足乙。因乙。"]),
        ("inline", ["一是不足甲。因甲。", "二是不足乙。因乙。"]),
        ("numbered", ["1.不足甲。因甲。", "2.不足乙。因乙。"]),
    ],
)
def test_item_styles(report: Report, catalogue: Catalogue, style: str, texts: list[str]) -> None:
    """Items are counted as the clerk chose; the leading sentence is no item."""
    document = compose(outline.set_items(with_problems(report, catalogue), "problems", style), catalogue)  # type: ignore[arg-type]
    assert [p.text for p in document.paragraphs() if "不足甲" in p.text or "不足乙" in p.text] == texts


def test_joined_items(report: Report, catalogue: Catalogue) -> None:
    """All items in one paragraph after the leading sentence; every span still knows its own paragraph."""
    document = compose(outline.set_items(with_problems(report, catalogue), "problems", "joined"), catalogue)
    paragraph = next(p for p in document.paragraphs() if "不足甲" in p.text)
    assert paragraph.text == "还有以下不足：一是不足甲。因甲。二是不足乙。因乙。"
    assert len({span.source.paragraph for span in paragraph.spans}) == 3


def with_problems(report: Report, catalogue: Catalogue) -> Report:
    for name in "甲乙":
        report = rows.add_problem(report, catalogue)
        report = rows.change_problem(report, report.problems[-1].id, text=f"不足{name}", reason=f"因{name}")
    return report


@pytest.mark.parametrize(
    ("changes", "title", "addressee"),
    [
        ({"title_kind": "情况报告"}, ("青禾镇人民政府", "关于2024年法治政府建设情况的报告"), "县人民政府："),
        (
            {"title_kind": "工作报告", "title_in_two": False},
            ("青禾镇人民政府2024年法治政府建设工作报告",),
            "县人民政府：",
        ),
        (
            {"issuers": ("中共青禾镇委员会", "青禾镇人民政府")},
            ("青禾镇", "2024年法治政府建设年度报告"),
            "县委、县政府：",
        ),
        ({"title_kind": "own", "title_lines": ("自己的", "标题")}, ("自己的", "标题"), "县人民政府："),
        ({"addressee": ""}, ("青禾镇人民政府", "2024年法治政府建设年度报告"), ""),
        ({"addressee": "县依法治县办"}, ("青禾镇人民政府", "2024年法治政府建设年度报告"), "县依法治县办："),
    ],
)
def test_forms(
    report: Report, catalogue: Catalogue, changes: dict[str, object], title: tuple[str, ...], addressee: str
) -> None:
    """Title, issuers and addressee as chosen, with usual ones where nothing was chosen."""
    document = compose(set_form(report, **changes), catalogue)
    assert (document.title, document.addressee) == (title, addressee)


def test_date(report: Report, catalogue: Catalogue) -> None:
    """The date prints in Arabic digits without leading zeros, at the end or under the title."""
    report = set_form(report, date=dt.date(2025, 1, 9))
    document = compose(report, catalogue)
    assert document.signature
    assert document.signature.date == "2025年1月9日"
    under = compose(set_form(report, date_under_title=True), catalogue)
    assert (under.subtitle, under.signature) == ("（2025年1月9日）", None)


def test_heading_numbers() -> None:
    """一、 （一） 1. （1） by level (GB/T 9704-2012, 7.3.3)."""
    assert [heading_number(level, 2) for level in (1, 2, 3, 4)] == ["二、", "（二）", "2.", "（2）"]


def test_every_span_knows_its_source(report: Report, catalogue: Catalogue) -> None:
    """Each span of the body leads back to a paragraph of the report or a step."""
    ids = {p.id for state in report.sections.values() for p in state.prose}
    for paragraph in compose(report, catalogue).paragraphs():
        assert isinstance(paragraph, Printed)
        for span in paragraph.spans:
            assert span.source.step in report.sections
            assert not span.source.paragraph or span.source.paragraph in ids

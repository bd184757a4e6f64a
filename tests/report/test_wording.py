"""What the proposed text says, answer by answer."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import Catalogue
from fzdesk.operations.answers import answer, set_detail, set_figure, set_state
from fzdesk.report.model import FigureValue, Precision, Report, UnitProfile
from fzdesk.report.prose import new_report, plain_text, section_prose
from fzdesk.report.wording import Wording, unit_words
from tests.sample_catalogue import small_catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    return small_catalogue()


@pytest.fixture
def report(catalogue: Catalogue) -> Report:
    return new_report(2024, UnitProfile("青禾镇", "镇", "云岭县"), catalogue)


def said(report: Report, catalogue: Catalogue, section: str = "study") -> list[str]:
    wording = Wording(report, catalogue)
    return [plain_text(p.pieces) for p in section_prose(report, wording, section)]


def figure(value: str, precision: Precision = "exact") -> FigureValue:
    return FigureValue(Decimal(value), precision)


def test_unanswered(report: Report, catalogue: Catalogue) -> None:
    """An unanswered 必报 duty stands as 【待填】, others say nothing, empty paragraphs are gone."""
    assert said(report, catalogue) == ["坚持带头学法。【待填：宪法宣誓】。"]
    assert said(report, catalogue, "disputes") == []


def test_required_figure_missing(report: Report, catalogue: Catalogue) -> None:
    """开展 without its required figure shows where the figure is missing; optional clauses fall away."""
    report = set_state(report, "study.pre_meeting", "done")
    assert said(report, catalogue)[0].startswith("坚持带头学法。全年组织会前学法【待填：会前学法次数】次。")


def test_optional_clause(report: Report, catalogue: Catalogue) -> None:
    """An optional clause appears as soon as it has something to say."""
    report = set_figure(report, "study.pre_meeting", "times", figure("12"))
    report = set_detail(report, "study.pre_meeting", "laws", "《宪法》等9部法律。")
    assert said(report, catalogue)[0].startswith(
        "坚持带头学法。全年组织会前学法12次，学习《宪法》等9部法律。"
    )


@pytest.mark.parametrize(
    ("precision", "words"),
    [("余", "10余次"), ("多", "10多次"), ("近", "近10次"), ("约", "约10次"), ("以上", "10次以上")],
)
def test_precision(report: Report, catalogue: Catalogue, precision: Precision, words: str) -> None:
    """Approximate figures print the way people write them, the unit once."""
    report = set_figure(report, "study.pre_meeting", "times", figure("10", precision))
    assert f"会前学法{words}。" in said(report, catalogue)[0]


def test_zero_is_said_in_words(report: Report, catalogue: Catalogue) -> None:
    """Zero never prints as 0次: a required zero takes its own wording, an optional one drops its clause."""
    report = set_figure(report, "study.oath", "times", figure("0"))
    assert "本年度没有新任职人员" in said(report, catalogue)[0]
    report = set_figure(report, "study.oath", "times", figure("1"))
    report = set_figure(report, "study.oath", "people", figure("0"))
    assert said(report, catalogue)[0].endswith("组织就职宣誓1次。")


def test_nothing_but_zeros() -> None:
    """Where no figure is required, the zero wording stands once all that are known are zero."""
    edition = edition_for(2024)
    report = new_report(2024, UnitProfile("青禾镇", "镇", "云岭县"), edition)
    report = set_figure(report, "disputes.petition", "cases", figure("0"))
    assert said(report, edition, "disputes")[0].endswith("全年未收到群众来信来访。")
    report = set_figure(report, "disputes.petition", "resolved", figure("21"))
    assert said(report, edition, "disputes")[0].endswith("化解信访事项21件次。")


def test_rate_is_computed(report: Report, catalogue: Catalogue) -> None:
    """A rate comes from its two counts, and a typed one stands before it."""
    for name, value in (("people", "27"), ("passed", "26")):
        report = set_figure(report, "study.exam", name, figure(value))
    assert "合格率96.3%" in said(report, catalogue)[1]
    report = set_figure(report, "study.exam", "rate", figure("96.2"))
    assert "合格率96.2%" in said(report, catalogue)[1]


def test_not_done(report: Report, catalogue: Catalogue) -> None:
    """未开展 is silent, said, or offered as a problem, as the catalogue has it or the clerk says."""
    report = set_state(report, "study.oath", "not_done")
    assert said(report, catalogue) == ["坚持带头学法。本年度未组织就职宣誓。"]
    report = answer(report, "study.oath", mention=False)
    report = answer(report, "study.pre_meeting", state="not_done", reason="人手不足。")
    assert said(report, catalogue) == []
    report = answer(report, "study.pre_meeting", mention=True)
    assert said(report, catalogue) == ["坚持带头学法。本年度未组织会前学法，主要是人手不足。"]


def test_wording_changes_by_year(report: Report, catalogue: Catalogue) -> None:
    """Next year's proposal reads differently, and a chosen variant stays."""
    report = set_figure(report, "study.pre_meeting", "times", figure("12"))
    later = replace(report, year=2025)
    assert "坚持会前学法，全年12次。" in said(later, catalogue)[0]
    assert said(answer(later, "study.pre_meeting", variant=0), catalogue) == said(report, catalogue)


def test_duties_of_other_units(report: Report, catalogue: Catalogue) -> None:
    """A duty that does not concern this kind of unit says nothing."""
    report = set_figure(report, "disputes.review", "cases", figure("2"))
    assert said(report, catalogue, "disputes") == ["全年发生行政复议案件2件。"]
    street = replace(report, unit=UnitProfile("城关街道", "街道", "云岭县"))
    assert said(street, catalogue, "disputes") == []


@pytest.mark.parametrize(
    ("kind", "county", "we", "county_party"),
    [
        ("乡", "云岭县", "我乡", "县委"),
        ("镇", "安州市", "我镇", "市委"),
        ("民族乡", "", "我乡", "县委"),
        ("苏木", "白音旗", "我木", "旗委"),
    ],
)
def test_unit_words(catalogue: Catalogue, kind: str, county: str, we: str, county_party: str) -> None:
    """Unit words follow the kind of unit and of county."""
    words = unit_words(UnitProfile("某地", kind, county), catalogue, 2024)
    assert (words["we"], words["county_party"], words["next_year"]) == (we, county_party, "2025")

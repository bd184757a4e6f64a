"""The sample: two finished reports of an invented town that a county office would accept."""

from __future__ import annotations

import json
import re
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.catalogue.model import Catalogue
from fzdesk.document import model as tree
from fzdesk.document.compose import compose
from fzdesk.document.printed import text_hash
from fzdesk.errors import UserError
from fzdesk.operations.documents import document_of, wording_of
from fzdesk.operations.exchange import apply, dump
from fzdesk.operations.exports import Purpose, document_for, missing
from fzdesk.operations.ledgers import LedgerReader
from fzdesk.operations.sample import create_sample, sample_copy, sample_reports
from fzdesk.operations.sample_ledgers import without_counted
from fzdesk.operations.status import workbook_status
from fzdesk.operations.workbooks import read
from fzdesk.report.figures import Figures, rate
from fzdesk.report.model import Report, UnitProfile
from fzdesk.report.progress import steps
from fzdesk.report.prose import new_report
from fzdesk.store.versions import Frozen
from fzdesk.store.workbook import Workbook

SAMPLES = sample_reports()
EACH_YEAR = pytest.mark.parametrize(
    ("report", "catalogue"), SAMPLES, ids=[str(report.year) for report, _ in SAMPLES]
)
HALF_WIDTH = re.compile(r"[一-龥》）”][,:;()!?]|[,:;()!?][一-龥《（“]|\s")
ZERO = re.compile(r"(?<![\d.])0[\d.]*(?:次|件|人|个|条|项|份|起|名|场|户)")
MANDATORY = ("举措和成效", "不足和原因", "第一责任人职责", "主要安排", "其他需要报告的情况")


def paragraphs(report: Report, catalogue: Catalogue) -> list[str]:
    nodes = compose(report, catalogue).nodes
    return ["".join(s.text for s in node.spans) for node in nodes if isinstance(node, tree.Paragraph)]


def headings(report: Report, catalogue: Catalogue) -> list[str]:
    nodes = compose(report, catalogue).nodes
    return [node.text for node in nodes if isinstance(node, tree.Heading) and node.level == 1]


def test_two_years() -> None:
    """There are two reports of one unit, the older first, each dated in the January after its year."""
    assert [report.year for report, _ in SAMPLES] == [2024, 2025]
    assert len({report.unit.name for report, _ in SAMPLES}) == 1
    for report, _ in SAMPLES:
        assert report.form.date is not None
        assert (report.form.date.year, report.form.date.month) == (report.year + 1, 1)


@EACH_YEAR
def test_nothing_is_missing(report: Report, catalogue: Catalogue) -> None:
    """Nothing is left to fill in, every step is done, and the submission copy may leave."""
    assert missing(Frozen(report, catalogue, {})) == ()
    assert [step.title for step in steps(report, catalogue) if step.state != "done"] == []
    purposes: tuple[Purpose, ...] = ("submit", "public")
    for purpose in purposes:
        assert list(document_for(Frozen(report, catalogue, {}), purpose).blanks()) == []


@EACH_YEAR
def test_mandatory_contents(report: Report, catalogue: Catalogue) -> None:
    """The five contents every report must have stand in order, each with a text of its own."""
    found = headings(report, catalogue)
    assert len(found) == len(MANDATORY)
    for heading, words in zip(found, MANDATORY, strict=True):
        assert words in heading
    assert len(report.problems) == 4
    assert 4 <= len(report.plans) <= 5


@EACH_YEAR
def test_problems_have_reasons_and_answers(report: Report, catalogue: Catalogue) -> None:
    """Each problem says why and points to a plan item; each item says what, by whom and until when."""
    plans = {row.id for row in report.plans}
    for row in report.problems:
        assert row.text
        assert row.reason
        assert row.plans
        assert set(row.plans) <= plans
    for item in report.plans:
        assert item.text
        assert item.measure
        assert item.target
        assert item.owner
        assert str(report.year + 1) in item.due
    picks = {pick.key for pick in catalogue.plans}
    assert {item.pick for item in report.plans} <= picks


@EACH_YEAR
def test_rates_fit_counts(report: Report, catalogue: Catalogue) -> None:
    """Every rate printed is the one its two counts give, and no part is larger than its whole."""
    figures = Figures(report, catalogue)
    checked = 0
    for duty in catalogue.duties():
        for figure in duty.figures:
            found = figures.get(f"{duty.key}.{figure.key}")
            if not figure.is_rate or found is None:
                continue
            above, below = (
                figures.get(name if "." in name else f"{duty.key}.{name}")
                for name in (figure.numerator, figure.denominator)
            )
            assert above is not None, figure
            assert below is not None, figure
            assert above.value <= below.value
            assert found.value == rate(above.value, below.value, figure.decimals)
            checked += 1
    assert checked >= 10


@EACH_YEAR
def test_figures_add_up(report: Report, catalogue: Catalogue) -> None:
    """Totals are the sums of their parts, and a figure said in two places is the same."""
    figures = Figures(report, catalogue)

    def value(key: str) -> int:
        found = figures.get(key)
        return 0 if found is None else int(found.value)

    meetings = ("secretary.meetings.times", "head.solve.meetings", "leadership.meetings.group_times")
    assert value("leadership.meetings.times") == sum(map(value, meetings))
    assert value("leadership.annual_plan.tasks") == value("head.plan.tasks")
    mediation = "disputes.mediation"
    assert value(f"{mediation}.accepted") == value(f"{mediation}.closed") + value(f"{mediation}.pending")
    venues = ("villages.towns", "villages.times", "villages.others", "schools.times")
    assert value("publicity.activities.times") == sum(value(f"publicity.{name}") for name in venues)
    cases = ("enforcement.cases.ordinary", "enforcement.cases.summary")
    assert value("enforcement.cases.total") == sum(map(value, cases))
    breakdown = report.answers["enforcement.inspections"].details["breakdown"]
    assert value("enforcement.inspections.times") == sum(map(int, re.findall(r"(\d+)次", breakdown)))
    assert value("decisions.legality.total") >= value("decisions.legality.cases") + value(
        "decisions.contracts.reviewed"
    )


def test_years_follow_each_other() -> None:
    """What one year ends with the next one starts from."""
    before, after = (Figures(report, catalogue) for report, catalogue in SAMPLES)

    def change(holders: str, *, more: tuple[str, ...], less: tuple[str, ...] = ()) -> None:
        def value(figures: Figures, key: str) -> int:
            found = figures.get(key)
            return 0 if found is None else int(found.value)

        grown = sum(value(after, key) for key in more) - sum(value(after, key) for key in less)
        assert value(after, holders) == value(before, holders) + grown, holders

    certificates = "enforcement.certificates"
    change(f"{certificates}.holders", more=(f"{certificates}.issued",), less=(f"{certificates}.cancelled",))
    change("publicity.law_minded.people", more=("publicity.law_minded.new",))
    change("leadership.staff.staff", more=("secretary.staff.people",))


@EACH_YEAR
def test_text_is_clean(report: Report, catalogue: Catalogue) -> None:
    """No half-width punctuation or space among the Chinese, no 0次, no doubled marks, every end marked."""
    for text in paragraphs(report, catalogue):
        assert not HALF_WIDTH.search(text), text
        assert not ZERO.search(text), text
        assert not re.search(r"[，。；：、]{2}", text), text
        assert text.endswith(("。", "：")), text


@EACH_YEAR
def test_length(report: Report, catalogue: Catalogue) -> None:
    """A report as long as real ones are: about ten pages of 28 by 22 characters."""
    assert 5500 < sum(map(len, paragraphs(report, catalogue))) < 7050


def test_states_shown() -> None:
    """The sample shows all three answers, and approximate figures."""
    for report, _ in SAMPLES:
        assert {a.state for a in report.answers.values()} == {"done", "not_done", "not_applicable"}
        figures = [figure for a in report.answers.values() for figure in a.figures.values()]
        assert any(figure.precision == "余" for figure in figures)


def test_edited_paragraphs() -> None:
    """The newer report has paragraphs in the clerk's own wording, whose figures are up to date."""
    report, catalogue = SAMPLES[-1]
    edited = [p for state in report.sections.values() for p in state.prose if p.origin == "edited"]
    assert 2 <= len(edited) <= 3
    for paragraph in edited:
        assert any(piece.__struct_config__.tag == "figure" for piece in paragraph.pieces)
    spans = [
        s for node in compose(report, catalogue).nodes if isinstance(node, tree.Paragraph) for s in node.spans
    ]
    assert [span.text for span in spans if span.stale] == []


@EACH_YEAR
def test_apply_of_dump(report: Report, catalogue: Catalogue) -> None:
    """Applied to an empty report, what was dumped gives an equal one."""
    text = json.dumps(dump(report), ensure_ascii=False, default=str)
    empty = new_report(report.year, UnitProfile("空"), catalogue)
    assert apply(empty, json.loads(text), catalogue) == report
    assert apply(report, json.loads(text), catalogue) == report


def test_same_every_time() -> None:
    """Making the sample twice gives the same, ids and all."""
    assert sample_reports() == SAMPLES


def test_documented_sample(root: Path) -> None:
    """docs/report-sample.json is the dump of the newer report with all figures typed.

    After a change of the sample or the catalogue: ``fzdesk new``, ``apply`` it, and ``dump`` it again.
    """
    documented = json.loads((root / "docs" / "report-sample.json").read_text(encoding="utf-8"))
    assert documented == json.loads(json.dumps(dump(SAMPLES[-1][0]), ensure_ascii=False, default=str))


def test_workbook(tmp_path: Path) -> None:
    """The sample workbook holds both years, with nothing to fill in, last year's finalised.

    This year's has typed only what no ledger gives.
    """
    path = tmp_path / "示例.fzd"
    create_sample(path)
    assert read(path, 2024).report == SAMPLES[0][0]
    newer = read(path, 2025)
    assert newer.report == without_counted(SAMPLES[1][0], newer.totals)
    found = workbook_status(path)
    assert [(one["year"], one["blanks"]) for one in found["reports"]] == [(2025, 0), (2024, 0)]
    assert [one["state"] for one in found["reports"]] == ["draft", "final"]
    with closing(Workbook.open(path, read_only=True)) as workbook:
        final = workbook.versions.final(2024)
        assert final is not None
        older = read(path, 2024)
        assert final.text_hash == text_hash(document_of(older))
    with pytest.raises(UserError):
        create_sample(path)


def test_every_ledger_is_filled(tmp_path: Path) -> None:
    """Each kind has entries of the newer year, whose text says what it says with all figures typed.

    Only the rate of accepted disputes is said besides: it takes a figure that is not typed.
    """
    path = tmp_path / "示例.fzd"
    create_sample(path)
    stored = read(path, 2025)
    with (
        closing(Workbook.open(path, read_only=True)) as workbook,
        closing(LedgerReader.of(workbook, stored.catalogue)) as reader,
    ):
        counts = reader.counts(2025)
    assert counts.keys() == {kind.key for kind in stored.catalogue.ledgers}
    counted = [p.text for p in document_of(stored).paragraphs()]
    typed = [p.text for p in compose(*SAMPLES[1]).paragraphs()]
    assert [text.replace("，受理率100%", "") for text in counted] == typed
    figures = wording_of(stored).figures
    origins = Counter(found.origin for key in stored.totals if (found := figures.get(key)))
    assert origins["counted"] > 80
    assert origins["typed"] == 4  # 8600余 and the like


@EACH_YEAR
def test_typed_and_counted_agree(report: Report, catalogue: Catalogue, tmp_path: Path) -> None:
    """Every exact figure of the sample is what its ledger gives."""
    path = tmp_path / "示例.fzd"
    create_sample(path)
    totals = read(path, report.year).totals
    typed = {
        f"{duty}.{name}": value.value
        for duty, answer in report.answers.items()
        for name, value in answer.figures.items()
        if value.precision == "exact"
    }
    agreeing = {key: value for key, value in typed.items() if key in totals}
    assert len(agreeing) > 60
    assert agreeing == {key: totals[key].value for key in agreeing}


def test_copy_to_look_around_in() -> None:
    """The copy to look around in is fresh every time."""
    assert sample_copy() == sample_copy()
    assert read(sample_copy(), 2024).report == SAMPLES[0][0]

"""What five published reports say in numbers, entered as ledger rows and counted from them.

Where a ledger fits: exact numbers of things that happened.  The rows are invented; only their numbers are the
published ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from fzdesk.catalogue.editions import edition_for
from fzdesk.ledger.model import Cell
from fzdesk.operations import answers
from fzdesk.operations.documents import document_of, wording_of
from fzdesk.report.figures import rate
from fzdesk.report.model import UnitProfile
from fzdesk.report.prose import new_report
from fzdesk.store.workbook import Workbook


class Rows(NamedTuple):
    """So many rows of one ledger with the same cells; ``each`` goes round over its values."""

    kind: str
    number: int
    cells: dict[str, Cell]
    each: tuple[str, tuple[Cell, ...]] = ("", ())


class Example(NamedTuple):
    """A report's year, its rows, and its figures as they print with their units."""

    year: int
    kind: str
    rows: tuple[Rows, ...]
    figures: dict[str, str]


COMMITTEES = (
    *(f"{name}村调委会" for name in ("河湾", "柳林", "石桥", "松岭", "清水", "枣园")),
    "北岭乡调委会",
)
ACCEPTED: dict[str, Cell] = {"accepted": True}
EXAMPLES = {
    "000": Example(
        2021,
        "乡",
        (Rows("study", 12, {"form": "会前学法"}), Rows("study", 2, {"form": "专题培训"})),
        {"study.pre_meeting.times": "12次", "study.training.trainings": "2次"},
    ),
    "001": Example(
        2023,
        "民族乡",
        (
            Rows("study", 5, {"form": "中心组"}),
            Rows("study", 4, {"form": "讲座"}),
            Rows("enforcement", 4, {"kind": "检查"}),
            Rows("mediation", 39, ACCEPTED),
            Rows("petition", 21, {"batches": 1, "resolved": True}, ("channel", ("来访", "来信"))),
        ),
        {
            "study.central_group.times": "5次",
            "study.training.lectures": "4次",
            "enforcement.inspections.times": "4次",
            "disputes.mediation.accepted": "39件",
            "disputes.petition.resolved": "21件次",
        },
    ),
    "002": Example(
        2022,
        "乡",
        (
            Rows("study", 3, {"form": "警示教育"}),
            Rows("publicity", 4, {"venue": "集镇"}),
            Rows("publicity", 2, {"venue": "学校"}),
        ),
        {
            "study.warning.times": "3次",
            "publicity.villages.towns": "4场次",
            "publicity.schools.times": "2场次",
        },
    ),
    "003": Example(
        2021,
        "镇",
        (
            Rows("study", 4, {"form": "警示教育"}),
            Rows("mediation", 109, {**ACCEPTED, "result": "成功", "closed": dt.date(2021, 11, 30)}),
            Rows("mediation", 3, {**ACCEPTED, "result": "未成功", "closed": dt.date(2021, 12, 20)}),
            Rows("petition", 5, {"channel": "网上", "batches": 1, "closed": dt.date(2021, 12, 1)}),
        ),
        {
            "study.warning.times": "4次",
            "disputes.mediation.accepted": "112件",
            "disputes.mediation.succeeded": "109件",
            "disputes.mediation.rate": "97.3%",  # published without its decimal
            "disputes.online.cases": "5件",
            "disputes.online.closed": "5件",
            "disputes.online.rate": "100%",
        },
    ),
    "004": Example(
        2022,
        "乡",
        (
            Rows("study", 5, {"form": "中心组"}),
            Rows("legal_advice", 14, {"kind": "决策论证"}),
            Rows("certificate", 29, {"action": "换发"}, ("person", tuple(f"执法员{n}" for n in range(29)))),
            Rows(
                "mediation",
                214,
                {**ACCEPTED, "result": "成功", "closed": dt.date(2022, 12, 1)},
                ("committee", COMMITTEES),
            ),
            Rows("mediation", 2, {**ACCEPTED, "result": "未成功", "closed": dt.date(2022, 12, 1)}),
            Rows("mediation", 32, {**ACCEPTED, "result": "在调"}, ("committee", COMMITTEES)),
            Rows("petition", 96, {"channel": "接访", "batches": 1}, ("people", (2,) * 84 + (3,) * 12)),
            Rows("petition", 38, {"channel": "来访", "batches": 1, "resolved": True}),
            Rows("disclosure", 23, {"kind": "主动公开", "items": 3}),
        ),
        {
            "study.central_group.times": "5次",
            "decisions.advisers.decisions": "14件次",
            "enforcement.certificates.renewed": "29个",
            "enforcement.certificates.holders": "29名",
            "disputes.organisations.committees": "7个",
            "disputes.mediation.accepted": "248件",
            "disputes.mediation.acceptance_rate": "100%",
            "disputes.reception.cases": "96件次",
            "disputes.reception.people": "204人次",
            "disputes.petition.resolved": "38件次",
            "openness.active.items": "69条",
        },
    ),
}


def cells_of(example: Example, rows: Rows) -> Iterator[dict[str, Cell]]:
    """The rows, dated over the year, with invented titles."""
    name, values = rows.each
    for number in range(rows.number):
        day = dt.date(example.year, 1 + number % 11, 1 + number % 28)
        row: dict[str, Cell] = {"date": day, "title": f"第{number + 1}件"}
        if rows.kind == "mediation":
            row["committee"] = COMMITTEES[0]
        if name:
            row[name] = values[number % len(values)]
        yield {**row, **rows.cells}


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_the_figures_of_a_report_counted_from_its_ledgers(tmp_path: Path, name: str) -> None:
    """Nothing is typed; each figure is counted, prints as published, and stands in the text."""
    example = EXAMPLES[name]
    catalogue = edition_for(example.year)
    kinds = {kind.key: kind for kind in catalogue.ledgers}
    report = new_report(example.year, UnitProfile("青禾镇", example.kind, "云岭县"), catalogue)
    for duty in {key.rpartition(".")[0] for key in example.figures}:
        report = answers.set_state(report, duty, "done")
    with closing(Workbook.create(tmp_path / "a.fzd", report, catalogue)) as workbook:
        for rows in example.rows:
            workbook.ledgers.import_rows(kinds[rows.kind], list(cells_of(example, rows)), "导入")
        stored = workbook.load(example.year)
    figures = wording_of(stored).figures
    found = {key: figures.get(key) for key in example.figures}
    shown = {
        key: one.shown + ("" if one.figure.is_rate else one.figure.unit) if one else ""
        for key, one in found.items()
    }
    assert shown == example.figures
    assert {one.origin for one in found.values() if one} <= {"counted", "computed"}
    text = "".join(p.text for p in document_of(stored).paragraphs())
    for key, words in shown.items():
        assert words.rstrip("件次人条个名场") in text, key


def test_the_rate_of_004_to_two_places() -> None:
    """Its 99.07% are 214 of the 216 cases that were closed."""
    assert rate(Decimal(214), Decimal(216), 2) == Decimal("99.07")

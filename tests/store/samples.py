"""A small catalogue and report for the tests of the store."""

import datetime as dt
from decimal import Decimal

import msgspec

from fzdesk.catalogue.model import Catalogue
from fzdesk.report.model import (
    Answer,
    FigureValue,
    Form,
    Paragraph,
    Plan,
    Problem,
    Report,
    SectionState,
    Text,
    UnitProfile,
)

CATALOGUE = Catalogue(
    edition="2025",
    valid_from=2025,
    valid_to=2026,
    parts=(),
    ledgers=(),
    problems=(),
    plans=(),
    deadlines=(),
    words={},
)
OTHER_CATALOGUE = msgspec.structs.replace(CATALOGUE, packs=("云岭县",))


def blank(year: int = 2025) -> Report:
    """A report with nothing answered."""
    return Report(
        year=year,
        period_from=dt.date(year, 1, 1),
        period_to=dt.date(year, 12, 31),
        unit=UnitProfile(name="青禾镇", county="云岭县"),
    )


def answered(report: Report, key: str, **values: object) -> Report:
    """`report` with one duty's answer changed; every other value stays the same object."""
    answer = msgspec.structs.replace(report.answers.get(key, Answer()), **values)
    return msgspec.structs.replace(report, answers={**report.answers, key: answer})


def with_prose(report: Report, key: str, *texts: str) -> Report:
    """`report` with the paragraphs of one section changed."""
    prose = tuple(Paragraph(f"p{at}", "own", pieces=(Text(text),)) for at, text in enumerate(texts))
    return msgspec.structs.replace(report, sections={**report.sections, key: SectionState(prose=prose)})


def full(year: int = 2025) -> Report:
    """A report with something in every field."""
    report = answered(
        blank(year), "study.pre", state="done", figures={"n": FigureValue(Decimal("1.50"), "余")}
    )
    report = with_prose(answered(report, "own.3fa", reason="字" * 500), "study", "一。", "二。")
    return msgspec.structs.replace(
        report,
        form=Form(date=dt.date(year, 12, 30), deadlines={"publish": dt.date(year + 1, 4, 1)}),
        order={"achievements": ("study", "own.1")},
        part_titles={"plans": "三、打算"},
        problems=(Problem("a1", text="人少", plans=("b1",)),),
        plans=(Plan("b1", text="培训"),),
        finalised=True,
    )


def answers(report: Report) -> dict[str, str]:
    """The reasons by duty: what the tests change and compare."""
    return {key: answer.reason for key, answer in report.answers.items()}

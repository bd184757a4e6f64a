"""A small catalogue and report for the tests of the store."""

import datetime as dt

import msgspec

from fzdesk.catalogue.model import Catalogue
from fzdesk.report.model import Answer, Report, UnitProfile

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

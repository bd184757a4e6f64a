"""What 总览 shows, worked out of the ledgers' months and the report: no picture, no window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple, Protocol

from fzdesk.catalogue.model import Catalogue, Count
from fzdesk.gui.ledger.figure_facts import LedgerFigure, figures_of
from fzdesk.paths import cache_dir
from fzdesk.report.figures import Counted
from fzdesk.report.model import Report

if TYPE_CHECKING:
    from fzdesk.gui.session import Session

MONTHS = range(1, 13)
YEARS = 3  # the report's and those before it that are compared
ByMonth = Mapping[str, Mapping[int, int]]


class Reader(Protocol):
    """What is needed of ``operations.ledgers.LedgerReader``."""

    def by_month(self, year: int) -> dict[str, dict[int, int]]: ...
    def totals(
        self, catalogue: Catalogue, period_from: dt.date, period_to: dt.date
    ) -> Mapping[str, Counted]: ...


class KindMonths(NamedTuple):
    """A ledger's entries, month by month, this year and the one before."""

    key: str
    title: str
    now: tuple[int, ...]  # of January to December
    before: tuple[int, ...]

    @property
    def words(self) -> str:
        """What the picture says."""
        months = "、".join(f"{m} 月 {n} 条" for m, n in zip(MONTHS, self.now, strict=True) if n)
        return f"{self.title}：报告年度 {sum(self.now)} 条，上年 {sum(self.before)} 条。{months}"


class FigureYears(NamedTuple):
    """A figure over the years, the oldest first; None where its ledger was not kept."""

    key: str
    ledger: str  # 学法, of 学法台账
    title: str  # in full, where no ledger's name stands above it
    name: str
    unit: str
    years: tuple[tuple[int, Decimal | None, str], ...]  # year, value, as it prints


class Quiet(NamedTuple):
    """A ledger without an entry for two months in which it had some a year ago."""

    key: str
    title: str
    months: tuple[int, int]
    before: int


def kind_months(catalogue: Catalogue, now: ByMonth, before: ByMonth) -> tuple[KindMonths, ...]:
    """All ledgers of a catalogue with their months."""
    return tuple(
        KindMonths(
            kind.key,
            kind.title.removesuffix("台账"),
            tuple(now.get(kind.key, {}).get(month, 0) for month in MONTHS),
            tuple(before.get(kind.key, {}).get(month, 0) for month in MONTHS),
        )
        for kind in catalogue.ledgers
    )


def figure_years(reader: Reader, catalogue: Catalogue, report: Report) -> tuple[FigureYears, ...]:
    """Figures that the ledgers count, this year and in the years before; only those that any year has.

    Those that the report wants, and what the columns of numbers add up to (人次, 份数).  It begins with the
    first year in which any ledger was kept.
    """
    years = tuple(range(report.year - YEARS + 1, report.year + 1))
    totals = {year: reader.totals(catalogue, dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years}
    years = tuple(dropwhile(lambda year: not totals[year] and year != report.year, years))
    found: list[FigureYears] = []
    for kind in catalogue.ledgers:
        by_year = {
            year: {one.key: one for one in figures_of(kind.key, catalogue, report, totals[year])}
            for year in years
            if totals[year]
        }
        title, first = kind.title.removesuffix("台账"), next(iter(by_year.values()), {})
        found += [
            _over_years(key, title, years, by_year)
            for key in _main(first.values())
            if any(of_year[key].counted for of_year in by_year.values())
        ]
    return tuple(found)


def _main(figures: Collection[LedgerFigure]) -> list[str]:
    """The figures of a ledger that are compared: of sums those that no other one includes."""
    sums = [one.figure.count for one in figures if one.figure.count and one.figure.count.how == "sum"]
    return [
        one.key
        for one in figures
        if one.figure.required
        or (one.figure.count in sums and not any(_includes(other, one.figure.count) for other in sums))
    ]


def _includes(other: Count, one: Count | None) -> bool:
    """Whether a sum adds up all that another one does, and more."""
    if one is None or (other.column, other.date_field) != (one.column, one.date_field):
        return False
    wider = all(k in one.where and _values(one.where[k]) <= _values(v) for k, v in other.where.items())
    return wider and other.where != one.where


def _values(wanted: str | bool | tuple[str, ...]) -> set[str | bool]:
    return set(wanted) if isinstance(wanted, tuple) else {wanted}


def _over_years(
    key: str, ledger: str, years: Sequence[int], by_year: Mapping[int, Mapping[str, LedgerFigure]]
) -> FigureYears:
    one = next(found[key] for found in by_year.values())
    counted = ((year, by_year.get(year, {}).get(key)) for year in years)
    values = tuple(
        (year, found.counted.value, found.counted.shown) if found and found.counted else (year, None, "")
        for year, found in counted
    )
    unit = "" if one.figure.is_rate else one.figure.unit
    return FigureYears(key, ledger, one.figure.title, one.name, unit, values)


def last_months(today: dt.date) -> tuple[tuple[int, int], tuple[int, int]]:
    """The two whole months before ``today`` as (year, month), the earlier one first."""
    count = today.year * 12 + today.month - 1
    one, two = count - 2, count - 1
    return (one // 12, one % 12 + 1), (two // 12, two % 12 + 1)


def quiet_kinds(reader: Reader, catalogue: Catalogue, report_year: int, today: dt.date) -> tuple[Quiet, ...]:
    """月度提醒: ledgers with nothing in the last two months nor in this one, though they had a year ago.

    Only of a year that is being kept: the open report's, or one that has entries already.
    """
    wanted = last_months(today)
    if any(year != report_year and not reader.by_month(year) for year, _ in wanted):
        return ()
    years = {today.year, *(year for year, _ in wanted), *(year - 1 for year, _ in wanted)}
    known = {year: reader.by_month(year) for year in years}

    def count(kind: str, year: int, month: int) -> int:
        return known[year].get(kind, {}).get(month, 0)

    found: list[Quiet] = []
    for kind in catalogue.ledgers:
        now = sum(count(kind.key, *month) for month in (*wanted, (today.year, today.month)))
        before = sum(count(kind.key, year - 1, month) for year, month in wanted)
        if before and not now:
            found.append(Quiet(kind.key, kind.title, (wanted[0][1], wanted[1][1]), before))
    return tuple(found)


def quiet_now(session: Session, reader: Reader, today: dt.date) -> tuple[Quiet, ...]:
    """月度提醒 of an open workbook; none of the sample, which nobody keeps."""
    if session.keeper.path.is_relative_to(cache_dir()):
        return ()
    return quiet_kinds(reader, session.catalogue, session.report.year, today)


def quiet_words(found: Sequence[Quiet]) -> str:
    """One sentence about them."""
    one, two = found[0].months
    if len(found) == 1:
        return f"{found[0].title} {one} 月、{two} 月还没有记录，去年同期有 {found[0].before} 条。"
    titles = "、".join(quiet.title.removesuffix("台账") for quiet in found[:4])
    more = f"等 {len(found)} 本" if len(found) > 4 else f"这 {len(found)} 本"
    return f"{titles}{more}台账 {one} 月、{two} 月还没有记录，去年同期有。"

"""Counting figures row by row in plain Python: what the SQL must give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from fzdesk.catalogue.model import LedgerKind
from fzdesk.ledger.model import NO, YES, Cell, Cells
from fzdesk.ledger.totals import Rule
from fzdesk.report.figures import Counted

Period = tuple[dt.date, dt.date]


def counted(
    rows: Sequence[Cells], kind: LedgerKind, wanted: Sequence[Rule], period: Period
) -> dict[str, Counted]:
    """Every figure that these entries of one kind, in the order they were entered, give for a period."""
    in_period = [row for row in rows if any(_in_time(row, r, period) for r in wanted if _is_of_period(r))]
    few = {c.key for c in kind.columns if c.type in ("choice", "yes_no")} & {
        column for rule in wanted for column in rule.conditions
    }
    found: dict[str, Counted] = {}
    for rule in wanted:
        mine = [row for row in rows if _in_time(row, rule, period)]
        kept = in_period if _is_of_period(rule) else mine
        if not kept or not all(
            any(column in row for row in (kept if column in few else mine)) for column in rule.columns
        ):
            continue
        result = _different(mine, rule) if rule.count.how == "distinct" else _added(mine, rule)
        if result is not None:
            found[rule.figure] = result
    return found


def _is_of_period(rule: Rule) -> bool:
    return rule.count.scope == "period"


def _in_time(row: Cells, rule: Rule, period: Period) -> bool:
    day = row.get(rule.count.date_field)
    if not isinstance(day, dt.date):
        return False
    return day <= period[1] and (day >= period[0] or not _is_of_period(rule))


def _matches(row: Cells, rule: Rule) -> bool:
    return all(_shown(row.get(column)) in shown for column, shown in rule.conditions.items()) and all(
        column in row for column in rule.count.filled
    )


def _shown(cell: Cell | None) -> str | None:
    if isinstance(cell, bool):
        return YES if cell else NO
    return None if cell is None else str(cell)


def _added(rows: Iterable[Cells], rule: Rule) -> Counted | None:
    matching = [row for row in rows if _matches(row, rule)]
    if rule.count.how == "count":
        return Counted(Decimal(len(matching)), len(matching))
    numbers = [row[rule.count.column] for row in matching if rule.count.column in row]
    if matching and not numbers:
        return None
    return Counted(sum((Decimal(number) for number in numbers), Decimal(0)), len(numbers))  # type: ignore[arg-type]


def _different(rows: Sequence[Cells], rule: Rule) -> Counted | None:
    column = rule.count.column
    if rule.last_of_each:
        named = [row for row in rows if column in row]
        if rows and not named:
            return None
        last = {}
        for row in sorted(named, key=lambda row: row[rule.count.date_field]):  # stable: then as entered
            last[row[column]] = row
        fitting = sum(_matches(row, rule) for row in last.values())
        return Counted(Decimal(fitting), fitting)
    matching = [row for row in rows if _matches(row, rule)]
    values = [row[column] for row in matching if column in row]
    if matching and not values:
        return None
    return Counted(Decimal(len(set(values))), len(values))

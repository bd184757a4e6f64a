"""What a view or a figure asks of a ledger's rows, as SQL conditions with their values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fzdesk.ledger import search
from fzdesk.ledger.model import View
from fzdesk.ledger.totals import Rule
from fzdesk.store.ledger_tables import DELETED, LIVE, Stored, Table, shown_value

Period = tuple[dt.date, dt.date]


class Condition(NamedTuple):
    """SQL that is true for the wanted rows, and the values of its marks."""

    sql: str
    values: tuple[Stored, ...] = ()


NOTHING = Condition("0")


def joined(conditions: Iterable[Condition]) -> Condition:
    """All of them."""
    found = list(conditions)
    return Condition(
        " AND ".join(one.sql for one in found) or "1",
        tuple(value for one in found for value in one.values),
    )


def of_view(table: Table, view: View, rule: Rule | None) -> Condition:
    """The rows of a view; `rule` is that of the view's figure."""
    found = [Condition(f"_state = {DELETED if view.deleted else LIVE}")]
    if view.year is not None:
        found.append(_months(table, view.year, view.month))
    if view.search.strip():
        found.append(
            Condition(
                "_id IN (SELECT rowid FROM entry_search WHERE entry_search MATCH ?)",
                (search.match(view.search),),
            )
        )
    found.append(of_columns(table, view.where))
    if view.figure:
        found.append(_of_figure(table, view, rule))
    return joined(found)


def _months(table: Table, year: int, month: int | None) -> Condition:
    first, last = (f"{year}-{month:02}", f"{year}-{month:02}-99") if month else (f"{year}", f"{year}-99")
    return Condition(f'"{table.main_date}" BETWEEN ? AND ?', (first, last)) if table.main_date else NOTHING


def of_columns(table: Table, wanted: Mapping[str, tuple[str, ...]]) -> Condition:
    """Rows that show in each column one of what is wanted there; "" is an empty column."""
    return joined(_of_column(table, column, shown) for column, shown in wanted.items())


def _of_column(table: Table, column: str, shown: tuple[str, ...]) -> Condition:
    if column not in table.types:
        return Condition("1") if "" in shown else NOTHING
    values = tuple(shown_value(one, table.types[column]) for one in shown if one)
    sql = f'"{column}" IN ({", ".join("?" * len(values))})'
    return Condition(f'({sql} OR "{column}" IS NULL)' if "" in shown else sql, values)


def _of_figure(table: Table, view: View, rule: Rule | None) -> Condition:
    if rule is None or rule.kind != table.kind:
        return NOTHING
    year = view.year or dt.date.today().year
    period = view.period or (dt.date(year, 1, 1), dt.date(year, 12, 31))
    return of_rule(table, rule, period)


def of_rule(table: Table, rule: Rule, period: Period) -> Condition:
    """The rows that a figure counts in a period."""
    if rule.last_of_each:
        return _last_of_each(table, rule, period)
    summed = (rule.count.column,) if rule.count.column else ()
    return joined((in_time(table, rule, period), matching(table, rule), filled(table, summed)))


def matching(table: Table, rule: Rule) -> Condition:
    """What a figure asks of an entry, but for its date."""
    return joined((of_columns(table, rule.conditions), filled(table, rule.count.filled)))


def in_time(table: Table, rule: Rule, period: Period) -> Condition:
    """Entries of the period, or up to its end, by the figure's own date."""
    field, (start, end) = rule.count.date_field, (one.isoformat() for one in period)
    if table.types.get(field) != "date":
        return NOTHING
    if rule.count.scope == "as_of_end":
        return Condition(f'"{field}" <= ?', (end,))
    return Condition(f'"{field}" BETWEEN ? AND ?', (start, end))


def filled(table: Table, columns: Iterable[str]) -> Condition:
    """Entries that have something in all of these columns."""
    return joined(
        Condition(f'"{column}" IS NOT NULL') if column in table.types else NOTHING for column in columns
    )


def _last_of_each(table: Table, rule: Rule, period: Period) -> Condition:
    """The last entry of each value, where that one matches."""
    column, field = rule.count.column, rule.count.date_field
    time, known = in_time(table, rule, period), filled(table, (column,))
    if NOTHING in (time, known):
        return NOTHING
    last = (
        f'SELECT _id, row_number() OVER (PARTITION BY "{column}" ORDER BY "{field}" DESC, _id DESC) AS place'  # noqa: S608
        f" FROM {table.name} WHERE _state = {LIVE} AND {time.sql} AND {known.sql}"
    )
    fits = matching(table, rule)
    return Condition(
        f"_id IN (SELECT _id FROM ({last}) WHERE place = 1) AND {fits.sql}",  # noqa: S608
        (*time.values, *known.values, *fits.values),
    )

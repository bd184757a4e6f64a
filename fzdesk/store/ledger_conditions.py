"""What a view or a figure asks of a ledger's rows, as SQL conditions with their values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import Enum

import msgspec

from fzdesk.ledger.model import View
from fzdesk.ledger.totals import Rule
from fzdesk.store.ledger_tables import DELETED, LIVE, Stored, Table, shown_value

Period = tuple[dt.date, dt.date]


class End(Enum):
    """Where a condition's value is the first or the last day of a period."""

    FIRST = 0
    LAST = 1


class Condition(msgspec.Struct, frozen=True):
    """SQL that is true for the wanted rows, and the values of its marks."""

    sql: str
    values: tuple[Stored | End, ...] = ()

    def bound(self, period: Period) -> list[Stored]:
        """The values for a period."""
        return [period[one.value].isoformat() if isinstance(one, End) else one for one in self.values]


NOTHING = Condition("0")
ALL = Condition("1")


def joined(conditions: Iterable[Condition]) -> Condition:
    """All of them together."""
    found = [one for one in conditions if one != ALL]
    return Condition(
        " AND ".join(one.sql for one in found) or ALL.sql,
        tuple(value for one in found for value in one.values),
    )


def of_view(table: Table, view: View, rule: Rule | None) -> Condition:
    """The rows of a view; `rule` is that of the view's figure."""
    found = [Condition(f"_state = {DELETED if view.deleted else LIVE}")]
    if view.year is not None:
        found.append(_months(table, view.year, view.month))
    if view.search.strip():
        from fzdesk.ledger import search

        found.append(
            Condition(
                "_id IN (SELECT rowid FROM entry_search WHERE entry_search MATCH ?)",
                (search.match(view.search),),
            )
        )
    found.append(of_columns(table, view.where))
    if view.figure:
        found.append(of_rule(table, rule) if rule is not None and rule.kind == table.kind else NOTHING)
    return joined(found)


def period_of(view: View) -> Period:
    """The period for which a view's figure is counted."""
    year = view.year or dt.date.today().year
    return view.period or (dt.date(year, 1, 1), dt.date(year, 12, 31))


def _months(table: Table, year: int, month: int | None) -> Condition:
    first, last = (f"{year}-{month:02}", f"{year}-{month:02}-99") if month else (f"{year}", f"{year}-99")
    return Condition(f'"{table.main_date}" BETWEEN ? AND ?', (first, last)) if table.main_date else NOTHING


def of_columns(table: Table, wanted: Mapping[str, tuple[str, ...]]) -> Condition:
    """Rows that show in each column one of what is wanted there; "" is an empty column."""
    return joined(_of_column(table, column, shown) for column, shown in wanted.items())


def _of_column(table: Table, column: str, shown: tuple[str, ...]) -> Condition:
    if column not in table.types:
        return ALL if "" in shown else NOTHING
    values = tuple(shown_value(one, table.types[column]) for one in shown if one)
    sql = f'"{column}" IN ({", ".join("?" * len(values))})'
    return Condition(f'({sql} OR "{column}" IS NULL)' if "" in shown else sql, values)


def of_rule(table: Table, rule: Rule) -> Condition:
    """The rows that a figure counts."""
    if rule.last_of_each:
        if NOTHING in (in_time(table, rule), filled(table, (rule.count.column,))):
            return NOTHING
        last = different(table, rule)
        return Condition(f"_id IN (SELECT _id FROM ({last.sql}))", last.values)  # noqa: S608
    summed = (rule.count.column,) if rule.count.column else ()
    return joined((in_time(table, rule), matching(table, rule), filled(table, summed)))


def matching(table: Table, rule: Rule) -> Condition:
    """What a figure asks of an entry, but for its date."""
    return joined((of_columns(table, rule.conditions), filled(table, rule.count.filled)))


def in_time(table: Table, rule: Rule) -> Condition:
    """Entries of the period, or up to its end, by the figure's own date."""
    field = rule.count.date_field
    if table.types.get(field) != "date":
        return NOTHING
    if rule.count.scope == "as_of_end":
        return Condition(f'"{field}" <= ?', (End.LAST,))
    return Condition(f'"{field}" BETWEEN ? AND ?', (End.FIRST, End.LAST))


def filled(table: Table, columns: Iterable[str]) -> Condition:
    """Entries that have something in all of these columns."""
    return joined(
        Condition(f'"{column}" IS NOT NULL') if column in table.types else NOTHING for column in columns
    )


def different(table: Table, rule: Rule, hint: str = "") -> Condition:
    """A query with a row for each different value that a figure counts: in how many `entries` it stands.

    Where of each value only the last entry counts, `_id` is that one's.
    """
    column, field = rule.count.column, rule.count.date_field
    time, known, fits = in_time(table, rule), filled(table, (column,)), matching(table, rule)
    rows = f"FROM {table.name}{hint} WHERE _state = {LIVE} AND {time.sql} AND {known.sql}"
    if not rule.last_of_each:
        return Condition(
            f'SELECT count(*) AS entries {rows} AND {fits.sql} GROUP BY "{column}"',
            (*time.values, *known.values, *fits.values),
        )
    # with max(), SQLite takes the other columns from the row that has it
    last = f"""max("{field}" || printf('%012d', _id))"""
    used = "".join(f', "{one}"' for one in dict.fromkeys(rule.columns) if one in table.types)
    return Condition(
        f"SELECT _id, 1 AS entries FROM"  # noqa: S608
        f' (SELECT _id{used}, {last} {rows} GROUP BY "{column}") WHERE {fits.sql}',
        (*time.values, *known.values, *fits.values),
    )

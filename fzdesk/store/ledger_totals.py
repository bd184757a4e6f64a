"""Counting a report's figures from its ledgers, in SQL.

Each ledger is read once for each date that its figures go by, from an index that has all that is counted
(``ledger_indexes``), in groups of what the figures tell apart; what the groups have is added up per figure
here.  Only figures that count different values (committees, certificate holders) are queries of their own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import product
from operator import itemgetter
from typing import Any

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue
from fzdesk.ledger.totals import Rule, rules
from fzdesk.report.figures import NO_TOTALS, Counted, Totals
from fzdesk.report.model import Report
from fzdesk.store import ledger_tables, reports, versions
from fzdesk.store.ledger_conditions import (
    ALL,
    NOTHING,
    Condition,
    Period,
    different,
    filled,
    in_time,
    joined,
    matching,
    of_columns,
)
from fzdesk.store.ledger_indexes import Hints, grouped
from fzdesk.store.ledger_tables import LIVE, SCALE, Table, shown_value
from fzdesk.store.reports import StoredReport

Group = tuple[Any, ...]


def totals(conn: sqlite3.Connection, catalogue: Catalogue, period: Period) -> dict[str, Counted]:
    """Every figure of the catalogue that the ledgers give for a period, by full key."""
    return Plan(conn, catalogue).totals(conn, period)


def of_report(conn: sqlite3.Connection, report: Report, plan: Plan) -> Totals:
    """What the ledgers give for a report's figures; for a finalised one what they gave then."""
    if report.finalised:
        final = next((one for one in versions.history(conn, report.year) if one.kind == "final"), None)
        if final is not None:
            return versions.read(conn, final).totals
    return plan.totals(conn, (report.period_from, report.period_to))


def counted(conn: sqlite3.Connection, stored: StoredReport) -> StoredReport:
    """A stored report with what the ledgers give for its figures."""
    with suppress(sqlite3.DatabaseError):  # a damaged ledger is told by the check of the file
        plan = Plan(conn, stored.catalogue)
        return replace(stored, totals=of_report(conn, stored.report, plan))
    return stored


def of_year(conn: sqlite3.Connection, year: int) -> Totals:
    """What the ledgers give now for the figures of a stored report, finalised or not."""
    if not ledger_tables.read_all(conn):
        return NO_TOTALS
    stored = reports.load(conn, year)
    return totals(conn, stored.catalogue, (stored.report.period_from, stored.report.period_to))


class Plan:
    """How the figures of one catalogue are counted from the tables of one workbook as they are now."""

    def __init__(self, conn: sqlite3.Connection, catalogue: Catalogue) -> None:
        self._catalogue, self._schema = catalogue, _schema(conn)
        tables, by_kind = ledger_tables.read_all(conn), dict[str, list[Rule]]()
        for rule in rules(catalogue) if tables else ():
            if rule.kind in tables and _has_columns(tables[rule.kind], rule):
                by_kind.setdefault(rule.kind, []).append(rule)
        hints = Hints(conn) if by_kind else None
        self._ledgers = [_Ledger(tables[kind], wanted, hints) for kind, wanted in by_kind.items() if hints]

    def fits(self, conn: sqlite3.Connection, catalogue: Catalogue) -> bool:
        """Whether it still says how: no other catalogue, no new tables, columns or indexes."""
        return catalogue is self._catalogue and self._schema == _schema(conn)

    def totals(self, conn: sqlite3.Connection, period: Period) -> dict[str, Counted]:
        """Every figure that the ledgers give for a period, by full key."""
        return {figure: counted for one in self._ledgers for figure, counted in one.totals(conn, period)}


def _schema(conn: sqlite3.Connection) -> int:
    """A number that changes with every table, column and index."""
    return int(conn.execute("PRAGMA schema_version").fetchone()[0])


def _has_columns(table: Table, rule: Rule) -> bool:
    used = (*rule.columns, *((rule.count.column,) if rule.count.column else ()))
    return in_time(table, rule) != NOTHING and all(column in table.types for column in used)


class _Ledger:
    """One ledger's figures."""

    def __init__(self, table: Table, wanted: Sequence[Rule], hints: Hints) -> None:
        groups = grouped(table, wanted)
        self._windows: dict[Condition, _Window] = {}
        self._figures: list[_Figure] = []
        for rule in wanted:
            time = in_time(table, rule)
            window = self._windows.setdefault(time, _Window(table, time, groups))
            self._figures.append(_Figure(rule, table, window, hints.distinct(table, rule.count.column)))
        hint = hints.counting(table)
        for window in self._windows.values():
            window.prepare(hint)
        in_period = {id(one.window): one.window for one in self._figures if one.scope == "period"}
        self._in_period = list(in_period.values())

    def totals(self, conn: sqlite3.Connection, period: Period) -> Iterator[tuple[str, Counted]]:
        """Each figure that is known, and what it counts."""
        for window in self._windows.values():
            window.read(conn, period)
        in_period = _filled_groups(self._in_period)
        for figure in self._figures:
            kept = in_period if figure.scope == "period" else _filled_groups([figure.window])
            if kept is not None and figure.is_kept(kept):
                counted = figure.count(conn, period)
                if counted is not None:
                    yield figure.key, counted


def _filled_groups(windows: Iterable[_Window]) -> frozenset[int] | None:
    """In which of the grouped columns any entry has something; None where there is no entry at all."""
    kept = [window for window in windows if any(row[window.all] for row in window.rows)]
    if not kept:
        return None
    rows = [row for window in kept for row in window.rows]
    return frozenset(at for at in range(len(kept[0].groups)) if any(row[at] is not None for row in rows))


class _Window:
    """A ledger's entries of one time (the period by one date, or up to its end), read in groups."""

    def __init__(self, table: Table, time: Condition, groups: Sequence[str]) -> None:
        self.time, self.groups = time, tuple(groups)
        self._table = table
        self._asked: dict[Condition, int] = {}  # what is added up in each group -> its place in the row
        self._query = ALL
        self.rows: list[Group] = []
        self.all = self.place("count(*)")

    def place(self, aggregate: str, where: Condition = ALL) -> int:
        """Where a group's row has something that is asked of it."""
        sql = aggregate if where == ALL else f"{aggregate} FILTER (WHERE {where.sql})"
        return self._asked.setdefault(Condition(sql, where.values), len(self.groups) + len(self._asked))

    def prepare(self, hint: str) -> None:
        """Make the query of all that was asked."""
        groups = ", ".join(f'"{column}"' for column in self.groups)
        asked = [*([Condition(groups)] if groups else []), *self._asked]
        self._query = Condition(
            f"SELECT {', '.join(one.sql for one in asked)} FROM {self._table.name}{hint}"  # noqa: S608
            f" WHERE _state = {LIVE} AND {self.time.sql}{f' GROUP BY {groups}' if groups else ''}",
            tuple(value for one in (*asked, self.time) for value in one.values),
        )

    def read(self, conn: sqlite3.Connection, period: Period) -> None:
        """Read the groups."""
        self.rows = conn.execute(self._query.sql, self._query.bound(period)).fetchall()


class _Figure:
    """One figure of a ledger."""

    def __init__(self, rule: Rule, table: Table, window: _Window, hint: str) -> None:
        self.key, self.scope, self.window = rule.figure, rule.count.scope, window
        self._rule, self._table, self._hint = rule, table, hint
        conditions, groups = rule.conditions, window.groups
        grouped = [column for column in conditions if column in groups]
        wanted = [[shown_value(one, table.types[column]) for one in conditions[column]] for column in grouped]
        self._key = itemgetter(*map(groups.index, grouped)) if grouped else None
        self._wanted = frozenset(wanted[0] if len(wanted) == 1 else product(*wanted))
        apart = {column: shown for column, shown in conditions.items() if column not in groups}
        fits = joined((of_columns(table, apart), filled(table, rule.count.filled)))
        self._grouped = [groups.index(column) for column in rule.columns if column in groups]
        self._apart = [window.place(f'count("{column}")') for column in rule.columns if column not in groups]
        self._rows = self._filled = self._value = window.place("count(*)", fits)
        if rule.count.how == "sum":
            self._filled = window.place(f'count("{rule.count.column}")', fits)
            self._value = window.place(f'sum("{rule.count.column}")', fits)

    def is_kept(self, filled_groups: frozenset[int]) -> bool:
        """Whether every column that the figure asks about is kept at all."""
        return filled_groups.issuperset(self._grouped) and all(
            any(row[at] for row in self.window.rows) for at in self._apart
        )

    def count(self, conn: sqlite3.Connection, period: Period) -> Counted | None:
        """What the figure counts; None where the entries are there and their numbers are not."""
        if self._rule.count.how == "distinct":
            return self._count_distinct(conn, period)
        rows = entries = value = 0
        key, wanted = self._key, self._wanted
        for row in self.window.rows:
            if key is None or key(row) in wanted:
                rows += row[self._rows]
                entries += row[self._filled]
                value += row[self._value] or 0
        if rows and not entries:
            return None
        return Counted(self._number(value), entries)

    def _number(self, value: int) -> Decimal:
        type_ = self._table.types[self._rule.count.column] if self._rule.count.how == "sum" else "integer"
        return Decimal(value) / SCALE if type_ == "decimal" else Decimal(value)

    def _count_distinct(self, conn: sqlite3.Connection, period: Period) -> Counted | None:
        """How many different values there are, and in how many entries."""
        wanted = different(self._table, self._rule, self._hint)
        value, entries = conn.execute(
            f"SELECT count(*), coalesce(sum(entries), 0) FROM ({wanted.sql})",  # noqa: S608 -- checked keys
            wanted.bound(period),
        ).fetchone()
        if not value and not self._is_named(conn, period):
            return None
        return Counted(Decimal(value), entries)

    def _is_named(self, conn: sqlite3.Connection, period: Period) -> bool:
        """Whether the entries in question have the column that is counted; true where there are none."""
        fits = ALL if self._rule.last_of_each else matching(self._table, self._rule)
        asked = joined((self.window.time, fits))
        (named,) = conn.execute(
            f'SELECT max("{self._rule.count.column}" IS NOT NULL) FROM {self._table.name}'  # noqa: S608
            f" WHERE _state = {LIVE} AND {asked.sql}",
            asked.bound(period),
        ).fetchone()
        return named is None or bool(named)

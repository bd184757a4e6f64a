"""Counting a report's figures from its ledgers, in SQL.

Each ledger is read once, from an index that has all that is counted (``ledger_indexes``), in groups of what
its figures tell apart; what the groups have is added up per figure here.  Only figures that count different
values (committees, holders of certificates) are queries of their own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from fzdesk.catalogue.model import Catalogue
from fzdesk.ledger.totals import Rule, rules
from fzdesk.report.figures import NO_TOTALS, Counted, Totals
from fzdesk.report.model import Report
from fzdesk.store import ledger_indexes, ledger_tables, reports, versions
from fzdesk.store.ledger_conditions import (
    NOTHING,
    Condition,
    Period,
    filled,
    in_time,
    joined,
    matching,
    of_columns,
    of_rule,
)
from fzdesk.store.ledger_tables import LIVE, Stored, Table, cell_of, shown_value


def totals(conn: sqlite3.Connection, catalogue: Catalogue, period: Period) -> dict[str, Counted]:
    """Every figure of the catalogue that the ledgers give for a period, by full key."""
    found: dict[str, Counted] = {}
    for kind, table in ledger_tables.read_all(conn).items():
        wanted = [rule for rule in rules(catalogue, kind) if in_time(table, rule, period) != NOTHING]
        if wanted:
            found.update(_Counting(conn, table, wanted, period).results())
    return found


def of_report(conn: sqlite3.Connection, report: Report, catalogue: Catalogue) -> Totals:
    """What the ledgers give for a report's figures; for a finalised one what they gave then."""
    if report.finalised:
        final = next((one for one in versions.history(conn, report.year) if one.kind == "final"), None)
        if final is not None:
            return versions.read(conn, final).totals
    return totals(conn, catalogue, (report.period_from, report.period_to))


def of_year(conn: sqlite3.Connection, year: int) -> Totals:
    """What the ledgers give now for the figures of a stored report, finalised or not."""
    if not ledger_tables.read_all(conn):
        return NO_TOTALS
    stored = reports.load(conn, year)
    return totals(conn, stored.catalogue, (stored.report.period_from, stored.report.period_to))


class _Places(NamedTuple):
    """Where a group has what a figure needs: places in its row."""

    kept: int  # how many rows the ledger has in the figure's time
    columns: tuple[int, ...]  # of these, how many have something in a column; grouped ones stand apart
    rows: int  # how many rows match
    filled: int  # of these, how many have something in the column that is added up
    value: int  # what is added up


class _Counting:
    """One ledger's figures, for one period."""

    def __init__(
        self, conn: sqlite3.Connection, table: Table, wanted: Sequence[Rule], period: Period
    ) -> None:
        self._conn, self._table, self._rules, self._period = conn, table, wanted, period
        self._groups = ledger_indexes.grouped(table, wanted)
        self._times = {rule.figure: in_time(table, rule, period) for rule in wanted}
        self._within = _any_of(self._times.values())
        in_period = [self._times[rule.figure] for rule in wanted if rule.count.scope == "period"]
        self._in_period = _any_of(in_period) if in_period else NOTHING
        self._sums: dict[Condition, int] = {}  # what is added up in each group -> its place in the row

    def results(self) -> Iterator[tuple[str, Counted]]:
        """Each figure that is known, and what it counts."""
        known = [rule for rule in self._rules if self._has_columns(rule)]
        places = {rule.figure: self._places(rule) for rule in known}
        rows = self._read()
        for rule in known:
            if self._is_kept(rule, places[rule.figure], rows):
                counted = self._count(rule, places[rule.figure], rows)
                if counted is not None:
                    yield rule.figure, counted

    def _has_columns(self, rule: Rule) -> bool:
        used = (*rule.columns, *((rule.count.column,) if rule.count.column else ()))
        return all(column in self._table.types for column in used)

    # ---- what is asked

    def _places(self, rule: Rule) -> _Places:
        time = self._times[rule.figure]
        kept = time if rule.count.scope == "as_of_end" else self._in_period
        apart = {column: wanted for column, wanted in rule.conditions.items() if column not in self._groups}
        fits = joined((time, of_columns(self._table, apart), filled(self._table, rule.count.filled)))
        column = f'"{rule.count.column}"' if rule.count.how == "sum" else "*"
        return _Places(
            kept=self._place("count(*)", kept),
            columns=tuple(
                self._place(f'count("{one}")', kept) for one in rule.columns if one not in self._groups
            ),
            rows=self._place("count(*)", fits),
            filled=self._place(f"count({column})", fits),
            value=self._place(f"sum({column})" if column != "*" else "count(*)", fits),
        )

    def _place(self, aggregate: str, where: Condition) -> int:
        if where == self._within:  # that holds for every row that is read
            asked = Condition(aggregate)
        else:
            asked = Condition(f"{aggregate} FILTER (WHERE {where.sql})", where.values)
        return self._sums.setdefault(asked, len(self._groups) + len(self._sums))

    def _read(self) -> list[tuple[Stored | None, ...]]:
        groups = ", ".join(f'"{column}"' for column in self._groups)
        asked = [*([Condition(groups)] if groups else []), *self._sums]
        values = [value for one in (*asked, self._within) for value in one.values]
        return self._conn.execute(
            f"SELECT {', '.join(one.sql for one in asked)} FROM {self._table.name}"  # noqa: S608 -- checked keys
            f"{ledger_indexes.hint(self._conn, self._table)}"
            f" WHERE _state = {LIVE} AND {self._within.sql}{f' GROUP BY {groups}' if groups else ''}",
            values,
        ).fetchall()

    # ---- what it gives

    def _is_kept(self, rule: Rule, places: _Places, rows: list[tuple[Stored | None, ...]]) -> bool:
        """Whether the ledger, and every column the figure asks about, is kept at all."""
        kept = [row for row in rows if row[places.kept]]
        return (
            bool(kept)
            and all(
                any(row[self._groups.index(column)] is not None for row in kept)
                for column in rule.columns
                if column in self._groups
            )
            and all(_added(kept, place) for place in places.columns)
        )

    def _count(self, rule: Rule, places: _Places, rows: list[tuple[Stored | None, ...]]) -> Counted | None:
        if rule.count.how == "distinct":
            return self._count_distinct(rule)
        types = self._table.types
        wanted = [
            (self._groups.index(column), {shown_value(one, types[column]) for one in shown})
            for column, shown in rule.conditions.items()
            if column in self._groups
        ]
        mine = [row for row in rows if all(row[at] in values for at, values in wanted)]
        entries = _added(mine, places.filled)
        if not entries and _added(mine, places.rows):
            return None  # the rows are there, the numbers are not
        value = _added(mine, places.value)
        type_ = types[rule.count.column] if rule.count.how == "sum" else "integer"
        return Counted(Decimal(value) if type_ != "decimal" else Decimal(str(cell_of(value, type_))), entries)

    def _count_distinct(self, rule: Rule) -> Counted | None:
        """How many different values there are, and in how many entries."""
        table, column = self._table, f'"{rule.count.column}"'
        wanted = of_rule(table, rule, self._period)
        value, entries = self._conn.execute(
            f"SELECT count(*), coalesce(sum(rows), 0) FROM (SELECT count(*) AS rows FROM {table.name}"  # noqa: S608
            f" WHERE _state = {LIVE} AND {wanted.sql} GROUP BY {column})",
            wanted.values,
        ).fetchone()
        if not value and not self._is_named(rule):
            return None
        return Counted(Decimal(value), entries)

    def _is_named(self, rule: Rule) -> bool:
        """Whether the entries in question have the column that is counted; true where there are none."""
        fits = Condition("1") if rule.last_of_each else matching(self._table, rule)
        asked = joined((self._times[rule.figure], fits))
        (named,) = self._conn.execute(
            f'SELECT max("{rule.count.column}" IS NOT NULL) FROM {self._table.name}'  # noqa: S608
            f" WHERE _state = {LIVE} AND {asked.sql}",
            asked.values,
        ).fetchone()
        return named is None or bool(named)


def _any_of(conditions: Iterable[Condition]) -> Condition:
    found = list(dict.fromkeys(conditions))
    if len(found) == 1:
        return found[0]
    return Condition(
        f"({' OR '.join(one.sql for one in found)})", tuple(value for one in found for value in one.values)
    )


def _added(rows: Sequence[tuple[Stored | None, ...]], place: int) -> int:
    return sum(int(row[place] or 0) for row in rows)

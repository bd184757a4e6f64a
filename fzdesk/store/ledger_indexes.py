"""The indexes that counting reads instead of the ledgers themselves.

They follow from what the catalogues kept in the workbook count, and are made anew where a newer catalogue
counts something else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from fzdesk.catalogue.model import Catalogue
from fzdesk.ledger.totals import Rule, rules
from fzdesk.store import ledger_tables
from fzdesk.store.ledger_tables import LIVE, Table

COUNTING = "_counting"  # no column of a catalogue is called so
_GROUPED = ("choice", "yes_no")  # few different values: rows are counted in groups of these


def cover(conn: sqlite3.Connection, catalogues: Iterable[Catalogue]) -> None:
    """Make the indexes for all that these catalogues count."""
    tables = ledger_tables.read_all(conn)
    if not tables:
        return
    kept = tuple(catalogues)
    for kind, table in tables.items():
        known = set(table.types)
        wanted = [
            rule
            for catalogue in kept
            for rule in rules(catalogue, kind)
            if known >= {*rule.columns, rule.count.date_field, *filter(None, (rule.count.column,))}
        ]
        _make(conn, table, COUNTING, _counting(table, wanted))
        for column in sorted({rule.count.column for rule in wanted if rule.count.how == "distinct"}):
            of_column = [r for r in wanted if r.count.how == "distinct" and r.count.column == column]
            _make(conn, table, column, _distinct(of_column))


def grouped(table: Table, wanted: Iterable[Rule]) -> tuple[str, ...]:
    """The columns by which rows are counted in groups, in the order of the table."""
    asked = {column for rule in wanted for column in rule.conditions}
    return tuple(key for key, type_ in table.types.items() if key in asked and type_ in _GROUPED)


class Hints:
    """SQL that makes a query read one of these indexes; empty for one that is not there (yet)."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        rows = conn.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND name GLOB 'ledger_*'")
        self._names = frozenset(name for (name,) in rows)

    def counting(self, table: Table) -> str:
        """For counting in groups."""
        return self._hint(table.index_name(COUNTING))

    def distinct(self, table: Table, column: str) -> str:
        """For counting the different values of a column."""
        return self._hint(table.index_name(column))

    def _hint(self, name: str) -> str:
        return f' INDEXED BY "{name}"' if name in self._names else ""


def _counting(table: Table, wanted: Sequence[Rule]) -> tuple[str, ...]:
    used = [column for rule in wanted for column in rule.columns]
    dates = [rule.count.date_field for rule in wanted]
    added = [rule.count.column for rule in wanted if rule.count.how == "sum"]
    return tuple(dict.fromkeys((*grouped(table, wanted), *sorted(dates), *sorted(added), *sorted(used))))


def _distinct(wanted: Sequence[Rule]) -> tuple[str, ...]:
    column = wanted[0].count.column
    dates = sorted(rule.count.date_field for rule in wanted)
    used = sorted(one for rule in wanted for one in rule.columns)
    return tuple(dict.fromkeys((column, *dates, "_id", *used)))


def _make(conn: sqlite3.Connection, table: Table, name: str, columns: Sequence[str]) -> None:
    if not columns:
        return
    # with _state inside, or SQLite would look it up in the table for every row
    listed = ", ".join(f'"{column}"' for column in (*columns, "_state"))
    sql = f'CREATE INDEX "{table.index_name(name)}" ON {table.name} ({listed}) WHERE _state = {LIVE}'
    found = conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table.index_name(name),)).fetchone()
    if found is None or found[0] != sql:
        conn.execute(f'DROP INDEX IF EXISTS "{table.index_name(name)}"')
        conn.execute(sql)

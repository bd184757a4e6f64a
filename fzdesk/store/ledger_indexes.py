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
    found = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'"))
    for name, sql in wanted(ledger_tables.read_all(conn).values(), catalogues).items():
        if found.get(name) != sql:
            conn.execute(f'DROP INDEX IF EXISTS "{name}"')
            conn.execute(sql)


def wanted(tables: Iterable[Table], catalogues: Iterable[Catalogue]) -> dict[str, str]:
    """The indexes for all that these catalogues count: name -> SQL."""
    kept, found = tuple(catalogues), dict[str, str]()
    for table in tables:
        known = set(table.types)
        counted = [
            rule
            for catalogue in kept
            for rule in rules(catalogue, table.kind)
            if known >= {*rule.columns, rule.count.date_field, *filter(None, (rule.count.column,))}
        ]
        if not counted:
            continue
        indexes = {COUNTING: _counting(table, counted)}
        for column in sorted({rule.count.column for rule in counted if rule.count.how == "distinct"}):
            same = [one for one in counted if one.count.how == "distinct" and one.count.column == column]
            indexes[column] = _distinct(same)
        for name, columns in indexes.items():
            # with _state inside, or SQLite would look it up in the table for every row
            listed = ", ".join(f'"{column}"' for column in (*columns, "_state"))
            found[table.index_name(name)] = (
                f'CREATE INDEX "{table.index_name(name)}" ON {table.name} ({listed}) WHERE _state = {LIVE}'
            )
    return found


def grouped(table: Table, counted: Iterable[Rule]) -> tuple[str, ...]:
    """The columns by which rows are counted in groups, in the order of the table."""
    asked = {column for rule in counted for column in rule.conditions}
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


def _counting(table: Table, counted: Sequence[Rule]) -> tuple[str, ...]:
    used = [column for rule in counted for column in rule.columns]
    dates = [rule.count.date_field for rule in counted]
    added = [rule.count.column for rule in counted if rule.count.how == "sum"]
    return tuple(dict.fromkeys((*grouped(table, counted), *sorted(dates), *sorted(added), *sorted(used))))


def _distinct(counted: Sequence[Rule]) -> tuple[str, ...]:
    column = counted[0].count.column
    dates = sorted(rule.count.date_field for rule in counted)
    used = sorted(one for rule in counted for one in rule.columns)
    return tuple(dict.fromkeys((column, *dates, "_id", *used)))

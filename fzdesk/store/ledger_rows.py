"""Writing rows of a ledger: the row itself, its words in the search index, the number of rows of a month.

Plain SQL inside the caller's transaction; every change of a row goes through `write`.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from fzdesk.ledger import search
from fzdesk.store import ledger_tables
from fzdesk.store.ledger_tables import LIVE, TAKEN_BACK, Cells, Row, Table


def read(conn: sqlite3.Connection, table: Table, ids: Iterable[int]) -> dict[int, Row]:
    """Rows by id, in the order asked for; those there are not are left out."""
    found: dict[int, Row] = {}
    sql = f"SELECT {ledger_tables.select(table)} FROM {table.name} WHERE _id = ?"  # noqa: S608 -- checked keys
    for one in ids:
        values = conn.execute(sql, (one,)).fetchone()
        if values is not None:
            found[one] = ledger_tables.row_of(table, values)
    return found


def read_batch(conn: sqlite3.Connection, table: Table, batch: int) -> list[Row]:
    """All rows of an import."""
    sql = f"SELECT {ledger_tables.select(table)} FROM {table.name} WHERE _batch = ?"  # noqa: S608
    return [ledger_tables.row_of(table, values) for values in conn.execute(sql, (batch,))]


def new_ids(conn: sqlite3.Connection, kind: str, number: int) -> range:
    """Ids for so many new rows; ids are never reused."""
    row = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entries'").fetchone()
    first = (int(row[0]) if row else 0) + 1
    ids = range(first, first + number)
    conn.executemany("INSERT INTO entries (id, kind) VALUES (?, ?)", ((one, kind) for one in ids))
    return ids


def insert(conn: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write new rows, all live."""
    marks = ", ".join("?" * (len(ledger_tables.OWN) + len(table.types)))
    conn.executemany(
        f"INSERT INTO {table.name} ({ledger_tables.select(table)}) VALUES ({marks})",  # noqa: S608
        (_values(table, row) for row in rows),
    )
    _index(conn, table, rows)
    _count_months(conn, table, Counter(_month(table, row.cells) for row in rows))


def update(conn: sqlite3.Connection, table: Table, rows: Iterable[tuple[Row, Row]]) -> None:
    """Write rows that are there: pairs of the row as it was and as it shall be."""
    months: Counter[str] = Counter()
    changed = ", ".join(f"{name} = ?" for name in ledger_tables.select(table).split(", "))
    sql = f"UPDATE {table.name} SET {changed} WHERE _id = ?"  # noqa: S608 -- checked keys
    for old, new in rows:
        if old.state == LIVE:
            months[_month(table, old.cells)] -= 1
        if new.state == LIVE:
            months[_month(table, new.cells)] += 1
        conn.execute(sql, (*_values(table, new), new.id))
        words = _words(table, new.cells)
        if words != _words(table, old.cells):
            conn.execute("UPDATE entry_search SET words = ?, initials = ? WHERE rowid = ?", (*words, new.id))
    _count_months(conn, table, months)


def index_anew(conn: sqlite3.Connection) -> None:
    """Make the search index anew from the rows, whatever is wrong with it."""
    conn.execute("DELETE FROM entry_search_content")  # an empty index is made without reading the old one
    conn.execute("INSERT INTO entry_search (entry_search) VALUES ('rebuild')")
    for table in ledger_tables.read_all(conn).values():
        rows = conn.execute(f"SELECT {ledger_tables.select(table)} FROM {table.name}")  # noqa: S608
        _index(conn, table, (ledger_tables.row_of(table, values) for values in rows))


def _index(conn: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    conn.executemany(
        "INSERT INTO entry_search (rowid, words, initials) VALUES (?, ?, ?)",
        ((row.id, *_words(table, row.cells)) for row in rows),
    )


def forget_taken_back(conn: sqlite3.Connection, table: Table) -> None:
    """Remove the rows that were undone, once nothing can do them again."""
    gone = [
        (one,)
        for (one,) in conn.execute(
            f"SELECT _id FROM {table.name} WHERE _state = {TAKEN_BACK}"  # noqa: S608
        )
    ]
    for sql in (
        "DELETE FROM evidence WHERE entry = ?",
        "DELETE FROM entry_search WHERE rowid = ?",
        f"DELETE FROM {table.name} WHERE _id = ?",  # noqa: S608
        "DELETE FROM entries WHERE id = ?",
    ):
        conn.executemany(sql, gone)


def _values(table: Table, row: Row) -> tuple[object, ...]:
    own = (row.id, row.state, row.batch, row.entered_at, row.who)
    return (*own, *(row.cells.get(key) for key in table.types))


def _words(table: Table, cells: Cells) -> search.Indexed:
    return search.indexed(str(cells[key]) for key in table.texts if key in cells)


def _month(table: Table, cells: Cells) -> str:
    return str(cells.get(table.main_date, ""))[:7]


def _count_months(conn: sqlite3.Connection, table: Table, months: Counter[str]) -> None:
    conn.executemany(
        "INSERT INTO entry_months (kind, month, rows) VALUES (?, ?, ?)"
        " ON CONFLICT (kind, month) DO UPDATE SET rows = rows + excluded.rows",
        ((table.kind, month, rows) for month, rows in months.items() if rows),
    )
    conn.execute("DELETE FROM entry_months WHERE kind = ? AND rows = 0", (table.kind,))

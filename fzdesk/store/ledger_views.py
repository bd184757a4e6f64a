"""Reading ledgers: pages of a view, how many rows it has, searching, what was typed before.

Plain SQL over any connection; a ledger that was never written to is empty.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence

from fzdesk.ledger import search
from fzdesk.ledger.model import Entry, Evidence, Shape, View
from fzdesk.ledger.totals import Rule
from fzdesk.store import ledger_journal, ledger_tables, reports
from fzdesk.store.ledger_conditions import of_view, period_of
from fzdesk.store.ledger_tables import LIVE, Table, entry_of, row_of, select

DRAFT = "draft:"  # and the kind: a note of the workbook

_FILES = "(SELECT count(*) FROM evidence WHERE entry = _id)"


def entries(conn: sqlite3.Connection, view: View, rule: Rule | None, offset: int, limit: int) -> list[Entry]:
    """Some of a view's rows, from `offset` on, at most `limit`."""
    table = ledger_tables.read(conn, view.kind)
    if table is None:
        return []
    wanted = of_view(table, view, rule)
    rows = conn.execute(
        f"SELECT {_FILES}, {select(table)} FROM {table.name} WHERE {wanted.sql}"  # noqa: S608 -- checked keys
        f" ORDER BY {_order(table, view)} LIMIT ? OFFSET ?",
        (*wanted.bound(period_of(view)), limit, offset),
    )
    return [entry_of(table, row_of(table, row[1:]), row[0]) for row in rows]


def has_index(conn: sqlite3.Connection, view: View) -> bool:
    """Whether a view's order is that of an index, so that any page of it is found at once."""
    table = ledger_tables.read(conn, view.kind)
    return table is None or view.sort not in table.types or view.sort == table.main_date


def order(conn: sqlite3.Connection, view: View, rule: Rule | None) -> array[int]:
    """The ids of a view's rows in its order."""
    table = ledger_tables.read(conn, view.kind)
    if table is None:
        return array("q")
    wanted = of_view(table, view, rule)
    rows = conn.execute(
        f"SELECT _id FROM {table.name} WHERE {wanted.sql} ORDER BY {_order(table, view)}",  # noqa: S608
        wanted.bound(period_of(view)),
    )
    return array("q", (one for (one,) in rows))


def of_ids(conn: sqlite3.Connection, kind: str, ids: Sequence[int]) -> list[Entry]:
    """The entries of one ledger with these ids, in this order."""
    table = ledger_tables.read(conn, kind)
    found = {entry.id: entry for entry in _by_ids(conn, table, ids, "")} if table else {}
    return [found[one] for one in ids if one in found]


def _order(table: Table, view: View) -> str:
    column = view.sort if view.sort in table.types else table.main_date
    way = " DESC" if view.descending else ""
    return f'"{column}"{way}, _id{way}' if column else f"_id{way}"


def shape(conn: sqlite3.Connection, view: View, rule: Rule | None) -> Shape:
    """How many rows a view has, and in which months; for a whole ledger without looking at its rows."""
    table = ledger_tables.read(conn, view.kind)
    if table is None:
        return Shape(0)
    if view.search.strip() or view.where or view.figure or view.deleted:
        wanted = of_view(table, view, rule)
        month = f"substr(coalesce({_quoted(table.main_date)}, ''), 1, 7)"
        found = conn.execute(
            f"SELECT {month} AS month, count(*) FROM {table.name} WHERE {wanted.sql}"  # noqa: S608
            " GROUP BY month ORDER BY month",
            wanted.bound(period_of(view)),
        ).fetchall()
    else:
        found = conn.execute(
            "SELECT month, rows FROM entry_months WHERE kind = ? AND month GLOB ? ORDER BY month",
            (table.kind, _month_pattern(view)),
        ).fetchall()
    if view.descending:
        found.reverse()
    return Shape(sum(rows for _, rows in found), tuple(found))


def _quoted(column: str) -> str:
    return f'"{column}"' if column else "NULL"


def _month_pattern(view: View) -> str:
    if view.year is None:
        return "*"
    return f"{view.year}-{view.month:02}" if view.month else f"{view.year}-*"


def get(conn: sqlite3.Connection, entry: int) -> Entry | None:
    """One entry, deleted or not; None when there is none."""
    found = conn.execute("SELECT kind FROM entries WHERE id = ?", (entry,)).fetchone()
    table = ledger_tables.read(conn, found[0]) if found else None
    return next(iter(_by_ids(conn, table, [entry], "")), None) if table else None


def _by_ids(conn: sqlite3.Connection, table: Table, ids: Iterable[int], rest: str) -> list[Entry]:
    rows = conn.execute(
        f"SELECT {_FILES}, {select(table)} FROM {table.name}"  # noqa: S608
        f" WHERE _id IN (SELECT value FROM json_each(?)) {rest}",
        (json.dumps(list(ids)),),
    )
    return [entry_of(table, row_of(table, row[1:]), row[0]) for row in rows]


def counts(conn: sqlite3.Connection, year: int | None) -> dict[str, int]:
    """How many rows each ledger has, of a year or in all; those without are left out."""
    rows = conn.execute(
        "SELECT kind, sum(rows) FROM entry_months WHERE month GLOB ? GROUP BY kind",
        ("*" if year is None else f"{year}-*",),
    )
    return {kind: number for kind, number in rows if number}


def by_month(conn: sqlite3.Connection, year: int) -> dict[str, dict[int, int]]:
    """Rows of a year by kind and month (1…12); what is zero is left out."""
    found: dict[str, dict[int, int]] = {}
    rows = conn.execute("SELECT kind, month, rows FROM entry_months WHERE month GLOB ?", (f"{year}-*",))
    for kind, month, number in rows:
        found.setdefault(kind, {})[int(month[5:])] = number
    return found


def find(conn: sqlite3.Connection, text: str, year: int | None, limit: int) -> list[Entry]:
    """Entries of all ledgers in which `text` stands, the latest first."""
    asked = search.match(text)
    if not asked:
        return []
    by_kind: dict[str, list[int]] = {}
    for one, kind in conn.execute(
        "SELECT id, kind FROM entries"
        " WHERE id IN (SELECT rowid FROM entry_search WHERE entry_search MATCH ?)",
        (asked,),
    ):
        by_kind.setdefault(kind, []).append(one)
    found: list[tuple[str, Entry]] = []
    for kind, table in ledger_tables.read_all(conn).items():
        if kind in by_kind:
            month = f"AND {_quoted(table.main_date)} GLOB '{year:d}-*'" if year is not None else ""
            order = _order(table, View(kind))
            rest = f"AND _state = {LIVE} {month} ORDER BY {order} LIMIT {limit:d}"
            rows = _by_ids(conn, table, by_kind[kind], rest)
            found += ((str(entry.values.get(table.main_date, "")), entry) for entry in rows)
    found.sort(key=lambda one: (one[0], one[1].id), reverse=True)
    return [entry for _day, entry in found[:limit]]


def last_values(conn: sqlite3.Connection, kind: str, column: str, prefix: str, limit: int) -> list[str]:
    """What was typed in a text column before, the latest first, each once."""
    table = ledger_tables.read(conn, kind)
    if table is None or column not in table.texts:
        return []
    rows = conn.execute(
        f'SELECT "{column}" FROM {table.name} WHERE _state = {LIVE} AND "{column}" IS NOT NULL'  # noqa: S608
        f' AND substr("{column}", 1, ?) = ? GROUP BY "{column}" ORDER BY max(_id) DESC LIMIT ?',
        (len(prefix), prefix, limit),
    )
    return [value for (value,) in rows]


def mapping(conn: sqlite3.Connection, kind: str, headings: Iterable[str]) -> dict[str, str] | None:
    """Which column each heading went to the last time a file had these headings; None = never."""
    row = conn.execute(
        "SELECT mapping FROM import_mappings WHERE kind = ? AND headings = ?",
        (kind, ledger_tables.headings_text(headings)),
    ).fetchone()
    return dict(json.loads(row[0])) if row else None


def draft(conn: sqlite3.Connection, kind: str) -> dict[str, str]:
    """What was typed for an entry that is not recorded yet, by column."""
    kept = reports.meta(conn, DRAFT + kind)
    return dict(json.loads(kept)) if kept else {}


def evidence(conn: sqlite3.Connection, entry: int) -> list[Evidence]:
    """The files kept with an entry, the first one added first."""
    return [
        Evidence(sha256, name, size, dt.datetime.fromisoformat(at))
        for sha256, name, size, at in ledger_journal.read_files(conn, entry)
    ]

"""The ledgers' journal: each ledger is undone by itself, across restarts too.

Like ``journal``: one action is the rows of one `action` number, and nothing is ever replayed.  A row says
what an entry was and became; an import is one row that names its batch.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from fzdesk.store import ledger_rows, reports
from fzdesk.store.journal import Direction, UndoLabels
from fzdesk.store.ledger_tables import LIVE, TAKEN_BACK, Cells, Row, Table

File = tuple[str, str, int, str]
"""A file kept with an entry: sha256, name, size, when it was added."""


class State(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an action may change about an entry; None = it does not."""

    state: int | None = None
    cells: Cells | None = None
    files: list[File] | None = None


class Change(msgspec.Struct, frozen=True):
    """What became of one entry, or of all of a batch."""

    entry: int
    batch: int
    old: State
    new: State


def row_change(old: Row, new: Row) -> Change:
    """What became of a row; a new one was taken back before."""
    return Change(new.id, 0, State(old.state, old.cells), State(new.state, new.cells))


def batch_change(batch: int) -> Change:
    """An import."""
    return Change(0, batch, State(TAKEN_BACK), State(LIVE))


def record(
    conn: sqlite3.Connection, table: Table, changes: Iterable[Change], *, label: str, who: str
) -> None:
    """Write an action down.  What was undone before it cannot be done again any more."""
    undone = conn.execute("DELETE FROM entry_journal WHERE kind = ? AND undone = 1", (table.kind,))
    if undone.rowcount:
        ledger_rows.forget_taken_back(conn, table)
    row = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry_journal'").fetchone()
    action, at = (int(row[0]) if row else 0) + 1, reports.now()
    conn.executemany(
        "INSERT INTO entry_journal (kind, action, label, at, who, entry, batch, old, new)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (table.kind, action, label, at, who, one.entry, one.batch, _json(one.old), _json(one.new))
            for one in changes
        ),
    )


def _json(state: State) -> str:
    return msgspec.json.encode(state).decode()


_NEXT: dict[Direction, str] = {"undo": "undone = 0 ORDER BY seq DESC", "redo": "undone = 1 ORDER BY seq"}
_WRITES: dict[Direction, tuple[str, int]] = {"undo": ("old", 1), "redo": ("new", 0)}


def labels(conn: sqlite3.Connection, kind: str) -> UndoLabels:
    """What undo and redo would do now in one ledger, for the menu."""
    undo, redo = _next(conn, kind, "undo"), _next(conn, kind, "redo")
    return UndoLabels(undo[1] if undo else None, redo[1] if redo else None)


def _next(conn: sqlite3.Connection, kind: str, direction: Direction) -> tuple[int, str] | None:
    """Action and label of what undo or redo would do now; None when there is nothing."""
    row = conn.execute(
        "SELECT action, label FROM entry_journal WHERE kind = ?"  # noqa: S608 -- one of two texts
        f" AND seq > (SELECT undo_from FROM ledgers WHERE kind = ?) AND {_NEXT[direction]} LIMIT 1",
        (kind, kind),
    ).fetchone()
    return (int(row[0]), str(row[1])) if row else None


def move(conn: sqlite3.Connection, table: Table, direction: Direction) -> str | None:
    """Undo the latest action of a ledger, or do again what was undone last; its label, None without one."""
    step = _next(conn, table.kind, direction)
    if step is None:
        return None
    column, undone = _WRITES[direction]
    rows = conn.execute(
        f"SELECT entry, batch, {column} FROM entry_journal"  # noqa: S608 -- one of two names
        " WHERE kind = ? AND seq >= ? AND action = ?",
        (table.kind, step[0], step[0]),
    ).fetchall()
    for entry, batch, text in rows:
        _put(conn, table, entry, batch, msgspec.json.decode(text, type=State))
    conn.execute(
        "UPDATE entry_journal SET undone = ? WHERE kind = ? AND seq >= ? AND action = ?",
        (undone, table.kind, step[0], step[0]),
    )
    return step[1]


def _put(conn: sqlite3.Connection, table: Table, entry: int, batch: int, state: State) -> None:
    if state.files is not None:
        write_files(conn, entry, state.files)
    if state.state is None:
        return
    rows = (
        ledger_rows.read_batch(conn, table, batch)
        if batch
        else ledger_rows.read(conn, table, [entry]).values()
    )
    cells = state.cells
    ledger_rows.update(
        conn,
        table,
        [(r, replace(r, state=state.state, cells=r.cells if cells is None else cells)) for r in rows],
    )


def read_files(conn: sqlite3.Connection, entry: int) -> list[File]:
    """The files kept with an entry, the first one added first."""
    return [
        (sha256, name, size, at)
        for sha256, name, size, at in conn.execute(
            "SELECT sha256, name, size, added_at FROM evidence WHERE entry = ? ORDER BY added_at, name",
            (entry,),
        )
    ]


def write_files(conn: sqlite3.Connection, entry: int, files: Iterable[File]) -> None:
    """Note which files are kept with an entry."""
    conn.execute("DELETE FROM evidence WHERE entry = ?", (entry,))
    conn.executemany(
        "INSERT INTO evidence (entry, sha256, name, size, added_at) VALUES (?, ?, ?, ?, ?)",
        ((entry, *file) for file in files),
    )


def end_span(conn: sqlite3.Connection) -> None:
    """Undo goes back no further than here, in any ledger (after a migration or a restore)."""
    if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledgers'").fetchone():
        return  # a backup of an older program
    conn.execute(
        "UPDATE ledgers SET undo_from ="
        " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entry_journal'), 0)"
    )

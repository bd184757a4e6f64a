"""The journal: who changed which field when, from what to what.  Undo and redo read it; nothing replays it.

One action is what one undo takes back: the rows with the same `action` number, which is the `seq` of the
first of them.  Plain SQL inside the caller's transaction.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from collections.abc import Mapping
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from fzdesk.errors import StoreError
from fzdesk.report.model import Report
from fzdesk.store import reports, sums

Direction = Literal["undo", "redo"]
PAUSE_SECONDS, BURST_SECONDS = 3.0, 60.0
"""Typing on in one field is one action while no pause is longer, and all of it takes no longer."""


class Burst(msgspec.Struct, frozen=True):
    """The journal row that typing may still extend, kept in memory: a restart ends every burst."""

    seq: int
    label: str
    path: str
    began: float  # time.monotonic()
    last: float
    row: dict[str, sums.Stored] = {}  # as it stands in the file, from the second change on
    row_sum: int = 0

    def lasts(self, moment: float) -> bool:
        """Whether typing at ``moment`` still belongs to it."""
        return moment - self.last <= PAUSE_SECONDS and moment - self.began <= BURST_SECONDS


class Step(msgspec.Struct, frozen=True):
    """One action to undo or redo."""

    action: int
    label: str
    place: str


class Undone(msgspec.Struct, frozen=True):
    """After an undo or redo: the whole report as it is now, what was taken back, and where."""

    report: Report
    label: str
    place: str


class UndoLabels(NamedTuple):
    """What 撤销 and 重做 would take back or do again; None when there is nothing."""

    undo: str | None
    redo: str | None


def record(
    conn: sqlite3.Connection,
    year: int,
    changed: Mapping[str, str | None],
    *,
    label: str,
    place: str,
    who: str,
    typing: bool = False,
    burst: Burst | None = None,
) -> Burst | None:
    """Write down a change before the fields are written.  Returns the burst the next change may extend.

    Only ``typing`` (see `fields.typed_on`) is extended, and only by typing: what is removed, pasted or
    chosen is an action of its own.
    """
    at, moment = reports.now(), time.monotonic()
    single = next(iter(changed)) if typing else None
    if single and burst and (burst.label, burst.path) == (label, single) and burst.lasts(moment):
        return replace(_extended(conn, burst, changed[single], at), last=moment)
    conn.execute("DELETE FROM journal WHERE year = ? AND undone = 1", (year,))
    action = last_seq(conn) + 1
    for path, new in changed.items():
        conn.execute(
            "INSERT INTO journal (year, action, label, place, at, who, path, old, new) VALUES"
            " (?, ?, ?, ?, ?, ?, ?, (SELECT value FROM fields WHERE year = ? AND path = ?), ?)",
            (year, action, label, place, at, who, path, year, path, new),
        )
    return Burst(action, label, single, moment, moment) if single else None


_COLUMNS = ("seq", "year", "action", "label", "place", "at", "who", "path", "old", "new", "undone")
_ROW = ", ".join(_COLUMNS)


def _extended(conn: sqlite3.Connection, burst: Burst, new: str | None, at: str) -> Burst:
    """The burst's row says what the field holds now.

    Nobody else changes it, so its sum is known here and computed once; done by triggers, this would be the
    most costly part of saving a few characters.
    """
    burst = burst if burst.row else _with_row(conn, burst)
    if burst.row:
        row = burst.row | {"at": at, "new": new}
        row_sum = sums.row_sum(*row.values())
        done = conn.execute(
            "UPDATE journal SET new = ?, at = ?, row_sum = ? WHERE seq = ? AND row_sum = ?",
            (new, at, row_sum, burst.seq, burst.row_sum),
        )
        if done.rowcount:
            return replace(burst, row=row, row_sum=row_sum)
    # it is damaged, and stays told as such: the trigger sees to it
    conn.execute("UPDATE journal SET new = ?, at = ? WHERE seq = ?", (new, at, burst.seq))
    return burst


def _with_row(conn: sqlite3.Connection, burst: Burst) -> Burst:
    found = conn.execute(
        f"SELECT {sums.COLUMN}, {_ROW} FROM journal WHERE seq = ?",  # noqa: S608 -- names of columns
        (burst.seq,),
    ).fetchone()
    if found is None or sums.row_sum(*found[1:]) != found[0]:
        return burst
    return replace(burst, row=dict(zip(_COLUMNS, found[1:], strict=True)), row_sum=found[0])


def last_seq(conn: sqlite3.Connection) -> int:
    """The highest number a journal row ever had."""
    row = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'journal'").fetchone()
    return int(row[0]) if row else 0


# Rows that end where they began (once typing and taking back were one row) are passed over.
_NEXT: dict[Direction, str] = {
    "undo": "undone = 0 AND old IS NOT new ORDER BY seq DESC",
    "redo": "undone = 1 AND old IS NOT new ORDER BY seq",
}
_WRITES: dict[Direction, tuple[str, int]] = {"undo": ("old", 1), "redo": ("new", 0)}


def next_step(conn: sqlite3.Connection, year: int, direction: Direction) -> Step | None:
    """What undo or redo would do now; None when there is nothing."""
    row = conn.execute(
        "SELECT action, label, place FROM journal WHERE year = ?"  # noqa: S608 -- one of two texts
        f" AND seq > (SELECT undo_from FROM reports WHERE year = ?) AND {_NEXT[direction]} LIMIT 1",
        (year, year),
    ).fetchone()
    return Step(*row) if row else None


def labels(conn: sqlite3.Connection, year: int) -> UndoLabels:
    """What undo and redo would do now, for the menu."""
    undo, redo = next_step(conn, year, "undo"), next_step(conn, year, "redo")
    return UndoLabels(undo.label if undo else None, redo.label if redo else None)


def move(conn: sqlite3.Connection, year: int, direction: Direction) -> Step:
    """Undo: write the latest action's old values back.  Redo: write the new ones again.

    ValueError when there is nothing to do; ask `next_step` first.
    """
    step = next_step(conn, year, direction)
    if step is None:
        raise ValueError(f"nothing to {direction}")
    column, undone = _WRITES[direction]
    rows = conn.execute(
        f"SELECT path, {column}, {sums.COLUMN}, {_ROW}"  # noqa: S608 -- one of two names
        " FROM journal WHERE seq >= ? AND action = ?",
        (step.action, step.action),
    ).fetchall()
    if any(sums.row_sum(*row[3:]) != row[2] for row in rows):
        raise StoreError(
            "这一步的修改记录已损坏，撤销不了也重做不了；内容没有变。请用菜单里的“检查工作簿”修复。",
            detail=f"journal {step.action}",
        )
    rows = [row[:2] for row in rows]
    reports.write_fields(conn, year, rows)
    conn.execute(
        "UPDATE journal SET undone = ? WHERE seq >= ? AND action = ?", (undone, step.action, step.action)
    )
    return step


def end_span(conn: sqlite3.Connection, year: int | None = None) -> None:
    """Undo goes back no further than here: for one report, or for all (after a migration)."""
    conn.execute("UPDATE reports SET undo_from = ? WHERE year = coalesce(?, year)", (last_seq(conn), year))


KEPT_DAYS, KEPT_BYTES, KEPT_ACTIONS = 30, 3_000_000, 200
"""How long rows stay, how many bytes of values of one report, and how many actions in any case."""


def prune(conn: sqlite3.Connection, year: int, covered: int) -> None:
    """Let old rows of a report go up to number `covered`, which a version has; undo goes back no further.

    Rows go by age, and where many were written, by size; the newest actions stay whatever the clock says.
    """
    oldest = (dt.datetime.fromisoformat(reports.now()) - dt.timedelta(days=KEPT_DAYS)).isoformat()
    row = conn.execute(
        "WITH rows AS (SELECT seq, action, at, dense_rank() OVER (ORDER BY action DESC) AS place,"
        " sum(length(CAST(coalesce(old, '') || coalesce(new, '') AS BLOB))) OVER newest AS size"
        " FROM journal WHERE year = ? WINDOW newest AS (ORDER BY seq DESC))"
        " SELECT max(action) FROM rows WHERE seq <= ? AND place > ? AND (at < ? OR size > ?)",
        (year, covered, KEPT_ACTIONS, oldest, KEPT_BYTES),
    ).fetchone()
    if row[0] is None:
        return
    (last,) = conn.execute("SELECT max(seq) FROM journal WHERE action = ?", row).fetchone()
    undone = conn.execute("SELECT 1 FROM journal WHERE year = ? AND seq <= ? AND undone = 1", (year, last))
    if undone.fetchone():  # what was undone after it builds on it
        conn.execute("DELETE FROM journal WHERE year = ? AND undone = 1", (year,))
    conn.execute("DELETE FROM journal WHERE year = ? AND seq <= ?", (year, last))
    conn.execute("UPDATE reports SET undo_from = max(undo_from, ?) WHERE year = ?", (last, year))

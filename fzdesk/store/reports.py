"""Reading and writing the rows of reports, their fields and their catalogues.  Plain SQL, no transactions."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from fzdesk.catalogue.model import Catalogue
from fzdesk.digest import sha256
from fzdesk.errors import RESTORE, StoreError
from fzdesk.report.figures import NO_TOTALS, Totals
from fzdesk.report.model import Report
from fzdesk.store import fields, ledger_indexes, sums


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the clerk was last: page, field, and the editor's cursor and scroll position."""

    page: str = ""
    field: str = ""
    cursor: int = 0
    scroll: int = 0


class StoredReport(msgspec.Struct, frozen=True):
    """One year's report as the workbook has it.

    `unread`: paths whose values this program cannot read (a newer one wrote them); they are not in
    `report` but stay in the workbook.  `damaged`: paths whose values are not what was written.
    `totals`: what the ledgers give for its figures (filled in by `Workbook.load`).
    """

    report: Report
    catalogue: Catalogue
    place: Place
    changed_at: dt.datetime
    unread: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    totals: Totals = NO_TOTALS


class ReadFields(NamedTuple):
    """A report put together from its rows; `unread` and `damaged` as in StoredReport."""

    report: Report
    unread: tuple[str, ...]
    damaged: tuple[str, ...]


def now() -> str:
    """The time as the workbook writes it: UTC, to the second.  For people; order comes from numbers."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def years(conn: sqlite3.Connection) -> tuple[int, ...]:
    """The years there are reports of, newest first."""
    return tuple(year for (year,) in conn.execute("SELECT year FROM reports ORDER BY year DESC"))


def revision(conn: sqlite3.Connection) -> int:
    """The number of the latest change; 0 in an empty workbook."""
    (number,) = conn.execute("SELECT coalesce(max(revision), 0) FROM reports").fetchone()
    return int(number)


def write_catalogue(conn: sqlite3.Connection, catalogue: Catalogue) -> str:
    """Keep a catalogue and return its hash; one that is there already is kept once."""
    text = msgspec.json.encode(catalogue, order="deterministic")
    digest = sha256(text).hexdigest()
    new = conn.execute("INSERT OR IGNORE INTO catalogues (hash, json) VALUES (?, ?)", (digest, text.decode()))
    if new.rowcount:  # it may count other columns of the ledgers
        ledger_indexes.cover(conn, read_catalogues(conn))
    return digest


def read_catalogue(conn: sqlite3.Connection, digest: str) -> Catalogue:
    """A kept catalogue.  StoreError when it is damaged or of a newer program."""
    row = conn.execute("SELECT json, row_sum FROM catalogues WHERE hash = ?", (digest,)).fetchone()
    text, stored = (row[0].encode(), row[1]) if row else (b"", None)
    # its sum is looked at first: it takes a thirtieth of the time
    if sums.row_sum(digest, text) != stored and sha256(text).hexdigest() != digest:
        raise StoreError(
            f"工作簿里的目录已损坏，报告打不开；请用{RESTORE}恢复最近一份完好的备份。",
            detail=f"catalogue {digest}",
        )
    try:
        return msgspec.json.decode(text, type=Catalogue)
    except msgspec.MsgspecError as error:
        raise StoreError(
            "这份报告所用的目录是较新版本的程序存的，请升级本程序后再打开。",
            detail=f"catalogue {digest}: {error}",
        ) from error


def read_catalogues(conn: sqlite3.Connection) -> tuple[Catalogue, ...]:
    """Every catalogue a report was ever made with; those that cannot be read are left out."""
    found: list[Catalogue] = []
    for (digest,) in conn.execute("SELECT hash FROM catalogues ORDER BY rowid DESC").fetchall():
        with suppress(StoreError):
            found.append(read_catalogue(conn, digest))
    return tuple(found)


def add(conn: sqlite3.Connection, report: Report, catalogue: Catalogue, number: int) -> None:
    """Write a whole new report as change `number`.  StoreError when the year has one already."""
    if conn.execute("SELECT 1 FROM reports WHERE year = ?", (report.year,)).fetchone():
        raise StoreError(f"工作簿里已经有{report.year}年的报告，请直接打开它。")
    at = now()
    conn.execute(
        "INSERT INTO reports (year, catalogue_hash, created_at, changed_at, revision) VALUES (?, ?, ?, ?, ?)",
        (report.year, write_catalogue(conn, catalogue), at, at, number),
    )
    write_fields(conn, report.year, fields.flatten(report).items())


def touch(conn: sqlite3.Connection, year: int, number: int, generation: str) -> bool:
    """Note change `number` of a report.  As a write it also takes the lock.  StoreError: no such year.

    False when the workbook's generation is another: nothing is noted then.
    """
    done = conn.execute(
        "UPDATE reports SET revision = ?, changed_at = ?"
        " WHERE year = ? AND (SELECT value FROM meta WHERE key = 'generation') = ?",
        (number, now(), year, generation),
    )
    if done.rowcount:
        return True
    if meta(conn, "generation") == generation:
        raise no_report(conn, year)
    return False


def count_change(conn: sqlite3.Connection, number: int) -> None:
    """Note change `number` of the workbook itself, such as an imported pack: no report's time moves."""
    conn.execute("UPDATE reports SET revision = ? WHERE year = (SELECT max(year) FROM reports)", (number,))


def write_fields(conn: sqlite3.Connection, year: int, values: Iterable[tuple[str, str | None]]) -> None:
    """Write fields of a report; None takes one away."""
    for path, value in values:
        if value is None:
            conn.execute("DELETE FROM fields WHERE year = ? AND path = ?", (year, path))
        else:
            conn.execute(
                "INSERT INTO fields (year, path, value, checksum) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (year, path) DO UPDATE"
                " SET value = excluded.value, checksum = excluded.checksum",
                (year, path, value, sums.row_sum(year, path, value)),
            )


def read_fields(conn: sqlite3.Connection, year: int) -> ReadFields:
    """A report from its rows.  DamagedField when what every report needs cannot be read."""
    values: dict[str, str] = {}
    damaged: list[str] = []
    rows = conn.execute("SELECT path, value, checksum FROM fields WHERE year = ?", (year,))
    for path, value, checksum in rows:
        values[path] = value
        if sums.row_sum(year, path, value) != checksum:
            damaged.append(path)
    report, unread = fields.assemble_readable(year, values)
    return ReadFields(report, tuple(path for path in unread if path not in damaged), tuple(damaged))


def load(conn: sqlite3.Connection, year: int) -> StoredReport:
    """One year's report.  StoreError when there is none or it cannot be read."""
    row = conn.execute(
        "SELECT catalogue_hash, changed_at, place FROM reports WHERE year = ?", (year,)
    ).fetchone()
    if row is None:
        raise no_report(conn, year)
    digest, changed_at, place = row
    report, unread, damaged = read_fields(conn, year)
    return StoredReport(
        report,
        read_catalogue(conn, digest),
        _place(place),
        dt.datetime.fromisoformat(changed_at),
        unread,
        damaged,
    )


def write_place(conn: sqlite3.Connection, year: int, place: Place) -> None:
    """Note where the clerk is."""
    conn.execute("UPDATE reports SET place = ? WHERE year = ?", (fields.to_json(place), year))


def _place(text: str) -> Place:
    try:
        return msgspec.json.decode(text, type=Place)
    except msgspec.MsgspecError:
        return Place()  # losing the place costs one click


def no_report(conn: sqlite3.Connection, year: int) -> StoreError:
    """The error for a year the workbook has no report of; it names those there are."""
    years = [f"{one}年" for (one,) in conn.execute("SELECT year FROM reports ORDER BY year")]
    return StoreError(f"工作簿里没有{year}年的报告，只有{'、'.join(years)}的。")


def meta(conn: sqlite3.Connection, key: str) -> str | None:
    """A note about the workbook as a whole."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def set_meta(conn: sqlite3.Connection, key: str, value: str) -> None:
    """Write a note about the workbook as a whole."""
    conn.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def copy_name(path: Path, suffix: str) -> Path:
    """A name beside `path` for a file that is being made or put aside: `.青禾镇.fzd.<suffix>`."""
    return path.with_name(f".{path.name}.{suffix}")

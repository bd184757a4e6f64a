"""Versions (历史版本) of a report: whole dumps, compressed, each with its hash.  Plain SQL, no transactions.

A dump holds every field of the report, what its ledgers counted, and which catalogue it was made with, so
that a version prints today what it printed then.  Versions of the same content share one dump.  Their number
alone says which is newer, never a clock.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from collections.abc import Iterable
from typing import Any, Literal

import msgspec
from msgspec.structs import astuple, replace

from fzdesk.catalogue.model import Catalogue
from fzdesk.digest import sha256
from fzdesk.errors import DamagedField, StoreError
from fzdesk.report.figures import NO_TOTALS, Counted, Totals
from fzdesk.report.model import Report
from fzdesk.store import fields, journal, reports

Kind = Literal["auto", "manual", "final", "reopened", "import", "restore", "catalogue"]
KIND_TITLES: dict[Kind, str] = {
    "auto": "自动",
    "manual": "手动",
    "final": "定稿",
    "reopened": "撤回定稿",
    "import": "导入前",
    "restore": "恢复前",
    "catalogue": "换目录前",
}
THINNED: tuple[Kind, ...] = ("auto", "import")
DAYS = 30
"""Of the kinds that are thinned all of the last day stay, then one a day for `DAYS`, then one a month."""


class Version(msgspec.Struct, frozen=True):
    """One version of a report: its number (higher is newer), why it was kept, and how far the report was."""

    number: int
    year: int
    kind: Kind
    name: str
    at: dt.datetime
    who: str
    progress: str  # 已答 34 / 126，待填 3 处
    text_hash: str  # of what it prints; see document.printed
    revision: int
    journal_seq: int
    digest: str  # of its dump


class Frozen(msgspec.Struct, frozen=True):
    """What a version holds.  `unread`: paths whose values only a newer program can read."""

    report: Report
    catalogue: Catalogue
    totals: Totals
    unread: tuple[str, ...] = ()


class Exported(msgspec.Struct, frozen=True):
    """An export of a finalised report: of which version, when, for what (submit, public), which files."""

    version: int
    at: dt.datetime
    purpose: str
    files: tuple[str, ...]


class Dump(msgspec.Struct, frozen=True):
    """The content of a version: the fields of a report as they are stored, with what it prints by."""

    catalogue: str  # its hash
    fields: dict[str, msgspec.Raw]
    totals: dict[str, Counted] = {}


_COLUMNS = "number, year, kind, name, at, who, progress, text_hash, revision, journal_seq, dump"
_decode = msgspec.json.Decoder(Dump).decode


def history(conn: sqlite3.Connection, year: int) -> tuple[Version, ...]:
    """The versions of a report, newest first."""
    sql = f"SELECT {_COLUMNS} FROM versions WHERE year = ? ORDER BY number DESC"  # noqa: S608 -- a constant
    return tuple(map(_version, conn.execute(sql, (year,))))


def get(conn: sqlite3.Connection, number: int) -> Version:
    """One version.  StoreError when there is none of that number."""
    sql = f"SELECT {_COLUMNS} FROM versions WHERE number = ?"  # noqa: S608 -- a constant
    row = conn.execute(sql, (number,)).fetchone()
    if row is None:
        raise StoreError(f"没有第 {number} 版，请看一下历史版本里有哪些。")
    return _version(row)


def read(conn: sqlite3.Connection, version: Version) -> Frozen:
    """What a version holds.  StoreError when it is damaged."""
    dump = _read_dump(conn, version)
    values = {path: bytes(raw).decode() for path, raw in dump.fields.items()}
    try:
        report, unread = fields.assemble_readable(version.year, values)
    except DamagedField as error:
        raise _damaged(version.number, str(error)) from error
    return Frozen(report, reports.read_catalogue(conn, dump.catalogue), dump.totals, unread)


def keep(
    conn: sqlite3.Connection,
    year: int,
    kind: Kind,
    *,
    name: str = "",
    who: str = "",
    totals: Totals = NO_TOTALS,
) -> Version:
    """Keep the report as it is in the workbook now.

    StoreError when there is no such report, or its catalogue cannot be read.
    """
    dump = _dump(conn, year, totals)
    text, digest = _encoded(dump)
    conn.execute(
        "INSERT OR IGNORE INTO dumps (sha256, data) VALUES (?, ?)", (digest, zlib.compress(text, level=9))
    )
    progress, hashed = _described(conn, year, dump)
    version = Version(
        _next_number(conn), year, kind, name, dt.datetime.fromisoformat(reports.now()), who, progress, hashed,
        _revision(conn, year), journal.last_seq(conn), digest,
    )  # fmt: skip
    values = [one.isoformat() if isinstance(one, dt.datetime) else one for one in astuple(version)]
    marks = ", ".join("?" * len(values))
    conn.execute(f"INSERT INTO versions ({_COLUMNS}) VALUES ({marks})", values)  # noqa: S608 -- constants
    return version


def is_behind(conn: sqlite3.Connection, year: int, totals: Totals = NO_TOTALS) -> bool:
    """Whether a report holds something that no version has; an untouched one needs none."""
    newest = conn.execute("SELECT max(revision) FROM versions WHERE year = ?", (year,)).fetchone()[0]
    if newest is None:
        return conn.execute("SELECT 1 FROM journal WHERE year = ? LIMIT 1", (year,)).fetchone() is not None
    if newest == _revision(conn, year):
        return False
    digest = _encoded(_dump(conn, year, totals))[1]
    known = conn.execute("SELECT 1 FROM versions WHERE year = ? AND dump = ? LIMIT 1", (year, digest))
    return known.fetchone() is None


def differing(conn: sqlite3.Connection, version: Version) -> tuple[str, dict[str, str | None]]:
    """What makes the report what a version holds: its catalogue's hash, and the fields to be written.

    StoreError when the version is damaged.
    """
    dump = _read_dump(conn, version)
    then = {path: bytes(raw).decode() for path, raw in dump.fields.items()}
    now = dict(conn.execute("SELECT path, value FROM fields WHERE year = ?", (version.year,)).fetchall())
    changed: dict[str, str | None] = {path: value for path, value in then.items() if now.get(path) != value}
    changed |= dict.fromkeys(now.keys() - then.keys())
    reports.read_catalogue(conn, dump.catalogue)
    return dump.catalogue, changed


def thin(conn: sqlite3.Connection, year: int) -> None:
    """Let the versions go that the rule (last day, days, months) no longer keeps, and dumps nobody needs."""
    for version in superseded(history(conn, year)):
        conn.execute("DELETE FROM versions WHERE number = ?", (version.number,))
    conn.execute("DELETE FROM dumps WHERE sha256 NOT IN (SELECT dump FROM versions)")


def superseded(versions: Iterable[Version]) -> list[Version]:
    """Those of the versions, given newest first, that may go."""
    ordered = [version for version in versions if version.kind in THINNED and not version.name]
    if not ordered:
        return []
    last = _day(ordered[0])
    kept = {version.number for version in ordered if _day(version) == last}
    for length, most in ((10, DAYS), (7, len(ordered))):
        newest_of: dict[str, int] = {}
        for version in ordered:
            newest_of.setdefault(_day(version)[:length], version.number)
        kept.update(list(newest_of.values())[:most])
    return [version for version in ordered if version.number not in kept]


def note_export(conn: sqlite3.Connection, version: int, purpose: str, files: Iterable[str]) -> None:
    """Note that a finalised version was exported."""
    conn.execute(
        "INSERT INTO exports (version, at, purpose, files) VALUES (?, ?, ?, ?)",
        (version, reports.now(), purpose, fields.to_json(tuple(files))),
    )


def exports(conn: sqlite3.Connection, year: int) -> tuple[Exported, ...]:
    """The exports of a report's versions, oldest first."""
    rows = conn.execute(
        "SELECT version, exports.at, purpose, files FROM exports JOIN versions ON number = version"
        " WHERE year = ? ORDER BY id",
        (year,),
    )
    return tuple(
        Exported(version, dt.datetime.fromisoformat(at), purpose, _names(files))
        for version, at, purpose, files in rows
    )


# ---- inside


def _dump(conn: sqlite3.Connection, year: int, totals: Totals) -> Dump:
    row = conn.execute("SELECT catalogue_hash FROM reports WHERE year = ?", (year,)).fetchone()
    if row is None:
        raise reports.no_report(conn, year)
    rows = conn.execute("SELECT path, value FROM fields WHERE year = ? ORDER BY path", (year,))
    return Dump(row[0], {path: msgspec.Raw(value.encode()) for path, value in rows}, dict(totals))


def _encoded(dump: Dump) -> tuple[bytes, str]:
    """A dump as it is kept, and its hash."""
    text = msgspec.json.encode(dump, order="sorted")
    return text, sha256(text).hexdigest()


def _described(conn: sqlite3.Connection, year: int, dump: Dump) -> tuple[str, str]:
    """How far the report is, in words, and the hash of what it prints."""
    from fzdesk.document.compose import compose
    from fzdesk.document.printed import text_hash
    from fzdesk.report.progress import steps

    values = {path: bytes(raw).decode() for path, raw in dump.fields.items()}
    report = fields.assemble_readable(year, values).report
    catalogue = reports.read_catalogue(conn, dump.catalogue)
    found = steps(report, catalogue, dump.totals)
    answered, total = sum(one.answered for one in found), sum(one.total for one in found)
    blanks = sum(len(one.missing) for one in found)
    words = f"已答 {answered} / {total}" + (f"，待填 {blanks} 处" if blanks else "")
    return words, text_hash(compose(report, catalogue, dump.totals))


def _read_dump(conn: sqlite3.Connection, version: Version) -> Dump:
    row = conn.execute("SELECT data FROM dumps WHERE sha256 = ?", (version.digest,)).fetchone()
    try:
        text = zlib.decompress(row[0]) if row else b""
    except zlib.error as error:
        raise _damaged(version.number, str(error)) from error
    if sha256(text).hexdigest() != version.digest:
        raise _damaged(version.number, "dump is not what was written")
    try:
        return _decode(text)
    except msgspec.MsgspecError as error:
        raise StoreError(
            f"第 {version.number} 版是较新版本的程序存的，请升级本程序后再看。", detail=str(error)
        ) from error


def _version(row: tuple[Any, ...]) -> Version:
    version = Version(*row)
    return replace(version, at=dt.datetime.fromisoformat(row[4]))


def _next_number(conn: sqlite3.Connection) -> int:
    row = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'versions'").fetchone()
    return int(row[0]) + 1 if row else 1


def _revision(conn: sqlite3.Connection, year: int) -> int:
    (number,) = conn.execute("SELECT revision FROM reports WHERE year = ?", (year,)).fetchone()
    return int(number)


_names = msgspec.json.Decoder(tuple[str, ...]).decode


def _day(version: Version) -> str:
    return version.at.astimezone().date().isoformat()


def _damaged(number: int, detail: str) -> StoreError:
    return StoreError(
        f"第 {number} 版已损坏，读不出来；别的版本和现在的报告不受影响。请换一版，或用“找回备份”。",
        detail=f"version {number}: {detail}",
    )

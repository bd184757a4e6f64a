"""Mending a damaged workbook (修复): each wrong row gets its last good value, from where that is to be had.

A flipped bit is put right by the row's own checksum; else the journal knows what a field held; else the
newest backup in which the row is whole.  What lay there before is kept in a copy beside the workbook.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal, NamedTuple

from fzdesk.errors import DamagedField, StoreError
from fzdesk.files import free_name
from fzdesk.store import backup, copies, database, failures, fields, integrity, ledger_rows, sums
from fzdesk.store.drive import is_local
from fzdesk.store.integrity import Health
from fzdesk.store.lock import Lock
from fzdesk.store.sums import Stored, WrongRow

Source = Literal["checksum", "journal", "backup"]
Deed = Literal["rewrite", "keep", "remove", "none"]
_REMOVABLE = ("journal", "packs", "fields")


class Remedy(NamedTuple):
    """What can be done about a wrong row.

    `rewrite`: with `good`, the whole row, from `source` (a backup of `made_at`).  Without a good value:
    `keep` it as it stands, `remove` it, or `none`: only a whole backup helps.
    """

    row: WrongRow
    deed: Deed
    good: tuple[Stored, ...] = ()
    source: Source | None = None
    made_at: dt.datetime | None = None


class Examination(NamedTuple):
    """A workbook's health and what can be done about each wrong row, in the rows' order."""

    health: Health
    remedies: tuple[Remedy, ...]

    @property
    def mendable(self) -> bool:
        """Whether mending leaves a sound workbook."""
        index_only = all("index" in line and "tree" not in line.lower() for line in self.health.file)
        rest = self.health.schema or self.health.steps
        return index_only and not rest and all(remedy.deed != "none" for remedy in self.remedies)


def examine(path: Path) -> Examination:
    """Examine a workbook, open or not, and look for good values.  Nothing is written.

    NotAWorkbook for another file; StoreError when it cannot be read.
    """
    try:
        database.check_header(path)
        with closing(copies.Snapshot(path)) as snapshot:
            return _examine(snapshot.path, path)
    except (OSError, sqlite3.Error) as error:
        raise failures.open_failed(error, path) from error


def mend(path: Path) -> Path:
    """Mend a workbook that nobody has open; gives the path of the copy of what was there.

    WorkbookBusy; StoreError when it cannot be mended, or written.
    """
    try:
        database.check_header(path)
        with closing(Lock.acquire(path)):
            stamp = dt.datetime.now().strftime("%Y%m%d-%H%M")  # noqa: DTZ005 -- for people
            aside = free_name(path.with_name(f"{path.stem}（修复前{stamp}）{path.suffix}"))
            copies.copy_file(path, aside)
            _mend(path)
            return aside
    except (OSError, sqlite3.Error) as error:
        raise failures.open_failed(error, path) from error


def _mend(path: Path) -> None:
    found = _examine(path, path)
    if not found.mendable:
        raise StoreError(
            f"工作簿“{path.name}”损坏较重，不能逐项修复。请用“找回备份”恢复最近一份完好的备份。",
            detail="; ".join(found.health.told()[:20]),
        )
    db = database.connect(path, local=is_local(path))
    try:
        database.settle(db, local=is_local(path))
        with database.immediate(db.conn) as conn:
            conn.execute("PRAGMA defer_foreign_keys=ON")
            if found.health.file:  # a row cannot be written while an index lacks it
                conn.execute("REINDEX")
            for remedy in found.remedies:
                _apply(conn, remedy)
            sums.attach(conn)
            conn.execute("UPDATE reports SET revision = revision + 1")
            if found.health.file:
                ledger_rows.index_anew(conn)
            left = integrity.examine(conn)
            if not left.sound:
                raise failures.damaged(path, detail="; ".join(left.told()[:20]))
    finally:
        database.close(db)


def _examine(source: Path, workbook: Path) -> Examination:
    """Examine the file `source`, which is `workbook` or a copy of it."""
    with closing(database.connect_to_check(source)) as conn:
        health = integrity.examine(conn)
        seeker = _Seeker(conn, workbook, health.rows)
        return Examination(health, tuple(seeker.remedy(row) for row in health.rows))


class _Seeker:
    """Looks for good values of wrong rows."""

    def __init__(self, conn: sqlite3.Connection, workbook: Path, wrong: Iterable[WrongRow]) -> None:
        self._conn = conn
        self._workbook = workbook
        self._wrong_actions = {row.key[0] for row in wrong if row.table.name == "journal"}
        self._backups: list[backup.Backup] | None = None

    def remedy(self, row: WrongRow) -> Remedy:
        if (good := sums.put_right(row)) is not None:
            return Remedy(row, "rewrite", good, "checksum")
        if row.table.name == "fields" and (good := self._in_journal(row)) is not None:
            return Remedy(row, "rewrite", good, "journal")
        if self._backups is None:
            self._backups = backup.list_backups(self._workbook)
        for one in self._backups:
            if (good := _row_in(one.path, row)) is not None:
                return Remedy(row, "rewrite", good, "backup", one.made_at)
        return Remedy(row, _without_good_value(row))

    def _in_journal(self, row: WrongRow) -> tuple[Stored, ...] | None:
        """What the journal says a field holds."""
        year, path, _value = row.values
        asked = (
            "SELECT seq, {} FROM journal WHERE year = ? AND CAST(path AS BLOB) = ? AND undone = {}"
            " ORDER BY seq {} LIMIT 1"
        )
        for what in (("new", 0, "DESC"), ("old", 1, "ASC")):
            with sums.as_bytes(self._conn), suppress(sqlite3.Error):
                found = self._conn.execute(asked.format(*what), (year, path)).fetchone()
                if found is not None and found[0] not in self._wrong_actions and found[1] is not None:
                    return (year, path, found[1])
        return None


def _without_good_value(row: WrongRow) -> Deed:
    if row.table.name == "fields":
        try:
            fields.parse(integrity.shown(row.values[1]), integrity.shown(row.values[2]))
        except DamagedField:
            return "remove"
        return "keep"
    if row.table.name in _REMOVABLE:
        return "remove"
    return "keep" if row.table.name == "reports" else "none"


def _row_in(path: Path, row: WrongRow) -> tuple[Stored, ...] | None:
    """The row of the same key in a backup, when it is whole there."""
    with suppress(sqlite3.Error), closing(database.connect_to_read(path)) as conn:
        table = next((one for one in sums.tables(conn) if one.name == row.table.name), None)
        if table is None or table.columns != row.table.columns:
            return None
        with sums.as_bytes(conn):
            found = conn.execute(
                f"SELECT {', '.join(sums.quoted(table.columns))}, {table.sum_column}"  # noqa: S608
                f' FROM "{table.name}"'
                f" WHERE {_here(table)}",
                row.key,
            ).fetchone()
        if found is not None and sums.row_sum(*found[:-1]) == found[-1]:
            return tuple(found[:-1])
    return None


def _here(table: sums.Table) -> str:
    """Finds a row by its key's values as `WrongRow` has them: texts are bytes."""
    return " AND ".join(
        f"iif(typeof({one}) = 'text', CAST({one} AS BLOB), {one}) = ?" for one in sums.quoted(table.key)
    )


def _apply(conn: sqlite3.Connection, remedy: Remedy) -> None:
    row, table = remedy.row, remedy.row.table
    if remedy.deed == "remove":
        conn.execute(f'DELETE FROM "{table.name}" WHERE {_here(table)}', row.key)  # noqa: S608
        return
    good = _typed(conn, table, remedy.good or row.values)
    new_sum = sums.row_sum(*good)
    changed = ", ".join(f"{one} = ?" for one in sums.quoted((*table.columns, table.sum_column)))
    try:
        conn.execute(
            f'UPDATE "{table.name}" SET {changed} WHERE {_here(table)}',  # noqa: S608
            (*good, new_sum, *row.key),
        )
    except sqlite3.IntegrityError:  # the key it had before was given anew meanwhile
        conn.execute(f'DELETE FROM "{table.name}" WHERE {_here(table)}', row.key)  # noqa: S608


def _typed(conn: sqlite3.Connection, table: sums.Table, values: Sequence[Stored]) -> list[Stored]:
    """Values as SQLite wants them: text where the column has text."""
    types = dict(conn.execute("SELECT name, type FROM pragma_table_info(?)", (table.name,)).fetchall())
    return [
        integrity.shown(value) if isinstance(value, bytes) and types[column] == "TEXT" else value
        for column, value in zip(table.columns, values, strict=True)
    ]

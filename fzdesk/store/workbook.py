"""A workbook (工作簿): create, open, load, save, undo.

A Workbook is used from one thread at a time; a window gives it to ``saver.Saver`` and keeps out of it.
"""

from __future__ import annotations

import getpass
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar
from uuid import uuid4

from fzdesk.catalogue.model import Catalogue
from fzdesk.errors import StoreError
from fzdesk.report.model import Report
from fzdesk.store import database, failures, fields, journal, reports
from fzdesk.store.drive import is_local
from fzdesk.store.reports import Place, StoredReport

if TYPE_CHECKING:
    from sqlite_utils import Database

SUFFIX = ".fzd"
T = TypeVar("T")


class Undone(NamedTuple):
    """After an undo or redo: the whole report as it is now, what was taken back, and where."""

    report: Report
    label: str
    place: str


class Workbook:
    """An open workbook.  Made by `create` and `open`; `close` it."""

    def __init__(self, path: Path, db: Database, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self._db = db
        self._file = database.file_id(path)
        self._revision = reports.revision(db.conn)
        self._bursts: dict[int, journal.Burst | None] = {}
        self._who = _user()
        self.id = reports.meta(db.conn, "id") or ""

    # ---- opening and closing

    @classmethod
    def create(cls, path: Path, report: Report, catalogue: Catalogue) -> Self:
        """Make a new workbook with one report and open it.

        The file appears whole or not at all.  StoreError when there is a file already or it cannot be
        written.
        """
        if path.exists():
            raise StoreError(f"已经有名为“{path.name}”的文件。请换一个名字，或者打开原有的文件。")
        draft = reports.copy_name(path, f"{os.getpid()}.new")
        try:
            with _removed_afterwards(draft):
                _write_new(draft, report, catalogue)
                draft.replace(path)
                database.sync_folder(path.parent)
        except (OSError, sqlite3.Error) as error:
            raise failures.open_failed(error, path) from error
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a workbook.

        NotAWorkbook: another file, or damaged.  NewerWorkbook: can be opened with `read_only`.
        StoreError: not there, or cannot be written.
        """
        path = path.absolute()
        try:
            database.check_header(path)
            db = database.connect(path, local=is_local(path))
        except (OSError, sqlite3.Error) as error:
            raise failures.open_failed(error, path) from error
        try:
            _bring_up_to_date(db, path)
            return cls(path, db, read_only=read_only)
        except (OSError, sqlite3.Error) as error:
            db.close()
            raise failures.open_failed(error, path) from error
        except StoreError:
            db.close()
            raise

    def close(self) -> None:
        """Move the log into the file and close it.  Never raises: all that was acknowledged is durable."""
        try:
            if not self.read_only:
                database.checkpoint(self._db.conn)
        except sqlite3.Error:
            pass  # the log stays beside the file and is read at the next opening
        finally:
            self._db.close()

    # ---- reading

    @property
    def revision(self) -> int:
        """The number of the latest change; grows with every save, undo and redo."""
        return self._revision

    def years(self) -> tuple[int, ...]:
        """The years there are reports of, newest first."""
        return self._read(reports.years)

    def load(self, year: int) -> StoredReport:
        """One year's report.  StoreError when there is none; DamagedField when it cannot be read."""
        return self._read(lambda conn: reports.load(conn, year))

    def undo_labels(self, year: int) -> journal.UndoLabels:
        """What undo and redo would do now, for the menu."""
        return self._read(lambda conn: journal.labels(conn, year))

    # ---- writing; all raise SaveFailed when the change did not become durable

    def add_report(self, report: Report, catalogue: Catalogue) -> int:
        """Add a year's report; returns the change's number.  StoreError when the year has one."""
        with self._changing() as (conn, number):
            reports.add(conn, report, catalogue, number)
        return number

    def save(self, year: int, old: Report, new: Report, *, label: str, place: str = "") -> int:
        """Make the difference of two reports durable, all of it or nothing, and note it in the journal.

        `label` names the action in the undo menu (填写“会前学法”); typing on in one field under one label
        is one action.  Returns the change's number once it is on the disk.
        """
        changed = fields.changes(old, new)
        if not changed:
            return self._revision
        with self._committed(), self._db.atomic():
            conn, number = self._db.conn, self._revision + 1
            reports.touch(conn, year, number)  # the first statement writes, so the lock is had at once
            burst = journal.record(
                conn,
                year,
                changed,
                label=label,
                place=place,
                who=self._who,
                burst=self._bursts.get(year),
            )
            reports.write_fields(conn, year, changed.items())
        self._revision = number
        self._bursts[year] = burst
        return number

    def save_place(self, year: int, place: Place) -> None:
        """Note where the clerk is; no journal, no number."""
        with self._committed(), self._db.atomic():
            reports.write_place(self._db.conn, year, place)

    def set_catalogue(self, year: int, catalogue: Catalogue) -> int:
        """Give a report another catalogue; undo goes back no further."""
        with self._changing(year) as (conn, number):
            digest = reports.write_catalogue(conn, catalogue)
            conn.execute("UPDATE reports SET catalogue_hash = ? WHERE year = ?", (digest, year))
            journal.end_span(conn, year)
        return number

    def end_undo(self, year: int) -> None:
        """Undo goes back no further than here (after an import)."""
        with self._changing(year) as (conn, _number):
            journal.end_span(conn, year)

    def undo(self, year: int) -> Undone | None:
        """Take the latest action back, across restarts too; None when there is nothing to take back."""
        return self._step(year, "undo")

    def redo(self, year: int) -> Undone | None:
        """Do again what was undone last; None when there is nothing."""
        return self._step(year, "redo")

    def checkpoint(self) -> None:
        """Move the log into the file (after a quiet while)."""
        with self._committed():
            database.checkpoint(self._db.conn)

    def problems(self) -> list[str]:
        """What SQLite's quick check finds; takes a while in a large workbook."""
        return self._read(database.problems)

    # ---- inside

    def _step(self, year: int, direction: journal.Direction) -> Undone | None:
        if self._read(lambda conn: journal.next_step(conn, year, direction)) is None:
            return None
        with self._changing(year) as (conn, _number):
            step = journal.move(conn, year, direction)
        return Undone(self.load(year).report, step.label, step.place)

    def _read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return question(self._db.conn)
        except sqlite3.Error as error:
            raise failures.open_failed(error, self.path) from error

    @contextmanager
    def _changing(self, year: int | None = None) -> Iterator[tuple[sqlite3.Connection, int]]:
        """A transaction for a change other than `save`: yields the connection and the change's number."""
        number = self._revision + 1
        with self._committed(), database.reading_then_writing(self._db) as conn:
            if year is not None:
                reports.touch(conn, year, number)
            yield conn, number
        self._revision = number
        self._bursts.clear()

    @contextmanager
    def _committed(self) -> Iterator[None]:
        """Around a transaction: it went into the file that is at `path` now, or SaveFailed says why not."""
        if self.read_only:
            raise failures.failure("read_only", self.path)
        try:
            self._check_file()
            yield
            self._check_file()
        except (sqlite3.Error, OSError) as error:
            raise failures.save_failed(error, self.path) from error

    def _check_file(self) -> None:
        """A deleted file takes commits for ever, so look at the path itself."""
        if database.file_id(self.path) != self._file:
            raise failures.failure("replaced", self.path)


def _write_new(draft: Path, report: Report, catalogue: Catalogue) -> None:
    """A whole new workbook with one report at `draft`, on the disk when this returns."""
    from fzdesk.store.migrations import migrations

    db = database.prepare_new(draft)
    try:
        migrations.apply(db)
        with db.atomic():
            reports.set_meta(db.conn, "id", uuid4().hex)
            reports.set_meta(db.conn, "generation", "0")
            reports.add(db.conn, report, catalogue, 1)
    finally:
        db.close()


def _bring_up_to_date(db: Database, path: Path) -> None:
    """Apply what a newer program adds to the schema.  NewerWorkbook when the file is ahead of this one."""
    from fzdesk.store import migrations

    applied = migrations.applied(db.conn)
    unknown = applied - migrations.known()
    if unknown:
        raise database.newer(path, f"migrations {sorted(unknown)}")
    if migrations.known() - applied:
        migrations.migrations.apply(db)
        journal.end_span(db.conn)
        broken = db.conn.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise failures.damaged(path, detail=f"foreign keys: {broken[:5]}")
    db.conn.execute("PRAGMA foreign_keys=ON")


@contextmanager
def _removed_afterwards(path: Path) -> Iterator[None]:
    """Leave nothing at `path`, whatever happens."""
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _user() -> str:
    """The name the journal notes."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such account, no environment
        return ""

"""A workbook (工作簿): create, open, load, save, undo.

A Workbook is used from one thread at a time; a window gives it to ``saver.Saver`` and keeps out of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue
from fzdesk.errors import NotAWorkbook, SaveFailed, StoreError
from fzdesk.files import sync_folder
from fzdesk.report.model import Report
from fzdesk.store import (
    backup,
    copies,
    database,
    failures,
    fields,
    integrity,
    journal,
    ledger_totals,
    opening,
    packs,
    reports,
    sums,
)
from fzdesk.store.machine import user_name
from fzdesk.store.packs import KeptPack
from fzdesk.store.reports import Place, StoredReport
from fzdesk.store.timeline import Timeline

if TYPE_CHECKING:
    from fzdesk.store.ledgers import Ledgers

SUFFIX, ADOPTED = ".fzd", "采用新目录"
AT_END = 1_000_000  # a cursor behind whatever stands in the field
T = TypeVar("T")


class Workbook:
    """An open workbook.  Made by `create` and `open`; `close` it.

    Open for writing it holds the lock; `read_only` it is a private copy of the moment it was opened.
    """

    def __init__(self, path: Path, opened: opening.Opened) -> None:
        self.path = path
        self.read_only = opened.lock is None
        self.log_broken = opened.log_broken
        self._refusal = failures.failure("read_only", path)
        self._opened = opened
        self._file = database.file_id(path)
        self._bursts: dict[int, journal.Burst | None] = {}
        self._places: dict[int, str] = {}  # where the last change was made, when it is noted in the file
        self._who = user_name()
        self._ledger_changes = 0
        self.versions = Timeline(self._changing, self._read, self._who, ledger_totals.of_year)
        self._attach(opened.db)
        self.id = reports.meta(self._db.conn, "id") or ""
        if not self.read_only:
            with suppress(OSError, ValueError):
                backup.remember_path(self.id, path)

    @cached_property
    def ledgers(self) -> Ledgers:
        """The ledgers, to be changed; loaded with the first change."""
        from fzdesk.store.ledgers import Ledgers

        return Ledgers(self._changing_ledgers, self._who)

    # ---- opening and closing

    @classmethod
    def create(cls, path: Path, report: Report, catalogue: Catalogue) -> Self:
        """Make a new workbook with one report and open it.

        The file appears whole or not at all.  StoreError when there is a file already or it cannot be
        written.
        """
        try:
            opening.write_new(path, [(report, catalogue)])
        except (OSError, sqlite3.Error) as error:
            raise failures.open_failed(error, path) from error
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, take_over: bool = False) -> Self:
        """Open a workbook, for writing under its lock, or `read_only`: a copy of what it holds now.

        WorkbookBusy: open elsewhere; when its `can_take_over` says so, ask, then `take_over` (which makes
        a backup first).  NotAWorkbook: another file, or damaged; `backup.list_backups(path)` has the last
        good copies.  NewerWorkbook: open it `read_only`.  StoreError: not there, or cannot be written.
        """
        path = path.absolute()
        try:
            opened = (
                opening.open_to_read(path) if read_only else opening.open_to_write(path, take_over=take_over)
            )
        except (OSError, sqlite3.Error) as error:
            raise failures.open_failed(error, path) from error
        try:
            return cls(path, opened)
        except (OSError, sqlite3.Error) as error:
            opening.finish(opened)
            raise failures.open_failed(error, path) from error

    def close(self) -> None:
        """Move the log into the file and close it.  Never raises: all that was acknowledged is durable."""
        opening.finish(self._opened)
        if not self.read_only:
            database.closed(self._file)

    def is_in_place(self) -> bool:
        """Whether the file we have open still lies at `path`.

        While it does not, nobody here may open `path` as a database: two of them would share one index.
        """
        with suppress(OSError):
            return database.file_id(self.path) == self._file
        return False

    def reconnect(self) -> None:
        """Open the file anew when it came back on another inode (the stick was pulled out and put in).

        SaveFailed when it is still away, another file, or an older state of this one; then what is open
        stays open, so that it can be copied.
        """
        if self.read_only:
            raise self._refusal.with_traceback(None)
        if self.is_in_place():
            return
        try:
            opening.check_return(self.path, self._log, self.id, self._opened.generation, self._revision)
            with suppress(sqlite3.Error):
                self._db.close()  # SQLite leaves path and log alone: it sees that the file has moved
            self._attach(opening.connect_again(self.path))
        except (OSError, sqlite3.Error, NotAWorkbook) as error:
            raise failures.save_failed(error, self.path) from error

    def _attach(self, db: database.File) -> None:
        """Work on `db`, which is the file at `path`."""
        if not self.read_only:
            database.closed(self._file)
        self._opened = replace(self._opened, db=db)
        self._db, self._file = db, database.file_id(self.path)
        self._log = database.log_id(self.path)
        if not self.read_only:
            database.opened(self._file)
        self._revision = reports.revision(db.conn)
        self._bursts.clear()

    def warm_up(self) -> None:
        """Load what the first write needs, while nobody waits.  Never raises."""
        with suppress(sqlite3.Error):  # closed meanwhile
            self._db.keep_sums()
            self._db.db  # noqa: B018 -- asking is what loads it

    # ---- reading

    @property
    def revision(self) -> int:
        """The number of the latest change; grows with every save, undo and redo."""
        return self._revision

    @property
    def report_changes(self) -> int:
        """Grows with every change made here that is not one of a ledger."""
        return self._revision - self._ledger_changes

    @property
    def source(self) -> database.Source:
        """The file that is open, for other connections that read it."""
        snapshot = self._opened.snapshot
        return database.Source(snapshot.path if snapshot else self.path, self._file)

    def years(self) -> tuple[int, ...]:
        """The years there are reports of, newest first."""
        return self._read(reports.years)

    def load(self, year: int) -> StoredReport:
        """One year's report.  StoreError when there is none; DamagedField when it cannot be read."""
        return self._read(lambda conn: ledger_totals.counted(conn, reports.load(conn, year)))

    def packs(self) -> tuple[KeptPack, ...]:
        """The county packs, in the order they were imported.  StoreError when one is damaged."""
        return self._read(packs.read)

    def catalogues(self) -> tuple[Catalogue, ...]:
        """Every catalogue a report of this workbook was ever made with, the latest first."""
        return self._read(reports.read_catalogues)

    def undo_labels(self, year: int) -> journal.UndoLabels:
        """What undo and redo would do now, for the menu."""
        return self._read(lambda conn: journal.labels(conn, year))

    def problems(self) -> list[str]:
        """Everything in the file that is not what was written; takes a while in a large workbook."""
        return self._read(integrity.examine).told()

    def copy_to(self, path: Path) -> None:
        """Copy what is durable to the new file `path`, whole or not at all.  StoreError when that fails.

        Works while the workbook's own file is deleted or cannot be written.
        """
        if path.exists():
            raise opening.exists_already(path)
        draft = reports.copy_name(path, "copy")
        try:
            draft.unlink(missing_ok=True)
            copies.copy_open(self._db.conn, draft)
            backup.verify(draft)
            draft.replace(path)
            sync_folder(path.parent)
        except (OSError, sqlite3.Error) as error:
            raise failures.save_failed(error, path) from error
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    # ---- writing; all raise SaveFailed when the change did not become durable

    def add_report(self, report: Report, catalogue: Catalogue) -> int:
        """Add a year's report; returns the change's number.  StoreError when the year has one."""
        with self._changing() as (conn, number):
            reports.add(conn, report, catalogue, number)
        return number

    def save(self, year: int, old: Report, new: Report, *, label: str, place: str = "") -> int:
        """Make the difference of two reports durable, all of it or nothing, and note it in the journal.

        `label` names the action in the undo menu (填写“会前学法”), `place` (“page/field”) where it was done;
        typing on in one field under one label is one action.  Returns the change's number once it is on
        the disk.
        """
        changed = fields.changes(old, new)
        if not changed:
            return self._revision
        typing, number = fields.typed_on(old, new, changed) is not None, self._revision + 1
        with self._told(), self._db.atomic():
            conn = self._db.conn
            self._must_be_ours(conn, year, number)  # the first statement writes, so the lock is had at once
            words = {"label": label, "place": place, "who": self._who}
            burst = journal.record(conn, year, changed, typing=typing, burst=self._bursts.get(year), **words)
            reports.write_fields(conn, year, changed.items())
            if "/" in place and place != self._places.get(year):
                # with the change, so that after a crash the clerk is back where this was typed
                page, _, field = place.partition("/")
                reports.write_place(conn, year, Place(page, field, AT_END))
        self._revision = number
        self._bursts[year] = burst
        self._places[year] = place
        return number

    def save_place(self, year: int, place: Place) -> None:
        """Note where the clerk is; no journal, no number."""
        self._places.pop(year, None)
        with self._told(), self._db.atomic():
            reports.write_place(self._db.conn, year, place)
            self._must_be_ours(self._db.conn)

    def set_catalogue(self, year: int, catalogue: Catalogue, report: Report | None = None) -> int:
        """Give a report another catalogue, and with it the `report` that fits; undo goes back no further."""
        with self._changing(year) as (conn, number):
            self.versions.keep_within(conn, year, "catalogue")
            digest = reports.write_catalogue(conn, catalogue)
            conn.execute("UPDATE reports SET catalogue_hash = ? WHERE year = ?", (digest, year))
            changed = fields.changes(reports.read_fields(conn, year).report, report) if report else {}
            # to be read later, not taken back
            journal.record(conn, year, changed, label=ADOPTED, place="", who=self._who)
            reports.write_fields(conn, year, changed.items())
            journal.end_span(conn, year)
        return number

    def keep_pack(self, name: str, file: str, text: str) -> int:
        """Keep a county pack as the latest one; one of the same name is replaced.  No report changes."""
        with self._changing() as (conn, number):
            reports.count_change(conn, number)
            packs.write(conn, name, file, text)
        return number

    def remove_pack(self, name: str) -> int:
        """Keep a county pack no longer.  No report changes."""
        with self._changing() as (conn, number):
            reports.count_change(conn, number)
            packs.remove(conn, name)
        return number

    def import_report(self, year: int, report: Report, *, label: str) -> int:
        """Make `report` the report of its year; what it was is kept before, and undo goes back no further.

        All or nothing, and nothing where nothing differs.  A finalised one is frozen as a version.
        """
        changed = fields.changes(self.load(year).report, report)
        if not changed:
            return self._revision
        with suppress(StoreError):
            backup.back_up(self.path)
        with self._changing(year) as (conn, number):
            self.versions.keep_within(conn, year, "import")
            journal.record(conn, year, changed, label=label, place="", who=self._who)
            reports.write_fields(conn, year, changed.items())
            journal.end_span(conn, year)
            if report.finalised:
                self.versions.keep_within(conn, year, "final")
        return number

    def undo(self, year: int) -> journal.Undone | None:
        """Take the latest action back, across restarts too; None when there is nothing to take back."""
        return self._step(year, "undo")

    def redo(self, year: int) -> journal.Undone | None:
        """Do again what was undone last; None when there is nothing."""
        return self._step(year, "redo")

    def checkpoint(self) -> None:
        """Move the log into the file (after a quiet while)."""
        with self._told():
            database.checkpoint(self._db.conn)

    # ---- inside

    def _step(self, year: int, direction: journal.Direction) -> journal.Undone | None:
        if self._read(lambda conn: journal.next_step(conn, year, direction)) is None:
            return None
        with self._changing(year) as (conn, _number):
            step = journal.move(conn, year, direction)
        return journal.Undone(self.load(year).report, step.label, step.place)

    def _read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return sums.read_around(self._db.conn, question)
        except sqlite3.Error as error:
            raise failures.open_failed(error, self.path) from error

    @contextmanager
    def _changing(self, year: int | None = None) -> Iterator[tuple[sqlite3.Connection, int]]:
        """A transaction for a change other than `save`: yields the connection and the change's number."""
        number = self._revision + 1
        with self._told(), database.reading_then_writing(self._db) as conn:
            self._must_be_ours(conn, year, number)
            yield conn, number
        self._revision = number
        self._bursts.clear()

    @contextmanager
    def _changing_ledgers(self) -> Iterator[sqlite3.Connection]:
        """A transaction for a change of a ledger."""
        with self._changing() as (conn, number):
            reports.count_change(conn, number)
            yield conn
        self._ledger_changes += 1

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Around a transaction: it went into the file that is at `path` now, or SaveFailed says why not."""
        if self.read_only:
            raise self._refusal.with_traceback(None)
        try:
            self._check_file()
            yield
            self._check_file()
        except SaveFailed as error:
            self._note(error)
            raise
        except (sqlite3.Error, OSError) as error:
            failed = failures.save_failed(error, self.path)
            self._note(failed)
            raise failed from error

    def _note(self, failed: SaveFailed) -> None:
        if failed.reason == "taken_over":
            self.read_only, self._refusal = True, failed
        elif failed.reason in ("gone", "replaced"):
            # What was moved away gets what its log still holds, and the log that stays behind is emptied,
            # or SQLite would read it into whatever lies at the path now.
            with suppress(sqlite3.Error):
                database.checkpoint(self._db.conn)

    def _check_file(self) -> None:
        """A deleted file takes commits for ever, so look at the path itself."""
        if database.file_id(self.path) != self._file:
            raise failures.failure("replaced", self.path)

    def _must_be_ours(self, conn: sqlite3.Connection, year: int | None = None, number: int = 0) -> None:
        """Refuse where another window took over; of a year, note the change in the same statement."""
        ours = self._opened.generation
        if year is not None:
            still = reports.touch(conn, year, number, ours)
        else:
            still = reports.meta(conn, "generation") == ours
        if not still:
            raise failures.failure("taken_over", self.path)

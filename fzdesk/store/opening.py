"""The steps before a workbook can be used: whose it is, is it whole, does its schema fit."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

from fzdesk.catalogue.model import Catalogue
from fzdesk.errors import StoreError
from fzdesk.files import free_name, sync_folder
from fzdesk.report.model import Report
from fzdesk.store import (
    backup,
    copies,
    database,
    failures,
    integrity,
    journal,
    reports,
    steps,
    sums,
)
from fzdesk.store.copies import Snapshot
from fzdesk.store.drive import is_local
from fzdesk.store.lock import Lock

if TYPE_CHECKING:
    from fzdesk.store.write_ahead_log import Bit

_log = logging.getLogger(__name__)


class Opened(msgspec.Struct, frozen=True):
    """What an open workbook holds.  `lock`: open for writing; `snapshot`: a private copy to read.

    `log_broken`: the last changes could not be read from the log of a session that did not end properly.
    """

    db: database.File
    generation: str
    lock: Lock | None = None
    snapshot: Snapshot | None = None
    log_broken: bool = False


def open_to_write(path: Path, *, take_over: bool) -> Opened:
    """Open under the lock, migrated, and claimed: whoever had it open before can no longer save.

    WorkbookBusy, NotAWorkbook, NewerWorkbook, StoreError, OSError, sqlite3.Error.
    """
    database.check_header(path)
    if take_over:
        backup.back_up(path)
    lock = Lock.acquire(path, take_over=take_over)
    try:
        log_broken = _look_at_log(path)
        return Opened(*_claimed(path), lock, log_broken=log_broken)
    except BaseException:
        lock.close()
        raise


def _look_at_log(path: Path) -> bool:
    """Put a flipped bit of the log right; keep a broken log aside before SQLite drops it, and give True."""
    log = database.wal_of(path)
    if not log.exists():  # as after every session that ended properly
        return False
    from fzdesk.store import write_ahead_log

    found = write_ahead_log.examine(log)
    if found.state == "whole":
        return False
    if (bit := _the_flipped_one(path, found.bits)) is not None:
        write_ahead_log.turn(log, bit)
        _log.info("a flipped bit of the log was put right")
        return False
    aside = free_name(path.with_name(f"{path.stem}（损坏）{path.suffix}"))
    shutil.copy2(path, aside)
    shutil.copy2(log, database.wal_of(aside))
    return True


def _the_flipped_one(path: Path, bits: Sequence[Bit]) -> Bit | None:
    """Of several candidates the one that leaves a sound workbook, tried on a copy."""
    if len(bits) == 1:
        return bits[0]
    from fzdesk.store import write_ahead_log

    folder = Path(tempfile.mkdtemp(prefix="fzdesk-"))
    try:
        for bit in bits:
            double = folder / f"{bit.byte}-{bit.bit}.fzd"
            shutil.copyfile(path, double)
            shutil.copyfile(database.wal_of(path), database.wal_of(double))
            write_ahead_log.turn(database.wal_of(double), bit)
            with suppress(sqlite3.Error), closing(sqlite3.connect(double, isolation_level=None)) as conn:
                if integrity.examine(conn).sound:
                    return bit
        return None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _claimed(path: Path) -> tuple[database.File, str]:
    local = is_local(path)
    db = database.connect(path, local=local)
    try:
        _refuse_newer(db, path)
    except BaseException:
        db.close()  # as it was
        raise
    try:
        database.settle(db, local=local)
        _bring_up_to_date(db, path, backed_up=True)
        db.conn.execute("PRAGMA foreign_keys=ON")
        return db, _claim(db, path)
    except BaseException:
        database.close(db)
        raise


def open_to_read(path: Path) -> Opened:
    """Open a private copy; works in read-only folders, beside a writer, and for a newer program's file.

    NotAWorkbook, StoreError, OSError, sqlite3.Error.
    """
    database.check_header(path)
    snapshot = Snapshot(path)
    try:
        db = database.connect(snapshot.path, local=False)
        try:
            if steps.applied(db.conn) <= steps.KNOWN:
                _bring_up_to_date(db, path, backed_up=False)
            return Opened(db, "", snapshot=snapshot)
        except BaseException:
            db.close()
            raise
    except BaseException:
        snapshot.close()
        raise


def check_return(
    path: Path, log: database.FileId | None, workbook_id: str, generation: str, revision: int
) -> None:
    """Whether the file at `path` is the workbook we had, at least as new as what we saved.

    It is looked at in a copy: our open connection may still use the index beside `path`.
    SaveFailed or NotAWorkbook when it is not; OSError, sqlite3.Error.
    """
    if log is not None and log == database.log_id(path) and database.has_log(path):
        raise failures.failure("replaced", path, detail="our log lies beside another file")
    database.check_header(path)
    folder = Path(tempfile.mkdtemp(prefix="fzdesk-"))
    try:
        copies.copy_bytes(path, folder / path.name)
        with closing(sqlite3.connect(folder / path.name, isolation_level=None)) as conn:
            if reports.meta(conn, "id") != workbook_id or reports.revision(conn) < revision:
                raise failures.failure("replaced", path)
            if reports.meta(conn, "generation") != generation:
                raise failures.failure("taken_over", path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def connect_again(path: Path) -> database.File:
    """Open a file for writing that was open before.  OSError, sqlite3.Error."""
    local = is_local(path)
    db = database.connect(path, local=local)
    try:
        database.settle(db, local=local)
        db.conn.execute("PRAGMA foreign_keys=ON")
        return db
    except BaseException:
        db.close()
        raise


def _refuse_newer(db: database.File, path: Path) -> None:
    """NewerWorkbook when the file has been through steps that this program does not know."""
    unknown = steps.applied(db.conn) - steps.KNOWN
    if unknown:
        raise database.newer(path, f"migrations {sorted(unknown)}")


def _bring_up_to_date(db: database.File, path: Path, *, backed_up: bool) -> None:
    """Apply the schema's pending steps, after a checked backup; undo does not go back beyond them."""
    if steps.applied(db.conn) == steps.KNOWN:
        return
    from fzdesk.store import ledger_journal
    from fzdesk.store.migrations import migrations

    if backed_up:
        backup.back_up(path)
    migrations.apply(db.db)
    db.keep_sums()
    journal.end_span(db.conn)
    ledger_journal.end_span(db.conn)
    broken = db.conn.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise failures.damaged(path, detail=f"foreign keys: {broken[:5]}")


def _claim(db: database.File, path: Path) -> str:
    """Raise the generation number; saves of an earlier generation are refused from now on."""
    sums.attach(db.conn, only="meta")  # others are not written before the clerk changes something
    with database.immediate(db.conn) as conn:
        before = reports.meta(conn, "generation") or "0"
        if not before.isdecimal():
            raise failures.damaged(path, detail=f"generation {before!r}")
        generation = str(int(before) + 1)
        reports.set_meta(conn, "generation", generation)
    return generation


def write_new(path: Path, contents: Iterable[tuple[Report, Catalogue]], *, workbook_id: str = "") -> None:
    """Make a new workbook file of whole reports; it appears whole or not at all.

    StoreError when there is a file already; OSError, sqlite3.Error.
    """
    if path.exists():
        raise exists_already(path)
    draft = reports.copy_name(path, "new")
    draft.unlink(missing_ok=True)
    try:
        _write(draft, contents, workbook_id or uuid4().hex)
        draft.replace(path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def exists_already(path: Path) -> StoreError:
    """The error for a name that is taken."""
    return StoreError(f"已经有名为“{path.name}”的文件。请换一个名字，或者打开原有的文件。")


def _write(draft: Path, contents: Iterable[tuple[Report, Catalogue]], workbook_id: str) -> None:
    from fzdesk.store.migrations import migrations

    db = database.prepare_new(draft)
    try:
        migrations.apply(db.db)
        with db.atomic():
            reports.set_meta(db.conn, "id", workbook_id)
            reports.set_meta(db.conn, "generation", "0")
            for number, (report, catalogue) in enumerate(contents, 1):
                reports.add(db.conn, report, catalogue, number)
    finally:
        db.close()
    database.sync_file(draft)


def finish(opened: Opened) -> None:
    """Close everything.  Never raises."""
    database.close(opened.db)
    if opened.snapshot is not None:
        opened.snapshot.close()
    if opened.lock is not None:
        opened.lock.close()

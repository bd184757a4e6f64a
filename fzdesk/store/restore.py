"""Putting a backup in the workbook's place (恢复备份); what was there is kept beside it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from fzdesk.errors import StoreError
from fzdesk.files import free_name, sync_folder
from fzdesk.store import backup, copies, database, failures, journal, ledger_journal, reports, sums
from fzdesk.store.lock import Lock


def restore(source: Path, workbook: Path) -> Path | None:
    """Put the backup file `source` at `workbook`, which nobody may have open.

    What lay there is renamed, not removed; its new path is returned.  Undo does not go back beyond a
    restore.  WorkbookBusy; NotAWorkbook when the backup is damaged; StoreError.
    """
    draft = reports.copy_name(workbook, "restored")
    try:
        draft.unlink(missing_ok=True)
        with closing(Lock.acquire(workbook)):
            copies.copy_file(source, draft)
            _continue_numbers(draft, workbook)
            backup.verify(draft)
            database.sync_file(draft)
            aside = _put_aside(workbook)
            try:
                draft.replace(workbook)
            except OSError:
                if aside is not None:
                    aside.rename(workbook)
                raise
            sync_folder(workbook.parent)
            return aside
    except (OSError, sqlite3.Error) as error:
        raise failures.open_failed(error, workbook) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _continue_numbers(draft: Path, workbook: Path) -> None:
    """Give the restored state numbers above those of the state it replaces, and end the undo span."""
    revision, generation = _numbers(workbook)
    own_revision, own_generation = _numbers(draft)
    with closing(sqlite3.connect(draft, isolation_level=None)) as conn:
        sums.attach(conn)
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("UPDATE reports SET revision = ?", (max(revision, own_revision) + 1,))
        reports.set_meta(conn, "generation", str(max(generation, own_generation)))
        journal.end_span(conn)
        ledger_journal.end_span(conn)
        conn.execute("COMMIT")


def _numbers(path: Path) -> tuple[int, int]:
    """Revision and generation of a workbook file; zeros when it cannot be read."""
    with suppress(OSError, sqlite3.Error, StoreError, ValueError):
        database.check_header(path)
        with closing(database.connect_to_read(path)) as conn:
            return reports.revision(conn), int(reports.meta(conn, "generation") or 0)
    return 0, 0


def _put_aside(workbook: Path) -> Path | None:
    """Rename what lies at `workbook`, its log with it; the new path, or None when nothing was there."""
    if not workbook.exists():
        return None
    stamp = dt.datetime.now().strftime("%Y%m%d-%H%M")  # noqa: DTZ005 -- for people
    aside = free_name(workbook.with_name(f"{workbook.stem}（恢复前{stamp}）{workbook.suffix}"))
    workbook.rename(aside)
    for log, moved in zip(database.logs_of(workbook), database.logs_of(aside), strict=True):
        with suppress(FileNotFoundError):
            log.rename(moved)
    workbook.with_name(workbook.name + "-shm").unlink(missing_ok=True)
    return aside

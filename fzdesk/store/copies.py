"""Whole copies of a workbook's database: for backups, read-only windows and 另存为."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from fzdesk.store import database

_ATTEMPTS = 5


def copy_open(source: sqlite3.Connection, target: Path) -> None:
    """Copy what `source` sees to the new file `target`, whole in itself and on the disk.

    FileExistsError, OSError, sqlite3.Error; the caller removes a half-made target.
    """
    database.create_file(target)
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    database.sync_file(target)


def copy_file(path: Path, target: Path) -> None:
    """Copy the workbook at `path`, open elsewhere or not, to the new file `target`.

    Works where nothing can be written too: a database with a log cannot be opened in a read-only folder,
    so there file and log are copied and read from the copy.  OSError, sqlite3.Error.
    """
    try:
        with closing(database.connect_to_read(path)) as source:
            copy_open(source, target)
    except sqlite3.OperationalError:
        if database.is_open_here(path):  # gone is gone, too: OSError
            raise
        target.unlink(missing_ok=True)
        copy_bytes(path, target)


def copy_bytes(path: Path, target: Path) -> None:
    """Copy file and log as they lie, again when a writer came between."""
    folder = Path(tempfile.mkdtemp(prefix="fzdesk-"))
    try:
        for attempt in range(_ATTEMPTS):
            double = folder / f"{attempt}.fzd"
            before = _stamp(path)
            shutil.copyfile(path, double)
            for log, copy in zip(database.logs_of(path), database.logs_of(double), strict=True):
                with suppress(FileNotFoundError):
                    shutil.copyfile(log, copy)
            if _stamp(path) != before:
                continue
            with closing(sqlite3.connect(double, isolation_level=None)) as source:
                copy_open(source, target)
            return
        raise sqlite3.OperationalError("the file changed while it was copied")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _stamp(path: Path) -> tuple[tuple[int, int], ...]:
    """Tells whether a file or what belongs to it was written to."""
    stats = [file.stat() for file in (path, *database.logs_of(path)) if file.exists()]
    return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)


class Snapshot:
    """A private copy of a workbook in a temporary folder, for a window that only reads."""

    def __init__(self, path: Path) -> None:
        """OSError or sqlite3.Error when `path` cannot be read."""
        self._folder = Path(tempfile.mkdtemp(prefix="fzdesk-"))
        self.path = self._folder / path.name
        try:
            copy_file(path, self.path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self._folder, ignore_errors=True)

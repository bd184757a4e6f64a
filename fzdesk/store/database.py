"""The SQLite file under a workbook: is it one, how is it opened, is it still the same file."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from fzdesk.errors import RESTORE, NewerWorkbook, NotAWorkbook
from fzdesk.store import failures, sums

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x667A6462  # "fzdb": tells a workbook from other programs' SQLite files
FORMAT = 1  # PRAGMA user_version; grows only when a file can no longer be read by older programs at all
BUSY_SECONDS = 5.0
_MAGIC = b"SQLite format 3\0"


class FileId(msgspec.Struct, frozen=True):
    """Which file a path led to: another one in its place has another id."""

    device: int
    inode: int


class Source(msgspec.Struct, frozen=True):
    """A file that is open, and where it was opened: after 另存为 it is another one."""

    path: Path
    file: FileId


def file_id(path: Path) -> FileId:
    """The id of the file at `path`.  OSError when there is none."""
    found = path.stat()
    return FileId(found.st_dev, found.st_ino)


def logs_of(path: Path) -> tuple[Path, Path]:
    """What belongs to the file at `path` when it was not closed: write-ahead log and rollback journal."""
    return wal_of(path), path.with_name(path.name + "-journal")


_open_here: set[FileId] = set()
"""Files that this process has open as databases (see `check_header`)."""


def opened(file: FileId) -> None:
    """This process has `file` open as a database from now on."""
    _open_here.add(file)


def closed(file: FileId) -> None:
    """This process has closed `file`."""
    _open_here.discard(file)


def is_open_here(path: Path) -> bool:
    """Whether this process has the file at `path` open as a database.  OSError when there is none.

    Then nobody here may open it as a plain file: on closing that, POSIX drops SQLite's locks with it.
    """
    return file_id(path) in _open_here


def wal_of(path: Path) -> Path:
    """SQLite's write-ahead log beside `path`."""
    return path.with_name(path.name + "-wal")


def log_id(path: Path) -> FileId | None:
    """The id of the log beside `path`; None when there is none."""
    try:
        return file_id(wal_of(path))
    except FileNotFoundError:
        return None


def check_header(path: Path) -> None:
    """Look at the first 100 bytes before SQLite does.

    NotAWorkbook for a file that is empty, something else, another program's database, or cut short;
    NewerWorkbook for a format this program cannot read at all; OSError when it cannot be read.
    Nothing is looked at while this process has the file open (see `is_open_here`).
    """
    if is_open_here(path):
        return
    with path.open("rb") as file:
        head = file.read(100)
        size = file.seek(0, os.SEEK_END)
    if not head:
        raise NotAWorkbook(
            f"“{path.name}”是空文件，不是工作簿。请用{RESTORE}恢复最近一份备份。", detail="0 bytes"
        )
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise NotAWorkbook(
            f"“{path.name}”不是法治报告工作簿（*.fzd）。请选择正确的文件。", detail="no SQLite header"
        )
    (page_size,) = struct.unpack(">H", head[16:18])
    pages, format_, application = (struct.unpack(">I", head[at : at + 4])[0] for at in (28, 60, 68))
    if application != APPLICATION_ID:
        raise NotAWorkbook(
            f"“{path.name}”是别的程序的数据库，不是法治报告工作簿。请选择正确的文件。",
            detail=f"application_id {application:#x}",
        )
    if format_ > FORMAT:
        raise NewerWorkbook(
            f"工作簿“{path.name}”是用较新版本的程序存的，本程序读不了。请升级本程序后再打开。",
            detail=f"user_version {format_}",
        )
    if size < pages * (65536 if page_size == 1 else page_size) and not has_log(path):
        raise failures.damaged(path, detail=f"{size} bytes, {pages} pages of {page_size}")


def newer(path: Path, detail: str) -> NewerWorkbook:
    """The error for a workbook of a newer program."""
    return NewerWorkbook(
        f"工作簿“{path.name}”是用较新版本的程序存的，本程序只能以只读方式打开。请升级本程序后再编辑。",
        detail=detail,
    )


def has_log(path: Path) -> bool:
    """Whether what the file lacks may stand beside it (a commit or a checkpoint was cut short)."""
    return any(log.exists() and log.stat().st_size > 0 for log in logs_of(path))


class File:
    """An open database file: the connection at once, sqlite-utils around it from the first need of it.

    Importing sqlite-utils takes longer than opening a workbook and reading a report from it.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self._keeps_sums = False

    def keep_sums(self) -> None:
        """Let all that is written from now on have its checksums.  sqlite3.Error.

        Not before the first write: the triggers take longer than reading a report.
        """
        if not self._keeps_sums:
            sums.attach(self.conn)
            self._keeps_sums = True

    @cached_property
    def db(self) -> Database:
        """sqlite-utils' view of the file: migrations and atomic writes."""
        from sqlite_utils import Database

        return Database(self.conn, strict=True, execute_plugins=False)

    def atomic(self) -> AbstractContextManager[Database]:
        """All or nothing; begins deferred, so the first statement must be the write."""
        self.keep_sums()
        return self.db.atomic()

    def close(self) -> None:
        """Close the file."""
        self.conn.close()


def connect(path: Path, *, local: bool) -> File:
    """Open an existing file for writing; nothing is written yet (see `settle`).  sqlite3.Error.

    Where the file is not `local`, shared memory cannot be trusted and is not touched.
    Used from one thread at a time.
    """
    conn = _raw(path, "rw")
    try:
        conn.execute("PRAGMA cell_size_check=ON")
        if not local:
            conn.execute("PRAGMA locking_mode=EXCLUSIVE")  # a log is read without shared memory
        return File(conn)
    except BaseException:
        conn.close()
        raise


def settle(db: File, *, local: bool) -> None:
    """Choose what makes commits durable where the file lies.  sqlite3.Error.

    `local`: WAL with synchronous=FULL; else a rollback journal with synchronous=EXTRA.
    """
    wanted = "WAL" if local else "DELETE"
    (mode,) = db.conn.execute(f"PRAGMA journal_mode={wanted}").fetchone()
    db.conn.execute(f"PRAGMA synchronous={'FULL' if mode == 'wal' else 'EXTRA'}")
    if not local:
        db.conn.execute("PRAGMA locking_mode=NORMAL")
        db.conn.execute("SELECT 1 FROM sqlite_master").fetchone()  # lets go of the exclusive lock


def close(db: File) -> None:
    """Leave one plain file without a log, which can be read in read-only folders too.  Never raises.

    When that fails the log stays beside the file and is read at the next opening.
    """
    with suppress(sqlite3.Error):
        checkpoint(db.conn)
        db.conn.execute("PRAGMA journal_mode=DELETE")
    with suppress(sqlite3.Error):
        db.close()


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open an existing file for reading only.  sqlite3.Error when that fails."""
    return _raw(path, "ro")


def connect_to_check(path: Path) -> sqlite3.Connection:
    """Open a file that nobody else uses; whether its search index is right is only told to who may write.

    Nothing is written.  sqlite3.Error.
    """
    return _raw(path, "rw")


def _raw(path: Path, mode: str) -> sqlite3.Connection:
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):  # a Windows share, //server/share: SQLite takes no host
        address = "file:////" + address.removeprefix("file://")
    return sqlite3.connect(
        f"{address}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # transactions begin where the code says so
        check_same_thread=False,
    )


@contextmanager
def reading_then_writing(db: File) -> Iterator[sqlite3.Connection]:
    """A transaction that has the write lock from its start, for code that reads before it writes.

    (`db.atomic()` begins deferred: there the first statement must be the write.)
    """
    db.keep_sums()
    with immediate(db.conn) as conn:
        yield conn


@contextmanager
def immediate(conn: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The same for a connection whose sums are seen to otherwise."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield conn
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.rollback()
        raise


def create_file(path: Path) -> None:
    """An empty file at `path`, readable by this person alone.  FileExistsError when there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def prepare_new(path: Path) -> File:
    """A new, empty database file at `path` (which must not exist), readable by this person alone."""
    create_file(path)
    conn = _raw(path, "rw")
    try:
        conn.execute("PRAGMA journal_mode=DELETE")
        conn.execute("PRAGMA synchronous=FULL")
        conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version={FORMAT}")
        return File(conn)
    except BaseException:
        conn.close()
        raise


def checkpoint(conn: sqlite3.Connection) -> None:
    """Move the log into the file, so that the file alone is whole.  Harmless without a log."""
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def sync_file(path: Path) -> None:
    """Make the content of `path` durable."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

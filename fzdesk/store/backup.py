"""Rolling backups (备份) of a workbook: the last ten, one a day for seven days, one a month for a year.

They lie in the person's own folder, ``backups_dir()/<workbook id>/``, named by a running number and the
time; the number alone says which is newer.  A copy counts only after it was opened and checked.  All of it
takes file time: call it from a thread, never from the window's.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from fzdesk import paths
from fzdesk.errors import DamagedField, NotAWorkbook, StoreError
from fzdesk.files import sync_folder
from fzdesk.store import copies, database, failures, fields, integrity, reports, steps

LAST, DAYS, MONTHS = 10, 7, 12
LAST_WORDS = 40
_one_at_a_time = threading.Lock()
_NAME = re.compile(r"(\d{6,})-(\d{8})-(\d{6})\.fzd")


class Backup(msgspec.Struct, frozen=True):
    """One backup: its number (higher is newer), when it was made, and how far the reports were then."""

    path: Path
    number: int
    made_at: dt.datetime
    revision: int
    unit: str
    progress: str  # 2025年：已答34项；2024年：已定稿
    last_words: str = ""  # what was written last, and when: 11月20日 17:32 填写“会前学法”：12


def back_up(path: Path) -> Backup | None:
    """Back a workbook up, open or not; None when the newest backup holds this state already.

    The copy is written beside its place, checked and synced, then named; then old ones go.
    NotAWorkbook when the copy shows damage (nothing is removed then), StoreError for anything else.
    """
    try:
        with _one_at_a_time:
            try:
                return _back_up(path, path)
            except sqlite3.OperationalError:  # not closed, and it lies where reading alone cannot mend that
                with closing(copies.Snapshot(path)) as snapshot:
                    return _back_up(path, snapshot.path)
    except (OSError, sqlite3.Error) as error:
        raise _backup_failed(error, path) from error


def _back_up(path: Path, source: Path) -> Backup | None:
    with closing(database.connect_to_read(source)) as conn:
        folder = folder_of(_id(conn, path))
        newest = next(iter(named_in(folder)), None)
        if newest is not None and _same_state(conn, newest):
            return None
    return _add(source, folder)


def _add(path: Path, folder: Path) -> Backup:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f"{path.stem}.{dt.datetime.now(dt.UTC):%f}.part"
    try:
        copies.copy_file(path, draft)
        verify(draft)
        number = max((_number(one) for one in named_in(folder)), default=0) + 1
        target = folder / f"{number:06d}-{dt.datetime.now():%Y%m%d-%H%M%S}.fzd"  # noqa: DTZ005 -- for people
        draft.replace(target)
        sync_folder(folder)
    finally:
        draft.unlink(missing_ok=True)
    for old in superseded(named_in(folder)):
        with suppress(OSError):
            old.unlink()
    return _described(target)


def verify(path: Path) -> None:
    """Open a closed workbook file and look at all of it.

    NotAWorkbook when SQLite finds damage or a value is not what was written; StoreError when a report
    cannot be put together.  Values of a newer program are no damage.  Of a schema that is not this
    program's only SQLite's own check is made.
    """
    with closing(database.connect_to_check(path)) as conn:
        health = integrity.examine(conn, pause=integrity.PAUSE_SECONDS)
        found = [] if health.sound or health == integrity.Health(steps=health.steps) else health.told()
        for year in reports.years(conn) if not found and steps.applied(conn) == steps.KNOWN else ():
            try:
                reports.load(conn, year)
            except DamagedField as error:
                found.append(f"{year}/{error.path}")
    if found:
        raise failures.damaged(path, detail="; ".join(found[:10]))


def superseded(files: Iterable[Path]) -> list[Path]:
    """Those of the backups, given newest first, that the rule (last, days, months) no longer keeps."""
    ordered = list(files)
    kept = set(ordered[:LAST])
    for length, most in ((8, DAYS), (6, MONTHS)):
        newest_of: dict[str, Path] = {}
        for file in ordered:
            newest_of.setdefault(_date(file)[:length], file)
        kept.update(list(newest_of.values())[:most])
    return [file for file in ordered if file not in kept]


def list_backups(workbook: Path | str) -> list[Backup]:
    """The backups of a workbook, newest first; `workbook` is its id or its path.

    For a path, those of the workbooks last seen there, so that a damaged one's are found.
    Unreadable backups are left out.
    """
    ids = [workbook] if isinstance(workbook, str) else _ids_of(workbook)
    found: list[Backup] = []
    for one in ids:
        for file in named_in(folder_of(one)):
            with suppress(StoreError, OSError, sqlite3.Error):
                found.append(_described(file))
    return found


def backed_up() -> list[Path]:
    """Where the workbooks that have backups were last seen, the one seen last first; they may be gone."""
    seen: dict[Path, float] = {}
    for note in paths.backups_dir().glob("*/path.txt"):
        with suppress(OSError, UnicodeDecodeError):
            if named_in(note.parent):
                path, at = Path(note.read_text(encoding="utf-8")), note.stat().st_mtime
                seen[path] = max(at, seen.get(path, 0.0))
    return sorted(seen, key=lambda path: seen[path], reverse=True)


def folder_of(workbook_id: str) -> Path:
    """Where the backups of a workbook are; it may not exist yet."""
    if not re.fullmatch(r"[0-9a-f]{32}", workbook_id):
        raise ValueError(f"not a workbook id: {workbook_id!r}")
    return paths.backups_dir() / workbook_id


def files_of(workbook_id: str) -> list[Path]:
    """The backups of a workbook, newest first, unopened."""
    return named_in(folder_of(workbook_id))


def rescue_path(workbook_id: str) -> Path:
    """A free place for unsaved work while a workbook cannot be written (see ``rescue``)."""
    folder = folder_of(workbook_id)
    names = itertools.chain(("rescue.fzd",), (f"rescue-{number}.fzd" for number in itertools.count(2)))
    return next(path for name in names if not (path := folder / name).exists())


def rescued(workbook: Path | str) -> Path | None:
    """Work that a former run could not write into the workbook (by id or path); None when there is none."""
    ids = [workbook] if isinstance(workbook, str) else _ids_of(workbook)
    found = (file for one in ids for file in sorted(folder_of(one).glob("rescue*.fzd")))
    return next(found, None)


def remember_path(workbook_id: str, path: Path) -> None:
    """Note where a workbook lies, so that its backups are found when it can no longer be read."""
    folder = folder_of(workbook_id)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    note, text = folder / "path.txt", str(path.absolute())
    if not note.exists() or note.read_text(encoding="utf-8") != text:
        note.write_text(text, encoding="utf-8")


def _ids_of(path: Path) -> list[str]:
    text = str(path.absolute())
    notes = paths.backups_dir().glob("*/path.txt")
    found = [note.parent.name for note in notes if note.read_text(encoding="utf-8") == text]
    if not found:
        with suppress(StoreError, OSError, sqlite3.Error), closing(database.connect_to_read(path)) as conn:
            found = [_id(conn, path)]
    return found


def _id(conn: sqlite3.Connection, path: Path) -> str:
    found = reports.meta(conn, "id")
    if found is None or not re.fullmatch(r"[0-9a-f]{32}", found):
        raise failures.damaged(path, detail=f"workbook id {found!r}")
    return found


def named_in(folder: Path) -> list[Path]:
    """The backups in a folder, newest first."""
    files = [file for file in folder.glob("*.fzd") if _NAME.fullmatch(file.name)]
    return sorted(files, key=_number, reverse=True)


def _number(file: Path) -> int:
    return int(file.name.partition("-")[0])


def _date(file: Path) -> str:
    return file.name.split("-")[1]


def _same_state(conn: sqlite3.Connection, newest: Path) -> bool:
    with suppress(sqlite3.Error), closing(database.connect_to_read(newest)) as copy:
        return reports.revision(copy) == reports.revision(conn)
    return False


def _described(file: Path) -> Backup:
    match = _NAME.fullmatch(file.name)
    if match is None:
        raise NotAWorkbook(f"“{file.name}”不是备份。", detail="name")
    made_at = dt.datetime.strptime(match[2] + match[3], "%Y%m%d%H%M%S").astimezone()
    with closing(database.connect_to_read(file)) as conn:
        words = [f"{year}年：{_progress(conn, year)}" for year in reports.years(conn)]
        last = _last_words(conn)
        return Backup(
            file, int(match[1]), made_at, reports.revision(conn), _unit(conn), "；".join(words), last
        )


def _last_words(conn: sqlite3.Connection) -> str:
    row = conn.execute(
        "SELECT at, label, old, new FROM journal WHERE undone = 0 ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return ""
    at, label, old, new = row
    said = " ".join(fields.new_words(old, new).split())
    words = f"{said[:LAST_WORDS]}…" if len(said) > LAST_WORDS else said
    return f"{dt.datetime.fromisoformat(at).astimezone():%m月%d日 %H:%M} {label}" + (
        f"：{words}" if words else ""
    )


def _progress(conn: sqlite3.Connection, year: int) -> str:
    finalised, answers = conn.execute(
        "SELECT coalesce(sum(path = 'finalised' AND value = 'true'), 0),"
        " coalesce(sum(path LIKE 'answers/%' AND json_extract(value, '$.state') IS NOT NULL), 0)"
        " FROM fields WHERE year = ?",
        (year,),
    ).fetchone()
    return "已定稿" if finalised else f"已答{answers}项"


def _unit(conn: sqlite3.Connection) -> str:
    row = conn.execute(
        "SELECT json_extract(value, '$.name') FROM fields WHERE path = 'unit' ORDER BY year DESC LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else ""


def _backup_failed(error: Exception, path: Path) -> StoreError:
    """The error for a backup that could not be made; the workbook itself is untouched."""
    if not path.exists():
        return failures.open_failed(error, path)
    return StoreError(
        f"没能给工作簿“{path.name}”做备份，工作簿本身不受影响。"
        "请检查系统盘是否已满、用户文件夹能否写入；程序稍后会再试。",
        detail=f"{type(error).__name__}: {error}",
    )

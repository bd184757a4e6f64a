"""A second place for backups (备份的第二处): a stick or a share that the person named, for all workbooks.

Each backup is copied there once it is made and checked here.  While the place is missing that is told, and
what it lacks comes with the next backup.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from fzdesk import paths
from fzdesk.errors import StoreError
from fzdesk.files import safe_file_name, sync_folder
from fzdesk.store import backup, database


class PlaceMissing(StoreError):
    """The second place is not there, or cannot be written."""


def _note() -> Path:
    return paths.profile_dir() / "second-backups.txt"


def chosen() -> Path | None:
    """The folder that was named; None without one."""
    try:
        text = _note().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return Path(text) if text else None


def choose(folder: Path | None) -> None:
    """Name the folder, or none.  StoreError when it cannot be noted, or nothing can be written there."""
    try:
        if folder is not None:
            trial = folder / f".fzdesk-{os.getpid()}.tmp"
            database.create_file(trial)
            trial.unlink()
        _note().write_text(str(folder.absolute()) if folder is not None else "", encoding="utf-8")
    except OSError as error:
        raise PlaceMissing(
            f"“{folder}”不能写入，没有改备份的第二处。请换一个文件夹。", detail=str(error)
        ) from error


def folder_for(workbook: Path, place: Path) -> Path:
    """Where a workbook's copies lie in the second place: 青禾镇的备份."""
    return place / safe_file_name(f"{workbook.stem}的备份")


def bring_up_to_date(workbook_id: str, workbook: Path) -> Path | None:
    """Copy the newest backup to the second place; the copy, or None when it is there or no place is named.

    PlaceMissing when the place is not there, or takes nothing.
    """
    place, newest = chosen(), next(iter(backup.files_of(workbook_id)), None)
    if place is None or newest is None:
        return None
    folder = folder_for(workbook, place)
    target = folder / newest.name
    if target.exists():
        return None
    try:
        if not place.is_dir():
            raise FileNotFoundError(place)
        folder.mkdir(mode=0o700, exist_ok=True)
        _copy(newest, target)
    except OSError as error:
        raise PlaceMissing(
            f"备份的第二处“{place}”现在用不了，备份只存在本机。"
            "请插好U盘或连上共享文件夹，下次备份时自动补上；不再用它，可以在“找回备份”里取消。",
            detail=str(error),
        ) from error
    for old in backup.superseded(backup.named_in(folder)):
        with suppress(OSError):
            old.unlink()
    return target


def _copy(source: Path, target: Path) -> None:
    """Copy a file, read it back, and only then give it its name."""
    data = source.read_bytes()
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    try:
        database.create_file(draft)
        draft.write_bytes(data)
        database.sync_file(draft)
        if draft.read_bytes() != data:
            raise OSError(f"{draft} was not what was written")
        draft.replace(target)
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)

"""Who has a workbook open for writing: ``青禾镇.fzd.lock`` beside it, a JSON file.

The lock keeps well-meaning windows apart and tells people who is in.  What makes it safe is the workbook's
generation number: each opening for writing raises it inside the workbook, and every save checks it in its
own transaction, so that of two that both believe they hold the lock only the later can write.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

import msgspec

from fzdesk.errors import WorkbookBusy
from fzdesk.store import machine

_ATTEMPTS = 60
_WRITING_SECONDS = 1.0  # an unreadable lock younger than this is just being written


class Holder(msgspec.Struct, frozen=True):
    """Who holds a lock, since when (UTC)."""

    machine: str
    machine_id: str
    user: str
    pid: int
    started: str
    since: dt.datetime


def lock_path(workbook: Path) -> Path:
    """The lock file of a workbook."""
    return workbook.with_name(workbook.name + ".lock")


class Lock:
    """A held lock; `close` gives it back."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._content = content

    @classmethod
    def acquire(cls, workbook: Path, *, take_over: bool = False) -> Self:
        """Take the lock of a workbook.

        A lock whose process on this computer has ended is cleared silently.  WorkbookBusy when a window
        here has it, or another computer and not `take_over`.  OSError when the folder takes no file.
        """
        path, content = lock_path(workbook), _content()
        for _attempt in range(_ATTEMPTS):
            with suppress(FileExistsError):
                _create(path, content)
                return cls(path, content)
            found = _read(path)
            if found is None:
                continue
            holder = _holder(found)
            if holder is None and _is_young(path):
                time.sleep(0.05)
            elif holder is None or _is_left_behind(holder):
                _clear(path, found)
            elif take_over and holder.machine_id != machine.machine_id():
                _replace(path, content)
                return cls(path, content)
            else:
                raise _busy(workbook, holder)
        raise PermissionError(errno.EACCES, "a lock left behind cannot be removed", str(path))

    def close(self) -> None:
        """Give the lock back, unless another computer has taken it over.  Never raises."""
        with suppress(OSError):
            if _read(self._path) == self._content:
                self._path.unlink(missing_ok=True)


def holder_of(workbook: Path) -> Holder | None:
    """Who has a workbook open for writing now; None when nobody (or one that ended here)."""
    found = _read(lock_path(workbook))
    holder = _holder(found) if found else None
    return None if holder is None or _is_left_behind(holder) else holder


def _content() -> bytes:
    pid, started = machine.this_process()
    since = dt.datetime.now(dt.UTC)
    holder = Holder(machine.machine_name(), machine.machine_id(), machine.user_name(), pid, started, since)
    return msgspec.json.encode(holder)


def _create(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(handle, content)
    finally:
        os.close(handle)


def _replace(path: Path, content: bytes) -> None:
    draft = _beside(path)
    try:
        _create(draft, content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _holder(content: bytes) -> Holder | None:
    try:
        return msgspec.json.decode(content, type=Holder)
    except msgspec.MsgspecError:
        return None


def _is_young(path: Path) -> bool:
    try:
        return abs(time.time() - path.stat().st_mtime) < _WRITING_SECONDS
    except OSError:
        return False


def _is_left_behind(holder: Holder) -> bool:
    """Whether the holder was a process of this computer and has ended.  Of other computers none knows."""
    return holder.machine_id == machine.machine_id() and not machine.is_running(holder.pid, holder.started)


def _clear(path: Path, found: bytes) -> None:
    """Remove the lock that reads `found`; one that somebody put there meanwhile stays.

    A file beside it lets one process at a time look and remove; others try again a moment later.
    """
    guard = path.with_name(f".{path.name}.clearing")
    try:
        _create(guard, b"")
    except FileExistsError:
        if _is_young(guard):
            time.sleep(0.02)
        else:  # whoever made it was killed
            guard.unlink(missing_ok=True)
        return
    except OSError:  # told in the end
        return
    with suppress(OSError):
        if _read(path) == found:
            path.unlink()
    with suppress(OSError):
        guard.unlink()


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}")


def _busy(workbook: Path, holder: Holder) -> WorkbookBusy:
    since = holder.since.astimezone().strftime("%Y年%m月%d日%H:%M")
    here = holder.machine_id == machine.machine_id()
    if here:
        sentence = (
            f"工作簿“{workbook.name}”已在本机的另一个窗口中打开（{holder.user}，{since}起）。"
            "请回到那个窗口，或者在这里以只读方式打开。"
        )
    else:
        sentence = (
            f"工作簿“{workbook.name}”正由电脑“{holder.machine}”上的{holder.user}编辑（{since}起）。"
            "可以以只读方式打开；如果确定对方已不再使用，可以接手编辑，程序会先备份。"
        )
    return WorkbookBusy(
        sentence,
        machine=holder.machine,
        user=holder.user,
        since=holder.since,
        can_take_over=not here,
        detail=f"pid {holder.pid}",
    )

"""What failed, in plain Chinese: what happened, what it means, and what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from fzdesk.errors import (
    RESTORE,
    DamageFound,
    FailureReason,
    NotAWorkbook,
    ReadOnlyWorkbook,
    SaveFailed,
    StoreError,
)

_KEPT = "刚才的改动还没有存进去，但仍在程序里，不会丢"
_SENTENCES: dict[FailureReason, str] = {
    "full": "“{name}”所在的磁盘已满，{kept}。"
    "请删去一些不用的文件，程序会自动再存；也可以用“另存为”存到别的磁盘。",
    "gone": "找不到工作簿“{name}”：U盘可能已拔出，或者文件被移走、删除了；{kept}。"
    "请插回U盘或把文件放回原处，程序会自动再存；也可以用“另存为”存到别处。",
    "replaced": "工作簿“{name}”在打开期间被另一个文件替换了，{kept}。"
    "请用“另存为”存成一个新文件，再与原处的文件核对。",
    "read_only": "工作簿“{name}”或它所在的文件夹是只读的，{kept}。"
    "请取消只读（U盘请检查写保护开关），程序会自动再存；也可以用“另存为”存到别处。",
    "busy": "工作簿“{name}”正被别的程序占用，{kept}。"
    "请关闭占用它的程序（如网盘同步、杀毒软件），程序会自动再存。",
    "taken_over": "工作簿“{name}”已由另一台电脑接手编辑，本窗口改为只读；{kept}。"
    "请用“另存为”把本窗口的内容存成另一个文件，再与对方核对。",
    "damaged": "工作簿“{name}”已损坏，{kept}。"
    f"请用“另存为”存成一个新文件；原文件请不要删除，可用{RESTORE}恢复最近一份备份。",
    "other": "工作簿“{name}”暂时无法写入，{kept}。程序会自动再试；如果一直不行，请用“另存为”存到别处。",
}
LONGEST_PATH = 230 if os.name == "nt" else 500  # Windows takes 260 characters, SQLite 512 bytes
_IOERR_SHMSIZE = sqlite3.SQLITE_IOERR_SHMSIZE
_BY_CODE: dict[int, FailureReason] = {
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_AUTH: "read_only",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
_BY_ERRNO: dict[int, FailureReason] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.ENOENT: "gone",
    errno.ENODEV: "gone",
    errno.ENXIO: "gone",
    errno.ENOTDIR: "gone",
    errno.ESTALE: "gone",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EBUSY: "busy",
}


def failure(reason: FailureReason, path: Path, *, detail: str = "") -> SaveFailed:
    """The error for a known reason."""
    sentence = _SENTENCES[reason].format(name=path.name, kept=_KEPT)
    return SaveFailed(sentence, reason=reason, detail=detail or reason)


def save_failed(error: BaseException, path: Path) -> SaveFailed:
    """What an error while writing `path` means.  A SaveFailed is given back as it is."""
    if isinstance(error, SaveFailed):
        return error
    if isinstance(error, NotAWorkbook):  # something else lies at the path
        return failure("replaced", path, detail=error.detail)
    return failure(_reason(error, path), path, detail=f"{type(error).__name__}: {error}")


def open_failed(error: BaseException, path: Path) -> StoreError:
    """What an error while opening or reading `path` means."""
    if isinstance(error, StoreError):
        return error
    detail = f"{type(error).__name__}: {error}"
    reason = _reason(error, path)
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return StoreError(f"文件名“{path.name}”太长，请改短一些再试。", detail=detail)
    if path.is_dir():
        return StoreError(
            f"“{path.name or path}”是一个文件夹，不是工作簿。请选里面的 .fzd 文件。", detail=detail
        )
    if len(os.fsencode(path.absolute())) > LONGEST_PATH and not path.is_file():
        return StoreError(
            f"“{path.name}”所在的文件夹套得太深，路径太长。请换一个层次少一些的文件夹。", detail=detail
        )
    if reason == "gone":
        return StoreError(
            f"找不到工作簿“{path.name}”。请检查U盘是否插好，文件是否被移走或改名，再重新打开。", detail=detail
        )
    if reason == "read_only":
        return ReadOnlyWorkbook(
            f"工作簿“{path.name}”或它所在的文件夹不允许写入。请以只读方式打开，或先拷贝到别的文件夹再打开。",
            detail=detail,
        )
    if reason == "full":
        return StoreError(
            f"“{path.name}”所在的磁盘已满，无法新建或打开。请删去一些不用的文件后再试。", detail=detail
        )
    if reason == "busy":
        return StoreError(f"工作簿“{path.name}”正被别的程序占用。请关闭占用它的程序后再打开。", detail=detail)
    if reason == "damaged":
        return damaged(path, detail=detail)
    return StoreError(
        f"工作簿“{path.name}”打不开。请稍后再试，或用{RESTORE}恢复最近一份备份。", detail=detail
    )


def damaged(path: Path, *, detail: str = "") -> NotAWorkbook:
    """The error for a workbook that SQLite or our own checks find damaged."""
    return NotAWorkbook(
        f"工作簿“{path.name}”已损坏，无法打开。请不要删除它，用{RESTORE}恢复最近一份完好的备份。",
        detail=detail,
    )


def damage_found(path: Path, found: Sequence[str]) -> DamageFound:
    """The error for an open workbook in which some records are not what was written."""
    return DamageFound(
        f"工作簿“{path.name}”里有 {len(found)} 处内容与存入时不一致，可能是磁盘出了错。"
        "可以检查并修复；修复前会先留一份原样的副本。",
        detail="\n".join(found[:20]),
    )


def _reason(error: BaseException, path: Path) -> FailureReason:
    if isinstance(error, sqlite3.Error):
        return _sqlite_reason(error, path)
    if isinstance(error, OSError) and error.errno is not None:
        return _BY_ERRNO.get(error.errno, "other")
    return "other"


def _sqlite_reason(error: sqlite3.Error, path: Path) -> FailureReason:
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code & 0xFF == sqlite3.SQLITE_FULL or code == _IOERR_SHMSIZE:
        return "full"
    if code == sqlite3.SQLITE_READONLY_DBMOVED or not path.exists():
        return "gone"
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return "read_only"  # the file is there, so its journal cannot be made
    return _BY_CODE.get(code & 0xFF, "other")

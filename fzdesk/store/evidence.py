"""Evidence (佐证) kept beside the workbook: files under the hash of their content, each kept once.

The folder is named after the workbook (青禾镇附件 beside 青禾镇.fzd), so that both are copied together.
Where the workbook was renamed alone, the other folders of that kind beside it are looked at too.
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from fzdesk.errors import ExportError, InputError
from fzdesk.files import NAME_CHARACTERS, safe_file_name, sync_folder
from fzdesk.ledger.model import Evidence

FOLDER = "附件"
LARGEST = 512 * 1024 * 1024
FileState = Literal["kept", "missing", "altered"]
_CHUNK = 1024 * 1024
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_HASH = re.compile(r"[0-9a-f]{64}")


def folder_of(workbook: Path) -> Path:
    """Where a workbook's evidence lies; it need not exist yet."""
    return workbook.with_name(safe_file_name(f"{workbook.stem[: NAME_CHARACTERS - len(FOLDER)]}{FOLDER}"))


def keep(workbook: Path, source: Path) -> Evidence:
    """Copy a file to the workbook's evidence; durable when this returns.

    Raises InputError where it is no file that can be kept, ExportError where it cannot be written.
    """
    try:
        size = source.stat().st_size
        if not source.is_file():
            raise InputError(f"“{source.name}”不是文件，请选择照片或文件。")
        with source.open("rb"):
            pass
    except OSError as error:
        raise InputError(f"文件 {source} 读不出来，请检查路径。", detail=str(error)) from error
    if size > LARGEST:
        raise InputError(f"“{source.name}”超过 512 MB，放不进佐证材料；请压缩或截取后再添加。")
    if not size:
        raise InputError(f"“{source.name}”是空文件，请检查是否选错了。")
    folder = folder_of(workbook)
    with _telling(folder, source.name):
        folder.mkdir(mode=0o700, exist_ok=True)
        beside = folder / f".fzdesk-{secrets.token_hex(8)}.tmp"
        try:
            digest, copied = _copy(source, beside)
            target = folder / stored_name(digest, source.name)
            if state_of(workbook, Evidence(digest, source.name, copied), thorough=True) != "kept":
                beside.replace(target)
                sync_folder(folder)
        finally:
            with suppress(OSError):
                beside.unlink()
    return Evidence(
        digest, safe_file_name(source.stem, _suffix(source.name)), copied, dt.datetime.now(dt.UTC)
    )


def find(workbook: Path, file: Evidence) -> Path | None:
    """Where a file lies now; None where it is missing."""
    if not _HASH.fullmatch(file.sha256):
        return None
    name = stored_name(file.sha256, file.name)
    own = folder_of(workbook) / name
    if own.is_file():
        return own
    with suppress(OSError):
        for folder in sorted(workbook.parent.glob(f"*{FOLDER}")):
            if (folder / name).is_file():
                return folder / name
    return None


def state_of(workbook: Path, file: Evidence, *, thorough: bool = False) -> FileState:
    """Whether a file is there as it was added: by its size, `thorough` by its content."""
    path = find(workbook, file)
    if path is None:
        return "missing"
    try:
        if path.stat().st_size != file.size:
            return "altered"
        return "altered" if thorough and digest_of(path) != file.sha256 else "kept"
    except OSError:
        return "missing"


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's content, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def stored_name(sha256: str, name: str) -> str:
    """What a file of this content is called in the folder; its ending stays, so that it opens."""
    return f"{sha256}{_suffix(name)}"


def _suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _copy(source: Path, target: Path) -> tuple[str, int]:
    """Copy and hash in one reading; the hash is of what was written."""
    hashed, copied = hashlib.sha256(), 0
    with source.open("rb") as read, target.open("xb", buffering=0) as written:
        target.chmod(0o600)
        while chunk := read.read(_CHUNK):
            hashed.update(chunk)
            copied += len(chunk)
            view = memoryview(chunk)
            while view:
                view = view[written.write(view) :]
        os.fsync(written.fileno())
    return hashed.hexdigest(), copied


@contextmanager
def _telling(folder: Path, name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        why = "磁盘已满" if full else "写不进去"
        raise ExportError(
            f"文件夹“{folder}”{why}，“{name}”没有添加；请{'腾出空间' if full else '检查磁盘和权限'}后再试。",
            detail=str(error),
        ) from error

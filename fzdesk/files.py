"""Files that appear whole or not at all, and names that every system takes.

Whatever happens (disk full, stick pulled out, power cut), a target is either the old file or the new one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from fzdesk.errors import ExportError, TargetBusy

NAME_CHARACTERS = 80  # of a name with its extension
NAME_BYTES = 255  # what ext4 takes for a name, in UTF-8
STALE_SECONDS = 3600  # leftovers of a killed program are removed when older

_PREFIX = ".fzdesk-"
_ILLEGAL = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_NUMBERED = re.compile(r"（\d{1,4}）$")


# --- writing -------------------------------------------------------------------------------------


def write_whole(files: Mapping[Path, bytes], *, durable: bool = True) -> None:
    """Write all files, or none: when one cannot be replaced, those already replaced are put back.

    Not ``durable``: for files that may be lost in a power cut, such as a preview; does not wait for the disk.
    Raises TargetBusy when a target is open in another program, ExportError for anything else that the
    clerk can mend (folder missing, disk full, no permission).
    """
    targets = {Path(os.path.realpath(path)): data for path, data in files.items()}
    for target in targets:
        if is_busy(target):
            raise _busy(target)
    made: list[Path] = []
    try:
        ready = [
            (target, _write_beside(target, data, made, durable=durable)) for target, data in targets.items()
        ]
        _replace_all(ready, made)
    finally:
        for path in made:
            _remove(path)
    for folder in {target.parent for target in targets}:
        if durable:
            sync_folder(folder)
        _remove_stale(folder)


def _write_beside(target: Path, data: bytes, made: list[Path], *, durable: bool) -> Path:
    """A complete temporary file in the target's folder; ours alone until it holds everything."""
    with _told(target):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(target))
        beside = _name_beside(target)
        with beside.open("xb", buffering=0) as file:
            made.append(beside)
            rights = _rights(target, beside)
            beside.chmod(0o600)
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]
            if durable:
                os.fsync(file.fileno())
        beside.chmod(rights)
        return beside


def _replace_all(ready: Sequence[tuple[Path, Path]], made: list[Path]) -> None:
    """Put each finished file in its target's place; on failure put the old ones back."""
    keep_old = len(ready) > 1  # one replacement needs no way back, it is atomic by itself
    old = {target: _keep(target, made) if keep_old else None for target, _ in ready}
    replaced: list[Path] = []
    try:
        for target, beside in ready:
            with _told(target, replacing=True):
                beside.replace(target)
            replaced.append(target)
    except BaseException:
        for target in reversed(replaced):
            _put_back(target, old[target])
        raise


def _keep(target: Path, made: list[Path]) -> Path | None:
    """A second name for the old file (or a copy, where the file system has no links), None without one."""
    if not target.exists():
        return None
    kept = _name_beside(target)
    made.append(kept)
    with _told(target):
        try:
            os.link(target, kept)
        except OSError:  # FAT sticks and many network drives
            shutil.copy2(target, kept)
    return kept


def _put_back(target: Path, kept: Path | None) -> None:
    with contextlib.suppress(OSError):
        if kept is None:
            target.unlink()
        else:
            kept.replace(target)


def _name_beside(target: Path) -> Path:
    return target.with_name(f"{_PREFIX}{os.urandom(8).hex()}.tmp")


def _rights(target: Path, created: Path) -> int:
    """Rights the file shall have: those of the file it replaces, else what the system gives new files."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        return created.stat().st_mode & 0o777


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _remove_stale(folder: Path) -> None:
    """Remove what a killed program left here.  Not the fresh ones: another window may be writing."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*.tmp"):
            if time.time() - path.stat().st_mtime > STALE_SECONDS:
                _remove(path)


def sync_folder(folder: Path) -> None:
    """Make the new names durable.  Windows and some network drives cannot, and need not."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# --- known errors --------------------------------------------------------------------------------


@contextlib.contextmanager
def _told(target: Path, *, replacing: bool = False) -> Iterator[None]:
    """Turn what the system says into one sentence that says what to do."""
    try:
        yield
    except PermissionError as error:
        if replacing:  # the folder let us write beside it: so it is the target that is held
            raise _busy(target, str(error)) from error
        raise ExportError(_sentence(error, target), detail=str(error)) from error
    except OSError as error:
        raise ExportError(_sentence(error, target), detail=str(error)) from error


def _sentence(error: OSError, target: Path) -> str:
    folder = target.parent
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"“{folder}”所在的磁盘已满，“{target.name}”没有保存，请腾出空间或换一个文件夹再试。"
        case errno.EROFS:
            return f"文件夹“{folder}”是只读的，“{target.name}”没有保存，请换一个文件夹再试。"
        case errno.EACCES | errno.EPERM:
            return f"没有权限写入文件夹“{folder}”，“{target.name}”没有保存，请换一个文件夹再试。"
        case errno.ENOENT | errno.ENOTDIR | errno.ENODEV | errno.ENXIO:
            return f"找不到文件夹“{folder}”，请检查U盘是否插好，或重新选择文件夹。"
        case errno.ENAMETOOLONG:
            return f"文件名“{target.name}”太长，请改短一些再试。"
        case errno.EISDIR:
            return f"“{target}”是一个文件夹，请换一个文件名再试。"
        case errno.EFBIG:
            return f"“{folder}”所在的磁盘放不下“{target.name}”，请换一个文件夹再试。"
        case _:
            return f"写入“{target}”时磁盘出错，文件没有保存，请检查磁盘或换一个文件夹再试。"


def _busy(target: Path, detail: str = "") -> TargetBusy:
    return TargetBusy(
        f"“{target.name}”正在WPS等程序中打开，或是只读文件，请关闭后再试，或换一个文件名。", detail=detail
    )


def is_busy(path: Path) -> bool:
    """Whether WPS, Word or LibreOffice says beside the file that it is open there.

    Office programs put ``~$`` before a short name and in place of a long name's first one or two
    characters; LibreOffice puts ``.~lock.NAME#``.
    """
    name = path.name
    marks = {f".~lock.{name}#", f"~${name}", f"~${name[1:]}", f"~${name[2:]}"}
    return path.exists() and any((path.parent / mark).exists() for mark in marks)


# --- names ---------------------------------------------------------------------------------------


def free_name(path: Path) -> Path:
    """The path, or the first of （2）, （3）… that no file has."""
    return free_names([path])[0]


def free_names(paths: Sequence[Path]) -> list[Path]:
    """The paths, or all with the first number （2）, （3）… that none of them collides under."""
    number = 1
    while True:
        named = [path if number == 1 else _numbered(path, number) for path in paths]
        if not any(os.path.lexists(path) for path in named):
            return named
        number += 1


def _numbered(path: Path, number: int) -> Path:
    mark = f"（{number}）"
    stem = _fitting(_NUMBERED.sub("", path.stem), mark + path.suffix)
    return path.with_name(f"{stem}{mark}{path.suffix}")


def safe_file_name(text: str, suffix: str = "") -> str:
    """A file name of the text (and suffix such as ``.docx``) that Windows and Linux both take.

    Illegal characters become their full-width twins, invisible ones go; at most 80 characters and 255
    bytes with the suffix; never a device name (CON), never a name that is hidden or ends in a dot.
    """
    text = "".join(" " if character.isspace() else character for character in text.translate(_ILLEGAL))
    text = "".join(character for character in text if unicodedata.category(character)[0] != "C")
    stem = _fitting(_trimmed(" ".join(unicodedata.normalize("NFC", text).split())), suffix) or "未命名"
    if _RESERVED.match(stem):
        stem = _fitting(f"_{stem}", suffix)
    return stem + suffix


def _trimmed(text: str) -> str:
    """Without what hides a file (leading dot, ``~``) and what Windows drops (trailing dots, spaces)."""
    return text.lstrip(". ~").rstrip(". ")


def _fitting(stem: str, ending: str) -> str:
    """The stem, cut so that stem + ending keep to the length of a name."""
    stem = stem[: max(NAME_CHARACTERS - len(ending), 1)]
    while len((stem + ending).encode()) > NAME_BYTES:
        stem = stem[:-1]
    return stem.rstrip(". ")

"""The dated facts that checks read (法规库): laws, other cited documents, words.  Shipped, or a later update.

An update is one text file that fits on a stick; it is made by ``resources/make_facts.py``:

    fzdesk-facts 1
    sha256 <of all bytes after this line>
    ===== laws.toml
    …
    ===== cited-documents.toml
    …
    ===== terms.toml
    …

Taken in, its three files lie in the person's own folder and stand in the place of the shipped ones while
their day (``as_of`` of laws.toml) is not before the shipped day, so that a newer program wins again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tomllib
from pathlib import Path

from fzdesk.catalogue.load import Raw, read_toml
from fzdesk.errors import CatalogueError, InputError
from fzdesk.files import write_whole
from fzdesk.paths import profile_dir, resources

NAMES = ("laws.toml", "cited-documents.toml", "terms.toml")
MAX_BYTES = 8_000_000
_HEAD = re.compile(rb"fzdesk-facts 1\r?\nsha256 ([0-9a-f]{64})\r?\n")
_FILE = re.compile(r"^===== ([a-z-]+\.toml)$\n", re.MULTILINE)
_DAY = re.compile(r"^as_of = (\d{4}-\d\d-\d\d)", re.MULTILINE)
_CHANGED = "更新文件不完整或被改动过，请重新拷贝一份再导入。现在用的法规库没有变。"


def read_facts(name: str) -> Raw:
    """The content of one of ``NAMES`` as it holds now.  Raises CatalogueError naming the file."""
    folder = folder_in_use()
    try:
        return read_toml(folder / name)
    except CatalogueError:
        if folder == resources():
            raise
        return read_toml(resources() / name)  # an update that was damaged since must not stop the check


def folder_in_use() -> Path:
    """Where the facts in use lie: an update's, or the shipped ones where those are newer."""
    updated, shipped = _updated(), _day(resources())
    day = _day(updated)
    return updated if day is not None and (shipped is None or day >= shipped) else resources()


def pack(folder: Path) -> bytes:
    """An update file from a folder with the three files.  OSError when one cannot be read."""
    body = "".join(f"===== {name}\n{(folder / name).read_text(encoding='utf-8')}" for name in NAMES).encode()
    return f"fzdesk-facts 1\nsha256 {hashlib.sha256(body).hexdigest()}\n".encode() + body


def unpack(data: bytes) -> dict[str, str]:
    """The files of an update by name.  Raises InputError when it is none, or not as it was made."""
    head = _HEAD.match(data)
    if head is None:
        raise InputError("这不是法规库更新文件，请选县里发来的更新文件。", detail="head")
    body = data[head.end() :]
    if hashlib.sha256(body).hexdigest() != head[1].decode():
        raise InputError(_CHANGED, detail="checksum")
    parts = _FILE.split(body.decode("utf-8", "replace"))
    files = dict(zip(parts[1::2], parts[2::2], strict=True))
    if tuple(files) != NAMES:
        raise InputError(_CHANGED, detail=f"files {sorted(files)}")
    return files


def read_update(path: Path) -> dict[str, str]:
    """The files of an update, well-formed and not older than what is in use.  Raises InputError."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"“{path.name}”读不出来，请检查优盘或路径后再试。", detail=str(error)) from error
    if len(data) > MAX_BYTES:
        raise InputError("这个文件太大，不是法规库更新文件，请检查是否选错了文件。")
    files = unpack(data)
    try:
        day = tomllib.loads(files["laws.toml"])["as_of"]
        for name in NAMES[1:]:
            tomllib.loads(files[name])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise InputError(_CHANGED, detail=str(error)) from error
    current = _day(folder_in_use())
    if not isinstance(day, dt.date) or (current is not None and day < current):
        raise InputError(f"这个更新文件截至 {day}，比现在用的（{current}）还早，不用导入。")
    return files


def keep_update(files: dict[str, str]) -> None:
    """Put an update in the place of the facts in use.  Raises UserError or OSError; then nothing changed."""
    folder = _updated()
    folder.mkdir(mode=0o700, exist_ok=True)
    write_whole({folder / name: text.encode() for name, text in files.items()})


def drop_update() -> None:
    """Use the shipped facts again."""
    for name in NAMES:
        (_updated() / name).unlink(missing_ok=True)


def _updated() -> Path:
    return profile_dir() / "facts"


def _day(folder: Path) -> dt.date | None:
    """The day of the facts in a folder; None where there are none, or they cannot be read."""
    try:
        with (folder / NAMES[0]).open(encoding="utf-8") as file:
            found = _DAY.search(file.read(4000))
        return dt.date.fromisoformat(found[1]) if found else None
    except (OSError, UnicodeDecodeError, ValueError):
        return None

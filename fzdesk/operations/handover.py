"""移交包: a workbook and its evidence in one file, for the next clerk; with a pass phrase it is encrypted.

A package is a zip: 清单.json (what is in it, with hashes), the workbook, its folder of evidence.  With a pass
phrase that zip is encrypted in the age format (ChaCha20-Poly1305, chunk by chunk, so that no byte can be
changed unnoticed) to a key of its own, and the key with the phrase (scrypt); both lie in an outer zip.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import secrets
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

from fzdesk import __version__
from fzdesk.catalogue.model import Value
from fzdesk.errors import InputError, StoreError
from fzdesk.files import sync_folder
from fzdesk.store import backup, copies, database, evidence, failures

SUFFIX = ".zip"
FORMAT = 1
MANIFEST, KEY, CONTENT = "清单.json", "key.age", "content.age"
SHORTEST_PHRASE = 8
LARGEST, MOST_FILES, LARGEST_MANIFEST = 8 * 1024**3, 20_000, 8 * 1024**2
_CHUNK = 1024 * 1024
_DAMAGED = "移交包“{name}”已损坏或被改动过，没有取出任何文件。请让对方重新生成一份。"


class Item(Value, frozen=True):
    """A file in a package: its path there, size in bytes and SHA-256."""

    path: str
    size: int
    sha256: str


class Manifest(Value, frozen=True):
    """What a package holds; the first file is the workbook."""

    format: int
    program: str
    made_at: dt.datetime
    files: tuple[Item, ...]


def file_name(workbook: Path) -> str:
    """What a workbook's package is usually called."""
    return f"{workbook.stem}移交包{dt.date.today():%Y%m%d}{SUFFIX}"


def check_phrase(phrase: str) -> str:
    """A pass phrase that will do.  Raises InputError for a short one."""
    if phrase and len(phrase) < SHORTEST_PHRASE:
        raise InputError(f"口令太短，请至少写 {SHORTEST_PHRASE} 个字。")
    return phrase


def pack(workbook: Path, target: Path, phrase: str = "") -> Manifest:
    """Write the package of a workbook, open or not, to the new file `target`; it appears whole or not at all.

    Raises InputError for a short phrase, StoreError where something cannot be read or written.
    """
    check_phrase(phrase)
    if target.exists():
        raise StoreError(f"已经有名为“{target.name}”的文件，请换一个名字。")
    with _told(workbook):
        database.check_header(workbook)
    with _told(target), _beside(target) as draft, _private_folder(target.parent) as folder:
        plain = folder / "plain.zip" if phrase else draft
        with closing(copies.Snapshot(workbook)) as snapshot:
            backup.verify(snapshot.path)
            manifest = _write(plain, snapshot.path, workbook)
        if phrase:
            _encrypt(plain, draft, phrase)
        database.sync_file(draft)
        draft.replace(target)
        sync_folder(target.parent)
    return manifest


def _write(to: Path, copy: Path, workbook: Path) -> Manifest:
    folder = evidence.folder_of(workbook)
    sources = {workbook.name: copy}
    if folder.is_dir():
        names = sorted(one.name for one in folder.iterdir() if one.is_file() and one.name[0] != ".")
        sources |= {f"{folder.name}/{name}": folder / name for name in names}
    items: list[Item] = []
    with _new(to) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for path, source in sources.items():
            with source.open("rb") as reading, package.open(path, "w", force_zip64=True) as writing:
                items.append(Item(path, *_copied(reading, writing)))
        manifest = Manifest(FORMAT, __version__, dt.datetime.now(dt.UTC), tuple(items))
        package.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
    return manifest


def _encrypt(plain: Path, to: Path, phrase: str) -> None:
    import pyrage

    key = pyrage.x25519.Identity.generate()
    with _new(to) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as outer:
        outer.writestr(KEY, pyrage.passphrase.encrypt(str(key).encode(), phrase))
        with plain.open("rb") as reading, outer.open(CONTENT, "w", force_zip64=True) as writing:
            pyrage.encrypt_io(reading, writing, [key.to_public()])


def is_encrypted(package: Path) -> bool:
    """Whether a package wants a pass phrase.  Raises InputError for a file that is no package."""
    with _told(package, reading=True), zipfile.ZipFile(package) as outer:
        names = set(outer.namelist())
    if {KEY, CONTENT} <= names:
        return True
    if MANIFEST not in names:
        raise InputError(f"“{package.name}”不是移交包，请选择对方给的移交包文件。")
    return False


def receive(package: Path, folder: Path, phrase: str = "") -> Path:
    """Take a package into a folder, made if need be: the workbook, which is returned, and its evidence.

    All of it or nothing, and nothing is overwritten.  Raises InputError for a wrong phrase or another file,
    StoreError for a package that is not what was packed, or where the files cannot be written.
    """
    encrypted = is_encrypted(package)
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with _told(package, reading=True), _private_folder(folder) as draft:
        plain = draft / "plain.zip"
        if encrypted:
            _decrypt(package, plain, phrase)
        with zipfile.ZipFile(plain if encrypted else package) as inner:
            manifest = _manifest(inner, package)
            for item in manifest.files:
                _take_out(inner, item, draft / "out", package)
        plain.unlink(missing_ok=True)
        workbook = draft / "out" / manifest.files[0].path
        database.check_header(workbook)
        backup.verify(workbook)
        return _put(draft / "out", manifest, folder)


def _decrypt(package: Path, to: Path, phrase: str) -> None:
    import pyrage

    with zipfile.ZipFile(package) as outer:
        try:
            key = pyrage.passphrase.decrypt(outer.read(KEY), phrase)
        except pyrage.DecryptError as error:
            raise InputError("口令不对，请向移交的人问清楚后再试。", detail=str(error)) from error
        try:
            with outer.open(CONTENT) as reading, _new(to) as writing:
                pyrage.decrypt_io(reading, writing, [pyrage.x25519.Identity.from_str(key.decode())])
        except (pyrage.DecryptError, ValueError) as error:
            raise _damaged(package, str(error)) from error
        except OSError as error:  # a chunk that was changed comes as an error without a number
            if error.errno is not None:
                raise
            raise _damaged(package, str(error)) from error


def _manifest(inner: zipfile.ZipFile, package: Path) -> Manifest:
    if inner.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise _damaged(package, "manifest too large")
    try:
        manifest = msgspec.json.decode(inner.read(MANIFEST), type=Manifest)
    except msgspec.MsgspecError as error:
        raise _damaged(package, str(error)) from error
    if manifest.format > FORMAT:
        raise StoreError("移交包是较新版本的程序做的，请升级本程序后再接收。")
    sizes = [item.size for item in manifest.files]
    if not sizes or len(sizes) > MOST_FILES or min(sizes) < 0 or sum(sizes) > LARGEST:
        raise _damaged(package, f"{len(sizes)} files")
    if not manifest.files[0].path.endswith(".fzd") or not all(_is_plain(one.path) for one in manifest.files):
        raise _damaged(package, "paths")
    return manifest


def _is_plain(path: str) -> bool:
    """A name, or a name in one folder; nothing that leads elsewhere."""
    parts = PurePosixPath(path).parts
    return (
        1 <= len(parts) <= 2
        and "/".join(parts) == path
        and not any(part.startswith(".") or set(part) & set('\\:*?"<>|\0') for part in parts)
    )


def _take_out(inner: zipfile.ZipFile, item: Item, folder: Path, package: Path) -> None:
    """Copy one file out, no more bytes than it is said to have, and compare its hash."""
    target = folder / item.path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with inner.open(item.path) as reading, _new(target) as writing:
        size, digest = _copied(reading, writing, most=item.size)
    if (size, digest) != (item.size, item.sha256):
        raise _damaged(package, item.path)
    database.sync_file(target)


def _put(made: Path, manifest: Manifest, folder: Path) -> Path:
    """Move what was taken out to where it belongs; names that are taken are refused before anything moves."""
    tops = sorted({PurePosixPath(item.path).parts[0] for item in manifest.files})
    for name in tops:
        if (folder / name).exists():
            raise StoreError(f"“{folder}”里已经有“{name}”，请换一个空的文件夹接收。")
    for name in tops:
        (made / name).rename(folder / name)
    sync_folder(folder)
    return folder / manifest.files[0].path


def _copied(reading: IO[bytes], writing: IO[bytes], most: int = LARGEST) -> tuple[int, str]:
    """Copy to the end, or one byte more than `most`; size and hash of what was copied."""
    digest, size = hashlib.sha256(), 0
    while size <= most and (chunk := reading.read(min(_CHUNK, most + 1 - size))):
        digest.update(chunk)
        writing.write(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


def _new(path: Path) -> IO[bytes]:
    """A new file, for this person alone."""
    database.create_file(path)
    return path.open("r+b")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    draft = target.with_name(f".fzdesk-{secrets.token_hex(8)}.tmp")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _private_folder(beside: Path) -> Iterator[Path]:
    """A folder for what is in the making, on the disk it will stay on; removed with what is left in it."""
    folder = Path(tempfile.mkdtemp(prefix=".fzdesk-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _told(path: Path, *, reading: bool = False) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, EOFError, NotImplementedError) as error:
        if not reading:
            raise
        if os.path.exists(path) and not zipfile.is_zipfile(path):  # noqa: PTH110 -- a file or not
            raise InputError(
                f"“{path.name}”不是移交包，请选择对方给的移交包文件。", detail=str(error)
            ) from error
        raise _damaged(path, f"{type(error).__name__}: {error}") from error
    except OSError as error:
        raise failures.open_failed(error, path) from error


def _damaged(package: Path, detail: str) -> StoreError:
    return StoreError(_DAMAGED.format(name=package.name), detail=detail)

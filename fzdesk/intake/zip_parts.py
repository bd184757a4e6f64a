"""The zip that office files are: measured before anything is unpacked, and never unpacked past what it says.

A small file can hold gigabytes, in one part, in many, or in its directory alone.  The directory is measured
first, then each part's declared size, and a part that declares too little is cut off there by ``zipfile``.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from fzdesk.errors import InputError

LARGEST_DIRECTORY = 512 * 1024
HIGHEST_RATIO = 200  # of a part to its packed size, in large parts; office programs' own reach 30
_LARGE = 1024 * 1024
_CHUNK = 64 * 1024
_END, _END_SIZE, _END_REACH = b"PK\x05\x06", 22, 65_557
_LOCATOR_64, _LOCATOR_SIZE = b"PK\x06\x07", 20
_KNOWN_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED_FLAG = 1


class Sentences(NamedTuple):
    """What is said of a file that cannot be read."""

    damaged: str
    too_large: str
    locked: str


class ZipParts:
    """The parts of an office file by name.  Raises InputError where the zip is damaged or too large."""

    def __init__(self, file: BinaryIO, sentences: Sentences, largest_part: int) -> None:
        self._said = sentences
        self._largest = largest_part
        with self._telling():
            self._measure_directory(file)
            self._zip = zipfile.ZipFile(file)
        self.names = {info.filename.replace("\\", "/").lstrip("/"): info for info in self._zip.infolist()}

    def read(self, name: str) -> bytes:
        """A whole part.  Raises KeyError without such a part, InputError where it cannot be read."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part bit by bit; the same errors."""
        info = self.names[name]
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise InputError(self._said.locked)
        if info.compress_type not in _KNOWN_PACKINGS:
            raise InputError(self._said.damaged, detail=f"{name}: packing {info.compress_type}")
        if info.file_size > self._largest or (
            info.file_size > _LARGE and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1)
        ):
            raise InputError(self._said.too_large, detail=f"{name}: {info.file_size}")
        with self._telling():
            stream = self._zip.open(info)
        with stream:
            while True:
                with self._telling():
                    chunk = stream.read(_CHUNK)
                if not chunk:
                    return
                yield chunk

    def size(self, name: str) -> int:
        """What a part says its size is, in bytes; 0 where there is none of the name."""
        return self.names[name].file_size if name in self.names else 0

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise InputError(self._said.damaged, detail=str(error)) from error

    def _measure_directory(self, file: BinaryIO) -> None:
        """Refuse a zip whose directory alone is large, before Python builds an object for every name.

        The directory of a large zip (Zip64) is refused unread: no office program writes one, and it
        overrides the size that is measured here.
        """
        size = file.seek(0, 2)
        file.seek(max(size - _END_REACH - _LOCATOR_SIZE, 0))
        tail = file.read()
        end = tail.rfind(_END)
        if end < 0 or len(tail) < end + _END_SIZE:
            raise InputError(self._said.damaged)
        if int.from_bytes(tail[end + 12 : end + 16], "little") > LARGEST_DIRECTORY:
            raise InputError(self._said.too_large)
        if tail[max(end - _LOCATOR_SIZE, 0) : end].startswith(_LOCATOR_64):
            raise InputError(self._said.too_large, detail="Zip64")

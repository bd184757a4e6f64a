"""Power cuts, played from the record of what a session wrote and synced (recorder.c).

What was synced is on the disk.  Of everything else each 512-byte sector may have reached it or not, in any
order; files made, renamed and removed may have been so, in their order.
"""

from __future__ import annotations

import os
import random
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
SOURCE = Path(__file__).with_name("recorder.c")
ROOT = Path(__file__).resolve().parents[2]


class Note(NamedTuple):
    """One entry of a record; see recorder.c."""

    kind: str
    inode: int
    where: int
    data: bytes


def compile_recorder(folder: Path) -> Path | None:
    """The shared library; None where there is no C compiler."""
    made = folder / "recorder.so"
    try:
        done = subprocess.run(
            ["cc", "-shared", "-fPIC", "-O2", "-o", str(made), str(SOURCE), "-ldl", "-lpthread"],
            capture_output=True,
        )
    except FileNotFoundError:
        return None
    return made if done.returncode == 0 else None


def recorded(recorder: Path, below: Path, to: Path, arguments: Sequence[str]) -> list[Note]:
    """Run a Python script under the recorder to its end, and give the record."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LD_PRELOAD": str(recorder),
        "RECORD_TO": str(to),
        "RECORD_BELOW": str(below),
    }
    subprocess.run([sys.executable, *arguments], env=environment, cwd=ROOT, check=True, capture_output=True)
    return list(_notes(to.read_bytes()))


def _notes(data: bytes) -> Iterator[Note]:
    at = 0
    while at < len(data):
        inode, where, size = struct.unpack_from("=QQQ", data, at + 1)
        yield Note(chr(data[at]), inode, where, data[at + 25 : at + 25 + size])
        at += 25 + size


@dataclass(eq=False)
class File:
    """A file: what of it is on the disk for certain, and what may be."""

    durable: bytearray
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)  # None: cut to this size

    def after_cut(self, chosen: random.Random, keep: float) -> bytes:
        """The file after a power cut in which a sector came through with probability `keep`."""
        content = bytearray(self.durable)
        for at, data in self.pending:
            if data is None:
                if chosen.random() < keep:
                    _cut(content, at)
                continue
            for start in range(0, len(data), SECTOR):
                if chosen.random() < keep:
                    _put(content, at + start, data[start : start + SECTOR])
        return bytes(content)

    def sync(self) -> None:
        for at, data in self.pending:
            if data is None:
                _cut(self.durable, at)
            else:
                _put(self.durable, at, data)
        self.pending.clear()


def _put(content: bytearray, at: int, data: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _cut(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))


class Disk:
    """A disk that lies behind a session; `play` a note, look at it `after_cut`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []
        self._files: dict[int, File] = {}
        self._names: dict[str, File] = {}
        self._durable_names: dict[str, File] = {}
        self._pending_names: list[tuple[str, str, File | None]] = []  # kind, path, file
        for path in folder.iterdir():
            made = File(bytearray(path.read_bytes()))
            self._files[path.stat().st_ino] = self._names[str(path)] = made
        self._durable_names = dict(self._names)

    def play(self, note: Note) -> None:
        """Take over the next note."""
        match note.kind:
            case "A":
                self.said += note.data.decode().splitlines()
            case "O" | "C":
                self._open(note.data.decode(), note.inode, cut=note.kind == "C")
            case "W":
                self._files[note.inode].pending.append((note.where, note.data))
            case "T":
                self._files[note.inode].pending.append((note.where, None))
            case "S":
                self._sync(note.inode)
            case "U":
                path = note.data.decode()
                self._names.pop(path, None)
                self._pending_names.append(("gone", path, None))
            case "R":
                old, new = note.data.decode().split("\0")
                file = self._names.pop(old)
                self._names[new] = file
                self._pending_names += [("renamed", f"{old}\0{new}", file)]

    def _open(self, path: str, inode: int, *, cut: bool) -> None:
        file = self._names.get(path)
        if path == str(self.folder):
            return
        if file is None:
            file = self._names[path] = File(bytearray())
            self._pending_names.append(("made", path, file))
        self._files[inode] = file
        if cut:
            file.pending.append((0, None))

    def _sync(self, inode: int) -> None:
        file = self._files.get(inode)
        if file is None or file not in self._names.values():  # the folder
            self._take_names(len(self._pending_names))
            return
        file.sync()
        # a journalling file system writes the names down with the file: all up to its own
        own = [at for at, (_, _, one) in enumerate(self._pending_names) if one is file]
        if own:
            self._take_names(own[-1] + 1)

    def _take_names(self, count: int) -> None:
        _rename(self._durable_names, self._pending_names[:count])
        del self._pending_names[:count]

    def after_cut(self, folder: Path, chosen: random.Random, keep: float) -> None:
        """Write what a power cut now would leave into a new folder; the computer was off for a while.

        Shared memory does not survive.
        """
        names = dict(self._durable_names)
        _rename(names, self._pending_names[: chosen.randint(0, len(self._pending_names))])
        for path, file in names.items():
            if not path.endswith("-shm"):
                left = folder / Path(path).name
                left.write_bytes(file.after_cut(chosen, keep))
                os.utime(left, (0, 0))


def _rename(names: dict[str, File], changes: Sequence[tuple[str, str, File | None]]) -> None:
    for kind, path, file in changes:
        if kind == "gone":
            names.pop(path, None)
        elif kind == "made":
            assert file is not None
            names[path] = file
        else:
            assert file is not None
            old, new = path.split("\0")
            names.pop(old, None)
            names[new] = file

"""SQLite's write-ahead log, looked at before SQLite does: is everything in it that was acknowledged?

SQLite reads the log up to the first frame that does not fit its checksum and drops the rest without a word,
as it must after a power cut.  One flipped bit then costs every later change.  The checksums (two running sums
modulo 2^32) also tell which bit it was: exactly for low bits; for high ones there may be some hundred
candidates, of which the sums of rows know the right one.  A frame never wholly written is left to SQLite.
Format: https://sqlite.org/fileformat2.html#walformat
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

_HEADER, _FRAME = 32, 24
_MAGIC = 0x377F0682  # the lowest bit says in which byte order checksums are taken
_VERSION = 3007000
_WORD = 1 << 32
_MOST_PAGES = 1 << 22

State = Literal["whole", "flipped", "broken"]


class Bit(NamedTuple):
    """A bit of the log."""

    byte: int
    bit: int


class Found(NamedTuple):
    """What a log is.

    `whole` (also when cut short), `flipped`: one of `bits` is, or `broken`: acknowledged changes are lost.
    """

    state: State
    bits: tuple[Bit, ...] = ()


def examine(log: Path) -> Found:
    """Look at a log that nobody has open; without one it is whole.  OSError when it cannot be read."""
    try:
        data = log.read_bytes()
    except FileNotFoundError:
        return Found("whole")
    if len(data) < _HEADER + _FRAME:
        return Found("whole")
    return _Log(data).examine()


def turn(log: Path, bit: Bit) -> None:
    """Turn a bit of the log over.  OSError."""
    with log.open("r+b") as file:
        file.seek(bit.byte)
        (byte,) = file.read(1)
        file.seek(bit.byte)
        file.write(bytes([byte ^ 1 << bit.bit]))
        file.flush()
        os.fsync(file.fileno())


class _Log:
    def __init__(self, data: bytes) -> None:
        self.data = data

    def examine(self) -> Found:
        head = self.data[:_HEADER]
        if not _header_fits(head):
            bits = [Bit(at // 8, at % 8) for at in range(_HEADER * 8)]
            salts = self.data[_HEADER + 8 : _HEADER + 16]
            fitting = (bit for bit in bits if _header_fits(_turned(head, bit), salts))
            return _found(fitting)
        self.order = ">" if head[3] & 1 else "<"
        self.salts = head[16:24]
        self.size = _FRAME + struct.unpack(">I", head[8:12])[0]
        sums = struct.unpack(">II", head[24:32])
        for start in range(_HEADER, len(self.data) - self.size + 1, self.size):
            frame = self.data[start : start + self.size]
            now = self._sums(frame, sums)
            stored = struct.unpack(">II", frame[16:24])
            if frame[8:16] == self.salts and now == stored:
                sums = now
                continue
            return self._broken_at(start, frame, now)
        return Found("whole")

    def _broken_at(self, start: int, frame: bytes, now: tuple[int, int]) -> Found:
        """The log ends here, or one bit of this frame is flipped, or what follows shows that more is lost."""
        stored = struct.unpack(">II", frame[16:24])
        turned: list[Bit] = []
        if frame[8:16] != self.salts:
            wrong_salt = _one_bit(frame[8:16], self.salts)
            if wrong_salt is not None and now == stored:
                turned.append(Bit(8 + wrong_salt.byte, wrong_salt.bit))
        else:
            wrong_sum = _one_bit(frame[16:24], struct.pack(">II", *now))
            if wrong_sum is not None and not self._fits(start + self.size, stored):
                turned.append(Bit(16 + wrong_sum.byte, wrong_sum.bit))
            turned += [bit for bit in self._flipped(frame, now, stored) if _sensible(_turned(frame[:8], bit))]
        if turned:
            return Found("flipped", tuple(Bit(start + bit.byte, bit.bit) for bit in turned))
        commits = sum(1 for _ in self._later_commits(start + self.size))
        # The last commit may be one that was being written; all before it were on the disk.
        return Found("broken") if commits > 1 else Found("whole")

    def _sums(self, frame: bytes, sums: tuple[int, int]) -> tuple[int, int]:
        """The running checksum after a frame."""
        words = self._words(frame)
        return _running(words, *sums)

    def _words(self, frame: bytes) -> tuple[int, ...]:
        body = frame[:8] + frame[_FRAME:]
        return struct.unpack(f"{self.order}{len(body) // 4}I", body)

    def _flipped(self, frame: bytes, now: tuple[int, int], stored: tuple[int, int]) -> Iterator[Bit]:
        """Which bits of page number, size or page make the checksum differ so."""
        wanted = ((stored[0] - now[0]) % _WORD, (stored[1] - now[1]) % _WORD)
        words = self._words(frame)
        even, odd = (1, 1), (0, 1)  # what adding 1 to the last two words adds to the sums
        for at in range(len(words) - 2, -1, -2):
            for word, (first, second) in ((at, even), (at + 1, odd)):
                for bit in range(32):
                    step = -(1 << bit) if words[word] >> bit & 1 else 1 << bit
                    if step * first % _WORD == wanted[0] and step * second % _WORD == wanted[1]:
                        byte = word * 4 + (bit // 8 if self.order == "<" else 3 - bit // 8)
                        yield Bit(byte if byte < 8 else byte + _FRAME - 8, bit % 8)
            even, odd = _next(even), _next(odd)

    def _later_commits(self, start: int) -> Iterator[int]:
        """Frames behind a broken one that end a change and fit their predecessor's checksum."""
        for at in range(start, len(self.data) - self.size + 1, self.size):
            before = struct.unpack(">II", self.data[at - self.size + 16 : at - self.size + 24])
            if self.data[at + 4 : at + 8] != b"\0\0\0\0" and self._fits(at, before):
                yield at

    def _fits(self, start: int, before: tuple[int, int]) -> bool:
        """Whether there is a frame that goes on from these sums."""
        frame = self.data[start : start + self.size]
        whole = len(frame) == self.size and frame[8:16] == self.salts
        return whole and self._sums(frame, before) == struct.unpack(">II", frame[16:24])


def _found(bits: Iterable[Bit]) -> Found:
    found = tuple(bits)
    return Found("flipped" if found else "broken", found)


def _header_fits(head: bytes, salts: bytes | None = None) -> bool:
    """Whether a header is one, and (with the first frame's `salts`) goes with the frames."""
    magic, version = struct.unpack(">II", head[:8])
    if magic & ~1 != _MAGIC or version != _VERSION or (salts is not None and head[16:24] != salts):
        return False
    words = struct.unpack(f"{'>' if magic & 1 else '<'}6I", head[:24])
    return _running(words, 0, 0) == struct.unpack(">II", head[24:32])


def _running(words: tuple[int, ...], first: int, second: int) -> tuple[int, int]:
    for at in range(0, len(words), 2):
        first = first + words[at] + second & 0xFFFFFFFF
        second = second + words[at + 1] + first & 0xFFFFFFFF
    return first, second


def _next(effect: tuple[int, int]) -> tuple[int, int]:
    """How an effect on the sums grows over one more pair of words."""
    first, second = effect
    return (first + second) % _WORD, (first + 2 * second) % _WORD


def _turned(data: bytes, bit: Bit) -> bytes:
    if bit.byte >= len(data):
        return data
    changed = bytearray(data)
    changed[bit.byte] ^= 1 << bit.bit
    return bytes(changed)


def _sensible(head: bytes) -> bool:
    """Whether page number and size of the file can be those of a workbook."""
    page = int.from_bytes(head[:4], "big")
    size = int.from_bytes(head[4:], "big")
    return 0 < page < _MOST_PAGES and size < _MOST_PAGES


def _one_bit(one: bytes, other: bytes) -> Bit | None:
    """The only bit in which two differ; None for none or more."""
    differing = int.from_bytes(one, "big") ^ int.from_bytes(other, "big")
    if differing.bit_count() != 1:
        return None
    bit = differing.bit_length() - 1
    return Bit(len(one) - 1 - bit // 8, bit % 8)

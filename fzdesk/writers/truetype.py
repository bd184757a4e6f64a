"""A TrueType font read from its file, as little of it as setting text needs, and subsets of it.

Only glyf outlines (no CFF).  The file is mapped, never parsed as a whole: opening one costs under a
millisecond, a character one bisection.  Lengths are in thousandths of an em.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from fzdesk.errors import UserError

_HINTING = ("cvt ", "fpgm", "prep")
_WORDS, _XY, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x1, 0x2, 0x8, 0x20, 0x40, 0x80


class FontError(UserError):
    """A font file cannot be used: it is damaged, gone, or has no TrueType outlines."""


class TrueType:
    """One font of a .ttf or .ttc file."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._tables = self._directory(index)
            self._metrics()
        except (OSError, ValueError, struct.error, IndexError, KeyError) as error:
            raise FontError(f"字体文件 {path.name} 无法使用，请重新安装程序。", detail=str(error)) from error

    def glyph(self, char: str) -> int:
        """The glyph number of a character; 0 when the font lacks it."""
        code = ord(char)
        ends, starts, glyphs = self._ranges
        at = bisect_left(ends, code)
        if at == len(ends) or starts[at] > code:
            return 0
        return self._glyph_of(glyphs[at], at, code - starts[at])

    def advance(self, glyph: int) -> float:
        """The advance of a glyph in thousandths of an em."""
        return self._advances[min(glyph, len(self._advances) - 1)] * self.scale

    def outline(self, glyph: int) -> bytes:
        """The glyph's entry of the glyf table, b"" for an empty one."""
        if glyph + 1 >= len(self._loca):
            return b""
        base = self._tables["glyf"][0]
        return self._data[base + self._loca[glyph] : base + self._loca[glyph + 1]]

    def box(self, glyph: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of the glyph in thousandths of an em."""
        outline = self.outline(glyph)
        if not outline:
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = struct.unpack(">4h", outline[2:10])
        return (left * self.scale, bottom * self.scale, right * self.scale, top * self.scale)

    def table(self, tag: str) -> bytes:
        """A table's bytes, b"" when there is none."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    @cached_property
    def families(self) -> frozenset[str]:
        """Every family and full name the font gives itself, in every language."""
        return frozenset(text for kind, text in _names(self.table("name")) if kind in (1, 4, 16))

    @cached_property
    def postscript_name(self) -> str:
        """The name for /BaseFont, plain ASCII."""
        names = [text for kind, text in _names(self.table("name")) if kind == 6]
        plain = "".join(c for c in (names[0] if names else "") if c.isascii() and (c.isalnum() or c == "-"))
        return plain or "Font"

    @property
    def embeddable(self) -> bool:
        """Whether the maker allows embedding a subset (OS/2 fsType)."""
        os2 = self.table("OS/2")
        kind = struct.unpack(">H", os2[8:10])[0] if len(os2) >= 10 else 0
        return not (kind & 0x000F == 0x0002 or kind & 0x0300)

    def _directory(self, index: int) -> dict[str, tuple[int, int]]:
        start = 0
        if self._data[:4] == b"ttcf":
            count = struct.unpack(">I", self._data[8:12])[0]
            if index >= count:
                raise ValueError(f"only {count} fonts in it")
            start = struct.unpack(">I", self._data[12 + 4 * index : 16 + 4 * index])[0]
        count = struct.unpack(">H", self._data[start + 4 : start + 6])[0]
        tables = {}
        for at in range(start + 12, start + 12 + 16 * count, 16):
            tag, _, offset, length = struct.unpack(">4s3I", self._data[at : at + 16])
            tables[tag.decode("latin-1")] = (offset, length)
        if "glyf" not in tables:
            raise ValueError("no TrueType outlines")
        return tables

    def _metrics(self) -> None:
        head, hhea = self.table("head"), self.table("hhea")
        self.scale: float = 1000 / struct.unpack(">H", head[18:20])[0]
        self.bounds = tuple(value * self.scale for value in struct.unpack(">4h", head[36:44]))
        self.ascent, self.descent = (value * self.scale for value in struct.unpack(">2h", hhea[4:8]))
        long_offsets = struct.unpack(">h", head[50:52])[0]
        loca = _numbers("I" if long_offsets else "H", self.table("loca"))
        self._loca = loca if long_offsets else array("I", [2 * offset for offset in loca])
        count = struct.unpack(">H", hhea[34:36])[0]
        self._advances = _numbers("H", self.table("hmtx")[: 4 * count])[0::2]
        self._cmap = self._cmap_offset()

    def _cmap_offset(self) -> int:
        base = self._tables["cmap"][0]
        count = struct.unpack(">H", self._data[base + 2 : base + 4])[0]
        found: dict[tuple[int, int], int] = {}
        for at in range(base + 4, base + 4 + 8 * count, 8):
            platform, encoding, offset = struct.unpack(">HHI", self._data[at : at + 8])
            found[platform, encoding] = base + offset
        for key in ((3, 10), (0, 4), (3, 1), (0, 3)):
            if key in found:
                return found[key]
        raise ValueError("no Unicode character map")

    @cached_property
    def _ranges(self) -> tuple[list[int], list[int], list[tuple[int, int]]]:
        """Ends and starts of the ranges of characters, and for each (first glyph or delta, word offset)."""
        at = self._cmap
        if struct.unpack(">H", self._data[at : at + 2])[0] == 12:
            count = struct.unpack(">I", self._data[at + 12 : at + 16])[0]
            flat = _numbers("I", self._data[at + 16 : at + 16 + 12 * count])
            return list(flat[1::3]), list(flat[0::3]), [(first, -1) for first in flat[2::3]]
        length, _, twice = struct.unpack(">HHH", self._data[at + 2 : at + 8])
        count = twice // 2
        words = _numbers("H", self._data[at : at + length - length % 2])
        self._words = words
        ends, starts = words[7 : 7 + count], words[8 + count : 8 + 2 * count]
        deltas, offsets = words[8 + 2 * count : 8 + 3 * count], words[8 + 3 * count : 8 + 4 * count]
        where = [
            (delta, 8 + 3 * count + i + offset // 2 if offset else 0)
            for i, (delta, offset) in enumerate(zip(deltas, offsets, strict=True))
        ]
        return list(ends), list(starts), where

    def _glyph_of(self, where: tuple[int, int], at: int, step: int) -> int:
        first, word = where
        if word < 0:
            return first + step
        if word == 0:
            return (self._ranges[1][at] + step + first) & 0xFFFF
        if word + step >= len(self._words):
            return 0
        glyph = self._words[word + step]
        return (glyph + first) & 0xFFFF if glyph else 0


def subset(font: TrueType, glyphs: Iterable[tuple[int, float, float]]) -> bytes:
    """A font file with these glyphs, numbered from 1 in their order, glyph 0 being .notdef.

    Each is (glyph number, advance, shift to the right), both in thousandths of an em; -1 is an empty glyph.
    """
    wanted = [(0, font.advance(0), 0.0), *glyphs]
    outlines: list[bytes] = [b""] * len(wanted)
    placed: dict[int, int] = {}

    def number(glyph: int) -> int:
        """The new number of a glyph that a composite one is made of."""
        if glyph not in placed:
            placed[glyph] = len(outlines)
            outlines.append(b"")
            outlines[placed[glyph]] = _renumbered(font.outline(glyph), number)
        return placed[glyph]

    for index, (glyph, _, shift) in enumerate(wanted):
        if glyph < 0:
            continue
        outline = font.outline(glyph)
        if shift and outline:
            offset = round(shift / font.scale)
            box = struct.unpack(">4h", outline[2:10])
            moved = struct.pack(">5h", -1, box[0] + offset, box[1], box[2] + offset, box[3])
            outlines[index] = moved + struct.pack(">HHhh", _WORDS | _XY, number(glyph), offset, 0)
        else:
            outlines[index] = _renumbered(outline, number)
    advances = [advance for _, advance, _ in wanted] + [0.0] * (len(outlines) - len(wanted))
    return _file(font, outlines, advances)


def _renumbered(outline: bytes, number: Callable[[int], int]) -> bytes:
    """An outline whose components, if it is composite, carry their new numbers."""
    if len(outline) < 10 or outline[0] < 0x80:
        return outline
    data = bytearray(outline)
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack(">HH", data[at : at + 4])
        data[at + 2 : at + 4] = struct.pack(">H", number(glyph))
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
    return bytes(data)


def _file(font: TrueType, outlines: list[bytes], advances: list[float]) -> bytes:
    """The tables a PDF wants, put together."""
    padded = [outline + bytes(-len(outline) % 4) for outline in outlines]
    offsets = [0]
    for outline in padded:
        offsets.append(offsets[-1] + len(outline))
    lefts = [struct.unpack(">h", outline[2:4])[0] if outline else 0 for outline in outlines]
    metrics = b"".join(
        struct.pack(">Hh", round(advance / font.scale), left)
        for advance, left in zip(advances, lefts, strict=True)
    )
    head = bytearray(font.table("head"))
    head[8:12], head[50:52] = bytes(4), b"\0\1"  # checksum to come, long offsets
    hhea, maxp = bytearray(font.table("hhea")), bytearray(font.table("maxp"))
    hhea[34:36] = maxp[4:6] = struct.pack(">H", len(outlines))
    if len(maxp) >= 32:
        elements, depth = struct.unpack(">2H", maxp[28:32])
        maxp[28:32] = struct.pack(">2H", max(elements, 1), depth + 1)
    tables = {
        "glyf": b"".join(padded),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": metrics,
        "loca": struct.pack(f">{len(offsets)}I", *offsets),
        "maxp": bytes(maxp),
    }
    tables.update({tag: font.table(tag) for tag in _HINTING if font.table(tag)})
    return _assembled(dict(sorted(tables.items())))


def _assembled(tables: dict[str, bytes]) -> bytes:
    """A font file of these tables, with its checksums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    directory, body, start = b"", b"", 12 + 16 * count
    for tag, data in tables.items():
        directory += struct.pack(">4s3I", tag.encode(), _checksum(data), start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = bytearray(header + directory + body)
    head = whole.index(tables["head"], 12 + 16 * count)
    whole[head + 8 : head + 12] = struct.pack(">I", (0xB1B0AFBA - _checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _checksum(data: bytes) -> int:
    return sum(_numbers("I", data + bytes(-len(data) % 4))) & 0xFFFFFFFF


def _numbers(kind: str, data: bytes) -> array[int]:
    """Big-endian unsigned numbers: "H" of 16 bits, "I" of 32."""
    values = array(kind)
    values.frombytes(data)
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _names(table: bytes) -> list[tuple[int, str]]:
    """(kind, text) of every record of a name table that can be read."""
    if len(table) < 6:
        return []
    _, count, base = struct.unpack(">3H", table[:6])
    found = []
    for at in range(6, 6 + 12 * count, 12):
        platform, encoding, _, kind, length, offset = struct.unpack(">6H", table[at : at + 12])
        raw = table[base + offset : base + offset + length]
        code = "mac_roman" if platform == 1 else "gbk" if (platform, encoding) == (3, 3) else "utf-16-be"
        if platform == 1 and encoding != 0:
            continue
        found.append((kind, raw.decode(code, "ignore").replace("\0", "")))
    return found

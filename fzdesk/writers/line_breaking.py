"""Where lines of Chinese text end: by the rule Word and WPS follow too, or by a finer one.

A line takes what fits; a mark that may not begin or end a line is pushed out to the next line together with
its neighbour (避头尾, GB/T 15834-2011, 5.1.8-5.1.10), and what is left over is spread evenly over the gaps of
the line.  A paragraph's last line keeps its natural width.  By the rule ``word`` nothing is squeezed and only
a run of Latin letters and digits stays whole; ``fine`` also keeps ranges and a number with its unit, and may
squeeze marks where the caller says by how much.  Pure: widths in pt come from the caller, so that two faces
may share a line.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Literal, NamedTuple

BreakRule = Literal["word", "fine"]

NOT_AT_START = "，。、；：？！）》」』】〕〉〗］｝”’…—·～%％‰℃㎡㎥㎞㎏,.;:?!)]}"
"""避头: marks that never begin a line."""
NOT_AT_END = "（《「『【〔〈〖［｛“‘([{￥¥$№±"
"""避尾: marks that never end a line."""

_TOLERANCE = 0.01  # pt; 28 pitches of 442.2 / 28 pt must still count as fitting
_UNITS = "年月日时分秒天岁届期次个件起宗例项条款章节名人户家所处场份册部批轮类级号页元米吨亩台辆倍"
_WORD_RUN = re.compile("[!-~\u00c0-\u024f]+|—{2,}|…{2,}")
"""ASCII without the space, accented Latin: a word, a number with its sign, an address; —— and ……."""
_FINE_RUN = re.compile(
    r"[±＋－￥]?[!-~\u00c0-\u024f]+"
    r"(?:(?<=[0-9%％])[—–～－](?=[0-9])[!-~]+)*"  # 2021—2025
    r"(?:(?<=[0-9])[％‰℃°㎡]|(?<=[0-9])[万亿]?[" + _UNITS + "]|(?<=[0-9])[万亿])?"  # 15,842件, 36万元
    "|—{2,}|…{2,}"
)
_RUNS: dict[BreakRule, re.Pattern[str]] = {"word": _WORD_RUN, "fine": _FINE_RUN}
_RIGID_UNIT = re.compile(r"[\u2e80-\uffff]+$")  # a Chinese unit is kept with its number but may be spread
_WEB = re.compile(r"://|^www\.", re.IGNORECASE)
_STARTS = re.compile(f"[ {re.escape(NOT_AT_START)}]")
_ENDS = re.compile(f"[{re.escape(NOT_AT_END)}]")


class Line(NamedTuple):
    """One line: ``text[start:end]``; ``visible`` is the end without spaces that hang past the edge."""

    start: int
    visible: int
    end: int
    width: float  # pt, natural, up to ``visible``
    gap: float = 0.0  # pt added at each gap that may stretch
    squeeze: float = 0.0  # share, 0 to 1, of what its marks may give that they do give


class Broken(NamedTuple):
    """The lines of a paragraph, and what is needed to place each character."""

    lines: tuple[Line, ...]
    offsets: Sequence[float]  # offsets[i] = natural width of text[:i], pt
    stretch: bytearray  # stretch[i] is 1 when the gap before text[i] may be widened
    gives: Sequence[float] = ()  # gives[i] = what the marks of text[:i] may give, pt; empty when none may
    tight: bytes | bytearray = b""  # tight[i] is 1 when text[i] may be narrower than its font says

    def shift(self, line: Line, position: int) -> float:
        """Distance in pt from the line's left end to the character at ``position``."""
        natural = self.offsets[position] - self.offsets[line.start]
        if line.squeeze:
            natural -= line.squeeze * (self.gives[position] - self.gives[line.start])
        return natural + line.gap * self.stretch.count(1, line.start + 1, min(position, line.visible - 1) + 1)


@cache
def is_full_width(char: str) -> bool:
    """Whether a character fills a cell: everything Chinese, and the marks “ ” — … · that Latin shares."""
    width = unicodedata.east_asian_width(char)
    if width == "A":
        latin = "\u00b8" <= char <= "\u024f" and char not in "×÷"
        return not latin and char != "°" and not unicodedata.combining(char)
    return width in "WF"


def break_lines(
    text: str,
    advances: Sequence[float],
    width: float,
    indent: float = 0.0,
    *,
    rule: BreakRule = "word",
    loose: float = 0.0,
    gives: Sequence[float] = (),
) -> Broken:
    """Break ``text`` into lines of ``width`` pt, the first shorter by ``indent`` pt.

    ``advances`` holds each character's width in pt, by which lines are filled.  ``loose`` is what a gap of a
    line that is not spread gets nevertheless, where the grid's pitch is wider than that width.  ``gives`` is
    what each character may lose in pt to let one more stand on its line.  An unbreakable run longer than a
    full line is broken by force, all else is kept.
    """
    offsets = [0.0, *accumulate(advances)]
    allowed, stretch = _opportunities(text, offsets, width, rule)
    given = [0.0, *accumulate(gives)] if gives else ()
    lines: list[Line] = []
    start, room = 0, width - indent
    while start < len(text):
        line = _next_line(text, offsets, allowed, start, room)
        if given:
            line = _squeezed(line, text, offsets, allowed, given, room)
        gaps = stretch.count(1, line.start + 1, line.visible)
        if gaps and not line.squeeze:
            spare = max(0.0, room - line.width - loose)
            line = line._replace(gap=min(loose, spare / gaps) if line.end >= len(text) else spare / gaps)
        lines.append(line)
        start, room = line.end, width
    return Broken(tuple(lines), offsets, stretch, given)


def _next_line(text: str, offsets: list[float], allowed: bytearray, start: int, room: float) -> Line:
    """The line that begins at ``start`` and takes what fits into ``room`` pt, not yet spread."""
    reach = bisect_right(offsets, offsets[start] + room + _TOLERANCE, start + 1) - 1
    reach = max(reach, start + 1)  # a glyph wider than the line still has to stand somewhere
    while reach < len(text) and text[reach] == " ":
        reach += 1
    if reach >= len(text):
        end = len(text)
    else:
        end = allowed.rfind(1, start + 1, reach + 1)
        if end < 0:
            end = _forced(text, start, reach)
    return _line(text, offsets, start, end)


def _line(text: str, offsets: list[float], start: int, end: int) -> Line:
    """``text[start:end]`` as a line of its natural width."""
    visible = end
    while visible > start and text[visible - 1] == " ":
        visible -= 1
    return Line(start, visible, end, offsets[visible] - offsets[start])


def _squeezed(
    line: Line, text: str, offsets: list[float], allowed: bytearray, gives: Sequence[float], room: float
) -> Line:
    """The line with one more piece, where its marks can give that much and it would else be spread widely."""
    if line.end >= len(text):
        return line
    end = allowed.find(1, line.end + 1)
    longer = _line(text, offsets, line.start, end if end > 0 else len(text))
    needed = longer.width - room
    opens_next = longer.end < len(text) and text[longer.end] in NOT_AT_END  # its blank is not on this line
    give = gives[longer.visible - opens_next] - gives[line.start]
    worth = 0 < needed <= min(give, 2 * (room - line.width))
    return longer._replace(squeeze=needed / give) if worth else line


def _opportunities(
    text: str, offsets: list[float], width: float, rule: BreakRule
) -> tuple[bytearray, bytearray]:
    """For each position, whether a line may begin there, and whether the gap before it may stretch."""
    allowed = bytearray(b"\1") * (len(text) + 1)
    stretch = bytearray(b"\1") * (len(text) + 1)
    for match in _RUNS[rule].finditer(text):
        begin, end = match.span()
        if offsets[end] - offsets[begin] <= width:
            allowed[begin + 1 : end] = bytes(end - begin - 1)
        unit = _RIGID_UNIT.search(match.group()) if match.group()[0] not in "—…" else None
        rigid = begin + unit.start() if unit else end
        stretch[begin + 1 : rigid] = bytes(max(0, rigid - begin - 1))
        if _WEB.search(match.group()):
            _open_address(text, allowed, begin, end)
    for match in _STARTS.finditer(text):
        allowed[match.start()] = 0
    for match in _ENDS.finditer(text):
        allowed[match.end()] = 0
    return allowed, stretch


def _open_address(text: str, allowed: bytearray, begin: int, end: int) -> None:
    """Let a web address break behind a / before a letter or digit, but not behind its ://."""
    for index in range(begin + 1, end):
        single = text[index - 1] == "/" and text[index - 2] != "/"
        allowed[index] = single and text[index].isalnum()


def _forced(text: str, start: int, reach: int) -> int:
    """An end for a line without any: the last place no rule forbids, else where the line is full."""
    for end in range(reach, start + 1, -1):
        if text[end] not in NOT_AT_START and text[end - 1] not in NOT_AT_END:
            return end
    return reach

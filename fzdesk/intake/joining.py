"""Lines that a copy from PDF broke in the middle, joined to the paragraphs they were.

Two kinds of file are told apart.  Where most lines are equally wide, every full line goes on in the next.
Elsewhere only a page's end broke a paragraph: running text that lacks its end mark goes on in the next line.
A DOCX keeps its paragraphs; only its soft breaks, and a paragraph that ends in a comma, are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from fzdesk.intake.numbers import Number, leading_number
from fzdesk.intake.reading import Form, Insert, Item, Line
from fzdesk.intake.wording import (
    ends_sentence,
    is_addressee,
    is_date_line,
    is_issuer,
    is_part_heading,
    issuer_and_date,
)

_WIDEST = 60  # full-width characters of a line on any page
_FULL = 0.9  # of the width
_FEWEST = 8  # full lines, for a file to be one of broken lines
_RUNNING_TEXT = 40
_LONGEST = 8000  # characters of a paragraph; no line is joined to a longer one
_PAUSE = re.compile(r"[，、（《“,]$")
_COUNTED = re.compile(
    r"[一二三四五六七八九十]{1,2}是|首先|其次|再次|最后|附件\s*[：:\d一二三]|抄送|主送|主题词"
)
_TITLE = re.compile(r"(?:报告|总结|汇报)(?:[（(].{1,12}[）)])?$")


def joined(items: Sequence[Item], form: Form) -> tuple[Item, ...]:
    """The items with broken lines joined."""
    lines = [item for item in items if isinstance(item, Line)]
    joiner = _Joiner(
        form, _line_width(lines) if form == "txt" else 0.0, any(line.indent >= 2 for line in lines)
    )
    for item in items:
        joiner.add(item)
    joiner.close()
    return tuple(joiner.items)


def width(text: str) -> float:
    """A line's width in full-width characters."""
    return sum(0.5 if char < "\u0100" else 1.0 for char in text)


def _line_width(lines: Sequence[Line]) -> float:
    """The width at which lines were broken; 0 where paragraphs stand on one line each."""
    widths = sorted(width(line.text) + line.indent for line in lines)
    if len(widths) < _FEWEST:
        return 0.0
    widest = widths[int(len(widths) * 0.95)]
    if widest > _WIDEST:
        return 0.0
    full = [line for line in lines if width(line.text) + line.indent >= widest * _FULL]
    broken = [line for line in full if not ends_sentence(line.text)]
    return widest if len(broken) >= _FEWEST and len(full) >= len(lines) * 0.4 else 0.0


class _Joiner:
    """Puts lines together, one after the other."""

    def __init__(self, form: Form, line_width: float, indented: bool) -> None:
        self.items: list[Item] = []
        self._form = form
        self._width = line_width
        self._indented = indented
        self._parts: list[Line] = []  # lines of the paragraph that is open
        self._last: dict[int, int] = {}  # level -> its last number
        self._text = ""

    def add(self, item: Item) -> None:
        if isinstance(item, Insert):
            self.close()
            self.items.append(item)
            return
        if not self._parts or not self._goes_on(item):
            self.close()
            self._note(item)
        self._parts.append(item)
        self._text += item.text

    def close(self) -> None:
        if not self._parts:
            return
        words = self._parts[0].passage
        if len(self._parts) > 1:
            fragments = tuple(fragment for line in self._parts for fragment in line.passage.fragments)
            words = replace(words, fragments=fragments)
        self.items.append(replace(self._parts[0], passage=words))
        self._parts, self._text = [], ""

    def _note(self, line: Line) -> None:
        number = leading_number(line.text)
        if number:
            self._last = {level: value for level, value in self._last.items() if level < number.level}
            self._last[number.level] = number.value

    def _goes_on(self, line: Line) -> bool:
        """Whether the open paragraph goes on in this line."""
        if line.number or line.hint.title or line.hint.level or _COUNTED.match(line.text):
            return False
        if len(self._text) > _LONGEST:
            return False
        number = leading_number(line.text)
        if number and (ends_sentence(self._text) or self._follows(number)):
            return False
        if is_date_line(line.text) or is_issuer(line.text) or issuer_and_date(line.text):
            return False
        if self._form == "docx" and not line.soft:
            return self._text.endswith(("，", "、")) and not line.hint.centred
        if self._width:
            return self._full_line_goes_on(line)
        return self._unfinished() and not (line.indent >= 2 and self._indented)

    def _follows(self, number: Number) -> bool:
        """Whether a number can stand there: the first of its level, or the next ones."""
        last = self._last.get(number.level, 0)
        return last < number.value <= last + 2

    def _full_line_goes_on(self, line: Line) -> bool:
        tail = self._parts[-1]
        full = width(tail.text) + tail.indent >= self._width * _FULL
        indents = self._indented and line.indent >= 2
        if ends_sentence(self._text):
            return full and self._indented and not indents and not line.indent
        return (full or self._unfinished()) and not indents and not self._is_head()

    def _unfinished(self) -> bool:
        """Whether the open paragraph reads as running text that stops before its end."""
        text = self._text
        if ends_sentence(text) or self._is_head():
            return False
        if _PAUSE.search(text[-1:]):
            return True
        running = "。" in text or len(text) > _RUNNING_TEXT or len(re.findall("[，、；]", text)) > 1
        return running and not (leading_number(text) and "。" not in text and len(text) <= 60)

    def _is_head(self) -> bool:
        """Whether what is open is complete without an end mark: a title, a heading, an addressee."""
        text = self._text
        return (
            bool(_TITLE.search(text[-40:]) and "。" not in text)
            or is_part_heading(text)
            or is_addressee(text)
        )

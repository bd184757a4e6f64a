"""Numbers that order things: 一、 （一） 1. （1） before a line, 一是 二是 inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fzdesk.report.numerals import NUMERALS, chinese_number

_COUNT = "[一二三四五六七八九十]{1,3}"
_PATTERNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"({_COUNT})、(?![一二三四五六七八九十]+[、级类号月])")),
    (2, re.compile(rf"[（(]({_COUNT})[）)][、．.]?")),
    (2, re.compile(rf"({_COUNT})[）)]")),
    (2, re.compile(rf"[（(]({_COUNT})、")),
    (3, re.compile(r"(\d{1,2})[.．、](?!\d)")),
    (4, re.compile(r"[（(](\d{1,2})[）)]、?")),
)
ITEM = re.compile(rf"(?:^|(?<=[。；：，！？、:;,\s]))({_COUNT})是(?!否|不是)")
_LEADING_ITEM = re.compile(rf"\s*({_COUNT})是")


class Ordinal(NamedTuple):
    """A number before a line."""

    written: str
    level: int
    value: int


def value(words: str) -> int:
    """十二 → 12, 两 → 2, "3" → 3; 0 where it is no number, such as 三四 (three or four)."""
    if words.isdecimal():
        return int(words)
    several = len(words) > 1 and "十" not in words
    return 0 if several else chinese_number(words) or 0


def leading(text: str) -> Ordinal | None:
    """The number a line begins with."""
    for level, pattern in _PATTERNS:
        if found := pattern.match(text):
            return Ordinal(found[0], level, value(found[1]))
    return None


def leading_item(text: str) -> int:
    """3 for a line beginning with 三是, else 0."""
    found = _LEADING_ITEM.match(text)
    return value(found[1]) if found else 0


def doubled(text: str) -> str:
    """The number, 一是 or another, that a text behind a computed one begins with; empty where it has none."""
    start = len(text) - len(text.lstrip())
    words = text[start:]
    item = next((words[:end] for _, at, end in items(words) if at == 0), "")
    found = leading(words)
    if found and not item and words[len(found.written) :][:1] not in NUMERALS:  # 一、二季度
        item = found.written
    return text[:start] + item if item else ""


def items(text: str) -> Iterator[tuple[int, int, int]]:
    """Every 一是, 二是 … with its value, start and end."""
    for found in ITEM.finditer(text):
        yield value(found[1]), found.start(), found.end()

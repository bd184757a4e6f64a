"""Numbers that order things: 一、 （一） 1. （1） before a line, 一是 二是 inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CHINESE = "一二三四五六七八九"
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
_TWO = {"两": 2, "俩": 2}


class Ordinal(NamedTuple):
    """A number before a line."""

    written: str
    level: int
    value: int


def value(words: str) -> int:
    """十二 → 12, 两 → 2, "3" → 3; 0 where it is no number."""
    if words.isdecimal():
        return int(words)
    if words in _TWO:
        return _TWO[words]
    tens, ten, ones = words.rpartition("十")
    if any(char not in _CHINESE for char in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return 0
    return (_CHINESE.index(tens) + 1 if tens else 1) * 10 * bool(ten) + (
        _CHINESE.index(ones) + 1 if ones else 0
    )


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


def items(text: str) -> Iterator[tuple[int, int, int]]:
    """Every 一是, 二是 … with its value, start and end."""
    for found in ITEM.finditer(text):
        yield value(found[1]), found.start(), found.end()


def chinese(number: int) -> str:
    """3 → 三, 12 → 十二 (up to 99)."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _CHINESE[tens - 1] + "十"
    return head + (_CHINESE[ones - 1] if ones else "")

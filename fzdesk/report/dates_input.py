"""Reads a day as people type it.

2026-1-19, 26.1.19, 2026年1月19日, 二〇二六年一月十九日, 1月19日, 1-19, 1.19, 20260119, 今天.
"""

from __future__ import annotations

import datetime as dt
import re

from fzdesk.errors import InputError
from fzdesk.report.numerals import NUMERALS, chinese_number

_DIGITS = str.maketrans("０１２３４５６７８９．－／", "0123456789.-/")
_NEAR = {"前天": -2, "昨天": -1, "今天": 0, "今日": 0, "明天": 1, "后天": 2}
_FULL = re.compile(r"(\d{4}|\d{2})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?")
_SHORT = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WRITTEN = re.compile(f"[{NUMERALS}]+(?=[年月日号]|$)")
_SENTENCE = "这不是一个日期，可以写成 2026-1-19、1月19日或“今天”。"


def parse_day(text: str, *, year: int, today: dt.date) -> dt.date | None:
    """The day ``text`` means; None when it is empty.

    A day without a year is one of ``year``, a year of two digits one of 2000 to 2099.  Raises InputError
    with one Chinese sentence when there is no such day.
    """
    words = "".join(text.translate(_DIGITS).split())
    if not words:
        return None
    if words in _NEAR:
        return today + dt.timedelta(days=_NEAR[words])
    words = _WRITTEN.sub(_digits, words)
    found = _FULL.fullmatch(words) or _PACKED.fullmatch(words)
    numbers = [int(part) for part in found.groups()] if found else _short(words, year)
    if not numbers:
        raise InputError(_SENTENCE)
    if found and len(found[1]) == 2:
        numbers[0] += 2000
    try:
        return dt.date(*numbers)
    except ValueError:
        year, month, day = numbers
        known = f"{year}年{month}月没有{day}日" if 1 <= month <= 12 else f"没有{month}月"
        raise InputError(f"{known}，请核对日期。") from None


def _digits(found: re.Match[str]) -> str:
    number = chinese_number(found[0])
    return found[0] if number is None else str(number)


def _short(words: str, year: int) -> list[int]:
    found = _SHORT.fullmatch(words)
    return [year, *(int(part) for part in found.groups())] if found else []

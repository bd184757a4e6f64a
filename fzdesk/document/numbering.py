"""Numbers of headings and items, computed from their place so that none can be skipped."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1 → 一, 10 → 十, 21 → 二十一; for 1 to 99.  Raises ValueError outside."""
    if not 0 < number < 100:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def heading_number(level: int, number: int) -> str:
    """The number of a heading as it prints (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）."""
    return (f"{chinese(number)}、", f"（{chinese(number)}）", f"{number}.", f"（{number}）")[level - 1]


def item_number(number: int) -> str:
    """一是, 二是…"""
    return f"{chinese(number)}是"

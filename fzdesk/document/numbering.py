"""Numbers of headings and items, computed from their place so that none can be skipped."""

from __future__ import annotations

from fzdesk.report.numerals import chinese


def heading_number(level: int, number: int) -> str:
    """The number of a heading as it prints (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）."""
    return (f"{chinese(number)}、", f"（{chinese(number)}）", f"{number}.", f"（{number}）")[level - 1]


def item_number(number: int) -> str:
    """一是, 二是…"""
    return f"{chinese(number)}是"

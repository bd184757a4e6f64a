"""Marks that take less than their cell, for the rule ``fine`` (PDF only; Word is told to squeeze nothing).

A full-width mark fills half its cell; the blank half of a closing mark is behind it, of an opening one before
it.  Where two marks meet, one blank half is closed up at once; the others may give up to half an em when a
line needs it (GB/T 15834-2011, 5.1.9 leaves this to the setting).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

CLOSING = frozenset("，。、；：）》」』】〕〉〗］｝”’")
OPENING = frozenset("（《「『【〔〈〖［｛“‘")
_HALF = 0.5  # em


class Squeezed(NamedTuple):
    """Advances with adjacent marks closed up, and what each character may still give, pt."""

    advances: list[float]
    gives: list[float]
    tight: bytearray  # 1 where a character may end up narrower than its font says


def squeeze(text: str, advances: Sequence[float], em: float) -> Squeezed:
    """What the marks of ``text`` may give, ``em`` being the size of its type in pt.

    A blank before an opening mark is taken off the character before it, for that is where it is drawn.
    """
    half = _HALF * em
    made, gives = list(advances), [0.0] * len(text)
    tight = bytearray(len(text))
    for index, char in enumerate(text):
        after = text[index + 1 : index + 2]
        meet = char in CLOSING and (after in CLOSING or after in OPENING)
        nested = char in OPENING and after in OPENING
        if meet or nested:
            made[index] -= half
            tight[index] = 1
        blanks = (char in CLOSING) + (after in OPENING)
        if blanks - meet - 2 * nested > 0:
            gives[index] = half
            tight[index] = 1
    return Squeezed(made, gives, tight)

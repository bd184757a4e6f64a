"""Measures of 版头 and 版记, the same for PDF and DOCX (GB/T 9704-2012, 7.2 and 7.4).  pt.

The height of 版头 is a whole number of lines, so that the text under it stands on the page's grid.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from fzdesk.document.model import Colophon, Letterhead
from fzdesk.document.profile import Profile
from fzdesk.writers.title import title_width

MM = 72 / 25.4
RED_RULE = 1.5  # pt
THICK_RULE, THIN_RULE = 0.35 * MM, 0.25 * MM  # 7.4.1
COLOPHON_SIZE = 14.0  # 四号, 7.4.2
TITLE_BELOW = 2  # lines between the red rule and the title (7.3.1)
SIGNED_BY = "签发人："
COPIED_TO = "抄送："
_FROM_TOP = 35 * MM  # of the marks' upper edge from the 版心's (7.2.4)
_TO_RULE = 4 * MM  # from the 发文字号's lower edge to the red rule (7.2.7)
_LARGEST_MARK = 44.0
_MARK_LINE = 1.25  # em
_NAMES_A_ROW = 2  # 7.2.6
_BELOW_MARKS = 2  # lines, 7.2.5


class Head(NamedTuple):
    """Heights from the 版心's upper edge downwards, in pt; their sum is ``lines`` line pitches."""

    mark_size: float
    mark_width: float  # em, of the widest mark, to which the others are spread
    above: float  # to the box of the first mark's line
    mark_line: float
    gap: float  # from the last mark's line to the first row of names
    to_rule: float  # from the last row's box to the rule
    lines: int
    rows: tuple[str, ...]  # 签发人, two a row


def head_measures(head: Letterhead, profile: Profile, pitch: float) -> Head:
    """Where the parts of 版头 stand, for lines of ``pitch`` pt."""
    widest = max(map(title_width, head.marks), default=1.0)
    size = min(_LARGEST_MARK, int(2 * profile.text_width_pt / widest) / 2)
    line = _MARK_LINE * size
    above = _FROM_TOP - (line - size) / 2
    rows = _rows(head.signers)
    to_rule = max(1, round(_TO_RULE - (pitch - profile.body_size_pt) / 2))
    needed = above + len(head.marks) * line + (_BELOW_MARKS + len(rows)) * pitch + to_rule + RED_RULE
    lines = ceil(needed / pitch - 0.02)
    gap = _BELOW_MARKS * pitch + lines * pitch - needed
    return Head(size, widest, above, line, gap, to_rule, lines, rows)


def spread(mark: str, head: Head) -> float:
    """pt added after each character of a mark, so that all are equally wide."""
    if len(mark) < 2:
        return 0.0
    return (head.mark_width - title_width(mark)) * head.mark_size / (len(mark) - 1)


def _rows(signers: tuple[str, ...]) -> tuple[str, ...]:
    """Names, two a row, those of two characters as wide as those of three; one empty row where none is."""
    longest = max(map(len, signers), default=0)
    names = ["　".join(name) if len(name) == 2 and longest > 2 else name for name in signers]
    rows = ["　".join(names[at : at + _NAMES_A_ROW]) for at in range(0, len(names), _NAMES_A_ROW)]
    return tuple(rows) or ("",)


def copies_text(colophon: Colophon) -> str:
    """Who gets a copy, with the 。 at the end (7.4.2); empty when nobody does."""
    return f"{colophon.copies.rstrip('。')}。" if colophon.copies else ""


def printed_text(colophon: Colophon) -> str:
    """印发日期 with 印发 (7.4.3)."""
    return f"{colophon.date}印发" if colophon.date else ""

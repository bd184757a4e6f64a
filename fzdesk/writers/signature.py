"""Where 发文机关署名 and 成文日期 stand (GB/T 9704-2012, 7.3.5), in full-width characters.

Counted in characters, as the standard counts; Latin letters and digits are half of one.
"""

from __future__ import annotations

from typing import NamedTuple

from fzdesk.document.model import Signature
from fzdesk.writers.line_breaking import is_full_width

SEALED_RIGHT = 4.0  # 7.3.5.1: the date stands four characters in from the right
UNSEALED_RIGHT = 2.0  # 7.3.5.2: the issuer stands two in
SEALED_GAP = 2  # blank lines above, room for the seal
UNSEALED_GAP = 1
_IN_A_ROW = 3  # 7.3.5.1: at most three seals side by side
_BETWEEN = 2.0  # least distance of issuers side by side
_FAR = 8.0  # most


class Placed(NamedTuple):
    """A text and its distance from the left edge of the 版心, in characters."""

    text: str
    left: float

    @property
    def middle(self) -> float:
        return self.left + characters(self.text) / 2


Row = tuple[Placed, ...]


def characters(text: str) -> float:
    """Width of the text in full-width characters."""
    return sum(1.0 if is_full_width(char) else 0.5 for char in text)


def signature_rows(signature: Signature, columns: int) -> list[Row]:
    """The lines of a signature from the blank ones above it (empty rows) to the date."""
    issuers = [issuer for issuer in signature.issuers if issuer]
    if signature.sealed and issuers:
        rows = _sealed(issuers, signature.date, columns)
    else:
        rows = _unsealed(issuers, signature.date, columns)
    return [()] * (SEALED_GAP if signature.sealed else UNSEALED_GAP) + rows


def _sealed(issuers: list[str], date: str, columns: int) -> list[Row]:
    """Issuers in order, at most three in a row, the date under the last one, which is centred over it.

    An issuer too long for that ends at the edge, and the date moves in under its middle.
    """
    middle = columns - SEALED_RIGHT - characters(date) / 2
    rows: list[Row] = []
    for names in _in_rows(issuers, columns):
        if rows:
            rows += [()] * SEALED_GAP
        last = min(middle, columns - characters(names[-1]) / 2)
        rows.append(_spread(names, max(last, characters(names[-1]) / 2)))
    return [*rows, (Placed(date, rows[-1][-1].middle - characters(date) / 2),)]


def _unsealed(issuers: list[str], date: str, columns: int) -> list[Row]:
    """Issuers at 2 from the right, stacked, the date beginning 2 after the last one's first character.

    Where the date is longer, it stands at 2 from the right and the issuers move left.
    """
    if not issuers:
        right = SEALED_RIGHT if date else 0.0
        return [(Placed(date, columns - right - characters(date)),)]
    edge = columns - UNSEALED_RIGHT
    last = edge - characters(issuers[-1])
    day = last + 2
    if characters(date) > characters(issuers[-1]):
        day = edge - characters(date)
        last = day - 2
    edge = last + characters(issuers[-1])
    return [*((Placed(name, max(edge - characters(name), 0.0)),) for name in issuers), (Placed(date, day),)]


def _in_rows(issuers: list[str], columns: int) -> list[list[str]]:
    """Issuers in rows that fit."""
    rows: list[list[str]] = [[]]
    for issuer in issuers:
        wanted = [*rows[-1], issuer]
        width = sum(map(characters, wanted)) + _BETWEEN * (len(wanted) - 1)
        if rows[-1] and (len(wanted) > _IN_A_ROW or width > columns):
            rows.append([issuer])
        else:
            rows[-1] = wanted
    return rows


def _spread(names: list[str], last: float) -> Row:
    """Names side by side, the last one's middle at ``last``, the others at even distances before it."""
    widths = [characters(name) for name in names]
    left = last - widths[-1] / 2
    room = left - sum(widths[:-1])
    last_left = left
    between = min(room / max(len(names) - 1, 1), _FAR)
    if between < _BETWEEN and len(names) > 1:  # too wide for the place: to the right as far as it must
        between = _BETWEEN
        last_left = sum(widths[:-1]) + between * (len(names) - 1)
    elif between < _FAR:
        between = room / len(names)  # not quite to the left edge
    row = [Placed(names[-1], last_left)]
    for name, width in zip(reversed(names[:-1]), reversed(widths[:-1]), strict=True):
        row.append(Placed(name, row[-1].left - between - width))
    return tuple(reversed(row))

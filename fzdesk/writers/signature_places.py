"""Where 署名 and 成文日期 stand (GB/T 9704-2012, 7.3.5), in full-width characters.

With a seal after 7.3.5.1, without one after 7.3.5.2.  A name too long for a line is broken at its words, as
a title is.  The PDF measures with its fonts; where no font is at hand (DOCX, plain text) Latin letters and
digits count as half a character, which they are in 仿宋.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from fzdesk.document.model import Signature
from fzdesk.writers.line_breaking import is_full_width
from fzdesk.writers.title import break_title

SEALED_RIGHT = 4.0  # 7.3.5.1: the date stands four characters in from the right
UNSEALED_RIGHT = 2.0  # 7.3.5.2: the issuer stands two in
_ABOVE_SEAL = 2  # blank lines that leave room for a seal
_BETWEEN_SEALS = 3
_SEAL_WIDTH = 7.92  # 125 pt; a township's seal is 42 mm wide, and two must not touch
_MOST_IN_A_ROW = 3  # 7.3.5.1


class Placed(NamedTuple):
    """A text and its distance from the left edge of the 版心, in characters."""

    text: str
    left: float

    @property
    def width(self) -> float:
        return characters(self.text)


Row = tuple[Placed, ...]
Name = tuple[str, ...]  # an issuer's, in as many lines as it needs, each centred under the one above


def characters(text: str) -> float:
    """Width of the text in full-width characters."""
    return sum(1.0 if is_full_width(char) else 0.5 for char in text)


def signature_rows(
    signature: Signature, columns: int, width: Callable[[str], float] = characters
) -> list[Row]:
    """The lines of a signature from the blank ones above it (empty rows) to the date.

    ``width`` measures a text in full-width characters.
    """
    issuers = [break_title(issuer, columns - UNSEALED_RIGHT) for issuer in signature.issuers if issuer]
    if not issuers and not signature.date:
        return []
    rows = (_sealed if signature.sealed else _unsealed)(issuers, signature.date, columns, width)
    return [tuple(placed._replace(left=max(placed.left, 0.0)) for placed in row) for row in rows]


def _sealed(issuers: list[Name], date: str, columns: int, width: Callable[[str], float]) -> list[Row]:
    """Date four characters from the right, the (last) issuer centred over it, others beside in order."""
    date_left = columns - SEALED_RIGHT - width(date)
    widest = max((width(line) for name in issuers for line in name), default=0.0)
    middle = min(date_left + width(date) / 2, columns - widest / 2)
    step = max(_SEAL_WIDTH, widest + 1)
    fitting = 1 + max(0, int((middle - widest / 2) // step))
    a_row = min(_MOST_IN_A_ROW, fitting)
    rows: list[Row] = [()] * _ABOVE_SEAL
    for first in range(0, len(issuers), a_row):
        if first:
            rows += [()] * _BETWEEN_SEALS
        row = issuers[first : first + a_row]
        middles = [middle - step * (len(row) - 1 - number) for number in range(len(row))]
        for line in range(-max(map(len, row)), 0):  # names of fewer lines stand level with the last ones
            beside = [(name[line], at) for name, at in zip(row, middles, strict=True) if -line <= len(name)]
            rows.append(tuple(Placed(text, at - width(text) / 2) for text, at in beside))
    return [*rows, (Placed(date, date_left),)] if date else rows


def _unsealed(issuers: list[Name], date: str, columns: int, width: Callable[[str], float]) -> list[Row]:
    """Issuers two characters from the right, one under another; the date two right of the last's first.

    When the date is longer, the date stands two from the right and the issuers move left by as much.
    """
    edge = columns - UNSEALED_RIGHT
    widths = [max(map(width, name)) for name in issuers]
    last = widths[-1] if issuers else 0.0
    date_left = edge - width(date)
    if issuers and width(date) > last:
        edge = date_left - 2 + last
    elif issuers:
        date_left = edge - last + 2
    rows: list[Row] = [()]
    for name, widest in zip(issuers, widths, strict=True):
        rows += [(Placed(line, edge - (widest + width(line)) / 2),) for line in name]
    return [*rows, (Placed(date, date_left),)] if date else rows

"""A table as it was found in a file or pasted, before anybody knows what its columns mean."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from fzdesk.catalogue.model import Value

FROM_1904 = 1462  # days between the two beginnings from which workbooks count (ECMA-376 Part 1, 18.17.4.1)
Raw = str | int | float | bool | dt.date | dt.time | None


class SheetRow(NamedTuple):
    """A row with something in it: its number in the file, from 1, and its cells up to the last filled one."""

    number: int
    cells: tuple[Raw, ...]


class Merge(NamedTuple):
    """Cells joined into one: rows by their numbers from 1, columns from 0, all inclusive."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Sheet(Value, frozen=True):
    """One table.  Empty rows are left out; a joined cell's value stands in its upper left cell only."""

    name: str
    rows: tuple[SheetRow, ...]
    merges: tuple[Merge, ...] = ()
    from_1904: bool = False  # days are counted from 1904-01-01, not from 1900
    notes: tuple[str, ...] = ()  # what the clerk should know of the reading, in Chinese

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


def raw_text(raw: Raw) -> str:
    """A cell in words, as a person would type it."""
    match raw:
        case None:
            return ""
        case bool():
            return "是" if raw else "否"
        case float():
            return f"{raw:.15g}"
        case dt.time():
            return raw.isoformat("minutes")
        case _:
            return str(raw)


FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


def is_formula(text: str) -> bool:
    """Whether a table program would run a text of a CSV, or one with ' before it, as a formula."""
    return text.lstrip("'").startswith(FORMULA_SIGNS)

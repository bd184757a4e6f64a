"""How days stand in a ledger's table and fields: without the year where it is the one shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from fzdesk.catalogue.model import LedgerColumn
from fzdesk.ledger.initials import initials
from fzdesk.ledger.model import Cell
from fzdesk.ledger.words import show_cell


def date_words(day: dt.date, year: int | None, *, short: bool = False) -> str:
    """12月26日 (``short``: 12-26) of ``year``, else 2024-12-26.  ``words.read_cell`` reads all of them."""
    if day.year != year:
        return day.isoformat()
    return f"{day.month}-{day.day}" if short else f"{day.month}月{day.day}日"


def cell_words(cell: Cell | None, column: LedgerColumn, year: int | None) -> str:
    """A cell as the table shows it."""
    return date_words(cell, year) if isinstance(cell, dt.date) else show_cell(cell, column)


def matching(text: str, options: Sequence[str]) -> list[str]:
    """The options in which a text stands, or whose 拼音 begins with its letters; all without a text."""
    wanted = text.strip().casefold()
    return [one for one in options if not wanted or wanted in one or initials(one).startswith(wanted)]


def is_table(text: str) -> bool:
    """Whether what is pasted are cells or rows of a table, and not a word for one field."""
    return "\t" in text or "\n" in text.strip()

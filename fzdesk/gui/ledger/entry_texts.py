"""The words in the fields of the entry row, as they stand there and as they are kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress

from fzdesk.catalogue.model import LedgerKind
from fzdesk.errors import InputError
from fzdesk.gui.ledger.cell_words import date_words
from fzdesk.ledger.model import Cell
from fzdesk.ledger.words import read_cell, show_cell

Texts = dict[str, str]  # by column


def fresh_texts(year: int) -> Texts:
    """What stands in the fields at first: today, where it is of the year shown."""
    today = dt.date.today()
    return {"date": date_words(today, year, short=True)} if today.year == year else {}


def entry_texts(values: Mapping[str, Cell], kind: LedgerKind, year: int) -> Texts:
    """An entry's cells as one would type them."""
    texts = {}
    for column in kind.columns:
        if column.key in values:
            cell = values[column.key]
            if isinstance(cell, dt.date):
                texts[column.key] = date_words(cell, year, short=True)
            else:
                texts[column.key] = show_cell(cell, column)
    return texts


def with_days(texts: Texts, kind: LedgerKind, year: int, words: Callable[[dt.date], str]) -> Texts:
    """The texts with their days in other words: kept with the year, as another may be shown then."""
    changed = dict(texts)
    for column in kind.columns:
        if column.type == "date" and column.key in texts:
            with suppress(InputError):
                day = read_cell(texts[column.key], column, today=dt.date.today(), year=year)
                changed[column.key] = words(day) if isinstance(day, dt.date) else texts[column.key]
    return changed

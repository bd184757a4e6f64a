"""Values of the ledgers: an entry (one row), a view of a ledger, files kept with an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from fzdesk.catalogue.model import Value

Cell = str | int | Decimal | bool | dt.date
"""By the column's type: text and choice str, integer int, decimal Decimal, yes_no bool, date dt.date."""
Cells = Mapping[str, Cell]
"""The cells of a row by column key; an absent key is an empty cell."""
Changes = Mapping[str, Cell | None]
"""Cells to change by column key; None empties one, absent ones stay as they are."""

MOST = 10_000_000_000  # of a number in a cell; sums of 90,000 such rows still fit the workbook's integers
YES, NO = "是", "否"
DECIMALS = 4  # of a decimal cell


class Entry(Value, frozen=True):
    """One row of a ledger.

    ``values`` may hold columns that the catalogue at hand does not have (a pack no longer there).
    """

    kind: str
    values: dict[str, Cell] = {}
    id: int = 0  # unique across all kinds; 0 = not stored
    entered_at: dt.datetime | None = None  # UTC
    who: str = ""
    batch: int = 0  # the import it came with; 0 = typed
    evidence: int = 0  # how many files are kept with it


class View(Value, frozen=True):
    """Which rows of a ledger are shown, and in which order."""

    kind: str
    year: int | None = None  # of the kind's own date (see ``main_date``)
    month: int | None = None  # 1…12, of ``year``
    search: str = ""  # words apart from each other must all be there
    where: dict[str, tuple[str, ...]] = {}  # column -> what it may show (是 / 否 for yes_no); "" = empty
    figure: str = ""  # full key: only the rows this figure counts, within ``period``
    period: tuple[dt.date, dt.date] | None = None  # for ``figure``; None = the calendar year ``year``
    sort: str = "date"  # a column; rows alike in it by id
    descending: bool = True
    deleted: bool = False  # those that were deleted instead


class Shape(Value, frozen=True):
    """How many rows a view has, and how many in each month, in the view's order."""

    rows: int
    months: tuple[tuple[str, int], ...] = ()  # ("2025-12", 3); "" = without a date


class Evidence(Value, frozen=True):
    """A file (佐证) kept with an entry, in the folder beside the workbook under its content hash."""

    sha256: str  # hex
    name: str  # as it was called
    size: int  # bytes
    added_at: dt.datetime | None = None  # UTC

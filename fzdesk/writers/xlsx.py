"""Writes tables as XLSX: typed cells, a heading that stays in sight, nothing a table program would run."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fzdesk.catalogue.model import Value

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Shown = str | int | Decimal | dt.date | None
WIDEST, NARROWEST, AIR = 48, 8, 3  # in characters of half width
A4 = 9
SAMPLE = 200  # rows that columns are made wide enough for
HEADING_FILL, HEADING_INK, REQUIRED_INK, LINE = "FFE8EEF4", "FF1F2933", "FFB42318", "FFB8C4CE"
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Heading(Value, frozen=True):
    """A column's heading."""

    title: str
    required: bool = False


def write_table(name: str, headings: Sequence[Heading], rows: Sequence[Sequence[Shown]]) -> bytes:
    """An XLSX of one sheet; ``rows`` are as long as ``headings``."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(sheet_name(name))
    dress(sheet, [width(at, heading, rows) for at, heading in enumerate(headings)])
    sheet.auto_filter.ref = f"A1:{letters(len(headings))}{len(rows) + 1}"
    sheet.append([headed(WriteOnlyCell(sheet, heading.title), heading) for heading in headings])
    for row in rows:
        sheet.append([_safe(sheet, cell) for cell in row])
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The content of the finished file."""
    book.properties.creator = "fzdesk"
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_name(name: str) -> str:
    """A name that a sheet can have: at most 31 characters, none that mean something in formulas."""
    return _SHEET_NAME.sub("", plain(name)).strip("' ")[:31] or "表格"


def plain(text: str) -> str:
    """Text without what XML cannot hold."""
    return _UNWANTED.sub("", text)


def dress(sheet: Any, widths: Sequence[int]) -> None:
    """A heading that stays, widths, and paper lying across."""
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[letters(at)].width = width


def headed(cell: Any, heading: Heading) -> Any:
    """A cell dressed as a heading; a required column has a star."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.value = f"{plain(heading.title)}{' *' if heading.required else ''}"
    cell.data_type = "s"
    cell.font = Font(bold=True, color=REQUIRED_INK if heading.required else HEADING_INK)
    cell.fill = PatternFill("solid", fgColor=HEADING_FILL)
    cell.border = Border(bottom=Side("thin", color=LINE))
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _safe(sheet: Any, cell: Shown) -> Any:
    """A value to write; words that look like a formula or an error are written as words."""
    if not isinstance(cell, str):
        return cell
    text = plain(cell)
    if not text.startswith(("=", "+", "-", "@", "\t", "#")):
        return text
    from openpyxl.cell import WriteOnlyCell

    kept: Any = WriteOnlyCell(sheet, text)
    kept.data_type = "s"
    kept.quotePrefix = True  # editing it does not make it a formula either
    return kept


def width(at: int, heading: Heading, rows: Sequence[Sequence[Shown]]) -> int:
    """How wide column ``at`` of the rows wants to be."""
    longest = max((_columns(row[at]) for row in rows[:SAMPLE]), default=0)
    return min(max(longest, _columns(heading.title) + 2 * heading.required, NARROWEST - AIR) + AIR, WIDEST)


def _columns(cell: Shown) -> int:
    text = "" if cell is None else str(cell)
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text[:WIDEST])


def letters(number: int) -> str:
    """1 → A."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(number)

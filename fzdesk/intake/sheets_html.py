"""Reads the tables of HTML: what table programs put on the clipboard, and web pages named XLS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fzdesk.errors import InputError
from fzdesk.intake.sheet_bounds import (
    LARGEST_HTML,
    MOST_COLUMNS,
    MOST_MERGES,
    MOST_ROWS,
    MOST_SHEETS,
    TOO_LARGE,
    Bounds,
)
from fzdesk.ledger.sheet import Merge, Raw, Sheet, SheetRow

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element
else:
    Element = Any

NO_TABLE = "里面没有表格；请在 WPS 里选中要导入的单元格，复制后再粘贴。"
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def read_html(text: str) -> tuple[Sheet, ...]:
    """Every table that holds no other, in order.  Raises InputError where there is none."""
    if len(text) > LARGEST_HTML:
        raise InputError(TOO_LARGE, detail=f"{len(text)} characters of HTML")
    bounds = Bounds()
    bounds.lines(text.count("<tr") + text.count("<TR"))
    tables = [
        table for table in _parsed(text).iter("table") if next(table.iterdescendants("table"), None) is None
    ]
    sheets = [_sheet(table, bounds) for table in tables[:MOST_SHEETS]]
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise InputError(NO_TABLE)
    return filled


def _parsed(text: str) -> Element:
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(NO_TABLE, detail=str(error)) from error
    if root is None:
        raise InputError(NO_TABLE)
    return root


def _sheet(table: Element, bounds: Bounds) -> Sheet:
    rows: list[SheetRow] = []
    merges: list[Merge] = []
    covered: dict[int, int] = {}  # column → the last row a cell above reaches down to
    for number, row in enumerate(table.iter("tr"), 1):
        cells: list[Raw] = []
        for cell in row.iterchildren("td", "th"):
            column = len(cells)
            while covered.get(column, 0) >= number:
                column += 1
            if column >= MOST_COLUMNS:
                break
            down, across = _span(cell, "rowspan", MOST_ROWS), _span(cell, "colspan", MOST_COLUMNS - column)
            cells += [None] * (column - len(cells))
            cells += [bounds.text(_words(cell)) or None, *[None] * (across - 1)]
            if down > 1:
                covered.update(dict.fromkeys(range(column, column + across), number + down - 1))
            if (down > 1 or across > 1) and len(merges) < MOST_MERGES:
                merges.append(Merge(number, number + down - 1, column, column + across - 1))
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            bounds.row(len(cells))
            rows.append(SheetRow(number, tuple(cells)))
    return Sheet("", tuple(rows), tuple(merges), notes=bounds.notes())


def _span(cell: Element, name: str, most: int) -> int:
    said = cell.get(name, "1").strip()
    return max(1, min(int(said), most)) if said.isascii() and said.isdecimal() and len(said) < 8 else 1


def _words(cell: Element) -> str:
    """What a cell shows: white space is one space, ``<br>`` a line end."""
    words: list[str] = []
    for element in cell.iter():
        if element is not cell and element.tag in ("br", "p", "div"):
            words.append("\n")
        if element.text and isinstance(element.tag, str):
            words.append(_SPACES.sub(" ", element.text))
        if element.tail and element is not cell:
            words.append(_SPACES.sub(" ", element.tail))
    return "\n".join(line.strip() for line in "".join(words).split("\n")).strip("\n").replace("\xa0", " ")

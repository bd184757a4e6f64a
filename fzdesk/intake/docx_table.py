"""A table of a DOCX as rows of equal length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from fzdesk.intake.docx_package import Element, attribute, child, local, switched_on
from fzdesk.intake.reading import GridSpan

_LONG = 60  # characters of a cell that holds running text
_WIDEST = 64  # columns; files claim thousands


class Read(NamedTuple):
    """A table's cell texts, and its cells where it is only a frame."""

    rows: tuple[tuple[str, ...], ...]
    spans: tuple[GridSpan, ...]
    header_rows: int
    cells: tuple[Element, ...]
    is_frame: bool


class _Cell(NamedTuple):
    text: str
    column: int
    across: int
    merge: str  # "restart", "continue", or "" where no rows are merged


def read_table(table: Element, text: Callable[[Element], str]) -> Read:
    """The table; ``text`` reads a cell."""
    rows = [row for row in _inside(table, "tr") if child(row, "trPr", "del") is None]
    cells = [list(_inside(row, "tc")) for row in rows]
    frame = all(len(row) == 1 for row in cells) and any(_is_long(cell) for row in cells for cell in row)
    if frame:
        return Read((), (), 0, tuple(cell for row in cells for cell in row), True)
    written = [_row(row, text) for row in cells if row]
    width = max((row[-1].column + row[-1].across for row in written), default=0)
    headers = sum(1 for row in rows if switched_on(child(row, "trPr"), "tblHeader"))
    shown = tuple(_texts(row, width) for row in written)
    return Read(shown, tuple(_spans(written)), headers or 1, (), False)


def _row(cells: list[Element], text: Callable[[Element], str]) -> list[_Cell]:
    """The cells of a row with their columns."""
    row: list[_Cell] = []
    column = 0
    for cell in cells:
        properties = child(cell, "tcPr")
        span = attribute(child(properties, "gridSpan"), "val") or "1"
        across = min(max(int(span), 1) if span.isdecimal() else 1, _WIDEST)
        merged = child(properties, "vMerge")
        merge = "" if merged is None else attribute(merged, "val") or "continue"
        row.append(_Cell(text(cell), column, across, merge))
        column += across
    return row


def _texts(row: list[_Cell], width: int) -> tuple[str, ...]:
    """A row's texts; columns that a cell spans beyond its first are empty."""
    texts = [""] * width
    for cell in row:
        texts[cell.column] = cell.text
    return tuple(texts)


def _spans(rows: list[list[_Cell]]) -> Iterator[GridSpan]:
    """The cells that span rows or columns.  One that should be covered but has words of its own is not."""
    for number, row in enumerate(rows):
        for cell in row:
            if cell.merge == "continue" and not cell.text and number:
                continue
            down = 1
            if cell.merge:
                while number + down < len(rows) and _continues(cell, rows[number + down]):
                    down += 1
            if down > 1 or cell.across > 1:
                yield GridSpan(number, cell.column, down, cell.across)


def _continues(cell: _Cell, below: list[_Cell]) -> bool:
    """Whether the row below has the cell's next part."""
    return any(
        one.merge == "continue" and not one.text and (one.column, one.across) == (cell.column, cell.across)
        for one in below
    )


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls and tracked insertions."""
    for one in element:
        match local(one.tag):
            case tag if tag == name:
                yield one
            case "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml":
                yield from _inside(one, name)


def _is_long(cell: Element) -> bool:
    return sum(len(one.text or "") for one in cell.iter() if local(one.tag) == "t") > _LONG

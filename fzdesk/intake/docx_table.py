"""A table of a DOCX as rows of equal length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from fzdesk.intake.docx_package import Element, attribute, child, local, switched_on

_LONG = 60  # characters of a cell that holds running text
_WIDEST = 64  # columns; files claim thousands


class Read(NamedTuple):
    """A table's cell texts, and its cells where it is only a frame."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    cells: tuple[Element, ...]
    is_frame: bool


def read_table(table: Element, text: Callable[[Element], str]) -> Read:
    """The table; ``text`` reads a cell."""
    rows = [row for row in _inside(table, "tr") if child(row, "trPr", "del") is None]
    cells = [list(_inside(row, "tc")) for row in rows]
    frame = all(len(row) == 1 for row in cells) and any(_is_long(cell) for row in cells for cell in row)
    if frame:
        return Read((), 0, tuple(cell for row in cells for cell in row), True)
    written = [_row(row, text) for row in cells]
    width = max(map(len, written), default=0)
    headers = sum(1 for row in rows if switched_on(child(row, "trPr"), "tblHeader"))
    shown = tuple(tuple(row + [""] * (width - len(row))) for row in written if row)
    return Read(shown, headers or 1, (), False)


def _row(cells: list[Element], text: Callable[[Element], str]) -> list[str]:
    """Texts of a row; columns and rows that a cell spans beyond its first are empty."""
    row: list[str] = []
    for cell in cells:
        properties = child(cell, "tcPr")
        span = attribute(child(properties, "gridSpan"), "val") or "1"
        merge = child(properties, "vMerge")
        covered = merge is not None and attribute(merge, "val") != "restart"
        own = text(cell)
        row.append("" if covered and not own else own)
        row += [""] * min(int(span) - 1 if span.isdecimal() else 0, _WIDEST)
    return row


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

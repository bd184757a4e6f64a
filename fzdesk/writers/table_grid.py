"""A table's cells on its grid, and the size of its type: the same for PDF and DOCX."""

from __future__ import annotations

from typing import NamedTuple

from fzdesk.document.model import Cell, Table

TABLE_SIZE = 12.0  # pt, 小四
PADDING = 4.0  # pt beside the text
_SIZES = ((8, TABLE_SIZE), (12, 10.5))  # up to so many columns: 小四, 五号
_SMALLEST = 9.0  # 小五
_LEADING = 1.5


class Placed(NamedTuple):
    """A cell with its place; one that spans rows and columns stands at its upper left."""

    cell: Cell
    row: int
    column: int
    across: int
    down: int


def type_size(columns: int) -> float:
    """Size of the type in pt, smaller where many columns share the page's width."""
    return next((size for most, size in _SIZES if columns <= most), _SMALLEST)


def line_pitch(size: float) -> float:
    """From line to line in a cell, pt."""
    return _LEADING * size


def narrowest(size: float) -> float:
    """The least width of a column in pt: two characters."""
    return 2 * size + 2 * PADDING


def placed_cells(table: Table) -> list[list[Placed]]:
    """For each place of the grid the cell that fills it; rows are made equally long.

    A span that leaves the table, or would cover words, ends before it does.
    """
    columns = max((len(row) for row in table.rows), default=0)
    rows = [[*row, *[Cell("")] * (columns - len(row))] for row in table.rows]
    found: dict[tuple[int, int], Placed] = {}
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if (number, column) in found:
                continue
            across, down = _free(rows, found, number, column)
            one = Placed(cell, number, column, across, down)
            for at in range(down):
                for beside in range(across):
                    found[number + at, column + beside] = one
    return [[found[number, column] for column in range(columns)] for number in range(len(rows))]


def _free(
    rows: list[list[Cell]], found: dict[tuple[int, int], Placed], row: int, column: int
) -> tuple[int, int]:
    """How many columns and rows a cell may span."""
    cell = rows[row][column]

    def free(at: int, beside: int) -> bool:
        inside = at < len(rows) and beside < len(rows[at])
        return inside and (at, beside) not in found and not rows[at][beside].text

    across = 1
    while across < cell.across and free(row, column + across):
        across += 1
    down = 1
    while down < cell.down and all(free(row + down, column + beside) for beside in range(across)):
        down += 1
    return across, down

"""Tables: a grid of thin rules in smaller type; header rows are repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from fzdesk.document.model import Table
from fzdesk.writers.line_breaking import break_lines
from fzdesk.writers.strips import Rule, Run, Setter, Strip
from fzdesk.writers.table_grid import PADDING, Placed, line_pitch, narrowest, placed_cells, type_size

_ABOVE = 3.0  # pt above and below the text
_MOST_LINES = 30  # of one row on one page
_BOUND = 0.5  # of a page: rows that a cell spans stay together up to this height


class _Line(NamedTuple):
    text: str
    width: float


class _Grid:
    """A table measured: its cells, the rules between its columns, the lines of each cell."""

    def __init__(self, table: Table, setter: Setter) -> None:
        self.setter = setter
        self.owner = table.id
        self.cells = placed_cells(table)
        self.size = type_size(len(self.cells[0]))
        self.pitch = line_pitch(self.size)
        self.edges = self._edges()
        self.lines = {(one.row, one.column): list(self._broken(one)) for row in self.cells for one in row}
        self.heights = self._heights()
        page = setter.profile.lines * setter.profile.line_pitch_pt
        self.most_bound = _BOUND * page

    def _edges(self) -> list[float]:
        """x of the rules between columns: as wide as their longest text asks, at least two characters."""
        count, least = len(self.cells[0]), narrowest(self.size)
        wanted = [least] * count
        for row in self.cells:
            for one in row:
                if one.across == 1:
                    longest = max(map(self._width, one.cell.text.split("\n")))
                    natural = min(longest + 2 * PADDING + 1, self.setter.width / 2)
                    wanted[one.column] = max(wanted[one.column], natural)
        room = self.setter.width - count * least
        over = sum(wanted) - count * least
        scale = room / over if over > 0 else 0.0
        widths = [least + (want - least) * scale for want in wanted]
        if not over or room < 0:
            widths = [self.setter.width / count] * count
        edges = [0.0]
        for width in widths:
            edges.append(edges[-1] + width)
        return edges

    def _width(self, text: str) -> float:
        return sum(self.setter.advances(text, "body", self.size, 0.0))

    def _broken(self, one: Placed) -> Iterator[_Line]:
        """A cell's lines, each paragraph broken by itself."""
        room = self.edges[one.column + one.across] - self.edges[one.column] - 2 * PADDING
        for text in one.cell.text.split("\n"):
            advances = self.setter.advances(text, "body", self.size, 0.0)
            for line in break_lines(text, advances, max(room, self.size)).lines:
                yield _Line(text[line.start : line.end], line.width)

    def _needed(self, one: Placed) -> float:
        return max(1, len(self.lines[one.row, one.column])) * self.pitch + 2 * _ABOVE

    def _heights(self) -> list[float]:
        """Heights of the rows; the last of those that a cell spans takes what the cell still needs."""
        least = self.pitch + 2 * _ABOVE
        heights = [
            max((self._needed(one) for one in row if one.down == 1), default=least) for row in self.cells
        ]
        for row in self.cells:
            for one in row:
                if one.down > 1:
                    last = one.row + one.down - 1
                    heights[last] += max(0.0, self._needed(one) - sum(heights[one.row : last + 1]))
        return heights

    def bound(self, one: Placed) -> bool:
        """Whether the rows of a cell stay on one page; its text then stands in their middle."""
        return sum(self.heights[one.row : one.row + one.down]) <= self.most_bound

    def goes_on(self, row: int, column: int) -> bool:
        """Whether the cell above fills this place too."""
        return 0 < row < len(self.cells) and self.cells[row][column] is self.cells[row - 1][column]


def set_table(table: Table, setter: Setter) -> list[Strip]:
    """The table's rows as strips, its caption above."""
    strips = []
    if table.caption:
        strips.append(setter.centred(table.caption, table.id, face="body", size=setter.size))
    if not any(table.rows):
        return strips
    grid = _Grid(table, setter)
    header: tuple[Strip, ...] = ()
    for number in range(len(grid.cells)):
        rows = list(_row(grid, number))
        if number < table.header_rows:
            rows = [row._replace(keep=True) for row in rows]
            header += tuple(rows)
            strips += rows
        else:
            strips += [row._replace(header=header) for row in rows]
    return strips


def _row(grid: _Grid, number: int) -> Iterator[Strip]:
    """One row, as several strips when it is higher than a page."""
    row = grid.cells[number]
    own = [one for column, one in enumerate(row) if (one.row, one.column) == (number, column)]
    most = max((len(grid.lines[one.row, one.column]) for one in own if one.down == 1), default=1)
    keep = any(one.down > 1 and one.row + one.down > number + 1 and grid.bound(one) for one in row)
    for first in range(0, max(most, 1), _MOST_LINES):
        whole = most <= _MOST_LINES
        count = min(_MOST_LINES, most - first)
        height = grid.heights[number] if whole else count * grid.pitch + 2 * _ABOVE
        runs = [run for one in own for run in _cell(grid, one, first, height)]
        rules, above, below = _frame(grid, number, height)
        yield Strip(
            grid.owner, height, tuple(runs), rules=rules, keep=keep, rules_first=above, rules_last=below
        )


def _cell(grid: _Grid, one: Placed, first: int, height: float) -> Iterator[Run]:
    """A cell's lines from ``first`` on, in the middle of its height."""
    left, right = grid.edges[one.column] + PADDING, grid.edges[one.column + one.across] - PADDING
    lines = grid.lines[one.row, one.column][first : first + _MOST_LINES if one.down == 1 else None]
    if one.down > 1:
        if first:
            return
        if grid.bound(one):
            height = sum(grid.heights[one.row : one.row + one.down])
    top = max(_ABOVE, (height - len(lines) * grid.pitch) / 2)
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[one.cell.align]
    for number, line in enumerate(lines):
        x = left + (right - left - line.width) * share
        baseline = top + number * grid.pitch + grid.setter.baseline(grid.pitch, grid.size)
        yield Run(line.text, x, baseline, "body", grid.size, 0.0)


def _frame(
    grid: _Grid, row: int, height: float
) -> tuple[tuple[Rule, ...], tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules of a row: always, where it is the first on its page too, where it is the last."""
    cells, edges = grid.cells[row], grid.edges
    upright = [
        Rule(left, 0.0, left, height)
        for column, left in enumerate(edges)
        if column in (0, len(cells)) or cells[column] is not cells[column - 1]
    ]
    top, above = _across(grid, row, 0.0)
    foot, below = _across(grid, row + 1, height)
    return (*top, *foot, *upright), above, below


def _across(grid: _Grid, row: int, y: float) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules over a row, and what they lack where cells go on from the row above."""
    sides = [
        (grid.goes_on(row, column), left, right) for column, (left, right) in enumerate(pairwise(grid.edges))
    ]
    drawn: tuple[list[Rule], list[Rule]] = ([], [])
    for goes_on, group in groupby(sides, key=itemgetter(0)):
        parts = list(group)
        drawn[goes_on].append(Rule(parts[0][1], y, parts[-1][2], y))
    return tuple(drawn[0]), tuple(drawn[1])

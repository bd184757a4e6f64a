"""Tables: a grid of thin rules in smaller type; header rows are repeated on every page."""

from __future__ import annotations

from itertools import pairwise

from fzdesk.document.model import Cell, Table
from fzdesk.writers.line_breaking import Broken, break_lines
from fzdesk.writers.strips import Rule, Run, Setter, Strip

_SIZE = 12.0  # pt, 小四
_PITCH = 18.0  # pt from line to line in a cell
_PADDING = 4.0  # pt beside the text
_ABOVE = 3.0  # pt above and below it
_NARROWEST = 2 * _SIZE + 2 * _PADDING
_MOST_LINES = 30  # of one row on one page


def set_table(table: Table, setter: Setter) -> list[Strip]:
    """The table's rows as strips, its caption above."""
    strips = []
    if table.caption:
        strips.append(setter.centred(table.caption, table.id, face="body", size=setter.size))
    count = max((len(row) for row in table.rows), default=0)
    if not count:
        return strips
    edges = _edges(table, count, setter)
    header: tuple[Strip, ...] = ()
    for number, cells in enumerate(table.rows):
        rows = _row(table.id, cells, edges, setter)
        if number < table.header_rows:
            rows = [row._replace(keep=True) for row in rows]
            header += tuple(rows)
            strips += rows
        else:
            strips += [row._replace(header=header) for row in rows]
    return strips


def _edges(table: Table, count: int, setter: Setter) -> list[float]:
    """x of the rules between columns: as wide as their longest text asks, at least two characters."""
    wanted = [_NARROWEST] * count
    for row in table.rows:
        for column, cell in enumerate(row):
            natural = sum(setter.advances(cell.text, "body", _SIZE, 0.0)) + 2 * _PADDING + 1
            wanted[column] = max(wanted[column], min(natural, setter.width / 2))
    room = setter.width - count * _NARROWEST
    over = sum(wanted) - count * _NARROWEST
    scale = room / over if over > 0 else 0.0
    widths = [_NARROWEST + (want - _NARROWEST) * scale for want in wanted]
    if not over or room < 0:
        widths = [setter.width / count] * count
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def _row(owner: str, cells: tuple[Cell, ...], edges: list[float], setter: Setter) -> list[Strip]:
    """One row, as several strips when it is higher than a page."""
    texts = [cell.text for cell in cells] + [""] * (len(edges) - 1 - len(cells))
    broken = [
        break_lines(text, setter.advances(text, "body", _SIZE, 0.0), max(right - left - 2 * _PADDING, _SIZE))
        for text, (left, right) in zip(texts, pairwise(edges), strict=True)
    ]
    highest = max(1, *(len(each.lines) for each in broken))
    strips = []
    for first in range(0, highest, _MOST_LINES):
        count = min(_MOST_LINES, highest - first)
        height = count * _PITCH + 2 * _ABOVE
        runs: list[Run] = []
        for column, each in enumerate(broken):
            align = cells[column].align if column < len(cells) else "left"
            inner = (edges[column] + _PADDING, edges[column + 1] - _PADDING)
            runs += _cell(texts[column], each, first, count, inner, align, setter)
        strips.append(Strip(owner, height, tuple(runs), rules=_frame(edges, height)))
    return strips


def _cell(
    text: str, broken: Broken, first: int, count: int, inner: tuple[float, float], align: str, setter: Setter
) -> list[Run]:
    """A cell's lines, in the middle of its height."""
    left, right = inner
    lines = broken.lines[first : first + count]
    top = _ABOVE + (count - len(lines)) * _PITCH / 2
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    return [
        Run(
            text[line.start : line.end],
            left + (right - left - line.width) * share,
            top + number * _PITCH + setter.baseline(_PITCH, _SIZE),
            "body",
            _SIZE,
            0.0,
        )
        for number, line in enumerate(lines)
    ]


def _frame(edges: list[float], height: float) -> tuple[Rule, ...]:
    """The rules around and between the cells of a row."""
    across = [Rule(0.0, y, edges[-1], y) for y in (0.0, height)]
    return (*across, *(Rule(x, 0.0, x, height) for x in edges))

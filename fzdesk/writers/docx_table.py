"""A table in a DOCX: a full-width grid whose head rows repeat on every page.

Made as XML text: python-docx's ``table.cell(i, j)`` takes time with the square of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from fzdesk.document.model import Table
from fzdesk.writers.docx_measures import Measures
from fzdesk.writers.docx_xml import NAMESPACE, Bookmarks, Element, W, element, run, text_xml
from fzdesk.writers.signature_places import characters
from fzdesk.writers.table_grid import (
    PADDING,
    TABLE_SIZE,
    Placed,
    line_pitch,
    narrowest,
    placed_cells,
    type_size,
)


def table_parts(table: Table, measure: Measures, bookmarks: Bookmarks) -> Iterator[Element]:
    """Caption and table."""
    columns = max((len(row) for row in table.rows), default=0)
    if table.caption:
        caption = element("p", element("pPr", element("pStyle", val="Caption")), run(table.caption))
        bookmarks.around(caption, f"{table.id}_caption" if columns else table.id)
        yield caption
    if not columns:
        return
    cells = placed_cells(table)
    size = type_size(columns)
    widths = column_widths(cells, size, measure.text_width)
    made = _table(cells, widths, size, table.header_rows)
    bookmarks.around(next(made.iter(f"{W}p")), table.id)
    yield made


def column_widths(cells: list[list[Placed]], size: float, total: int) -> list[int]:
    """Widths in twips that add up to ``total``, by the longest text of each column, as in the PDF."""
    columns, least = len(cells[0]), round(narrowest(size) * 20)
    wanted = [least] * columns
    for row in cells:
        for one in row:
            if one.across == 1:
                longest = max(map(characters, one.cell.text.split("\n")))
                natural = round((longest * size + 2 * PADDING + 1) * 20)
                wanted[one.column] = max(wanted[one.column], min(natural, total // 2))
    room, over = total - columns * least, sum(wanted) - columns * least
    widths = [total // columns] * columns
    if over > 0 and room >= 0:
        widths = [least + (want - least) * room // over for want in wanted]
    widths[-1] += total - sum(widths)
    return widths


def _table(cells: list[list[Placed]], widths: list[int], size: float, heads: int) -> Element:
    """The table made as one text, twice as fast as element by element.

    It names its namespace itself: lxml takes time with the square of the elements to move those of another's.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    xml = _Xml(widths, size)
    rows = "".join(xml.row(row, number, head=number < heads) for number, row in enumerate(cells))
    return etree.fromstring(
        f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


class _Xml:
    """Rows of a table as XML text; the style says the size of its type, but where columns are many."""

    def __init__(self, widths: list[int], size: float) -> None:
        self._widths = widths
        layout = look = ""
        if size != TABLE_SIZE:
            layout = f'<w:spacing w:line="{round(line_pitch(size) * 20)}" w:lineRule="exact"/>'
            look = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
        begin = f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{layout}'
        self._begin = {
            align: begin + (f'<w:jc w:val="{align}"/>' if align != "left" else "") + "</w:pPr>"
            for align in ("left", "center", "right")
        }
        self._run = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{look}</w:rPr>'

    def row(self, row: list[Placed], number: int, *, head: bool) -> str:
        cells = "".join(self._cell(one, number) for at, one in enumerate(row) if one.column == at)
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * head}</w:trPr>{cells}</w:tr>"

    def _cell(self, one: Placed, row: int) -> str:
        """A cell, or in a row below the first of those it spans the place it goes on in."""
        first = row == one.row
        width = sum(self._widths[one.column : one.column + one.across])
        span = f'<w:gridSpan w:val="{one.across}"/>' if one.across > 1 else ""
        merge = f'<w:vMerge w:val="{"restart" if first else "continue"}"/>' if one.down > 1 else ""
        texts = one.cell.text.split("\n") if first else [""]
        begin = self._begin[one.cell.align]
        lines = "".join(f"{begin}{self._run}{text_xml(text)}</w:r></w:p>" for text in texts)
        shape = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/>'
        return f"<w:tc><w:tcPr>{shape}</w:tcPr>{lines}</w:tc>"

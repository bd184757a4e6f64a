"""A table in a DOCX: a full-width grid whose head rows repeat on every page.

Made with lxml row by row: python-docx's ``table.cell(i, j)`` takes time with the square of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzdesk.document.model import Table
from fzdesk.writers.docx_measures import Measures
from fzdesk.writers.docx_xml import Bookmarks, Element, W, element, fragment, run
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
    made = element("tbl", *_properties(widths, measure.text_width))
    for number, row in enumerate(cells):
        made.append(_row(row, number, widths, size, head=number < table.header_rows))
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


def _properties(widths: list[int], total: int) -> list[Element]:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return fragment(
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{total}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _row(row: list[Placed], number: int, widths: list[int], size: float, *, head: bool) -> Element:
    properties = element("trPr", element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    made.extend(_cell(one, number, widths, size) for at, one in enumerate(row) if one.column == at)
    return made


def _cell(one: Placed, row: int, widths: list[int], size: float) -> Element:
    """A cell, or in a row below the first of those it spans the place it goes on in."""
    width = sum(widths[one.column : one.column + one.across])
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if one.across > 1:
        properties.append(element("gridSpan", val=one.across))
    if one.down > 1:
        properties.append(element("vMerge", val="restart" if row == one.row else "continue"))
    properties.append(element("vAlign", val="center"))
    texts = one.cell.text.split("\n") if row == one.row else [""]
    return element("tc", properties, *(_paragraph(text, one.cell.align, size) for text in texts))


def _paragraph(text: str, align: str, size: float) -> Element:
    """A line or more of a cell; the style says the size of its type, but where columns are many."""
    layout, words = element("pPr", element("pStyle", val="TableText")), run(text)
    if size != TABLE_SIZE:
        layout.append(element("spacing", line=round(line_pitch(size) * 20), lineRule="exact"))
        words[0].extend([element("sz", val=round(size * 2)), element("szCs", val=round(size * 2))])
    if align != "left":
        layout.append(element("jc", val=align))
    return element("p", layout, words)

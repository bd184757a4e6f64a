"""A table in a DOCX: a full-width grid whose head rows repeat on every page.

Made with lxml row by row: python-docx's ``table.cell(i, j)`` takes time with the square of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzdesk.document.model import Cell, Table
from fzdesk.writers.docx_measures import Measures
from fzdesk.writers.docx_xml import Bookmarks, Element, W, element, fragment, run
from fzdesk.writers.signature_places import characters

_SIZE = 240  # twips, 小四, so that a table of many columns still fits
_PADDING = 80  # twips beside the text, as in the style TableNormal
_NARROWEST = 2 * _SIZE + 2 * _PADDING
_EMPTY = Cell("")


def table_parts(table: Table, measure: Measures, bookmarks: Bookmarks) -> Iterator[Element]:
    """Caption and table."""
    columns = max((len(row) for row in table.rows), default=0)
    if table.caption:
        caption = element("p", element("pPr", element("pStyle", val="Caption")), run(table.caption))
        bookmarks.around(caption, f"{table.id}_caption" if columns else table.id)
        yield caption
    if not columns:
        return
    widths = column_widths(table, columns, measure.text_width)
    made = element("tbl", *_properties(widths, measure.text_width))
    for number, row in enumerate(table.rows):
        made.append(_row(row, widths, head=number < table.header_rows))
    bookmarks.around(next(made.iter(f"{W}p")), table.id)
    yield made


def column_widths(table: Table, columns: int, total: int) -> list[int]:
    """Widths in twips that add up to ``total``, by the longest text of each column, as in the PDF."""
    wanted = [_NARROWEST] * columns
    for row in table.rows:
        for number, cell in enumerate(row):
            natural = round(characters(cell.text) * _SIZE) + 2 * _PADDING + 20
            wanted[number] = max(wanted[number], min(natural, total // 2))
    room, over = total - columns * _NARROWEST, sum(wanted) - columns * _NARROWEST
    widths = [total // columns] * columns
    if over > 0 and room >= 0:
        widths = [_NARROWEST + (want - _NARROWEST) * room // over for want in wanted]
    widths[-1] += total - sum(widths)
    return widths


def _properties(widths: list[int], total: int) -> list[Element]:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return fragment(
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{total}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _row(row: tuple[Cell, ...], widths: list[int], *, head: bool) -> Element:
    properties = element("trPr", element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    cells = (*row, *[_EMPTY] * (len(widths) - len(row)))
    made.extend(_cell(cell, width) for cell, width in zip(cells, widths, strict=True))
    return made


def _cell(cell: Cell, width: int) -> Element:
    properties = element("tcPr", element("tcW", w=width, type="dxa"), element("vAlign", val="center"))
    layout = element("pPr", element("pStyle", val="TableText"))
    if cell.align != "left":
        layout.append(element("jc", val=cell.align))
    return element("tc", properties, element("p", layout, run(cell.text)))

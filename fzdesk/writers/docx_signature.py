"""The signature of a DOCX, and what keeps it on a page with text (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from fzdesk.document.model import Signature
from fzdesk.writers.docx_measures import Measures
from fzdesk.writers.docx_xml import Bookmarks, Element, W, element, run
from fzdesk.writers.signature_places import Row, characters, signature_rows

_LINES_WITH_IT = 2
_BEFORE_WIDOWS = tuple(W + tag for tag in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr"))


def blank_line(*, keep: bool = False) -> Element:
    """An empty line of the body's height; ``keep``: on one page with the next."""
    return element("p", element("pPr", element("keepNext"))) if keep else element("p")


def signature_lines(
    signature: Signature, columns: int, measure: Measures, bookmarks: Bookmarks
) -> list[Element]:
    """The paragraphs of a signature, the blank lines above it included."""
    rows = signature_rows(signature, columns)
    made: list[Element] = []
    for number, row in enumerate(rows):
        if not row:
            made.append(blank_line(keep=True))
            continue
        dated = number == len(rows) - 1 and bool(signature.date)
        made.append(_line("Date" if dated else "Signature", row, columns, measure))
        bookmarks.around(made[-1], "date" if dated else "issuer")
    return made


def _line(style: str, row: Row, columns: int, measure: Measures) -> Element:
    """One text set to the right with its indent, or several centred on tabs."""
    properties = element("pPr", element("pStyle", val=style))
    if len(row) == 1:
        right = columns - row[0].left - row[0].width
        if right > 0:
            properties.append(
                element("ind", rightChars=round(right * 100), right=round(right * measure.character))
            )
        return element("p", properties, run(row[0].text))
    stops = [
        element("tab", val="center", pos=round((one.left + one.width / 2) * measure.character)) for one in row
    ]
    properties.extend([element("tabs", *stops), element("jc", val="left")])
    return element("p", properties, run("".join(f"\t{one.text}" for one in row)))


def _bind(properties: Element) -> None:
    """Keep a paragraph with the next, two lines of it at least, in the order of the schema."""
    at = 1 if len(properties) and properties[0].tag == W + "pStyle" else 0
    kept = properties.find(W + "keepNext")
    if kept is None:
        properties.insert(at, element("keepNext"))
    else:
        kept.attrib.pop(W + "val", "")
    if properties.find(W + "widowControl") is None:
        before = [number for number, one in enumerate(properties) if one.tag in _BEFORE_WIDOWS]
        properties.insert(before[-1] + 1, element("widowControl"))


def keep_with_signature(nodes: list[Element], columns: int) -> None:
    """Let the signature take at least two lines of text with it to a new page.

    Widow control, off everywhere else, keeps two lines of the last paragraph together; one of a single
    line takes the paragraph before it along.
    """
    lines = 0
    for node in reversed(nodes):
        properties = node.find(W + "pPr")
        if node.tag != W + "p" or properties is None:  # a table, or the empty line after it
            return
        _bind(properties)
        text = "".join(words.text or "" for words in node.iter(W + "t"))
        lines += 2 if characters(text) + 2 > columns else 1
        if lines >= _LINES_WITH_IT:
            return

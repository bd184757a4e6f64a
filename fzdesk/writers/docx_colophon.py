"""版记 of a DOCX (GB/T 9704-2012, 7.4): two frames (图文框), the lower one on the 版心's lower edge.

One frame for both would grow with its text, but LibreOffice loses a frame whose paragraphs differ in their
rules.  Frames stand on the page of the paragraph after them, which is therefore written with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzdesk.document.model import Colophon
from fzdesk.writers.docx_measures import Measures
from fzdesk.writers.docx_xml import Bookmarks, Element, element, fragment, run
from fzdesk.writers.line_breaking import break_lines
from fzdesk.writers.signature_places import characters
from fzdesk.writers.upward import (
    COLOPHON_SIZE,
    COPIED_TO,
    THICK_RULE,
    THIN_RULE,
    copies_text,
    printed_text,
)

_CHARACTER = round(COLOPHON_SIZE * 20)  # twips
_LOWEST_XML = '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'


def colophon_parts(colophon: Colophon, measure: Measures, bookmarks: Bookmarks) -> Iterator[Element]:
    """The frames, and the lowest paragraph possible after them."""
    thin = THIN_RULE if copies_text(colophon) else THICK_RULE
    top = measure.page_height - measure.bottom - measure.line - round((thin + THICK_RULE) * 20)
    copies = copies_text(colophon)
    if copies:
        above = top - measure.line * _lines(copies, measure) - round(THICK_RULE * 20)
        yield _framed(COPIED_TO + copies, above, [_border("top", THICK_RULE)], measure)
        yield element("p", *fragment(_LOWEST_XML))  # keeps the frames apart
    rules = [_border("top", thin), _border("bottom", THICK_RULE)]
    printed = _framed(f"{colophon.printer}\t{printed_text(colophon)}", top, rules, measure)
    bookmarks.around(printed, "colophon")
    yield printed
    yield element("p", *fragment(_LOWEST_XML))


def _lines(copies: str, measure: Measures) -> int:
    """How many lines the names take between 抄送： and one character from the right."""
    advances = [characters(char) * _CHARACTER for char in copies]
    return len(break_lines(copies, advances, measure.text_width - 5 * _CHARACTER).lines)


def _framed(words: str, top: int, rules: list[Element], measure: Measures) -> Element:
    """A paragraph in a frame ``top`` twips under the page's upper edge."""
    frame = element(
        "framePr", w=measure.text_width, wrap="around", vAnchor="page", hAnchor="margin", xAlign="left", y=top
    )
    stop = element("tab", val="right", pos=measure.text_width - _CHARACTER)
    indent = element("ind", left=4 * _CHARACTER, right=_CHARACTER, hanging=3 * _CHARACTER)
    layout = [frame, element("pBdr", *rules), element("tabs", stop), indent]
    return element("p", element("pPr", element("pStyle", val="Colophon"), *layout), run(words))


def _border(edge: str, width: float) -> Element:
    return element(edge, val="single", sz=round(width * 8), space=0, color="000000")  # eighths of a point

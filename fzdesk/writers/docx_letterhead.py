"""版头 of a DOCX (GB/T 9704-2012, 7.2)."""

from __future__ import annotations

from collections.abc import Iterator

from fzdesk.document.model import Letterhead
from fzdesk.document.profile import Profile
from fzdesk.writers.docx_measures import Measures
from fzdesk.writers.docx_signature import blank_line
from fzdesk.writers.docx_xml import Bookmarks, Element, element, run
from fzdesk.writers.signature_places import characters
from fzdesk.writers.upward import RED_RULE, SIGNED_BY, TITLE_BELOW, Head, head_measures, spread

_RED = "FF0000"


def letterhead_parts(
    letterhead: Letterhead, profile: Profile, measure: Measures, bookmarks: Bookmarks
) -> Iterator[Element]:
    """版头, as high as a whole number of lines, and the blank lines above the title."""
    head = head_measures(letterhead, profile, measure.line / 20)
    yield _space(head.above)
    for mark in letterhead.marks:
        made = _mark(mark, head)
        bookmarks.around(made, "mark")
        yield made
    yield _space(head.gap)
    for number in range(len(head.rows)):
        made = _row(letterhead, head, number, measure)
        bookmarks.around(made, "number")
        yield made
    yield from (blank_line(keep=True) for _ in range(TITLE_BELOW))


def _space(height: float) -> Element:
    """An empty paragraph of that height in pt."""
    spacing = element("spacing", line=round(height * 20), lineRule="exact")
    return element("p", element("pPr", element("keepNext"), element("snapToGrid", val=0), spacing))


def _mark(mark: str, head: Head) -> Element:
    """发文机关标志: style Letterhead, its size and spread its own."""
    spacing = element("spacing", line=round(head.mark_line * 20), lineRule="exact")
    made = element("p", element("pPr", element("pStyle", val="Letterhead"), spacing), run(mark))
    half = round(head.mark_size * 2)
    apart = element("spacing", val=round(spread(mark, head) * 20))
    made[1][0].extend([apart, element("sz", val=half), element("szCs", val=half)])
    return made


def _row(letterhead: Letterhead, head: Head, number: int, measure: Measures) -> Element:
    """A row of 发文字号 and 签发人, on tabs; the last one has the red rule under it."""
    last, names = number == len(head.rows) - 1, head.rows[number]
    columns = measure.text_width / measure.character
    left = columns - 1 - max(map(characters, head.rows))
    stops = [1.0]
    if names:
        stops.append(left - characters(SIGNED_BY) if number == 0 else left)
    properties = element("pPr", element("keepNext"))
    if last:
        size = round(RED_RULE * 8)  # eighths of a point
        space = round(head.to_rule)
        rule = element("bottom", val="single", sz=size, space=space, color=_RED)
        properties.append(element("pBdr", rule))
    tabs = [element("tab", val="left", pos=round(stop * measure.character)) for stop in stops]
    properties.extend([element("tabs", *tabs), element("jc", val="left")])
    made = element("p", properties, run("\t" + (letterhead.number if last else "")))
    if names:
        made.append(run("\t" + (SIGNED_BY if number == 0 else "")))
        made.append(run(names, "Heading2Char"))
    return made

"""Pages: strips put one under another in the 版心 of a profile, 22 lines a page (GB/T 9704-2012, 5.2).

Coordinates are format-free: x in pt from the 版心's left edge, y in pt from its upper edge downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from fzdesk.document.model import Document, Heading, Node, Paragraph, Picture, Span
from fzdesk.document.profile import FaceRole, Profile
from fzdesk.writers.pictures import keeps_with, room, shown_size
from fzdesk.writers.signature import sign, with_signature
from fzdesk.writers.strips import Mark, Measure, Part, Run, Setter, Shown, Strip
from fzdesk.writers.tables import set_table
from fzdesk.writers.title import subtitle_lines, title_lines
from fzdesk.writers.upward_strips import set_annexes, set_attachment_list, set_colophon, set_letterhead

_HEADING_FACES: tuple[FaceRole, ...] = ("heading1", "heading2", "heading3", "heading4")
_TOLERANCE = 0.5  # pt; 22 × 28.99 pt and 225 mm differ by less
_DASH_RISE = 0.37  # em; upper edge of the page number's — above the baseline


class Page(NamedTuple):
    """A page: each strip with the y of its top, and the page number."""

    strips: tuple[tuple[float, Strip], ...]
    folio: Run  # baseline counted from the 版心's upper edge


def lay_out(document: Document, profile: Profile, measure: Measure) -> tuple[Page, ...]:
    """The pages of a document; one page at least."""
    setter = Setter(profile, measure)
    pages = _fill(list(_strips(document, setter)), profile)
    if document.colophon:
        _put_colophon(set_colophon(document.colophon, setter), pages, profile)
    return tuple(Page(tuple(strips), _folio(number, setter)) for number, strips in enumerate(pages, 1))


def heading_face(level: int) -> FaceRole:
    """The face of a heading: 一、 黑体, （一） 楷体, deeper ones 仿宋 (GB/T 9704-2012, 7.3.3)."""
    return _HEADING_FACES[min(max(level, 1), len(_HEADING_FACES)) - 1]


def _strips(document: Document, setter: Setter) -> Iterator[Strip]:
    """Everything in reading order but 版记."""
    if document.letterhead:
        yield from set_letterhead(document.letterhead, setter)
    yield from _opening(document, setter)
    body = _nodes(document.above_signature, setter)
    signature = sign(document.signature, setter) if document.signature else []
    yield from with_signature(body) if signature else body
    if document.attachments:
        listed = set_attachment_list(document.attachments, setter)
        yield from listed if signature else [*listed[:-1], listed[-1]._replace(keep=False)]
    yield from signature
    yield from _nodes(document.below_signature, setter)
    yield from set_annexes(document.attachments, setter)


def _opening(document: Document, setter: Setter) -> Iterator[Strip]:
    """Title, subtitle, a blank line, and the addressee flush left (7.3.1, 7.3.2)."""
    profile = setter.profile
    lines = title_lines(document, profile)
    for line in lines:
        yield setter.centred(line, "title", face="title", size=profile.title_size_pt)
    for line in subtitle_lines(document, profile):
        yield setter.centred(line, "subtitle", face="heading2", size=setter.size)
    if lines or document.subtitle:
        yield setter.blank()
    if document.addressee:
        ending = "" if document.addressee.endswith(("：", ":")) else "："
        yield from setter.paragraph([Part(document.addressee + ending)], "addressee", indent=0)


def _nodes(nodes: tuple[Node, ...], setter: Setter) -> list[Strip]:
    """The strips of nodes; a caption keeps to the table under it, a picture to the caption under it."""
    strips: list[Strip] = []
    for number, node in enumerate(nodes):
        after = nodes[number + 1] if number + 1 < len(nodes) else None
        made = _node(node, setter)
        if keeps_with(node, after):
            made = [strip._replace(keep=True) for strip in made]
        strips += made
    return strips


def _node(node: Node, setter: Setter) -> list[Strip]:
    match node:
        case Heading():
            parts = [Part(node.number + node.text, heading_face(node.level))]
            return setter.paragraph(parts, node.id, keep=True)
        case Paragraph(caption=True):
            lines = setter.lines(node.text, "body", setter.size, setter.width)
            return [
                setter.centred(line, node.id, face="body", size=setter.size, keep=False) for line in lines
            ]
        case Paragraph():
            return setter.paragraph([_part(span) for span in node.spans if span.text], node.id)
        case Picture():
            return [_picture(node, setter)]
    return set_table(node, setter)


def _picture(node: Picture, setter: Setter) -> Strip:
    """A picture in the middle, on as many lines as it is high."""
    width, height = shown_size(node, setter.profile)
    shown = Shown(node, (setter.width - width) / 2, width, height)
    return Strip(node.id, room(height, setter.profile), picture=shown)


def _part(span: Span) -> Part:
    mark: Mark | None = "blank" if span.role == "blank" else "stale" if span.stale else None
    return Part(span.text, heading_face(span.level) if span.role == "heading" else "body", mark)


def _fill(strips: list[Strip], profile: Profile) -> list[list[tuple[float, Strip]]]:
    """Strips on pages: what must stay together moves to the next page together, when a page can hold it."""
    pitch = profile.line_pitch_pt
    height = profile.lines * pitch + _TOLERANCE
    pages: list[list[tuple[float, Strip]]] = [[]]
    y = 0.0
    for group in _groups(strips):
        heights = list(accumulate(_heights(group, y, pitch), initial=y))
        wanted = group[0].fresh and bool(pages[-1])
        if wanted or (y and heights[-1] > height and heights[-1] - y <= height):
            _begin_page(pages)
            y = 0.0
        for strip in group:
            y = _aligned(y, strip, pitch)
            if y and y + strip.height > height:
                _begin_page(pages)
                y = 0.0
            if not pages[-1] and strip.rules_first:
                strip = strip._replace(rules=strip.rules + strip.rules_first)
            if not pages[-1] and sum(row.height for row in strip.header) + strip.height <= height:
                for row in strip.header:
                    pages[-1].append((y, row))
                    y += row.height
            pages[-1].append((y, strip))
            y += strip.height
    return pages


def _begin_page(pages: list[list[tuple[float, Strip]]]) -> None:
    """A new page; a row of a table that ends the one before is closed."""
    if pages[-1]:
        y, last = pages[-1][-1]
        pages[-1][-1] = y, last._replace(rules=last.rules + last.rules_last)
    pages.append([])


def _put_colophon(strip: Strip, pages: list[list[tuple[float, Strip]]], profile: Profile) -> None:
    """版记 on the 版心's lower edge, on the last page or, without room, on one more (7.4.1)."""
    last, above = pages[-1][-1] if pages[-1] else (0.0, None)
    foot = last + (above.height if above else 0.0)
    y = profile.text_height_pt - strip.height
    if foot > y:
        pages.append([])
    pages[-1].append((y, strip))


def _groups(strips: list[Strip]) -> Iterator[list[Strip]]:
    """Strips that must not be parted: each with ``keep`` is with the one after it."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _heights(group: list[Strip], y: float, pitch: float) -> Iterator[float]:
    """What each strip adds to y, with the step back to the grid of lines."""
    for strip in group:
        step = _aligned(y, strip, pitch) - y + strip.height
        y += step
        yield step


def _aligned(y: float, strip: Strip, pitch: float) -> float:
    """y of a strip's top: lines stand on the page's grid, rows of a table follow one another."""
    return y if strip.rules else ceil(y / pitch - 0.02) * pitch


def _folio(number: int, setter: Setter) -> Run:
    """The page number: 14 pt, its — 7 mm under the 版心, odd right and even left, one character in (7.5)."""
    profile = setter.profile
    size, text = profile.page_number_size_pt, f"— {number} —"
    width = sum(setter.advances(text, "page_number", size, 0.0))
    baseline = profile.text_height_pt + profile.page_number_gap_mm * 72 / 25.4 + _DASH_RISE * size
    return Run(text, setter.width - size - width if number % 2 else size, baseline, "page_number", size, 0.0)

"""The PDF writer: a document laid out on pages, drawn with embedded fonts, as PDF/A-2b.

reportlab is imported when a PDF is written, never before.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzdesk.catalogue.model import Value
from fzdesk.document.model import Document, Heading, Paragraph, Table
from fzdesk.document.profile import FaceRole, Profile
from fzdesk.writers.fonts import Typeface, typefaces
from fzdesk.writers.layout import Page, heading_face, lay_out

_MM = 72 / 25.4


class Place(Value, frozen=True):
    """Where a heading or paragraph stands on a page, in pt from the page's upper left corner.

    ``id`` may also be letterhead, title, subtitle, addressee, attachments, signature or colophon.  What spans
    pages has a place on each.
    """

    id: str
    page: int  # from 0
    left: float
    top: float
    right: float
    bottom: float


NEAR = 6  # characters


class Missing(Value, frozen=True):
    """A character that no font has, with its place in the text; 〓 is drawn for it."""

    char: str
    id: str
    offset: int


class Pdf(Value, frozen=True):
    """A finished PDF."""

    data: bytes
    pages: int
    places: tuple[Place, ...]
    missing: tuple[Missing, ...]
    faces: tuple[str, ...]  # PostScript names of the fonts in it
    undrawn: tuple[str, ...] = ()  # ids of pictures that a PDF cannot hold, or that are damaged


def write_pdf(
    document: Document, profile: Profile, *, highlight: bool = False, prefer_system: bool = False
) -> Pdf:
    """The document as PDF/A-2b; the same document always gives the same bytes.

    ``highlight`` marks blanks and stale figures, for the preview, which is packed quickly instead of well.
    ``prefer_system`` takes the PC's own faces of the profile before the shipped ones.
    """
    faces = typefaces(profile, prefer_system=prefer_system)

    def measure(face: FaceRole, text: str) -> list[float]:
        return [*map(faces[face].advances.__getitem__, text)]

    pages = lay_out(document, profile, measure)
    from fzdesk.writers.pdf_canvas import draw

    drawn = draw(document, profile, pages, faces, highlight=highlight)
    return Pdf(
        data=drawn.data,
        pages=len(pages),
        places=tuple(_places(pages, profile)),
        missing=tuple(_missing(document, faces)),
        faces=drawn.fonts,
        undrawn=drawn.undrawn,
    )


def _places(pages: tuple[Page, ...], profile: Profile) -> Iterator[Place]:
    """For each page the box of every id on it, as wide as the 版心."""
    left, top = profile.margin_left_mm * _MM, profile.margin_top_mm * _MM
    right = left + profile.text_width_pt
    for number, page in enumerate(pages):
        boxes: dict[str, tuple[float, float]] = {}
        for y, strip in page.strips:
            if strip.owner:
                first, _ = boxes.get(strip.owner, (y, y))
                boxes[strip.owner] = (first, y + strip.height)
        for owner, (first, last) in boxes.items():
            yield Place(owner, number, left, top + first, right, top + last)


def _missing(document: Document, faces: dict[FaceRole, Typeface]) -> Iterator[Missing]:
    """Every character drawn as 〓, in reading order."""
    for owner, role, text in _texts(document):
        shapes = faces[role].shapes
        for offset, char in enumerate(text):
            if shapes[char].missing:
                yield Missing(char, owner, offset)


def near(document: Document, missing: Missing) -> str:
    """A few words around a character that no font has."""
    texts = (text for owner, _, text in _texts(document) if owner == missing.id)
    for text in texts:
        if text[missing.offset : missing.offset + 1] == missing.char:
            start, end = max(missing.offset - NEAR, 0), missing.offset + NEAR + 1
            return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    return missing.char


def _texts(document: Document) -> Iterator[tuple[str, FaceRole, str]]:
    """(id, face, text) of everything in the document."""
    if document.letterhead:
        yield "letterhead", "title", "".join(document.letterhead.marks)
        yield "letterhead", "heading2", document.letterhead.number + "".join(document.letterhead.signers)
    yield "title", "title", document.name
    yield "subtitle", "heading2", document.subtitle
    yield "addressee", "body", document.addressee
    for node in document.nodes:
        if isinstance(node, Heading):
            yield node.id, heading_face(node.level), node.number + node.text
        elif isinstance(node, Paragraph):
            yield node.id, "body", node.text
        elif isinstance(node, Table):
            yield node.id, "body", node.caption + _cells(node)
    if document.signature:
        yield "signature", "body", "".join(document.signature.issuers) + document.signature.date
    for one in document.attachments:
        yield "attachments", "body", one.title
        if one.table:
            yield one.id, "body", _cells(one.table)
    if document.colophon:
        yield (
            "colophon",
            "body",
            document.colophon.copies + document.colophon.printer + document.colophon.date,
        )


def _cells(table: Table) -> str:
    return "".join(cell.text for row in table.rows for cell in row)

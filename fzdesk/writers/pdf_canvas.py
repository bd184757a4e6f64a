"""Draws laid-out pages on a reportlab canvas, with own embedded fonts and bookmarks.

Import it only when a PDF is to be written: it imports reportlab.
"""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator
from typing import NamedTuple

from fzdesk.document.model import Document, Heading, Paragraph
from fzdesk.document.profile import FaceRole, Profile
from fzdesk.writers.fonts import Typeface
from fzdesk.writers.layout import Page
from fzdesk.writers.pdf_font import EmbeddedFont
from fzdesk.writers.pdf_objects import QUICK, SMALL, PageCanvas
from fzdesk.writers.pdfa import describe, property_text
from fzdesk.writers.strips import Run
from fzdesk.writers.truetype import TrueType

_MM = 72 / 25.4
_RED, _BLACK = "1 0 0", "0 0 0"
_BLANK_COLOUR = "0.9647 0.8745 0.6824"  # #F6DFAE
_STALE_COLOUR = "0.7255 0.4784 0.0784"  # #B97A14
_STALE_WIDTH = 1.5  # pt: 2 px on the preview's page at 100 %
_LOOSE = 0.09  # em; readers take wider gaps for spaces, unless told the text
_BAND = 0.08  # em between a marked text and the edge of its band


class _Outline:
    """Bookmarks of headings, own-line and run-in, added when drawing reaches them."""

    def __init__(self, document: Document, canvas: PageCanvas) -> None:
        self._canvas = canvas
        self._wanted = dict(_headings(document))
        self._levels: list[int] = []

    def reached(self, owner: str, y: float) -> None:
        """Bookmark a heading at ``y`` pt from the page's foot; anything else, and what continues, is left."""
        level, title = self._wanted.pop(owner, (0, ""))
        if not title:
            return
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        key = f"b{len(self._wanted)}"
        self._canvas.bookmarkHorizontalAbsolute(key, y, left=0, fit="XYZ")
        self._canvas.addOutlineEntry(property_text(title), key, level=len(self._levels), closed=False)
        self._levels.append(level)


class _Fonts:
    """The fonts of one PDF, named F1, F2… in the order of their first use."""

    def __init__(self, faces: dict[FaceRole, Typeface]) -> None:
        self.faces = faces
        self.embedded: dict[TrueType, EmbeddedFont] = {}
        self._own = {role: face.font for role, face in faces.items()}

    def pieces(self, run: Run) -> Iterator[tuple[str, str, str]]:
        """(font name, codes, text) of a run, cut where a fallback font takes over."""
        face = self.faces[run.face]
        if face.foreign.isdisjoint(run.text):
            yield self._piece(self._own[run.face], run.text)
            return
        shapes = face.shapes
        start = 0
        for end in range(1, len(run.text) + 1):
            if end == len(run.text) or shapes[run.text[end]].font is not shapes[run.text[start]].font:
                yield self._piece(shapes[run.text[start]].font, run.text[start:end])
                start = end

    def _piece(self, font: TrueType, text: str) -> tuple[str, str, str]:
        embedded = self.embedded.get(font)
        if embedded is None:
            embedded = self.embedded[font] = EmbeddedFont(font, f"F{len(self.embedded) + 1}")
        return embedded.name, embedded.encode(text), text


class Drawn(NamedTuple):
    """A drawn PDF and the PostScript names of the fonts in it."""

    data: bytes
    fonts: tuple[str, ...]
    undrawn: tuple[str, ...]  # ids of pictures


def draw(
    document: Document,
    profile: Profile,
    pages: tuple[Page, ...],
    faces: dict[FaceRole, Typeface],
    *,
    highlight: bool,
) -> Drawn:
    """The pages on a canvas, with bookmarks and properties."""
    fonts = _Fonts(faces)
    size = (profile.page_width_mm * _MM, profile.page_height_mm * _MM)
    file = io.BytesIO()
    canvas = PageCanvas(file, size, level=QUICK if highlight else SMALL)
    describe(canvas.document, document)
    outline = _Outline(document, canvas)
    undrawn: list[str] = []
    left, top = profile.margin_left_mm * _MM, size[1] - profile.margin_top_mm * _MM
    for page in pages:
        for y, strip in page.strips:
            outline.reached(strip.owner, top - y)
        undrawn += _pictures(page, canvas, left, top)
        canvas.addLiteral("\n".join(_page_code(page, fonts, left, top, highlight=highlight)))
        canvas.showPage()
    for embedded in fonts.embedded.values():
        embedded.add_to(canvas.document, faces.values(), canvas.level)
    canvas.save()
    names = tuple(font.postscript_name for font in fonts.embedded)
    return Drawn(file.getvalue(), names, tuple(undrawn))


def _pictures(page: Page, canvas: PageCanvas, left: float, top: float) -> Iterator[str]:
    """Draw the page's pictures; gives the ids of those that cannot be drawn."""
    for y, strip in page.strips:
        if strip.picture is None:
            continue
        from fzdesk.writers.pdf_picture import raster

        one = strip.picture
        pixels = raster(one.picture, one.width, one.height)
        if pixels is None:
            yield one.picture.id
            continue
        name = canvas.add_picture(pixels.stream())
        foot = top - y - (strip.height + one.height) / 2
        x = left + one.x
        canvas.addLiteral(f"q {one.width:.3f} 0 0 {one.height:.3f} {x:.3f} {foot:.3f} cm /{name} Do Q")


def _page_code(page: Page, fonts: _Fonts, left: float, top: float, *, highlight: bool) -> Iterator[str]:
    """The page's drawing operators: marks, rules, then all text in reading order."""
    if highlight:
        yield from _marks(page, left, top)
    yield from _rules(page, left, top)
    yield "BT"
    setting = Setting("", 0.0, 0.0, False)
    for y, strip in page.strips:
        loose = any(run.spacing > _LOOSE * run.size for run in strip.runs)
        if loose:
            yield _actual_text("".join(run.text for run in strip.runs))
        for run in strip.runs:
            setting = yield from _run(run, fonts, left, top - y, setting)
        if loose:
            yield "EMC"
    yield from _run(page.folio, fonts, left, top, setting)
    yield "ET"


def _rules(page: Page, left: float, top: float) -> Iterator[str]:
    """All rules of a page, those of one width and colour in one stroke."""
    kinds: dict[tuple[float, bool], list[str]] = {}
    for y, strip in page.strips:
        for rule in strip.rules:
            begin = f"{left + rule.x0:.2f} {top - y - rule.y0:.2f} m"
            end = f"{left + rule.x1:.2f} {top - y - rule.y1:.2f} l"
            kinds.setdefault((rule.width, rule.red), []).append(f"{begin} {end}")
    for (width, red), lines in kinds.items():
        yield f"{width:.3f} w 2 J {_RED if red else _BLACK} RG"
        yield from lines
        yield "S"


class Setting(NamedTuple):
    """What is set in the page's text: font, size, spacing, colour."""

    font: str
    size: float
    spacing: float
    red: bool


def _run(run: Run, fonts: _Fonts, left: float, top: float, setting: Setting) -> Generator[str, None, Setting]:
    """A run's operators; returns what is set now."""
    x = left + run.x
    if run.red is not setting.red:
        yield f"{_RED if run.red else _BLACK} rg"
    for name, codes, text in fonts.pieces(run):
        if (setting.font, setting.size) != (name, run.size):
            yield f"/{name} {run.size:g} Tf"
        if setting.spacing != run.spacing:
            yield f"{run.spacing:.4f} Tc"
        setting = Setting(name, run.size, run.spacing, run.red)
        yield f"1 0 0 1 {x:.3f} {top - run.baseline:.3f} Tm <{codes}> Tj"
        if len(text) < len(run.text):
            advances = fonts.faces[run.face].advances
            x += sum(advances[char] for char in text) * run.size + run.spacing * len(text)
    return setting


def _actual_text(text: str) -> str:
    """Opens a line whose text is told outright, so that copying it finds no spaces in its wide gaps."""
    return f"/Span <</ActualText <feff{text.encode('utf-16-be', 'surrogatepass').hex()}>>> BDC"


def _marks(page: Page, left: float, top: float) -> Iterator[str]:
    """Bands behind blanks, lines under stale figures (preview only)."""
    yield "q"
    for y, strip in page.strips:
        for band in strip.bands:
            run = strip.runs[0]
            foot = top - y - run.baseline - (0.12 + _BAND) * run.size
            x, width = left + band.left, band.right - band.left
            if band.mark == "blank":
                height = (1 + 2 * _BAND) * run.size
                yield f"{_BLANK_COLOUR} rg {x:.2f} {foot:.2f} {width:.2f} {height:.2f} re f"
            else:
                yield f"{_STALE_COLOUR} rg {x:.2f} {foot:.2f} {width:.2f} {_STALE_WIDTH} re f"
    yield "Q"


def _headings(document: Document) -> Iterator[tuple[str, tuple[int, str]]]:
    """(id, (level, text)) of every heading; a run-in one without its 。"""
    for node in document.nodes:
        if isinstance(node, Heading):
            yield node.id, (node.level, node.number + node.text)
        elif isinstance(node, Paragraph):
            text = ""
            for span in node.spans:
                text += span.text
                if span.role == "heading":
                    yield node.id, (span.level, text.rstrip("。"))
                    break
                if span.role != "number":
                    break

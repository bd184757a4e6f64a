"""The words inside one paragraph of a DOCX: runs, fields, tracked changes, soft breaks, text boxes."""

from __future__ import annotations

from typing import NamedTuple

from fzdesk.intake.docx_package import Element, attribute, child, local, switched_on
from fzdesk.intake.docx_styles import Style, Styles

# Deleted and moved-away words, properties, field codes, the small reading above a character.
_SKIPPED = frozenset(
    (
        "del", "moveFrom", "pPr", "rPr", "rPrChange", "instrText", "delText", "delInstrText", "rt",
        "annotation", "ffData", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr",
    )
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_DRAWN = ("drawing", "pict", "object")
_PRIVATE = range(0xE000, 0xF900)  # signs of symbol fonts


class Piece(NamedTuple):
    """A run's text."""

    text: str
    bold: bool


class Inline:
    """What a paragraph holds, changes taken as accepted."""

    def __init__(self, paragraph: Element, styles: Styles, style: Style) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[tuple[int, Element]] = []  # text boxes with the offset of their anchor
        self.drawings: list[tuple[int, Element]] = []  # what may be pictures, with the offset before it
        self.footnotes: list[tuple[str, str]] = []  # kind and id of the notes referred to
        self._styles = styles
        self._style = style
        self._bold = style.bold
        self._fields: list[bool] = []  # of each open field: whether its result has begun
        self._length = 0
        for element in paragraph:
            self._read(element)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def bold_to(self) -> int:
        """How many characters from the first on are bold; spaces count as what stands before them."""
        length = 0
        for piece in self.pieces:
            if not piece.bold and piece.text.strip():
                break
            length += len(piece.text)
        return length

    def _read(self, element: Element) -> None:
        name = local(element.tag)
        if name in _SKIPPED:
            return
        match name:
            case "t":
                self._add(element.text or "")
            case "tab" | "ptab" | "cr" | "noBreakHyphen" | "softHyphen":
                self._add(_SIGNS[name])
            case "br" | "sym":
                self._add(_sign(element))
            case "r":
                self._run(element)
            case "fldChar":
                self._field(attribute(element, "fldCharType"))
            case "AlternateContent":
                self._alternative(element)
            case "txbxContent":
                self.boxes.append((self._length, element))
            case "footnoteReference" | "endnoteReference":
                self.footnotes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
            case _:
                if name in _DRAWN:
                    self.drawings.append((self._length, element))
                for one in element:
                    self._read(one)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        style = attribute(child(properties, "rStyle"), "val")
        own = self._styles[style] if style else None
        hidden = switched_on(properties, "vanish")
        if hidden or (hidden is None and (self._style.hidden or (own is not None and own.hidden))):
            return
        bold = switched_on(properties, "b")
        self._bold = (self._style.bold or (own is not None and own.bold)) if bold is None else bold
        for element in run:
            self._read(element)

    def _field(self, kind: str | None) -> None:
        """Between ``begin`` and ``separate`` stands the code, after it the result."""
        match kind:
            case "begin":
                self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()

    def _alternative(self, element: Element) -> None:
        """The first choice that has words or a picture; it may be the one for programs that know no other."""
        for branch in element:
            if any(local(one.tag) in ("t", "txbxContent", "blip", "imagedata") for one in branch.iter()):
                for one in branch:
                    self._read(one)
                return

    def _add(self, text: str) -> None:
        if text and all(self._fields):
            self.pieces.append(Piece(text, self._bold))
            self._length += len(text)


def _sign(element: Element) -> str:
    """A symbol, or a line end within a paragraph; the end of a page or column is none."""
    if local(element.tag) == "sym":
        return _symbol(attribute(element, "char"))
    return "" if attribute(element, "type") in ("page", "column") else "\n"


def _symbol(code: str | None) -> str:
    """A character given by its code in a font; those of symbol fonts have no meaning without it."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return (
        chr(number)
        if 0x20 <= number < 0x10000 and number not in _PRIVATE and not 0xD800 <= number < 0xE000
        else ""
    )

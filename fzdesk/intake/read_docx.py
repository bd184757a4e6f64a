"""Reads a DOCX: paragraphs with their automatic numbers, text boxes, footnotes and tables, in order.

Tracked changes are read as accepted; comments, hidden text, headers and footers are left out.
"""

from __future__ import annotations

from typing import NamedTuple

from fzdesk.intake.docx_inline import Inline
from fzdesk.intake.docx_numbering import Numbering
from fzdesk.intake.docx_package import Element, Package, attribute, child, local
from fzdesk.intake.docx_pictures import Pictures
from fzdesk.intake.docx_styles import Style, Styles, is_centred, numbering_of, outline_level
from fzdesk.intake.docx_table import read_table
from fzdesk.intake.passage import Passage, passage
from fzdesk.intake.reading import Grid, Hint, Image, Item, Line, Reading

_WRAPPERS = ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "body", "txbxContent", "tc")
_NOTES = {"footnote": "footnotes.xml", "endnote": "endnotes.xml"}


class _Words(NamedTuple):
    """A paragraph's words and what is said of them."""

    text: str
    number: str
    hint: Hint
    inline: Inline


def read_docx(data: bytes) -> Reading:
    """The lines and tables of a DOCX.  Raises InputError with one sentence when it cannot be read."""
    package = Package(data)
    root = package.xml(package.main)
    reader = _Reader(package)
    reader.blocks(child(root, "body"))
    reader.end()
    return Reading(
        "docx",
        tuple(reader.items),
        tuple(reader.paragraphs),
        tuple(reader.read_footnotes()),
        tuple(reader.notes),
        tuple(dict.fromkeys(reader.lost)),
    )


class _Reader:
    def __init__(self, package: Package) -> None:
        self.items: list[Item] = []
        self.paragraphs: list[str] = []
        self.notes: list[str] = []
        self._package = package
        self._styles = Styles(package.beside("styles.xml"))
        self._numbering = Numbering(package.beside("numbering.xml"), self._styles)
        self._pictures = Pictures(package)
        self._in_cells: list[Image] = []  # of the table that is being read
        self.lost: list[str] = []
        self._footnotes: list[tuple[str, str]] = []
        self._open = Passage()  # a paragraph whose end mark was deleted goes on in the next

    def blocks(self, parent: Element | None) -> None:
        """Paragraphs and tables of the body, a text box or a cell."""
        for element in parent if parent is not None else ():
            match local(element.tag):
                case "p":
                    self._paragraph(element)
                case "tbl":
                    self._table(element)
                case "sdt":
                    self.blocks(child(element, "sdtContent"))
                case "AlternateContent":
                    self.blocks(next((one for one in element if len(one)), None))
                case "altChunk":
                    self.notes.append("文件里嵌有另一个文件，其内容没有读入，请在 WPS 里打开后另存为 DOCX。")
                case name if name in _WRAPPERS:
                    self.blocks(element)

    def end(self) -> None:
        """Put down what a last paragraph without an end mark left open."""
        if self._open.text:
            self._add_line(self._open, "", Hint(), soft=False)
            self._open = Passage()

    def _words(self, element: Element) -> _Words:
        properties = child(element, "pPr")
        style = self._styles[attribute(child(properties, "pStyle"), "val")]
        inline = Inline(element, self._styles, style)
        number, level = self._numbering.number(*numbering_of(properties, style.numbering))
        text = inline.text
        return _Words(text, number, _hint(properties, style, inline, text, level), inline)

    def _paragraph(self, element: Element) -> None:
        words = self._words(element)
        self._footnotes += words.inline.footnotes
        before = [box for offset, box in words.inline.boxes if not words.text[:offset].strip()]
        for box in before:
            self.blocks(box)
        above, below = self._drawn(words)
        self.items += above
        if words.text.strip():
            self.paragraphs.append(words.text)
            self._lines(words, merged=_mark_is_deleted(element))
        self.items += below
        for _, box in words.inline.boxes:
            if not any(box is one for one in before):
                self.blocks(box)

    def _drawn(self, words: _Words) -> tuple[list[Image], list[Image]]:
        """The pictures that stand before the paragraph's words, and the others."""
        above: list[Image] = []
        below: list[Image] = []
        for offset, drawing in words.inline.drawings:
            shown = self._pictures.of(drawing, max(len(self.paragraphs) - 1, 0))
            (below if words.text[:offset].strip() else above).extend(shown.images)
            self.lost += shown.lost
        return above, below

    def _lines(self, words: _Words, *, merged: bool) -> None:
        """A paragraph as lines: one, or one for each soft break."""
        at, soft, number = 0, False, words.number
        parts = words.text.split("\n")
        for part in parts:
            piece = self._open + passage(part, len(self.paragraphs) - 1, at)
            self._open = Passage()
            at += len(part) + 1
            if merged and at > len(words.text):
                self._open = piece
            elif piece.text.strip():
                self._add_line(piece, number, _moved(words.hint, piece, at - len(part) - 1), soft=soft)
                soft, number = True, ""

    def _add_line(self, words: Passage, number: str, hint: Hint, *, soft: bool) -> None:
        lead = len(words.text) - len(words.text.lstrip())
        self.items.append(Line(words.stripped(), number, lead, soft, hint))

    def _table(self, element: Element) -> None:
        """A table; one of a single column that holds running text is only a frame around it."""
        table = read_table(element, self._cell_text)
        if table.is_frame:
            for cell in table.cells:
                self.blocks(cell)
        elif table.rows:
            if any(map(any, table.rows)) or not self._in_cells:  # else it only places pictures
                place = max(len(self.paragraphs) - 1, 0)
                self.items.append(Grid(table.rows, table.header_rows, place, table.spans))
            self.items += self._in_cells
        self._in_cells = []

    def _cell_text(self, cell: Element) -> str:
        """A cell's paragraphs, one a line; a table in it gives a line for each of its cells."""
        lines = []
        for element in cell.iter():
            if local(element.tag) == "p" and not _inside_box(element):
                words = self._words(element)
                lines.append((words.number + words.text).replace("\n", " ").strip())
                for shown in self._drawn(words):
                    self._in_cells += shown
        return "\n".join(line for line in lines if line)

    def read_footnotes(self) -> list[Passage]:
        """The notes referred to, in order, each as a paragraph after the file's last."""
        found = []
        notes = {kind: self._notes(name) for kind, name in _NOTES.items()} if self._footnotes else {}
        for kind, key in self._footnotes:
            note = notes[kind].get(key)
            for element in note.iter() if note is not None else ():
                if local(element.tag) == "p" and (text := self._words(element).text.strip()):
                    self.paragraphs.append(text)
                    found.append(passage(text, len(self.paragraphs) - 1))
        return found

    def _notes(self, name: str) -> dict[str, Element]:
        root = self._package.beside(name)
        return {attribute(one, "id") or "": one for one in root} if root is not None else {}


def _hint(properties: Element | None, style: Style, inline: Inline, text: str, listed: int) -> Hint:
    bold_to = inline.bold_to
    bold = bool(text.strip()) and bold_to == len(text)
    return Hint(
        level=outline_level(properties) or style.level,
        title=style.title,
        bold=bold,
        bold_to=0 if bold else bold_to,
        centred=is_centred(properties, style.centred),
        listed=listed,
        contents=style.contents,
    )


def _moved(hint: Hint, line: Passage, at: int) -> Hint:
    """The hint for one of several lines of a paragraph: bold is counted from the line's first character."""
    if not hint.bold_to:
        return hint
    lead = len(line.text) - len(line.text.lstrip())
    length = hint.bold_to - at - lead
    whole = length >= len(line.text.strip())
    return Hint(
        hint.level,
        hint.title,
        whole,
        0 if whole else max(length, 0),
        hint.centred,
        hint.listed,
        hint.contents,
    )


def _mark_is_deleted(element: Element) -> bool:
    """Whether a tracked change joins the paragraph with the next."""
    mark = child(element, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _inside_box(element: Element) -> bool:
    """Whether the paragraph stands in a text box or in words for programs that know no text boxes."""
    return any(local(one.tag) in ("txbxContent", "Fallback") for one in element.iterancestors())

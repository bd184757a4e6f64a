"""What the readers of each format give: lines and tables in order, with what the format says of them."""

from __future__ import annotations

from typing import Literal

import msgspec

from fzdesk.catalogue.model import Value
from fzdesk.document.model import PictureForm
from fzdesk.intake.passage import Passage

Form = Literal["txt", "docx"]


class Hint(Value, frozen=True):
    """What a DOCX says of a paragraph besides its words."""

    level: int = 0  # of a heading style, from 1
    title: bool = False  # styled as the document's title
    bold: bool = False  # bold from end to end
    bold_to: int = 0  # bold up to this character, then not
    centred: bool = False
    listed: int = 0  # level of an automatic number, from 1
    contents: bool = False  # a line of a table of contents


class Line(Value, frozen=True):
    """A line of text, spaces at its ends cut off."""

    passage: Passage
    number: str = ""  # automatic, not part of the passage
    indent: int = 0  # full-width spaces before it, halves rounded up
    soft: bool = False  # follows a soft break inside its paragraph
    hint: Hint = msgspec.field(default_factory=Hint)

    @property
    def text(self) -> str:
        return self.passage.text


class Insert(Value, frozen=True):
    """What is no line: a table, a picture."""

    @property
    def text(self) -> str:
        return ""


class GridSpan(Value, frozen=True):
    """A cell of a table that spans rows or columns: its upper left place, and how many of each."""

    row: int
    column: int
    down: int
    across: int


class Grid(Insert, frozen=True):
    """A table; rows are equally long, cells covered by a merged one are empty."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1
    paragraph: int = 0  # the file's paragraph before it
    spans: tuple[GridSpan, ...] = ()

    @property
    def text(self) -> str:
        """Cells parted by tabs, rows by line ends."""
        return "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in self.rows)


class Image(Insert, frozen=True):
    """A picture; sizes in pt as the file shows it, 0 where it does not say."""

    data: bytes
    form: PictureForm
    width: float = 0.0
    height: float = 0.0
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    paragraph: int = 0  # the file's paragraph it stands at


Item = Line | Grid | Image


class Reading(Value, frozen=True):
    """A file as read."""

    form: Form
    items: tuple[Item, ...]
    paragraphs: tuple[str, ...]  # the file's non-empty paragraphs, as findings count them
    footnotes: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()  # what the clerk should know of the reading, in Chinese
    lost: tuple[str, ...] = ()  # what a tree cannot hold, once for each: 图表, 太大的图片

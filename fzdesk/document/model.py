"""The one tree of a document, free of any format.

Compose makes it from a report, intake from a file.  Numbers of headings stand in the
tree, so writers only set them.  Every node knows its source, so that a finding leads to its field
and a click on a page to its paragraph.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

from fzdesk.catalogue.model import Value

Role = Literal["text", "figure", "blank", "number", "heading"]


class Source(Value, frozen=True):
    """Where a node comes from: a wizard step, a paragraph id and the piece in it; or a place in a file.

    A file's non-empty paragraphs are counted from 0 in ``line``; ``offset`` is the character in it at
    which the span, or the heading (number and text in one), begins.  It is negative where an automatic
    number, which is not in the file, stands before the paragraph.
    """

    step: str = ""  # section key, or "form"
    paragraph: str = ""  # paragraph id, "" for headings and forms
    piece: int = -1
    field: str = ""  # full figure/detail/duty key that fills a blank or feeds a figure
    line: int = -1  # -1: not from a file
    offset: int = 0


class Span(Value, frozen=True):
    """A run of text of one role inside a paragraph.

    ``heading`` spans are a run-in heading sentence (set in the heading's face, ends with 。);
    ``number`` spans are computed (一是, 1.); ``blank`` text is already 【待填：…】.
    """

    text: str
    role: Role = "text"
    level: int = 0  # of a heading span, 1-4
    source: Source = msgspec.field(default_factory=Source)
    stale: str = ""  # the figure's new value, when an edited paragraph shows an old one


class Heading(Value, frozen=True, tag="heading", tag_field="kind"):
    """A heading on a line of its own; ``number`` is 一、 （一） 1. （1） or empty."""

    id: str  # stable: "part.<key>" or "section.<key>"; used for bookmarks
    level: int
    number: str
    text: str
    source: Source = msgspec.field(default_factory=Source)


class Paragraph(Value, frozen=True, tag="paragraph", tag_field="kind"):
    """A body paragraph, first line indented by two characters; or a caption, centred on lines of its own.

    A caption keeps to the table under it or the picture above it.
    """

    id: str  # paragraph id; bookmark _fz_<id>
    spans: tuple[Span, ...]
    caption: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class Cell(Value, frozen=True):
    """A cell of a table.

    One that spans columns or rows stands at its upper left; the cells it covers keep their places, empty.
    """

    text: str  # its paragraphs parted by line ends
    align: Literal["left", "center", "right"] = "left"
    across: int = 1  # columns
    down: int = 1  # rows


class Table(Value, frozen=True, tag="table", tag_field="kind"):
    """A table; the first ``header_rows`` rows repeat over pages."""

    id: str
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    caption: str = ""


PictureForm = Literal["png", "jpeg", "gif", "bmp", "tiff", "emf", "wmf"]


class Picture(Value, frozen=True, tag="picture", tag_field="kind"):
    """A picture on a line of its own; only a read file has any."""

    id: str
    data: bytes
    form: PictureForm
    width: float = 0.0  # pt, as the file shows it; 0 where it does not say
    height: float = 0.0
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # shares off left, top, right, bottom


Node = Heading | Paragraph | Table | Picture


class Signature(Value, frozen=True):
    """Issuers and date at the end; ``date`` is printed text such as 2026年1月19日 or a blank mark."""

    issuers: tuple[str, ...]
    date: str
    date_blank: bool = False
    sealed: bool = True


class Letterhead(Value, frozen=True):
    """版头 of a document that goes upward (GB/T 9704-2012, 7.2): mark and rule red."""

    marks: tuple[str, ...]  # 发文机关标志, one a line
    number: str = ""  # 发文字号: 青政发〔2026〕3号; left in one character
    signers: tuple[str, ...] = ()  # 签发人 in the order of the issuers; right in one character


class Colophon(Value, frozen=True):
    """版记 at the foot of the last page (GB/T 9704-2012, 7.4)."""

    copies: str = ""  # who gets a copy, without 抄送： and 。
    printer: str = ""  # 印发机关
    date: str = ""  # 印发日期, without 印发


class Attachment(Value, frozen=True):
    """An entry of the 附件说明 (7.3.4); one with a table is also a page of its own (7.3.7)."""

    id: str
    title: str
    table: Table | None = None


class Document(Value, frozen=True):
    """A whole document, ready to be checked or set."""

    title: tuple[str, ...]  # lines as wanted; writers may break a long line further
    subtitle: str = ""  # issuer and date under the title, in （）
    addressee: str = ""
    nodes: tuple[Node, ...] = ()
    signature: Signature | None = None
    signature_at: int = -1  # how many nodes stand above the signature; -1: all
    year: int = 0
    period_to: dt.date | None = None
    file_name: str = ""  # without ending: 青禾镇2025年法治政府建设年度报告
    author: str = ""  # for the file's properties
    letterhead: Letterhead | None = None
    attachments: tuple[Attachment, ...] = ()
    colophon: Colophon | None = None

    @property
    def name(self) -> str:
        """The title in one piece, for file names and properties."""
        return "".join(self.title)

    @property
    def above_signature(self) -> tuple[Node, ...]:
        return self.nodes if self.signature_at < 0 else self.nodes[: self.signature_at]

    @property
    def below_signature(self) -> tuple[Node, ...]:
        return () if self.signature_at < 0 else self.nodes[self.signature_at :]

    def paragraphs(self) -> Iterator[Paragraph]:
        return (node for node in self.nodes if isinstance(node, Paragraph))

    def blanks(self) -> Iterator[Span]:
        """Every 【待填】 of the body, in order."""
        return (span for node in self.paragraphs() for span in node.spans if span.role == "blank")

"""A document as plain text: for pasting into a web page's editor or a message."""

from __future__ import annotations

import math
from collections.abc import Iterator

from fzdesk.document.model import Document, Heading, Paragraph, Signature, Table
from fzdesk.writers.signature_places import signature_rows

INDENT = "　　"
COLUMNS = 28  # full-width characters of a line, by which the signature is placed


def write_text(document: Document) -> str:
    """The document, one paragraph a line; lines end in ``\\n``.  A table's cells are parted by tabs."""
    lines = [*_head(document), *_body(document), *_attachments(document)]
    if document.signature:
        lines += _signature(document.signature)
    return "".join(f"{line}\n" for line in lines)


def _head(document: Document) -> Iterator[str]:
    head = [*document.title, document.subtitle]
    yield from (_line(text) for text in head if text)
    if any(head):
        yield ""
    if document.addressee:
        yield _line(document.addressee.rstrip("：:")) + "："


def _body(document: Document) -> Iterator[str]:
    for node in document.nodes:
        match node:
            case Heading():
                yield f"{INDENT}{_line(node.number + node.text)}"
            case Paragraph():
                yield f"{INDENT}{_line(node.text)}"
            case Table():
                if node.caption:
                    yield _line(node.caption)
                yield from ("\t".join(_line(cell.text) for cell in row) for row in node.rows)


def _attachments(document: Document) -> Iterator[str]:
    """附件说明, names two characters in."""
    for number, one in enumerate(document.attachments, 1):
        label = f"{number}." if len(document.attachments) > 1 else ""
        yield INDENT + ("附件：" if number == 1 else "　　　") + label + _line(one.title)


def _signature(signature: Signature) -> Iterator[str]:
    """The signature, moved to the right with full-width spaces."""
    for row in signature_rows(signature, COLUMNS):
        line, width = "", 0.0
        for placed in row:
            spaces = max(math.floor(placed.left - width), 0)
            line += "　" * spaces + _line(placed.text)
            width += spaces + placed.width
        yield line


def _line(text: str) -> str:
    """The text on one line, without control characters and lone surrogates."""
    words = "".join(" " if char in "\t\r\n\v\f\x85\u2028\u2029" else char for char in text)
    return "".join(char for char in words if char >= " " and not "\x7f" <= char < "\xa0" and not _lone(char))


def _lone(char: str) -> bool:
    return "\ud800" <= char <= "\udfff"

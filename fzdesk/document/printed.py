"""A document as it reads: one line for each printed paragraph, and the hash of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fzdesk.catalogue.model import Value
from fzdesk.digest import sha256
from fzdesk.document import model as tree

Kind = Literal["title", "heading", "paragraph", "end"]


class Printed(Value, frozen=True):
    """A printed line or paragraph.  `id` is that of the thing that prints, `step` where it is written."""

    id: str
    kind: Kind
    text: str
    step: str = ""
    level: int = 0  # of a heading


def printed(document: tree.Document) -> tuple[Printed, ...]:
    """Everything a document prints, in order, without form; a table's cells are parted by tabs."""
    return tuple(one for one in (*_head(document), *_body(document), *_end(document)) if one.text)


def text_hash(document: tree.Document) -> str:
    """SHA-256 (64 hex digits) of all that a document prints: equal when not one character differs."""
    return sha256("\n".join(one.text for one in printed(document)).encode()).hexdigest()


def _head(document: tree.Document) -> Iterator[Printed]:
    if head := document.letterhead:
        for number, mark in enumerate(head.marks):
            yield Printed(f"mark.{number}", "title", mark, "form")
        yield Printed("number", "end", head.number, "form")
        yield Printed("signers", "end", "、".join(head.signers), "form")
    for number, line in enumerate(document.title):
        yield Printed(f"title.{number}", "title", line, "form")
    yield Printed("subtitle", "end", document.subtitle, "form")
    yield Printed("addressee", "end", document.addressee, "form")


def _body(document: tree.Document) -> Iterator[Printed]:
    for node in document.nodes:
        match node:
            case tree.Heading():
                yield Printed(node.id, "heading", node.number + node.text, node.source.step, node.level)
            case tree.Paragraph():
                step = node.spans[-1].source.step if node.spans else ""
                yield Printed(node.id, "paragraph", node.text, step)
            case tree.Table():
                yield from _table(node)


def _table(table: tree.Table) -> Iterator[Printed]:
    yield Printed(table.id, "paragraph", table.caption)
    for number, row in enumerate(table.rows):
        yield Printed(f"{table.id}.{number}", "paragraph", "\t".join(cell.text for cell in row))


def _end(document: tree.Document) -> Iterator[Printed]:
    for one in document.attachments:
        yield Printed(one.id, "end", f"附件：{one.title}", "form")
        if one.table is not None:
            yield from _table(one.table)
    if signature := document.signature:
        for number, issuer in enumerate(signature.issuers):
            yield Printed(f"issuer.{number}", "end", issuer, "form")
        yield Printed("date", "end", signature.date, "form")
    if colophon := document.colophon:
        words = (("抄送：", colophon.copies), ("印发：", colophon.printer), ("印发日期：", colophon.date))
        for number, (label, said) in enumerate(words):
            yield Printed(f"colophon.{number}", "end", f"{label}{said}" if said else "", "form")

"""A report's structure as a person would tell it: title, issuer, parts, sections, items, signature."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from fzdesk.catalogue.model import Value
from fzdesk.intake.headings import Headline
from fzdesk.intake.passage import Passage
from fzdesk.intake.reading import Form, Grid, Image
from fzdesk.intake.wording import Kind

Block = Passage | Grid | Image


class ReadItem(Value, frozen=True):
    """1. or （1） below a section."""

    headline: Headline
    body: tuple[Block, ...] = ()


class ReadSection(Value, frozen=True):
    """（一）, or what stands in its place directly below a part."""

    headline: Headline
    body: tuple[Block, ...] = ()
    items: tuple[ReadItem, ...] = ()


class ReadPart(Value, frozen=True):
    """一、; without a headline where sections stand in no part."""

    headline: Headline | None
    kind: Kind | None = None
    body: tuple[Block, ...] = ()
    sections: tuple[ReadSection, ...] = ()


class Outline(Value, frozen=True):
    """A report as read.  Every text knows its place in the file; see ``passage``."""

    form: Form
    paragraphs: tuple[str, ...]  # the file's non-empty paragraphs, as places count them
    title: tuple[Passage, ...] = ()
    issuers: tuple[str, ...] = ()
    year: int | None = None
    date: dt.date | None = None
    addressee: Passage | None = None
    preamble: tuple[Block, ...] = ()
    parts: tuple[ReadPart, ...] = ()
    issuer_above: tuple[Passage, ...] = ()  # lines under the title
    date_above: Passage | None = None
    issuer_below: tuple[Passage, ...] = ()  # lines of the signature
    date_below: Passage | None = None
    before: tuple[Passage, ...] = ()  # document number, secrecy, remarks above the text
    after: tuple[Block, ...] = ()  # what follows the signature: attachments, copies to, footnotes
    left_out: tuple[Passage, ...] = ()  # a website's lines, page numbers, tables of contents
    notes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def bodies(self) -> Iterator[tuple[Headline | None, tuple[Block, ...]]]:
        """Each heading with the paragraphs directly below it, in order; preamble and the end without one."""
        yield None, self.preamble
        for part in self.parts:
            yield part.headline, part.body
            for section in part.sections:
                yield section.headline, section.body
                for item in section.items:
                    yield item.headline, item.body
        yield None, self.after

    def passages(self) -> Iterator[Passage]:
        """The text in order: headings and paragraphs, not title, signature and tables."""
        for headline, body in self.bodies():
            if headline is not None:
                yield headline.passage
            yield from (block for block in body if isinstance(block, Passage))

    @property
    def signature(self) -> str:
        """The issuers at the end, a line each."""
        return "\n".join(line.text.strip() for line in self.issuer_below)

"""A 花脸稿 as DOCX: what went and came are tracked changes (修订), to be taken or refused in WPS or Word.

Taking all of them gives the newer text, refusing all the older one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import count

from fzdesk.document.difference import Passage, Run
from fzdesk.document.model import Document
from fzdesk.document.profile import Profile
from fzdesk.writers.docx import packed, properties, with_body
from fzdesk.writers.docx_template import template
from fzdesk.writers.docx_xml import Element, W, element, paragraph, run

_TAGS = {"removed": "del", "added": "ins"}


def write_difference(
    passages: Sequence[Passage], document: Document, profile: Profile, *, author: str, at: dt.datetime
) -> bytes:
    """The bytes of a DOCX file; `document` is the newer one, `author` and `at` stand at every change."""
    parts = dict(template(profile))
    changes = _Changes(author, at)
    parts["word/document.xml"] = with_body(parts["word/document.xml"], map(changes.paragraph, passages))
    parts["docProps/core.xml"] = properties(document)
    return packed(parts)


class _Changes:
    """Makes paragraphs with numbered changes."""

    def __init__(self, author: str, at: dt.datetime) -> None:
        self._numbers = count(1)
        self._author = author
        self._date = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def paragraph(self, passage: Passage) -> Element:
        made = paragraph(_style(passage))
        if passage.kind in _TAGS:  # its end goes or comes with it
            made[0].append(element("rPr", self._change(_TAGS[passage.kind])))
        made.extend(self._runs(passage.runs))
        return made

    def _runs(self, runs: Sequence[Run]) -> Iterator[Element]:
        for one in runs:
            words = run(one.text)
            if one.kind == "same":
                yield words
                continue
            if one.kind == "removed":
                for text in words.iter(W + "t"):
                    text.tag = W + "delText"
            change = self._change(_TAGS[one.kind])
            change.append(words)
            yield change

    def _change(self, tag: str) -> Element:
        return element(tag, id=next(self._numbers), author=self._author, date=self._date)


def _style(passage: Passage) -> str:
    if passage.style == "title":
        return "Title"
    return f"Heading{min(max(passage.level, 1), 4)}" if passage.style == "heading" else "BodyText"

"""Text that knows where in its file it stands.

A file's non-empty paragraphs are counted from 0.  A passage is made of fragments, each a run of characters of
one such paragraph, so that joining broken lines and leaving out invisible characters loses no place.
"""

from __future__ import annotations

from functools import cached_property

from fzdesk.catalogue.model import Value
from fzdesk.unseen import is_unseen


class Fragment(Value, frozen=True):
    """Characters that stand together in one paragraph of the file."""

    text: str
    paragraph: int
    start: int


class Passage(Value, frozen=True, dict=True):
    """A piece of the file's text."""

    fragments: tuple[Fragment, ...] = ()

    @cached_property
    def text(self) -> str:
        return "".join(fragment.text for fragment in self.fragments)

    @property
    def paragraph(self) -> int:
        """The file's paragraph it begins in; -1 for an empty passage."""
        return self.fragments[0].paragraph if self.fragments else -1

    def place(self, offset: int) -> tuple[int, int]:
        """The file's paragraph, and the offset in it, of a character of the text."""
        for fragment in self.fragments:
            if offset < len(fragment.text):
                return fragment.paragraph, fragment.start + offset
            offset -= len(fragment.text)
        if not self.fragments:
            return -1, 0
        last = self.fragments[-1]
        return last.paragraph, last.start + len(last.text) + offset

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part from one offset to another."""
        end = len(self.text) if end is None else end
        if start <= 0 and end >= len(self.text):
            return self
        kept, at = [], 0
        for fragment in self.fragments:
            first, last = max(start - at, 0), min(end - at, len(fragment.text))
            if first < last:
                kept.append(Fragment(fragment.text[first:last], fragment.paragraph, fragment.start + first))
            at += len(fragment.text)
        return Passage(tuple(kept))

    def stripped(self) -> Passage:
        """Without spaces of either width at its ends."""
        text = self.text
        return self.cut(len(text) - len(text.lstrip()), len(text.rstrip()))

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.fragments + other.fragments)


def passage(text: str, paragraph: int, start: int = 0) -> Passage:
    """The passage of a stretch of one paragraph, without invisible and control characters."""
    if not any(unprintable(char) for char in text):
        return Passage((Fragment(text, paragraph, start),)) if text else Passage()
    fragments, run = [], 0
    for at, char in enumerate(text):
        if unprintable(char):
            if run < at:
                fragments.append(Fragment(text[run:at], paragraph, start + run))
            run = at + 1
    if run < len(text):
        fragments.append(Fragment(text[run:], paragraph, start + run))
    return Passage(tuple(fragments))


def unprintable(char: str) -> bool:
    """Whether a character of a file is none of its words; a tab separates some."""
    return char != "\t" and is_unseen(char)

"""Which lines are headings: by number, by wording, by what a DOCX says; and where a run-in heading ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from fzdesk.catalogue.model import Value
from fzdesk.intake.numbers import Number, leading_number
from fzdesk.intake.passage import Passage
from fzdesk.intake.reading import Line
from fzdesk.intake.wording import ends_sentence, is_part_heading

LONGEST_OWN_LINE = 60
LONGEST_SENTENCE = 50
_LONGEST_LABEL = 25
_LONGEST_BARE = 25
_MARKS = "。；;：:，,、！？ \t\u3000"
_SENTENCE = re.compile("[。！？]")
_LABEL = re.compile(r"[^。，；：:]*[：:]")
_SPACED = re.compile(r"[^。；：:]{4,30}?(?:\u3000+| {2,}|\t)(?=\S{20})")
_BARE = re.compile(r"[\u4e00-\u9fff“”《》（）\dA-Za-z]+(?:[，、][\u4e00-\u9fff“”《》（）\d]+)?")
_COUNTED = re.compile(r"[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十]|附件|注[：:]")
LOWEST = 4


class Headline(Value, frozen=True):
    """A heading as found.

    ``passage`` is all of it, its number too unless that is automatic; run in, it ends with its sentence.
    """

    passage: Passage
    level: int
    number: str = ""  # as it should be: 一, （一）, 1., （1）; empty without one
    written: str = ""  # as the file has it
    value: int = 0
    automatic: bool = False
    run_in: bool = False
    followed: bool = False  # the rest of its line is the first paragraph below it

    @property
    def title(self) -> str:
        """Its words, without number and end mark."""
        text = self.passage.text
        return (text if self.automatic else text[len(self.written) :]).strip(_MARKS)


class Found(NamedTuple):
    """A heading and what follows it on its line."""

    headline: Headline
    rest: Passage


def numbered_heading(line: Line) -> Found | None:
    """The heading a numbered line begins with; a long numbered sentence gives a number without a title."""
    automatic = bool(line.number)
    number = leading_number(line.number if automatic else line.text)
    if automatic and (number is None or number.written != line.number):
        number = Number(line.number, min(line.hint.level or line.hint.listed or LOWEST, LOWEST), 0)
    if number is None:
        return None
    start = 0 if automatic else len(number.written)
    end = start + _title_length(line.text[start:], line.hint.bold_to - start)
    head, rest = line.passage.cut(0, end), line.passage.cut(end)
    if not line.text[start:].strip():
        return None
    headline = Headline(
        passage=head,
        level=number.level,
        number=number.shown,
        written=number.written,
        value=number.value,
        automatic=automatic,
        run_in=bool(rest.text) or ends_sentence(head.text),
        followed=bool(rest.text),
    )
    return Found(headline, rest)


def _title_length(text: str, bold_to: int) -> int:
    """How many characters of a line, its number cut off, are the heading; 0 when it is a plain sentence."""
    if 4 <= bold_to <= LONGEST_OWN_LINE and "。" not in text[: bold_to - 1]:
        return bold_to
    label = _LABEL.match(text)
    if label and label.end() <= _LONGEST_LABEL:
        return label.end()
    spaced = _SPACED.match(text)
    if spaced:
        return spaced.end()
    sentence = _SENTENCE.search(text)
    if sentence:
        return sentence.end() if sentence.end() <= LONGEST_SENTENCE else 0
    return len(text) if len(text) <= LONGEST_OWN_LINE else 0


def unnumbered_heading(line: Line, part_open: bool, shift: int = 0) -> Found | None:
    """The heading a line without number is by its style, its wording, or being bold; None for a paragraph.

    ``shift`` is how many levels of heading styles stand above the parts (the title's).
    """
    text = line.text
    if is_part_heading(text) and not line.hint.bold_to:
        return _own_line(line, 1)
    if len(text) > LONGEST_OWN_LINE or ends_sentence(text):
        return None
    if line.hint.level:
        return _own_line(line, min(max(line.hint.level - shift, 1), LOWEST))
    if line.hint.bold and not _COUNTED.match(text):
        return _own_line(line, 2 if part_open else 1)
    return None


def bare_heading(line: Line, above: str, below: str, level: int) -> Found | None:
    """The heading a short line between two paragraphs is, in a text that numbers none of its headings."""
    text = line.text
    fits = 4 <= len(text) <= _LONGEST_BARE and _BARE.fullmatch(text) and not _COUNTED.match(text)
    if not fits or not ends_sentence(above) or len(below) <= 40 or leading_number(below):
        return None
    return _own_line(line, level)


def _own_line(line: Line, level: int) -> Found:
    return Found(Headline(passage=line.passage, level=level), Passage())

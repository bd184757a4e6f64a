"""Passages that stand twice in the report, and what was taken over from last year's.

Everybody's set phrases (``resources/terms.toml``) do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fzdesk.checks.finding import Hit, Level
from fzdesk.checks.lines import Line
from fzdesk.checks.rule import Case, Context, document_rule, line_rule

_STEP = 12  # characters compared at a time
_LEAST = 22  # characters worth telling
_LONG = 45
_SKIP = re.compile(r"[^\u4e00-\u9fffA-Za-z]")
_MASK = "\0"
_SENTENCE = re.compile("[^。！？]+")
_CLAUSE = re.compile("[\u4e00-\u9fff]{5,}")
_PARAGRAPH, _REPORT = 0.8, 0.6  # shares of text taken over
_SHORT = 60


@lru_cache(maxsize=2048)
def _letters(text: str, phrases: tuple[str, ...]) -> tuple[str, tuple[int, ...]]:
    """The characters that count, set phrases masked, with their places in the text.

    Digits do not count: the same sentence with other figures is the same sentence.
    """
    for phrase in phrases:
        if phrase in text:
            text = text.replace(phrase, _MASK * len(phrase))
    text = re.sub("《[^》]*》", lambda found: _MASK * len(found[0]), text)
    places = tuple(at for at, char in enumerate(text) if char == _MASK or not _SKIP.match(char))
    return "".join(text[at] for at in places), places


@lru_cache(maxsize=2048)
def _pieces(letters: str) -> tuple[tuple[int, str], ...]:
    """Every run of ``_STEP`` letters without a masked one."""
    return tuple(
        (at, piece)
        for at in range(len(letters) - _STEP + 1)
        if _MASK not in (piece := letters[at : at + _STEP])
    )


@document_rule("repeat.inside")
def repeated_inside(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A passage that stands twice."""
    phrases = case.context.terms.set_phrases.phrases
    seen: dict[str, tuple[int, int]] = {}
    texts: dict[int, str] = {}
    for line in case.reading.body:
        letters, places = _letters(line.text, phrases)
        texts[line.number] = letters
        told_to = -1
        for at, piece in _pieces(letters):
            first = seen.setdefault(piece, (line.number, at))
            if (
                at < told_to
                or first == (line.number, at)
                or (first[0] == line.number and at - first[1] < _STEP)
            ):
                continue
            length = _same_length(texts[first[0]], first[1], letters, at)
            told_to = at + length
            if length >= _LEAST:
                yield line, _repeated(case, line, places[at], places[at + length - 1] + 1, first[0], length)


@line_rule("repeat.sentence", "paragraph", "cell")
def repeated_in_a_sentence(line: Line, _context: Context) -> Iterator[Hit]:
    """A clause or a quoted phrase that stands twice in one sentence."""
    for sentence in _SENTENCE.finditer(line.text):
        seen: set[str] = set()
        for clause in _CLAUSE.finditer(sentence[0]):
            if clause[0] in seen:
                start = sentence.start() + clause.start()
                told = f"“{clause[0]}”在一句里写了两遍。"
                yield Hit(start, start + len(clause[0]), "note", told, "同一句里重复", "请删去一处。")
            seen.add(clause[0])


def _same_length(one: str, at: int, other: str, start: int) -> int:
    """How long two texts go on alike."""
    length = 0
    while (
        at + length < len(one)
        and start + length < len(other)
        and one[at + length] == other[start + length] != _MASK
    ):
        length += 1
    return length


def _repeated(case: Case, line: Line, start: int, end: int, first: int, length: int) -> Hit:
    earlier = next(x for x in case.reading.body if x.number == first)
    place = earlier.section or earlier.part
    where = "本段" if first == line.number else f"“{place}”" if place else "前文"
    level: Level = "warning" if length >= _LONG else "note"
    return Hit(
        start,
        end,
        level,
        f"这一段话（{length}字）在{where}已经写过。",
        "同一句话在报告里写了两遍",
        "请删去一处，或换个说法。",
    )


@document_rule("repeat.other")
def shared_with_another(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A passage that a report of another unit has, too."""
    if case.other is None:
        return
    phrases = case.context.terms.set_phrases.phrases
    texts = [_letters(line.text, phrases)[0] for line in case.other.body]
    places_of: dict[str, list[tuple[int, int]]] = {}
    for number, text in enumerate(texts):
        for at, piece in _pieces(text):
            places_of.setdefault(piece, []).append((number, at))
    for line in case.reading.body:
        letters, places = _letters(line.text, phrases)
        told_to = -1
        for at, piece in _pieces(letters):
            if at < told_to or piece not in places_of:
                continue
            length = max(
                _same_length(texts[number], there, letters, at) for number, there in places_of[piece]
            )
            if length >= _LEAST:
                told_to = at + length
                level: Level = "warning" if length >= _LONG else "note"
                told = f"这一段话（{length}字）与另一份报告相同。"
                why, remedy = "报告应写本单位的情况", "请按本单位的情况改写。"
                yield line, Hit(places[at], places[told_to - 1] + 1, level, told, why, remedy)


@document_rule("repeat.last_year")
def taken_over(case: Case) -> Iterator[tuple[Line, Hit]]:
    """Paragraph by paragraph, and the whole report, against last year's."""
    if case.previous is None:
        return
    phrases = case.context.terms.set_phrases.phrases
    old = {p for line in case.previous.body for _, p in _pieces(_letters(line.text, phrases)[0])}
    same = whole = 0
    for line in case.reading.body:
        pieces = _pieces(_letters(line.text, phrases)[0])
        alike = sum(piece in old for _, piece in pieces)
        same, whole = same + alike, whole + len(pieces)
        if len(line.text) >= _SHORT and pieces and alike / len(pieces) >= _PARAGRAPH:
            told = f"这一段有{alike * 100 // len(pieces)}%与上年报告相同。"
            yield line, Hit(0, len(line.text), "note", told, "年度报告应写当年的情况", "请按当年情况改写。")
    if whole and same / whole >= _REPORT:
        told = f"全文有{same * 100 // whole}%与上年报告相同。"
        first = case.reading.lines[0]
        yield first, Hit(0, len(first.text), "warning", told, "年度报告应写当年的情况", "请按当年情况改写。")

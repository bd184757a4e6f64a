"""Which section and duty of the catalogue a heading or a sentence speaks of.

Two neighbouring characters that a heading shares with a section's own words count, rare ones more than common
ones; figures count by their unit.  A match tells its score, 0 to 1, and the words it rests on.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fzdesk.catalogue.model import Catalogue, Duty, Section, Value
from fzdesk.intake.facts import ReadFigure, figures_in
from fzdesk.intake.outline import Outline
from fzdesk.intake.passage import Passage
from fzdesk.intake.wording import Kind

LIKELY = 0.4  # a score from which a match may be proposed
_HEADING_SHARE = 0.6  # of a section's score; the rest is its body's
_UNIT_SHARE = 0.25  # of a sentence's score, where it holds figures
_HITS = 2  # duties named in a body, for it to speak of their section
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_HALVES = re.compile("[，、,]")
_SENTENCE_END = re.compile(r"(?<=[。！？；])")


class Match(Value, frozen=True):
    """A section or duty with how well it fits, and why."""

    key: str
    score: float
    why: tuple[str, ...] = ()


class SectionMatch(Value, frozen=True):
    """A section of an outline, counted from 0 in its part, with the catalogue's that fits best."""

    part: int
    section: int
    match: Match | None


class Matcher:
    """A catalogue's words, weighed once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._sections = {section.key: _pairs(_section_words(section)) for section in catalogue.sections()}
        self._titles = {duty.key: _pairs(duty.title) for duty in catalogue.duties()}
        self._figures = {
            duty.key: [_pairs(figure.title) for figure in duty.figures] for duty in catalogue.duties()
        }
        spread = Counter(pair for pairs in self._sections.values() for pair in pairs)
        total = len(self._sections)
        self._weights = {pair: math.log(1 + total / count) for pair, count in spread.items()}
        self._rare = math.log(1 + total)

    def section(self, title: str, body: str = "", kind: Kind | None = None) -> Match | None:
        """The section a heading and its text speak of; only those of the part's kind where one is given."""
        words = _pairs(title)
        found = []
        for part in self._catalogue.parts:
            if kind is not None and part.kind != kind:
                continue
            for section in part.sections:
                shared = words & self._sections[section.key]
                score = self._heading_share(title, self._sections[section.key])
                named = [duty for duty in section.duties if duty.title in body]
                if body:
                    score = _HEADING_SHARE * score + (1 - _HEADING_SHARE) * min(len(named) / _HITS, 1)
                why = (*_merged(title, shared), *(duty.title for duty in named))
                found.append(Match(section.key, round(score, 3), why))
        return _best(found)

    def duties(self, sentence: Passage, section: str = "", most: int = 3) -> tuple[Match, ...]:
        """The duties a sentence speaks of, best first; only a section's where one is given."""
        words, facts = _pairs(sentence.text), tuple(figures_in(sentence))
        found = []
        for duty in self._catalogue.duties():
            if section and not duty.key.startswith(f"{section}."):
                continue
            score, shared = self._duty(duty, words)
            if not shared:
                continue
            if facts:
                score = (1 - _UNIT_SHARE) * score + _UNIT_SHARE * _unit_share(duty, facts)
            why = (*_merged(sentence.text, shared), *_unit_words(duty, facts))
            found.append(Match(duty.key, round(score, 3), why))
        return tuple(sorted(found, key=lambda match: (-match.score, match.key))[:most])

    def _duty(self, duty: Duty, words: frozenset[str]) -> tuple[float, frozenset[str]]:
        """How much of the duty's title, or of one of its figures' titles, stands in the words."""
        targets = (self._titles[duty.key], *self._figures[duty.key])
        shares = [(self._share(words & target, target), words & target) for target in targets if target]
        return max(shares, key=lambda share: share[0], default=(0.0, frozenset()))

    def _heading_share(self, title: str, known: frozenset[str]) -> float:
        """How much of a heading, or of its better half, stands in a section's own words."""
        halves = [_pairs(half) for half in (title, *_HALVES.split(title))]
        return max(self._share(half & known, half) for half in halves)

    def _share(self, shared: frozenset[str], whole: frozenset[str]) -> float:
        weight = sum(self._weight(pair) for pair in whole)
        return sum(self._weight(pair) for pair in shared) / weight if weight else 0.0

    def _weight(self, pair: str) -> float:
        return self._weights.get(pair, self._rare)


def match_sections(outline: Outline, catalogue: Catalogue) -> tuple[SectionMatch, ...]:
    """Every section of an outline with the catalogue's section that fits it best."""
    matcher = Matcher(catalogue)
    return tuple(
        SectionMatch(p, s, matcher.section(section.headline.title, _body(section.body), part.kind))
        for p, part in enumerate(outline.parts)
        for s, section in enumerate(part.sections)
    )


def sentences(words: Passage) -> Iterator[Passage]:
    """A passage's sentences, each with its end mark."""
    at = 0
    for text in _SENTENCE_END.split(words.text):
        if text.strip():
            yield words.cut(at, at + len(text))
        at += len(text)


def _body(body: Sequence[object]) -> str:
    return "".join(block.text for block in body if isinstance(block, Passage))


def _section_words(section: Section) -> str:
    return "，".join((section.title, section.heading, *(duty.title for duty in section.duties)))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(run[at : at + 2] for run in _CHINESE.findall(text) for at in range(len(run) - 1))


def _merged(text: str, shared: frozenset[str]) -> tuple[str, ...]:
    """The shared pairs as the words they form in the text."""
    words, at = [], 0
    while at < len(text) - 1:
        end = at
        while text[end : end + 2] in shared:
            end += 1
        if end > at:
            words.append(text[at : end + 1])
        at = max(end, at + 1)
    return tuple(dict.fromkeys(words))


def _unit_share(duty: Duty, facts: Sequence[ReadFigure]) -> float:
    units = {figure.unit for figure in duty.figures}
    return sum(fact.unit in units for fact in facts) / len(facts)


def _unit_words(duty: Duty, facts: Sequence[ReadFigure]) -> tuple[str, ...]:
    units = {figure.unit for figure in duty.figures}
    return tuple(fact.text for fact in facts if fact.unit in units)


def _best(found: Sequence[Match]) -> Match | None:
    best = max(found, key=lambda match: match.score, default=None)
    return best if best is not None and best.score > 0 else None

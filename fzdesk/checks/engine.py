"""Runs all rules over a document.

With a ``Memory`` kept between runs only paragraphs whose words changed are read again.
"""

from __future__ import annotations

import datetime as dt
import re

from fzdesk.catalogue.laws import laws
from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.terms import terms
from fzdesk.checks import (
    arithmetic,
    characters,
    citations,
    completeness,
    counts,
    dates,
    numbering,
    plans,
    powers,
    privacy,
    punctuation,
    reuse,
    wording,
)
from fzdesk.checks.finding import Dates, Finding, Hit, Where, order
from fzdesk.checks.lines import Line, Reading, read
from fzdesk.checks.rule import Case, Context, document_rules, line_rules
from fzdesk.document.model import Document
from fzdesk.report.figures import Figures

FAMILIES = (
    completeness, arithmetic, counts, citations, dates, powers, numbering, punctuation, characters,
    wording, reuse, privacy, plans,
)  # fmt: skip
LINE_RULES = line_rules(*FAMILIES)
DOCUMENT_RULES = document_rules(*FAMILIES)
_LARGEST_MEMORY = 4000  # lines

_UNIT = re.compile(
    r"[\u4e00-\u9fff]{1,20}?(乡|镇|街道|苏木)(?=人民政府|委员会|办事处|工作委员会|党委|$|20\d\d|关于|法治)"
)
_DAY = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")

Remembered = tuple[tuple[str, Hit], ...]


class Memory:
    """Hits of lines already read; belongs to whoever checks the same document again and again."""

    def __init__(self) -> None:
        self.about: tuple[object, ...] = ()
        self.hits: dict[tuple[object, ...], Remembered] = {}

    def begin(self, about: tuple[object, ...]) -> None:
        """Forget everything when another report, year or kind of unit comes."""
        if about != self.about or len(self.hits) > _LARGEST_MEMORY:
            self.about, self.hits = about, {}


def run(
    document: Document,
    figures: Figures | None = None,
    catalogue: Catalogue | None = None,
    on: Dates | None = None,
    *,
    previous: Document | None = None,
    other: Document | None = None,
    memory: Memory | None = None,
) -> tuple[Finding, ...]:
    """All findings in the order of the document.

    ``figures`` and ``catalogue`` are those of a report written here; a file read in has neither.
    ``previous`` is last year's report, for the share of text taken over; ``other`` one of another unit, for
    passages that both have.
    """
    reading = read(document, catalogue)
    context = Context(on or dates_of(document), unit_kind(document), laws(), terms())
    memory = memory or Memory()
    memory.begin((context.dates, context.unit_kind))
    found = [
        _finding(rule, line, hit) for line in reading.lines for rule, hit in _line_hits(line, context, memory)
    ]
    last = read(previous, catalogue) if previous else None
    case = Case(reading, context, catalogue, figures, last, read(other) if other else None)
    for rule in DOCUMENT_RULES:
        found += (_finding(rule.name, line, hit) for line, hit in rule.check(case))
    return tuple(sorted(found, key=order))


def _line_hits(line: Line, context: Context, memory: Memory) -> Remembered:
    known = memory.hits.get(line.facts)
    if known is None:
        known = tuple(
            (rule.name, hit)
            for rule in LINE_RULES
            if line.kind in rule.kinds
            for hit in rule.check(line, context)
        )
        memory.hits[line.facts] = known
    return known


def _finding(rule: str, line: Line, hit: Hit) -> Finding:
    start = min(max(hit.start, 0), len(line.text))
    end = min(max(hit.end, start), len(line.text))
    where = Where(
        line.id, line.number, start, end, line.text[start:end], line.part, line.section, line.source_at(start)
    )
    return Finding(rule, hit.level, hit.message, hit.basis, hit.remedy, hit.fix, where)


def dates_of(document: Document) -> Dates:
    """Year, period and day as the document itself says them."""
    signed = document.signature.date if document.signature else ""
    day = _day(signed) or _day(document.subtitle)
    year = document.year or _year(document.name) or (day.year if day else 0)
    return Dates(year, dt.date(year, 1, 1) if year else None, document.period_to, day)


def _year(title: str) -> int:
    found = re.search(r"(20\d\d)\s*年", title)
    return int(found[1]) if found else 0


def _day(text: str) -> dt.date | None:
    found = _DAY.search(text)
    if not found:
        return None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def unit_kind(document: Document) -> str:
    """What kind of unit reports, told by issuer and title; "" where they do not say or disagree."""
    issuers = document.signature.issuers if document.signature else ()
    for text in (*issuers, document.author, *document.title, document.name, document.subtitle):
        if found := _UNIT.search(re.sub(r"\s", "", text)):
            return found[1]
    return ""


__all__ = ["FAMILIES", "Memory", "Reading", "dates_of", "run", "unit_kind"]

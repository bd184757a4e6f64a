"""What a rule is, and what it may look at.

A rule is one small function.  ``@line_rule`` ones see one line and what stays the same in the whole document
(``Context``); their hits are kept while the line's words stay.  ``@document_rule`` ones see all lines
(``Case``) and run every time, so they must be quick.  Adding a rule is adding a function to a family.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import NamedTuple

from fzdesk.catalogue.laws import Laws
from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.terms import Terms
from fzdesk.checks.finding import Dates, Hit
from fzdesk.checks.lines import Line, LineKind, Reading
from fzdesk.report.figures import Figures


class Context(NamedTuple):
    """What holds for the whole document."""

    dates: Dates
    unit_kind: str  # 乡 镇 街道 苏木, "" = not known
    laws: Laws
    terms: Terms

    @property
    def year(self) -> int:
        return self.dates.year


class Case(NamedTuple):
    """A document with everything rules may compare it with."""

    reading: Reading
    context: Context
    catalogue: Catalogue | None = None
    figures: Figures | None = None
    previous: Reading | None = None  # last year's report
    other: Reading | None = None  # a report of another unit


LineCheck = Callable[[Line, Context], Iterator[Hit]]
DocumentCheck = Callable[[Case], Iterator[tuple[Line, Hit]]]
TEXT: tuple[LineKind, ...] = ("title", "subtitle", "heading", "paragraph", "cell")


class LineRule(NamedTuple):
    """A rule over one line of the given kinds."""

    name: str
    kinds: tuple[LineKind, ...]
    check: LineCheck


class DocumentRule(NamedTuple):
    """A rule over the whole document."""

    name: str
    check: DocumentCheck


def line_rule(name: str, *kinds: LineKind) -> Callable[[LineCheck], LineRule]:
    """Make a function a rule over lines; all text when no kinds are named."""

    def made(check: LineCheck) -> LineRule:
        return LineRule(name, kinds or TEXT, check)

    return made


def document_rule(name: str) -> Callable[[DocumentCheck], DocumentRule]:
    """Make a function a rule over documents."""

    def made(check: DocumentCheck) -> DocumentRule:
        return DocumentRule(name, check)

    return made


def line_rules(*families: ModuleType) -> tuple[LineRule, ...]:
    """All line rules of the families' modules."""
    return tuple(x for family in families for x in vars(family).values() if isinstance(x, LineRule))


def document_rules(*families: ModuleType) -> tuple[DocumentRule, ...]:
    """All document rules of the families' modules."""
    return tuple(x for family in families for x in vars(family).values() if isinstance(x, DocumentRule))

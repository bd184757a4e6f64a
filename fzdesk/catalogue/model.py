"""Values of the catalogue (目录): parts, sections, duties, figures, ledger kinds, pick lists.

All values are frozen and come from TOML under ``resources/catalogue`` (see ``load``) or from the
copy a workbook keeps.  Keys are permanent ASCII names; a duty's key is ``section.duty`` and a
figure's full key is ``section.duty.figure``.
"""

# No `annotations` from `__future__`: msgspec would compile each of them, 200 in all, at every start.

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import msgspec

Confidence = Literal["high", "medium", "low"]
Level = Literal["must", "should", "may"]
LEVEL_TITLES: dict[Level, str] = {"must": "必报", "should": "应报", "may": "选报"}
PartKind = Literal["preamble", "achievements", "problems", "responsible", "plans", "other"]
WhenNotDone = Literal["omit", "say", "problem"]
ItemStyle = Literal["plain", "inline", "joined", "numbered"]


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all stored values: frozen, compared by content, unknown keys refused."""


class Basis(Value, frozen=True):
    """The rule (依据) that a duty rests on."""

    document: str
    article: str = ""
    since: dt.date | None = None
    confidence: Confidence = "high"


class Count(Value, frozen=True):
    """How a figure is counted from its ledger's entries."""

    how: Literal["count", "sum", "distinct"] = "count"
    column: str = ""  # summed or told apart by; unused for count
    where: dict[str, str | bool | tuple[str, ...]] = {}  # column -> value(s) an entry must have
    filled: tuple[str, ...] = ()  # columns in which an entry must have something
    date_field: str = "date"
    # as_of_end: entries up to the period's end; with distinct, only the last one of each (a certificate
    # renewed and then cancelled is no longer held).
    scope: Literal["period", "as_of_end"] = "period"


class Figure(Value, frozen=True):
    """One number (指标) of a duty: typed, counted from a ledger, or computed as a rate."""

    key: str  # local name; the full key is duty.key + "." + key
    title: str
    unit: str = "次"
    label: str = ""  # short label before the field, when the duty's title does not say it
    required: bool = False
    decimals: int = 0
    numerator: str = ""  # a rate: local or full key of the figure above the line
    denominator: str = ""
    ledger: str = ""
    count: Count | None = None
    hint: str = ""

    @property
    def is_rate(self) -> bool:
        return self.unit == "%"


class Detail(Value, frozen=True):
    """A short text a duty's wording can hold, such as the laws studied."""

    key: str
    title: str
    hint: str = ""
    required: bool = False


class Duty(Value, frozen=True):
    """What one checklist row asks (事项).  Wording templates: see ``report.wording``."""

    key: str
    title: str
    guidance: str  # what to write
    done: tuple[str, ...]  # wording variants for 开展
    level: Level = "should"
    basis: tuple[Basis, ...] = ()
    kinds: tuple[str, ...] = ()  # kinds of unit it applies to; empty = all
    figures: tuple[Figure, ...] = ()
    details: tuple[Detail, ...] = ()
    zero: str = ""  # instead of ``done`` when a required count is 0
    not_done: str = ""
    not_applicable: str = ""
    when_not_done: WhenNotDone = "omit"
    problem: str = ""  # pick offered on the problems page when not done


class ParagraphPlan(Value, frozen=True):
    """A generated paragraph: an opening sentence and the duties whose wording follows it."""

    key: str
    lead: str = ""
    duties: tuple[str, ...] = ()  # full duty keys


class Section(Value, frozen=True):
    """A section (节) of a part, one step of the wizard unless the part is one step."""

    key: str
    title: str  # short, for the steps list
    heading: str  # as printed
    optional: bool = False  # left out of the report when nothing is answered
    items: ItemStyle = "plain"
    paragraphs: tuple[ParagraphPlan, ...] = ()
    duties: tuple[Duty, ...] = ()


class Part(Value, frozen=True):
    """A part (部分) of the report."""

    key: str
    kind: PartKind
    title: str  # short
    heading: str  # as printed; empty = no heading
    optional: bool = False
    sections: tuple[Section, ...] = ()

    @property
    def is_wanted(self) -> bool:
        """Whether it stands in every report, as 【待填】 while it is empty."""
        return bool(self.heading) and not self.optional


class LedgerColumn(Value, frozen=True):
    """A typed column of a ledger."""

    key: str
    title: str
    type: Literal["date", "text", "choice", "integer", "decimal", "yes_no"] = "text"
    options: tuple[str, ...] = ()
    required: bool = False


class LedgerKind(Value, frozen=True):
    """A kind of ledger (台账)."""

    key: str
    title: str
    columns: tuple[LedgerColumn, ...]


class ProblemPick(Value, frozen=True):
    """A problem (不足) to pick from, its typical reasons, and the plan item that answers it."""

    key: str
    text: str
    reasons: tuple[str, ...]
    plan: str


class PlanPick(Value, frozen=True):
    """A plan item (下年安排) to pick from."""

    key: str
    text: str
    measure: str
    target: str = ""


class Deadline(Value, frozen=True):
    """A day in the year after the report year, ``month-day``."""

    key: str
    title: str
    month: int
    day: int


class UnitWords(Value, frozen=True):
    """How a unit of one kind speaks of itself; ``{name}`` stands for the unit's name."""

    we: str
    party: str
    government: str
    head: str
    secretary: str
    party_full: str
    government_full: str
    congress: str = ""
    town: str = "集镇"  # where people come together: the market place, in a 街道 the streets


class Catalogue(Value, frozen=True, dict=True):
    """An edition of the catalogue, merged with the county pack if there is one."""

    edition: str
    valid_from: int
    valid_to: int
    parts: tuple[Part, ...]
    ledgers: tuple[LedgerKind, ...]
    problems: tuple[ProblemPick, ...]
    plans: tuple[PlanPick, ...]
    deadlines: tuple[Deadline, ...]
    words: dict[str, UnitWords]  # by kind of unit
    packs: tuple[str, ...] = ()

    def sections(self) -> Iterator[Section]:
        for part in self.parts:
            yield from part.sections

    def duties(self) -> Iterator[Duty]:
        for section in self.sections():
            yield from section.duties

    @cached_property
    def _sections(self) -> dict[str, tuple[Part, Section]]:
        return {section.key: (part, section) for part in self.parts for section in part.sections}

    @cached_property
    def _duties(self) -> dict[str, tuple[Section, Duty]]:
        return {duty.key: (section, duty) for section in self.sections() for duty in section.duties}

    @cached_property
    def _figures(self) -> dict[str, tuple[Duty, Figure]]:
        return {
            f"{duty.key}.{figure.key}": (duty, figure) for duty in self.duties() for figure in duty.figures
        }

    def part(self, key: str) -> Part | None:
        return next((part for part in self.parts if part.key == key), None)

    def section(self, key: str) -> Section | None:
        return self._sections[key][1] if key in self._sections else None

    def part_of(self, section_key: str) -> Part | None:
        return self._sections[section_key][0] if section_key in self._sections else None

    def duty(self, key: str) -> Duty | None:
        return self._duties[key][1] if key in self._duties else None

    def section_of(self, duty_key: str) -> Section | None:
        return self._duties[duty_key][0] if duty_key in self._duties else None

    def figure(self, full_key: str) -> Figure | None:
        return self._figures[full_key][1] if full_key in self._figures else None

"""Values of the catalogue (目录): parts, sections, duties, figures, ledger kinds, pick lists.

All values are frozen and come from TOML under ``resources/catalogue`` (see ``load``) or from the
copy a workbook keeps.  Keys are permanent ASCII names; a duty's key is ``section.duty`` and a
figure's full key is ``section.duty.figure``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

Confidence = Literal["high", "medium", "low"]
Level = Literal["must", "should", "may"]
LEVEL_TITLES: dict[Level, str] = {"must": "必报", "should": "应报", "may": "选报"}
PartKind = Literal["preamble", "achievements", "problems", "responsible", "plans", "other"]
WhenNotDone = Literal["omit", "say", "problem"]
ItemStyle = Literal["plain", "inline", "joined", "numbered"]
UNIT_KINDS = ("乡", "镇", "街道", "民族乡", "苏木")


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all stored values: frozen, compared by content, unknown keys refused."""


class Basis(Value):
    """The rule (依据) that a duty rests on."""

    document: str
    article: str = ""
    since: dt.date | None = None
    confidence: Confidence = "high"


class Count(Value):
    """How a figure is counted from its ledger's entries."""

    how: Literal["count", "sum", "distinct"] = "count"
    column: str = ""  # summed or told apart by; unused for count
    where: dict[str, str | bool | tuple[str, ...]] = {}  # column -> value(s) an entry must have
    date_field: str = "date"
    scope: Literal["period", "as_of_end"] = "period"


class Figure(Value):
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


class Detail(Value):
    """A short text a duty's wording can hold, such as the laws studied."""

    key: str
    title: str
    hint: str = ""
    required: bool = False


class Duty(Value):
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


class ParagraphPlan(Value):
    """A generated paragraph: an opening sentence and the duties whose wording follows it."""

    key: str
    lead: str = ""
    duties: tuple[str, ...] = ()  # full duty keys


class Section(Value):
    """A section (节) of a part, one step of the wizard unless the part is one step."""

    key: str
    title: str  # short, for the steps list
    heading: str  # as printed
    optional: bool = False  # left out of the report when nothing is answered
    items: ItemStyle = "plain"
    paragraphs: tuple[ParagraphPlan, ...] = ()
    duties: tuple[Duty, ...] = ()


class Part(Value):
    """A part (部分) of the report."""

    key: str
    kind: PartKind
    title: str  # short
    heading: str  # as printed; empty = no heading
    optional: bool = False
    sections: tuple[Section, ...] = ()


class LedgerColumn(Value):
    """A typed column of a ledger."""

    key: str
    title: str
    type: Literal["date", "text", "choice", "integer", "decimal", "yes_no"] = "text"
    options: tuple[str, ...] = ()
    required: bool = False


class LedgerKind(Value):
    """A kind of ledger (台账)."""

    key: str
    title: str
    columns: tuple[LedgerColumn, ...]


class ProblemPick(Value):
    """A problem (不足) to pick from, its typical reasons, and the plan item that answers it."""

    key: str
    text: str
    reasons: tuple[str, ...]
    plan: str


class PlanPick(Value):
    """A plan item (下年安排) to pick from."""

    key: str
    text: str
    measure: str
    target: str = ""


class Deadline(Value):
    """A day in the year after the report year, ``month-day``."""

    key: str
    title: str
    month: int
    day: int


class UnitWords(Value):
    """How a unit of one kind speaks of itself; ``{name}`` stands for the unit's name."""

    we: str
    party: str
    government: str
    head: str
    secretary: str
    party_full: str
    government_full: str
    congress: str = ""


class Catalogue(Value):
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

    def section(self, key: str) -> Section | None:
        return next((s for s in self.sections() if s.key == key), None)

    def part_of(self, section_key: str) -> Part | None:
        return next((p for p in self.parts if any(s.key == section_key for s in p.sections)), None)

    def duty(self, key: str) -> Duty | None:
        return next((d for d in self.duties() if d.key == key), None)

    def figure(self, full_key: str) -> Figure | None:
        duty_key, _, name = full_key.rpartition(".")
        duty = self.duty(duty_key)
        return next((f for f in duty.figures if f.key == name), None) if duty else None

"""What a rule finds."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal

import msgspec

from fzdesk.catalogue.model import Value
from fzdesk.document.model import Source

Level = Literal["error", "warning", "note"]
LEVEL_TITLES: dict[Level, str] = {"error": "错误", "warning": "提醒", "note": "提示"}
_RANK: dict[Level, int] = {"error": 0, "warning": 1, "note": 2}


class Dates(Value, frozen=True):
    """The report's year and period, and the day it bears (None = none yet)."""

    year: int  # 0 = not known: rules about years are silent
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    report_date: dt.date | None = None

    @property
    def end(self) -> dt.date | None:
        """The last day the report speaks of."""
        return self.period_to or (dt.date(self.year, 12, 31) if self.year else None)

    @property
    def known_until(self) -> dt.date | None:
        """The last day whose events the writer can have known: the report's own, or the deadline's."""
        if self.report_date:
            return self.report_date
        return dt.date(self.year + 1, 4, 1) if self.year else None


class Hit(Value, frozen=True):
    """A place in one line, before it is known where that line stands in its document."""

    start: int
    end: int
    level: Level
    message: str  # what
    basis: str = ""  # why
    remedy: str = ""  # what to do
    fix: str | None = None  # the text to stand there instead


class Where(Value, frozen=True):
    """The place of a finding."""

    paragraph: str  # id of the paragraph or heading, "" for title, addressee and signature
    number: int  # of the line in the document, from 0
    start: int
    end: int
    text: str  # the words found
    part: str = ""  # 一
    section: str = ""  # （三）
    source: Source = msgspec.field(default_factory=Source)


class Finding(Value, frozen=True):
    """One finding of the check."""

    rule: str
    level: Level
    message: str
    basis: str
    remedy: str
    fix: str | None
    where: Where

    @property
    def is_blank(self) -> bool:
        """Whether it is a 【待填】: missing, not wrong, and counted as such."""
        return self.rule == "contents.blank" and self.where.text.startswith("【待填")

    @property
    def key(self) -> str:
        """Stays the same while the words do: what a dismissal is kept under."""
        words = f"{self.rule}|{self.where.paragraph}|{self.where.text}|{self.message}"
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def order(finding: Finding) -> tuple[int, int, int, str]:
    """Findings in the order of the document, graver ones first at one place."""
    return finding.where.number, finding.where.start, _RANK[finding.level], finding.rule

"""Words of reports: wrong ones with their right form, set phrases, what belongs together.

Data: ``resources/terms.toml``.  Patterns are regular expressions, compiled when first used.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, cached_property
from typing import Literal

import msgspec

from fzdesk.catalogue.facts import read_facts
from fzdesk.catalogue.load import Raw
from fzdesk.catalogue.model import Value
from fzdesk.errors import CatalogueError


class WrongWord(Value, frozen=True, dict=True, rename={"from_": "from"}):
    """Words that are wrong where ``find`` matches; ``right`` replaces them, where that is plain."""

    find: str
    why: str
    right: str = ""
    remedy: str = ""
    level: Literal["error", "warning", "note"] = "warning"
    from_: int = 0
    to: int = 9999

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.find)


class Requests(Value, frozen=True):
    """Words with which a 报告 would ask for something."""

    words: tuple[str, ...]
    why: str


class Doubled(Value, frozen=True):
    """Words doubled on purpose."""

    right: tuple[str, ...]


class SetPhrases(Value, frozen=True):
    """Phrases everybody repeats."""

    phrases: tuple[str, ...]


class Meeting(Value, frozen=True, dict=True):
    """A meeting, and its last day."""

    find: str
    name: str
    held: dt.date

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.find)


class RateWords(Value, frozen=True, dict=True):
    """A kind of rate: how it is named, and the words before its part and its whole."""

    name: str
    done: str
    base: str

    @cached_property
    def name_pattern(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.name})$")

    @cached_property
    def done_pattern(self) -> re.Pattern[str]:
        return re.compile(self.done)

    @cached_property
    def base_pattern(self) -> re.Pattern[str]:
        return re.compile(self.base)


class SingleFigure(Value, frozen=True, dict=True):
    """A figure that a report gives once; one of the pattern's groups holds the number."""

    name: str
    find: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.find)


class Topic(Value, frozen=True):
    """What a problem may be about, told by words."""

    name: str
    words: tuple[str, ...]


class Terms(
    Value,
    frozen=True,
    dict=True,
    rename={"figures": "figure", "meetings": "meeting", "rates": "rate", "topics": "topic"},
):
    """The whole list."""

    wrong: tuple[WrongWord, ...]
    requests: Requests
    doubled: Doubled
    set_phrases: SetPhrases
    meetings: tuple[Meeting, ...]
    rates: tuple[RateWords, ...]
    figures: tuple[SingleFigure, ...]
    topics: tuple[Topic, ...]


@cache
def terms() -> Terms:
    """The list in use, read once a run.  Raises CatalogueError naming the place that is wrong."""
    return made(read_facts("terms.toml"))


def made(raw: Raw) -> Terms:
    """The list of the file's content.  Raises CatalogueError."""
    try:
        return msgspec.convert(raw, Terms)
    except msgspec.ValidationError as error:
        raise CatalogueError("词语资料文件 terms.toml 有错，请重新安装程序。", detail=str(error)) from error


def check_patterns(found: Terms) -> None:
    """Compile every pattern now; in the shipped list a test does that.  Raises CatalogueError."""
    try:
        patterns = [
            *(one.find for one in found.wrong),
            *(one.find for one in found.meetings),
            *(one.find for one in found.figures),
            *(words for rate in found.rates for words in (rate.name, rate.done, rate.base)),
        ]
        for pattern in patterns:
            re.compile(pattern)
    except re.error as error:
        raise CatalogueError("词语资料文件 terms.toml 里有一条写法有错。", detail=str(error)) from error

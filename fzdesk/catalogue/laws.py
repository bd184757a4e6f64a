"""Dated facts of the laws, regulations, party rules and plans that reports cite.

``resources/laws.toml`` is written from a table, ``resources/cited-documents.toml`` is kept by hand and stands
before it.  A fact of medium or low confidence never makes an error.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from functools import cache, cached_property

import msgspec

from fzdesk.catalogue.facts import read_facts
from fzdesk.catalogue.load import Raw
from fzdesk.catalogue.model import Confidence, Value
from fzdesk.errors import CatalogueError

STATE = "中华人民共和国"
_SIMILAR = 0.45  # share of two-character pieces in common
_NEAREST = 3


class Law(Value, frozen=True):
    """What is known of one name."""

    name: str  # without 中华人民共和国
    level: str
    published: dt.date | None = None  # when it was new; of a revised one: not known
    since: dt.date | None = None  # in force from, only where it is known to have been new then
    ended: dt.date | None = None
    gone: bool = False  # ceased before the table's day, on a day not known
    replaced_by: str = ""
    confidence: Confidence = "high"
    period: tuple[int, int] | None = None  # of a plan
    short: tuple[str, ...] = ()


class FalseName(Value, frozen=True):
    """A name that no law ever had, and what is meant."""

    name: str
    right: str = ""


class Laws(Value, frozen=True, dict=True):
    """All names known, with the day of the table."""

    as_of: dt.date
    laws: tuple[Law, ...]
    false_names: tuple[FalseName, ...] = ()
    accepted: tuple[str, ...] = ()

    @cached_property
    def _by_name(self) -> dict[str, Law]:
        return {plain(law.name): law for law in self.laws}

    @cached_property
    def _by_short(self) -> dict[str, Law]:
        return {plain(short): law for law in self.laws for short in law.short}

    @cached_property
    def _false(self) -> dict[str, FalseName]:
        return {plain(false.name): false for false in self.false_names}

    @cached_property
    def _pieces(self) -> dict[str, list[str]]:
        """Names by the pairs of characters in them."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._by_name:
            for piece in _pairs(name):
                found[piece].append(name)
        return found

    @cached_property
    def _near(self) -> dict[str, tuple[str, ...]]:
        return {}

    def get(self, name: str) -> Law | None:
        """The law of this name, with or without 中华人民共和国."""
        return self._by_name.get(plain(name))

    def of_short(self, name: str) -> Law | None:
        """The law a short form stands for."""
        return self._by_short.get(plain(name))

    def false_name(self, name: str) -> FalseName | None:
        """The entry of the closed list of names that no law ever had."""
        return self._false.get(plain(name))

    def is_accepted(self, name: str) -> bool:
        """Whether it is a short form everybody understands."""
        return plain(name) in self.accepted

    def nearest(self, name: str) -> tuple[str, ...]:
        """Names in force that look like it, the most similar first; looked up once."""
        name = plain(name)
        if name not in self._near:
            self._near[name] = self._nearest(name)
        return self._near[name]

    def _nearest(self, name: str) -> tuple[str, ...]:
        pairs = _pairs(name)
        shared: dict[str, int] = defaultdict(int)
        for pair in pairs:
            for other in self._pieces.get(pair, ()):
                shared[other] += 1
        likeness = {
            other: 2 * count / (len(pairs) + len(_pairs(other)))
            for other, count in shared.items()
            if not (self._by_name[other].ended or self._by_name[other].gone)
        }
        best = sorted((-value, other) for other, value in likeness.items() if value >= _SIMILAR)
        return tuple(self._by_name[other].name for _, other in best[:_NEAREST])


def plain(name: str) -> str:
    """A name as it is looked up: no 中华人民共和国 before it, one kind of dash and bracket, no spaces."""
    name = re.sub(r"\s+", "", name).replace("(", "（").replace(")", "）")
    name = re.sub(r"[-－–~～―─]+|——|—", "—", name)
    return name.removeprefix(STATE)


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}


@cache
def laws() -> Laws:
    """The facts in use, read once a run.  Raises CatalogueError naming the file that is wrong."""
    return made(read_facts("laws.toml"), read_facts("cited-documents.toml"))


def made(table: Raw, kept: Raw) -> Laws:
    """The facts of both files' content.  Raises CatalogueError."""
    try:
        by_hand = msgspec.convert(kept.get("document", []), tuple[Law, ...])
        false = msgspec.convert(kept.get("false_name", []), tuple[FalseName, ...])
        accepted = tuple(kept.get("accepted", {}).get("names", ()))
        names = {law.name for law in by_hand}
        listed = tuple(_law(name, raw) for name, raw in table["laws"].items() if name not in names)
        return Laws(table["as_of"], by_hand + listed, false, accepted)
    except (msgspec.ValidationError, KeyError, ValueError) as error:
        raise CatalogueError(
            "法律法规资料文件 laws.toml 或 cited-documents.toml 有错，请重新安装程序。", detail=str(error)
        ) from error


def _law(name: str, raw: Raw) -> Law:
    """A line of the table.  Its versions are those still known: only ``since`` says that it was new then."""
    since, ended = raw.get("since", ""), raw.get("ended", "")
    versions = [version.partition("/") for version in raw.get("versions", ())]
    published = min((first for first, _, _ in versions if first), default="") if since else ""
    return Law(
        name=name,
        level=raw["level"],
        published=dt.date.fromisoformat(published) if published else None,
        since=dt.date.fromisoformat(since) if since else None,
        ended=dt.date.fromisoformat(ended) if ended not in ("", "?") else None,
        gone=ended == "?",
        replaced_by=raw.get("replaced_by", ""),
        confidence=raw.get("confidence", "high"),
    )

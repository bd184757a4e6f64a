"""Wording templates of the catalogue.

``组织会前学法{times}次[，覆盖率{rate}]。`` — ``{name}`` is a slot for a figure or detail of the duty
(``{section.duty.figure}`` for another duty's), ``{@we}`` a unit word, ``{reason}`` the clerk's
reason.  ``[…]`` is an optional clause: it falls away when one of its slots has nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fzdesk.catalogue.model import Value

WORDS = (
    "we", "unit", "party", "government", "head", "secretary", "party_full", "government_full", "congress",
    "town", "county", "county_kind", "county_party", "county_government", "year", "next_year",
)  # fmt: skip
_TOKEN = re.compile(r"\{([^{}]*)\}|([\[\]])|([^{}\[\]]+)|([{}])")


class Slot(Value, frozen=True):
    """A place to be filled; ``name`` without braces."""

    name: str

    @property
    def is_word(self) -> bool:
        return self.name.startswith("@")


class Clause(Value, frozen=True):
    """A stretch of a template; an optional one falls away when a slot in it is empty."""

    optional: bool
    parts: tuple[str | Slot, ...]

    def slots(self) -> Iterator[Slot]:
        return (part for part in self.parts if isinstance(part, Slot))


@lru_cache(maxsize=4096)
def parse(template: str) -> tuple[Clause, ...]:
    """The clauses of a template, in order.  Raises ValueError for a bracket or brace out of place."""
    clauses: list[Clause] = []
    parts: list[str | Slot] = []
    optional = False
    for match in _TOKEN.finditer(template):
        name, bracket, text, stray = match.groups()
        if stray:
            raise ValueError(f"“{template}”里有不成对的花括号")
        if text:
            parts.append(text)
        elif bracket:
            if (bracket == "[") == optional:
                raise ValueError(f"“{template}”里的方括号不成对或套了两层")
            if parts:
                clauses.append(Clause(optional, tuple(parts)))
            parts, optional = [], bracket == "["
        else:
            parts.append(Slot(_checked(name, template)))
    if optional:
        raise ValueError(f"“{template}”里的方括号不成对或套了两层")
    if parts:
        clauses.append(Clause(False, tuple(parts)))
    return tuple(clauses)


def _checked(name: str, template: str) -> str:
    if name.startswith("@"):
        if name[1:] not in WORDS:
            raise ValueError(f"“{template}”里的 {{{name}}} 不是已有的单位用词")
    elif not re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)*", name):
        raise ValueError(f"“{template}”里的 {{{name}}} 不是合规的名字")
    return name


def slots(template: str) -> Iterator[tuple[Slot, bool]]:
    """Every slot of a template with whether it stands in an optional clause."""
    for clause in parse(template):
        for slot in clause.slots():
            yield slot, clause.optional

"""Counts and rates in a sentence: 「受理矛盾纠纷112起」 with the words before the number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_FULL = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_SENTENCE = re.compile(r"[^。；！？!?\n]+")
_NUMBER = re.compile(
    r"(?P<before>近|约|大约|超过|超|达)?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<wan>万)?(?P<about>余|多)?"
    r"(?P<unit>%|人次|件次|批次|场次|家次|件|起|宗|次|处|条|个|名|人|份|项|户|户次)(?P<after>以上|左右|以下)?"
)
_NAMES = re.compile(r"[^，,。；;：:、（()）\d]*$")


class Quantity(NamedTuple):
    """A number with its unit in a sentence."""

    start: int  # in the line
    end: int
    value: Decimal
    decimals: int
    unit: str
    exact: bool
    before: str  # words of the same clause before it, back to a comma or another number
    shown: str


class Sentence(NamedTuple):
    """A sentence, or its part up to a semicolon, and the quantities in it."""

    start: int
    text: str
    quantities: tuple[Quantity, ...]

    @property
    def counts(self) -> tuple[Quantity, ...]:
        return tuple(q for q in self.quantities if q.unit != "%")

    @property
    def rates(self) -> tuple[Quantity, ...]:
        return tuple(q for q in self.quantities if q.unit == "%")


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a line that hold any quantity."""
    for found in _SENTENCE.finditer(text.translate(_FULL)):
        if any(char.isdigit() for char in found[0]):
            quantities = tuple(_quantities(found[0], found.start()))
            if quantities:
                yield Sentence(found.start(), found[0], quantities)


def _quantities(sentence: str, offset: int) -> Iterator[Quantity]:
    last = 0
    for found in _NUMBER.finditer(sentence):
        if found.start("digits") and sentence[found.start("digits") - 1] in "0123456789.-—·第":
            continue
        digits = found["digits"].replace(",", "")
        value = Decimal(digits) * (10000 if found["wan"] else 1)
        about = found["before"] in ("近", "约", "大约", "超过", "超") or found["about"] or found["after"]
        before = _NAMES.search(sentence[last : found.start("digits")])
        yield Quantity(
            offset + found.start("digits"), offset + found.end("unit"), value, len(digits.partition(".")[2]),
            found["unit"], not about and not found["wan"],
            before[0].strip() if before else "", found["digits"] + (found["wan"] or "") + found["unit"],
        )  # fmt: skip
        last = found.end()

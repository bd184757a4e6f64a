"""Figures (指标) of a report: where each comes from and how it prints.

A figure is typed by the clerk, counted from a ledger, or computed as a rate.  A typed value stands
before a counted one, and that before a computed one.  Missing is not zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from fzdesk.catalogue.model import Catalogue, Figure, Value
from fzdesk.report.model import Precision, Report

Origin = Literal["typed", "counted", "computed"]
HUNDRED = Decimal(100)
MOST_RATE_DECIMALS = 4  # 99.96% of 2,500 must not print as 100%


class Counted(Value, frozen=True):
    """What a ledger gives for a figure: the value and from how many entries."""

    value: Decimal
    entries: int


Totals = Mapping[str, Counted]
NO_TOTALS: Totals = {}


class Resolved(Value, frozen=True):
    """A figure's value with its precision and origin."""

    figure: Figure
    value: Decimal
    precision: Precision
    origin: Origin
    entries: int = 0

    @property
    def shown(self) -> str:
        """As it prints, without its unit (a rate with its %; 以上 with its unit: 10次以上)."""
        return show(self.value, self.figure, self.precision)


class Figures:
    """All figures of one report, looked up by full key."""

    def __init__(self, report: Report, catalogue: Catalogue, totals: Totals = NO_TOTALS) -> None:
        self._report = report
        self._catalogue = catalogue
        self._totals = totals

    def get(self, full_key: str) -> Resolved | None:
        """The figure's value, or None where it is not known (or no such figure exists)."""
        figure = self._catalogue.figure(full_key)
        if figure is None:
            return None
        duty_key, _, name = full_key.rpartition(".")
        answer = self._report.answers.get(duty_key)
        if answer and (typed := answer.figures.get(name)):
            return Resolved(figure, typed.value, typed.precision, "typed")
        if counted := self._totals.get(full_key):
            return Resolved(figure, counted.value, "exact", "counted", counted.entries)
        return self._computed(figure, duty_key) if figure.is_rate else None

    def counted(self, full_key: str) -> Counted | None:
        """What the ledger gives for a figure, also where a typed value stands before it."""
        return self._totals.get(full_key)

    def _computed(self, figure: Figure, duty_key: str) -> Resolved | None:
        above = self.get(_full(figure.numerator, duty_key))
        below = self.get(_full(figure.denominator, duty_key))
        if above is None or below is None or below.value <= 0 or above.value > below.value:
            return None
        if "exact" not in (above.precision, below.precision) or above.precision != below.precision:
            return None  # 10余 ÷ 12 is no rate
        return Resolved(figure, rate(above.value, below.value, figure.decimals), "exact", "computed")


def _full(name: str, duty_key: str) -> str:
    return name if "." in name else f"{duty_key}.{name}"


def rate(above: Decimal, below: Decimal, decimals: int) -> Decimal:
    """``above ÷ below`` in percent, ROUND_HALF_UP; 100 only when all, 0 only when none.

    More decimals are taken where the rounded value would say all or none although it is not.
    """
    value = above * HUNDRED / below
    for places in range(decimals, MOST_RATE_DECIMALS + 1):
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if (rounded == HUNDRED) == (above == below) and (rounded == 0) == (above == 0):
            return rounded
    return rounded


def plain(value: Decimal) -> str:
    """Digits as people write them: 12, 97.5; no exponent, no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show(value: Decimal, figure: Figure, precision: Precision) -> str:
    """A value as it prints: 12, 10余, 近200, 97.5%, 10次以上."""
    digits = plain(value) + ("%" if figure.is_rate else "")
    match precision:
        case "余" | "多":
            return digits + precision
        case "近" | "约":
            return precision + digits
        case "以上":
            return f"{digits}{'' if figure.is_rate else figure.unit}以上"
        case _:
            return digits

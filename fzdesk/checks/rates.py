"""Whether a printed rate can come from counts: rounded up, down or to the nearest."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_ALTERNATIVES = 2
_MOST = 100_000  # larger wholes have a part for any rate of two decimals


def feasible(done: int, base: int, rate: Decimal) -> bool:
    """Whether any rounding of ``done ÷ base`` prints ``rate`` percent."""
    if base <= 0:
        return False
    unit = _unit(rate)
    true = Fraction(done * 100, base)
    return Fraction(rate) - unit < true < Fraction(rate) + unit


def done_for(base: int, rate: Decimal) -> int | None:
    """A whole part that gives the rate, or None."""
    if base <= 0 or base > _MOST:
        return 0
    low, high = _part(base, rate)
    return next((k for k in range(max(low, 0), min(high, base) + 1) if feasible(k, base, rate)), None)


def _part(base: int, rate: Decimal) -> tuple[int, int]:
    middle = Fraction(rate) * base / 100
    spread = _unit(rate) * base / 100
    return int(middle - spread), int(middle + spread) + 1


def base_for(done: int, rate: Decimal) -> int | None:
    """A whole that gives the rate for this part, or None."""
    if done <= 0 or rate <= 0 or done > _MOST:
        return done or 1
    unit = _unit(rate)
    first = max(int(Fraction(done * 100) / (Fraction(rate) + unit)), done)
    lower = Fraction(rate) - unit
    last = int(Fraction(done * 100) / lower) + 1 if lower > 0 else first + 1
    return next((n for n in range(first, min(last, first + _MOST) + 1) if feasible(done, n, rate)), None)


def shown(done: int, base: int, decimals: int) -> str:
    """``done ÷ base`` as people print it."""
    value = (Decimal(done) * 100 / Decimal(base)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{value:f}%"


def neighbours(base: int, rate: Decimal, decimals: int) -> str:
    """The two whole parts next to the rate, with what they give: 245→98.79%，246→99.19%."""
    below = int(Fraction(rate) * base / 100)
    return "，".join(f"{k}→{shown(k, base, decimals)}" for k in (below, below + 1) if 0 <= k <= base)


def bases_near(done: int, rate: Decimal, decimals: int) -> str:
    """The two wholes next to the rate: 38/39→97.4%，38/40→95.0%."""
    if rate <= 0:
        return ""
    first = max(int(Fraction(done * 100) / Fraction(rate)), done)
    return "，".join(f"{done}/{n}→{shown(done, n, decimals)}" for n in (first, first + 1) if n >= done)


def smaller_bases(base: int, rate: Decimal) -> list[tuple[int, int]]:
    """The two largest wholes below ``base`` that the rate fits, with their parts.

    Cases still pending leave the whole.
    """
    found = []
    for n in range(base - 1, max(base // 2, base - 2000, 1), -1):
        k = int((Fraction(rate) * n / 100) + Fraction(1, 2))
        if k <= n and abs(Fraction(k * 100, n) - Fraction(rate)) <= _unit(rate) / 2:
            found.append((k, n))
        if len(found) == _ALTERNATIVES:
            break
    return found


def _unit(rate: Decimal) -> Fraction:
    """One unit of the rate's last digit."""
    exponent = rate.as_tuple().exponent
    return Fraction(1, 10 ** max(-exponent, 0)) if isinstance(exponent, int) else Fraction(1)

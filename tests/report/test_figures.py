"""How figures resolve and print."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fzdesk.report.figures import plain, rate


@given(below=st.integers(1, 200_000), above=st.integers(0, 200_000), decimals=st.integers(0, 2))
def test_rate(below: int, above: int, decimals: int) -> None:
    """A rate is within half a unit of its last digit, 100 only when all, 0 only when none."""
    above = min(above, below)
    found = rate(Decimal(above), Decimal(below), decimals)
    places = max(decimals, -int(found.as_tuple().exponent))
    assert abs(found - Decimal(above) * 100 / Decimal(below)) <= Decimal(1).scaleb(-places) / 2
    if below <= 10_000:  # four decimals tell these apart
        assert (found == 100) == (above == below)
        assert (found == 0) == (above == 0)


def test_rate_as_people_write() -> None:
    """109 of 112 is 97.3%, 246 of 248 is 99.19% with two decimals, 2,499 of 2,500 is not 100%."""
    assert plain(rate(Decimal(109), Decimal(112), 1)) == "97.3"
    assert plain(rate(Decimal(246), Decimal(248), 2)) == "99.19"
    assert plain(rate(Decimal(2499), Decimal(2500), 1)) == "99.96"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**9, places=3))
def test_plain(value: Decimal) -> None:
    """Digits print without exponent and trailing zeros, and mean the same number."""
    text = plain(value)
    assert Decimal(text) == value
    assert "E" not in text.upper()
    assert not (text.endswith("0") and "." in text)

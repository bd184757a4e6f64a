"""Chinese numerals, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.report.numerals import chinese, chinese_number


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("十二", 12), ("二十", 20), ("两百零三", 203), ("一千五百", 1500), ("二〇二一", 2021), ("十十", None), ("", None), ("二三十", None)],
)  # fmt: skip
def test_as_people_write_them(text: str, value: int | None) -> None:
    """With units or digit by digit; None for what makes no number."""
    assert chinese_number(text) == value


@given(st.integers(1, 99))
def test_numbers_of_headings(number: int) -> None:
    """What is written stands for the number, tens and ones."""
    tens, _, ones = chinese(number).rpartition("十")
    digits = "零一二三四五六七八九"
    found = (digits.index(tens) if tens else int(number >= 10)) * 10 + (digits.index(ones) if ones else 0)
    assert found == number


@given(st.integers(1, 9999))
def test_written_numbers_read_back(number: int) -> None:
    """Hundreds and thousands too, with 零 where there is a gap."""
    assert chinese_number(chinese(number)) == number


@pytest.mark.parametrize("number", [0, 10_000])
def test_others_are_not_written(number: int) -> None:
    """Nothing in a report is numbered so."""
    with pytest.raises(ValueError, match=str(number)):
        chinese(number)

"""Days as people type them."""

import datetime as dt

import pytest

from fzdesk.errors import InputError
from fzdesk.report.dates_input import parse_day

TODAY = dt.date(2026, 1, 19)


@pytest.mark.parametrize(
    "text",
    [
        "2026-1-19", "2026-01-19", "2026.1.19", "2026/1/19", "2026年1月19日", "2026年1月19",
        " 2026 年 1 月 19 日 ",
        "1月19日", "1月19号", "1-19", "1.19", "20260119", "２０２６－１－１９", "今天", "今日",
    ],
)  # fmt: skip
def test_reads_what_people_type(text: str) -> None:
    """Both widths, dashes, dots and Chinese; without a year it is the year that is expected."""
    assert parse_day(text, year=2026, today=TODAY) == dt.date(2026, 1, 19)


def test_days_near_today() -> None:
    """昨天 and 明天 are understood over the end of a month."""
    assert parse_day("昨天", year=2026, today=dt.date(2026, 3, 1)) == dt.date(2026, 2, 28)
    assert parse_day("明天", year=2026, today=dt.date(2025, 12, 31)) == dt.date(2026, 1, 1)


def test_empty_is_no_day() -> None:
    """Nothing typed is no day, which is not a fault."""
    assert parse_day("  ", year=2026, today=TODAY) is None


@pytest.mark.parametrize("text", ["一月", "2026", "19日", "2026-1", "abc", "2026-1-19-2"])
def test_what_is_no_day_is_said_so(text: str) -> None:
    """The sentence shows how a day may be written."""
    with pytest.raises(InputError, match="2026-1-19"):
        parse_day(text, year=2026, today=TODAY)


@pytest.mark.parametrize("text", ["2026-2-29", "2月30日"])
def test_a_day_the_month_does_not_have(text: str) -> None:
    """The sentence names month and day."""
    with pytest.raises(InputError, match="2026年2月没有"):
        parse_day(text, year=2026, today=TODAY)


@pytest.mark.parametrize("text", ["2026-13-1", "0000-1-1", "2026-0-1"])
def test_a_month_there_is_not(text: str) -> None:
    """Months and years out of range are refused, not raised as something else."""
    with pytest.raises(InputError):
        parse_day(text, year=2026, today=TODAY)


def test_a_wrong_month_is_named() -> None:
    """13.45 has no month to have days: the sentence says which is wrong."""
    with pytest.raises(InputError, match="没有13月，请核对日期"):
        parse_day("13.45", year=2026, today=TODAY)

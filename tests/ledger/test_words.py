"""What people type into cells."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import LedgerColumn
from fzdesk.errors import InputError
from fzdesk.ledger.model import MOST, Cell
from fzdesk.ledger.words import check_row, plain_text, read_cell, read_serial, show_cell
from fzdesk.report.numerals import chinese

TODAY = dt.date(2026, 1, 19)
KINDS = {kind.key: kind for kind in edition_for(2025).ledgers}
DATE, WHOLE, PART = (LedgerColumn("x", "栏", one) for one in ("date", "integer", "decimal"))
YES_NO, TEXT = (LedgerColumn("x", "栏", one) for one in ("yes_no", "text"))
CASE = LedgerColumn("x", "类别", "choice", ("普通程序", "简易程序", "检查"))
RESULT = LedgerColumn("x", "结果", "choice", ("成功", "未成功", "在调"))
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))
ANYTHING = st.text(max_size=30)


def read(text: str, column: LedgerColumn) -> Cell | None:
    """A cell typed in January for the ledger of 2025."""
    return read_cell(text, column, today=TODAY, year=2025)


@pytest.mark.parametrize(
    "text",
    [
        "3.8", "3月8日", "2025-03-08", "2025.3.8", "2025/3/8", "20250308", "3-8", "3/8", "25.3.8",
        "二〇二五年三月八日", "三月八日", "３．８", "2025年3月8日 星期六", "2025年3月8日周六",
        "2025-03-08 00:00:00", "2025-03-08T14:30", "2025/3/8 9:05", "45724", "45724.0", " 3 月 8 日 ",
    ],
)  # fmt: skip
def test_days_as_people_type_them(text: str) -> None:
    """Without a year it is the ledger's year; times of day and weekdays fall away; Excel's numbers are days."""
    assert read(text, DATE) == dt.date(2025, 3, 8)


@pytest.mark.parametrize("text", ["三月", "2025", "12345", "2.30", "13-1", "昨日", "2025年2月29日"])
def test_what_is_no_day(text: str) -> None:
    """It is said, not guessed."""
    with pytest.raises(InputError):
        read(text, DATE)


@given(DAYS)
def test_every_way_of_writing_a_day_reads_the_same(day: dt.date) -> None:
    """As shown, with dots, packed, in Chinese digits, and as Excel counts."""
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    ways = (
        show_cell(day, DATE),
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{year}年{chinese(day.month)}月{chinese(day.day)}日",
        str((day - dt.date(1899, 12, 30)).days),
        f"{day.year % 100:02}-{day.month}-{day.day}" if day.year >= 2000 else str(day),
    )
    assert [read(way, DATE) for way in ways] == [day] * len(ways)


def test_excel_serial_numbers() -> None:
    """Of the 1900 system, with the 29 February 1900 that never was."""
    assert read_serial(1) == dt.date(1900, 1, 1)
    assert read_serial(59) == dt.date(1900, 2, 28)
    assert read_serial(60) is None
    assert read_serial(61) == dt.date(1900, 3, 1)
    assert read_serial(45724.75) == dt.date(2025, 3, 8)
    assert read_serial(0) is read_serial(-5) is read_serial(3_000_000) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", 1234), ("１２", 12), ("十二", 12), ("12人", 12), ("12人次", 12), ("十二名", 12), ("两百", 200),
        ("1.2万", 12000), ("3万份", 30000), ("0", 0), ("12.0", 12), ("二〇", 20),
    ],
)  # fmt: skip
def test_numbers_as_people_type_them(text: str, number: int) -> None:
    """Both widths, thousands, 万, Chinese numerals, with the unit behind."""
    assert read(text, WHOLE) == number


@pytest.mark.parametrize("text", ["10余", "约30", "十余人", "30多人", "近200", "30以上", "三十左右"])
def test_a_ledger_takes_no_round_numbers(text: str) -> None:
    """It is where exact numbers come from; the sentence says so."""
    with pytest.raises(InputError, match="确切"):
        read(text, WHOLE)


@pytest.mark.parametrize(
    "text", ["-3", "3.5", "十二半", "abc", "1,23", "12人3", "2o", "12l", "20?", "99999999999", "五百十"]
)
def test_what_is_no_number_of_a_whole_column(text: str) -> None:
    """Negative, broken, too large or no number."""
    with pytest.raises(InputError):
        read(text, WHOLE)


@given(st.decimals(0, MOST - 1, places=4, allow_nan=False))
def test_decimals_come_back(number: Decimal) -> None:
    """Four places at most, as shown and with thousands."""
    assert read(show_cell(number, PART), PART) == number
    assert read(f"{number:,}", PART) == number


@given(st.integers(0, 9999))
def test_chinese_numerals_come_back(number: int) -> None:
    """Where they are at all written so."""
    if 0 < number < 100:
        assert read(chinese(number), WHOLE) == read(f"{chinese(number)}人", WHOLE) == number
    assert read(f"{number}人次", WHOLE) == number


@pytest.mark.parametrize("text", ["是", "√", "有", "Y", "yes", "已", "1", "✓", "Ｙ"])
def test_yes(text: str) -> None:
    """Ticks and letters too."""
    assert read(text, YES_NO) is True


@pytest.mark.parametrize("text", ["否", "×", "无", "N", "no", "未", "0", "没有"])
def test_no(text: str) -> None:
    """Crosses and letters too."""
    assert read(text, YES_NO) is False


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("检查", "检查"),
        ("普通", "普通程序"),
        ("jc", "检查"),
        ("PT", "普通程序"),
        ("执法检查", "检查"),
        ("jy", "简易程序"),
    ],
)
def test_choices(text: str, option: str) -> None:
    """Exact, else the only one it is a part of, else the only one whose letters begin so."""
    assert read(text, CASE) == option


@pytest.mark.parametrize("text", ["程序", "立案", "p t"])
def test_choices_that_cannot_be_told(text: str) -> None:
    """The sentence lists what there is to choose from."""
    if text == "p t":
        assert read(text, CASE) == "普通程序"
        return
    with pytest.raises(InputError, match="普通程序、简易程序、检查"):
        read(text, CASE)


def test_a_denied_choice_is_not_taken_for_the_choice() -> None:
    """调解成功 is 成功; 没有成功 and 不成功 are not."""
    assert read("调解成功", RESULT) == "成功"
    assert read("未成功", RESULT) == "未成功"
    for text in ("没有成功", "不成功"):
        with pytest.raises(InputError):
            read(text, RESULT)


def test_text_is_one_clean_line() -> None:
    """Line ends are spaces; control characters, half characters and spaces around it are gone."""
    assert read(" 河湾村\r\n邻里\x00纠纷\ud800 ", TEXT) == "河湾村 邻里 纠纷"
    assert plain_text("\u2028\t ") == ""
    with pytest.raises(InputError, match="2000"):
        read("字" * 2001, TEXT)


@pytest.mark.parametrize("column", [DATE, WHOLE, PART, YES_NO, CASE, TEXT], ids=lambda c: c.type)
def test_empty_is_no_cell(column: LedgerColumn) -> None:
    """Spaces too."""
    assert read("", column) is read(" 　\n", column) is None


@pytest.mark.parametrize("column", [DATE, WHOLE, PART, YES_NO, CASE, TEXT], ids=lambda c: c.type)
@given(text=ANYTHING)
def test_anything_is_read_or_refused(column: LedgerColumn, text: str) -> None:
    """In one sentence that ends; what is read shows as something that reads the same again."""
    try:
        cell = read(text, column)
    except InputError as error:
        assert str(error).endswith("。")
        return
    assert read(show_cell(cell, column), column) == cell


def test_what_is_missing_or_does_not_fit() -> None:
    """In the order of the columns: required cells, a part larger than its whole, an end before its beginning."""
    assert [p.message for p in check_row({"form": "考试"}, KINDS["study"])] == [
        "请填写“日期”。",
        "请填写“主题”。",
    ]
    row: dict[str, Cell] = {"date": TODAY, "form": "考试", "title": "考试", "attendees": 20, "passed": 21}
    (problem,) = check_row(row, KINDS["study"])
    assert (problem.column, problem.serious) == ("passed", True)
    row = {"date": TODAY, "committee": "甲", "title": "乙", "closed": dt.date(2026, 1, 18)}
    (problem,) = check_row(row, KINDS["mediation"])
    assert (problem.column, problem.message) == ("closed", "“办结日期”早于“申请日期”，请核对。")


def test_a_result_without_a_day_is_no_closed_case() -> None:
    """It may be kept; that it is not counted is said."""
    row: dict[str, Cell] = {"date": TODAY, "committee": "甲", "title": "乙", "result": "成功"}
    (problem,) = check_row(row, KINDS["mediation"])
    assert (problem.column, problem.serious) == ("closed", False)
    assert check_row({**row, "result": "在调"}, KINDS["mediation"]) == ()

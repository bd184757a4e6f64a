"""What people type or paste into a ledger's cells, how a cell shows, and what does not fit in a row."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeGuard

from fzdesk.catalogue.model import LedgerColumn, LedgerKind, Value
from fzdesk.errors import InputError
from fzdesk.ledger.initials import initials
from fzdesk.ledger.model import DECIMALS, MOST, NO, YES, Cell, Cells
from fzdesk.report.dates_input import parse_day
from fzdesk.report.figures import plain
from fzdesk.report.numerals import NUMERALS, chinese_number
from fzdesk.unseen import NO_ROOM

LONGEST = 2000  # characters of a text cell
_YES = frozenset(("是", "有", "已", "对", "真", "√", "✓", "✔", "y", "yes", "true", "t", "1"))
_NO = frozenset(
    ("否", "无", "未", "没有", "不是", "错", "假", "×", "✗", "✘", "x", "n", "no", "false", "f", "0")
)
_TIME = re.compile(r"(?<=\d)[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$|\s*(?:星期|周|礼拜)[一二三四五六日天]$")
_SERIAL = re.compile(r"\d{5}(?:\.\d*)?")
_FIRST_SERIAL, _LAST_SERIAL = 32874, 73050  # 1990 to 2099: other numbers of five digits are no days
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_UNIT = re.compile(rf"(?<=[0-9{NUMERALS}万])(?:(?![{NUMERALS}万半])[\u4e00-\u9fff]){{1,3}}$")
_DENIED = re.compile("[不未没无非]")
_ROUND = ("余", "多", "左右", "以上", "约", "近", "大约", "将近")

AT_MOST = (("passed", "attendees"), ("attendees", "expected"), ("hazards_fixed", "hazards"))
"""The first of two numbers is part of the second."""
NOT_BEFORE = (("closed", "date"), ("answered", "date"), ("valid_until", "date"))
"""The first of two days does not come before the second."""
ENDED = {"成功": "closed", "未成功": "closed", "维持或胜诉": "closed", "纠错或败诉": "closed",
         "调解或和解": "closed", "撤回": "closed"}  # fmt: skip
"""A result, and the day without which the entry is in no figure of closed cases."""


class RowProblem(Value, frozen=True):
    """One thing about a row.  Without `serious` the row may be kept as it is."""

    column: str
    message: str  # one Chinese sentence
    serious: bool = True


def read_cell(text: str, column: LedgerColumn, *, today: dt.date, year: int) -> Cell | None:
    """What `text` means in a column; None when it is empty.

    A day without a year is one of `year`.  Raises InputError with one Chinese sentence.
    """
    words = plain_text(text)
    if not words:
        return None
    match column.type:
        case "date":
            return _day(words, today=today, year=year)
        case "integer":
            return int(_number(words, 0))
        case "decimal":
            return _number(words, DECIMALS)
        case "yes_no":
            return _yes_no(words)
        case "choice":
            return _choice(words, column)
        case "text":
            if len(words) > LONGEST:
                raise InputError(f"“{column.title}”最多写 {LONGEST} 个字，请写短一些。")
            return words


def show_cell(cell: Cell | None, column: LedgerColumn) -> str:  # noqa: ARG001 -- the cell's own type says it
    """A cell as it stands in a table; what it shows, `read_cell` reads again."""
    match cell:
        case None:
            return ""
        case bool():
            return YES if cell else NO
        case Decimal():
            return plain(cell)
        case dt.date():
            return cell.isoformat()
        case _:
            return str(cell)


def plain_text(text: str) -> str:
    """One line without what nobody sees in it and spaces around it."""
    if not text.isprintable():
        text = "".join(c for c in text if c not in NO_ROOM)
    kept = (c if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") else " " for c in text)
    return " ".join("".join(kept).split())


def read_serial(number: float) -> dt.date | None:
    """The day of a serial number of Excel (1900 system; time of day falls away); None when it is no day."""
    days = int(number)
    if not 1 <= days <= 2_958_465 or days == 60:  # 60 is the 1900-02-29 there never was
        return None
    return dt.date(1899, 12, 30 if days > 60 else 31) + dt.timedelta(days=days)


def _day(words: str, *, today: dt.date, year: int) -> dt.date:
    words = _TIME.sub("", words)
    if _SERIAL.fullmatch(words) and _FIRST_SERIAL <= float(words) < _LAST_SERIAL + 1:
        found = read_serial(float(words))
    else:
        found = parse_day(words, year=year, today=today)
    assert found is not None
    return found


def _number(words: str, decimals: int) -> Decimal:
    words = "".join(unicodedata.normalize("NFKC", words).split())
    if any(words.startswith(word) or words.endswith(word) for word in _ROUND) or _is_round(words):
        raise InputError("台账里要填确切的数，例如 12，不写“余”“约”“多”。")
    if words.startswith("-"):
        raise InputError("数字不能是负数，请改成 0 或更大的数。")
    words = _UNIT.sub("", words)
    times = 1
    if words.endswith("万"):
        words, times = words[:-1], 10_000
    value = _value(words) * times
    if value >= MOST:
        raise InputError("数字太大，请看看是不是多打了几位。")
    if value != value.quantize(Decimal(1).scaleb(-decimals)):
        raise InputError(f"最多保留 {decimals} 位小数。" if decimals else "这里要填整数，不带小数。")
    return value


def _is_round(words: str) -> bool:
    return bool(re.search(rf"[0-9{NUMERALS}](?:余|多)", words))


def _value(words: str) -> Decimal:
    if _NUMBER.fullmatch(words):
        return Decimal(words.replace(",", ""))
    number = chinese_number(words)
    if number is None:
        raise InputError("这里要填数字，例如 12、1,200、十二。")
    return Decimal(number)


def _yes_no(words: str) -> bool:
    word = unicodedata.normalize("NFKC", words).casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise InputError("这里填“是”或“否”，也可以填√、×、有、无。")


def _choice(words: str, column: LedgerColumn) -> str:
    wanted = _alike(words)
    by_form = {_alike(option): option for option in column.options}
    if wanted in by_form:
        return by_form[wanted]
    parts = [option for form, option in by_form.items() if wanted in form]
    if not parts and not _DENIED.search(wanted):  # 调解成功 means 成功, 没有成功 does not
        parts = [option for form, option in by_form.items() if form in wanted]
    letters = [option for option in column.options if initials(option).startswith(wanted)]
    for found in (parts, letters):
        if len(found) == 1:
            return found[0]
    raise InputError(f"“{column.title}”里没有“{words}”，请在{'、'.join(column.options)}里选一个。")


def _alike(text: str) -> str:
    """Without what people write one way or another: widths, case, spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def check_row(values: Cells, kind: LedgerKind) -> tuple[RowProblem, ...]:
    """Everything that is missing or does not fit in a row, in the order of its columns."""
    titles = {column.key: column.title for column in kind.columns}
    found = [*_required(values, kind), *_numbers(values, titles), *_days(values, titles)]
    found += _ended(values, titles)
    order = list(titles)
    return tuple(sorted(found, key=lambda problem: order.index(problem.column)))


def _required(values: Cells, kind: LedgerKind) -> Iterator[RowProblem]:
    for column in kind.columns:
        if column.required and values.get(column.key) in (None, ""):
            yield RowProblem(column.key, f"请填写“{column.title}”。")


def _numbers(values: Cells, titles: dict[str, str]) -> Iterator[RowProblem]:
    for part, whole in AT_MOST:
        less, more = values.get(part), values.get(whole)
        if part in titles and whole in titles and _is_number(less) and _is_number(more) and less > more:
            yield RowProblem(part, f"“{titles[part]}”比“{titles[whole]}”多，请核对。")


def _days(values: Cells, titles: dict[str, str]) -> Iterator[RowProblem]:
    for later, earlier in NOT_BEFORE:
        end, start = values.get(later), values.get(earlier)
        if later in titles and isinstance(end, dt.date) and isinstance(start, dt.date) and end < start:
            yield RowProblem(later, f"“{titles[later]}”早于“{titles[earlier]}”，请核对。")


def _ended(values: Cells, titles: dict[str, str]) -> Iterator[RowProblem]:
    result = values.get("result")
    closed = ENDED.get(result) if isinstance(result, str) else None
    if closed in titles and closed not in values:
        yield RowProblem(closed, f"没有“{titles[closed]}”，这一条不会算进办结的件数。", serious=False)


def _is_number(cell: Cell | None) -> TypeGuard[int | Decimal]:
    return isinstance(cell, int | Decimal) and not isinstance(cell, bool)

"""Reads a figure as people type it: 12, 1,234, １２, 10余, 约30, 近200, 1500多, 30以上, 96.3%, 3万."""

from __future__ import annotations

import re
from decimal import Decimal

from fzdesk.errors import InputError
from fzdesk.report.model import FigureValue, Precision

LARGEST = Decimal(10) ** 12
_BEFORE: dict[str, Precision] = {"大约": "约", "约": "约", "将近": "近", "近": "近"}
_AFTER: dict[str, Precision] = {"左右": "约", "以上": "以上", "余": "余", "多": "多"}
_DIGITS = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


def parse_figure(text: str, *, unit: str = "", decimals: int = 0) -> FigureValue | None:
    """The figure ``text`` means; None when it is empty.

    Raises InputError with one Chinese sentence when it is no figure.  ``unit`` may stand behind the number;
    ``decimals`` is the largest number of decimal places.
    """
    words = "".join(text.translate(_DIGITS).split())
    if not words:
        return None
    words, before = _strip_before(words)
    words, after = _strip_after(words, unit)
    if before != "exact" and after != "exact":
        raise InputError("前后只能有一个约数词，例如写成“约30”或“30余”。")
    return FigureValue(value=_number(words, decimals), precision=before if after == "exact" else after)


def typed_figure(value: FigureValue | None) -> str:
    """What is typed for ``value``: the inverse of ``parse_figure``."""
    if value is None:
        return ""
    number = format(value.value, "f")
    if value.precision == "exact":
        return number
    return value.precision + number if value.precision in ("约", "近") else number + value.precision


def _strip_before(words: str) -> tuple[str, Precision]:
    for word, precision in _BEFORE.items():
        if words.startswith(word):
            return words.removeprefix(word), precision
    return words, "exact"


def _strip_after(words: str, unit: str) -> tuple[str, Precision]:
    """Take the unit and a precision word off the end, in either order: 10余次, 30次以上."""
    precision: Precision = "exact"
    for _ in range(3):
        if unit:
            words = words.removesuffix(unit)
        for word, meant in _AFTER.items():
            if precision == "exact" and words.endswith(word):
                words, precision = words.removesuffix(word), meant
    return words, precision


def _number(words: str, decimals: int) -> Decimal:
    """The number in ``words``, which are digits, commas, a decimal point and perhaps 万."""
    times = 10_000 if words.endswith("万") else 1
    words = words.removesuffix("万")
    if words.startswith("-"):
        raise InputError("数字不能是负数，请改成 0 或更大的数。")
    if not _NUMBER.fullmatch(words):
        raise InputError("这里要填数字，例如 12、10余、约30。")
    value = Decimal(words.replace(",", "")) * times
    if value >= LARGEST:
        raise InputError("数字太大，请看看是不是多打了几位。")
    places = -int(value.normalize().as_tuple().exponent)
    if places > decimals:
        raise InputError(f"最多保留 {decimals} 位小数。" if decimals else "这里要填整数，不带小数。")
    return value if value != value.to_integral_value() or decimals else value.quantize(Decimal(1))

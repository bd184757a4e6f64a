"""Measures of a page as people type them: 37, 37毫米, 三号, ２８．９９.  Pure."""

from __future__ import annotations

import re
import unicodedata

from fzdesk.document.own_profiles import WHOLE
from fzdesk.document.profile_changes import RANGES
from fzdesk.errors import InputError

SIZES: dict[str, float] = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0, "三号": 16.0,
    "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
}  # fmt: skip
"""Sizes by name, in pt, as WPS and Word have them."""
_UNITS = {"毫米": ("毫米", "mm"), "磅": ("磅", "pt"), "字": ("个字", "字"), "行": ("行",)}


def size_name(points: float) -> str:
    """三号 for 16; empty for a size without a name."""
    return next((name for name, size in SIZES.items() if size == points), "")


def parse_measure(field: str, text: str) -> float:
    """The value of a measure (an attribute named in ``RANGES``).  Raises InputError; looks at no range."""
    known = RANGES[field]
    typed = unicodedata.normalize("NFKC", text).strip()
    if field.endswith("_size_pt") and typed in SIZES:
        return SIZES[typed]
    for unit in _UNITS[known.unit]:
        typed = typed.removesuffix(unit).strip()
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{0,3})?", typed):
        example = "，字号也可以写“三号”" if field.endswith("_size_pt") else ""
        raise InputError(f"{known.title}要写数字，如{_example(known.low, known.high)}{example}。")
    value = float(typed)
    if field in WHOLE and value != int(value):
        raise InputError(f"{known.title}要写整数。")
    return value


def _example(low: float, high: float) -> str:
    return f"{round((low + high) / 2)}"


def measure_text(value: float) -> str:
    """A measure as it stands in a field: 28, 28.99."""
    return f"{value:.2f}".rstrip("0").rstrip(".")

"""Chinese numerals, read as people write them (十二, 两千三百, 二〇二五) and written."""

from __future__ import annotations

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = "".join((*_DIGITS, *_UNITS))
_WRITTEN = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """10 → 十, 21 → 二十一, 105 → 一百零五; for 1 to 9999.  Raises ValueError outside."""
    if not 0 < number < 10_000:
        raise ValueError(number)
    text, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if zero else "") + _WRITTEN[digit] + unit
        zero = bool(text) and not digit
    return text.removeprefix("一") if 10 <= number < 20 else text


def chinese_number(text: str) -> int | None:
    """十二 → 12, 两千三百 → 2300, 二〇二一 → 2021; None when the characters make no number."""
    if not text or any(char not in _DIGITS and char not in _UNITS for char in text):
        return None
    if not any(char in _UNITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit, last = 0, -1, 10_000
    for char in text:
        if char in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[char]
            continue
        unit = _UNITS[char]
        if unit >= last or (digit < 0 and total):
            return None
        total += (digit if digit >= 0 else 1) * unit
        last, digit = unit, -1
    return total + max(digit, 0)

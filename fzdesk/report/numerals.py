"""Chinese numerals as people write them: 十二, 两千三百, 二〇二五."""

from __future__ import annotations

_DIGITS = {
    char: value
    for value, chars in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = "".join((*_DIGITS, *_UNITS))


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

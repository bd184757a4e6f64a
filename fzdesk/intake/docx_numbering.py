"""Automatic numbers of a DOCX, counted paragraph by paragraph and written as they print."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from fzdesk.intake.docx_package import Element, attribute, child, local, switched_on
from fzdesk.intake.docx_styles import Styles
from fzdesk.report.numerals import chinese

LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_MOST = 9999


class Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False  # all numbers in digits
    restart: int | None = None  # the level after which it begins anew; None = any higher one


class Numbering:
    """The lists of a file, and how far each is counted.  Ask in the order of the paragraphs."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._by_style: dict[str, str] = {}  # numbering style -> abstract list that defines it
        self._levels: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            self._register(element)

    def _register(self, element: Element) -> None:
        match local(element.tag):
            case "abstractNum":
                key = attribute(element, "abstractNumId") or ""
                self._abstract[key] = element
                if style := attribute(child(element, "styleLink"), "val"):
                    self._by_style[style] = key
            case "num":
                self._lists[attribute(element, "numId") or ""] = element

    def number(self, list_id: str, level: str) -> tuple[str, int]:
        """The number of the next paragraph of that list and level, and its level from 1; ("", 0) = none."""
        if list_id not in self._lists:
            return "", 0
        abstract, levels, starts = self._list(list_id)
        at = min(int(level), LEVELS - 1) if level.isdecimal() else 0
        counts = self._counts.setdefault(abstract, {})
        if at in starts and (list_id, at) not in self._begun:
            self._begun.add((list_id, at))
            counts[at] = starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else levels.get(at, Level()).start
        for lower in range(at + 1, LEVELS):
            restart = levels.get(lower, Level()).restart
            if restart is None or (restart and at < restart):
                counts.pop(lower, None)
        return _shown(levels, counts, at), at + 1

    def _list(self, list_id: str) -> tuple[str, dict[int, Level], dict[int, int]]:
        """Of a list: the abstract one it counts with, its levels, and those that begin anew with it."""
        if list_id not in self._levels:
            element = self._lists[list_id]
            abstract = self._defining(attribute(child(element, "abstractNumId"), "val") or "")
            levels = _levels(self._abstract.get(abstract))
            starts: dict[int, int] = {}
            for override in (one for one in element if local(one.tag) == "lvlOverride"):
                at = _integer(attribute(override, "ilvl"), 0)
                levels.update(_levels(override))
                start = attribute(child(override, "startOverride"), "val")
                if start is not None:
                    starts[at] = _integer(start, 1)
            self._levels[list_id] = (abstract, levels, starts)
        return self._levels[list_id]

    def _defining(self, abstract: str) -> str:
        """Through a numbering style to the list that has the levels."""
        link = attribute(child(self._abstract.get(abstract), "numStyleLink"), "val")
        return self._by_style.get(link, abstract) if link else abstract


def _levels(element: Element | None) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for one in element if element is not None else ():
        if local(one.tag) != "lvl":
            continue
        restart = attribute(child(one, "lvlRestart"), "val")
        found[_integer(attribute(one, "ilvl"), 0)] = Level(
            start=_integer(attribute(child(one, "start"), "val"), 1),
            format=attribute(child(one, "numFmt"), "val") or "decimal",
            text=attribute(child(one, "lvlText"), "val") or "",
            legal=bool(switched_on(one, "isLgl")),
            restart=None if restart is None else _integer(restart, 0),
        )
    return found


def _integer(text: str | None, otherwise: int) -> int:
    return min(int(text), _MOST) if text is not None and text.isdecimal() else otherwise


def _shown(levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
    """``%1`` and so on replaced by the counts; no text for bullets and hidden numbers."""
    level = levels.get(at, Level())
    if level.format in ("bullet", "none"):
        return ""

    def written(place: re.Match[str]) -> str:
        other = int(place[1]) - 1
        of = levels.get(other, Level())
        return formatted(counts.get(other, of.start), "decimal" if level.legal else of.format)

    return _PLACE.sub(written, level.text)


def formatted(number: int, style: str) -> str:
    """A number in one of Word's formats; unknown ones in digits."""
    if not 0 < number <= _MOST:
        return str(number)
    return _FORMATS.get(style, str)(number)


def _banking(number: int) -> str:
    text = chinese(number)
    text = "一" + text if text.startswith("十") else text
    written = str.maketrans("一二三四五六七八九十百千零", "壹贰叁肆伍陆柒捌玖拾佰仟零")
    return text.translate(written)


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _from(first: str, last: int) -> Callable[[int], str]:
    """Signs that follow each other in Unicode, digits beyond the last."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    "chineseLegalSimplified": _banking,
    "ideographLegalTraditional": _banking,
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "koreanDigital2",
        ),
        chinese,
    ),
}

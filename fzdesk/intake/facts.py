"""Figures read out of prose: 112起, 20余部, 近200人, 97%, 3—5次, 两个, 百分之九十.

What looks like a figure and is none stays out: dates, ordinals (第三十六条, 十九届), document numbers, days
such as 12·4, slogans in quotation marks (“两个维护”), numbers without a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from fzdesk.catalogue.model import Value
from fzdesk.intake.outline import Outline
from fzdesk.intake.passage import Passage
from fzdesk.report.model import Precision
from fzdesk.report.numerals import chinese_number

_UNITS = (
    "人次|件次|场次|户次|批次|班次|车次|课时|学时|小时|分钟|亿元|万元|元|平方米|平方公里|公里|千米|公顷|公斤|万人"
    "|次|场|件|起|份|册|条|个|名|人|户|部|项|期|批|处|家|所|支|张|块|套|本|篇|宗|例|天|亩|辆|台|间|座|面|幅|轮|遍|组"
    "|队|堂|节|讲|则|站|吨|棵|头|位|对|米|㎡|句|款|类|种|段|副|只|枚|把|盏|袋|盒|箱|桶|株|班|届"
)
# Chinese numerals are figures only before units that count things done.
_CHINESE_UNITS = "人次|件次|场次|批次|次|场|件|起|份|册|名|部|期|批|处|家|所|支|套|本|篇|宗|个|户|项|条|人|幅"
_NOT_AFTER = (
    "(?:性|一|以来|时代|全会|中全会|方针|月|季度|工程|确立|维护|意识|自信|务必|必须|结合|统一|到位|责任|制度|清单|面向|能力"
    "|线|代表|阶段|万户)"
)
_DIGITS = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMERAL = "[一二两三四五六七八九十百千]{1,7}"
_BEFORE = "大约|约|将近|近|超过|逾|不少于|至少|不低于"
_AFTER = "余|多|来"
_ARABIC = re.compile(
    rf"(?P<before>{_BEFORE})?\s*(?P<low>{_DIGITS})\s*(?P<times>万|亿)?\s*(?P<after>{_AFTER})?\s*"
    rf"(?:(?:-|—|–|－|~|～|至|到)\s*(?P<high>{_DIGITS})\s*(?P<htimes>万|亿)?\s*)?"
    rf"(?P<unit>[%％‰]|{_UNITS})(?P<last>以上|左右)?"
)
_CHINESE = re.compile(
    rf"(?P<before>{_BEFORE})?(?P<low>{_NUMERAL})(?P<times>万)?(?P<after>{_AFTER})?"
    rf"(?P<unit>{_CHINESE_UNITS})(?!{_NOT_AFTER})(?P<last>以上|左右)?"
)
_HUNDREDTHS = re.compile(r"百分之(?P<low>[〇零一二三四五六七八九十百点\d.]{1,8})")
_FORBIDDEN_BEFORE = re.compile(r"(?:[\d.·．/〔\[A-Za-z+＋-]|\d[:：]|第|[〇零○一二三四五六七八九十])\s*$")
_FORBIDDEN_BEFORE_CHINESE = re.compile(
    "(?:第|十|届|周|星期|[〇零○一二两三四五六七八九十百千万\\d]|这|那|每|某|哪|任何?|同|另|有|唯|数|几|统|单|进|逐|不|无|专|万|归"
    "|没有|未发生)$"
)
_ONE_MEANS_COUNT = frozenset(("次", "场", "名", "期", "份", "部", "件"))
_QUOTED = re.compile('[“‘「『＂"《][^“”‘’「」『』＂"《》]{0,40}[”’」』＂"》]')
_PRECISION: dict[str, Precision] = {
    **dict.fromkeys(("大约", "约", "左右"), "约"),
    **dict.fromkeys(("将近", "近"), "近"),
    **dict.fromkeys(("超过", "逾", "不少于", "至少", "不低于", "以上"), "以上"),
    "余": "余",
    "来": "余",
    "多": "多",
}  # fmt: skip
_TIMES = {"万": 10_000, "亿": 100_000_000}


class ReadFigure(Value, frozen=True):
    """A figure of the prose; ``paragraph``, ``start`` and ``end`` are its place in the file."""

    text: str
    value: Decimal
    unit: str
    precision: Precision
    paragraph: int
    start: int
    end: int
    high: Decimal | None = None  # the upper end of a range


def figures(outline: Outline) -> tuple[ReadFigure, ...]:
    """All figures of the report's text, in order."""
    return tuple(figure for words in outline.passages() for figure in figures_in(words))


def figures_in(words: Passage) -> Iterator[ReadFigure]:
    """The figures of a passage, in order."""
    text = words.text
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found: dict[int, re.Match[str]] = {}
    taken: list[tuple[int, int]] = []
    for pattern in (_HUNDREDTHS, _ARABIC, _CHINESE):
        for match in pattern.finditer(text):
            span = match.span()
            if _overlaps(span, taken) or not _is_figure(match, text, pattern is _CHINESE):
                continue
            if pattern is _CHINESE and _overlaps(span, quoted):
                continue
            found[span[0]] = match
            taken.append(span)
    for start in sorted(found):
        figure = _figure(words, found[start])
        if figure is not None:
            yield figure


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others[-64:])


def _is_figure(match: re.Match[str], text: str, chinese: bool) -> bool:
    start = match.start()
    before = text[max(start - 4, 0) : start]
    if not chinese:
        return not _FORBIDDEN_BEFORE.search(before) or "unit" not in match.groupdict()
    if _FORBIDDEN_BEFORE_CHINESE.search(before):
        return False
    if match["low"] in ("百", "千") and not match["after"]:
        return False
    return match["low"] != "一" or match["unit"] in _ONE_MEANS_COUNT


def _figure(words: Passage, match: re.Match[str]) -> ReadFigure | None:
    groups = match.groupdict()
    value = _number(groups["low"], groups.get("times"))
    if value is None:
        return None
    high = groups.get("high")
    text = match[0].strip()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    paragraph, first = words.place(start)
    last_paragraph, last = words.place(start + len(text) - 1)
    marks = (groups.get(name) for name in ("before", "after", "last"))
    return ReadFigure(
        text=text,
        value=value,
        unit=(groups.get("unit") or "%").replace("％", "%"),
        precision=next((_PRECISION[mark] for mark in marks if mark), "exact"),
        paragraph=paragraph,
        start=first,
        end=last + 1 if last_paragraph == paragraph else first + len(text),
        high=_number(high, groups.get("htimes")) if high else None,
    )


def _number(text: str, times: str | None) -> Decimal | None:
    """Digits or a Chinese numeral, times 万 or 亿."""
    digits = text.replace(",", "").replace("，", "")
    try:
        value = Decimal(digits)
    except InvalidOperation:
        whole, _, decimals = digits.partition("点")
        number, part = chinese_number(whole), chinese_number(decimals) if decimals else 0
        if number is None or part is None:
            return None
        value = Decimal(f"{number}.{part}") if decimals else Decimal(number)
    return value * _TIMES[times] if times else value

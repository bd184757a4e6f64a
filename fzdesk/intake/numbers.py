"""Numbers of headings as reports write them: 一、 （一） 1. ⑴."""

from __future__ import annotations

import re
from typing import NamedTuple

from fzdesk.document.numbering import heading_number
from fzdesk.report.numerals import chinese_number

_COUNT = "[一二三四五六七八九十]{1,3}"
_OPEN, _CLOSE = r"[（(〔]\s*", r"\s*[）)〕]"
# 二、三级 is no heading, nor are 五、六月 and 一、二、三.
_NOT_A_LIST = r"(?![一二三四五六七八九十]+(?:[、级类号月季线个次名]|所|是))"
_NOT_DECIMAL = r"(?:(?!\s*\d)|(?=\s*(?:19|20)\d\d\s*年))"
_PATTERNS = tuple(
    (level, re.compile(pattern))
    for level, pattern in (
        (1, rf"(?P<n>{_COUNT})\s*[、．.，,]{_NOT_A_LIST}"),
        (1, rf"第\s*(?P<n>{_COUNT})\s*(?:部分|章)\s*[、：:．.]?"),
        (2, rf"{_OPEN}(?P<n>{_COUNT}){_CLOSE}[、．.]?"),
        (2, rf"(?P<n>{_COUNT})[）)]"),
        (2, rf"[（(](?P<n>{_COUNT})、"),
        (2, rf"第\s*(?P<n>{_COUNT})\s*节\s*[、：:．.]?"),
        (3, rf"(?P<d>[0-9０-９]{{1,2}})\s*[.．、]{_NOT_DECIMAL}"),
        (3, r"(?P<e>[⒈-⒛])"),
        (4, rf"{_OPEN}(?P<d>[0-9０-９]{{1,2}}){_CLOSE}[、．.]?"),
        (4, r"(?P<d>[0-9０-９]{1,2})[）)]"),
        (4, r"(?P<e>[⑴-⒇①-⑳])"),
    )
)
_ENCLOSED = "⒈⑴①"


class Number(NamedTuple):
    """A heading's number."""

    written: str
    level: int  # 1 一、 2 （一） 3 1. 4 （1）
    value: int

    @property
    def shown(self) -> str:
        """As a list of contents writes it: a part's without its 、 and all others in full."""
        number = heading_number(self.level, self.value) if 0 < self.value < 100 else self.written
        return number.rstrip("、") if self.level == 1 else number


def leading_number(text: str) -> Number | None:
    """The number a line begins with, None when it begins with words, a date or a decimal."""
    for level, pattern in _PATTERNS:
        found = pattern.match(text)
        if found:
            return Number(found[0], level, _value(found.groupdict()))
    return None


def _value(groups: dict[str, str | None]) -> int:
    if word := groups.get("n"):
        return chinese_number(word) or 0
    if digits := groups.get("d"):
        return int(digits)
    sign = groups.get("e") or ""
    first = max((one for one in _ENCLOSED if one <= sign), key=ord)
    return ord(sign) - ord(first) + 1

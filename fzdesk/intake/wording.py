"""What a line's words say it is: a kind of part, an issuer, a date, an addressee, an end of sentence."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from fzdesk.report.numerals import chinese_number

Kind = Literal["achievements", "problems", "responsible", "plans", "other"]

# The first that fits: 问题整改安排 speaks of problems, 下一步工作情况 of plans.
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("responsible", re.compile("第一责任人|主要负责人.*(?:履职|职责|责任)")),
    ("problems", re.compile("问题|不足|短板|差距|困难|薄弱|弱项")),
    ("other", re.compile("其[他它]|需要(?:报告|说明|反映)的|意见建议|工作建议|^建议")),
    (
        "plans",
        re.compile(
            "下[一]?步|下一?年|下阶段|下一阶段|明年|来年|打算|思路|计划|规划|安排|今后|工作重点|努力方向"
        ),
    ),
    (
        "achievements",
        re.compile("举措|成效|做法|成果|成绩|亮点|创新|经验|措施|工作|情况|进展|总结|回顾|完成|建设"),
    ),
)
_DONE = re.compile("(?:计划|规划|安排|思路).{0,6}(?:落实|完成|执行|推进|贯彻)")
_HEADING_END = re.compile(
    "(?:情况|问题|不足|短板|差距|困难|原因|打算|思路|安排|计划|规划|成效|举措|做法|措施|职责|亮点|成果|成绩|经验"
    "|建议|方向|事项|工作|重点|总结|回顾|进展)[：:]?"
)
_HEADING_WIDTH = 40
_SPACE = re.compile(r"\s+")


def part_kind(title: str) -> Kind | None:
    """The kind of part a heading's wording announces."""
    words = _SPACE.sub("", title)
    if _DONE.search(words):
        return "achievements"
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)


_WITHOUT_NUMBER: dict[Kind, re.Pattern[str]] = {
    "responsible": re.compile("第一责任人"),
    "problems": re.compile("问题|不足|短板|差距|困难"),
    "plans": re.compile(r"^(?:下[一]?步|下一?年|下一?阶段|明年|来年|今后|20\d\d年|工作打算|工作计划)"),
    "achievements": re.compile(
        "^(?:20\\d\\d年度?|本年度?|今年|主要|工作|基本|总体|推进法治|法治).*(?:情况|成效|举措|做法|成果|亮点)"
    ),
    "other": re.compile("^其[他它]|^需要"),
}


def is_part_heading(text: str) -> bool:
    """Whether a line without a number can only be the heading of a part: 存在的主要问题, 下一步打算."""
    words = _SPACE.sub("", text[: 4 * _HEADING_WIDTH])
    if len(words) > _HEADING_WIDTH or re.search("[。；;！？!?]|[，,].*[，,]", words):
        return False
    kind = part_kind(words)
    if kind is None or not _HEADING_END.search(words[-4:]) or not _ends_as_heading(words):
        return False
    return bool(_WITHOUT_NUMBER[kind].search(words))


def _ends_as_heading(words: str) -> bool:
    found = [match.end() for match in _HEADING_END.finditer(words)]
    return bool(found) and found[-1] == len(words)


# --- ends of sentences ---------------------------------------------------------------------------

_END = re.compile(r"[。！？!?；;：:…][”’\"'」』）)】》＂]*$")


def ends_sentence(text: str) -> bool:
    """Whether nothing is missing at a line's end."""
    return bool(_END.search(text[-40:]))


# --- dates ---------------------------------------------------------------------------------------

_NUMERIC = r"(?P<y>(?:19|20)\d\d)\s*[-./．－]\s*(?P<m>\d{1,2})\s*[-./．－]\s*(?P<d>\d{1,2})"
_WRITTEN = (
    r"(?P<cy>(?:19|20)\d\d|[一二][〇零○ＯOo0Ｏ九][〇零○ＯOo0一二三四五六七八九]{2})\s*年\s*"
    r"(?P<cm>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?P<cd>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]"
)
DATE = rf"(?:{_WRITTEN}|{_NUMERIC})"
_DATE = re.compile(DATE)
_DATE_LINE = re.compile(rf"[（(]?\s*{DATE}\s*[）)]?\s*[。]?")
_ROUND = str.maketrans(dict.fromkeys("零○ＯOo0", "〇"))


def date_in(text: str) -> dt.date | None:
    """The first day named in full."""
    found = _DATE.search(text)
    return _day(found) if found else None


def is_date_line(text: str) -> bool:
    """Whether a line holds a day and nothing else, in brackets or not."""
    found = _DATE_LINE.fullmatch(text.strip())
    return bool(found and _day(found))


def _day(found: re.Match[str]) -> dt.date | None:
    parts = [found[group] or found[f"c{group}"] for group in "ymd"]
    numbers = [int(part) if part.isdecimal() else chinese_number(part.translate(_ROUND)) for part in parts]
    try:
        return dt.date(*(number or 0 for number in numbers))
    except ValueError:
        return None


def year_in(text: str) -> int | None:
    """The first year named: 2021年, 2021-2022, 二〇二一年."""
    found = re.search(r"(20\d\d)\s*(?:年|—|－|-)|([二][〇零○ＯOo][〇零○一二三四五六七八九]{2})\s*年", text)
    if not found:
        return None
    return int(found[1]) if found[1] else chinese_number(found[2].translate(_ROUND))


# --- issuers and addressees ----------------------------------------------------------------------

_BODY = (
    "(?:人民政府|委员会|党工委|党委|党政办公室|工作委员会|办事处|司法所|法治办|综合办公室|办公室|政府|管理委员会|管委会"
    "|法治建设领导小组|领导小组)"
)
_ONE_ISSUER = rf"(?:中共|中国共产党)?[\u4e00-\u9fff]{{1,24}}?{_BODY}"
_ISSUER = re.compile(rf"{_ONE_ISSUER}(?:[\s、和与]+{_ONE_ISSUER})*")
_NOT_ISSUER = re.compile("报告|总结|汇报|法治政府建设|[关对]于|坚持|推进|落实|加强|问题")
_ADDRESSEE = re.compile(
    r"(?:[\u4e00-\u9fff（）\s、，,]|\d)*(?:委|政府|办公室|委员会|人大|常委会|局|办|领导小组|协调小组|代表|同志|主席团|司法局)"
    r"(?:办公室)?[）)]?\s*[：:]"
)
_SIGNED = re.compile(rf"[（(]?(?P<who>{_ISSUER.pattern})[\s，,、]*(?P<when>{DATE})\s*[）)]?")
_LONGEST_ADDRESSEE = 60


def is_issuer(text: str) -> bool:
    """Whether a line names one issuing body or several, and nothing else."""
    words = text.strip()
    return (
        len(words) <= _LONGEST_ADDRESSEE and not _NOT_ISSUER.search(words) and bool(_ISSUER.fullmatch(words))
    )


def issuer_and_date(text: str) -> re.Match[str] | None:
    """An issuer and a day in one line, as groups ``who`` and ``when``."""
    words = text.strip()
    return _SIGNED.fullmatch(words) if len(words) <= _LONGEST_ADDRESSEE + 20 else None


def is_addressee(text: str) -> bool:
    """Whether a line addresses somebody: 县委、县政府："""
    words = text.strip()
    return len(words) <= _LONGEST_ADDRESSEE and bool(_ADDRESSEE.fullmatch(words))


_SPLIT = re.compile(r"[\s、]+")


def issuers_in(text: str) -> tuple[str, ...]:
    """The bodies named in a line."""
    return tuple(name for name in _SPLIT.split(text.strip()) if name)

"""Years of another report left over, impossible days, meetings not yet held, a report cut off early."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from fzdesk.checks.finding import Hit
from fzdesk.checks.lines import Line
from fzdesk.checks.rule import Case, Context, document_rule, line_rule
from fzdesk.document.form import date_text

_OPENING = re.compile(
    r"^(?:（[一二三四五六七八九十]+）[^。]{0,40}。)?\s*(20\d\d)年(?:度)?(以来|，|,|我[乡镇街县区]|全[乡镇街])"
)
_REPORTED = re.compile(r"现将[^。；]{0,14}?(20\d\d)年度?[^。；]{0,24}(?:报告|汇报)如下")
_YEAR = re.compile(r"(?<![\d—\-－–~～])(20\d\d)年(?![—\-－–~～])")
_SENTENCE = re.compile(r"(?:^|(?<=[。；]))\s*(20\d\d)年(?:度)?(?:以来)?[，,]?(?:我|全)(?:乡|镇|街道|县)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_YEAR_BEFORE = re.compile(r"(\d{4})年$")
_WHOLE_YEAR = re.compile("全年|本年度|一年来|年底前?已|全年度")
_COMING = re.compile("迎接|喜迎|筹备|即将|召开前|将于|拟于")
_LATE = dt.timedelta(days=3)


@line_rule("date.leftover", "heading", "paragraph")
def leftover_years(line: Line, context: Context) -> Iterator[Hit]:
    """The year of another report where this one's is meant."""
    year = context.year
    if not year:
        return
    if line.kind == "heading" and line.level == 1:
        yield from _heading(line, year)
        return
    for found in _REPORTED.finditer(line.text):
        if int(found[1]) != year:
            yield _left(found, "error", year, "这一句说明本报告的年份")
    if line.kind != "paragraph" or {"plans", "other", "problems"} & set(line.kinds):
        return
    opening = _OPENING.match(line.text)
    if opening and int(opening[1]) != year:
        yield _left(opening, "warning", year, "这里通常写本报告的年份")
    for found in _SENTENCE.finditer(line.text):
        if int(found[1]) != year and not (opening and opening.start(1) == found.start(1)):
            level = "warning" if "以来" in found[0] else "note"
            yield _left(found, level, year, "这里通常写本报告的年份")


def _heading(line: Line, year: int) -> Iterator[Hit]:
    """一、2025年…成效 of this year, 四、2026年…安排 of the next."""
    for found in _YEAR.finditer(line.text):
        if "plans" in line.kinds and int(found[1]) != year + 1:
            yield _left(found, "error", year + 1, "下一年度安排应写下一年")
        elif line.kinds and "plans" not in line.kinds and int(found[1]) != year:
            yield _left(found, "error", year, "这一部分说的是本报告的年份")


def _left(found: re.Match[str], level: object, right: int, why: str) -> Hit:
    start = found.start(1)
    told = (
        f"年份是{found[1]}年，应为{right}年吗？"
        if level != "error"
        else f"年份写成了{found[1]}年，应为{right}年。"
    )
    return Hit(start, start + 5, level, told, why, "请核对，可能是沿用旧稿时没有改。", f"{right}年")  # type: ignore[arg-type]


@line_rule("date.plan_past", "paragraph")
def plans_for_this_year(line: Line, context: Context) -> Iterator[Hit]:
    """A plan for a year that is over."""
    if not context.year or "plans" not in line.kinds or {"problems", "achievements"} & set(line.kinds):
        return
    for found in re.finditer(
        r"(20\d\d)年(?:\d{1,2}月)?(?:底|末|\d{1,2}日)?(?:之?前)?(?:完成|，[^。；]{0,10}将)", line.text
    ):
        if int(found[1]) <= context.year:
            yield Hit(
                found.start(1), found.start(1) + 5, "warning",
                f"下一年度安排里的时间是{found[1]}年，已经过去。", "下一年度安排应写下一年",
                "请核对年份。", f"{context.year + 1}年",
            )  # fmt: skip


@line_rule("date.no_such_day", "title", "subtitle", "heading", "paragraph", "cell", "signature")
def days_that_do_not_exist(line: Line, context: Context) -> Iterator[Hit]:
    """31 April, month 13."""
    for found in _DAY.finditer(line.text):
        named = _YEAR_BEFORE.search(line.text, max(found.start() - 5, 0), found.start())
        year, month, day = int(named[1] if named else context.year or 2024), int(found[1]), int(found[2])
        known = bool(named or context.year)
        last = calendar.monthrange(max(year, 1), month)[1] if 1 <= month <= 12 else 0
        if not known and month == 2:
            last = 29
        if not 1 <= day <= last:
            message = f"没有{found[0]}这一天。"
            yield Hit(found.start(), found.end(), "error", message, "日历上没有这个日期", "请核对日期。")


@line_rule("date.meeting", "heading", "paragraph")
def meetings_to_come(line: Line, context: Context) -> Iterator[Hit]:
    """A meeting that had not been held when the report was written."""
    known = context.dates.known_until
    if known is None:
        return
    for meeting in context.terms.meetings:
        if meeting.held <= known:
            continue
        found = meeting.pattern.search(line.text)
        if found and not _COMING.search(line.text, max(found.start() - 10, 0), found.end() + 6):
            held = f"{meeting.held.year}年{meeting.held.month}月"
            yield Hit(
                found.start(), found.end(), "warning", f"{meeting.name}于{held}召开，写报告时还没有召开。",
                f"会议闭幕日期{meeting.held.isoformat()}", "请核对会议名称或报告日期。",
            )  # fmt: skip


@document_rule("date.report")
def date_of_the_report(case: Case) -> Iterator[tuple[Line, Hit]]:
    """Dated inside the period while it speaks of the whole year; dated in a wrong year."""
    dates = case.context.dates
    day, end = dates.report_date, dates.end
    if day is None or end is None:
        return
    line = _dated_line(case, day)
    written = date_text(day)
    start = max(line.text.find(written), 0)
    place = start, start + len(written) if written in line.text else len(line.text)
    begin = dates.period_from or dt.date(end.year, 1, 1)
    if day < begin or day > end + dt.timedelta(days=366):
        told = f"落款日期{written}不在报告年度内，也不在下一年。"
        yield line, Hit(*place, "error", told, "年度报告在下一年年初报送", "请核对日期和报告年份。")
    elif day < end - _LATE:
        whole = next((x for x in case.reading.body if _WHOLE_YEAR.search(x.text)), None)
        told = f"落款是{written}，到年底还有{(end - day).days}天" + (
            "，正文却说全年情况。" if whole else "。"
        )
        yield line, Hit(
            *place, "note", told, "年度报告写的是全年，此后发生的情况没有计入",
            "请补充到年底，或者写明数字截至哪一天。",
        )  # fmt: skip


def _dated_line(case: Case, day: dt.date) -> Line:
    places = [line for line in case.reading.lines if line.kind in ("signature", "subtitle", "title")]
    written = date_text(day)
    return next((line for line in reversed(places) if written in line.text), case.reading.lines[-1])

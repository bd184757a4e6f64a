"""Mandatory contents: the four parts, headings with a body, nothing left to fill in.

Basis: 《法治政府建设与责任落实督察工作规定》 (what a yearly report contains).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from fzdesk.catalogue.model import PartKind
from fzdesk.checks import ordinals
from fzdesk.checks.finding import Hit, Level
from fzdesk.checks.lines import Line, Reading, kinds_of
from fzdesk.checks.rule import Case, Context, document_rule, line_rule

BASIS = "《法治政府建设与责任落实督察工作规定》对年度报告内容的要求"

# The kind of part, what the rule calls it, and the words that mention it without a heading.
_MANDATORY: tuple[tuple[PartKind, str, str], ...] = (
    ("achievements", "上一年度推进法治政府建设的主要举措和成效", ""),
    ("problems", "推进法治政府建设存在的不足和原因", "存在.{0,12}(?:不足|问题|短板|差距)"),
    ("responsible", "党政主要负责人履行推进法治建设第一责任人职责的有关情况", "第一责任人|主要负责人履行"),
    (
        "plans",
        "下一年度推进法治政府建设的主要安排",
        "^(?:下一?步|下一?年|明年|20\\d\\d年)，?.{0,16}(?:将|继续|重点)",
    ),
)
_LEFT = re.compile(
    r"【待[填定补][^】]{0,40}】|【(?:此处|请)[^】]{0,40}】|[（(](?:此处|请)?填写[^）)]{0,30}[）)]|[（(]此处[^）)]{0,30}[）)]"
    r"|[_＿]{2,}|(?<![A-Za-z])[XxＸ]{2,}(?![A-Za-z])|[×]{2,}|[*＊]{2,}|某某(?=乡|镇|县|村|街道|单位|年)|[?？]{2,}"
)


@document_rule("contents.part")
def mandatory_parts(case: Case) -> Iterator[tuple[Line, Hit]]:
    """③ counts wherever it has a heading of its own; only mentioned: warning; nothing at all: error."""
    reading = case.reading
    if not reading.body:
        return
    titles = [kind for line in _titles(reading) for kind in _title_kinds(line)]
    for kind, name, mention in _MANDATORY:
        if kind in titles:
            continue
        place = _last_heading(reading)
        if kind == "achievements":
            if _spread(reading):
                continue
            level, at = _without_achievements(reading)
        else:
            at = _mention(reading, mention)
            level = "warning" if at else "error"
        told = "正文只是提到，没有单独成为一部分" if at else "全文没有这一部分"
        line = at or place
        start, end = _span(line, mention) if at else (0, len(line.text))
        yield (
            line,
            Hit(
                start, end, level,
                f"缺少“{name}”：{told}。", BASIS, "请单列标题写明这一部分的内容。",
            ),
        )  # fmt: skip


def _titles(reading: Reading) -> Iterator[Line]:
    """Headings, on a line of their own or running into a paragraph."""
    yield from (x for x in reading.lines if x.kind == "heading" or (x.is_body and (x.lead or _is_title(x))))


def _is_title(line: Line) -> bool:
    """A short line without an end mark that no number stands before."""
    return len(line.text) <= 40 and not re.search("[。；：:！？，,]", line.text)


def _title_kinds(line: Line) -> tuple[PartKind, ...]:
    """A part's heading by its part; one below only where its words say it plainly."""
    if line.kind == "heading" and line.level <= 1:
        return line.kinds
    text = line.text[: line.lead] if line.lead else line.text
    found = kinds_of(text)
    strict = {
        "responsible": "第一责任人.{0,8}(?:职责|情况)|主要负责人.{0,8}(?:履行|履职)",
        "problems": "存在.{0,6}(?:不足|问题|短板)|不足和原因",
        "plans": "下一?步|下一年|20\\d\\d年.{0,16}(?:安排|打算|计划)",
    }
    return tuple(kind for kind in found if kind in strict and re.search(strict[kind], text))


def _last_heading(reading: Reading) -> Line:
    parts = [line for line in reading.headings if line.level == 1]
    return (parts or list(reading.headings) or list(reading.lines))[-1]


def _mention(reading: Reading, words: str) -> Line | None:
    pattern = re.compile(words)
    return next((line for line in reading.body if pattern.search(line.text)), None)


def _span(line: Line, mention: str) -> tuple[int, int]:
    found = re.search(mention, line.text) if mention else None
    return found.span() if found else (0, min(len(line.text), 40))


def _spread(reading: Reading) -> bool:
    """Whether the achievements fill several parts with headings of their own: 一、强化组织保障."""
    own = {line.part for line in reading.headings if line.level == 1 and line.part and not line.kinds}
    return any(line.part in own and len(line.text) > 60 for line in reading.body)


def _without_achievements(reading: Reading) -> tuple[Level, Line | None]:
    """Body that stands in no other part may be what is wanted, only without its heading."""
    elsewhere = {"problems", "responsible", "plans", "other"}
    loose = [line for line in reading.body if not elsewhere & set(line.kinds) and len(line.text) > 60]
    return ("warning", loose[0]) if loose else ("error", None)


@document_rule("contents.empty")
def empty_headings(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A heading with nothing under it."""
    lines = [line for line in case.reading.lines if line.kind in ("heading", "paragraph", "cell")]
    for at, line in enumerate(lines):
        if line.kind != "heading":
            continue
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following and (following.kind != "heading" or following.level > line.level):
            continue
        level: Level = (
            "error" if line.level == 1 and set(line.kinds) & {k for k, _, _ in _MANDATORY} else "warning"
        )
        yield (
            line,
            Hit(
                0,
                len(line.text),
                level,
                "标题下面没有正文。",
                BASIS,
                "请补写内容，确无内容的写“无”，或删去标题。",
            ),
        )


@document_rule("contents.empty_item")
def empty_items(case: Case) -> Iterator[tuple[Line, Hit]]:
    """一是…： followed by 二是, so that nothing comes after the colon."""
    lines = [line for line in case.reading.lines if line.kind in ("heading", "paragraph", "signature")]
    for line, following in zip_longest(lines, lines[1:]):
        if not line.is_body or not line.text.rstrip().endswith(("：", ":")):
            continue
        item, number = ordinals.leading_item(line.text), ordinals.leading(line.text)
        if not item and not number:
            continue
        goes_on = following is not None and following.is_body
        if goes_on and item and ordinals.leading_item(following.text) in (0, 1):
            continue
        if goes_on and not item and not _same_level(line, following):
            continue
        end = len(line.text.rstrip())
        yield (
            line,
            Hit(
                end - 1, end, "warning", "以冒号结束，后面却没有内容。",
                "冒号后面要有说明，这一项写了标题没有写内容",
                "请写明这一项的具体表现和原因；没有内容的，把冒号改为句号。", "。",
            ),
        )  # fmt: skip


def _same_level(line: Line, other: Line | None) -> bool:
    return other is not None and line.level == other.level and not ordinals.leading_item(other.text)


@line_rule("contents.blank", "title", "subtitle", "addressee", "heading", "paragraph", "cell", "signature")
def placeholders(line: Line, _context: Context) -> Iterator[Hit]:
    """【待填】, XX, ____ and the like left in the text."""
    for found in _LEFT.finditer(line.text):
        yield Hit(
            found.start(), found.end(), "error", f"还有没填的内容“{found[0][:20]}”。",
            "报送和公开的报告不应留空", "请填写；没有这项内容的，删去这一句。",
        )  # fmt: skip

"""Words: doubled, wrong, out of date, of another kind of unit, asking for something in a 报告.

Data: ``resources/terms.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdesk.checks.finding import Hit
from fzdesk.checks.lines import Line
from fzdesk.checks.rule import Context, line_rule

_DOUBLED = re.compile("([\u4e00-\u9fff]{2,4})\\1")
_SINGLE = re.compile(
    "(?<!目)的的(?!确)|了了(?![解结])|(?<![现正存实所])在在|(?<![以涉波普])及及(?!时)|(?<![参给])与与(?!会)"
)
# How a 乡, a 镇, a 街道 speaks of itself; another's words are left over from another report.
_BEFORE = "(?:^|(?<=[，。；、：“由经向和对以在是被按报]))"
_OWN = {
    "乡": rf"我乡|全乡|本乡|{_BEFORE}乡(?:党委|政府|人大|纪委|长)",
    "镇": rf"我镇|全镇|本镇|{_BEFORE}镇(?:党委|政府|人大|纪委|长)|(?<![乡集城市村])镇、村",
    "街道": r"我街道|我街|全街道|街道党工委",
}
_OWN_PATTERNS = {kind: re.compile(words) for kind, words in _OWN.items()}


@line_rule("word.doubled")
def doubled_words(line: Line, context: Context) -> Iterator[Hit]:
    """政府政府, 的的."""
    right = context.terms.doubled.right
    for found in _DOUBLED.finditer(line.text):
        if found[0] in right or "一" in found[1] or len(set(found[1])) == 1:
            continue
        told = f"“{found[1]}”重复。"
        yield Hit(found.start(), found.end(), "warning", told, "多录入了一遍", "请删去一个。", found[1])
    for found in _SINGLE.finditer(line.text):
        told = f"“{found[0][0]}”重复。"
        yield Hit(found.start(), found.end(), "warning", told, "多录入了一遍", "请删去一个。", found[0][0])


@line_rule("word.wrong")
def wrong_words(line: Line, context: Context) -> Iterator[Hit]:
    """The list of wrong words and names that changed."""
    taken: set[int] = set()  # an earlier row of the list stands before a later one
    for word in context.terms.wrong:
        if context.year and not word.from_ <= context.year <= word.to:
            continue
        for found in word.pattern.finditer(line.text):
            group = found.lastindex or 0
            start, end = found.span(group)
            shown = found[group]
            if shown == word.right or not taken.isdisjoint(range(start, end)):
                continue
            taken.update(range(start, end))
            told = f"“{shown}”应为“{word.right}”。" if word.right else f"“{shown}”用得不对。"
            remedy = word.remedy or "请改正。"
            yield Hit(start, end, word.level, told, word.why, remedy, word.right or None)


@line_rule("word.unit_kind", "heading", "paragraph", "cell")
def words_of_another_kind(line: Line, context: Context) -> Iterator[Hit]:
    """我镇 in the report of a 乡."""
    if context.unit_kind not in _OWN:
        return
    for kind, pattern in _OWN_PATTERNS.items():
        if kind == context.unit_kind:
            continue
        for found in pattern.finditer(line.text):
            told = f"本单位是{context.unit_kind}，这里写成了“{found[0]}”。"
            fix = (
                found[0].replace(kind, context.unit_kind, 1) if len(kind) == len(context.unit_kind) else None
            )
            yield Hit(
                found.start(), found.end(), "warning", told, "可能是套用了别的单位的稿子",
                "请核对；说的确是别的单位的，请写全称。", fix,
            )  # fmt: skip


@line_rule("word.request", "heading", "paragraph")
def requests(line: Line, context: Context) -> Iterator[Hit]:
    """A 报告 asks for nothing."""
    for word in context.terms.requests.words:
        at = line.text.find(word)
        if at >= 0:
            told = f"报告里出现了请示用语“{word}”。"
            remedy = "请删去；确有请求的，另行写请示。"
            yield Hit(at, at + len(word), "warning", told, context.terms.requests.why, remedy)

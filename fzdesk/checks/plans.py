"""Problems with their reasons, and plans that answer them.

Basis: 《法治政府建设与责任落实督察工作规定》 asks for 不足和原因 and for next year's 主要安排.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fzdesk.catalogue.terms import Topic
from fzdesk.checks import ordinals
from fzdesk.checks.finding import Hit
from fzdesk.checks.lines import Line
from fzdesk.checks.rule import Case, document_rule

BASIS = "《法治政府建设与责任落实督察工作规定》要求报告“存在的不足和原因”“下一年度主要安排”"
_REASON = re.compile(
    "由于|因为|原因|导致|致使|因此|究其|源于|在于|缘于|受[^，。；]{1,14}影响|造成|(?<![起])因(?![地此素人而])|[^，。；]{0,20}背景下"
)
_TARGET = re.compile(
    r"\d|每[年月季周半]|[一二三四五六七八九十]+(?:次|场|个|名|件|期|轮)|全覆盖|年底前|月底前|季度|上半年|下半年"
)


class Item(NamedTuple):
    """A problem or a plan item: its line, its place in it, its words."""

    line: Line
    start: int
    end: int
    text: str


def items_of(lines: tuple[Line, ...]) -> list[Item]:
    """The items of a part: （一） headings with what follows, paragraphs 一是…, or 一是…二是… inside one."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.kind == "heading" and line.level == 1:
            continue
        starts = line.level == 2 or (line.is_body and bool(ordinals.leading_item(line.text) or line.level))
        if starts and not (groups and groups[-1][0].level == 2 and line.level != 2):
            groups.append([line])
        elif groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [item for group in groups for item in _split(group)]


def _split(group: list[Line]) -> Iterator[Item]:
    first = group[0]
    if first.level != 2 and len(group) == 1:
        starts = [start for _, start, _ in ordinals.items(first.text)]
        if len(starts) > 1:
            for start, end in zip(starts, [*starts[1:], len(first.text)], strict=True):
                yield Item(first, start, end, first.text[start:end])
            return
    if first.is_body and not first.level and not ordinals.leading_item(first.text):
        return
    end = first.lead or min(len(first.text), 40)
    yield Item(first, 0, end, "".join(line.text for line in group))


@document_rule("plan.no_reason")
def problems_without_reason(case: Case) -> Iterator[tuple[Line, Hit]]:
    """The regulation wants 不足和原因: one warning where the whole part gives none, else notes."""
    items = items_of(_only(case, "problems"))
    without = [item for item in items if not _REASON.search(item.text)]
    if not items or not without:
        return
    if len(without) == len(items):
        line = case.reading.of_kind("problems")[0]
        told = "这一部分只写了不足，没有写原因。"
        yield line, Hit(0, min(len(line.text), 40), "warning", told, BASIS, "请逐条写明原因。")
        return
    for item in without:
        yield item.line, Hit(item.start, item.end, "note", "这一条不足没有写原因。", BASIS, "请写明原因。")


@document_rule("plan.unanswered")
def problems_without_plan(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A problem no plan item speaks of, by topic."""
    plans = "".join(line.text for line in case.reading.of_kind("plans"))
    if not plans or any("problems" in line.kinds for line in case.reading.of_kind("plans")):
        return
    for item in items_of(_only(case, "problems")):
        title = _title(item)
        topics = [topic for topic in case.context.terms.topics if _speaks(title, topic)]
        if topics and not any(_speaks(plans, topic) for topic in topics):
            names = "、".join(topic.name for topic in topics)
            yield item.line, Hit(
                item.start, item.end, "note", f"下一年度安排没有说到这一条不足（{names}）。", BASIS,
                "请在下一年度安排里写一条对应的措施。",
            )  # fmt: skip


def _only(case: Case, kind: str) -> tuple[Line, ...]:
    """Lines of parts that are of this kind alone."""
    return tuple(
        x for x in case.reading.of_kind("problems" if kind == "problems" else "plans") if len(x.kinds) == 1
    )


def _title(item: Item) -> str:
    """What the problem is, without its explanation."""
    return re.split("[。；]", item.text, maxsplit=1)[0]


def _speaks(text: str, topic: Topic) -> bool:
    return any(word in text for word in topic.words)


@document_rule("plan.no_target")
def plans_without_target(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A plan item without a figure or a date."""
    items = items_of(_only(case, "plans"))
    without = [item for item in items if not _TARGET.search(_words(item))]
    if not items or not without:
        return
    told = "下一年度安排没有数量或时间要求。"
    if len(without) == len(items):
        line = case.reading.of_kind("plans")[0]
        yield (
            line,
            Hit(
                0,
                min(len(line.text), 40),
                "note",
                told,
                "有目标才好落实和检查",
                "请写明数量、时限或责任单位。",
            ),
        )
        return
    for item in without:
        told = "这一条安排没有数量或时间要求。"
        yield (
            item.line,
            Hit(item.start, item.end, "note", told, "有目标才好落实和检查", "请写明数量、时限或责任单位。"),
        )


def _words(item: Item) -> str:
    """The item without its own number and the first 一是."""
    found = ordinals.leading(item.text)
    words = item.text[len(found.written) :] if found else item.text
    return re.sub(r"“[^”]*”|[一二三四五六七八九十]+是|[“”]?[一八七]五|第一责任人", "", words)

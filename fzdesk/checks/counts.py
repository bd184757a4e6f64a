"""What is announced and what follows; parts and their whole; one figure with two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from fzdesk.checks import ordinals
from fzdesk.checks.finding import Hit, Level
from fzdesk.checks.lines import Line
from fzdesk.checks.quantities import Quantity, Sentence, sentences
from fzdesk.checks.rule import Case, Context, document_rule, line_rule

_ANNOUNCED = re.compile(
    r"([两二三四五六七八九十]{1,2}|\d{1,2})(?:个|大|点|项|条)?"
    r"(?:方面|问题|不足|短板|差距|原因|措施|举措|工作|任务|重点|个方面的问题)?(?:的?(?:问题|不足|工作|内容))?"
    r"[：:。，,]?\s*$"
)
_TAIL = 24  # characters before 一是 that can announce it
_INTRODUCES = re.compile(r"表现|体现|存在|主要有|如下|以下|抓好|做好|从|分为|包括|是")
_WHOLE = re.compile(r"分别(?:为|是)|其中|包括")
_PART_OF_YEAR = re.compile(r"\d月|季度|上半年|下半年|每[月周季年]|年中|当月|其中|累计")


@document_rule("count.announced")
def announced_and_listed(case: Case) -> Iterator[tuple[Line, Hit]]:
    """主要表现在两个方面：一是…二是…三是…, in one paragraph or the following ones."""
    lines = [line for line in case.reading.lines if line.kind in ("heading", "paragraph")]
    for at, line in enumerate(lines):
        if not line.is_body:
            continue
        found = list(ordinals.items(line.text))
        first = next((start for value, start, _ in found if value == 1), None)
        before = len(line.text) if first is None else first
        announced = _ANNOUNCED.search(line.text, max(before - _TAIL, 0), before)
        if announced is None or not _introduces(line.text, announced.start()):
            continue
        if first is None and not line.text.rstrip().endswith(("：", ":")):
            continue
        values = [value for value, start, _ in found if first is not None and start >= first]
        values += _following(lines[at + 1 :], bool(values))
        listed = _run(values)
        wanted = ordinals.value(announced[1])
        if listed and wanted and listed != wanted:
            level: Level = "error" if listed > wanted else "warning"
            message = f"前面说“{announced[0].rstrip('：:。，, ')}”，后面列了{listed}项。"
            yield line, Hit(
                announced.start(), announced.end(), level, message,
                "概括的数目应与列举的一致", "请改前面的数目，或增删后面的条目。",
            )  # fmt: skip


def _following(lines: list[Line], items_only: bool) -> list[int]:
    """The numbers of what is listed below: 一是… paragraphs, or （一） … with what stands under them."""
    values: list[int] = []
    if lines and lines[0].is_body and ordinals.leading_item(lines[0].text):
        for line in lines:
            if not line.is_body or not ordinals.leading_item(line.text):
                break
            values += [value for value, _, _ in ordinals.items(line.text)]
    elif lines and not items_only and (first := ordinals.leading(lines[0].text)) and first.level > 1:
        for line in lines:
            found = ordinals.leading(line.text)
            if found and found.level < first.level:
                break
            if found and found.level == first.level:
                values.append(found.value)
    return values


def _introduces(text: str, at: int) -> bool:
    sentence = max(text.rfind(mark, 0, at) for mark in "。；！？")
    return bool(_INTRODUCES.search(text[sentence + 1 : at]))


def _run(values: list[int]) -> int:
    """How far 一二三… goes on from the start."""
    count = 0
    for value in values:
        if value != count + 1:
            break
        count += 1
    return count


@line_rule("count.parts", "paragraph", "cell")
def parts_and_whole(line: Line, _context: Context) -> Iterator[Hit]:
    """检查40次，分别为…20次、…10次、…10次."""
    for sentence in sentences(line.text):
        for found in _WHOLE.finditer(sentence.text):
            at = sentence.start + found.start()
            whole = _whole(sentence, at)
            if whole is None:
                continue
            parts = _parts(line.text, sentence, sentence.start + found.end(), whole.unit)
            if any(not part.exact for part in parts) or not parts:
                continue
            yield from _compare(whole, parts, found[0])


def _whole(sentence: Sentence, at: int) -> Quantity | None:
    """The count right before the word, with nothing but a comma between."""
    before = [q for q in sentence.counts if q.end <= at]
    if not before or not before[-1].exact:
        return None
    between = sentence.text[before[-1].end - sentence.start : at - sentence.start]
    return before[-1] if re.fullmatch(r"[，,：:（(]?", between) else None


def _parts(text: str, sentence: Sentence, start: int, unit: str) -> list[Quantity]:
    """The counts of the same unit joined by 、 or 和 after the word."""
    parts: list[Quantity] = []
    last = start
    for quantity in sentence.counts:
        if quantity.start < start:
            continue
        between = text[last : quantity.start]
        if re.search(r"[，,；;：:（(]", between) or (parts and not re.match(r"[、和]|以及|及", between)):
            break
        if quantity.unit != unit:
            break
        parts.append(quantity)
        last = quantity.end
    return parts


def _compare(whole: Quantity, parts: list[Quantity], word: str) -> Iterator[Hit]:
    total = sum((part.value for part in parts), Decimal(0))
    told = "+".join(f"{part.value:f}" for part in parts)
    basis = "各部分之和应与总数相符"
    if len(parts) == 1:
        if total > whole.value and word == "其中":
            message = f"“其中”的{parts[0].shown}大于总数{whole.shown}。"
            yield Hit(parts[0].start, parts[0].end, "error", message, basis, "请核对这两个数。")
        return
    if word in ("其中", "包括") and whole.unit in ("名", "人", "人次"):
        return  # of people, groups overlap
    wrong = total != whole.value if word.startswith("分别") else total > whole.value
    if wrong:
        message = f"{told}={total:f}，与总数{whole.shown}不符。"
        yield Hit(whole.start, parts[-1].end, "warning", message, basis, "请核对各个数；有交叉的，请写明。")


@document_rule("count.two_values")
def one_figure_two_values(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A figure that a report gives once, given twice with different values.  Asks, asserts nothing."""
    body = [line for line in case.reading.body if not {"plans", "responsible", "problems"} & set(line.kinds)]
    for figure in case.context.terms.figures:
        first: tuple[str, str] | None = None
        for line in body:
            for found in figure.pattern.finditer(line.text):
                number = next((group for group in found.groups() if group), "")
                clause = line.text[max(0, line.text.rfind("，", 0, found.start())) : found.end()]
                if (
                    not number
                    or _PART_OF_YEAR.search(clause)
                    or line.text[found.end() : found.end() + 1] in "余多"
                ):
                    continue
                if first is None:
                    first = number, line.section or line.part
                elif first[0] != number:
                    where = f"（在{first[1]}）" if first[1] else ""
                    message = f"{figure.name}前面写的是{first[0]}{where}，这里是{number}，是同一个指标吗？"
                    yield line, Hit(
                        found.start(), found.end(), "warning", message, "同一指标全文应一致",
                        "是同一指标的，请统一；不是的，请写明范围。",
                    )  # fmt: skip

"""Numbers of headings and items: none skipped, none twice, one kind of bracket.

Basis: GB/T 9704—2012, 7.3.3: 一、 （一） 1. （1）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzdesk.checks import ordinals
from fzdesk.checks.finding import Hit
from fzdesk.checks.lines import Line, kinds_of
from fzdesk.checks.rule import Case, Context, document_rule, line_rule
from fzdesk.report.numerals import chinese

BASIS = "GB/T 9704—2012：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注"
_SHORT = 40


@document_rule("number.order")
def order_of_numbers(case: Case) -> Iterator[tuple[Line, Hit]]:
    """一、二、四; （二） twice.  Each level counts anew under the one above."""
    last = [0] * 5
    for line in case.reading.lines:
        if line.kind not in ("heading", "paragraph"):
            continue
        found = ordinals.leading(line.text)
        if found is None or not found.value:
            if line.kind == "heading" and line.level:
                last[line.level + 1 :] = [0] * (4 - line.level)
            continue
        level, value = found.level, found.value
        wanted = last[level] + 1
        starts_anew = value == 1 and level > 1
        if value != wanted and not starts_anew:
            yield line, _out_of_order(found, wanted)
        last[level] = value
        last[level + 1 :] = [0] * (4 - level)


def _out_of_order(found: ordinals.Ordinal, wanted: int) -> Hit:
    shown = chinese(wanted) if found.level <= 2 else str(wanted)
    told = "重复或倒退" if found.value < wanted else "跳号"
    digits = re.search(r"[一二三四五六七八九十\d]+", found.written)
    fix = found.written.replace(digits[0], shown) if digits and wanted < 100 else None
    return Hit(
        0, len(found.written), "warning", f"序号“{found.written}”{told}，这里应是“{shown}”。", BASIS,
        "请改序号，或补上缺少的标题。", fix,
    )  # fmt: skip


@document_rule("number.items")
def order_of_items(case: Case) -> Iterator[tuple[Line, Hit]]:
    """一是、二是、四是, within a paragraph or over several."""
    last = 0
    for line in case.reading.lines:
        if line.kind == "heading" or (line.is_body and line.level):
            last = 0
        if not line.is_body:
            continue
        for value, start, end in ordinals.items(line.text):
            if value not in (1, last + 1) and last:
                wanted = chinese(last + 1)
                message = f"“{line.text[start:end]}”前面是“{chinese(last)}是”，序号不连续。"
                yield line, Hit(start, end, "warning", message, BASIS, "请改序号。", f"{wanted}是")
            last = value


@document_rule("number.doubled")
def numbers_written_before_computed_ones(case: Case) -> Iterator[tuple[Line, Hit]]:
    """一是 typed or pasted into a section whose items are counted by themselves: 一是一是."""
    for line in case.reading.body:
        at = 0
        for span in line.spans:
            at += len(span.text)
            if span.role != "number" or not (written := ordinals.doubled(line.text[at:])):
                continue
            message = f"这里自动编了“{span.text}”，后面又写了“{written.strip()}”，印出来是两个序号。"
            yield line, Hit(at, at + len(written), "warning", message, BASIS, "请删去自己写的序号。", "")


@document_rule("number.missing")
def headings_without_number(case: Case) -> Iterator[tuple[Line, Hit]]:
    """A part's heading without a number among numbered ones."""
    numbered = [x for x in case.reading.lines if (n := ordinals.leading(x.text)) and n.level == 1]
    if len(numbered) < 2:
        return
    for line in case.reading.lines:
        if ordinals.leading(line.text) or not numbered[0].number < line.number < numbered[-1].number:
            continue
        heading = line.kind == "heading" and line.level <= 1
        loose = line.is_body and len(line.text) <= _SHORT and not re.search("[。；：:！？，,是]", line.text)
        if heading or (loose and kinds_of(line.text)):
            yield (
                line,
                Hit(0, len(line.text), "warning", "这一标题没有序号，其他部分都有。", BASIS, "请补上序号。"),
            )


@line_rule("number.bracket", "heading", "paragraph")
def half_width_brackets(line: Line, _context: Context) -> Iterator[Hit]:
    """(一) instead of （一）; 一) and （一、 half a bracket short."""
    found = ordinals.leading(line.text)
    if found is None or found.level not in (2, 4):
        return
    written = found.written
    whole = re.search(r"[一二三四五六七八九十\d]+", written)
    right = f"（{whole[0]}）" if whole else written
    if written == right or (found.level == 4 and len(written) > 4):
        return
    if written.startswith(right):
        told = f"“{right}”后面不用顿号。"
    elif "(" in written or ")" in written:
        told = f"序号“{written}”用了半角括号。"
    else:
        told = f"序号“{written}”括号不完整。"
    yield Hit(0, len(written), "warning", told, BASIS, "请用全角括号。", right)


@line_rule("number.point", "heading", "paragraph")
def point_after_digits(line: Line, _context: Context) -> Iterator[Hit]:
    """1、 instead of 1."""
    found = ordinals.leading(line.text)
    if found and found.level == 3 and not found.written.endswith("."):
        right = f"{found.value}."
        told = f"阿拉伯数字序号后面用点，不用“{found.written[-1]}”。"
        yield Hit(0, len(found.written), "note", told, BASIS, "请改为点。", right)


@document_rule("number.level")
def levels(case: Case) -> Iterator[tuple[Line, Hit]]:
    """1. right under 一、 while （一） is used elsewhere."""
    uses_second = any((n := ordinals.leading(x.text)) and n.level == 2 for x in case.reading.lines)
    if not uses_second:
        return
    level = 0
    for line in case.reading.lines:
        if line.kind not in ("heading", "paragraph"):
            continue
        found = ordinals.leading(line.text)
        if found is None:
            continue
        if found.level == 3 and level == 1:
            told = "“一、”下面直接用了“1.”，其他部分用“（一）”。"
            yield line, Hit(0, len(found.written), "note", told, BASIS, "请统一层次。")
        level = found.level


@line_rule("number.heading_end", "heading")
def marks_after_headings(line: Line, _context: Context) -> Iterator[Hit]:
    """A heading on a line of its own takes no full stop."""
    found = re.search(r"[。；，：:;,]+$", line.text)
    if found and line.level <= 2:
        yield Hit(
            found.start(),
            found.end(),
            "note",
            "单独成行的标题末尾不用标点。",
            "GB/T 15834—2011",
            "请删去。",
            "",
        )

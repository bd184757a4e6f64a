"""版头, 版记, 附件说明 and annexes as strips (GB/T 9704-2012, 7.2, 7.3.4, 7.3.7, 7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from fzdesk.document.model import Attachment, Colophon, Letterhead
from fzdesk.document.profile import FaceRole
from fzdesk.writers.signature_places import characters
from fzdesk.writers.strips import Part, Rule, Run, Setter, Strip
from fzdesk.writers.tables import set_table
from fzdesk.writers.title import break_title
from fzdesk.writers.upward import (
    COLOPHON_SIZE,
    COPIED_TO,
    RED_RULE,
    SIGNED_BY,
    THICK_RULE,
    THIN_RULE,
    TITLE_BELOW,
    Head,
    copies_text,
    head_measures,
    printed_text,
    spread,
)


def set_letterhead(letterhead: Letterhead, setter: Setter) -> list[Strip]:
    """版头 as one strip, and the blank lines between it and the title."""
    pitch = setter.profile.line_pitch_pt
    head = head_measures(letterhead, setter.profile, pitch)
    runs = list(_marks(letterhead, head, setter))
    top = head.above + len(letterhead.marks) * head.mark_line + head.gap
    runs += _rows(letterhead, head, top, setter)
    height = head.lines * pitch
    line = height - RED_RULE / 2
    rule = Rule(0.0, line, setter.width, line, RED_RULE, red=True)
    strip = Strip("letterhead", height, tuple(runs), rules=(rule,), keep=True)
    return [strip, *[setter.blank()] * TITLE_BELOW]


def _marks(letterhead: Letterhead, head: Head, setter: Setter) -> Iterator[Run]:
    """发文机关标志, red, centred, 35 mm under the 版心's upper edge."""
    for number, mark in enumerate(letterhead.marks):
        spacing = spread(mark, head)
        width = sum(setter.advances(mark, "title", head.mark_size, spacing)) - spacing
        baseline = head.above + number * head.mark_line + setter.baseline(head.mark_line, head.mark_size)
        x = (setter.width - width) / 2
        yield Run(mark, x, baseline, "title", head.mark_size, spacing, red=True)


def _rows(letterhead: Letterhead, head: Head, top: float, setter: Setter) -> Iterator[Run]:
    """发文字号 left in one character on the last row, 签发人 right in one, names under names."""
    pitch = setter.profile.line_pitch_pt
    left = setter.width - setter.cell - max(setter.text_width(row, "heading2") for row in head.rows)

    def run(text: str, x: float, number: int, face: FaceRole = "body") -> Iterator[Run]:
        for one in setter.single(text, x, "letterhead", face=face).runs if text else ():
            yield one._replace(baseline=one.baseline + top + number * pitch)

    for number, row in enumerate(head.rows):
        if number == len(head.rows) - 1:
            yield from run(letterhead.number, setter.cell, number)
        if row and number == 0:
            yield from run(SIGNED_BY, left - setter.text_width(SIGNED_BY), number)
        yield from run(row, left, number, "heading2")


def set_attachment_list(attachments: tuple[Attachment, ...], setter: Setter) -> list[Strip]:
    """附件说明: a blank line, then names one under another, two characters in (7.3.4)."""
    strips = [setter.blank()]
    for number, one in enumerate(attachments, 1):
        label = f"{number}." if len(attachments) > 1 else ""
        hang = 5 + characters(label)
        name = setter.paragraph([Part(one.title)], "attachments", indent=hang, hang=hang, keep=True)
        lead = ("附件：" if number == 1 else "") + label
        if lead and name:
            at = 2 if number == 1 else 5
            first = setter.single(lead, at * setter.cell, "attachments", keep=True)
            name[0] = name[0]._replace(runs=(*first.runs, *name[0].runs))
        strips += name
    return strips


def set_annexes(attachments: tuple[Attachment, ...], setter: Setter) -> Iterator[Strip]:
    """Annexes with a table, each on pages of its own: 附件1 in 黑体, the title on the third line (7.3.7)."""
    several = len(attachments) > 1
    for number, one in enumerate(attachments, 1):
        if one.table is None:
            continue
        label = f"附件{number}" if several else "附件"
        first = setter.single(label, 0.0, one.id, face="heading1", keep=True)
        yield first._replace(fresh=True)
        yield setter.blank()
        size = setter.profile.title_size_pt
        for line in break_title(one.title, setter.width / size):
            yield setter.centred(line, one.id, face="title", size=size)
        yield setter.blank()
        yield from set_table(one.table, setter)


def set_colophon(colophon: Colophon, setter: Setter) -> Strip:
    """版记 as one strip, to stand on the 版心's lower edge."""
    pitch = setter.profile.line_pitch_pt
    copies = list(_copies(colophon, setter))
    height = (len(copies) + 1) * pitch
    runs = [
        run._replace(baseline=run.baseline + number * pitch)
        for number, row in enumerate([*copies, _printed(colophon, setter)])
        for run in row
    ]
    rules = [(THICK_RULE / 2, THICK_RULE), (height - THICK_RULE / 2, THICK_RULE)]
    if copies:
        rules.insert(1, (height - pitch, THIN_RULE))
    made = tuple(Rule(0.0, y, setter.width, y, width) for y, width in rules)
    return Strip("colophon", height, tuple(runs), rules=made)


def _printed(colophon: Colophon, setter: Setter) -> list[Run]:
    """印发机关 left in one character, 印发日期 right in one (7.4.3)."""
    date = printed_text(colophon)
    right = setter.width - COLOPHON_SIZE - _small_width(date, setter)
    return [_small(colophon.printer, COLOPHON_SIZE, setter), _small(date, right, setter)]


def _small(text: str, x: float, setter: Setter) -> Run:
    """Text of 四号 on a line."""
    _small_width(text, setter)  # so that its fonts are known when it is drawn
    baseline = setter.baseline(setter.profile.line_pitch_pt, COLOPHON_SIZE)
    return Run(text, x, baseline, "body", COLOPHON_SIZE, 0.0)


def _small_width(text: str, setter: Setter) -> float:
    return sum(setter.advances(text, "body", COLOPHON_SIZE, 0.0))


def _copies(colophon: Colophon, setter: Setter) -> Iterator[list[Run]]:
    """抄送 one character in on both sides, further lines under the first name (7.4.2)."""
    text = copies_text(colophon)
    if not text:
        return
    left = COLOPHON_SIZE + _small_width(COPIED_TO, setter)
    lead = [_small(COPIED_TO, COLOPHON_SIZE, setter)]
    for line in setter.lines(text, "body", COLOPHON_SIZE, setter.width - left - COLOPHON_SIZE):
        yield [*lead, _small(line, left, setter)]
        lead = []

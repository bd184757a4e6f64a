"""Paints what lies behind and beside the prose: chips, →new of stale figures, finding lines, margin notes."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting
from fzdesk.gui.widgets.prose_marks import GAP, Mark, tail_width
from fzdesk.gui.widgets.prose_text import Entry
from fzdesk.report.model import Blank, Origin

OUTSET, CHIP_HEIGHT, LINE_BELOW = 3, 22, 6
NOTES: dict[Origin, tuple[str, str]] = {
    "generated": ("lines", "自动生成"),
    "edited": ("pen", "已手改"),
    "own": ("pen", "自己写"),
}
FINDING_LINES = {"wrong": "wrong", "attention": "attnline", "note": "accent"}


class Finding(msgspec.Struct):
    """A finding's words in a paragraph: from ``start`` to ``end``, underlined by ``level``."""

    key: str
    paragraph: str
    start: int
    end: int
    level: str = "wrong"  # wrong, attention or note


def spans(layout: QTextLayout, start: int, end: int) -> Iterator[tuple[float, float, float]]:
    """Left, right and baseline of the characters from ``start`` to ``end``, line by line."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if last <= start:
            continue
        if first >= end:
            return
        left = _x(layout, number, max(start, first))
        right = _x(layout, number, end) if end < last else line.x() + line.naturalTextWidth()
        yield left, right, line.y() + line.ascent()


def chips(entry: Entry, layout: QTextLayout) -> list[tuple[Mark, QRectF]]:
    """The places of an entry's chips within its layout; worked out once for each content."""
    if entry.chips is None:
        entry.chips = []
        middle = QFontMetricsF(theme.font("prose")).tightBoundingRect("国").center().y()
        for mark in entry.marks:
            blank = isinstance(mark.piece, Blank)
            before, after = (0.0, 0.0) if blank else (OUTSET, OUTSET - GAP)
            for left, right, baseline in spans(layout, mark.start, mark.end):
                top = round(baseline + middle - CHIP_HEIGHT / 2)
                box = QRectF(left - before, top, right - left + before + after, CHIP_HEIGHT)
                entry.chips.append((mark, box))
    return entry.chips


def paint_chips(painter: QPainter, entry: Entry, layout: QTextLayout, hovered: Mark | None) -> None:
    """Paint the chips of one paragraph behind its text."""
    for mark, box in chips(entry, layout):
        soft = isinstance(mark.piece, Blank) or bool(mark.new)
        edge = ("attnline" if soft else "accent") if mark is hovered else ""
        painting.box(painter, box, "attnsoft" if soft else "soft", edge, radius=4)


def paint_new_words(painter: QPainter, entry: Entry, layout: QTextLayout) -> None:
    """Strike out each stale figure and paint →new after it, in the room its letter spacing keeps.

    The line is painted here: a struck-out font would draw it through that room too.
    """
    font = theme.font("prose")
    for mark in entry.marks:
        if not mark.new:
            continue
        places = list(spans(layout, mark.start, mark.end))
        for number, (left, right, baseline) in enumerate(places):
            end = right - (tail_width(mark) if number == len(places) - 1 else 0)
            painting.fill(painter, QRectF(left, round(baseline) - 6, end - left, 1), "quiet")
        painter.setFont(font)
        painter.setPen(theme.colour("attn"))
        painter.drawText(QPointF(end + 1, baseline), f"→{mark.new}")


def paint_finding(painter: QPainter, finding: Finding, layout: QTextLayout) -> None:
    """Underline a finding's words."""
    colour = theme.colour(FINDING_LINES.get(finding.level, "accent"))
    for left, right, baseline in spans(layout, finding.start, finding.end):
        painter.fillRect(QRectF(left, round(baseline) + LINE_BELOW, right - left, 2), colour)


def paint_note(
    painter: QPainter, entry: Entry, layout: QTextLayout, x: float, widget: QWidget, *, words: bool
) -> None:
    """Say beside the paragraph's first line whether it is generated or edited."""
    if not layout.lineCount():
        return
    icon, said = NOTES[entry.origin]
    line = layout.lineAt(0)
    font = theme.font("prose")
    middle = line.y() + line.ascent() + QFontMetricsF(font).tightBoundingRect("国").center().y()
    painting.icon(painter, icon, "quiet", x, middle, widget)
    if words:
        painting.words(painter, said, QRectF(x + 20, middle - 14, 80, 28), theme.font("secondary"), "quiet")


def note_width() -> float:
    """The room a note with words needs."""
    return 20 + QFontMetricsF(theme.font("secondary")).horizontalAdvance("自动生成") + 4


def _x(layout: QTextLayout, line: int, at: int) -> float:
    """The horizontal place of a character of a line."""
    found = layout.lineAt(line).cursorToX(at)
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]

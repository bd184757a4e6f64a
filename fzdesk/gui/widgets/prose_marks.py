"""Marks in the prose: which characters of a block are a figure or a 【待填】, and how they are set.

A mark is ordinary characters whose QTextCharFormat carries the properties below, so copying, searching and
input methods see plain text.  The room around a chip is letter spacing, never an inserted character.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

import msgspec
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)

from fzdesk.gui import theme
from fzdesk.report.model import Blank, FigureMark, Paragraph, Piece, Text
from fzdesk.report.numerals import NUMERALS
from fzdesk.report.prose import blank_text

_USER = QTextFormat.Property.UserProperty.value
NUMBER, FIGURE, HINT, FIELD, SHOWN = (_USER + n for n in range(1, 6))
GAP = 6  # before and after a figure; its chip takes 3 of each
LINE_HEIGHT = 28
_OF_NUMBERS = frozenset(f"{NUMERALS}万亿.．%％余多约近")
_numbers = count(1)


class Mark(msgspec.Struct):
    """A mark at ``start`` of its block."""

    start: int
    shown: str  # its characters
    piece: FigureMark | Blank
    new: str = ""  # the figure's present words where they differ

    @property
    def end(self) -> int:
        return self.start + len(self.shown)


def layout_pieces(pieces: Iterable[Piece], stale: Mapping[str, str]) -> tuple[str, list[Mark]]:
    """The pieces as text, and where the marks are in it."""
    text, marks = "", []
    for piece in pieces:
        if isinstance(piece, Text):
            text += piece.text.replace("\n", " ")
            continue
        shown = piece.shown if isinstance(piece, FigureMark) else blank_text(piece)
        new = stale.get(piece.figure, "") if isinstance(piece, FigureMark) else ""
        if shown:
            marks.append(Mark(len(text), shown, piece, new if new != shown else ""))
        text += shown
    return text, marks


def pieces_of(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The inverse of ``layout_pieces``."""
    pieces: list[Piece] = []
    at = 0
    for mark in marks:
        if mark.start > at:
            pieces.append(Text(text[at : mark.start]))
        pieces.append(mark.piece)
        at = mark.end
    if at < len(text):
        pieces.append(Text(text[at:]))
    return tuple(pieces)


def with_stale(paragraph: Paragraph, marks: list[Mark], stale: Mapping[str, str]) -> list[Mark]:
    """The same marks with the present words of their figures; only edited paragraphs can be stale."""
    known = stale if paragraph.origin != "generated" else {}
    for mark in marks:
        new = known.get(mark.piece.figure, "") if isinstance(mark.piece, FigureMark) else ""
        mark.new = new if new != mark.shown else ""
    return marks


def shifted(marks: list[Mark], text: str, at: int, removed: int, added: int) -> tuple[list[Mark], bool]:
    """The marks after an edit that made ``text``, and whether their setting has to be renewed.

    Marks before the edit stay, those behind it move.  Those it touches inside are dissolved, and figures to
    whose edge it brings more of a number: 7 with a 0 put after it is the clerk's own 70.
    """
    kept: list[Mark] = []
    near = False
    for mark in marks:
        if mark.end <= at:
            near = near or mark.end >= at - 1
            gone = mark.end == at and _goes_on(mark, text[at : at + 1])
        elif mark.start >= at + removed:
            mark.start += added - removed
            near = near or mark.start <= at + added + 1
            gone = mark.start == at + added and _goes_on(mark, text[: mark.start][-1:])
        else:
            near = gone = True
        if not gone:
            kept.append(mark)
    return kept, near


def stands_alone(mark: Mark, text: str) -> bool:
    """Whether nothing beside a figure in ``text`` makes another number of it."""
    beside = text[: mark.start][-1:], text[mark.end : mark.end + 1]
    return not any(_goes_on(mark, char) for char in beside)


def _goes_on(mark: Mark, beside: str) -> bool:
    """Whether the character beside a figure makes another number of it."""
    return isinstance(mark.piece, FigureMark) and (beside.isdecimal() or beside in _OF_NUMBERS)


def read_marks(block: QTextBlock, known: Iterable[Mark]) -> list[Mark]:
    """The marks found in the block's own formats, without those whose characters changed or touch a digit."""
    new_words = {mark.piece.figure: mark.new for mark in known if isinstance(mark.piece, FigureMark)}
    found: list[Mark] = []
    run: list[str] = []
    start, held, last = 0, QTextCharFormat(), 0
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        here = fragment.charFormat()
        number = int(here.intProperty(NUMBER))
        if number != last:
            _close(found, start, "".join(run), held, new_words)
            start, held, last, run = fragment.position() - block.position(), here, number, []
        run.append(fragment.text())
        iterator += 1
    _close(found, start, "".join(run), held, new_words)
    text = block.text()
    return [mark for mark in found if not _between_digits(mark, text)]


def _between_digits(mark: Mark, text: str) -> bool:
    """Whether a figure stands right beside digits."""
    beside = text[: mark.start][-1:], text[mark.end : mark.end + 1]
    return isinstance(mark.piece, FigureMark) and any(char.isdecimal() for char in beside)


def _close(
    found: list[Mark], start: int, shown: str, held: QTextCharFormat, new_words: Mapping[str, str]
) -> None:
    if not held.intProperty(NUMBER) or held.stringProperty(SHOWN) != shown:
        return
    figure = held.stringProperty(FIGURE)
    piece = (
        FigureMark(figure, shown) if figure else Blank(held.stringProperty(HINT), held.stringProperty(FIELD))
    )
    found.append(Mark(start, shown, piece, new_words.get(figure, "") if figure else ""))


def block_format() -> QTextBlockFormat:
    """How a paragraph is set: first line indented by two characters, lines 28 px apart."""
    made = QTextBlockFormat()
    made.setTextIndent(2 * theme.font("prose").pixelSize())
    made.setLineHeight(theme.px(LINE_HEIGHT), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def set_marks(block: QTextBlock, marks: list[Mark]) -> None:
    """Set the block's characters: marks as marks, everything else plain."""
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(QTextCharFormat())
    origin, taken = block.position(), 0
    for mark in marks:
        is_figure = isinstance(mark.piece, FigureMark)
        if is_figure and mark.start > taken:
            _select(cursor, origin + mark.start - 1, origin + mark.start)
            cursor.setCharFormat(_spaced(QTextCharFormat(), GAP))
        made = _format(mark)
        _select(cursor, origin + mark.start, origin + mark.end)
        cursor.setCharFormat(made)
        if is_figure:
            _select(cursor, origin + mark.end - 1, origin + mark.end)
            cursor.setCharFormat(_spaced(made, tail_width(mark)))
        taken = mark.end


def tail_width(mark: Mark) -> float:
    """The room kept after a mark's last character: a gap, and →new of a stale figure."""
    if isinstance(mark.piece, Blank):
        return 0
    return GAP + (new_width(mark) if mark.new else 0)


def new_width(mark: Mark) -> float:
    """The width of →new."""
    return QFontMetricsF(theme.font("prose")).horizontalAdvance(f"→{mark.new}") + 1


def _format(mark: Mark) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(NUMBER, next(_numbers))
    made.setProperty(SHOWN, mark.shown)
    if isinstance(mark.piece, FigureMark):
        made.setProperty(FIGURE, mark.piece.figure)
        if mark.new:
            made.setForeground(theme.colour("quiet"))
    else:
        made.setProperty(HINT, mark.piece.hint)
        made.setProperty(FIELD, mark.piece.figure)
        made.setForeground(theme.colour("attn"))
    return made


def _spaced(made: QTextCharFormat, pixels: float) -> QTextCharFormat:
    spaced = QTextCharFormat(made)
    spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    spaced.setFontLetterSpacing(pixels)
    return spaced


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)

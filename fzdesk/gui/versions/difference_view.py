"""The 花脸稿 on the screen: removed words struck, added ones underlined; figures first, then the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from fzdesk.document.difference import Passage, Run
from fzdesk.gui import theme
from fzdesk.operations.versions import Comparison, FigureChange

Scope = Literal["changes", "all"]
PARAGRAPH, SECTION = "paragraph", "section"
LINE_HEIGHT = 120.0  # percent of the face's own, which is generous
WIDEST = 40  # characters of a line
INDENT, THIN = "　　", "\u2009"
NOTHING: Mapping[str, str] = {}
FIGURE_HEAD = ("数字", "所在", "原来", "现在")


class DifferenceView(QTextBrowser):
    """Shows a comparison; ``restore_wanted`` asks for one paragraph or section of the older version."""

    restore_wanted = Signal(str, str)  # PARAGRAPH or SECTION, its id or key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName("花脸稿")
        self.anchorClicked.connect(self._clicked)
        self._shown: tuple[Comparison, Scope, frozenset[str], Mapping[str, str]] | None = None
        theme.current().changed.connect(self._draw)

    def show_comparison(
        self,
        comparison: Comparison,
        scope: Scope,
        paragraphs: frozenset[str] = frozenset(),
        sections: Mapping[str, str] = NOTHING,
    ) -> None:
        """Show a comparison, changed paragraphs only or everything.

        ``paragraphs`` and ``sections`` (keys by their headings' ids) are those that can be brought back.
        """
        self._shown = (comparison, scope, paragraphs, sections)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._limit_width()

    def _limit_width(self) -> None:
        """Lines stay short enough to be read."""
        room = self.viewport().width() - theme.current().typeface.sizes["prose"] * WIDEST
        frame = self.document().rootFrame()
        wanted = QTextFrameFormat(frame.frameFormat())
        wanted.setRightMargin(max(24, room))
        if wanted != frame.frameFormat():
            frame.setFrameFormat(wanted)

    def _draw(self) -> None:
        if self._shown is None:
            return
        comparison, scope, paragraphs, sections = self._shown
        place = self.verticalScrollBar().value()
        self.clear()
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(theme.font("prose"))
        pen = _Pen(QTextCursor(self.document()), paragraphs, sections)
        if comparison.figures:
            pen.figures(comparison.figures)
        changed = any(passage.kind != "same" for passage in comparison.passages)
        if comparison.figures and not changed:
            pen.note("文字没有不同。")
        groups = [list(group) for _, group in groupby(comparison.passages, lambda one: one.kind == "same")]
        for passages in groups:
            if passages[0].kind != "same" or scope == "all":
                pen.passages(passages)
            elif changed:
                pen.skipped(passages, last=passages is groups[-1])
        self._limit_width()
        self.verticalScrollBar().setValue(place)

    def _clicked(self, url: QUrl) -> None:
        self.restore_wanted.emit(url.scheme(), url.path())


class _Pen:
    """Writes a comparison into an empty document."""

    def __init__(self, cursor: QTextCursor, paragraphs: frozenset[str], sections: Mapping[str, str]) -> None:
        self._cursor, self._paragraphs, self._sections = cursor, paragraphs, sections
        self._fresh = True

    def passages(self, passages: Sequence[Passage]) -> None:
        for passage in passages:
            self._passage(passage)

    def skipped(self, passages: Sequence[Passage], *, last: bool) -> None:
        """How many passages in a row are the same, and the last heading, under which what follows stands."""
        headings = (one for one in reversed(passages) if one.style == "heading" and not last)
        heading = next(headings, None)
        if hidden := len(passages) - (heading is not None):
            self.note(f"…… {hidden} 段没有变 ……")
        if heading is not None:
            self.passages([heading])

    def note(self, words: str) -> None:
        """A quiet line."""
        self._block(above=8, below=8)
        self._cursor.insertText(words, _letters("quiet", size="secondary"))

    def _passage(self, passage: Passage) -> None:
        heading = passage.style in ("title", "heading")
        centred = passage.style == "title"
        self._block(above=16 if heading and not centred else 4, below=4, centred=centred)
        if passage.style in ("paragraph", "heading"):
            self._cursor.insertText(INDENT, _letters("ink"))
        for before, run in pairwise((Run("same", ""), *passage.runs)):
            if before.kind == "removed" and run.kind == "added":
                self._cursor.insertText(THIN, _letters("ink"))  # or 4 and 21 would read 421
            self._cursor.insertText(run.text, _run_letters(run, medium=heading))
        if passage.moved:
            words = "移走" if passage.kind == "removed" else "移来"
            self._cursor.insertText(f"　（{words}）", _letters("quiet", size="secondary"))
        if passage.id in self._sections:
            self._link(SECTION, self._sections[passage.id], "恢复这一节")
        elif passage.kind != "same" and passage.id in self._paragraphs:
            self._link(PARAGRAPH, passage.id, "恢复这一段")

    def _link(self, kind: str, key: str, words: str) -> None:
        self._cursor.insertText("　", _letters("ink"))
        letters = _letters("accent", size="secondary")
        letters.setAnchor(True)
        letters.setAnchorHref(f"{kind}:{key}")
        letters.setToolTip("恢复成较早那一版的样子，可以撤销")
        self._cursor.insertText(words, letters)

    def figures(self, figures: Sequence[FigureChange]) -> None:
        """A table without vertical lines."""
        self._block(above=0, below=8)
        self._cursor.insertText(f"{len(figures)} 个数字不同", _letters("ink", medium=True))
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(4)
        form.setBottomMargin(16)
        form.setColumnWidthConstraints([
            QTextLength(QTextLength.Type.PercentageLength, share) for share in (40, 24, 18, 18)
        ])  # fmt: skip
        table = self._cursor.insertTable(len(figures) + 1, len(FIGURE_HEAD), form)
        for column, words in enumerate(FIGURE_HEAD):
            self._cell(
                table.cellAt(0, column).firstCursorPosition(), words, _letters("quiet", size="secondary")
            )
        for row, one in enumerate(figures, 1):
            cells = (
                (one.title, _letters("ink", size="base")),
                (one.section, _letters("quiet", size="base")),
                (_with_unit(one.old, one.unit), _run_letters(Run("removed", ""), size="base")),
                (_with_unit(one.new, one.unit), _run_letters(Run("added", ""), size="base")),
            )
            for column, (words, letters) in enumerate(cells):
                self._cell(table.cellAt(row, column).firstCursorPosition(), words, letters)
        for row in range(len(figures) + 1):
            for column in range(len(FIGURE_HEAD)):
                line = QTextTableCellFormat()
                line.setBottomBorder(1)
                line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                line.setBottomBorderBrush(theme.colour("line"))
                table.cellAt(row, column).setFormat(line)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True  # the empty block that follows a table

    @staticmethod
    def _cell(cursor: QTextCursor, words: str, letters: QTextCharFormat) -> None:
        cursor.insertText(words or "没有填", letters if words else _letters("quiet", size="secondary"))

    def _block(self, *, above: int, below: int, centred: bool = False) -> None:
        form = QTextBlockFormat()
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        form.setTopMargin(theme.px(above))
        form.setBottomMargin(theme.px(below))
        form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form)


def _with_unit(shown: str, unit: str) -> str:
    return f"{shown}{unit}" if shown and not shown.endswith("以上") else shown


def _letters(
    colour: str, *, size: Literal["secondary", "base", "prose"] = "prose", medium: bool = False
) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(QFont(theme.font(size, medium=medium)))
    made.setForeground(theme.colour(colour))
    return made


def _run_letters(
    run: Run, *, size: Literal["secondary", "base", "prose"] = "prose", medium: bool = False
) -> QTextCharFormat:
    """How the words of a run look: struck and quiet, underlined and in accent, or plain."""
    if run.kind == "same":
        return _letters("ink", size=size, medium=medium)
    removed = run.kind == "removed"
    made = _letters("quiet" if removed else "accent", size=size, medium=medium)
    made.setBackground(theme.colour("well" if removed else "soft"))
    if removed:
        made.setFontStrikeOut(True)
    else:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return made

"""How prose looks and answers the mouse: chips, finding lines, margin notes.  Nothing is edited here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QToolTip, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting, prose_painting
from fzdesk.gui.widgets.prose_marks import GAP, Mark, block_format, set_marks
from fzdesk.gui.widgets.prose_painting import Finding
from fzdesk.gui.widgets.prose_text import Entry, ProseText
from fzdesk.report.model import FigureMark

LEFT = 8  # room for a chip that bleeds out at the beginning of a line
CHARACTERS = 36
NOTE_GAP = 16
NARROWEST = 20 * 16


class ProseView(QTextEdit):
    """The prose editor's surface.  Text begins ``LEFT`` pixels inside the widget.

    With ``growing`` it is as high as its text and scrolls with the page around it.
    """

    figure_clicked = Signal(str)  # full figure key
    blank_clicked = Signal(str)  # key of the field that fills it
    finding_hovered = Signal(str, QRect)  # key and place on the viewport; empty key: left again

    def __init__(self, parent: QWidget | None = None, *, growing: bool = True) -> None:
        super().__init__(parent)
        self._growing = growing
        self._writing = False  # the program, not the user, changes the document
        self._pressed: Mark | None = None
        self._hovered: Mark | None = None
        self._hovered_finding = ""
        self._findings: list[Finding] = []
        self.describe: Callable[[str], str] = lambda _key: ""  # a figure's origin in words, for its tool tip
        self._text = ProseText(self.document())
        self._set_up()

    def _set_up(self) -> None:
        self.setAccessibleName("正文")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font("prose"))
        self.document().setDefaultFont(theme.font("prose"))
        self.document().setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(self._full_width())  # as it will be: a text is laid out once
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Asked for by viewport() only, PySide6 first makes every type of widget to tell which it is: 8 ms.
        self._ground = self.findChild(QWidget, "qt_scrollarea_viewport")
        self.viewport().setMouseTracking(True)
        # It fills its own ground: Qt paints text on see-through widgets at a third of the speed.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if self._growing:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.document().documentLayout().documentSizeChanged.connect(self._take_height)
        self.document().setDocumentMargin(0)
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        shape.setLeftMargin(LEFT)
        shape.setTopMargin(2)
        shape.setBottomMargin(4)
        frame.setFrameFormat(shape)
        QTextCursor(self.document()).setBlockFormat(block_format())
        theme.current().changed.connect(self._retint)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Underline the words of ``findings``; one whose words are edited loses its line."""
        self._findings = list(findings)
        self.viewport().update()

    def place(self) -> tuple[str, int]:
        """The cursor's paragraph id and the offset in it."""
        cursor = self.textCursor()
        return self._text.entries[cursor.blockNumber()].id, cursor.positionInBlock()

    def go_to(self, paragraph_id: str, offset: int = 0, length: int = 0) -> bool:
        """Put the cursor into a paragraph, selecting ``length`` characters; False when it is not there."""
        number = self._text.index(paragraph_id)
        if number < 0:
            return False
        block = self.document().findBlockByNumber(number)
        end = block.length() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(block.position() + min(offset, end))
        cursor.setPosition(block.position() + min(offset + length, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _shift_findings(self, position: int, removed: int, added: int) -> None:
        """Move the lines behind an edit in its paragraph, drop those it touches."""
        if not self._findings:
            return
        block = self.document().findBlock(position)
        edited, at = self._text.entries[block.blockNumber()].id, position - block.position()
        kept = []
        for finding in self._findings:
            if finding.paragraph == edited and finding.end > at:
                if finding.start < at + removed or finding.start < at:
                    continue
                finding.start += added - removed
                finding.end += added - removed
            kept.append(finding)
        self._findings = kept

    def _forget_findings(self) -> None:
        """Drop lines that lie outside their paragraph now."""
        length = {entry.id: len(entry.text) for entry in self._text.entries}
        self._findings = [f for f in self._findings if f.end <= length.get(f.paragraph, 0)]

    def _places(self) -> tuple[tuple[str, int], tuple[str, int]]:
        """Where selection and cursor are, by paragraph."""
        cursor, document = self.textCursor(), self.document()
        found = []
        for position in (cursor.anchor(), cursor.position()):
            block = document.findBlock(position)
            found.append((self._text.entries[block.blockNumber()].id, position - block.position()))
        return found[0], found[1]

    def _go_back(self, places: tuple[tuple[str, int], tuple[str, int]]) -> None:
        """Put selection and cursor back into their paragraphs, where those are still there."""
        positions = []
        for paragraph_id, offset in places:
            number = self._text.index(paragraph_id)
            if number < 0:
                return
            block = self.document().findBlockByNumber(number)
            positions.append(block.position() + min(offset, block.length() - 1))
        cursor = self.textCursor()
        cursor.setPosition(positions[0])
        cursor.setPosition(positions[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _offset(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _mark_at(self, point: QPoint) -> Mark | None:
        block = self.cursorForPosition(point).block()
        entry, within = self._text.entries[block.blockNumber()], QPointF(point) - self._offset()
        within -= block.layout().position()
        found = prose_painting.chips(entry, block.layout())
        return next((mark for mark, box in found if box.contains(within)), None)

    def _finding_at(self, point: QPoint) -> tuple[str, QRect]:
        """The finding whose words are under ``point``, and where they are."""
        if self._findings:
            block = self.cursorForPosition(point).block()
            entry, origin = (
                self._text.entries[block.blockNumber()],
                block.layout().position() + self._offset(),
            )
            for finding in self._findings:
                if finding.paragraph != entry.id:
                    continue
                for left, right, base in prose_painting.spans(block.layout(), finding.start, finding.end):
                    box = QRectF(left, base - 18, right - left, 28).translated(origin).toAlignedRect()
                    if box.contains(point):
                        return finding.key, box
        return "", QRect()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._mark_at(event.position().toPoint()) if left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        mark, self._pressed = self._pressed, None
        if mark is None or self.textCursor().hasSelection():
            return
        if isinstance(mark.piece, FigureMark):
            self.figure_clicked.emit(mark.piece.figure)
        else:
            self.blank_clicked.emit(mark.piece.figure)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        mark = self._mark_at(point)
        if mark is not self._hovered:
            self._hovered = mark
            self.viewport().update()
        self._hover_finding(*self._finding_at(point))

    def _hover_finding(self, key: str, box: QRect) -> None:
        if key != self._hovered_finding:
            self._hovered_finding = key
            self.finding_hovered.emit(key, box)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hovered = None
            self._hover_finding("", QRect())
            self.viewport().update()
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(event.pos())
            words = self.describe(mark.piece.figure) if mark and isinstance(mark.piece, FigureMark) else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)

    def _measure(self) -> None:
        """Lines of at most 36 characters, leaving the margin its notes."""
        room = self.viewport().width() - LEFT - NOTE_GAP - prose_painting.note_width()
        if room < NARROWEST:
            room = self.viewport().width() - LEFT - NOTE_GAP - 20
        width = min(self._full_width(), LEFT + int(max(160, room)))
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)
            for entry in self._text.entries:
                entry.chips = None

    def _full_width(self) -> int:
        return LEFT + CHARACTERS * self.font().pixelSize() + int(GAP)  # one may follow the last character

    def _take_height(self, size: QSizeF) -> None:
        height = max(theme.px(32), round(size.height() + 0.5))
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def _retint(self) -> None:
        """Set the marks anew after a change between light and dark."""
        self._writing = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, entry in enumerate(self._text.entries):
            set_marks(self.document().findBlockByNumber(number), entry.marks)
        cursor.endEditBlock()
        self._writing = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painting.fill(painter, event.rect(), "sheet")
        seen = self._visible(event.rect())
        for entry, block, origin in seen:
            if entry.marks:
                painter.translate(origin)
                prose_painting.paint_chips(painter, entry, block.layout(), self._hovered)
                painter.translate(-origin)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        beside = self.lineWrapColumnOrWidth() - GAP + NOTE_GAP
        words = beside + prose_painting.note_width() <= self.viewport().width() + 4
        for entry, block, origin in seen:
            painter.translate(origin)
            prose_painting.paint_new_words(painter, entry, block.layout())
            for finding in self._findings:
                if finding.paragraph == entry.id:
                    prose_painting.paint_finding(painter, finding, block.layout())
            if not (self._text.standby and not entry.text):
                x = beside - origin.x()
                prose_painting.paint_note(painter, entry, block.layout(), x, self, words=words)
            painter.translate(-origin)
        painter.end()

    def _visible(self, rect: QRect) -> list[tuple[Entry, QTextBlock, QPointF]]:
        """The paragraphs of which something lies in ``rect``, and where their layouts begin."""
        offset, seen = self._offset(), []
        block = self.cursorForPosition(rect.topLeft()).block()
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            origin = block.layout().position() + offset
            if origin.y() > rect.bottom():
                break
            if origin.y() + block.layout().boundingRect().height() >= rect.top():
                seen.append((self._text.entries[block.blockNumber()], block, origin))
            block = block.next()
        return seen

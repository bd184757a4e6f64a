"""All pages side by side on the desk, drawn as they come into sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting

GAP = 24
WIDEST = 300
A4 = QSizeF(595.28, 841.89)
Picture = Callable[[int, int], QImage]  # page from 0, width in device pixels


class PageGrid(QAbstractScrollArea):
    """Page pictures in as many columns as fit.  A click chooses one, Enter the first in sight."""

    page_chosen = Signal(int, QPointF)  # page from 0, point in pt from its top left

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._picture: Picture | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("各页预览")
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_pages(self, count: int, picture: Picture) -> None:
        """Show ``count`` pages; ``picture`` draws one when it comes into sight."""
        self._count, self._picture = count, picture
        self._measure()
        self.viewport().update()

    def _columns(self) -> tuple[int, float]:
        """Number of columns and the width of a page in px."""
        room = self.viewport().width() - theme.px(GAP)
        widest = theme.px(WIDEST + GAP)
        columns = max(1, -(-room // widest)) if room > widest else 1
        return columns, min(room / columns - theme.px(GAP), theme.px(WIDEST))

    def _box(self, page: int) -> QRectF:
        """Where a page stands in the viewport."""
        columns, width = self._columns()
        gap = theme.px(GAP)
        row, column = divmod(page, columns)
        height = width * A4.height() / A4.width()
        top = gap / 2 + row * (height + gap) - self.verticalScrollBar().value()
        return QRectF(gap + column * (width + gap), top, width, height)

    def _measure(self) -> None:
        columns, width = self._columns()
        rows = -(-self._count // columns)
        height = rows * (width * A4.height() / A4.width() + theme.px(GAP)) + theme.px(GAP)
        self.verticalScrollBar().setRange(0, max(0, round(height) - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        ratio = self.devicePixelRatioF()
        for page in range(self._count):
            box = self._box(page)
            if box.bottom() < 0 or box.top() > self.viewport().height():
                continue
            painter.fillRect(box.adjusted(-1, -1, 3, 4), QColor(0, 0, 0, 28))
            painter.fillRect(box, theme.colour("paper"))
            if self._picture is not None:
                # Multiply keeps the paper's own tone where the page is white.
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.drawImage(box, self._picture(page, round(box.width() * ratio)))
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self.hasFocus():
            ring = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painting.box(painter, ring, "", "accent", thick=2)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def show_page(self, page: int) -> None:
        """Scroll so that a page is in sight."""
        box, bar = self._box(page), self.verticalScrollBar()
        if box.top() < 0 or box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + round(box.top()) - theme.px(GAP) // 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for page in range(self._count):
            box = self._box(page)
            if box.contains(event.position()):
                point = (event.position() - box.topLeft()) * (A4.width() / box.width())
                self.page_chosen.emit(page, point)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            seen = (page for page in range(self._count) if self._box(page).center().y() > 0)
            if (page := next(seen, None)) is not None:
                self.page_chosen.emit(page, QPointF())
        else:
            super().keyPressEvent(event)

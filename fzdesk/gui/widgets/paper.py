"""One page of paper on the desk: its picture, its shadow, the bars beside what is being edited."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fzdesk.gui.widgets import painting

A4 = (595.28, 841.89)  # pt
MARGIN = 13  # of desk around the paper
ABOVE, BELOW = 8, 12
SHADOW = 8
BAR_AT, BAR_WIDTH = 36, 3  # the section bar: from the paper's left edge, at the usual page width


class Box(msgspec.Struct, frozen=True):
    """A place on a page in points from its top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


class Paper(QWidget):
    """One page on the desk."""

    clicked = Signal(int, QPointF)  # page, point in pt from the top left

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = 0
        self.size_pt = A4
        self.scale = 1.0  # logical pixels a point
        self.image = QImage()
        self.bars: tuple[Box, ...] = ()
        self.ringed = False  # the keys go here
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paper(self) -> QRectF:
        """Where the paper lies."""
        return QRectF(MARGIN, ABOVE, round(self.size_pt[0] * self.scale), round(self.size_pt[1] * self.scale))

    def sizeHint(self) -> QSize:
        paper = self.paper()
        return QSize(round(paper.width()) + 2 * MARGIN, round(paper.height()) + ABOVE + BELOW)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position() - self.paper().topLeft()
        if event.button() == Qt.MouseButton.LeftButton and self.paper().contains(event.position()):
            self.clicked.emit(self.page, QPointF(point.x() / self.scale, point.y() / self.scale))
        else:
            super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper = self.paper()
        self._shadow(painter, paper)
        painting.fill(painter, paper, "paper")
        if not self.image.isNull():
            # Multiply keeps the paper's own tone where the page is white.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(paper, self.image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self.ringed:
            painting.box(painter, paper.adjusted(-2, -2, 2, 2), "", "accent", thick=2)
        for box in self.bars:
            if box.page == self.page:
                top, height = paper.top() + box.y * self.scale, box.height * self.scale
                left = paper.left() + BAR_AT * paper.width() / 388
                bar = QRectF(round(left), round(top), BAR_WIDTH, round(height))
                painting.box(painter, bar, "paper_bar", radius=1.5)

    @staticmethod
    def _shadow(painter: QPainter, paper: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 5))
        for step in range(1, SHADOW + 1):  # rounded corners would cost ten times as much, and are not seen
            painter.drawRect(paper.adjusted(-step // 2, -step // 3, (step + 1) // 2, step))

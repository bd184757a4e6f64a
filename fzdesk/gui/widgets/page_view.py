"""The page column: paper on the desk, page turn and zoom above it, one quiet line below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting

A4 = (595.28, 841.89)  # pt
MARGIN = 13  # of desk around the paper
HEAD, CAPTION = 44, 20
AROUND = 28  # what the column is wider than the paper
ABOVE, BELOW = 8, 12
SHADOW = 8
BAR_AT, BAR_WIDTH = 36, 3  # the section bar: from the paper's left edge, at the usual page width
ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)

Render = Callable[[int, float], QImage]
"""Gives page ``n`` (from 0) at so many pixels a point."""


@dataclass(frozen=True, slots=True)
class Box:
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
        painter.fillRect(paper, theme.colour("paper"))
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(SHADOW, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 5))
            painter.drawRoundedRect(paper.adjusted(-step / 2, -step / 3, step / 2, step), 3, 3)


class PageView(QFrame):
    """Shows the pages of a document one at a time.

    Images are asked from ``render`` when a page is first seen at a size, after the window has painted.
    """

    page_clicked = Signal(int, QPointF)  # page from 0, point in pt from the top left
    page_changed = Signal(int)
    hide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pagecolumn")
        self._render: Render | None = None
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._zoom = 0  # index into ZOOMS; 0 shows the whole page
        self._images: dict[tuple[int, float], QImage] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("版面")
        self.paper = Paper()
        self.paper.clicked.connect(self.page_clicked)
        self._build()
        self.set_pages((), None)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = QWidget()
        bar.setFixedHeight(theme.px(HEAD))
        head = QHBoxLayout(bar)
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(0)
        self._back = self._button("chevron-left", "上一页", lambda: self.turn(-1))
        self._on = self._button("chevron-right", "下一页", lambda: self.turn(1))
        self._where = QLabel()
        self._where.setProperty("role", "small")
        self._out = self._button("minus", "缩小", lambda: self.zoom(-1))
        self._in = self._button("plus", "放大", lambda: self.zoom(1))
        self._hide = self._button("panel", "收起版面", self.hide_wanted.emit)
        for widget in (self._back, self._on):
            head.addWidget(widget)
        head.addSpacing(8)
        head.addWidget(self._where, 1)
        for widget in (self._out, self._in, self._hide):
            head.addSpacing(4)
            head.addWidget(widget)
        layout.addWidget(bar)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self.paper)
        self.paper.setAutoFillBackground(False)
        layout.addWidget(self._scroll, 1)
        self._caption = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._caption.setProperty("role", "secondary")
        self._caption.setFixedHeight(theme.px(CAPTION))
        layout.addWidget(self._caption)
        layout.addStretch(0)

    def _button(self, icon: str, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.wear(button, icon)
        button.setFixedSize(theme.px(28), theme.px(28))
        button.clicked.connect(lambda: act())
        return button

    # what the owner calls

    def set_pages(self, sizes: Sequence[tuple[float, float]], render: Render | None) -> None:
        """Show a document of pages with these sizes in pt; ``render`` is called lazily, page by page.

        The page shown stays, as far as the new document has it.
        """
        self._sizes, self._render = tuple(sizes), render
        self._images.clear()
        if not self._sizes:
            self.paper.image = QImage()
        self._go(min(self.paper.page, max(0, len(self._sizes) - 1)))

    def set_bars(self, boxes: Sequence[Box]) -> None:
        """Mark the section being edited with a bar beside it."""
        self.paper.bars = tuple(boxes)
        self.paper.update()

    def set_caption(self, text: str) -> None:
        self._caption.setText(text)

    def page(self) -> int:
        """The page shown, from 0."""
        return self.paper.page

    def show_page(self, page: int, y: float | None = None) -> None:
        """Turn to a page; with ``y`` (pt) scroll so that this height is in sight."""
        self._go(page)
        if y is not None:
            self._scroll.ensureVisible(0, round(y * self.paper.scale), 0, 80)

    def turn(self, by: int) -> None:
        self._go(self.paper.page + by)

    def zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1); the smallest shows the whole page."""
        self._zoom = min(len(ZOOMS) - 1, max(0, self._zoom + by))
        self._fit()

    # inside

    def _go(self, page: int) -> None:
        page = max(0, min(page, len(self._sizes) - 1)) if self._sizes else 0
        changed = page != self.paper.page
        self.paper.page = page
        total = len(self._sizes)
        self._where.setText(f"第 {page + 1} 页，共 {total} 页" if total else "还没有版面")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page < total - 1)
        self._fit()
        if changed:
            self._scroll.verticalScrollBar().setValue(0)
            self.page_changed.emit(page)

    def _fit(self) -> None:
        """Choose the scale for the column's width and the zoom, and ask for the image."""
        self.paper.size_pt = self._sizes[self.paper.page] if self._sizes else A4
        width, height = self.paper.size_pt
        room = max(80, self.width() - AROUND)
        tall = max(120, self.height() - theme.px(HEAD + CAPTION) - ABOVE - BELOW - 1)
        self.paper.scale = min(room / width, tall / height) * ZOOMS[self._zoom]
        self.paper.setFixedSize(self.paper.sizeHint())
        self._scroll.setMaximumHeight(self.paper.height())
        self._out.setEnabled(self._zoom > 0)
        self._in.setEnabled(self._zoom < len(ZOOMS) - 1)
        self.paper.image = self._images.get(self._key(), self.paper.image)
        self.paper.update()
        self._timer.start()

    def _key(self) -> tuple[int, float]:
        return self.paper.page, round(self.paper.scale * self.devicePixelRatioF(), 3)

    def _draw(self) -> None:
        if self._render is None or not self._sizes or not self.isVisible():
            return
        key = self._key()
        if key not in self._images:
            if len(self._images) > 12:
                self._images.clear()
            self._images[key] = self._render(*key)
        self.paper.image = self._images[key]
        self.paper.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring(on=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(on=False)

    def _ring(self, *, on: bool) -> None:
        """Show that the keys go to the paper."""
        self.paper.ringed = on
        self.paper.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.show_page(0 if key == Qt.Key.Key_Home else len(self._sizes) - 1)
        else:
            super().keyPressEvent(event)

"""The page column: paper on the desk, page turn and zoom above it, one quiet line below.

Keys, while the paper has the focus: PageDown and PageUp read on and back, Home and End go to the first and
last page, arrows move a page that is larger than the column; Ctrl with + and − zooms, Ctrl+0 shows the whole
page, Ctrl+9 its whole width.  The wheel reads on, with Ctrl it zooms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets.paper import A4, ABOVE, BELOW, MARGIN, Box, Paper

HEAD, CAPTION = 44, 20
AROUND = 2 * MARGIN + 2  # what the column is wider than the paper
SCROLLBAR = 10
LARGEST, STEP = 4.0, 1.25  # times the whole page; times the size before
PER_NOTCH = 120  # of a mouse wheel
PICTURES_KEPT = 12
HIDE = ("panel", "收起版面")
PRINT = "打印（Ctrl+P）"

Render = Callable[[int, float], QImage]
"""Gives page ``n`` (from 0) at so many pixels a point."""
_KEYS_ZOOM = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_Underscore: -1,
}


class _Desk(QScrollArea):
    """What the paper lies on.  The wheel is the view's."""

    wheeled = Signal(QWheelEvent)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheeled.emit(event)
        event.accept()


class PageView(QFrame):
    """Shows the pages of a document one at a time.

    Images are asked from ``render`` when a page is first seen at a size, after the window has painted.
    """

    page_clicked = Signal(int, QPointF)  # page from 0, point in pt from the top left
    page_changed = Signal(int)
    hide_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, hide: tuple[str, str] | None = HIDE) -> None:
        """``hide``: icon and name of the button that puts the view away; None for none."""
        super().__init__(parent)
        self.setProperty("role", "pagecolumn")
        self._render: Render | None = None
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._zoom = 1.0  # times the whole page
        self._wide = False  # the page is as wide as the column, whatever that is
        self._notches = 0
        self._images: dict[tuple[int, float], QImage] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("版面")
        self.paper = Paper()
        self.paper.clicked.connect(self.page_clicked)
        self._build(hide)
        self.set_pages((), None)

    def _build(self, hide: tuple[str, str] | None) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head(hide))
        self._scroll = _Desk()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self.paper)
        self._scroll.wheeled.connect(self._wheel)
        self.paper.setAutoFillBackground(False)
        layout.addWidget(self._scroll, 1)
        self._caption = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._caption.setProperty("role", "secondary")
        self._caption.setFixedHeight(theme.px(CAPTION))
        layout.addWidget(self._caption)
        layout.addStretch(0)

    def _head(self, hide: tuple[str, str] | None) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(theme.px(HEAD))
        head = QHBoxLayout(bar)
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(0)
        self._back = self._button("chevron-left", "上一页（PageUp）", lambda: self.turn(-1))
        self._on = self._button("chevron-right", "下一页（PageDown）", lambda: self.turn(1))
        self._where = QLabel()
        self._where.setProperty("role", "small")
        self._out = self._button("minus", "缩小（Ctrl+−）", lambda: self.zoom(-1))
        self._in = self._button("plus", "放大（Ctrl++）", lambda: self.zoom(1))
        self._fitting = self._button("fit-width", "", lambda: self.fit(wide=self._whole()))
        self._print = self._button("print", PRINT, self.print_wanted.emit)
        right = [self._out, self._in, self._fitting, self._print]
        if hide is not None:
            right.append(self._button(*hide, self.hide_wanted.emit))
        for widget in (self._back, self._on):
            head.addWidget(widget)
        head.addSpacing(8)
        head.addWidget(self._where, 1)
        for widget in right:
            head.addSpacing(4)
            head.addWidget(widget)
        return bar

    def _button(self, icon: str, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        _name(button, name)
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
        self._print.setEnabled(bool(self._sizes))
        self._go(min(self.paper.page, max(0, len(self._sizes) - 1)))

    def set_bars(self, boxes: Sequence[Box]) -> None:
        """Mark the section being edited with a bar beside it."""
        self.paper.bars = tuple(boxes)
        self.paper.update()

    def set_printing(self, *, on: bool) -> None:
        """While it prints the button stops it."""
        theme.wear(self._print, "close" if on else "print")
        _name(self._print, "停止打印" if on else PRINT)

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

    def read_on(self, by: int) -> None:
        """A screenful further (1) or back (-1); from the page's end to the next page."""
        bar = self._scroll.verticalScrollBar()
        if bar.value() != (bar.maximum() if by > 0 else bar.minimum()):
            bar.setValue(bar.value() + by * round(0.9 * bar.pageStep()))
        elif 0 <= self.paper.page + by < len(self._sizes):
            self.turn(by)
            if by < 0:
                bar.setValue(bar.maximum())

    def zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1); the smallest shows the whole page."""
        now = self.paper.scale / self._whole_scale()
        self._wide = False
        self._zoom = min(LARGEST, max(1.0, now * STEP**by))
        self._rescale()

    def fit(self, *, wide: bool) -> None:
        """Show the whole page, or (``wide``) the page in the column's whole width."""
        self._wide, self._zoom = wide, 1.0
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

    def _rescale(self) -> None:
        """Fit anew; what was in the middle stays there."""
        bars = (self._scroll.horizontalScrollBar(), self._scroll.verticalScrollBar())
        middles = [
            (bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep()) for bar in bars
        ]
        self._fit()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def _whole(self) -> bool:
        """Whether the whole page is in sight."""
        return not self._wide and self._zoom <= 1.0

    def _whole_scale(self) -> float:
        """The scale at which the whole page is in sight."""
        width, height = self.paper.size_pt
        tall = max(120, self.height() - theme.px(HEAD + CAPTION) - ABOVE - BELOW - 1)
        return min(self._room() / width, tall / height)

    def _room(self) -> int:
        return max(80, self.width() - AROUND)

    def _fit(self) -> None:
        """Choose the scale for the column's width and the zoom, and ask for the image."""
        self.paper.size_pt = self._sizes[self.paper.page] if self._sizes else A4
        scale = self._whole_scale() * self._zoom
        if self._wide:
            scale = max(scale, (self._room() - theme.px(SCROLLBAR)) / self.paper.size_pt[0])
        self.paper.scale = scale
        self.paper.setFixedSize(self.paper.sizeHint())
        self._scroll.setMaximumHeight(self.paper.height() + (theme.px(SCROLLBAR) if self._zoom > 1 else 0))
        self._out.setEnabled(not self._whole())
        self._in.setEnabled(self._zoom < LARGEST)
        whole = self._whole()
        theme.wear(self._fitting, "fit-width" if whole else "fit-page")
        _name(self._fitting, "与版面同宽（Ctrl+9）" if whole else "看整页（Ctrl+0）")
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
            if len(self._images) > PICTURES_KEPT:
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

    def _wheel(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if turned > 0 else -1)
            return
        sideways, bar = self._scroll.horizontalScrollBar(), self._scroll.verticalScrollBar()
        sideways.setValue(sideways.value() - event.angleDelta().x())
        self._notches = self._notches + turned if self._notches * turned > 0 else turned
        if bar.value() != (bar.maximum() if turned < 0 else bar.minimum()):
            bar.setValue(bar.value() - turned)
            self._notches = 0
        elif abs(self._notches) >= PER_NOTCH:
            self.read_on(-1 if self._notches > 0 else 1)
            self._notches = 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._wheel(event)
        event.accept()

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
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.read_on(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in _KEYS_ZOOM:
            self.zoom(_KEYS_ZOOM[key])
        elif key in (Qt.Key.Key_0, Qt.Key.Key_9) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fit(wide=key == Qt.Key.Key_9)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.show_page(0 if key == Qt.Key.Key_Home else len(self._sizes) - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move(key)
        else:
            super().keyPressEvent(event)

    def _move(self, key: Qt.Key) -> None:
        """Move a page that is larger than the column."""
        upright = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        bar = self._scroll.verticalScrollBar() if upright else self._scroll.horizontalScrollBar()
        bar.setValue(bar.value() + theme.px(40) * (-1 if key in (Qt.Key.Key_Up, Qt.Key.Key_Left) else 1))


def _name(button: QToolButton, words: str) -> None:
    """Say what a button does, to eyes and to screen readers; its key stands in （）."""
    button.setAccessibleName(words.partition("（")[0])
    button.setToolTip(words)

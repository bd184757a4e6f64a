"""A segmented control: a few choices side by side, one of them taken or none (开展 / 未开展 / 不适用)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting

INSET = 2
NARROWEST = 52
AROUND = 21  # pixels beside a segment's words, both sides together
_CLEARING = (Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Segmented(QWidget):
    """Choices given as (value, title).  Keys 1, 2, 3… and arrows choose; 0 and Backspace clear if allowed."""

    chosen = Signal(object)  # the value, or None when cleared; only by the user

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        clearable: bool = False,
        height: int = 28,
        spread: bool = False,
    ) -> None:
        """``spread`` makes the segments share the whole width equally; otherwise they hug their words."""
        super().__init__(parent)
        self._options = tuple(options)
        self._clearable = clearable
        self._height = height
        self._spread = spread
        self._value: str | None = None
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy.Policy.Expanding if spread else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self._tell()

    def value(self) -> str | None:
        """The chosen value, or None."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show ``value`` as chosen, without a signal."""
        if value == self._value:
            return
        self._value = value
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(self._hugging()) + 2 * INSET
        return QSize(round(width), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _widths(self) -> list[float]:
        if self._spread and self.width() > 2 * INSET:
            return [(self.width() - 2 * INSET) / len(self._options)] * len(self._options)
        return self._hugging()

    def _hugging(self) -> list[float]:
        """The segments' widths when each is as wide as its words."""
        metrics = QFontMetricsF(self._font(medium=False))
        return [
            max(theme.px(NARROWEST), metrics.horizontalAdvance(t) + theme.px(AROUND))
            for _, t in self._options
        ]

    def _font(self, *, medium: bool) -> QFont:
        return theme.font("secondary" if self._height <= 28 else "base", medium=medium)

    def _boxes(self) -> list[QRectF]:
        """The segments' places, left to right."""
        x, boxes = float(INSET), []
        for width in self._widths():
            boxes.append(QRectF(x, INSET, width, self.height() - 2 * INSET))
            x += width
        return boxes

    def _at(self, point: QPointF) -> int:
        return next((i for i, box in enumerate(self._boxes()) if box.left() <= point.x() < box.right()), -1)

    def _index(self) -> int:
        return next((i for i, (value, _) in enumerate(self._options) if value == self._value), -1)

    def _choose(self, value: str | None) -> None:
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    def _tell(self) -> None:
        """Say the state to screen readers."""
        title = next((title for value, title in self._options if value == self._value), "")
        self.setAccessibleDescription(f"已选{title}" if title else "未选")
        if not self.isVisible():
            return  # nobody has heard of it yet
        from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at = event.key(), self._index()
        number = key - Qt.Key.Key_1
        if 0 <= number < len(self._options):
            self._choose(self._options[number][0])
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if key == Qt.Key.Key_Right else -1
            target = min(len(self._options) - 1, max(0, at + step)) if at >= 0 else 0
            self._choose(self._options[target][0])
        elif key == Qt.Key.Key_Space and at < 0:
            self._choose(self._options[0][0])
        elif key in _CLEARING and self._clearable:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._choose(self._options[at][0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, at: int) -> None:
        if at != self._hovered:
            self._hovered = at
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.box(painter, QRectF(self.rect()), "well")
        for at, box in enumerate(self._boxes()):
            self._paint_segment(painter, at, box)
        if self.hasFocus():
            painting.box(painter, QRectF(self.rect()), edge="accent", thick=2)

    def _paint_segment(self, painter: QPainter, at: int, box: QRectF) -> None:
        taken, enabled = at == self._index(), self.isEnabled()
        if taken:
            fill, edge = ("thumb", "thumbline") if enabled else ("panel", "line")
            painting.box(painter, box, fill, edge, radius=4)
        elif at == self._hovered and enabled:
            painting.box(painter, box, "hover", radius=4)
        font = self._font(medium=taken and enabled)
        painter.setFont(font)
        strong, weak = ("ink", "quiet") if enabled else ("quiet", "disabled")
        painter.setPen(theme.colour(strong if taken or (enabled and at == self._hovered) else weak))
        metrics, title = QFontMetricsF(font), self._options[at][1]
        x = box.center().x() - metrics.horizontalAdvance(title) / 2
        painter.drawText(QPointF(x, theme.baseline(metrics, 0, self.height())), title)

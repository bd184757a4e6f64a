"""What is pressed as a whole, by a click or by keys, and shows that it can be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from fzdesk.gui.widgets import painting


class Pressable(QWidget):
    """Tells its key when it is pressed; paint `wash` first."""

    clicked = Signal(str)

    def __init__(self, key: str, words: str, parent: QWidget | None = None) -> None:
        """``words`` say what it is to those who do not see it."""
        super().__init__(parent)
        self._key = key
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)

    def wash(self, painter: QPainter) -> None:
        """Paint under it whether the mouse or the focus is on it."""
        if self._hovered or self.hasFocus():
            painting.box(painter, QRectF(self.rect()), "wash", "accent" if self.hasFocus() else "", thick=2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(self._key)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

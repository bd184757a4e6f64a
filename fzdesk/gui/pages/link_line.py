"""A line of words that can be clicked, with an icon; long words wrap instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting

_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_LEAD = 20  # icon and gap
_ASIDE, _ABOVE = 4, 4


class LinkLine(QAbstractButton):
    """A quiet button as wide as there is room, as high as its words need."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink = icon, "quiet"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: str, ink: str = "quiet") -> None:
        """Show ``words`` in a colour."""
        if (words, ink) != (self.text(), self._ink):
            self._ink = ink
            self.setText(words)
            self.setAccessibleName(words)
            self._fit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._box(width).height() + 2 * _ABOVE

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), self.heightForWidth(max(self.width(), theme.px(120))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self.heightForWidth(self.width())
        if self.minimumHeight() != wanted or self.maximumHeight() != wanted:
            self.setFixedHeight(wanted)
        self.update()

    def _box(self, width: int) -> QRect:
        room = QRect(0, 0, max(theme.px(40), width - _LEAD - 2 * _ASIDE), 10_000)
        return QFontMetrics(theme.font("secondary")).boundingRect(room, _WRAP, self.text() or "国")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painting.box(painter, QRectF(self.rect()), "hover", radius=4)
        ink = self._ink if self.isEnabled() else "disabled"
        first = QFontMetrics(theme.font("secondary")).height()
        painting.icon(painter, self._icon, ink, _ASIDE, _ABOVE + first / 2 + 1, self)
        painter.setFont(theme.font("secondary"))
        painter.setPen(QPen(theme.colour(ink)))
        left = _ASIDE + _LEAD
        painter.drawText(QRect(left, _ABOVE, self.width() - left - _ASIDE, self.height()), _WRAP, self.text())
        if self.hasFocus():
            painting.box(painter, QRectF(self.rect()), "", "accent", radius=4, thick=2)

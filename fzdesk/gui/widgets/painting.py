"""Strokes that widgets share: boxes with round corners, words centred on Chinese characters, icons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from fzdesk.gui import theme


def box(
    painter: QPainter, rect: QRectF, fill: str = "", edge: str = "", radius: float = 6, thick: int = 1
) -> None:
    """A box with round corners; its edge lies inside ``rect``.  Colours are tokens, empty for none."""
    inner = rect.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2) if edge else rect
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(edge), thick) if edge else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(inner, radius - (thick / 2 if edge else 0), radius - (thick / 2 if edge else 0))


def fill(painter: QPainter, rect: QRectF | QRect, colour: str) -> None:
    """Fill ``rect`` with a colour (token).  ``QPainter.fillRect`` brings QGradient: 1 ms of every start."""
    painter.setBackground(theme.colour(colour))
    painter.eraseRect(rect)


def words(
    painter: QPainter, text: str, rect: QRectF, font: QFont, colour: str, *, right: bool = False
) -> float:
    """One line of text in ``rect``, elided only when it cannot fit; returns its width."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) > rect.width() + 1:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    width = metrics.horizontalAdvance(text)
    x = rect.right() - width if right else rect.left()
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    painter.drawText(QPointF(x, theme.baseline(metrics, rect.top(), rect.height())), text)
    return width


def icon(
    painter: QPainter, name: str, colour: str, x: float, middle: float, widget: QWidget, size: int = 16
) -> None:
    """Icon ``name`` with its left edge at ``x``, centred on height ``middle``."""
    pixmap = theme.pixmap(name, colour, widget, size)
    painter.drawPixmap(QPointF(round(x), round(middle - size / 2)), pixmap)

"""Draws the program's icons: small SVG files of paths, circles and rectangles, in any colour, at any scale.

Only that much of SVG is read, and of paths only absolute commands with spaces between all parts.  It is
enough for icons drawn on a 16 grid, and spares every start the loading of Qt's SVG library.
"""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from fzdesk.paths import resources

_SHAPES = ("path", "circle", "rect")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}  # numbers after each command
GRID = 16


class Shape:
    """One drawn element: its outline, whether it is stroked or filled, and how thick the stroke is."""

    __slots__ = ("filled", "outline", "stroke")

    def __init__(self, outline: QPainterPath, *, stroke: float, filled: bool) -> None:
        self.outline = outline
        self.stroke = stroke
        self.filled = filled


@cache
def shapes(name: str) -> tuple[Shape, ...]:
    """The shapes of icon ``name`` (a file of ``resources/look/icons``), on a 16 grid."""
    text = (resources() / "look" / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    defaults: dict[str, str] = {}
    found: list[Shape] = []
    for element in text.split("<")[1:]:
        tag, _, rest = element.partition(" ")
        parts = rest.split('"')
        own = {name.strip(" =\n"): value for name, value in zip(parts[::2], parts[1::2], strict=False)}
        if tag == "svg":
            defaults = own
        elif tag in _SHAPES:
            given = defaults | own
            stroke = 0.0 if given.get("stroke", "none") == "none" else float(given.get("stroke-width", "1"))
            found.append(Shape(_outline(tag, own), stroke=stroke, filled=given.get("fill", "none") != "none"))
    return tuple(found)


def draw(painter: QPainter, name: str, colour: QColor, rect: QRectF) -> None:
    """Draw icon ``name`` into ``rect`` with ``painter``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / GRID, rect.height() / GRID)
    for shape in shapes(name):
        pen = QPen(colour, shape.stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen if shape.stroke else Qt.PenStyle.NoPen)
        painter.setBrush(colour if shape.filled else Qt.BrushStyle.NoBrush)
        painter.drawPath(shape.outline)
    painter.restore()


def render(name: str, colour: QColor, size: int, ratio: float, air: int = 0) -> QPixmap:
    """Icon ``name`` as a pixmap of ``size`` logical pixels for a screen with ``ratio`` pixels to each.

    ``air`` leaves so much room on either side.
    """
    side, before = max(1, round(size * ratio)), round(air * ratio)
    pixmap = QPixmap(side + 2 * before, side)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    draw(painter, name, colour, QRectF(before, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _outline(tag: str, given: dict[str, str]) -> QPainterPath:
    path = QPainterPath()
    if tag == "circle":
        path.addEllipse(QPointF(float(given["cx"]), float(given["cy"])), float(given["r"]), float(given["r"]))
    elif tag == "rect":
        x, y, w, h = (float(given[key]) for key in ("x", "y", "width", "height"))
        radius = float(given.get("rx", "0"))
        path.addRoundedRect(QRectF(x, y, w, h), radius, radius)
    else:
        _follow(path, given["d"])
    return path


def _follow(path: QPainterPath, d: str) -> None:
    """Add the absolute path commands of ``d`` to ``path``."""
    parts, at = d.split(), 0
    while at < len(parts):
        command = parts[at]
        n = [float(number) for number in parts[at + 1 : at + 1 + _COUNTS[command]]]
        at += 1 + _COUNTS[command]
        here = path.currentPosition()
        if command == "M":
            path.moveTo(n[0], n[1])
        elif command == "L":
            path.lineTo(n[0], n[1])
        elif command == "H":
            path.lineTo(n[0], here.y())
        elif command == "V":
            path.lineTo(here.x(), n[0])
        elif command == "C":
            path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
        elif command == "A":
            _arc(path, here, n)
        else:
            path.closeSubpath()


def _arc(path: QPainterPath, start: QPointF, n: list[float]) -> None:
    """Add a circular arc given as SVG gives it: radius, flags and end point."""
    radius, large, sweep, end_x, end_y = n[0], n[3] != 0, n[4] != 0, n[5], n[6]
    half_x, half_y = (end_x - start.x()) / 2, (end_y - start.y()) / 2
    distance = math.hypot(half_x, half_y)
    radius = max(radius, distance)
    aside = math.sqrt(radius**2 - distance**2) / distance * (-1 if large == sweep else 1)
    x, y = start.x() + half_x - half_y * aside, start.y() + half_y + half_x * aside
    first = math.degrees(math.atan2(y - start.y(), start.x() - x))
    last = math.degrees(math.atan2(y - end_y, end_x - x))
    span = -((first - last) % 360) if sweep else (last - first) % 360
    path.arcTo(QRectF(x - radius, y - radius, radius * 2, radius * 2), first, span)

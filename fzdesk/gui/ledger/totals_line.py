"""The line at the foot of a ledger: what it gives the report, each number with its name and unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting

BETWEEN, INSIDE = 18, 6
HEIGHT = 55


class Total(NamedTuple):
    """One number: 会前学法, 12, 次."""

    name: str
    digits: str
    unit: str

    @property
    def words(self) -> str:
        return f"{self.name} {self.digits}{self.unit}"


class TotalsLine(QWidget):
    """As many totals as fit the width; the others are in the tool tip and said to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead = ""
        self._totals: tuple[Total, ...] = ()
        self.setFixedHeight(theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_totals(self, lead: str, totals: Sequence[Total]) -> None:
        """``lead`` says of what they are: 全年合计."""
        self._lead, self._totals = lead, tuple(totals)
        words = "，".join(total.words for total in totals)
        self.setAccessibleName(f"{lead}：{words}")
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        x = painting.words(painter, self._lead, area, theme.font("secondary", medium=True), "ink") + BETWEEN
        small, large = theme.font("secondary"), theme.font("prose", medium=True)
        for number, total in enumerate(self._totals):
            parts = [(total.name, small, "quiet"), (total.digits, large, "ink"), (total.unit, small, "ink")]
            room = area.width() - (0 if number == len(self._totals) - 1 else theme.px(24))
            if x + _width(parts) > room:
                painting.words(painter, "…", QRectF(x, 0, area.width() - x, area.height()), small, "quiet")
                break
            for words, font, ink in parts:
                if words:
                    rect = QRectF(x, 0, area.width() - x, area.height())
                    x += painting.words(painter, words, rect, font, ink) + INSIDE
            x += BETWEEN - INSIDE
        painter.end()


def _width(parts: Sequence[tuple[str, QFont, str]]) -> float:
    inside = [QFontMetricsF(font).horizontalAdvance(words) for words, font, _ in parts if words]
    return sum(inside) + INSIDE * (len(inside) - 1)

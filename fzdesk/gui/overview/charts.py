"""Small painted pictures: a ledger's months this year and last, a figure over the years."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fzdesk.gui import theme
from fzdesk.gui.overview.overview_facts import MONTHS, YEARS, FigureYears, KindMonths
from fzdesk.gui.overview.pressable import Pressable
from fzdesk.gui.widgets import painting

ROW, MONTH_ROW = 40, 36
NAME, NUMBERS = 136, 132
GAP = 8


class MonthsHead(QWidget):
    """The months above the bars, and what the numbers at the right are."""

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = year
        self.setFixedHeight(theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = theme.font("secondary")
        for month, cell in zip(MONTHS, _cells(self.width(), self.height()), strict=True):
            rect = QRectF(cell.left(), 0, cell.width() + 4, self.height())
            painting.words(painter, f"{month}月", rect, font, "quiet")
        years = (self._year, self._year - 1)
        for area, year in zip(_numbers(self.width(), self.height()), years, strict=True):
            painting.words(painter, f"{year} 年", area, font, "quiet", right=True)
        painter.end()


class MonthsRow(Pressable):
    """One ledger: twelve bars, the year before as a stroke, both sums.  A click opens the ledger."""

    def __init__(self, facts: KindMonths, parent: QWidget | None = None) -> None:
        super().__init__(facts.key, facts.words, parent)
        self.facts, self._highest = facts, max(1, *facts.now, *facts.before)
        self.setFixedHeight(theme.px(ROW))
        self.setToolTip(facts.words)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, facts = QPainter(self), self.facts
        area = QRectF(self.rect())
        self.wash(painter)
        now, before = sum(facts.now), sum(facts.before)
        name = QRectF(GAP, 0, theme.px(NAME) - 2 * GAP, area.height())
        painting.words(painter, facts.title, name, theme.font(), "ink" if now or before else "quiet")
        for n, cell in enumerate(_cells(self.width(), self.height())):
            self._paint_month(painter, cell, facts.now[n], facts.before[n])
        one, two = _numbers(self.width(), self.height())
        painting.words(painter, f"{now} 条", one, theme.font(medium=True), "ink", right=True)
        painting.words(painter, f"{before} 条", two, theme.font(), "quiet", right=True)
        painter.end()

    def _paint_month(self, painter: QPainter, cell: QRectF, now: int, before: int) -> None:
        floor, room = cell.bottom() - 6, cell.height() - 12
        wide = min(cell.width() - 6, theme.px(18))
        painter.fillRect(QRectF(cell.left(), floor, wide, 1), theme.colour("line"))
        if now:
            high = max(3.0, room * now / self._highest)
            bar = QRectF(cell.left(), floor - high, wide, high)
            painting.box(painter, bar, "accent", radius=2)
        if before:
            high = max(3.0, room * before / self._highest)
            stroke = QRectF(cell.left() - 2, floor - high - 1, wide + 4, 2)
            painter.fillRect(stroke, theme.colour("attnline"))


def _cells(width: int, height: int) -> list[QRectF]:
    """Where the months stand, between the name and the numbers."""
    left = theme.px(NAME)
    each = max(1.0, (width - left - theme.px(NUMBERS)) / 12)
    return [QRectF(left + n * each, 0, each, height) for n in range(12)]


def _numbers(width: int, height: int) -> tuple[QRectF, QRectF]:
    """Where the sums of this year and the last stand."""
    each = theme.px(NUMBERS) / 2
    left = width - theme.px(NUMBERS)
    return QRectF(left, 0, each - GAP, height), QRectF(left + each, 0, each - GAP, height)


class YearsRow(QWidget):
    """One figure over the years: a bar and its number for each."""

    def __init__(self, facts: FigureYears, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self.setFixedHeight(theme.px(MONTH_ROW))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = "，".join(f"{year} 年 {shown or '没有台账'}" for year, _, shown in facts.years)
        self.setAccessibleName(f"{facts.name}（{facts.unit}）：{said}")
        self.setToolTip(said)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(MONTH_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, facts = QPainter(self), self.facts
        area = QRectF(self.rect())
        name = QRectF(GAP, 0, theme.px(NAME + 40) - 2 * GAP, area.height())
        painting.words(painter, facts.name, name, theme.font(), "ink")
        most = max(
            (value for _, value, _ in facts.years if value is not None), default=Decimal(1)
        ) or Decimal(1)
        left = theme.px(NAME + 40)
        each = (area.width() - left) / YEARS
        for n, (_year, value, shown) in enumerate(facts.years):
            cell = QRectF(left + n * each, 0, each - 16, area.height())
            latest = n == len(facts.years) - 1
            self._paint_year(
                painter, cell, value, shown, float(value / most) if value else 0.0, latest=latest
            )
        painter.end()

    def _paint_year(
        self,
        painter: QPainter,
        cell: QRectF,
        value: Decimal | None,
        shown: str,
        share: float,
        *,
        latest: bool,
    ) -> None:
        words = "没有台账" if value is None else f"{shown} {self.facts.unit}".rstrip()
        font = theme.font("secondary", medium=latest and value is not None)
        upper = QRectF(cell.left(), 2, cell.width(), cell.height() - 14)
        painting.words(painter, words, upper, font, "ink" if latest and value is not None else "quiet")
        track = QRectF(cell.left(), cell.bottom() - 9, cell.width(), 4)
        painting.box(painter, track, "well", radius=2)
        if share > 0:
            track.setWidth(max(4.0, track.width() * share))
            painting.box(painter, track, "accent" if latest else "edge", radius=2)


class YearsHead(QWidget):
    """The years above their bars."""

    def __init__(self, years: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years = years
        self.setFixedHeight(theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = theme.px(NAME + 40)
        each = (self.width() - left) / YEARS
        for n, year in enumerate(self._years):
            rect = QRectF(QPointF(left + n * each, 0), QPointF(left + (n + 1) * each, self.height()))
            painting.words(painter, f"{year} 年", rect, theme.font("secondary"), "quiet")
        painter.end()

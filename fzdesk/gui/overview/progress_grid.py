"""The report's steps with how far they are, several beside each other; a click goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from fzdesk.gui import theme
from fzdesk.gui.overview.pressable import Pressable
from fzdesk.gui.widgets import painting
from fzdesk.report.progress import STEP_TITLES, Step

WIDTH, HEIGHT, GAP = 220, 40, 16
BAR = 64


class StepBar(Pressable):
    """One step: its title, a bar, how much is done."""

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        words = f"{step.title}，{STEP_TITLES[step.state]}，{step.answered} / {step.total}"
        super().__init__(step.key, words, parent)
        self.step = step

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, step = QPainter(self), self.step
        area = QRectF(self.rect())
        self.wash(painter)
        inner = area.adjusted(8, 2, -8, -12)
        if step.state == "done":
            tail, tint = "完成", "done"
        elif step.missing:
            tail, tint = f"待填 {len(step.missing)}", "attn"
        else:
            tail, tint = (
                (f"{step.answered} / {step.total}" if step.total else STEP_TITLES[step.state]),
                "quiet",
            )
        small = theme.font("secondary")
        taken = painting.words(painter, tail, inner, small, tint, right=True)
        inner.setRight(inner.right() - taken - 8)
        painting.words(painter, step.title, inner, theme.font(), "ink")
        track = QRectF(8, area.bottom() - 9, area.width() - 16, 4)
        painting.box(painter, track, "well", radius=2)
        share = 1.0 if step.state == "done" else step.answered / step.total if step.total else 0.0
        if share > 0:
            track.setWidth(max(4.0, track.width() * share))
            painting.box(painter, track, "done" if step.state == "done" else "accent", radius=2)
        painter.end()


class ProgressGrid(QWidget):
    """As many steps beside each other as fit."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: list[StepBar] = []

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        for bar in self.bars:
            bar.hide()
            bar.deleteLater()
        self.bars = [StepBar(step, self) for step in steps]
        for bar in self.bars:
            bar.clicked.connect(self.clicked)
            bar.show()
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        width, height, gap = self.width(), theme.px(HEIGHT), GAP
        beside = max(1, (width + gap) // (theme.px(WIDTH) + gap))
        each = (width - gap * (beside - 1)) // beside
        for number, bar in enumerate(self.bars):
            line, place = divmod(number, beside)
            bar.setGeometry(place * (each + gap), line * (height + 4), each, height)
        lines = -(-len(self.bars) // beside)
        self.setFixedHeight(lines * (height + 4))

"""Where the columns of the checklist stand, for its rows and its header alike."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting

BLEED = 8  # by how much an active row's wash is wider than its words
_USUAL, _TITLE_MOST = 686, 224
_SOURCE_FROM = 600  # narrower rows leave the source's words out (they stay in the tooltip)


class DutyColumns(msgspec.Struct, frozen=True):
    """Left edges from the row's own left edge (which lies ``BLEED`` before the words)."""

    icon: int
    title: int
    segmented: int
    figures: int
    source: int  # -1: no room for it
    info: int
    end: int


def duty_columns(width: int) -> DutyColumns:
    """The columns of a row ``width`` pixels wide, its bleeding included."""
    px = theme.px
    end = width - BLEED
    spare = width - 2 * BLEED - px(_USUAL)
    title = px(112) + max(0, min(px(_TITLE_MOST) - px(112), spare // 2))
    info = end - px(28)
    segmented = BLEED + 24 + title
    figures = segmented + px(192)
    wide = width - 2 * BLEED >= px(_SOURCE_FROM)
    source = end - px(114) if wide else -1
    return DutyColumns(
        icon=BLEED,
        title=BLEED + 24,
        segmented=segmented,
        figures=figures,
        source=source,
        info=info,
        end=end,
    )


class DutyHeader(QWidget):
    """The line over the rows: 事项, 开展情况, 数字和原因, and 来源 where a ledger counts figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_source = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_source(self, *, shown: bool) -> None:
        """Head the column of origins, where rows have it."""
        if shown != self._with_source:
            self._with_source = shown
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_USUAL) + 2 * BLEED, theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, columns = QPainter(self), duty_columns(self.width())
        titles = [(columns.icon, "事项"), (columns.segmented, "开展情况"), (columns.figures, "数字和原因")]
        if self._with_source and columns.source >= 0:
            titles.append((columns.source, "来源"))
        for x, title in titles:
            rect = QRectF(x, 0, columns.end - x, self.height() - 1)
            painting.words(painter, title, rect, theme.font("secondary"), "quiet")
        painting.fill(painter, QRectF(BLEED, self.height() - 1, columns.end - BLEED, 1), "line")

"""A line of text with offers under it: the choices of a column, or what was typed there before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fzdesk.gui import theme
from fzdesk.gui.ledger.offers import Offers
from fzdesk.gui.widgets import painting
from fzdesk.gui.widgets.steps_list import SideItem
from fzdesk.gui.widgets.text_field import Height, LineField

Source = Callable[[str], Sequence[str]]
ARROW = 22  # px at the right that open the list with a click


class SuggestField(LineField):
    """``taken`` follows when an offer was taken.  With ``arrow`` a chevron at the right opens the list."""

    taken = Signal()

    def __init__(
        self,
        source: Source | None = None,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        size: Height = "",
        arrow: bool = False,
    ) -> None:
        super().__init__(parent, hint=hint, size=size)
        self._source, self._arrow = source, arrow
        if arrow:
            self.setTextMargins(0, 0, theme.px(14), 0)
        if source is not None:
            self.offers = Offers(self, name="可以选的")
            self.offers.chosen.connect(self._take)
            self.offers.wanted.connect(lambda: self._offer(""))
            self.edited.connect(self._offer)

    @property
    def has_offers(self) -> bool:
        return self._source is not None

    def _offer(self, text: str) -> None:
        found = list(self._source(text)) if self._source else []
        if found == [text]:
            found = []
        self.offers.offer([SideItem(one, one) for one in dict.fromkeys(found)])

    def _take(self, text: str) -> None:
        self.setText(text)
        self.setModified(True)
        self.taken.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._arrow and self._source and event.position().x() >= self.width() - theme.px(ARROW):
            self.selectAll()
            self._offer("")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._arrow:
            at = QPointF(self.width() - theme.px(ARROW), self.height() / 2)
            tint = "quiet" if self.isEnabled() else "disabled"
            painter = QPainter(self)
            painting.icon(painter, "chevron-down", tint, at.x(), at.y(), self)
            painter.end()

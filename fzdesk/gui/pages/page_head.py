"""What stands at the edges of a page: its title above, messages below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets.status_words import NoticeBar


class HangingTitle(QLabel):
    """A page's title; one that begins with （ hangs left, so that its ink meets the margin."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True)
        self.setProperty("role", "title")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumHeight(theme.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._hang = 0.0

    def set_title(self, title: str) -> None:
        """Show ``title``, hanging its bracket."""
        metrics = QFontMetricsF(theme.font("title", medium=True))
        self._hang = metrics.tightBoundingRect("（").left() if title.startswith("（") else 0.0
        self.setText(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("title", medium=True))
        painter.setPen(theme.colour("ink"))
        rect = QRectF(self.rect()).adjusted(-self._hang, 0, 0, -theme.px(2))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), self.text())


class PageNotice(QWidget):
    """A message under the page, in sight wherever the page is scrolled; takes no room while it is hidden."""

    acted = Signal(str)  # the action's key

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    @cached_property
    def _bar(self) -> NoticeBar:
        """The bar, made for the first message."""
        bar = NoticeBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(bar)
        bar.acted.connect(self._act)
        bar.dismissed.connect(self.hide)
        return bar

    def tell(self, text: str, *, actions: Sequence[tuple[str, str]] = (), closable: bool = True) -> None:
        """Show ``text``; ``actions`` are (key, words on the button)."""
        self._bar.tell(text, actions=actions, closable=closable)
        self.show()

    def text(self) -> str:
        """What it says."""
        return self._bar.text()

    def _act(self, key: str) -> None:
        self.hide()
        self.acted.emit(key)

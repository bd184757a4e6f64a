"""Words at the left and buttons at the right; in a narrow place the buttons go to lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets.flow import flow

LINE = 32
GAP = 4


class WrapRow(QWidget):
    """Places its children; nothing is cut off while one button fits the width."""

    def __init__(self, words: QWidget, buttons: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._buttons = words, tuple(buttons)
        self._arranging = False
        for child in (words, *self._buttons):
            child.setParent(self)
            child.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.LayoutRequest,
            QEvent.Type.FontChange,
        ):
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        if self._arranging:
            return
        self._arranging = True
        line = theme.px(LINE)
        words = self._words.sizeHint()
        shown = [button for button in self._buttons if button.isVisibleTo(self)]
        taken = sum(button.sizeHint().width() + GAP for button in shown) - GAP
        self._words.setGeometry(0, 0, min(words.width(), self.width()), line)
        if words.width() + 16 + taken <= self.width():
            bottom = flow(shown, self.width() - taken, self.width() + 1, 0, line, GAP)
        else:
            bottom = flow(shown, -6, self.width(), line, line, GAP)
        if bottom != self.minimumHeight() or bottom != self.maximumHeight():
            self.setFixedHeight(bottom)
        self._arranging = False

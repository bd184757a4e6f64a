"""The row in which the clerk says why a finding is left as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from fzdesk.gui.widgets.text_field import LineField


class ReasonRow(QWidget):
    """A field, 忽略 and 取消; Enter gives the reason, Esc takes the row away."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(hint="为什么不改，例如：县里统一表述", size="row")
        self.field.setAccessibleName("忽略的原因")
        self.button = QPushButton("忽略")
        self.button.setProperty("fit", "row")
        self.button.setEnabled(False)
        self.cancel = QPushButton("取消")
        self.cancel.setProperty("fit", "row")
        self.cancel.setProperty("role", "ghost")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.cancel)
        self.field.textChanged.connect(lambda text: self.button.setEnabled(bool(text.strip())))
        self.button.clicked.connect(self._give)
        self.cancel.clicked.connect(self.cancelled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._give()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        if reason := self.field.text().strip():
            self.given.emit(reason)

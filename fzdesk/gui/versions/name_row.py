"""The row in which the clerk names a version that shall be kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from fzdesk.gui.widgets.text_field import LineField

LONGEST = 40


class NameRow(QWidget):
    """A field and 保存; Enter keeps, Esc takes the row away.  A version without a name may be kept too."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(hint="起个名字，例如：送书记一稿", size="row")
        self.field.setAccessibleName("这一版的名字")
        self.field.setMaxLength(LONGEST)
        self.button = QPushButton("保存")
        self.button.setProperty("fit", "row")
        self.button.setProperty("role", "primary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.button)
        self.button.clicked.connect(self._give)
        self.hide()

    def begin(self) -> None:
        """Show the row, ready to be typed in."""
        self.field.clear()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        self.hide()
        self.given.emit(" ".join(self.field.text().split()))

"""A row that asks for a few words in place: why a finding is left, what a version is called."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from fzdesk.gui.widgets.text_field import LineField


class LineRow(QWidget):
    """A field and a button with what is done: Enter or the button gives the words, Esc or 取消 gives up.

    Whoever asks takes the row away upon either.
    """

    given = Signal(str)  # without space around; empty only where words are not needed
    cancelled = Signal()

    def __init__(
        self, deed: str, *, name: str, hint: str, needed: bool = False, may_cancel: bool = False
    ) -> None:
        """``deed`` stands on the button; ``name`` is what a screen reader says of the field."""
        super().__init__()
        self._needed = needed
        self.field = LineField(hint=hint, size="row")
        self.field.setAccessibleName(name)
        self.button = QPushButton(deed)
        self.button.setProperty("fit", "row")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.button)
        self.button.clicked.connect(self._give)
        if needed:
            self.button.setEnabled(False)
            self.field.textChanged.connect(lambda text: self.button.setEnabled(bool(text.strip())))
        if may_cancel:
            cancel = QPushButton("取消")
            cancel.setProperty("fit", "row")
            cancel.setProperty("role", "ghost")
            cancel.clicked.connect(self.cancelled)
            layout.addWidget(cancel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif enter and (self.field.hasFocus() or self.button.hasFocus()):
            self._give()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        words = self.field.text().strip()
        if words or not self._needed:
            self.given.emit(words)

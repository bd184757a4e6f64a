"""What any window of the program does with keys that nobody in it wants."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolButton


class WindowBase(QMainWindow):
    """Enter presses the button that has the focus, as Space does: Qt does that in dialogs only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.isAutoRepeat() and isinstance(button, (QPushButton, QToolButton)):
            button.click()
        else:
            super().keyPressEvent(event)

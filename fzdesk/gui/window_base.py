"""How large the window is at first, and what it does with keys that nobody in it wants."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolButton

SMALLEST = (904, 420)  # all words and buttons show: 1366 × 768 at 150 % less title bar and task bar
USUAL = (1366, 720)
FRAME = (4, 40)  # the most that title bar and edges take


def first_size(available: QSize) -> QSize:
    """How large the window opens where the screen has this much room: whole, its frame too."""
    room = available - QSize(*FRAME)
    return QSize(*USUAL).boundedTo(room).expandedTo(QSize(*SMALLEST))


class WindowBase(QMainWindow):
    """Enter presses the button that has the focus, as Space does: Qt does that in dialogs only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.isAutoRepeat() and isinstance(button, (QPushButton, QToolButton)):
            button.click()
        else:
            super().keyPressEvent(event)

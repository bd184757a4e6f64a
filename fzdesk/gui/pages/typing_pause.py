"""Takes over what is typed at a pause, so that it is saved before the field is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from shiboken6 import isValid

PAUSE_MS = 150


class TypingPause(QObject):
    """Runs the last ``take`` once typing pauses; another field's is run before a new one waits.

    It does not wait for a pause before a deed of its own in the field (chosen words written over or removed,
    a paste, a new paragraph): what was typed before that is to be had back.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._of: object = None
        self._take: Callable[[], None] | None = None
        self._field: QObject | None = None  # that is typed into while something waits
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.now)

    def later(self, of: object, take: Callable[[], None]) -> None:
        """Run ``take`` when nothing more was typed into ``of`` for a moment."""
        if self._take is not None and of is not self._of:
            self.now()
        self._of, self._take = of, take
        self._watch(QApplication.focusWidget())
        self._timer.start()

    def _watch(self, field: QObject | None) -> None:
        if field is not self._field:
            if self._field is not None and isValid(self._field):
                self._field.removeEventFilter(self)
            if field is not None:
                field.installEventFilter(self)
            self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._take is not None and _begins_deed(watched, event):
            self.now()
        return False

    def now(self) -> None:
        """Run at once what waits."""
        self._timer.stop()
        self._watch(None)
        take, self._take, self._of = self._take, None, None
        if take is not None:
            take()

    @property
    def waiting(self) -> bool:
        return self._take is not None


def _begins_deed(field: QObject, event: QEvent) -> bool:
    """Whether a key does more than write or remove one character."""
    if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.InputMethod):
        return False
    if isinstance(event, QKeyEvent) and (
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
        or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert)
    ):
        return True
    if isinstance(field, QTextEdit):
        return field.textCursor().hasSelection()
    return isinstance(field, QLineEdit) and field.hasSelectedText()

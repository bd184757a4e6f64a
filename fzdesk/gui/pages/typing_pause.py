"""Takes over what is typed at a pause, so that it is saved before the field is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 150


class TypingPause(QObject):
    """Runs the last ``take`` once typing pauses; another field's is run before a new one waits."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._of: object = None
        self._take: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.now)

    def later(self, of: object, take: Callable[[], None]) -> None:
        """Run ``take`` when nothing more was typed into ``of`` for a moment."""
        if self._take is not None and of is not self._of:
            self.now()
        self._of, self._take = of, take
        self._timer.start()

    def now(self) -> None:
        """Run at once what waits."""
        self._timer.stop()
        take, self._take, self._of = self._take, None, None
        if take is not None:
            take()

    @property
    def waiting(self) -> bool:
        return self._take is not None

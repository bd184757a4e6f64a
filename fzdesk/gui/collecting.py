"""Looks for garbage in the window's thread only.

Python's collector runs in whichever thread happens to allocate.  The rest of a closed dialog found by the
saver's thread would be destroyed there, and Qt does not survive its objects dying in a thread not theirs.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000
YOUNG, MIDDLE, OLD = 20_000, 10, 20  # new objects; looks among the new; looks among those that stayed


class Collector(QObject):
    """Switches Python's own collector off and looks from time to time, when the event loop has a moment."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look as far as Python itself would: the old objects seldom, the new ones when there are many."""
        young, middle, old = gc.get_count()
        if old > OLD:
            gc.collect()
        elif middle > MIDDLE:
            gc.collect(1)
        elif young > YOUNG:
            gc.collect(0)

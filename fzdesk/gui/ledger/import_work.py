"""Work of the import dialog in a thread of its own, so that a large table does not stop the window."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from fzdesk.errors import UserError

T = TypeVar("T")
PAUSE_MS = 250  # after the last key, before the rows are read anew


class Background(QObject):
    """Does one piece of work at a time; of those asked for meanwhile, only the last is done after it.

    Objects of Qt must not die in a thread not theirs: only a bare signal crosses, and Python looks for
    garbage (which may be an old dialog) only when the thread has ended.
    """

    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._hear: Callable[[], None] | None = None
        self._next: Callable[[], None] | None = None
        self._collects = gc.isenabled()
        self._ended.connect(self._tell)

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        """Do ``work``; ``done`` hears its result in the window's thread, ``failed`` a known error."""
        if self._thread is not None:
            self._next = lambda: self.run(work, done, failed)
            return
        result: Future[T] = Future()

        def hear() -> None:
            try:
                found = result.result(0)
            except UserError as error:
                failed(error)
            else:
                done(found)

        self._hear = hear
        self._collects = gc.isenabled()
        gc.disable()
        self._thread = threading.Thread(target=_act, args=(work, result, self._ended), name="ledger-import")
        self._thread.start()

    def stop(self) -> None:
        """Wait for what is under way and tell nothing of it."""
        thread, self._thread, self._hear, self._next = self._thread, None, None, None
        if thread is not None:
            thread.join()
            if self._collects:
                gc.enable()

    def _tell(self) -> None:
        thread, hear, coming = self._thread, self._hear, self._next
        if thread is None:
            return
        self.stop()
        if coming is not None:
            coming()
        elif hear is not None:
            hear()


def _act(work: Callable[[], T], result: Future[T], ended: SignalInstance) -> None:
    try:
        result.set_result(work())
    except Exception as error:  # noqa: BLE001 - raised again in the window's thread
        result.set_exception(error)
    ended.emit()

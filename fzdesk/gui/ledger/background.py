"""Work with files that may take a while (photos copied, a long table read or written), beside the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from fzdesk.errors import UserError

T = TypeVar("T")


class Background(QObject):
    """Does one thing at a time in a thread; what comes of it is told in the window's.

    Only a bare signal crosses from thread to thread: objects of Qt must not die in a thread not theirs.
    """

    _ended = Signal()

    def __init__(self, parent: QObject | None = None, *, only_last: bool = False) -> None:
        """``only_last``: of what is asked for meanwhile only the last is done, and only it is told."""
        super().__init__(parent)
        self._only_last = only_last
        self._thread: Thread | None = None
        self._hear: Callable[[], None] | None = None
        self._waiting: list[Callable[[], None]] = []
        self._ended.connect(self._tell)

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        """Do ``work``; then ``done`` with what it gave, or ``failed`` with a known error."""
        if self._thread is not None:
            if self._only_last:
                self._waiting.clear()
            self._waiting.append(lambda: self.run(work, done, failed))
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
        self._thread = Thread(target=_act, args=(work, result, self._ended), daemon=True)
        self._thread.start()

    def stop(self, seconds: float | None = None) -> None:
        """End what has begun (waiting so long at most), leave what waits, and tell nothing more."""
        self._waiting.clear()
        self._end(seconds)

    def _end(self, seconds: float | None = None) -> Callable[[], None] | None:
        """Wait for the thread; who hears what came of it."""
        thread, hear = self._thread, self._hear
        self._thread = self._hear = None
        if thread is not None:
            thread.join(seconds)
        return hear

    def _tell(self) -> None:
        hear = self._end()
        stale = self._only_last and bool(self._waiting)
        if self._waiting:
            self._waiting.pop(0)()
        if hear is not None and not stale:
            hear()


def _act(work: Callable[[], T], result: Future[T], ended: SignalInstance) -> None:
    try:
        result.set_result(work())
    except Exception as error:  # noqa: BLE001 - raised again in the window's thread
        result.set_exception(error)
    with suppress(RuntimeError):  # the window is gone already
        ended.emit()

"""Work with files that may take a while (photos copied, a long table written), beside the window."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Thread
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from fzdesk.errors import UserError

log = logging.getLogger(__name__)


class Background(QObject):
    """Runs one thing after the other is asked for; what comes of it is told in the window's thread."""

    _ended = Signal(object, object)  # what to do with the answer, the answer

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: list[Thread] = []
        self._ended.connect(lambda deed, answer: deed(answer))

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[UserError], None]
    ) -> None:
        """Do ``work`` in a thread; then ``done`` with what it gave, or ``failed`` with a known error."""

        def go() -> None:
            try:
                answer, deed = work(), done
            except UserError as error:
                self._tell(failed, error)
            except Exception as error:
                log.exception("in the background")
                self._tell(failed, UserError("这件事没有做成，请再试一次。", detail=repr(error)))
            else:
                self._tell(deed, answer)

        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = Thread(target=go, name="ledger-files", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _tell(self, deed: Callable[[Any], None], answer: object) -> None:
        if shiboken6.isValid(self):
            self._ended.emit(deed, answer)

    def wait(self, seconds: float) -> None:
        """The session closes: what has begun is ended first."""
        for thread in self._threads:
            thread.join(seconds)

"""The findings of the open report, looked for again in a thread of its own whenever the clerk pauses."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:  # the rules are loaded in the thread, long after the first paint
    from concurrent.futures import ThreadPoolExecutor

    from fzdesk.checks.engine import Memory
    from fzdesk.checks.finding import Finding
    from fzdesk.gui.session import Session
    from fzdesk.operations.documents import Held
    from fzdesk.operations.fixes import Place
    from fzdesk.report.model import Report

QUIET_MS = 400
log = logging.getLogger(__name__)


class Found(msgspec.Struct, frozen=True):
    """A finding with where its words stand in the report's paragraphs."""

    finding: Finding
    place: Place | None
    fixable: bool
    at_once: bool  # 修复能直接改的 takes it too

    @property
    def id(self) -> str:
        """Tells two findings of the same words in one paragraph apart."""
        return f"{self.finding.key}:{self.finding.where.start}"

    @property
    def step(self) -> str:
        """The section it stands in, or “form”."""
        return self.finding.where.source.step


class Findings(QObject):
    """What the check found in the session's report.

    ``previous`` asks for last year's report, and what it gives waits for it, in the thread.
    ``busy`` tells whether an input method is composing: nothing is looked for then.  What was found in a
    report that has moved on meanwhile is dropped.
    """

    changed = Signal()
    _arrived = Signal(object, object)  # report, its findings; sent from the thread

    def __init__(
        self,
        session: Session,
        *,
        busy: Callable[[], bool] = lambda: False,
        previous: Callable[[], Callable[[], Held | None]] = lambda: lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.checked_report: Report | None = None  # the report last looked through
        self._all: tuple[Found, ...] = ()
        self._busy, self._previous = busy, previous
        self._checker: _Checker | None = None
        self._running = False
        self._left = session.report.dismissed
        self._timer = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._timer.timeout.connect(self._start)
        self._arrived.connect(self._take)
        session.changed.connect(self._later)
        self._timer.start()

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, "check")

    @property
    def checked(self) -> bool:
        """Whether anything is known about the report yet."""
        return self.checked_report is not None

    def open(self) -> tuple[Found, ...]:
        """What is to be looked at, in the order of the document."""
        left = self.session.report.dismissed
        return tuple(one for one in self._all if one.finding.key not in left)

    def dismissed(self) -> tuple[Found, ...]:
        """What the clerk leaves as it is."""
        left = self.session.report.dismissed
        return tuple(one for one in self._all if one.finding.key in left)

    def count(self, level: str, steps: tuple[str, ...] | None = None) -> int:
        """How many findings of a level there are, in these sections or everywhere."""
        return sum(one.finding.level == level and (steps is None or one.step in steps) for one in self.open())

    def find(self, found_id: str) -> Found | None:
        """The finding of this id, if there still is one."""
        return next((one for one in self._all if one.id == found_id), None)

    def stop(self) -> None:
        """Look for nothing any more; waits for what is under way (tens of milliseconds)."""
        self._timer.stop()
        self.session.changed.disconnect(self._later)
        if "_thread" in self.__dict__:
            self._thread.shutdown(wait=True, cancel_futures=True)

    def forget(self) -> None:
        """Look at everything anew: what the rules go by is another one now."""
        self._checker = None
        self.soon()

    def soon(self) -> None:
        """Look again at once: the clerk waits for what a correction did."""
        self._timer.start(0)

    def _later(self) -> None:
        self._timer.start(QUIET_MS)
        if self._left is not self.session.report.dismissed:
            self._left = self.session.report.dismissed
            self.changed.emit()

    def _start(self) -> None:
        if self._running or self._busy():
            self._timer.start(QUIET_MS)
            return
        from fzdesk.store.versions import Frozen

        session, self._running = self.session, True
        checker = self._checker = self._checker or _Checker(self._previous())
        now = Frozen(session.report, session.catalogue, session.totals)
        self._thread.submit(self._look, checker, now)

    def _look(self, checker: _Checker, now: Held) -> None:
        found: tuple[Found, ...] | None = None
        try:
            found = checker.look(now)
        except Exception:
            log.exception("the check failed")
        self._arrived.emit(now.report, found)

    def _take(self, report: Report, found: tuple[Found, ...] | None) -> None:
        self._running = False
        if report is not self.session.report:
            self._timer.start(QUIET_MS)
        elif found is not None:
            self.checked_report, self._all = report, found
            self.changed.emit()


class _Checker:
    """Runs the rules; belongs to the thread."""

    def __init__(self, previous: Callable[[], Held | None]) -> None:
        self._wait_for_previous = previous
        self._previous: Held | None = None
        self._memory: Memory | None = None

    def look(self, now: Held) -> tuple[Found, ...]:
        """What the rules find; 【待填】 is not among it, the window counts that everywhere."""
        from fzdesk.checks.engine import Memory
        from fzdesk.operations.checking import check_report
        from fzdesk.operations.documents import document_of
        from fzdesk.operations.fixes import can_fix, in_one_go, place

        if self._memory is None:
            self._memory = Memory()
            self._previous = self._wait_for_previous()
        findings = check_report(now, previous=self._previous, memory=self._memory)
        document = document_of(now)
        at_once = {id(one) for one in in_one_go(document, findings)}
        return tuple(
            Found(one, place(document, one), can_fix(document, one), id(one) in at_once)
            for one in findings
            if not one.is_blank
        )

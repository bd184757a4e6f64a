"""A background thread that owns a workbook, so that saving never holds up typing.

What is submitted is in memory until it is durable; when saving fails it stays there (and in a rescue copy
on this computer) and is tried again.  ``on_saved`` means all is committed.  All callbacks run in this thread.
"""

from __future__ import annotations

import datetime as dt
import logging
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from fzdesk.errors import SaveFailed, UserError
from fzdesk.report.model import Report
from fzdesk.store import backup, failures, fields, rescue
from fzdesk.store.chores import Chore, Chores
from fzdesk.store.database import Source
from fzdesk.store.journal import Undone
from fzdesk.store.reports import Place, StoredReport
from fzdesk.store.rescue import Aside, Known
from fzdesk.store.workbook import Workbook

T = TypeVar("T")
OnSaved = Callable[[int, dt.datetime], None]
OnFailed = Callable[[SaveFailed], None]
OnBackup = Callable[[backup.Backup | UserError], None]

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
_RECONNECT = ("gone", "replaced", "read_only", "damaged", "other")
_log = logging.getLogger(__name__)


class Change(msgspec.Struct, frozen=True):
    """A whole report to be saved, and what the clerk did to it since the last one."""

    report: Report
    label: str
    place: str = ""


class _Call(msgspec.Struct, frozen=True):
    run: Callable[[Workbook], Any]
    future: Future[Any]
    urgent: bool = False


class Saver:
    """Saves what is submitted, in order, and runs everything else that touches the workbook.

    `on_saved(number, at)` when all submitted is committed, `on_failed(error)` when saving begins to fail or
    fails for another reason, `on_backup(backup or error)` after a backup or a check of the whole file.
    """

    def __init__(
        self,
        workbook: Workbook,
        *,
        on_saved: OnSaved | None = None,
        on_failed: OnFailed | None = None,
        on_backup: OnBackup | None = None,
    ) -> None:
        self._workbook = workbook
        self._on_saved, self._on_failed, self._on_backup = on_saved, on_failed, on_backup
        self._changed = threading.Condition()
        self._queue: deque[Change | _Call] = deque()
        self._urgent: deque[_Call] = deque()
        self._chores = Chores(self._healthy, lambda news: self._tell(self._on_backup, news), self._changed)
        self._known: dict[int, Known] = {}
        self._durable: dict[int, Report] = {}
        self._aside = Aside(workbook.id)
        self._failure: SaveFailed | None = None
        self._accepted = self._finished = self._attempts = 0
        self._hurry = self._stopping = False
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    # ---- for the window; none of these waits for the disk unless it says so

    @property
    def failure(self) -> SaveFailed | None:
        """Why saving does not work now; None when it does."""
        return self._failure

    @property
    def path(self) -> Path:
        """The file that is written to now."""
        return self._workbook.path

    @property
    def source(self) -> Source:
        """The same, for other connections that read it."""
        return self._workbook.source

    def submit(self, change: Change) -> None:
        """Save a report, soon.  Newer typing in the same field may be saved with it in one go."""
        with self._changed:
            self._queue.append(change)
            self._accepted += 1
            self._changed.notify_all()

    def submit_place(self, year: int, place: Place) -> None:
        """Note where the clerk is, within a second or so; not worth an error."""
        self._chores.note_place(year, place)

    def call(self, run: Callable[[Workbook], T]) -> Future[T]:
        """Run something with the workbook after all that was submitted is saved.

        While saving fails the future gets that SaveFailed at once.
        """
        future: Future[T] = Future()
        with self._changed:
            if self._failure is not None:
                future.set_exception(self._failure)
            else:
                self._queue.append(_Call(run, future))
                self._accepted += 1
                self._changed.notify_all()
        return future

    def load(self, year: int) -> Future[StoredReport]:
        """One year's report."""
        return self.call(lambda workbook: self._learn(year, workbook))

    def undo(self, year: int) -> Future[Undone | None]:
        """Take the latest action back."""
        return self.call(lambda workbook: workbook.undo(year))

    def redo(self, year: int) -> Future[Undone | None]:
        """Do again what was undone last."""
        return self.call(lambda workbook: workbook.redo(year))

    def save_as(self, path: Path) -> Future[None]:
        """Write everything, saved or not, to the new file `path` and go on there.

        Works while saving fails.  StoreError when the new file cannot be written; then all is as before.
        """
        future: Future[None] = Future()
        with self._changed:
            self._urgent.append(_Call(lambda _workbook: self._move(path), future, urgent=True))
            self._changed.notify_all()
        return future

    def flush(self, timeout: float = 10.0) -> bool:
        """Wait until all submitted so far is durable.  False: saving fails (see `failure`) or is slow."""
        with self._changed:
            target, attempts = self._accepted, self._attempts
            self._hurry = True
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: (self._finished >= target and not self._chores.places) or self._attempts > attempts,
                timeout,
            )
            return self._finished >= target

    def close(self, timeout: float = 10.0, *, discard: bool = False) -> bool:
        """Save everything, back up, close the workbook.

        False when something cannot be saved: then nothing is closed and 另存为 or `discard` is left.
        With `discard` the rescue copy stays.
        """
        if not self._thread.is_alive():
            return True
        if not self.flush(timeout) and not discard:
            return False
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join(timeout)
        return True

    # ---- the thread

    def _run(self) -> None:
        pause = FIRST_PAUSE
        while (task := self._next_task()) is not None:
            if isinstance(task, _Call):
                self._answer(task)
            elif not isinstance(task, Change):
                self._do(task)
            elif self._save(task):
                pause = FIRST_PAUSE
            else:
                self._wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        self._do(self._chores.keep_versions)
        self._do(self._chores.back_up)
        if self._failure is not None:
            self._aside.keep(self._newest())
        self._workbook.close()

    def _next_task(self) -> Change | _Call | Chore | None:
        """What to do next; waits for it.  A change stays in the queue until it is saved.  None: stop."""
        with self._changed:
            while True:
                if self._urgent:
                    return self._urgent.popleft()
                if self._stopping and (self._failure is not None or not self._queue):
                    return None
                if self._queue:
                    self._merge()
                    head = self._queue[0]
                    return self._queue.popleft() if isinstance(head, _Call) else head
                if self._chores.places and self._hurry:
                    return self._chores.save_places
                self._hurry = False
                if (chore := self._chores.next()) is not None:
                    return chore
                self._changed.wait(self._chores.seconds())

    def _merge(self) -> None:
        """Drop typing that the next change in the queue goes on with: same label, same single field."""
        while len(self._queue) > 1:
            first, second = self._queue[0], self._queue[1]
            if not (isinstance(first, Change) and isinstance(second, Change)):
                return
            before = self._durable.get(first.report.year)
            if before is None or first.label != second.label or first.report.year != second.report.year:
                return
            path = fields.typed_on(before, first.report)
            if path is None or path != fields.typed_on(first.report, second.report):
                return
            self._queue.popleft()
            self._finished += 1

    def _save(self, change: Change) -> bool:
        try:
            number = self._write(change)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the change must be kept and tried again
            self._failed(error)
            return False
        with self._changed:
            recovered, self._failure = self._failure is not None, None
            self._queue.popleft()
            self._finished += 1
            settled = not any(isinstance(item, Change) for item in self._queue)
            self._changed.notify_all()
        if recovered:
            self._aside.forget()
        self._chores.after_change()
        self._tell(self._on_saved if settled else None, number, dt.datetime.now(dt.UTC))
        return True

    def _write(self, change: Change) -> int:
        year = change.report.year
        if self._failure is not None and self._failure.reason in _RECONNECT:
            self._workbook.reconnect()
        if year not in self._durable:
            self._learn(year, self._workbook)
        number = self._workbook.save(
            year, self._durable[year], change.report, label=change.label, place=change.place
        )
        self._durable[year] = change.report
        self._known[year] = self._known[year]._replace(report=change.report)
        return number

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, (UserError, OSError, sqlite3.Error)):
            _log.error("cannot save", exc_info=error)
        failure = failures.save_failed(error, self._workbook.path)
        with self._changed:
            news = self._failure is None or self._failure.reason != failure.reason
            self._failure = failure
            self._attempts += 1
            calls = [item for item in self._queue if isinstance(item, _Call)]
            self._queue = deque(item for item in self._queue if isinstance(item, Change))
            self._finished += len(calls)
            self._changed.notify_all()
        for call in calls:
            if call.future.set_running_or_notify_cancel():
                call.future.set_exception(failure)
        self._aside.keep(self._newest())
        if news:
            self._tell(self._on_failed, failure)

    def _newest(self) -> dict[int, Known]:
        """What memory has, the queue included."""
        newest = dict(self._known)
        with self._changed:
            waiting = [item for item in self._queue if isinstance(item, Change)]
        for change in waiting:
            year = change.report.year
            if year in newest:
                newest[year] = newest[year]._replace(report=change.report)
        return newest

    def _wait(self, pause: float) -> None:
        """Between two attempts; shorter when something is submitted, but never a busy loop."""
        with self._changed:
            accepted = self._accepted
            until = time.monotonic() + pause
            self._changed.wait_for(
                lambda: self._urgent or self._stopping or self._hurry or self._accepted > accepted, pause
            )
            self._hurry = False
            if self._accepted > accepted:
                rest = min(until, time.monotonic() + FIRST_PAUSE) - time.monotonic()
                self._changed.wait_for(lambda: self._urgent or self._stopping or self._hurry, max(rest, 0))

    def _answer(self, call: _Call) -> None:
        if call.future.set_running_or_notify_cancel():
            try:
                call.future.set_result(self._run_call(call))
            except BaseException as error:  # noqa: BLE001 -- it belongs to who asked
                call.future.set_exception(error)
        if not call.urgent:
            with self._changed:
                self._finished += 1
                self._changed.notify_all()

    def _run_call(self, call: _Call) -> Any:
        workbook = self._workbook
        revision, changes = workbook.revision, workbook.report_changes
        result = call.run(workbook)
        if call.urgent or workbook.report_changes != changes:
            self._durable.clear()
            for year in list(self._known):
                self._learn(year, self._workbook)
        if call.urgent or workbook.revision != revision:
            self._chores.after_change()
        return result

    def _learn(self, year: int, workbook: Workbook) -> StoredReport:
        stored = workbook.load(year)
        self._durable[year] = stored.report
        self._known[year] = Known(stored.report, stored.catalogue)
        return stored

    def _move(self, path: Path) -> None:
        newest = self._newest()
        with self._changed:
            taken = [item for item in self._queue if isinstance(item, Change)]
        moved = rescue.move(self._workbook, path, newest)
        old, self._workbook = self._workbook, moved
        with self._changed:
            self._queue = deque(item for item in self._queue if not any(item is one for one in taken))
            self._finished += len(taken)
            self._failure = None
            self._changed.notify_all()
        old.close()
        self._aside.forget()

    def _healthy(self) -> Workbook | None:
        """The workbook, while it can be written."""
        return self._workbook if self._failure is None else None

    def _do(self, chore: Chore) -> None:
        try:
            chore()
        except Exception:  # noqa: BLE001 -- saving goes on
            _log.exception("a chore of the saver failed")

    def _tell(self, callback: Callable[..., None] | None, *news: object) -> None:
        try:
            if callback is not None:
                callback(*news)
        except Exception:  # noqa: BLE001 -- the window's mistake must not end saving
            _log.exception("a callback of the saver failed")

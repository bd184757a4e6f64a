"""An open workbook as the window's session sees it: changes go in, news of saving come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import TimeoutError as TookTooLong
from pathlib import Path
from typing import Self, TypeVar

from fzdesk.errors import SaveFailed, UserError
from fzdesk.report.model import Report
from fzdesk.store.reports import Place, StoredReport
from fzdesk.store.saver import Change, Saver
from fzdesk.store.workbook import Undone, Workbook

T = TypeVar("T")
SECONDS = 10.0


class Keeping:
    """Keeps one workbook: a saver's thread writes it, or nobody does where it is read-only."""

    def __init__(self, workbook: Workbook) -> None:
        self.read_only = workbook.read_only
        self.path = workbook.path
        self._workbook = workbook
        self._saved: Callable[[dt.datetime], None] | None = None
        self._failed: Callable[[UserError], None] | None = None
        self._saver = (
            None
            if workbook.read_only
            else Saver(workbook, on_saved=self._on_saved, on_failed=self._on_failed)
        )

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, take_over: bool = False) -> Self:
        """Open a workbook.  Raises WorkbookBusy, NewerWorkbook, NotAWorkbook, StoreError."""
        return cls(Workbook.open(path, read_only=read_only, take_over=take_over))

    def listen(self, saved: Callable[[dt.datetime], None], failed: Callable[[UserError], None]) -> None:
        """Who is told when something became durable or did not; called in the saver's thread."""
        self._saved, self._failed = saved, failed

    def years(self) -> tuple[int, ...]:
        """The years there are reports of, newest first."""
        return self._run(lambda workbook: workbook.years())

    def load(self, year: int | None = None) -> StoredReport:
        """One year's report, the newest without a year."""
        return self._run(lambda workbook: workbook.load(year if year is not None else workbook.years()[0]))

    def run(self, verb: Callable[[Workbook], None]) -> None:
        """Do something to the workbook between saves, such as adding a year."""
        self._run(verb)

    def save(self, old: Report, new: Report, *, label: str, place: str) -> None:  # noqa: ARG002
        """Save a report soon; the saver itself knows what it saved last."""
        if self._saver is not None:
            self._saver.submit(Change(new, label, place))

    def save_place(self, year: int, page: str, field: str, cursor: int, scroll: int) -> None:
        """Note where the clerk is."""
        if self._saver is not None:
            self._saver.submit_place(year, Place(page, field, cursor, scroll))

    def undo(self, year: int) -> Undone | None:
        """Take the latest deed back."""
        return self._run(lambda workbook: workbook.undo(year))

    def redo(self, year: int) -> Undone | None:
        """Do again what was undone last."""
        return self._run(lambda workbook: workbook.redo(year))

    def flush(self, seconds: float) -> bool:
        """Wait until everything is durable; False when it is not in time."""
        return self._saver is None or self._saver.flush(seconds)

    def save_as(self, path: Path) -> None:
        """Write everything to a new file and go on there.  Raises StoreError when that fails."""
        if self._saver is None:
            self._workbook.copy_to(path)
            return
        self._saver.save_as(path).result(SECONDS)
        self.path = self._saver.path

    def close(self, *, discard: bool = False) -> bool:
        """Let the workbook go; False when something is not saved (nothing is closed then)."""
        if self._saver is None:
            self._workbook.close()
            return True
        return self._saver.close(discard=discard)

    def _run(self, verb: Callable[[Workbook], T]) -> T:
        if self._saver is None:
            return verb(self._workbook)
        try:
            return self._saver.call(verb).result(SECONDS)
        except TookTooLong as error:
            raise SaveFailed(
                "磁盘很久没有回应，内容还在程序里。请稍等再试，或用“另存为”存到别处。"
            ) from error

    def _on_saved(self, _number: int, at: dt.datetime) -> None:
        if self._saved is not None:
            self._saved(at)

    def _on_failed(self, error: SaveFailed) -> None:
        if self._failed is not None:
            self._failed(error)

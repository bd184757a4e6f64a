"""An open workbook as the window's session sees it: changes go in, news of saving come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from fzdesk.catalogue.model import Catalogue
from fzdesk.errors import SaveFailed, UserError
from fzdesk.report.model import Report
from fzdesk.store.backup import Backup
from fzdesk.store.journal import Undone
from fzdesk.store.reports import Place, StoredReport
from fzdesk.store.saver import Change, Saver
from fzdesk.store.workbook import Workbook

if TYPE_CHECKING:
    from fzdesk.operations.ledgers import LedgerReader

T = TypeVar("T")
SECONDS = 10.0


class Keeping:
    """Keeps one workbook: a saver's thread writes it, or nobody does where it is read-only."""

    def __init__(self, workbook: Workbook) -> None:
        self.read_only = workbook.read_only
        self.log_broken = workbook.log_broken
        self.path = workbook.path
        self._workbook = workbook
        self._saved: Callable[[dt.datetime], None] | None = None
        self._failed: Callable[[UserError], None] | None = None
        self._troubled: Callable[[UserError], None] | None = None
        self._troubles: set[str] = set()
        self._saver = (
            None
            if workbook.read_only
            else Saver(
                workbook, on_saved=self._on_saved, on_failed=self._on_failed, on_backup=self._on_backup
            )
        )

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, take_over: bool = False) -> Self:
        """Open a workbook.  Raises WorkbookBusy, NewerWorkbook, NotAWorkbook, StoreError."""
        return cls(Workbook.open(path, read_only=read_only, take_over=take_over))

    def listen(
        self,
        saved: Callable[[dt.datetime], None],
        failed: Callable[[UserError], None],
        troubled: Callable[[UserError], None],
    ) -> None:
        """Who is told when something became durable or did not, or the file or its backups are in trouble.

        Called in the saver's thread.
        """
        self._saved, self._failed, self._troubled = saved, failed, troubled

    def years(self) -> tuple[int, ...]:
        """The years there are reports of, newest first."""
        return self._run(lambda workbook: workbook.years())

    def load(self, year: int | None = None) -> StoredReport:
        """One year's report, the newest without a year."""
        return self._run(lambda workbook: workbook.load(year if year is not None else workbook.years()[0]))

    def ledger_reader(self, catalogue: Catalogue) -> LedgerReader:
        """Reads the ledgers of whatever file is open, without waiting for the saver; close it."""
        from fzdesk.operations.ledgers import LedgerReader

        saver, workbook = self._saver, self._workbook
        return LedgerReader(lambda: workbook.source if saver is None else saver.source, catalogue)

    def run(self, verb: Callable[[Workbook], T]) -> T:
        """Do something to the workbook between saves, such as adding a year."""
        return self._run(verb)

    def later(self, verb: Callable[[Workbook], T]) -> Future[T]:
        """Do something with a workbook open for writing in the saver's thread; nobody waits for it."""
        assert self._saver is not None
        return self._saver.call(verb)

    def soon(self, deed: Callable[[], None]) -> None:
        """Do something beside the workbook that nobody waits for, before it is closed at the latest."""
        if self._saver is None:
            deed()
        else:
            self._saver.call(lambda _workbook: deed())

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
        """Write everything to a new file and go on there.  Raises StoreError when that fails.

        A read-only workbook is copied as it was when it was opened, and stays open.
        """
        if self._saver is None:
            self._workbook.copy_to(path)
            return
        self._result(self._saver.save_as(path))
        self.path = self._saver.path
        self._on_saved(0, dt.datetime.now(dt.UTC))

    def close(self, *, discard: bool = False) -> bool:
        """Let the workbook go; False when something is not saved (nothing is closed then)."""
        if self._saver is None:
            self._workbook.close()
            return True
        return self._saver.close(discard=discard)

    def _run(self, verb: Callable[[Workbook], T]) -> T:
        if self._saver is None:
            return verb(self._workbook)
        return self._result(self._saver.call(verb))

    def _result(self, future: Future[T]) -> T:
        try:
            return future.result(SECONDS)
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

    def _on_backup(self, made: Backup | UserError) -> None:
        """Each trouble is told once; the next backup is tried all the same."""
        if isinstance(made, UserError) and str(made) not in self._troubles:
            self._troubles.add(str(made))
            if self._troubled is not None:
                self._troubled(made)

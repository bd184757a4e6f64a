"""The open report: the one place the window's pages read from and write to.

A page calls ``change(new_report, label)`` and hears ``changed``; nobody sees the store.  Saving
happens in the saver's thread: ``PAUSE_MS`` after the last change, at once on ``hand_over``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from fzdesk.catalogue.model import Catalogue, PlanPick
from fzdesk.document.compose import compose
from fzdesk.document.model import Document
from fzdesk.errors import UserError
from fzdesk.operations.paragraphs import stale
from fzdesk.report.figures import NO_TOTALS, Figures, Totals
from fzdesk.report.model import Report
from fzdesk.report.progress import Missing, Step, steps, with_unread
from fzdesk.report.wording import Wording
from fzdesk.store.fields import typed_on

if TYPE_CHECKING:
    from fzdesk.operations.ledgers import LedgerReader

PAUSE_MS = 100  # after the page's own 150: saved within 300 ms of the last key


class Reverted(Protocol):
    """What undo and redo give: the report as it is now, what was undone, where it happened."""

    @property
    def report(self) -> Report: ...
    @property
    def label(self) -> str: ...
    @property
    def place(self) -> str: ...


class Keeper(Protocol):
    """What the session needs of whoever keeps the workbook (see ``operations.workbooks``)."""

    path: Path
    read_only: bool

    def save(self, old: Report, new: Report, *, label: str, place: str) -> None: ...
    def save_place(self, year: int, page: str, field: str, cursor: int, scroll: int) -> None: ...
    def undo(self, year: int) -> Reverted | None: ...
    def redo(self, year: int) -> Reverted | None: ...
    def flush(self, seconds: float) -> bool: ...
    def listen(
        self,
        saved: Callable[[dt.datetime], None],
        failed: Callable[[UserError], None],
        troubled: Callable[[UserError], None],
    ) -> None: ...
    def close(self, *, discard: bool = False) -> bool: ...
    def ledger_reader(self, catalogue: Catalogue) -> LedgerReader: ...


class Session(QObject):
    """One open report of one workbook."""

    changed = Signal()  # the report is another one now, or what of its fields cannot be read
    reverted = Signal(str, str)  # after undo or redo: what, in words, and where (place: "step/field")
    _durable = Signal(object)  # datetime; emitted in the saver's thread
    saved = Signal(object)  # datetime
    failed = Signal(object)  # UserError; saving goes on being tried
    troubled = Signal(object)  # UserError; no backup could be made, or the file is found damaged

    def __init__(
        self,
        keeper: Keeper,
        report: Report,
        catalogue: Catalogue,
        totals: Totals = NO_TOTALS,
        *,
        picks: Callable[[Report, Catalogue], tuple[PlanPick, ...]] | None = None,
    ) -> None:
        """``picks`` gives the plan items to choose from; without it the catalogue's own."""
        super().__init__()
        self.keeper = keeper
        self.catalogue = catalogue
        self.totals = totals
        self._picks = picks
        self._report = report
        self._kept = report  # what was last handed to the keeper
        self._label = ""
        self._place = ""
        self._document: Document | None = None
        self._steps: tuple[Step, ...] | None = None
        self._unread: dict[str, tuple[Missing, ...]] = {}  # by who shows it
        self._wording: Wording | None = None
        self._reader: LedgerReader | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.hand_over)
        self._durable.connect(self._tell_saved)
        keeper.listen(self._durable.emit, self.failed.emit, self.troubled.emit)

    def _tell_saved(self, at: dt.datetime) -> None:
        """What the keeper was given is durable; it is told only when that is all there is."""
        if self._report is self._kept:
            self.saved.emit(at)

    @property
    def report(self) -> Report:
        return self._report

    @property
    def read_only(self) -> bool:
        return self.keeper.read_only

    @property
    def editable(self) -> bool:
        """Whether the report may be changed: it is not looked at only, and not finalised."""
        return not self.read_only and not self._report.finalised

    @property
    def plan_picks(self) -> tuple[PlanPick, ...]:
        """Plan items to choose from."""
        return self._picks(self._report, self.catalogue) if self._picks else self.catalogue.plans

    def change(self, report: Report, label: str, *, place: str = "") -> None:
        """Make ``report`` the open one.  ``label`` names the deed for 撤销; ``place`` is "step/field".

        Typing on with the same label and place within one pause becomes one deed; whatever takes something
        away is one of its own, so that what stood there before it can be had back.
        """
        if report is self._report or not self.editable:
            return
        if (label, place) != (self._label, self._place) or typed_on(self._report, report) is None:
            self.hand_over()
        self._label, self._place = label, place
        self._set(report)
        self._timer.start()

    def hand_over(self) -> None:
        """Give what changed to the keeper now (on leaving a field, changing page, closing)."""
        self._timer.stop()
        if self._report is not self._kept:
            self.keeper.save(self._kept, self._report, label=self._label, place=self._place)
            self._kept = self._report

    def flush(self, seconds: float = 5.0) -> bool:
        """Hand over and wait until it is durable; False when that did not happen in time."""
        self.hand_over()
        return self.keeper.flush(seconds)

    def undo(self) -> bool:
        """Take back the last deed, also one of before a restart; False when there is none."""
        return self._revert(self.keeper.undo, "已撤销")

    def redo(self) -> bool:
        """Do again what was last undone; False when there is nothing."""
        return self._revert(self.keeper.redo, "已重做")

    def _revert(self, verb: Callable[[int], Reverted | None], said: str) -> bool:
        self.hand_over()
        if not self.editable or (done := verb(self._report.year)) is None:
            return False
        self._kept = done.report
        self._label = self._place = ""
        self._set(done.report)
        self.reverted.emit(f"{said} · {done.label}", done.place)
        return True

    def _set(self, report: Report) -> None:
        before, self._report = self._report, report
        self._compose_anew()
        if counted_as(before) != counted_as(report):
            self.refresh_totals()

    def _compose_anew(self) -> None:
        self._document = self._steps = self._wording = None
        self.changed.emit()

    def ledger_reader(self) -> LedgerReader:
        """Reads the ledgers of the open workbook; the session closes it."""
        if self._reader is None:
            self._reader = self.keeper.ledger_reader(self.catalogue)
        return self._reader

    def refresh_totals(self) -> None:
        """Count the figures anew, after a ledger changed; what cannot be read stays as it was."""
        try:
            self.set_totals(self.ledger_reader().report_totals(self._report, self.catalogue))
        except UserError as error:
            self.troubled.emit(error)

    def set_totals(self, totals: Totals) -> None:
        """Take over what the ledgers give now; figures and text follow."""
        if totals != self.totals:
            self.totals = totals
            self._compose_anew()

    def remember_place(self, page: str, field: str, cursor: int, scroll: int) -> None:
        """Keep where the clerk is, so that reopening lands there."""
        if not self.read_only:
            self.keeper.save_place(self._report.year, page, field, cursor, scroll)

    @property
    def document(self) -> Document:
        """The composed document of the open report."""
        if self._document is None:
            self._document = compose(self._report, self.catalogue, wording=self.wording)
        return self._document

    @property
    def steps(self) -> tuple[Step, ...]:
        """The wizard's steps with their state."""
        if self._steps is None:
            found = steps(self._report, self.catalogue, wording=self.wording)
            self._steps = with_unread(found, self.unread) if self._unread else found
        return self._steps

    def missing(self) -> tuple[Missing, ...]:
        """Everything still to be filled in, in order."""
        return tuple(missing for step in self.steps for missing in step.missing)

    @property
    def unread(self) -> tuple[Missing, ...]:
        """The fields in which something stands that cannot be read; what it is only the field knows."""
        return tuple(one for found in self._unread.values() for one in found)

    def tell_unread(self, of: str, found: tuple[Missing, ...]) -> None:
        """What ``of`` (a duty, a field) shows now and cannot read: missing in the report, though written."""
        if found != self._unread.get(of, ()):
            self._unread[of] = found
            self._steps = None
            self.changed.emit()

    def forget_unread(self, step: str) -> None:
        """A step's fields are gone, and what stood in them."""
        self._unread = {
            of: found for of, found in self._unread.items() if all(one.step != step for one in found)
        }

    @property
    def figures(self) -> Figures:
        return self.wording.figures

    @property
    def wording(self) -> Wording:
        """The words of the open report, made once for document, steps and pages."""
        if self._wording is None:
            self._wording = Wording(self._report, self.catalogue, self.totals)
        return self._wording

    def stale(self) -> dict[str, dict[str, str]]:
        """Figures that moved on under edited paragraphs: paragraph id → {figure: new words}."""
        return stale(self._report, self.catalogue, self.totals)

    def close(self, *, discard: bool = False) -> bool:
        """Hand over what is left and let the workbook go.

        False when something is not saved (nothing is closed then); with ``discard`` it closes all the same.
        """
        self.hand_over()
        if self._reader is not None:
            self._reader.close()
        return self.keeper.close(discard=discard)


def counted_as(report: Report) -> tuple[object, ...]:
    """What of a report decides which entries its figures count."""
    return report.period_from, report.period_to, report.finalised

"""What the clerk does to ledgers: done in the saver's thread, told where it fails, undone per ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from fzdesk.errors import UserError
from fzdesk.gui.session import Session
from fzdesk.ledger.model import Cell, Entry

if TYPE_CHECKING:
    from fzdesk.catalogue.model import LedgerKind
    from fzdesk.operations.keeping import Keeping
    from fzdesk.store.workbook import Workbook

T = TypeVar("T")


class LedgerDeeds(QObject):
    """The deeds on the ledgers of one session's workbook."""

    changed = Signal(str)  # key of the kind in which entries changed
    failed = Signal(object)  # UserError

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @property
    def editable(self) -> bool:
        return not self._session.read_only

    def add(self, kind: LedgerKind, values: Mapping[str, Cell]) -> Entry | None:
        """Record an entry; None when that did not work."""
        return self._do(kind.key, lambda workbook: workbook.ledgers.add(kind, values))

    def copy(self, kind: LedgerKind, entries: Sequence[Entry]) -> list[Entry]:
        """Record entries once more, all or none; the new ones."""
        rows = [entry.values for entry in entries]
        return self._do(kind.key, lambda workbook: workbook.ledgers.add_all(kind, rows, "照抄")) or []

    def keep_draft(self, kind: str, texts: Mapping[str, str]) -> None:
        """Keep what is typed and not recorded yet, soon; the row itself has it meanwhile."""
        kept = self._keeping.later(lambda workbook: workbook.ledgers.keep_draft(kind, texts))
        kept.add_done_callback(self._tell_failure)

    def _tell_failure(self, kept: Future[None]) -> None:
        """In the saver's thread."""
        if isinstance(error := kept.exception(), UserError):
            with suppress(RuntimeError):  # the window is gone already
                self.failed.emit(error)

    def change(self, kind: LedgerKind, entry_id: int, values: Mapping[str, Cell | None]) -> bool:
        """Change cells of an entry; an absent key stays, None empties."""
        return self._did(kind.key, lambda workbook: workbook.ledgers.change(entry_id, values, kind=kind))

    def delete(self, kind: str, ids: Sequence[int]) -> bool:
        """Delete entries; they can be brought back."""
        return self._did(kind, lambda workbook: workbook.ledgers.delete(ids))

    def restore(self, kind: str, ids: Sequence[int]) -> bool:
        """Bring deleted entries back."""
        return self._did(kind, lambda workbook: workbook.ledgers.restore(ids))

    def undo(self, kind: str) -> str | None:
        """Take back the last deed in a ledger; its words, None when there is none.  Raises UserError."""
        return self._revert(kind, lambda workbook: workbook.ledgers.undo(kind))

    def redo(self, kind: str) -> str | None:
        """Do again what was taken back.  Raises UserError."""
        return self._revert(kind, lambda workbook: workbook.ledgers.redo(kind))

    def _revert(self, kind: str, verb: Callable[[Workbook], str | None]) -> str | None:
        label = self._keeping.run(verb)
        if label is not None:
            self.tell_changed(kind)
        return label

    @property
    def _keeping(self) -> Keeping:
        return cast("Keeping", self._session.keeper)

    def _did(self, kind: str, verb: Callable[[Workbook], object]) -> bool:
        return self._do(kind, lambda workbook: (verb(workbook),)) is not None

    def _do(self, kind: str, verb: Callable[[Workbook], T]) -> T | None:
        try:
            done = self._keeping.run(verb)
        except UserError as error:
            self.failed.emit(error)
            return None
        self.tell_changed(kind)
        return done

    def tell_changed(self, kind: str) -> None:
        """Something changed in a ledger: the figures are counted anew, everybody looks."""
        self._session.refresh_totals()
        self.changed.emit(kind)

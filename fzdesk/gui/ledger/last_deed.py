"""What 撤销 takes back at the ledgers: what was done there last, to a ledger or from there to the report."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from fzdesk.gui.ledger.deeds import LedgerDeeds
from fzdesk.gui.session import Session


class LastDeed(QObject):
    """Notes which of the two was changed last while the ledgers are shown (``watching``)."""

    def __init__(self, session: Session, deeds: LedgerDeeds, watching: Callable[[], bool]) -> None:
        super().__init__(deeds)
        self._session, self._deeds, self._watching = session, deeds, watching
        self._report = session.report
        self._of_report = self._undone_of_report = False
        self._words = ""
        session.changed.connect(self._follow)
        session.reverted.connect(self._hear)
        deeds.changed.connect(self._forget)

    def _follow(self) -> None:
        if self._session.report is not self._report:
            self._report = self._session.report
            self._of_report = self._watching()

    def _hear(self, words: str, _place: str) -> None:
        self._words = words

    def _forget(self, _kind: str) -> None:
        self._of_report = self._undone_of_report = False

    def undo(self, kind: str) -> str | None:
        """Take it back; what it was, None when there is nothing.  Raises UserError.

        ``kind`` is the ledger that is shown, empty where none is.
        """
        if self._of_report:
            done = self._session.undo()
            self._of_report, self._undone_of_report = False, done
            return self._words if done else None
        return _said("已撤销", self._deeds.undo(kind) if kind else None)

    def redo(self, kind: str) -> str | None:
        """Do it again."""
        if self._undone_of_report:
            done = self._session.redo()
            self._of_report, self._undone_of_report = done, False
            return self._words if done else None
        return _said("已重做", self._deeds.redo(kind) if kind else None)


def _said(done: str, label: str | None) -> str | None:
    return f"{done} · {label}" if label is not None else None

"""What the clerk does with a finding, from its row or its card: correct it, leave it, take it up again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fzdesk.errors import UserError
from fzdesk.gui.check.findings import Findings, Found

if TYPE_CHECKING:
    from fzdesk.report.model import Report

FIX, DISMISS, RESTORE = "修复一处问题", "忽略一处问题", "恢复一处问题"
CHECK_PLACE = "check"


class Deeds(QObject):
    """``leave`` takes over what is being typed first, so that no word of it is lost."""

    told = Signal(str)  # what could not be done, or how much was

    def __init__(self, findings: Findings, leave: Callable[[], None]) -> None:
        super().__init__(findings)
        self._findings, self._leave = findings, leave
        self._session = findings.session

    @property
    def editable(self) -> bool:
        """Whether the report may be changed at all."""
        return self._session.editable

    def fix(self, found: Found, place: str = CHECK_PLACE) -> bool:
        """Put the correction into the text."""
        from fzdesk.operations.fixes import apply_fix

        done = self._do(lambda: apply_fix(self._session, found.finding), FIX, place)
        self._findings.soon()
        return done

    def fix_all(self) -> None:
        """Correct all punctuation and characters; one 撤销 takes all of it back."""
        from fzdesk.operations.fixes import fix_all

        session, findings = self._session, tuple(one.finding for one in self._findings.open())
        self._leave()
        report, count = fix_all(session, findings)
        session.change(report, f"修复 {count} 处标点", place=CHECK_PLACE)
        session.hand_over()
        self._findings.soon()
        if count:
            self.told.emit(f"已改好 {count} 处标点。按 Ctrl+Z 可以撤销。")
        else:
            self.told.emit("这些地方的字已经改过了，请按新的校核结果再看。")

    def dismiss(self, found: Found, reason: str, place: str = CHECK_PLACE) -> bool:
        """Leave it as it is, with the reason."""
        from fzdesk.operations.dismissals import dismiss

        return self._do(lambda: dismiss(self._session.report, found.finding.key, reason), DISMISS, place)

    def restore(self, found: Found) -> None:
        """Look at it again."""
        from fzdesk.operations.dismissals import restore

        self._do(lambda: restore(self._session.report, found.finding.key), RESTORE, CHECK_PLACE)

    def _do(self, verb: Callable[[], Report], label: str, place: str) -> bool:
        self._leave()
        self._session.hand_over()
        try:
            report = verb()
        except UserError as error:
            self.told.emit(str(error))
            return False
        self._session.change(report, label, place=place)
        self._session.hand_over()
        return True

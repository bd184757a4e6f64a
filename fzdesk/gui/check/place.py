"""校核 as a place of the window: its findings, its page, its marks in the steps and the bars."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from fzdesk.errors import UserError
from fzdesk.gui.check.deeds import Deeds
from fzdesk.gui.check.findings import Findings, Found
from fzdesk.gui.check.prose_findings import ProseFindings
from fzdesk.gui.pages.prose_block import ProseBlock
from fzdesk.gui.report_view import ReportView
from fzdesk.gui.session import Session

if TYPE_CHECKING:
    from fzdesk.gui.check.check_page import CheckPage
    from fzdesk.gui.main_window import MainWindow
    from fzdesk.operations.documents import Held
    from fzdesk.operations.keeping import Keeping
    from fzdesk.store.workbook import Workbook

LONGEST = 5.0  # seconds to wait for last year's report


class CheckPlace(QObject):
    """Lives as long as its session is open; the page is made when it is first wanted."""

    def __init__(self, window: MainWindow, session: Session, view: ReportView) -> None:
        super().__init__(window)
        self._window, self._view, self._session = window, view, session
        self.page: CheckPage | None = None
        self.findings = Findings(
            session, busy=self._composing, previous=lambda: last_year(session), parent=self
        )
        self.deeds = Deeds(self.findings, view.leave)
        self.prose = ProseFindings(view, self.findings, self.deeds)
        self.prose.page_wanted.connect(self._show_found)
        self.deeds.told.connect(self._tell)
        self.findings.changed.connect(self._show_counts)
        window.ui.errorsWord.set_clickable(True)
        window.ui.errorsWord.clicked.connect(self._show_page)

    def make_page(self) -> CheckPage:
        """The page; the window's places keep it."""
        from fzdesk.gui.check.check_page import CheckPage

        page = self.page = CheckPage(self.findings, self.deeds)
        page.jump_wanted.connect(self.go_to)
        page.blanks_wanted.connect(self._window.show_next_missing)
        return page

    def go_to(self, found: Found) -> None:
        """Show a finding's words in the text, selected; the step where it is not in the text."""
        view = self._view
        self._window.show_report()
        place, where = found.place, found.finding.where
        if place is None or not view.show_paragraph(place.paragraph):
            field = where.source.field or where.paragraph
            if not (field and view.show_field(field)):
                view.show_step(found.step)
            return
        for block in view.page.findChildren(ProseBlock):
            if block.editor.go_to(place.paragraph, place.start, place.end - place.start):
                block.editor.setFocus()

    def close(self) -> None:
        """The session closes: nothing is looked for any more."""
        self.findings.stop()
        self._window.ui.errorsWord.clicked.disconnect(self._show_page)
        self.deleteLater()

    def _show_page(self) -> None:
        self._window.show_place("check")

    def _composing(self) -> bool:
        """Whether an input method is composing in the text of the page."""
        focus = QApplication.focusWidget()
        if focus is None or not self._view.isAncestorOf(focus):
            return False
        return self._view.page.composing

    def _show_found(self, found: Found) -> None:
        self._show_page()
        if self.page is not None:
            self.page.show_found(found)

    def _tell(self, sentence: str) -> None:
        if self.page is None or not self.page.isVisible():
            self._window.ui.notice.tell(sentence)

    def _show_counts(self) -> None:
        self._view.show_findings(
            {
                step.key: (self.findings.count("error", keys), self.findings.count("warning", keys))
                for step in self._session.steps
                for keys in [(step.key, *step.sections)]
            }
        )
        self._view.step_changed.emit()  # the bars count them too


def last_year(session: Session) -> Callable[[], Held | None]:
    """Ask for the report of the year before, where the workbook has one; what comes back waits for it.

    It is asked for at once: a workbook being closed answers what it was asked before, and nothing after.
    """
    keeper, year = session.keeper, session.report.year - 1
    if session.read_only or not hasattr(keeper, "later"):
        return lambda: None
    asked = cast("Keeping", keeper).later(lambda workbook: _of_year(workbook, year))

    def wait() -> Held | None:
        try:
            return asked.result(LONGEST)
        except (UserError, TimeoutError):
            return None

    return wait


def _of_year(workbook: Workbook, year: int) -> Held | None:
    return workbook.load(year) if year in workbook.years() else None

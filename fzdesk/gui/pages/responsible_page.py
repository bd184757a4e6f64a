"""第一责任人: the checklists of party secretary and head of government on one page, each with its text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from fzdesk.gui.pages.duty_table import DutyTable
from fzdesk.gui.pages.headings import section_words
from fzdesk.gui.pages.page import MARGIN, Block, StepPage
from fzdesk.gui.pages.prose_block import ProseBlock
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.status_words import ProgressLine
from fzdesk.report.model import Answer
from fzdesk.report.progress import Step, section_duties


class ResponsiblePage(StepPage):
    """A group a person."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step.key, parent)
        for at, key in enumerate(step.sections):
            self.add(PersonHead(self, key), above=32 if at else 4)
            self.add(DutyTable(self, key))
            self.add(ProseBlock(self, key), above=16)
        self.refresh()


class PersonHead(Block):
    """Whose checklist follows, and how far it is."""

    def __init__(self, page: StepPage, section_key: str) -> None:
        super().__init__(page)
        self.section_key = section_key
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, 4, MARGIN, 4)
        self._title = QLabel()
        self._title.setProperty("role", "group")
        self._progress = ProgressLine(bar=64)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        report = self.session.report
        section = self.session.catalogue.section(self.section_key)
        duties = section_duties(section, report) if section else ()
        wanted = [duty for duty in duties if duty.level != "may"]
        answered = sum(report.answers.get(duty.key, Answer()).state is not None for duty in wanted)
        self._title.setText(section_words(self.session, self.section_key))
        self._progress.set_progress(answered, len(wanted))

    def set_editable(self, editable: bool) -> None:
        """Nothing here is changed."""

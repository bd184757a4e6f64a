"""A section's page: its checklist, then its text.  Also introduction, other matters and own sections."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from fzdesk.gui import theme
from fzdesk.gui.pages.duty_table import DutyTable
from fzdesk.gui.pages.headings import section_words
from fzdesk.gui.pages.page import MARGIN, StepPage
from fzdesk.gui.pages.prose_block import ProseBlock
from fzdesk.gui.session import Session
from fzdesk.operations.paragraphs import with_own_text
from fzdesk.report import prose
from fzdesk.report.progress import Step

NOTHING = "无。"
OTHER_HINT = "有就写在这里。没有可以写“无”，也可以空着不报这一部分。"
OWN_HINT = "在这里写这一节的正文。"


class SectionPage(StepPage):
    """One section: duties where it has any, and text."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step.key, parent)
        self.section_key = step.sections[0]
        section = session.catalogue.section(self.section_key)
        self.merged = QLabel(wordWrap=True)
        self.merged.setProperty("role", "secondary")
        self.merged.setContentsMargins(MARGIN, 0, MARGIN, 8)
        self.form.bodyLayout.addWidget(self.merged)
        with_duties = section is not None and bool(section.duties)
        if with_duties:
            self.duties = DutyTable(self, self.section_key)
            self.add(self.duties)
        self.prose = ProseBlock(self, self.section_key, hint=self._hint(step, with_duties=with_duties))
        self.add(self.prose, above=16 if with_duties else 0)
        self.refresh()

    def refresh(self) -> None:
        into = prose.follows(self.session.report, self.section_key)
        if into:
            self.merged.setText(f"这一节的正文并在“{section_words(self.session, into)}”后面，不单列标题。")
        self.merged.setVisible(bool(into))
        super().refresh()

    def _hint(self, step: Step, *, with_duties: bool) -> str:
        part = self.session.catalogue.part(step.part)
        if part is not None and part.kind == "other":
            return OTHER_HINT
        return "" if with_duties else OWN_HINT


class OtherPage(SectionPage):
    """其他需要报告的情况: optional; one click writes 无."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self.nothing = QPushButton("没有，写“无”")
        theme.set_state(self.nothing, fit="row")
        super().__init__(session, step, parent)
        self.nothing.clicked.connect(self._write_nothing)
        self.nothing.setEnabled(session.editable)
        line = QHBoxLayout()
        line.setContentsMargins(MARGIN, 8, MARGIN, 0)
        line.addWidget(self.nothing)
        line.addStretch(1)
        self.form.bodyLayout.addLayout(line)

    def refresh(self) -> None:
        super().refresh()
        step = self.step()
        self.nothing.setVisible(step is not None and not step.begun)

    def _write_nothing(self) -> None:
        self.prose.leave()
        self.change(with_own_text(self.session.report, self.section_key, NOTHING), "写“无”", self.section_key)
        self.prose.editor.setFocus()  # the button goes

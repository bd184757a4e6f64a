"""Beside a ledger: its numbers and what the report prints of them; the files kept with the entry chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fzdesk.catalogue.model import LedgerKind
from fzdesk.gui.ledger.beside_panel import BesidePanel
from fzdesk.gui.ledger.deeds import LedgerDeeds
from fzdesk.gui.ledger.evidence_panel import EvidencePanel
from fzdesk.gui.ledger.figure_facts import Beside, beside, figures_of
from fzdesk.gui.ledger.report_strip import ReportStrip
from fzdesk.gui.session import Session
from fzdesk.operations import answers, paragraphs
from fzdesk.report.model import Report
from fzdesk.report.prose import reconcile

if TYPE_CHECKING:
    from fzdesk.ledger.model import Entry
    from fzdesk.operations.ledgers import LedgerReader

PLACE = "ledger"


class Aside(QFrame):
    """Follows the ledger that is shown; changes the report's text only by its buttons."""

    field_wanted = Signal(str)
    rows_wanted = Signal(str)  # full key of a figure

    def __init__(self, session: Session, deeds: LedgerDeeds, reader: LedgerReader) -> None:
        super().__init__()
        self.session, self.deeds, self.reader = session, deeds, reader
        self._kind: LedgerKind | None = None
        self.setProperty("role", "pagecolumn")
        self.strip = ReportStrip(session)
        self.figures = BesidePanel()
        self.evidence = EvidencePanel(session, deeds, reader)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = scroll = QScrollArea()
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        contents = QWidget()
        contents.setProperty("role", "desk")
        self.parts = QVBoxLayout(contents)
        self.parts.setContentsMargins(16, 16, 16, 16)
        self.parts.setSpacing(24)
        self.parts.addWidget(self.strip)
        self.parts.addWidget(self.figures)
        self.parts.addWidget(self.evidence)
        self.parts.addStretch(1)
        scroll.setWidget(contents)
        outer.addWidget(scroll)
        self.strip.paragraph_wanted.connect(self.field_wanted)
        self.figures.acted.connect(self._act)
        self.figures.rows_wanted.connect(self.rows_wanted)
        self.figures.update_all_wanted.connect(self._update_all)

    def show_kind(self, kind: LedgerKind) -> None:
        """Show the figures of a ledger."""
        self._kind = kind
        self.strip.show_kind(kind)
        self.refresh()

    def found(self) -> list[Beside]:
        """How the report stands to each figure that the ledger counts now."""
        if self._kind is None:
            return []
        session = self.session
        figures = figures_of(self._kind.key, session.catalogue, session.report, session.totals)
        return [beside(one, session.report, session.wording) for one in figures if one.counted is not None]

    def refresh(self) -> None:
        """Show the figures as they are now."""
        self.strip.refresh()
        self.figures.show_figures(self.found(), editable=self.session.editable)

    def show_entry(self, entry: Entry | None) -> None:
        """Show the files of the entry the keys are at."""
        self.evidence.show_entry(entry)

    def show_evidence(self) -> None:
        """Bring the files of the chosen entry into sight."""
        self.area.ensureWidgetVisible(self.evidence, 0, 0)
        if self.evidence.add_button.isVisible():
            self.evidence.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, deed: str, key: str) -> None:
        session = self.session
        name = next((one.at.figure.title for one in self.found() if one.at.key == key), "")
        if deed == "go":
            self.field_wanted.emit(key)
        elif deed == "update":
            report = paragraphs.update_figures(session.report, session.catalogue, session.totals, figure=key)
            self._change(report, f"更新数字：{name}")
        elif deed == "take":
            duty, _, local = key.rpartition(".")
            report = answers.set_figure(session.report, duty, local, None)
            self._change(reconcile(report, session.catalogue), f"改用台账的数：{name}")

    def _update_all(self) -> None:
        session = self.session
        report = session.report
        for one in self.found():
            if one.standing == "stale":
                report = paragraphs.update_figures(
                    report, session.catalogue, session.totals, figure=one.at.key
                )
        self._change(report, "更新全部数字")

    def _change(self, report: Report, label: str) -> None:
        self.session.change(report, label, place=PLACE)

    def close_page(self) -> None:
        """The session closes."""
        self.evidence.close_panel()

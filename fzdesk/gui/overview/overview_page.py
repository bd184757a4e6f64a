"""总览: deadlines, the report's progress, the ledgers month by month, figures against earlier years."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fzdesk.errors import UserError
from fzdesk.gui import theme
from fzdesk.gui.forms.ui_overview import Ui_Overview
from fzdesk.gui.overview.charts import MonthsHead, MonthsRow, YearsHead, YearsRow
from fzdesk.gui.overview.overview_facts import (
    FigureYears,
    figure_years,
    kind_months,
    quiet_now,
    quiet_words,
)
from fzdesk.gui.overview.progress_grid import ProgressGrid
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.emptying import empty_layout
from fzdesk.gui.widgets.status_words import IconWord, NoticeBar
from fzdesk.report.progress import deadlines

if TYPE_CHECKING:
    from fzdesk.operations.ledgers import LedgerReader

SOON = 14  # days before a deadline from which it wants attention
NO_YEARS = "台账里有了数字，这里就和前两年比。"
NO_YEARS_BEFORE = "前两年没有台账。把往年的表格导入台账，这里就能比。"


class OverviewPage(QWidget):
    """Follows the report and the ledgers when it is shown (``refresh``)."""

    kind_wanted = Signal(str)
    field_wanted = Signal(str)

    def __init__(self, session: Session, reader: LedgerReader) -> None:
        super().__init__()
        self.session, self.reader = session, reader
        self.ui = Ui_Overview()
        self.ui.setupUi(self)
        self.notice = NoticeBar()
        self.progress = ProgressGrid()
        self.progress.clicked.connect(self.field_wanted)
        self.deadlines = QHBoxLayout()
        self.deadlines.setSpacing(32)
        self.months, self.years = QVBoxLayout(), QVBoxLayout()
        for layout in (self.months, self.years):
            layout.setSpacing(0)
        self.notice.acted.connect(self.kind_wanted)
        self.month_rows: list[MonthsRow] = []
        self.year_rows: list[YearsRow] = []
        self.annex_button = QPushButton("放进报告附件")
        theme.set_state(self.annex_button, role="ghost", fit="row")
        self.annex_button.clicked.connect(self._put_years_in)
        self._figures: tuple[FigureYears, ...] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        body = self.ui.body
        body.addWidget(self.notice)
        body.addLayout(self.deadlines)
        self.deadlines.setContentsMargins(8, 8, 8, 8)
        body.addWidget(_title("报告进度"))
        body.addWidget(self.progress)
        body.addWidget(_title("各台账按月记了多少", "柱是报告年度，横线是上年同月"))
        body.addLayout(self.months)
        body.addWidget(_title("和往年比", "从台账算出的数", self.annex_button))
        body.addLayout(self.years)
        body.addStretch(1)

    def refresh(self) -> None:
        """Show everything as it is now."""
        report, today = self.session.report, dt.date.today()
        self.ui.title.setText(f"{report.year} 年总览")
        self.ui.today.setText(f"今天是 {today.year}年{today.month}月{today.day}日")
        self.progress.show_steps(self.session.steps)
        self._show_deadlines(today)
        try:
            self._show_ledgers(today)
        except UserError as error:
            self.notice.tell(str(error), "attention")

    def _show_deadlines(self, today: dt.date) -> None:
        empty_layout(self.deadlines)
        for _key, title, day in deadlines(self.session.report, self.session.catalogue):
            left = (day - today).days
            said = f"还有 {left} 天" if left > 0 else "就是今天" if not left else "已经过了"
            word = IconWord()
            tint = "attn" if 0 <= left <= SOON else "quiet"
            words = f"{day.year}年{day.month}月{day.day}日前{title}，{said}"
            word.show_words("calendar", words, tint)
            self.deadlines.addWidget(word)
        self.deadlines.addStretch(1)

    def _show_ledgers(self, today: dt.date) -> None:
        session, reader, year = self.session, self.reader, self.session.report.year
        quiet = quiet_now(session, reader, today)
        if quiet:
            actions = [(one.key, f"去记{one.title.removesuffix('台账')}") for one in quiet[:3]]
            self.notice.tell(quiet_words(quiet), "note", actions)
        else:
            self.notice.hide()
        months = kind_months(session.catalogue, reader.by_month(year), reader.by_month(year - 1))
        kept = [one for one in months if any(one.now) or any(one.before)]
        empty_layout(self.months)
        self.month_rows = [MonthsRow(one) for one in kept]
        if kept:
            self.months.addWidget(MonthsHead(year))
        for row in self.month_rows:
            row.clicked.connect(self.kind_wanted)
            self.months.addWidget(row)
        if empty := len(months) - len(kept):
            words = f"{'其余' if kept else ''} {empty} 本台账这两年都没有记录。".strip()
            self.months.addWidget(_label(words, "secondary"))
        empty_layout(self.years)
        found = self._figures = figure_years(reader, session.catalogue, session.report)
        compared = bool(found) and len(found[0].years) > 1
        self.annex_button.setVisible(compared and not session.read_only)
        self.year_rows = [YearsRow(one) for one in found]
        if not compared:
            self.years.addWidget(_label(NO_YEARS_BEFORE if found else NO_YEARS, "secondary"))
        if found:
            self.years.addWidget(YearsHead(tuple(year for year, _, _ in found[0].years)))
        before = ""
        for line in self.year_rows:
            if line.facts.ledger != before:
                before, caption = line.facts.ledger, _label(line.facts.ledger, "secondary")
                caption.setContentsMargins(0, 10, 0, 0)
                self.years.addWidget(caption)
            self.years.addWidget(line)

    def _put_years_in(self) -> None:
        """The comparison becomes a table of the report's 附件; done again, it takes the old one's place."""
        from fzdesk.operations.annex_tables import YearsOfFigure, comparison_table, put_in

        years = [year for year, _, _ in self._figures[0].years]
        figures = [
            YearsOfFigure(one.title, one.unit, tuple(shown for _, _, shown in one.years))
            for one in self._figures
        ]
        annex = comparison_table(figures, years, f"{years[0]}—{years[-1]}年主要数据对比表")
        self.session.change(put_in(self.session.report, annex), "加附件", place="form/form.attachments")
        self.notice.tell(f"“{annex.title}”已放进报告附件，印在正文后面。", "note")


def _title(words: str, note: str = "", deed: QWidget | None = None) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(8, 20, 8, 6)
    line.setSpacing(12)
    line.addWidget(_label(words, "group"))
    line.addWidget(_label(note, "secondary"))
    line.addStretch(1)
    if deed is not None:
        line.addWidget(deed)
    return made


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setIndent(8 if role == "secondary" else 0)
    theme.set_state(label, role=role)
    return label

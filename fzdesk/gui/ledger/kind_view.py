"""One kind of ledger: head, filters, quick entry, the table, and what it comes to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QToolButton, QWidget

from fzdesk.catalogue.model import LedgerColumn, LedgerKind
from fzdesk.gui import theme
from fzdesk.gui.forms.ui_ledger_kind import Ui_LedgerKind
from fzdesk.gui.ledger import columns as column_choice
from fzdesk.gui.ledger.deeds import LedgerDeeds
from fzdesk.gui.ledger.entries_model import EntriesModel
from fzdesk.gui.ledger.entries_table import EntriesHead, EntriesTable
from fzdesk.gui.ledger.entry_cells import INSET, ROW
from fzdesk.gui.ledger.entry_row import EntryRow
from fzdesk.gui.ledger.filter_bar import FilterBar
from fzdesk.gui.ledger.kind_head import KindHead
from fzdesk.gui.ledger.row_deeds import OTHER_YEAR, UNDO, RowDeeds
from fzdesk.gui.ledger.totals_line import Total, TotalsLine
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.status_words import EmptyState, NoticeBar
from fzdesk.ledger.model import Entry, View

if TYPE_CHECKING:
    from fzdesk.operations.ledgers import LedgerReader

WHOLE, BACK = "whole", "back"
BESIDE = 2 * 24  # margins of the columns
NOTHING = "还没有记录。在上面一行填好按回车，或者从 Excel、WPS 的表格成批粘贴。"
NOTHING_FITS = "没有符合的条目。"
NO_ROOM = "栏太多，这里放不下。请先去掉一栏，或者把窗口放大；没显示的栏在“更多栏”里填。"
LOOK_ONLY = "这个工作簿以只读方式打开，只能查看。"


class KindView(QWidget):
    """The ledger that is looked at; one view serves all kinds in turn."""

    deed_wanted = Signal(str)  # paste, import, export, template, evidence: with the whole ledger
    table_pasted = Signal(str)
    undo_wanted = Signal()
    back_wanted = Signal(str)  # field of the report
    entry_changed = Signal(object)  # Entry the keys are at, or None
    evidence_wanted = Signal()
    year_changed = Signal()

    def __init__(self, session: Session, reader: LedgerReader, deeds: LedgerDeeds) -> None:
        super().__init__()
        self.session, self.reader, self.deeds = session, reader, deeds
        self.kind: LedgerKind = session.catalogue.ledgers[0]
        self.year: int | None = session.report.year
        self.figure = ""
        self._sort, self._descending, self._grouped = "date", True, True
        self._keys: tuple[str, ...] = ()  # columns chosen; none: the usual ones
        self._widths: dict[str, int] = {}  # of columns whose edges were dragged; none: the usual ones
        self._begun = False  # whether a ledger is shown
        self.ui = Ui_LedgerKind()
        self.ui.setupUi(self)
        self.head = KindHead()
        self.filters = FilterBar()
        self.scope, self.notice = NoticeBar(), NoticeBar()
        self.model = EntriesModel(reader, self)
        self.table = EntriesTable(self.model)
        self.table_head = EntriesHead(self.table)
        self.more = QToolButton(self.table_head)
        self.entry_row = EntryRow()
        self.totals = TotalsLine()
        self.empty = EmptyState(NOTHING, icon="table")
        self.body = QStackedWidget()
        self._build()
        self.rows = RowDeeds(self)
        self._connect()

    def _build(self) -> None:
        for part in (self.head, self.filters, self.scope, self.notice):
            self.ui.headLayout.addWidget(part)
        self.filters.hide()
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)
        # in a low window the table gives way to what stands above it until two rows are left
        self.body.setMinimumHeight(2 * theme.px(ROW))
        self.body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        above: tuple[QWidget, ...] = (self.table_head, self.entry_row)
        for widget in above:
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, BESIDE // 2 - INSET, 0)
            line.addWidget(widget)
            self.ui.tableLayout.addLayout(line)
        self.ui.tableLayout.addSpacing(4)
        self.ui.tableLayout.addWidget(self.body, 1)
        self.ui.totalsLayout.addWidget(self.totals)
        theme.wear(self.more, "more", "quiet")
        self.more.setAccessibleName("选择显示哪些栏")
        self.more.setToolTip("选择显示哪些栏")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.set_editable(self.deeds.editable)
        self.entry_row.set_editable(self.deeds.editable)
        if not self.deeds.editable:
            self.notice.tell(LOOK_ONLY, closable=False)

    def _connect(self) -> None:
        self.head.year_chosen.connect(lambda year: self.show_kind(self.kind, year))
        self.head.filter_toggled.connect(self._toggle_filters)
        self.head.deed_wanted.connect(self.deed_wanted)
        self.filters.changed.connect(self._show_entries)
        self.scope.acted.connect(self._act)
        self.notice.acted.connect(self._act)
        for place in (self.entry_row, self.table):
            place.table_pasted.connect(self.table_pasted)
        self.table.current_changed.connect(self.entry_changed)
        self.table.evidence_wanted.connect(self.evidence_wanted)
        self.table_head.sort_wanted.connect(self.sort_by)
        self.table_head.edge_dragged.connect(self._drag_edge)
        self.table_head.edge_left.connect(lambda: column_choice.keep_widths(self.kind, self._widths))
        self.table_head.menu_asked.connect(lambda at: self._columns_menu().popup(at))
        self.more.clicked.connect(self._show_columns_menu)
        self.model.failed.connect(lambda error: self.notice.tell(str(error), "wrong"))
        self.rows.told.connect(self._tell)
        self.deeds.failed.connect(lambda error: self.notice.tell(str(error), "wrong"))

    # what is shown

    def show_kind(self, kind: LedgerKind, year: int | None, figure: str = "") -> bool:
        """Show a ledger's entries of a year (None: of all), or only those that a figure counts.

        False where a cell cannot be read: that is mended first.
        """
        if not self.table.mended():
            return False
        if kind is not self.kind or not self._begun:
            self._sort, self._descending = "date", True
            self.filters.show_kind(kind)
            self.head.filter_button.setChecked(False)
            self._keys, self._widths = column_choice.chosen(kind), column_choice.dragged(kind)
            self._grouped = column_choice.grouped(kind)
        elif figure:
            self.filters.reset()
        if self.deeds.editable:
            self.notice.hide()
        self.kind, self.year, self.figure, self._begun = kind, year, figure, True
        self.head.title.setText(kind.title)
        self.head.show_years(self._years(), year)
        self._lay_out()
        self._show_entries()
        self.year_changed.emit()
        return True

    def _years(self) -> list[int]:
        """The years with entries, the report's and this one, newest first."""
        months = [month for month, _ in self.reader.shape(View(self.kind.key)).months]
        known = {int(month[:4]) for month in months if month}
        known |= {self.session.report.year, dt.date.today().year}
        return sorted(known, reverse=True)

    @property
    def words_year(self) -> int | None:
        """The year whose days are written without it."""
        return self.session.report.year if self.figure else self.year

    def view(self) -> View:
        """What the table is asked to show."""
        view = View(self.kind.key, year=self.year, sort=self._sort, descending=self._descending)
        if self.figure:
            report = self.session.report
            period = (report.period_from, report.period_to)
            view = replace(view, year=None, figure=self.figure, period=period)
        return self.filters.apply(view)

    def _show_entries(self) -> None:
        self.model.editable = self.deeds.editable and not self.filters.deleted
        columns = [shown.column for shown in self._columns()]
        self.model.show(self.view(), columns, grouped=self._grouped, year=self.words_year)
        self.table_head.follow()
        self._show_facts()

    def refresh(self) -> None:
        """Entries or totals changed: show them; the chosen entry stays chosen."""
        kept, row = self.table.current_entry(), self.table.currentIndex().row()
        self.model.refresh()
        if kept is not None:
            found = self.model.find(kept.id, row)
            if found >= 0 and found != self.table.currentIndex().row():
                self.table.choose(found)
        self._show_facts()

    def _show_facts(self) -> None:
        """Count, scope, totals, and a sentence where there is nothing."""
        shown = self.model.count
        narrowed = self.filters.is_set or bool(self.figure)
        whole = self.reader.shape(View(self.kind.key, year=self.year)).rows if narrowed else shown
        self.head.show_count(shown, whole)
        theme.set_state(self.head.filter_button, state="set" if self.filters.is_set else "")
        self.empty.say(NOTHING_FITS if narrowed else NOTHING if self.deeds.editable else "还没有记录。")
        self.body.setCurrentWidget(self.table if shown else self.empty)
        self._show_scope(shown)
        lead, totals = self._totals()
        self.totals.show_totals(lead, totals)
        self.ui.totalsBar.setVisible(bool(totals))

    def _show_scope(self, shown: int) -> None:
        figure = self.session.catalogue.figure(self.figure)
        if figure is None:
            self.scope.hide()
            return
        self.scope.tell(
            f"只看“{figure.title}”计入的 {shown} 条。",
            actions=[(BACK, "回到报告"), (WHOLE, "看全部")],
            closable=False,
        )

    def _totals(self) -> tuple[str, list[Total]]:
        """What the ledger gives the report in the year shown (the report's own where all are shown)."""
        from fzdesk.gui.ledger.figure_facts import figures_of

        session, year = self.session, self.year or self.session.report.year
        totals = session.totals
        if year != session.report.year:
            totals = self.reader.totals(session.catalogue, dt.date(year, 1, 1), dt.date(year, 12, 31))
        found = figures_of(self.kind.key, session.catalogue, session.report, totals)
        whole_year = (session.report.period_from, session.report.period_to) == (
            dt.date(session.report.year, 1, 1),
            dt.date(session.report.year, 12, 31),
        )
        lead = f"{year} 年合计" if year != session.report.year else "全年合计" if whole_year else "报告期合计"
        shown = [(one, one.counted) for one in found if one.counted is not None]
        shown.sort(key=lambda pair: not pair[1].value)  # what there is stands before the noughts
        return lead, [
            Total(one.name, counted.shown, "" if one.figure.is_rate else one.figure.unit)
            for one, counted in shown
        ]

    def sort_by(self, key: str) -> None:
        """Sort by a column; once more turns the order round."""
        first_down = key == "date"
        self._descending = not self._descending if key == self._sort else first_down
        self._sort = key
        self._show_entries()

    def _toggle_filters(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        if shown:
            self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.filters.is_set:
            self.filters.reset()
            self._show_entries()

    # columns

    def _columns(self) -> tuple[column_choice.ShownColumn, ...]:
        room = round((self.width() - BESIDE) * 14 / max(theme.px(14), 1))
        keys = self._keys or column_choice.usual(self.kind, self.session.catalogue, room)
        return column_choice.lay_out(
            self.kind, column_choice.fitting(self.kind, keys, room), room, self._widths
        )

    def _lay_out(self) -> None:
        if not self.table.settled():
            return  # what is wrong in a cell stays open
        shown = self._columns()
        if tuple(one.column for one in shown) != self.model.columns:
            self.model.show(
                self.view(), [one.column for one in shown], grouped=self._grouped, year=self.words_year
            )
        self.table.lay_out(shown)
        self.table_head.follow()
        self.entry_row.show_kind(self.kind, self.year or self.session.report.year, shown)
        QWidget.setTabOrder(self.entry_row.more, self.table)
        QWidget.setTabOrder(self.table, self.more)
        self.more.setGeometry(self.table_head.width() - theme.px(28), 0, theme.px(28), theme.px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._begun:
            self._lay_out()

    def _show_columns_menu(self) -> None:
        menu = self._columns_menu()
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _columns_menu(self) -> QMenu:
        """Which columns are shown, and whether entries stand under their months."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in self.kind.columns:
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(column in self.model.columns)
            action.toggled.connect(lambda on, key=column.key: self._show_column(key, on))
        menu.addSeparator()
        menu.addAction("恢复常用的栏", self._usual_columns)
        menu.addAction("恢复自动的栏宽", self._usual_widths).setEnabled(bool(self._widths))
        group = menu.addAction("按月分组")
        group.setCheckable(True)
        group.setChecked(self._grouped)
        group.toggled.connect(self._group)
        return menu

    def _show_column(self, key: str, shown: bool) -> None:
        now = {column.key for column in self.model.columns}
        wanted = now | {key} if shown else now - {key}
        keys = [column.key for column in self.kind.columns if column.key in wanted]
        if not keys:
            return
        before, self._keys = self._keys, tuple(keys)
        if shown and key not in (one.column.key for one in self._columns()):
            self._keys = before
            self.notice.tell(NO_ROOM, "attention")
            return
        column_choice.choose(self.kind, keys)
        self._lay_out()

    def _usual_columns(self) -> None:
        column_choice.choose(self.kind, ())
        self._keys = ()
        self._lay_out()

    def _drag_edge(self, number: int, pixels: int) -> None:
        """The edge after a column is dragged: the next column gives what this one takes."""
        pixels -= INSET if number == 0 else 0
        self._widths = column_choice.drag(self._columns(), number, round(pixels * 14 / max(theme.px(14), 1)))
        self._lay_out()

    def _usual_widths(self) -> None:
        self._widths = {}
        column_choice.keep_widths(self.kind, {})
        self._lay_out()

    def _group(self, grouped: bool) -> None:
        self._grouped = grouped
        column_choice.keep_grouped(self.kind, grouped)
        self._show_entries()

    # what is done

    def only(self, column: LedgerColumn, words: str) -> None:
        """Show only entries with these words in a column."""
        self.head.filter_button.setChecked(True)
        self.filters.only(column, words)

    def show_entry(self, entry: Entry) -> None:
        """Show one entry, in its year, chosen."""
        day = entry.values.get("date")
        year = day.year if isinstance(day, dt.date) else None
        if self.filters.is_set or self.figure or year != self.year:
            self.filters.reset()
            self.show_kind(self.kind, year)
        row = self.model.locate(entry)
        if row >= 0:
            self.table.choose(row)
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def begin_entry(self) -> None:
        """Go to the entry row (Ctrl+N)."""
        if self.deeds.editable:
            self.entry_row.begin()

    def _tell(self, sentence: str, actions: list[tuple[str, str]]) -> None:
        self.notice.tell(sentence, "note" if actions else "attention", actions)

    def _act(self, key: str) -> None:
        if key == UNDO:
            self.undo_wanted.emit()
        elif key == BACK:
            self.back_wanted.emit(self.figure)
        elif key == WHOLE:
            self.show_kind(self.kind, self.session.report.year)
        elif key.startswith(OTHER_YEAR):
            self.show_kind(self.kind, int(key.removeprefix(OTHER_YEAR)))

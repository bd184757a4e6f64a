"""台账 as a place of the window: the kinds at the left, one in the middle, its figures at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from fzdesk.catalogue.model import LedgerKind
from fzdesk.errors import UserError
from fzdesk.gui import messages, theme
from fzdesk.gui.forms.ui_ledger_page import Ui_LedgerPage
from fzdesk.gui.ledger.aside import Aside
from fzdesk.gui.ledger.deeds import LedgerDeeds
from fzdesk.gui.ledger.file_deeds import FileDeeds
from fzdesk.gui.ledger.kind_view import KindView
from fzdesk.gui.ledger.last_deed import LastDeed
from fzdesk.gui.ledger.row_deeds import UNDO
from fzdesk.gui.ledger.targets import ENTRY, FIGURE, OVERVIEW
from fzdesk.gui.place import PlacePage
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.steps_list import SideItem, StepsList

if TYPE_CHECKING:
    from fzdesk.gui.overview.overview_page import OverviewPage

SIDE_WIDTH, ASIDE_WIDTH, NARROW = 216, 360, 1280
CELL_LOST = "台账里有一格改的内容记不进去：{wrong}不改就关闭，这一格还是原来的内容。"
CELL_CHOICES = (("mend", "回去改"), ("close", "不改就关闭"))
TABLES = (".xlsx", ".xlsm", ".csv", ".tsv")


class LedgerPage(PlacePage):
    """All ledgers of the workbook.

    ``go_to`` understands a kind’s key, ``figure:`` and a figure's full key, ``entry:`` and an id, 总览.
    """

    own_undo = True
    field_wanted = Signal(str)  # a field of the report

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.reader = session.ledger_reader()
        self.deeds = LedgerDeeds(session, self)
        self.ui = Ui_LedgerPage()
        self.ui.setupUi(self)
        self.ui.side.setFixedWidth(theme.px(SIDE_WIDTH))
        self.ui.unitButton.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = StepsList(self.ui.side, height=32)
        self.list.setAccessibleName("台账")
        self.ui.sideLayout.addWidget(self.list)
        self.view = KindView(session, self.reader, self.deeds)
        self.ui.work.addWidget(self.view)
        self.overview: OverviewPage | None = None
        self.aside = Aside(session, self.deeds, self.reader)
        self.aside.setFixedWidth(theme.px(ASIDE_WIDTH))
        self.ui.columns.addWidget(self.aside)
        self._drawer = False  # in a narrow window: the figures lie over the table
        self._last = LastDeed(session, self.deeds, self.isVisible)
        self._current = ""
        self.setAcceptDrops(True)
        self._connect()
        self._show_kind(session.catalogue.ledgers[0].key)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.ui.unitButton.clicked.connect(lambda: self._choose(OVERVIEW))
        self.deeds.changed.connect(self._entries_changed)
        self.session.changed.connect(self._follow)
        view, aside = self.view, self.aside
        view.deed_wanted.connect(self._do)
        view.table_pasted.connect(lambda text: self._import(pasted=text))
        view.undo_wanted.connect(lambda: self.window().undo())  # type: ignore[attr-defined]
        view.back_wanted.connect(self.field_wanted)
        view.entry_changed.connect(aside.show_entry)
        view.evidence_wanted.connect(self._show_evidence)
        view.head.aside_wanted.connect(self._toggle_drawer)
        aside.evidence.told.connect(view.notice.tell)
        self.files = FileDeeds(view)
        aside.field_wanted.connect(self.field_wanted)
        aside.rows_wanted.connect(lambda key: self.go_to(f"{FIGURE}{key}"))
        for keys, deed in (("Ctrl+N", view.begin_entry), ("Ctrl+Shift+F", self._filter)):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, deed, context=context)

    # what is shown

    def kind(self, key: str) -> LedgerKind | None:
        """A kind of ledger by its key."""
        return next((kind for kind in self.session.catalogue.ledgers if kind.key == key), None)

    def refresh(self) -> None:
        """The place is shown again: counts, entries and figures as they are now."""
        self._show_list()
        self._show_shown()

    def go_to(self, target: str) -> None:
        if target.startswith(FIGURE):
            key = target.removeprefix(FIGURE)
            figure = self.session.catalogue.figure(key)
            if figure is not None and figure.ledger:
                self._show_kind(figure.ledger, figure=key)
        elif target.startswith(ENTRY):
            self._go_to_entry(int(target.removeprefix(ENTRY)))
        else:
            self._choose(target)
        self.view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_entry(self, entry_id: int) -> None:
        try:
            entry = self.reader.get(entry_id)
        except UserError as error:
            self.view.notice.tell(str(error), "attention")
            return
        if entry is not None:
            self._show_kind(entry.kind)
            if self.view.kind.key == entry.kind:
                self.view.show_entry(entry)

    def _choose(self, key: str) -> None:
        if key == OVERVIEW:
            self._show_overview()
        elif self.kind(key) is not None:
            self._show_kind(key)

    def _show_kind(self, key: str, figure: str = "") -> None:
        kind = self.kind(key)
        if kind is None:
            return
        year = self.session.report.year
        if self.view.kind is kind and not figure and not self.view.figure and self._current:
            year = self.view.year  # type: ignore[assignment]
        self._current = key if self.view.show_kind(kind, year, figure) else self.view.kind.key
        kind = self.view.kind
        self.ui.work.setCurrentWidget(self.view)
        self.aside.show_kind(kind)
        self.aside.show_entry(self.view.table.current_entry())
        self._show_list()
        self._arrange()

    def _show_overview(self) -> None:
        if self.overview is None:
            from fzdesk.gui.overview.overview_page import OverviewPage

            self.overview = OverviewPage(self.session, self.reader)
            self.overview.kind_wanted.connect(self._choose)
            self.overview.field_wanted.connect(self.field_wanted)
            self.ui.work.addWidget(self.overview)
        self._current = OVERVIEW
        self.overview.refresh()
        self.ui.work.setCurrentWidget(self.overview)
        self._show_list()
        self._arrange()

    def _show_list(self) -> None:
        report = self.session.report
        self.ui.unitButton.setText(f"{report.unit.name}\n{report.year} 年度台账")
        try:
            counts = self.reader.counts(self.view.year)
        except UserError:
            counts = {}
        items = [SideItem(OVERVIEW, "总览", icon="lines"), SideItem("rule", "", kind="rule")]
        for kind in self.session.catalogue.ledgers:
            count = counts.get(kind.key, 0)
            title = kind.title.removesuffix("台账")
            items.append(SideItem(kind.key, title, tail=str(count), dim=not count))
        self.list.set_items(items)
        self.list.set_current(self._current)

    def _show_shown(self) -> None:
        if self._current == OVERVIEW and self.overview is not None:
            self.overview.refresh()
        else:
            self.view.refresh()
            self.aside.refresh()
            self.aside.show_entry(self.view.table.current_entry())

    # following

    def _entries_changed(self, _kind: str) -> None:
        self._show_list()
        self._show_shown()

    def _follow(self) -> None:
        if self.isVisible():
            self.aside.refresh()
            if self._current == OVERVIEW and self.overview is not None:
                self.overview.refresh()

    # deeds

    def undo(self) -> str | None:
        """Take back what was done last in the ledger that is shown, or from here to the report."""
        return self._told(self._last.undo(self._ledger))

    def redo(self) -> str | None:
        return self._told(self._last.redo(self._ledger))

    @property
    def _ledger(self) -> str:
        """The ledger that is shown; empty at 总览."""
        return self.view.kind.key if self._current != OVERVIEW else ""

    def _told(self, words: str | None) -> str | None:
        if words is not None and self.deeds.editable:
            self.view.notice.hide()  # what it offers to take back is no longer the last deed
        return words

    def _do(self, deed: str) -> None:
        match deed:
            case "paste":
                self._import(pasted=QGuiApplication.clipboard().text())
            case "import":
                self._import()
            case _:
                self.files.do(deed)

    def _import(self, *, pasted: str | None = None, path: Path | None = None) -> None:
        from fzdesk.gui.ledger.import_dialog import import_into

        kind = self.view.kind
        if count := import_into(self.window(), self.session, kind, pasted=pasted, path=path):
            self.deeds.tell_changed(kind.key)
            self.view.notice.tell(f"已导入 {count} 条。", "note", [(UNDO, "撤销")])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A table from the file manager is brought into the ledger that is shown."""
        if self.deeds.editable and _table(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (path := _table(event)) is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self._import(path=path))

    def _filter(self) -> None:
        self.view.head.filter_button.setChecked(True)
        self.view.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """What is typed in a cell is taken; what is in the entry row waits there, and in the workbook."""
        self.view.table.settled()
        self.view.entry_row.hand_over()

    def may_close(self) -> bool:
        """What stands in a cell and cannot be read would be gone: that is told before."""
        wrong = self.view.table.wrong()
        if not wrong or messages.ask(self, CELL_LOST.format(wrong=wrong), CELL_CHOICES) == "close":
            return True
        QTimer.singleShot(0, self, self.view.table.mended)
        return False

    def close_page(self) -> None:
        self.aside.close_page()
        self.files.background.stop(5.0)

    # width

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.view.entry_row.fields:
            return
        if self.focusWidget() is None:
            self.view.begin_entry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def _narrow(self) -> bool:
        return self.width() < theme.px(NARROW)

    def _toggle_drawer(self) -> None:
        self._drawer = not self._drawer
        self._arrange()

    def _show_evidence(self) -> None:
        self._drawer = True
        self._arrange()
        self.aside.show_evidence()

    def _arrange(self) -> None:
        """Figures and files beside the table; in a narrow window over it, when wanted; 总览 has none."""
        aside, docked = self.aside, self.ui.columns.indexOf(self.aside) >= 0
        if self._narrow == docked:
            if docked:
                self.ui.columns.removeWidget(aside)
            else:
                self.ui.columns.addWidget(aside)
        self.view.head.aside_button.setVisible(self._narrow)
        aside.setVisible(self._current != OVERVIEW and (self._drawer or not self._narrow))
        self.ui.columns.activate()  # at once: the table is laid out once, not twice
        if self._narrow:
            top = self.view.head.mapTo(self, QPoint(0, self.view.head.height() + 8)).y()
            width = theme.px(ASIDE_WIDTH)
            aside.setGeometry(self.width() - width, top, width, self.height() - top)
            aside.raise_()


def _table(event: QDropEvent) -> Path | None:
    """The table file that is dropped; None where it is none, or several."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in TABLES else None

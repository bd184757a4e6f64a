"""The window: places at the top, the place's page in the middle, where to go next at the bottom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fzdesk.errors import UserError
from fzdesk.gui import theme
from fzdesk.gui.bottom_bar import show_bottom
from fzdesk.gui.forms.ui_main_window import Ui_MainWindow
from fzdesk.gui.places import PLACES, Places
from fzdesk.gui.saving_words import CHECK, SAVE_AS, SavingWords
from fzdesk.gui.window_base import SMALLEST, WindowBase, first_size
from fzdesk.gui.window_menu import window_menu
from fzdesk.gui.workbook_deeds import WorkbookDeeds

if TYPE_CHECKING:  # nothing of a report is loaded before the window is painted
    from fzdesk.gui.check.place import CheckPlace
    from fzdesk.gui.ledger.watch import LedgerWatch
    from fzdesk.gui.place import PlacePage
    from fzdesk.gui.report_view import ReportView
    from fzdesk.gui.session import Session

PLACE_EVERY_MS = 2000
CHECK_AFTER_MS = 100  # after opening: one can write by then


class MainWindow(WindowBase):
    """The one window of the program."""

    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_MainWindow()
        self.ui.setupUi(self)
        self.setCentralWidget(self.ui.body)
        self.setMinimumSize(*SMALLEST)
        self.resize(first_size(self.screen().availableSize()))
        self.session: Session | None = None
        self.report_view: ReportView | None = None
        self._check: CheckPlace | None = None
        self.ledgers: LedgerWatch | None = None
        self._start_page: QWidget | None = None
        self._saving: SavingWords | None = None
        self.ui.notice.hide()
        self.deeds = WorkbookDeeds(self)
        self._dress_bars()
        self._connect()
        self.places = Places(self)
        self._place_timer = QTimer(self, interval=PLACE_EVERY_MS)
        self._place_timer.timeout.connect(self._remember_place)
        self._refresh_bars()

    # ---- places

    def show_start(self) -> None:
        """Show the start page; what was open stays open."""
        from fzdesk.gui.start.start_page import StartPage

        if self._start_page is None:
            page = StartPage(self)
            page.open_wanted.connect(self.open_workbook)
            page.restore_wanted.connect(self.deeds.restore)
            page.sample_wanted.connect(self.deeds.open_sample)
            self._start_page = page
            self.ui.pages.addWidget(page)
        self.leave()
        self.ui.notice.pass_by()
        self.ui.pages.setCurrentWidget(self._start_page)
        self._start_page.refresh()  # type: ignore[attr-defined]
        self._refresh_bars()

    def show_report(self) -> None:
        """Show the report being written."""
        if self.report_view is not None:
            if self.ui.pages.currentWidget() is not self.report_view:
                self.leave()
                self.ui.notice.pass_by()
            self.ui.pages.setCurrentWidget(self.report_view)
            self._refresh_bars()

    def show_place(self, key: str, target: str = "") -> None:
        """Show one of `places.PLACES`, and in it what `target` names, while a workbook is open."""
        if self.session is None:
            return
        self.leave()
        page = self.places.page(key)
        page.refresh()
        if self.ui.pages.currentWidget() is not page:
            self.ui.notice.pass_by()
        self.ui.pages.setCurrentWidget(page)
        if target:
            page.go_to(target)
        self._refresh_bars()

    def show_field(self, field: str) -> None:
        """Go to a field of the report by its key."""
        if self.report_view is not None:
            self.show_report()
            self.report_view.show_field(field)

    @property
    def check(self) -> CheckPlace | None:
        """校核 of the open report, made when it is first wanted; None without a report."""
        if self._check is None and self.session is not None and self.report_view is not None:
            from fzdesk.gui.check.place import CheckPlace

            self._check = CheckPlace(self, self.session, self.report_view)
        return self._check

    # ---- workbooks

    def open_workbook(self, path: Path, year: int = 0) -> bool:
        """Open a workbook's report (the newest without a year); False where that could not be done."""
        from fzdesk.gui.opening import open_session

        if not self.close_session():
            return False
        opened = open_session(self, Path(path), year or None)
        if opened is None:
            self.show_start()
            return False
        self._take(opened.session)
        assert self.report_view is not None
        self.report_view.show_step(opened.place.page)
        self.show_report()
        place = opened.place
        self.report_view.restore(place.page, place.field, place.cursor, place.scroll)
        return True

    def _take(self, session: Session) -> None:
        from fzdesk.gui.ledger.watch import LedgerWatch
        from fzdesk.gui.report_view import ReportView

        self.session = session
        self._saving = SavingWords(session, self.ui.savedWord, self.ui.notice, self)
        session.changed.connect(self.ui.notice.pass_by)
        session.reverted.connect(self._show_reverted)
        self.report_view = ReportView(session, self)
        self.report_view.step_changed.connect(self._refresh_bars)
        self.report_view.report_menu_wanted.connect(self._show_report_menu)
        self.report_view.place_wanted.connect(self.show_place)
        self.report_view.reopen_wanted.connect(self.deeds.reopen)
        self.ui.pages.addWidget(self.report_view)
        # Tab: steps, the page (which puts itself in between), next and previous, the paper
        QWidget.setTabOrder(self.report_view.ui.steps, self.ui.nextButton)
        QWidget.setTabOrder(self.ui.nextButton, self.ui.previousButton)
        QTimer.singleShot(CHECK_AFTER_MS, self.report_view, lambda: self.check)
        self.ledgers = LedgerWatch(self, session, self.report_view)
        self.catalogue_update.watch(session)
        self._place_timer.start()

    def close_session(self) -> bool:
        """Hand over everything and let the workbook go; False when something is not saved yet."""
        if self.session is None:
            return True
        self.leave()
        if not self.places.may_close():
            return False
        self._remember_place()
        session = self.session
        if not session.close() and not self._close_unsaved(session):
            return False
        self.session = None
        self._place_timer.stop()
        self.places.forget()
        if self._check is not None:
            self._check.close()
            self._check = None
        if self.ledgers is not None:
            self.ledgers.close()
            self.ledgers = None
        if self.report_view is not None:
            self.ui.pages.removeWidget(self.report_view)
            self.report_view.deleteLater()
            self.report_view = None
        if self._saving is not None:
            self._saving.deleteLater()
            self._saving = None
        self.ui.notice.hide()
        return True

    def _close_unsaved(self, session: Session) -> bool:
        """Saving fails and the clerk wants to close: elsewhere, not at all, or with the rescue copy."""
        from fzdesk.gui.opening import rescue_unsaved

        return rescue_unsaved(self, session) and session.close(discard=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when everything is saved."""
        if not self.close_session():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def leave(self) -> None:
        """Take over what is typed in a field that still has the focus."""
        if self.report_view is not None:
            self.report_view.leave()
        self.places.leave()

    def _remember_place(self) -> None:
        if self.session is not None and self.report_view is not None:
            self.session.remember_place(*self.report_view.place())

    # ---- bars

    def _dress_bars(self) -> None:
        ui = self.ui
        tools = (
            (ui.undoButton, "undo"),
            (ui.redoButton, "redo"),
            (ui.paperButton, "panel"),
            (ui.menuButton, "gear"),
        )
        for tool, name in tools:
            theme.wear(tool, name)
        ui.undoButton.setToolTip("撤销（Ctrl+Z）")
        ui.redoButton.setToolTip("重做（Ctrl+Y）")
        for nav in (ui.navStart, ui.navReport):
            nav.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus to the page
        theme.wear(ui.previousButton, "chevron-left")
        theme.wear(ui.nextButton, "chevron-right", "accenttext")
        ui.previousButton.setToolTip("Alt+←")
        ui.nextButton.setToolTip("Alt+→")
        for bar in (ui.topBar, ui.bottomBar):
            bar.setFixedHeight(theme.px(48))
        ui.blanksWord.set_clickable(True)
        menu, self.catalogue_update = window_menu(self, self._toggle_paper)
        ui.menuButton.setMenu(menu)

    def _connect(self) -> None:
        ui = self.ui
        ui.navStart.clicked.connect(self.show_start)
        ui.navReport.clicked.connect(self.show_report)
        ui.previousButton.clicked.connect(lambda: self._go(-1))
        ui.nextButton.clicked.connect(lambda: self._go(1))
        ui.undoButton.clicked.connect(self.undo)
        ui.paperButton.clicked.connect(self._toggle_paper)
        ui.redoButton.clicked.connect(self.redo)
        ui.blanksWord.clicked.connect(self.show_next_missing)
        ui.notice.acted.connect(self._act_on_notice)
        for keys, deed in (
            ("Alt+Left", lambda: self._go(-1)),
            ("Alt+Right", lambda: self._go(1)),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+S", self.save_now),
            ("Ctrl+1", self.show_start),
            ("Ctrl+2", self.show_report),
            ("F8", self.show_next_missing),
        ):
            QShortcut(QKeySequence(keys), self, deed, context=Qt.ShortcutContext.WindowShortcut)

    def _refresh_bars(self) -> None:
        ui, session = self.ui, self.session
        view, start = self.report_view, self._start_page
        current = self.ui.pages.currentWidget()
        key = self.places.key_of(current)
        at_report = view is not None and current is view
        ui.navStart.setChecked(start is not None and current is start)
        ui.navReport.setChecked(at_report)
        ui.navReport.setEnabled(session is not None)
        self.places.show_navs(key, enabled=session is not None)
        for button in (ui.undoButton, ui.redoButton):
            button.setEnabled(session is not None and session.editable)
        ui.savedWord.setVisible(session is not None)
        ui.paperButton.setVisible(view is not None and current is view and not view.paper_shown())
        ui.bottomBar.setVisible(session is not None and (at_report or (key in PLACES and PLACES[key].bar)))
        if session is None:
            self.setWindowTitle("法治政府建设年度报告")
            return
        readonly = "（只读）" if session.read_only else "" if session.editable else "（已定稿）"
        self.setWindowTitle(f"{session.keeper.path.name}{readonly} — {session.document.file_name}")
        assert self.report_view is not None
        show_bottom(ui, session, self.report_view, place=key, check=self._check)

    def _go(self, by: int) -> None:
        view = self.report_view
        if view is None or self.session is None:
            return
        current = self.ui.pages.currentWidget()
        if current is not view:
            if by < 0:
                self.show_report()
                view.show_step(self.session.steps[-1].key)
            else:
                self.show_place("export")
            return
        step = view.neighbour(by)
        if step is not None:
            view.show_step(step.key)
            view.page.begin()
        elif by > 0:
            self.show_place("export")

    # ---- saving and taking back

    def save_now(self) -> None:
        """Ctrl+S, for those who are used to it: everything is handed over at once."""
        if self.session is not None:
            self.leave()
            self.session.hand_over()

    def undo(self) -> None:
        """Take back the last deed."""
        self._revert("undo", "没有可以撤销的了。")

    def redo(self) -> None:
        """Do again what was taken back."""
        self._revert("redo", "没有可以重做的了。")

    def _revert(self, verb: Literal["undo", "redo"], nothing: str) -> None:
        if self.session is None or self._saving is None:
            return
        self.leave()
        page = self.place_page()
        try:
            if page is not None and page.own_undo:
                words = page.undo() if verb == "undo" else page.redo()
                self.ui.doneWord.tell(words or "")
                done = words is not None
            else:
                done = self.session.undo() if verb == "undo" else self.session.redo()
        except UserError as error:
            self._saving.say(error)
            return
        if not done and (self.session.editable or page is not None):
            self.ui.notice.tell(nothing)

    def place_page(self) -> PlacePage | None:
        """The page of the place that is shown; None at the start page and the report."""
        key = self.places.key_of(self.ui.pages.currentWidget())
        return self.places.page(key) if key else None

    def show_next_missing(self) -> None:
        """Go to the next place that is still to be filled in, after the last to the first again."""
        if self.session is None or self.report_view is None:
            return
        at_report = self.ui.pages.currentWidget() is self.report_view
        if field := self.report_view.next_missing(from_start=not at_report):
            self.show_field(field)
        else:
            self.ui.notice.tell("没有待填的了。")

    def _show_reverted(self, words: str, place: str) -> None:
        step, _, field = place.partition("/")
        if step in PLACES:
            self.show_place(step)
        else:
            self.show_report()
            if self.report_view is not None and step:
                self.report_view.show_step(step)
                if field:
                    self.report_view.page.focus_field(field)
        self.ui.doneWord.tell(words)

    def _act_on_notice(self, key: str) -> None:
        if key == SAVE_AS:
            self.deeds.save_as()
            if self._saving is not None:
                self._saving.repeat()
        elif key == CHECK:
            self.deeds.check()

    def _toggle_paper(self) -> None:
        if self.report_view is not None:
            self.report_view.toggle_paper()

    def _show_report_menu(self) -> None:
        from fzdesk.gui.opening import report_menu

        if self.session is not None:
            report_menu(self, self.session)

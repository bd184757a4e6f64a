"""What the window has of the ledgers everywhere: search, the way from a figure to its rows, 月度提醒."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from fzdesk.errors import UserError
from fzdesk.gui.ledger.search_box import SearchBox
from fzdesk.gui.ledger.targets import FIGURE, OVERVIEW

if TYPE_CHECKING:
    from fzdesk.gui.main_window import MainWindow
    from fzdesk.gui.report_view import ReportView
    from fzdesk.gui.session import Session

LEDGER = "ledger"
REMIND_MS = 700  # after opening, when everything is painted
GO = "ledger:"


class LedgerWatch(QObject):
    """Lives as long as its session is open."""

    def __init__(self, window: MainWindow, session: Session, view: ReportView) -> None:
        super().__init__(window)
        self._window, self._session, self._view = window, session, view
        bar = window.ui.topLayout
        self.box = SearchBox(session)
        bar.insertWidget(bar.indexOf(window.ui.doneWord) + 1, self.box)
        self.box.entry_wanted.connect(self._show_entry)
        self.box.paragraph_wanted.connect(self._show_paragraph)
        self._keys = QShortcut(
            QKeySequence("Ctrl+F"), window, self._search, context=Qt.ShortcutContext.WindowShortcut
        )
        view.ledger_wanted.connect(self._show_rows)
        window.ui.notice.acted.connect(self._act)
        self._timer = QTimer(self, singleShot=True, interval=REMIND_MS)
        self._timer.timeout.connect(self.remind)
        self._timer.start()

    def close(self) -> None:
        """The session closes."""
        self._timer.stop()
        self._keys.deleteLater()
        self._window.ui.notice.acted.disconnect(self._act)
        self._window.ui.topLayout.removeWidget(self.box)
        self.box.close_offers()
        self.box.hide()
        self.box.deleteLater()
        self.deleteLater()

    def _search(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def _show_rows(self, figure: str) -> None:
        self._window.show_place(LEDGER, f"{FIGURE}{figure}")

    def _show_entry(self, target: str) -> None:
        self._window.show_place(LEDGER, target)

    def _show_paragraph(self, paragraph: str) -> None:
        self._window.show_report()
        self._view.show_paragraph(paragraph)

    def remind(self) -> None:
        """月度提醒: say which ledgers have been quiet for two months although a year ago they were not."""
        from fzdesk.gui.overview.overview_facts import quiet_now, quiet_words

        session, notice = self._session, self._window.ui.notice
        if session.read_only or notice.isVisible():
            return  # something more pressing is said there
        try:
            quiet = quiet_now(session, session.ledger_reader(), dt.date.today())
        except UserError:
            return
        if quiet:
            target = quiet[0].key if len(quiet) == 1 else OVERVIEW
            notice.tell(quiet_words(quiet), "note", [(f"{GO}{target}", "去看看")])

    def _act(self, key: str) -> None:
        if key.startswith(GO):
            self._window.show_place(LEDGER, key.removeprefix(GO))

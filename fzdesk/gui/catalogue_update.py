"""Newer catalogues at the window: two entries of the menu, and one calm line after a report was opened.

What is chosen is done by ``catalogue_deeds``, loaded when it is first wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from fzdesk.errors import UserError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from fzdesk.gui.main_window import MainWindow
    from fzdesk.gui.session import Session
    from fzdesk.operations.catalogues import Offer
    from fzdesk.store.workbook import Workbook

LOOK_AFTER_MS = 1500  # the report is painted and can be typed in long before
AGAIN_MS = 2000
LOOK, LATER = "catalogue.look", "catalogue.later"


class CatalogueUpdate(QObject):
    """Watches the window's open report.  ``looked``: whether there is a newer catalogue is known now."""

    looked = Signal(bool)
    _found = Signal(object, object)  # session, Offer or UserError; from the saver's thread

    def __init__(self, window: MainWindow, menu: QMenu) -> None:
        super().__init__(window)
        self._window = window
        self._actions = (
            menu.addAction("导入县里目录…", self.import_pack),
            menu.addAction("核对目录…", self.show_offer),
        )
        menu.addSeparator()
        menu.aboutToShow.connect(self._enable)
        self._found.connect(self._tell)
        window.ui.notice.acted.connect(self._act)

    def import_pack(self) -> None:
        """导入县里目录."""
        from fzdesk.gui.catalogue_deeds import import_pack

        import_pack(self._window)

    def show_offer(self) -> None:
        """核对目录."""
        from fzdesk.gui.catalogue_deeds import show_offer

        show_offer(self._window)

    def watch(self, session: Session) -> None:
        """Look, a while after a report was opened, whether there is a newer catalogue for it."""
        if not session.read_only and not session.report.finalised:
            QTimer.singleShot(LOOK_AFTER_MS, self, lambda: self._look(session))

    def _look(self, session: Session) -> None:
        """In the saver's thread: reading the edition takes tens of milliseconds."""
        from fzdesk.operations.keeping import Keeping

        keeping, year = session.keeper, session.report.year
        if self._window.session is not session or not isinstance(keeping, Keeping):
            return

        def offered(workbook: Workbook) -> Offer:
            from fzdesk.catalogue.editions import edition_for
            from fzdesk.operations.catalogues import offer

            edition_for(year + 1)  # its plans are picked from: read here, not in the window's thread
            return offer(workbook.load(year), workbook)

        def done(future: Future[Offer]) -> None:
            error = future.exception()
            if error is not None and not isinstance(error, UserError):
                raise error  # to the log
            self._found.emit(session, error or future.result())

        keeping.later(offered).add_done_callback(done)

    def _tell(self, session: Session, found: Offer | UserError) -> None:
        """One line, after whatever else is being told; nothing where nothing is newer."""
        from fzdesk.catalogue.differences import counted

        if self._window.session is not session:
            return
        notice = self._window.ui.notice
        news = isinstance(found, UserError) or bool(found.differences)
        if news and not notice.isHidden():
            QTimer.singleShot(AGAIN_MS, self, lambda: self._tell(session, found))
            return
        if isinstance(found, UserError):
            notice.tell(f"目录没有更新，报告照旧。{found}", "attention")
        elif news:
            told = f"目录有新版：{counted(found.differences)}。"
            notice.tell(told, actions=[(LOOK, "看看改了什么…"), (LATER, "以后再说")])
        self.looked.emit(news)

    def _act(self, key: str) -> None:
        if key == LOOK:
            self.show_offer()

    def _enable(self) -> None:
        session = self._window.session
        for action in self._actions:
            action.setEnabled(session is not None and not session.read_only)

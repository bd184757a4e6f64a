"""The places of the window besides 开始 and 报告, and the pages of those that were visited.

A new place is a line in ``PLACES`` and a function that makes its page; its modules are loaded then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:  # nothing of a report is loaded before the window is painted
    from PySide6.QtWidgets import QPushButton, QWidget

    from fzdesk.gui.main_window import MainWindow
    from fzdesk.gui.place import PlacePage


class PlaceKind(NamedTuple):
    """How a place is reached and made."""

    make: Callable[[MainWindow], PlacePage]
    nav: str = ""  # name of its button in the top bar; without one it is reached from a menu
    keys: str = ""
    bar: bool = False  # whether the bar below is shown: a step of the way to the report


def _check(window: MainWindow) -> PlacePage:
    assert window.check is not None
    return window.check.make_page()


def _export(window: MainWindow) -> PlacePage:
    from fzdesk.gui.export.export_page import ExportPage
    from fzdesk.gui.versions.deeds import note_export

    session = window.session
    assert session is not None
    page = ExportPage(session, window, window.check.findings if window.check else None)
    page.check_wanted.connect(lambda: window.show_place("check"))
    page.field_wanted.connect(window.show_field)
    page.settings_wanted.connect(lambda part: window.show_place("settings", part))
    page.finalise_wanted.connect(window.deeds.finalise)
    page.exported.connect(lambda paths: note_export(session, page.purpose, paths))
    return page


def _ledger(window: MainWindow) -> PlacePage:
    from fzdesk.gui.ledger.ledger_page import LedgerPage

    assert window.session is not None
    page = LedgerPage(window.session, window)
    page.field_wanted.connect(window.show_field)
    return page


def _versions(window: MainWindow) -> PlacePage:
    from fzdesk.gui.versions.versions_page import VersionsPage

    assert window.session is not None
    return VersionsPage(window.session, window)


def _settings(window: MainWindow) -> PlacePage:
    from fzdesk.gui.settings.settings_page import SettingsPage

    assert window.session is not None
    page = SettingsPage(window.session, window)
    page.field_wanted.connect(window.show_field)
    return page


PLACES: dict[str, PlaceKind] = {
    "ledger": PlaceKind(_ledger, "navLedger", "Ctrl+4"),
    "check": PlaceKind(_check, "navCheck", "Ctrl+3", bar=True),
    "export": PlaceKind(_export, "navExport", "Ctrl+E", bar=True),
    "versions": PlaceKind(_versions),
    "settings": PlaceKind(_settings),
}


class Places(QObject):
    """The visited places of one window; `forget` when its session closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pages: dict[str, PlacePage] = {}
        for key, kind in PLACES.items():
            if (nav := self.nav(kind)) is not None:
                nav.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                nav.clicked.connect(lambda _=False, key=key: window.show_place(key))
            if kind.keys:
                keys, context = QKeySequence(kind.keys), Qt.ShortcutContext.WindowShortcut
                QShortcut(keys, window, lambda key=key: window.show_place(key), context=context)

    def nav(self, kind: PlaceKind) -> QPushButton | None:
        """The button of a place in the top bar."""
        button: QPushButton | None = getattr(self._window.ui, kind.nav) if kind.nav else None
        return button

    def page(self, key: str) -> PlacePage:
        """The page of a place, made now if it was not yet."""
        if key not in self._pages:
            page = self._pages[key] = PLACES[key].make(self._window)
            self._window.ui.pages.addWidget(page)
        return self._pages[key]

    def key_of(self, widget: QWidget | None) -> str:
        """Which place a page of the window is; empty for the start page and the report."""
        return next((key for key, page in self._pages.items() if page is widget), "")

    def show_navs(self, current: str, *, enabled: bool) -> None:
        """Mark where one is, and which places can be gone to."""
        for key, kind in PLACES.items():
            if (nav := self.nav(kind)) is not None:
                nav.setChecked(key == current)
                nav.setEnabled(enabled)

    def leave(self) -> None:
        """Take over what is typed in any of the pages."""
        for page in self._pages.values():
            page.leave()

    def may_close(self) -> bool:
        """Whether the session may close; False where the clerk stays at a page."""
        for key, page in self._pages.items():
            if not page.may_close():
                self._window.show_place(key)
                return False
        return True

    def forget(self) -> None:
        """The session closes: its pages go."""
        for page in self._pages.values():
            page.close_page()
            self._window.ui.pages.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

"""设置: page profiles and fonts, with the report's own pages beside them following every change."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from fzdesk.gui import theme
from fzdesk.gui.forms.ui_settings_page import Ui_SettingsPage
from fzdesk.gui.page_column import PageColumn, column_width
from fzdesk.gui.place import PlacePage
from fzdesk.gui.session import Session
from fzdesk.gui.settings.fonts_part import FontsPart
from fzdesk.gui.settings.profiles_part import ProfilesPart
from fzdesk.gui.widgets.segmented import Segmented

Part = Literal["profiles", "fonts"]
PARTS: tuple[tuple[Part, str], ...] = (("profiles", "版式"), ("fonts", "字体"))
WIDEST = 720


class SettingsPage(PlacePage):
    """One part at a time; the pages stay."""

    field_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.ui = Ui_SettingsPage()
        self.ui.setupUi(self)
        self.parts = Segmented(PARTS, height=32)
        self.parts.setAccessibleName("设置的内容")
        self.parts.chosen.connect(self.show_part)
        self.ui.partsSlot.addWidget(self.parts)
        self.profiles, self.fonts = ProfilesPart(session), FontsPart(session)
        for part in (self.profiles, self.fonts):
            part.setMaximumWidth(theme.px(WIDEST))
            self.ui.partSlot.addWidget(part)
        self.column = PageColumn(session, self, profile=self.profiles.profile)
        self.column.paragraph_chosen.connect(self.field_wanted)
        self.ui.columns.addWidget(self.column)
        self.profiles.shown.connect(self._set_pages)
        self.profiles.fields.wrong.connect(self._show_problem)
        self.fonts.changed.connect(self.column.set_anew)
        self.fonts.families_known.connect(self.profiles.set_families)
        self.column.pages_shown.connect(lambda: self.fonts.show_missing(self.column.missing))
        session.changed.connect(self._follow)
        self._shown: object = None
        self.show_part("profiles")

    def show_part(self, part: Part) -> None:
        """Show 版式 or 字体."""
        self.parts.set_value(part)
        self.profiles.setVisible(part == "profiles")
        self.fonts.setVisible(part == "fonts")
        self.ui.scroll.verticalScrollBar().setValue(0)

    def _set_pages(self) -> None:
        """Set the pages anew where another profile is looked at, or it is another one now."""
        profile = self.profiles.profile()
        if profile != self._shown and self.column.isVisible():
            self._shown = profile
            self.column.set_anew()

    def _show_problem(self, sentence: str) -> None:
        """Have the sentence in sight once it has its place."""
        if sentence:
            problem = self.profiles.ui.problem
            QTimer.singleShot(0, self, lambda: self.ui.scroll.ensureWidgetVisible(problem, 0, 8))

    # ---- the place

    def refresh(self) -> None:
        """On coming here the report's own profile is looked at; fonts are asked for anew."""
        if not self.isVisible():
            self.profiles.key = self.session.report.form.profile
        self.profiles.refresh()
        self.fonts.refresh()

    def go_to(self, target: str) -> None:
        """``fonts``, ``profiles`` or the key of a profile."""
        if target in dict(PARTS):
            self.show_part(target)
        elif target:
            self.show_part("profiles")
            self.profiles.look_at(target)

    def leave(self) -> None:
        self.profiles.leave()
        self.session.hand_over()

    def print_pages(self) -> bool:
        self.column.print_pages()
        return True

    def _follow(self) -> None:
        if self.isVisible():
            self.profiles.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.column.setFixedWidth(column_width(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_pages()
        self.parts.setFocus()

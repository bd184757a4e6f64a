"""A block of fields bound to facts of the report: built, shown, focused and left alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from fzdesk.gui import theme
from fzdesk.gui.pages.focus import cursor_in, set_cursor
from fzdesk.gui.pages.form_fields import Bound, BoundChoice, BoundDay, BoundText
from fzdesk.gui.pages.page import Block, StepPage
from fzdesk.gui.pages.typing_pause import TypingPause
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.gui.widgets.text_field import EnterMovesOn, GrowingText, LineField
from fzdesk.report.model import Report

WIDEST = 660
Options = tuple[tuple[str, str], ...]


class BoundBlock(Block):
    """Fields by the keys of what they change."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self.bound: dict[str, Bound] = {}
        self._pause = TypingPause(self)
        self._enter = EnterMovesOn(self)
        self.inner = QWidget()
        self.inner.setMaximumWidth(theme.px(WIDEST))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.inner, 1000)
        outer.addStretch(1)

    def hide_empty_hints(self) -> None:
        """A hint that says nothing takes no room."""
        for label in self.findChildren(QLabel):
            if label.property("role") == "secondary":
                label.setVisible(bool(label.text()))

    # building

    def _report(self) -> Report:
        return self.session.report

    def _take(self, report: Report, label: str, key: str) -> None:
        self.page.change(report, label, key)

    def _keep(self, bound: Bound) -> None:
        self.bound[bound.key] = bound
        if not isinstance(bound.widget, GrowingText):
            bound.widget.installEventFilter(self._enter)
        bound.widget.setAccessibleName(bound.title)

    def _text(
        self,
        key: str,
        label: str,
        widget: LineField | GrowingText,
        read: Callable[[Report], str],
        write: Callable[[Report, str], Report],
    ) -> None:
        self._keep(BoundText(key, label, widget, read, write, self._report, self._pause, self._take))

    def _choice(
        self,
        key: str,
        label: str,
        slot: QBoxLayout,
        options: Options,
        read: Callable[[Report], str],
        write: Callable[[Report, str], Report],
    ) -> None:
        widget = Segmented(options, height=36, spread=True)
        slot.addWidget(widget)
        self._keep(BoundChoice(key, label, widget, read, write, self._report, self._take))

    def _day(
        self,
        key: str,
        label: str,
        widget: LineField,
        hint: QLabel,
        read: Callable[[Report], dt.date | None],
        write: Callable[[Report, dt.date | None], Report],
        years_on: int = 1,
        *,
        weekday: bool = True,
    ) -> None:
        year = lambda: self._report().year + years_on  # noqa: E731
        bound = BoundDay(
            key, label, widget, hint, read, write, self._report, self._pause, self._take, year,
            weekday=weekday,
        )  # fmt: skip
        bound.unread.connect(lambda wrong: self.page.tell_unread(key, {key: bound.title} if wrong else {}))
        self._keep(bound)

    # showing

    def refresh(self) -> None:
        if self._pause.waiting:
            self._pause.now()
        report = self._report()
        for bound in self.bound.values():
            bound.show(report)

    def set_editable(self, editable: bool) -> None:
        for bound in self.bound.values():
            bound.widget.setEnabled(editable)
        for button in self.findChildren(QPushButton):
            button.setEnabled(editable)

    def leave(self) -> None:
        self._pause.now()
        for bound in self.bound.values():
            bound.leave()

    # where the clerk is

    def focus_field(self, key: str, cursor: int = -1) -> bool:
        bound = self.bound.get(key)
        if bound is None:
            return False
        bound.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        set_cursor(bound.widget, cursor)
        self.page.make_visible(bound.widget)
        return True

    def field_at(self, widget: QWidget) -> tuple[str, int] | None:
        found = next((key for key, bound in self.bound.items() if bound.widget is widget), None)
        return (found, cursor_in(widget)) if found else None


def show(visible: bool, *widgets: QWidget) -> None:
    """Show some widgets, or hide them."""
    for widget in widgets:
        widget.setVisible(visible)

"""Fields of the form page, each bound to one fact of the report: shown from it, taken into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from fzdesk.document.form import date_text
from fzdesk.errors import InputError
from fzdesk.gui import theme
from fzdesk.gui.pages.typing_pause import TypingPause
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.gui.widgets.text_field import NOT_TAKEN, GrowingText, LineField
from fzdesk.report.dates_input import parse_day
from fzdesk.report.model import Report

WEEKDAYS = "一二三四五六日"
Take = Callable[[Report, str, str], None]  # the new report, the deed's label, the field's key


def today() -> dt.date:
    """The day it is here."""
    return dt.datetime.now().astimezone().date()


class Bound(QObject):
    """A field and the fact it stands for."""

    def __init__(self, key: str, label: str, widget: QWidget) -> None:
        super().__init__(widget)
        self.key, self.label, self.widget = key, label, widget
        self.title = label.removeprefix("改")

    def show(self, report: Report) -> None:
        """Show the fact; what is being typed and means the same stays."""
        raise NotImplementedError

    def leave(self) -> None:
        """The clerk goes elsewhere, though the focus may stay: say what is wrong with what is typed."""


class BoundText(Bound):
    """A text.  ``write`` gives back the same report where the text means what the report says."""

    def __init__(
        self,
        key: str,
        label: str,
        widget: LineField | GrowingText,
        read: Callable[[Report], str],
        write: Callable[[Report, str], Report],
        current: Callable[[], Report],
        pause: TypingPause,
        take: Take,
    ) -> None:
        super().__init__(key, label, widget)
        self._field, self._read, self._write, self._take = widget, read, write, take
        self._current = current
        widget.edited.connect(lambda _: pause.later(self, self.take))
        widget.committed.connect(self._finish)

    def take(self) -> None:
        """Take over what is typed."""
        self._take(self._write(self._current(), self._field.text()), self.label, self.key)

    def _finish(self, _text: str) -> None:
        self.take()
        self._field.set_text(self._read(self._current()))

    def show(self, report: Report) -> None:
        if self._field.hasFocus() and self._write(report, self._field.text()) is report:
            return
        self._field.set_text(self._read(report))


class BoundChoice(Bound):
    """One of a few choices."""

    def __init__(
        self,
        key: str,
        label: str,
        widget: Segmented,
        read: Callable[[Report], str],
        write: Callable[[Report, str], Report],
        current: Callable[[], Report],
        take: Take,
    ) -> None:
        super().__init__(key, label, widget)
        self._segmented, self._read = widget, read
        widget.chosen.connect(lambda value: take(write(current(), value), label, key))

    def show(self, report: Report) -> None:
        self._segmented.set_value(self._read(report))


class BoundDay(Bound):
    """A day, typed as people type it; its weekday or what is wrong with it stands below.

    What is no day means none: the day it began with (20260101 of 202601011) was never meant.
    """

    unread = Signal(bool)  # whether something stands there that is no day

    def __init__(
        self,
        key: str,
        label: str,
        widget: LineField,
        hint: QLabel,
        read: Callable[[Report], dt.date | None],
        write: Callable[[Report, dt.date | None], Report],
        current: Callable[[], Report],
        pause: TypingPause,
        take: Take,
        year: Callable[[], int],
        *,
        weekday: bool,
    ) -> None:
        """``year`` is meant where none is typed; ``weekday``: ``hint`` names it."""
        super().__init__(key, label, widget)
        self._field, self._hint, self._with_weekday = widget, hint, weekday
        self._read, self._write, self._take = read, write, take
        self._current, self._year = current, year
        self._taken: dt.date | None = None  # what the report made of what is typed
        widget.edited.connect(lambda _: pause.later(self, self._take_unfinished))
        widget.editingFinished.connect(self._finish)

    def day(self) -> dt.date | None:
        """The day that is typed.  Raises InputError."""
        return parse_day(self._field.text(), year=self._year(), today=today())

    def show(self, report: Report) -> None:
        day = self._read(report)
        try:
            typed = self.day()
        except InputError:
            if day == self._taken:
                return  # no day, or none yet: the words stay until the report has another day
            typed = None
        here = self._field.hasFocus()
        if not here or (typed != day and (typed is not None or day != self._taken)):
            self._field.set_text(date_text(day) if day else "")
        self._tell(self._weekday(day))

    def leave(self) -> None:
        try:
            self.day()
        except InputError as error:
            self._tell_wrong(error)

    def _take_unfinished(self) -> None:
        """A typing pause: what is no day yet is none, and nothing is said about it."""
        try:
            self._write_day(self.day())
        except InputError:
            if self._field.hasFocus():  # else it was left before the pause, and told
                self._tell("")
            self._write_day(None)

    def _write_day(self, day: dt.date | None) -> None:
        report = self._write(self._current(), day)
        self._taken = self._read(report)
        self._take(report, self.label, self.key)

    def _finish(self) -> None:
        try:
            day = self.day()
        except InputError as error:
            self._write_day(None)
            self._tell_wrong(error)
            return
        self._write_day(day)
        day = self._read(self._current())
        self._field.set_text(date_text(day) if day else "")
        self._tell(self._weekday(day))

    def _tell_wrong(self, error: InputError) -> None:
        self._tell(f"{error}{NOT_TAKEN}", wrong=True)

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        self._field.set_wrong(words if wrong else "")
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        theme.set_state(self._hint, role="wrong" if wrong else "secondary")
        self.unread.emit(wrong)

    def _weekday(self, day: dt.date | None) -> str:
        return f"星期{WEEKDAYS[day.weekday()]}" if day and self._with_weekday else ""

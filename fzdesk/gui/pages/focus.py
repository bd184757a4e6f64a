"""The field that has the focus: what happens in it, where its cursor is, which comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLayout, QLineEdit, QTextEdit, QWidget

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
_CTRL_E = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


class FocusWatch(QObject):
    """Minds the field that has the focus: whether an input method is composing there, and 撤销 and 重做.

    Those go to the window, whose history knows all deeds, never to a field's own; so does Ctrl+E, which on
    X11 fields take for the end of the line.
    """

    ended = Signal()  # composing is over
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.going = False
        self._watched: QWidget | None = None

    def watch(self, widget: QWidget | None) -> None:
        """Watch ``widget`` from now on; what was composed elsewhere is over."""
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)
        self._set(going=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._set(going=bool(event.preeditString()))
        elif isinstance(event, QKeyEvent) and event.type() in _KEYS:
            if event.type() == QEvent.Type.ShortcutOverride and event.keyCombination() == _CTRL_E:
                event.ignore()
                return True
            wanted = self._deed(event)
            if wanted is not None and event.type() == QEvent.Type.KeyPress:
                wanted.emit()
            if wanted is not None:
                event.ignore()  # as a shortcut it is the window's, if it has one
                return True
        return super().eventFilter(watched, event)

    def _deed(self, event: QKeyEvent) -> SignalInstance | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo_wanted
        redo = event.matches(QKeySequence.StandardKey.Redo)
        return self.redo_wanted if redo or event.keyCombination() == _CTRL_Y else None

    def _set(self, *, going: bool) -> None:
        ended, self.going = self.going and not going, going
        if ended:
            QTimer.singleShot(0, self, self.ended.emit)


def focusable(within: QWidget) -> list[QWidget]:
    """The widgets in ``within`` that Tab reaches, as they are laid out, whatever was made first.

    What no layout places stands where the widget that it is in does, in the order it was made.
    """
    window, layout = within.window(), within.layout()
    places = {widget: at for at, widget in enumerate(_laid_out(layout) if layout is not None else ())}
    found = [
        child
        for child in within.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.window() is window
    ]

    def place(widget: QWidget | None) -> int:
        while widget is not None and widget is not within and widget not in places:
            widget = widget.parentWidget()
        return places.get(widget, -1) if widget is not None else -1

    return sorted(found, key=place)


def tab_through(fields: Sequence[QWidget]) -> None:
    """Let Tab go from each of these to the next."""
    for one, other in pairwise(fields):
        QWidget.setTabOrder(one, other)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """All widgets of a layout and of the layouts in it: a grid row by row, anything else in its order."""
    order = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        order.sort(key=lambda at: layout.getItemPosition(at)[:2])  # type: ignore[index]
    for item in filter(None, map(layout.itemAt, order)):
        inner: QLayout | None = item.layout()
        widget = item.widget()
        if widget is not None:
            yield widget
            inner = widget.layout()
        if inner is not None:
            yield from _laid_out(inner)


def cursor_in(widget: QWidget) -> int:
    """The cursor's position in a field; -1 where it has none."""
    if isinstance(widget, QLineEdit):
        return widget.cursorPosition()
    return widget.textCursor().position() if isinstance(widget, QTextEdit) else -1


def set_cursor(widget: QWidget, cursor: int) -> None:
    """Put the cursor of a field where it was; behind the end, or -1 in a longer text, it comes to the end."""
    if isinstance(widget, QLineEdit) and cursor >= 0:
        widget.deselect()
        widget.setCursorPosition(min(cursor, len(widget.text())))
    elif isinstance(widget, QTextEdit):
        moved = widget.textCursor()
        length = moved.document().characterCount() - 1
        moved.setPosition(min(cursor, length) if cursor >= 0 else length)
        widget.setTextCursor(moved)

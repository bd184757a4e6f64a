"""A list of offers under a field: the field keeps the focus, arrows go through the list, Enter takes one."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets.steps_list import SideItem, StepsList

MOST_ROWS = 8
NARROWEST = 160
PADDING = 4
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Offers(QFrame):
    """Lies over the window, inside it: nothing is grabbed, so input methods go on working in the field."""

    chosen = Signal(str)  # key of the item taken, by click or Enter
    wanted = Signal()  # ↓ in the field while nothing is shown

    def __init__(self, field: QWidget, *, name: str, width: int = 0) -> None:
        """``name`` is what screen readers say; ``width`` in px of the usual type size, 0 as the field."""
        super().__init__()
        self.setProperty("role", "card")
        self._field, self._width = field, width
        self.list = StepsList(self, height=30)
        self.list.follow = False
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(name)
        self.list.chosen.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, PADDING, 0, PADDING)
        layout.addWidget(self.list)
        self.hide()
        field.installEventFilter(self)
        field.destroyed.connect(self._drop)

    def _drop(self) -> None:
        if shiboken6.isValid(self):
            self.deleteLater()

    @property
    def current(self) -> str:
        """Key of the offer the arrows are at; empty where none is."""
        return self.list.current() if self.isVisible() else ""

    def offer(self, items: Sequence[SideItem]) -> None:
        """Show the items under the field; none hides the list."""
        if not items or not self._field.isVisible():
            self.hide()
            return
        self.list.set_items(items)
        self.list.set_current("")
        self.list.scrollToTop()
        self._lay(len(items))
        self.show()
        self.raise_()

    def _lay(self, count: int) -> None:
        field = self._field
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = min(count, MOST_ROWS) * theme.px(30) + 2 * PADDING + 2
        width = max(theme.px(self._width or NARROWEST), 0 if self._width else field.width())
        below = field.mapTo(window, QPoint(0, field.height() + 2))
        above = field.mapTo(window, QPoint(0, -2 - height))
        at = above if below.y() + height > window.height() and above.y() >= 0 else below
        self.setGeometry(max(0, min(at.x(), window.width() - width)), at.y(), width, height)

    def _choose(self, key: str) -> None:
        self.hide()
        self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif event.type() == QEvent.Type.ShortcutOverride and self.isVisible():
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key in the field was for the list."""
        key, plain = (
            event.key(),
            event.modifiers()
            in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ),
        )
        if not self.isVisible():
            if key == Qt.Key.Key_Down and plain:
                self.wanted.emit()
                return self.isVisible()
            return False
        if key in _MOVES and plain:
            self._move(1 if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1)
            return True
        if key in _ENTERS and self.current:
            self._choose(self.current)
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _move(self, by: int) -> None:
        """From the field into the list and through it; above the first item nothing is chosen."""
        keys = [item.key for item in self.list.items() if item.kind == "item"]
        at = keys.index(self.current) + by if self.current in keys else (0 if by > 0 else -1)
        self.list.set_current(keys[min(at, len(keys) - 1)] if at >= 0 else "")

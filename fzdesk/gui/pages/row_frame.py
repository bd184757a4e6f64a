"""One row of the problems or the plan page: growing texts side by side, moved and taken out by a menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting
from fzdesk.gui.widgets.text_field import GrowingText

BLEED = 8
NUMBER, MENU = 24, 28


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a row: its key in the report, its name, an example shown while it is empty."""

    key: str
    title: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A text under a heading, and the column's share of the width."""

    title: str
    field: Field
    share: int


class RowsHeader(QWidget):
    """The headings over the rows."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(BLEED + theme.px(NUMBER), 0, BLEED + theme.px(MENU) + 4, 4)
        layout.setSpacing(8)
        for column in columns:
            label = QLabel(column.title)
            label.setProperty("role", "secondary")
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            layout.addWidget(label, column.share)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(BLEED, self.height() - 1, self.width() - 2 * BLEED, 1, theme.colour("line"))


class RowFrame(QWidget):
    """A row.  What is typed goes up as signals and comes back by ``set_texts``."""

    edited = Signal(str)  # a field's key: its text is another now
    left = Signal(str)  # a field's key: the focus went away after its text had changed
    moved = Signal(int)  # -1 up, +1 down
    removed = Signal()

    def __init__(
        self, columns: Sequence[Column], under: Field | None = None, parent: QWidget | None = None
    ) -> None:
        """``under`` is a longer text below the columns, as wide as all of them."""
        super().__init__(parent)
        self.texts: dict[str, GrowingText] = {}
        self._active = False
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(BLEED, 6, BLEED, 7)
        self._outer.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(0)
        self._number = QLabel()
        self._number.setProperty("role", "quiet")
        self._number.setFixedWidth(theme.px(NUMBER))
        self._number.setMinimumHeight(theme.px(30))
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        for at, column in enumerate(columns):
            if at:
                line.addSpacing(8)
            line.addWidget(self._text(column.field), column.share, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(4)
        line.addWidget(self._menu_button(), 0, Qt.AlignmentFlag.AlignTop)
        self._outer.addLayout(line)
        if under:
            self.add_below(self._text(under))

    def _text(self, field: Field) -> GrowingText:
        text = GrowingText(hint=field.hint, joined=True)
        text.setMinimumWidth(theme.px(40))
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        text.setProperty("field", field.title)
        text.edited.connect(lambda: self.edited.emit(field.key))
        text.committed.connect(lambda: self.left.emit(field.key))
        text.installEventFilter(self)
        self.texts[field.key] = text
        return text

    def _menu_button(self) -> QToolButton:
        self.menu_button = QToolButton()
        self.menu_button.setToolTip("上移、下移、删除")
        theme.wear(self.menu_button, "more", "quiet")
        self.menu_button.setFixedWidth(theme.px(MENU))
        self.menu_button.clicked.connect(self._open_menu)
        self.menu_button.installEventFilter(self)
        return self.menu_button

    def add_below(self, widget: QWidget) -> None:
        """Put something under the texts, beginning where they begin."""
        line = QHBoxLayout()
        line.setContentsMargins(theme.px(NUMBER), 0, theme.px(MENU) + 4, 0)
        line.addWidget(widget)
        self._outer.addLayout(line)
        widget.installEventFilter(self)

    def set_number(self, number: int, what: str) -> None:
        """Say which row this is, also to screen readers."""
        self._number.setText(str(number))
        for text in self.texts.values():
            text.setAccessibleName(f"第{number}条{what}，{text.property('field')}")
        self.menu_button.setAccessibleName(f"第{number}条{what}：移动和删除")

    def set_texts(self, texts: dict[str, str]) -> None:
        """Show the row's texts; cursors stay."""
        for key, text in texts.items():
            self.texts[key].set_text(text)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction("上移（Alt+↑）", lambda: self.moved.emit(-1))
        menu.addAction("下移（Alt+↓）", lambda: self.moved.emit(1))
        menu.addSeparator()
        menu.addAction("删除这一条", self.removed.emit)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 2)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._active = event.type() == QEvent.Type.FocusIn
            self.update()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Alt and arrows move the row; Enter goes on, a line break has no place in a sentence."""
        key, modifiers = event.key(), event.modifiers()
        if modifiers == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, GrowingText):
            back = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            watched.focusPreviousChild() if back else watched.focusNextChild()
            return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._active:
            painting.box(painter, QRectF(0, 0, self.width(), self.height() - 1), "wash")
        painter.fillRect(BLEED, self.height() - 1, self.width() - 2 * BLEED, 1, theme.colour("line"))

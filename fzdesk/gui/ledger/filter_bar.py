"""筛选: which of a ledger's entries are shown; every filter is a button that says what it is set to."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from fzdesk.catalogue.model import LedgerColumn, LedgerKind
from fzdesk.gui import theme
from fzdesk.gui.ledger.columns import GAP
from fzdesk.gui.widgets.flow import flow
from fzdesk.gui.widgets.text_field import LineField
from fzdesk.ledger.model import View

LINE = 36
SEARCH_WIDTH = 176
PAUSE_MS = 150
ALL, EMPTY = "全部", "（空）"
YES_NO = ("是", "否")


class FilterButton(QPushButton):
    """“形式：全部”; its menu has the values.  ``picked`` gives a value, empty for all."""

    picked = Signal(str)

    def __init__(self, title: str, options: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """``options`` are (value, words)."""
        super().__init__(parent)
        self._title, self._options = title, (("", ALL), *options)
        self.setProperty("role", "ghost")
        self.setProperty("fit", "row")
        self._menu = QMenu(self)
        for value, words in self._options:
            self._menu.addAction(words, lambda value=value: self.picked.emit(value))
        self.setMenu(self._menu)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.show_value("")

    def show_value(self, value: str) -> None:
        """Say which value is set."""
        words = next((words for known, words in self._options if known == value), value)
        self.setText(f"{self._title}：{words}")
        theme.wear(self, "chevron-down", "accent" if value else "quiet")
        theme.set_state(self, state="set" if value else "")


class FindField(LineField):
    """Words that an entry must have."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(SEARCH_WIDTH), super().sizeHint().height())


class FilterBar(QWidget):
    """``changed`` follows what the clerk does; ``apply`` puts it into a view."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: LedgerKind | None = None
        self.month: int | None = None
        self.where: dict[str, tuple[str, ...]] = {}
        self.deleted = False
        self._buttons: dict[str, FilterButton] = {}
        self.search = FindField(self, hint="在本台账里找，可用拼音", size="row")
        self.search.setAccessibleName("在本台账里找，可以用拼音首字母")
        self.clear_button = QPushButton("清除筛选", self)
        self.deleted_button = QPushButton("已删除的", self)
        self.deleted_button.setCheckable(True)
        for button in (self.clear_button, self.deleted_button):
            button.setProperty("role", "ghost")
            button.setProperty("fit", "row")
        theme.wear(self.deleted_button, "delete")
        theme.wear(self.clear_button, "close")
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._tell)
        self.search.edited.connect(lambda _: self._timer.start())
        self.clear_button.clicked.connect(self._clear)
        self.deleted_button.toggled.connect(self._show_deleted)

    @property
    def is_set(self) -> bool:
        """Whether anything is left out."""
        return bool(self.month or self.where or self.search.text().strip() or self.deleted)

    def show_kind(self, kind: LedgerKind) -> None:
        """Offer the filters of a kind; nothing is set."""
        self.kind = kind
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {"": self._add("", "月份", [(str(m), f"{m} 月") for m in range(1, 13)])}
        for column in kind.columns:
            if column.type in ("choice", "yes_no"):
                options = column.options if column.type == "choice" else YES_NO
                values = [*((one, one) for one in options), (EMPTY, EMPTY)]
                self._buttons[column.key] = self._add(column.key, column.title, values)
        self.reset()

    def _add(self, key: str, title: str, options: Sequence[tuple[str, str]]) -> FilterButton:
        button = FilterButton(title, options, self)
        button.picked.connect(lambda value: self.set_filter(key, value))
        button.show()
        return button

    def reset(self) -> None:
        """Take all filters away, without a signal."""
        self.month, self.where, self.deleted = None, {}, False
        self.search.set_text("")
        self.deleted_button.blockSignals(True)
        self.deleted_button.setChecked(False)
        self.deleted_button.blockSignals(False)
        self._show_values()

    def set_filter(self, key: str, value: str) -> None:
        """Show only entries with ``value`` in column ``key`` (a month without key); all when it is empty."""
        if not key:
            self.month = int(value) if value else None
        else:
            self.where = {name: kept for name, kept in self.where.items() if name != key}
            if value:
                self.where[key] = ("" if value == EMPTY else value,)
        self._show_values()
        self._tell()

    def only(self, column: LedgerColumn, words: str) -> None:
        """Show only entries with these words in a column that may have no button of its own yet."""
        if column.key not in self._buttons:
            self._buttons[column.key] = self._add(column.key, column.title, [(words, words or EMPTY)])
        self.set_filter(column.key, words or EMPTY)

    def apply(self, view: View) -> View:
        """The view with the filters that are set."""
        return replace(
            view,
            month=self.month if view.year else None,
            where=self.where,
            search=self.search.text().strip(),
            deleted=self.deleted,
        )

    def _show_values(self) -> None:
        for key, button in self._buttons.items():
            found = self.where.get(key)
            value = str(self.month or "") if not key else (found[0] or EMPTY) if found else ""
            button.show_value(value)
        self.clear_button.setVisible(self.is_set)
        self._lay()

    def _show_deleted(self, shown: bool) -> None:
        self.deleted = shown
        self._tell()

    def _clear(self) -> None:
        self.reset()
        self.changed.emit()

    def _tell(self) -> None:
        self._timer.stop()
        self.clear_button.setVisible(self.is_set)
        self._lay()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        tail = [w for w in (self.deleted_button, self.clear_button) if not w.isHidden()]
        parts = [self.search, *self._buttons.values(), *tail]
        bottom = flow(parts, 0, max(self.width(), 1), 0, theme.px(LINE), GAP)
        if bottom != self.minimumHeight() or bottom != self.maximumHeight():
            self.setFixedHeight(bottom)

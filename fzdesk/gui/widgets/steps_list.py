"""The list in the side column: steps with how far they are, ledgers with counts, findings by level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
Mark = Literal["", "done", "empty", "attention", "wrong"]
MARKS: dict[Mark, tuple[str, str, str]] = {  # icon, colour, what a screen reader says
    "done": ("tick", "done", "已完成"),
    "empty": ("empty", "quiet", "未开始"),
    "attention": ("attention", "attn", ""),
    "wrong": ("wrong", "wrong", ""),
}
SIDE = 8  # between the column's edge and an item
INNER = 8  # between an item's edge and its words
ROOM = 8  # between title and what follows it


class SideItem(NamedTuple):
    """One line of the list.

    ``tail`` stands at the right (“5 / 7”, 18, 待填 1); ``mark`` puts its icon before it and colours it, or
    stands alone (✓, ○).  Where the title would be cut off, the icon stands for the tail's word (⚠ 1).
    """

    key: str
    title: str
    tail: str = ""
    mark: Mark = ""
    kind: Literal["item", "caption", "rule"] = "item"
    indent: int = 0  # in steps of 8 px
    strong: bool = False
    dim: bool = False
    icon: str = ""
    icon_tint: str = "quiet"
    tail_tint: str = ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        said = MARKS[self.mark][2] if self.mark else ""
        return "，".join(word for word in (self.title.strip(), self.tail or said) if word)


class _Items(QAbstractListModel):
    def __init__(self, parent: StepsList) -> None:
        super().__init__(parent)
        self._list = parent
        self.items: tuple[SideItem, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken
        if role == Qt.ItemDataRole.ToolTipRole and not self._list.fits(index):
            return item.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self.items[index.row()] if index.isValid() else None
        if item is None or item.kind != "item":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def replace(self, items: tuple[SideItem, ...]) -> None:
        """Show other items; the same keys in the same order change in place, without a reset."""
        if [item.key for item in items] == [item.key for item in self.items]:
            old, self.items = self.items, items
            for row, (before, after) in enumerate(zip(old, items, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    def __init__(self, parent: StepsList, height: int) -> None:
        super().__init__(parent)
        self._list = parent
        self._height = height

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self.height(self._list.items()[index.row()]))

    def height(self, item: SideItem) -> int:
        """How high a line is."""
        return theme.px({"item": self._height, "caption": 28, "rule": 17}[item.kind])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = self._list.items()[index.row()]
        area = QRectF(option.rect).adjusted(SIDE, 0, -self._list.beside(), 0)  # type: ignore[attr-defined]
        painter.save()
        if item.kind == "rule":
            line = QRectF(area.left() + INNER, int(area.center().y()), area.width() - 2 * INNER, 1)
            painting.fill(painter, line, "line_on_desk")
        elif item.kind == "caption":
            inner = area.adjusted(INNER, 0, -INNER, 0)
            painting.words(painter, item.title, inner, theme.font("secondary"), "quiet")
        else:
            self._paint_item(painter, item, area, index)
        painter.restore()

    def _paint_item(self, painter: QPainter, item: SideItem, area: QRectF, index: Index) -> None:
        widget = self._list  # asked itself: the option's state would bring QStyle, 4 ms of every start
        selected = widget.selectionModel().isSelected(index)
        focused = widget.by_keys and widget.hasFocus() and index == widget.currentIndex()
        if selected:
            painting.box(painter, area, "soft", "accent" if focused else "", thick=2)
            middle = area.center().y()
            painting.box(painter, QRectF(area.left(), middle - 8, 3, 16), "accent", radius=1.5)
        elif focused:
            painting.box(painter, area, "", "accent", thick=2)
        elif index.row() == widget.hovered:
            painting.box(painter, area, "hover")
        left = area.left() + INNER + item.indent * 8
        if item.icon:
            tint = "accent" if selected else item.icon_tint
            painting.icon(painter, item.icon, tint, left, area.center().y(), widget)
            left += 24
        right = self._paint_tail(painter, item, area, index)
        ink = "accent" if selected else "quiet" if item.dim else "ink"
        font = theme.font(medium=selected or item.strong)
        painting.words(painter, item.title, QRectF(left, area.top(), right - left, area.height()), font, ink)

    def _paint_tail(self, painter: QPainter, item: SideItem, area: QRectF, index: Index) -> float:
        """Paint what stands at the right; returns where the title has to end."""
        widget, selected = self._list, self._list.selectionModel().isSelected(index)
        right = area.right() - INNER
        icon, tint, _ = MARKS[item.mark] if item.mark else ("", "", "")
        ink = item.tail_tint or tint or ("accent" if selected else "quiet")
        if item.tail:
            font: QFont = theme.font("secondary", medium=selected and not tint)
            box = QRectF(area.left(), area.top(), right - area.left(), area.height())
            right -= painting.words(painter, widget.tail(index), box, font, ink, right=True) + 4
        if icon:
            right -= 16
            painting.icon(painter, icon, tint, right, area.center().y(), widget)
        return right - (ROOM if item.tail or icon else 0)


class StepsList(QListView):
    """Lines of which one is chosen, by mouse, arrows, Home and End.

    Where choosing does something that should not happen in passing (``follow`` is False), arrows only move
    and a click or Enter chooses, the same line again too.
    """

    chosen = Signal(str)  # key, by the user
    follow = True

    def __init__(self, parent: QWidget | None = None, *, height: int = 28) -> None:
        """``height`` of a line: 28 for steps, 32 for other lists."""
        super().__init__(parent)
        self._model = _Items(self)
        self._quiet = False
        self.by_keys = False  # the focus came by keys: show where it is
        self.hovered = -1  # the line under the mouse
        self.setModel(self._model)
        self._painter = _Painter(self, height)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.clicked.connect(self._clicked)
        self.entered.connect(self._enter_line)
        self.viewportEntered.connect(self._enter_line)

    def set_items(self, items: Sequence[SideItem]) -> None:
        """Show ``items``; the current one stays current when it is still there."""
        key = self.current()
        self._quiet = True
        self._model.replace(tuple(items))
        self._quiet = False
        if key and key != self.current():
            self.set_current(key)

    def items(self) -> tuple[SideItem, ...]:
        return self._model.items

    def current(self) -> str:
        """The key of the chosen line, or empty."""
        index = self.currentIndex()
        return self._model.items[index.row()].key if index.isValid() else ""

    def tail(self, index: Index) -> str:
        """What stands at the right of a line in the present width: 提醒 1, or 1 beside its icon."""
        item = self._model.items[index.row()]
        _, _, number = item.tail.partition(" ")
        shortens = bool(item.mark) and number.isdigit()
        return number if shortens and not self.fits(index) else item.tail

    def fits(self, index: Index) -> bool:
        """Whether title and tail of a line are shown in full in the present width."""
        item = self._model.items[index.row()]
        medium = item.strong or self.selectionModel().isSelected(index)
        wanted = QFontMetricsF(theme.font(medium=medium)).horizontalAdvance(item.title)
        wanted += item.indent * 8 + (24 if item.icon else 0)
        if item.tail or item.mark:
            wanted += ROOM + (16 if item.mark else 0)
        if item.tail:
            wanted += 4 + QFontMetricsF(theme.font("secondary")).horizontalAdvance(item.tail)
        return wanted <= self.viewport().width() - SIDE - self.beside() - 2 * INNER

    def beside(self) -> int:
        """What stays free at the right of the lines; a scroll bar stands in it, so they keep their width."""
        return max(0, SIDE - (self.width() - self.viewport().width()))

    def set_current(self, key: str) -> None:
        """Choose the line ``key`` without a signal."""
        row = next((row for row, item in enumerate(self._model.items) if item.key == key), -1)
        self._quiet = True
        self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        self._quiet = False

    def sizeHint(self) -> QSize:
        return QSize(theme.px(216), sum(map(self._painter.height, self._model.items)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._quiet = True  # Qt makes the first line current: nobody chose it
        super().focusInEvent(event)
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keys = True
        if not self.follow and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.current():
                self.chosen.emit(self.current())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keys = False
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._enter_line()
        return super().viewportEvent(event)

    def _enter_line(self, index: QModelIndex | None = None) -> None:
        self.hovered = -1 if index is None else index.row()
        self.viewport().update()

    def _current_changed(self, now: QModelIndex) -> None:
        if now.isValid() and not self._quiet and self.follow:
            self.chosen.emit(self._model.items[now.row()].key)

    def _clicked(self, index: QModelIndex) -> None:
        if not self.follow:
            self.chosen.emit(self._model.items[index.row()].key)

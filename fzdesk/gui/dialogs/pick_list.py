"""A list to pick from, opened at a button: type to search, Enter or a click picks, Esc closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdesk.gui import theme
from fzdesk.gui.forms.ui_pick_list import Ui_PickList
from fzdesk.gui.widgets import painting

WIDTH, HEIGHT = 440, 360
ROLE = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_INSIDE = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the list: its key, words, quieter words under them, whether it is there already."""

    key: str
    text: str
    more: str = ""
    taken: bool = False


class PickList(QFrame):
    """A pop-up with choices.  ``picked`` gives the key and the list closes."""

    picked = Signal(str)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_PickList()
        self.ui.setupUi(self)
        self.ui.list.setItemDelegate(ChoiceDelegate(self.ui.list))
        self.ui.list.setAccessibleName("可选的条目")
        for choice in choices:
            item = QListWidgetItem(choice.text)
            item.setData(ROLE, choice)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, choice.more)
            self.ui.list.addItem(item)
        self.ui.search.textChanged.connect(self._filter)
        self.ui.search.installEventFilter(self)
        self.ui.list.itemClicked.connect(self._pick)
        self.ui.list.itemActivated.connect(self._pick)
        self._filter("")

    def open_at(self, anchor: QWidget) -> None:
        """Open under ``anchor``, inside the screen."""
        size = QSize(theme.px(WIDTH), theme.px(HEIGHT))
        screen = anchor.screen().availableGeometry()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        if at.y() + size.height() > screen.bottom():
            at.setY(max(screen.top(), anchor.mapToGlobal(QPoint(0, -4)).y() - size.height()))
        at.setX(max(screen.left(), min(at.x(), screen.right() - size.width())))
        self.setGeometry(QRect(at, size))
        self.show()
        self.ui.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown(self) -> list[str]:
        """Keys of the choices that the search leaves."""
        rows = (self.ui.list.item(row) for row in range(self.ui.list.count()))
        return [item.data(ROLE).key for item in rows if not item.isHidden()]

    def _filter(self, text: str) -> None:
        words = text.split()
        first = -1
        for row in range(self.ui.list.count()):
            item = self.ui.list.item(row)
            choice: Choice = item.data(ROLE)
            item.setHidden(not all(word in choice.text + choice.more for word in words))
            if first < 0 and not item.isHidden():
                first = row
        self.ui.nothing.setVisible(first < 0)
        self.ui.list.setVisible(first >= 0)
        self.ui.list.setCurrentRow(first)

    def _pick(self, item: QListWidgetItem) -> None:
        key: str = item.data(ROLE).key
        self.close()
        self.picked.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.ui.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.ui.list.currentRow() >= 0:
                    self._pick(self.ui.list.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        at = self.ui.list.currentRow() + by
        while 0 <= at < self.ui.list.count():
            if not self.ui.list.item(at).isHidden():
                self.ui.list.setCurrentRow(at)
                return
            at += by


class ChoiceDelegate(QStyledItemDelegate):
    """Draws a choice's words wrapped, the quieter words under them, a tick where it is taken."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        widget = option.widget  # type: ignore[attr-defined]
        width = widget.viewport().width() if widget is not None else theme.px(WIDTH)
        text, more = self._heights(index.data(ROLE), width)
        return QSize(width, text + more + 2 * _INSIDE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice: Choice = index.data(ROLE)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painting.box(painter, QRectF(rect), "soft", radius=4)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, QRectF(rect), "hover", radius=4)
        text, more = self._heights(choice, rect.width())
        inner = self._inner(rect.width())
        left, top = rect.left() + _INSIDE, rect.top() + _INSIDE
        painter.setFont(theme.font())
        painter.setPen(theme.colour("quiet" if choice.taken else "ink"))
        painter.drawText(QRect(left, top, inner, text), _WRAP, choice.text)
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("quiet"))
        painter.drawText(QRect(left, top + text, inner, more), _WRAP, choice.more)
        if choice.taken:
            widget = option.widget  # type: ignore[attr-defined]
            painting.icon(painter, "tick", "done", rect.right() - 24, top + text / 2, widget)
        painter.restore()

    @staticmethod
    def _inner(width: int) -> int:
        return width - 2 * _INSIDE - 24

    def _heights(self, choice: Choice, width: int) -> tuple[int, int]:
        box = QRect(0, 0, self._inner(width), 10_000)
        text = QFontMetrics(theme.font()).boundingRect(box, _WRAP, choice.text).height()
        more = QFontMetrics(theme.font("secondary")).boundingRect(box, _WRAP, choice.more).height()
        return text, more if choice.more else 0

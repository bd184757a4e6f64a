"""How entries are painted, and edited in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdesk.catalogue.model import LedgerColumn
from fzdesk.gui import theme
from fzdesk.gui.ledger.columns import GAP
from fzdesk.gui.ledger.entries_model import ENTRY, MONTH, NUMBERS, EntriesModel, Month, month_words
from fzdesk.gui.ledger.suggest_field import Source, SuggestField
from fzdesk.gui.widgets import painting
from fzdesk.ledger.model import Entry

if TYPE_CHECKING:
    from fzdesk.gui.ledger.entries_table import EntriesTable

Index = QModelIndex | QPersistentModelIndex
ROW = 36
INSET = 8  # a selected row bleeds this far beyond its words
Take = Callable[[Entry, LedgerColumn, str], str]
Offer = Callable[[LedgerColumn], Source | None]
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class EntryCells(QStyledItemDelegate):
    """``take`` is given what was typed and says what is wrong with it, nothing when it was taken."""

    def __init__(self, table: EntriesTable) -> None:
        super().__init__(table)
        self._table = table
        self.take: Take = lambda _entry, _column, _text: ""
        self.offer: Offer = lambda _column: None
        self.fresh: set[int] = set()  # ids of the entries recorded last

    # painting

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(64, theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setClipRect(area)
        month: Month | None = index.data(MONTH)
        if month is not None:
            self._paint_month(painter, area, month)
        elif (entry := index.data(ENTRY)) is not None:
            self._paint_cell(painter, area, option.state, index, entry)  # type: ignore[attr-defined]
        painter.restore()

    def _paint_month(self, painter: QPainter, area: QRectF, month: Month) -> None:
        """Each cell paints its part of the head, which goes across the row."""
        left = self._table.columnViewportPosition(0) + INSET
        words = QRectF(left, area.top() + 6, self._table.viewport().width(), area.height() - 8)
        font = theme.font(medium=True)
        taken = painting.words(painter, month_words(month.name, self._table.entries.year), words, font, "ink")
        words.setLeft(left + taken + 10)
        painting.words(painter, f"{month.rows} 条", words, theme.font("secondary"), "quiet")
        self._paint_line(painter, area)

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        left = max(area.left(), float(self._table.columnViewportPosition(0) + INSET))
        right = min(area.right(), float(self._table.content_right()))
        if right > left:
            painter.fillRect(QRectF(left, area.bottom() - 1, right - left, 1), theme.colour("line"))

    def _paint_cell(
        self, painter: QPainter, area: QRectF, state: QStyle.StateFlag, index: Index, entry: Entry
    ) -> None:
        model = cast("EntriesModel", index.model())
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or entry.id in self.fresh or index.row() == self._table.hovered:
            painter.fillRect(area, theme.colour("soft" if selected else "wash"))
        if model.month_at(index.row() + 1) is None and not selected:
            self._paint_line(painter, area)
        if index.column() >= len(model.columns):
            if entry.evidence:
                left = self._table.content_right() - 18
                painting.icon(painter, "paperclip", "quiet", left, area.center().y(), self._table)
            return
        column = model.columns[index.column()]
        first = INSET if index.column() == 0 else 0
        words = area.adjusted(first, 0, -GAP, -1)
        right = column.type in NUMBERS
        ink = "quiet" if column.type == "date" else "ink"
        text = index.data() or ""
        if column.type == "yes_no":  # a right-aligned number may stand before it
            words.setLeft(words.center().x() - QFontMetricsF(theme.font()).horizontalAdvance(text) / 2)
        painting.words(painter, text, words, theme.font(), ink, right=right)
        if state & QStyle.StateFlag.State_HasFocus and self._table.by_keys:
            box = area.adjusted(first - 4 if first else -4, 2, -2, -3)
            painting.box(painter, box, "", "accent", radius=4, thick=2)

    # editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = cast("EntriesModel", index.model()).columns[index.column()]
        arrow = column.type in ("choice", "yes_no")
        editor = SuggestField(self.offer(column), parent, size="row", arrow=arrow)
        editor.setAccessibleName(column.title)
        if column.type in NUMBERS:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setProperty("at", QPersistentModelIndex(index))
        editor.taken.connect(lambda: self._leave(editor, QAbstractItemDelegate.EndEditHint.NoHint))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        field = cast("SuggestField", editor)
        if not field.isModified():
            field.set_text(index.data() or "")
            field.setModified(False)

    def setModelData(self, editor: QWidget, _model: object, _index: Index) -> None:
        """Qt closes the editor in passing: what is right in it is taken."""
        self.settle(cast("SuggestField", editor))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        area = option.rect  # type: ignore[attr-defined]
        height = theme.px(28)
        width = max(area.width() - 4, theme.px(64))
        editor.setGeometry(area.x(), area.y() + (area.height() - height) // 2, width, height)

    def settle(self, editor: SuggestField) -> bool:
        """Take what is typed; False when it is wrong: it stays, with the sentence that says why."""
        at = editor.property("at")
        if at is None or not at.isValid() or not editor.isModified():
            return True
        model = cast("EntriesModel", at.model())
        entry, column = model.entry_at(at.row()), model.columns[at.column()]
        if entry is None:
            return True
        editor.setModified(False)
        wrong = self.take(entry, column, editor.text())
        editor.setModified(bool(wrong))
        editor.set_wrong(wrong)
        return not wrong

    def _leave(self, editor: SuggestField, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if self.settle(editor):
            self.closeEditor.emit(editor, hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, SuggestField):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self._leave(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, editor: SuggestField, event: QKeyEvent) -> bool:
        key, hint = event.key(), QAbstractItemDelegate.EndEditHint
        offers = editor.offers if editor.has_offers else None
        for_list = key == Qt.Key.Key_Escape or key in _LEAVING[:2]
        if offers is not None and for_list and offers.isVisible():
            if offers.current or key == Qt.Key.Key_Escape:
                return False
            offers.hide()
        if key in _LEAVING:
            by_key = {Qt.Key.Key_Tab: hint.EditNextItem, Qt.Key.Key_Backtab: hint.EditPreviousItem}
            self._leave(editor, by_key.get(Qt.Key(key), hint.NoHint))
            return True
        if key == Qt.Key.Key_Escape:
            editor.setModified(False)
            self.closeEditor.emit(editor, hint.RevertModelCache)
            return True
        return False

"""The table of a ledger: rows are chosen, edited in place, copied, deleted; its head sorts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fzdesk.gui import theme
from fzdesk.gui.ledger.cell_words import is_table
from fzdesk.gui.ledger.columns import GAP, MARK_WIDTH, ShownColumn
from fzdesk.gui.ledger.entries_model import NUMBERS, EntriesModel
from fzdesk.gui.ledger.entry_cells import INSET, ROW, EntryCells
from fzdesk.gui.ledger.suggest_field import SuggestField
from fzdesk.gui.widgets import painting
from fzdesk.ledger.model import Entry


class EntriesTable(QTableView):
    """Shows an ``EntriesModel``; keeps nothing itself."""

    current_changed = Signal(object)  # Entry or None
    delete_wanted = Signal()
    copy_wanted = Signal()  # into the entry row
    evidence_wanted = Signal()
    table_pasted = Signal(str)
    menu_wanted = Signal(object, object)  # where (QPoint, global), LedgerColumn or None

    def __init__(self, model: EntriesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = model
        self.hovered = -1
        self.by_keys = False
        self.setModel(model)
        self.cells = EntryCells(self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName("台账条目")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(ROW))
        self.horizontalHeader().setMinimumSectionSize(1)

    # entries

    def current_entry(self) -> Entry | None:
        """The entry the keys are at."""
        index = self.currentIndex()
        return self.entries.entry_at(index.row()) if index.isValid() else None

    def chosen_rows(self) -> list[int]:
        """The rows chosen, from the top, without heads of months."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for row in rows if self.entries.month_at(row) is None]

    def chosen(self) -> Iterator[Entry]:
        """The entries chosen, from the top."""
        rows = self.chosen_rows()
        for row in rows:
            if (entry := self.entries.entry_at(row)) is not None:
                yield entry

    def choose(self, row: int) -> None:
        """Make one row the chosen one and bring it into sight."""
        index = self.entries.index(row, max(self.currentIndex().column(), 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def choose_all(self, rows: Sequence[int]) -> None:
        """Make several rows the chosen ones, the keys at the first of them."""
        if not rows:
            return
        self.choose(min(rows))
        flags = QItemSelectionModel.SelectionFlag
        for row in rows:
            self.selectionModel().select(self.entries.index(row, 0), flags.Select | flags.Rows)

    def settled(self) -> bool:
        """Take what is being typed in a cell; False when that is wrong and stays."""
        return not self.wrong()

    def wrong(self) -> str:
        """Take what is being typed in a cell; what is wrong with it, empty when nothing is."""
        editor = self.editor()
        return "" if editor is None or self.cells.settle(editor) else editor.toolTip()

    def mended(self) -> bool:
        """Take what is being typed in a cell; False when that is wrong: the cursor goes there."""
        if self.settled():
            return True
        if (editor := self.editor()) is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def editor(self) -> SuggestField | None:
        """The field of the cell being edited, also while another place is shown."""
        found = self.viewport().findChildren(SuggestField)
        return next((field for field in found if not field.isHidden()), None)

    # columns

    def lay_out(self, columns: Sequence[ShownColumn]) -> None:
        """Give the columns their widths."""
        for number, shown in enumerate(columns):
            self.setColumnWidth(number, theme.px(shown.width) + (INSET if number == 0 else 0))
        self.setColumnWidth(len(columns), theme.px(MARK_WIDTH) + INSET)

    def words_width(self, number: int) -> int:
        """How wide a column is to be for the words of it in sight, in pixels."""
        entries, metrics = self.entries, QFontMetricsF(theme.font())
        last = self.rowAt(self.viewport().height() - 1)
        rows = range(max(self.rowAt(0), 0), last + 1 if last >= 0 else entries.rowCount())
        texts = (
            str(entries.index(row, number).data() or "") for row in rows if entries.month_at(row) is None
        )
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        return ceil(widest) + GAP + (INSET if number == 0 else 0)

    def content_right(self) -> int:
        """Where the columns end, in the viewport."""
        last = len(self.entries.columns)
        return self.columnViewportPosition(last) + self.columnWidth(last) - INSET

    # Qt

    def currentChanged(self, current: object, previous: object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self.current_changed.emit(self.current_entry())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keys = False
        if not self.mended():  # what is wrong in a cell is mended first
            return
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        entry = self.entries.entry_at(index.row()) if index.isValid() else None
        if left and entry is not None and entry.evidence and index.column() == len(self.entries.columns):
            self.evidence_wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.entries.count:
            self.choose(self.entries.row_of(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keys = True
        key, modifiers = event.key(), event.modifiers()
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key == Qt.Key.Key_Delete and plain:
            self.delete_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        elif key == Qt.Key.Key_D and control:
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_C and control:
            self.copy()
        elif key == Qt.Key.Key_V and control:
            if is_table(text := QGuiApplication.clipboard().text()):
                self.table_pasted.emit(text)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, as Excel and WPS take them."""
        columns = range(len(self.entries.columns))
        lines = (
            "\t".join(str(self.entries.index(row, column).data() or "") for column in columns)
            for row in self.chosen_rows()
        )
        if text := "\n".join(lines):
            QGuiApplication.clipboard().setText(text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid() or self.entries.month_at(index.row()) is not None:
            return
        at = event.globalPos()
        if by_key:
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(8, 0))
        number = index.column()
        column = self.entries.columns[number] if number < len(self.entries.columns) else None
        self.menu_wanted.emit(at, column)


class EntriesHead(QHeaderView):
    """The headings above the entry row: a click sorts by a column, a second one the other way round.

    The edges between them are dragged; a double click there makes room for the words in sight.
    """

    sort_wanted = Signal(str)  # key of the column
    edge_dragged = Signal(int, int)  # number of the column before it, and how wide (pixels) that would be
    edge_left = Signal()  # the mouse let it go
    menu_asked = Signal(object)  # QPoint, global

    def __init__(self, table: EntriesTable) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._table = table
        self.setModel(table.entries)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(theme.px(30))
        self.setAccessibleName("列标题，点一下排序")
        self._moving = self._following = False
        self.sectionClicked.connect(self._sort)
        self.sectionResized.connect(self._drag)
        self.sectionHandleDoubleClicked.connect(self._fit)
        table.horizontalScrollBar().valueChanged.connect(self.setOffset)

    def follow(self) -> None:
        """Take the widths of the table's columns, and show by which one it is sorted."""
        self._following, modes = True, QHeaderView.ResizeMode
        for number in range(self.count()):
            movable = number < self.count() - 2  # the marks have their width; there the edge stays
            self.setSectionResizeMode(number, modes.Interactive if movable else modes.Fixed)
            self.resizeSection(number, self._table.columnWidth(number))
        self._following = False
        self.viewport().update()

    def _drag(self, number: int, _before: int, width: int) -> None:
        if not self._following:
            self._moving = True
            self.edge_dragged.emit(number, width)

    def _fit(self, number: int) -> None:
        self.edge_dragged.emit(number, self._table.words_width(number))
        self.edge_left.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._moving:
            self._moving = False
            self.edge_left.emit()

    def _sort(self, number: int) -> None:
        if number < len(self._table.entries.columns):
            self.sort_wanted.emit(self._table.entries.columns[number].key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, number: int) -> None:
        model = self._table.entries
        line = QRectF(rect.x(), rect.bottom(), rect.width(), 1)
        if number >= len(model.columns):
            line.setWidth(line.width() - INSET)
            painter.fillRect(line, theme.colour("line"))
            return
        column = model.columns[number]
        first = INSET if number == 0 else 0
        line.setLeft(line.left() + first)
        painter.fillRect(line, theme.colour("line"))
        area = QRectF(rect).adjusted(first, 0, -GAP, -1)
        sorted_by = model.view.sort == column.key
        ink = "ink" if sorted_by else "quiet"
        right = column.type in NUMBERS
        font = theme.font("secondary", medium=sorted_by)
        taken = painting.words(painter, column.title, area, font, ink, right=right)
        if sorted_by and area.width() - taken > 12 and not right:
            name = "arrow-down" if model.view.descending else "arrow-up"
            painting.icon(painter, name, "quiet", area.left() + taken + 2, area.center().y(), self, 12)

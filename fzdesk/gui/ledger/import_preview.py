"""What an import would bring: a table with every fault in its place, to be mended there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fzdesk.catalogue.model import LedgerColumn, LedgerKind
from fzdesk.gui import theme
from fzdesk.ledger.tables import ReadRow, Twin
from fzdesk.ledger.words import RowProblem, show_cell

Filter = Literal["all", "faults", "twins"]
Index = QModelIndex | QPersistentModelIndex
TWIN_WORDS: dict[Twin, str] = {"": "", "file": "与表格里前面的一行重复", "ledger": "台账里已经有这一条"}
NUMBER, WIDEST, SAMPLE = 64, 240, 60
_NO_INDEX = QModelIndex()


class PreviewModel(QAbstractTableModel):
    """Rows as they would come in; the first column is the row's number in the file."""

    edited = Signal(int, str, str)  # row number, column key, what was typed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[LedgerColumn, ...] = ()
        self.shown: tuple[ReadRow, ...] = ()
        self._rows: tuple[ReadRow, ...] = ()
        self._filter: Filter = "all"

    def show_rows(self, kind: LedgerKind, keys: Sequence[str], rows: tuple[ReadRow, ...]) -> None:
        """Show rows with the columns that are filled, and those that are required."""
        self.beginResetModel()
        self.columns = tuple(c for c in kind.columns if c.key in keys or c.required)
        self._rows = rows
        self._choose()
        self.endResetModel()

    def set_filter(self, wanted: Filter) -> None:
        """Show all rows, those with a fault, or those found twice."""
        self.beginResetModel()
        self._filter = wanted
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        match self._filter:
            case "faults":
                self.shown = tuple(row for row in self._rows if row.problems)
            case "twins":
                self.shown = tuple(row for row in self._rows if row.twin)
            case _:
                self.shown = self._rows

    def words_of(self, row: ReadRow) -> str:
        """Everything there is to say of a row."""
        titles = {column.key: column.title for column in self.columns}
        said = [f"“{titles.get(p.column, p.column)}”：{p.message}" for p in row.problems]
        if row.twin:
            said.append(f"{TWIN_WORDS[row.twin]}。")
        return f"第 {row.number} 行　{'　'.join(said)}" if said else ""

    # what Qt asks

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if not section:
            return "行"
        column = self.columns[section - 1]
        return f"{column.title} *" if column.required else column.title

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.shown[index.row()]
        if not index.column():
            return self._number(row, role)
        column = self.columns[index.column() - 1]
        problem = self._problem(row, column.key)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._words(row, column, bare=role == Qt.ItemDataRole.EditRole)
            case Qt.ItemDataRole.ForegroundRole:
                if problem is not None:
                    return QBrush(theme.colour("wrong" if problem.serious else "attn"))
                return QBrush(theme.colour("quiet")) if row.twin or row.wrong else None
            case Qt.ItemDataRole.DecorationRole if problem is not None:
                return theme.icon(*(("wrong", "wrong") if problem.serious else ("attention", "attn")))
            case Qt.ItemDataRole.ToolTipRole if problem is None:
                return self._words(row, column, bare=True) or None  # where the column is too narrow for it
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return problem.message if problem is not None else None
        return None

    def _number(self, row: ReadRow, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.number} 重复" if row.twin else str(row.number)
            case Qt.ItemDataRole.ForegroundRole:
                return QBrush(theme.colour("wrong" if row.wrong else "attn" if row.twin else "quiet"))
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return TWIN_WORDS[row.twin] or None
        return None

    @staticmethod
    def _words(row: ReadRow, column: LedgerColumn, *, bare: bool) -> str:
        if column.key in row.shown:
            return row.shown[column.key]
        words = show_cell(row.values.get(column.key), column)
        missing = not words and not bare and any(problem.column == column.key for problem in row.problems)
        return "未填" if missing else words

    @staticmethod
    def _problem(row: ReadRow, key: str) -> RowProblem | None:
        return next((problem for problem in row.problems if problem.column == key), None)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() else usual

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        self.edited.emit(self.shown[index.row()].number, self.columns[index.column() - 1].key, str(value))
        return True


class PreviewTable(QTableView):
    """Shows a ``PreviewModel``; F2, a double click or a key edits a cell."""

    row_changed = Signal(object)  # ReadRow or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = PreviewModel(self)
        self.setModel(self.preview)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(32))
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setFixedHeight(theme.px(28))
        self.preview.modelReset.connect(self._tell)
        self.selectionModel().currentChanged.connect(self._tell)

    def current_row(self) -> ReadRow | None:
        """The row the keys are at."""
        index = self.currentIndex()
        return self.preview.shown[index.row()] if index.isValid() else None

    def fit_columns(self) -> None:
        """Wide enough for the first rows, never wider than is good to read."""
        metrics, model = self.fontMetrics(), self.preview
        self.setColumnWidth(0, theme.px(NUMBER))
        for at in range(1, model.columnCount()):
            texts = [str(model.data(model.index(row, at))) for row in range(min(model.rowCount(), SAMPLE))]
            texts.append(str(model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)))
            width = max(metrics.horizontalAdvance(text) for text in texts)
            self.setColumnWidth(at, min(width + theme.px(36), theme.px(WIDEST)))

    def go_to(self, number: int, key: str) -> None:
        """Bring a cell back into sight after the rows were read anew."""
        columns = [column.key for column in self.preview.columns]
        for at, row in enumerate(self.preview.shown):
            if row.number == number and key in columns:
                self.setCurrentIndex(self.preview.index(at, columns.index(key) + 1))
                return

    def _tell(self) -> None:
        self.row_changed.emit(self.current_row())

"""A ledger's entries as Qt's table sees them: read page by page, grouped under their months.

Nothing is held but the pages lately looked at, so that 100,000 entries open as fast as a hundred.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from fzdesk.catalogue.model import LedgerColumn
from fzdesk.errors import UserError
from fzdesk.gui.ledger.cell_words import cell_words
from fzdesk.ledger.model import Entry, Shape, View

Index = QModelIndex | QPersistentModelIndex
PAGE, KEPT = 120, 24  # entries read at once; pages kept
ENTRY = int(Qt.ItemDataRole.UserRole)
MONTH = ENTRY + 1
NUMBERS = ("integer", "decimal")


class Month(NamedTuple):
    """The head of a month: “2025-12” and how many entries it has."""

    name: str
    rows: int


class Reader(Protocol):
    """What the table needs of ``operations.ledgers.LedgerReader``."""

    def entries(self, view: View, offset: int, limit: int) -> list[Entry]: ...
    def shape(self, view: View) -> Shape: ...


class EntriesModel(QAbstractTableModel):
    """Rows are entries and, where they are grouped, heads of months; the last column marks evidence."""

    failed = Signal(object)  # UserError: the ledger could not be read

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._view = View(kind="")
        self._columns: tuple[LedgerColumn, ...] = ()
        self._grouped = False
        self.year: int | None = None
        self.editable = True  # whether cells can be changed in their place
        self._shape = Shape(0, ())
        self._starts: list[int] = []  # entry number with which each month begins
        self._heads: list[int] = []  # row of each month's head
        self._pages: OrderedDict[int, list[Entry]] = OrderedDict()

    # what is shown

    @property
    def view(self) -> View:
        return self._view

    @property
    def columns(self) -> tuple[LedgerColumn, ...]:
        return self._columns

    @property
    def count(self) -> int:
        """How many entries there are, without the heads of months."""
        return self._shape.rows

    def show(self, view: View, columns: Sequence[LedgerColumn], *, grouped: bool, year: int | None) -> None:
        """Show the entries of ``view``, ``grouped`` under their months (when they are in that order).

        Days of ``year`` are written without it.
        """
        self.beginResetModel()
        self._view, self._columns, self.year = view, tuple(columns), year
        self._grouped = grouped and view.sort == "date"
        self._read_shape()
        self.endResetModel()

    def refresh(self) -> None:
        """Something changed in the ledger: read it again.  The same shape keeps selection and place."""
        before = self._shape
        self._pages.clear()
        shape = self._try_shape()
        if shape == before:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self._columns)))
            return
        self.beginResetModel()
        self._read_shape(shape)
        self.endResetModel()

    def _try_shape(self) -> Shape:
        try:
            return self._reader.shape(self._view)
        except UserError as error:
            self.failed.emit(error)
            return Shape(0, ())

    def _read_shape(self, shape: Shape | None = None) -> None:
        self._pages.clear()
        self._shape = shape if shape is not None else self._try_shape()
        counts = [count for _, count in self._shape.months] if self._grouped else []
        self._starts = [0, *accumulate(counts)][:-1] if counts else []
        self._heads = [start + number for number, start in enumerate(self._starts)]

    # rows

    def month_at(self, row: int) -> Month | None:
        """The month whose head a row is; None for an entry."""
        at = bisect_right(self._heads, row) - 1
        if at >= 0 and self._heads[at] == row:
            return Month(*self._shape.months[at])
        return None

    def number_at(self, row: int) -> int:
        """Which entry of the view a row shows, from 0."""
        return row - bisect_right(self._heads, row)

    def row_of(self, number: int) -> int:
        """The row of an entry by its number in the view."""
        return number + bisect_right(self._starts, number)

    def entry_at(self, row: int) -> Entry | None:
        """The entry of a row, read now if it was not; None for a month's head."""
        if not 0 <= row < self.rowCount() or self.month_at(row) is not None:
            return None
        page, place = divmod(self.number_at(row), PAGE)
        entries = self._page(page)
        return entries[place] if place < len(entries) else None

    def find(self, entry_id: int, near: int = 0) -> int:
        """The row of an entry among the pages read lately and the one around ``near``; -1 if not there."""
        if self._shape.rows:
            self._page(min(self.number_at(max(near, 0)), self._shape.rows - 1) // PAGE)
        for page, entries in self._pages.items():
            for place, entry in enumerate(entries):
                if entry.id == entry_id:
                    return self.row_of(page * PAGE + place)
        return -1

    def locate(self, entry: Entry) -> int:
        """The row of an entry wherever it is, by its date; -1 where it is not shown or not sorted by date."""
        if self._view.sort != "date":
            return self.find(entry.id)
        wanted, low, high = _by_date(entry), 0, self._shape.rows
        while low < high:
            middle = (low + high) // 2
            found = self.entry_at(self.row_of(middle))
            if found is None:
                return -1
            if found.id == entry.id:
                return self.row_of(middle)
            if (_by_date(found) > wanted) == self._view.descending:
                low = middle + 1
            else:
                high = middle
        return -1

    def _page(self, page: int) -> list[Entry]:
        if page in self._pages:
            self._pages.move_to_end(page)
            return self._pages[page]
        try:
            entries = self._reader.entries(self._view, page * PAGE, PAGE)
        except UserError as error:
            entries = []
            self.failed.emit(error)
        self._pages[page] = entries
        if len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return entries

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._shape.rows + len(self._heads)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.month_at(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.editable and index.column() < len(self._columns):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section >= len(self._columns):
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        if (month := self.month_at(row)) is not None:
            return self._month_data(month, index.column(), role)
        if role not in _ROLES or (entry := self.entry_at(row)) is None:
            return None
        if role == ENTRY:
            return entry
        if index.column() >= len(self._columns):
            return self._mark_data(entry, role)
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        value = entry.values.get(column.key)
        words = cell_words(value, column, self.year)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}，{words or '空'}"
        return words

    def _month_data(self, month: Month, column: int, role: int) -> Any:
        if role == MONTH:
            return month
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and column == 0:
            return f"{month_words(month.name, self.year)}，{month.rows} 条"
        return None

    @staticmethod
    def _mark_data(entry: Entry, role: int) -> Any:
        if not entry.evidence or role not in (
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        return f"佐证材料 {entry.evidence} 件"


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.TextAlignmentRole,
    ENTRY,
)


def _by_date(entry: Entry) -> tuple[str, int]:
    """What decides the order of entries sorted by date."""
    return str(entry.values.get("date", "")), entry.id


def alignment(column: LedgerColumn) -> Qt.AlignmentFlag:
    """Numbers stand right, everything else left."""
    side = Qt.AlignmentFlag.AlignRight if column.type in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def month_words(name: str, year: int | None = None) -> str:
    """“2025-12” as 12 月, or 2025 年 12 月 where it is not of ``year``."""
    y, _, m = name.partition("-")
    if not m:
        return name or "没有日期"
    return f"{int(m)} 月" if year is not None and int(y) == year else f"{y} 年 {int(m)} 月"

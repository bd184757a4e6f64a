"""The versions of a report, newest first, by day: why each was kept, when, how far the report was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting
from fzdesk.store.versions import KIND_TITLES, Kind, Version

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
HEIGHT, CAPTION = 52, 28
SIDE, INNER = 8, 8
WEEKDAYS = "一二三四五六日"
LOOKS: dict[Kind, tuple[str, str]] = {  # icon, colour
    "auto": ("history", "quiet"),
    "manual": ("flag", "accent"),
    "final": ("done", "done"),
    "reopened": ("pen", "quiet"),
    "import": ("import", "quiet"),
    "restore": ("undo", "quiet"),
    "catalogue": ("book", "quiet"),
}


class Line(NamedTuple):
    """A line of the list: a version, or the day of those that follow; `exports` says what left of it."""

    day: str = ""
    version: Version | None = None
    exports: str = ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        if self.version is None:
            return self.day
        at = self.version.at.astimezone()
        return f"{title(self.version)}，{at:%H:%M}，{self.version.progress}，{self.version.who}{self.exports}"


def title(version: Version) -> str:
    """Why a version was kept, and what it is called."""
    return f"{KIND_TITLES[version.kind]}　{version.name}".rstrip()


def moment(version: Version) -> str:
    """When it was kept, for people."""
    return f"{version.at.astimezone():%Y年%m月%d日 %H:%M}"


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return line if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].version is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def replace(self, lines: tuple[Line, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(ROW)
        return QSize(160, theme.px(CAPTION if line.version is None else HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(ROW)
        area = QRectF(option.rect).adjusted(SIDE, 0, -SIDE, 0)  # type: ignore[attr-defined]
        painter.save()
        if line.version is None:
            inner = area.adjusted(INNER, 0, -INNER, 0)
            painting.words(painter, line.day, inner, theme.font("secondary"), "quiet")
        else:
            self._paint_version(painter, line, area, option)
        painter.restore()

    @staticmethod
    def _paint_version(painter: QPainter, line: Line, area: QRectF, option: QStyleOptionViewItem) -> None:
        version, widget = line.version, option.widget  # type: ignore[attr-defined]
        assert version is not None
        state = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and widget.by_keys
        if selected:
            painting.box(painter, area.adjusted(0, 1, 0, -1), "soft", "accent" if focused else "", thick=2)
            painting.box(painter, QRectF(area.left(), area.center().y() - 8, 3, 16), "accent", radius=1.5)
        elif focused:
            painting.box(painter, area.adjusted(0, 1, 0, -1), "", "accent", thick=2)
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, area.adjusted(0, 1, 0, -1), "hover")
        icon, tint = LOOKS[version.kind]
        left, half = area.left() + INNER, area.height() / 2
        painting.icon(painter, icon, "accent" if selected else tint, left, area.top() + half / 2 + 4, widget)
        left += 24
        upper = QRectF(left, area.top() + 4, area.right() - INNER - left, half - 4)
        lower = QRectF(left, area.top() + half - 2, area.right() - INNER - left, half - 4)
        ink = "accent" if selected else "ink"
        time = f"{version.at.astimezone():%H:%M}"
        taken = painting.words(
            painter, time, upper, theme.font("secondary"), "accent" if selected else "quiet", right=True
        )
        name = upper.adjusted(0, 0, -taken - 8, 0)
        painting.words(painter, title(version), name, theme.font(medium=selected or bool(version.name)), ink)
        words = f"{version.progress}{line.exports}"
        painting.words(painter, words, lower, theme.font("secondary"), "quiet")


class TimelineList(QListView):
    """One version or two can be chosen: by mouse, Ctrl and mouse, arrows, Shift and arrows."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Lines(self)
        self.by_keys = False  # the focus came by keys: show where it is
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keys = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keys = False
        super().mousePressEvent(event)

    def show_versions(self, versions: Sequence[Version], exports: dict[int, str]) -> None:
        """Show these, newest first; what was chosen stays chosen where it is still there, else the newest."""
        before = {version.number for version in self.versions()}
        lines: list[Line] = []
        for day, group in groupby(versions, lambda version: version.at.astimezone().date()):
            lines.append(Line(day_words(day)))
            lines += [Line("", version, exports.get(version.number, "")) for version in group]
        self._model.replace(tuple(lines))
        wanted = [version for version in versions if version.number in before] or list(versions[:1])
        for version in wanted:
            self.choose(version.number, add=True)

    def choose(self, number: int, *, add: bool = False) -> None:
        """Choose a version by its number, beside those chosen or instead of them."""
        flag = self.selectionModel().SelectionFlag
        for row, line in enumerate(self._model.lines):
            if line.version is not None and line.version.number == number:
                index = self._model.index(row)
                self.selectionModel().setCurrentIndex(index, flag.Select if add else flag.ClearAndSelect)

    def versions(self) -> list[Version]:
        """What is chosen, newest first."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [version for row in rows if (version := self._model.lines[row].version) is not None]

    def lines(self) -> tuple[Line, ...]:
        """Everything the list shows."""
        return self._model.lines


def day_words(day: dt.date) -> str:
    """A day as the list heads it: 2026年11月21日 星期六."""
    return f"{day.year}年{day.month}月{day.day}日　星期{WEEKDAYS[day.weekday()]}"

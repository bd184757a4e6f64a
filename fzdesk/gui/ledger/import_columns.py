"""Which column of a table fills which of the ledger: one box for every column of the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fzdesk.catalogue.model import LedgerColumn, LedgerKind
from fzdesk.gui import theme
from fzdesk.gui.ledger.words_box import WordsBox
from fzdesk.ledger.headings import Columns

NOTHING, FIXED = -1, -2
PAUSE_MS = 250  # after the last key, before the rows are read anew
WIDTH = 324
LABEL = 104
LINE, LEAST = 42, 10  # characters of a line in a list, and of the sample in it


class Row(NamedTuple):
    """A column's widgets."""

    column: LedgerColumn
    label: QLabel
    box: WordsBox
    words: QLineEdit


class ColumnChoices(QScrollArea):
    """``changed`` follows every choice the clerk makes."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, Row] = {}
        self._names: tuple[str, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.px(WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_kind(self, kind: LedgerKind) -> None:
        """One row for every column of the ledger."""
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, column in enumerate(kind.columns):
            row = self._row(column)
            self.rows[column.key] = row
            grid.addWidget(row.label, at, 0, Qt.AlignmentFlag.AlignTop)
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(row.box)
            cell.addWidget(row.words)
            grid.addLayout(cell, at, 1)
        grid.setRowStretch(len(kind.columns), 1)
        self.setWidget(inner)

    def show_table(
        self, names: Sequence[str], samples: Sequence[str], columns: Columns, fixed: Mapping[str, str]
    ) -> None:
        """What there is to choose from, and what is chosen."""
        self._names = tuple(names)
        for key, row in self.rows.items():
            row.box.blockSignals(True)
            row.box.clear()
            row.box.add("不导入", NOTHING)
            for at, (name, sample) in enumerate(zip(names, samples, strict=True)):
                if name or sample:
                    row.box.add(*_words_of(at, name, sample))
            row.box.add("每行都填…", FIXED)
            chosen = columns.get(key, FIXED if key in fixed else NOTHING)
            row.box.setCurrentIndex(max(0, row.box.findData(chosen)))
            row.words.setText(fixed.get(key, ""))
            row.box.blockSignals(False)
            row.box.updateGeometry()
            self._follow(row)

    def columns(self) -> Columns:
        """What is chosen."""
        return {key: at for key, row in self.rows.items() if (at := row.box.currentData()) >= 0}

    def fixed(self) -> dict[str, str]:
        """Words for every row, by column."""
        return {
            key: words
            for key, row in self.rows.items()
            if row.box.currentData() == FIXED and (words := row.words.text().strip())
        }

    def _row(self, column: LedgerColumn) -> Row:
        label = QLabel(f"{column.title}{' *' if column.required else ''}", wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFixedWidth(theme.px(LABEL))
        label.setMinimumHeight(theme.px(28))
        label.setToolTip("必填" if column.required else "")
        box = WordsBox()
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setAccessibleName(f"{column.title}取哪一列")
        box.installEventFilter(self)
        words = QLineEdit(placeholderText="／".join(column.options[:3]) or "写一次，每行都填")
        words.setProperty("fit", "row")
        words.setAccessibleName(f"{column.title}每行都填什么")
        row = Row(column, label, box, words)
        box.currentIndexChanged.connect(lambda _=0, row=row: self._choose(row))
        words.textEdited.connect(lambda _="": self._pause.start())
        return row

    def _choose(self, row: Row) -> None:
        self._follow(row)
        if row.box.currentData() == FIXED:
            row.words.setFocus()
        self.changed.emit()

    def _follow(self, row: Row) -> None:
        chosen = row.box.currentData()
        row.words.setVisible(chosen == FIXED)
        lacking = row.column.required and (chosen == NOTHING)
        theme.set_state(row.label, role="attn" if lacking else "small")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the list of columns; it changes no choice in passing."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _words_of(at: int, name: str, sample: str) -> tuple[str, int, str]:
    """A column of the table: its heading with an example of its cells, its place, its heading alone."""
    title, example = " ".join(name.split()), " ".join(sample.split())
    most = max(LEAST, LINE - len(title))
    example = example if len(example) <= most else f"{example[:most]}…"
    title = title or f"第{at + 1}列"
    whole = f"{title}（{example}）" if example else title
    return whole, at, title if name else whole

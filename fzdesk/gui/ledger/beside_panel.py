"""台账的数字和正文: what a ledger counts, what the report prints, and a button to make them the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.ledger.figure_facts import Beside, Standing
from fzdesk.gui.widgets import painting
from fzdesk.gui.widgets.emptying import empty_layout
from fzdesk.gui.widgets.status_words import IconWord, Status

LOOKS: dict[Standing, tuple[Status, str, str, str]] = {  # status, words, button, its deed
    "same": ("done", "一致", "", ""),
    "stale": ("attention", "正文写 {said}", "更新", "update"),
    "typed": ("attention", "手工填报 {said}", "改用台账", "take"),
    "unanswered": ("empty", "还没答", "去填写", "go"),
    "not_done": ("attention", "答了没开展", "去改", "go"),
    "unsaid": ("note", "正文没写", "去看", "go"),
}
ROOM, GAP = 316, 8  # px of the usual type size, between the column's margins and its scroll bar
NOTHING = "记了条目，这里就列出报告要用的数字。"


class BesideRow(QWidget):
    """One figure: how it stands, its number (a click shows the entries), what the report says, the button."""

    acted = Signal(str, str)  # deed, full key
    rows_wanted = Signal(str)  # full key

    def __init__(self, found: Beside, *, editable: bool) -> None:
        super().__init__()
        self.found = found
        status, words, button, deed = LOOKS[found.standing]
        key = found.at.key
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(0)
        self.name = IconWord(size="base")
        self.name.show_words(LOOK_ICONS[status][0], found.at.words, LOOK_ICONS[status][1], "ink")
        self.name.set_clickable(True)
        self.name.setToolTip("看这个数字计入了哪几条")
        self.name.clicked.connect(lambda: self.rows_wanted.emit(key))
        said = words.format(said=found.said)
        self.said = QLabel(said)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("role", ROLES[status])
        self.said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid.addWidget(self.name, 0, 0)
        grid.setColumnStretch(1, 1)
        self.button: QPushButton | None = None
        if button and (editable or deed == "go"):
            self.button = QPushButton(button)
            self.button.setProperty("fit", "row")
            self.button.setAccessibleName(f"{found.at.words}，{said}，{button}")
            self.button.clicked.connect(lambda: self.acted.emit(deed, key))
        after = self.button.sizeHint().width() + GAP if self.button else 0
        wanted = self.name.sizeHint().width() + GAP + self.said.sizeHint().width() + after
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        one_line = wanted <= theme.px(ROOM)
        if one_line:
            grid.addWidget(self.said, 0, 2, right)
            self.setMinimumHeight(theme.px(36))
        else:
            grid.addWidget(self.said, 1, 0, 1, 3)
            self.said.setIndent(20)
        if self.button is not None:
            grid.addWidget(self.button, 0, 3, 1 if one_line else 2, 1, right)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{found.at.words}，{said}，回车看计入的条目")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.rows_wanted.emit(self.found.at.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painting.box(painter, QRectF(self.rect()), "", "accent", radius=4, thick=2)
            painter.end()


LOOK_ICONS: dict[Status, tuple[str, str]] = {
    "done": ("done", "done"),
    "attention": ("attention", "attn"),
    "wrong": ("wrong", "wrong"),
    "empty": ("empty", "quiet"),
    "note": ("note", "quiet"),
}
ROLES: dict[Status, str] = {
    "done": "done",
    "attention": "attn",
    "wrong": "wrong",
    "empty": "secondary",
    "note": "secondary",
}


class BesidePanel(QWidget):
    """The figures of one ledger."""

    acted = Signal(str, str)  # deed (update, take, go), full key
    rows_wanted = Signal(str)  # full key of a figure
    update_all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BesideRow] = []
        self._shown: tuple[object, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QGridLayout()
        head.setContentsMargins(0, 0, 0, 8)
        title = QLabel("台账的数字和正文")
        title.setProperty("role", "strong")
        self.all_button = QPushButton("全部更新")
        self.all_button.setProperty("fit", "row")
        self.all_button.clicked.connect(self.update_all_wanted)
        head.addWidget(title, 0, 0)
        head.addWidget(self.all_button, 0, 1)
        head.setColumnStretch(0, 1)
        layout.addLayout(head)
        self._empty = QLabel(NOTHING, wordWrap=True)
        self._empty.setProperty("role", "secondary")
        layout.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout.addLayout(self._list)

    def show_figures(self, found: Sequence[Beside], *, editable: bool) -> None:
        """Show how the figures stand; the same again changes nothing."""
        if (now := (tuple(found), editable)) == self._shown:
            return
        self._shown = now
        empty_layout(self._list)
        self.rows = []
        for one in found:
            row = BesideRow(one, editable=editable)
            row.acted.connect(self.acted)
            row.rows_wanted.connect(self.rows_wanted)
            self._list.addWidget(_line())
            self._list.addWidget(row)
            self.rows.append(row)
        if found:
            self._list.addWidget(_line())
        self._empty.setVisible(not found)
        stale = sum(one.standing == "stale" for one in found)
        self.all_button.setVisible(stale > 1 and editable)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line-desk")
    return line

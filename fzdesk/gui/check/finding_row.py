"""One finding on the page: a line, and when it is the current one its words, the reason and what to do."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.check import words
from fzdesk.gui.check.findings import Found
from fzdesk.gui.session import Session
from fzdesk.gui.widgets import painting
from fzdesk.gui.widgets.line_row import LineRow
from fzdesk.gui.widgets.status_words import IconWord

LEVEL_WIDTH, LINE = 64, 28
_UP_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def row_button(text: str, clicked: object, role: str = "") -> QPushButton:
    """A button of 28 px in a row."""
    button = QPushButton(text)
    button.setProperty("fit", "row")
    if role:
        button.setProperty("role", role)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(clicked)
    return button


def reason_row() -> LineRow:
    """The row in which the clerk says why a finding is left as it is."""
    hint = "为什么不改，例如：县里统一表述"
    return LineRow("忽略", name="忽略的原因", hint=hint, needed=True, may_cancel=True)


class FindingRow(QFrame):
    """Has the focus as a whole; ``entered`` asks the page to make it the current one."""

    entered = Signal(str)
    moved = Signal(int)  # Up -1, Down +1
    fix_wanted = Signal(str)
    jump_wanted = Signal(str)
    dismissed = Signal(str, str)  # id, reason

    def __init__(self, found: Found, session: Session, *, editable: bool) -> None:
        super().__init__()
        self.found, self._session, self._editable = found, session, editable
        self.is_open = False
        self.details: QWidget | None = None
        self.reason: LineRow | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icon, tint, word = words.LOOKS[found.finding.level]
        self.level = IconWord()
        self.level.show_words(icon, word, tint)
        self.level.setFixedSize(theme.px(LEVEL_WIDTH), theme.px(LINE))
        self.message = QLabel(found.finding.message, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.message.setMinimumHeight(theme.px(LINE))
        self.setAccessibleName(f"{word}，{found.finding.message}")
        self.fix_button = row_button("修复", self._fix)
        self.look_button = row_button("去看看", self._jump)
        self.leave_button = row_button("忽略…", self._ask_reason, "ghost")
        self._lay_out()
        self._show_buttons()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 4, 12, 4)
        outer.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self.level, 0, top)
        head.addWidget(self.message, 1)
        for button in (self.fix_button, self.look_button, self.leave_button):
            head.addWidget(button, 0, top)
        outer.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(theme.px(LEVEL_WIDTH) + 8, 0, 0, 4)
        self._body.setSpacing(8)
        outer.addLayout(self._body)

    @property
    def _jumps(self) -> bool:
        return bool(self.found.step)

    def _show_buttons(self) -> None:
        """On a closed row only the next thing to do; an open one has its own buttons."""
        fixable = self.found.fixable and self._editable
        self.fix_button.setVisible(fixable and not self.is_open)
        self.look_button.setVisible(not fixable and self._jumps and not self.is_open)
        self.leave_button.setVisible(self._editable and not self.is_open)

    def set_open(self, is_open: bool) -> None:
        """Show the details or the line alone."""
        if is_open == self.is_open:
            return
        self.is_open = is_open
        theme.set_state(self, role="wash" if is_open else "")
        theme.set_state(self.message, role="strong" if is_open else "")
        if is_open and self.details is None:
            self.details = self._make_details()
            self._body.addWidget(self.details)
            for one, other in pairwise([self, *self.deeds]):
                QWidget.setTabOrder(one, other)
        if self.details is not None:
            self.details.setVisible(is_open)
        if not is_open:
            self._drop_reason()
        self._show_buttons()
        self.update()

    def _make_details(self) -> QWidget:
        made, finding = QWidget(), self.found.finding
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.original = QLabel(words.original(self.found, self._session), wordWrap=True)
        lines = [
            ("原文", self.original),
            ("原因", _plain(finding.basis)),
            ("建议", _plain("" if self.found.fixable else finding.remedy)),
        ]
        for number, (title, label) in enumerate(lines):
            if label.text():
                name = _plain(title)
                grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
                label.setProperty("role", "secondary")
                grid.addWidget(label, number, 1)
        grid.addLayout(self._make_buttons(), len(lines), 0, 1, 2)
        return made

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.deeds: list[QPushButton] = []
        if self.found.fixable and self._editable:
            self.deeds.append(row_button(words.fix_words(self.found.finding), self._fix, "primary"))
        if self._jumps:
            role = "ghost" if self.deeds else "primary"
            self.deeds.append(row_button("到正文里改", self._jump, role))
        if self._editable:
            self.deeds.append(row_button("忽略，写明原因…", self._ask_reason))
        for button in self.deeds:
            line.addWidget(button)
        line.addStretch(1)
        return line

    # ---- what is done

    def _fix(self) -> None:
        self.fix_wanted.emit(self.found.id)

    def _jump(self) -> None:
        self.jump_wanted.emit(self.found.id)

    def _ask_reason(self) -> None:
        self.entered.emit(self.found.id)
        if self.reason is None:
            self.reason = reason_row()
            self.reason.given.connect(lambda why: self.dismissed.emit(self.found.id, why))
            self.reason.cancelled.connect(self._cancel_reason)
            self._body.addWidget(self.reason)
            QWidget.setTabOrder(self.deeds[-1], self.reason.field)
            QWidget.setTabOrder(self.reason.field, self.reason.button)
        self.reason.field.setFocus()

    def _cancel_reason(self) -> None:
        self.setFocus()
        self._drop_reason()

    def _drop_reason(self) -> None:
        if self.reason is not None:
            self._body.removeWidget(self.reason)
            self.reason.hide()
            self.reason.deleteLater()
            self.reason = None

    # ---- keys, mouse, drawing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._jumps:
            self._jump()
        elif (step := _UP_DOWN.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.found.id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self._jumps:
            self._jump()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.details is not None:
            self.original.setText(words.original(self.found, self._session))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self.is_open:
            painting.box(painter, QRectF(0, 8, 3, self.height() - 16), "accent", radius=1.5)
        if self.hasFocus():
            painting.box(painter, QRectF(self.rect()), "", "accent", thick=2)


def _plain(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "secondary")
    if len(text) <= 2:
        label.setWordWrap(False)
    return label

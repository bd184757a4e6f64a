"""The card over the prose: what is wrong with the words under it, why, and what can be done at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.check import words
from fzdesk.gui.check.finding_row import reason_row, row_button
from fzdesk.gui.check.findings import Found
from fzdesk.gui.widgets.status_words import IconWord

WIDTH = 368
BELOW = 8  # between the words and the card


class FindingCard(QFrame):
    """Lies over the work of the window; Esc, leaving it or scrolling closes it."""

    fix_wanted = Signal(object)  # Found
    dismissed = Signal(object, str)  # Found, reason
    page_wanted = Signal(object)  # Found
    closed = Signal()  # while it had the focus
    shown = Signal(bool)

    def __init__(self, parent: QWidget, *, editable: bool) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self._editable = editable
        self.setProperty("role", "card")
        self.setFixedWidth(theme.px(WIDTH))
        self.level = IconWord()
        self.message = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.message.setProperty("role", "strong")
        self.basis = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.remedy = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.basis.setProperty("role", "secondary")
        self.remedy.setProperty("role", "small")
        self.fix_button = row_button("修复", self._fix, "primary")
        self.leave_button = row_button("忽略…", self._ask_reason)
        self.page_button = row_button("在校核里看", self._go_to_page, "ghost")
        self.reason = reason_row()
        self.reason.given.connect(self._leave)
        self.reason.cancelled.connect(self.close_card)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.level, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.message, 1)
        layout.addLayout(head)
        layout.addWidget(self.basis)
        layout.addWidget(self.remedy)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.fix_button)
        line.addWidget(self.leave_button)
        line.addStretch(1)
        line.addWidget(self.page_button)
        layout.addLayout(line)
        layout.addWidget(self.reason)

    def show_at(self, found: Found, words_box: QRect) -> None:
        """Show ``found`` under its words, or above where there is no room; ``words_box`` in the parent."""
        self.found, one = found, found.finding
        icon, tint, word = words.LOOKS[one.level]
        self.level.show_words(icon, word, tint)
        for label, text in (
            (self.message, one.message),
            (self.basis, one.basis),
            (self.remedy, "" if found.fixable else one.remedy),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.fix_button.setText(words.fix_words(one))
        self.fix_button.setVisible(found.fixable and self._editable)
        self.leave_button.setVisible(self._editable)
        self.reason.hide()
        self.reason.field.setText("")
        self.setAccessibleName(f"{word}，{one.message}")
        self._place(words_box)
        self.show()
        self.raise_()
        self.shown.emit(True)

    def _place(self, box: QRect) -> None:
        width = self.width()
        layout, around = self.layout(), self.parentWidget()
        assert layout is not None
        assert around is not None
        self.setFixedHeight(layout.totalHeightForWidth(width))
        room = around.rect()
        left = min(max(box.left(), 8), room.width() - width - 8)
        top = box.bottom() + BELOW
        if top + self.height() > room.height() - 8:
            top = max(8, box.top() - BELOW - self.height())
        self._box = box
        self.move(QPoint(left, top))

    def take_focus(self) -> None:
        """By keys: the first thing that can be done."""
        buttons = (self.fix_button, self.leave_button, self.page_button)
        next(button for button in buttons if not button.isHidden()).setFocus()

    def close_card(self) -> None:
        """Take it away; the owner gets the focus back if the card had it."""
        if self.isVisible():
            inside = self._has_focus()
            self.hide()
            self.found = None
            self.shown.emit(False)
            if inside:
                self.closed.emit()

    def _fix(self) -> None:
        if (found := self.found) is not None:
            self.close_card()
            self.fix_wanted.emit(found)

    def _ask_reason(self) -> None:
        self.reason.show()
        self._place(self._box)
        self.reason.field.setFocus()

    def _leave(self, reason: str) -> None:
        if (found := self.found) is not None:
            self.close_card()
            self.dismissed.emit(found, reason)

    def _go_to_page(self) -> None:
        if (found := self.found) is not None:
            self.close_card()
            self.page_wanted.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        else:
            super().keyPressEvent(event)

    def holds_pointer(self) -> bool:
        """Whether the mouse is on it, or it is being written in."""
        return self.underMouse() or self._has_focus()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and not self.holds_pointer():
            self.close_card()
        return super().event(event)

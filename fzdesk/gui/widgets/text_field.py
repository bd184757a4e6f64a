"""Text fields: one line, and one that grows with its text.  What nobody sees in a paste is dropped."""

from __future__ import annotations

import unicodedata
from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QToolTip,
    QWidget,
)

from fzdesk.gui import theme
from fzdesk.unseen import is_unseen

PASSED_AT_MOST = 12
TOLD_MS = 6000
NOT_TAKEN = "现在写的没有记进报告。"
_NO_CHARACTER = ("Co", "Cn")  # for private use, and not assigned
Height = Literal["row", "", "form"]


def clean(text: str, *, lines: bool = False) -> str:
    """``text`` without what nobody sees in it; ``lines`` keeps line ends as one newline."""
    text = ("\n" if lines else " ").join(text.splitlines())  # WPS ends lines with \v too
    text = text.replace("\t", " ").replace("\u00a0", " ")
    return "".join(c for c in text if c == "\n" or not _is_dropped(c))


def _is_dropped(char: str) -> bool:
    return is_unseen(char) or unicodedata.category(char) in _NO_CHARACTER


def tell_removed(field: QWidget, text: str) -> None:
    """Say below a field how many characters of what was pasted `clean` left out; nothing when it was none."""
    count = sum(_is_dropped(c) for c in text if not c.isspace())
    if count:
        below = field.mapToGlobal(field.rect().bottomLeft())
        QToolTip.showText(below, f"去掉了 {count} 个看不见的控制字符。", field, field.rect(), TOLD_MS)


def common(one: str, other: str) -> int:
    """How many characters both begin with."""
    most = min(len(one), len(other))
    return next((n for n in range(most) if one[n] != other[n]), most)


def carried(at: int, old: str, new: str) -> int:
    """Where a cursor at `at` of ``old`` stands in ``new``: what changed before it moves it along."""
    head = common(old, new)
    return at if at < head else max(head, at + len(new) - len(old))


class LineField(QLineEdit):
    """One line of text.  ``committed`` follows Enter or leaving the field, only when the text changed."""

    edited = Signal(str)
    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, hint: str = "", size: Height = "") -> None:
        super().__init__(parent)
        if size:
            self.setProperty("fit", size)
        self.setPlaceholderText(hint)
        self._kept = ""
        self.textEdited.connect(self._edit)
        self.editingFinished.connect(self._commit)

    def set_text(self, text: str) -> None:
        """Show ``text``, keeping the cursor; does nothing while the user is in the middle of other text."""
        self._kept = text
        if text == self.text():
            return
        at = carried(self.cursorPosition(), self.text(), text)
        self.setText(text)
        if self.hasFocus():
            self.setCursorPosition(at)
        else:
            self.setCursorPosition(0)

    def set_wrong(self, sentence: str) -> None:
        """Give the field the wrong edge, or take it away with an empty sentence."""
        theme.set_state(self, state="wrong" if sentence else "")
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)

    def _edit(self, text: str) -> None:
        tidy = clean(text)
        if tidy != text:
            at = self.cursorPosition() - (len(text) - len(tidy))
            self.setText(tidy)
            self.setCursorPosition(max(0, at))
            tell_removed(self, text)
        self.edited.emit(tidy)

    def _commit(self) -> None:
        if self.text() != self._kept:
            self._kept = self.text()
            self.committed.emit(self._kept)


class GrowingText(QTextEdit):
    """Plain text that grows from ``least`` to ``most`` lines, then scrolls.  Tab moves on.

    With ``joined`` pasted lines become one; a ``row``'s single line is 28 px high.
    """

    edited = Signal(str)
    committed = Signal(str)
    grown = Signal()  # its height is another

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        least: int = 1,
        most: int = 8,
        joined: bool = False,
        size: Height = "",
    ) -> None:
        super().__init__(parent)
        self._joined = joined
        self.setProperty("role", "field")
        self.setPlaceholderText(hint)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0 if size == "row" else 3)
        if size == "row":
            self.setViewportMargins(4, 0, 4, 0)
        self._least, self._most = least, most
        self._kept = ""
        self._setting = False
        self.textChanged.connect(self._changed)
        self._grow()

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show ``text``, keeping the cursor where it is when the user is in the field."""
        self._kept = text
        if text == self.toPlainText():
            return
        self._setting = True
        at = carried(self.textCursor().position(), self.toPlainText(), text)
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(at)
        self.setTextCursor(cursor)
        self._setting = False
        self._grow()

    def set_wrong(self, sentence: str) -> None:
        """Give the field the wrong edge, or take it away with an empty sentence."""
        theme.set_state(self, state="wrong" if sentence else "")
        self.setToolTip(sentence)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(clean(source.text(), lines=not self._joined))
        tell_removed(self, source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.toPlainText() != self._kept:
            self._kept = self.toPlainText()
            self.committed.emit(self._kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def _changed(self) -> None:
        if not self._setting:
            self._grow()
            self.edited.emit(self.toPlainText())

    def _grow(self) -> None:
        line = QFontMetricsF(self.font()).lineSpacing()
        around = 8 + 2 * self.document().documentMargin()
        inside = self.document().size().height() - 2 * self.document().documentMargin()
        wanted = max(round(inside / line), self._least) * line + around
        most = line * self._most + around
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        height = round(min(wanted, most))
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.grown.emit()


class EnterMovesOn(QObject):
    """An event filter: Enter in a field goes to the next one, Shift+Enter to the one before.

    Buttons beside fields are passed over, and so are texts where Enter would write (``enterPasses``); the
    main button behind the last field is not.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QWidget)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers()
            & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            if isinstance(watched, QLineEdit):
                watched.editingFinished.emit()
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            field = watched
            for _ in range(PASSED_AT_MOST):
                field.focusPreviousChild() if back else field.focusNextChild()
                field = QApplication.focusWidget() or watched
                if field is watched or not _is_passed(field):
                    break
            return True
        return super().eventFilter(watched, event)


def _is_passed(widget: QWidget) -> bool:
    """Whether Enter goes past a widget."""
    if isinstance(widget, QPushButton):
        return bool(widget.property("role") != "primary")
    return isinstance(widget, QToolButton) or bool(widget.property("enterPasses"))

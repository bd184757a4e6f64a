"""The prose editor: paragraphs with figures as chips, 【待填】 in amber, and who wrote what in the margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QMenu, QWidget

from fzdesk.gui.widgets.prose_marks import block_format
from fzdesk.gui.widgets.prose_menu import paragraph_menu
from fzdesk.gui.widgets.prose_painting import Finding
from fzdesk.gui.widgets.prose_text import Stale
from fzdesk.gui.widgets.prose_view import ProseView
from fzdesk.gui.widgets.text_field import tell_removed
from fzdesk.report.model import Paragraph

__all__ = ["Finding", "ProseEditor"]


class ProseEditor(ProseView):
    """Edits a tuple of paragraphs.  It keeps no history and saves nothing; the owner does."""

    edited = Signal()  # the user changed the content
    undo_wanted = Signal()
    redo_wanted = Signal()
    update_wanted = Signal(str)  # paragraph id: show its figures as they are now
    restore_wanted = Signal(str)  # paragraph id: generate again
    move_wanted = Signal(str, int)  # paragraph id, -1 up or +1 down
    delete_wanted = Signal(str)  # paragraph id

    def __init__(self, parent: QWidget | None = None, *, growing: bool = True) -> None:
        super().__init__(parent, growing=growing)
        self.setProperty("enterPasses", True)  # Enter walks through fields, it must not break a paragraph
        self._composing = False  # an input method is at work
        self._queued: tuple[tuple[Paragraph, ...], Stale] | None = None
        self._change: tuple[int, int, int] | None = None
        self.document().contentsChange.connect(self._note_change)
        self.document().contentsChanged.connect(self._take_change)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs as they are now; untouched ones are the very values that were given."""
        return self._text.paragraphs()

    def set_paragraphs(self, paragraphs: Sequence[Paragraph], stale: Stale | None = None) -> None:
        """Show ``paragraphs`` (with their present pieces) and which figures moved on under them.

        Cursor, selection and scroll position stay; only what differs is written.  While an input method is
        at work the change waits for its end.
        """
        given, known = tuple(paragraphs), stale or {}
        if self._composing:
            self._queued = (given, known)
            return
        self._queued = None
        if given == self._text.paragraphs() and known == self._text.stale and given:
            return
        scroll, places = self.verticalScrollBar().value(), self._places()
        self._writing = True
        moved = self._text.show(given, known)
        self._writing = False
        if moved:
            self._go_back(places)
        self.verticalScrollBar().setValue(scroll)
        self._forget_findings()
        self.viewport().update()

    def _note_change(self, position: int, removed: int, added: int) -> None:
        if not self._writing:
            self._change = (position, removed, added)

    def _take_change(self) -> None:
        """After the layout has settled: bring the paragraphs in step and say that something changed."""
        if self._writing or self._change is None:
            return
        change, self._change = self._change, None
        self._writing = True
        changed = self._text.follow(*change)
        self._writing = False
        if changed:
            self._text.standby = False
            self._hovered = None
            self._shift_findings(*change)
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl(event, Qt.Key.Key_Y):
            self.redo_wanted.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(self.place()[0], -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.textCursor().insertBlock(block_format())
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing and self._queued is not None:
            given, known = self._queued
            self.set_paragraphs(given, known)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain words, one paragraph a line; figures copied or cut out of the prose stay figures."""
        from fzdesk.gui.widgets.prose_clipboard import pasted

        lines = pasted(source) or [("", [])]
        places = []
        cursor = self.textCursor()
        cursor.beginEditBlock()
        plain = QTextCharFormat()  # else they would look, and be read, as part of a figure before them
        for number, (line, _) in enumerate(lines):
            if number:
                cursor.insertBlock(block_format(), plain)
            cursor.insertText(line, plain)
            places.append(cursor.position() - len(line))
        cursor.endEditBlock()
        self._writing = True
        for place, (_, marks) in zip(places, lines, strict=True):
            self._text.add_marks(place, marks)
        self._writing = False
        self.ensureCursorVisible()
        tell_removed(self, source.text())

    def createMimeDataFromSelection(self) -> QMimeData:
        from fzdesk.gui.widgets.prose_clipboard import copied

        return copied(self._text, self.textCursor())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """The menu for the paragraph the cursor is in."""
        number = self.textCursor().blockNumber()
        entry = self._text.entries[number]
        stale = any(mark.new for mark in entry.marks)
        restorable = entry.origin == "edited" and bool(entry.source)
        last = number == len(self._text.entries) - 1
        menu = paragraph_menu(self, stale=stale, restorable=restorable, first=number == 0, last=last)
        menu.triggered.connect(lambda action: self._do(str(action.data()), entry.id))
        return menu

    def _do(self, key: str, paragraph_id: str) -> None:
        wanted: dict[str, Callable[[], None]] = {
            "update": lambda: self.update_wanted.emit(paragraph_id),
            "restore": lambda: self.restore_wanted.emit(paragraph_id),
            "up": lambda: self.move_wanted.emit(paragraph_id, -1),
            "down": lambda: self.move_wanted.emit(paragraph_id, 1),
            "delete": lambda: self.delete_wanted.emit(paragraph_id),
            "cut": self.cut,
            "copy": self.copy,
            "paste": self.paste,
            "all": self.selectAll,
        }
        wanted[key]()


def _is_ctrl(event: QKeyEvent, key: Qt.Key) -> bool:
    return event.key() == key and event.modifiers() == Qt.KeyboardModifier.ControlModifier

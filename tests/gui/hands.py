"""What a person does that pytest-qt has no word for: typing Chinese, choosing from an open menu."""

from __future__ import annotations

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget


def type_words(widget: QWidget, words: str) -> None:
    """Type as an input method does: compose, then commit."""
    QApplication.sendEvent(widget, QInputMethodEvent("a", []))
    done = QInputMethodEvent()
    done.setCommitString(words)
    QApplication.sendEvent(widget, done)


def menu_action(words: str) -> None:
    """Choose an action of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), menu
    action = next((action for action in menu.actions() if action.text() == words), None)
    assert action is not None, [action.text() for action in menu.actions()]
    assert action.isEnabled(), words
    menu.close()
    action.trigger()

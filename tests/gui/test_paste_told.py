"""What a paste leaves out is told, in every kind of field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.gui.widgets.text_field import GrowingText, LineField

PASTED = "会前\x07学法\x08十二次"


@pytest.mark.parametrize("kind", [LineField, GrowingText, ProseEditor])
def test_control_characters_are_dropped_and_told(qtbot: QtBot, kind: type[QWidget]) -> None:
    """The words stay, the rest is counted below the field; a clean paste says nothing."""
    field = kind()
    qtbot.addWidget(field)
    field.resize(400, 60)
    field.show()
    field.setFocus()
    QToolTip.hideText()
    turned = "\u202e会前\u2066学法\u2069\u200b十二次\u202c\ufeff\u2060\u200f"
    for pasted, said in (
        (PASTED, "去掉了 2 个看不见的控制字符。"),
        (turned, "去掉了 8 个看不见的控制字符。"),
        ("第二句", ""),
    ):
        QApplication.clipboard().setText(pasted)
        qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        text = field.text() if isinstance(field, LineField) else field.toPlainText()  # type: ignore[attr-defined]
        assert "会前学法" in text.replace(" ", "")
        assert text.replace(" ", "").isprintable()
        if said:
            qtbot.waitUntil(QToolTip.isVisible)
            assert QToolTip.text() == said
            QToolTip.hideText()
            qtbot.waitUntil(lambda: not QToolTip.isVisible())
        else:
            assert not QToolTip.isVisible()


@pytest.mark.parametrize(
    ("kind", "text"), [(LineField, "一是 二是"), (GrowingText, "一是\n二是"), (ProseEditor, "一是\n二是")]
)
def test_a_forced_line_end_of_wps_is_one(qtbot: QtBot, kind: type[QWidget], text: str) -> None:
    """Shift+Enter in WPS and Word is \\v on the clipboard: words on both sides are not run together."""
    field = kind()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    QToolTip.hideText()
    QApplication.clipboard().setText("一是\x0b二是\r\n")
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    found = field.text() if isinstance(field, LineField) else field.toPlainText()  # type: ignore[attr-defined]
    assert found == text
    assert not QToolTip.isVisible()

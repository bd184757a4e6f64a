"""撤销 after typing: what was written before a deletion always comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.report.model import Report
from fzdesk.report.prose import plain_text
from fzdesk.store import journal
from tests.gui.hands import type_words
from tests.gui.windows import (
    CONTROL,
    WAIT,
    close_anyhow,
    go_to,
    new_workbook,
    press,
    rows,
    session_of,
    shown,
    view_of,
)

Open = Callable[[MainWindow], QTextEdit]
DUTY = "study.xi_thought"


def prose(window: MainWindow) -> QTextEdit:
    """其他 is written by hand."""
    go_to(window, "other")
    editor = view_of(window).page.findChild(ProseEditor)
    assert editor is not None
    return editor


def detail(window: MainWindow) -> QTextEdit:
    """A duty's text."""
    go_to(window, "study")
    return next(row for row in rows(window) if row.duty.key == DUTY).detail_field("forms")


def begin(window: MainWindow, open_field: Open) -> QTextEdit:
    """The field, with the cursor at its end."""
    field = open_field(window)
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    return field


def kept(report: Report, field: QTextEdit) -> str:
    """What the report has of a field."""
    if isinstance(field, ProseEditor):
        return "\n".join(plain_text(p.pieces) for p in report.sections["other"].prose)
    return report.answers[DUTY].details.get("forms", "") if DUTY in report.answers else ""


def saved(qtbot: QtBot, window: MainWindow, field: QTextEdit) -> None:
    """A pause: what stands in the field is taken over, and saved."""
    session = session_of(window)
    qtbot.waitUntil(lambda: kept(session.report, field) == field.toPlainText(), timeout=WAIT)
    assert session.flush()


def seen(window: MainWindow, open_field: Open) -> str:
    return open_field(window).toPlainText()


@pytest.mark.parametrize("open_field", [prose, detail])
@pytest.mark.parametrize("paused", [True, False], ids=["saved before", "at once"])
def test_what_was_deleted_comes_back(qtbot: QtBot, tmp_path: Path, open_field: Open, paused: bool) -> None:
    """Ctrl+A, Delete, Ctrl+Z after sentences typed with pauses: all of them stand there again."""
    path = new_workbook(tmp_path)
    window = shown(qtbot, path)
    field = begin(window, open_field)
    for words in ("甲句写了很久。", "乙句也写了很久。", "丙句。"):
        type_words(field, words)
        if paused:
            saved(qtbot, window, field)
    press(qtbot, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.toPlainText() == ""
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert seen(window, open_field) == "甲句写了很久。乙句也写了很久。丙句。"
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    assert seen(window, open_field) == ""
    session_of(window).flush()
    close_anyhow(window)
    window = shown(qtbot, path)
    begin(window, open_field)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert seen(window, open_field) == "甲句写了很久。乙句也写了很久。丙句。"


@pytest.mark.parametrize("open_field", [prose, detail])
@pytest.mark.parametrize("deed", ["paste", "overwrite", "cut"])
def test_a_deed_is_taken_back_alone(qtbot: QtBot, tmp_path: Path, open_field: Open, deed: str) -> None:
    """A paste, words written over others and 剪切 do not take along what was typed just before, or after."""
    window = shown(qtbot, new_workbook(tmp_path))
    field = begin(window, open_field)
    type_words(field, "写好的话。")
    if deed == "paste":
        QApplication.clipboard().setText("从别处粘来的很长的一段话，有三十来个字，一次进来。")
        press(qtbot, Qt.Key.Key_V, CONTROL)
    else:
        press(qtbot, Qt.Key.Key_A, CONTROL)
        if deed == "cut":
            press(qtbot, Qt.Key.Key_X, CONTROL)
        else:
            type_words(field, "换")
    done = field.toPlainText()
    assert done != "写好的话。"
    saved(qtbot, window, field)
    type_words(field, "后来。")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert seen(window, open_field) == done
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert seen(window, open_field) == "写好的话。"


@pytest.mark.parametrize("open_field", [prose, detail])
def test_the_cursor_stays_where_it_was_written(qtbot: QtBot, tmp_path: Path, open_field: Open) -> None:
    """撤销 and 重做 of words in the middle leave the cursor there: what is typed next does not go astray."""
    window = shown(qtbot, new_workbook(tmp_path))
    field = begin(window, open_field)
    type_words(field, "前半句后半句")
    saved(qtbot, window, field)
    moved = field.textCursor()
    moved.setPosition(3)
    field.setTextCursor(moved)
    pasted = "从别处粘来的一段话，一次进来的，有三十来个字，不算接着往下写。"
    QApplication.clipboard().setText(pasted)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    saved(qtbot, window, field)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert (field.toPlainText(), field.textCursor().position()) == ("前半句后半句", 3)
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    assert (field.toPlainText(), field.textCursor().position()) == (f"前半句{pasted}后半句", 3 + len(pasted))
    assert field.hasFocus()


def test_undo_of_an_answer_leads_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    """撤销 of 未开展 while the cursor is in its reason: the reason goes, the focus is on the answer again."""
    window = shown(qtbot, new_workbook(tmp_path))
    go_to(window, "study")
    row = rows(window)[0]
    row.segmented.setFocus()
    qtbot.keyClick(row.segmented, Qt.Key.Key_2)
    qtbot.keyClick(row.segmented, Qt.Key.Key_Return)
    assert row.reason.hasFocus()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert row.answer().state is None
    assert row.segmented.hasFocus()


def test_a_new_paragraph_is_taken_back_alone(qtbot: QtBot, tmp_path: Path) -> None:
    """Enter in the text is a deed of its own."""
    window = shown(qtbot, new_workbook(tmp_path))
    editor = begin(window, prose)
    type_words(editor, "第一段。")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    saved(qtbot, window, editor)
    type_words(editor, "第二段。")
    found = []
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Z, CONTROL)
        found.append(seen(window, prose))
    assert found == ["第一段。\n", "第一段。", ""]


def test_a_pause_ends_what_is_taken_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sentences with more than three seconds between them are taken back one by one."""
    now = [100.0]
    monkeypatch.setattr(journal.time, "monotonic", lambda: now[0])
    window = shown(qtbot, new_workbook(tmp_path))
    editor = begin(window, prose)
    type_words(editor, "甲")
    saved(qtbot, window, editor)
    for words in ("乙句，", "接着写。", "丙句。"):
        type_words(editor, words)
        saved(qtbot, window, editor)
        now[0] += 2 if words == "乙句，" else 4
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert seen(window, prose) == "甲乙句，接着写。"
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert seen(window, prose) == "甲"

"""校核 in the window by clicks and keys: found after a pause, corrected, left with a reason, gone to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fzdesk.gui.check.check_page import CheckPage
from fzdesk.gui.check.finding_row import FindingRow
from fzdesk.gui.check.findings import Findings
from fzdesk.gui.check.place import CheckPlace
from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.operations.paragraphs import with_own_text
from fzdesk.report.prose import plain_text
from tests.gui.windows import (
    CONTROL,
    LEFT,
    WAIT,
    click,
    go_to,
    press,
    session_of,
    shown,
    stored,
    view_of,
    write,
)

WRONG = "截止目前,全镇开展宣传12次,群众反映良好。"
COMMA = "punct.half_width"


def check_of(window: MainWindow) -> CheckPlace:
    assert window.check is not None
    return window.check


def checked(qtbot: QtBot, window: MainWindow) -> Findings:
    """Wait until the report as it is now has been looked through."""
    findings = check_of(window).findings
    report = session_of(window).report
    qtbot.waitUntil(lambda: findings.checked_report is report, timeout=WAIT)
    return findings


def page_of(qtbot: QtBot, window: MainWindow) -> CheckPage:
    """Click 校核 in the top bar."""
    click(qtbot, window.ui.navCheck)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, CheckPage)
    return page


@pytest.fixture
def window(qtbot: QtBot, sample: Path) -> MainWindow:
    """The sample with a paragraph that has a wrong word and two half-width commas."""
    window = shown(qtbot, sample)
    session = session_of(window)
    session.change(with_own_text(session.report, "study", WRONG), "写")
    checked(qtbot, window)
    return window


def words_of(window: MainWindow) -> str:
    """The paragraph in question as the report has it."""
    return plain_text(session_of(window).report.sections["study"].prose[-1].pieces)


def row_of(page: CheckPage, rule: str) -> FindingRow:
    return next(row for row in page.rows if row.found.finding.rule == rule)


def button(row: FindingRow, words: str) -> QPushButton:
    """A button of a row by the words on it."""
    return next(b for b in row.findChildren(QPushButton) if b.text().startswith(words) and b.isVisible())


def move_mouse(widget: QWidget, to: QPoint) -> None:
    """Move the mouse over a widget, wherever the real one is."""
    at = QPointF(to)
    none = Qt.MouseButton.NoButton
    over = QPointF(widget.mapToGlobal(to))
    event = QMouseEvent(QEvent.Type.MouseMove, at, over, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def editor_of(window: MainWindow) -> ProseEditor:
    return view_of(window).page.findChildren(ProseEditor)[0]


def test_clean_sample_says_so(qtbot: QtBot, sample: Path) -> None:
    """Nothing found: a calm sentence, no mark anywhere, and which day the laws are of."""
    window = shown(qtbot, sample)
    findings = checked(qtbot, window)
    page = page_of(qtbot, window)
    assert findings.open() == ()
    assert not page.rows
    assert any("没有发现问题" in label.text() for label in page.findChildren(QLabel))
    assert page.ui.caption.text().startswith("法规库截至")
    assert not window.ui.errorsWord.isVisible()
    assert not page.ui.fixAllButton.isVisible()


def test_blanks_are_not_errors(qtbot: QtBot, path: Path) -> None:
    """In a report just begun 【待填】 is what is missing, counted as such, not as an error."""
    window = shown(qtbot, path)
    findings = checked(qtbot, window)
    assert findings.count("error") == 0
    page = page_of(qtbot, window)
    tails = {item.key: item.tail for item in page.list.items()}
    assert tails["blanks"] == str(len(session_of(window).missing()))
    assert tails["error"] == "0"


def test_counts_by_level_and_section(qtbot: QtBot, window: MainWindow) -> None:
    """The list counts by level and by section; choosing a line shows only those."""
    page = page_of(qtbot, window)
    tails = {item.key: item.tail for item in page.list.items()}
    assert tails["all"] == tails["warning"] == "3"
    assert tails["at:（二）学法"] == "3"
    page.list.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert page.list.current() == "error"
    assert not page.rows
    press(qtbot, Qt.Key.Key_Down)
    assert len(page.rows) == 3


def test_current_row_is_open(qtbot: QtBot, window: MainWindow) -> None:
    """One row is open with its words and what to do; Down opens the next and closes it."""
    page = page_of(qtbot, window)
    first, second = page.rows[:2]
    assert first.is_open
    assert "截至" in first.original.text()
    first.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert (first.is_open, second.is_open) == (False, True)
    assert second.hasFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert button(second, "修复").hasFocus()
    press(qtbot, Qt.Key.Key_Backtab)
    press(qtbot, Qt.Key.Key_Up)
    assert first.is_open


def test_fix_one(qtbot: QtBot, window: MainWindow) -> None:
    """修复 changes the words, the finding goes, 撤销 brings both back and stays on the page."""
    page = page_of(qtbot, window)
    click(qtbot, button(row_of(page, "word.wrong"), "修复"))
    assert words_of(window) == "截至目前,全镇开展宣传12次,群众反映良好。"
    checked(qtbot, window)
    assert [row.found.finding.rule for row in page.rows] == [COMMA, COMMA]
    click(qtbot, window.ui.undoButton)
    checked(qtbot, window)
    assert words_of(window) == WRONG
    assert len(page.rows) == 3
    assert window.ui.pages.currentWidget() is page


def test_fix_all_punctuation(qtbot: QtBot, window: MainWindow) -> None:
    """One click corrects punctuation and leaves words to the clerk; it is stored."""
    page = page_of(qtbot, window)
    assert page.ui.fixAllButton.text() == "修复能直接改的 2 处"
    click(qtbot, page.ui.fixAllButton)
    assert words_of(window) == "截止目前，全镇开展宣传12次，群众反映良好。"
    assert "2 处" in page.ui.notice.text()
    checked(qtbot, window)
    assert len(page.rows) == 1
    session = session_of(window)
    assert session.flush()
    assert stored(session.keeper.path, 2025) == session.report


def test_leave_with_a_reason(qtbot: QtBot, window: MainWindow) -> None:
    """忽略 asks why in a row of its own; the finding moves to 已忽略 with the reason; 恢复 brings it back."""
    page = page_of(qtbot, window)
    row = row_of(page, "word.wrong")
    click(qtbot, button(row, "忽略"))
    assert row.reason is not None
    assert not row.reason.button.isEnabled()
    write(qtbot, row.reason.field, "原文如此")
    press(qtbot, Qt.Key.Key_Return)
    assert list(session_of(window).report.dismissed.values()) == ["原文如此"]
    assert len(page.rows) == 2
    page.list.setFocus()
    while page.list.current() != "dismissed":
        press(qtbot, Qt.Key.Key_Down)
    assert any("原文如此" in label.text() for label in page.findChildren(QLabel))
    again = [b for b in page.ui.contents.findChildren(QPushButton) if b.text() == "恢复"]
    qtbot.waitUntil(again[-1].isVisible, timeout=WAIT)
    click(qtbot, again[-1])
    assert session_of(window).report.dismissed == {}


def test_enter_on_its_button_gives_the_reason(qtbot: QtBot, window: MainWindow) -> None:
    """Tab leads from the reason to 忽略, where Enter does as a click would: it does not go to the words."""
    page = page_of(qtbot, window)
    click(qtbot, button(page.rows[0], "忽略"))
    reason = page.rows[0].reason
    assert reason is not None
    qtbot.waitUntil(reason.isVisible, timeout=WAIT)
    write(qtbot, reason.field, "原文如此")
    press(qtbot, Qt.Key.Key_Tab)
    assert reason.button.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert list(session_of(window).report.dismissed.values()) == ["原文如此"]
    assert window.ui.pages.currentWidget() is page


def test_esc_takes_the_reason_away(qtbot: QtBot, window: MainWindow) -> None:
    """Esc in the reason changes nothing and leads back to the row."""
    page = page_of(qtbot, window)
    row = page.rows[0]
    click(qtbot, button(row, "忽略"))
    press(qtbot, Qt.Key.Key_Escape)
    assert row.reason is None
    assert row.hasFocus()
    assert session_of(window).report.dismissed == {}


def test_enter_leads_to_the_words(qtbot: QtBot, window: MainWindow) -> None:
    """Enter on a row shows the section with exactly those words selected."""
    page = page_of(qtbot, window)
    row_of(page, "word.wrong").setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert window.ui.pages.currentWidget() is view_of(window)
    editor = editor_of(window)
    assert editor.hasFocus()
    assert editor.textCursor().selectedText() == "截止"


def test_steps_and_bar_say_errors(qtbot: QtBot, window: MainWindow) -> None:
    """A section with an error says so in the steps, the bar counts it, and a click there shows the page."""
    steps = {item.key: item for item in view_of(window).ui.steps.items()}
    assert steps["study"].tail == "提醒 3"
    session = session_of(window)
    session.change(with_own_text(session.report, "study", "依据《中华人民共和国民法通则》办理。"), "写")
    checked(qtbot, window)
    steps = {item.key: item for item in view_of(window).ui.steps.items()}
    assert (steps["study"].tail, steps["study"].mark) == ("错误 1", "wrong")
    assert window.ui.errorsWord.words() == "错误 1 处"
    click(qtbot, window.ui.errorsWord)
    assert isinstance(window.ui.pages.currentWidget(), CheckPage)


def test_export_page_mentions_errors(qtbot: QtBot, window: MainWindow) -> None:
    """Beside what is missing stands how many errors there are; a click leads to them, nothing is barred."""
    session = session_of(window)
    session.change(with_own_text(session.report, "study", "依据《中华人民共和国民法通则》办理。"), "写")
    checked(qtbot, window)
    click(qtbot, window.ui.navExport)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, ExportPage)
    assert page.ui.missing.items()[0].title == "校核错误 1 处"
    assert page.ui.exportButton.isEnabled()
    at = page.ui.missing.visualRect(page.ui.missing.model().index(0, 0)).center()
    qtbot.mouseClick(page.ui.missing.viewport(), LEFT, pos=at)
    assert isinstance(window.ui.pages.currentWidget(), CheckPage)


def test_keys_lead_there_and_on(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+3 shows the page; 下一步 goes on to the export, 上一步 to the last step."""
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    assert window.ui.navCheck.isChecked()
    click(qtbot, window.ui.previousButton)
    assert window.ui.navReport.isChecked()
    assert view_of(window).step.key == session_of(window).steps[-1].key


def test_card_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    """F2 opens the card of the words at the cursor; Esc closes it; Enter corrects them."""
    go_to(window, "study")
    editor, prose = editor_of(window), check_of(window).prose
    paragraph = session_of(window).report.sections["study"].prose[-1].id
    editor.setFocus()
    assert editor.go_to(paragraph, 1)
    press(qtbot, Qt.Key.Key_F2)
    assert prose.card.isVisible()
    assert prose.card.message.text().startswith("“截止”")
    press(qtbot, Qt.Key.Key_Escape)
    assert not prose.card.isVisible()
    assert editor.hasFocus()
    press(qtbot, Qt.Key.Key_F2)
    press(qtbot, Qt.Key.Key_Return)
    assert words_of(window).startswith("截至目前")
    checked(qtbot, window)
    assert plain_text(editor.paragraphs()[-1].pieces).startswith("截至目前")


def test_card_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    """Resting on underlined words opens the card after a moment; a reason can be given there."""
    go_to(window, "study")
    editor, prose = editor_of(window), check_of(window).prose
    paragraph = session_of(window).report.sections["study"].prose[-1].id
    editor.setFocus()
    assert editor.go_to(paragraph, 0)
    box = editor.cursorRect()
    move_mouse(editor.viewport(), QPoint(box.x() + 8, box.center().y()))
    qtbot.waitUntil(prose.card.isVisible, timeout=WAIT)
    click(qtbot, prose.card.leave_button)
    write(qtbot, prose.card.reason.field, "原文如此")
    press(qtbot, Qt.Key.Key_Return)
    assert not prose.card.isVisible()
    assert list(session_of(window).report.dismissed.values()) == ["原文如此"]


def test_typing_on_is_looked_at_after_the_pause(qtbot: QtBot, window: MainWindow) -> None:
    """What is typed is taken over and looked through without a click; composing is waited for."""
    go_to(window, "study")
    editor, findings = editor_of(window), check_of(window).findings
    paragraph = session_of(window).report.sections["study"].prose[-1].id
    editor.setFocus()
    assert editor.go_to(paragraph, len(WRONG))
    write(qtbot, editor, "截止目前办结。")
    qtbot.waitUntil(lambda: words_of(window).endswith("截止目前办结。"), timeout=WAIT)
    QApplication.sendEvent(editor, QInputMethodEvent("jie", []))
    before = findings.checked_report
    qtbot.wait(600)  # nothing may happen: there is no signal to wait for
    assert findings.checked_report is before
    QApplication.sendEvent(editor, QInputMethodEvent())
    checked(qtbot, window)
    assert sum(one.finding.rule == "word.wrong" for one in findings.open()) == 2


def test_only_looking(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """A workbook opened to be read shows findings, but offers nothing that would change it."""
    assert session_of(window).flush()
    session_of(window).keeper.read_only = True
    page = page_of(qtbot, window)
    row = page.rows[0]
    row.setFocus()
    assert page.deeds.editable is False
    assert not page.ui.fixAllButton.isVisible()
    session_of(window).keeper.read_only = False

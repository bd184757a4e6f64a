"""What is written and still missing (no number, 【待填】 in a title) is counted so, by clicks and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from fzdesk.gui.check.check_page import CheckPage
from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.versions.finalise_dialog import FinaliseDialog
from fzdesk.gui.widgets.duty_row import DutyRow
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.gui.widgets.text_field import NOT_TAKEN
from fzdesk.operations.answers import set_form
from tests.gui.windows import (
    CONTROL,
    LEFT,
    WAIT,
    click,
    go_to,
    in_dialog,
    menu_of,
    press,
    rows,
    session_of,
    shown,
    stored,
    view_of,
    write,
)

STEP = "study"
FIELD = "study.xi_thought.times"
HINT = "有错：习近平法治思想专题学习次数"


@pytest.fixture
def window(qtbot: QtBot, sample: Path) -> MainWindow:
    """The finished sample, at 学法, where nothing is missing."""
    window = shown(qtbot, sample)
    go_to(window, STEP)
    assert not session_of(window).missing()
    return window


def thought(window: MainWindow) -> DutyRow:
    """A duty with a figure that need not be there."""
    return next(row for row in rows(window) if f"{row.duty.key}.times" == FIELD)


def times(window: MainWindow) -> QLineEdit:
    """The box of that figure, in sight."""
    row = thought(window)
    view_of(window).page.make_visible(row)
    return row.figure_field("times").box


def missing(window: MainWindow) -> list[tuple[str, str]]:
    return [(one.field, one.hint) for one in session_of(window).missing()]


def type_over(qtbot: QtBot, box: QLineEdit, words: str) -> None:
    """Click into a box and write over what stands there."""
    qtbot.mouseClick(box, LEFT)
    qtbot.keyClick(box, Qt.Key.Key_A, CONTROL)
    write(qtbot, box, words)


def click_choice(qtbot: QtBot, choice: Segmented, number: int) -> None:
    """Click one of three choices."""
    width, height = choice.width(), choice.height()
    qtbot.mouseClick(choice, LEFT, pos=QPoint(width * (2 * number + 1) // 6, height // 2))


def tail(window: MainWindow) -> str:
    """What the list at the left says of the step."""
    return next(item.tail for item in view_of(window).ui.steps.items() if item.key == STEP)


def test_it_is_counted_wherever_missing_things_are(qtbot: QtBot, window: MainWindow) -> None:
    """The step, the bar below and 导出 say it until it can be read; the row tells that it is not kept."""
    box = times(window)
    type_over(qtbot, box, "12.5")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert missing(window) == [(FIELD, HINT)]
    assert tail(window) == "待填 1"
    assert window.ui.blanksWord.words() == "待填 1 处"
    assert thought(window)._message.text() == f"这里要填整数，不带小数。{NOT_TAKEN}"
    window.show_place("export")
    page = window.place_page()
    assert isinstance(page, ExportPage)
    assert page.ui.missingTitle.text() == "还有 1 处要填"
    assert HINT in [item.title for item in page.ui.missing.items()]
    click_choice(qtbot, page.purposes, 1)
    click(qtbot, page.ui.exportButton)
    assert f"还有 1 处待填（{HINT}），报送版要先填完" in page.ui.notice.text()
    press(qtbot, Qt.Key.Key_F8)
    assert QApplication.focusWidget() is box
    assert box.text() == "12.5"
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert not missing(window)
    assert tail(window) == ""
    assert window.ui.blanksWord.words() == "没有待填"


def test_finalising_names_it_though_the_field_was_not_left(
    qtbot: QtBot, window: MainWindow, sample: Path
) -> None:
    """定稿 from the menu while the cursor still stands behind the wrong number."""
    type_over(qtbot, times(window), "12.5")

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FinaliseDialog)
        assert HINT in dialog.ui.list.toPlainText()
        assert not dialog.ui.finaliseButton.isVisible()
        dialog.reject()

    with in_dialog(look):
        menu_of(window, "定稿…").trigger()
    assert not stored(sample, 2025).finalised


@pytest.mark.parametrize("way", ["emptied", "undone", "not done", "section left out"])
def test_it_leaves_the_list_with_what_was_wrong(qtbot: QtBot, window: MainWindow, way: str) -> None:
    """Emptied, undone, in a duty that is 未开展 now, in a section that is left out: nothing is missing."""
    box = times(window)
    before = box.text()
    type_over(qtbot, box, "abc")
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert (FIELD, HINT) in missing(window)
    if way == "emptied":
        type_over(qtbot, box, "")
        qtbot.keyClick(box, Qt.Key.Key_Delete)
        qtbot.keyClick(box, Qt.Key.Key_Tab)
    elif way == "undone":
        press(qtbot, Qt.Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda: box.text() == before, timeout=WAIT)
    elif way == "not done":
        click_choice(qtbot, thought(window).segmented, 1)
        assert FIELD not in [field for field, _ in missing(window)]
        click_choice(qtbot, thought(window).segmented, 0)
        assert (FIELD, HINT) in missing(window)  # it still stands there
        press(qtbot, Qt.Key.Key_Z, CONTROL)
    else:
        from fzdesk.operations.outline import drop_section

        session = session_of(window)
        session.change(drop_section(session.report, STEP), "不写这一节", place="")
        assert session.undo()
        go_to(window, STEP)
        assert times(window).text() == ""
    assert FIELD not in [field for field, _ in missing(window)]


def test_a_blank_in_the_title_is_missing_not_wrong(qtbot: QtBot, window: MainWindow) -> None:
    """【待填】 in a title of one's own: F8 leads to it, 校核 counts it as 待填 and offers no 忽略."""
    session = session_of(window)
    session.change(set_form(session.report, title_kind="own", title_lines=("【待填：单位】报告",)), "改标题")
    assert missing(window) == [("form.title_lines", "单位")]
    press(qtbot, Qt.Key.Key_F8)
    assert view_of(window).page.place()[0] == "form.title_lines"
    window.show_place("check")
    page = window.place_page()
    assert isinstance(page, CheckPage)
    qtbot.waitUntil(lambda: page.findings.checked_report is session.report, timeout=WAIT)
    assert [item.tail for item in page.list.items() if item.title == "待填"] == ["1"]
    assert not page.rows


def test_what_another_place_writes_over_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    """A figure brought back while another page is shown: the wrong words are gone, and out of the list."""
    from fzdesk.operations.answers import set_figure

    box, session = times(window), session_of(window)
    good = session.report.answers["study.xi_thought"].figures["times"]
    type_over(qtbot, box, "abc")
    click(qtbot, window.ui.nextButton)
    assert missing(window) == [(FIELD, HINT)]
    session.change(set_figure(session.report, "study.xi_thought", "times", good), "恢复一节")
    assert not missing(window)

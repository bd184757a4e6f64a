"""The ledgers' table by clicks and keys: edited in place, deleted and brought back, filtered, sorted, searched."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui.ledger.entries_model import PAGE
from fzdesk.gui.ledger.import_dialog import ImportDialog
from fzdesk.gui.ledger.kind_view import NOTHING_FITS
from fzdesk.gui.ledger.ledger_page import LedgerPage
from fzdesk.gui.ledger.suggest_field import SuggestField
from tests.gui.hands import menu_action
from tests.gui.ledgers import (
    cell_menu,
    choose_kind,
    click_cell,
    edit_cell,
    entries,
    ledger_page,
    opened,
    put,
    record,
    study,
    titles,
)
from tests.gui.recorder import recorded
from tests.gui.windows import (
    CONTROL,
    LEFT,
    WAIT,
    click,
    fill,
    in_dialog,
    press,
    session_of,
    shown,
    write,
)

THREE = [
    study(3, 8, "行政处罚法", attendees=12),
    study(3, 20, "信访工作条例", form="中心组", attendees=23),
    study(5, 6, "民法典", attendees=9),
]


def notice_button(page: LedgerPage, words: str) -> QPushButton:
    """A button of the notice above the table."""
    found = page.view.notice.findChildren(QPushButton) + page.view.scope.findChildren(QPushButton)
    return next(button for button in found if button.text() == words and button.isVisible())


def sort_by(qtbot: QtBot, page: LedgerPage, key: str) -> None:
    """Click a heading."""
    head = page.view.table_head
    number = [column.key for column in page.view.model.columns].index(key)
    x = head.sectionViewportPosition(number) + head.sectionSize(number) // 2
    qtbot.mouseClick(head.viewport(), LEFT, pos=QPoint(x, 10))


def test_entries_stand_under_their_months(qtbot: QtBot, tmp_path: Path) -> None:
    """The latest month first, each with its count; the foot has what the ledger gives the report."""
    _, page = opened(qtbot, tmp_path, THREE)
    model = page.view.model
    assert titles(page) == ["民法典", "信访工作条例", "行政处罚法"]
    assert [model.month_at(row) is not None for row in range(5)] == [True, False, True, False, False]
    assert "会前学法 2次" in page.view.totals.toolTip()


def test_a_cell_is_edited_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    """Double-click, type, Enter: stored; Esc leaves it as it was."""
    _, page = opened(qtbot, tmp_path, THREE)
    editor = edit_cell(qtbot, page, 0, "title")
    press(qtbot, Qt.Key.Key_A, CONTROL)
    write(qtbot, editor, "民法典婚姻家庭编")
    press(qtbot, Qt.Key.Key_Return)
    assert entries(page)[0].values["title"] == "民法典婚姻家庭编"
    assert titles(page)[0] == "民法典婚姻家庭编"
    editor = edit_cell(qtbot, page, 0, "title")
    write(qtbot, editor, "x")  # letters offer what was typed before: the first Esc takes the offers away
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)
    assert page.view.table.editor() is None
    assert entries(page)[0].values["title"] == "民法典婚姻家庭编"


def test_keys_alone_edit_and_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    """F2 opens the cell the keys are at, Tab takes it and opens the next."""
    _, page = opened(qtbot, tmp_path, THREE)
    click_cell(qtbot, page, 0, "date")
    press(qtbot, Qt.Key.Key_F2)
    press(qtbot, Qt.Key.Key_A, CONTROL)
    editor = page.view.table.editor()
    assert editor is not None
    write(qtbot, editor, "5.16")
    press(qtbot, Qt.Key.Key_Tab)
    assert entries(page)[0].values["date"] == dt.date(2025, 5, 16)


def test_a_wrong_cell_stays_open_with_its_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    """What cannot be read is neither stored nor lost, also when the clerk clicks elsewhere in the table."""
    _, page = opened(qtbot, tmp_path, THREE)
    editor = edit_cell(qtbot, page, 0, "attendees")
    press(qtbot, Qt.Key.Key_A, CONTROL)
    write(qtbot, editor, "很多")
    press(qtbot, Qt.Key.Key_Return)
    assert page.view.table.editor() is editor
    assert editor.property("state") == "wrong"
    assert page.view.notice.isVisible()
    click_cell(qtbot, page, 2, "title")
    assert page.view.table.editor() is editor
    assert editor.property("text") == "很多"
    press(qtbot, Qt.Key.Key_A, CONTROL)
    write(qtbot, editor, "十人")
    press(qtbot, Qt.Key.Key_Return)
    assert entries(page)[0].values["attendees"] == 10


def wrong_day(qtbot: QtBot, page: LedgerPage) -> SuggestField:
    """A day that is none is typed into the first entry's cell, and not finished."""
    editor = edit_cell(qtbot, page, 0, "date")
    press(qtbot, Qt.Key.Key_A, CONTROL)
    write(qtbot, editor, "2.30")
    assert isinstance(editor, SuggestField)
    return editor


def test_a_wrong_cell_is_told_before_the_window_closes(qtbot: QtBot, tmp_path: Path) -> None:
    """Closed from another place, with words in a cell that cannot be read: asked; 回去改 leads there."""
    window, page = opened(qtbot, tmp_path, THREE)
    before = entries(page)[0].values["date"]
    editor = wrong_day(qtbot, page)
    click(qtbot, window.ui.navReport)
    with recorded("mend") as said:
        assert not window.close()
    assert "2025年2月没有30日，请核对日期。" in said.questions[0][0]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor, timeout=WAIT)
    assert editor.text() == "2.30"
    assert page.view.notice.isVisible()
    with recorded("close") as said:
        assert window.close()
    assert len(said.questions) == 1
    again = ledger_page(qtbot, shown(qtbot, tmp_path / "青禾镇.fzd"))
    assert entries(again)[0].values["date"] == before


def test_a_wrong_cell_is_mended_before_another_ledger(qtbot: QtBot, tmp_path: Path) -> None:
    """Another ledger, another year: the cell stays open with the cursor in it; Esc lets it go."""
    _, page = opened(qtbot, tmp_path, THREE)
    editor = wrong_day(qtbot, page)
    choose_kind(qtbot, page, "oath")
    assert page.view.kind.key == "study"
    assert page.list.current() == "study"
    assert page.view.table.editor() is editor
    assert QApplication.focusWidget() is editor
    press(qtbot, Qt.Key.Key_Escape)
    choose_kind(qtbot, page, "oath")
    assert page.view.kind.key == "oath"


def test_deleting_can_be_undone(qtbot: QtBot, tmp_path: Path) -> None:
    """Delete takes the chosen entries away, Ctrl+Z brings them back, Ctrl+Y takes them away again."""
    window, page = opened(qtbot, tmp_path, THREE)
    click_cell(qtbot, page, 0, "title")
    click_cell(qtbot, page, 1, "title", CONTROL)
    press(qtbot, Qt.Key.Key_Delete)
    assert titles(page) == ["行政处罚法"]
    assert "已删除 2 条" in page.view.notice.text()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert titles(page) == ["民法典", "信访工作条例", "行政处罚法"]
    assert window.ui.doneWord.text().startswith("已撤销")
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    assert titles(page) == ["行政处罚法"]
    click_cell(qtbot, page, 0, "title")
    press(qtbot, Qt.Key.Key_Delete)
    click(qtbot, notice_button(page, "撤销"))
    assert titles(page) == ["行政处罚法"]


def test_deleted_entries_are_looked_at_and_restored(qtbot: QtBot, tmp_path: Path) -> None:
    """已删除的 shows what was deleted; the menu brings it back."""
    _, page = opened(qtbot, tmp_path, THREE)
    click_cell(qtbot, page, 0, "title")
    press(qtbot, Qt.Key.Key_Delete)
    click(qtbot, page.view.head.filter_button)
    click(qtbot, page.view.filters.deleted_button)
    assert titles(page) == ["民法典"]
    click_cell(qtbot, page, 0, "title")
    cell_menu(page, 0, "title")
    menu_action("恢复 1 条")
    assert titles(page) == []
    click(qtbot, page.view.filters.clear_button)
    assert titles(page) == ["民法典", "信访工作条例", "行政处罚法"]


def test_undo_is_this_ledgers_own(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+Z in one ledger leaves another one's entries alone, and the report too."""
    _, page = opened(qtbot, tmp_path, THREE)
    record(qtbot, page, date="6.1", form="讲座", title="宪法")
    choose_kind(qtbot, page, "oath")
    record(qtbot, page, date="6.2", kind="就职", title="新任干部", people="3")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert not entries(page, "oath")
    assert len(entries(page)) == 4


def test_filters_narrow_and_say_so(qtbot: QtBot, tmp_path: Path) -> None:
    """A choice, a month and words within the ledger; the head says how many of how many."""
    _, page = opened(qtbot, tmp_path, THREE)
    click(qtbot, page.view.head.filter_button)
    filters = page.view.filters
    click(qtbot, filters._buttons["form"])
    menu_action("中心组")
    assert titles(page) == ["信访工作条例"]
    assert page.view.head.count.text() == "筛选出 1 条，共 3 条"
    click(qtbot, filters.clear_button)
    click(qtbot, filters._buttons[""])
    menu_action("5 月")
    assert titles(page) == ["民法典"]
    click(qtbot, filters.clear_button)
    fill(qtbot, filters.search, "xfgz")
    qtbot.waitUntil(lambda: titles(page) == ["信访工作条例"], timeout=WAIT)
    fill(qtbot, filters.search, "没有的")
    qtbot.waitUntil(lambda: titles(page) == [], timeout=WAIT)
    assert page.view.empty._label.text() == NOTHING_FITS
    click(qtbot, page.view.head.filter_button)
    assert len(titles(page)) == 3


def test_only_what_a_cell_says(qtbot: QtBot, tmp_path: Path) -> None:
    """The menu on a cell shows only the entries that say the same there."""
    _, page = opened(qtbot, tmp_path, THREE)
    click_cell(qtbot, page, 0, "form")
    cell_menu(page, 0, "form")
    menu_action("只看形式为“会前学法”的")
    assert titles(page) == ["民法典", "行政处罚法"]


def test_a_heading_sorts(qtbot: QtBot, tmp_path: Path) -> None:
    """A click sorts by the column, a second one the other way; months come back with the date."""
    _, page = opened(qtbot, tmp_path, THREE)
    sort_by(qtbot, page, "attendees")
    assert titles(page) == ["民法典", "行政处罚法", "信访工作条例"]
    assert page.view.model.month_at(0) is None
    sort_by(qtbot, page, "attendees")
    assert titles(page) == ["信访工作条例", "行政处罚法", "民法典"]
    sort_by(qtbot, page, "date")
    assert titles(page) == ["民法典", "信访工作条例", "行政处罚法"]
    assert page.view.model.month_at(0) is not None


def test_months_can_be_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    """按月分组 off: entries only."""
    _, page = opened(qtbot, tmp_path, THREE)
    qtbot.mouseClick(page.view.more, LEFT)
    menu_action("按月分组")
    assert page.view.model.rowCount() == 3


def test_chosen_columns_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    """A column taken away stays away the next time the workbook is opened; its field is under 更多栏."""
    window, page = opened(qtbot, tmp_path, THREE)
    qtbot.mouseClick(page.view.more, LEFT)
    menu_action("合格人数")
    assert "passed" not in [column.key for column in page.view.model.columns]
    assert page.view.entry_row.rest.isAncestorOf(page.view.entry_row.fields["passed"])
    assert window.close_session()
    assert window.open_workbook(tmp_path / "青禾镇.fzd")
    page = ledger_page(qtbot, window)
    assert "passed" not in [column.key for column in page.view.model.columns]


def test_rows_are_copied_for_a_spreadsheet(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+C puts the chosen rows on the clipboard, cells apart by tabs."""
    _, page = opened(qtbot, tmp_path, THREE)
    click_cell(qtbot, page, 0, "title")
    press(qtbot, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().split("\t")[:3] == ["5月6日", "会前学法", "民法典"]


def test_another_year_is_shown(qtbot: QtBot, path: Path) -> None:
    """The year in the head changes table, counts and totals; rows of that year are not in the report's figures."""
    put(path, "study", [*THREE, {"date": dt.date(2024, 2, 3), "form": "讲座", "title": "旧的"}])
    window = shown(qtbot, path)
    page = ledger_page(qtbot, window)
    click(qtbot, page.view.head.year_button)
    menu_action("2024 年")
    assert titles(page) == ["旧的"]
    assert page.view.totals.accessibleName().startswith("2024 年合计")
    click(qtbot, page.view.head.year_button)
    menu_action("全部年度")
    assert len(titles(page)) == 4
    assert page.view.model.index(1, 0).data() == "2025-05-06"


def test_many_entries_are_read_page_by_page(qtbot: QtBot, tmp_path: Path) -> None:
    """Of thousands of entries only what is in sight is read; going to the end and choosing all works."""
    rows = [study(1 + n % 12, 1 + n % 28, f"第 {n} 次") for n in range(3000)]
    _, page = opened(qtbot, tmp_path, rows)
    model, table = page.view.model, page.view.table
    assert len(model._pages) * PAGE < 1000
    click_cell(qtbot, page, 0, "title")
    press(qtbot, Qt.Key.Key_End, CONTROL)
    last = table.current_entry()
    assert last is not None
    assert last.values["date"] == dt.date(2025, 1, 1)
    for number in (1, 700, 1501, 2999):
        entry = model.entry_at(model.row_of(number))
        assert entry is not None
        page.go_to(f"entry:{entry.id}")
        assert table.current_entry() == entry
    press(qtbot, Qt.Key.Key_A, CONTROL)
    assert len(table.chosen_rows()) == 3000
    press(qtbot, Qt.Key.Key_Delete)
    assert model.count == 0
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert model.count == 3000


def test_reached_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+4 opens the ledgers; Tab goes from the fields over the button to the table; names are said."""
    window, page = opened(qtbot, tmp_path, THREE)
    click(qtbot, window.ui.navReport)
    press(qtbot, Qt.Key.Key_4, CONTROL)
    assert window.ui.pages.currentWidget() is page
    press(qtbot, Qt.Key.Key_N, CONTROL)
    seen = []
    for _ in range(30):
        press(qtbot, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        if seen[-1] is page.view.table:
            break
    assert page.view.entry_row.button in seen
    assert seen[-1] is page.view.table
    assert all(widget.accessibleName() or widget.property("text") for widget in seen if widget)


def test_rows_pasted_through_the_window_are_one_deed(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+V of rows copied from a table: looked at, imported, in the table at once, and gone with one Ctrl+Z."""
    window, page = opened(qtbot, tmp_path, THREE)
    QGuiApplication.clipboard().setText("日期\t形式\t主题\n2025-6-1\t讲座\t宪法\n2025-6-2\t讲座\t民法典")

    def bring_in(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(dialog.ui.importButton.isEnabled, timeout=WAIT)
        click(qtbot, dialog.ui.importButton)

    with in_dialog(bring_in):
        press(qtbot, Qt.Key.Key_N, CONTROL)
        press(qtbot, Qt.Key.Key_V, CONTROL)
    assert len(titles(page)) == 5
    assert page.view.head.count.text() == "5 条"
    assert session_of(window).totals["study.training.lectures"].value == 2
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert len(titles(page)) == 3


def test_a_table_file_is_dropped_onto_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    """A CSV dragged from the file manager opens the import; anything else is refused."""
    _, page = opened(qtbot, tmp_path, THREE)
    table, other = tmp_path / "学法.csv", tmp_path / "照片.jpg"
    table.write_text("日期,形式,主题\n2025-6-1,讲座,宪法\n", encoding="utf-8")
    other.write_bytes(b"x")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for path, taken in ((other, False), (table, True)):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        enter = QDragEnterEvent(QPoint(400, 400), copy, mime, left, none)
        enter.ignore()
        QApplication.sendEvent(page, enter)
        assert enter.isAccepted() is taken
    with in_dialog(lambda dialog: dialog.reject()) as seen:
        QApplication.sendEvent(page, QDropEvent(QPointF(400, 400), copy, mime, left, none))
        qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert isinstance(seen[0], ImportDialog)
    assert len(titles(page)) == 3

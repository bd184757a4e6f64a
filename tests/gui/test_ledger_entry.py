"""Quick entry in the ledgers by clicks and keys: recorded, wrong in place, offered, copied, nothing lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from fzdesk.gui.main_window import MainWindow
from tests.gui.ledgers import (
    choose_kind,
    click_cell,
    entries,
    field,
    ledger_page,
    opened,
    put,
    record,
    study,
    titles,
)
from tests.gui.recorder import recorded
from tests.gui.windows import CONTROL, WAIT, click, fill, press, session_of, shown, write


def test_an_entry_is_recorded_in_half_a_minute(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+N, type, Tab, Enter: the entry stands under its month, is stored, and the count goes up."""
    window, page = opened(qtbot, tmp_path)
    press(qtbot, Qt.Key.Key_N, CONTROL)
    assert QApplication.focusWidget() is field(page, "date")
    write(qtbot, field(page, "date"), "3.8")
    press(qtbot, Qt.Key.Key_Tab)
    assert field(page, "date").property("text") == "3-8"
    write(qtbot, field(page, "form"), "会前")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, field(page, "title"), "行政处罚法")
    press(qtbot, Qt.Key.Key_Return)
    (entry,) = entries(page)
    assert entry.values == {"date": dt.date(2025, 3, 8), "form": "会前学法", "title": "行政处罚法"}
    assert titles(page) == ["行政处罚法"]
    assert page.view.head.count.text() == "1 条"
    month = page.view.model.month_at(0)
    assert month is not None
    assert month.name == "2025-03"
    assert window.session is not None


def test_after_recording_the_next_can_be_typed_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """Date and form stay for the next entry of a list, the rest is empty, the focus is in the first field."""
    _, page = opened(qtbot, tmp_path)
    record(qtbot, page, date="3月8日", form="讲座", title="宪法宣讲")
    row = page.view.entry_row
    assert QApplication.focusWidget() is field(page, "date")
    assert row.texts() == {"date": "3-8", "form": "讲座"}
    record(qtbot, page, date="4.1", title="国家安全法")
    assert [entry.values["title"] for entry in entries(page)] == ["国家安全法", "宪法宣讲"]


def test_a_choice_is_read_in_full(qtbot: QtBot, tmp_path: Path) -> None:
    """The longest of the choices has room beside its arrow."""
    _, page = opened(qtbot, tmp_path)
    form = page.view.entry_row.fields["form"]
    fill(qtbot, form, "会前学法")
    press(qtbot, Qt.Key.Key_Tab)
    option = QStyleOptionFrame()
    form.initStyleOption(option)
    inside = form.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, form)
    room = inside.width() - form.textMargins().right() - 4  # Qt keeps two at each side for itself
    assert form.fontMetrics().horizontalAdvance("会前学法") < room


def test_what_cannot_be_read_is_said_in_place_and_stays(qtbot: QtBot, tmp_path: Path) -> None:
    """A wrong day: the field gets the wrong edge, one sentence stands below, everything typed is there."""
    _, page = opened(qtbot, tmp_path)
    record(qtbot, page, date="13.45", form="讲座", title="宪法宣讲")
    row = page.view.entry_row
    assert not entries(page)
    assert QApplication.focusWidget() is field(page, "date")
    assert field(page, "date").property("state") == "wrong"
    assert row.hint.property("role") == "wrong"
    assert row.texts() == {"date": "13.45", "form": "讲座", "title": "宪法宣讲"}
    record(qtbot, page, date="3.5")
    assert len(entries(page)) == 1
    assert row.hint.property("role") == "secondary"


def test_a_required_field_left_empty_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    """Without a title nothing is recorded; the focus goes to the field that is wanted."""
    _, page = opened(qtbot, tmp_path)
    record(qtbot, page, date="3.5", form="讲座")
    assert not entries(page)
    assert QApplication.focusWidget() is field(page, "title")
    assert "主题" in page.view.entry_row.hint.text()


def test_more_passed_than_came_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    """Numbers that cannot be are told with the column they stand in."""
    _, page = opened(qtbot, tmp_path)
    record(qtbot, page, date="3.5", form="考试", title="闭卷", attendees="20", expected="20", passed="21")
    assert not entries(page)
    assert page.view.entry_row.hint.property("role") == "wrong"
    record(qtbot, page, passed="19")
    assert entries(page)[0].values["passed"] == 19


def test_choices_and_earlier_values_are_offered(qtbot: QtBot, tmp_path: Path) -> None:
    """↓ shows the choices, letters of 拼音 narrow them, Enter takes one without recording; texts recall theirs."""
    _, page = opened(
        qtbot, tmp_path, [study(1, 5, "宪法", place="司法所"), study(2, 5, "民法典", place="党政办")]
    )
    form = page.view.entry_row.fields["form"]
    fill(qtbot, form, "hq")
    assert [item.title for item in form.offers.list.items()] == ["会前学法"]
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert form.text() == "会前学法"
    assert len(entries(page)) == 2
    assert QApplication.focusWidget() is field(page, "title")
    click(qtbot, page.view.entry_row.more)
    place = page.view.entry_row.fields["place"]
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    press(qtbot, Qt.Key.Key_Down)
    assert [item.title for item in place.offers.list.items()] == ["党政办", "司法所"]
    press(qtbot, Qt.Key.Key_Escape)
    assert not place.offers.isVisible()


def test_an_entry_of_another_year_is_recorded_and_said_to_be(qtbot: QtBot, tmp_path: Path) -> None:
    """A day of another year counts there: the clerk is told, and one click shows that year."""
    _, page = opened(qtbot, tmp_path)
    record(qtbot, page, date="2024-12-30", form="讲座", title="宪法宣讲")
    assert not entries(page)
    assert len(entries(page, year=2024)) == 1
    assert "2024 年" in page.view.notice.text()
    button = page.view.notice._buttons[0]  # the clerk clicks what it says
    click(qtbot, button)
    assert page.view.year == 2024
    assert titles(page) == ["宪法宣讲"]


def test_a_copy_goes_into_the_fields(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+D puts the chosen entry into the entry row; changed and recorded it is one more."""
    _, page = opened(qtbot, tmp_path, [study(3, 8, "行政处罚法", attendees=12, lecturer="周敏")])
    click_cell(qtbot, page, 0, "title")
    press(qtbot, Qt.Key.Key_D, CONTROL)
    assert page.view.entry_row.texts()["title"] == "行政处罚法"
    record(qtbot, page, date="3.15")
    days = [entry.values["date"] for entry in entries(page)]
    assert days == [dt.date(2025, 3, 15), dt.date(2025, 3, 8)]
    assert {entry.values["lecturer"] for entry in entries(page)} == {"周敏"}


def test_typed_words_wait_while_another_ledger_is_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    """Going to another ledger and to the report and back loses nothing that stands in the fields."""
    window, page = opened(qtbot, tmp_path)
    fill(qtbot, field(page, "title"), "还没写完")
    choose_kind(qtbot, page, "mediation")
    assert "title" not in page.view.entry_row.texts()
    click(qtbot, window.ui.navReport)
    click(qtbot, window.ui.navLedger)
    choose_kind(qtbot, page, "study")
    assert page.view.entry_row.texts()["title"] == "还没写完"


def test_rows_copied_from_a_table_go_to_the_import(qtbot: QtBot, tmp_path: Path) -> None:
    """Ctrl+V of several rows in a field does not cram them into it; one word is pasted as ever."""
    _, page = opened(qtbot, tmp_path)
    qtbot.mouseClick(field(page, "title"), Qt.MouseButton.LeftButton)
    page.view.table_pasted.disconnect()  # the import has tests of its own
    with qtbot.waitSignal(page.view.table_pasted, timeout=WAIT) as pasted:
        QGuiApplication.clipboard().setText("日期\t主题\n3.8\t宪法")
        press(qtbot, Qt.Key.Key_V, CONTROL)
    assert pasted.args == ["日期\t主题\n3.8\t宪法"]
    assert not page.view.entry_row.texts().get("title")
    QGuiApplication.clipboard().setText("宪法")
    press(qtbot, Qt.Key.Key_V, CONTROL)
    assert page.view.entry_row.texts()["title"] == "宪法"


def test_a_workbook_only_looked_at_takes_nothing(qtbot: QtBot, path: Path) -> None:
    """Read-only: no fields, no paste, and why."""
    put(path, "study", [study(3, 8, "行政处罚法")])
    first = shown(qtbot, path)
    with recorded("read"):
        second = shown(qtbot, path)
    assert session_of(second).read_only
    page = ledger_page(qtbot, second)
    assert not page.view.entry_row.isVisible()
    assert not page.view.head.paste_button.isEnabled()
    assert page.view.notice.isVisible()
    assert isinstance(first, MainWindow)
    click_cell(qtbot, page, 0, "title")
    press(qtbot, Qt.Key.Key_F2)
    assert page.view.table.editor() is None
    press(qtbot, Qt.Key.Key_Delete)
    assert titles(page) == ["行政处罚法"]

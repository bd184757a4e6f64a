"""设置 by clicks and keys: profiles copied and changed with the pages following, fonts added and chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from fzdesk.document.own_profiles import profile_of
from fzdesk.document.profile import load_profile
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.settings.settings_page import SettingsPage
from fzdesk.operations import profiles
from fzdesk.paths import resources
from fzdesk.store.workbook import Workbook
from tests.gui.hands import type_words
from tests.gui.recorder import recorded
from tests.gui.windows import (
    CONTROL,
    LEFT,
    WAIT,
    click,
    press,
    session_of,
    stored,
    write,
)

STANDARD = load_profile("standard")


@pytest.fixture
def path(sample: Path) -> Path:
    """The window is on the sample."""
    return sample


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    """The settings, gone to by Ctrl+,; the pages beside them are there."""
    press(qtbot, Qt.Key.Key_Comma, CONTROL)
    found = window.ui.pages.currentWidget()
    assert isinstance(found, SettingsPage)
    assert found.column.wait_for_pages(WAIT)
    return found


def look_at(qtbot: QtBot, page: SettingsPage, row: int) -> None:
    """Click a line of the list."""
    listed = page.profiles.ui.list
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualRect(listed.model().index(row, 0)).center())


def type_measure(qtbot: QtBot, page: SettingsPage, name: str, text: str) -> None:
    """Type a measure over the old one."""
    field = page.profiles.fields.fields[name]
    page.ui.scroll.ensureWidgetVisible(field)
    field.setFocus()
    field.selectAll()
    write(qtbot, field, text)


def copied(qtbot: QtBot, page: SettingsPage) -> None:
    """A copy of the standard, by the button."""
    with qtbot.waitSignal(page.column.pages_shown, timeout=WAIT):
        click(qtbot, page.profiles.ui.copyButton)


def pages_of(page: SettingsPage) -> int:
    return page.column.count()


def test_shipped_profiles_are_looked_at(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    """A click shows another profile's measures and the report's pages with it; the report keeps its own."""
    before = pages_of(page)
    with qtbot.waitSignal(page.column.pages_shown, timeout=WAIT):
        look_at(qtbot, page, 2)
    fields = page.profiles.fields.fields
    assert fields["body_size_pt"].text() == "14"
    assert not fields["body_size_pt"].isEnabled()
    assert page.profiles.ui.fixed.isVisible()
    assert pages_of(page) < before
    assert session_of(window).report.form.profile == "standard"
    click(qtbot, page.profiles.ui.useButton)
    assert session_of(window).report.form.profile == "plain"
    assert not page.profiles.ui.useButton.isEnabled()


def test_a_copy_follows_while_it_is_changed(
    qtbot: QtBot, page: SettingsPage, window: MainWindow, path: Path
) -> None:
    """Name and measures are typed into a copy; the pages follow, it is saved, and 撤销 takes it back."""
    copied(qtbot, page)
    name = QApplication.focusWidget()
    assert name is page.profiles.name
    assert name.text() == "国家标准（自定）"
    type_words(name, "县里要求")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    before = pages_of(page)
    type_measure(qtbot, page, "line_pitch_pt", "36")
    qtbot.waitUntil(lambda: pages_of(page) > before, timeout=WAIT)
    fields = page.profiles.fields.fields
    assert fields["lines"].text() == "17"
    session = session_of(window)
    assert session.flush()
    kept = stored(path).form
    made = profile_of(kept)
    assert (made.title, made.line_pitch_pt, made.lines) == ("县里要求", 36.0, 17)
    click(qtbot, window.ui.undoButton)
    assert profile_of(session.report.form).line_pitch_pt == STANDARD.line_pitch_pt
    assert fields["line_pitch_pt"].text() == "28.99"
    assert window.ui.pages.currentWidget() is page


def test_wrong_values_are_said_and_kept(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    """One sentence, the typed words stay, the profile is as before; put right, everything typed is taken."""
    copied(qtbot, page)
    ui, fields = page.profiles.ui, page.profiles.fields.fields
    type_measure(qtbot, page, "body_size_pt", "24")
    qtbot.waitUntil(ui.problem.isVisible, timeout=WAIT)
    assert ui.problem.text() == "标题字号应不小于正文字号。"
    assert fields["body_size_pt"].text() == "24"
    assert profile_of(session_of(window).report.form).body_size_pt == 16.0
    type_measure(qtbot, page, "title_size_pt", "二十")
    qtbot.waitUntil(lambda: "标题字号" in ui.problem.text(), timeout=WAIT)
    assert fields["title_size_pt"].text() == "二十"
    type_measure(qtbot, page, "title_size_pt", "一号")
    type_measure(qtbot, page, "line_pitch_pt", "36")
    page.profiles.leave()
    assert not ui.problem.isVisible()
    made = profile_of(session_of(window).report.form)
    assert (made.body_size_pt, made.title_size_pt, made.line_pitch_pt) == (24.0, 26.0, 36.0)


def test_the_sentence_is_in_sight_in_a_low_window(
    qtbot: QtBot, page: SettingsPage, window: MainWindow
) -> None:
    """In the smallest window the sentence is scrolled to, and the field it speaks of is still seen."""
    copied(qtbot, page)
    window.resize(910, 512)
    type_measure(qtbot, page, "page_number_gap_mm", "90")
    problem, field = page.profiles.ui.problem, page.profiles.fields.fields["page_number_gap_mm"]
    qtbot.waitUntil(lambda: not problem.visibleRegion().isEmpty(), timeout=WAIT)
    qtbot.waitUntil(lambda: problem.visibleRegion().boundingRect() == problem.rect(), timeout=WAIT)
    assert not field.visibleRegion().isEmpty()


def test_a_name_that_is_taken(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    """Two profiles of one name are refused in words; what was typed stays to be put right."""
    copied(qtbot, page)
    name = page.profiles.name
    type_words(name, "国家标准")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "已经有名为“国家标准”的版式" in page.profiles.ui.problem.text()
    assert name.text() == "国家标准"
    assert profile_of(session_of(window).report.form).title == "国家标准（自定）"


def test_as_shipped_again(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    """恢复原样 takes back every measure, and what was typed and made no page."""
    copied(qtbot, page)
    type_measure(qtbot, page, "margin_top_mm", "30")
    page.profiles.leave()
    type_measure(qtbot, page, "columns", "59")
    page.profiles.leave()
    assert page.profiles.ui.problem.text() == "每行59字太多，版心宽度放不下，请减少字数或改小字号。"
    click(qtbot, page.profiles.ui.resetButton)
    fields = page.profiles.fields.fields
    assert (fields["margin_top_mm"].text(), fields["columns"].text()) == ("37", "28")
    assert not page.profiles.ui.problem.isVisible()
    assert profile_of(session_of(window).report.form).margin_top_mm == 37.0


def test_removed_and_brought_back(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    """删除 gives the report its base's page; the notice brings everything back."""
    copied(qtbot, page)
    own = session_of(window).report.form.profile
    click(qtbot, page.profiles.ui.removeButton)
    assert session_of(window).report.form.profile == "standard"
    assert [item.key for item in page.profiles.ui.list.items()] == ["standard", "fixed28", "plain"]
    notice = page.profiles.ui.notice
    assert "删掉了" in notice.text()
    button = next(b for b in notice._buttons if b.text() == "撤销")
    click(qtbot, button)
    assert session_of(window).report.form.profile == own


def test_fine_lines_and_fonts_of_a_profile(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    """细排 and the name of a font are the profile's, and go with the report."""
    copied(qtbot, page)
    rule = page.profiles.rule
    page.ui.scroll.ensureWidgetVisible(rule)
    with qtbot.waitSignal(page.column.pages_shown, timeout=WAIT):
        qtbot.mouseClick(rule, LEFT, pos=QPoint(rule.width() - 10, 10))
    assert profile_of(session_of(window).report.form).break_rule == "fine"
    box = page.profiles.faces["body"]
    choose_text(qtbot, box, "仿宋_GB2312")
    made = profile_of(session_of(window).report.form)
    assert made.faces["body"].docx == made.faces["heading3"].docx == "仿宋_GB2312"


def choose_text(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Choose a line of a list by arrow keys."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.findText(text)):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == text


def test_the_next_year_has_the_profile(path: Path) -> None:
    """A new year in the same workbook begins with the page of the last."""
    from fzdesk.operations.workbooks import add_year, change, read

    made = change(path, 2025, lambda report, _: profiles.copy(report, "plain"), label="版式")
    opened = Workbook.open(path)
    try:
        add_year(opened, made.unit, 2026)
    finally:
        opened.close()
    assert read(path, 2026).report.form.own_profiles == made.form.own_profiles
    assert read(path, 2026).report.form.profile == made.form.profile


def test_read_only_looks_and_changes_nothing(qtbot: QtBot, page: SettingsPage, window: MainWindow) -> None:
    """A finalised report's profile can be looked at."""
    session = session_of(window)
    from msgspec.structs import replace

    session.change(replace(session.report, finalised=True), "定稿")
    page.profiles.refresh()
    assert not page.profiles.ui.copyButton.isEnabled()
    look_at(qtbot, page, 1)
    assert page.profiles.fields.fields["line_pitch_pt"].text() == "28"


# ---- fonts


def show_fonts(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.waitUntil(lambda: bool(page.fonts.answer), timeout=WAIT)
    qtbot.mouseClick(page.parts, LEFT, pos=QPoint(page.parts.width() - 10, 10))
    assert page.fonts.isVisible()
    assert not page.profiles.isVisible()


def test_which_font_is_used_for_what(qtbot: QtBot, page: SettingsPage) -> None:
    """Every role says where its font comes from, shows it, and whether a character is missing."""
    show_fonts(qtbot, page)
    for label in page.fonts.used.values():
        assert label.text().startswith(("程序自带的", "这台电脑的"))
    assert page.fonts.ui.missing.words() == "全文没有缺字"
    assert page.fonts.samples["body"].font().family() != page.fonts.samples["heading1"].font().family()


def test_a_font_is_added_chosen_and_taken_away(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, profile: Path
) -> None:
    """A font file is copied, offered for every role, used at once in the pages, and goes again when asked."""
    show_fonts(qtbot, page)
    source = tmp_path / "我的楷体.ttf"
    source.write_bytes((resources() / "fonts" / "FandolKai-Regular.ttf").read_bytes())
    with recorded(paths=[source]), qtbot.waitSignal(page.fonts.changed, timeout=WAIT):
        click(qtbot, page.fonts.ui.addButton)
    assert (profile / "fonts" / "我的楷体.ttf").is_file()
    box = page.fonts.choices["body"]
    family = next(box.itemText(at) for at in range(box.count()) if "Fandol" in box.itemText(at))
    with qtbot.waitSignal(page.column.pages_shown, timeout=WAIT):
        choose_text(qtbot, box, family)
        qtbot.waitUntil(lambda: "自己加的" in page.fonts.used["body"].text(), timeout=WAIT)
    row = page.fonts.ui.added.itemAt(0).widget()
    delete = row.findChild(QToolButton)
    assert isinstance(delete, QToolButton)
    with recorded("remove") as said, qtbot.waitSignal(page.fonts.changed, timeout=WAIT):
        click(qtbot, delete)
    assert "我的楷体.ttf" in said.questions[0][0]
    assert not (profile / "fonts" / "我的楷体.ttf").exists()
    assert page.fonts.used["body"].text().startswith(("程序自带的", "这台电脑的"))
    assert box.currentText() == f"{family}（没有找到）"


def test_a_file_that_is_no_font_is_said(qtbot: QtBot, page: SettingsPage, tmp_path: Path) -> None:
    """One sentence with the file's name; nothing is copied."""
    show_fonts(qtbot, page)
    broken = tmp_path / "坏的.ttf"
    broken.write_bytes(b"\0\1\0\0")
    with recorded(paths=[broken]):
        click(qtbot, page.fonts.ui.addButton)
        qtbot.waitUntil(page.fonts.ui.notice.isVisible, timeout=WAIT)
    assert "坏的.ttf" in page.fonts.ui.notice.text()
    assert page.fonts.ui.added.count() == 0


def test_the_settings_are_reached_from_menu_export_and_form(qtbot: QtBot, window: MainWindow) -> None:
    """版式和字体 in the menu, on the export page and under 落款 go to the same page."""
    click(qtbot, window.ui.navExport)
    click(qtbot, window.ui.pages.currentWidget().ui.settingsButton)  # type: ignore[attr-defined]
    assert isinstance(window.ui.pages.currentWidget(), SettingsPage)
    click(qtbot, window.ui.navReport)
    view = window.report_view
    assert view is not None
    assert window.ui.navReport.isChecked()
    view.show_step("form")
    button = view.page.upward.settings  # type: ignore[attr-defined]
    view.page.make_visible(button)
    click(qtbot, button)
    assert isinstance(window.ui.pages.currentWidget(), SettingsPage)
    navs = (window.ui.navStart, window.ui.navReport, window.ui.navCheck, window.ui.navExport)
    assert not any(nav.isChecked() for nav in navs)  # the settings are none of these

"""The window by clicks and keys: where one goes, taking back, the years of a workbook, the bars."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.pages.duty_table import DutyTable
from fzdesk.gui.pages.preamble_page import PreamblePage
from fzdesk.gui.pages.prose_block import ProseBlock
from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.gui.widgets.prose_view import ProseView
from fzdesk.operations.answers import set_state, set_unit
from tests.gui.hands import menu_action
from tests.gui.recorder import recorded
from tests.gui.windows import (
    ALT,
    CONTROL,
    LEFT,
    WAIT,
    click,
    figure_box,
    figure_key,
    figure_of,
    figure_row,
    fill,
    go_to,
    open_menu,
    press,
    rows,
    session_of,
    shown,
    stored,
    view_of,
    write,
)


def click_step(qtbot: QtBot, window: MainWindow, key: str) -> None:
    """Click a line of the steps list."""
    steps = view_of(window).ui.steps
    row = [item.key for item in steps.items()].index(key)
    place = steps.visualRect(steps.model().index(row, 0))
    steps.scrollTo(steps.model().index(row, 0))
    place = steps.visualRect(steps.model().index(row, 0))
    qtbot.mouseClick(steps.viewport(), LEFT, pos=place.center())


def step_line(window: MainWindow, key: str) -> tuple[str, str]:
    """Mark and tail of a step in the list."""
    item = next(item for item in view_of(window).ui.steps.items() if item.key == key)
    return item.mark, item.tail


# ---- going about


def test_alt_arrows_walk_through_all_steps(qtbot: QtBot, window: MainWindow) -> None:
    """Alt+→ goes from the first step to the export page, Alt+← the whole way back."""
    view = view_of(window)
    keys = [step.key for step in session_of(window).steps]
    walked = [view.step.key]
    while window.ui.pages.currentWidget() is view:
        press(qtbot, Qt.Key.Key_Right, ALT)
        walked.append(view.step.key)
    assert walked == [*keys, keys[-1]]
    assert isinstance(window.ui.pages.currentWidget(), ExportPage)
    press(qtbot, Qt.Key.Key_Right, ALT)  # nothing behind it
    assert isinstance(window.ui.pages.currentWidget(), ExportPage)
    back = []
    for _ in keys:
        press(qtbot, Qt.Key.Key_Left, ALT)
        back.append(view.step.key)
    assert back == keys[::-1]
    press(qtbot, Qt.Key.Key_Left, ALT)  # nothing before it
    assert view.step.key == keys[0]


def test_next_button_names_where_it_goes(qtbot: QtBot, window: MainWindow) -> None:
    """The buttons below say the neighbours; after the last step comes the export page, which has only a way back."""
    view, ui = view_of(window), window.ui
    steps = session_of(window).steps
    assert not ui.previousButton.isVisible()
    assert ui.nextButton.text() == f"下一步　{steps[1].title}"
    for _ in steps:
        click(qtbot, ui.nextButton)
    assert window.ui.pages.currentWidget() is not view
    assert not ui.nextButton.isVisible()
    assert ui.previousButton.text() == f"上一步　{steps[-1].title}"
    click(qtbot, ui.previousButton)
    assert view.step == steps[-1]
    assert ui.nextButton.text() == "下一步　预览与导出"


def test_a_click_in_the_steps_list_jumps(qtbot: QtBot, window: MainWindow) -> None:
    """Any step can be opened at any time; a part opens its first step; arrows walk the list."""
    view = view_of(window)
    click_step(qtbot, window, "plans")
    assert view.step.key == "plans"
    part = next(item.key for item in view.ui.steps.items() if item.key.startswith("part:"))
    click_step(qtbot, window, part)
    assert view.step.part == part.removeprefix("part:")
    assert view.ui.steps.current() == view.step.key
    qtbot.keyClick(view.ui.steps, Qt.Key.Key_Down)
    assert view.step.key == session_of(window).steps[2].key


def test_state_of_a_step_follows_the_answers(qtbot: QtBot, window: MainWindow) -> None:
    """An untouched step is empty, a begun one counts, a finished one is ticked, and unticked by undo."""
    session = session_of(window)
    step = next(step for step in session.steps if step.total)
    go_to(window, step.key)
    assert step_line(window, step.key) == ("empty", "")
    click_box = figure_box(qtbot, window)
    assert step_line(window, step.key)[1] == f"1 / {step.total}"
    write(qtbot, click_box, "3")
    for row in view_of(window).page.findChildren(type(figure_row(window))):
        if session.report.answers.get(row.duty.key) is None:
            view_of(window).page.make_visible(row)
            qtbot.mouseClick(row.segmented, LEFT, pos=QPoint(row.segmented.width() - 10, 10))
            if row.reason.isVisible():
                qtbot.mouseClick(row.reason, LEFT)
                write(qtbot, row.reason, "没有这项工作")
                press(qtbot, Qt.Key.Key_Tab)
    view_of(window).leave()
    assert step_line(window, step.key)[0] == "done"
    while step_line(window, step.key)[0] == "done":
        click(qtbot, window.ui.undoButton)
        assert "没有可以撤销" not in window.ui.notice.text()


def test_what_need_not_be_written_is_told_apart(qtbot: QtBot, window: MainWindow) -> None:
    """A step of which nothing is wanted says 选报, the part does not wait for it; answered, it counts."""
    assert step_line(window, "technology") == ("", "选报")
    assert step_line(window, "other") == ("", "选报")
    assert step_line(window, "preamble") == ("done", "")
    assert step_line(window, "part:achievements") == ("", "0 / 10")
    session = session_of(window)
    section = session.catalogue.section("technology")
    assert section is not None
    session.change(set_state(session.report, section.duties[0].key, "done"), "答")
    assert step_line(window, "part:achievements")[1].endswith(" / 11")


def test_f8_goes_to_what_is_missing(qtbot: QtBot, window: MainWindow) -> None:
    """F8 goes from one missing thing to the next and round again; a click on 待填 does the same."""
    missing = session_of(window).missing()
    assert missing
    assert window.ui.blanksWord.words() == f"待填 {len(missing)} 处"
    press(qtbot, Qt.Key.Key_F8)
    view = view_of(window)
    assert view.step.key == missing[0].step or missing[0].step in view.step.sections
    first = view.place()[:2]
    visited = [first]
    for _ in missing[1:]:
        press(qtbot, Qt.Key.Key_F8)
        visited.append(view.place()[:2])
    assert len(set(visited)) == len(missing)
    qtbot.mouseClick(window.ui.blanksWord, LEFT)
    assert view.place()[:2] == first
    window.show_place("export")
    qtbot.mouseClick(window.ui.blanksWord, LEFT)
    assert view.isVisible()
    assert view.place()[:2] == first


def test_tab_goes_from_the_steps_through_the_page_to_the_next_step(qtbot: QtBot, window: MainWindow) -> None:
    """Alt+→ puts the focus into the first field; Tab walks the page from there and ends on 下一步."""
    press(qtbot, Qt.Key.Key_Right, ALT)
    page = view_of(window).page
    fields = [field for field in page.field_order() if field.isVisible() and field.isEnabled()]
    assert QApplication.focusWidget() is fields[0]
    view_of(window).ui.steps.setFocus()
    walked = []
    for _ in fields:
        press(qtbot, Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == fields
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.ui.nextButton


def test_an_introduction_edited_by_hand_says_what_still_counts(qtbot: QtBot, window: MainWindow) -> None:
    """Once its text is edited the fields above make no text: it is said, and 换一种写法 is not offered."""
    go_to(window, "preamble")
    page = view_of(window).page
    assert isinstance(page, PreamblePage)
    asked, prose = page.asked[0], page.findChild(ProseBlock)
    assert prose is not None
    assert asked.another.isVisible()
    assert not asked.edited.isVisible()
    prose.editor.setFocus()
    write(qtbot, prose.editor, "改")
    qtbot.waitUntil(asked.edited.isVisible, timeout=WAIT)
    assert not asked.another.isVisible()
    click(qtbot, prose.restore_button)
    menu_action("整节，1 段")
    assert asked.another.isVisible()
    assert not asked.edited.isVisible()


def test_tab_into_a_page_brings_its_first_field_into_sight(qtbot: QtBot, window: MainWindow) -> None:
    """Tab from the steps goes to the top of a page that is scrolled down: the page scrolls back."""
    go_to(window, "disputes")
    view = view_of(window)
    view.ui.steps.setFocus()
    bar = view.page.form.scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert rows(window)[0].segmented.visibleRegion().isEmpty()
    press(qtbot, Qt.Key.Key_Tab)
    assert rows(window)[0].segmented.hasFocus()
    assert not rows(window)[0].segmented.visibleRegion().isEmpty()


def test_enter_alone_walks_through_the_report(qtbot: QtBot, window: MainWindow) -> None:
    """Enter goes from field to field, past ⓘ and the text, to 下一步, and presses it."""
    view = view_of(window)
    press(qtbot, Qt.Key.Key_Right, ALT)
    here = view.step.key
    table = view.page.findChild(DutyTable)
    assert table is not None
    for row in table.rows.values():
        assert QApplication.focusWidget() is row.segmented
        press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.ui.nextButton
    press(qtbot, Qt.Key.Key_Return)
    assert view.step.key != here
    assert view.page.isAncestorOf(QApplication.focusWidget())


def test_f1_explains_the_row(qtbot: QtBot, window: MainWindow) -> None:
    """F1 in a row opens what to write and the basis, and closes it again."""
    press(qtbot, Qt.Key.Key_Right, ALT)
    table = view_of(window).page.findChild(DutyTable)
    assert table is not None
    press(qtbot, Qt.Key.Key_F1)
    assert table.info.isVisible()
    press(qtbot, Qt.Key.Key_F1)
    assert not table.info.isVisible()


def test_steps_have_the_numbers_that_print(qtbot: QtBot, window: MainWindow) -> None:
    """A section has a number in the list when it prints, and the number it prints with."""
    view, session = view_of(window), session_of(window)
    step = next(step for step in session.steps if step.key == "disputes")

    def title() -> str:
        return next(item.title for item in view.ui.steps.items() if item.key == step.key)

    assert title().strip() == step.title
    go_to(window, step.key)
    write(qtbot, figure_box(qtbot, window), "3")
    view.leave()
    number = re.match("（.+）", view.page.title.text())
    assert number
    assert title() == f"{number.group()}{step.title}"


def test_places_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+1 start, Ctrl+2 the report as it was left, Ctrl+E export; the bar shows where one is."""
    go_to(window, "plans")
    press(qtbot, Qt.Key.Key_1, CONTROL)
    assert window.ui.navStart.isChecked()
    assert not window.ui.bottomBar.isVisible()
    press(qtbot, Qt.Key.Key_2, CONTROL)
    assert window.ui.navReport.isChecked()
    assert view_of(window).step.key == "plans"
    press(qtbot, Qt.Key.Key_E, CONTROL)
    assert window.ui.navExport.isChecked()


def test_a_click_on_a_place_leads_back_to_the_field(qtbot: QtBot, window: MainWindow) -> None:
    """From a field to 台账 and back by the mouse: typing goes on in that field, and what stood there is taken."""
    go_to(window, "study")
    box, row = figure_box(qtbot, window), figure_row(window)
    fill(qtbot, box, "12")
    click(qtbot, window.ui.navLedger)
    assert figure_of(session_of(window).report, row) == "12"
    click(qtbot, window.ui.navReport)
    assert QApplication.focusWidget() is box


def test_title_names_file_and_report(qtbot: QtBot, window: MainWindow) -> None:
    """The window's title says which file and which report; without one, the program."""
    assert window.windowTitle() == "青禾镇.fzd — 青禾镇2025年法治政府建设年度报告"
    assert window.close_session()
    window.show_start()
    assert window.windowTitle() == "法治政府建设年度报告"


# ---- taking back


def test_undo_lands_where_it_happened(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+Z takes deeds of any page back, newest first, and shows the page and field; Ctrl+Y does them again."""
    session = session_of(window)
    first, second = [step.key for step in session.steps if step.total][:2]
    go_to(window, first)
    fill(qtbot, box := figure_box(qtbot, window), "5")
    press(qtbot, Qt.Key.Key_Tab)
    row_one = figure_row(window)
    assert figure_of(session.report, row_one) == "5"
    go_to(window, second)
    fill(qtbot, figure_box(qtbot, window), "8")
    press(qtbot, Qt.Key.Key_Tab)
    row_two = figure_row(window)
    go_to(window, "plans")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert view_of(window).step.key == second
    assert view_of(window).place()[1] == f"{row_two.duty.key}.{figure_key(row_two)}"
    assert figure_of(session.report, row_two) == ""
    assert window.ui.doneWord.text().startswith("已撤销 · 改数字：")
    assert not window.ui.notice.isVisible()  # nothing is pushed aside
    press(qtbot, Qt.Key.Key_Z, CONTROL)  # 开展
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert view_of(window).step.key == first
    assert figure_of(session.report, row_one) == ""
    assert box.text() == ""
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Y, CONTROL)
    assert figure_of(session.report, row_one) == "5"
    assert figure_of(session.report, row_two) == "8"
    assert window.ui.doneWord.text().startswith("已重做 · 改数字：")
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    assert window.ui.notice.text() == "没有可以重做的了。"


@pytest.mark.parametrize("section", ["functions", "technology"])
def test_leaving_out_again_stays_beside_the_section(qtbot: QtBot, window: MainWindow, section: str) -> None:
    """撤销 of 不写这一节 leads to the section, 重做 to the step beside it, as leaving it out did."""
    view = view_of(window)
    go_to(window, section)
    block = view.page.findChild(ProseBlock)
    assert block is not None
    click(qtbot, block.settings_button)
    menu_action("不写这一节")
    assert section not in [step.key for step in session_of(window).steps]
    beside = view.step.key
    assert beside != session_of(window).steps[0].key
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Z, CONTROL)
        assert view.step.key == section
        press(qtbot, Qt.Key.Key_Y, CONTROL)
        assert view.step.key == beside


def test_undo_goes_back_beyond_a_restart(qtbot: QtBot, window: MainWindow) -> None:
    """What was done before the program was closed can be taken back afterwards, and done again."""
    path = session_of(window).keeper.path
    step = next(step.key for step in session_of(window).steps if step.total)
    go_to(window, step)
    write(qtbot, figure_box(qtbot, window), "7")
    row = figure_row(window)
    assert window.close()
    assert figure_of(stored(path), row) == "7"
    again = shown(qtbot, path)
    go_to(again, "plans")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert view_of(again).step.key == step
    assert figure_of(session_of(again).report, row) == ""
    press(qtbot, Qt.Key.Key_Y, CONTROL)
    assert figure_of(session_of(again).report, row) == "7"


def test_typing_in_prose_is_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+Z in the editor takes typed words back as one deed of the report; the text is composed again."""
    step = next(step.key for step in session_of(window).steps if step.total)
    go_to(window, step)
    figure_box(qtbot, window)
    page = view_of(window).page
    text = page.findChild(ProseEditor) or page.findChild(ProseView)
    assert text is not None
    before = session_of(window).report
    page.make_visible(text)
    write_in = text.viewport() if isinstance(text, ProseEditor) else text
    qtbot.mouseClick(write_in, LEFT, pos=QPoint(60, 20))
    editor = QApplication.focusWidget()
    assert editor is not None
    write(qtbot, editor, "另外")
    view_of(window).leave()
    assert session_of(window).report != before
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert session_of(window).report == before


def test_undo_of_a_layout_stays_on_the_export_page(qtbot: QtBot, window: MainWindow) -> None:
    """What was done on the export page is taken back there."""
    press(qtbot, Qt.Key.Key_E, CONTROL)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, ExportPage)
    before = page.profiles.currentText()
    qtbot.keyClick(page.profiles, Qt.Key.Key_Down)
    assert page.profiles.currentText() != before
    click(qtbot, window.ui.undoButton)
    assert window.ui.pages.currentWidget() is page
    assert page.profiles.currentText() == before


def test_nothing_to_take_back_is_said(qtbot: QtBot, window: MainWindow) -> None:
    """Undo in a new report says so and changes nothing; when there is something, that is no longer said."""
    click(qtbot, window.ui.undoButton)
    assert window.ui.notice.text() == "没有可以撤销的了。"
    assert window.ui.notice.isVisible()
    go_to(window, "leadership")
    qtbot.keyClick(rows(window)[0].segmented, Qt.Key.Key_1)
    assert not window.ui.notice.isVisible()


# ---- years


def test_a_long_name_of_the_unit_is_shortened(window: MainWindow) -> None:
    """A name wider than the side column is shortened in its button; the tool tip has all of it."""
    session, button = session_of(window), view_of(window).ui.reportButton
    assert button.text().startswith("青禾镇\n")
    name = "云岭县高新技术产业开发区管理委员会青禾街道办事处"
    session.change(set_unit(session.report, name=name), "改单位名称")
    assert re.match("云岭县.*….*办事处\n", button.text())
    assert button.sizeHint().width() <= button.width()
    assert button.toolTip() == name
    assert name in button.accessibleName()


def test_years_of_one_workbook(qtbot: QtBot, window: MainWindow) -> None:
    """The unit's button lists the years; 新写 2026 年度 makes one and opens it; each keeps its own answers."""
    step = next(step.key for step in session_of(window).steps if step.total)
    go_to(window, step)
    write(qtbot, figure_box(qtbot, window), "6")
    row = figure_row(window)
    click(qtbot, view_of(window).ui.reportButton)
    words = [a.text() for a in open_menu().actions() if a.text()]
    assert words == ["2025 年度报告", "历史版本", "定稿…", "新写 2026 年度"]
    assert open_menu().actions()[0].isChecked()
    menu_action("新写 2026 年度")
    assert session_of(window).report.year == 2026
    assert session_of(window).report.unit.name == "青禾镇"
    assert figure_of(session_of(window).report, row) == ""
    assert "2026" in window.windowTitle()
    click(qtbot, view_of(window).ui.reportButton)
    menu_action("2025 年度报告")
    assert session_of(window).report.year == 2025
    assert figure_of(session_of(window).report, row) == "6"
    assert view_of(window).step.key == step


# ---- paper


def test_paper_by_f9_wide_and_narrow(qtbot: QtBot, window: MainWindow) -> None:
    """F9 shows and hides the paper: beside the work in a wide window, as a drawer over it below 1280 px."""
    view = view_of(window)
    column = view.page_column
    assert column.isVisible()
    press(qtbot, Qt.Key.Key_F9)
    assert not column.isVisible()
    click(qtbot, window.ui.paperButton)
    assert column.isVisible()
    width = view.ui.work.width()
    window.resize(1100, 640)
    qtbot.waitUntil(lambda: view.width() <= 1100)
    assert not column.isVisible()
    press(qtbot, Qt.Key.Key_F9)
    assert column.isVisible()
    assert column.geometry().right() == view.rect().right()
    assert view.ui.work.width() > width - 300
    assert column.x() < view.ui.work.geometry().right()  # over the work, not beside it
    press(qtbot, Qt.Key.Key_F9)
    assert not column.isVisible()


def test_paper_follows_typing_and_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    """A typed number is on the paper soon; a click on a paragraph of the paper jumps to it."""
    view, session = view_of(window), session_of(window)
    column = view.page_column
    step = next(step.key for step in session.steps if step.total)
    go_to(window, step)
    box = figure_box(qtbot, window)
    with qtbot.waitSignal(column.pages_shown, timeout=WAIT):
        write(qtbot, box, "4321")
        press(qtbot, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "4321" in paper_text(window), timeout=WAIT)
    target = next(p for p in column._pages.places if "." not in p.id and p.page == 0)  # type: ignore[union-attr]
    column.view.show_page(target.page)
    paper = column.view.paper
    spot = paper.paper().topLeft().toPoint() + QPoint(
        round((target.x + 30) * paper.scale), round((target.y + target.height / 2) * paper.scale)
    )
    go_to(window, "form")
    qtbot.mouseClick(paper, LEFT, pos=spot)
    sections = [key for key, s in session.report.sections.items() if any(p.id == target.id for p in s.prose)]
    assert set(sections) <= {view.step.key, *view.step.sections}


def paper_text(window: MainWindow) -> str:
    """The words on the rendered pages."""
    pages = view_of(window).page_column._pages
    if pages is None:
        return ""
    return "".join(page.get_textpage().get_text_range() for page in pages._pdf)


# ---- saving


def test_saved_word_says_when(qtbot: QtBot, window: MainWindow) -> None:
    """已保存 with the time appears once the change is in the file."""
    step = next(step.key for step in session_of(window).steps if step.total)
    go_to(window, step)
    session = session_of(window)
    with qtbot.waitSignal(session.saved, timeout=WAIT):
        figure_box(qtbot, window)
    row = figure_row(window)
    assert re.fullmatch(r"已保存 \d\d:\d\d", window.ui.savedWord.words())
    assert stored(session.keeper.path).answers[row.duty.key].state == "done"


def test_ctrl_s_saves_at_once(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+S hands over what is being typed, without leaving the field."""
    step = next(step.key for step in session_of(window).steps if step.total)
    go_to(window, step)
    box = figure_box(qtbot, window)
    qtbot.mouseClick(box, LEFT)
    write(qtbot, box, "9")
    with recorded() as said:
        press(qtbot, Qt.Key.Key_S, CONTROL)
        assert session_of(window).keeper.flush(5)
    assert figure_of(stored(session_of(window).keeper.path), figure_row(window)) == "9"
    assert QApplication.focusWidget() is box
    assert not said.notices


def test_paper_goes_on_with_the_clerk_when_a_section_is_left_out(qtbot: QtBot, sample: Path) -> None:
    """After 不写这一节 the paper shows the step gone on to where it stands on the new pages."""
    window = shown(qtbot, sample)
    view, column = view_of(window), view_of(window).page_column
    go_to(window, "publicity")
    assert column.wait_for_pages(WAIT)
    before = column.page_of("section.technology")
    block = view.page.findChild(ProseBlock)
    assert block is not None
    with qtbot.waitSignal(column.pages_shown, timeout=WAIT):
        click(qtbot, block.settings_button)
        menu_action("不写这一节")
    assert view.step.key == "technology"
    assert column.page_of("section.technology") != before
    assert column.view.page() == column.page_of("section.technology")


def test_paper_opens_where_the_clerk_was(qtbot: QtBot, sample: Path) -> None:
    """Reopened in the middle of the report, the paper shows that section; 落款 shows the last page."""
    window = shown(qtbot, sample)
    go_to(window, "disputes")
    assert window.close()
    again = shown(qtbot, sample)
    column = view_of(again).page_column
    assert column.wait_for_pages(WAIT)
    assert view_of(again).step.key == "disputes"
    assert column.view.page() > 0
    go_to(again, "form")
    assert column.view.page() > 5

"""The main job by clicks and keys: from nothing to a report that can be submitted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fzdesk.gui.dialogs.pick_list import PickList
from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.pages.duty_table import DutyTable
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.pages.problems_page import ProblemRows
from fzdesk.gui.pages.rows_block import RowsBlock
from fzdesk.gui.start.report_card import ReportCard
from fzdesk.gui.start.start_page import StartPage
from fzdesk.gui.widgets.duty_row import DutyRow
from tests.gui.recorder import recorded
from tests.gui.windows import LEFT, WAIT, click, fill, shown, write

MANDATORY = ("主要举措和成效", "存在的不足和原因", "第一责任人职责", "主要安排")


def type_into(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Click into a field and type; Tab takes it over."""
    fill(qtbot, widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Tab)


def begin(qtbot: QtBot, window: MainWindow) -> None:
    """Fill in the first page and begin."""
    page = window.ui.pages.currentWidget()
    assert isinstance(page, StartPage)
    form = page.form
    write(qtbot, form.ui.nameEdit, "青禾镇")
    qtbot.keyClick(form.ui.nameEdit, Qt.Key.Key_Return)
    write(qtbot, form.ui.countyEdit, "云岭县")
    form.ui.yearBox.setFocus()
    while form.year() != 2025:
        qtbot.keyClick(form.ui.yearBox, Qt.Key.Key_Down if form.year() > 2025 else Qt.Key.Key_Up)
    click(qtbot, form.ui.beginButton)
    assert window.session is not None
    assert window.session.report.year == 2025


def page_of(window: MainWindow) -> StepPage:
    assert window.report_view is not None
    return window.report_view.page


def fill_page(qtbot: QtBot, page: StepPage) -> None:
    """Answer everything on a page."""
    for table in page.findChildren(DutyTable):
        for number, row in enumerate(table.rows.values()):
            fill_row(qtbot, page, row, done=number % 5 != 4)
    for rows in page.findChildren(RowsBlock):
        for _ in range(2):
            pick_row(qtbot, page, rows)
    if page.step_key == "form":
        date = page.findChild(QLineEdit, "date")
        assert date is not None
        page.make_visible(date)
        type_into(qtbot, date, "2026-1-19")


def fill_row(qtbot: QtBot, page: StepPage, row: DutyRow, *, done: bool) -> None:
    """开展 with its required figures, or 未开展 with a reason."""
    page.make_visible(row)
    qtbot.mouseClick(row.segmented, LEFT, pos=QPoint(10, row.segmented.height() // 2))
    if not done:
        qtbot.keyClick(row.segmented, Qt.Key.Key_2)
        type_into(qtbot, row.reason, "县里统一安排")
        return
    for number, figure in enumerate(row.duty.figures):
        if figure.required:
            box = row.figure_field(figure.key).findChild(QLineEdit)
            assert box is not None
            page.make_visible(row)
            if not box.text():
                type_into(qtbot, box, str(12 + number))
    for detail in row.duty.details:
        if detail.required:
            type_into(qtbot, row.detail_field(detail.key), "综合执法")


def pick_row(qtbot: QtBot, page: StepPage, rows: RowsBlock) -> None:
    """Take the first choice that is not taken from the pick list, by keys."""
    page.make_visible(rows.pick_button)
    click(qtbot, rows.pick_button)
    pop_up = QApplication.activePopupWidget()
    assert isinstance(pop_up, PickList)
    for _ in range(len(rows.rows())):
        qtbot.keyClick(pop_up.ui.search, Qt.Key.Key_Down)
    before = len(rows.rows())
    qtbot.keyClick(pop_up.ui.search, Qt.Key.Key_Return)
    assert len(rows.rows()) == before + 1
    if isinstance(rows, ProblemRows):
        assert rows.rows()[-1].reason


def docx_text(path: Path) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def pdf_text(path: Path) -> str:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in pdf).replace("\r", "").replace("\n", "")


def test_whole_job(qtbot: QtBot, tmp_path: Path) -> None:
    """New workbook, every page filled, closed in the middle, reopened at the same field, finished, exported."""
    window = shown(qtbot)
    begin(qtbot, window)
    view = window.report_view
    assert view is not None
    while view.step.key != "disputes":
        fill_page(qtbot, page_of(window))
        click(qtbot, window.ui.nextButton)

    # close in the middle of a field, without leaving it
    table = page_of(window).findChildren(DutyTable)[0]
    row = next(row for row in table.rows.values() if any(f.required for f in row.duty.figures))
    figure = next(f for f in row.duty.figures if f.required)
    qtbot.mouseClick(row.segmented, LEFT, pos=QPoint(10, row.segmented.height() // 2))
    box = row.figure_field(figure.key).findChild(QLineEdit)
    assert box is not None
    qtbot.mouseClick(box, LEFT)
    write(qtbot, box, "47余")
    assert window.session is not None
    workbook = window.session.keeper.path
    assert window.close()

    # reopen: the same page, the same field, the figure there
    window = shown(qtbot)
    start = window.ui.pages.currentWidget()
    assert isinstance(start, StartPage)
    qtbot.waitUntil(lambda: bool(start.findChildren(ReportCard)), timeout=WAIT)
    click(qtbot, start.findChildren(ReportCard)[0].button)
    view = window.report_view
    assert view is not None
    assert view.step.key == "disputes"
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "47余"

    while True:
        fill_page(qtbot, page_of(window))
        if view.neighbour(1) is None:
            break
        click(qtbot, window.ui.nextButton)
    assert window.session is not None
    assert window.session.missing() == ()

    # export: one click
    click(qtbot, window.ui.nextButton)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, ExportPage)
    with recorded(paths=[tmp_path]):
        click(qtbot, page.ui.folderButton)
    qtbot.mouseClick(page.purposes, LEFT, pos=QPoint(page.purposes.width() // 2, 10))
    assert page.purpose == "submit"
    with qtbot.waitSignal(page.exported, timeout=WAIT * 3):
        click(qtbot, page.ui.exportButton)
    name = "青禾镇2025年法治政府建设年度报告"
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}.docx", f"{name}.pdf"]
    for text in (docx_text(tmp_path / f"{name}.docx"), pdf_text(tmp_path / f"{name}.pdf")):
        assert "待填" not in text
        assert "47余" in text
        for part in MANDATORY:
            assert part in text.replace("\n", "")
    assert window.close()
    assert workbook.is_file()

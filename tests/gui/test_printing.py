"""Printing by clicks: what to print is asked, a PDF printer gets the pages, the window goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QToolButton
from pytestqt.qtbot import QtBot

from fzdesk.errors import InputError
from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.printing.page_range import parse_range
from fzdesk.gui.printing.print_dialog import TO_FILE, PrintDialog
from fzdesk.gui.printing.print_job import PrintJob
from fzdesk.gui.printing.print_report import Printing
from fzdesk.gui.widgets.page_view import PageView
from tests.gui.recorder import recorded
from tests.gui.windows import (
    CONTROL,
    LEFT,
    WAIT,
    click,
    in_dialog,
    press,
    shown,
    view_of,
    write,
)


@pytest.fixture
def window(qtbot: QtBot, sample: Path) -> MainWindow:
    """The sample's report with its pages beside it."""
    made = shown(qtbot, sample)
    assert view_of(made).page_column.wait_for_pages(WAIT)
    return made


def choose(qtbot: QtBot, dialog: QDialog, number: int, pages: str = "") -> None:
    """Choose 全部 (0), 第 n 页 (1) or 指定 (2), to a PDF file, and say yes."""
    assert isinstance(dialog, PrintDialog)
    dialog.ui.printer.setCurrentText(TO_FILE)
    width = dialog.ranges.width()
    qtbot.mouseClick(dialog.ranges, LEFT, pos=QPoint(width * (2 * number + 1) // 6, 10))
    if pages:
        write(qtbot, dialog.ui.pages, pages)
    click(qtbot, dialog.ui.printButton)


def printing_of(owner: object) -> Printing:
    made = owner._printing  # type: ignore[attr-defined]
    assert isinstance(made, Printing)
    return made


def printed(qtbot: QtBot, owner: object) -> bool:
    """Wait until it is printed or has failed."""
    with qtbot.waitSignal(printing_of(owner).ended, timeout=3 * WAIT) as ended:
        pass
    result: bool = ended.args[0]
    return result


def print_button(view: PageView) -> QToolButton:
    return next(b for b in view.findChildren(QToolButton) if b.accessibleName() in ("打印", "停止打印"))


def run(qtbot: QtBot, begin: Callable[[], None], act: Callable[[QDialog], None], target: Path) -> None:
    """Begin, and answer the dialog when it comes, with ``target`` as the file."""
    with recorded(paths=[target]), in_dialog(act) as seen:
        begin()
        qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)


def test_pages_asked_for_come_out_of_a_pdf_printer(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """指定 2-3 prints two A4 pages at 600 dpi, the same as the second and third page of the preview."""
    column = view_of(window).page_column
    target = tmp_path / "纸.pdf"
    run(
        qtbot,
        lambda: click(qtbot, print_button(column.view)),
        lambda dialog: choose(qtbot, dialog, 2, "2-3"),
        target,
    )
    assert printed(qtbot, column)
    pages = pypdfium2.PdfDocument(target.read_bytes())
    assert [tuple(round(length) for length in page.get_size()) for page in pages] == [(595, 842)] * 2
    assert column._pages is not None
    for paper, page in zip(pages, (1, 2), strict=True):
        mine = darkness(paper.render(scale=0.5, grayscale=True))
        shown_there = darkness(column._pages._pdf[page].render(scale=0.5, grayscale=True))
        assert max(abs(a - b) for a, b in zip(mine, shown_there, strict=True)) < 12
    images = [one for one in pages[0].get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    assert sum(one.get_px_size()[1] for one in images) == 7016


def darkness(bitmap: pypdfium2.PdfBitmap) -> list[float]:
    """Mean grey of each of 40 bands of a picture."""
    data, width, stride = bytes(bitmap.buffer), bitmap.width, bitmap.stride
    rows = [sum(data[at * stride : at * stride + width]) / width for at in range(bitmap.height)]
    size = len(rows) // 40
    return [sum(rows[at : at + size]) / size for at in range(0, 40 * size, size)]


def test_typing_goes_on_while_it_prints(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """The window takes keys between two bands: events come through many times a page."""
    column = view_of(window).page_column
    run(
        qtbot,
        lambda: click(qtbot, print_button(column.view)),
        lambda dialog: choose(qtbot, dialog, 1),
        tmp_path / "纸.pdf",
    )
    turns = 0

    def count() -> bool:
        nonlocal turns
        turns += 1
        return not printing_of(column).busy

    qtbot.waitUntil(count, timeout=WAIT)
    assert turns > 5


def test_stopping(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """While it prints the button stops it; it is said, and the next one prints."""
    column = view_of(window).page_column
    button = print_button(column.view)
    run(qtbot, lambda: click(qtbot, button), lambda dialog: choose(qtbot, dialog, 0), tmp_path / "一.pdf")
    qtbot.waitUntil(lambda: button.accessibleName() == "停止打印", timeout=WAIT)
    click(qtbot, button)
    assert not printing_of(column).busy
    assert button.accessibleName() == "打印"
    assert "已停止打印" in column.view._caption.text()
    run(qtbot, lambda: click(qtbot, button), lambda dialog: choose(qtbot, dialog, 1), tmp_path / "二.pdf")
    assert printed(qtbot, column)


def test_ctrl_p_on_the_export_page_prints_that_copy(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Ctrl+P anywhere asks; on the export page it prints the copy chosen there, and says where it went."""
    click(qtbot, window.ui.navExport)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, ExportPage)
    run(
        qtbot,
        lambda: press(qtbot, Qt.Key.Key_P, CONTROL),
        lambda dialog: choose(qtbot, dialog, 1),
        tmp_path / "公开.pdf",
    )
    assert printed(qtbot, page)
    assert page.ui.notice.text() == "已送到“公开.pdf”打印。"
    assert len(pypdfium2.PdfDocument((tmp_path / "公开.pdf").read_bytes())) == 1


def test_printing_goes_on_when_the_workbook_is_closed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """Closing the workbook while it prints breaks nothing off: all pages come out."""
    column = view_of(window).page_column
    target = tmp_path / "纸.pdf"
    run(
        qtbot,
        lambda: click(qtbot, print_button(column.view)),
        lambda dialog: choose(qtbot, dialog, 2, "1-2"),
        target,
    )
    qtbot.waitUntil(lambda: isinstance(printing_of(column)._under_way, PrintJob), timeout=WAIT)
    job = printing_of(column)._under_way
    assert isinstance(job, PrintJob)
    with qtbot.waitSignal(job.finished, timeout=3 * WAIT):
        assert window.close_session()
        window.show_start()
    assert len(pypdfium2.PdfDocument(target.read_bytes())) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_file_that_cannot_be_written_is_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """A printer that takes nothing gives one sentence; nothing hangs."""
    column = view_of(window).page_column
    gone = tmp_path / "没有" / "纸.pdf"
    run(
        qtbot,
        lambda: click(qtbot, print_button(column.view)),
        lambda dialog: choose(qtbot, dialog, 1),
        gone,
    )
    qtbot.waitUntil(lambda: not printing_of(column).busy, timeout=WAIT)
    assert "打印没有成功" in column.view._caption.text()
    with qtbot.waitSignal(column.pages_shown, timeout=WAIT):
        column.set_anew()
    assert "打印没有成功" in column.view._caption.text()  # typing on does not wipe it away


def test_wrong_pages_and_copies_are_said(qtbot: QtBot) -> None:
    """A page that is not there is named; the dialog stays with what was typed."""
    dialog = PrintDialog(5, 0, "纸.pdf")
    qtbot.addWidget(dialog)
    dialog.show()
    choose(qtbot, dialog, 2, "3-9")
    assert dialog.ui.problem.text() == "没有第9页，一共5页。"
    assert dialog.ui.problem.isVisible()
    assert dialog.ui.pages.text() == "3-9"
    assert dialog.wanted is None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="there is a printer")
def test_without_a_printer_a_file_is_offered(qtbot: QtBot) -> None:
    """A PC without a printer still prints to a PDF; copies and sides are not asked for then."""
    dialog = PrintDialog(5, 2, "纸.pdf")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.ui.printer.currentText() == TO_FILE
    assert not dialog.ui.copies.isVisible()


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(1, n), min_size=1))))
def test_any_set_of_pages_can_be_written(case: tuple[int, set[int]]) -> None:
    """However a set of pages is written, the same pages come back, in order, each once."""
    count, pages = case
    text = "，".join(str(page) for page in sorted(pages, reverse=True))
    assert parse_range(text, count) == tuple(page - 1 for page in sorted(pages))
    low, high = min(pages), max(pages)
    assert parse_range(f"{low}－{high}", count) == tuple(range(low - 1, high))
    assert parse_range(f"{low}-", count) == tuple(range(low - 1, count))


@given(st.text(max_size=20), st.integers(1, 30))
def test_any_words_are_pages_or_a_sentence(text: str, count: int) -> None:
    """Whatever is typed gives pages that are there, or one sentence."""
    try:
        pages = parse_range(text, count)
    except InputError as error:
        assert str(error).endswith("。")
        return
    assert pages
    assert all(0 <= page < count for page in pages)

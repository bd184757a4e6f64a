"""The export page by clicks: what is missing, what may leave, what lies there already, breaking off, a dying worker."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui import preview
from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.preview import shared_worker, stop_worker
from fzdesk.gui.settings.settings_page import SettingsPage
from fzdesk.operations.answers import set_form
from fzdesk.operations.profiles import change, copy
from fzdesk.operations.profiles import choose as choose_profile
from tests.gui.recorder import recorded
from tests.gui.windows import (
    LEFT,
    WAIT,
    click,
    session_of,
    shown,
    view_of,
)

NAME = "青禾镇2025年法治政府建设年度报告（送审稿）"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "导出 到这里"
    folder.mkdir()
    return folder


def export_page(qtbot: QtBot, window: MainWindow, out: Path) -> ExportPage:
    """Go to the export page by its button and choose the folder."""
    click(qtbot, window.ui.navExport)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, ExportPage)
    with recorded(paths=[out]):
        click(qtbot, page.ui.folderButton)
    assert page.ui.folder.text() == str(out)
    return page


@pytest.fixture
def unfinished(qtbot: QtBot, window: MainWindow, out: Path) -> ExportPage:
    """The export page of an empty report."""
    return export_page(qtbot, window, out)


@pytest.fixture
def finished(qtbot: QtBot, sample: Path, out: Path) -> ExportPage:
    """The export page of the finished sample."""
    return export_page(qtbot, shown(qtbot, sample), out)


def choose(qtbot: QtBot, page: ExportPage, purpose: int) -> None:
    """Click 送审稿 (0), 报送版 (1) or 公开版 (2)."""
    width = page.purposes.width()
    qtbot.mouseClick(page.purposes, LEFT, pos=QPoint(width * (2 * purpose + 1) // 6, 10))
    assert page.purpose == ("draft", "submit", "public")[purpose]


def export(qtbot: QtBot, page: ExportPage) -> list[str]:
    """Click 导出 and wait for the files; their names."""
    with qtbot.waitSignal(page.exported, timeout=WAIT) as made:
        click(qtbot, page.ui.exportButton)
    return [path.name for path in made.args[0]]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def window_of(page: ExportPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def test_missing_is_listed_and_leads_there(qtbot: QtBot, unfinished: ExportPage) -> None:
    """Everything missing is listed; a click goes to its field, from there back, and to the same again."""
    window = window_of(unfinished)
    missing = session_of(window).missing()
    listed = [item for item in unfinished.ui.missing.items() if item.kind == "item"]
    assert [item.title for item in listed] == [one.hint for one in missing]
    assert unfinished.ui.missingTitle.text() == f"还有 {len(missing)} 处要填"
    row = [item.key for item in unfinished.ui.missing.items()].index("0")
    for _ in range(2):
        spot = unfinished.ui.missing.visualRect(unfinished.ui.missing.model().index(row, 0)).center()
        qtbot.mouseClick(unfinished.ui.missing.viewport(), LEFT, pos=spot)
        assert window.ui.pages.currentWidget() is window.report_view
        step = view_of(window).step
        assert missing[0].step in (step.key, *step.sections)
        click(qtbot, window.ui.navExport)
        assert window.ui.pages.currentWidget() is unfinished


def test_nothing_missing_is_said(finished: ExportPage) -> None:
    """A finished report has nothing to be listed."""
    assert finished.ui.missingTitle.text() == "都填好了"
    assert finished.ui.missing.items() == ()


@pytest.mark.parametrize(("purpose", "title"), [(1, "报送版"), (2, "公开版")])
def test_copies_that_leave_want_everything_filled(
    qtbot: QtBot, unfinished: ExportPage, out: Path, purpose: int, title: str
) -> None:
    """While 【待填】 is left, what leaves the house is refused in words; the 送审稿 is made."""
    choose(qtbot, unfinished, purpose)
    click(qtbot, unfinished.ui.exportButton)
    notice = unfinished.ui.notice
    assert notice.isVisible()
    assert "处待填" in notice.text()
    assert title in notice.text()
    assert names(out) == []
    choose(qtbot, unfinished, 0)
    assert len(export(qtbot, unfinished)) == 2


def test_only_the_ticked_formats(qtbot: QtBot, finished: ExportPage, out: Path) -> None:
    """What is not ticked is not made; nothing ticked is said."""
    ui = finished.ui
    ui.pdfBox.click()
    ui.txtBox.click()
    assert export(qtbot, finished) == [f"{NAME}.docx", f"{NAME}.txt"]
    assert names(out) == [f"{NAME}.docx", f"{NAME}.txt"]
    ui.docxBox.click()
    ui.txtBox.click()
    click(qtbot, ui.exportButton)
    assert ui.notice.text() == "请至少勾选一种格式。"


def test_after_the_export_the_button_has_the_focus_again(
    qtbot: QtBot, finished: ExportPage, out: Path
) -> None:
    """Not 打印: Enter would print.  Another copy chosen, what was told of the first one goes."""
    finished.ui.exportButton.setFocus()
    with qtbot.waitSignal(finished.exported, timeout=3 * WAIT):
        click(qtbot, finished.ui.exportButton)
        assert finished.ui.cancelButton.hasFocus()
    assert finished.ui.exportButton.hasFocus()
    assert finished.ui.notice.text().startswith("已导出")
    qtbot.mouseClick(finished.purposes, LEFT, pos=QPoint(finished.purposes.width() // 2, 10))
    assert not finished.ui.notice.isVisible()


def test_existing_files_are_asked_about(qtbot: QtBot, finished: ExportPage, out: Path) -> None:
    """替换 replaces, 另存一份 takes a number, 不导出 leaves all as it is."""
    finished.ui.docxBox.click()  # PDF only
    target = out / f"{NAME}.pdf"
    target.write_bytes(b"old")
    with recorded("no") as said:
        click(qtbot, finished.ui.exportButton)
        qtbot.waitUntil(lambda: bool(said.questions), timeout=WAIT)
    assert said.questions[0][1] == ("另存一份", "替换", "不导出")
    assert NAME in said.questions[0][0]
    assert target.read_bytes() == b"old"
    assert finished.ui.exportButton.isVisible()
    with recorded("number"):
        assert export(qtbot, finished) == [f"{NAME}（2）.pdf"]
    assert target.read_bytes() == b"old"
    with recorded("replace"):
        assert export(qtbot, finished) == [f"{NAME}.pdf"]
    assert target.read_bytes().startswith(b"%PDF")
    assert len(names(out)) == 2


def test_file_open_in_wps_gets_another_name(qtbot: QtBot, finished: ExportPage, out: Path) -> None:
    """A target that is open in WPS is left alone; a numbered one is made and it is said."""
    finished.ui.pdfBox.click()
    (out / f"{NAME}.docx").write_bytes(b"old")
    (out / f"~${NAME[2:]}.docx").write_bytes(b"")
    with recorded("replace"):
        assert export(qtbot, finished) == [f"{NAME}（2）.docx"]
    assert "WPS" in finished.ui.notice.text()
    assert (out / f"{NAME}.docx").read_bytes() == b"old"


def test_folder_that_is_gone_is_said(qtbot: QtBot, finished: ExportPage, out: Path) -> None:
    """The stick was pulled out: one sentence, no files; the next try works."""
    out.rename(out.with_name("fort"))
    click(qtbot, finished.ui.exportButton)
    qtbot.waitUntil(finished.ui.notice.isVisible, timeout=WAIT)
    assert "找不到文件夹" in finished.ui.notice.text()
    out.mkdir()
    assert len(export(qtbot, finished)) == 2


def test_open_folder_button(
    qtbot: QtBot, finished: ExportPage, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the export a button opens the folder."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    export(qtbot, finished)
    button = next(b for b in finished.ui.notice.findChildren(QPushButton) if b.text() == "打开文件夹")
    qtbot.waitUntil(button.isVisible)
    click(qtbot, button)
    assert [Path(url.toLocalFile()) for url in opened] == [out]


def test_breaking_off_leaves_no_file(qtbot: QtBot, finished: ExportPage, out: Path) -> None:
    """停止 while it works: no file appears then or later, the preview goes on, and the next export works."""
    window = window_of(finished)
    click(qtbot, finished.ui.exportButton)
    assert not finished.ui.exportButton.isVisible()
    click(qtbot, finished.ui.cancelButton)
    assert "没有生成文件" in finished.ui.notice.text()
    assert finished.ui.exportButton.isVisible()
    maker = finished._maker
    with qtbot.waitSignal(maker.ready, timeout=WAIT):
        finished.refresh()
    assert names(out) == []
    with qtbot.waitSignal(view_of(window).page_column.pages_shown, timeout=WAIT):
        click(qtbot, window.ui.navReport)
    click(qtbot, window.ui.navExport)
    assert len(export(qtbot, finished)) == 2


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_worker_killed_while_exporting(qtbot: QtBot, finished: ExportPage, out: Path) -> None:
    """A worker that dies gives one sentence and no file; the next export works, the preview too."""
    with qtbot.waitSignal(finished._maker.ready, timeout=WAIT):
        finished.refresh()
    worker = shared_worker()
    process = worker._process
    assert process is not None
    os.kill(process.processId(), signal.SIGSTOP)  # so that it dies with the job, not before or after
    click(qtbot, finished.ui.exportButton)
    os.kill(process.processId(), signal.SIGKILL)
    qtbot.waitUntil(finished.ui.notice.isVisible, timeout=WAIT)
    assert "意外停止" in finished.ui.notice.text()
    assert "草稿没有受影响" in finished.ui.notice.text()
    assert finished.ui.exportButton.isVisible()
    assert names(out) == []
    assert len(export(qtbot, finished)) == 2


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_worker_killed_while_previewing(qtbot: QtBot, finished: ExportPage) -> None:
    """A preview whose worker dies comes all the same, from a new one."""
    with qtbot.waitSignal(finished._maker.ready, timeout=WAIT):
        finished.refresh()
    process = shared_worker()._process
    assert process is not None
    os.kill(process.processId(), signal.SIGSTOP)
    finished.refresh()
    qtbot.waitUntil(lambda: finished._maker._under_way, timeout=WAIT)
    with qtbot.waitSignal(finished._maker.ready, timeout=WAIT):
        os.kill(process.processId(), signal.SIGKILL)
    assert "意外" not in finished.ui.pagesTitle.text()


def test_pages_shown_are_those_exported(qtbot: QtBot, finished: ExportPage) -> None:
    """The title says which copy and how many pages; a click enlarges a page, a click there goes to the text."""
    window = window_of(finished)
    if finished._pages is None:
        with qtbot.waitSignal(finished._maker.ready, timeout=WAIT):
            finished.refresh()
    assert finished._pages is not None
    assert finished.ui.pagesTitle.text() == f"送审稿，共 {finished._pages.count} 页"
    place = next(p for p in finished._pages.places if "." not in p.id and p.page == 1)
    box = finished.ui.grid._box(1)
    scale = box.width() / 595.28
    spot = box.topLeft().toPoint() + QPoint(
        round((place.x + 40) * scale), round((place.y + place.height / 2) * scale)
    )
    qtbot.mouseClick(finished.ui.grid.viewport(), LEFT, pos=spot)
    assert finished.view.isVisible()
    assert not finished.ui.grid.isVisible()
    assert finished.view.page() == 1
    paper = finished.view.paper
    spot = paper.paper().topLeft().toPoint() + QPoint(
        round((place.x + 40) * paper.scale), round((place.y + place.height / 2) * paper.scale)
    )
    qtbot.mouseClick(paper, LEFT, pos=spot)
    assert window.ui.pages.currentWidget() is window.report_view
    report = session_of(window).report
    (section,) = [key for key, s in report.sections.items() if any(p.id == place.id for p in s.prose)]
    assert section in (view_of(window).step.key, *view_of(window).step.sections)


def test_one_page_large_and_back(qtbot: QtBot, finished: ExportPage) -> None:
    """Enter shows a page large; there the page keys turn, and Esc goes back to all pages, at that page."""
    if finished._pages is None:
        with qtbot.waitSignal(finished._maker.ready, timeout=WAIT):
            finished.refresh()
    finished.ui.grid.setFocus()
    qtbot.keyClick(finished.ui.grid, Qt.Key.Key_Return)
    assert finished.view.isVisible()
    assert finished.view.hasFocus()
    qtbot.keyClick(finished.view, Qt.Key.Key_End)
    last = finished.view.page()
    assert last == finished._pages.count - 1  # type: ignore[union-attr]
    qtbot.keyClick(finished.view, Qt.Key.Key_Escape)
    assert not finished.view.isVisible()
    assert finished.ui.grid.hasFocus()
    box = finished.ui.grid._box(last)
    assert 0 <= box.top() < box.bottom() <= finished.ui.grid.viewport().height() + 1


def test_own_profile_is_chosen_and_printed_with(qtbot: QtBot, finished: ExportPage, out: Path) -> None:
    """A profile of one's own stands in the list; the files are made with it."""
    session = finished.session
    made = copy(session.report, "plain")
    made = change(made, made.form.profile, {"line_pitch_pt": 20.0})
    with qtbot.waitSignal(finished._maker.ready, timeout=WAIT):
        session.change(choose_profile(made, "standard"), "新版式")
    finished.profiles.setFocus()
    with qtbot.waitSignal(finished._maker.ready, timeout=WAIT):
        qtbot.keyClick(finished.profiles, Qt.Key.Key_End)
    assert finished.profiles.currentText() == "普通文稿（自定）"
    assert session.report.form.profile == made.form.profile
    assert finished.ui.profileHint.text().startswith("每页 34 行")
    assert finished._pages is not None
    shown_pages = finished._pages.count
    finished.ui.docxBox.click()
    assert export(qtbot, finished) == [f"{NAME}.pdf"]
    assert len(pypdfium2.PdfDocument((out / f"{NAME}.pdf").read_bytes())) == shown_pages


def test_the_fonts_are_named(qtbot: QtBot, finished: ExportPage) -> None:
    """Four lines show the faces the pages are set with, and where each comes from; nothing is missing."""
    lines = finished.ui.fonts.lines
    qtbot.waitUntil(lambda: all(where.text() for _, where in lines.values()), timeout=WAIT)
    assert list(lines) == ["title", "heading1", "heading2", "body"]
    assert "代替" in lines["body"][1].toolTip() or "这台电脑的" in lines["body"][1].toolTip()
    qtbot.waitUntil(lambda: finished.ui.fontsHint.text() == "全文没有缺字", timeout=WAIT)


def test_a_character_without_a_font_leads_to_the_fonts(qtbot: QtBot, unfinished: ExportPage) -> None:
    """What no font has is named, with a button to where a font can be added."""
    session = unfinished.session
    with qtbot.waitSignal(unfinished._maker.ready, timeout=WAIT):
        session.change(set_form(session.report, addressee="𠀀镇"), "改主送")
    qtbot.waitUntil(unfinished.ui.notice.isVisible, timeout=WAIT)
    assert "𠀀" in unfinished.ui.notice.text()
    assert unfinished.ui.fontsHint.text() == "有缺字"
    button = next(b for b in unfinished.ui.notice.findChildren(QPushButton) if b.text() == "加字体…")
    qtbot.waitUntil(button.isVisible)
    click(qtbot, button)
    page = window_of(unfinished).ui.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    assert page.fonts.isVisible()
    assert page.column.wait_for_pages(WAIT)
    assert "𠀀" in page.fonts.ui.missing.words()


def test_the_sample_is_exported_to_the_documents(qtbot: QtBot, profile: Path) -> None:
    """The sample lies in the program's own folder; its files go where the clerk looks."""
    window = shown(qtbot)
    window.deeds.open_sample()
    click(qtbot, window.ui.navExport)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, ExportPage)
    assert page.ui.folder.text() == str(profile / "documents")


def test_public_copy_is_shown_as_it_will_be(qtbot: QtBot, finished: ExportPage) -> None:
    """公开版 has no 版头: neither have its pages here."""
    session = finished.session
    with qtbot.waitSignal(finished._maker.ready, timeout=WAIT):
        session.change(set_form(session.report, letterhead=True, number="青政发〔2026〕3号"), "改版头")
    assert "青政发〔2026〕3号" in page_text(finished)
    with qtbot.waitSignal(finished._maker.ready, timeout=WAIT):
        choose(qtbot, finished, 2)
    assert "青政发〔2026〕3号" not in page_text(finished)
    assert "法治政府建设年度报告" in page_text(finished)


def page_text(page: ExportPage) -> str:
    """The words on the first page shown."""
    assert page._pages is not None
    found: str = page._pages._pdf[0].get_textpage().get_text_range()
    return found


def test_stopped_worker_takes_no_more_jobs(qtbot: QtBot) -> None:
    """What is asked after the end starts no process."""
    worker = shared_worker()
    stop_worker()
    assert preview._worker is None
    worker.submit({"verb": "warm", "profile": "standard"}, lambda _: None, lambda *_: None)
    assert worker._process is None

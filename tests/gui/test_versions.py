"""历史版本 and 定稿 by clicks: keeping, comparing, going back whole or in part, freezing and taking it back."""

from __future__ import annotations

import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui.check.check_page import CheckPage
from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.versions.difference_view import DifferenceView
from fzdesk.gui.versions.finalise_dialog import FinaliseDialog
from fzdesk.gui.versions.versions_page import VersionsPage
from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.intake.read_file import read_outline
from fzdesk.operations.paragraphs import with_own_text
from fzdesk.store.versions import Version
from fzdesk.store.workbook import Workbook
from tests.gui.recorder import recorded
from tests.gui.windows import (
    CONTROL,
    LEFT,
    WAIT,
    click,
    close_anyhow,
    go_to,
    in_dialog,
    menu_of,
    new_workbook,
    press,
    rows,
    session_of,
    shown,
    stored,
    view_of,
    write,
)

OWN = "举办法治专题讲座三次。"


@pytest.fixture
def path(sample: Path) -> Path:
    """The window is on the sample."""
    return sample


def versions_page(window: MainWindow) -> VersionsPage:
    """The page of the place that is shown."""
    page = window.place_page()
    assert isinstance(page, VersionsPage)
    return page


def history(path: Path, year: int = 2025) -> list[tuple[str, str]]:
    """Kind and name of the versions in the file, oldest first."""
    with closing(Workbook.open(path, read_only=True)) as workbook:
        return [(one.kind, one.name) for one in reversed(workbook.versions.history(year))]


def listed(page: VersionsPage) -> list[Version]:
    """The versions as the list shows them."""
    return [line.version for line in page.ui.list.lines() if line.version is not None]


def change(window: MainWindow, text: str = OWN) -> None:
    """A sentence more in the section 学法; that typing works is tested elsewhere."""
    session = session_of(window)
    session.change(with_own_text(session.report, "study", text), "改正文", place="study/")
    assert session.flush()


def kept(qtbot: QtBot, window: MainWindow, name: str) -> VersionsPage:
    """Keep a version under a name, by the menu and the keyboard."""
    menu_of(window, "存一个版本…").trigger()
    page = versions_page(window)
    write(qtbot, page.name_row.field, name)
    press(qtbot, Qt.Key.Key_Return)
    return page


def click_line(qtbot: QtBot, page: VersionsPage, number: int, *, also: bool = False) -> None:
    """Click a version; with Ctrl where it is to be chosen beside another."""
    numbers = [line.version.number if line.version else 0 for line in page.ui.list.lines()]
    view = page.ui.list
    spot = view.visualRect(view.model().index(numbers.index(number), 0)).center()
    none = Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(view.viewport(), LEFT, CONTROL if also else none, spot)


def click_words(qtbot: QtBot, view: DifferenceView, words: str) -> None:
    """Click on words of the 花脸稿, such as 恢复这一段."""
    cursor = view.document().find(words)
    assert not cursor.isNull(), view.toPlainText()
    middle = QTextCursor(view.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    view.setTextCursor(middle)
    view.ensureCursorVisible()
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.cursorRect(middle).center() + QPoint(2, 0))


def test_an_empty_timeline_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    """One sentence, one button; the version that is named there is listed and chosen at once."""
    window = shown(qtbot, new_workbook(tmp_path))
    press(qtbot, Qt.Key.Key_H, CONTROL)
    page = versions_page(window)
    assert page.empty.isVisible()
    click(qtbot, page.empty.button)
    write(qtbot, page.name_row.field, "空白稿")
    click(qtbot, page.name_row.button)
    (version,) = listed(page)
    assert (version.kind, version.name) == ("manual", "空白稿")
    assert page.ui.list.versions() == [version]
    assert page.ui.facts.text().endswith("没有不同。")
    assert page.ui.notice.text() == f"已存成第 {version.number} 版，会一直留着。"


def test_the_name_by_keys_alone(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Tab leads from the name to 保存, where Enter keeps; space around and doubled goes."""
    menu_of(window, "存一个版本…").trigger()
    page = versions_page(window)
    write(qtbot, page.name_row.field, " a  b ")
    press(qtbot, Qt.Key.Key_Tab)
    assert page.name_row.button.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert not page.name_row.isVisible()
    assert history(path) == [("manual", "a b")]


def test_esc_keeps_nothing(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """The row goes, no version is made."""
    menu_of(window, "存一个版本…").trigger()
    page = versions_page(window)
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.name_row.isVisible()
    assert history(path) == []


def test_what_differs_from_now_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    """The new sentence underlined, its section's heading above, everything else counted away; 全文 shows all."""
    page = kept(qtbot, window, "一稿")
    change(window)
    assert page.ui.facts.text().endswith(f"删去 0 字，增加 {len(OWN)} 字。")
    text = page.ui.view.toPlainText()
    assert OWN in text
    assert "段没有变" in text
    found = page.ui.view.document().find(OWN)
    assert found.charFormat().fontUnderline()
    assert not found.charFormat().fontStrikeOut()
    short = len(text)
    width = page.scope.width()
    qtbot.mouseClick(page.scope, LEFT, pos=QPoint(width * 3 // 4, 10))
    assert "段没有变" not in page.ui.view.toPlainText()
    assert len(page.ui.view.toPlainText()) > 5 * short


def test_removed_words_are_struck(qtbot: QtBot, window: MainWindow) -> None:
    """And a paragraph taken back brings them back; 撤销 takes that back, here too."""
    first = session_of(window).report
    change(window)
    page = kept(qtbot, window, "一稿")
    session = session_of(window)
    before = session.report
    session.change(first, "清掉", place="study/")
    found = page.ui.view.document().find(OWN)
    assert found.charFormat().fontStrikeOut()
    click_words(qtbot, page.ui.view, "恢复这一段")
    assert session.report == before
    assert listed(page)[0].kind == "restore"
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert session.report == first


def test_a_section_comes_back(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """By the words beside its heading; the other sections stay."""
    first = session_of(window).report
    page = kept(qtbot, window, "一稿")
    change(window)
    session = session_of(window)
    session.change(with_own_text(session.report, "enforcement", "别处。"), "改正文", place="enforcement/")
    click_words(qtbot, page.ui.view, "恢复这一节")
    assert session.flush()
    report = stored(path, 2025)
    assert report.sections["study"] == first.sections["study"]
    assert report.sections["enforcement"] != first.sections["enforcement"]
    assert window.ui.notice.text() == "已恢复一节。按 Ctrl+Z 可以撤销。"


def test_the_whole_report_goes_back_and_can_come_again(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """After a question; what it was is kept as a version and restored just the same."""
    first = session_of(window).report
    page = kept(qtbot, window, "一稿")
    number = listed(page)[0].number
    change(window)
    with recorded("no") as said:
        click(qtbot, page.ui.restoreButton)
    assert f"恢复成第 {number} 版吗" in said.questions[0][0]
    assert OWN in str(session_of(window).report)
    with recorded("restore"):
        click(qtbot, page.ui.restoreButton)
    assert stored(path, 2025) == first
    assert session_of(window).report == first
    page = versions_page(window)
    assert [one.kind for one in listed(page)] == ["restore", "manual"]
    with recorded("restore"):
        click(qtbot, page.ui.restoreButton)
    assert OWN in str(stored(path, 2025))


def test_two_versions_are_compared_with_each_other(qtbot: QtBot, window: MainWindow) -> None:
    """The older is the left one, whichever was clicked first; nothing can be brought back between them."""
    kept(qtbot, window, "一稿")
    change(window)
    page = kept(qtbot, window, "二稿")
    new, old = listed(page)
    click_line(qtbot, page, new.number)
    assert page.ui.facts.text().endswith("没有不同。")
    click_line(qtbot, page, old.number, also=True)
    assert page.ui.what.text() == f"第 {old.number} 版与第 {new.number} 版相比"
    assert OWN in page.ui.view.toPlainText()
    assert "恢复这一" not in page.ui.view.toPlainText()
    assert not page.ui.restoreButton.isVisible()


def test_it_begins_with_a_version_that_tells_something(qtbot: QtBot, path: Path) -> None:
    """After closing the newest version is what the report is: the one before is compared."""
    window = shown(qtbot, path)
    kept(qtbot, window, "一稿")
    change(window)
    assert window.close_session()
    assert window.open_workbook(path, 2025)
    press(qtbot, Qt.Key.Key_H, CONTROL)
    page = versions_page(window)
    assert [(one.kind, one.name) for one in listed(page)] == [("auto", ""), ("manual", "一稿")]
    assert [one.name for one in page.ui.list.versions()] == ["一稿"]
    assert OWN in page.ui.view.toPlainText()


def test_arrows_walk_through_the_versions(qtbot: QtBot, window: MainWindow) -> None:
    """Without the mouse."""
    kept(qtbot, window, "一稿")
    change(window)
    page = kept(qtbot, window, "二稿")
    new, old = listed(page)
    page.ui.list.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert page.ui.list.versions() == [old]
    press(qtbot, Qt.Key.Key_Up)
    assert page.ui.list.versions() == [new]


def test_the_difference_leaves_as_tracked_changes(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """A DOCX that reads as the newer text when all is taken; a name that is taken is not replaced."""
    page = kept(qtbot, window, "一稿")
    change(window)
    target = tmp_path / "花脸稿.docx"
    for words in ("已另存“花脸稿.docx”", "已经有名为“花脸稿.docx”"):
        with recorded(paths=[tmp_path / "花脸稿"]):
            click(qtbot, page.ui.saveButton)
        assert page.ui.notice.text().startswith(words)
    xml = zipfile.ZipFile(target).read("word/document.xml").decode()
    assert "<w:ins " in xml
    assert OWN in "".join(read_outline(target).paragraphs)


# ---- 定稿


def finalised(qtbot: QtBot, window: MainWindow) -> None:
    """定稿 by the menu and the dialog's button."""

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, FinaliseDialog)
        qtbot.mouseClick(dialog.ui.finaliseButton, LEFT)

    with in_dialog(agree):
        menu_of(window, "定稿…").trigger()


def test_a_final_report_is_locked_until_it_is_taken_back(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    """The pages say so in one sentence with a button; nothing typed gets in; taking back unlocks."""
    change(window)
    finalised(qtbot, window)
    report = stored(path, 2025)
    assert report.finalised
    assert "（已定稿）" in window.windowTitle()
    assert "已定稿，存成了第" in window.ui.notice.text()
    assert [one.kind for one in listed(versions_page(window))] == ["final"]
    click(qtbot, window.ui.navReport)
    assert not window.ui.notice.isVisible()  # it was told where it was done
    go_to(window, "study")
    view = view_of(window)
    assert view.page.notice.text() == "这份报告已经定稿，只能查看。要修改，请先撤回定稿。"
    assert not any(row.segmented.isEnabled() for row in rows(window))
    assert all(editor.isReadOnly() for editor in view.page.findChildren(ProseEditor))
    assert not window.ui.undoButton.isEnabled()
    session_of(window).change(replace(report, plans=()), "改")
    assert session_of(window).report == report
    for choice, final in (("no", True), ("reopen", False)):
        buttons = view.page.notice.findChildren(QPushButton)
        with recorded(choice):
            click(qtbot, next(one for one in buttons if one.text() == "撤回定稿…" and one.isVisible()))
        assert stored(path, 2025).finalised == final
    assert window.ui.pages.currentWidget() is window.report_view
    go_to(window, "study")
    assert all(row.segmented.isEnabled() for row in rows(window))
    assert not any(editor.isReadOnly() for editor in view_of(window).page.findChildren(ProseEditor))
    assert [kind for kind, _ in history(path)] == ["final", "reopened"]


def test_errors_are_shown_and_lead_to_the_check(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """No button to finalise while there are any; warnings are listed below them."""
    change(window, "依据《信访条例》办理。")

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FinaliseDialog)
        assert dialog.ui.what.text() == "2025 年度报告还有 1 处错误"
        assert "《信访条例》" in dialog.ui.list.toPlainText()
        assert not dialog.ui.finaliseButton.isVisible()
        qtbot.mouseClick(dialog.ui.checkButton, LEFT)

    with in_dialog(look):
        menu_of(window, "定稿…").trigger()
    assert isinstance(window.place_page(), CheckPage)
    assert not stored(path, 2025).finalised


def test_what_is_missing_is_not_called_wrong(qtbot: QtBot, window: MainWindow) -> None:
    """The dialog counts 错误 and 待填 apart, as 校核 and the bar below do."""
    change(window, "依据《信访条例》办理。")
    session = session_of(window)
    session.change(replace(session.report, plans=()), "清掉")
    blanks = len(session.missing())
    assert blanks

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FinaliseDialog)
        assert dialog.ui.what.text() == f"2025 年度报告还有 1 处错误、{blanks} 处待填"
        listed = dialog.ui.list.toPlainText()
        assert "错误 1 处" in listed
        assert f"待填 {blanks} 处" in listed
        dialog.reject()

    with in_dialog(look):
        menu_of(window, "定稿…").trigger()


def test_what_was_dismissed_is_listed_with_its_reason(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """It does not stand in the way."""
    from fzdesk.operations.versions import ready

    change(window, "依据《信访条例》办理。")
    session = session_of(window)
    with closing(Workbook.open(path, read_only=True)) as workbook:
        (error,) = ready(workbook, 2025).errors
    session.change(replace(session.report, dismissed={error.key: "上级原文如此"}), "忽略一处问题")

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, FinaliseDialog)
        assert "已忽略 1 处" in dialog.ui.list.toPlainText()
        assert "原因：上级原文如此" in dialog.ui.list.toPlainText()
        qtbot.mouseClick(dialog.ui.finaliseButton, LEFT)

    with in_dialog(agree):
        menu_of(window, "定稿…").trigger()
    assert stored(path, 2025).finalised


def test_last_years_report_is_final_and_cannot_go_back(qtbot: QtBot, path: Path) -> None:
    """The page offers to take 定稿 back instead; the version says what was exported of it."""
    with closing(Workbook.open(path)) as workbook:
        workbook.versions.note_export(2024, "submit", ["a.docx"])
    window = shown(qtbot, path)
    assert window.open_workbook(path, 2024)
    press(qtbot, Qt.Key.Key_H, CONTROL)
    page = versions_page(window)
    assert not page.ui.restoreButton.isEnabled()
    assert [line.exports for line in page.ui.list.lines() if line.version] == ["　导出过报送版"]
    assert page.ui.finalButton.text() == "撤回定稿…"
    with recorded("reopen"):
        click(qtbot, page.ui.finalButton)
    page = versions_page(window)
    assert page.ui.finalButton.text() == "定稿…"
    assert not stored(path, 2024).finalised


def test_looking_only_changes_nothing(qtbot: QtBot, path: Path) -> None:
    """A read-only window shows the timeline and keeps, restores and finalises nothing."""
    with closing(Workbook.open(path)) as workbook:
        workbook.versions.keep(2025, "manual", "一稿")
        window = MainWindow()
        qtbot.addWidget(window, before_close_func=close_anyhow)
        window.show()
        with recorded("read"):
            assert window.open_workbook(path, 2025)
        window.show_place("versions")
        page = versions_page(window)
        qtbot.waitUntil(page.isVisible, timeout=WAIT)
        assert len(listed(page)) == 1
        for button in (page.ui.keepButton, page.ui.finalButton, page.ui.restoreButton):
            assert not button.isEnabled()
        window.show_place("versions", "name")
        assert not page.name_row.isVisible()


def test_a_damaged_version_is_told(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """The others can still be looked at."""
    page = kept(qtbot, window, "一稿")
    change(window)
    page = kept(qtbot, window, "二稿")
    new, old = listed(page)
    page._frozen.clear()
    session = session_of(window)
    from fzdesk.gui.versions.deeds import keeping

    kept_by = keeping(session)
    assert kept_by is not None
    kept_by.run(
        lambda workbook: workbook._db.conn.execute(
            "UPDATE dumps SET data = x'00' WHERE sha256 = ?", (old.digest,)
        ).fetchall()
    )
    click_line(qtbot, page, old.number)
    assert f"第 {old.number} 版已损坏" in page.ui.notice.text()
    assert page.ui.view.toPlainText() == ""
    assert not page.ui.saveButton.isEnabled()
    click_line(qtbot, page, new.number)
    assert page.ui.facts.text().endswith("没有不同。")


def test_the_export_page_leads_to_finalising(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    """For a copy that leaves the house; afterwards the page says so, and what is exported is noted."""
    click(qtbot, window.ui.navExport)
    page = window.place_page()
    assert isinstance(page, ExportPage)
    assert not page.ui.finalButton.isVisible()
    qtbot.mouseClick(page.purposes, LEFT, pos=QPoint(page.purposes.width() // 2, 10))
    assert page.ui.finalHint.text() == "还没有定稿，报出去以前请先定稿。"

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, FinaliseDialog)
        qtbot.mouseClick(dialog.ui.finaliseButton, LEFT)

    with in_dialog(agree):
        click(qtbot, page.ui.finalButton)
    page = window.place_page()
    assert isinstance(page, ExportPage)
    qtbot.mouseClick(page.purposes, LEFT, pos=QPoint(page.purposes.width() // 2, 10))
    assert page.ui.finalHint.text() == "已经定稿。"
    assert not page.ui.finalButton.isVisible()
    page.folder = tmp_path
    with qtbot.waitSignal(page.exported, timeout=WAIT):
        click(qtbot, page.ui.exportButton)
    assert window.close_session()
    with closing(Workbook.open(path, read_only=True)) as workbook:
        (noted,) = workbook.versions.exports(2025)
        final = workbook.versions.final(2025)
        assert final is not None
        assert (noted.version, noted.purpose) == (final.number, "submit")

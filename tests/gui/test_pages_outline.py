"""Whole sections: renaming, counting, order, merging, leaving out, adding, from the page of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from fzdesk.gui.dialogs.section_settings import SectionChoice, SectionSettings, SectionTitle
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.pages import section_menu
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.pages.section_page import SectionPage
from fzdesk.gui.session import Session
from fzdesk.operations.paragraphs import with_own_text
from tests.gui.hands import menu_action, type_words
from tests.gui.small_catalogue import open_session
from tests.gui.windows import shown, view_of

ShowPage = Callable[[Session, str], StepPage]


def open_menu(page: StepPage, qtbot: QtBot, words: str) -> None:
    """Open 本节设置 and choose."""
    assert isinstance(page, SectionPage)
    qtbot.mouseClick(page.prose.settings_button, Qt.MouseButton.LeftButton)
    menu_action(words)


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> Callable[[SectionChoice], None]:
    """What the clerk will have chosen in the settings dialog."""

    def choose(choice: SectionChoice) -> None:
        monkeypatch.setattr(SectionSettings, "ask", classmethod(lambda *_, **__: choice))

    return choose


def test_renaming_and_counting(
    show_page: ShowPage, qtbot: QtBot, chosen: Callable[[SectionChoice], None]
) -> None:
    """A new heading and way of counting stand on the page and in the document at once."""
    session = open_session()
    page = show_page(session, "study")
    chosen(SectionChoice("学法用法", "inline"))
    open_menu(page, qtbot, "标题和排法…")
    assert page.title.text() == "（一）学法用法"
    spans = [node.text for node in session.document.paragraphs()]
    assert any(words.startswith("一是坚持领导干部带头学法。") for words in spans)


def test_merging(show_page: ShowPage, qtbot: QtBot, chosen: Callable[[SectionChoice], None]) -> None:
    """A merged section says where its text went and is still filled in here."""
    session = open_session()
    page = show_page(session, "functions")
    chosen(SectionChoice("加快转变政府职能", "plain", "study"))
    open_menu(page, qtbot, "标题和排法…")
    assert session.report.sections["functions"].merged_into == "study"
    assert isinstance(page, SectionPage)
    assert "深入学习贯彻习近平法治思想" in page.merged.text()
    assert page.merged.isVisible()


def test_moving(show_page: ShowPage, qtbot: QtBot) -> None:
    """下移一节 renumbers the heading."""
    session = open_session()
    page = show_page(session, "study")
    open_menu(page, qtbot, "下移一节")
    assert session.report.order["achievements"] == ("functions", "study")


def test_leaving_out_and_taking_in_again(show_page: ShowPage, qtbot: QtBot) -> None:
    """不写这一节 goes to the neighbour; from there the section is taken in again with all it had."""
    session = open_session()
    page = show_page(session, "study")
    before = session.report
    with qtbot.waitSignal(page.jump) as jumped:
        open_menu(page, qtbot, "不写这一节")
    assert jumped.args == ["functions"]
    assert "study" not in [step.key for step in session.steps]
    other = show_page(session, "functions")
    assert isinstance(other, SectionPage)
    qtbot.mouseClick(other.prose.settings_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    again = menu.findChild(QMenu)
    assert again is not None
    assert again.title() == "恢复不写的节"
    again.actions()[0].trigger()
    menu.close()
    assert session.report.answers == before.answers
    assert session.report.sections["study"] == before.sections["study"]


def test_leaving_out_what_another_follows(
    show_page: ShowPage, qtbot: QtBot, chosen: Callable[[SectionChoice], None]
) -> None:
    """Its text prints by itself again and its page says so no more; one 撤销 takes all of it back."""
    session = open_session()
    session.change(with_own_text(session.report, "functions", "推进政务服务。"), "改正文")
    page = show_page(session, "functions")
    assert isinstance(page, SectionPage)
    chosen(SectionChoice("加快转变政府职能", "plain", "study"))
    open_menu(page, qtbot, "标题和排法…")
    before = session.report
    first = show_page(session, "study")
    open_menu(first, qtbot, "不写这一节")
    page = show_page(session, "functions")
    assert isinstance(page, SectionPage)
    assert page.merged.isHidden()
    assert "section.functions" in [node.id for node in session.document.nodes]
    session.undo()
    assert session.report == before


def test_adding(show_page: ShowPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A section of the clerk's own comes behind this one, with one empty paragraph to write in."""
    session = open_session()
    page = show_page(session, "study")
    monkeypatch.setattr(SectionTitle, "ask", classmethod(lambda *_: "推进移风易俗"))
    with qtbot.waitSignal(page.jump) as jumped:
        open_menu(page, qtbot, "在后面增加一节…")
    key = next(key for key in session.report.sections if key.startswith("own."))
    assert jumped.args == [session.report.sections[key].prose[0].id]
    assert session.report.order["achievements"] == ("study", key, "functions")
    own = show_page(session, key)
    assert isinstance(own, SectionPage)
    own.focus_field(session.report.sections[key].prose[0].id)
    with qtbot.waitSignal(session.changed):
        type_words(own.prose.editor, "成立红白理事会。")
    assert own.title.text() == "（二）推进移风易俗"


def test_a_new_section_is_written_in_at_once(qtbot: QtBot, window: MainWindow) -> None:
    """The cursor is in its text; it is 未开始 until something stands there, and counts no paragraph before."""
    view = view_of(window)
    view.show_step("study")
    QTimer.singleShot(0, name_section)
    assert isinstance(view.page, SectionPage)
    part = section_menu.part_of(view.session, "study")
    assert part is not None
    section_menu.add(view.page, part, "study")
    page = view.page
    assert isinstance(page, SectionPage)
    assert page.section_key.startswith("own.")
    assert QApplication.focusWidget() is page.prose.editor
    assert page.prose.count.text() == "还没有写"
    assert view.step.state == "not_started"
    with qtbot.waitSignal(view.session.changed):
        type_words(page.prose.editor, "成立红白理事会。")
    assert page.prose.count.text() == "1 段，手改 1 段"
    assert view.step.state == "done"


def test_a_section_whose_text_was_deleted_is_not_done(qtbot: QtBot, sample: Path) -> None:
    """It prints nothing any more: its step says 待填 and F8 leads there; 撤销 brings text and tick back."""
    window = shown(qtbot, sample)
    view = view_of(window)
    view.show_step("study")
    assert view.step.state == "done"
    assert isinstance(view.page, SectionPage)
    editor = view.page.prose.editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    view.leave()
    assert view.step.state == "attention"
    assert [one.hint for one in view.session.missing()] == ["“学法”的正文"]
    view.show_step("form")
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert view.step.key == "study"
    window.ui.undoButton.click()
    assert view.step.state == "done"
    assert view.session.missing() == ()


def name_section() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SectionTitle)
    type_words(dialog.ui.title, "推进移风易俗")
    dialog.ui.ok.click()


def test_settings_dialog(qtbot: QtBot, session: Session) -> None:
    """The dialog shows what is chosen; 确定 gives what stands in it, 取消 gives nothing."""
    now = SectionChoice("学法", "joined")

    def rename() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SectionSettings)
        dialog.ui.title.selectAll()
        type_words(dialog.ui.title, "学法用法")
        dialog.ui.merge.setCurrentIndex(1)
        qtbot.mouseClick(dialog.ui.ok, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, rename)
    assert SectionSettings.ask(now, [("functions", "政府职能")]) == SectionChoice(
        "学法用法", "joined", "functions"
    )
    QTimer.singleShot(0, close_dialog)
    assert SectionSettings.ask(now) is None


def close_dialog() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()


def test_new_section_wants_a_heading(qtbot: QtBot, session: Session) -> None:
    """增加 cannot be pressed until a heading is written."""
    dialog = SectionTitle()
    qtbot.addWidget(dialog)
    assert not dialog.ui.ok.isEnabled()
    type_words(dialog.ui.title, "移风易俗")
    assert dialog.ui.ok.isEnabled()

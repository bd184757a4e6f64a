"""The prose editor, by keys and clicks."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fzdesk.gui import theme
from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.report.model import Blank, FigureMark, Paragraph, Text
from fzdesk.report.prose import plain_text
from tests.gui.hands import type_words
from tests.gui.sample_prose import FIRST, SECOND, STALE

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication) -> Iterator[ProseEditor]:
    theme.install(qapp)
    made = ProseEditor()
    qtbot.addWidget(made)
    made.resize(702, 300)
    with qtbot.waitActive(made):
        made.show()
    made.set_paragraphs((FIRST, SECOND), STALE)
    return made


def at(editor: ProseEditor, paragraph: Paragraph, offset: int) -> None:
    assert editor.go_to(paragraph.id, offset)


def text(paragraph: Paragraph) -> str:
    return plain_text(paragraph.pieces)


def figures(paragraph: Paragraph) -> list[str]:
    return [piece.figure for piece in paragraph.pieces if isinstance(piece, FigureMark)]


def point_of(editor: ProseEditor, paragraph: Paragraph, offset: int) -> QPoint:
    """The middle of a character."""
    at(editor, paragraph, offset)
    left = editor.cursorRect().center()
    at(editor, paragraph, offset + 1)
    return QPoint((left.x() + editor.cursorRect().center().x()) // 2, left.y())


def test_shows_and_gives_back_the_same_values(editor: ProseEditor) -> None:
    """Nothing touched, nothing changed: the very values that were given come back."""
    given = editor.paragraphs()
    assert given[0] is FIRST
    assert given[1] is SECOND


def test_text_is_plain(editor: ProseEditor) -> None:
    """The document holds the words and nothing else: no placeholders, no →new of stale figures."""
    assert editor.toPlainText() == f"{text(FIRST)}\n{text(SECOND)}"


def test_typing_into_a_generated_paragraph_makes_it_edited(editor: ProseEditor, qtbot: QtBot) -> None:
    """Words typed into generated text freeze it with its figures, and keep its source."""
    at(editor, SECOND, 2)
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor, "xy")
    now = editor.paragraphs()[1]
    assert (now.id, now.origin, now.source) == (SECOND.id, "edited", SECOND.source)
    assert text(now) == "坚持xy以考促学" + text(SECOND).removeprefix("坚持以考促学")
    assert figures(now) == figures(SECOND)
    assert editor.paragraphs()[0] is FIRST


@pytest.mark.parametrize("offset", [0, 2])
def test_typing_beside_a_mark_leaves_it(editor: ProseEditor, qtbot: QtBot, offset: int) -> None:
    """What is typed directly before or behind a figure is plain text."""
    start = text(FIRST).index("12")
    at(editor, FIRST, start + offset)
    qtbot.keyClicks(editor, "a")
    now = editor.paragraphs()[0]
    assert figures(now) == figures(FIRST)
    assert text(now)[start : start + 3] == ("a12" if offset == 0 else "12a")


def test_typing_before_a_mark_at_the_beginning_of_a_paragraph(editor: ProseEditor, qtbot: QtBot) -> None:
    """A figure that begins a paragraph stays a figure when words are put before it."""
    first = Paragraph("c" * 10, "own", "", (FigureMark("a.b.n", "12"), Text("次")))
    editor.set_paragraphs((first,))
    at(editor, first, 0)
    qtbot.keyClicks(editor, "x")
    assert editor.paragraphs()[0].pieces == (Text("x"), FigureMark("a.b.n", "12"), Text("次"))


def test_editing_inside_a_mark_dissolves_it(editor: ProseEditor, qtbot: QtBot) -> None:
    """A figure whose digits are changed becomes plain words; the others stay figures."""
    at(editor, FIRST, text(FIRST).index("12") + 1)
    qtbot.keyClicks(editor, "0")
    now = editor.paragraphs()[0]
    assert "102次" in text(now)
    assert figures(now) == figures(FIRST)[1:]


def test_deleting_into_a_mark_dissolves_it(editor: ProseEditor, qtbot: QtBot) -> None:
    """Backspace behind a figure takes its last digit and leaves plain words."""
    at(editor, FIRST, text(FIRST).index("86") + 2)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert figures(editor.paragraphs()[0]) == figures(FIRST)[:-1]
    assert "干部8人次" in text(editor.paragraphs()[0])


def test_enter_splits(editor: ProseEditor, qtbot: QtBot) -> None:
    """The head keeps the id and its figures, the tail gets a new id and the rest."""
    at(editor, FIRST, text(FIRST).index("举办"))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    head, tail, after = editor.paragraphs()
    assert (head.id, head.source) == (FIRST.id, FIRST.source)
    assert tail.id not in (FIRST.id, SECOND.id)
    assert (tail.origin, tail.source) == ("own", "")
    assert figures(head) + figures(tail) == figures(FIRST)
    assert isinstance(tail.pieces[-2], Blank)
    assert after is SECOND


def test_enter_at_the_end_keeps_generated_text_generated(editor: ProseEditor, qtbot: QtBot) -> None:
    """A new paragraph begun behind a generated one does not touch that one."""
    at(editor, SECOND, len(text(SECOND)))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "new")
    _, generated, own = editor.paragraphs()
    assert generated is SECOND
    assert (own.origin, own.pieces) == ("own", (Text("new"),))


def test_enter_at_the_beginning_leaves_the_paragraph_its_identity(editor: ProseEditor, qtbot: QtBot) -> None:
    """An empty line put before a paragraph is the new one."""
    at(editor, FIRST, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    empty, now, _ = editor.paragraphs()
    assert (empty.origin, empty.pieces) == ("own", ())
    assert now is FIRST
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.paragraphs()[0].id == FIRST.id


def test_backspace_merges(editor: ProseEditor, qtbot: QtBot) -> None:
    """Two paragraphs become one with the first id and all the figures."""
    at(editor, SECOND, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    (now,) = editor.paragraphs()
    assert (now.id, now.source) == (FIRST.id, FIRST.source)
    assert text(now) == text(FIRST) + text(SECOND)
    assert figures(now) == figures(FIRST) + figures(SECOND)


def test_replacing_a_selection_over_paragraphs(editor: ProseEditor, qtbot: QtBot) -> None:
    """Typing over a selection across two paragraphs leaves one, with the first id."""
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(len(text(FIRST)) + 5, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "x")
    (now,) = editor.paragraphs()
    assert now.id == FIRST.id
    assert text(now) == text(FIRST)[:4] + "x" + text(SECOND)[4:]
    assert figures(now) == figures(SECOND)


def test_deleting_everything(editor: ProseEditor, qtbot: QtBot) -> None:
    """An emptied text is one empty paragraph, and can be typed into again."""
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert [p.pieces for p in editor.paragraphs()] == [()]
    qtbot.keyClicks(editor, "a")
    assert editor.paragraphs()[0].pieces == (Text("a"),)


def test_no_paragraphs(editor: ProseEditor, qtbot: QtBot) -> None:
    """Without paragraphs there are none, until something is typed."""
    editor.set_paragraphs(())
    assert editor.paragraphs() == ()
    qtbot.keyClicks(editor, "a")
    (now,) = editor.paragraphs()
    assert (now.origin, now.pieces) == ("own", (Text("a"),))


def test_paste_is_plain_and_clean(editor: ProseEditor, qtbot: QtBot) -> None:
    """Pasted text loses its look, control characters and indents; each line becomes a paragraph."""
    data = QMimeData()
    data.setText("\u3000\u3000甲\x07乙\r\n\r\n  丙\ud800")
    data.setHtml("<b>甲乙</b>")
    QApplication.clipboard().setMimeData(data)
    at(editor, SECOND, len(text(SECOND)))
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [text(p)[-2:] for p in editor.paragraphs()[1:]] == ["甲乙", "丙"]


def test_copy_is_plain(editor: ProseEditor, qtbot: QtBot) -> None:
    """Copying gives the words without any format."""
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    assert data.text() == f"{text(FIRST)}\n{text(SECOND)}"
    assert not data.hasHtml()


def test_figures_that_are_moved_stay_figures(editor: ProseEditor, qtbot: QtBot) -> None:
    """Words cut or copied out of the prose and pasted into it keep their figures and blanks."""
    whole = text(FIRST)
    start, end = whole.index("全年组织会前"), whole.index("次、党委")
    assert editor.go_to(FIRST.id, start, end - start)
    qtbot.keyClick(editor, Qt.Key.Key_X, CONTROL)
    at(editor, SECOND, 0)
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    first, second = editor.paragraphs()
    assert text(first) == whole[:start] + whole[end:]
    assert second.pieces[:2] == (Text("全年组织会前学法"), FigureMark("study.before.n", "12"))
    assert second.origin == "edited"
    editor.set_paragraphs((FIRST, SECOND))
    qtbot.keyClick(editor, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_C, CONTROL)
    at(editor, SECOND, len(text(SECOND)))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    assert [p.pieces for p in editor.paragraphs()[2:]] == [FIRST.pieces, SECOND.pieces]


@pytest.mark.parametrize(("typed", "length"), [("1", 2), ("", 1)], ids=["beside a digit", "half of it"])
def test_a_figure_pasted_into_another_number_is_text(
    editor: ProseEditor, qtbot: QtBot, typed: str, length: int
) -> None:
    """12 behind a 1 typed there is 112, and half of 12 is nobody's figure."""
    assert editor.go_to(FIRST.id, text(FIRST).index("12"), length)
    qtbot.keyClick(editor, Qt.Key.Key_C, CONTROL)
    at(editor, SECOND, 0)
    qtbot.keyClicks(editor, typed)
    qtbot.keyClick(editor, Qt.Key.Key_V, CONTROL)
    now = editor.paragraphs()[1]
    assert text(now) == typed + "12"[:length] + text(SECOND)
    assert figures(now) == figures(SECOND)


def test_undo_and_redo_are_the_owners(editor: ProseEditor, qtbot: QtBot) -> None:
    """Ctrl+Z and Ctrl+Y change nothing here and are told to the owner."""
    with qtbot.waitSignal(editor.undo_wanted):
        qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(editor.redo_wanted):
        qtbot.keyClick(editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert editor.paragraphs() == (FIRST, SECOND)


def test_clicks_lead_to_the_field(editor: ProseEditor, qtbot: QtBot) -> None:
    """A click on a figure or on 【待填】 names the field behind it; a click beside them does not."""
    place = point_of(editor, FIRST, text(FIRST).index("86"))
    with qtbot.waitSignal(editor.figure_clicked) as figure:
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert figure.args == ["study.lecture.people"]
    place = point_of(editor, FIRST, text(FIRST).index("【") + 3)
    with qtbot.waitSignal(editor.blank_clicked) as blank:
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert blank.args == ["study.oath"]
    with qtbot.assertNotEmitted(editor.figure_clicked):
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=point_of(editor, FIRST, 3))


def test_change_elsewhere_keeps_cursor_and_selection(editor: ProseEditor) -> None:
    """When another paragraph, or other words of the same one, change, the cursor stays at its words."""
    at(editor, SECOND, 10)
    longer = replace(FIRST, pieces=(*FIRST.pieces, Text("又及。")))
    editor.set_paragraphs((longer, SECOND), STALE)
    assert editor.place() == (SECOND.id, 10)
    moved = replace(SECOND, pieces=(Text("全年"), *SECOND.pieces))
    editor.set_paragraphs((longer, moved), STALE)
    assert editor.place() == (SECOND.id, 12)
    editor.go_to(SECOND.id, 4, 3)
    chosen = editor.textCursor().selectedText()
    editor.set_paragraphs((moved, longer), STALE)
    assert editor.place()[0] == SECOND.id
    assert editor.textCursor().selectedText() == chosen


def test_removed_and_added_paragraphs(editor: ProseEditor) -> None:
    """Paragraphs may come and go anywhere; what is shown is what was given."""
    third = Paragraph("d" * 10, "own", "", (Text("第三段。"),))
    for shown in ((third, FIRST, SECOND), (FIRST, third), (third,), (SECOND, third, FIRST), (FIRST, SECOND)):
        editor.set_paragraphs(shown, STALE)
        assert editor.paragraphs() == shown
        assert editor.toPlainText() == "\n".join(text(p) for p in shown)


def test_stale_figures_are_shown_and_updated(editor: ProseEditor, qtbot: QtBot) -> None:
    """The menu offers 更新数字 only where a figure moved on; updating takes the mark's new words."""
    at(editor, FIRST, 1)
    update = editor.make_menu().actions()[0]
    assert (update.text(), update.isEnabled()) == ("更新数字", True)
    with qtbot.waitSignal(editor.update_wanted) as wanted:
        update.trigger()
    assert wanted.args == [FIRST.id]
    editor.set_paragraphs((FIRST, SECOND), {})
    assert not editor.make_menu().actions()[0].isEnabled()


def test_menu_moves_and_restores(editor: ProseEditor, qtbot: QtBot) -> None:
    """恢复自动生成 only for an edited paragraph with a source; 上移 not for the first."""
    at(editor, FIRST, 1)
    by_words = {action.text(): action for action in editor.make_menu().actions()}
    assert by_words["恢复自动生成"].isEnabled()
    assert not by_words["上移"].isEnabled()
    with qtbot.waitSignal(editor.move_wanted) as wanted:
        by_words["下移"].trigger()
    assert wanted.args == [FIRST.id, 1]
    at(editor, SECOND, 1)
    by_words = {action.text(): action for action in editor.make_menu().actions()}
    assert not by_words["恢复自动生成"].isEnabled()
    with qtbot.waitSignal(editor.delete_wanted):
        by_words["删除本段"].trigger()


def test_input_method_is_not_disturbed(editor: ProseEditor, qtbot: QtBot) -> None:
    """While Chinese is being composed nothing is rewritten and nothing counts as edited; afterwards both."""
    at(editor, SECOND, 2)
    with qtbot.assertNotEmitted(editor.edited):
        QApplication.sendEvent(editor, QInputMethodEvent("xue", []))
    longer = replace(FIRST, pieces=(*FIRST.pieces, Text("又及。")))
    editor.set_paragraphs((longer, SECOND), STALE)
    assert editor.toPlainText().startswith(text(FIRST) + "\n")
    done = QInputMethodEvent("", [])
    done.setCommitString("学")
    editor.set_paragraphs((longer, SECOND), STALE)
    with qtbot.waitSignal(editor.edited):
        QApplication.sendEvent(editor, done)
    assert text(longer) in editor.toPlainText()


def test_theme_change_keeps_the_text(editor: ProseEditor, qapp: QApplication) -> None:
    """Going dark and back changes colours only."""
    theme.current().choose("dark")
    theme.current().choose("light")
    assert editor.paragraphs() == (FIRST, SECOND)


@pytest.mark.parametrize("after", [True, False], ids=["after", "before"])
@pytest.mark.parametrize("typed", ["0", "９", "十", "万", ".", "%", "余", "多", "约", "0次，"])
def test_more_of_a_number_at_a_figure_makes_it_plain(editor: ProseEditor, typed: str, after: bool) -> None:
    """7 with a 0 put beside it is the clerk's own 70: it is no figure any more, and never updated to 90."""
    words = typed if after else typed[::-1]  # the character beside the figure decides
    at(editor, FIRST, text(FIRST).index("4次，学习") + after)
    type_words(editor, words)
    now = editor.paragraphs()[0]
    assert (f"学法4{words}次" if after else f"学法{words}4次") in text(now)
    assert figures(now) == [figure for figure in figures(FIRST) if figure != "study.core.n"]


@pytest.mark.parametrize("typed", ["共", "，", "次", "（"])
def test_other_words_at_a_figure_leave_it_one(editor: ProseEditor, typed: str) -> None:
    """Only what goes on with the number makes it plain: 共4次 still follows its figure."""
    at(editor, FIRST, text(FIRST).index("4次，学习") + 1)
    type_words(editor, typed)
    at(editor, FIRST, text(FIRST).index("4次，学习"))
    type_words(editor, "共")
    assert figures(editor.paragraphs()[0]) == figures(FIRST)


def test_a_digit_brought_to_a_figure_makes_it_plain(editor: ProseEditor, qtbot: QtBot) -> None:
    """By deleting what stood between, and by joining two paragraphs."""
    at(editor, FIRST, text(FIRST).index("4次，学习") + 1)
    type_words(editor, "次3")
    assert figures(editor.paragraphs()[0]) == figures(FIRST)
    at(editor, FIRST, text(FIRST).index("4次，学习") + 2)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert "study.core.n" not in figures(editor.paragraphs()[0])
    at(editor, FIRST, text(editor.paragraphs()[0]).index("9部"))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    head, tail, _ = editor.paragraphs()
    at(editor, head, len(text(head)))
    type_words(editor, "1")
    assert figures(editor.paragraphs()[1])[:1] == ["study.laws.n"]
    at(editor, tail, 0)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    joined = editor.paragraphs()[0]
    assert "19部" in text(joined)
    assert figures(joined) == ["study.before.n", "study.lecture.n", "study.lecture.people"]

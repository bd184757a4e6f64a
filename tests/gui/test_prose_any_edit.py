"""The prose editor stays in step with its document whatever is done to it."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from fzdesk.gui import theme
from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.report.model import FigureMark, Paragraph
from fzdesk.report.prose import plain_text
from tests.gui.sample_prose import FIRST, SECOND, STALE

KEYS = {
    "enter": Qt.Key.Key_Return,
    "back": Qt.Key.Key_Backspace,
    "delete": Qt.Key.Key_Delete,
}
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["a", "字", "commit", "paste", "cut", "again", "owner", *KEYS]),
        st.integers(0, 400),
        st.integers(0, 3) | st.integers(0, 300),
    ),
    max_size=12,
)


def do(editor: ProseEditor, what: str, at: int, length: int) -> None:
    """Put the cursor somewhere, select something, and do one thing."""
    end = editor.document().characterCount() - 1
    cursor = editor.textCursor()
    cursor.setPosition(min(at, end))
    cursor.setPosition(min(at + length, end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    if what in KEYS:
        key = QKeyEvent(QKeyEvent.Type.KeyPress, KEYS[what], Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(editor, key)
    elif what == "commit":
        QApplication.sendEvent(editor, QInputMethodEvent("fa", []))
        event = QInputMethodEvent("", [])
        event.setCommitString("法")
        QApplication.sendEvent(editor, event)
    elif what == "paste":
        data = QMimeData()
        data.setText("甲\n乙12")
        editor.insertFromMimeData(data)
    elif what == "cut":
        editor.cut()
    elif what == "again":
        editor.paste()
    elif what == "owner":
        editor.set_paragraphs(editor.paragraphs()[::-1] or (FIRST,), STALE)
    else:
        key = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, what)
        QApplication.sendEvent(editor, key)


def agrees(editor: ProseEditor, given: dict[str, Paragraph]) -> None:
    """Paragraphs say what the document says, once each; what is called generated was never touched."""
    now = editor.paragraphs()
    if now:
        assert [plain_text(p.pieces) for p in now] == editor.toPlainText().split("\n")
    assert len({p.id for p in now}) == len(now)
    for paragraph in now:
        assert all(not isinstance(x, FigureMark) or x.shown for x in paragraph.pieces)
        if paragraph.origin == "generated":
            assert paragraph.pieces == given[paragraph.id].pieces


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_edit(qapp: QApplication, edits: list[tuple[str, int, int]]) -> None:
    """After any edits by keys, input method, paste and owner, paragraphs and document agree."""
    theme.install(qapp)
    editor = ProseEditor()
    editor.set_paragraphs((FIRST, SECOND), STALE)
    for what, at, length in edits:
        do(editor, what, at, length)
        agrees(editor, {p.id: p for p in (FIRST, SECOND)})
    before = editor.paragraphs()
    editor.set_paragraphs((), {})
    editor.set_paragraphs(before, {})
    assert editor.paragraphs() == before
    editor.deleteLater()

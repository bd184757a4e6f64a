"""The figure field, by keys and clicks."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fzdesk.gui.widgets.figure_field import FigureField
from fzdesk.report.model import FigureValue


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[FigureField]:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 80)
    made = FigureField("就职", "次", page)
    QLineEdit(page).move(200, 0)
    with qtbot.waitActive(page):
        page.show()
    made.box.setFocus()
    yield made
    page.close()


def test_box_is_48_by_28(field: FigureField) -> None:
    """An empty box has the size of the design, and grows with long numbers."""
    assert (field.box.width(), field.box.height()) == (48, 28)
    field.set_value(FigureValue(Decimal(1234567), "多"))
    assert field.box.width() > 60


def test_typed_figure_is_committed_once(field: FigureField, qtbot: QtBot) -> None:
    """Every key is told; the value once, when Enter is pressed or the field is left."""
    typed, seen = [], []
    field.edited.connect(typed.append)
    field.committed.connect(seen.append)
    qtbot.keyClicks(field.box, "12")
    assert typed == ["1", "12"]
    assert seen == []
    qtbot.keyClick(field.box, Qt.Key.Key_Return)
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    assert seen == [FigureValue(Decimal(12))]


def test_precision_word(field: FigureField, qtbot: QtBot) -> None:
    """10余 is a figure with its precision."""
    field.box.setText("10")
    field.box.insert("余")
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field.box, Qt.Key.Key_Return)
    assert committed.args == [FigureValue(Decimal(10), "余")]


def test_emptied_field_is_not_known(field: FigureField, qtbot: QtBot) -> None:
    """Emptying a field commits None, which is not zero."""
    field.set_value(FigureValue(Decimal(3)))
    field.box.selectAll()
    qtbot.keyClick(field.box, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field.box, Qt.Key.Key_Return)
    assert committed.args == [None]


def test_wrong_text_stays_with_a_sentence(field: FigureField, qtbot: QtBot) -> None:
    """Wrong text is kept and told in one sentence, never committed; putting it right takes the sentence away."""
    with qtbot.assertNotEmitted(field.committed), qtbot.waitSignal(field.error_changed) as told:
        qtbot.keyClicks(field.box, "1x")
        qtbot.keyClick(field.box, Qt.Key.Key_Return)
    assert told.args == ["这里要填数字，例如 12、10余、约30。"]
    assert field.box.text() == "1x"
    assert field.box.property("state") == "wrong"
    with qtbot.waitSignal(field.error_changed) as told:
        qtbot.keyClick(field.box, Qt.Key.Key_Backspace)
    assert told.args == [""]
    assert field.box.property("state") == ""


def test_another_fault_has_its_own_sentence(field: FigureField, qtbot: QtBot) -> None:
    """What stands beside wrong text says what is wrong with it now, not with what was typed before."""
    said = []
    for text in ("abc", "12.5"):
        QApplication.clipboard().setText(text)  # pasted over each other: it is never right between
        field.box.selectAll()
        qtbot.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        field.commit()
        assert field.toolTip() == field.error()
        said.append(field.error())
    assert len(set(said)) == 2


def test_owner_does_not_disturb_typing(field: FigureField, qtbot: QtBot) -> None:
    """While the same value comes back, what is being typed stays."""
    field.set_value(FigureValue(Decimal(5)))
    qtbot.keyClick(field.box, Qt.Key.Key_End)
    qtbot.keyClicks(field.box, "0")
    field.set_value(FigureValue(Decimal(5)))
    assert field.box.text() == "50"


def test_counted_figure_is_clicked_not_typed(field: FigureField, qtbot: QtBot) -> None:
    """A counted figure takes no keys; a click or Space asks for its origin."""
    field.set_counted("12")
    qtbot.keyClicks(field.box, "7")
    assert field.box.text() == "12"
    with qtbot.waitSignal(field.clicked):
        qtbot.mouseClick(field.box, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(field.clicked):
        qtbot.keyClick(field.box, Qt.Key.Key_Space)
    field.set_value(None)
    qtbot.keyClicks(field.box, "7")
    assert field.box.text() == "7"


def test_stale_figure_shows_both(field: FigureField) -> None:
    """An old figure is shown with the new one, and says so in a word."""
    field.set_stale("10", "12")
    assert field.box.property("state") == "stale"
    assert field.box.text() == "12"
    assert field.box.accessibleDescription() == "正文里还是 10，现在是 12"

"""A checklist row, by keys and clicks."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fzdesk.gui.widgets.duty_row import DutyRow, RowFacts
from fzdesk.report.model import Answer, FigureValue
from tests.gui.gallery import LONG_ROW, ROWS


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for duty, answer, facts in (*ROWS, LONG_ROW):
        row = DutyRow(duty)
        row.set_answer(answer, facts)
        layout.addWidget(row)
    layout.addStretch(1)
    made.resize(702, 600)
    with qtbot.waitActive(made):
        made.show()
    return made


def row(page: QWidget, number: int) -> DutyRow:
    found = page.findChildren(DutyRow)[number]
    assert isinstance(found, DutyRow)
    return found


def test_heights(page: QWidget) -> None:
    """A usual row is 40 high; one that needs more lines grows."""
    rows = page.findChildren(DutyRow)
    assert {r.height() for r in rows[:-1]} == {40}
    assert rows[-1].height() > 100


@pytest.mark.parametrize("width", [560, 702, 1000])
def test_nothing_overlaps_or_leaves_the_row(page: QWidget, width: int) -> None:
    """At every width the visible children lie inside the row and beside each other."""
    page.resize(width, 700)
    page.layout().activate()
    for shown in page.findChildren(DutyRow):
        children = shown.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        boxes = [(c, c.geometry()) for c in children if c.isVisible()]
        for number, (child, box) in enumerate(boxes):
            assert shown.rect().contains(box), (shown.duty.title, child)
            for other, beside in boxes[number + 1 :]:
                assert not box.intersects(beside), (shown.duty.title, child, other)


def test_figures_go_on_under_the_choice(page: QWidget) -> None:
    """Figures that do not fit beside the choice go on below it; without an origin they have its room too."""
    shown = row(page, len(ROWS))
    figures = [shown.figure_field(figure.key) for figure in shown.duty.figures]
    first = [f for f in figures if f.y() == figures[0].y()]
    below = next(f for f in figures if f.y() > figures[0].y())
    assert below.x() == shown.segmented.x()
    shown.set_answer(shown.answer(), RowFacts("done"))
    assert len([f for f in figures if f.y() == figures[0].y()]) >= len(first)
    assert not shown.source.isVisible()


def test_choosing_goes_up_as_a_signal(page: QWidget, qtbot: QtBot) -> None:
    """2 on the choice tells 未开展; the row waits for its owner and then asks the reason."""
    shown = row(page, 6)
    shown.focus_field()
    with qtbot.waitSignal(shown.state_chosen) as chosen:
        qtbot.keyClick(shown.segmented, Qt.Key.Key_2)
    assert chosen.args == ["not_done"]
    shown.set_answer(Answer("not_done"), RowFacts("doing"))
    assert shown.reason.isVisible()
    assert shown.focus_field("reason")
    qtbot.keyClicks(shown.reason, "abc")
    with qtbot.waitSignal(shown.reason_committed) as committed:
        qtbot.keyClick(shown.reason, Qt.Key.Key_Return)
    assert committed.args == ["abc"]


def test_enter_goes_to_the_next_field(page: QWidget, qtbot: QtBot) -> None:
    """Enter commits a figure and moves to the next one; Shift+Enter moves back."""
    shown = row(page, 5)
    assert shown.focus_field("n")
    qtbot.keyClicks(shown.figure_field("n").box, "3")
    with qtbot.waitSignal(shown.figure_committed) as committed:
        qtbot.keyClick(shown.figure_field("n").box, Qt.Key.Key_Return)
    assert committed.args == ["n", FigureValue(Decimal(3))]
    assert shown.figure_field("people").box.hasFocus()
    qtbot.keyClick(shown.figure_field("people").box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert shown.figure_field("n").box.hasFocus()


def test_answer_from_elsewhere_keeps_the_cursor(page: QWidget, qtbot: QtBot) -> None:
    """When the owner shows the same answer with other facts, focus and typed text stay."""
    shown = row(page, 5)
    shown.focus_field("n")
    qtbot.keyClicks(shown.figure_field("n").box, "3")
    shown.set_answer(Answer("done", remark="电话问过"), RowFacts("doing", "手工填报"))
    assert shown.figure_field("n").box.hasFocus()
    assert shown.figure_field("n").box.text() == "3"


def test_wrong_figure_is_told_under_the_row(page: QWidget, qtbot: QtBot) -> None:
    """The sentence about a wrong figure makes the row grow, and goes with it."""
    shown = row(page, 5)
    shown.focus_field("n")
    before = shown.height()
    qtbot.keyClicks(shown.figure_field("n").box, "x")
    qtbot.keyClick(shown.figure_field("n").box, Qt.Key.Key_Return)
    assert shown.height() > before
    shown.figure_field("n").box.setFocus()
    qtbot.keyClick(shown.figure_field("n").box, Qt.Key.Key_Backspace)
    assert shown.height() == before


def test_opened_row_offers_wording_and_remark(page: QWidget, qtbot: QtBot) -> None:
    """Alt+Enter opens the row, again closes it; closed it is as high as before."""
    shown = row(page, 0)
    shown.focus_field()
    qtbot.keyClick(shown.segmented, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert shown.is_open()
    assert shown.height() > 100
    qtbot.keyClick(shown.segmented, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert shown.height() == 40


def test_origin_and_guidance(page: QWidget, qtbot: QtBot) -> None:
    """A counted figure and the words 台账 12 条 lead to the ledger, ⓘ to the guidance."""
    shown = row(page, 0)
    with qtbot.waitSignal(shown.figure_clicked) as clicked:
        qtbot.mouseClick(shown.figure_field("n").box, Qt.MouseButton.LeftButton)
    assert clicked.args == ["n"]
    with qtbot.waitSignal(shown.info_wanted):
        qtbot.mouseClick(shown.info, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(shown.source_clicked):
        qtbot.mouseClick(shown.source, Qt.MouseButton.LeftButton)


def test_fields_made_late_stand_in_their_place_for_tab(page: QWidget, qtbot: QtBot) -> None:
    """A reason asked for while the page is shown comes between the choice and ⓘ, figures likewise."""
    shown = DutyRow(row(page, 5).duty)
    page.layout().addWidget(shown)
    shown.show()
    for answer in (Answer("not_done"), Answer("done")):
        shown.set_answer(answer, RowFacts("doing"))
        shown.focus_field()
        reached = [QApplication.focusWidget()]
        while reached[-1] is not shown.info and len(reached) < 9:
            qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
            reached.append(QApplication.focusWidget())
        assert reached == [field for field in shown.tab_order() if field.isVisible()]
        assert len(reached) > 2

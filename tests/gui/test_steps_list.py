"""The side list, by keys and clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from fzdesk.gui import theme
from fzdesk.gui.widgets.steps_list import INNER, ROOM, SIDE, SideItem, StepsList
from tests.gui.gallery import STEPS


@pytest.fixture
def steps(qtbot: QtBot) -> StepsList:
    theme.current()
    made = StepsList()
    qtbot.addWidget(made)
    made.resize(216, 400)
    made.set_items(STEPS)
    made.set_current("study")
    with qtbot.waitActive(made):
        made.show()
    return made


def test_arrows_choose_and_pass_over_rules(steps: StepsList, qtbot: QtBot) -> None:
    """Down goes to the next step; a line between groups is stepped over."""
    with qtbot.waitSignal(steps.chosen) as chosen:
        qtbot.keyClick(steps, Qt.Key.Key_Down)
    assert chosen.args == ["duty"]
    steps.set_current("science")
    with qtbot.waitSignal(steps.chosen) as chosen:
        qtbot.keyClick(steps, Qt.Key.Key_Down)
    assert chosen.args == ["check"]


def test_click_chooses(steps: StepsList, qtbot: QtBot) -> None:
    """A click takes the line under it."""
    place = steps.visualRect(steps.model().index(5, 0)).center()
    with qtbot.waitSignal(steps.chosen) as chosen:
        qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["norms"]


def test_owner_changes_are_silent_and_keep_the_place(steps: StepsList, qtbot: QtBot) -> None:
    """New counts, and other lines, leave the chosen one chosen, without a signal."""
    with qtbot.assertNotEmitted(steps.chosen):
        steps.set_items((*STEPS[:3], SideItem("study", "（二）学法", tail="6 / 7"), *STEPS[4:]))
        assert steps.current() == "study"
        steps.set_items(STEPS[2:])
        assert steps.current() == "study"


def test_lines_are_spoken_with_their_state(steps: StepsList) -> None:
    """A screen reader hears what the tick and the circle mean."""
    said = [steps.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(8)]
    assert said[0] == "引言，已完成"
    assert said[3] == "（二）学法，5 / 7"
    assert said[5] == "（四）规范性文件，待填 1"
    assert said[7] == "（十一）科技保障，未开始"


def test_a_title_is_not_cut_off_by_what_stands_beside_it(steps: StepsList) -> None:
    """Where 提醒 1 leaves no room for the title its icon says it; the tool tip and screen readers say all."""
    long = SideItem("leadership", "（一）党的领导和责任", tail="提醒 1", mark="attention")
    steps.set_items((long, SideItem("study", "（二）学法", tail="提醒 1", mark="attention")))
    first, second = (steps.model().index(row, 0) for row in (0, 1))
    assert (steps.tail(first), steps.tail(second)) == ("1", "提醒 1")
    whole = "（一）党的领导和责任，提醒 1"
    assert first.data(Qt.ItemDataRole.ToolTipRole) == first.data(Qt.ItemDataRole.AccessibleTextRole) == whole
    assert second.data(Qt.ItemDataRole.ToolTipRole) is None
    steps.resize(400, 400)
    assert steps.tail(first) == "提醒 1"
    steps.resize(216, 400)
    steps.set_current("leadership")  # in heavier letters
    metrics = QFontMetricsF(theme.font(medium=True))
    around = (
        2 * SIDE + 2 * INNER + ROOM + 16 + 4 + QFontMetricsF(theme.font("secondary")).horizontalAdvance("12")
    )
    assert metrics.horizontalAdvance(long.title) + around <= steps.viewport().width()


def test_lines_keep_their_width_beside_a_scroll_bar(steps: StepsList, qtbot: QtBot) -> None:
    """A list too long for its height shows titles as far as before; one that is cut off has a tool tip."""
    long = SideItem("leadership", "（一）党的领导和责任", tail="2 / 8")
    steps.set_items((long, *(SideItem(f"s{n}", "一节") for n in range(30))))
    index = steps.model().index(0, 0)
    qtbot.waitUntil(steps.verticalScrollBar().isVisible)
    assert steps.fits(index)
    steps.set_items((long._replace(title="（一）一个比栏目还要宽得多的小标题"),))
    assert not steps.fits(index)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "（一）一个比栏目还要宽得多的小标题，2 / 8"

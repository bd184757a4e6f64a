"""The segmented control, by keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.report.model import STATE_TITLES


@pytest.fixture
def choice(qtbot: QtBot) -> Segmented:
    made = Segmented(tuple(STATE_TITLES.items()), clearable=True)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_size(choice: Segmented) -> None:
    """开展, 未开展 and 不适用 take 176 × 28."""
    assert (choice.sizeHint().width(), choice.sizeHint().height()) == (176, 28)


@pytest.mark.parametrize(
    ("key", "value"), [(Qt.Key.Key_1, "done"), (Qt.Key.Key_2, "not_done"), (Qt.Key.Key_3, "not_applicable")]
)
def test_numbers_choose(choice: Segmented, qtbot: QtBot, key: Qt.Key, value: str) -> None:
    """1, 2 and 3 choose the first, second and third."""
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.keyClick(choice, key)
    assert chosen.args == [value]
    assert choice.value() == value


def test_arrows_step(choice: Segmented, qtbot: QtBot) -> None:
    """Arrows begin at the first, go on, and stop at the ends."""
    seen = []
    choice.chosen.connect(seen.append)
    for key in (Qt.Key.Key_Right,) * 4 + (Qt.Key.Key_Left,):
        qtbot.keyClick(choice, key)
    assert seen == ["done", "not_done", "not_applicable", "not_done"]


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Backspace])
def test_clearing(choice: Segmented, qtbot: QtBot, key: Qt.Key) -> None:
    """0 and Backspace take the answer back, where that is allowed."""
    choice.set_value("done")
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.keyClick(choice, key)
    assert chosen.args == [None]


def test_fixed_choice_cannot_be_cleared(qtbot: QtBot) -> None:
    """Without ``clearable`` Backspace does nothing."""
    choice = Segmented((("a", "乡"), ("b", "镇")))
    qtbot.addWidget(choice)
    choice.set_value("a")
    with qtbot.assertNotEmitted(choice.chosen):
        qtbot.keyClick(choice, Qt.Key.Key_Backspace)
    assert choice.value() == "a"


def test_click_chooses(choice: Segmented, qtbot: QtBot) -> None:
    """A click takes the segment under it; a second one changes nothing."""
    seen = []
    choice.chosen.connect(seen.append)
    for _ in range(2):
        qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(90, 14))
    assert seen == ["not_done"]


def test_setting_is_silent_and_spoken(choice: Segmented, qtbot: QtBot) -> None:
    """Values set by the owner give no signal; screen readers hear what is chosen."""
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("not_done")
    assert choice.accessibleDescription() == "已选未开展"
    choice.set_value(None)
    assert choice.accessibleDescription() == "未选"

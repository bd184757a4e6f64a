"""The page column, by keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from fzdesk.gui.widgets.page_view import PageView
from fzdesk.gui.widgets.paper import A4, Box


class Renderer:
    """Gives white pages and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float]] = []

    def __call__(self, page: int, scale: float) -> QImage:
        self.asked.append((page, scale))
        image = QImage(round(A4[0] * scale), round(A4[1] * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        return image


@pytest.fixture
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture
def view(qtbot: QtBot, renderer: Renderer) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(416, 672)
    made.set_pages([A4] * 3, renderer)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: len(renderer.asked) == 1)
    return made


def test_paper_has_the_size_of_the_design(view: PageView) -> None:
    """In a column of 416 the page is 388 × 549, and everything fits 672 high."""
    paper = view.paper.paper()
    assert abs(paper.width() - 388) <= 1
    assert abs(paper.height() - 549) <= 1
    assert view.paper.height() <= view.height() - 44


def test_pages_are_rendered_when_seen(view: PageView, renderer: Renderer, qtbot: QtBot) -> None:
    """Only pages that are looked at are asked for, once a size."""
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: len(renderer.asked) == 2)
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: view.page() == 1)
    assert [page for page, _ in renderer.asked] == [0, 1]


def test_turning_stops_at_the_ends(view: PageView, qtbot: QtBot) -> None:
    """The last page has no next one."""
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page() == 2
    with qtbot.assertNotEmitted(view.page_changed):
        view.turn(1)


def test_click_is_told_in_points(view: PageView, qtbot: QtBot) -> None:
    """A click on the paper tells page and place in pt, whatever the zoom."""
    for _ in range(2):
        paper = view.paper.paper()
        place = QPoint(round(paper.left() + paper.width() / 2), round(paper.top() + paper.height() / 4))
        with qtbot.waitSignal(view.page_clicked) as clicked:
            qtbot.mouseClick(view.paper, Qt.MouseButton.LeftButton, pos=place)
        page, point = clicked.args
        assert page == 0
        assert abs(point.x() - A4[0] / 2) < 2
        assert abs(point.y() - A4[1] / 4) < 2
        qtbot.keyClick(view, Qt.Key.Key_Plus)


def test_zoomed_page_is_rendered_larger(view: PageView, renderer: Renderer, qtbot: QtBot) -> None:
    """Zooming asks for a sharper picture; the smallest zoom fits the column."""
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: len(renderer.asked) == 2)
    assert renderer.asked[1][1] > renderer.asked[0][1]
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert abs(view.paper.paper().width() - 388) <= 1


def test_new_document_keeps_the_page(view: PageView, renderer: Renderer) -> None:
    """When the report is rendered anew the page looked at stays, as far as there is one."""
    view.show_page(2)
    view.set_pages([A4] * 4, renderer)
    assert view.page() == 2
    view.set_pages([A4], renderer)
    assert view.page() == 0


def test_bars(view: PageView) -> None:
    """The section being edited has a bar beside it."""
    before = view.paper.grab().toImage()
    view.set_bars([Box(0, 60, 300, 400, 200)])
    assert view.paper.grab().toImage() != before


def wheel(
    view: PageView, notches: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Turn the wheel over the paper; notches up are positive."""
    target = view.paper.parentWidget()
    assert target is not None
    middle = QPointF(target.rect().center())
    for _ in range(abs(notches)):
        turned = QPoint(0, 120 if notches > 0 else -120)
        event = QWheelEvent(
            middle, QPointF(target.mapToGlobal(middle.toPoint())), QPoint(), turned,
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(target, event)


def bar_of(view: PageView) -> QScrollBar:
    area = view.findChild(QScrollArea)
    assert area is not None
    return area.verticalScrollBar()


def test_keys_of_the_paper(view: PageView, qtbot: QtBot) -> None:
    """End, Home, Ctrl+plus, Ctrl+minus, Ctrl+9 and Ctrl+0 do what they do in every reader."""
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page() == 2
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page() == 0
    whole = view.paper.paper().width()
    qtbot.keyClick(view, Qt.Key.Key_Plus, control)
    larger = view.paper.paper().width()
    assert larger > whole
    qtbot.keyClick(view, Qt.Key.Key_Minus, control)
    assert abs(view.paper.paper().width() - whole) <= 1
    view.resize(416, 400)  # low: the whole page leaves room at its sides
    narrow = view.paper.paper().width()
    qtbot.keyClick(view, Qt.Key.Key_9, control)
    assert view.paper.paper().width() > 1.5 * narrow
    assert not view.findChild(QScrollArea).horizontalScrollBar().isVisible()  # type: ignore[union-attr]
    qtbot.keyClick(view, Qt.Key.Key_0, control)
    assert view.paper.paper().width() == narrow


def test_reading_on_passes_every_line(view: PageView, qtbot: QtBot) -> None:
    """On a page larger than the column PageDown goes down it first, then to the top of the next; PageUp back."""
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    bar = bar_of(view)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page() == 0
    assert bar.value() > 0
    for _ in range(5):
        if view.page() == 0:
            qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page() == 1
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page() == 0
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()


def test_the_wheel_reads_on_and_zooms(view: PageView) -> None:
    """The wheel turns pages that fit, moves one that does not, and zooms with Ctrl."""
    wheel(view, -1)
    assert view.page() == 1
    wheel(view, 1)
    assert view.page() == 0
    before = view.paper.paper().width()
    wheel(view, 2, Qt.KeyboardModifier.ControlModifier)
    assert view.paper.paper().width() > before
    bar = bar_of(view)
    start = bar.value()
    wheel(view, -1)
    assert view.page() == 0
    assert bar.value() > start


def test_zoom_keeps_the_middle(view: PageView, qtbot: QtBot) -> None:
    """What stands in the middle of the column stays there when it grows."""
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    bar = bar_of(view)
    bar.setValue(bar.maximum() // 2)
    before = (bar.value() + bar.pageStep() / 2) / view.paper.height()
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    after = (bar.value() + bar.pageStep() / 2) / view.paper.height()
    assert abs(after - before) < 0.02

"""What tests of the window share: a session kept in memory, and pages shown in a window."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from fzdesk.gui import theme
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.pages.registry import page_for
from fzdesk.gui.session import Session
from tests.gui.small_catalogue import open_session

ShowPage = Callable[[Session, str], StepPage]


@pytest.fixture(autouse=True)
def garbage_waits() -> Iterator[None]:
    """As in the program: what Qt made is collected in this thread, here between tests, never in a saver's."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def session(qapp: object) -> Session:
    """The report of most of study answered, kept in memory."""
    return open_session()


@pytest.fixture
def show_page(qtbot: QtBot) -> ShowPage:
    """Shows the page of a step, active, in the usual width of the work column."""
    theme.current()

    def show(session: Session, step_key: str) -> StepPage:
        step = next(step for step in session.steps if step.key == step_key)
        page = page_for(session, step)
        qtbot.addWidget(page)
        page.resize(734, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show

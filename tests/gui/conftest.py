"""What tests of the window share: a window on a workbook, a session kept in memory, pages shown alone."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from fzdesk.gui import theme
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.pages.registry import page_for
from fzdesk.gui.preview import stop_worker
from fzdesk.gui.session import Session
from tests.gui.small_catalogue import open_session
from tests.gui.windows import new_workbook, sample_workbook, shown

ShowPage = Callable[[Session, str], StepPage]


@pytest.fixture(autouse=True)
def garbage_waits() -> Iterator[None]:
    """As in the program: what Qt made is collected in this thread, here between tests, never in a saver's."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Windows end with their test, which else set pages into the next one, and so does the process that does it."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    stop_worker()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new workbook of 青禾镇, 2025.  Tests whose window is on the sample say so: their `path` is `sample`."""
    return new_workbook(tmp_path)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The finished sample: 2025 is written and not final yet."""
    return sample_workbook(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> MainWindow:
    """The window, shown and active, on the workbook."""
    return shown(qtbot, path)


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

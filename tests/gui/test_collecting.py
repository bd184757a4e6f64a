"""Garbage is looked for in the window's thread only: what Qt made must not die in another one."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from fzdesk.gui.collecting import YOUNG, Collector


class Cycle:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    parent = QObject()
    yield Collector(parent)
    gc.enable()


def test_another_thread_collects_nothing(qtbot: QtBot, collector: Collector) -> None:
    """However much a thread makes, garbage waits for the window's thread, and dies there."""
    died_in: list[object] = []
    lost = Cycle()
    weakref.finalize(lost, lambda: died_in.append(threading.current_thread()))
    del lost
    made: list[list[int]] = []
    thread = threading.Thread(target=lambda: made.extend([at] for at in range(5 * YOUNG)))
    thread.start()
    thread.join()
    assert died_in == []
    qtbot.waitUntil(lambda: bool(died_in))
    assert died_in == [threading.main_thread()]
    assert QThread.currentThread() is collector.thread()


def test_old_garbage_is_found_in_the_end(collector: Collector) -> None:
    """What has outlived many looks and only then became garbage is found as well."""
    kept = Cycle()
    gone = weakref.ref(kept)
    gc.collect(1)
    del kept
    looks = 0
    while gone() is not None:
        made = [[at] for at in range(2 * YOUNG)]
        collector.look()
        del made
        looks += 1
        assert looks < 1000

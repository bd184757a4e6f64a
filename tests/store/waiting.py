"""Tests of the saver's thread: waiting for it, and reading what it wrote."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from fzdesk.store.workbook import Workbook
from tests.store.samples import answers


def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for what the thread will do."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "timed out"
        time.sleep(0.005)


def stored(path: Path) -> dict[str, str]:
    """What the file holds now, as another process would see it."""
    with closing(Workbook.open(path, read_only=True)) as reading:
        return answers(reading.load(2025).report)

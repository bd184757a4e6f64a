"""kill -9 of the window while the clerk types: what it called saved is there, and it opens where that was typed."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from fzdesk.gui.preview import stop_worker
from fzdesk.report.progress import steps
from fzdesk.store import backup
from fzdesk.store.workbook import Workbook
from tests.gui.windows import new_workbook, session_of, shown, view_of
from tests.reliability.length import rounds

KILLS = rounds(3, 40)
SCRIPT = Path(__file__).with_name("window_session.py")
ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"saved (\S+) (\S+) (\d+)\n")


class Acknowledged(NamedTuple):
    """A number the window called saved: page, field, number."""

    page: str
    field: str
    number: int


@pytest.fixture(autouse=True)
def no_worker_left() -> Iterator[None]:
    """The worker process ends with its test."""
    yield
    stop_worker()


def killed_window(path: Path, number: int, seconds: float) -> list[Acknowledged]:
    """Let the clerk type in a window of its own, kill it so long after the first 已保存; what it called saved."""
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), str(path), str(number)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        timer = threading.Timer(seconds, child.kill)
        timer.start()
        output = first + child.stdout.read()
        child.wait()
        timer.join()
    found = (LINE.fullmatch(line) for line in output.decode().splitlines(keepends=True))
    return [Acknowledged(match[1], match[2], int(match[3])) for match in found if match]


@pytest.mark.timeout(600)
def test_kill_while_typing(qtbot: QtBot, tmp_path: Path) -> None:
    """Kills at random moments: nothing called saved is lost, the file stays whole, the place is kept."""
    path = new_workbook(tmp_path)
    moments = random.Random(20260119)
    number = total = 0
    for _ in range(KILLS):
        acknowledged = killed_window(path, number, moments.uniform(0.0, 0.7))
        assert acknowledged
        total += len(acknowledged)
        page, field, number = acknowledged[-1]
        with closing(Workbook.open(path)) as workbook:
            stored = workbook.load(2025)
            assert (stored.unread, stored.damaged) == ((), ())
            for one in acknowledged[-3:]:
                duty, _, figure = one.field.rpartition(".")
                value = stored.report.answers[duty].figures[figure].value
                assert value is not None
                assert value >= one.number
            # the typist may have moved on before the kill: to another field, or to the next page
            if stored.place.field == field:
                assert stored.place.page == page
            else:
                pages = [step.key for step in steps(stored.report, stored.catalogue)]
                assert stored.place.page in pages
        number += 1
    with closing(Workbook.open(path)) as workbook:
        assert workbook.problems() == []
        place = workbook.load(2025).place
    backup.verify(path)
    window = shown(qtbot, path)
    view = view_of(window)
    assert view.step.key == place.page
    assert view.place()[1] == place.field
    assert session_of(window).report.year == 2025
    print(f"{KILLS} kills, {total} acknowledged")

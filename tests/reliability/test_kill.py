"""Kill the program at any moment: nothing acknowledged is lost, no page is torn."""

import os
import random
import re
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.report.model import Report
from fzdesk.store import backup
from fzdesk.store.lock import lock_path
from fzdesk.store.workbook import Workbook
from tests.reliability.length import rounds
from tests.reliability.typing_session import PAGE, TYPED, digest
from tests.store.samples import CATALOGUE, blank

KILLS = {"disk": rounds(12, 700), "stick": rounds(5, 300)}
SCRIPT = Path(__file__).with_name("typing_session.py")


def typed(report: Report) -> int:
    """How far the clerk has typed; 0 in a new report."""
    answer = report.answers.get(TYPED)
    return int(answer.reason) if answer else 0


def killed_session(path: Path, drive: str, seconds: float, *, opening: bool) -> list[tuple[int, str]]:
    """Let the clerk type, kill at a random moment, and give what was acknowledged: number and hash.

    The time runs from the first acknowledged change, or from the start when it is to die while `opening`.
    """
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, str(SCRIPT), str(path), drive],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
    ) as child:
        assert child.stdout is not None
        first = b"" if opening else child.stdout.readline()
        timer = threading.Timer(seconds, child.kill)
        timer.start()
        output = first + child.stdout.read()
        child.wait()
        timer.join()
    lines = output.decode().splitlines(keepends=True)
    matches = [re.fullmatch(r"saved (\d+) (\w+)\n", line) for line in lines]
    return [(int(match[1]), match[2]) for match in matches if match]


def check(path: Path, acknowledged: list[tuple[int, str]], before: int) -> int:
    """Look at what is on the disk; gives the step reached."""
    with closing(Workbook.open(path)) as workbook:
        stored = workbook.load(2025)
        assert (stored.unread, stored.damaged) == ((), ())
        step = typed(stored.report)
        pages = {stored.report.answers[key].reason for key in PAGE if key in stored.report.answers}
        assert len(pages) <= 1, "a page is torn"
        assert len([key for key in PAGE if key in stored.report.answers]) in (0, len(PAGE))
        if not acknowledged:
            assert step >= before
            return step
        number, content = acknowledged[-1]
        # At the moment of the kill one more change may have been committed and not yet acknowledged
        # (or an undo may have been, whose redo never came: then the state is one action back).
        assert workbook.revision >= number, "an acknowledged change is lost"
        if workbook.revision == number:
            assert digest(stored.report) == content
        elif workbook.undo_labels(2025).redo is not None:
            redone = workbook.redo(2025)
            assert redone is not None
            assert typed(redone.report) >= before
        else:
            assert step >= before + len(acknowledged)
        return typed(workbook.load(2025).report)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("drive", KILLS)
def test_kill_at_any_moment(tmp_path: Path, drive: str) -> None:
    """A thousand times in the long form, on one file that grows old with it; with a log and without."""
    path = tmp_path / "青禾镇.fzd"
    Workbook.create(path, blank(), CATALOGUE).close()
    moments = random.Random(20251231)
    step, total, locks, begun = 0, 0, 0, time.monotonic()
    for _ in range(KILLS[drive]):
        opening = moments.random() < 0.15
        seconds = moments.uniform(0.08, 0.2) if opening else moments.uniform(0.0, 0.06)
        acknowledged = killed_session(path, drive, seconds, opening=opening)
        locks += lock_path(path).exists()
        step = check(path, acknowledged, step)
        total += len(acknowledged)
    with closing(Workbook.open(path)) as workbook:
        assert workbook.problems() == []
    backup.verify(path)
    assert locks > 0.75 * KILLS[drive]  # all but those killed before they began were killed at work
    print(f"{drive}: {KILLS[drive]} kills, {total} acknowledged changes, {time.monotonic() - begun:.0f} s")

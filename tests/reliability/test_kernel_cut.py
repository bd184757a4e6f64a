"""Power cuts by the kernel's own means: a file system of our own is shut down under the session."""

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fzdesk.store.workbook import Workbook
from tests.reliability.drives import Drive
from tests.reliability.length import rounds
from tests.reliability.test_kill import SCRIPT, check
from tests.store.samples import CATALOGUE, blank

CUTS = rounds(4, 200)
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("kind", ["disk", "stick"])
def test_the_kernel_cuts_the_power(drive: Drive, kind: str) -> None:
    """Whatever moment it is: what was acknowledged is there after the restart."""
    path = drive.folder / "青禾镇.fzd"
    Workbook.create(path, blank(), CATALOGUE).close()
    chosen = random.Random(200)
    step = total = 0
    for _ in range(CUTS // 2):
        acknowledged = cut_session(drive, path, kind, chosen.randint(1, 60))
        drive.unmount()
        drive.mount()
        step = check(path, acknowledged, step)
        total += len(acknowledged)
    print(f"{kind}: {CUTS // 2} cuts by the kernel, {total} acknowledged changes")


def cut_session(drive: Drive, path: Path, kind: str, lines: int) -> list[tuple[int, str]]:
    """Let the clerk type until so many changes are acknowledged, then cut; what was acknowledged before that."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    child = subprocess.Popen(
        [sys.executable, str(SCRIPT), str(path), kind], stdout=subprocess.PIPE, cwd=ROOT, env=environment
    )
    with child:
        assert child.stdout is not None
        said = [child.stdout.readline().decode() for _ in range(lines)]
        drive.cut()
        child.kill()
        child.wait()
    matches = [re.fullmatch(r"saved (\d+) (\w+)\n", line) for line in said]
    return [(int(match[1]), match[2]) for match in matches if match]


def test_a_cut_drive_takes_nothing(drive: Drive) -> None:
    """The harness itself: what is written after the cut is gone after the restart."""
    before, after = drive.folder / "before", drive.folder / "after"
    before.write_text("x")
    handle = os.open(before, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
    shutil.copy(before, after)
    drive.cut()
    drive.unmount()
    drive.mount()
    assert before.read_text() == "x"
    assert not after.exists() or after.read_text() == ""

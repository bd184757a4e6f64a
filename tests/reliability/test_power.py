"""Power cuts at any moment: what was acknowledged is there, whole, whatever the disk had not written yet."""

import random
import re
import shutil
from pathlib import Path

import pytest

from fzdesk.store.workbook import Workbook
from tests.reliability.length import rounds
from tests.reliability.power import Disk, compile_recorder, recorded
from tests.reliability.test_kill import SCRIPT, check
from tests.store.samples import CATALOGUE, blank

CUTS = {"disk": rounds(40, 600), "stick": rounds(20, 400)}
STEPS = rounds(60, 400)
KEPT = (0.0, 0.5, 0.9, 1.0)  # how much of what was not synced came through


def test_the_harness_notices_what_is_not_synced(tmp_path: Path) -> None:
    """A program that does not wait for the disk loses changes here."""
    recorder = compile_recorder(tmp_path)
    if recorder is None:
        pytest.skip("no C compiler")
    folder, original = tmp_path / "disk", tmp_path / "original"
    folder.mkdir()
    original.mkdir()
    path = folder / "青禾镇.fzd"
    Workbook.create(path, blank(), CATALOGUE).close()
    disk = Disk(folder)
    notes = recorded(recorder, folder, tmp_path / "record", [str(SCRIPT), str(path), "unsafe", "12"])
    for note in notes[: len(notes) * 3 // 4]:
        disk.play(note)
    disk.after_cut(original, random.Random(1), 0.0)
    with pytest.raises(AssertionError, match="an acknowledged change is lost"):
        check(original / path.name, acknowledged_in(disk), 0)


def acknowledged_in(disk: Disk) -> list[tuple[int, str]]:
    """What the session had said when the power went."""
    matches = [re.fullmatch(r"saved (\d+) (\w+)", line) for line in disk.said]
    return [(int(match[1]), match[2]) for match in matches if match]


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("drive", CUTS)
def test_power_loss_at_any_moment(tmp_path: Path, drive: str) -> None:
    """Of what was not synced any sector may be missing; nothing acknowledged is lost, no page is torn."""
    recorder = compile_recorder(tmp_path)
    if recorder is None:
        pytest.skip("no C compiler")
    folder, original = tmp_path / "disk", tmp_path / "original"
    folder.mkdir()
    path = folder / "青禾镇.fzd"
    Workbook.create(path, blank(), CATALOGUE).close()
    disk = Disk(folder)
    notes = recorded(recorder, folder, tmp_path / "record", [str(SCRIPT), str(path), drive, str(STEPS)])
    chosen = random.Random(918)
    cuts = sorted(chosen.randrange(len(notes)) for _ in range(CUTS[drive]))
    lost, step = 0, 0
    for number, note in enumerate(notes):
        disk.play(note)
        while cuts and cuts[0] == number:
            cuts.pop(0)
            original.mkdir()
            disk.after_cut(original, chosen, chosen.choice(KEPT))
            acknowledged = acknowledged_in(disk)
            check(original / path.name, acknowledged, 0)
            lost += 0 if acknowledged else 1
            step = max(step, len(acknowledged))
            shutil.rmtree(original)
    assert not cuts
    assert step > STEPS / 2
    assert lost < CUTS[drive] / 2  # most cuts came after the first change
    print(f"{drive}: {CUTS[drive]} power cuts in {len(notes)} writes and syncs, {step} acknowledged changes")

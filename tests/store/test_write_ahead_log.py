"""The log of a session that was killed: a flipped bit in it costs nothing, and loss is never silent."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.store import database, write_ahead_log
from fzdesk.store.workbook import Workbook
from tests.store.samples import CATALOGUE, answered, answers, blank

CHANGES = 12


@pytest.fixture
def killed(path: Path, tmp_path: Path) -> Path:
    """A workbook whose program was killed after twelve changes, with its log."""
    left = tmp_path / "left"
    left.mkdir()
    with closing(Workbook.create(path, blank(), CATALOGUE)) as workbook:
        report = blank()
        for number in range(CHANGES):
            after = answered(report, f"a.k{number}", reason="文" * 50 * number)
            workbook.save(2025, report, after, label=str(number))
            report = after
        for file in (path, database.wal_of(path)):
            shutil.copy(file, left)
    return left / path.name


def flip(file: Path, at: int, bit: int) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= 1 << bit
    file.write_bytes(data)


def changes_seen(path: Path) -> int:
    with closing(Workbook.open(path)) as workbook:
        return len(answers(workbook.load(2025).report))


def test_a_sound_log_is_whole(killed: Path) -> None:
    """And everything in it is read."""
    assert write_ahead_log.examine(database.wal_of(killed)).state == "whole"
    assert write_ahead_log.examine(killed.with_name("没有")).state == "whole"
    assert changes_seen(killed) == CHANGES


def test_any_flipped_bit_is_found(killed: Path) -> None:
    """In the head, in a frame's head, in a page."""
    log = database.wal_of(killed)
    whole = log.read_bytes()
    chosen = random.Random(7)
    places = [(at, bit) for at in range(56) for bit in (0, 7)]
    places += [(chosen.randrange(len(whole)), chosen.randrange(8)) for _ in range(150)]
    for at, bit in places:
        flip(log, at, bit)
        found = write_ahead_log.examine(log)
        assert found.state == "flipped"
        assert (at, bit) in found.bits
        flip(log, at, bit)


@pytest.mark.parametrize(("part", "bit"), [(0.33, 0), (0.4, 4), (0.5, 7), (0.7, 7), (0.95, 6)])
def test_opening_puts_a_flipped_bit_right(killed: Path, part: float, bit: int) -> None:
    """The clerk notices nothing: SQLite alone would have dropped all later changes."""
    log = database.wal_of(killed)
    data = log.read_bytes()
    at = next(
        at for at in range(int(len(data) * part), len(data)) if data[at : at + 4] == "文".encode() + b"\xe6"
    )
    flip(log, at + 3, bit)
    copy = killed.with_name("单独.fzd")
    shutil.copy(killed, copy)
    shutil.copy(log, database.wal_of(copy))
    with closing(sqlite3.connect(copy)) as conn:
        (alone,) = conn.execute("SELECT count(*) FROM fields WHERE path LIKE 'answers/%'").fetchone()
    assert alone < CHANGES
    with closing(Workbook.open(killed)) as workbook:
        assert not workbook.log_broken
        report = workbook.load(2025).report
        assert answers(report) == {f"a.k{number}": "文" * 50 * number for number in range(CHANGES)}


def test_a_frame_that_was_being_written_is_no_damage(killed: Path) -> None:
    """What a power cut leaves: the log ends within a change that was never acknowledged."""
    log = database.wal_of(killed)
    whole = log.read_bytes()
    for cut in (len(whole) - 1, len(whole) - 2000, len(whole) - 5000):
        log.write_bytes(whole[:cut])
        assert write_ahead_log.examine(log).state == "whole"
    log.write_bytes(whole[:-6000] + bytes(512) + whole[-5488:])
    assert write_ahead_log.examine(log).state == "whole"


def test_a_log_that_lost_acknowledged_changes_is_told(killed: Path) -> None:
    """A whole sector is gone in the middle: what there was is kept aside, and the clerk is told."""
    log = database.wal_of(killed)
    whole = log.read_bytes()
    middle = next(at for at in range(len(whole) // 2, len(whole)) if 0 not in whole[at : at + 512])
    log.write_bytes(whole[:middle] + bytes(512) + whole[middle + 512 :])
    with closing(Workbook.open(killed)) as workbook:
        assert workbook.log_broken
    aside = killed.with_name("青禾镇（损坏）.fzd")
    assert database.wal_of(aside).read_bytes() != whole
    assert database.wal_of(aside).stat().st_size == len(whole)
    with closing(Workbook.open(killed)) as workbook:
        assert not workbook.log_broken

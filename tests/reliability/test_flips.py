"""One flipped bit anywhere: whatever it changes is told, and what was there comes back."""

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.errors import StoreError
from fzdesk.operations.sample import create_sample
from fzdesk.report.model import Report
from fzdesk.store import backup, database, integrity, mending, write_ahead_log
from fzdesk.store.restore import restore
from fzdesk.store.workbook import Workbook
from tests.reliability.length import rounds
from tests.store.samples import answered

FLIPS = {"workbook": rounds(15, 600), "log": rounds(8, 200), "backup": rounds(6, 200)}
Content = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's folder: closed, and as a killed program left it with a log."""
    folder = tmp_path_factory.mktemp("sample")
    path = folder / "青禾镇.fzd"
    left = folder / "left"
    left.mkdir()
    create_sample(path)
    with closing(Workbook.open(path)) as workbook:
        for number in range(12):
            report = workbook.load(2025).report
            workbook.save(2025, report, answered(report, "own.x", reason=f"第{number}次"), label="填写")
        workbook.undo(2025)
        for file in (path, database.wal_of(path)):
            shutil.copy(file, left)
    return folder


@pytest.fixture
def sample(made: Path, tmp_path: Path, profile: Path) -> Path:
    """The sample, closed, backed up twice in this test's profile."""
    path = tmp_path / "青禾镇.fzd"
    shutil.copy(made / path.name, path)
    with closing(Workbook.open(path)) as workbook:
        backup.back_up(path)
        report = workbook.load(2025).report
        workbook.save(2025, report, answered(report, "own.x", reason="最后"), label="填写")
    backup.back_up(path)
    return path


def content(path: Path) -> Content | None:
    """Everything a program can read from the file; None when that fails."""
    found: Content = {}
    try:
        with closing(sqlite3.connect(path)) as conn:
            conn.text_factory = bytes
            tables = conn.execute("SELECT name, sql FROM sqlite_master").fetchall()
            found["schema"] = [one for one in tables if one[0] != b"_sqlite_migrations"]
            for name, sql in tables:
                if sql and sql.upper().startswith(b"CREATE TABLE"):
                    rows = conn.execute(f'SELECT * FROM "{name.decode()}"').fetchall()
                    found[name.decode()] = sorted(rows, key=repr)
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    return found


def same(before: Content, now: Content | None) -> bool:
    """Whether two contents are the same but for when steps of the schema were made and numbers given.

    The search index follows from the entries; what changes nothing of what it finds is no change.
    """
    free = ("_sqlite_migrations", "sqlite_sequence", "sqlite_stat1")
    return now is not None and all(
        before[name] == now.get(name)
        for name in before
        if name not in free and not name.startswith("entry_search_")
    )


def flip(data: bytes, chosen: random.Random) -> bytes:
    changed = bytearray(data)
    changed[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
    return bytes(changed)


def loads(path: Path) -> Report:
    with closing(Workbook.open(path, read_only=True)) as workbook:
        stored = workbook.load(2025)
        assert (stored.damaged, stored.unread) == ((), ())
        return stored.report


@pytest.mark.timeout(1200)
def test_a_flipped_bit_in_a_workbook(sample: Path) -> None:
    """Every flip that changes anything is found; mended it is what it was, else the newest backup has it."""
    whole, before, report = sample.read_bytes(), content(sample), loads(sample)
    assert before is not None
    chosen, seen = random.Random(147), Counter[str]()
    for _ in range(FLIPS["workbook"]):
        sample.write_bytes(flip(whole, chosen))
        changed = not same(before, content(sample))
        try:
            found = mending.examine(sample)
        except StoreError:
            seen["refused at once"] += 1
        else:
            if found.health.sound:
                assert not changed, "a changed value was not noticed"
                seen["changes nothing"] += 1
                continue
            seen["found"] += 1
            if found.mendable:
                seen["mended"] += 1
                aside = mending.mend(sample)
                aside.unlink()
                assert integrity.examine_file(sample, pause=0).sound
                assert loads(sample) == report
                continue
        copies = backup.list_backups(sample)
        assert copies
        restored = restore(copies[0].path, sample)
        assert restored is not None
        restored.unlink()
        assert loads(sample) == report
        seen["restored"] += 1
    print(f"{FLIPS['workbook']} flips in the workbook: {dict(seen)}")


@pytest.mark.timeout(600)
def test_a_flipped_bit_in_the_log(made: Path, tmp_path: Path) -> None:
    """No acknowledged change is dropped in silence: the bit is put right, or the clerk is told."""
    left = made / "left" / "青禾镇.fzd"
    path, log = tmp_path / left.name, tmp_path / database.wal_of(left).name
    whole = database.wal_of(left).read_bytes()
    shutil.copy(left, path)
    log.write_bytes(whole)
    report = loads(path)
    chosen, seen = random.Random(60), Counter[str]()
    for _ in range(FLIPS["log"]):
        shutil.copy(left, path)
        log.write_bytes(flip(whole, chosen))
        state = write_ahead_log.examine(log).state
        with closing(Workbook.open(path)) as workbook:
            if workbook.log_broken:
                seen["told"] += 1
                continue
            assert workbook.load(2025).report == report
            assert workbook.problems() == []
        seen["put right" if state == "flipped" else "changes nothing"] += 1
    print(f"{FLIPS['log']} flips in the log: {dict(seen)}")


@pytest.mark.timeout(600)
def test_a_flipped_bit_in_a_backup(sample: Path) -> None:
    """A backup that is not what was written is never put in a workbook's place; the one before it is."""
    report = loads(sample)
    newest, older = backup.list_backups(sample)
    whole, before = newest.path.read_bytes(), content(newest.path)
    assert before is not None
    chosen, seen = random.Random(10), Counter[str]()
    for _ in range(FLIPS["backup"]):
        newest.path.write_bytes(flip(whole, chosen))
        changed = not same(before, content(newest.path))
        try:
            restored = restore(newest.path, sample)
        except StoreError:
            seen["refused"] += 1
            assert loads(sample) == report
        else:
            assert not changed, "a damaged backup was restored"
            assert restored is not None
            restored.unlink()
            seen["changes nothing"] += 1
    restored = restore(older.path, sample)
    assert restored is not None
    assert loads(sample).answers["own.x"].reason == "第10次"  # the last of twelve was undone
    print(f"{FLIPS['backup']} flips in a backup: {dict(seen)}")

"""Rolling backups, and putting one back."""

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk import paths
from fzdesk.errors import NotAWorkbook, StoreError, WorkbookBusy
from fzdesk.store import database
from fzdesk.store.backup import back_up, folder_of, list_backups, superseded, verify
from fzdesk.store.restore import restore
from fzdesk.store.sums import row_sum
from fzdesk.store.workbook import Workbook
from tests.store.samples import answered, answers, blank, full


def more(workbook: Workbook, text: str) -> None:
    """Save one more change."""
    report = workbook.load(2025).report
    workbook.save(2025, report, answered(report, "a.b", state="done", reason=text), label=text)


def test_a_backup_of_an_open_workbook(path: Path, workbook: Workbook) -> None:
    """Whole in itself, in the person's folder, described by date, year and progress."""
    more(workbook, "一")
    made = back_up(path)
    assert made is not None
    assert made.path.parent == paths.backups_dir() / workbook.id
    assert (made.number, made.revision, made.unit) == (1, 2, "青禾镇")
    assert made.progress == "2025年：已答1项"
    assert abs(dt.datetime.now(dt.UTC) - made.made_at) < dt.timedelta(seconds=5)
    assert list_backups(workbook.id) == list_backups(path) == [made]
    if os.name == "posix":
        assert made.path.stat().st_mode & 0o077 == 0
    assert sorted(file.name for file in made.path.parent.iterdir()) == [made.path.name, "path.txt"]
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_nothing_new_needs_no_backup(path: Path, workbook: Workbook) -> None:
    """The newest holds this state already; undo is news."""
    more(workbook, "一")
    assert back_up(path) is not None
    assert back_up(path) is None
    workbook.undo(2025)
    made = back_up(path)
    assert made is not None
    assert made.number == 2


def test_a_finalised_report_is_called_so(path: Path, workbook: Workbook) -> None:
    """The words help to choose."""
    workbook.save(2025, blank(), full(), label="定稿")
    made = back_up(path)
    assert made is not None
    assert made.progress == "2025年：已定稿"


def test_a_damaged_workbook_is_not_backed_up(path: Path, workbook: Workbook) -> None:
    """No good copy is rotated away for it."""
    more(workbook, "一")
    back_up(path)
    more(workbook, "二")
    workbook.close()
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE fields SET value = replace(value, '二', '三') WHERE path = 'answers/a.b'")
    with pytest.raises(NotAWorkbook, match="损坏"):
        back_up(path)
    (kept,) = list_backups(path)
    verify(kept.path)
    assert sorted(file.name for file in kept.path.parent.iterdir()) == [kept.path.name, "path.txt"]


def test_values_of_a_newer_program_are_backed_up(path: Path, workbook: Workbook) -> None:
    """They are no damage."""
    value = '{"later":1}'
    workbook._db.conn.execute(
        "INSERT INTO fields VALUES (2025, 'answers/x.y', ?, ?)",
        (value, row_sum(2025, "answers/x.y", value)),
    )
    assert back_up(path) is not None


def named(number: int, day: str, time: str = "120000") -> Path:
    """A backup's name."""
    return Path(f"{number:06d}-{day}-{time}.fzd")


def test_last_ten_seven_days_twelve_months() -> None:
    """Each rule alone keeps what the others would drop."""
    first = dt.date(2024, 1, 1)
    files = [
        named(day * 3 + part, f"{first + dt.timedelta(day):%Y%m%d}")
        for day in range(700)
        for part in range(3)
    ][::-1]
    dropped = set(superseded(files))
    kept = [file for file in files if file not in dropped]
    assert kept[:10] == files[:10]
    days = list(dict.fromkeys(file.name.split("-")[1] for file in kept))
    assert len([day for day in days if day >= "20251124"]) == 7  # the last is 30 November
    assert [day[:6] for day in days if day < "20251124"] == [
        *("202510", "202509", "202508", "202507", "202506", "202505"),
        *("202504", "202503", "202502", "202501", "202412"),
    ]
    assert len(kept) == 10 + 3 + 11


def test_order_is_by_number_not_by_clock() -> None:
    """A PC whose clock was wrong does not lose its newest copies."""
    files = [named(number, "20190101", f"{number:06d}") for number in range(40, 20, -1)]
    files += [named(number, "20251101") for number in range(20, 0, -1)]
    kept = [file for file in files if file not in superseded(files)]
    assert kept == [*files[:10], named(20, "20251101")]


def test_rotation_removes_files(path: Path, workbook: Workbook) -> None:
    """Twelve copies within a day leave ten, and the numbers go on."""
    for number in range(12):
        more(workbook, str(number))
        back_up(path)
    found = list_backups(workbook.id)
    assert [one.number for one in found] == list(range(12, 2, -1))


def test_an_unreadable_backup_is_left_out_of_the_list(path: Path, workbook: Workbook) -> None:
    """The others still show."""
    back_up(path)
    (folder_of(workbook.id) / named(7, "20250101")).write_bytes(b"junk")
    assert [one.number for one in list_backups(path)] == [1]


def test_a_backup_folder_that_takes_nothing_is_a_known_error(path: Path, workbook: Workbook) -> None:
    """It says that the workbook itself is unharmed."""
    (paths.backups_dir() / workbook.id / "path.txt").unlink()
    (paths.backups_dir() / workbook.id).rmdir()
    (paths.backups_dir() / workbook.id).write_text("")
    with pytest.raises(StoreError, match="工作簿本身不受影响"):
        back_up(path)


def test_restoring(path: Path, workbook: Workbook) -> None:
    """What was there is kept beside it; numbers go on; undo does not go back beyond it."""
    more(workbook, "一")
    good = back_up(path)
    assert good is not None
    more(workbook, "二")
    revision = workbook.revision
    with pytest.raises(WorkbookBusy):
        restore(good.path, path)
    workbook.close()
    aside = restore(good.path, path)
    assert aside is not None
    with closing(Workbook.open(path)) as restored, closing(Workbook.open(aside)) as former:
        assert answers(restored.load(2025).report) == {"a.b": "一"}
        assert answers(former.load(2025).report) == {"a.b": "二"}
        assert restored.revision > revision
        assert restored.undo_labels(2025) == (None, None)
        assert restored.id == workbook.id


@pytest.mark.parametrize("state", ["damaged", "gone", "with a log"])
def test_restoring_in_place_of_a_broken_workbook(path: Path, workbook: Workbook, state: str) -> None:
    """The log of the broken one never gets into the restored one."""
    more(workbook, "一")
    good = back_up(path)
    assert good is not None
    more(workbook, "二")
    log = database.wal_of(path).read_bytes()
    workbook.close()
    if state == "damaged":
        path.write_bytes(b"x" * 5000)
    elif state == "gone":
        path.unlink()
    else:
        path.write_bytes(b"x" * 5000)
        database.wal_of(path).write_bytes(log)
    (found,) = list_backups(path)
    aside = restore(found.path, path)
    assert (aside is None) == (state == "gone")
    assert not database.wal_of(path).exists()
    with closing(Workbook.open(path)) as restored:
        assert answers(restored.load(2025).report) == {"a.b": "一"}


@pytest.fixture
def cut_short(path: Path, workbook: Workbook) -> Path:
    """A workbook on a stick whose last commit was cut short, so that a rollback journal lies beside it."""
    for number in range(30):
        more(workbook, f"{number}" + "文" * 3000)
    more(workbook, "一")
    workbook.close()
    left = path.with_name("U盘")
    left.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA cache_size=1")
        conn.execute("BEGIN")
        conn.execute("UPDATE journal SET new = 'x'")
        conn.execute("UPDATE fields SET value = 'x'")
        for name in (path.name, f"{path.name}-journal"):
            (left / name).write_bytes((path.parent / name).read_bytes())
        conn.execute("ROLLBACK")
    return left / path.name


def test_a_commit_cut_short_is_taken_back(cut_short: Path) -> None:
    """By opening, by reading, by a backup; whichever comes first."""
    made = back_up(cut_short)
    assert made is not None
    assert made.progress == "2025年：已答1项"
    with closing(Workbook.open(cut_short, read_only=True)) as reading:
        assert answers(reading.load(2025).report) == {"a.b": "一"}
    with closing(Workbook.open(cut_short)) as workbook:
        assert answers(workbook.load(2025).report) == {"a.b": "一"}


def test_a_journal_of_the_former_file_does_not_get_into_the_restored_one(cut_short: Path) -> None:
    """It goes aside with the file it belongs to."""
    made = back_up(cut_short)
    assert made is not None
    aside = restore(made.path, cut_short)
    assert aside is not None
    for file in (cut_short, aside):
        with closing(Workbook.open(file)) as workbook:
            assert answers(workbook.load(2025).report) == {"a.b": "一"}


def test_a_damaged_backup_is_not_restored(path: Path, workbook: Workbook) -> None:
    """The workbook stays as it is."""
    more(workbook, "一")
    good = back_up(path)
    assert good is not None
    workbook.close()
    data = bytearray(good.path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    good.path.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(StoreError):
        restore(good.path, path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]

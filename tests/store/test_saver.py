"""The saver thread: in order, acknowledged means durable, nothing is lost when saving fails."""

import datetime as dt
import itertools
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.errors import DamageFound, SaveFailed, StoreError
from fzdesk.report.model import Report
from fzdesk.store import backup, chores, saver
from fzdesk.store.reports import Place
from fzdesk.store.saver import Change, Saver
from fzdesk.store.workbook import Workbook
from tests.store.samples import CATALOGUE, answered, answers, blank
from tests.store.waiting import stored, until


class Watched:
    """A saver and what it told."""

    def __init__(self, workbook: Workbook) -> None:
        self.saved: list[int] = []
        self.failed: list[SaveFailed] = []
        self.backups: list[object] = []
        self.saver = Saver(
            workbook, on_saved=self._saved, on_failed=self.failed.append, on_backup=self.backups.append
        )
        self.report = self.saver.load(2025).result(5).report

    def _saved(self, number: int, at: dt.datetime) -> None:
        assert threading.current_thread().name == "saver"
        assert at.tzinfo is not None
        self.saved.append(number)

    def type(self, text: str, *, key: str = "a.b", label: str = "填写") -> Report:
        """Submit one more answer."""
        self.report = answered(self.report, key, reason=text)
        self.saver.submit(Change(self.report, label, key))
        return self.report


@pytest.fixture
def watched(workbook: Workbook, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """A saver with short pauses."""
    monkeypatch.setattr(saver, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(saver, "LONGEST_PAUSE", 0.1)
    made = Watched(workbook)
    yield made
    made.saver.close(discard=True)


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Callable[[], None]:
    """Let every save fail; call the result to mend it."""
    save = Workbook.save

    def fail(*_args: object, **_kwargs: object) -> int:
        raise error

    monkeypatch.setattr(Workbook, "save", fail)
    return lambda: monkeypatch.setattr(Workbook, "save", save)


def test_acknowledged_means_durable(path: Path, watched: Watched) -> None:
    """Each number is told after its commit."""
    watched.type("一")
    until(lambda: watched.saved)
    assert stored(path) == {"a.b": "一"}
    assert watched.saved == [2]


def test_flush_waits_for_all(path: Path, watched: Watched) -> None:
    """Also for many fields."""
    for number in range(50):
        watched.type(str(number), key=f"a.k{number}", label=str(number))
    assert watched.saver.flush(10)
    assert len(stored(path)) == 50
    assert watched.saved[-1] == 51  # each of the fifty a commit of its own


def test_fast_typing_in_one_field_is_saved_together(path: Path, watched: Watched) -> None:
    """What waits for the disk is merged: same label, same single field; nothing else is."""
    gate = threading.Event()
    watched.saver.call(lambda _workbook: gate.wait(5))
    for text in ("一", "一二", "一二三"):
        watched.type(text)
    watched.type("别", key="a.c")
    watched.type("一二三四")
    gate.set()
    assert watched.saver.flush(5)
    assert watched.saved[-1] == 4  # three commits
    assert stored(path) == {"a.b": "一二三四", "a.c": "别"}


def test_undo_and_redo_come_after_what_was_submitted(watched: Watched) -> None:
    """And what is typed next builds on them."""
    watched.type("一", label="一")
    watched.type("二", label="二")
    undone = watched.saver.undo(2025).result(5)
    assert undone is not None
    assert (answers(undone.report), undone.label) == ({"a.b": "一"}, "二")
    redone = watched.saver.redo(2025).result(5)
    assert redone is not None
    watched.saver.undo(2025).result(5)
    watched.report = undone.report
    watched.type("三", key="a.c", label="三")
    undone = watched.saver.undo(2025).result(5)
    assert undone is not None
    assert answers(undone.report) == {"a.b": "一"}
    assert watched.saver.redo(2026).result(5) is None


def test_the_place_is_saved_by_flush(path: Path, watched: Watched) -> None:
    """Without one it would come a second later."""
    watched.saver.submit_place(2025, Place("study", cursor=3))
    assert watched.saver.flush()
    with closing(Workbook.open(path, read_only=True)) as reading:
        assert reading.load(2025).place == Place("study", cursor=3)
    assert watched.saved == []


def test_the_place_is_saved_after_a_moment(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many only the last."""
    monkeypatch.setattr(chores, "PLACE_SECONDS", 0.05)
    for cursor in range(5):
        watched.saver.submit_place(2025, Place(cursor=cursor))
    until(lambda: not watched.saver._chores.places)
    assert watched.saver.load(2025).result(5).place == Place(cursor=4)


def test_closing_backs_up_and_leaves_one_file(path: Path, watched: Watched) -> None:
    """In the thread."""
    watched.type("一")
    assert watched.saver.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert stored(path) == {"a.b": "一"}
    (made,) = watched.backups
    assert made == backup.list_backups(path)[0]


def test_now_and_then_it_tidies_up_and_backs_up(
    path: Path, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log goes into the file when it has been quiet; a backup is made when it has been long."""
    monkeypatch.setattr(chores, "CHECKPOINT_SECONDS", 0.05)
    monkeypatch.setattr(chores, "BACKUP_SECONDS", 0.1)
    watched.type("一")
    until(lambda: watched.backups)
    until(lambda: path.with_name(path.name + "-wal").stat().st_size == 0)
    assert stored(path) == {"a.b": "一"}


def test_some_time_after_opening_the_whole_file_is_checked(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Damage is told, with the way to have it mended."""
    monkeypatch.setattr(chores, "LOOK_OVER_SECONDS", 0.01)
    with closing(sqlite3.connect(workbook.path)) as conn, conn:
        conn.execute("UPDATE meta SET value = '7' WHERE key = 'generation'")
    watched = Watched(workbook)
    until(lambda: watched.backups)
    assert "有 1 处内容与存入时不一致" in str(watched.backups[0])
    assert isinstance(watched.backups[0], DamageFound)
    watched.saver.close()


def test_after_a_failure_everything_is_saved(
    path: Path, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told once, tried again, nothing lost; meanwhile a copy lies in the person's own folder."""
    mend = failing(monkeypatch, sqlite3.OperationalError("disk I/O error"))
    for text in ("一", "二", "三"):
        watched.type(text, label=text)
    until(lambda: watched.failed)
    assert not watched.saver.flush(5)
    assert watched.saver.failure is not None
    assert len(watched.failed) == 1
    assert watched.failed[0].reason == "other"
    rescued = backup.rescued(path)
    assert rescued is not None
    until(lambda: stored(rescued) == {"a.b": "三"})
    assert not watched.saver.close(1)
    mend()
    assert watched.saver.flush(5)
    assert watched.saver.failure is None
    assert stored(path) == {"a.b": "三"}
    assert watched.saved[-1] == 4  # three commits
    until(lambda: backup.rescued(path) is None)


def test_the_pause_grows_and_typing_cuts_it_short(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between attempts; typing does not make a busy loop of it."""
    monkeypatch.setattr(saver, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(saver, "LONGEST_PAUSE", 30.0)
    attempts: list[float] = []

    def fail(*_args: object, **_kwargs: object) -> int:
        attempts.append(time.monotonic())
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(Workbook, "save", fail)
    watched.type("一")
    until(lambda: len(attempts) == 5)
    pauses = [after - before for before, after in itertools.pairwise(attempts)]
    assert pauses[3] > 2 * pauses[1]
    before = len(attempts)
    for number in range(20):
        watched.type(str(number))
        time.sleep(0.005)
    until(lambda: len(attempts) > before, 1.0)
    assert len(attempts) < before + 6


def test_while_saving_fails_questions_fail_at_once(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo of something that is not in the file would be wrong."""
    gate = threading.Event()
    watched.saver.call(lambda _workbook: gate.wait(5))
    failing(monkeypatch, OSError(28, "No space left on device"))
    watched.type("一")
    waiting = watched.saver.undo(2025)
    gate.set()
    with pytest.raises(SaveFailed, match="磁盘已满"):
        waiting.result(5)
    with pytest.raises(SaveFailed, match="磁盘已满"):
        watched.saver.undo(2025).result(5)


def test_a_deleted_file_is_noticed(path: Path, watched: Watched, tmp_path: Path) -> None:
    """SQLite would go on for ever; we say so, save as another file, and go on there."""
    watched.type("一")
    assert watched.saver.flush()
    path.unlink()
    watched.type("二", label="二")
    until(lambda: watched.failed)
    assert watched.failed[0].reason == "gone"
    assert "另存为" in str(watched.failed[0])
    target = tmp_path / "另存.fzd"
    watched.saver.save_as(target).result(10)
    assert watched.saver.failure is None
    assert watched.saver.path == target
    watched.type("三", label="三")
    assert watched.saver.flush()
    assert stored(target) == {"a.b": "三"}
    undone = watched.saver.undo(2025).result(5)
    assert undone is not None
    assert answers(undone.report) == {"a.b": "二"}
    undone = watched.saver.undo(2025).result(5)
    assert undone is not None
    assert answers(undone.report) == {"a.b": "一"}  # the journal came along


def test_a_stick_that_comes_back(path: Path, watched: Watched) -> None:
    """The same workbook at the same place, on another inode: saving goes on by itself."""
    watched.type("一")
    assert watched.saver.flush()
    away = path.with_name("away")
    away.mkdir()
    for file in list(path.parent.glob("青禾镇*")):
        shutil.copy(file, away)
        file.unlink()
    watched.type("二")
    until(lambda: watched.failed)
    for file in away.iterdir():
        shutil.copy(file, path.parent)
    until(lambda: watched.saver.failure is None)
    assert watched.saver.flush()
    assert stored(path) == {"a.b": "二"}
    assert [error.reason for error in watched.failed] == ["gone"]


@pytest.mark.parametrize("with_what", ["an older state", "another workbook", "another file"])
def test_a_replaced_file_is_not_written_to(
    path: Path, watched: Watched, tmp_path: Path, with_what: str
) -> None:
    """It stays as it is, and what is in memory goes elsewhere."""
    older = tmp_path / "older"
    older.mkdir()
    if with_what == "an older state":
        watched.saver.call(lambda workbook: workbook.copy_to(older / "a.fzd")).result(5)
    elif with_what == "another workbook":
        Workbook.create(older / "a.fzd", blank(), CATALOGUE).close()
    else:
        (older / "a.fzd").write_bytes(b"junk" * 1000)
    watched.type("一", label="一")
    assert watched.saver.flush()
    content = (older / "a.fzd").read_bytes()
    (older / "a.fzd").replace(path)
    watched.type("二", label="二")
    until(lambda: watched.failed)
    assert not watched.saver.flush(5)
    assert watched.saver.failure is not None
    assert watched.saver.failure.reason == "replaced"
    assert path.read_bytes() == content
    target = tmp_path / "另存.fzd"
    watched.saver.save_as(target).result(10)
    assert stored(target) == {"a.b": "二"}


@pytest.mark.parametrize("backed_up", [True, False])
def test_save_as_when_the_old_file_cannot_be_read(
    path: Path, watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backed_up: bool
) -> None:
    """The newest backup has the other years and the journal; without one there is what memory has."""
    watched.saver.call(lambda workbook: workbook.add_report(blank(2024), CATALOGUE)).result(5)
    watched.type("一", label="一")
    assert watched.saver.flush()
    if backed_up:
        backup.back_up(path)
    watched.type("二", label="二")
    assert watched.saver.flush()
    path.unlink()

    def fail(*_args: object) -> None:
        raise StoreError("x")

    monkeypatch.setattr(Workbook, "copy_to", fail)
    watched.type("三", label="三")
    until(lambda: watched.failed)
    target = tmp_path / "另存.fzd"
    watched.saver.save_as(target).result(10)
    assert stored(target) == {"a.b": "三"}
    years = watched.saver.call(lambda workbook: workbook.years()).result(5)
    assert years == ((2025, 2024) if backed_up else (2025,))


def test_save_as_into_nowhere_changes_nothing(path: Path, watched: Watched, tmp_path: Path) -> None:
    """The error says what is wrong with the new place; the old file goes on."""
    with pytest.raises(StoreError):
        watched.saver.save_as(tmp_path / "没有" / "x.fzd").result(5)
    with pytest.raises(StoreError, match="已经有"):
        watched.saver.save_as(path).result(5)
    watched.type("一")
    assert watched.saver.flush()
    assert stored(path) == {"a.b": "一"}


def test_closing_without_saving_leaves_the_rescue_copy(
    path: Path, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the clerk chooses so."""
    mend = failing(monkeypatch, OSError(30, "Read-only file system"))
    watched.type("一")
    until(lambda: watched.failed)
    assert watched.failed[0].reason == "read_only"
    watched.type("二")
    assert watched.saver.close(5, discard=True)
    mend()
    rescued = backup.rescued(path)
    assert rescued is not None
    assert stored(rescued) == {"a.b": "二"}
    assert stored(path) == {}


@pytest.mark.logs_expected
def test_a_mistake_in_a_callback_does_not_end_saving(path: Path, workbook: Workbook) -> None:
    """It is logged."""

    def wrong(_number: int, _at: dt.datetime) -> None:
        raise RuntimeError("the window's")

    one = Saver(workbook, on_saved=wrong)
    report = one.load(2025).result(5).report
    one.submit(Change(answered(report, "a.b", reason="一"), "一"))
    assert one.flush()
    one.submit(Change(answered(report, "a.b", reason="二"), "二"))
    assert one.close()
    assert stored(path) == {"a.b": "二"}

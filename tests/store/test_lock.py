"""One window writes: the lock beside the workbook, and the generation inside it."""

import json
import os
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.errors import SaveFailed, StoreError, WorkbookBusy
from fzdesk.store import backup, machine
from fzdesk.store.lock import Lock, _clear, holder_of, lock_path
from fzdesk.store.workbook import Workbook
from tests.store.samples import answered, answers, blank


def write_lock(path: Path, **values: object) -> None:
    """A lock as another process would have left it."""
    pid, started = machine.this_process()
    lock = {
        "machine": "办公室-02",
        "machine_id": "elsewhere",
        "user": "李四",
        "pid": pid,
        "started": started,
        "since": "2025-11-03T01:20:00Z",
    }
    lock_path(path).write_text(json.dumps({**lock, **values}), encoding="utf-8")


def child(code: str, path: Path, **more: str) -> "subprocess.Popen[str]":
    """Another process with the workbook's path as `path`."""
    head = """
import sys
from pathlib import Path
from fzdesk.store.workbook import Workbook
path = Path(sys.argv[1])
"""
    return subprocess.Popen(
        [sys.executable, "-c", head + textwrap.dedent(code), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1", **more},
    )


def test_the_lock_says_who(path: Path, workbook: Workbook) -> None:
    """And goes with the window."""
    holder = holder_of(path)
    assert holder is not None
    assert (holder.pid, holder.user) == (os.getpid(), machine.user_name())
    assert (holder.machine, holder.machine_id) == (machine.machine_name(), machine.machine_id())
    workbook.close()
    assert holder_of(path) is None
    assert not lock_path(path).exists()


def test_a_second_window_here_is_refused(path: Path, workbook: Workbook) -> None:
    """It may read; taking over from a living window is not offered."""
    for take_over in (False, True):
        with pytest.raises(WorkbookBusy, match="另一个窗口") as caught:
            Workbook.open(path, take_over=take_over)
        assert not caught.value.can_take_over
    workbook.save(2025, blank(), answered(blank(), "a.b"), label="还能存")
    with closing(Workbook.open(path, read_only=True)) as reading:
        assert reading.years() == (2025,)


def test_a_second_process_is_refused_until_the_first_ends(path: Path, workbook: Workbook) -> None:
    """The lock of a killed process is cleared silently, what it saved is there."""
    workbook.close()
    other = child(
        """
        from tests.store.samples import answered, blank
        workbook = Workbook.open(path)
        workbook.save(2025, blank(), answered(blank(), "a.b", reason="它的"), label="x")
        print("open", flush=True)
        sys.stdin.read()
        """,
        path,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(WorkbookBusy):
            Workbook.open(path)
        with closing(Workbook.open(path, read_only=True)) as reading:
            assert answers(reading.load(2025).report) == {"a.b": "它的"}
        other.kill()
    assert lock_path(path).exists()
    with closing(Workbook.open(path)) as again:
        assert answers(again.load(2025).report) == {"a.b": "它的"}


@pytest.mark.parametrize(
    "values",
    [{"started": "another boot/77"}, {"pid": 2**22 + 5}],
    ids=["pid used again", "no such process"],
)
def test_a_lock_left_behind_here_is_cleared(
    path: Path, workbook: Workbook, values: dict[str, object]
) -> None:
    """Process number and its start must both match."""
    workbook.close()
    write_lock(path, machine_id=machine.machine_id(), **values)
    assert holder_of(path) is None
    with closing(Workbook.open(path)):
        holder = holder_of(path)
        assert holder is not None
        assert holder.pid == os.getpid()


def test_an_unreadable_lock_is_cleared_when_it_is_old(path: Path, workbook: Workbook) -> None:
    """A young one is being written just now, so that is waited for."""
    workbook.close()
    lock_path(path).write_bytes(b"")
    with closing(Workbook.open(path)):
        assert holder_of(path) is not None


def test_another_computers_lock_asks(path: Path, workbook: Workbook) -> None:
    """The sentence names computer and person; nothing is cleared."""
    workbook.close()
    write_lock(path)
    with pytest.raises(WorkbookBusy, match=r"办公室-02.*李四") as caught:
        Workbook.open(path)
    assert caught.value.can_take_over
    assert (caught.value.machine, caught.value.user) == ("办公室-02", "李四")
    assert lock_path(path).exists()


def test_taking_over_makes_a_backup_and_shuts_the_other_out(
    path: Path, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The loser cannot save, turns read-only and keeps what it has."""
    first = answered(blank(), "a.b", reason="先")
    workbook.save(2025, blank(), first, label="先")
    monkeypatch.setattr(machine, "machine_id", lambda: "another computer")
    with closing(Workbook.open(path, take_over=True)) as winner:
        assert len(backup.list_backups(path)) == 1
        for _ in range(2):
            with pytest.raises(SaveFailed, match="另一台电脑") as caught:
                workbook.save(2025, first, answered(first, "a.b", reason="晚"), label="晚")
            assert caught.value.reason == "taken_over"
        assert workbook.read_only
        assert workbook.load(2025).report == first
        for write in (workbook.undo, workbook.versions.keep):
            with pytest.raises(StoreError):
                write(2025)
        winner.save(2025, first, answered(first, "a.b", reason="赢"), label="赢")
        monkeypatch.undo()
        workbook.close()
        assert lock_path(path).exists()  # the winner's
        assert answers(winner.load(2025).report) == {"a.b": "赢"}


def test_of_two_that_clear_one_lock_only_the_later_can_write(path: Path, workbook: Workbook) -> None:
    """However two windows came to hold the lock, the generation decides."""
    lock_path(path).unlink()
    with closing(Workbook.open(path)) as later:
        with pytest.raises(SaveFailed) as caught:
            workbook.save(2025, blank(), answered(blank(), "a.b"), label="x")
        assert caught.value.reason == "taken_over"
        later.save(2025, blank(), answered(blank(), "a.c"), label="y")


def test_a_lock_of_somebody_quicker_is_not_touched(path: Path, workbook: Workbook) -> None:
    """Who was about to clear a lock left behind leaves the one that came in its place where it is, all the time."""
    place = lock_path(path)
    before = place.stat().st_ino
    _clear(place, b"what was left behind")
    assert place.stat().st_ino == before
    workbook.close()
    assert not place.exists()


def test_clearing_that_was_broken_off_holds_nobody_up(path: Path, workbook: Workbook) -> None:
    """A process killed while it cleared a lock leaves a file, which the next one waits for a second at most."""
    workbook.close()
    write_lock(path, machine_id=machine.machine_id(), pid=2**22 + 5)
    guard = path.with_name(f".{path.name}.lock.clearing")
    guard.touch()
    with closing(Workbook.open(path)) as again:
        assert not again.read_only
    assert list(path.parent.glob(".*")) == []


def test_many_at_once_and_one_gets_in(path: Path, workbook: Workbook) -> None:
    """Ten processes race for a lock left behind."""
    workbook.close()
    write_lock(path, machine_id=machine.machine_id(), pid=2**22 + 5)
    code = """
        from fzdesk.errors import WorkbookBusy
        from fzdesk.store.lock import Lock
        print("ready", flush=True); sys.stdin.readline()
        try:
            lock = Lock.acquire(path)
            print("in", flush=True); sys.stdin.read()
        except WorkbookBusy:
            print("busy", flush=True)
        """
    racers = [child(code, path) for _ in range(6)]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("\n")
        racer.stdin.flush()
    got = sorted(racer.stdout.readline() for racer in racers if racer.stdout)
    for racer in racers:
        racer.communicate()
    assert got == ["busy\n"] * 5 + ["in\n"]


def test_a_lock_that_cannot_be_made_is_a_known_error(path: Path, workbook: Workbook) -> None:
    """A folder in its place stands for a folder that takes no file."""
    workbook.close()
    lock_path(path).mkdir()
    with pytest.raises(StoreError):
        Workbook.open(path)


def test_giving_back_a_lock_twice_is_harmless(path: Path) -> None:
    """Nor does it take another's lock away."""
    lock = Lock.acquire(path)
    lock.close()
    with closing(Lock.acquire(path)):
        lock.close()
        assert lock_path(path).exists()


def test_processes_are_told_apart() -> None:
    """By number and start."""
    pid, started = machine.this_process()
    assert machine.is_running(pid, started)
    assert not machine.is_running(pid, "then")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    begun = machine.process_started(ended.pid)
    ended.wait()
    assert not machine.is_running(ended.pid, begun or "")

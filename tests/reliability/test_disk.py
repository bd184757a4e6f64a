"""Real file systems that are full, read-only, or pulled out."""

import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.errors import SaveFailed, StoreError
from fzdesk.store import backup
from fzdesk.store.saver import Change, Saver
from fzdesk.store.workbook import Workbook
from tests.small_drives import fill_up, mount
from tests.store.samples import CATALOGUE, answered, answers, blank
from tests.store.waiting import stored, until


def test_a_full_disk_loses_nothing(stick: Path, failed: list[SaveFailed]) -> None:
    """It is said, memory and a copy elsewhere keep it, and it is saved as soon as there is room."""
    path = stick / "青禾镇.fzd"
    one = Saver(Workbook.create(path, blank(), CATALOGUE), on_failed=failed.append)
    report = answered(one.load(2025).result(5).report, "a.b", reason="先")
    one.submit(Change(report, "先"))
    assert one.flush()
    fill_up(stick)
    for number in range(30):
        report = answered(report, f"a.k{number}", reason="文" * 20000)
        one.submit(Change(report, str(number)))
    until(lambda: failed)
    assert failed[0].reason == "full"
    assert "磁盘已满" in str(failed[0])
    assert stored(path)["a.b"] == "先"
    rescued = backup.rescued(path)
    assert rescued is not None
    until(lambda: len(stored(rescued)) == 31)
    target = stick.parent / "另存.fzd"
    one.save_as(target).result(10)
    assert stored(target) == answers(report)
    assert one.close()


def test_room_made_again_is_used(stick: Path, failed: list[SaveFailed]) -> None:
    """Without a word from the clerk."""
    path = stick / "青禾镇.fzd"
    one = Saver(Workbook.create(path, blank(), CATALOGUE), on_failed=failed.append)
    report = one.load(2025).result(5).report
    filler = fill_up(stick)
    for number in range(10):
        report = answered(report, f"a.k{number}", reason="文" * 5000)
        one.submit(Change(report, str(number)))
    until(lambda: failed)
    assert [error.reason for error in failed] == ["full"]
    filler.unlink()
    assert one.flush() or one.flush()
    assert one.close()
    assert stored(path) == answers(report)
    assert backup.rescued(path) is None


def test_creating_on_a_full_disk_leaves_nothing(stick: Path) -> None:
    """A known error, no half file, and none held open: the stick can be taken out."""
    filler = fill_up(stick)
    with pytest.raises(StoreError, match="已满") as caught:
        Workbook.create(stick / "青禾镇.fzd", blank(), CATALOGUE)
    assert list(stick.iterdir()) == [filler]
    held = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    assert not [one for one in held if one.is_relative_to(stick)], caught.value


def test_a_read_only_disk(stick: Path, failed: list[SaveFailed]) -> None:
    """Opening says so and reading works; one that turns read-only while open is told and recovers."""
    path = stick / "青禾镇.fzd"
    one = Saver(Workbook.create(path, blank(), CATALOGUE), on_failed=failed.append)
    report = answered(one.load(2025).result(5).report, "a.b", reason="一")
    one.submit(Change(report, "一"))
    assert one.close()
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    with pytest.raises(StoreError, match="只读"):
        Workbook.open(path)
    assert stored(path) == {"a.b": "一"}
    subprocess.run(["mount", "-o", "remount,rw", str(stick)], check=True)
    Workbook.open(path).close()


def test_a_log_left_on_a_read_only_disk_is_read(stick: Path) -> None:
    """Killed there, then write-protected: nothing of it is missing."""
    path = stick / "青禾镇.fzd"
    with closing(Workbook.create(path, blank(), CATALOGUE)) as workbook:
        workbook.save(2025, blank(), answered(blank(), "a.b", reason="一"), label="一")
        copied = stick / "copy"
        copied.mkdir()
        for file in stick.glob("青禾镇.fzd*"):
            shutil.copy(file, copied)
    (copied / "青禾镇.fzd-shm").unlink(missing_ok=True)
    subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
    assert stored(copied / "青禾镇.fzd") == {"a.b": "一"}


def test_a_stick_pulled_out_and_put_back(stick: Path, failed: list[SaveFailed]) -> None:
    """Told at once, kept, and saved by itself when it is back."""
    path = stick / "青禾镇.fzd"
    one = Saver(Workbook.create(path, blank(), CATALOGUE), on_failed=failed.append)
    report = answered(one.load(2025).result(5).report, "a.b", reason="一")
    one.submit(Change(report, "一"))
    assert one.flush()
    content = {file.name: file.read_bytes() for file in stick.iterdir() if not file.name.endswith("-shm")}
    subprocess.run(["umount", "-l", str(stick)], check=True)
    one.submit(Change(answered(report, "a.b", reason="二"), "二"))
    until(lambda: failed)
    assert failed[0].reason == "gone"
    mount(stick, "1536k")
    for name, data in content.items():
        (stick / name).write_bytes(data)
    until(lambda: one.failure is None)
    assert one.close()
    assert stored(path) == {"a.b": "二"}
    assert [error.reason for error in failed] == ["gone"]

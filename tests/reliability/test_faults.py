"""What happens to a workbook in an office, done for real, and the sentence the clerk reads then.

Full, read-only and pulled-out disks: test_disk.py.  Kills and power cuts: test_kill.py, test_power.py,
test_kernel_cut.py.  Flipped bits: test_flips.py.  Locks: tests/store/test_lock.py.
"""

import datetime as dt
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk import files
from fzdesk.errors import RESTORE, ExportError, NotAWorkbook, SaveFailed, StoreError, WorkbookBusy
from fzdesk.store import backup, database, journal, reports, second_place
from fzdesk.store.restore import restore
from fzdesk.store.saver import Change, Saver
from fzdesk.store.workbook import Workbook
from tests.reliability.drives import Drive
from tests.small_drives import fill_up
from tests.store.samples import CATALOGUE, answered, answers, blank, full
from tests.store.waiting import stored

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with one answer and a backup."""
    made = tmp_path / "青禾镇.fzd"
    with closing(Workbook.create(made, blank(), CATALOGUE)) as workbook:
        workbook.save(2025, blank(), answered(blank(), "a.b", state="done", reason="一"), label="一")
    backup.back_up(made)
    return made


def python(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run code of its own in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


# ---- disks


def test_a_full_disk_under_the_backups(stick: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workbook is not touched, the backups there are stay, and it is said."""
    monkeypatch.setenv("FZDESK_HOME", str(stick / "profile"))
    first = backup.back_up(path)
    assert first is not None
    with closing(Workbook.open(path)) as workbook:
        workbook.save(2025, workbook.load(2025).report, full(), label="二")
        fill_up(stick)
        with pytest.raises(StoreError) as caught:
            backup.back_up(path)
        assert str(caught.value) == (
            "没能给工作簿“青禾镇.fzd”做备份，工作簿本身不受影响。"
            "请检查系统盘是否已满、用户文件夹能否写入；程序稍后会再试。"
        )
        assert workbook.load(2025).report == full()
    assert [one.path for one in backup.list_backups(path)] == [first.path]
    backup.verify(first.path)


def test_a_full_stick_as_second_place(stick: Path, path: Path) -> None:
    """Said; the backup on this computer stands, no half copy lies there."""
    second_place.choose(stick)
    fill_up(stick)
    with closing(Workbook.open(path, read_only=True)) as workbook:
        workbook_id = workbook.id
    with pytest.raises(StoreError, match="现在用不了，备份只存在本机"):
        second_place.bring_up_to_date(workbook_id, path)
    assert not list(stick.rglob("*.fzd*"))


def test_a_full_disk_under_an_export(stick: Path) -> None:
    """The former file stays whole."""
    target = stick / "报告.docx"
    files.write_whole({target: b"old" * 1000})
    fill_up(stick)
    with pytest.raises(ExportError) as caught:
        files.write_whole({target: b"new" * 500_000})
    assert (
        str(caught.value) == f"“{stick}”所在的磁盘已满，“报告.docx”没有保存，请腾出空间或换一个文件夹再试。"
    )
    assert target.read_bytes() == b"old" * 1000


def test_a_file_nobody_may_change(drive: Drive, failed: list[SaveFailed]) -> None:
    """Locked even for root while it is open: told, kept in memory, saved as soon as it is let go."""
    made = drive.folder / "青禾镇.fzd"
    one = Saver(Workbook.create(made, blank(), CATALOGUE), on_failed=failed.append)
    report = answered(one.load(2025).result(5).report, "a.b", reason="一")
    one.submit(Change(report, "一"))
    assert one.flush()
    one.call(Workbook.checkpoint).result(5)
    wal = database.wal_of(made)
    if subprocess.run(["chattr", "+i", str(wal)], capture_output=True).returncode:
        pytest.skip("no chattr")
    assert one.close()  # what is durable stays so
    with pytest.raises(StoreError) as caught:
        Workbook.open(made)
    subprocess.run(["chattr", "-i", str(wal)], check=True)
    assert "青禾镇.fzd" in str(caught.value)
    with closing(Workbook.open(made)) as workbook:
        assert answers(workbook.load(2025).report) == {"a.b": "一"}


def test_no_permission(tmp_path: Path) -> None:
    """Another account's file in another account's folder: one sentence for opening, reading, creating."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs root")
    code = """
import os, sys
from pathlib import Path
from fzdesk.errors import StoreError
from fzdesk.store.workbook import Workbook
from tests.store.samples import CATALOGUE, blank
import sqlite_utils
os.setgid(65534); os.setuid(65534)
path = Path(sys.argv[1])
for deed in (lambda: Workbook.open(path), lambda: Workbook.open(path, read_only=True),
             lambda: Workbook.create(path.with_name("新.fzd"), blank(), CATALOGUE)):
    try:
        deed()
    except StoreError as error:
        print(error)
"""
    folder, home = tmp_path / "别人的", tmp_path / "home"
    folder.mkdir(mode=0o755)
    home.mkdir()
    home.chmod(0o777)
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    path = folder / "青禾镇.fzd"
    Workbook.create(path, blank(), CATALOGUE).close()
    done = python(code, str(path), FZDESK_HOME=str(home))
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        f"工作簿“{name}”或它所在的文件夹不允许写入。请以只读方式打开，或先拷贝到别的文件夹再打开。"
        for name in ("青禾镇.fzd", "青禾镇.fzd", "新.fzd")
    ]


# ---- names


@pytest.mark.parametrize(
    "name", ["报 告（终稿）#1 50% &'\".fzd", "a?b=c.fzd", "x\ny.fzd", "%41.fzd", "·—…🌾.fzd"]
)
def test_odd_names(tmp_path: Path, name: str) -> None:
    """Everything works under any name the system takes: backup, restore, copy too."""
    path = tmp_path / name
    with closing(Workbook.create(path, blank(), CATALOGUE)) as workbook:
        workbook.save(2025, blank(), full(), label="一")
        workbook.copy_to(tmp_path / f"copy {name}")
    made = backup.back_up(path)
    assert made is not None
    restore(made.path, path)
    with closing(Workbook.open(path)) as workbook:
        assert workbook.load(2025).report == full()
    assert stored(tmp_path / f"copy {name}") == answers(full())


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    """Said in words, whether the name itself or what belongs beside it is too long."""
    for characters in (84, 83):  # 255 bytes leave no room for the lock's name
        path = tmp_path / ("长" * characters + ".fzd")
        with pytest.raises(StoreError) as caught:
            Workbook.create(path, blank(), CATALOGUE)
        assert str(caught.value) == f"文件名“{path.name}”太长，请改短一些再试。"
    assert list(tmp_path.iterdir()) == []


def test_a_path_over_255_bytes(tmp_path: Path) -> None:
    """Folders within folders with long names."""
    folder = tmp_path / ("文" * 60) / ("件" * 40)
    folder.mkdir(parents=True)
    path = folder / "青禾镇.fzd"
    assert 350 < len(os.fsencode(path)) < 500
    with closing(Workbook.create(path, blank(), CATALOGUE)) as workbook:
        workbook.save(2025, blank(), full(), label="一")
    assert backup.back_up(path) is not None
    assert stored(path) == answers(full())
    deeper = folder / ("夹" * 60) / "青禾镇.fzd"
    deeper.parent.mkdir()
    with pytest.raises(StoreError) as caught:
        Workbook.create(deeper, blank(), CATALOGUE)
    assert str(caught.value) == "“青禾镇.fzd”所在的文件夹套得太深，路径太长。请换一个层次少一些的文件夹。"


# ---- the clock


def test_a_clock_that_jumps(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Years on, then years back: undo, the newest backup and the locks go by numbers, not by the time."""
    monkeypatch.setattr(journal.time, "monotonic", iter(range(0, 100_000, 1000)).__next__)
    with closing(Workbook.open(path)) as workbook:
        for year, text in ((2031, "二"), (1999, "三"), (2026, "四")):
            monkeypatch.setattr(reports, "now", lambda year=year: f"{year}-01-01T00:00:00+00:00")
            report = workbook.load(2025).report
            workbook.save(2025, report, answered(report, "a.b", reason=text), label=text)
            real = dt.datetime

            class Then(real):
                @classmethod
                def now(cls, tz: dt.tzinfo | None = None, year: int = year, real: type = real) -> dt.datetime:
                    return real(year, 1, 1, tzinfo=tz)

            monkeypatch.setattr(backup.dt, "datetime", Then)
            assert backup.back_up(path) is not None
            monkeypatch.setattr(backup.dt, "datetime", real)
        assert "四" in backup.list_backups(path)[0].last_words
        for text in ("三", "二", "一"):
            undone = workbook.undo(2025)
            assert undone is not None
            assert answers(undone.report) == {"a.b": text}


# ---- two at once, files that are not ours


def test_a_second_instance(path: Path) -> None:
    """A window on the same computer: who, since when, what to do."""
    with closing(Workbook.open(path)):
        done = python(
            "import sys\nfrom pathlib import Path\nfrom fzdesk.store.workbook import Workbook\n"
            "from fzdesk.errors import WorkbookBusy\n"
            "try:\n    Workbook.open(Path(sys.argv[1]))\nexcept WorkbookBusy as error:\n    print(error)",
            str(path),
        )
        assert "已在本机的另一个窗口中打开" in done.stdout
        assert "请回到那个窗口，或者在这里以只读方式打开。" in done.stdout
        with pytest.raises(WorkbookBusy):
            Workbook.open(path)


@pytest.mark.parametrize("what", ["header", "middle", "end", "log", "journal"])
def test_a_file_damaged_by_another_program(path: Path, what: str) -> None:
    """Overwritten in parts: said, and its last good copy comes back whole."""
    data = bytearray(path.read_bytes())
    if what == "header":
        data[:100] = b"PK\x03\x04" * 25
    elif what == "middle":
        data[4096:] = os.urandom(len(data) - 4096)
    elif what == "end":
        del data[len(data) // 2 :]
    path.write_bytes(data)
    if what in ("log", "journal"):
        beside = database.logs_of(path)[what == "journal"]
        beside.write_bytes(os.urandom(50_000))  # of nobody's making: SQLite passes it over
        with closing(Workbook.open(path)) as workbook:
            assert answers(workbook.load(2025).report) == {"a.b": "一"}
            assert workbook.problems() == []
        return
    with pytest.raises(NotAWorkbook) as caught:
        Workbook.open(path).close()
    assert RESTORE in str(caught.value) or "不是法治报告工作簿" in str(caught.value)
    aside = restore(backup.list_backups(path)[0].path, path)
    assert aside is not None
    assert aside.read_bytes() == bytes(data)
    assert stored(path) == {"a.b": "一"}


# ---- cut short


def test_a_migration_cut_short(tmp_path: Path) -> None:
    """The program dies in the middle of a step: the workbook is as it was, and goes through it next time."""
    path = tmp_path / "青禾镇.fzd"
    dump = ROOT / "tests" / "store" / "schemas" / "0001.sql"
    code = """
import os, sqlite3, sys
from pathlib import Path
from fzdesk.store import sums
from fzdesk.store.workbook import Workbook
add = sums.add_sums
def die(conn):
    add(conn)
    os._exit(9)
sums.add_sums = die
Workbook.open(Path(sys.argv[1]))
"""
    import sqlite3

    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.executescript(dump.read_text(encoding="utf-8"))
    assert python(code, str(path)).returncode == 9
    with closing(Workbook.open(path)) as workbook:
        assert workbook.load(2025).report == answered(full(), "study.pre", remark="第二稿")
        assert workbook.problems() == []


def test_home_on_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents and profile on another computer: no log with shared memory, and everything works."""
    share = tmp_path / "share"
    share.mkdir()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/home {share} nfs4 rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr("fzdesk.store.drive._MOUNTS", mounts)
    monkeypatch.setenv("FZDESK_HOME", str(share / "profile"))
    path = share / "青禾镇.fzd"
    with closing(Workbook.create(path, blank(), CATALOGUE)) as workbook:
        workbook.save(2025, blank(), full(), label="一")
        assert not database.wal_of(path).exists()
        assert backup.back_up(path) is not None
        undone = workbook.undo(2025)
        assert undone is not None
    assert stored(path) == {}
    assert backup.list_backups(path)[0].path.is_relative_to(share)

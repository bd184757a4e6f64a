"""Files appear whole or not at all, and their names are ones every system takes."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk import files
from fzdesk.errors import ExportError, TargetBusy
from fzdesk.files import free_name, free_names, is_busy, safe_file_name, write_whole
from tests.small_drives import small_drive

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".fzdesk-"))


def refuse_to_replace(monkeypatch: pytest.MonkeyPatch, name: str, error: OSError) -> None:
    """From now on putting a finished file in the place of `name` fails, as in Windows when it is open."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == name:
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


# --- writing


def test_writes_all_files_and_leaves_nothing_else(tmp_path: Path) -> None:
    """Files appear with their contents, and no temporary one stays."""
    write_whole({tmp_path / "甲.docx": b"1", tmp_path / "乙.pdf": b"2" * 100_000})
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"甲.docx": b"1", "乙.pdf": b"2" * 100_000}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no rights of this kind")
def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    """An export is for others to read; only the temporary file is the writer's alone."""
    old = tmp_path / "旧.docx"
    old.write_bytes(b"")
    old.chmod(0o664)
    usual = tmp_path / "usual"
    usual.touch()
    write_whole({old: b"1", tmp_path / "新.docx": b"2"})
    assert stat.S_IMODE(old.stat().st_mode) == 0o664
    assert (tmp_path / "新.docx").stat().st_mode == usual.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no rights of this kind")
def test_a_file_being_written_is_the_writers_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until a file is complete, nobody else can read it."""
    seen: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: seen.append(stat.S_IMODE(os.fstat(handle).st_mode)))
    write_whole({tmp_path / "甲.docx": b"1"})
    assert seen[0] == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """A shortcut to a file on another disk is followed, not replaced by a file."""
    (tmp_path / "真.docx").write_bytes(b"old")
    link = tmp_path / "链.docx"
    try:
        link.symlink_to(tmp_path / "真.docx")
    except OSError:
        pytest.skip("no links here")
    write_whole({link: b"new"})
    assert link.is_symlink()
    assert (tmp_path / "真.docx").read_bytes() == b"new"


def test_when_one_of_several_cannot_be_replaced_the_others_go_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """甲 existed and is put back, 乙 did not and goes again, 丙 is open in another program."""
    old, new, held = tmp_path / "甲.docx", tmp_path / "乙.pdf", tmp_path / "丙.txt"
    old.write_bytes(b"old")
    held.write_bytes(b"held")
    refuse_to_replace(monkeypatch, held.name, PermissionError(errno.EACCES, "in use"))
    with pytest.raises(TargetBusy, match=r"丙\.txt.*请关闭"):
        write_whole({old: b"1", new: b"2", held: b"3"})
    assert old.read_bytes() == b"old"
    assert not new.exists()
    assert held.read_bytes() == b"held"
    assert left_over(tmp_path) == []


def test_without_links_old_files_are_copied_for_the_way_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A FAT stick has no hard links; the old file still comes back."""

    def no_link(*_: object) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", no_link)
    old, held = tmp_path / "甲.docx", tmp_path / "丙.txt"
    old.write_bytes(b"old")
    refuse_to_replace(monkeypatch, held.name, PermissionError(errno.EACCES, "in use"))
    with pytest.raises(TargetBusy):
        write_whole({old: b"1", held: b"3"})
    assert old.read_bytes() == b"old"
    assert left_over(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EROFS, "只读"),
        (errno.EACCES, "没有权限"),
        (errno.EIO, "磁盘出错"),
        (errno.ENAMETOOLONG, "太长"),
    ],
)
def test_what_the_system_says_becomes_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    """Each known failure says what happened and what to do, and nothing is left behind."""

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError, match=words) as caught:
        write_whole({tmp_path / "甲.docx": b"1"})
    assert str(caught.value).count("。") == 1
    assert caught.value.detail
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    """The stick was pulled out, or the folder was removed."""
    with pytest.raises(ExportError, match="找不到文件夹"):
        write_whole({tmp_path / "没有" / "甲.docx": b"1"})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_that_name_is_said(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").mkdir()
    with pytest.raises(ExportError, match="是一个文件夹"):
        write_whole({tmp_path / "乙.pdf": b"2", tmp_path / "甲.docx": b"1"})
    assert [path.name for path in tmp_path.iterdir()] == ["甲.docx"]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    with small_drive(tmp_path / "盘", "64k") as disk:
        yield disk


def test_a_full_disk_keeps_the_old_files(tiny_disk: Path) -> None:
    """The first file fits, the second does not: both stay as they were, and the disk is as free as before."""
    old, other = tiny_disk / "甲.docx", tiny_disk / "乙.pdf"
    write_whole({old: b"o" * 20_000, other: b"o"})
    with pytest.raises(ExportError, match="磁盘已满"):
        write_whole({old: b"n" * 20_000, other: b"n" * 60_000})
    assert old.read_bytes() == b"o" * 20_000
    assert other.read_bytes() == b"o"
    assert left_over(tiny_disk) == []
    write_whole({old: b"n" * 30_000})
    assert old.read_bytes() == b"n" * 30_000


def test_a_read_only_disk_is_said(tiny_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    with pytest.raises(ExportError, match="只读"):
        write_whole({tiny_disk / "甲.docx": b"1"})


KILLED = """
import os, signal, sys
from pathlib import Path
from fzdesk.files import write_whole
when, folder = int(sys.argv[1]), Path(sys.argv[2])
calls = 0
real = Path.replace
def replace(self, target):
    global calls
    calls += 1
    if calls == when:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)
Path.replace = replace
write_whole({folder / "甲.docx": b"new" * 9, folder / "乙.pdf": b"new" * 9})
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.parametrize("when", [1, 2])
def test_killed_between_each_file_is_whole(tmp_path: Path, root: Path, when: int) -> None:
    """Killed before the first or between both replacements: no file is torn, leftovers go later."""
    for name in ("甲.docx", "乙.pdf"):
        (tmp_path / name).write_bytes(b"old")
    died = subprocess.run([sys.executable, "-c", KILLED, str(when), str(tmp_path)], cwd=root)
    assert died.returncode == -signal.SIGKILL
    assert {(tmp_path / name).read_bytes() for name in ("甲.docx", "乙.pdf")} <= {b"old", b"new" * 9}
    assert left_over(tmp_path)
    long_ago = time.time() - 2 * files.STALE_SECONDS
    for name in left_over(tmp_path):
        os.utime(tmp_path / name, (long_ago, long_ago))
    write_whole({tmp_path / "甲.docx": b"new"})
    assert left_over(tmp_path) == []


def test_fresh_leftovers_are_not_touched(tmp_path: Path) -> None:
    """They may belong to another window that is writing just now."""
    fresh = tmp_path / ".fzdesk-0123456789abcdef.tmp"
    fresh.touch()
    write_whole({tmp_path / "甲.docx": b"1"})
    assert fresh.exists()


# --- busy targets


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("青禾镇报告.docx", ".~lock.青禾镇报告.docx#"),
        ("青禾镇2025年报告.docx", "~$镇2025年报告.docx"),
        ("青禾报告.docx", "~$青禾报告.docx"),
        ("青禾镇的报告.docx", "~$禾镇的报告.docx"),
    ],
)
def test_a_file_open_in_an_office_program_is_busy(tmp_path: Path, name: str, mark: str) -> None:
    """WPS, Word and LibreOffice leave a mark beside the file; it is not replaced under them."""
    target = tmp_path / name
    target.write_bytes(b"old")
    assert not is_busy(target)
    (tmp_path / mark).touch()
    assert is_busy(target)
    with pytest.raises(TargetBusy, match="WPS"):
        write_whole({target: b"new"})
    assert target.read_bytes() == b"old"


def test_a_mark_without_its_file_means_nothing(tmp_path: Path) -> None:
    (tmp_path / ".~lock.甲.docx#").touch()
    assert not is_busy(tmp_path / "甲.docx")


# --- names


def test_free_names_are_numbered_together(tmp_path: Path) -> None:
    """DOCX and PDF of one export keep the same number."""
    assert free_name(tmp_path / "报告.docx") == tmp_path / "报告.docx"
    (tmp_path / "报告.docx").touch()
    (tmp_path / "报告（2）.pdf").touch()
    assert free_name(tmp_path / "报告.docx") == tmp_path / "报告（2）.docx"
    assert [p.name for p in free_names([tmp_path / "报告.docx", tmp_path / "报告.pdf"])] == [
        "报告（3）.docx",
        "报告（3）.pdf",
    ]
    (tmp_path / "报告（2）.docx").touch()
    assert free_name(tmp_path / "报告（2）.docx").name == "报告（3）.docx"


def test_a_long_name_leaves_room_for_its_number(tmp_path: Path) -> None:
    name = safe_file_name("青" * 300, ".docx")
    (tmp_path / name).touch()
    assert free_name(tmp_path / name).name == "青" * 72 + "（2）.docx"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青禾镇2025年法治政府建设年度报告", "青禾镇2025年法治政府建设年度报告"),
        ('甲<乙>丙:丁"戊/己\\庚|辛?壬*', "甲＜乙＞丙：丁＂戊／己＼庚｜辛？壬＊"),
        ("  报告\n\t（终稿）  ", "报告 （终稿）"),
        ("报\x00告\u202e\u200b\ud800", "报告"),
        ("报告...", "报告"),
        (".隐藏", "隐藏"),
        ("~$报告", "$报告"),
        ("con", "_con"),
        ("COM1.报告", "_COM1.报告"),
        ("console", "console"),
        ("", "未命名"),
        ("...", "未命名"),
    ],
)
def test_names_that_every_system_takes(text: str, name: str) -> None:
    assert safe_file_name(text, ".docx") == f"{name}.docx"


@given(st.text(max_size=300), st.sampled_from(["", ".docx", ".txt"]))
def test_any_text_gives_a_name_that_can_be_written(text: str, suffix: str) -> None:
    """Whatever the clerk types: short enough, no illegal or invisible character, no trailing dot or space."""
    name = safe_file_name(text, suffix)
    assert len(name) <= 80
    assert len(name.encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name.strip(" ") == name
    assert not name.startswith(".")
    assert not name.endswith(".")
    assert safe_file_name(name.removesuffix(suffix), suffix) == name

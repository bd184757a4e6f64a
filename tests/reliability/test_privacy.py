"""What lies on the disk is this person's alone, logs hold nothing of a report, and nothing temporary stays."""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.errors import StoreError
from fzdesk.gui.crash import LogFile
from fzdesk.operations import handover
from fzdesk.operations.last_resort import write as write_last_resort
from fzdesk.store import backup, evidence, mending, second_place
from fzdesk.store.restore import restore
from fzdesk.store.saver import Change, Saver
from fzdesk.store.versions import Frozen
from fzdesk.store.workbook import Workbook
from tests.store.samples import CATALOGUE, answered, blank
from tests.store.waiting import until

SECRET = "青禾镇张某某信访一案"


@pytest.fixture
def usual_rights() -> Iterator[None]:
    """The rights most systems give new files: everybody may read them."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def log(profile: Path) -> Iterator[Path]:
    """The program's log, taking everything."""
    handler, root = LogFile(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield profile / "logs" / "fzdesk.log"
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


@pytest.mark.logs_expected
@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_all_that_is_left(
    tmp_path: Path, profile: Path, log: Path, usual_rights: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day's work with everything going wrong once: what lies about afterwards, whose it is, what the log says."""
    temporary, stick, desk = tmp_path / "tmp", tmp_path / "U盘", tmp_path / "文档"
    for folder in (temporary, stick, desk):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    second_place.choose(stick)
    path = desk / "青禾镇.fzd"
    saver = Saver(Workbook.create(path, blank(), CATALOGUE))
    report = answered(saver.load(2025).result(5).report, "a.b", reason=SECRET)
    saver.submit(Change(report, "填写"))
    assert saver.flush()
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"\xff\xd8" + SECRET.encode())
    evidence.keep(path, photo)
    others_may_read(desk, stick)  # with the log beside the file
    save = Workbook.save

    def fail(*_args: object, **_kwargs: object) -> int:
        raise OSError(28, SECRET)

    monkeypatch.setattr(Workbook, "save", fail)
    saver.submit(Change(answered(report, "a.c", reason=SECRET), "填写"))
    assert not saver.flush()
    until(lambda: backup.rescued(path))
    monkeypatch.setattr(Workbook, "save", save)
    assert saver.flush(10)
    assert saver.close()
    logging.getLogger("fzdesk.test").info("the log works")
    made = backup.list_backups(path)[0]
    second_place.bring_up_to_date(made.path.parent.name, path)
    restore(made.path, path)
    handover.pack(path, desk / "包.zip")
    with pytest.raises(StoreError):
        mending.mend(desk / "没有.fzd")
    mending.mend(path)
    with closing(Workbook.open(path, read_only=True)) as reading:
        reading.copy_to(desk / "拷贝.fzd")
    last = write_last_resort(Frozen(report, CATALOGUE, {}))
    assert last is not None
    assert last.is_relative_to(profile)
    others_may_read(desk, stick, profile / "rescue", profile / "backups")
    assert profile.stat().st_mode & 0o077 == 0
    assert list(temporary.iterdir()) == []
    assert not list(tmp_path.rglob("*.tmp"))
    assert not list(tmp_path.rglob("*.part"))
    assert not [one for one in tmp_path.rglob(".*") if one.is_file()]
    said = log.read_text(encoding="utf-8")
    assert "the log works" in said
    assert SECRET not in said
    assert "a.b" not in said


def others_may_read(*folders: Path) -> None:
    """Fails when a file of the program can be read by other accounts."""
    found = [
        one
        for folder in folders
        for one in folder.rglob("*")
        if one.is_file() and one.name != "path.txt" and one.stat().st_mode & 0o077
    ]
    assert not found

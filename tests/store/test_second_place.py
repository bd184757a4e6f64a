"""A second place for backups: filled by itself, told when it is missing."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.store import backup, second_place
from fzdesk.store.chores import Chores
from fzdesk.store.second_place import PlaceMissing
from fzdesk.store.workbook import Workbook
from tests.store.samples import answered, answers, blank


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """The named place."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    second_place.choose(folder)
    return folder


def typed(workbook: Workbook, text: str) -> None:
    report = workbook.load(2025).report
    workbook.save(2025, report, answered(report, "a.b", state="done", reason=text), label=f"填写“{text}”")


def test_every_backup_goes_there_too(path: Path, workbook: Workbook, stick: Path) -> None:
    """Checked copies under the workbook's name, that can be opened from there."""
    assert second_place.chosen() == stick
    typed(workbook, "一")
    backup.back_up(path)
    copied = second_place.bring_up_to_date(workbook.id, path)
    assert copied is not None
    assert copied.parent == stick / "青禾镇的备份"
    assert copied.read_bytes() == backup.files_of(workbook.id)[0].read_bytes()
    assert copied.stat().st_mode & 0o077 == 0
    assert second_place.bring_up_to_date(workbook.id, path) is None
    with closing(Workbook.open(copied, read_only=True)) as copy:
        assert answers(copy.load(2025).report) == {"a.b": "一"}


def test_a_missing_place_is_told_and_filled_later(path: Path, workbook: Workbook, stick: Path) -> None:
    """The backup on this computer is made all the same."""
    told: list[object] = []
    chores = Chores(lambda: workbook, told.append, threading.Condition())
    away = stick.rename(stick.with_name("away"))
    typed(workbook, "一")
    chores.back_up()
    made, error = told
    assert isinstance(made, backup.Backup)
    assert isinstance(error, PlaceMissing)
    assert f"备份的第二处“{stick}”现在用不了，备份只存在本机" in str(error)
    away.rename(stick)
    chores.back_up()  # nothing new to back up, but the place lacks it
    assert [file.name for file in (stick / "青禾镇的备份").iterdir()] == [made.path.name]
    assert len(told) == 2


def test_old_copies_go_there_as_here(path: Path, workbook: Workbook, stick: Path) -> None:
    """The last ten of one day."""
    for number in range(12):
        typed(workbook, str(number))
        backup.back_up(path)
        second_place.bring_up_to_date(workbook.id, path)
    assert sorted(file.name[:6] for file in (stick / "青禾镇的备份").iterdir()) == [
        f"{number:06d}" for number in range(3, 13)
    ]


def test_a_place_that_takes_nothing_is_refused(tmp_path: Path) -> None:
    """The one named before stays."""
    second_place.choose(tmp_path)
    with pytest.raises(PlaceMissing, match="不能写入"):
        second_place.choose(tmp_path / "没有")
    assert second_place.chosen() == tmp_path
    second_place.choose(None)
    assert second_place.chosen() is None


def test_a_backup_says_what_was_written_last(path: Path, workbook: Workbook) -> None:
    """What was new in it, in words; so that the clerk finds the right one."""
    report = blank()
    for text, label in (("全年学法三次", "填写“会前学法”"), ("全年学法三次，测试一次", "填写“会前学法”再")):
        after = answered(report, "a.b", state="done", reason=text)
        workbook.save(2025, report, after, label=label)
        report = after
    made = backup.back_up(path)
    assert made is not None
    assert made.last_words.endswith("填写“会前学法”再：全年学法三次，测试一次")


def test_an_import_is_backed_up_before(path: Path, workbook: Workbook) -> None:
    """What there was before lies in a backup; also a file that was never backed up."""
    report = blank()
    after = answered(report, "a.b", reason="手写的")
    workbook.save(2025, report, after, label="填写")
    workbook.import_report(2025, answered(after, "a.b", reason="导入的"), label="导入")
    (made,) = backup.list_backups(path)
    with closing(Workbook.open(made.path, read_only=True)) as copy:
        assert answers(copy.load(2025).report) == {"a.b": "手写的"}

"""An open workbook as the window's session sees it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from fzdesk.errors import SaveFailed, StoreError, UserError, WorkbookBusy
from fzdesk.operations import answers, rescued
from fzdesk.operations.keeping import Keeping
from fzdesk.operations.workbooks import add_year, create
from fzdesk.report.model import Report, UnitProfile
from fzdesk.store import backup, chores, failures
from fzdesk.store.workbook import Workbook

UNIT = UnitProfile("青禾镇", "镇", "云岭县")
DUTY = "study.pre_meeting"


class News:
    """What a keeping told, and a way to wait for it."""

    def __init__(self, keeping: Keeping) -> None:
        self.saved = threading.Event()
        self.failed: list[UserError] = []
        self.failure = threading.Event()
        self.troubled: list[UserError] = []
        self.trouble = threading.Event()
        keeping.listen(lambda _at: self.saved.set(), self._failed, self._troubled)

    def _failed(self, error: UserError) -> None:
        self.failed.append(error)
        self.failure.set()

    def _troubled(self, error: UserError) -> None:
        self.troubled.append(error)
        self.trouble.set()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "青禾镇.fzd"
    create(made, UNIT, 2025)
    return made


@pytest.fixture
def keeping(path: Path) -> Iterator[Keeping]:
    opened = Keeping.open(path)
    yield opened
    opened.close(discard=True)


def changed(report: Report, reason: str) -> Report:
    return answers.answer(report, DUTY, state="not_done", reason=reason)


def test_a_backup_soon_after_opening(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a minute after opening the workbook is backed up, whether anything was changed or not."""
    assert chores.FIRST_BACKUP_SECONDS <= 60
    monkeypatch.setattr(chores, "FIRST_BACKUP_SECONDS", 0.01)
    made = threading.Event()
    real = backup.back_up

    def back_up(one: Path) -> backup.Backup | None:
        found = real(one)
        made.set()
        return found

    monkeypatch.setattr(backup, "back_up", back_up)
    keeping = Keeping.open(path)
    assert made.wait(10)
    (one,) = backup.list_backups(path)
    backup.verify(one.path)
    keeping.close()
    assert len(backup.list_backups(path)) == 1  # the same state is not kept twice


def test_saved_is_told_and_durable(path: Path, keeping: Keeping) -> None:
    """What is saved is told, and another reader of the file sees it."""
    news = News(keeping)
    report = keeping.load(2025).report
    keeping.save(report, changed(report, "未安排"), label="填写", place="study/study.pre_meeting")
    assert news.saved.wait(10)
    reader = Keeping.open(path, read_only=True)
    assert reader.load().report.answers[DUTY].reason == "未安排"
    reader.close()


def test_undo_and_redo(keeping: Keeping) -> None:
    """The latest deed is taken back and done again, with its label and place."""
    report = keeping.load(2025).report
    assert keeping.undo(2025) is None
    keeping.save(report, changed(report, "未安排"), label="填写", place="study/study.pre_meeting")
    undone = keeping.undo(2025)
    assert undone is not None
    assert (undone.report, undone.label, undone.place) == (report, "填写", "study/study.pre_meeting")
    redone = keeping.redo(2025)
    assert redone is not None
    assert redone.report.answers[DUTY].reason == "未安排"


def test_read_only_keeps_nothing(path: Path, keeping: Keeping) -> None:
    """A second one may only read: saving and places do nothing, closing is always possible."""
    with pytest.raises(WorkbookBusy):
        Keeping.open(path)
    reader = Keeping.open(path, read_only=True)
    report = reader.load().report
    reader.save(report, changed(report, "不该有"), label="填写", place="")
    reader.save_place(2025, "study", "", 0, 0)
    with pytest.raises(SaveFailed):
        reader.run(lambda workbook: add_year(workbook, UNIT, 2026))
    assert reader.flush(1)
    assert reader.load().report == report
    assert reader.close()


def test_save_as_goes_on_there(path: Path, keeping: Keeping, tmp_path: Path) -> None:
    """Everything is in the new file; later changes too; the old one stays as it was. It is told as saved."""
    news = News(keeping)
    report = keeping.load(2025).report
    target = tmp_path / "另一份.fzd"
    keeping.save_as(target)
    assert news.saved.is_set()
    assert keeping.path == target
    keeping.save(report, changed(report, "新的"), label="填写", place="")
    assert keeping.flush(5)
    old, new = Keeping.open(path, read_only=True), Keeping.open(target, read_only=True)
    assert DUTY not in old.load().report.answers
    assert new.load().report.answers[DUTY].reason == "新的"
    with pytest.raises(StoreError):
        keeping.save_as(path)
    assert keeping.path == target
    old.close()
    new.close()


def test_failed_saving_is_told_and_refuses_undo(keeping: Keeping, monkeypatch: pytest.MonkeyPatch) -> None:
    """While nothing can be saved, undo says why; closing is refused unless told to let go."""
    news = News(keeping)
    report = keeping.load(2025).report

    def save(workbook: Workbook, *_args: object, **_words: object) -> int:
        raise failures.failure("full", workbook.path)

    monkeypatch.setattr(Workbook, "save", save)
    keeping.save(report, changed(report, "一"), label="填写", place="")
    assert not keeping.flush(5)
    assert news.failure.wait(10)
    assert [type(error) for error in news.failed] == [SaveFailed]
    with pytest.raises(SaveFailed, match="已满"):
        keeping.undo(2025)
    assert not keeping.close()
    assert keeping.close(discard=True)


def test_trouble_is_told_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file found damaged some time after opening is told to the window."""
    monkeypatch.setattr(chores, "LOOK_OVER_SECONDS", 0.05)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE reports SET created_at = 'x'")
    keeping = Keeping.open(path)
    news = News(keeping)
    assert news.trouble.wait(10)
    keeping._on_backup(news.troubled[0])
    assert len(news.troubled) == 1
    assert "存入时不一致" in str(news.troubled[0])
    keeping.close()


# ---- rescue copies


def leave_rescue(path: Path, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run in which nothing could be saved, and which was closed all the same."""
    keeping = Keeping.open(path)
    report = keeping.load(2025).report
    with monkeypatch.context() as patch:
        patch.setattr(
            Workbook,
            "save",
            lambda self, *_a, **_k: (_ for _ in ()).throw(failures.failure("full", self.path)),
        )
        keeping.save(report, changed(report, reason), label="填写", place="")
        assert not keeping.flush(5)
        assert keeping.close(discard=True)


def test_rescue_is_taken_as_one_deed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be saved comes back, can be undone, and is offered once."""
    leave_rescue(path, "救回来的", monkeypatch)
    keeping = Keeping.open(path)
    before = keeping.load(2025).report
    found = keeping.run(rescued.find)
    assert found is not None
    assert found.years == (2025,)
    keeping.run(lambda workbook: rescued.take(workbook, found))
    assert keeping.load(2025).report.answers[DUTY].reason == "救回来的"
    undone = keeping.undo(2025)
    assert undone is not None
    assert (undone.report, undone.label) == (before, "取回救急副本")
    assert keeping.run(rescued.find) is None
    keeping.close()


def test_rescue_of_what_is_there_already_is_dropped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that holds nothing beyond the workbook is not offered."""
    leave_rescue(path, "一", monkeypatch)
    keeping = Keeping.open(path)
    report = keeping.load(2025).report
    keeping.save(report, changed(report, "一"), label="填写", place="")
    assert keeping.run(rescued.find) is None
    assert backup.rescued(path) is None
    keeping.close()


def test_a_later_failure_keeps_the_earlier_rescue(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the clerk has said what shall become of it, no run overwrites or removes another's copy."""
    leave_rescue(path, "第一次", monkeypatch)
    leave_rescue(path, "第二次", monkeypatch)
    keeping = Keeping.open(path)
    reasons = set()
    while (found := keeping.run(rescued.find)) is not None:
        keeping.run(partial(rescued.take, rescued=found))
        reasons.add(keeping.load(2025).report.answers[DUTY].reason)
    assert reasons == {"第一次", "第二次"}
    keeping.close()


def test_rescue_of_a_year_the_workbook_lacks(path: Path, tmp_path: Path) -> None:
    """A year that never reached the workbook is added."""
    other = tmp_path / "另.fzd"
    create(other, replace(UNIT, name="青禾镇"), 2026)
    keeping = Keeping.open(path)
    workbook_id = keeping.run(lambda workbook: workbook.id)
    place = backup.rescue_path(workbook_id)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(other.read_bytes())
    found = keeping.run(rescued.find)
    assert found is not None
    assert found.years == (2026,)
    keeping.run(lambda workbook: rescued.take(workbook, found))
    assert keeping.years() == (2026, 2025)
    keeping.close()


def test_an_unreadable_rescue_keeps_nobody_out(path: Path) -> None:
    """A damaged copy is left where it is and not offered."""
    keeping = Keeping.open(path)
    place = backup.rescue_path(keeping.run(lambda workbook: workbook.id))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"nonsense" * 100)
    assert keeping.run(rescued.find) is None
    assert place.exists()
    keeping.close()

"""County packs kept in the workbook, and a catalogue that changes together with its report."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.errors import SaveFailed, StoreError
from fzdesk.store import backup, opening
from fzdesk.store.workbook import Workbook
from tests.store.samples import CATALOGUE, OTHER_CATALOGUE, answered, blank, full
from tests.store.test_workbook_file import SCHEMAS, changed_outside

TEXT = 'name = "云岭县目录"\n'


def test_packs_are_kept_in_the_workbook(path: Path, workbook: Workbook) -> None:
    """In the order of import; the same name again replaces the pack and makes it the latest."""
    assert workbook.packs() == ()
    for name in ("甲", "乙", "甲"):
        workbook.keep_pack(name, f"{name}.toml", TEXT)
    workbook.close()
    with closing(Workbook.open(path)) as again:
        assert [(p.name, p.file, p.text) for p in again.packs()] == [
            ("乙", "乙.toml", TEXT),
            ("甲", "甲.toml", TEXT),
        ]
        again.remove_pack("乙")
        again.remove_pack("没有")
        assert [p.name for p in again.packs()] == ["甲"]


def test_a_pack_is_a_change_of_the_workbook_only(path: Path, workbook: Workbook) -> None:
    """It counts, so that a backup is made and reconnecting works; reports and undo stay as they are."""
    workbook.save(2025, blank(), full(), label="填写")
    before = workbook.load(2025)
    number = workbook.keep_pack("甲", "a.toml", TEXT)
    assert workbook.revision == number == 3
    assert workbook.load(2025) == before
    assert workbook.undo_labels(2025).undo == "填写"
    workbook.reconnect()
    assert workbook.save(2025, full(), blank(), label="清空") == 4


def test_a_damaged_pack_is_named(path: Path, workbook: Workbook) -> None:
    """The report opens all the same."""
    workbook.keep_pack("云岭县目录", "yunling.toml", TEXT)
    workbook.close()
    changed_outside(path, "UPDATE packs SET text = 'name = 3'")
    with closing(Workbook.open(path)) as again:
        assert again.load(2025).report == blank()
        with pytest.raises(StoreError, match=r"云岭县目录.*重新导入.*yunling\.toml"):
            again.packs()


def test_a_reader_keeps_no_pack(path: Path, workbook: Workbook) -> None:
    """A read-only window shows packs and changes none."""
    workbook.keep_pack("甲", "a.toml", TEXT)
    with closing(Workbook.open(path, read_only=True)) as reading:
        assert [p.name for p in reading.packs()] == ["甲"]
        with pytest.raises(SaveFailed):
            reading.remove_pack("甲")


def test_an_older_workbook_gets_its_place_for_packs(path: Path) -> None:
    """A workbook of the first schema is backed up, then brought up to date; a copy to read, too."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.executescript((SCHEMAS / "0001.sql").read_text(encoding="utf-8"))
    with closing(Workbook.open(path, read_only=True)) as reading:
        assert reading.packs() == ()
    assert backup.list_backups(path) == []
    with closing(Workbook.open(path)) as workbook:
        workbook.keep_pack("甲", "a.toml", TEXT)
        assert workbook.undo_labels(2025) == (None, None)
    (copy,) = backup.list_backups(path)
    with closing(sqlite3.connect(copy.path)) as conn:
        assert not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'packs'").fetchone()


def test_packs_travel_with_a_copy(path: Path, workbook: Workbook) -> None:
    """另存为 and backups have them."""
    workbook.keep_pack("甲", "a.toml", TEXT)
    target = path.with_name("拷贝.fzd")
    workbook.copy_to(target)
    with closing(Workbook.open(target)) as copy:
        assert [p.name for p in copy.packs()] == ["甲"]


def test_catalogue_and_report_change_together(path: Path, workbook: Workbook) -> None:
    """All of it is there after reopening; undo goes back no further; the journal has it to be read."""
    workbook.save(2025, blank(), full(), label="填写")
    fitting = answered(full(), "a.b", reason="新")
    workbook.set_catalogue(2025, OTHER_CATALOGUE, fitting)
    workbook.close()
    with closing(Workbook.open(path)) as again:
        stored = again.load(2025)
        assert (stored.report, stored.catalogue) == (fitting, OTHER_CATALOGUE)
        assert again.undo_labels(2025) == (None, None)
        assert again.catalogues() == (OTHER_CATALOGUE, CATALOGUE)
        noted = again._db.conn.execute("SELECT label, path FROM journal ORDER BY seq DESC").fetchone()
        assert noted == ("采用新目录", "answers/a.b")


def test_a_failing_change_of_catalogue_changes_nothing(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the catalogue without its report nor the other way round."""

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    workbook.save(2025, blank(), full(), label="填写")
    with monkeypatch.context() as patch:
        patch.setattr(opening.reports, "write_fields", fail)
        with pytest.raises(SaveFailed):
            workbook.set_catalogue(2025, OTHER_CATALOGUE, blank())
    stored = workbook.load(2025)
    assert (stored.report, stored.catalogue) == (full(), CATALOGUE)
    assert workbook.undo_labels(2025).undo == "填写"

"""Creating, opening, loading and saving a workbook; what else a file may be."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from fzdesk.errors import DamagedField, NewerWorkbook, NotAWorkbook, SaveFailed, StoreError
from fzdesk.store import backup, database, integrity, migrations, opening, steps
from fzdesk.store.reports import Place
from fzdesk.store.sums import row_sum
from fzdesk.store.workbook import Workbook
from tests.store.samples import CATALOGUE, OTHER_CATALOGUE, answered, answers, blank, full, with_prose

SCHEMAS = Path(__file__).with_name("schemas")


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return [file.name for file in folder.iterdir()]


def changed_outside(path: Path, sql: str, *values: object) -> None:
    """Change a closed workbook behind the program's back."""
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(sql, values)


def test_a_new_workbook_holds_its_report(path: Path) -> None:
    """One file, for this person alone, nothing beside it once closed."""
    with closing(Workbook.create(path, full(), CATALOGUE)) as workbook:
        stored = workbook.load(2025)
        assert (stored.report, stored.catalogue, stored.place) == (full(), CATALOGUE, Place())
        assert (stored.unread, stored.damaged) == ((), ())
        assert workbook.years() == (2025,)
    assert names(path.parent) == [path.name]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_create_never_overwrites(path: Path) -> None:
    """What lies there stays."""
    path.write_text("旧文件")
    with pytest.raises(StoreError, match="已经有名为"):
        Workbook.create(path, blank(), CATALOGUE)
    assert path.read_text() == "旧文件"


def test_create_in_a_missing_folder_says_so(tmp_path: Path) -> None:
    """A known error, not a traceback."""
    with pytest.raises(StoreError, match="找不到"):
        Workbook.create(tmp_path / "没有" / "a.fzd", blank(), CATALOGUE)


def test_saved_changes_are_there_after_reopening(path: Path, workbook: Workbook) -> None:
    """Single fields, pages of several, removals."""
    first = answered(blank(), "a.b", reason="一")
    second = with_prose(answered(first, "a.c", reason="二"), "s", "文")
    assert workbook.save(2025, blank(), first, label="填写", place="a.b") == 2
    assert workbook.save(2025, first, second, label="填写一页") == 3
    assert workbook.save(2025, second, second, label="没有变化") == 3
    workbook.close()
    with closing(Workbook.open(path)) as again:
        assert again.load(2025).report == second
        assert again.revision == 3


def test_local_files_use_a_log_and_sticks_do_not(
    path: Path, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WAL + FULL on a local disk, DELETE + EXTRA elsewhere; also for a file that comes with its log."""

    def settings(open_: Workbook) -> tuple[str, int]:
        conn = open_._db.conn
        mode, sync = (
            conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        )
        return mode, sync

    assert settings(workbook) == ("wal", 2)
    workbook.save(2025, blank(), answered(blank(), "a.b", reason="一"), label="填写")
    shutil.copy(path, path.with_name("stick.fzd"))
    shutil.copy(database.wal_of(path), path.with_name("stick.fzd-wal"))
    monkeypatch.setattr(opening, "is_local", lambda _path: False)
    with closing(Workbook.open(path.with_name("stick.fzd"))) as stick:
        assert settings(stick) == ("delete", 3)
        assert answers(stick.load(2025).report) == {"a.b": "一"}
        stick.save(2025, stick.load(2025).report, blank(), label="清空")
        assert not path.with_name("stick.fzd-wal").exists()


def test_years_and_catalogues(workbook: Workbook) -> None:
    """Several years, newest first; a catalogue is kept once; a year only once."""
    workbook.add_report(blank(2024), CATALOGUE)
    workbook.add_report(full(2026), OTHER_CATALOGUE)
    assert workbook.years() == (2026, 2025, 2024)
    assert workbook.load(2026).catalogue == OTHER_CATALOGUE
    assert workbook._db.conn.execute("SELECT count(*) FROM catalogues").fetchone() == (2,)
    with pytest.raises(StoreError, match="已经有2024年"):
        workbook.add_report(blank(2024), CATALOGUE)
    with pytest.raises(StoreError, match="没有2020年"):
        workbook.load(2020)
    with pytest.raises(StoreError, match="没有2020年"):
        workbook.save(2020, blank(2020), full(2020), label="x")


def test_the_place_is_kept_without_a_journal(path: Path, workbook: Workbook) -> None:
    """Reopening leads to the same field."""
    place = Place("study", "study.pre", 7, 120)
    before = workbook.revision
    workbook.save_place(2025, place)
    workbook.close()
    with closing(Workbook.open(path)) as again:
        assert again.load(2025).place == place
        assert again.revision == before
        assert again.undo_labels(2025) == (None, None)


def test_a_place_of_a_newer_program_is_no_error(path: Path, workbook: Workbook) -> None:
    """It costs a click."""
    workbook.close()
    changed_outside(path, "UPDATE reports SET place = 'x'")
    with closing(Workbook.open(path)) as again:
        assert again.load(2025).place == Place()


def test_values_of_a_newer_program_stay_in_the_workbook(path: Path, workbook: Workbook) -> None:
    """They are left out and named, survive other saves, and undo brings them back when written over."""
    workbook.save(2025, blank(), answered(blank(), "a.b", reason="旧"), label="填写")
    workbook.close()
    newer = '{"reason":"旧","from_a_newer_program":true}'
    changed_outside(
        path,
        "UPDATE fields SET value = ?, checksum = ? WHERE path = 'answers/a.b'",
        newer,
        row_sum(2025, "answers/a.b", newer),
    )
    with closing(Workbook.open(path)) as again:
        stored = again.load(2025)
        assert (stored.unread, stored.damaged) == (("answers/a.b",), ())
        again.save(2025, stored.report, answered(stored.report, "a.c", reason="别的"), label="别的")
        report = again.load(2025).report
        again.save(2025, report, answered(report, "a.b", reason="新"), label="改写")
        assert again.load(2025).unread == ()
        again.undo(2025)
        assert again.load(2025).unread == ("answers/a.b",)
        value = again._db.conn.execute("SELECT value FROM fields WHERE path = 'answers/a.b'").fetchone()
        assert value == (newer,)


def test_a_flipped_bit_is_noticed(path: Path, workbook: Workbook) -> None:
    """SQLite does not see it; the checksum does."""
    workbook.save(2025, blank(), answered(blank(), "a.b", reason="共248件"), label="填写")
    workbook.close()
    data = bytearray(path.read_bytes())
    text = "共248件".encode()  # with its words: the workbook's own id may have any digits
    spots = [at for at in range(len(data)) if data.startswith(text, at)]
    for at in spots:  # in the field and in the journal
        data[at + len("共".encode())] ^= 1
    path.write_bytes(data)
    with closing(Workbook.open(path)) as again:
        assert again.problems() == ["fields 2025/answers/a.b", "journal 1"]
        assert again.load(2025).damaged == ("answers/a.b",)


def test_a_damaged_needed_field_is_named(path: Path, workbook: Workbook) -> None:
    """Without its unit there is no report."""
    workbook.close()
    changed_outside(path, "UPDATE fields SET value = '{' WHERE path = 'unit'")
    with closing(Workbook.open(path)) as again, pytest.raises(DamagedField) as caught:
        again.load(2025)
    assert caught.value.path == "unit"


def test_a_damaged_catalogue_is_a_known_error(path: Path, workbook: Workbook) -> None:
    """Also one that a newer program wrote."""
    workbook.close()
    changed_outside(path, "UPDATE catalogues SET json = replace(json, '2025', '2035')")
    with closing(Workbook.open(path)) as again, pytest.raises(StoreError, match="目录"):
        again.load(2025)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空文件"),
        (b"PK\x03\x04" + b"x" * 500, "不是法治报告工作簿"),
        (b"SQLite format 3\0", "不是法治报告工作簿"),
    ],
)
def test_another_file_is_refused(path: Path, content: bytes, words: str) -> None:
    """Nothing is written beside or into it."""
    path.write_bytes(content)
    with pytest.raises(NotAWorkbook, match=words):
        Workbook.open(path)
    assert path.read_bytes() == content
    assert names(path.parent) == [path.name]


def test_another_programs_database_is_refused(path: Path) -> None:
    """A SQLite file without our mark is left alone."""
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("CREATE TABLE places (url)")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NotAWorkbook, match="别的程序"):
            Workbook.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_missing_file_is_a_known_error(path: Path) -> None:
    """For both ways of opening, and no file appears."""
    for read_only in (False, True):
        with pytest.raises(StoreError, match="找不到工作簿"):
            Workbook.open(path, read_only=read_only)
    assert names(path.parent) == []


@pytest.mark.parametrize("part", [0.02, 0.3, 0.5, 0.95])
def test_a_truncated_file_leads_to_its_backups(path: Path, workbook: Workbook, part: float) -> None:
    """The clerk learns that it is damaged, and the last good copy is found by the path alone."""
    for number in range(40):
        workbook.save(2025, workbook.load(2025).report, answered(blank(), f"a.{number}"), label=str(number))
    backup.back_up(path)
    workbook.close()
    size = path.stat().st_size
    os.truncate(path, int(size * part))
    with pytest.raises(NotAWorkbook):
        Workbook.open(path)
    (copy,) = backup.list_backups(path)
    assert copy.unit == "青禾镇"


def test_a_scrambled_file_is_damaged_not_a_crash(path: Path, workbook: Workbook) -> None:
    """Pages full of noise behind a good header."""
    workbook.close()
    data = bytearray(path.read_bytes())
    data[100:] = os.urandom(len(data) - 100)
    path.write_bytes(data)
    with pytest.raises(NotAWorkbook, match="损坏"):
        Workbook.open(path)


def test_a_newer_workbook_can_only_be_read(path: Path, workbook: Workbook) -> None:
    """A schema step this program does not know: no writing, but reading."""
    workbook.save(2025, blank(), full(), label="填写")
    workbook.close()
    changed_outside(
        path,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('fzdesk', '9999_later', '')",
    )
    before = path.read_bytes()
    with pytest.raises(NewerWorkbook, match="较新版本"):
        Workbook.open(path)
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]
    with closing(Workbook.open(path, read_only=True)) as reading:
        assert reading.load(2025).report == full()


def test_a_format_of_the_far_future_is_refused(path: Path, workbook: Workbook) -> None:
    """Not even reading."""
    workbook.close()
    changed_outside(path, f"PRAGMA user_version = {database.FORMAT + 1}")
    with pytest.raises(NewerWorkbook):
        Workbook.open(path, read_only=True)


def test_a_pending_step_is_applied_after_a_backup(
    path: Path, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undo does not go back beyond it."""
    workbook.save(2025, blank(), full(), label="填写")
    workbook.close()
    later = Migrations("fzdesk")
    for step in migrations.migrations._migrations:
        later(name=step.name)(step.fn)

    @later(name="0002_later")
    def _later(db: Database) -> None:
        db.conn.execute("CREATE TABLE later (a TEXT) STRICT")

    monkeypatch.setattr(migrations, "migrations", later)
    monkeypatch.setattr(steps, "KNOWN", steps.KNOWN | {"0002_later"})
    with closing(Workbook.open(path)) as again:
        assert again.load(2025).report == full()
        assert again.undo_labels(2025) == (None, None)
        assert "later" in again._db.db.table_names()
    (copy,) = backup.list_backups(path)
    with closing(sqlite3.connect(copy.path)) as conn:
        assert not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'later'").fetchone()


def test_a_failing_step_leaves_the_workbook_as_it_was(
    path: Path, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of a step or nothing."""
    workbook.close()
    later = Migrations("fzdesk")
    for step in migrations.migrations._migrations:
        later(name=step.name)(step.fn)

    @later(name="0002_broken")
    def _broken(db: Database) -> None:
        db.conn.execute("CREATE TABLE half (a TEXT) STRICT")
        db.conn.execute("SELECT * FROM nowhere")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "migrations", later)
        patch.setattr(steps, "KNOWN", steps.KNOWN | {"0002_broken"})
        with pytest.raises(StoreError):
            Workbook.open(path)
    with closing(Workbook.open(path)) as again:
        assert "half" not in again._db.db.table_names()


def test_the_steps_known_are_those_there_are() -> None:
    """Their names are listed apart, so that a workbook opens without what they do."""
    assert {step.name for step in migrations.migrations._migrations} == steps.KNOWN
    assert (migrations.migrations.name, Migrations.migrations_table) == (steps.SET, steps.TABLE)


@pytest.mark.parametrize("dump", sorted(SCHEMAS.glob("*.sql")), ids=lambda dump: dump.stem)
def test_workbooks_of_every_released_schema_open(path: Path, dump: Path) -> None:
    """A dump of each is kept; it opens, loads, saves and undoes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.executescript(dump.read_text(encoding="utf-8"))
    with closing(Workbook.open(path)) as workbook:
        report = workbook.load(2025).report
        assert report == answered(full(), "study.pre", remark="第二稿")
        assert all(workbook.versions.read(one).report == report for one in workbook.versions.history(2025))
        workbook.save(2025, report, answered(report, "a.b", reason="新"), label="填写")
        assert workbook.undo(2025).report == report
    backup.verify(path)


def test_no_probe_tables(workbook: Workbook) -> None:
    """The hot path leaves nothing but our tables."""
    workbook.save(2025, blank(), full(), label="填写")
    assert integrity.examine(workbook._db.conn).schema == ()


def test_a_read_only_window_sees_the_moment_it_was_opened(path: Path, workbook: Workbook) -> None:
    """It does not disturb the writer, and cannot save."""
    workbook.save(2025, blank(), full(), label="填写")
    with closing(Workbook.open(path, read_only=True)) as reading:
        workbook.save(2025, full(), blank(), label="清空")
        assert reading.load(2025).report == full()
        assert reading.read_only
        with pytest.raises(SaveFailed) as caught:
            reading.save(2025, full(), blank(), label="x")
        assert caught.value.reason == "read_only"
        copy = reading._opened.snapshot.path
    assert not copy.parent.exists()
    assert workbook.load(2025).report == blank()


def test_a_workbook_with_a_log_is_read_in_a_folder_that_takes_no_file(
    path: Path, workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite cannot open it there, so file and log are copied; nothing of the log is lost."""
    workbook.save(2025, blank(), full(), label="填写")
    folder = path.with_name("光盘")
    folder.mkdir()
    for file in (path, database.wal_of(path)):
        shutil.copy(file, folder)
    folder.chmod(0o555)

    def refuse(_path: Path) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(database, "connect_to_read", refuse)  # root may write anywhere
    try:
        with closing(Workbook.open(folder / path.name, read_only=True)) as reading:
            assert reading.load(2025).report == full()
    finally:
        folder.chmod(0o755)


def test_copying_the_workbook(path: Path, workbook: Workbook) -> None:
    """A copy is whole in itself, checked, and never over another file."""
    workbook.save(2025, blank(), full(), label="填写")
    target = path.with_name("拷贝.fzd")
    workbook.copy_to(target)
    with closing(Workbook.open(target)) as copy:
        assert copy.load(2025).report == full()
    with pytest.raises(StoreError, match="已经有"):
        workbook.copy_to(target)

"""Every value in the file is covered, damage of any kind is found, and what can be mended is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.errors import StoreError
from fzdesk.store import backup, integrity, mending, sums
from fzdesk.store.workbook import Workbook
from tests.store.samples import CATALOGUE, OTHER_CATALOGUE, answered, answers, blank, full


@pytest.fixture
def closed(path: Path) -> Path:
    """A workbook with something in every table of reports, closed."""
    with closing(Workbook.create(path, blank(), CATALOGUE)) as workbook:
        workbook.keep_pack("云岭县", "yunling.toml", "name = 1")
        report = answered(blank(), "a.b", state="done", reason="全年学法十二次")
        workbook.save(2025, blank(), report, label="一", place="study/a.b")
        workbook.versions.keep(2025)
    return path


def outside(path: Path, sql: str, *values: object) -> None:
    """Change a closed workbook behind the program's back."""
    with closing(sqlite3.connect(path)) as conn, conn:
        assert conn.execute(sql, values).rowcount in (1, -1)


def test_every_table_has_sums(workbook: Workbook) -> None:
    """A table added later is covered without a word; none is left out."""
    conn = workbook._db.conn
    summed = {table.name for table in sums.tables(conn)}
    assert {name for name, _, _ in sums.ordinary_tables(conn)} == summed
    assert {"meta", "reports", "fields", "journal", "catalogues", "packs", "versions", "dumps"} <= summed


def test_every_column_is_covered(closed: Path) -> None:
    """Whatever column of whatever row is changed behind the program's back is found."""
    with closing(sqlite3.connect(closed)) as conn:
        places = [
            (table.name, column)
            for table in sums.tables(conn)
            for column in table.columns
            if conn.execute(f'SELECT 1 FROM "{table.name}"').fetchone()
        ]
    assert len(places) > 40
    for table, column in places:
        with closing(sqlite3.connect(closed, isolation_level=None)) as conn:
            (kind,) = conn.execute(f'SELECT typeof("{column}") FROM "{table}" LIMIT 1').fetchone()
            other = {"integer": "{} + 1", "text": "{} || 'x'", "blob": "zeroblob(3)", "null": "'1'"}[kind]
            conn.execute("BEGIN")
            conn.execute(
                f'UPDATE "{table}" SET "{column}" = {other.format(chr(34) + column + chr(34))} WHERE rowid = (SELECT min(rowid) FROM "{table}")'
                if table != "fields"
                else f"UPDATE fields SET {column} = {other.format(column)} WHERE path = 'unit'"
            )
            found = integrity.examine(conn)
            assert [row.table.name for row in found.rows] == [table], (table, column)
            conn.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("DROP INDEX journal_undone", "journal_undone"),
        ("ALTER TABLE packs RENAME COLUMN file TO fil", "packs"),
        ("CREATE TABLE other (a)", "other"),
        ("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('fzdesk', '0009_x')", "0009_x"),
        ("UPDATE reports SET catalogue_hash = 'x'", "foreign key"),
    ],
)
def test_schema_steps_and_links_are_compared(closed: Path, sql: str, found: str) -> None:
    """With what they should be."""
    outside(closed, sql)
    assert found in " ".join(integrity.examine_file(closed).told())


def test_a_change_in_a_wrong_row_does_not_hide_it(closed: Path) -> None:
    """Saving on touches the row of the report: it stays wrong until it is mended."""
    outside(closed, "UPDATE reports SET created_at = '1999'")
    with closing(Workbook.open(closed)) as workbook:
        report = workbook.load(2025).report
        workbook.save(2025, report, answered(report, "a.c", reason="x"), label="二")
        assert workbook.problems() == ["reports 2025"]


def test_text_that_is_no_utf8_is_read_around(closed: Path) -> None:
    """The rest of the report opens, the place is named, and it is put right."""
    data = bytearray(closed.read_bytes())
    for at in range(len(data)):
        if data.startswith("学法十二".encode(), at):
            data[at] ^= 0x80
    closed.write_bytes(data)
    with closing(Workbook.open(closed)) as workbook:
        assert workbook.load(2025).damaged == ("answers/a.b",)
    mending.mend(closed)
    with closing(Workbook.open(closed)) as workbook:
        assert answers(workbook.load(2025).report) == {"a.b": "全年学法十二次"}
        assert workbook.problems() == []


def test_undo_does_not_write_what_is_damaged(closed: Path) -> None:
    """A wrong row of the journal is not taken for what was there."""
    outside(closed, "UPDATE journal SET new = replace(new, '十二', '二十')")
    with closing(Workbook.open(closed)) as workbook:
        before = workbook.load(2025).report
        with pytest.raises(StoreError, match="修改记录已损坏"):
            workbook.undo(2025)
        assert workbook.load(2025).report == before


def several(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE fields SET value = replace(value, '十二', '二十') WHERE path = 'answers/a.b'")
    conn.execute("UPDATE catalogues SET json = replace(json, '2025', '2035')")


def only_the_journal(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE journal SET label = '别的标签', who = 'x'")


def without_a_source(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE fields SET value = '{\"name\":\"青禾乡镇\"}' WHERE path = 'unit'")


@pytest.mark.parametrize(
    ("damage", "backed_up", "deeds"),
    [
        (several, True, [("catalogues", "rewrite", "backup"), ("fields", "rewrite", "journal")]),
        (several, False, [("catalogues", "none", None), ("fields", "rewrite", "journal")]),
        (only_the_journal, True, [("journal", "rewrite", "backup")]),
        (only_the_journal, False, [("journal", "remove", None)]),
        (without_a_source, False, [("fields", "keep", None)]),
    ],
)
def test_where_a_good_value_comes_from(
    closed: Path,
    damage: Callable[[sqlite3.Connection], None],
    backed_up: bool,
    deeds: list[tuple[str, str, str | None]],
) -> None:
    """From the journal, the newest backup, or nowhere; what cannot be mended is not touched."""
    if backed_up:
        backup.back_up(closed)
    with closing(sqlite3.connect(closed)) as conn, conn:
        damage(conn)
    found = mending.examine(closed)
    assert [(one.row.table.name, one.deed, one.source) for one in found.remedies] == deeds
    before = closed.read_bytes()
    if found.mendable:
        aside = mending.mend(closed)
        assert aside.name.startswith("青禾镇（修复前")
        assert integrity.examine_file(closed).sound
        return
    with pytest.raises(StoreError, match="不能逐项修复"):
        mending.mend(closed)
    assert closed.read_bytes() == before


def test_an_index_out_of_step_is_made_anew(closed: Path) -> None:
    """SQLite's own structures, where the rows are whole."""
    with closing(sqlite3.connect(closed, isolation_level=None)) as conn:
        conn.execute("PRAGMA writable_schema=ON")
        (sql,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'journal_undone'").fetchone()
        conn.execute(
            "UPDATE sqlite_master SET sql = ? WHERE name = 'journal_undone'",
            (sql.replace("undone = 1", "undone = 0"),),
        )
    with closing(sqlite3.connect(closed, isolation_level=None)) as conn:
        conn.execute("REINDEX journal_undone")
        conn.execute("PRAGMA writable_schema=ON")
        conn.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'journal_undone'", (sql,))
    found = mending.examine(closed)
    assert not found.health.sound
    assert found.mendable
    mending.mend(closed)
    assert integrity.examine_file(closed).sound


def test_a_new_workbook_and_one_after_everything_are_sound(workbook: Workbook) -> None:
    """Nothing the program itself does leaves a row without its sum."""
    assert workbook.problems() == []
    workbook.save(2025, blank(), full(), label="一", place="study/x")
    workbook.undo(2025)
    workbook.redo(2025)
    workbook.set_catalogue(2025, OTHER_CATALOGUE)
    workbook.keep_pack("a", "a.toml", "x = 1")
    workbook.remove_pack("a")
    workbook.add_report(blank(2024), CATALOGUE)
    workbook.import_report(2024, full(2024), label="导入")
    workbook.versions.keep(2025, "manual", "名")
    assert workbook.problems() == []

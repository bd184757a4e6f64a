"""Is a workbook what was written (体检): SQLite's own check, links, schema, and the checksum of every row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import msgspec

from fzdesk.store import database, ledger_indexes, ledger_tables, reports, steps, sums
from fzdesk.store.sums import WrongRow

MADE_ON_USE = "ledger_"  # tables of ledgers come with their first entry
PAUSE_SECONDS = 0.001  # for the window's thread, every few hundred rows


class Health(msgspec.Struct, frozen=True):
    """What is wrong with a workbook; all empty when it is sound.

    `file`: what SQLite finds, in its words; `schema`: objects that are not as the steps make them;
    `steps`: steps noted that this program does not know or that are missing; `rows`: rows that do not fit
    their sums.
    """

    file: tuple[str, ...] = ()
    schema: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    rows: tuple[WrongRow, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return self == Health()

    def told(self) -> list[str]:
        """Everything that is wrong, a line each, for 详情."""
        keys = [f"{row.table.name} {'/'.join(map(shown, row.key))}" for row in self.rows]
        return [*self.file, *self.schema, *self.steps, *keys]


def shown(value: sums.Stored) -> str:
    """A stored value for people to look at, whatever happened to it."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def examine_file(path: Path, *, pause: float = PAUSE_SECONDS) -> Health:
    """Examine the workbook file at `path`, open elsewhere or not, with pauses for other threads.

    sqlite3.Error when it cannot be read.
    """
    with closing(database.connect_to_read(path)) as conn:
        conn.execute("BEGIN")  # one moment of a file that is being written
        return examine(conn, pause=pause)


def examine(conn: sqlite3.Connection, *, pause: float = 0.0) -> Health:
    """Examine all of an open file; takes a while.

    Of a file that has not been through all steps only SQLite's own check is made: it has other sums.
    """
    try:
        file = [
            *(str(row[0]) for row in conn.execute("PRAGMA integrity_check(20)") if row[0] != "ok"),
            *(f"foreign key: {row}" for row in conn.execute("PRAGMA foreign_key_check")),
        ]
        noted = steps.applied(conn)
        if noted < steps.KNOWN:
            return Health(tuple(file))
        schema = () if noted - steps.KNOWN else tuple(_schema(conn))
        file += _search(conn)
        rows: list[WrongRow] = []
        for table in list(sums.tables(conn)):
            try:
                rows += sums.wrong_rows(conn, table, pause=pause)
            except sqlite3.DatabaseError as error:
                file.append(f"{table.name}: {error}")
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return Health((str(error),))
    return Health(tuple(file), schema, tuple(sorted(noted - steps.KNOWN)), tuple(rows))


def _schema(conn: sqlite3.Connection) -> list[str]:
    """Names of what is not as the steps make it."""
    expected, found = _expected(), _objects(conn)
    ledgers = {name: found.pop(name) for name in list(found) if name.startswith(MADE_ON_USE)}
    wrong = [name for name, sql in expected.items() if found.get(name) != sql]
    return [*wrong, *(name for name in found if name not in expected), *_ledger_schema(conn, ledgers)]


def _ledger_schema(conn: sqlite3.Connection, found: dict[str, str]) -> list[str]:
    """Names of what is not as writing to the ledgers makes it."""
    try:
        tables = ledger_tables.read_all(conn).values()
    except sqlite3.DatabaseError:  # its row does not fit its sum
        return []
    indexes = ledger_indexes.wanted(tables, reports.read_catalogues(conn))
    for table in tables:
        indexes |= ledger_tables.own_indexes(table)
        if ledger_tables.fits(conn, table):
            found.pop(f"{MADE_ON_USE}{table.kind}", None)
    return [name for name, sql in found.items() if indexes.get(name) != sql]


def _search(conn: sqlite3.Connection) -> Iterator[str]:
    """What does not fit in the search index; only a connection that may write can ask."""
    try:
        conn.execute("INSERT INTO entry_search (entry_search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            yield f"search index: {error}"


@cache
def _expected() -> dict[str, str]:
    from sqlite_utils import Database

    from fzdesk.store.migrations import migrations

    db = Database(memory=True)
    migrations.apply(db)
    with closing(db.conn):
        return _objects(db.conn)


def _objects(conn: sqlite3.Connection) -> dict[str, str]:
    rows = conn.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> ?", (steps.TABLE,)
    )
    return {str(name): " ".join(str(sql).split()) for name, sql in rows}

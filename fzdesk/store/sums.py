"""A checksum for every row (行校验), because SQLite notices few flipped bits by itself.

Each table has a column ``row_sum`` (`fields` calls it ``checksum``): CRC-32 of all other columns of the row.
Triggers of our own connections compute it (`attach`) unless the writer did, so a value that came into the
file any other way does not fit its sum.  CRC-32 finds every flipped bit, and even says which one it was.
"""

from __future__ import annotations

import sqlite3
import struct
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

import msgspec

T = TypeVar("T")
Stored = int | float | str | bytes | None

COLUMN = "row_sum"
_OWN_COLUMN = {"fields": "checksum"}  # older than the others, and written by `reports.write_fields` itself
_NULL, _INTEGER, _TEXT, _REAL = b"\0", b"\1", b"\2", b"\3"
_INTEGERS, _LENGTHS, _REALS = (struct.Struct(f">c{kind}").pack for kind in "qQd")
_NEVER = -1  # the sum of no row
_CHUNK = 200  # rows between two moments for other threads


class Table(msgspec.Struct, frozen=True):
    """A table with sums: its key's columns, all columns the sum covers, and the column of the sum."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    sum_column: str


class WrongRow(msgspec.Struct, frozen=True):
    """A row that does not fit its sum; its texts are bytes, as they stand in the file."""

    table: Table
    values: tuple[Stored, ...]
    stored_sum: Stored

    @property
    def key(self) -> tuple[Stored, ...]:
        """The values of the key's columns."""
        return tuple(self.values[self.table.columns.index(name)] for name in self.table.key)


def row_sum(*values: Stored) -> int:
    """The checksum of a row's values, in the order of the table's columns."""
    return zlib.crc32(_message(values))


def _message(values: Sequence[Stored]) -> bytes:
    found = bytearray()
    for value in values:  # five rows of a dozen values for every change that is saved
        if isinstance(value, str):
            data = value.encode()
            found += _LENGTHS(_TEXT, len(data))
            found += data
        elif isinstance(value, int):
            found += _INTEGERS(_INTEGER, value)
        elif value is None:
            found += _NULL
        elif isinstance(value, float):
            found += _REALS(_REAL, value)
        else:
            found += _LENGTHS(_TEXT, len(value))
            found += value
    return bytes(found)


def tables(conn: sqlite3.Connection) -> Iterator[Table]:
    """The tables that have sums."""
    for name, columns, key in ordinary_tables(conn):
        sum_column = _OWN_COLUMN.get(name, COLUMN)
        if sum_column in columns:
            yield Table(name, key, tuple(one for one in columns if one != sum_column), sum_column)


def ordinary_tables(conn: sqlite3.Connection) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Name, columns and key of each table but those that SQLite, its search or sqlite-utils keep."""
    listed = conn.execute(
        "SELECT t.name, c.name, c.pk FROM pragma_table_list AS t, pragma_table_info(t.name) AS c"
        " WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, c.cid"
    ).fetchall()
    for name, of_table in groupby(listed, itemgetter(0)):
        if not name.startswith(("sqlite_", "_sqlite_")):
            columns = {str(column): bool(in_key) for _, column, in_key in of_table}
            yield name, tuple(columns), tuple(column for column, in_key in columns.items() if in_key)


def quoted(names: Sequence[str]) -> tuple[str, ...]:
    """Names as SQL takes them whatever they are: the columns of a ledger are named by the catalogue."""
    return tuple(f'"{name}"' for name in names)


def attach(conn: sqlite3.Connection, only: str = "") -> None:
    """Let this connection keep the sums of what it writes, everywhere or in one table.  sqlite3.Error."""
    conn.create_function("row_sum", -1, row_sum, deterministic=True)
    for table in tables(conn):
        if table.sum_column != COLUMN or (only and table.name != only):
            continue
        columns = quoted(table.columns)
        old, new = (f"row_sum({', '.join(f'{row}.{one}' for one in columns)})" for row in ("OLD", "NEW"))
        here = " AND ".join(f"{one} = NEW.{one}" for one in quoted(table.key))
        kept = (
            f"iif(OLD.{COLUMN} = {old}, {new}, {_NEVER})"  # a change elsewhere in a wrong row mends nothing
        )
        for event, its_sum in (("INSERT", new), (f"UPDATE OF {', '.join(columns)}", kept)):
            when = f"WHEN NEW.{COLUMN} IS OLD.{COLUMN}" if event.startswith("UPDATE") else ""
            then = f'{when} BEGIN UPDATE "{table.name}" SET {COLUMN} = {its_sum} WHERE {here}; END'  # noqa: S608
            trigger = f"sum_of_{table.name}_{event[:6].lower()}"
            conn.execute(
                f'CREATE TEMP TRIGGER IF NOT EXISTS "{trigger}" AFTER {event} ON main."{table.name}" {then}'
            )


def add_sums(conn: sqlite3.Connection) -> None:
    """Give every table that has no sums its column, and every row its sum (a step of the schema).

    A field that did not fit its former checksum, of path and value alone, gets a sum that fits nothing.
    """
    conn.create_function("row_sum", -1, row_sum, deterministic=True)
    conn.create_function("former_sum", 2, lambda path, value: zlib.crc32(path + b"\0" + value))
    for name, columns, _key in ordinary_tables(conn):
        if COLUMN not in columns and name not in _OWN_COLUMN:
            conn.execute(f'ALTER TABLE "{name}" ADD COLUMN {COLUMN} INTEGER')
    former = "checksum = former_sum(CAST(path AS BLOB), CAST(value AS BLOB))"
    for table in tables(conn):
        covered = ", ".join(
            f"iif(typeof({one}) = 'text', CAST({one} AS BLOB), {one})" for one in quoted(table.columns)
        )
        known = former if table.name == "fields" else "1"
        conn.execute(
            f'UPDATE "{table.name}" SET {table.sum_column} = iif({known}, row_sum({covered}), {_NEVER})'  # noqa: S608
        )


def wrong_rows(conn: sqlite3.Connection, table: Table, *, pause: float = 0.0) -> list[WrongRow]:
    """The rows of a table that do not fit their sums; a `pause` (seconds) now and then for other threads.

    sqlite3.DatabaseError when SQLite itself cannot read on.
    """
    covered = ", ".join(quoted(table.columns))
    found: list[WrongRow] = []
    with as_bytes(conn):
        rows = conn.execute(f'SELECT {covered}, {table.sum_column} FROM "{table.name}"')  # noqa: S608
        while chunk := rows.fetchmany(_CHUNK):
            for *values, stored in chunk:
                if row_sum(*values) != stored:
                    found.append(WrongRow(table, tuple(values), stored))
            time.sleep(pause)
    return found


@contextmanager
def as_bytes(conn: sqlite3.Connection, factory: Callable[[bytes], object] = bytes) -> Iterator[None]:
    """Within, texts of queries are given as `factory` makes them: damaged text is often no UTF-8."""
    before, conn.text_factory = conn.text_factory, factory
    try:
        yield
    finally:
        conn.text_factory = before


def read_around(conn: sqlite3.Connection, question: Callable[[sqlite3.Connection], T]) -> T:
    """Ask a question, reading around texts that damage has left without sense as UTF-8."""
    try:
        return question(conn)
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
        with as_bytes(conn, lambda data: data.decode("utf-8", "replace")):
            return question(conn)


def put_right(row: WrongRow) -> tuple[Stored, ...] | None:
    """The row's values with the one flipped bit put right; None when it was not one bit of a value."""
    if not isinstance(row.stored_sum, int):
        return None
    difference = row_sum(*row.values) ^ row.stored_sum
    if difference.bit_count() == 1:  # the sum's own bit
        return row.values
    message = bytearray(_message(row.values))
    found = _flipped(len(message), difference)
    if found is None:
        return None
    message[found[0]] ^= 1 << found[1]
    values = tuple(_unpacked(bytes(message)))
    return values if len(values) == len(row.values) else None


def _flipped(length: int, difference: int) -> tuple[int, int] | None:
    """Which bit (byte, bit) of a message so long changes its CRC-32 by `difference`."""
    table = _crc_table()
    effects = [table[1 << bit] for bit in range(8)]  # of the last byte's bits
    for at in range(length - 1, -1, -1):
        if difference in effects:
            return at, effects.index(difference)
        effects = [effect >> 8 ^ table[effect & 0xFF] for effect in effects]
    return None


@cache
def _crc_table() -> tuple[int, ...]:
    found = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0xEDB88320 if byte & 1 else 0)
        found.append(byte)
    return tuple(found)


def _unpacked(message: bytes) -> Iterator[Stored]:
    """The inverse of `_message`; gives fewer or more values when the message is none."""
    at = 0
    while at < len(message):
        kind, at = message[at : at + 1], at + 1
        if kind == _NULL:
            yield None
        elif kind == _INTEGER:
            yield int.from_bytes(message[at : at + 8], "big", signed=True)
            at += 8
        elif kind == _REAL and len(message) >= at + 8:
            yield struct.unpack(">d", message[at : at + 8])[0]
            at += 8
        elif kind == _TEXT:
            length = int.from_bytes(message[at : at + 8], "big")
            yield message[at + 8 : at + 8 + length]
            at += 8 + length
        else:
            return

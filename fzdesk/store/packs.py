"""The county packs a workbook keeps, as their files had them.  Plain SQL inside the caller's transaction."""

from __future__ import annotations

import datetime as dt
import sqlite3

import msgspec

from fzdesk.errors import StoreError
from fzdesk.store import fields, reports


class KeptPack(msgspec.Struct, frozen=True):
    """A pack's name, the file it came from, that file's text, and when it was imported."""

    name: str
    file: str
    text: str
    imported_at: dt.datetime


def read(conn: sqlite3.Connection) -> tuple[KeptPack, ...]:
    """The packs in the order they were imported.  StoreError when one is damaged."""
    rows = conn.execute("SELECT name, file, text, checksum, imported_at FROM packs ORDER BY position")
    return tuple(_kept(*row) for row in rows)


def _kept(name: str, file: str, text: str, checksum: int, at: str) -> KeptPack:
    if fields.checksum(name, text) != checksum:
        raise StoreError(
            f"工作簿里的县级目录“{name}”已损坏，请重新导入“{file}”；报告不受影响。", detail=f"pack {name}"
        )
    return KeptPack(name, file, text, dt.datetime.fromisoformat(at))


def write(conn: sqlite3.Connection, name: str, file: str, text: str) -> None:
    """Keep a pack as the latest one; one of the same name is replaced."""
    remove(conn, name)
    conn.execute(
        "INSERT INTO packs (name, file, text, checksum, imported_at) VALUES (?, ?, ?, ?, ?)",
        (name, file, text, fields.checksum(name, text), reports.now()),
    )


def remove(conn: sqlite3.Connection, name: str) -> None:
    """Keep a pack no longer; without one of that name nothing happens."""
    conn.execute("DELETE FROM packs WHERE name = ?", (name,))

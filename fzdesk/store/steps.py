"""Which steps the schema of a workbook has been through.  Importing this costs nothing."""

from __future__ import annotations

import sqlite3

SET = "fzdesk"
TABLE = "_sqlite_migrations"  # sqlite-utils' own
KNOWN = frozenset({"0001_reports", "0002_packs", "0003_ledgers", "0004_versions", "0005_checksums"})
"""Names of all steps this program knows; ``migrations`` has what they do."""


def applied(conn: sqlite3.Connection) -> frozenset[str]:
    """Names of the steps a workbook has been through; nothing is written.  sqlite3.Error when damaged."""
    if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)).fetchone():
        return frozenset()
    rows = conn.execute(f"SELECT name FROM {TABLE} WHERE migration_set = ?", (SET,))  # noqa: S608 -- a constant
    return frozenset(name for (name,) in rows)

"""Ledgers in memory, without a file: for tests that write many times."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from fzdesk.catalogue.model import Catalogue, LedgerKind
from fzdesk.ledger.model import Cells
from fzdesk.store import ledger_indexes, ledger_rows, ledger_tables, reports, sums
from fzdesk.store.ledger_tables import LIVE, Row
from fzdesk.store.migrations import migrations


def ledgers(catalogue: Catalogue) -> sqlite3.Connection:
    """A workbook's schema in memory, with one kept catalogue and a table for each of its ledgers."""
    db = Database(memory=True)
    migrations.apply(db)
    conn: sqlite3.Connection = db.conn
    conn.isolation_level = None
    sums.attach(conn)
    reports.write_catalogue(conn, catalogue)
    for kind in catalogue.ledgers:
        ledger_tables.ensure(conn, kind)
    ledger_indexes.cover(conn, [catalogue])
    return conn


@contextmanager
def with_rows(conn: sqlite3.Connection, kind: LedgerKind, rows: Iterable[Cells]) -> Iterator[list[int]]:
    """Within, the ledger has these rows, entered in this order; gives their ids."""
    conn.execute("SAVEPOINT rows")
    try:
        table = ledger_tables.ensure(conn, kind)
        given = list(rows)
        ids = ledger_rows.new_ids(conn, kind.key, len(given))
        ledger_rows.insert(
            conn,
            table,
            [
                Row(one, LIVE, 0, "2025-01-01T00:00:00+00:00", "", ledger_tables.stored_cells(table, cells))
                for one, cells in zip(ids, given, strict=True)
            ],
        )
        yield list(ids)
    finally:
        conn.execute("ROLLBACK TO rows")
        conn.execute("RELEASE rows")

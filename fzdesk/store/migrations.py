"""The schema of a workbook, step by step.  A released step is never changed; tests keep a dump of each.

Importing this imports ``sqlite_utils``; only a workbook that is new or behind needs it.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from fzdesk.store import sums
from fzdesk.store.steps import SET

migrations = Migrations(SET)


# `value` columns hold JSON as text.  `checksum` is fields.checksum(path, value).
# `revision` grows by one with every change of any report of the workbook: the order of changes and copies.
# `undo_from` is the journal's seq at the last barrier.
_FIRST = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE catalogues (
    hash TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT;
CREATE TABLE reports (
    year INTEGER PRIMARY KEY,
    catalogue_hash TEXT NOT NULL REFERENCES catalogues (hash),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    revision INTEGER NOT NULL,
    undo_from INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE TABLE fields (
    year INTEGER NOT NULL REFERENCES reports (year),
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (year, path)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    action INTEGER NOT NULL,
    label TEXT NOT NULL,
    place TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    path TEXT NOT NULL,
    old TEXT,
    new TEXT,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX journal_undone ON journal (year, seq) WHERE undone = 1;
"""


@migrations(name="0001_reports")
def _reports(db: Database) -> None:
    for statement in filter(str.strip, _FIRST.split(";")):
        db.conn.execute(statement)


# `text` is the file as it was imported; `checksum` is fields.checksum(name, text).
_PACKS = """
CREATE TABLE packs (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    text TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    imported_at TEXT NOT NULL
) STRICT
"""


@migrations(name="0002_packs")
def _packs(db: Database) -> None:
    db.conn.execute(_PACKS)


# The ledgers' own tables, `ledger_<kind>`, are made when they are first written to (see `ledger_tables`).
# `columns` and `mapping` hold JSON; `headings` is one text, each heading ended by U+001F.
# An entry's id is unique across all kinds; `entry_search` has it as rowid.
_LEDGERS = """
CREATE TABLE ledgers (
    kind TEXT PRIMARY KEY,
    columns TEXT NOT NULL,
    main_date TEXT NOT NULL,
    undo_from INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL REFERENCES ledgers (kind)
) STRICT;
CREATE VIRTUAL TABLE entry_search USING fts5 (words, initials, tokenize = 'ascii');
CREATE TABLE entry_months (
    kind TEXT NOT NULL REFERENCES ledgers (kind),
    month TEXT NOT NULL,
    rows INTEGER NOT NULL,
    PRIMARY KEY (kind, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE entry_batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL REFERENCES ledgers (kind),
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    rows INTEGER NOT NULL
) STRICT;
CREATE TABLE entry_journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    action INTEGER NOT NULL,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    entry INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entry_journal_by_kind ON entry_journal (kind, undone, seq);
CREATE TABLE evidence (
    entry INTEGER NOT NULL REFERENCES entries (id),
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (entry, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_mappings (
    kind TEXT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    used_at TEXT NOT NULL,
    PRIMARY KEY (kind, headings)
) STRICT, WITHOUT ROWID
"""


@migrations(name="0003_ledgers")
def _ledgers(db: Database) -> None:
    for statement in _LEDGERS.split(";"):
        db.conn.execute(statement)


# `data` is a compressed dump of a report, `sha256` that of the dump before compression; versions of the same
# content share one.
_VERSIONS = """
CREATE TABLE dumps (
    sha256 TEXT PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE versions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL REFERENCES reports (year),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    progress TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    revision INTEGER NOT NULL,
    journal_seq INTEGER NOT NULL,
    dump TEXT NOT NULL REFERENCES dumps (sha256)
) STRICT;
CREATE INDEX versions_of_year ON versions (year, number);
CREATE TABLE exports (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES versions (number),
    at TEXT NOT NULL,
    purpose TEXT NOT NULL,
    files TEXT NOT NULL
) STRICT;
"""


@migrations(name="0004_versions")
def _versions(db: Database) -> None:
    for statement in filter(str.strip, _VERSIONS.split(";")):
        db.conn.execute(statement)


@migrations(name="0005_checksums")
def _checksums(db: Database) -> None:
    """A sum for every row.  From here on ``fields.checksum`` is ``sums.row_sum(year, path, value)``."""
    sums.add_sums(db.conn)

"""The ledgers of an open workbook: adding, changing, deleting, importing and taking back.

Everything here is one transaction and durable when it returns; SaveFailed when it did not become so.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress

from msgspec.structs import replace

from fzdesk.catalogue.model import LedgerKind
from fzdesk.errors import InputError
from fzdesk.ledger.model import Cells, Changes, Entry, Evidence
from fzdesk.store import (
    ledger_indexes,
    ledger_journal,
    ledger_rows,
    ledger_tables,
    ledger_views,
    reports,
)
from fzdesk.store.journal import Direction
from fzdesk.store.ledger_journal import Change, State, batch_change, row_change
from fzdesk.store.ledger_tables import DELETED, LIVE, TAKEN_BACK, Row, Table

Changing = Callable[[], AbstractContextManager[sqlite3.Connection]]
NAMED = 12  # characters of a title in a label


class Ledgers:
    """The ledgers of one workbook, in the thread that writes it (``operations.ledgers`` reads them)."""

    def __init__(self, changing: Changing, who: str) -> None:
        """`changing` begins a transaction and yields the connection."""
        self._changing = changing
        self._who = who

    def add(self, kind: LedgerKind, values: Cells) -> Entry:
        """Add an entry.  ValueError for a cell that is not of its column's type."""
        return self.add_all(kind, [values], "添加")[0]

    def add_all(self, kind: LedgerKind, rows: Sequence[Cells], done: str) -> list[Entry]:
        """Add a few entries as one action, which undo calls `done`.  ValueError as in `add`; then none is."""
        at = reports.now()
        with self._changing() as conn:
            table = self._table(conn, kind)
            new = [
                Row(one, LIVE, 0, at, self._who, ledger_tables.stored_cells(table, values))
                for one, values in zip(ledger_rows.new_ids(conn, table.kind, len(rows)), rows, strict=True)
            ]
            ledger_rows.insert(conn, table, new)
            changes = [row_change(replace(row, state=TAKEN_BACK), row) for row in new]
            self._record(conn, table, changes, done, new)
        return [ledger_tables.entry_of(table, row) for row in new]

    def change(self, entry: int, values: Changes, *, kind: LedgerKind | None = None) -> Entry:
        """Change some cells of an entry: None empties one, those not named stay.

        With `kind`, columns that the catalogue has since got are made.  InputError when there is no such
        entry, ValueError as in `add`.
        """
        with self._changing() as conn:
            table, (old,) = self._rows(conn, [entry])
            if kind is not None:
                table = self._table(conn, kind)
            filled = {key: cell for key, cell in values.items() if cell is not None}
            kept = {key: value for key, value in old.cells.items() if key not in values}
            new = replace(old, cells={**kept, **ledger_tables.stored_cells(table, filled)})
            if new != old:
                ledger_rows.update(conn, table, [(old, new)])
                self._record(conn, table, [row_change(old, new)], "修改", [new])
        return ledger_tables.entry_of(table, new)

    def delete(self, entries: Iterable[int]) -> None:
        """Delete entries of one ledger; they stay in the workbook and can be restored."""
        self._set_state(entries, DELETED, "删除")

    def restore(self, entries: Iterable[int]) -> None:
        """Bring deleted entries of one ledger back."""
        self._set_state(entries, LIVE, "恢复")

    def import_rows(
        self,
        kind: LedgerKind,
        rows: Sequence[Cells],
        label: str,
        mapping: Mapping[str, str] | None = None,
    ) -> int:
        """Add many entries as one action; returns the batch's number.

        `mapping` is remembered for the next file with the same headings: every heading in its order and
        the column it goes to ("" = none).  ValueError as in `add`; then nothing is imported.
        """
        at = reports.now()
        with self._changing() as conn:
            table = self._table(conn, kind)
            made = conn.execute(
                "INSERT INTO entry_batches (kind, label, at, who, rows) VALUES (?, ?, ?, ?, ?)",
                (table.kind, label, at, self._who, len(rows)),
            )
            batch = int(made.lastrowid or 0)
            ids = ledger_rows.new_ids(conn, table.kind, len(rows))
            new = [
                Row(one, LIVE, batch, at, self._who, ledger_tables.stored_cells(table, values))
                for one, values in zip(ids, rows, strict=True)
            ]
            ledger_rows.insert(conn, table, new)
            ledger_journal.record(conn, table, [batch_change(batch)], label=label, who=self._who)
            if mapping is not None:
                remember(conn, table.kind, mapping, at)
        return batch

    def keep_draft(self, kind: str, texts: Mapping[str, str]) -> None:
        """Keep what is typed for an entry that is not recorded yet, by column; no texts, no draft."""
        with self._changing() as conn:
            reports.set_meta(conn, ledger_views.DRAFT + kind, json.dumps(dict(texts), ensure_ascii=False))

    def attach(self, entry: int, file: Evidence) -> None:
        """Note that a file is kept with an entry; the same content once only."""
        added = file.added_at or dt.datetime.now(dt.UTC)
        line = (file.sha256, file.name, file.size, added.isoformat(timespec="microseconds"))
        self._set_files(entry, f"附上“{file.name}”", lambda old: [*_without(old, file.sha256), line])

    def detach(self, entry: int, sha256: str) -> None:
        """Keep a file no longer with an entry; the file itself stays in its folder."""
        self._set_files(entry, "移除佐证", lambda old: _without(old, sha256))

    def undo(self, kind: str) -> str | None:
        """Take the latest action of a ledger back, across restarts too; its label, None without one."""
        return self._move(kind, "undo")

    def redo(self, kind: str) -> str | None:
        """Do again what was undone last in a ledger; its label, None without one."""
        return self._move(kind, "redo")

    # ---- inside

    def _table(self, conn: sqlite3.Connection, kind: LedgerKind) -> Table:
        """The table of a kind, with the columns that the catalogue has, and with its indexes."""
        before = ledger_tables.read(conn, kind.key)
        table = ledger_tables.ensure(conn, kind)
        if table != before:
            ledger_indexes.cover(conn, reports.read_catalogues(conn))
        return table

    def _rows(self, conn: sqlite3.Connection, entries: Iterable[int]) -> tuple[Table, list[Row]]:
        """The rows of entries of one ledger.  InputError when one is not there (any more)."""
        ids = list(entries)
        kinds = {found[0] if (found := conn.execute(_KIND, (one,)).fetchone()) else None for one in ids}
        table = ledger_tables.read(conn, kinds.pop() or "") if len(kinds) == 1 else None
        rows = list(ledger_rows.read(conn, table, ids).values()) if table else []
        if table is None or len(rows) != len(set(ids)):
            raise InputError("这一条已经不在台账里了，请刷新后再试。", detail=f"{ids[:5]}")
        return table, rows

    def _set_state(self, entries: Iterable[int], state: int, done: str) -> None:
        with self._changing() as conn:
            table, rows = self._rows(conn, entries)
            pairs = [(row, replace(row, state=state)) for row in rows if row.state != state]
            if pairs:
                ledger_rows.update(conn, table, pairs)
                self._record(conn, table, [row_change(*pair) for pair in pairs], done, rows)

    def _set_files(
        self,
        entry: int,
        label: str,
        change: Callable[[list[ledger_journal.File]], list[ledger_journal.File]],
    ) -> None:
        with self._changing() as conn:
            table, _rows = self._rows(conn, [entry])
            old = ledger_journal.read_files(conn, entry)
            new = change(old)
            if new != old:
                ledger_journal.write_files(conn, entry, new)
                step = Change(entry, 0, State(files=old), State(files=new))
                ledger_journal.record(conn, table, [step], label=label, who=self._who)

    def _record(
        self, conn: sqlite3.Connection, table: Table, changes: list[Change], done: str, rows: list[Row]
    ) -> None:
        label = f"{done}“{_name(rows[0])}”" if len(changes) == 1 else f"{done} {len(changes)} 条"
        ledger_journal.record(conn, table, changes, label=label, who=self._who)

    def _move(self, kind: str, direction: Direction) -> str | None:
        with suppress(_NothingToDo), self._changing() as conn:
            table = ledger_tables.read(conn, kind)
            done = ledger_journal.move(conn, table, direction) if table else None
            if done is None:
                raise _NothingToDo  # ends the transaction: no change is numbered
            return done
        return None


class _NothingToDo(Exception):
    """There is nothing to undo or redo."""


_KIND = "SELECT kind FROM entries WHERE id = ?"


def _name(row: Row) -> str:
    title = str(row.cells.get("title", "")) or "一条"
    return title if len(title) <= NAMED else title[:NAMED] + "…"


def _without(files: list[ledger_journal.File], sha256: str) -> list[ledger_journal.File]:
    return [file for file in files if file[0] != sha256]


def remember(conn: sqlite3.Connection, kind: str, mapping: Mapping[str, str], at: str) -> None:
    """Note which column each heading of a file went to."""
    conn.execute(
        "INSERT INTO import_mappings (kind, headings, mapping, used_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, headings) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at",
        (kind, ledger_tables.headings_text(mapping), json.dumps(dict(mapping), ensure_ascii=False), at),
    )

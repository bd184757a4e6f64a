"""Reading the ledgers of a workbook, for the window and the command line.

A reader has a connection of its own: it never waits for the saver's thread and works while saving fails.
Writing: ``keeper.run(lambda workbook: workbook.ledgers.add(…))``.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from array import array
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Self, TypeVar

from fzdesk.catalogue.model import Catalogue
from fzdesk.ledger.model import Entry, Evidence, Shape, View
from fzdesk.ledger.totals import Rule, rule
from fzdesk.report.figures import Counted, Totals
from fzdesk.report.model import Report
from fzdesk.store import database, failures, ledger_journal, ledger_totals, ledger_views
from fzdesk.store.database import Source
from fzdesk.store.journal import UndoLabels
from fzdesk.store.ledger_totals import Plan
from fzdesk.store.workbook import Workbook

T = TypeVar("T")
CACHE_KB = 16_384  # the indexes of 100,000 entries; taken only as they are read


class LedgerReader:
    """The ledgers as they are now.  All raise StoreError when the file cannot be read."""

    def __init__(self, source: Callable[[], Source], catalogue: Catalogue) -> None:
        """`source` tells which file is open (after 另存为 another one); `catalogue` defines the figures."""
        self.catalogue = catalogue
        self._source = source
        self._opened: Source | None = None
        self._conn: sqlite3.Connection | None = None
        self._plan: Plan | None = None
        self._ordered: tuple[tuple[View, int], array[int]] | None = None  # the order last made, and of what

    @classmethod
    def of(cls, workbook: Workbook, catalogue: Catalogue) -> Self:
        """A reader of an open workbook."""
        return cls(lambda: workbook.source, catalogue)

    def entries(self, view: View, offset: int = 0, limit: int = 100) -> list[Entry]:
        """Some of a view's rows in its order, from `offset` on, at most `limit`."""
        return self._read(lambda conn: self._entries(conn, view, offset, limit))

    def shape(self, view: View) -> Shape:
        """How many rows a view has, and in which months."""
        return self._read(lambda conn: ledger_views.shape(conn, view, self._rule(view)))

    def get(self, entry: int) -> Entry | None:
        """One entry, deleted or not; None when there is none."""
        return self._read(lambda conn: ledger_views.get(conn, entry))

    def counts(self, year: int | None = None) -> dict[str, int]:
        """How many rows each ledger has, of a year or in all; those without are left out."""
        return self._read(lambda conn: ledger_views.counts(conn, year))

    def by_month(self, year: int) -> dict[str, dict[int, int]]:
        """Rows of a year by kind and month (1…12); what is zero is left out."""
        return self._read(lambda conn: ledger_views.by_month(conn, year))

    def totals(self, catalogue: Catalogue, period_from: dt.date, period_to: dt.date) -> dict[str, Counted]:
        """Every figure that the ledgers give for a period, by full key; see docs/ledgers.md for the rules."""
        period = period_from, period_to
        return self._read(lambda conn: self._planned(conn, catalogue).totals(conn, period))

    def report_totals(self, report: Report, catalogue: Catalogue) -> Totals:
        """What the ledgers give for a report's figures; for a finalised one what they gave then."""
        return self._read(lambda conn: ledger_totals.of_report(conn, report, self._planned(conn, catalogue)))

    def search(self, text: str, year: int | None = None, limit: int = 200) -> list[Entry]:
        """Entries of all ledgers in which `text` stands, or whose 拼音 begins so, the latest first."""
        return self._read(lambda conn: ledger_views.find(conn, text, year, limit))

    def last_values(self, kind: str, column: str, prefix: str = "", limit: int = 20) -> list[str]:
        """What was typed in a text column before, the latest first, each once."""
        return self._read(lambda conn: ledger_views.last_values(conn, kind, column, prefix, limit))

    def mapping(self, kind: str, headings: Iterable[str]) -> dict[str, str] | None:
        """Heading -> column ("" = none) of the last import with just these headings; None = never."""
        return self._read(lambda conn: ledger_views.mapping(conn, kind, headings))

    def draft(self, kind: str) -> dict[str, str]:
        """What was typed for an entry that is not recorded yet, by column; empty where nothing was."""
        return self._read(lambda conn: ledger_views.draft(conn, kind))

    def evidence(self, entry: int) -> list[Evidence]:
        """The files kept with an entry, the first one added first."""
        return self._read(lambda conn: ledger_views.evidence(conn, entry))

    def undo_label(self, kind: str) -> str | None:
        """What undo would take back in a ledger; None when there is nothing."""
        return self.undo_labels(kind).undo

    def undo_labels(self, kind: str) -> UndoLabels:
        """What undo and redo would do in a ledger."""
        return self._read(lambda conn: ledger_journal.labels(conn, kind))

    def close(self) -> None:
        """Let the file go; the next question opens it again."""
        conn, self._conn, self._plan, self._ordered = self._conn, None, None, None
        if conn is not None:
            with suppress(sqlite3.Error):
                conn.close()

    def _planned(self, conn: sqlite3.Connection, catalogue: Catalogue) -> Plan:
        if self._plan is None or not self._plan.fits(conn, catalogue):
            self._plan = Plan(conn, catalogue)
        return self._plan

    def _entries(self, conn: sqlite3.Connection, view: View, offset: int, limit: int) -> list[Entry]:
        """By an index where there is one; else the order is made once, and anew when anything changed."""
        if ledger_views.has_index(conn, view):
            return ledger_views.entries(conn, view, self._rule(view), offset, limit)
        state = (view, conn.execute("PRAGMA data_version").fetchone()[0])
        if self._ordered is None or self._ordered[0] != state:
            self._ordered = state, ledger_views.order(conn, view, self._rule(view))
        return ledger_views.of_ids(conn, view.kind, self._ordered[1][offset : offset + limit])

    def _rule(self, view: View) -> Rule | None:
        return rule(self.catalogue, view.figure) if view.figure else None

    def _read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        path = self._source().path
        try:
            return question(self._connection())
        except (sqlite3.Error, OSError, ValueError) as error:
            raise failures.open_failed(error, path) from error

    def _connection(self) -> sqlite3.Connection:
        source = self._source()
        if self._conn is None or source != self._opened:
            self.close()
            self._conn, self._opened = database.connect_to_read(source.path), source
            self._conn.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        return self._conn

"""The versions of an open workbook's reports: keeping them, going back to one, 定稿 and taking it back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from fzdesk.errors import InputError
from fzdesk.report.figures import NO_TOTALS, Totals
from fzdesk.store import journal, reports, versions
from fzdesk.store.versions import Exported, Frozen, Kind, Version

Changing = Callable[..., AbstractContextManager[tuple[sqlite3.Connection, int]]]
TotalsOf = Callable[[sqlite3.Connection, int], Totals]
FINALISED = "finalised"
T = TypeVar("T")


class Reading(Protocol):
    """Asks the database something; StoreError when it cannot answer."""

    def __call__(self, question: Callable[[sqlite3.Connection], T]) -> T: ...


def no_totals(_conn: sqlite3.Connection, _year: int) -> Totals:
    """Where nothing is counted from ledgers."""
    return NO_TOTALS


class Timeline:
    """The versions of all reports of one workbook.  Every method that writes raises SaveFailed."""

    def __init__(self, changing: Changing, reading: Reading, who: str, totals: TotalsOf = no_totals) -> None:
        self._changing, self._reading, self._who, self._totals = changing, reading, who, totals

    def history(self, year: int) -> tuple[Version, ...]:
        """The versions of a report, newest first."""
        return self._reading(lambda conn: versions.history(conn, year))

    def exports(self, year: int) -> tuple[Exported, ...]:
        """What was exported of a report's final versions, oldest first."""
        return self._reading(lambda conn: versions.exports(conn, year))

    def get(self, year: int, number: int) -> Version:
        """One version of a report.  StoreError when it is not there, or damaged."""
        version = self._reading(lambda conn: versions.get(conn, number))
        if version.year != year:
            raise InputError(f"第 {number} 版是 {version.year} 年报告的，请核对年度。")
        return version

    def read(self, version: Version) -> Frozen:
        """What a version holds.  StoreError when it is damaged."""
        return self._reading(lambda conn: versions.read(conn, version))

    def keep(self, year: int, kind: Kind = "manual", name: str = "") -> Version:
        """Keep the report as it is now."""
        with self._changing() as (conn, number):
            reports.count_change(conn, number)
            return self._keep(conn, year, kind, name)

    def keep_automatic(self) -> tuple[Version, ...]:
        """Keep every report that has something new; what is kept no longer goes, of versions and journal."""
        years = self._reading(self._behind)
        if not years:
            return ()
        with self._changing() as (conn, number):
            reports.count_change(conn, number)
            kept = tuple(self._keep(conn, year, "auto") for year in years)
            for version in kept:
                _tidy(conn, version)
        return kept

    def keep_within(self, conn: sqlite3.Connection, year: int, kind: Kind) -> None:
        """Inside a transaction that changes much of a report: keep what it is at this moment."""
        _tidy(conn, self._keep(conn, year, kind))

    def restore(self, year: int, number: int) -> Version:
        """Make the report what version `number` holds; what it is now is kept before.  Gives that one.

        Undo goes back no further than here.  InputError while the report is finalised.
        """
        version = self.get(year, number)
        with self._changing(year) as (conn, _number):
            if _is_final(conn, year):
                raise InputError("这份报告已经定稿，请先撤回定稿，再恢复历史版本。")
            before = self._keep(conn, year, "restore", f"恢复第 {number} 版以前")
            catalogue, changed = versions.differing(conn, version)
            conn.execute("UPDATE reports SET catalogue_hash = ? WHERE year = ?", (catalogue, year))
            self._write(conn, year, changed, f"恢复第 {number} 版")
            if _is_final(conn, year):
                self._keep(conn, year, "final", f"同第 {number} 版", versions.read(conn, version).totals)
        return before

    def finalise(self, year: int, name: str = "") -> Version:
        """定稿: freeze the report as a version; InputError when it is finalised already."""
        with self._changing(year) as (conn, _number):
            if _is_final(conn, year):
                raise InputError("这份报告已经定稿了。")
            self._write(conn, year, {FINALISED: "true"}, "定稿")
            return self._keep(conn, year, "final", name)

    def reopen(self, year: int, name: str = "") -> Version:
        """撤回定稿: the report can be changed again.  InputError when it is not finalised."""
        with self._changing(year) as (conn, _number):
            if not _is_final(conn, year):
                raise InputError("这份报告还没有定稿。")
            self._write(conn, year, {FINALISED: "false"}, "撤回定稿")
            return self._keep(conn, year, "reopened", name)

    def final(self, year: int) -> Version | None:
        """The version that a finalised report is; None for one that is not."""
        if not self._reading(lambda conn: _is_final(conn, year)):
            return None
        return next((one for one in self.history(year) if one.kind == "final"), None)

    def totals(self, year: int) -> Totals:
        """What ledgers give for a report's figures: of a final one what they gave when it was frozen."""
        if (final := self.final(year)) is not None:
            return self.read(final).totals
        return self._reading(lambda conn: self._totals(conn, year))

    def note_export(self, year: int, purpose: str, files: Iterable[str]) -> Version | None:
        """Note that the final version was exported; None, and nothing is noted, where there is none."""
        version = self.final(year)
        if version is not None:
            with self._changing() as (conn, number):
                reports.count_change(conn, number)
                versions.note_export(conn, version.number, purpose, files)
        return version

    def _behind(self, conn: sqlite3.Connection) -> list[int]:
        years = reports.years(conn)
        return [year for year in years if versions.is_behind(conn, year, self._totals(conn, year))]

    def _keep(
        self, conn: sqlite3.Connection, year: int, kind: Kind, name: str = "", totals: Totals | None = None
    ) -> Version:
        counted = self._totals(conn, year) if totals is None else totals
        return versions.keep(conn, year, kind, name=name, who=self._who, totals=counted)

    def _write(self, conn: sqlite3.Connection, year: int, changed: dict[str, str | None], label: str) -> None:
        """Write fields and note it in the journal, to be read and not taken back."""
        journal.record(conn, year, changed, label=label, place="", who=self._who)
        reports.write_fields(conn, year, changed.items())
        journal.end_span(conn, year)


def _tidy(conn: sqlite3.Connection, newest: Version) -> None:
    """Let go what is kept no longer, of versions and of the journal."""
    versions.thin(conn, newest.year)
    journal.prune(conn, newest.year, newest.journal_seq)


def _is_final(conn: sqlite3.Connection, year: int) -> bool:
    row = conn.execute("SELECT value FROM fields WHERE year = ? AND path = ?", (year, FINALISED)).fetchone()
    return row is not None and row[0] == "true"

"""Ledgers in and out of files: what a table would bring, bringing it, and writing a ledger down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue, LedgerKind, Value
from fzdesk.errors import InputError, StoreError
from fzdesk.files import write_whole
from fzdesk.ledger.headings import Heading, best_sheet, chosen, find_heading, match
from fzdesk.ledger.model import Cells, View
from fzdesk.ledger.sheet import Sheet
from fzdesk.ledger.tables import Meaning, ReadRow, Rows, mark_twins, read_rows

if TYPE_CHECKING:
    from fzdesk.operations.ledgers import LedgerReader
    from fzdesk.store.workbook import Workbook

ALL = 1_000_000  # more entries than a ledger has


class Proposal(Value, frozen=True):
    """Which of a file's sheets is the ledger's, and what its columns are taken for."""

    sheet: int
    meaning: Meaning


def kind_of(catalogue: Catalogue, word: str) -> LedgerKind:
    """A kind of ledger by its key or title, with or without 台账.  Raises InputError naming all there are."""
    for kind in catalogue.ledgers:
        if word in (kind.key, kind.title, kind.title.removesuffix("台账")):
            return kind
    known = "、".join(f"{kind.key}（{kind.title}）" for kind in catalogue.ledgers)
    raise InputError(f"没有“{word}”这种台账，可用的有：{known}。")


def propose(sheets: Sequence[Sheet], kind: LedgerKind, reader: LedgerReader) -> Proposal:
    """The sheet that fits best and what its columns mean, as the clerk chose it last for such headings."""
    at = best_sheet(sheets, kind)
    return Proposal(at, meaning_of(find_heading(sheets[at], kind), kind, reader))


def meaning_of(heading: Heading, kind: LedgerKind, reader: LedgerReader) -> Meaning:
    """What the columns under a heading are taken for."""
    names = heading.names
    remembered = reader.mapping(kind.key, dict.fromkeys(filter(None, names))) if heading.there else None
    return Meaning(heading, match(names, kind, remembered))


def would_bring(
    sheet: Sheet, meaning: Meaning, kind: LedgerKind, known: KnownRows, *, today: dt.date, year: int
) -> Rows:
    """What importing a table would bring, rows found twice marked; nothing is written."""
    return marked(read_rows(sheet, meaning, kind, today=today, year=year), kind, known)


def marked(rows: Rows, kind: LedgerKind, known: KnownRows) -> Rows:
    """The rows, those marked that stand twice in the table or in the ledger already."""
    years = {day.year for row in rows.rows if isinstance(day := row.values.get("date"), dt.date)}
    return replace(rows, rows=mark_twins(rows.rows, known.of(kind, years)))


class KnownRows:
    """What the ledgers hold already, read once a year and kind."""

    def __init__(self, reader: LedgerReader) -> None:
        self._reader = reader
        self._known: dict[tuple[str, int], list[Cells]] = {}

    def of(self, kind: LedgerKind, years: Iterable[int]) -> Iterator[Cells]:
        """The rows of some years."""
        for year in sorted(years):
            if (kind.key, year) not in self._known:
                entries = self._reader.entries(View(kind.key, year=year), 0, ALL)
                self._known[kind.key, year] = [entry.values for entry in entries]
            yield from self._known[kind.key, year]


def importable(rows: Iterable[ReadRow], *, twins: bool = False) -> list[Cells]:
    """The rows that may go in: without serious problems, and found twice only where that is wanted."""
    return [row.values for row in rows if not row.wrong and (twins or not row.twin)]


def bring_in(
    workbook: Workbook, kind: LedgerKind, rows: Sequence[Cells], source: str, meaning: Meaning
) -> int:
    """Import rows as one action that one undo takes back; remember what the columns were.

    ``source`` names the file, or says that it was pasted.  Raises InputError where there is no row.
    """
    if not rows:
        raise InputError("没有可以导入的行，台账没有变。")
    heading = meaning.heading
    mapping = chosen(heading.names, meaning.columns) if heading.there else None
    from fzdesk.store.backup import back_up

    with suppress(StoreError):  # the import can be undone all the same
        back_up(workbook.path)
    return workbook.ledgers.import_rows(kind, rows, f"导入 {source}（{len(rows)} 条）", mapping)


def rows_of(reader: LedgerReader, kind: LedgerKind, year: int | None) -> list[Cells]:
    """A ledger's rows of a year, or all, the earliest first."""
    view = View(kind.key, year=year, descending=False)
    return [entry.values for entry in reader.entries(view, 0, ALL)]


def save_ledger(path: Path, kind: LedgerKind, rows: Sequence[Cells]) -> None:
    """Write rows as XLSX, or as CSV where the name says so.  Raises ExportError, TargetBusy."""
    from fzdesk.writers.ledger_xlsx import write_csv, write_ledger

    write = write_csv if path.suffix.lower() == ".csv" else write_ledger
    write_whole({path: write(kind, rows)})


def save_form(path: Path, kind: LedgerKind) -> None:
    """Write an empty form for other offices to fill in.  Raises ExportError, TargetBusy."""
    from fzdesk.writers.ledger_xlsx import write_form

    write_whole({path: write_form(kind)})


def file_name(kind: LedgerKind, unit: str, year: int | None, what: str = "") -> str:
    """A name for a ledger's file: 青禾镇2025年学法台账.xlsx."""
    from fzdesk.files import safe_file_name

    return safe_file_name(f"{unit}{f'{year}年' if year else ''}{kind.title}{what}", ".xlsx")

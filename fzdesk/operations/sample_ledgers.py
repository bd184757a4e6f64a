"""The sample's ledgers: ``resources/sample/ledgers/<kind>.csv``, headed by the titles of the columns."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue, LedgerKind
from fzdesk.ledger.model import Cell, Cells
from fzdesk.ledger.words import read_cell
from fzdesk.paths import resources
from fzdesk.report.figures import Totals
from fzdesk.report.model import Answer, Report
from fzdesk.store.workbook import Workbook

LABEL = "导入示例"


def fill_ledgers(workbook: Workbook, catalogue: Catalogue) -> None:
    """Import the sample's entries of every kind."""
    for kind in catalogue.ledgers:
        file = resources() / "sample" / "ledgers" / f"{kind.key}.csv"
        if file.exists():
            workbook.ledgers.import_rows(kind, _entries(file, kind), LABEL)


def _entries(file: Path, kind: LedgerKind) -> list[Cells]:
    columns = {column.title: column for column in kind.columns}
    found: list[Cells] = []
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            cells: dict[str, Cell] = {}
            for title, text in row.items():
                cell = read_cell(text, columns[title], today=dt.date.min, year=dt.MINYEAR)
                if cell is not None:
                    cells[columns[title].key] = cell
            found.append(cells)
    return found


def without_counted(report: Report, totals: Totals) -> Report:
    """The report without the typed figures that the ledgers give just so."""
    answers = {key: _without_counted(key, answer, totals) for key, answer in report.answers.items()}
    return replace(report, answers=answers)


def _without_counted(duty: str, answer: Answer, totals: Totals) -> Answer:
    kept = {
        name: typed
        for name, typed in answer.figures.items()
        if (found := totals.get(f"{duty}.{name}")) is None
        or (typed.value, typed.precision) != (found.value, "exact")
    }
    return replace(answer, figures=kept)

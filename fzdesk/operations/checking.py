"""Checking (校核) a report of a workbook, or any report's file."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from fzdesk.catalogue.model import Value
from fzdesk.checks.engine import Memory, dates_of, run
from fzdesk.checks.finding import Dates, Finding
from fzdesk.document.model import Document, Source
from fzdesk.errors import StoreError
from fzdesk.operations.documents import Held, document_of, wording_of


class Checked(Value, frozen=True):
    """What was checked, of which year, and what was found."""

    source: str
    year: int
    findings: tuple[Finding, ...]

    def count(self, level: str) -> int:
        """How many findings of a level."""
        return sum(one.level == level for one in self.findings)


def check_report(
    held: Held, *, previous: Held | None = None, other: Document | None = None, memory: Memory | None = None
) -> tuple[Finding, ...]:
    """Findings of a report written here; ``previous`` is last year's, for what was merely taken over."""
    document, figures, report = document_of(held), wording_of(held).figures, held.report
    last = document_of(previous) if previous else None
    on = Dates(report.year, report.period_from, report.period_to, report.form.date)
    return run(document, figures, held.catalogue, on, previous=last, other=other, memory=memory)


def check_workbook(path: Path, year: int | None = None, *, other: Path | None = None) -> Checked:
    """Check one year's report of a workbook (the newest without a year) against last year's.

    ``other`` is the file of another unit's report, for passages that both have.
    """
    from fzdesk.operations.workbooks import chosen_year
    from fzdesk.store.workbook import Workbook

    with closing(Workbook.open(path, read_only=True)) as workbook:
        stored = workbook.load(chosen_year(workbook, year))
        try:
            last = workbook.load(stored.report.year - 1)
        except StoreError:
            last = None
    found = check_report(stored, previous=last, other=_read(other))
    return Checked(str(path), stored.report.year, found)


def check_file(
    path: Path, year: int | None = None, *, previous: Path | None = None, other: Path | None = None
) -> Checked:
    """Check any report's DOCX or TXT, against last year's file and another unit's where there are any.

    Raises InputError when one cannot be read.
    """
    from fzdesk.intake.read_file import read_outline
    from fzdesk.intake.tree import to_document

    outline = read_outline(path)
    document = to_document(outline)
    known = dates_of(document)
    on = Dates(year, report_date=known.report_date) if year else known
    findings = run(document, on=on, previous=_read(previous), other=_read(other))
    return Checked(str(path), on.year, tuple(_placed(one, outline.paragraphs) for one in findings))


def _read(path: Path | None) -> Document | None:
    """A report's file as a tree; None without one."""
    from fzdesk.intake.read_file import read_outline
    from fzdesk.intake.tree import to_document

    return to_document(read_outline(path)) if path is not None else None


def _placed(one: Finding, paragraphs: Sequence[str]) -> Finding:
    """Title, date and signature have no source in the tree: their words are looked up in the file."""
    where = one.where
    if where.source.line >= 0 or not where.text:
        return one
    for line, text in enumerate(paragraphs):
        if (offset := text.find(where.text)) >= 0:
            return replace(one, where=replace(where, source=Source(line=line, offset=offset)))
    return one


def check_json(checked: Checked) -> dict[str, Any]:
    """As `check --json` prints it (docs/cli.md)."""
    return {
        "source": checked.source,
        "year": checked.year,
        "findings": [_finding_json(one) for one in checked.findings],
    }


def _finding_json(one: Finding) -> dict[str, Any]:
    where = one.where
    line, offset = where.source.line, where.source.offset
    read_in = line >= 0
    length = where.end - where.start
    return {
        "rule": one.rule,
        "level": one.level,
        "message": one.message,
        "part": where.part,
        "section": where.section,
        "paragraph": line if read_in else where.number,
        "start": offset if read_in else where.start,
        "end": offset + length if read_in else where.end,
        "text": where.text,
        "basis": one.basis,
        "remedy": one.remedy,
        "fix": one.fix,
    }

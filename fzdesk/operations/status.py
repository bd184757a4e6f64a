"""How far the reports of a workbook are, for the start page and `fzdesk status`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from fzdesk.operations.catalogues import outside_of
from fzdesk.operations.documents import Held, steps_of
from fzdesk.report.progress import STEP_TITLES, deadlines
from fzdesk.store.workbook import Workbook


def report_status(held: Held) -> dict[str, Any]:
    """One report's state: steps with answers and blanks, deadlines."""
    report = held.report
    found = steps_of(held)
    return {
        "year": report.year,
        "state": "final" if report.finalised else "draft",
        "steps": [
            {
                "key": step.key,
                "title": step.title,
                "state": STEP_TITLES[step.state],
                "answered": step.answered,
                "total": step.total,
                "missing": [{"field": one.field, "hint": one.hint} for one in step.missing],
            }
            for step in found
        ],
        "blanks": sum(len(step.missing) for step in found),
        "deadlines": [
            {"title": title, "date": day.isoformat()} for _, title, day in deadlines(report, held.catalogue)
        ],
    }


def workbook_status(path: Path, year: int | None = None) -> dict[str, Any]:
    """All reports of a workbook (or one year's), newest first."""
    with closing(Workbook.open(path, read_only=True)) as workbook:
        years = (year,) if year is not None else workbook.years()
        stored = [workbook.load(one) for one in years]
        beyond = [outside_of(one, workbook) for one in stored]
    return {
        "workbook": str(path),
        "unit": stored[0].report.unit.name if stored else "",
        "reports": [
            {
                **report_status(one),
                "outside": [{"key": it.key, "title": it.title, "words": it.words} for it in left],
                "changed": one.changed_at.isoformat(),
                "page": one.place.page,
            }
            for one, left in zip(stored, beyond, strict=True)
        ],
    }

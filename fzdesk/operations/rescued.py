"""Work that a former run could not write into the workbook: the rescue copy (救急副本) on this computer."""

from __future__ import annotations

import datetime as dt
import logging
from contextlib import closing
from pathlib import Path

import msgspec

from fzdesk.errors import StoreError
from fzdesk.store import backup
from fzdesk.store.reports import StoredReport
from fzdesk.store.rescue import Known, bring
from fzdesk.store.workbook import Workbook

TAKEN = "取回救急副本"
log = logging.getLogger(__name__)


class Rescued(msgspec.Struct, frozen=True):
    """A rescue copy that holds something the workbook does not."""

    path: Path
    left_at: dt.datetime
    years: tuple[int, ...]


def find(workbook: Workbook) -> Rescued | None:
    """The rescue copy of an open workbook.  One that holds nothing of its own is removed.

    None also when it cannot be read: that must not keep anybody from the workbook.
    """
    try:
        while (path := backup.rescued(workbook.id)) is not None:
            kept = _read(path)
            if years := tuple(year for year in kept if _differs(workbook, kept[year])):
                left_at = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
                return Rescued(path, left_at, years)
            drop(path)
    except (OSError, StoreError) as error:
        log.info("a rescue copy cannot be read: %s", error)
    return None


def take(workbook: Workbook, rescued: Rescued) -> None:
    """Bring what the copy holds into the workbook, as one deed a year that can be undone; the copy goes then.

    Raises SaveFailed; then the copy stays.
    """
    kept = _read(rescued.path)
    known = {year: Known(kept[year].report, kept[year].catalogue) for year in rescued.years}
    bring(workbook, known, label=TAKEN)
    drop(rescued.path)


def drop(path: Path) -> None:
    """Keep a rescue copy no longer."""
    path.unlink(missing_ok=True)


def _read(path: Path) -> dict[int, StoredReport]:
    with closing(Workbook.open(path, read_only=True)) as copy:
        return {year: copy.load(year) for year in copy.years()}


def _differs(workbook: Workbook, kept: StoredReport) -> bool:
    year = kept.report.year
    return year not in workbook.years() or workbook.load(year).report != kept.report

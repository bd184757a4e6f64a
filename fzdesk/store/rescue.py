"""When a workbook can no longer be written: keep what memory has, and go on in another file."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from fzdesk.catalogue.model import Catalogue
from fzdesk.errors import StoreError
from fzdesk.report.model import Report
from fzdesk.store import backup, copies, failures, opening, reports
from fzdesk.store.workbook import Workbook

MOVED = "另存为"
_log = logging.getLogger(__name__)


class Known(NamedTuple):
    """One year's report as memory has it, saved or not."""

    report: Report
    catalogue: Catalogue


class Aside:
    """The rescue copy (救急副本) on this computer: what memory has while the workbook takes nothing."""

    def __init__(self, workbook_id: str) -> None:
        self._id = workbook_id
        self._path: Path | None = None
        self._kept: dict[int, Known] = {}

    def keep(self, known: dict[int, Known]) -> None:
        """Write what memory has, replacing our former copy.  Never raises: memory still has it.

        A copy of a former run is left alone: the clerk has not said yet what shall become of it.
        """
        if not known or known == self._kept:
            return
        try:
            if self._path is None:
                self._path = backup.rescue_path(self._id)
            _write_aside(self._path, known.values(), self._id)
            self._kept = known
        except Exception as error:  # noqa: BLE001 -- a second failure must not hide the first
            _log.info("no rescue copy: %s", error)

    def forget(self) -> None:
        """Remove our copy once the workbook itself holds everything.  Never raises."""
        path, self._kept, self._path = self._path, {}, None
        if path is not None:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _write_aside(target: Path, known: Iterable[Known], workbook_id: str) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = reports.copy_name(target, "draft")
    draft.unlink(missing_ok=True)
    opening.write_new(draft, known, workbook_id=workbook_id)
    draft.replace(target)


def move(workbook: Workbook, path: Path, known: Mapping[int, Known]) -> Workbook:
    """Continue in the new file `path`: the workbook's own state, then what memory has beyond it.

    The own state comes from the open file when it can still be read, else from the newest backup, else
    there is only what memory has.  StoreError when the new file cannot be written; nothing is left then.
    """
    _start(workbook, path, known)
    try:
        moved = Workbook.open(path)
        try:
            bring(moved, known, label=MOVED)
        except BaseException:
            moved.close()
            raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return moved


def _start(workbook: Workbook, path: Path, known: Mapping[int, Known]) -> None:
    if path.exists():
        raise opening.exists_already(path)
    with suppress(StoreError):
        workbook.copy_to(path)
        return
    newest = next(iter(backup.list_backups(workbook.id)), None)
    with suppress(OSError, sqlite3.Error):
        if newest is not None:
            copies.copy_file(newest.path, path)
            return
    path.unlink(missing_ok=True)
    try:
        opening.write_new(path, known.values(), workbook_id=workbook.id)
    except (OSError, sqlite3.Error) as error:
        raise failures.save_failed(error, path) from error


def bring(workbook: Workbook, known: Mapping[int, Known], *, label: str) -> None:
    """Save what is known into a workbook, as one deed a year; years it lacks are added.  SaveFailed."""
    for year, (report, catalogue) in known.items():
        if year not in workbook.years():
            workbook.add_report(report, catalogue)
            continue
        stored = workbook.load(year)
        if stored.catalogue != catalogue:
            workbook.set_catalogue(year, catalogue)
        workbook.save(year, stored.report, report, label=label)

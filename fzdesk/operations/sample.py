"""The sample workbook (示例): an invented unit, two finished reports, the older one final.

Data in ``resources/sample``.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import Catalogue
from fzdesk.errors import UserError
from fzdesk.operations.exchange import apply
from fzdesk.operations.ledgers import LedgerReader
from fzdesk.operations.sample_ledgers import fill_ledgers, without_counted
from fzdesk.operations.versions import finalise
from fzdesk.paths import cache_dir, resources
from fzdesk.report.model import Report, UnitProfile
from fzdesk.report.prose import new_report
from fzdesk.store.lock import holder_of
from fzdesk.store.workbook import Workbook


def sample_reports() -> list[tuple[Report, Catalogue]]:
    """The sample's reports, oldest first."""
    files = sorted((resources() / "sample").glob("[0-9]*.json"))
    return [_report(json.loads(file.read_text(encoding="utf-8"))) for file in files]


def _report(patch: dict[str, object]) -> tuple[Report, Catalogue]:
    year = int(str(patch["year"]))
    catalogue = edition_for(year)
    report = apply(new_report(year, UnitProfile("示例"), catalogue), patch, catalogue)
    return _with_known_ids(report), catalogue


def _with_known_ids(report: Report) -> Report:
    """The report with ids of generated paragraphs that are the same every time the sample is made."""
    sections = {
        key: replace(
            state,
            prose=tuple(
                replace(p, id=_known_id(f"{report.year} {key} {p.source}")) if p.origin == "generated" else p
                for p in state.prose
            ),
        )
        for key, state in report.sections.items()
    }
    return replace(report, sections=sections)


def _known_id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:10]


def create_sample(path: Path) -> None:
    """Make the sample workbook, its ledgers filled.  Raises StoreError where the file exists already.

    What the ledgers count is not typed in the report that is still being written.
    """
    made = sample_reports()
    (first, catalogue), *others = [(replace(report, finalised=False), cat) for report, cat in made]
    with closing(Workbook.create(path, first, catalogue)) as workbook:
        fill_ledgers(workbook, made[-1][1])
        for report, catalogue in others:
            with closing(LedgerReader.of(workbook, catalogue)) as reader:
                totals = reader.report_totals(report, catalogue)
            workbook.add_report(without_counted(report, totals), catalogue)
        for report, _ in made:
            if report.finalised:
                finalise(workbook, report.year)


def sample_path() -> Path:
    """Where the copy lies that people look around in."""
    return cache_dir() / "示例 青禾镇.fzd"


def sample_copy() -> Path:
    """A fresh copy of the sample in the profile's cache, to look around in without harm.

    Raises UserError while it is open somewhere.
    """
    path = sample_path()
    if holder_of(path) is not None:
        raise UserError("示例已经在另一个窗口里打开了，请先关掉那个窗口。")
    for old in (path, *path.parent.glob(f"{path.name}-*")):
        try:
            old.unlink(missing_ok=True)
        except OSError as error:
            raise UserError("示例已经在另一个窗口里打开了，请先关掉那个窗口。", detail=str(error)) from error
    create_sample(path)
    return path

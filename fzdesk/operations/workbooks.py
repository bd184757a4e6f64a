"""Creating, opening and changing workbooks in one go, as the command line does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.units import UNIT_KINDS
from fzdesk.errors import InputError
from fzdesk.operations.answers import set_form
from fzdesk.operations.catalogues import merged_for
from fzdesk.report.model import Report, UnitProfile
from fzdesk.report.prose import new_report
from fzdesk.store.reports import StoredReport
from fzdesk.store.workbook import Workbook

EARLIEST_YEAR, LATEST_YEAR = 2000, 2099
Change = Callable[[Report, Catalogue], Report]


def with_suffix(path: Path) -> Path:
    """The path with .fzd where the clerk left it out."""
    return path if path.suffix.lower() == ".fzd" else path.with_name(f"{path.name}.fzd")


def checked_unit(name: str, kind: str, county: str) -> UnitProfile:
    """A unit profile from typed words.  Raises InputError with what to do."""
    name, county = name.strip(), county.strip()
    if not name:
        raise InputError("请填写单位名称，如“青禾镇”。")
    if kind not in UNIT_KINDS:
        raise InputError(f"单位类别“{kind}”不对，请在{'、'.join(UNIT_KINDS)}里选一个。")
    return UnitProfile(name=name, kind=kind, county=county)


def checked_year(year: int) -> int:
    """A report year.  Raises InputError outside 2000–2099."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise InputError(f"报告年度 {year} 不对，请填 {EARLIEST_YEAR} 到 {LATEST_YEAR} 之间的年份。")
    return year


def create(path: Path, unit: UnitProfile, year: int) -> None:
    """Make a new workbook with one empty report.  Raises StoreError where the file exists already."""
    catalogue = edition_for(checked_year(year))
    Workbook.create(path, new_report(year, unit, catalogue), catalogue).close()


def add_year(workbook: Workbook, unit: UnitProfile, year: int) -> None:
    """Add an empty report of another year to an open workbook, with the county packs it has.

    It is set with the page profile (版式) of the newest report, whose own profiles come along.
    """
    catalogue = merged_for(workbook, checked_year(year))
    made = new_report(year, unit, catalogue)
    if years := workbook.years():
        form = workbook.load(years[0]).report.form
        made = set_form(made, profile=form.profile, own_profiles=form.own_profiles)
    workbook.add_report(made, catalogue)


def read(path: Path, year: int | None = None) -> StoredReport:
    """One year's report (the newest without a year) without writing anything to the workbook."""
    with closing(Workbook.open(path, read_only=True)) as workbook:
        return workbook.load(chosen_year(workbook, year))


def chosen_year(workbook: Workbook, year: int | None) -> int:
    """The year asked for, or the newest one in the workbook."""
    return year if year is not None else workbook.years()[0]


@contextmanager
def writing(path: Path) -> Iterator[Workbook]:
    """A workbook open for writing under its lock.  Raises WorkbookBusy while a window has it open."""
    with closing(Workbook.open(path)) as workbook:
        yield workbook


def change(path: Path, year: int, verb: Change, *, label: str) -> Report:
    """Run one verb on a report and save it as one deed; gives the report as it is then."""
    with writing(path) as workbook:
        stored = workbook.load(year)
        after = verb(stored.report, stored.catalogue)
        workbook.save(year, stored.report, after, label=label)
        return after

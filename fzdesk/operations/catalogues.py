"""Which catalogue a report goes by: importing county packs, offering what is newer, taking it over.

Nothing here changes a report's catalogue by itself: `offer` tells, `take` is the clerk's decision.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from fzdesk.catalogue.differences import Difference, differences
from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.pack import Pack, merge, parse_pack, read_text
from fzdesk.errors import InputError
from fzdesk.report.adoption import adopt, wrote_in
from fzdesk.report.model import Report, UnitProfile
from fzdesk.report.outside import Outside, outside
from fzdesk.store.reports import StoredReport
from fzdesk.store.workbook import Workbook

__all__ = [
    "Offer", "Outside", "adopt", "import_pack", "is_for_another_county", "merged_for", "offer", "outside_of",
    "preview", "remove_pack", "take",
]  # fmt: skip


class Offer(NamedTuple):
    """What a report would take over: the catalogue, how it differs, and what would then stand outside it.

    ``kept`` names sections with paragraphs the clerk edited, which do not follow the change.
    """

    catalogue: Catalogue
    differences: tuple[Difference, ...]
    outside: tuple[Outside, ...]
    kept: tuple[str, ...] = ()


def merged_for(workbook: Workbook, year: int) -> Catalogue:
    """The edition for a report year with the workbook's packs.  CatalogueError when a pack does not fit."""
    return _merged(year, _packs(workbook))


def import_pack(workbook: Workbook, path: Path) -> Pack:
    """Keep a county pack in the workbook; no report changes.  CatalogueError names file and key."""
    text = read_text(path)
    pack = parse_pack(text, path.name)
    _merged(_year_to_check(workbook, pack), [*_packs(workbook), pack])
    workbook.keep_pack(pack.name, pack.file, text)
    return pack


def remove_pack(workbook: Workbook, name: str) -> None:
    """Keep a pack no longer; reports that took it over stay as they are until they are offered the change."""
    workbook.remove_pack(name)


def offer(stored: StoredReport, workbook: Workbook) -> Offer:
    """What would change if the report took the newest edition and packs; perhaps nothing."""
    return _offer(stored, workbook, merged_for(workbook, stored.report.year))


def preview(stored: StoredReport, workbook: Workbook, path: Path) -> tuple[Pack, Offer]:
    """A pack file, and what it would change in the report once imported; nothing is kept yet."""
    pack = parse_pack(read_text(path), path.name)
    return pack, _offer(stored, workbook, _merged(stored.report.year, [*_packs(workbook), pack]))


def take(workbook: Workbook, year: int, catalogue: Catalogue) -> Report:
    """采用新目录: give a report that catalogue, all of it or nothing; undo goes back no further.

    InputError for a report that is finalised.
    """
    stored = workbook.load(year)
    if stored.report.finalised:
        raise InputError("这份报告已经定稿。要采用新目录，请先撤回定稿。")
    report = adopt(stored.report, stored.catalogue, catalogue)
    workbook.set_catalogue(year, catalogue, report)
    return report


def outside_of(stored: StoredReport, workbook: Workbook) -> tuple[Outside, ...]:
    """What the report holds beyond its catalogue (目录外事项)."""
    found = outside(stored.report, stored.catalogue)
    return outside(stored.report, stored.catalogue, workbook.catalogues()) if found else found


def is_for_another_county(pack: Pack, unit: UnitProfile) -> bool:
    """Whether a pack names a county that is not the unit's; the clerk is asked then."""
    mine = unit.county.strip()
    return bool(pack.county and mine) and not (mine.endswith(pack.county) or pack.county.endswith(mine))


def _packs(workbook: Workbook) -> list[Pack]:
    return [parse_pack(kept.text, kept.file) for kept in workbook.packs()]


def _merged(year: int, packs: list[Pack]) -> Catalogue:
    """Of one county's packs (or those of one name) the latest imported that is for the year counts."""
    chosen: dict[str, Pack] = {}
    for pack in packs:
        if pack.is_for(year):
            chosen.pop(pack.county or pack.name, None)
            chosen[pack.county or pack.name] = pack
    catalogue = edition_for(year)
    for pack in chosen.values():
        catalogue = merge(catalogue, pack)
    return catalogue


def _year_to_check(workbook: Workbook, pack: Pack) -> int:
    """The newest report a pack is for, else a year it is for: there it has to fit the edition."""
    concerned = [year for year in workbook.years() if pack.is_for(year)]
    return concerned[0] if concerned else pack.valid_from or pack.valid_to


def _offer(stored: StoredReport, workbook: Workbook, new: Catalogue) -> Offer:
    report, old = stored.report, stored.catalogue
    found = differences(old, new)
    if not found:
        return Offer(old, (), outside_of(stored, workbook))
    after = adopt(report, old, new)
    touched = {one.key.partition(".")[0] for one in found if one.subject not in ("deadline", "part", "pick")}
    kept = tuple(
        section.title
        for section in new.sections()
        if section.key in touched and (state := report.sections.get(section.key)) and wrote_in(state)
    )
    left = outside(after, new)
    return Offer(new, found, outside(after, new, (old, *workbook.catalogues())) if left else left, kept)

"""Reordering, renaming, merging, dropping and adding sections.  Report in, report out."""

from __future__ import annotations

from msgspec.structs import replace

from fzdesk.catalogue.model import ItemStyle
from fzdesk.report.model import Paragraph, Report, SectionState, new_id


def rename_section(report: Report, section: str, title: str) -> Report:
    """Give a section a heading in the clerk's words; empty brings the catalogue's back."""
    return _changed(report, section, title=uncounted(title))


def rename_part(report: Report, part: str, title: str) -> Report:
    """Give a part a heading in the clerk's words; empty brings the catalogue's back."""
    titles = {key: text for key, text in report.part_titles.items() if key != part}
    if words := uncounted(title):
        titles[part] = words
    return replace(report, part_titles=titles)


def uncounted(title: str) -> str:
    """A heading without the number it was written or pasted with: 二、 and （三） come by counting."""
    from fzdesk.intake.numbers import leading_number

    title = title.strip()
    number = leading_number(title)
    return title[len(number.written) :].strip() if number else title


def drop_section(report: Report, section: str, dropped: bool = True) -> Report:
    """Leave a section out of the report, or take it in again; nothing in it is lost.

    Sections merged into one that is left out stand for themselves again: their text has to print.
    """
    report = _changed(report, section, dropped=dropped)
    merged = [key for key, state in report.sections.items() if dropped and state.merged_into == section]
    for key in merged:
        report = _changed(report, key, merged_into="")
    return report


def merge_section(report: Report, section: str, into: str) -> Report:
    """Let a section's text follow another one's under that heading; empty undoes it.

    Sections merged into the merged one go along, so no chain can form.
    """
    if into == section:
        return report
    target = report.sections[into].merged_into or into if into else ""
    if target == section:
        return report
    sections = {
        key: replace(state, merged_into=target) if target and state.merged_into == section else state
        for key, state in report.sections.items()
    }
    return _changed(replace(report, sections=sections), section, merged_into=target)


def set_items(report: Report, section: str, items: ItemStyle | None) -> Report:
    """Count a section's items as 一是… in paragraphs, in one paragraph, as 1. 2., or not at all."""
    return _changed(report, section, items=items)


def move_section(report: Report, section: str, by: int) -> Report:
    """Move a section up (-1) or down (+1) within its part."""
    for part, keys in report.order.items():
        if section in keys:
            at = keys.index(section)
            rest = [key for key in keys if key != section]
            rest.insert(min(max(at + by, 0), len(rest)), section)
            return replace(report, order={**report.order, part: tuple(rest)})
    return report


def add_section(report: Report, part: str, title: str, after: str = "") -> tuple[Report, str]:
    """Add a section of the clerk's own with one empty paragraph; gives the report and its key."""
    key = f"own.{new_id()}"
    state = SectionState(title=uncounted(title) or "新的一节", prose=(Paragraph(new_id(), "own"),))
    keys = list(report.order.get(part, ()))
    keys.insert(keys.index(after) + 1 if after in keys else len(keys), key)
    order = {**report.order, part: tuple(keys)}
    return replace(report, order=order, sections={**report.sections, key: state}), key


def add_paragraph(report: Report, section: str, after: str = "") -> tuple[Report, str]:
    """Add an empty paragraph of the clerk's own; gives the report and its id."""
    state = report.sections[section]
    prose = list(state.prose)
    at = next((i + 1 for i, p in enumerate(prose) if p.id == after), len(prose))
    prose.insert(at, Paragraph(new_id(), "own"))
    return _changed(report, section, prose=tuple(prose)), prose[at].id


def _changed(report: Report, section: str, **changes: object) -> Report:
    before = report.sections.get(section, SectionState())
    after = replace(before, **changes)
    return report if after == before else replace(report, sections={**report.sections, section: after})

"""A report taking another catalogue (采用新目录): what it asks changes, what the clerk wrote does not."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue
from fzdesk.report.model import Paragraph, Report, SectionState
from fzdesk.report.prose import reconcile
from fzdesk.report.wording import Wording


def adopt(report: Report, old: Catalogue, new: Catalogue) -> Report:
    """The report fitted from the catalogue ``old`` to ``new``.

    Answers, rows and edited or own paragraphs all stay.  A section that is no longer asked goes, unless
    the clerk wrote in it: then it becomes a section of the clerk's own under its heading.  Sections and
    paragraphs follow the new order where the clerk had left the old one as it was.
    """
    sections = _sections(report, old, new)
    order = {part.key: _order(report, part.key, old, new, sections) for part in new.parts}
    fitted = {key: _in_order(state, key, old, new) for key, state in sections.items()}
    return reconcile(replace(report, sections=fitted, order=order), new)


def wrote_in(state: SectionState) -> bool:
    """Whether a section has words of the clerk's own."""
    return any(p.origin != "generated" and p.pieces for p in state.prose)


def _sections(report: Report, old: Catalogue, new: Catalogue) -> dict[str, SectionState]:
    """The states of sections that stay; those only the old catalogue had, with the clerk's words alone."""
    wording = Wording(report, old)
    found: dict[str, SectionState] = {}
    for key, state in report.sections.items():
        section = old.section(key)
        if new.section(key) is not None or section is None:
            found[key] = state
        elif wrote_in(state):
            title = state.title or wording.plain(section.heading) or section.title
            prose = tuple(replace(p, source="") for p in state.prose if p.origin != "generated")
            found[key] = replace(state, title=title, prose=prose)
    return {
        key: replace(state, merged_into="") if state.merged_into not in ("", *found) else state
        for key, state in found.items()
    }


def _order(
    report: Report, part: str, old: Catalogue, new: Catalogue, sections: dict[str, SectionState]
) -> tuple[str, ...]:
    """The clerk's order of a part's sections, or the new catalogue's where the clerk kept the old one's."""
    mine = [key for key in report.order.get(part, ()) if key in sections and _stays(key, part, new)]
    before = [key for key in _keys(old, part) if key in mine]
    if [key for key in mine if key in before] != before:
        return tuple(mine)
    order = [key for key in _keys(new, part) if key in mine or not _placed(report, key)]
    for at, key in enumerate(mine):
        if key not in order:
            order.insert(order.index(mine[at - 1]) + 1 if at else 0, key)
    return tuple(order)


def _stays(key: str, part: str, new: Catalogue) -> bool:
    """Whether a section is not asked in another part now."""
    now = new.part_of(key)
    return now is None or now.key == part


def _placed(report: Report, key: str) -> bool:
    return any(key in keys for keys in report.order.values())


def _keys(catalogue: Catalogue, part: str) -> list[str]:
    found = catalogue.part(part)
    return [section.key for section in found.sections] if found else []


def _in_order(state: SectionState, key: str, old: Catalogue, new: Catalogue) -> SectionState:
    """Untouched paragraphs in the new catalogue's order; where the clerk touched any, all stay in place."""
    section = new.section(key)
    if section is None or wrote_in(state) or not _untouched(state.prose, key, old):
        return state
    wanted = [plan.key for plan in section.paragraphs]
    prose = tuple(sorted(state.prose, key=lambda p: _rank(p, wanted)))
    return state if prose == state.prose else replace(state, prose=prose)


def _untouched(prose: Sequence[Paragraph], key: str, old: Catalogue) -> bool:
    section = old.section(key)
    sources = [p.source for p in prose]
    return section is not None and sources == [plan.key for plan in section.paragraphs if plan.key in sources]


def _rank(paragraph: Paragraph, wanted: list[str]) -> int:
    return wanted.index(paragraph.source) if paragraph.source in wanted else len(wanted)

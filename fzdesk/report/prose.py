"""The paragraphs of a report's sections: which there are, and what each one says now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue, ItemStyle, Section
from fzdesk.report.figures import Figures
from fzdesk.report.model import (
    Blank,
    FigureMark,
    Paragraph,
    Piece,
    Report,
    SectionState,
    Text,
    UnitProfile,
    new_id,
)
from fzdesk.report.wording import Wording


def new_report(year: int, unit: UnitProfile, catalogue: Catalogue) -> Report:
    """An empty report of one unit for a calendar year."""
    report = Report(year, dt.date(year, 1, 1), dt.date(year, 12, 31), unit)
    return reconcile(report, catalogue)


def reconcile(report: Report, catalogue: Catalogue) -> Report:
    """The report with a state for every section and a paragraph for everything that generates one.

    New sections and paragraphs come where the catalogue has them; generated paragraphs whose source
    is gone go; what the clerk edited, wrote or deleted stays so.  The same report comes back where
    nothing changes.
    """
    order = {part.key: _ordered(report, part.key, part.sections) for part in catalogue.parts}
    order = {**report.order, **order}
    sections = dict(report.sections)
    for section in catalogue.sections():
        state = report.sections.get(section.key, SectionState())
        sections[section.key] = _reconciled(state, sources(report, catalogue, section))
    if order == report.order and all(sections[key] is report.sections.get(key) for key in sections):
        return report
    return replace(report, order=order, sections=sections)


def sources(report: Report, catalogue: Catalogue, section: Section) -> tuple[str, ...]:
    """What generates paragraphs of a section, in order: its plans, then rows of its part."""
    part = catalogue.part_of(section.key)
    plans = tuple(plan.key for plan in section.paragraphs)
    if part and part.kind == "problems":
        return plans + tuple(f"problem:{row.id}" for row in report.problems)
    if part and part.kind == "plans":
        return plans + tuple(f"plan:{row.id}" for row in report.plans)
    return plans


def item_style(report: Report, catalogue: Catalogue, section_key: str) -> ItemStyle:
    """How a section's items are counted: the clerk's choice, else the catalogue's."""
    state = report.sections.get(section_key, SectionState())
    section = catalogue.section(section_key)
    return state.items or (section.items if section else "plain")


def pieces(paragraph: Paragraph, wording: Wording) -> tuple[Piece, ...]:
    """What a paragraph says now: its own pieces, or what its source generates."""
    if paragraph.origin != "generated":
        return paragraph.pieces
    kind, _, key = paragraph.source.partition(":")
    if kind == "problem":
        return next((wording.problem(row) for row in wording.report.problems if row.id == key), ())
    if kind == "plan":
        return next((wording.plan(row) for row in wording.report.plans if row.id == key), ())
    section = wording.catalogue.section(paragraph.source.partition(".")[0])
    plan = next((p for p in section.paragraphs if p.key == paragraph.source), None) if section else None
    if section is None or plan is None or _introduces_nothing(section, wording):
        return ()
    return wording.paragraph(plan)


def _introduces_nothing(section: Section, wording: Wording) -> bool:
    """Whether a section's opening sentence stands before a list that has no rows yet."""
    part = wording.catalogue.part_of(section.key)
    if part is None or part.kind not in ("problems", "plans"):
        return False
    return not (wording.report.problems if part.kind == "problems" else wording.report.plans)


def follows(report: Report, key: str) -> str:
    """The section whose text a section's follows under that one's heading; empty where it prints by itself.

    It prints by itself too where what it was merged into is not there, is left out, or is merged itself:
    no text may be lost.
    """
    into = report.sections.get(key, SectionState()).merged_into
    target = report.sections.get(into)
    if target is None or target.dropped or target.merged_into:
        return ""
    return into if any(into in keys for keys in report.order.values()) else ""


def standing(report: Report, part: str) -> Iterator[tuple[str, ...]]:
    """The sections of a part that print, each with those that follow it."""
    for key in report.order.get(part, ()):
        if not report.sections.get(key, SectionState()).dropped and not follows(report, key):
            merged = (k for k, s in report.sections.items() if s.merged_into == key and not s.dropped)
            yield (key, *(k for k in merged if follows(report, k)))


def part_prints(report: Report, wording: Wording, part: str) -> bool:
    """Whether anything of a part prints."""
    keys = (key for together in standing(report, part) for key in together)
    return any(p.pieces for key in keys for p in section_prose(report, wording, key))


def section_prose(report: Report, wording: Wording, key: str) -> tuple[Paragraph, ...]:
    """A section's paragraphs with their present pieces; generated ones with nothing to say left out."""
    state = report.sections.get(key, SectionState())
    now = (replace(p, pieces=pieces(p, wording)) for p in state.prose)
    return tuple(p for p in now if p.pieces or p.origin == "own")


def plain_text(parts: Iterable[Piece]) -> str:
    """The pieces as they print."""
    return "".join(
        piece.text
        if isinstance(piece, Text)
        else piece.shown
        if isinstance(piece, FigureMark)
        else blank_text(piece)
        for piece in parts
    )


def blank_text(blank: Blank) -> str:
    """How something missing prints."""
    return f"【待填：{blank.hint}】"


def moved_on(mark: FigureMark, figures: Figures) -> str:
    """The figure's present words where they differ from what the mark shows; empty otherwise."""
    found = figures.get(mark.figure)
    return found.shown if found is not None and found.shown != mark.shown else ""


def updated(parts: tuple[Piece, ...], figures: Figures, figure: str = "") -> tuple[Piece, ...]:
    """The pieces with every mark (or those of one figure) showing its figure as it is now."""
    return tuple(
        replace(piece, shown=moved_on(piece, figures) or piece.shown)
        if isinstance(piece, FigureMark) and figure in ("", piece.figure)
        else piece
        for piece in parts
    )


def _ordered(report: Report, part_key: str, sections: tuple[Section, ...]) -> tuple[str, ...]:
    """The clerk's order of a part's sections; new ones after the one they follow in the catalogue."""
    elsewhere = {key for part, keys in report.order.items() if part != part_key for key in keys}
    wanted = [section.key for section in sections]
    order = [key for key in report.order.get(part_key, ()) if key in wanted or key in report.sections]
    for at, key in enumerate(wanted):
        if key not in order and key not in elsewhere:
            before = [order.index(known) for known in wanted[:at] if known in order]
            order.insert(max(before) + 1 if before else 0, key)
    return tuple(order)


def _reconciled(state: SectionState, wanted: tuple[str, ...]) -> SectionState:
    prose = [p for p in state.prose if p.origin != "generated" or p.source in wanted]
    have = {p.source for p in prose if p.source}
    for at, source in enumerate(wanted):
        if source in have or source in state.removed:
            continue
        before = [i for i, p in enumerate(prose) if p.source in wanted[:at]]
        prose.insert(before[-1] + 1 if before else 0, Paragraph(new_id(), source=source))
    prose = _rows_in_order(prose, wanted)
    return state if tuple(prose) == state.prose else replace(state, prose=tuple(prose))


def _rows_in_order(prose: list[Paragraph], wanted: tuple[str, ...]) -> list[Paragraph]:
    """Paragraphs of problem and plan rows follow the rows' order, each in one of their places."""
    places = [i for i, p in enumerate(prose) if ":" in p.source and p.source in wanted]
    rows = sorted((prose[i] for i in places), key=lambda p: wanted.index(p.source))
    out = list(prose)
    for place, paragraph in zip(places, rows, strict=True):
        out[place] = paragraph
    return out

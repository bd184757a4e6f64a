"""Editing a section's text.  Report in, report out; the clerk's words win."""

from __future__ import annotations

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue
from fzdesk.report.figures import Figures, Totals
from fzdesk.report.model import FigureMark, Paragraph, Piece, Report, SectionState, Text, new_id
from fzdesk.report.prose import moved_on, pieces, reconcile, updated
from fzdesk.report.wording import Wording, joined


def set_prose(
    report: Report, catalogue: Catalogue, totals: Totals, section: str, shown: tuple[Paragraph, ...]
) -> Report:
    """Store a section's paragraphs as an editor shows them.

    Generated paragraphs keep no pieces.  Those the editor was not shown because they have nothing
    to say (with the ``totals`` the editor was shown) stay in place; those that vanished from the
    editor count as deleted by the clerk.
    """
    state = report.sections.get(section, SectionState())
    wording = Wording(report, catalogue, totals)
    ids = {p.id for p in shown}
    kept = [replace(p, pieces=()) if p.origin == "generated" else _tidied(p) for p in shown]
    gone = [p for p in state.prose if p.id not in ids]
    silent = [p for p in gone if p.origin == "generated" and not pieces(p, wording)]
    for paragraph in silent:
        kept.insert(min(state.prose.index(paragraph), len(kept)), paragraph)
    sources = {p.source for p in kept}
    removed = {*state.removed, *(p.source for p in gone if p.source)} - sources
    return _with(report, section, replace(state, prose=tuple(kept), removed=tuple(sorted(removed))))


def _tidied(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, pieces=joined(paragraph.pieces))


def edit(report: Report, section: str, paragraph: Paragraph) -> Report:
    """Replace one paragraph of a section (same id)."""
    state = report.sections[section]
    prose = tuple(paragraph if p.id == paragraph.id else p for p in state.prose)
    return _with(report, section, replace(state, prose=prose))


def restore_generated(report: Report, catalogue: Catalogue, section: str, paragraph_id: str = "") -> Report:
    """恢复自动: one edited paragraph generates again; without an id, all, and deleted ones come back."""
    state = report.sections[section]
    prose = tuple(
        replace(p, origin="generated", pieces=()) if p.source and paragraph_id in ("", p.id) else p
        for p in state.prose
    )
    removed = state.removed if paragraph_id else ()
    return reconcile(_with(report, section, replace(state, prose=prose, removed=removed)), catalogue)


def move_paragraph(report: Report, section: str, paragraph_id: str, by: int) -> Report:
    """Move a paragraph up (-1) or down (+1) within its section."""
    state = report.sections[section]
    at = next((i for i, p in enumerate(state.prose) if p.id == paragraph_id), None)
    if at is None:
        return report
    prose = [p for p in state.prose if p.id != paragraph_id]
    prose.insert(min(max(at + by, 0), len(prose)), state.prose[at])
    return _with(report, section, replace(state, prose=tuple(prose)))


def own_paragraph(text: str) -> Paragraph:
    """A paragraph of the clerk's own words."""
    pieces: tuple[Piece, ...] = (Text(text),) if text else ()
    return Paragraph(new_id(), "own", pieces=pieces)


def with_own_text(report: Report, section: str, text: str) -> Report:
    """Append own paragraphs, one a line, to a section."""
    state = report.sections.get(section, SectionState())
    prose = (*state.prose, *(own_paragraph(line) for line in text.splitlines() if line.strip()))
    return _with(report, section, replace(state, prose=prose))


def stale(report: Report, catalogue: Catalogue, totals: Totals) -> dict[str, dict[str, str]]:
    """Figures that moved on under edited paragraphs: paragraph id → {figure key: new words}."""
    figures = Figures(report, catalogue, totals)
    found: dict[str, dict[str, str]] = {}
    for state in report.sections.values():
        for p in state.prose:
            for piece in p.pieces:
                if isinstance(piece, FigureMark) and (new := moved_on(piece, figures)):
                    found.setdefault(p.id, {})[piece.figure] = new
    return found


def update_figures(
    report: Report,
    catalogue: Catalogue,
    totals: Totals,
    section: str = "",
    paragraph_id: str = "",
    figure: str = "",
) -> Report:
    """更新 / 全部更新: edited paragraphs show their figures (or one) as they are now, nothing else moves."""
    figures = Figures(report, catalogue, totals)
    sections = dict(report.sections)
    for key, state in report.sections.items():
        if section in ("", key):
            prose = tuple(
                replace(p, pieces=updated(p.pieces, figures, figure)) if paragraph_id in ("", p.id) else p
                for p in state.prose
            )
            sections[key] = state if prose == state.prose else replace(state, prose=prose)
    return replace(report, sections=sections)


def _with(report: Report, section: str, state: SectionState) -> Report:
    if report.sections.get(section) == state:
        return report
    return replace(report, sections={**report.sections, section: state})

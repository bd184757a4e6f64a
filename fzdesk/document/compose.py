"""From a report to its document tree.  Pure; format-free; numbers computed here."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue, Part
from fzdesk.document import model as tree
from fzdesk.document.form import (
    addressee,
    attachments,
    colophon,
    file_name,
    issuers,
    letterhead,
    signature,
    subtitle,
    title,
)
from fzdesk.document.numbering import heading_number, item_number
from fzdesk.report import prose
from fzdesk.report.figures import NO_TOTALS, Totals
from fzdesk.report.model import Blank, FigureMark, Piece, Report, SectionState, Text
from fzdesk.report.wording import Wording


def compose(
    report: Report, catalogue: Catalogue, totals: Totals = NO_TOTALS, *, wording: Wording | None = None
) -> tree.Document:
    """The document of a report as it stands: what is missing and required stands as 【待填：…】.

    Who has the report's wording already gives it.
    """
    composer = _Composer(report, catalogue, wording or Wording(report, catalogue, totals))
    words = composer.wording.words
    return tree.Document(
        title=title(report, words),
        subtitle=subtitle(report, words),
        addressee=addressee(report, words),
        nodes=tuple(composer.nodes()),
        signature=signature(report, words),
        year=report.year,
        period_to=report.period_to,
        file_name=file_name(report),
        author="、".join(issuers(report, words)),
        letterhead=letterhead(report, words),
        attachments=attachments(report),
        colophon=colophon(report, words),
    )


class _Composer:
    def __init__(self, report: Report, catalogue: Catalogue, wording: Wording) -> None:
        self.report = report
        self.catalogue = catalogue
        self.wording = wording

    def nodes(self) -> Iterator[tree.Node]:
        number = 0
        for part in self.catalogue.parts:
            content = list(self._part(part))
            if not content:
                if not part.is_wanted:
                    continue
                content = [_missing(part)]
            if part.heading:
                number += 1
                text = self.report.part_titles.get(part.key) or self.wording.plain(part.heading)
                source = tree.Source(step=part.sections[0].key if part.sections else part.key)
                yield tree.Heading(f"part.{part.key}", 1, heading_number(1, number), text, source)
            yield from content

    def _part(self, part: Part) -> Iterator[tree.Node]:
        number = 0
        for keys in prose.standing(self.report, part.key):
            body = [paragraph for key in keys for paragraph in self._numbered(key)]
            if not body:
                continue
            key = keys[0]
            heading = self.report.sections.get(key, SectionState()).title or self._catalogue_heading(key)
            if not heading:
                yield from body
                continue
            number += 1
            yield from self._headed(key, heading_number(2, number), heading, body)

    def _catalogue_heading(self, key: str) -> str:
        section = self.catalogue.section(key)
        return self.wording.plain(section.heading) if section else ""

    def _headed(self, key: str, number: str, heading: str, body: list[tree.Paragraph]) -> Iterator[tree.Node]:
        source = tree.Source(step=key)
        if self.report.form.headings == "own_line":
            yield tree.Heading(f"section.{key}", 2, number, heading, source)
            yield from body
            return
        lead = tree.Span(f"{number}{heading.rstrip('。')}。", "heading", 2, source)
        yield replace(body[0], spans=(lead, *body[0].spans))
        yield from body[1:]

    def _numbered(self, key: str) -> list[tree.Paragraph]:
        style = prose.item_style(self.report, self.catalogue, key)
        found = [p for p in prose.section_prose(self.report, self.wording, key) if p.pieces]
        if style == "plain":
            return [tree.Paragraph(p.id, self._spans(key, p.id, p.pieces)) for p in found]
        counted = self._counted(key)
        out: list[tree.Paragraph] = []
        number = 0
        for p in found:
            spans = self._spans(key, p.id, p.pieces)
            if counted is None or p.source in counted or not p.source:
                number += 1
                words = f"{number}." if style == "numbered" else item_number(number)
                spans = (tree.Span(words, "number", source=tree.Source(key, p.id)), *spans)
            out.append(tree.Paragraph(p.id, spans))
        if style == "joined" and out:
            return [replace(out[0], spans=tuple(span for p in out for span in p.spans))]
        return out

    def _counted(self, key: str) -> set[str] | None:
        """The sources that are items where a section also has a leading paragraph; None = all are."""
        section = self.catalogue.section(key)
        if section is None:
            return None
        rows = {s for s in prose.sources(self.report, self.catalogue, section) if ":" in s}
        return rows or ({plan.key for plan in section.paragraphs if plan.duties} if section.duties else None)

    def _spans(self, step: str, paragraph: str, pieces: tuple[Piece, ...]) -> tuple[tree.Span, ...]:
        return tuple(self._span(piece, tree.Source(step, paragraph, at)) for at, piece in enumerate(pieces))

    def _span(self, piece: Piece, source: tree.Source) -> tree.Span:
        match piece:
            case Text(text=text):
                return tree.Span(text, source=source)
            case FigureMark(figure=figure, shown=shown):
                stale = prose.moved_on(piece, self.wording.figures)
                return tree.Span(shown, "figure", source=replace(source, field=figure), stale=stale)
            case Blank(figure=figure):
                return tree.Span(prose.blank_text(piece), "blank", source=replace(source, field=figure))


def _missing(part: Part) -> tree.Paragraph:
    step = part.sections[0].key if part.sections else part.key
    blank = tree.Span(prose.blank_text(Blank(part.title)), "blank", source=tree.Source(step))
    return tree.Paragraph(f"missing.{part.key}", (blank,))

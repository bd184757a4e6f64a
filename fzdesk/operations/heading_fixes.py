"""The check's corrections in titles and headings: what is corrected becomes the clerk's own words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from fzdesk.catalogue.model import Value
from fzdesk.checks.finding import Finding
from fzdesk.document.model import Document, Heading, Paragraph
from fzdesk.operations.outline import rename_part, rename_section
from fzdesk.report.model import Report

TITLE = "title"


class Words(Value, frozen=True):
    """Where a finding's words stand in a title line or heading, without the number before it."""

    id: str  # title.<line>, part.<key> or section.<key>
    text: str
    start: int
    end: int


def words_of(document: Document, finding: Finding) -> Words | None:
    """The place of a finding in a title or heading; None when it stands in neither, or in the number."""
    where = finding.where
    if not where.paragraph:
        lines = document.title
        return (
            _within(f"{TITLE}.{where.number}", lines[where.number], 0, finding)
            if where.number < len(lines)
            else None
        )
    for node in document.nodes:
        match node:
            case Heading() if node.id == where.paragraph:
                return _within(node.id, node.text, len(node.number), finding)
            case Paragraph() if node.id == where.paragraph and node.spans and node.spans[0].role == "heading":
                lead = node.spans[0]
                number = lead.text.find("）") + 1
                return _within(
                    f"section.{lead.source.step}", lead.text[number:].rstrip("。"), number, finding
                )
    return None


def corrected(report: Report, document: Document, findings: Iterable[Finding]) -> tuple[Report, int]:
    """The report with the corrections of these findings in its title and headings, and how many those were.

    They are put in from the last to the first, so that places stay true; one that another has just changed
    is passed over.
    """
    found = [(words, one) for one in findings if (words := words_of(document, one)) and one.fix is not None]
    texts: dict[str, str] = {}
    free: dict[str, int] = {}
    count = 0
    for words, one in sorted(found, key=lambda pair: -pair[0].start):
        text = texts.get(words.id, words.text)
        if words.end <= free.get(words.id, len(words.text)):
            texts[words.id] = text[: words.start] + (one.fix or "") + text[words.end :]
            free[words.id] = words.start
            count += 1
    for key, text in texts.items():
        report = _renamed(report, document, key, text)
    return report, count


def _within(key: str, text: str, before: int, finding: Finding) -> Words | None:
    start, end = finding.where.start - before, finding.where.end - before
    if start < 0 or text[start:end] != finding.where.text:
        return None
    return Words(key, text, start, end)


def _renamed(report: Report, document: Document, key: str, text: str) -> Report:
    kind, _, name = key.partition(".")
    if kind == TITLE:
        lines = tuple(text if at == int(name) else line for at, line in enumerate(document.title))
        return replace(report, form=replace(report.form, title_kind="own", title_lines=lines))
    return rename_part(report, name, text) if kind == "part" else rename_section(report, name, text)

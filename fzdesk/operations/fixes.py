"""Putting the check's corrections into the text.  Report in, report out; the clerk's words win.

A finding speaks of a printed line; its words are looked for in the paragraph the line was made of, and
nothing is changed where they no longer stand there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from fzdesk.catalogue.model import Value
from fzdesk.checks.finding import Finding
from fzdesk.document.model import Document
from fzdesk.errors import InputError
from fzdesk.operations import heading_fixes
from fzdesk.operations.documents import Held, document_of, wording_of
from fzdesk.operations.paragraphs import edit
from fzdesk.report.model import Blank, FigureMark, Paragraph, Piece, Report, Text
from fzdesk.report.prose import blank_text, pieces, plain_text
from fzdesk.report.wording import joined

MOVED_ON = "这里的字已经改过了，请按新的校核结果再看。"
NOTHING_READY = "这一处没有现成的改法，请到正文里改。"


class Place(Value, frozen=True):
    """Where a finding's words stand in a paragraph's own text, without number and heading before it."""

    paragraph: str
    start: int
    end: int
    whole: bool  # all of the finding's words are the paragraph's own


def place(document: Document, finding: Finding) -> Place | None:
    """The place of a finding in the report's paragraphs; None for titles, headings and the signature."""
    where = finding.where
    node = next((p for p in document.paragraphs() if p.id == where.paragraph), None)
    if node is None:
        return None
    wanted = where.source.paragraph or next(
        (s.source.paragraph for s in node.spans if s.source.paragraph), ""
    )
    at, own = 0, []
    for span in node.spans:
        if wanted and span.source.paragraph == wanted and span.role not in ("number", "heading"):
            own.append((at, at + len(span.text)))
        at += len(span.text)
    if not own:
        return None
    first, last = own[0][0], own[-1][1]
    start, end = max(where.start, first), min(where.end, last)
    if end < start:
        return None
    return Place(wanted, start - first, end - first, (start, end) == (where.start, where.end))


def can_fix(document: Document, finding: Finding) -> bool:
    """Whether a correction is known and goes into a paragraph's own words, a heading or the title."""
    if finding.fix is None:
        return False
    found = place(document, finding)
    return (found is not None and found.whole) or heading_fixes.words_of(document, finding) is not None


def in_one_go(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that need no thought: punctuation and characters with a correction."""
    return tuple(one for one in findings if one.rule.startswith("punct.") and can_fix(document, one))


def apply_fix(held: Held, finding: Finding) -> Report:
    """The report with a finding's correction in its text.

    A generated paragraph becomes an edited one.  Raises InputError where there is no correction, or other
    words stand there now.
    """
    document = document_of(held)
    if not can_fix(document, finding):
        raise InputError(NOTHING_READY if finding.fix is None or not finding.where.paragraph else MOVED_ON)
    fixed, done = _fixed(held, (finding,), document)
    if not done:
        raise InputError(MOVED_ON)
    return fixed


def fix_all(held: Held, findings: Sequence[Finding]) -> tuple[Report, int]:
    """The report with all corrections of punctuation and characters, and how many those were.

    One whose words moved on, or that another one has just changed, is passed over.
    """
    document = document_of(held)
    return _fixed(held, in_one_go(document, findings), document)


def _fixed(held: Held, findings: Sequence[Finding], document: Document) -> tuple[Report, int]:
    report, wording = held.report, wording_of(held)
    wanted: dict[str, list[tuple[Place, Finding]]] = defaultdict(list)
    for one in findings:
        if (found := place(document, one)) is not None and found.whole:
            wanted[found.paragraph].append((found, one))
    count = 0
    for section, state in report.sections.items():
        for paragraph in state.prose:
            if fixes := wanted.get(paragraph.id):
                changed, done = _correct(paragraph, pieces(paragraph, wording), fixes)
                if done:
                    report = edit(report, section, changed)
                    count += done
    report, more = heading_fixes.corrected(report, document, findings)
    return report, count + more


def _correct(
    paragraph: Paragraph, parts: tuple[Piece, ...], fixes: list[tuple[Place, Finding]]
) -> tuple[Paragraph, int]:
    """The paragraph with its corrections, from the last to the first so that places stay true."""
    text, done, free = plain_text(parts), 0, len(plain_text(parts)) + 1
    for found, one in sorted(fixes, key=lambda pair: -pair[0].start):
        if found.end > free or text[found.start : found.end] != one.where.text or one.fix is None:
            continue
        parts = _replaced(parts, found.start, found.end, one.fix)
        free, done = found.start, done + 1
    origin = "edited" if paragraph.origin == "generated" else paragraph.origin
    return replace(paragraph, origin=origin, pieces=joined(parts)), done


def _replaced(parts: tuple[Piece, ...], start: int, end: int, words: str) -> tuple[Piece, ...]:
    """The pieces with other words from ``start`` to ``end``; a mark that is touched becomes plain text."""
    out: list[Piece] = []
    at, put = 0, False
    for piece in parts:
        shown = _shown(piece)
        first, at = at, at + len(shown)
        touched = first < end and at > start
        if start == end and not put:
            touched = first <= start <= at and (isinstance(piece, Text) or first < start < at)
        if not touched:
            if not put and first >= end:
                out.append(Text(words))
                put = True
            out.append(piece)
            continue
        out.append(Text(shown[: max(0, start - first)]))
        if not put:
            out.append(Text(words))
            put = True
        out.append(Text(shown[max(0, end - first) :]))
    return tuple(out) if put else (*out, Text(words))


def _shown(piece: Piece) -> str:
    match piece:
        case Text(text=text):
            return text
        case FigureMark(shown=shown):
            return shown
        case Blank():
            return blank_text(piece)

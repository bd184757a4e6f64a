"""What a checklist row tells besides its answer: how it stands, where its figures come from."""

from __future__ import annotations

import re

from fzdesk.catalogue.model import Duty, Figure, Section
from fzdesk.gui.widgets.duty_row import CHOOSE, RowFacts, ShownFigure
from fzdesk.gui.widgets.status_words import Status
from fzdesk.report.figures import Figures, Resolved
from fzdesk.report.model import Answer, FigureMark, SectionState
from fzdesk.report.progress import wants_reason
from fzdesk.report.prose import plain_text

UNSAID = "这一段正文手改或删除过，这一项的数字没有写进去。请到正文里补上，或者点“恢复自动”。"


def row_facts(
    duty: Duty, answer: Answer, figures: Figures, *, with_source: bool = True, by_hand: str | None = None
) -> RowFacts:
    """The facts of one row; ``with_source`` says of typed figures that they are typed.

    ``by_hand`` is what the section says besides generated text, where the duty's paragraph is not generated.
    """
    found = {figure.key: figures.get(f"{duty.key}.{figure.key}") for figure in duty.figures}
    entries = max((known.entries for known in found.values() if known), default=0)
    counted = is_counted(duty, figures)
    typed_in = "手工填报" if with_source and duty.figures and answer.state == "done" else ""
    also = "、手工" if any(known and known.origin == "typed" for known in found.values()) else ""
    finding = too_many(duty, found) or unsaid(duty, answer, found, by_hand)
    return RowFacts(
        status=row_status(duty, answer, figures),
        source=f"台账 {entries} 条{also}" if counted else typed_in,
        counted=counted,
        origins={key: origin_words(known) for key, known in found.items() if known} if counted else {},
        figures={
            key: ShownFigure(known.shown) for key, known in found.items() if known and known.origin != "typed"
        },
        finding=finding if answer.state == "done" else "",
        finding_level="attention",
        hint=f"台账已记 {entries} 条，选“开展”就填上" if counted else CHOOSE,
    )


def origin_words(known: Resolved) -> str:
    """Where a figure comes from."""
    if known.origin == "counted":
        return f"台账 {known.entries} 条"
    return "手工填报" if known.origin == "typed" else "按填报的数算出"


def is_counted(duty: Duty, figures: Figures) -> bool:
    """Whether a ledger counts one of the duty's figures."""
    found = (figures.get(f"{duty.key}.{figure.key}") for figure in duty.figures)
    return any(known is not None and known.origin == "counted" for known in found)


def row_status(duty: Duty, answer: Answer, figures: Figures) -> Status:
    """Empty until answered, done when nothing that is wanted is missing, doing in between."""
    if answer.state is None:
        return "empty"
    if answer.state != "done":
        return "doing" if wants_reason(answer) else "done"
    missing = [f for f in duty.figures if f.required and figures.get(f"{duty.key}.{f.key}") is None]
    missing_words = [d for d in duty.details if d.required and not answer.details.get(d.key, "").strip()]
    return "doing" if missing or missing_words else "done"


def texts_by_hand(section: Section, state: SectionState) -> dict[str, str]:
    """Duties whose paragraph was edited or deleted, and what the section says besides generated text.

    Figures that are still marked stand behind the words by their keys, each in [].
    """
    kept = [paragraph for paragraph in state.prose if paragraph.origin != "generated"]
    sources = {*state.removed, *(paragraph.source for paragraph in kept)}
    plans = [plan for plan in section.paragraphs if plan.key in sources]
    pieces = [piece for paragraph in kept for piece in paragraph.pieces] if plans else []
    marks = (f"[{piece.figure}]" for piece in pieces if isinstance(piece, FigureMark))
    text = "".join((plain_text(pieces), *marks))
    return {key: text for plan in plans for key in plan.duties}


def unsaid(duty: Duty, answer: Answer, found: dict[str, Resolved | None], by_hand: str | None) -> str:
    """A sentence where text edited by hand has none of a duty's figures, as of one answered later."""
    shown = [known.shown for known in found.values() if known]
    if by_hand is None or not shown or answer.mention is False or f"[{duty.key}." in by_hand:
        return ""
    there = (re.search(rf"(?<![\d.]){re.escape(words)}(?!\d|\.\d)", by_hand) for words in shown)
    return "" if any(there) else UNSAID


def too_many(duty: Duty, found: dict[str, Resolved | None]) -> str:
    """A sentence where a part is larger than its whole, such as more passed than sat; else empty."""
    titles: dict[str, Figure] = {figure.key: figure for figure in duty.figures}
    for figure in duty.figures:
        part, whole = found.get(figure.numerator), found.get(figure.denominator)
        if figure.is_rate and part and whole and part.value > whole.value:
            above, below = titles[figure.numerator], titles[figure.denominator]
            return (
                f"{above.title}{part.shown}{above.unit}，比{below.title}{whole.shown}{below.unit}还多，"
                f"算不出{figure.title}，请核对这两个数。"
            )
    return ""


def counted_figure(duty: Duty, figures: Figures) -> str:
    """Full key of the duty's figure that counts most entries; empty when all are typed."""
    keys = [f"{duty.key}.{figure.key}" for figure in duty.figures if figure.ledger]
    known = ((key, figures.get(key)) for key in keys)
    entries = {key: found.entries for key, found in known if found and found.origin == "counted"}
    return max(entries, key=lambda key: entries[key], default="")

"""What a checklist row tells besides its answer: how it stands, where its figures come from."""

from __future__ import annotations

from fzdesk.catalogue.model import Duty, Figure
from fzdesk.gui.widgets.duty_row import CHOOSE, RowFacts, ShownFigure
from fzdesk.gui.widgets.status_words import Status
from fzdesk.report.figures import Figures, Resolved
from fzdesk.report.model import Answer
from fzdesk.report.progress import wants_reason


def row_facts(duty: Duty, answer: Answer, figures: Figures, *, with_source: bool = True) -> RowFacts:
    """The facts of one row; ``with_source`` says of typed figures that they are typed."""
    found = {figure.key: figures.get(f"{duty.key}.{figure.key}") for figure in duty.figures}
    entries = max((known.entries for known in found.values() if known), default=0)
    counted = is_counted(duty, figures)
    typed_in = "手工填报" if with_source and duty.figures and answer.state == "done" else ""
    also = "、手工" if any(known and known.origin == "typed" for known in found.values()) else ""
    return RowFacts(
        status=row_status(duty, answer, figures),
        source=f"台账 {entries} 条{also}" if counted else typed_in,
        counted=counted,
        origins={key: origin_words(known) for key, known in found.items() if known} if counted else {},
        figures={
            key: ShownFigure(known.shown) for key, known in found.items() if known and known.origin != "typed"
        },
        finding=too_many(duty, found) if answer.state == "done" else "",
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

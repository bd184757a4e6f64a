"""What a ledger counts beside what the report prints of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue, Duty, Figure
from fzdesk.report.figures import Figures, Resolved, Totals
from fzdesk.report.model import FigureMark, Report
from fzdesk.report.prose import pieces
from fzdesk.report.wording import Wording

Standing = Literal["same", "stale", "typed", "unanswered", "not_done", "unsaid"]


class LedgerFigure(NamedTuple):
    """A figure that a ledger counts, and what it counts."""

    key: str  # full
    duty: Duty
    figure: Figure
    counted: Resolved | None

    @property
    def words(self) -> str:
        """Name and number as people say them: 会前学法 12 次, 合格率 96.3%."""
        return f"{self.name} {self.number}" if self.counted else self.name

    @property
    def name(self) -> str:
        """The title without the words that its unit says again."""
        title, unit = self.figure.title, self.figure.unit
        tails = (f"{unit}数", "次数", "人数", unit, "数")
        tail = next((tail for tail in tails if title.endswith(tail)), "")
        if title.removesuffix("数").endswith(("文件", "案件", "事件")):
            tail = "数" if title.endswith("数") else ""
        return title.removesuffix(tail) if tail and len(title) > len(tail) + 1 else title

    @property
    def number(self) -> str:
        """The number with its unit."""
        return number_words(self.counted, self.figure)


class Beside(NamedTuple):
    """How the report stands to a figure of the ledger: what it says, where, and whether that is the same."""

    at: LedgerFigure
    standing: Standing
    said: str = ""  # what the report says instead


def number_words(found: Resolved | None, figure: Figure) -> str:
    """A figure with its unit, as it stands in a list."""
    if found is None:
        return ""
    if figure.is_rate or found.precision == "以上":
        return found.shown
    return f"{found.shown}{' ' if found.precision == 'exact' else ''}{figure.unit}"  # 12 次, 140余条


def figures_of(kind: str, catalogue: Catalogue, report: Report, totals: Totals) -> tuple[LedgerFigure, ...]:
    """All figures a ledger gives, rates of them too, in the order of the report."""
    alone = Figures(replace(report, answers={}), catalogue, totals)  # as if nothing were typed
    found: list[LedgerFigure] = []
    for duty in catalogue.duties():
        own = {figure.key for figure in duty.figures if figure.ledger == kind}
        for figure in duty.figures:
            if figure.key in own or own & {figure.numerator, figure.denominator}:
                key = f"{duty.key}.{figure.key}"
                found.append(LedgerFigure(key, duty, figure, alone.get(key)))
    return tuple(found)


def beside(at: LedgerFigure, report: Report, wording: Wording) -> Beside:
    """What the report has for a figure that is counted."""
    duty_key, _, name = at.key.rpartition(".")
    answer = report.answers.get(duty_key)
    assert at.counted is not None
    if answer is not None and (typed := answer.figures.get(name)) is not None:
        shown = Resolved(at.figure, typed.value, typed.precision, "typed")
        if shown.shown != at.counted.shown:
            return Beside(at, "typed", number_words(shown, at.figure))
    if answer is None or answer.state is None:
        return Beside(at, "unanswered")
    if answer.state != "done":
        return Beside(at, "not_done")
    said = _said(at.key, report, wording)
    different = next((words for words in said if words != at.counted.shown), "")
    if different:
        return Beside(at, "stale", different if at.figure.is_rate else f"{different} {at.figure.unit}")
    return Beside(at, "same" if said else "unsaid")


def _said(key: str, report: Report, wording: Wording) -> list[str]:
    """What the text prints for a figure, wherever it does."""
    return [
        piece.shown
        for state in report.sections.values()
        for paragraph in state.prose
        for piece in pieces(paragraph, wording)
        if isinstance(piece, FigureMark) and piece.figure == key
    ]

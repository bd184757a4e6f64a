"""From answers to words: the pieces of a generated paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fzdesk.catalogue.model import Catalogue, Duty, ParagraphPlan, UnitWords
from fzdesk.catalogue.template import Slot, parse
from fzdesk.report.figures import NO_TOTALS, Figures, Totals
from fzdesk.report.model import Answer, Blank, FigureMark, Piece, Plan, Problem, Report, Text, UnitProfile

UNANSWERED = Answer()
COUNTY_KINDS = ("县", "区", "市", "旗")


def unit_words(unit: UnitProfile, catalogue: Catalogue, year: int) -> dict[str, str]:
    """The words a template's ``{@…}`` slots stand for, by the kind of unit."""
    words = catalogue.words.get(unit.kind) or UnitWords(
        "我单位", "党委", "政府", "主要负责人", "党委书记", "{name}党委", "{name}"
    )
    kind = unit.county[-1:] if unit.county[-1:] in COUNTY_KINDS else "县"
    return {
        "we": words.we, "party": words.party, "government": words.government, "head": words.head,
        "secretary": words.secretary, "congress": words.congress, "town": words.town, "unit": unit.name,
        "party_full": words.party_full.format(name=unit.name),
        "government_full": words.government_full.format(name=unit.name),
        "county": unit.county or f"全{kind}", "county_kind": kind, "county_party": f"{kind}委",
        "county_government": f"{kind}政府", "year": str(year), "next_year": str(year + 1),
    }  # fmt: skip


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same pieces with neighbouring texts made one and empty ones gone."""
    out: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Text):
            if not piece.text:
                continue
            if out and isinstance(last := out[-1], Text):
                out[-1] = Text(last.text + piece.text)
                continue
        out.append(piece)
    return tuple(out)


def ended(text: str) -> str:
    """A sentence with its full stop, however the clerk ended it; empty stays empty."""
    text = text.strip().rstrip("。；;，,.")
    return f"{text}。" if text else ""


class Wording:
    """Makes the generated paragraphs of one report; each is made once, whoever asks."""

    def __init__(self, report: Report, catalogue: Catalogue, totals: Totals = NO_TOTALS) -> None:
        self.report = report
        self.catalogue = catalogue
        self.figures = Figures(report, catalogue, totals)
        self.words: Mapping[str, str] = unit_words(report.unit, catalogue, report.year)
        self._paragraphs: dict[str, tuple[Piece, ...]] = {}

    def plain(self, template: str) -> str:
        """A template that holds words only, such as a heading."""
        return "".join(
            piece.text for piece in self._fill(template, None, UNANSWERED) if isinstance(piece, Text)
        )

    def paragraph(self, plan: ParagraphPlan) -> tuple[Piece, ...]:
        """The pieces of a planned paragraph; empty when none of its duties has anything to say."""
        if plan.key not in self._paragraphs:
            self._paragraphs[plan.key] = self._planned(plan)
        return self._paragraphs[plan.key]

    def _planned(self, plan: ParagraphPlan) -> tuple[Piece, ...]:
        said = [piece for key in plan.duties for piece in self._duty(key)]
        if plan.duties and not said:
            return ()
        return joined([*self._fill(plan.lead, None, UNANSWERED), *said])

    def duty(self, duty: Duty) -> tuple[Piece, ...]:
        """What one duty contributes to its section's text, given its answer."""
        answer = self.report.answers.get(duty.key, UNANSWERED)
        match answer.state:
            case None if self._opens(duty):
                return self._done(duty, answer)
            case None:
                return (Blank(duty.title, duty.key), Text("。")) if duty.level == "must" else ()
            case "done":
                return () if answer.mention is False else self._done(duty, answer)
            case "not_done":
                said = duty.when_not_done == "say" if answer.mention is None else answer.mention
                return self._fill(duty.not_done, duty, answer) if said else ()
            case "not_applicable":
                return self._fill(duty.not_applicable, duty, answer) if answer.mention else ()

    def variant(self, duty: Duty) -> int:
        """Which wording of ``done`` is used: the clerk's choice, else one that changes by the year."""
        answer = self.report.answers.get(duty.key, UNANSWERED)
        chosen = self.report.year if answer.variant is None else answer.variant
        return chosen % len(duty.done)

    def problem(self, row: Problem) -> tuple[Piece, ...]:
        """A problem and its reason; both are wanted."""
        return joined([
            Text(ended(row.text)) if row.text.strip() else Blank("不足", f"problem:{row.id}.text"),
            Text(ended(row.reason)) if row.reason.strip() else Blank("原因", f"problem:{row.id}.reason"),
        ])  # fmt: skip

    def plan(self, row: Plan) -> tuple[Piece, ...]:
        """A plan item: what, how, how far, by whom and when."""
        owner = row.owner.strip().removeprefix("由").removesuffix("负责")
        tail = "，".join(filter(None, (
            row.target.strip().rstrip("。"),
            f"由{owner}负责" if owner else "",
            _due(row.due),
        )))  # fmt: skip
        head = Text(ended(row.text)) if row.text.strip() else Blank("工作安排", f"plan:{row.id}.text")
        return joined([head, Text(ended(row.measure)), Text(ended(tail))])

    def _opens(self, duty: Duty) -> bool:
        """Whether a duty belongs to the preamble, which stands in every report without being asked."""
        part = self.catalogue.part_of(duty.key.partition(".")[0])
        return part is not None and part.kind == "preamble"

    def _duty(self, key: str) -> tuple[Piece, ...]:
        duty = self.catalogue.duty(key)
        if duty is None or not applies(duty, self.report.unit):
            return ()
        return self.duty(duty)

    def _done(self, duty: Duty, answer: Answer) -> tuple[Piece, ...]:
        if any(self._is_zero(f"{duty.key}.{figure.key}") for figure in duty.figures if figure.required):
            return self._fill(duty.zero or duty.not_done, duty, answer)
        if duty.zero and self._nothing_but_zeros(duty):
            return self._fill(duty.zero, duty, answer)
        return self._fill(duty.done[self.variant(duty)], duty, answer)

    def _nothing_but_zeros(self, duty: Duty) -> bool:
        """Whether no figure of a duty is required and all that are known are zero."""
        if any(figure.required for figure in duty.figures):
            return False
        found = [self.figures.get(f"{duty.key}.{figure.key}") for figure in duty.figures]
        known = [one.value for one in found if one is not None]
        return bool(known) and not any(known)

    def _is_zero(self, full_key: str) -> bool:
        found = self.figures.get(full_key)
        return found is not None and found.value == 0 and not found.figure.is_rate

    def _fill(self, template: str, duty: Duty | None, answer: Answer) -> tuple[Piece, ...]:
        out: list[Piece] = []
        for clause in parse(template):
            filled = [
                self._slot(part, duty, answer) if isinstance(part, Slot) else Text(part)
                for part in clause.parts
            ]
            if clause.optional and any(not _says(piece) for piece in filled):
                continue
            out += _without_doubled_units(filled)
        return joined(out)

    def _slot(self, slot: Slot, duty: Duty | None, answer: Answer) -> Piece:
        """What stands in a slot; a Blank when it is not known (or zero, which is never printed as 0次)."""
        if slot.is_word:
            return Text(self.words[slot.name[1:]])
        if slot.name == "reason":
            return Text(answer.reason.strip().rstrip("。")) if answer.reason.strip() else Blank("原因")
        key = slot.name if "." in slot.name or duty is None else f"{duty.key}.{slot.name}"
        if detail := next((d for d in duty.details if d.key == slot.name), None) if duty else None:
            text = answer.details.get(slot.name, "").strip().rstrip("。，；")
            return Text(text) if text else Blank(detail.title, key)
        figure = self.catalogue.figure(key)
        found = self.figures.get(key)
        if found is None or self._is_zero(key):
            return Blank(figure.title if figure else slot.name, key)
        return FigureMark(key, found.shown)


def applies(duty: Duty, unit: UnitProfile) -> bool:
    """Whether a duty concerns this kind of unit."""
    return not duty.kinds or unit.kind in duty.kinds


def _says(piece: Piece) -> bool:
    return not isinstance(piece, Blank)


def _due(due: str) -> str:
    """When a plan item is done, whether the clerk wrote 6月, 6月底, 6月底前完成 or 每季度."""
    due = due.strip().rstrip("。").removesuffix("完成")
    if due.startswith(("每", "全年", "常年", "长期", "常态", "持续")):
        return f"{due}落实"
    if not due.endswith(("前", "内", "底")):
        due += "内" if due.endswith(("年", "季度")) else "前" if due else ""
    return f"{due}完成" if due else ""


def _without_doubled_units(pieces: list[Piece]) -> list[Piece]:
    """``10次以上`` carries its unit, so the template's own 次 after it goes."""
    for at in range(len(pieces) - 1):
        mark, after = pieces[at], pieces[at + 1]
        if isinstance(mark, FigureMark) and mark.shown.endswith("以上") and isinstance(after, Text):
            unit = mark.shown.removesuffix("以上").lstrip("0123456789.%")
            if unit and after.text.startswith(unit):
                pieces[at + 1] = Text(after.text[len(unit) :])
    return pieces

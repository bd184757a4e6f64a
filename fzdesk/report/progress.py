"""How far a report is: the wizard's steps with their state, and everything still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from fzdesk.catalogue.model import Catalogue, Duty, Part, Section, Value
from fzdesk.report import prose
from fzdesk.report.figures import NO_TOTALS, Totals
from fzdesk.report.model import Answer, Blank, Report
from fzdesk.report.wording import UNANSWERED, Wording, applies

StepState = Literal["not_started", "doing", "attention", "done"]
STEP_TITLES: dict[StepState, str] = {
    "not_started": "未开始",
    "doing": "进行中",
    "attention": "有问题",
    "done": "已完成",
}
FORM_STEP = "form"


class Missing(Value, frozen=True):
    """Something still to be filled in: where (step key), which field, in words."""

    step: str
    field: str
    hint: str


class Step(Value, frozen=True):
    """One page of the wizard."""

    key: str  # section key; the part's key where a part is one page; "form" for 落款
    part: str
    title: str
    sections: tuple[str, ...]
    answered: int = 0  # of the duties that count: 必报 and 应报
    total: int = 0
    missing: tuple[Missing, ...] = ()
    optional: bool = False
    begun: bool = False  # any duty answered, 选报 ones too

    @property
    def state(self) -> StepState:
        if self.total and not self.begun:
            return "not_started"
        if self.answered < self.total:
            return "doing"
        if self.missing:
            return "attention"
        return "not_started" if self.optional and not self.begun else "done"


def steps(
    report: Report, catalogue: Catalogue, totals: Totals = NO_TOTALS, *, wording: Wording | None = None
) -> tuple[Step, ...]:
    """The wizard's pages in order: one a section in part one, one a part otherwise, 落款 last.

    Who has the report's wording already gives it.
    """
    wording = wording or Wording(report, catalogue, totals)
    return (*_steps(report, catalogue, wording), _form_step(report))


def _steps(report: Report, catalogue: Catalogue, wording: Wording) -> Iterator[Step]:
    for part in catalogue.parts:
        keys = tuple(k for k in report.order.get(part.key, ()) if not report.sections[k].dropped)
        if part.kind != "achievements":
            yield _step(report, wording, part, part.key, part.title, keys)
            continue
        for key in keys:
            section = catalogue.section(key)
            title = section.title if section else report.sections[key].title
            yield _step(report, wording, part, key, title, (key,))


def _step(report: Report, wording: Wording, part: Part, key: str, title: str, keys: tuple[str, ...]) -> Step:
    catalogue = wording.catalogue
    found = [section for k in keys if (section := catalogue.section(k))]
    duties = [duty for section in found for duty in section_duties(section, report)]
    given = {duty.key for duty in duties if report.answers.get(duty.key, UNANSWERED).state is not None}
    wanted = {duty.key for duty in duties if duty.level != "may"}
    answered, total, begun = len(wanted & given), len(wanted), bool(given)
    if part.kind in ("problems", "plans"):
        rows = report.problems if part.kind == "problems" else report.plans
        answered, total, begun = (len(rows), len(rows), True) if rows else (0, 1, False)
    elif not duties or part.kind == "preamble":
        begun = any(prose.section_prose(report, wording, k) for k in keys)
        answered = total = 0
    missing = tuple(m for k in keys for m in _missing(report, wording, k, duties))
    if part.kind in ("problems", "plans") and not begun:
        missing = (Missing(keys[0] if keys else key, "", part.title),)
    optional = part.optional or all(section.optional for section in found)
    return Step(key, part.key, title, keys, answered, total, missing, optional, begun)


def section_duties(section: Section, report: Report) -> tuple[Duty, ...]:
    """The duties of a section that concern this kind of unit."""
    return tuple(duty for duty in section.duties if applies(duty, report.unit))


def _missing(report: Report, wording: Wording, key: str, duties: list[Duty]) -> Iterator[Missing]:
    for paragraph in prose.section_prose(report, wording, key):
        for piece in paragraph.pieces:
            if isinstance(piece, Blank):
                yield Missing(key, piece.figure, piece.hint)
    for duty in duties:
        answer = report.answers.get(duty.key, UNANSWERED)
        if duty.key.startswith(f"{key}.") and wants_reason(answer):
            yield Missing(key, f"{duty.key}.reason", f"{duty.title}的原因")


def wants_reason(answer: Answer) -> bool:
    """未开展 and 不适用 want a reason."""
    return answer.state in ("not_done", "not_applicable") and not answer.reason.strip()


def _form_step(report: Report) -> Step:
    missing = []
    if report.form.date is None:
        missing.append(Missing(FORM_STEP, "form.date", "日期"))
    if not report.unit.county.strip():
        missing.append(Missing(FORM_STEP, "unit.county", "所属县（市、区、旗）"))
    if report.form.letterhead and not report.form.number.strip():
        missing.append(Missing(FORM_STEP, "form.number", "发文字号"))
    if report.form.letterhead and not any(name.strip() for name in report.form.signers):
        missing.append(Missing(FORM_STEP, "form.signers", "签发人"))  # GB/T 9704-2012 7.2.6: 上行文应当标注
    return Step(FORM_STEP, FORM_STEP, "落款", (), 0, 0, tuple(missing), begun=True)


def deadlines(report: Report, catalogue: Catalogue) -> list[tuple[str, str, dt.date]]:
    """Key, title and day of each deadline, as the catalogue or the clerk has it."""
    return [
        (one.key, one.title, report.form.deadlines.get(one.key, dt.date(report.year + 1, one.month, one.day)))
        for one in catalogue.deadlines
    ]

"""How far a report is: the wizard's steps with their state, and everything still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue, Duty, Part, Section, Value
from fzdesk.report import prose
from fzdesk.report.figures import NO_TOTALS, Totals
from fzdesk.report.model import Answer, Blank, Report, Text
from fzdesk.report.wording import UNANSWERED, Wording, applies

StepState = Literal["not_started", "doing", "attention", "done", "optional"]
STEP_TITLES: dict[StepState, str] = {
    "not_started": "未开始",
    "doing": "进行中",
    "attention": "有问题",
    "done": "已完成",
    "optional": "选报",  # nothing there is wanted, and nothing is written
}
FORM_STEP = "form"
BLANK = "【待填"
NAMED = 5


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
    begun: bool = False  # any duty answered, 选报 ones too; without duties: any text that prints

    @property
    def state(self) -> StepState:
        if self.total and not self.begun:
            return "not_started"
        if self.answered < self.total:
            return "doing"
        if self.missing:
            return "attention"
        if self.begun:
            return "done"
        return "optional" if self.optional else "not_started"


def steps(
    report: Report, catalogue: Catalogue, totals: Totals = NO_TOTALS, *, wording: Wording | None = None
) -> tuple[Step, ...]:
    """The wizard's pages in order: one a section in part one, one a part otherwise, 落款 last.

    Who has the report's wording already gives it.
    """
    wording = wording or Wording(report, catalogue, totals)
    return (*_steps(report, catalogue, wording), _form_step(report))


def with_unread(found: tuple[Step, ...], unread: Sequence[Missing]) -> tuple[Step, ...]:
    """The steps with what stands in a field and cannot be read among what is missing, each field once."""

    def new(step: Step) -> tuple[Missing, ...]:
        known = {one.field for one in step.missing}
        return tuple(one for one in unread if one.step == step.key and one.field not in known)

    return tuple(replace(s, missing=(*s.missing, *more)) if (more := new(s)) else s for s in found)


def named(missing: Sequence[Missing]) -> str:
    """The first few of what is missing, in words."""
    words = "、".join(one.hint for one in missing[:NAMED])
    return f"{words}等" if len(missing) > NAMED else words


def _steps(report: Report, catalogue: Catalogue, wording: Wording) -> Iterator[Step]:
    for part in catalogue.parts:
        keys = tuple(k for k in report.order.get(part.key, ()) if not report.sections[k].dropped)
        if part.kind != "achievements":
            made = [_step(report, wording, part, part.key, part.title, keys)]
        else:
            titles = {k: s.title if (s := catalogue.section(k)) else report.sections[k].title for k in keys}
            made = [_step(report, wording, part, key, titles[key], (key,)) for key in keys]
        if made and part.is_wanted and not prose.part_prints(report, wording, part.key):
            first = made[0]
            item = _nothing(report, catalogue, first.sections[0] if first.sections else first.key, part.title)
            made[0] = replace(first, missing=(item, *first.missing))
        if made and BLANK in (heading := report.part_titles.get(part.key, "")):
            first = made[0]
            item = Missing(first.key, "", _typed_blank(heading))
            made[0] = replace(first, missing=(item, *first.missing))
        yield from made


def _step(report: Report, wording: Wording, part: Part, key: str, title: str, keys: tuple[str, ...]) -> Step:
    catalogue = wording.catalogue
    found = [section for k in keys if (section := catalogue.section(k))]
    duties = [duty for section in found for duty in section_duties(section, report)]
    given = {duty.key for duty in duties if report.answers.get(duty.key, UNANSWERED).state is not None}
    wanted = {duty.key for duty in duties if duty.level != "may"}
    answered, total, begun = len(wanted & given), len(wanted), bool(given)
    written = any(p.pieces for k in keys for p in prose.section_prose(report, wording, k))
    if part.kind in ("problems", "plans"):
        rows = report.problems if part.kind == "problems" else report.plans
        answered, total, begun = len(rows) or int(written), len(rows) or 1, bool(rows) or written
    elif not duties or part.kind == "preamble":
        answered, total, begun = 0, 0, written
    missing = [m for k in keys for m in _missing(report, wording, k, duties)]
    for section in found:
        if _emptied(report, wording, section):
            begun = begun and not section.optional
            if part.is_wanted and not section.optional:
                missing.append(_nothing(report, catalogue, section.key, f"“{section.title}”的正文"))
    optional = part.optional or (bool(found) and all(section.optional for section in found))
    return Step(key, part.key, title, keys, answered, total, tuple(missing), optional, begun)


def _emptied(report: Report, wording: Wording, section: Section) -> bool:
    """Whether the clerk took all text out of a section whose answers have something to say."""
    if any(p.pieces for p in prose.section_prose(report, wording, section.key)):
        return False
    return any(plan.duties and wording.paragraph(plan) for plan in section.paragraphs)


def _nothing(report: Report, catalogue: Catalogue, key: str, hint: str) -> Missing:
    """Where text is missing altogether; the first of the section's duties leads there."""
    section = catalogue.section(key)
    duties = section_duties(section, report) if section else ()
    return Missing(key, duties[0].key if duties else "", hint)


def section_duties(section: Section, report: Report) -> tuple[Duty, ...]:
    """The duties of a section that concern this kind of unit."""
    return tuple(duty for duty in section.duties if applies(duty, report.unit))


def _missing(report: Report, wording: Wording, key: str, duties: list[Duty]) -> Iterator[Missing]:
    section = report.sections[key]
    if BLANK in section.title and not section.merged_into:
        yield Missing(key, "", _typed_blank(section.title))
    for paragraph in prose.section_prose(report, wording, key):
        for piece in paragraph.pieces:
            if isinstance(piece, Blank):
                yield Missing(key, piece.figure, piece.hint)
            elif isinstance(piece, Text) and BLANK in piece.text:  # edited, and plain words since
                yield Missing(key, paragraph.id, _typed_blank(piece.text))
    for duty in duties:
        answer = report.answers.get(duty.key, UNANSWERED)
        if duty.key.startswith(f"{key}.") and wants_reason(answer):
            yield Missing(key, f"{duty.key}.reason", f"{duty.title}的原因")


def _typed_blank(text: str) -> str:
    """What the first 【待填：…】 among typed words asks for."""
    return text.partition(BLANK)[2].partition("】")[0].strip("：: ")[:20] or "待填"


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
    missing += [
        Missing(FORM_STEP, key, _typed_blank(text)) for key, text in _dressing(report) if BLANK in text
    ]
    return Step(FORM_STEP, FORM_STEP, "落款", (), 0, 0, tuple(missing), begun=True)


def _dressing(report: Report) -> Iterator[tuple[str, str]]:
    """What is typed in 落款 and prints: the field's key, its words."""
    form = report.form
    yield "unit.name", report.unit.name
    if form.title_kind == "own":
        yield "form.title_lines", "".join(form.title_lines)
    yield "form.issuers", "".join(form.issuers)
    yield "form.addressee", form.addressee or ""
    if form.letterhead:
        yield "form.marks", "".join(form.marks)
        yield "form.number", form.number
        yield "form.signers", "".join(form.signers)
    if form.colophon:
        yield "form.copies", "".join(form.copies)
        yield "form.printer", form.printer
    for at, one in enumerate(form.attachments):
        cells = (cell for row in one.rows for cell in row)
        yield f"form.attachments.{at}", "".join((one.title, *cells)) if one.title.strip() else ""


def deadlines(report: Report, catalogue: Catalogue) -> list[tuple[str, str, dt.date]]:
    """Key, title and day of each deadline, as the catalogue or the clerk has it."""
    return [
        (one.key, one.title, report.form.deadlines.get(one.key, dt.date(report.year + 1, one.month, one.day)))
        for one in catalogue.deadlines
    ]

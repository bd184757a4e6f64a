"""Versions of a report (历史版本): what differs, and bringing back a section or a paragraph; 定稿.

What concerns the whole report is `Workbook.versions`.  Here: values in, values out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue
from fzdesk.checks.finding import Finding
from fzdesk.document.difference import Passage
from fzdesk.document.difference import compare as compare_texts
from fzdesk.errors import InputError
from fzdesk.operations.documents import Held, document_of, wording_of
from fzdesk.operations.exports import PURPOSE_TITLES
from fzdesk.operations.rows import Row
from fzdesk.operations.workbooks import Change, writing
from fzdesk.report.model import Paragraph, Report, SectionState
from fzdesk.report.progress import FORM_STEP, Missing
from fzdesk.report.prose import pieces, reconcile
from fzdesk.store.versions import KIND_TITLES, Frozen, Version
from fzdesk.store.workbook import Workbook

_PURPOSES: dict[str, str] = dict(PURPOSE_TITLES.items())


class FigureChange(NamedTuple):
    """A figure that has another value: as it prints, empty where it is not known."""

    key: str
    section: str
    title: str
    unit: str
    old: str
    new: str


class Comparison(NamedTuple):
    """What differs between two versions: the 花脸稿, and the figures."""

    passages: tuple[Passage, ...]
    figures: tuple[FigureChange, ...]

    def size(self, kind: str) -> int:
        """How many characters were removed, or added."""
        return sum(len(run.text) for one in self.passages for run in one.runs if run.kind == kind)


def compare(old: Held, new: Held) -> Comparison:
    """The difference of two versions of a report."""
    return Comparison(compare_texts(document_of(old), document_of(new)), tuple(_figures(old, new)))


def _figures(old: Held, new: Held) -> Iterable[FigureChange]:
    before, after = (wording_of(one).figures for one in (old, new))
    duties = {duty.key: duty for one in (old, new) for duty in one.catalogue.duties()}
    for duty in duties.values():
        for figure in duty.figures:
            key = f"{duty.key}.{figure.key}"
            was, is_ = before.get(key), after.get(key)
            words = was.shown if was else "", is_.shown if is_ else ""
            if words[0] != words[1]:
                name = duty.key.rpartition(".")[0]
                section = new.catalogue.section(name) or old.catalogue.section(name)
                unit = "" if figure.is_rate else figure.unit
                yield FigureChange(key, section.title if section else "", figure.title, unit, *words)


# ---- bringing back


def restore_section(report: Report, catalogue: Catalogue, then: Frozen, key: str) -> Report:
    """A section as it was in a version: its answers, its text, its rows; `form` is 落款.

    InputError when the version has no such section.
    """
    old = then.report
    if key == FORM_STEP:
        return replace(
            report, form=old.form, unit=old.unit, period_from=old.period_from, period_to=old.period_to
        )
    if key not in old.sections:
        raise InputError("那一版里没有这一节，没有可以恢复的。")
    answers = {name: one for name, one in report.answers.items() if not name.startswith(f"{key}.")}
    answers |= {name: one for name, one in old.answers.items() if name.startswith(f"{key}.")}
    part = catalogue.part_of(key) or then.catalogue.part_of(key)
    kind = part.kind if part else ""
    plans = old.plans if kind == "plans" else report.plans
    problems = old.problems if kind == "problems" else report.problems
    known = {row.id for row in plans}
    problems = tuple(replace(row, plans=tuple(one for one in row.plans if one in known)) for row in problems)
    changed = replace(
        report,
        answers=answers,
        sections={**report.sections, key: old.sections[key]},
        order=_with_section(report, old, key),
        plans=plans,
        problems=problems,
    )
    return reconcile(changed, catalogue)


def _with_section(report: Report, old: Report, key: str) -> dict[str, tuple[str, ...]]:
    """The order of sections, with `key` where the version had it if it is nowhere now."""
    if any(key in keys for keys in report.order.values()):
        return report.order
    order = dict(report.order)
    for part, keys in old.order.items():
        if key in keys:
            there = list(order.get(part, ()))
            there.insert(_place(keys[: keys.index(key)], there), key)
            order[part] = tuple(there)
    return order


def restore_paragraph(report: Report, catalogue: Catalogue, then: Frozen, paragraph_id: str) -> Report:
    """A paragraph as it read in a version: its words of then stay, whatever the answers say now.

    One that a row of problems or plans makes comes back as that row.  InputError when the version has no such
    paragraph.
    """
    key, state, paragraph = _paragraph(then.report, paragraph_id)
    report, of_row = _with_row(report, then.report, paragraph.source)
    if paragraph.origin == "generated" and not of_row:
        said = pieces(paragraph, wording_of(then))
        paragraph = replace(paragraph, origin="edited", pieces=said)
    now = report.sections.get(key, SectionState())
    prose = list(now.prose)
    same = [
        at
        for at, p in enumerate(prose)
        if p.id == paragraph.id or (p.source and p.source == paragraph.source)
    ]
    if same:
        prose[same[0]] = paragraph
    else:
        before = [p.id for p in state.prose[: state.prose.index(_of_id(state, paragraph_id))]]
        prose.insert(_place(before, [p.id for p in prose]), paragraph)
    removed = tuple(source for source in now.removed if source != paragraph.source)
    sections = {**report.sections, key: replace(now, prose=tuple(prose), removed=removed)}
    return reconcile(replace(report, sections=sections), catalogue)


def _with_row(report: Report, old: Report, source: str) -> tuple[Report, bool]:
    """The row of problems or plans that is the source of a paragraph, as it was; whether there is one."""
    kind, _, row_id = source.partition(":")
    if kind == "problem":
        return replace(report, problems=_row_back(report.problems, old.problems, row_id)), True
    if kind == "plan":
        return replace(report, plans=_row_back(report.plans, old.plans, row_id)), True
    return report, False


def _row_back(rows: tuple[Row, ...], old: tuple[Row, ...], row_id: str) -> tuple[Row, ...]:
    then = next(row for row in old if row.id == row_id)
    if any(row.id == row_id for row in rows):
        return tuple(then if row.id == row_id else row for row in rows)
    made = list(rows)
    made.insert(_place([row.id for row in old[: old.index(then)]], [row.id for row in rows]), then)
    return tuple(made)


def has_paragraph(report: Report, paragraph_id: str) -> bool:
    """Whether a paragraph of this id is one of the report's text."""
    return any(p.id == paragraph_id for state in report.sections.values() for p in state.prose)


def _paragraph(report: Report, paragraph_id: str) -> tuple[str, SectionState, Paragraph]:
    for key, state in report.sections.items():
        for paragraph in state.prose:
            if paragraph.id == paragraph_id:
                return key, state, paragraph
    raise InputError("那一版里没有这一段，没有可以恢复的。")


def _of_id(state: SectionState, paragraph_id: str) -> Paragraph:
    return next(p for p in state.prose if p.id == paragraph_id)


def _place(before: Iterable[str], there: list[str]) -> int:
    """Where something belongs that stood after all of `before`: behind the last of them that is there."""
    return max((there.index(one) + 1 for one in before if one in there), default=0)


# ---- 定稿


class Standing(NamedTuple):
    """What stands between a report and 定稿: what is missing and errors are in the way, the rest is shown."""

    missing: tuple[str, ...]  # what is still to be filled in: its step and what
    errors: tuple[Finding, ...]  # 【待填】 in the text only where nothing is missing
    others: tuple[Finding, ...]  # warnings and notes
    dismissed: tuple[tuple[Finding, str], ...]  # with the reason given

    @property
    def is_clear(self) -> bool:
        """Whether nothing is in the way."""
        return not (self.missing or self.errors)


def ready(workbook: Workbook, year: int, unread: Sequence[Missing] = ()) -> Standing:
    """How a workbook's report stands, as it is saved; ``unread``: what a window's fields show beside it."""
    stored = workbook.load(year)
    return _standing(workbook, stored.report, stored.catalogue, unread)


def finalise(workbook: Workbook, year: int, name: str = "") -> Version:
    """定稿: freeze a report as a version.  InputError while anything is in the way, or when it is final."""
    _refuse(ready(workbook, year), "定稿")
    return workbook.versions.finalise(year, name)


def import_change(path: Path, year: int, change: Change, *, label: str) -> Report:
    """Run a change on a report as an import: what was before is kept; a final one must be complete."""
    with writing(path) as workbook:
        stored = workbook.load(year)
        after = change(stored.report, stored.catalogue)
        if after.finalised and after != stored.report:
            _refuse(_standing(workbook, after, stored.catalogue), "作为定稿导入")
        workbook.import_report(year, after, label=label)
        return after


def _standing(
    workbook: Workbook, report: Report, catalogue: Catalogue, unread: Sequence[Missing] = ()
) -> Standing:
    from fzdesk.operations.checking import check_report
    from fzdesk.operations.documents import steps_of

    year = report.year
    last = workbook.load(year - 1) if year - 1 in workbook.years() else None
    now = Frozen(report, catalogue, workbook.versions.totals(year))
    found = check_report(now, previous=last)
    missing = tuple(
        one.hint if one.hint == step.title else f"{step.title}　{one.hint}"
        for step in steps_of(now, unread)
        for one in step.missing
    )
    # a 【待填】 never leaves the house: no reason given in 校核 takes it out of the way
    dismissed = tuple(one for one in found if one.key in report.dismissed and not one.is_blank)
    left = tuple(one for one in found if one not in dismissed and not (missing and one.is_blank))
    return Standing(
        missing,
        tuple(one for one in left if one.level == "error"),
        tuple(one for one in left if one.level != "error"),
        tuple((one, report.dismissed[one.key]) for one in dismissed),
    )


def _refuse(found: Standing, what: str) -> None:
    if found.missing:
        raise InputError(
            f"还有 {len(found.missing)} 处待填，不能{what}。第一处：{found.missing[0]}。请填完再{what}。"
        )
    if found.errors:
        first = found.errors[0]
        raise InputError(
            f"还有 {len(found.errors)} 处错误，不能{what}。第一处：{first.message}{first.remedy}"
        )


# ---- history


def export_noted(path: Path, year: int, purpose: str, files: Iterable[str]) -> None:
    """Note in a closed workbook that its final report was exported.  StoreError when that fails."""
    with writing(path) as workbook:
        workbook.versions.note_export(year, purpose, files)


def history_json(workbook: Workbook, year: int) -> list[dict[str, Any]]:
    """The versions of a report, newest first, as `history --json` prints them."""
    exports = workbook.versions.exports(year)
    return [
        {
            "number": one.number,
            "kind": KIND_TITLES[one.kind],
            "name": one.name,
            "at": one.at.isoformat(),
            "who": one.who,
            "progress": one.progress,
            "text_hash": one.text_hash,
            "exports": [
                {
                    "at": export.at.isoformat(),
                    "for": _PURPOSES.get(export.purpose, export.purpose),
                    "files": list(export.files),
                }
                for export in exports
                if export.version == one.number
            ],
        }
        for one in workbook.versions.history(year)
    ]

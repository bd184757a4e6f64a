"""What must hold inside a catalogue beyond the types of its fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fzdesk.catalogue import template
from fzdesk.catalogue.model import Catalogue, Count, Duty, Figure, LedgerKind, Section
from fzdesk.catalogue.units import UNIT_KINDS


def problems_of(catalogue: Catalogue) -> list[str]:
    """Every fault found, each naming the key; empty when the catalogue is sound."""
    faults = [*_duplicates(catalogue), *_picks(catalogue), *_words(catalogue)]
    for section in catalogue.sections():
        faults += _section(catalogue, section)
    return faults


def _duplicates(catalogue: Catalogue) -> Iterator[str]:
    groups = {
        "部分": [part.key for part in catalogue.parts],
        "节": [section.key for section in catalogue.sections()],
        "事项": [duty.key for duty in catalogue.duties()],
        "台账": [ledger.key for ledger in catalogue.ledgers],
        "不足": [pick.key for pick in catalogue.problems],
        "安排": [pick.key for pick in catalogue.plans],
    }
    for title, keys in groups.items():
        yield from (f"{title} {key} 写了两次" for key, times in Counter(keys).items() if times > 1)


def _picks(catalogue: Catalogue) -> Iterator[str]:
    plans = {pick.key for pick in catalogue.plans}
    problems = {pick.key for pick in catalogue.problems}
    for pick in catalogue.problems:
        if pick.plan not in plans:
            yield f"不足 {pick.key} 的安排 {pick.plan} 不存在"
        if not pick.reasons:
            yield f"不足 {pick.key} 没有原因"
    for duty in catalogue.duties():
        if duty.problem and duty.problem not in problems:
            yield f"{duty.key} 的不足 {duty.problem} 不存在"
        if duty.when_not_done == "say" and not duty.not_done:
            yield f"{duty.key} 的 when_not_done 是 say，却没有 not_done"


def _words(catalogue: Catalogue) -> Iterator[str]:
    yield from (f"words 里没有 {kind}" for kind in UNIT_KINDS if kind not in catalogue.words)


def _section(catalogue: Catalogue, section: Section) -> Iterator[str]:
    planned = Counter(key for plan in section.paragraphs for key in plan.duties)
    for duty in section.duties:
        if planned[duty.key] != 1:
            yield f"{duty.key} 要在 [[paragraph]] 里出现一次，现在是 {planned[duty.key]} 次"
        yield from _duty(catalogue, duty)
    known = {duty.key for duty in section.duties}
    yield from (f"{section.key} 的段落写了不存在的事项 {key}" for key in planned if key not in known)
    for plan in section.paragraphs:
        yield from _template(catalogue, None, plan.key, plan.lead)
    yield from _template(catalogue, None, section.key, section.heading)


def _duty(catalogue: Catalogue, duty: Duty) -> Iterator[str]:
    names = Counter([f.key for f in duty.figures] + [d.key for d in duty.details])
    yield from (f"{duty.key}.{name} 写了两次" for name, times in names.items() if times > 1)
    yield from (f"{duty.key} 的单位类别 {kind} 不存在" for kind in duty.kinds if kind not in UNIT_KINDS)
    if not duty.done:
        yield f"{duty.key} 没有 done 写法"
    for figure in duty.figures:
        yield from _figure(catalogue, duty, figure)
    for wording in (*duty.done, duty.zero, duty.not_done, duty.not_applicable):
        yield from _template(catalogue, duty, duty.key, wording)


def _figure(catalogue: Catalogue, duty: Duty, figure: Figure) -> Iterator[str]:
    key = f"{duty.key}.{figure.key}"
    if figure.is_rate and not (figure.numerator and figure.denominator):
        yield f"{key} 是百分比，要写 numerator 和 denominator"
    for other in (figure.numerator, figure.denominator):
        if other and catalogue.figure(other if "." in other else f"{duty.key}.{other}") is None:
            yield f"{key} 用到的 {other} 不存在"
    ledger = next((kind for kind in catalogue.ledgers if kind.key == figure.ledger), None)
    if figure.ledger and ledger is None:
        yield f"{key} 的台账 {figure.ledger} 不存在"
    if figure.count:
        if ledger is None:
            yield f"{key} 写了 count，没写 ledger"
        else:
            yield from _count(key, figure.count, ledger)


def _count(key: str, count: Count, ledger: LedgerKind) -> Iterator[str]:
    columns = {column.key: column for column in ledger.columns}
    for name in (count.date_field, count.column, *count.where, *count.filled):
        if name and name not in columns:
            yield f"{key} 的 count 用到的列 {ledger.key}.{name} 不存在"
    for name, wanted in count.where.items():
        options = columns[name].options if name in columns else ()
        values = wanted if isinstance(wanted, tuple) else (wanted,)
        yield from (
            f"{key} 的 count 里 {name} 没有“{value}”这一项"
            for value in values
            if options and value not in options
        )
    if count.how != "count" and not count.column:
        yield f"{key} 的 count 要写 column"


def _template(catalogue: Catalogue, duty: Duty | None, key: str, wording: str) -> Iterator[str]:
    try:
        found = list(template.slots(wording))
    except ValueError as error:
        yield f"{key}：{error}"
        return
    for slot, optional in found:
        if slot.is_word or slot.name == "reason":
            continue
        figure = catalogue.figure(
            slot.name if "." in slot.name or duty is None else f"{duty.key}.{slot.name}"
        )
        detail = next((d for d in duty.details if d.key == slot.name), None) if duty else None
        if figure is None and detail is None:
            yield f"{key} 的写法用到的 {{{slot.name}}} 不存在"
        elif not optional and not (figure or detail).required:  # type: ignore[union-attr]
            yield f"{key} 的写法里 {{{slot.name}}} 不是必填，要放进方括号"

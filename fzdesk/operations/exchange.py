"""Dump and apply: a report as JSON, and a merge patch (RFC 7396) back onto it.

Absent = unchanged, null = cleared, unknown key = refused by name; all or nothing.  See
``docs/report-json.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue
from fzdesk.errors import InputError
from fzdesk.operations.json_faults import fault
from fzdesk.report.figures_input import parse_figure
from fzdesk.report.model import Answer, Report, SectionState, new_id
from fzdesk.report.prose import follows, reconcile
from fzdesk.unseen import is_unseen

FORMAT = 1
MOST_DECIMALS = 6
Json = dict[str, Any]


def dump(report: Report) -> Json:
    """The whole report as plain JSON values, every key written out.

    ``apply(r, dump(r))`` changes nothing, and applied to a new report of that year and unit kind it
    gives an equal one.
    """
    return {"format": FORMAT, **_complete(report)}


def _complete(value: Any) -> Any:
    """Plain values of a Struct with every field, also those at their default."""
    if isinstance(value, msgspec.Struct):
        fields = {name: _complete(getattr(value, name)) for name in value.__struct_fields__}
        tag = value.__struct_config__.tag
        return {value.__struct_config__.tag_field: tag, **fields} if tag else fields
    if isinstance(value, dict):
        return {key: _complete(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_complete(item) for item in value]
    return msgspec.to_builtins(value)


def apply(report: Report, patch: Mapping[str, Any], catalogue: Catalogue) -> Report:
    """The report with a patch merged in.  Raises InputError naming the key that is wrong."""
    given = dict(patch)
    if given.pop("format", FORMAT) != FORMAT:
        raise InputError("这份 JSON 的 format 不是 1，请用同一版程序导出后再导入。")
    merged = _merged(_complete(report), given)
    _with_ids(merged)
    _read_answers(merged, catalogue)
    try:
        changed = msgspec.convert(merged, Report)
    except msgspec.ValidationError as error:
        raise InputError(fault(error, merged, Report), detail=str(error)) from error
    _refuse_unknown(changed, catalogue, report)
    if changed.year != report.year:
        raise InputError(f"JSON 的 year 是 {changed.year}，要填的报告是 {report.year} 年，请核对。")
    if changed.period_from > changed.period_to:
        raise InputError("JSON 的 period_from 晚于 period_to，请改正后再导入。")
    return _settled(reconcile(_clean(changed), catalogue), report)


def read_json(text: str) -> Json:
    """A JSON object from text.  Raises InputError with the line where it stops being JSON."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"这不是完整的 JSON，第 {error.lineno} 行第 {error.colno} 列读不下去，请检查。"
        ) from error
    except RecursionError as error:
        raise InputError("这份 JSON 的括号套得太深，请检查。") from error
    except ValueError as error:  # Python reads no number of thousands of digits
        raise InputError("这份 JSON 里有一个数字长得读不了，请检查。", detail=str(error)) from error
    if not isinstance(found, dict):
        raise InputError("这份 JSON 的最外层要是一个对象 {…}，请检查。")
    return found


def _merged(target: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    out = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            out.pop(key, None)
        else:
            out[key] = _merged(out.get(key), value)
    return out


def _with_ids(raw: Json) -> None:
    """Rows and paragraphs written by hand may come without an id; they get one here."""
    sections = raw.get("sections")
    proses = (
        [s.get("prose", ()) for s in sections.values() if isinstance(s, dict)]
        if isinstance(sections, dict)
        else []
    )
    for rows in (raw.get("problems", ()), raw.get("plans", ()), *proses):
        if isinstance(rows, list | tuple):
            for row in rows:
                if isinstance(row, dict):
                    row.setdefault("id", new_id())


def _read_answers(raw: Json, catalogue: Catalogue) -> None:
    """Read figures written as people say them: 12, "10余", "97.5%"; name the duty of a wrong answer."""
    answers = raw.get("answers")
    for key, one in answers.items() if isinstance(answers, dict) else ():
        if isinstance(one, dict) and isinstance(figures := one.get("figures"), dict):
            for name, value in figures.items():
                figures[name] = _read_figure(f"{key}.{name}", value, catalogue)
        try:
            msgspec.convert(one, Answer)
        except msgspec.ValidationError as error:
            raise InputError(fault(error, one, Answer, f"answers.{key}"), detail=str(error)) from error


def _read_figure(key: str, value: Any, catalogue: Catalogue) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return value
    figure = catalogue.figure(key)
    try:
        read = parse_figure(str(value), unit=figure.unit if figure else "", decimals=MOST_DECIMALS)
    except InputError as error:
        raise InputError(f"JSON 里的 answers.{key} 写的是“{value}”。{error}") from error
    return None if read is None else _complete(read)


def _refuse_unknown(report: Report, catalogue: Catalogue, before: Report) -> None:
    """Keys of neither the catalogue nor the report as it was (it may hold what a former catalogue asked)."""
    for key, answer in report.answers.items():
        duty, known = catalogue.duty(key), before.answers.get(key, Answer())
        if duty is None:
            if not key.startswith("own.") and key not in before.answers:
                raise InputError(f"JSON 里的 answers.{key} 不是目录里的事项，请用 fzdesk catalogue 查对。")
            continue
        figures = {*(figure.key for figure in duty.figures), *known.figures}
        details = {*(detail.key for detail in duty.details), *known.details}
        for name in [*(set(answer.figures) - figures), *(set(answer.details) - details)]:
            raise InputError(
                f"JSON 里的 answers.{key} 没有“{name}”这个数字或内容，请用 fzdesk catalogue 查对。"
            )
    for key in report.sections:
        if catalogue.section(key) is None and not key.startswith("own.") and key not in before.sections:
            raise InputError(f"JSON 里的 sections.{key} 不是目录里的节，请用 fzdesk catalogue 查对。")
    for part, keys in report.order.items():
        if catalogue.part(part) is None:
            raise InputError(f"JSON 里的 order.{part} 不是目录里的部分，请用 fzdesk catalogue 查对。")
        for key in keys:
            if key not in report.sections:
                raise InputError(f"JSON 里的 order.{part} 写了没有的节 {key}，请检查。")


def _settled(report: Report, before: Report) -> Report:
    """The report with all text of kept sections where it prints, once; InputError where a patch prevents it.

    What was merged into a section that the patch leaves out stands for itself again, as in the window.
    """
    places = [key for keys in report.order.values() for key in keys]
    former = {key for keys in before.order.values() for key in keys}
    sections = dict(report.sections)
    for key, state in report.sections.items():
        if places.count(key) > 1:
            raise InputError(f"JSON 里的 order 把 {key} 这一节写了两遍，请只留一处。")
        if key not in places and (key in former or key not in before.sections):
            raise InputError(f"JSON 里的 order 没有写 {key} 这一节，它的正文会丢，请补上。")
        if state.merged_into and not follows(report, key):
            if key in before.sections and before.sections[key].merged_into == state.merged_into:
                sections[key] = replace(state, merged_into=follows(report, state.merged_into))
                continue
            raise InputError(
                f"JSON 里的 sections.{key}.merged_into 写的是“{state.merged_into}”，"
                f"{_why_not(report, key, state.merged_into)}，请换一节，或写成空的。"
            )
    for part, keys in report.order.items():
        if _all_dropped(report, keys) and not _all_dropped(before, keys):
            raise InputError(f"JSON 里把 {part} 这一部分的节全都不写了，请至少留一节。")
    return report if sections == report.sections else replace(report, sections=sections)


def _all_dropped(report: Report, keys: tuple[str, ...]) -> bool:
    return bool(keys) and all(report.sections.get(key, SectionState()).dropped for key in keys)


def _why_not(report: Report, key: str, into: str) -> str:
    """Why a section's text cannot follow another's."""
    target = report.sections.get(into)
    if into == key:
        return "一节不能并到自己后面"
    if target is None:
        return "没有这一节"
    return "这一节已经不写" if target.dropped else "这一节自己也并在别的节后面"


def _clean(report: Report) -> Report:
    """Text from outside without what nobody sees in it."""
    return msgspec.convert(_cleaned(msgspec.to_builtins(report)), Report)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(key): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


def count_removed(value: Any) -> int:
    """How many characters of a patch `apply` leaves out because nobody sees them."""
    if isinstance(value, str):
        return len(value) - len(clean_text(value))
    if isinstance(value, dict):
        return sum(count_removed(key) + count_removed(item) for key, item in value.items())
    return sum(map(count_removed, value)) if isinstance(value, list) else 0


def clean_text(text: str) -> str:
    """Text without what nobody sees in it, but for line ends and tabs."""
    return "".join(c for c in text if c in "\n\t" or not is_unseen(c))

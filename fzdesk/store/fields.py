"""A report as a map from paths to JSON: what the workbook stores and what the journal speaks of.

Paths: ``unit``, ``form``, ``period``, ``finalised``, ``order``, ``part_titles``, ``problems``, ``plans``,
``dismissed``, ``answers/<duty key>``, ``sections/<section key>``.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import zlib
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from fzdesk.errors import DamagedField
from fzdesk.report.model import (
    STATE_TITLES,
    Answer,
    Form,
    Plan,
    Problem,
    Report,
    SectionState,
    UnitProfile,
)

PERIOD = "period"
SINGLE: dict[str, type] = {
    "unit": UnitProfile,
    "form": Form,
    "order": dict[str, tuple[str, ...]],
    "part_titles": dict[str, str],
    "problems": tuple[Problem, ...],
    "plans": tuple[Plan, ...],
    "finalised": bool,
    "dismissed": dict[str, str],
}
"""Attributes of a report that are stored as one field each, and their types."""
KEYED: dict[str, type] = {"answers": Answer, "sections": SectionState}
"""Attributes of a report whose entries are stored as one field each."""
NEEDED = frozenset({"unit", PERIOD})
"""A report cannot be put together without these."""

Period = tuple[dt.date, dt.date]
_encode: Callable[[Any], bytes] = msgspec.json.Encoder().encode
_decoders: dict[str, msgspec.json.Decoder[Any]] = {
    name: msgspec.json.Decoder(type_) for name, type_ in {**SINGLE, **KEYED, PERIOD: Period}.items()
}


class Assembled(NamedTuple):
    """A report, and the paths whose values this program cannot read (they stay in the workbook)."""

    report: Report
    unread: tuple[str, ...]


def to_json(value: Any) -> str:
    """JSON of a stored value.  Half characters (lone surrogates) become ``?`` rather than stop a save."""
    try:
        return _encode(value).decode()
    except UnicodeEncodeError:
        import json

        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace").decode()


def checksum(path: str, value: str) -> int:
    """What stands beside a field in the workbook, so that a flipped bit is noticed."""
    return zlib.crc32(f"{path}\0{value}".encode())


def flatten(report: Report) -> dict[str, str]:
    """All fields of a report by path, as JSON."""
    fields = {name: to_json(getattr(report, name)) for name in SINGLE}
    fields[PERIOD] = to_json((report.period_from, report.period_to))
    for name in KEYED:
        for key, value in getattr(report, name).items():
            fields[f"{name}/{key}"] = to_json(value)
    return fields


def changes(old: Report, new: Report) -> dict[str, str | None]:
    """The fields in which `new` differs from `old`, as JSON; None for one that is gone.

    Values are frozen and a change keeps every other value the same object, so identity is compared
    first and one change costs microseconds.  ValueError when the reports are of different years.
    """
    if old.year != new.year:
        raise ValueError(f"reports of {old.year} and {new.year}")
    found: dict[str, str | None] = {}
    for name in SINGLE:
        value = getattr(new, name)
        before = getattr(old, name)
        if value is not before and value != before:
            found[name] = to_json(value)
    if (old.period_from, old.period_to) != (new.period_from, new.period_to):
        found[PERIOD] = to_json((new.period_from, new.period_to))
    for name in KEYED:
        _entry_changes(name, getattr(old, name), getattr(new, name), found)
    return found


TYPED_AT_ONCE = 12
"""So many characters at most come between two pauses while somebody types; more are pasted."""


def typed(old: str | None, new: str | None) -> bool:
    """Whether a stored value is the one before with a few characters typed in at one place.

    Not so when anything was removed or replaced, a paragraph, row or line begun, or a passage pasted.
    """
    before, after = old or "", new or ""
    added = len(after) - len(before)
    if added <= 0:
        return False
    at = bisect_left(range(len(before)), True, key=lambda n: not after.startswith(before[: n + 1]))
    run = after[at : at + added]
    if after[at + added :] != before[at:] or "\\" in run:  # JSON writes a new line and a quote with one
        return False
    # a text's quotes stand in the run too when it was empty before
    pasted = any(len(words) > TYPED_AT_ONCE for words in run.split('"'))
    return not pasted and after.count('"id":') == before.count('"id":')


def typed_on(old: Report, new: Report, changed: Mapping[str, str | None] | None = None) -> str | None:
    """The path of the one field that was typed on in (see `typed`); None for any other change.

    ``changed`` is what `changes` says of the two, where it is known.
    """
    changed = changes(old, new) if changed is None else changed
    path = next(iter(changed)) if len(changed) == 1 else None
    return path if path and typed(_stored(old, path), changed[path]) else None


def _stored(report: Report, path: str) -> str | None:
    """One field of a report as `changes` and `flatten` give it; None where the report has none."""
    name, _, key = path.partition("/")
    if name in KEYED:
        value = getattr(report, name).get(key)
        return None if value is None else to_json(value)
    return to_json((report.period_from, report.period_to) if name == PERIOD else getattr(report, name))


def _entry_changes(
    name: str, old: Mapping[str, Any], new: Mapping[str, Any], found: dict[str, str | None]
) -> None:
    if old is new:
        return
    for key, value in new.items():
        before = old.get(key)
        if value is not before and value != before:
            found[f"{name}/{key}"] = to_json(value)
    for key in old.keys() - new.keys():
        found[f"{name}/{key}"] = None


_CLAUSE = re.compile("[^，。；、]*[，。；、]?")
_NO_WORDS = frozenset({"id", "kind", "origin", "source", "figure", "plans"})


def words(value: str) -> str:
    """What a stored value says, for people to recognise it: its texts and numbers, without keys and ids."""
    try:
        return "、".join(_leaves(msgspec.json.decode(value)))
    except (msgspec.MsgspecError, UnicodeError):  # damaged
        return value


def new_words(old: str | None, new: str | None) -> str:
    """What a change wrote: the clauses of `new` in which it differs from `old`."""
    before, after = (_CLAUSE.findall(words(one or '""')) for one in (old, new))
    start = len(os.path.commonprefix([before, after]))  # noqa: RUF071 -- of clauses
    end = len(os.path.commonprefix([before[start:][::-1], after[start:][::-1]]))  # noqa: RUF071
    return "".join(after[start : len(after) - end]).strip("，；、") or "".join(after)


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        kept = [one for key, one in value.items() if key not in _NO_WORDS]
        return [leaf for one in kept for leaf in _leaves(one)]
    if isinstance(value, list):
        return [leaf for one in value for leaf in _leaves(one)]
    return [] if value in ("", None) else [STATE_TITLES.get(value, str(value))]


def parse(path: str, value: str) -> Any:
    """The value of one field.  DamagedField, naming the path, when it is not what belongs there."""
    name = path.partition("/")[0]
    decoder = _decoders.get(name)
    if decoder is None or (name in KEYED) != ("/" in path):
        raise DamagedField(path, detail=f"unknown path {path!r}")
    try:
        return decoder.decode(value)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise DamagedField(path, detail=f"{path}: {error}") from error


def assemble(year: int, fields: Mapping[str, str]) -> Report:
    """The report of `year` from its fields.  DamagedField, naming the path, for the first bad one."""
    report, unread = assemble_readable(year, fields)
    if unread:
        parse(unread[0], fields[unread[0]])
    return report


def assemble_readable(year: int, fields: Mapping[str, str]) -> Assembled:
    """Like `assemble`, but leaves out and names what this program cannot read.

    DamagedField only for the fields without which there is no report (`NEEDED`).
    """
    single: dict[str, Any] = {}
    keyed: dict[str, dict[str, Any]] = {name: {} for name in KEYED}
    unread: list[str] = []
    for path, value in fields.items():
        try:
            parsed = parse(path, value)
        except DamagedField:
            if path in NEEDED:
                raise
            unread.append(path)
            continue
        name, _, key = path.partition("/")
        if key:
            keyed[name][key] = parsed
        else:
            single[name] = parsed
    for path in NEEDED - single.keys():
        raise DamagedField(path, detail=f"{path}: missing")
    values: dict[str, Any] = {**single, **keyed}
    period_from, period_to = values.pop(PERIOD)
    report = Report(year=year, period_from=period_from, period_to=period_to, **values)
    return Assembled(report, tuple(unread))

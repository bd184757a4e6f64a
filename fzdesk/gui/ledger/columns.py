"""Which columns of a ledger are shown and how wide: those that count first, as many as fit, or as chosen.

Widths are in px of the usual type size.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fzdesk.catalogue.model import Catalogue, Count, LedgerColumn, LedgerKind
from fzdesk.paths import profile_dir

SHOWN, WIDTHS, GROUPED = "columns", "widths", "by_month"  # of each kind, in ledger-columns.json
GAP = 8  # between a column's words and the next column
MARK_WIDTH = 60  # the column of the paper clip, and of the button above it
TITLE, TITLE_LEAST = 168, 140
TEXT_LEAST = 84
USUAL = {"date": 76, "integer": 52, "decimal": 60, "yes_no": 52, "choice": 84, "text": 112}
WIDE_CHAR = {"head": 13, "cell": 14}
CHOICE_AROUND = 44  # a choice's field has edges, the arrow and the gap beside its words
CHOICE_MOST = 116
NOTHING: Mapping[str, int] = {}


class ShownColumn(NamedTuple):
    """A column with its width."""

    column: LedgerColumn
    width: int


def width_of(column: LedgerColumn) -> int:
    """The width a column wants: its heading in full, and what usually stands in it."""
    heading = len(column.title) * WIDE_CHAR["head"] + GAP
    if column.key == "title":
        return max(TITLE, heading)
    inside = USUAL[column.type]
    if column.type == "choice" and column.options:
        longest = max(len(option) for option in column.options)
        inside = max(inside, min(longest * WIDE_CHAR["cell"] + CHOICE_AROUND, CHOICE_MOST))
    return max(inside, heading)


def least_of(column: LedgerColumn) -> int:
    """The width to which a column can be squeezed: texts give way, numbers and days do not."""
    if column.type != "text":
        return width_of(column)
    least = TITLE_LEAST if column.key == "title" else TEXT_LEAST
    return max(least, len(column.title) * WIDE_CHAR["head"] + GAP)


def narrowest(column: LedgerColumn) -> int:
    """The width to which the clerk can drag a column: its heading stays in full."""
    inside = TEXT_LEAST if column.type == "text" else USUAL[column.type]
    return max(inside, len(column.title) * WIDE_CHAR["head"] + GAP)


def counting(kind: str, catalogue: Catalogue) -> set[str]:
    """The columns from which figures of the report are counted."""
    used: set[str] = set()
    for duty in catalogue.duties():
        for figure in duty.figures:
            if figure.ledger == kind:
                count = figure.count or Count()
                used |= {count.column, count.date_field, *count.where, *count.filled}
    return used - {""}


def usual(kind: LedgerKind, catalogue: Catalogue, width: int) -> tuple[str, ...]:
    """The columns shown until the clerk chooses others: required, counting, then the rest, while they fit."""
    used = counting(kind.key, catalogue)
    wanted = [column for column in kind.columns if column.required]
    left = width - MARK_WIDTH - sum(least_of(column) for column in wanted)
    for column in kind.columns:
        if column not in wanted and column.key in used and least_of(column) <= left:
            wanted.append(column)
            left -= least_of(column)
    left = width - MARK_WIDTH - sum(width_of(column) for column in wanted)
    for column in kind.columns:
        if column not in wanted and column.key != "remark" and width_of(column) <= left:
            wanted.append(column)
            left -= width_of(column)
    taken = {column.key for column in wanted}
    return tuple(column.key for column in kind.columns if column.key in taken)


def fitting(kind: LedgerKind, keys: Sequence[str], width: int) -> tuple[str, ...]:
    """Of the columns ``keys`` those that fit without scrolling: the required ones, then from the left."""
    wanted = [column for column in kind.columns if column.key in keys]
    left, taken = width - MARK_WIDTH, set[str]()
    for column in sorted(wanted, key=lambda c: not c.required):
        if not taken or least_of(column) <= left:
            taken.add(column.key)
            left -= least_of(column)
    return tuple(column.key for column in wanted if column.key in taken)


def lay_out(
    kind: LedgerKind, keys: Sequence[str], width: int, dragged: Mapping[str, int] = NOTHING
) -> tuple[ShownColumn, ...]:
    """The columns ``keys`` across ``width`` px: the title takes what is left, texts give way first.

    Where the clerk ``dragged`` edges, the title gives way first, then the others as they stand.
    """
    columns = [column for column in kind.columns if column.key in keys]
    widths = {column.key: dragged.get(column.key) or width_of(column) for column in columns}
    over = sum(widths.values()) + MARK_WIDTH - width
    elastic, least = _elastic(columns), narrowest if dragged else least_of
    for column in sorted(columns, key=lambda c: (c.key == elastic) != bool(dragged)):
        given = max(0, min(over, widths[column.key] - least(column)))
        widths[column.key] -= given
        over -= given
    if over < 0:
        widths[elastic] -= over
    return tuple(ShownColumn(column, widths[column.key]) for column in columns)


def drag(shown: Sequence[ShownColumn], number: int, width: int) -> dict[str, int]:
    """The widths to keep when the edge after column ``number`` is dragged so that this is ``width`` wide.

    What it gains the columns after it lose, the next one first; what it loses the next one gains.  The column
    that takes what is left needs no width.
    """
    widths = {column.key: now for column, now in shown}
    one = shown[number].column
    wanted = max(narrowest(one), width) - widths[one.key]
    for column, now in shown[number + 1 :]:
        given = min(wanted, max(0, now - narrowest(column)))
        widths[column.key] -= given
        widths[one.key] += given
        wanted -= given
    del widths[_elastic([column for column, _ in shown])]
    return widths


def _elastic(columns: Sequence[LedgerColumn]) -> str:
    """The column that takes the room that is left."""
    return next((c.key for c in columns if c.key == "title"), columns[-1].key)


def chosen(kind: LedgerKind) -> tuple[str, ...]:
    """The columns the clerk chose for a kind on this computer; none where the usual ones are shown."""
    keys = _read(kind).get(SHOWN)
    return tuple(column.key for column in kind.columns if isinstance(keys, list) and column.key in keys)


def dragged(kind: LedgerKind) -> dict[str, int]:
    """The widths to which the clerk dragged columns on this computer; none where they are the usual ones."""
    widths = _read(kind).get(WIDTHS)
    found = widths if isinstance(widths, dict) else {}
    return {key: width for key, width in found.items() if isinstance(width, int) and width > 0}


def choose(kind: LedgerKind, keys: Sequence[str]) -> None:
    """Remember the columns of a kind; none gives the usual ones again."""
    _write(kind, SHOWN, list(keys))


def keep_widths(kind: LedgerKind, widths: Mapping[str, int]) -> None:
    """Remember the widths of a kind's columns; none gives the usual ones again."""
    _write(kind, WIDTHS, dict(widths))


def grouped(kind: LedgerKind) -> bool:
    """Whether a kind's entries stand under their months, as they do until the clerk wants it otherwise."""
    return _read(kind).get(GROUPED) is not False


def keep_grouped(kind: LedgerKind, wanted: bool) -> None:
    """Remember whether they do."""
    _write(kind, GROUPED, wanted)


def _write(kind: LedgerKind, what: str, value: object) -> None:
    """Losing this costs a few clicks."""
    kept = _read_all()
    kept[kind.key] = {**_read(kind), what: value}
    path = profile_dir() / "ledger-columns.json"
    draft = path.with_suffix(".new")
    try:
        draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)
    except OSError:
        return


def _read(kind: LedgerKind) -> dict[str, object]:
    found = _read_all().get(kind.key)
    return found if isinstance(found, dict) else {}


def _read_all() -> dict[str, object]:
    try:
        found = json.loads((profile_dir() / "ledger-columns.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}

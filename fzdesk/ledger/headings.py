"""Finds the heading of a table and which of its columns fill which of a ledger's.

Other offices' words for a column stand in ``resources/ledger-headings.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from fzdesk.catalogue.model import LedgerColumn, LedgerKind, Value
from fzdesk.ledger.sheet import Raw, Sheet, raw_text
from fzdesk.paths import resources

WITHIN = 15  # rows from the top; above the heading stand a title, the unit, a date
_EXACT, _PART = 1.0, 0.4
_SURE = 1.0
_BRACKETS = re.compile(r"[（(\[【〔][^）)\]】〕]*[）)\]】〕]")
_SIGNS = re.compile(r"[\s*：:、，,。.☆★·/\\\-_]+")
_ANY, _IGNORED, _TOTALS = "any", "ignored", "totals"


class Heading(Value, frozen=True):
    """Where a table's heading stands and what it calls the columns.

    ``first`` and ``last`` are places in ``Sheet.rows``; both -1 where there is no heading.
    """

    first: int
    last: int
    names: tuple[str, ...]

    @property
    def there(self) -> bool:
        return self.first >= 0


Columns = dict[str, int]
"""A ledger's column key → the place of the table's column that fills it."""


def find_heading(sheet: Sheet, kind: LedgerKind) -> Heading:
    """The row, or the two rows, near the top that name most of the ledger's columns.

    Without any such row: the first one that is words in several cells, or none where there is only data.
    """
    best, most = None, 0.0
    rows = range(min(len(sheet.rows), WITHIN))
    pairs = [(at, at + 1) for at in rows[: len(sheet.rows) - 1] if _is_words(sheet, at + 1)]
    for first, last in (*((at, at) for at in rows), *pairs):
        heading = heading_at(sheet, first, last)
        score = sum(_scores(heading.names, kind).values())
        if score > most:
            best, most = heading, score
    if best is not None and most >= _SURE:
        return best
    if sheet.rows and len(sheet.rows) > 1 and _is_words(sheet, 0) and sheet.width > 1:
        return heading_at(sheet, 0)
    return no_heading(sheet)


def heading_at(sheet: Sheet, first: int, last: int | None = None) -> Heading:
    """The heading that the rows at these places are."""
    last = first if last is None else last
    lines = [_spread(sheet, at) for at in range(first, last + 1)]
    return Heading(first, last, tuple(_joined(parts) for parts in zip(*lines, strict=True)))


def no_heading(sheet: Sheet) -> Heading:
    """A table that begins with its first entry."""
    return Heading(-1, -1, tuple(f"第{at}列" for at in range(1, sheet.width + 1)))


def match(names: Sequence[str], kind: LedgerKind, remembered: Mapping[str, str] | None = None) -> Columns:
    """Which columns of a table fill which of a ledger.

    ``remembered`` (heading → column key, empty for not at all) is what the clerk chose for such names before.
    """
    found: Columns = {}
    taken: set[int] = set()
    keys = {column.key for column in kind.columns}
    for at, name in enumerate(names):
        key = (remembered or {}).get(name)
        if key is not None:
            taken.add(at)
            if key in keys and key not in found:
                found[key] = at
    for (at, key), _ in sorted(_scores(names, kind).items(), key=lambda item: (-item[1], item[0][0])):
        if at not in taken and key not in found:
            found[key] = at
            taken.add(at)
    return found


def chosen(names: Sequence[str], columns: Columns) -> dict[str, str]:
    """What to remember of a match: every heading with the key it fills, empty for none."""
    key_of = {at: key for key, at in columns.items()}
    found: dict[str, str] = {}
    for at, name in enumerate(names):
        if name:
            found[name] = found.get(name) or key_of.get(at, "")
    return found


def best_sheet(sheets: Sequence[Sheet], kind: LedgerKind) -> int:
    """The place of the sheet whose heading names most of the ledger's columns; the first of equals."""
    fits = [len(match(find_heading(sheet, kind).names, kind)) for sheet in sheets]
    return fits.index(max(fits))


def left_over(names: Sequence[str], columns: Columns) -> tuple[str, ...]:
    """Headings that fill nothing, without those that hold nothing for a ledger (序号)."""
    used, ignored = set(columns.values()), _words()[_IGNORED][""]
    return tuple(
        name for at, name in enumerate(names) if name and at not in used and plain_name(name) not in ignored
    )


def is_total(text: str) -> bool:
    """Whether a row's first words say that it adds the others up."""
    return plain_name(text) in _words()[_TOTALS][""]


def plain_name(name: str) -> str:
    """A heading as it is compared: no spaces, brackets, stars, units in brackets."""
    name = unicodedata.normalize("NFKC", name).casefold()
    return _SIGNS.sub("", _BRACKETS.sub("", name)) or _SIGNS.sub("", name)


def _scores(names: Sequence[str], kind: LedgerKind) -> dict[tuple[int, str], float]:
    """How well names fit columns, each name with its best column and each column with its best name."""
    every = [
        (score, -at, -rank, at, column.key)
        for at, name in enumerate(names)
        if name
        for rank, column in enumerate(kind.columns)
        if (score := _score(name, column, kind))
    ]
    found: dict[tuple[int, str], float] = {}
    taken_names: set[int] = set()
    taken_keys: set[str] = set()
    for score, _, _, at, key in sorted(every, reverse=True):
        if at not in taken_names and key not in taken_keys:
            found[at, key] = score
            taken_names.add(at)
            taken_keys.add(key)
    return found


def _score(name: str, column: LedgerColumn, kind: LedgerKind) -> float:
    """1 for a column's own title, a little less for other offices' words, less for a part of either."""
    own, others = _names_of(column, kind.key)
    best = 0.0
    for form, worth in _forms(name):
        if form in own:
            best = max(best, worth)
        elif form in others:
            best = max(best, worth - 0.02 * others.index(form) / len(others) - 0.05)
        elif len(form) > 1 and any(len(title) > 1 and (title in form or form in title) for title in own):
            best = max(best, _PART * worth)
    return best


def _forms(name: str) -> Iterator[tuple[str, float]]:
    """A heading of two rows counts as both together, or as the lower one alone."""
    parts = name.split("\n")
    yield plain_name("".join(parts)), _EXACT
    if len(parts) > 1:
        yield plain_name(parts[-1]), 0.9 * _EXACT


@lru_cache(512)
def _names_of(column: LedgerColumn, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = _words()
    others = (*words.get(kind, {}).get(column.key, ()), *words[_ANY].get(column.key, ()))
    return (plain_name(column.title),), tuple(dict.fromkeys(others))


@lru_cache(1)
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    """kind → column → other words for it; the lists that belong to no kind stand under ``""``."""
    told = tomllib.loads((resources() / "ledger-headings.toml").read_text(encoding="utf-8"))
    tables = {key: value if isinstance(value, dict) else {"": value} for key, value in told.items()}
    return {
        kind: {key: tuple(plain_name(word) for word in words) for key, words in table.items()}
        for kind, table in tables.items()
    }


def _spread(sheet: Sheet, at: int) -> list[str]:
    """The words of a heading row, those of joined cells in each cell they cover."""
    row = sheet.rows[at]
    cells = [raw_text(cell) for cell in row.cells] + [""] * (sheet.width - len(row.cells))
    values = {line.number: line.cells for line in sheet.rows[max(at - 1, 0) : at + 1]}
    for merge in sheet.merges:
        if not merge.first_row <= row.number <= merge.last_row:
            continue
        above = values.get(merge.first_row, ())
        word = raw_text(above[merge.first_column]) if merge.first_column < len(above) else ""
        for column in range(merge.first_column, min(merge.last_column + 1, sheet.width)):
            cells[column] = cells[column] or word
    return cells


def _joined(parts: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


def _is_words(sheet: Sheet, at: int) -> bool:
    """Whether a row has only words, as a heading has: no days, no numbers."""
    return all(not _is_data(cell) for cell in sheet.rows[at].cells)


def _is_data(cell: Raw) -> bool:
    if cell is None or isinstance(cell, str):
        return bool(cell) and any(character.isdecimal() for character in str(cell)[:4])
    return True

"""A table's rows as a ledger's: every cell read, what is wrong told in its place, rows found twice marked."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec.structs import replace

from fzdesk.catalogue.model import LedgerColumn, LedgerKind, Value
from fzdesk.errors import InputError
from fzdesk.ledger.headings import Columns, Heading, is_total
from fzdesk.ledger.model import Cell, Cells
from fzdesk.ledger.sheet import FROM_1904, Raw, Sheet, SheetRow, raw_text
from fzdesk.ledger.words import RowProblem, check_row, read_cell

Twin = Literal["", "file", "ledger"]
MOST_ALIKE = 200  # rows of one day and title that are compared with each other
MOST_FILLED = 500_000  # cells that joined ones above them may fill
ERRORS = frozenset(("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"))
_REPEATED = ("text", "choice", "date")  # a number in a joined cell counts once, these hold for every row


class ReadRow(Value, frozen=True):
    """A row of a table as the ledger would have it."""

    number: int  # in the file, from 1
    values: dict[str, Cell]
    shown: dict[str, str] = {}  # by column: what stands in the file where it cannot be read
    problems: tuple[RowProblem, ...] = ()
    twin: Twin = ""  # the same row stands above it in the file, or in the ledger

    @property
    def wrong(self) -> bool:
        """Whether something serious keeps it out of the ledger."""
        return any(problem.serious for problem in self.problems)


class Rows(Value, frozen=True):
    """The rows of a table, and the numbers of those that are none (totals, repeated headings, notes)."""

    rows: tuple[ReadRow, ...]
    left_out: tuple[int, ...] = ()


class Meaning(Value, frozen=True):
    """What the clerk says of a table: its heading, which column is which, and what holds for every row."""

    heading: Heading
    columns: Columns
    fixed: dict[str, str] = {}  # by column: words for every row, where the table has no such column
    edits: dict[tuple[int, str], str] = {}  # by row number and column: words in place of the file's


def read_rows(sheet: Sheet, meaning: Meaning, kind: LedgerKind, *, today: dt.date, year: int) -> Rows:
    """The rows below the heading.  Days without a year are of `year`."""
    reader = _CellReader(sheet, kind, today=today, year=year)
    filled = _filled_down(sheet, meaning, kind)
    rows, left_out = [], []
    for row in sheet.rows[meaning.heading.last + 1 :]:
        above = filled.get(row.number, {})
        if not above and _is_none(row, sheet, meaning):
            left_out.append(row.number)
        else:
            rows.append(_read_row(row, above, meaning, kind, reader))
    return Rows(tuple(rows), tuple(left_out))


def mark_twins(rows: Iterable[ReadRow], known: Iterable[Cells]) -> tuple[ReadRow, ...]:
    """The rows, marked where one says the same as a row above it or as one of the ledger (``known``).

    Two rows say the same when they agree in date and title and in every other cell both have filled;
    remarks are not compared.
    """
    seen: dict[tuple[object, object], list[tuple[Cells, Twin]]] = {}
    for values in known:
        seen.setdefault(_identity(values), []).append((values, "ledger"))
    marked = []
    for row in rows:
        twin: Twin = ""
        if not row.wrong:
            alike = seen.setdefault(_identity(row.values), [])
            twin = next((whose for values, whose in alike[:MOST_ALIKE] if _agree(values, row.values)), "")
            alike.append((row.values, "file"))
        marked.append(row if twin == row.twin else replace(row, twin=twin))
    return tuple(marked)


def _identity(values: Cells) -> tuple[object, object]:
    title = values.get("title")
    return values.get("date"), "".join(title.split()) if isinstance(title, str) else title


def _agree(one: Cells, other: Cells) -> bool:
    return all(
        key in ("date", "title", "remark") or key not in other or other[key] == cell
        for key, cell in one.items()
    )


def _read_row(
    row: SheetRow,
    filled: Mapping[int, Raw],
    meaning: Meaning,
    kind: LedgerKind,
    reader: _CellReader,
) -> ReadRow:
    values: dict[str, Cell] = {}
    shown: dict[str, str] = {}
    problems: list[RowProblem] = []
    for column in kind.columns:
        key = column.key
        raw: Raw = None
        if (row.number, key) in meaning.edits:
            raw = meaning.edits[row.number, key]
        elif (at := meaning.columns.get(key)) is not None:
            raw = row.cells[at] if at < len(row.cells) else None
            raw = filled.get(at) if raw is None else raw
        else:
            raw = meaning.fixed.get(key)
        if raw is None or raw == "":
            continue
        cell, problem = reader.read(raw, column)
        if cell is not None:
            values[key] = cell
        if problem is not None:
            problems.append(problem)
            if cell is None:
                shown[key] = raw_text(raw)
    problems += (problem for problem in check_row(values, kind) if problem.column not in shown)
    return ReadRow(row.number, values, shown, tuple(problems))


class _CellReader:
    """Reads cells; what was read once is remembered, because columns repeat themselves."""

    def __init__(self, sheet: Sheet, kind: LedgerKind, *, today: dt.date, year: int) -> None:
        self._from_1904 = sheet.from_1904
        self._today, self._year = today, year
        self._known: dict[str, dict[tuple[type, Raw], tuple[Cell | None, RowProblem | None]]] = {
            column.key: {} for column in kind.columns
        }

    def read(self, raw: Raw, column: LedgerColumn) -> tuple[Cell | None, RowProblem | None]:
        """What a cell means, and what is wrong with it."""
        known = self._known[column.key]
        asked = (type(raw), raw)
        if asked not in known:
            known[asked] = self._read(raw, column)
        return known[asked]

    def _read(self, raw: Raw, column: LedgerColumn) -> tuple[Cell | None, RowProblem | None]:
        if column.type == "date" and isinstance(raw, dt.date):
            return raw, None
        if isinstance(raw, int | float) and not isinstance(raw, bool) and column.type == "date":
            return self._read_day(raw, column)
        text = raw_text(raw)
        if text in ERRORS:
            return None, RowProblem(column.key, f"这一格的公式出错了（{text}），请填上结果。")
        return self._words(text, column)

    def _words(self, text: str, column: LedgerColumn) -> tuple[Cell | None, RowProblem | None]:
        try:
            return read_cell(text, column, today=self._today, year=self._year), None
        except InputError as error:
            return None, RowProblem(column.key, str(error))

    def _read_day(self, raw: float, column: LedgerColumn) -> tuple[Cell | None, RowProblem | None]:
        """A bare number is a serial number, or month and day with a point between them.

        Of 3.10 a table program keeps 3.1: which of both was meant, only the clerk knows.
        """
        if self._from_1904 and raw > FROM_1904:
            raw += FROM_1904
        text = raw_text(raw)
        cell, problem = self._words(text, column)
        _, point, day = text.partition(".")
        if isinstance(cell, dt.date) and point and raw < 13 and day in ("1", "2", "3"):
            month = cell.month
            return cell, RowProblem(
                column.key,
                f"表格里记的是数 {text}，按{month}月{day}日读入；如果是{month}月{day}0日，请改过来。",
                serious=False,
            )
        return cell, problem


def _is_none(row: SheetRow, sheet: Sheet, meaning: Meaning) -> bool:
    """Whether a row is no entry: it adds others up, repeats the heading, or is one line of words."""
    words = [raw_text(cell) for cell in row.cells]
    filled = [word for word in words if word]
    if is_total(filled[0]) or (len(filled) > 1 and is_total(filled[1]) and len(filled[0]) < 5):
        return True
    if len(filled) == 1 and len(meaning.columns) > 1 and sheet.width > 1:
        return all(number != row.number for number, _ in meaning.edits)
    heading = meaning.heading
    return heading.there and words == [raw_text(cell) for cell in sheet.rows[heading.last].cells]


def _filled_down(sheet: Sheet, meaning: Meaning, kind: LedgerKind) -> dict[int, dict[int, Raw]]:
    """What cells joined downwards give the rows they cover: row number → column → value."""
    wanted = {
        meaning.columns[column.key]
        for column in kind.columns
        if column.key in meaning.columns and column.type in _REPEATED
    }
    first_at = meaning.heading.last + 1
    rows = sheet.rows[first_at:]
    numbers = [row.number for row in rows]
    found: dict[int, dict[int, Raw]] = {}
    left = MOST_FILLED
    for merge in sheet.merges:
        if merge.first_column not in wanted or merge.last_row == merge.first_row:
            continue
        start = bisect.bisect_left(numbers, merge.first_row)
        end = bisect.bisect_right(numbers, merge.last_row)
        if start == end or numbers[start] != merge.first_row:
            continue
        left -= end - start
        if left < 0:
            break
        cells = rows[start].cells
        value = cells[merge.first_column] if merge.first_column < len(cells) else None
        for number in numbers[start + 1 : end]:
            found.setdefault(number, {})[merge.first_column] = value
    return found

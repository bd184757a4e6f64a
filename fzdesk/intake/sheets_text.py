"""Reads a CSV or TSV, whatever its encoding and separator, or cells pasted as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from fzdesk.errors import InputError
from fzdesk.intake.read_text import decode
from fzdesk.intake.sheet_bounds import LARGEST_TEXT, LONGEST_CELL, MOST_COLUMNS, TOO_LARGE, Bounds
from fzdesk.ledger.sheet import Raw, Sheet, SheetRow, is_formula

SEPARATORS = "\t,;，；|"
SAMPLE_LINES = 40
NOT_TEXT = "这个文件不是表格；请选择 XLSX 或 CSV。"
UNREADABLE = "文件的文字编码无法识别，请在 WPS 里打开后另存为 XLSX。"


def read_delimited(data: bytes, name: str = "") -> tuple[Sheet, ...]:
    """The table in a CSV or TSV file's content.  Raises InputError with one sentence when there is none."""
    if len(data) > LARGEST_TEXT:
        raise InputError(TOO_LARGE, detail=f"{len(data)} bytes")
    try:
        text, lost = decode(data)
    except InputError as error:
        raise InputError(NOT_TEXT if b"\0" in data else UNREADABLE, detail=error.detail) from error
    notes = (f"有 {lost} 个字无法识别，已用“\ufffd”标出，请对照原文件核对。",) if lost else ()
    return read_cells(text.removeprefix("\ufeff"), name, notes)


def read_cells(text: str, name: str = "", notes: tuple[str, ...] = ()) -> tuple[Sheet, ...]:
    """The table in a text, its separator found by what parts most lines alike."""
    if len(text) > LARGEST_TEXT:
        raise InputError(TOO_LARGE, detail=f"{len(text)} characters")
    separator = ""
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n", ""):  # Excel's own hint
        separator, text = text[4:5], text[5:].lstrip("\r\n")
    bounds = Bounds()
    if '"' not in text:
        bounds.lines(text.count("\n"))
    rows, cut = _rows(text, separator or separator_of(text), bounds)
    notes += bounds.notes()
    if cut:
        notes += (f"第 {MOST_COLUMNS} 列以后的内容没有读。",)
    return (Sheet(name, rows, notes=notes),)


def _rows(text: str, separator: str, bounds: Bounds) -> tuple[tuple[SheetRow, ...], bool]:
    rows, cut = [], False
    try:
        for number, fields in enumerate(_reader(text, separator), 1):
            cells: list[Raw] = [_plain(bounds.text(field)) or None for field in fields[:MOST_COLUMNS]]
            cut = cut or any(field.strip() for field in fields[MOST_COLUMNS:])
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                bounds.row(len(cells))
                rows.append(SheetRow(number, tuple(cells)))
    except csv.Error as error:
        raise InputError(
            f"表格里有一格的文字超过 {LONGEST_CELL} 个，可能是引号没有成对，请检查文件。", detail=str(error)
        ) from error
    return tuple(rows), cut


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    """Quotes that do not come in pairs are ordinary characters."""
    paired = text.count('"') % 2 == 0
    return csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if paired else csv.QUOTE_NONE,
    )


def separator_of(text: str) -> str:
    """The separator that parts the first lines into several columns, most of them into equally many."""
    return max(SEPARATORS, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: str) -> float:
    sample = text[: SAMPLE_LINES * 2000]
    try:
        widths = [len(fields) for fields in islice(_reader(sample, separator), SAMPLE_LINES) if any(fields)]
    except csv.Error:
        return 0
    several = [width for width in widths if width > 1]
    if not several:
        return 0
    usual = max(several, key=several.count)
    return several.count(usual) / len(widths) + min(usual, 20) / 100


def _plain(text: str) -> str:
    """Without the ' that keeps a table program from running a cell as a formula."""
    return text[1:] if text.startswith("'") and is_formula(text) else text

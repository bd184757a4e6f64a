"""A ledger as a file for other offices: an XLSX or CSV of its rows, or an empty form to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from fzdesk.catalogue.model import LedgerColumn, LedgerKind
from fzdesk.ledger.model import NO, YES, Cell, Cells
from fzdesk.ledger.sheet import is_formula
from fzdesk.ledger.words import show_cell
from fzdesk.writers import xlsx
from fzdesk.writers.xlsx import Heading, Shown

HOW_SHEET, OPTIONS_SHEET = "填写说明", "选项"
FORM_ROWS = 2000  # of a form have drop-down lists
_FORMATS = {"date": "yyyy-mm-dd", "integer": "0", "decimal": "0.####"}
_HOW = {
    "date": "写年月日，如 2025-03-08 或 2025年3月8日。",
    "text": "写文字。",
    "choice": "从下拉列表里选一个。",
    "integer": "写整数，不带单位，不写“余”“多”。",
    "decimal": "写数，可以带小数，不带单位。",
    "yes_no": "从下拉列表里选“是”或“否”。",
}


def write_ledger(kind: LedgerKind, rows: Sequence[Cells]) -> bytes:
    """An XLSX of rows, every column of the kind in its order; reading it again gives the same rows."""
    headings = [Heading(column.title) for column in kind.columns]
    shown = [[_shown(row.get(column.key), column) for column in kind.columns] for row in rows]
    return xlsx.write_table(kind.title, headings, shown)


def write_csv(kind: LedgerKind, rows: Sequence[Cells]) -> bytes:
    """The same as CSV in UTF-8 with its mark, as Excel and WPS want it; formulas are disarmed by a '."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_disarmed(column.title) for column in kind.columns)
    for row in rows:
        writer.writerow(
            _disarmed(xlsx.plain(show_cell(row.get(column.key), column))) for column in kind.columns
        )
    return buffer.getvalue().encode("utf-8-sig")


def write_form(kind: LedgerKind) -> bytes:
    """An empty form: required columns have a star, choices a drop-down list, a second sheet says how."""
    from openpyxl import Workbook

    book = Workbook()
    form: Any = book.active
    form.title = xlsx.sheet_name(kind.title)
    headings = [Heading(column.title, column.required) for column in kind.columns]
    xlsx.dress(
        form, [xlsx.width(0, heading, [[_sample(column)]]) for heading, column in _pairs(headings, kind)]
    )
    lists = book.create_sheet(OPTIONS_SHEET)
    lists.sheet_state = "hidden"
    for at, (heading, column) in enumerate(_pairs(headings, kind), 1):
        xlsx.headed(form.cell(1, at), heading)
        _set_up(form, at, column, lists)
    _tell_how(book.create_sheet(HOW_SHEET, 1), kind)
    return xlsx.saved(book)


def _pairs(headings: Sequence[Heading], kind: LedgerKind) -> Iterator[tuple[Heading, LedgerColumn]]:
    return zip(headings, kind.columns, strict=True)


def _shown(cell: Cell | None, column: LedgerColumn) -> Shown:
    return show_cell(cell, column) if isinstance(cell, bool) else cell


def _disarmed(text: str) -> str:
    return f"'{text}" if is_formula(text) else text


def _sample(column: LedgerColumn) -> str:
    """As wide a text as the column will have."""
    usual = {"date": "2025-03-08", "text": "一" * 8, "choice": max(column.options, key=len, default="")}
    return usual.get(column.type, "")


def _set_up(form: Any, at: int, column: LedgerColumn, lists: Any) -> None:
    """The number format and what may be entered in a column of a form."""
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = xlsx.letters(at)
    form.column_dimensions[letters].number_format = _FORMATS.get(column.type, "@")
    options = column.options if column.type == "choice" else (YES, NO) if column.type == "yes_no" else ()
    if options:
        for row, option in enumerate(options, 1):
            lists.cell(row, at, xlsx.plain(option)).data_type = "s"
        rule = DataValidation("list", formula1=f"{OPTIONS_SHEET}!${letters}$1:${letters}${len(options)}")
        rule.error = f"请从列表里选：{'、'.join(options)}"[:225]
    elif column.type in ("integer", "decimal"):
        whole = column.type == "integer"
        rule = DataValidation("whole" if whole else "decimal", "greaterThanOrEqual", "0")
        rule.error = "请填整数，不带单位。" if whole else "请填数，不带单位。"
    else:
        return
    rule.allow_blank, rule.showErrorMessage, rule.errorTitle = True, True, column.title[:32]
    rule.add(f"{letters}2:{letters}{FORM_ROWS}")
    form.add_data_validation(rule)


def _tell_how(sheet: Any, kind: LedgerKind) -> None:
    headings = [Heading(title) for title in ("列", "必填", "怎么填", "可选的内容")]
    rows = [
        (column.title, YES if column.required else "", _HOW[column.type], "、".join(column.options))
        for column in kind.columns
    ]
    xlsx.dress(sheet, [xlsx.width(at, heading, rows) for at, heading in enumerate(headings)])
    for at, heading in enumerate(headings, 1):
        xlsx.headed(sheet.cell(1, at), heading)
    closing = f"带 * 的列必填；一行写一件事；表头不要改，也不要合并单元格。填好后在“{kind.title}”里导入。"
    for number, row in enumerate((*rows, (), (closing,)), 2):
        for at, text in enumerate(row, 1):
            sheet.cell(number, at, xlsx.plain(text)).data_type = "s"

"""Tables for the report's 附件: rows of a ledger, or figures over the years.  Report in, report out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from fzdesk.catalogue.model import LedgerKind, Value
from fzdesk.errors import InputError
from fzdesk.ledger.model import Cell, Cells
from fzdesk.ledger.words import show_cell
from fzdesk.operations.answers import set_form
from fzdesk.report.model import Attachment, Report

MOST_ROWS = 500  # of a table in a report; a page takes about 30
MOST_COLUMNS = 8  # that an upright page has room for
USUAL_COLUMNS = 5
NUMBER = "序号"


class YearsOfFigure(Value, frozen=True):
    """A figure with its unit, and how it prints in each year; empty where it is not known."""

    name: str
    unit: str
    shown: tuple[str, ...]


def usual_columns(kind: LedgerKind, rows: Sequence[Cells]) -> tuple[str, ...]:
    """The columns a table begins with: those that are filled, the required ones first, in their order."""
    filled = [c for c in kind.columns if c.key != "remark" and any(c.key in row for row in rows)]
    chosen = sorted(filled, key=lambda column: not column.required)[:USUAL_COLUMNS]
    return tuple(column.key for column in kind.columns if column in chosen)


def usual_title(kind: LedgerKind, year: int | None) -> str:
    """2025年学法情况表."""
    return f"{f'{year}年' if year else ''}{kind.title.removesuffix('台账')}情况表"


def ledger_table(
    kind: LedgerKind, keys: Sequence[str], rows: Sequence[Cells], title: str, year: int | None
) -> Attachment:
    """A ledger's rows as an annex; days of ``year`` stand without it.

    Raises InputError where there is nothing to show, or more than a report can hold.
    """
    columns = [column for column in kind.columns if column.key in keys]
    if not title.strip():
        raise InputError("请写附件的名称。")
    if not columns:
        raise InputError("请至少选一列。")
    if len(columns) > MOST_COLUMNS:
        raise InputError(f"一张表最多放 {MOST_COLUMNS} 列，请少选几列。")
    if not rows:
        raise InputError("台账里还没有这一年的记录，请先登记或导入。")
    if len(rows) > MOST_ROWS:
        raise InputError(f"附件里一张表最多放 {MOST_ROWS} 行，这里有 {len(rows)} 行；请导出表格，另行报送。")
    lines = [
        (str(number), *(_shown(row.get(c.key), c.key, kind, year) for c in columns))
        for number, row in enumerate(rows, 1)
    ]
    return Attachment(title.strip(), ((NUMBER, *(column.title for column in columns)), *lines))


def comparison_table(figures: Sequence[YearsOfFigure], years: Sequence[int], title: str) -> Attachment:
    """Figures over the years as an annex.  Raises InputError where there is none."""
    if not figures:
        raise InputError("还没有可以比较的数字，请先在台账里登记。")
    head = ("项目", "单位", *(f"{year}年" for year in years))
    return Attachment(title, (head, *((one.name, one.unit, *one.shown) for one in figures)))


def put_in(report: Report, annex: Attachment) -> Report:
    """The report with an annex; one of the same title is replaced where it stands."""
    listed = report.form.attachments
    if any(one.title == annex.title for one in listed):
        return set_form(
            report, attachments=tuple(annex if one.title == annex.title else one for one in listed)
        )
    return set_form(report, attachments=(*listed, annex))


def _shown(cell: Cell | None, key: str, kind: LedgerKind, year: int | None) -> str:
    if isinstance(cell, dt.date):
        return f"{cell.month}月{cell.day}日" if cell.year == year else f"{cell.year}.{cell.month}.{cell.day}"
    column = next(column for column in kind.columns if column.key == key)
    return show_cell(cell, column)

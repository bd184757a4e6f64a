"""Rows of ledgers, invented, for hypothesis."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import LedgerColumn, LedgerKind
from fzdesk.ledger.model import Cell
from fzdesk.ledger.tables import ERRORS

KINDS = {kind.key: kind for kind in edition_for(2025).ledgers}
EVERY = LedgerKind(
    "every",
    "各类列的台账",
    (
        LedgerColumn("date", "日期", "date", required=True),
        LedgerColumn("title", "主题", required=True),
        LedgerColumn("form", "形式", "choice", ("讲座", "考试", "=其他", "没有"), required=True),
        LedgerColumn("people", "人数", "integer"),
        LedgerColumn("area", "面积", "decimal"),
        LedgerColumn("open", "已公开", "yes_no"),
        LedgerColumn("remark", "备注"),
    ),
)
_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=30)
_SIGNED = st.sampled_from(
    ["=1+1", "@SUM(A1)", "-3", "+86", "'=x", "''", "00123", "#标签", "＝1", '"引"', "是", "12"]
)
_WORDS = (
    (_TEXT | _SIGNED)
    .map(lambda text: " ".join(text.split()))
    .filter(
        lambda text: bool(text) and text not in ERRORS  # what a broken formula shows is no text
    )
)


def cells(column: LedgerColumn) -> st.SearchStrategy[Cell]:
    """Any value of a column."""
    match column.type:
        case "date":
            return st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
        case "integer":
            return st.integers(0, 10**9)
        case "decimal":
            return st.decimals(0, 10**6, places=4).map(lambda value: Decimal(value))
        case "yes_no":
            return st.booleans()
        case "choice":
            return st.sampled_from(column.options)
        case _:
            return _WORDS


def rows(kind: LedgerKind) -> st.SearchStrategy[dict[str, Cell]]:
    """Any row of a kind with everything that is required."""
    required = {column.key: cells(column) for column in kind.columns if column.required}
    optional = {column.key: cells(column) for column in kind.columns if not column.required}
    return st.fixed_dictionaries(required, optional=optional)

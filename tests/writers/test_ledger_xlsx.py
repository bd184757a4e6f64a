"""Ledgers as files: what goes out comes back the same, runs nothing, and forms guide who fills them in."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from fzdesk.catalogue.model import LedgerKind
from fzdesk.intake.sheets_text import read_delimited
from fzdesk.intake.sheets_xlsx import read_xlsx
from fzdesk.ledger.headings import find_heading, match
from fzdesk.ledger.model import Cell
from fzdesk.ledger.sheet import Sheet
from fzdesk.ledger.tables import Meaning, read_rows
from fzdesk.writers.ledger_xlsx import HOW_SHEET, write_csv, write_form, write_ledger
from tests.ledger.kinds import EVERY, KINDS, rows

TODAY = dt.date(2026, 1, 10)
STUDY = KINDS["study"]
Row = dict[str, Cell]
ROW: Row = {"date": dt.date(2025, 3, 8), "form": "讲座", "title": '=HYPERLINK("a")', "attendees": 12}


def read_back(sheet: Sheet, kind: LedgerKind) -> list[Row]:
    heading = find_heading(sheet, kind)
    meaning = Meaning(heading, match(heading.names, kind))
    found = read_rows(sheet, meaning, kind, today=TODAY, year=2025)
    assert not found.left_out
    assert not [row for row in found.rows if row.wrong]
    return [row.values for row in found.rows]


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


@settings(max_examples=40)
@given(st.lists(rows(EVERY), min_size=1, max_size=6))
def test_xlsx_comes_back_the_same(given_rows: list[Row]) -> None:
    """Days, numbers, yes and no, words that look like formulas: an XLSX read again gives the same rows."""
    (sheet,) = read_xlsx(BytesIO(write_ledger(EVERY, given_rows)))
    assert read_back(sheet, EVERY) == given_rows


@settings(max_examples=40)
@given(st.lists(rows(EVERY), min_size=1, max_size=6))
def test_csv_comes_back_the_same(given_rows: list[Row]) -> None:
    """So does a CSV."""
    (sheet,) = read_delimited(write_csv(EVERY, given_rows))
    assert read_back(sheet, EVERY) == given_rows


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_comes_back(kind: LedgerKind) -> None:
    """Whatever the ledger, its own export needs no hand to come in again."""
    (sheet,) = read_xlsx(BytesIO(write_ledger(kind, [])))
    heading = find_heading(sheet, kind)
    assert match(heading.names, kind) == {column.key: at for at, column in enumerate(kind.columns)}


def test_cells_are_typed_and_nothing_runs() -> None:
    """Another program sees days as days and numbers as numbers, and a formula as mere words."""
    book = opened(write_ledger(STUDY, [ROW]))
    sheet = book.active
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["日期"].is_date
    assert row["日期"].number_format == "yyyy-mm-dd"
    assert (row["参加人数"].value, row["参加人数"].data_type) == (12, "n")
    assert (row["主题"].data_type, row["主题"].quotePrefix) == ("s", True)


def test_heading_stays_in_sight_and_columns_are_wide_enough() -> None:
    """The heading is dressed and frozen; long words do not make a column wider than a screen."""
    sheet = opened(write_ledger(STUDY, [{**ROW, "laws": "法" * 300}])).active
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:K2"
    assert sheet["A1"].font.bold
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJK"]
    assert min(widths) >= 8
    assert max(widths) <= 48


def test_csv_runs_nothing() -> None:
    """Every sign that begins a formula is disarmed."""
    texts = ["=1", "+1", "-1", "@x", "＝1", "'=1"]
    lines = write_csv(STUDY, [{**ROW, "title": text} for text in texts]).decode("utf-8-sig").splitlines()
    assert [line.split(",")[2] for line in lines[1:]] == [f"'{text}" for text in texts]


@pytest.mark.parametrize("kind", [*KINDS.values(), EVERY], ids=lambda kind: kind.key)
def test_form_guides_who_fills_it_in(kind: LedgerKind) -> None:
    """Required columns have a star, choices a list to choose from, and a second sheet says how to fill in."""
    book = opened(write_form(kind))
    form, how, options = book.worksheets
    heads = [cell.value for cell in form[1]]
    assert heads == [f"{c.title} *" if c.required else c.title for c in kind.columns]
    assert (how.title, options.sheet_state) == (HOW_SHEET, "hidden")
    assert [row[0].value for row in how.iter_rows(min_row=2, max_row=len(heads) + 1)] == [
        column.title for column in kind.columns
    ]
    lists = {}
    for rule in form.data_validations.dataValidation:
        if rule.type == "list":
            letter = str(rule.sqref)[0]
            span = rule.formula1.partition("!")[2].replace("$", "")
            lists[heads["ABCDEFGHIJKLM".index(letter)]] = [cell.value for (cell,) in options[span]]
    assert lists == {
        head: list(column.options) if column.type == "choice" else ["是", "否"]
        for head, column in zip(heads, kind.columns, strict=True)
        if column.type in ("choice", "yes_no")
    }


def test_filled_form_comes_in() -> None:
    """What another office fills in is read without a hand, the sheets that explain are left alone."""
    book = opened(write_form(STUDY))
    form = book.worksheets[0]
    for at, value in enumerate(("2025年3月8日", "讲座", "宪法"), 1):
        form.cell(2, at, value)
    buffer = BytesIO()
    book.save(buffer)
    form_sheet, how = read_xlsx(buffer)
    assert how.name == HOW_SHEET
    assert read_back(form_sheet, STUDY) == [{"date": dt.date(2025, 3, 8), "form": "讲座", "title": "宪法"}]

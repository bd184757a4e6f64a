"""How the ledgers' page writes and chooses: days, matching offers, the columns that fit."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import Duty, Figure, LedgerColumn, LedgerKind
from fzdesk.gui.ledger.cell_words import cell_words, date_words, matching
from fzdesk.gui.ledger.columns import MARK_WIDTH, choose, chosen, counting, lay_out, usual
from fzdesk.gui.ledger.figure_facts import LedgerFigure
from fzdesk.ledger.words import read_cell

CATALOGUE = edition_for(2025)
DATE = LedgerColumn("date", "日期", "date")
WIDE, NARROW = 742, 646


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)),
    st.integers(2000, 2099) | st.none(),
    st.booleans(),
)
def test_a_day_that_is_shown_reads_as_itself(day: dt.date, year: int | None, short: bool) -> None:
    """Editing a cell without changing it changes nothing: what stands there is understood as that day."""
    words = date_words(day, year, short=short)
    assert read_cell(words, DATE, today=dt.date(2026, 1, 19), year=year or 2025) == day


@given(st.lists(st.text(min_size=1), unique=True), st.text())
def test_offers_are_some_of_the_choices_in_their_order(options: list[str], text: str) -> None:
    """Nothing is offered that cannot be chosen, and everything without a text."""
    found = matching(text, options)
    assert [option for option in options if option in found] == found
    assert matching("", options) == options


def test_letters_and_parts_match() -> None:
    """会前学法 is found by hq, by 前学 and by itself."""
    options = ("中心组", "会前学法", "讲座")
    for text in ("hq", "前学", "会前学法", " HQXF "):
        assert matching(text, options) == ["会前学法"]


def test_a_day_of_another_year_says_so() -> None:
    """The year stands where it is not the one shown."""
    assert cell_words(dt.date(2024, 3, 8), DATE, 2025) == "2024-03-08"
    assert cell_words(dt.date(2025, 3, 8), DATE, 2025) == "3月8日"


@pytest.mark.parametrize("kind", CATALOGUE.ledgers, ids=lambda kind: kind.key)
@pytest.mark.parametrize("width", [NARROW, WIDE, 1200])
def test_the_usual_columns_fit(kind: LedgerKind, width: int) -> None:
    """Every ledger shows what is required, fills the width to the pixel, and never scrolls sideways."""
    keys = usual(kind, CATALOGUE, width)
    assert {column.key for column in kind.columns if column.required} <= set(keys)
    shown = lay_out(kind, keys, width)
    assert sum(one.width for one in shown) + MARK_WIDTH == width
    assert [one.column.key for one in shown] == list(keys)


def test_columns_that_count_come_first() -> None:
    """What the report's figures are counted from is shown before remarks."""
    kind = next(kind for kind in CATALOGUE.ledgers if kind.key == "study")
    assert {"form", "attendees", "passed"} <= counting("study", CATALOGUE)
    assert "remark" not in usual(kind, CATALOGUE, WIDE)


def test_the_choice_is_kept_until_the_usual_comes_back() -> None:
    """Chosen columns are remembered in the order of the ledger; none chosen is the usual again."""
    kind = CATALOGUE.ledgers[0]
    assert chosen(kind) == ()
    choose(kind, ["title", "date"])
    assert chosen(kind) == ("date", "title")
    choose(kind, [])
    assert chosen(kind) == ()


@pytest.mark.parametrize(
    ("title", "unit", "name"),
    [
        ("会前学法次数", "次", "会前学法"),
        ("中心组学法人次", "人次", "中心组学法"),
        ("学习法律法规部数", "部", "学习法律法规"),
        ("制定规范性文件数", "件", "制定规范性文件"),
        ("行政处罚案件数", "件", "行政处罚案件"),
        ("受理件数", "件", "受理"),
        ("合格率", "%", "合格率"),
    ],
)
def test_a_figure_is_named_without_saying_its_unit_twice(title: str, unit: str, name: str) -> None:
    """会前学法 12 次, not 会前学法次数 12 次; 文件 stays a whole word."""
    figure = Figure("x", title, unit)
    assert LedgerFigure("a.b.x", Duty("a.b", "", "", ()), figure, None).name == name

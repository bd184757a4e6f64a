"""Figures counted from entries: the SQL gives what counting row by row gives."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import Catalogue, Count, LedgerColumn, LedgerKind
from fzdesk.ledger.model import Cell, Cells
from fzdesk.ledger.totals import Rule, rules
from fzdesk.report.figures import Counted
from fzdesk.store import ledger_indexes, ledger_totals
from tests.ledger.memory import ledgers, with_rows
from tests.ledger.plain_counter import counted

CATALOGUE = edition_for(2025)
KINDS = {kind.key: kind for kind in CATALOGUE.ledgers}
YEAR = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
BORDERS = (
    dt.date(2024, 12, 31), dt.date(2025, 1, 1), dt.date(2025, 6, 15), dt.date(2025, 12, 31), dt.date(2026, 1, 1)
)  # fmt: skip


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    """Empty ledgers of every kind."""
    with closing(ledgers(CATALOGUE)) as made:
        yield made


def cells(column: LedgerColumn) -> st.SearchStrategy[Cell]:
    """Few values of each column, so that entries agree and differ."""
    match column.type:
        case "date":
            return st.sampled_from(BORDERS)
        case "integer":
            return st.integers(0, 5)
        case "decimal":
            return st.decimals(0, 5, places=2)
        case "yes_no":
            return st.booleans()
        case "choice":
            return st.sampled_from(column.options)
        case _:
            return st.sampled_from(("甲", "乙"))


def entries(kind: LedgerKind) -> st.SearchStrategy[list[dict[str, Cell]]]:
    """Entries of a kind; any cell may be empty, and often a whole column is."""
    row = st.fixed_dictionaries({}, optional={column.key: cells(column) for column in kind.columns})
    names = [column.key for column in kind.columns if column.key != "date"]
    return st.tuples(st.lists(row, max_size=12), st.sets(st.sampled_from(names))).map(
        lambda both: [{k: v for k, v in one.items() if k not in both[1]} for one in both[0]]
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sql_counts_as_rows_do(conn: sqlite3.Connection, kind: LedgerKind, data: st.DataObject) -> None:
    """Whatever is entered, each figure is the same, and the same ones are not known."""
    rows = data.draw(entries(kind))
    with with_rows(conn, kind, rows):
        assert ledger_totals.totals(conn, CATALOGUE, YEAR) == counted(
            rows, kind, list(rules(CATALOGUE, kind.key)), YEAR
        )


LAND = LedgerKind(
    "land",
    "地块台账",
    (
        LedgerColumn("on", "日期", "date"),
        LedgerColumn("order", "序号"),
        LedgerColumn("area", "面积", "decimal"),
        LedgerColumn("owner", "户主"),
        LedgerColumn("use", "用途", "choice", ("耕地", "林地")),
    ),
)
COUNTS = (
    Count("sum", "area", date_field="on"),
    Count("sum", "area", {"use": "耕地"}, date_field="on", scope="as_of_end"),
    Count("distinct", "owner", {"use": ("耕地", "林地")}, date_field="on"),
    Count("distinct", "owner", {"use": "林地"}, date_field="on", scope="as_of_end"),
    Count("count", where={"owner": "甲"}, date_field="on"),
    Count("count", filled=("order", "area"), date_field="on"),
)


def own_catalogue(counts: tuple[Count, ...], kind: LedgerKind = LAND) -> Catalogue:
    """The catalogue with one ledger, and its first duty's figures counted so."""
    part = CATALOGUE.parts[1]
    section = part.sections[0]
    duty = section.duties[0]
    figure = duty.figures[0] if duty.figures else next(d for d in section.duties if d.figures).figures[0]
    figures = tuple(
        replace(figure, key=f"f{n}", ledger=kind.key, count=count) for n, count in enumerate(counts)
    )
    section = replace(section, duties=(replace(duty, figures=figures),))
    return replace(CATALOGUE, parts=(replace(part, sections=(section,)),), ledgers=(kind,))


@given(rows=entries(LAND))
@settings(max_examples=60)
def test_any_count_a_pack_may_define(rows: list[dict[str, Cell]]) -> None:
    """Decimals, texts as conditions, other dates, columns named like words of SQL."""
    catalogue = own_catalogue(COUNTS)
    with closing(ledgers(catalogue)) as conn, with_rows(conn, LAND, rows):
        assert ledger_totals.totals(conn, catalogue, YEAR) == counted(
            rows, LAND, list(rules(catalogue)), YEAR
        )


def study(day: dt.date, form: str = "中心组", **more: Cell) -> Cells:
    """An entry of 学法."""
    return {"date": day, "form": form, "title": "学法", **more}


def totals(conn: sqlite3.Connection, kind: str, *rows: Cells) -> dict[str, Counted]:
    """The figures of some entries."""
    with with_rows(conn, KINDS[kind], rows):
        return ledger_totals.totals(conn, CATALOGUE, YEAR)


def test_entries_of_another_year_do_not_count(conn: sqlite3.Connection) -> None:
    """They stay in the workbook; without any of the year nothing is known, and nothing is zero."""
    before, within, after = dt.date(2024, 12, 31), dt.date(2025, 12, 31), dt.date(2026, 1, 1)
    found = totals(conn, "study", study(before), study(within), study(after))
    assert found["study.central_group.times"] == Counted(Decimal(1), 1)
    assert totals(conn, "study", study(before), study(after)) == {}
    assert totals(conn, "study") == {}


def test_a_kept_ledger_counts_zero(conn: sqlite3.Connection) -> None:
    """Where there are entries of the year, what is not among them did not happen."""
    found = totals(conn, "study", study(dt.date(2025, 3, 8)))
    assert found["study.court.times"] == Counted(Decimal(0), 0)
    assert "study.central_group.attendances" not in found  # there was one, nobody wrote how many came


def test_a_column_nobody_fills_in_counts_nothing(conn: sqlite3.Connection) -> None:
    """受理 is not zero because the office's list has no such column."""
    row: Cells = {"date": dt.date(2025, 3, 8), "committee": "河湾村调委会", "title": "邻里纠纷"}
    found = totals(conn, "mediation", row)
    assert found["disputes.mediation.applied"] == Counted(Decimal(1), 1)
    assert "disputes.mediation.accepted" not in found
    found = totals(conn, "mediation", row, {**row, "accepted": False})
    assert found["disputes.mediation.accepted"] == Counted(Decimal(0), 0)


def test_a_case_counts_by_the_figures_own_date(conn: sqlite3.Connection) -> None:
    """Accepted in one year and closed in the next, it is a case of the first and a success of the second."""
    row: Cells = {
        "date": dt.date(2024, 12, 20), "committee": "河湾村调委会", "title": "邻里纠纷", "accepted": True,
        "result": "成功", "closed": dt.date(2025, 1, 6),
    }  # fmt: skip
    found = totals(conn, "mediation", row)
    assert found["disputes.mediation.succeeded"].value == 1
    assert found["disputes.mediation.accepted"].value == 0


def test_holders_of_certificates(conn: sqlite3.Connection) -> None:
    """At the year's end: what was done last with each person's certificate counts, of one day the later entry."""

    def action(person: str, what: str, day: dt.date) -> Cells:
        return {"person": person, "action": what, "date": day}

    old, new = dt.date(2021, 5, 1), dt.date(2025, 9, 1)
    found = totals(
        conn,
        "certificate",
        action("甲", "新领", old),
        action("乙", "新领", old),
        action("乙", "注销", new),
        action("丙", "注销", new),
        action("丙", "新领", new),
        action("甲", "注销", dt.date(2026, 1, 5)),
    )
    assert found["enforcement.certificates.holders"] == Counted(Decimal(2), 2)
    assert found["enforcement.certificates.cancelled"] == Counted(Decimal(2), 2)


def test_a_catalogue_with_columns_the_workbook_lacks(conn: sqlite3.Connection) -> None:
    """Figures of columns that no entry can have yet are not known; the others are."""
    newer = own_catalogue((Count(date_field="on"), Count("sum", "yield", date_field="on")))
    with (
        closing(ledgers(own_catalogue(COUNTS))) as made,
        with_rows(made, LAND, [{"on": dt.date(2025, 5, 1)}]),
    ):
        (found,) = ledger_totals.totals(made, newer, YEAR).values()
    assert found == Counted(Decimal(1), 1)


def test_counting_reads_the_indexes_alone(conn: sqlite3.Connection) -> None:
    """No figure of the catalogue looks a row up: with 100,000 entries that would take five times as long."""
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    ledger_totals.Plan(conn, CATALOGUE).totals(conn, YEAR)
    conn.set_trace_callback(None)
    plans = [
        line[3]
        for sql in asked
        if 'FROM "ledger_' in sql
        for line in conn.execute(f"EXPLAIN QUERY PLAN {sql}")
        if "ledger_" in line[3]
    ]
    assert len(plans) > 15
    assert [plan for plan in plans if "COVERING INDEX" not in plan] == []


def test_indexes_follow_a_newer_catalogue() -> None:
    """What it counts besides gets into the index; columns it has not are left out."""
    older, newer = own_catalogue(COUNTS[:1]), own_catalogue(COUNTS)
    with closing(ledgers(older)) as conn:
        before = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE name GLOB 'ledger_land_by_*'"))
        ledger_indexes.cover(conn, [older, newer])
        after = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE name GLOB 'ledger_land_by_*'"))
    assert "owner" not in before["ledger_land_by__counting"]
    assert "owner" in after["ledger_land_by__counting"]
    assert "ledger_land_by_owner" in after.keys() - before.keys()


def test_rules_name_what_they_count() -> None:
    """Every counted figure of the catalogue, each once, with the shown words of its conditions."""
    found = {rule.figure: rule for rule in rules(CATALOGUE)}
    assert len(found) == len(list(rules(CATALOGUE))) > 80
    assert found["enforcement.three_systems.recorded"].conditions == {"recorded": ("是",)}
    assert isinstance(found["enforcement.certificates.holders"], Rule)
    assert [r.figure for r in rules(CATALOGUE, "oath")] == [k for k, r in found.items() if r.kind == "oath"]

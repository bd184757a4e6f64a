"""总览 and 月度提醒: what the year looks like, and what has gone quiet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import Catalogue
from fzdesk.gui.ledger.ledger_page import LedgerPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.overview.overview_facts import (
    kind_months,
    last_months,
    quiet_kinds,
    quiet_now,
    quiet_words,
)
from fzdesk.gui.overview.overview_page import NO_YEARS_BEFORE, OverviewPage
from fzdesk.report.figures import Counted
from tests.gui.ledgers import choose_kind, ledger_page, opened, put, study
from tests.gui.windows import LEFT, WAIT, click, new_workbook, press, session_of, shown, view_of


class Months:
    """A reader that knows only how many entries there are in each month."""

    def __init__(self, years: Mapping[int, dict[str, dict[int, int]]]) -> None:
        self._years = years

    def by_month(self, year: int) -> dict[str, dict[int, int]]:
        return dict(self._years.get(year, {}))

    def totals(self, catalogue: Catalogue, period_from: dt.date, period_to: dt.date) -> dict[str, Counted]:
        return {}


def overview(qtbot: QtBot, page: LedgerPage) -> OverviewPage:
    """Click 总览 at the left."""
    choose_kind(qtbot, page, "overview")
    assert page.overview is not None
    qtbot.waitUntil(page.overview.isVisible, timeout=WAIT)
    return page.overview


def test_a_year_at_a_glance(qtbot: QtBot, tmp_path: Path) -> None:
    """Each ledger with its months this year and last, said in words too; a click opens it."""
    rows = [study(3, 8, "行政处罚法"), study(3, 9, "宪法"), study(5, 6, "民法典")]
    _, page = opened(qtbot, tmp_path, [*rows, {**rows[0], "date": dt.date(2024, 3, 1)}])
    shown_page = overview(qtbot, page)
    (row,) = shown_page.month_rows
    assert row.facts.now[2] == 2
    assert row.facts.before[2] == 1
    assert "3 月 2 条" in row.accessibleName()
    click(qtbot, row)
    assert page.view.isVisible()
    assert page.view.kind.key == "study"


def test_figures_against_earlier_years(qtbot: QtBot, tmp_path: Path) -> None:
    """A counted figure stands beside what it was the year before; years before any ledger are left out."""
    rows = [study(3, 8, "行政处罚法"), study(3, 9, "宪法")]
    _, page = opened(qtbot, tmp_path, [*rows, {**rows[0], "date": dt.date(2024, 3, 1)}])
    shown_page = overview(qtbot, page)
    line = next(row for row in shown_page.year_rows if row.facts.key == "study.pre_meeting.times")
    assert [(year, words) for year, _, words in line.facts.years] == [(2024, "1"), (2025, "2")]
    assert line.accessibleName().endswith("2024 年 1，2025 年 2")
    assert shown_page.annex_button.isVisible()


def test_a_year_without_a_ledger_of_that_kind_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    """Another ledger was kept that year: the year stands there, and that this one was not."""
    path = new_workbook(tmp_path)
    put(path, "petition", [{"date": dt.date(2023, 3, 8), "channel": "来访", "title": "道路", "batches": 2}])
    put(path, "study", [study(3, 8, "行政处罚法")])
    shown_page = overview(qtbot, ledger_page(qtbot, shown(qtbot, path)))
    line = next(row for row in shown_page.year_rows if row.facts.key == "study.pre_meeting.times")
    assert [year for year, _, _ in line.facts.years] == [2023, 2024, 2025]
    assert "2023 年 没有台账" in line.accessibleName()


def test_the_first_year_has_nothing_to_be_compared_with(qtbot: QtBot, tmp_path: Path) -> None:
    """This year's figures, no empty years beside them, and one sentence how there would be some."""
    _, page = opened(qtbot, tmp_path, [study(3, 8, "行政处罚法")])
    shown_page = overview(qtbot, page)
    assert all([year for year, _, _ in row.facts.years] == [2025] for row in shown_page.year_rows)
    assert shown_page.year_rows
    assert NO_YEARS_BEFORE in [label.text() for label in shown_page.findChildren(QLabel) if label.isVisible()]
    assert not shown_page.annex_button.isVisible()


def test_what_the_columns_of_numbers_add_up_to_is_compared_too(qtbot: QtBot, tmp_path: Path) -> None:
    """人次 of each form beside those of the year before, under its ledger's name."""
    rows = [
        study(3, 8, "行政处罚法", form="中心组", attendees=12),
        study(5, 6, "宪法", form="讲座", attendees=30),
    ]
    _, page = opened(qtbot, tmp_path, [*rows, {**rows[0], "date": dt.date(2024, 3, 1), "attendees": 9}])
    facts = {row.facts.key: row.facts for row in overview(qtbot, page).year_rows}
    people = facts["study.central_group.attendances"]
    assert (people.ledger, people.unit) == ("学法", "人次")
    assert [words for _, _, words in people.years] == ["9", "12"]


def test_no_part_of_a_sum_is_compared(qtbot: QtBot, tmp_path: Path) -> None:
    """All 信访 件次 are compared, and not beside them those of 来访 alone."""
    rows = [{"date": dt.date(2025, 3, 8), "channel": "来访", "title": "道路维修", "batches": 2}]
    _, page = opened(qtbot, tmp_path, rows, kind="petition")
    compared = {row.facts.key for row in overview(qtbot, page).year_rows}
    assert "disputes.petition.cases" in compared
    assert "disputes.petition.visits" not in compared


def test_progress_leads_to_the_section(qtbot: QtBot, tmp_path: Path) -> None:
    """Every step of the report is there with how far it is; a click or Enter goes there."""
    window, page = opened(qtbot, tmp_path)
    shown_page = overview(qtbot, page)
    bars = shown_page.progress.bars
    assert window.session is not None
    assert [bar.step.key for bar in bars] == [step.key for step in window.session.steps]
    bar = next(bar for bar in bars if bar.step.key == "study")
    bar.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert window.ui.pages.currentWidget() is window.report_view
    assert view_of(window).page.step_key == "study"


def test_quiet_ledgers_are_told_on_opening(qtbot: QtBot, tmp_path: Path) -> None:
    """A ledger with nothing for two months though a year ago it had: one calm line with a way there."""
    today = dt.date.today()
    (year, month), (kept, _) = last_months(today)
    path = new_workbook(tmp_path, kept)
    days = [dt.date(year - 1, month, 5), *([dt.date(year, 1, 5)] if year != kept else [])]
    put(path, "petition", [
        {"date": day, "channel": "来访", "title": "道路维修", "batches": 1} for day in days
    ])  # fmt: skip
    window = shown(qtbot, path)
    qtbot.waitUntil(window.ui.notice.isVisible, timeout=WAIT)
    assert window.ui.notice.text().startswith("信访台账")
    button = next(b for b in window.ui.notice.findChildren(QPushButton) if b.text() == "去看看")
    qtbot.mouseClick(button, LEFT)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, LedgerPage)
    assert page.view.kind.key == "petition"


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (dt.date(2026, 1, 19), ((2025, 11), (2025, 12))),
        (dt.date(2026, 2, 1), ((2025, 12), (2026, 1))),
        (dt.date(2026, 11, 30), ((2026, 9), (2026, 10))),
    ],
)
def test_the_two_whole_months_before(today: dt.date, months: tuple[tuple[int, int], ...]) -> None:
    """The month that runs is not held against anybody."""
    assert last_months(today) == months


def test_quiet_only_where_last_year_was_not() -> None:
    """No entry then and none now is nothing to say; an entry this month is enough."""
    catalogue = edition_for(2025)
    today = dt.date(2025, 6, 10)
    before = {2024: {"study": {4: 2}, "petition": {5: 3}, "oath": {6: 9}}}
    assert [one.key for one in quiet_kinds(Months(before), catalogue, 2025, today)] == ["study", "petition"]
    now = {**before, 2025: {"study": {6: 1}, "petition": {3: 8}}}
    (one,) = quiet_kinds(Months(now), catalogue, 2025, today)
    assert one.key == "petition"
    assert quiet_words([one]) == "信访台账 4 月、5 月还没有记录，去年同期有 3 条。"
    assert "！" not in quiet_words(quiet_kinds(Months(before), catalogue, 2025, today))


def test_a_year_that_nobody_keeps_is_not_asked_for() -> None:
    """The report is of last year and nothing of this one is recorded: no reminder; the first entry changes it."""
    catalogue = edition_for(2025)
    before = {2024: {"study": {4: 2}}}
    assert quiet_kinds(Months(before), catalogue, 2024, dt.date(2025, 6, 10)) == ()
    begun = {**before, 2025: {"oath": {1: 1}}}
    assert [one.key for one in quiet_kinds(Months(begun), catalogue, 2024, dt.date(2025, 6, 10))] == ["study"]
    in_winter = {2023: {"study": {12: 2}}, 2024: {"oath": {3: 1}}}
    assert quiet_kinds(Months(in_winter), catalogue, 2024, dt.date(2025, 2, 1)) == ()


def test_the_sample_reminds_of_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks at the sample keeps no ledgers in it."""
    session, reader, today = session_of(window), Months({2024: {"study": {4: 2}}}), dt.date(2025, 6, 10)
    assert [one.key for one in quiet_now(session, reader, today)] == ["study"]
    monkeypatch.setattr("fzdesk.gui.overview.overview_facts.cache_dir", lambda: tmp_path)
    assert quiet_now(session, reader, today) == ()


@given(st.dictionaries(st.integers(1, 12), st.integers(1, 500)))
def test_no_month_is_lost(months: dict[int, int]) -> None:
    """The twelve bars add up to all entries of the year."""
    facts = kind_months(edition_for(2025), {"study": months}, {})
    study_facts = next(one for one in facts if one.key == "study")
    assert sum(study_facts.now) == sum(months.values())
    assert len(study_facts.now) == 12

"""Versions: whole dumps that give back exactly what was kept, thinned by a rule, and what the journal may forget."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from fzdesk.errors import InputError, StoreError
from fzdesk.report.figures import Counted, Totals
from fzdesk.report.model import Report
from fzdesk.store import journal, reports, versions
from fzdesk.store.saver import Change, Saver
from fzdesk.store.timeline import Timeline
from fzdesk.store.versions import Version
from fzdesk.store.workbook import Workbook
from tests.benchmarks.bench_versions import ACTIONS, BUDGET_MB, DAYS, year
from tests.store.samples import CATALOGUE, OTHER_CATALOGUE, answered, answers, blank, full, with_prose


def saved(workbook: Workbook, new: Report, label: str = "填写") -> Report:
    """Save a change of 2025."""
    workbook.save(2025, workbook.load(2025).report, new, label=label)
    return new


def typed(workbook: Workbook, text: str) -> Report:
    """Answer one duty, as an action of its own."""
    return saved(workbook, answered(workbook.load(2025).report, "a.b", reason=text), f"填写{text}")


def kinds(workbook: Workbook) -> list[str]:
    """The kinds of the versions of 2025, oldest first."""
    return [version.kind for version in reversed(workbook.versions.history(2025))]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
REPORTS = st.builds(
    lambda reasons, prose, final: replace(
        with_prose(
            replace(
                blank(),
                answers={key: answered(blank(), key, reason=why).answers[key] for key, why in reasons},
            ),
            "study",
            *prose,
        ),
        finalised=final,
    ),
    st.lists(st.tuples(st.sampled_from(["a.b", "a.c", "own.d"]), TEXTS), max_size=3),
    st.lists(TEXTS, max_size=3),
    st.booleans(),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(then=REPORTS, now=REPORTS)
def test_restoring_gives_exactly_what_was_kept(
    tmp_path_factory: pytest.TempPathFactory, then: Report, now: Report
) -> None:
    """Whatever stood in the report, and whatever stands in it now; and what stood now can be brought back too."""
    path = tmp_path_factory.mktemp("versions") / "青禾镇.fzd"
    now = replace(now, finalised=False)
    with closing(Workbook.create(path, then, CATALOGUE)) as workbook:
        number = workbook.versions.keep(2025, "manual", "一稿").number
        saved(workbook, now)
        before = workbook.versions.restore(2025, number)
        assert workbook.load(2025).report == then
        assert workbook.versions.read(before).report == now
        if not then.finalised:
            workbook.versions.restore(2025, before.number)
            assert workbook.load(2025).report == now


def test_a_version_brings_its_catalogue_back(workbook: Workbook) -> None:
    """Taking a catalogue over keeps what was before, and going back goes back to that catalogue."""
    typed(workbook, "一")
    workbook.set_catalogue(2025, OTHER_CATALOGUE)
    (kept,) = workbook.versions.history(2025)
    assert (kept.kind, kept.progress) == ("catalogue", "已答 0 / 0，待填 1 处")
    workbook.versions.restore(2025, kept.number)
    stored = workbook.load(2025)
    assert (stored.catalogue, answers(stored.report)) == (CATALOGUE, {"a.b": "一"})


def test_values_of_a_newer_program_come_back(path: Path, workbook: Workbook) -> None:
    """A version holds what lies in the workbook, also what this program cannot read."""
    typed(workbook, "一")
    workbook.close()
    newer = '{"reason":"一","from_a_newer_program":true}'
    with closing(Workbook.open(path)) as again:
        with again._db.atomic():
            reports.write_fields(again._db.conn, 2025, [("answers/a.b", newer)])
        number = again.versions.keep(2025).number
        with again._db.atomic():
            reports.write_fields(again._db.conn, 2025, [("answers/a.b", None)])
        again.versions.restore(2025, number)
        assert again.load(2025).unread == ("answers/a.b",)


def test_restoring_loses_no_version_and_ends_undo(workbook: Workbook) -> None:
    """It adds one; 撤销 does not go back beyond it, the version kept before does."""
    typed(workbook, "一")
    first = workbook.versions.keep(2025, "manual", "一稿")
    typed(workbook, "二")
    workbook.versions.restore(2025, first.number)
    assert kinds(workbook) == ["manual", "restore"]
    assert workbook.undo_labels(2025) == (None, None)
    assert workbook.versions.history(2025)[0].name == "恢复第 1 版以前"
    typed(workbook, "三")
    assert workbook.undo(2025) is not None
    assert answers(workbook.load(2025).report) == {"a.b": "一"}


def test_only_versions_of_the_report(workbook: Workbook) -> None:
    """A number that is not there, or another year's, is refused in plain words."""
    number = workbook.versions.keep(2025).number
    workbook.add_report(blank(2024), CATALOGUE)
    with pytest.raises(InputError, match="2025 年报告"):
        workbook.versions.restore(2024, number)
    with pytest.raises(StoreError, match="没有第 99 版"):
        workbook.versions.restore(2025, 99)
    assert kinds(workbook) == ["manual"]


def test_finalising_freezes_and_reopening_unlocks(workbook: Workbook) -> None:
    """Each makes a version; a finalised report is not gone back from, and finalised only once."""
    saved(workbook, with_prose(blank(), "study", "一。"))
    frozen = workbook.versions.finalise(2025)
    assert workbook.load(2025).report.finalised
    assert workbook.versions.final(2025) == frozen
    assert workbook.undo_labels(2025) == (None, None)
    with pytest.raises(InputError, match="已经定稿"):
        workbook.versions.finalise(2025)
    with pytest.raises(InputError, match="撤回定稿"):
        workbook.versions.restore(2025, frozen.number)
    workbook.versions.reopen(2025)
    assert not workbook.load(2025).report.finalised
    assert workbook.versions.final(2025) is None
    with pytest.raises(InputError, match="还没有定稿"):
        workbook.versions.reopen(2025)
    assert kinds(workbook) == ["final", "reopened"]


def test_going_back_to_a_final_version_makes_it_final_again(workbook: Workbook) -> None:
    """The report is then that version, and the timeline says so."""
    frozen = workbook.versions.finalise(2025)
    workbook.versions.reopen(2025)
    typed(workbook, "一")
    workbook.versions.restore(2025, frozen.number)
    final = workbook.versions.final(2025)
    assert final is not None
    assert (final.text_hash, final.digest, final.name) == (frozen.text_hash, frozen.digest, "同第 1 版")
    assert kinds(workbook) == ["final", "reopened", "restore", "final"]


def test_exports_are_noted_of_the_final_version(workbook: Workbook) -> None:
    """Of a report that is not finalised nothing is noted."""
    assert workbook.versions.note_export(2025, "submit", ["a.docx"]) is None
    frozen = workbook.versions.finalise(2025)
    workbook.versions.note_export(2025, "submit", ["a.docx", "a.pdf"])
    (noted,) = workbook.versions.exports(2025)
    assert (noted.version, noted.purpose, noted.files) == (frozen.number, "submit", ("a.docx", "a.pdf"))


def test_the_text_hash_is_of_what_prints(workbook: Workbook) -> None:
    """A remark that is not printed leaves it, a number in the title's year would not."""
    first = workbook.versions.keep(2025).text_hash
    saved(workbook, answered(blank(), "a.b", remark="不印"))
    assert workbook.versions.keep(2025).text_hash == first
    saved(workbook, replace(workbook.load(2025).report, unit=replace(blank().unit, name="青木镇")))
    assert workbook.versions.keep(2025).text_hash != first


def test_what_ledgers_counted_is_part_of_a_version(workbook: Workbook) -> None:
    """So that an old version prints the numbers it printed then."""
    counted: Totals = {"study.pre.n": Counted(Decimal(12), 12)}
    timeline = Timeline(workbook._changing, workbook._read, "", lambda _conn, _year: counted)
    version = timeline.keep(2025)
    assert timeline.read(version).totals == counted


def test_automatic_versions_only_of_what_changed(workbook: Workbook) -> None:
    """None of an untouched report, none twice of the same, one of each that changed; a name is kept for ever."""
    assert workbook.versions.keep_automatic() == ()
    typed(workbook, "一")
    assert [version.kind for version in workbook.versions.keep_automatic()] == ["auto"]
    assert workbook.versions.keep_automatic() == ()
    typed(workbook, "二")
    workbook.undo(2025)
    before = workbook.revision
    assert workbook.versions.keep_automatic() == ()
    assert workbook.revision == before


def test_versions_of_the_same_content_share_one_dump(workbook: Workbook) -> None:
    """A name costs nothing."""
    typed(workbook, "一")
    for number in range(5):
        workbook.versions.keep(2025, "manual", f"{number}")
    assert workbook._db.conn.execute("SELECT count(*) FROM dumps").fetchone() == (1,)


def test_a_damaged_version_is_told_and_changes_nothing(workbook: Workbook) -> None:
    """The report stays as it is, no version is added."""
    typed(workbook, "一")
    number = workbook.versions.keep(2025).number
    typed(workbook, "二")
    for data in (b"x", b"", b"x\x9cnothing"):
        workbook._db.conn.execute("UPDATE dumps SET data = ?", (data,))
        with pytest.raises(StoreError, match="第 1 版已损坏"):
            workbook.versions.restore(2025, number)
    assert answers(workbook.load(2025).report) == {"a.b": "二"}
    assert kinds(workbook) == ["manual"]


def version(number: int, at: dt.datetime, kind: versions.Kind = "auto", name: str = "") -> Version:
    """A version as the thinning sees it."""
    return Version(number, 2025, kind, name, at, "", "", "", 0, 0, "")


NOON = dt.datetime(2026, 3, 31, 12).astimezone()


def test_thinning_keeps_the_last_day_days_and_months() -> None:
    """All of the newest day, the last one of each of 30 days, then of each month; never a named or final one."""
    made: list[Version] = []
    for day in range(400):
        for hour in range(3):
            moment = NOON - dt.timedelta(days=399 - day) + dt.timedelta(hours=hour)
            made.append(version(len(made) + 1, moment))
    made[1] = msgspec.structs.replace(made[1], name="一稿")
    made[4] = msgspec.structs.replace(made[4], kind="final")
    newest_first = made[::-1]
    gone = {one.number for one in versions.superseded(newest_first)}
    kept = [one for one in newest_first if one.number not in gone]
    assert made[1] in kept
    assert made[4] in kept
    assert kept[:3] == newest_first[:3]
    days = {one.at.date() for one in kept if one.kind == "auto" and not one.name}
    assert sorted(days, reverse=True)[:30] == [(NOON - dt.timedelta(days=back)).date() for back in range(30)]
    months = {(day.year, day.month) for day in days}
    assert len(months) == 14
    assert len(kept) <= 3 + 29 + 14 + 2


@given(st.lists(st.integers(-2000, 2000), max_size=60))
def test_thinning_goes_by_number_whatever_the_clock_says(hours: list[int]) -> None:
    """The newest by number stays, however the clock jumped; thinning twice takes nothing more."""
    made = [version(number, NOON + dt.timedelta(hours=hour)) for number, hour in enumerate(hours, 1)][::-1]
    gone = {one.number for one in versions.superseded(made)}
    kept = [one for one in made if one.number not in gone]
    assert not made or made[0] in kept
    assert versions.superseded(kept) == []


# ---- the journal


def journal_rows(workbook: Workbook) -> int:
    """How many rows it has."""
    (count,) = workbook._db.conn.execute("SELECT count(*) FROM journal").fetchone()
    return int(count)


@pytest.fixture
def few_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only two actions stay in any case."""
    monkeypatch.setattr(journal, "KEPT_ACTIONS", 2)


def grown_old(workbook: Workbook) -> None:
    """All rows of the journal are of last year."""
    workbook._db.conn.execute("UPDATE journal SET at = '2020-01-01T00:00:00+00:00'")


@pytest.mark.usefixtures("few_actions")
def test_old_rows_go_once_a_version_has_them(workbook: Workbook) -> None:
    """Rows no version covers stay; undo then ends where the journal does, and does no harm."""
    for text in "一二三四五":
        typed(workbook, text)
    grown_old(workbook)
    with workbook._db.atomic():
        journal.prune(workbook._db.conn, 2025, 0)
    assert journal_rows(workbook) == 5
    workbook.versions.keep_automatic()
    assert journal_rows(workbook) == 2
    for expected in ("四", "三"):
        undone = workbook.undo(2025)
        assert undone is not None
        assert answers(undone.report) == {"a.b": expected}
    assert workbook.undo(2025) is None
    assert workbook.redo(2025) is not None


@pytest.mark.usefixtures("few_actions")
def test_rows_of_a_month_stay(workbook: Workbook) -> None:
    """While there are not too many of them."""
    for text in "一二三四五":
        typed(workbook, text)
    workbook.versions.keep_automatic()
    assert journal_rows(workbook) == 5


@pytest.mark.usefixtures("few_actions")
def test_much_written_goes_by_size(workbook: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """A month of heavy writing does not make the file large."""
    monkeypatch.setattr(journal, "KEPT_BYTES", 3000)
    for text in "一二三四五":
        typed(workbook, text * 200)
    workbook.versions.keep_automatic()
    assert journal_rows(workbook) == 2


@pytest.mark.usefixtures("few_actions")
def test_what_was_undone_before_goes_with_what_it_builds_on(workbook: Workbook) -> None:
    """Redo never jumps over a gap."""
    for text in "一二三四五":
        typed(workbook, text)
    for _ in range(4):
        workbook.undo(2025)
    grown_old(workbook)
    workbook.versions.keep(2025)
    with workbook._db.atomic():
        journal.prune(workbook._db.conn, 2025, journal.last_seq(workbook._db.conn))
    assert workbook.redo(2025) is None
    assert answers(workbook.load(2025).report) == {"a.b": "一"}


def test_closing_keeps_a_version(path: Path, workbook: Workbook) -> None:
    """What was written is there as a version after the window closed, and not twice when nothing followed."""
    saver = Saver(workbook)
    saver.load(2025).result()
    saver.submit(Change(full(), "填写"))
    assert saver.close()
    assert Saver(Workbook.open(path)).close()
    with closing(Workbook.open(path, read_only=True)) as again:
        (kept,) = again.versions.history(2025)
        assert kept.kind == "auto"
        assert again.versions.read(kept).report == full()


def test_a_workbook_that_cannot_be_written_still_closes(path: Path, workbook: Workbook) -> None:
    """A version that cannot be kept is no reason to stay open."""
    saver = Saver(workbook)
    saver.load(2025).result()
    saver.submit(Change(answered(blank(), "a.b", reason="一"), "填写"))
    assert saver.flush()
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE dumps")
        other.commit()
    assert saver.close()


# ---- a year


def scripted(path: Path, days: int) -> tuple[float, int, int]:
    """Size in MB, named versions and journal rows after so many scripted working days."""
    *_, (_day, size, _kept, rows) = year(path, days=days)
    with closing(Workbook.open(path, read_only=True)) as workbook:
        named = [one.name for one in workbook.versions.history(2025) if one.name]
    return size, len(named), rows


def test_a_week_of_daily_use_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal forgets, the named version stays."""
    monkeypatch.setattr(journal, "KEPT_BYTES", 300_000)
    size, named, rows = scripted(tmp_path / "year.fzd", 6)
    assert size < 1.5
    assert named == 1
    assert rows < 6 * ACTIONS


@pytest.mark.slow
def test_a_year_of_daily_use_stays_within_ten_megabytes(tmp_path: Path) -> None:
    """Without one named version dropped; docs/versions.md has the table."""
    size, named, _rows = scripted(tmp_path / "year.fzd", DAYS)
    assert size < BUDGET_MB
    assert named == DAYS // 5

"""Whatever is done to a workbook in whatever order, it holds what a plain Python model says it holds."""

import os
import random
import shutil
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from fzdesk.errors import SaveFailed, WorkbookBusy
from fzdesk.report.model import Report
from fzdesk.store import backup, database, journal, migrations, steps
from fzdesk.store.lock import lock_path
from fzdesk.store.restore import restore
from fzdesk.store.workbook import Workbook
from tests.reliability.length import rounds
from tests.store.samples import CATALOGUE, answered, blank, with_prose

YEARS = (2024, 2025)
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


class Clerk(RuleBasedStateMachine):
    """A clerk, her computer and its faults; `reports` and what undo knows are the model."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.home = os.environ.get("FZDESK_HOME")
        os.environ["FZDESK_HOME"] = str(self.folder / "profile")
        self.path = self.folder / "青禾镇.fzd"
        self.workbook: Workbook | None = Workbook.create(self.path, blank(2025), CATALOGUE)
        self.workbook.add_report(blank(2024), CATALOGUE)
        self.reports = {year: blank(year) for year in YEARS}
        self.past: dict[int, list[Report]] = {year: [] for year in YEARS}
        self.future: dict[int, list[Report]] = {year: [] for year in YEARS}
        self.backups: list[tuple[int, dict[int, Report]]] = []
        self.count = 0

    def teardown(self) -> None:
        if self.workbook is not None:
            self.workbook.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.home is not None:
            os.environ["FZDESK_HOME"] = self.home

    def opened(self) -> Workbook:
        if self.workbook is None:
            self.workbook = Workbook.open(self.path)
        return self.workbook

    def save(self, year: int, after: Report) -> None:
        before = self.reports[year]
        self.count += 1  # every change is an action of its own
        self.opened().save(year, before, after, label=f"{self.count}")
        if after != before:
            self.past[year].append(before)
            self.future[year].clear()
            self.reports[year] = after

    @rule(year=st.sampled_from(YEARS), key=st.sampled_from(("a.b", "a.c", "own.1")), text=texts)
    def answer(self, year: int, key: str, text: str) -> None:
        self.save(year, answered(self.reports[year], key, reason=text))

    @rule(year=st.sampled_from(YEARS), text=texts, title=texts)
    def write_a_page(self, year: int, text: str, title: str) -> None:
        report = with_prose(self.reports[year], "study", text, title)
        self.save(year, msgspec.structs.replace(report, part_titles={"plans": title}))

    @rule(year=st.sampled_from(YEARS))
    def undo(self, year: int) -> None:
        undone = self.opened().undo(year)
        assert (undone is None) == (not self.past[year])
        if undone is not None:
            self.future[year].append(self.reports[year])
            self.reports[year] = self.past[year].pop()
            assert undone.report == self.reports[year]

    @rule(year=st.sampled_from(YEARS))
    def redo(self, year: int) -> None:
        redone = self.opened().redo(year)
        assert (redone is None) == (not self.future[year])
        if redone is not None:
            self.past[year].append(self.reports[year])
            self.reports[year] = self.future[year].pop()
            assert redone.report == self.reports[year]

    @rule()
    def close_and_reopen(self) -> None:
        self.opened().close()
        self.workbook = None

    @rule()
    def killed(self) -> None:
        """What a kill leaves, copied aside and put back: files and log as they lie, the lock of a dead process."""
        workbook = self.opened()
        aside = self.folder / "aside"
        aside.mkdir()
        for file in (self.path, *database.logs_of(self.path), lock_path(self.path)):
            if file.exists():
                shutil.copy(file, aside)
        workbook.close()
        self.workbook = None
        for file in aside.iterdir():
            shutil.copy(file, self.path.parent)
        if lock_path(self.path).exists():
            holder = msgspec.json.decode(lock_path(self.path).read_bytes())
            lock_path(self.path).write_bytes(msgspec.json.encode({**holder, "started": "before"}))
        shutil.rmtree(aside)

    @rule()
    def a_second_window(self) -> None:
        """It is refused, and may look at what is there."""
        first = self.opened()
        with pytest.raises(WorkbookBusy):
            Workbook.open(self.path)
        second = Workbook.open(self.path, read_only=True)
        try:
            assert {year: second.load(year).report for year in YEARS} == self.reports
            with pytest.raises(SaveFailed):
                second.save(
                    2025, self.reports[2025], answered(self.reports[2025], "a.b", reason="x" * 50), label="x"
                )
        finally:
            second.close()
        assert not first.read_only

    @rule()
    def taken_over(self) -> None:
        """Another computer takes over: the first window can no longer save, nothing of it is lost."""
        first = self.opened()
        holder = msgspec.json.decode(lock_path(self.path).read_bytes())
        lock_path(self.path).write_bytes(msgspec.json.encode({**holder, "machine_id": "other"}))
        self.workbook = Workbook.open(self.path, take_over=True)
        with pytest.raises(SaveFailed) as caught:
            first.save(
                2025, self.reports[2025], answered(self.reports[2025], "a.b", reason="y" * 50), label="y"
            )
        assert caught.value.reason == "taken_over"
        first.close()

    @rule()
    def back_up(self) -> None:
        self.opened()
        made = backup.back_up(self.path)
        if made is not None:
            self.backups.append((made.number, dict(self.reports)))

    @precondition(lambda self: self.backups)
    @rule(choice=st.randoms(use_true_random=False))
    def restore_a_backup(self, choice: random.Random) -> None:
        """Undo does not go back beyond it."""
        here = {one.number: one.path for one in backup.list_backups(self.path)}
        kept = [one for one in self.backups if one[0] in here]
        if not kept:
            return
        number, reports = choice.choice(kept)
        self.opened().close()
        self.workbook = None
        aside = restore(here[number], self.path)
        assert aside is not None
        aside.unlink()
        self.reports = dict(reports)
        self.past = {year: [] for year in YEARS}
        self.future = {year: [] for year in YEARS}

    @rule()
    def a_newer_program_brings_a_step(self) -> None:
        """The schema grows by nothing; undo ends there.  Only in memory: the next opening is the old program's."""
        self.opened().close()
        known, name = steps.KNOWN, "9999_nothing"
        steps.KNOWN = known | {name}  # type: ignore[misc]
        migrations.migrations._migrations.append(migrations.migrations._Migration(name, lambda _db: None))
        try:
            self.workbook = Workbook.open(self.path)
            self.workbook._db.conn.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (name,))
            self.workbook.close()
        finally:
            migrations.migrations._migrations.pop()
            steps.KNOWN = known  # type: ignore[misc]
        self.workbook = None
        self.past = {year: [] for year in YEARS}
        self.future = {year: [] for year in YEARS}

    @invariant()
    def it_holds_what_it_should(self) -> None:
        workbook = self.opened()
        for year in YEARS:
            stored = workbook.load(year)
            assert (stored.damaged, stored.unread) == ((), ())
            assert stored.report == self.reports[year]
        assert workbook.problems() == []


Clerk.TestCase.settings = settings(
    max_examples=rounds(5, 150),
    stateful_step_count=rounds(12, 40),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def every_change_an_action(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model knows no bursts."""
    monkeypatch.setattr(journal, "BURST_SECONDS", -1.0)


TestAnyOrder = pytest.mark.timeout(1200)(Clerk.TestCase)

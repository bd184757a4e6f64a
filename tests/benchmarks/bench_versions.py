"""How large a workbook grows in a year of daily use, and what versions cost beside a save; a table each.

    python -m tests.benchmarks.bench_versions [folder]

The year is scripted: 250 working days, each with changes of answers, figures and whole sections of prose, a
version every half hour of work and one on closing, a named one every week, 定稿 and its taking back at the end.
Budget: 10 MB a year, no named version dropped.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from fzdesk.operations.answers import set_figure
from fzdesk.operations.paragraphs import own_paragraph
from fzdesk.operations.sample import sample_reports
from fzdesk.report.model import FigureValue, Report
from fzdesk.store import reports
from fzdesk.store.workbook import Workbook

DAYS, ACTIONS, SESSIONS = 250, 60, 8
WORDS = "组织会前学法，学习《中华人民共和国行政处罚法》，班子成员和机关干部参加，交流发言，撰写心得体会。"
BUDGET_MB = 10.0


class Clerk:
    """Changes the sample's report at random, always in the same way."""

    def __init__(self, report: Report) -> None:
        self.report, self._random = report, random.Random(7)
        self._sections = [key for key, state in report.sections.items() if state.prose]
        self._figures = [(key, name) for key, one in report.answers.items() for name in one.figures]

    def change(self) -> tuple[Report, Report, str]:
        """The report before and after one action, and its name."""
        before = self.report
        if self._random.random() < 0.5:
            key, name = self._random.choice(self._figures)
            value = FigureValue(Decimal(self._random.randrange(1, 500)))
            self.report = set_figure(before, key, name, value)
        else:
            self.report = self._written(self._random.choice(self._sections))
        return before, self.report, f"改 {self._random.random()}"

    def _written(self, section: str) -> Report:
        """A paragraph of up to 300 characters more, or instead of an own one where there are several."""
        state = self.report.sections[section]
        text = WORDS * self._random.randrange(1, 7)
        own = [p for p in state.prose if p.origin == "own"]
        prose = tuple(p for p in state.prose if p is not own[0]) if len(own) > 3 else state.prose
        changed = replace(state, prose=(*prose, own_paragraph(text)))
        return replace(self.report, sections={**self.report.sections, section: changed})


def year(path: Path, *, days: int = DAYS) -> Iterator[tuple[int, float, int, int]]:
    """Day, size of the closed file in MB, versions, journal rows; every 25 days."""
    report, catalogue = sample_reports()[-1]
    clerk = Clerk(report)
    Workbook.create(path, report, catalogue).close()
    moment = dt.datetime(2025, 1, 6, 1, tzinfo=dt.UTC)
    real = reports.now
    try:
        for day in range(1, days + 1):
            with closing(Workbook.open(path)) as workbook:
                for session in range(SESSIONS):
                    now = moment + dt.timedelta(hours=session)
                    reports.now = lambda now=now: now.isoformat(timespec="seconds")
                    for _ in range(ACTIONS // SESSIONS):
                        before, after, label = clerk.change()
                        workbook.save(2025, before, after, label=label)
                    workbook.versions.keep_automatic()
                if day % 5 == 0:
                    workbook.versions.keep(2025, "manual", f"第 {day // 5} 周")
                if day % 25 == 0 or day == days:
                    (rows,) = workbook._db.conn.execute("SELECT count(*) FROM journal").fetchone()
                    kept = len(workbook.versions.history(2025))
            if day % 25 == 0 or day == days:
                yield day, path.stat().st_size / 1e6, kept, rows
            moment += dt.timedelta(days=3 if day % 5 == 0 else 1)
    finally:
        reports.now = real


def costs(path: Path) -> Iterator[tuple[str, float]]:
    """Milliseconds, median of 21: a saved page, and the version of it."""
    report, catalogue = sample_reports()[-1]
    clerk = Clerk(report)
    times: dict[str, list[float]] = {"page of 30 fields": [], "version": [], "version of nothing new": []}
    with closing(Workbook.create(path, report, catalogue)) as workbook:

        def took(name: str, start: float) -> None:
            times[name].append((time.perf_counter() - start) * 1000)

        for _ in range(21):
            before = clerk.report
            for _ in range(30):
                clerk.change()
            start = time.perf_counter()
            workbook.save(2025, before, clerk.report, label="填写一页")
            took("page of 30 fields", start)
            for name in ("version", "version of nothing new"):
                start = time.perf_counter()
                workbook.versions.keep_automatic()
                took(name, start)
    yield from ((name, sorted(found)[10]) for name, found in times.items())


def main(folder: Path) -> None:
    """Both tables."""
    print("| day | file, MB | versions | journal rows |\n| --- | --- | --- | --- |")
    size = 0.0
    for day, size, kept, rows in year(folder / "year.fzd"):
        print(f"| {day} | {size:.2f} | {kept} | {rows:,} |", flush=True)
    print(f"\n{size:.2f} MB after a year; budget {BUDGET_MB:.0f} MB\n\n| | ms |\n| --- | --- |")
    for name, milliseconds in costs(folder / "costs.fzd"):
        print(f"| {name} | {milliseconds:.2f} |")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as place:
        main(Path(place))

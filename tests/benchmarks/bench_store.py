"""What one durable change costs, beside what SQLite and the disk cost anyway; interleaved, one table.

    python -m tests.benchmarks.bench_store [folder]

The folder should lie on the disk in question (not tmpfs).  Goal: a change ≤ 1.3 × raw sqlite3 and
≤ 1.5 × fdatasync at the median, ≤ 3 × fdatasync at p99.
"""

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from fzdesk.report.model import Report
from fzdesk.store.fields import changes
from fzdesk.store.saver import Change, Saver
from fzdesk.store.workbook import Workbook
from tests.benchmarks.measuring import Row, p99
from tests.store.samples import CATALOGUE, answered, blank

ROUNDS = 1500
WORDS = "组织会前学法，学习《中华人民共和国行政处罚法》。" * 4
Act = Callable[[int], None]


def synced_write(folder: Path) -> Act:
    """The floor: 4 KB appended and fdatasync."""
    handle = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY)
    block = b"x" * 4096

    def act(_number: int) -> None:
        os.write(handle, block)
        (os.fdatasync if hasattr(os, "fdatasync") else os.fsync)(handle)

    return act


def raw_sqlite(folder: Path) -> Act:
    """One row upserted with plain sqlite3, WAL + FULL."""
    conn = sqlite3.connect(folder / "raw.db", isolation_level=None)
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA synchronous=FULL")
    conn.execute("CREATE TABLE fields (path TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")

    def act(number: int) -> None:
        conn.execute("BEGIN IMMEDIATE")
        conn.execute(
            "INSERT INTO fields VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET value = excluded.value",
            (f"answers/s.d{number % 60}", f'{{"reason":"{WORDS}{number}"}}'),
        )
        conn.execute("COMMIT")

    return act


class Typing:
    """A report of 60 answers in a workbook, and changes to it."""

    def __init__(self, path: Path) -> None:
        report = blank()
        for number in range(60):
            report = answered(report, f"s.d{number}", reason=WORDS)
        self.report: Report = report
        self.workbook = Workbook.create(path, report, CATALOGUE)

    def change(self, number: int, key: str) -> tuple[Report, Report]:
        """The report before and after one more change."""
        before, self.report = self.report, answered(self.report, key, reason=f"{WORDS}{number}")
        return before, self.report

    def burst(self, number: int) -> None:
        """Typing on in one field."""
        key = f"s.d{number // 20 % 60}"
        before = self.report
        self.report = answered(before, key, reason=before.answers[key].reason + "字")
        self.workbook.save(2025, before, self.report, label="填写")

    def action(self, number: int) -> None:
        """A new action each time: the journal gets a row."""
        before, after = self.change(number, f"s.d{number % 60}")
        self.workbook.save(2025, before, after, label="填写")

    def page(self, number: int) -> None:
        """Thirty fields in one transaction."""
        before = self.report
        for field in range(30):
            self.report = answered(self.report, f"s.d{field}", reason=f"{WORDS}{number}")
        self.workbook.save(2025, before, self.report, label=f"填写{number}")


def threaded(folder: Path) -> Act:
    """Submit to the saver and wait until it is durable."""
    typing = Typing(folder / "saver.fzd")
    saver = Saver(typing.workbook)
    saver.load(2025).result()

    def act(number: int) -> None:
        _before, after = typing.change(number, f"s.d{number // 20 % 60}")
        saver.submit(Change(after, "填写"))
        saver.flush()

    return act


def measured(acts: dict[str, Act]) -> dict[str, list[float]]:
    """Microseconds of each act, round by round, so that the machine's moods hit all alike.

    In another order each round: how long a sync takes depends much on what the disk was asked just before.
    """
    times: dict[str, list[float]] = {name: [] for name in acts}
    order, chance = list(acts), random.Random(1)
    for number in range(ROUNDS):
        chance.shuffle(order)
        for name in order:
            if name.startswith("page") and number % 10:
                continue
            start = time.perf_counter_ns()
            acts[name](number)
            times[name].append((time.perf_counter_ns() - start) / 1000)
    return times


def differing() -> float:
    """Microseconds to find one change among 300 answers of 1,000 characters."""
    report = blank()
    for number in range(300):
        report = answered(report, f"s.d{number}", reason="字" * 1000)
    changed = msgspec.structs.replace(report, answers={**report.answers, "s.d7": report.answers["s.d8"]})
    start = time.perf_counter()
    for _ in range(1000):
        changes(report, changed)
    return (time.perf_counter() - start) * 1000


def acts_in(folder: Path) -> dict[str, Act]:
    """What is compared: the floors first."""
    return {
        "fdatasync of 4 KB": synced_write(folder),
        "raw sqlite3 WAL FULL": raw_sqlite(folder),
        "change in a burst": Typing(folder / "burst.fzd").burst,
        "change, new action": Typing(folder / "action.fzd").action,
        "change through the saver": threaded(folder),
        "page of 30 fields": Typing(folder / "page.fzd").page,
    }


def rows(folder: Path) -> list[Row]:
    """The lines of the table of all benchmarks."""
    times = measured(acts_in(folder))
    synced, raw, burst = (times[name] for name in list(times)[:3])
    middle = statistics.median
    return [
        Row("saving a change, p50", "raw sqlite3, WAL FULL", middle(raw), middle(burst), "µs", 1.3),
        Row("saving a change, p50", "fdatasync of 4 KB", middle(synced), middle(burst), "µs", 1.5),
        Row("saving a change, p99", "fdatasync of 4 KB", p99(synced), p99(burst), "µs", 3),
    ]


def main(folder: Path) -> None:
    """Measure and print."""
    times = measured(acts_in(folder))
    floor, raw = (statistics.median(times[name]) for name in list(times)[:2])
    print(f"{'':28}{'p50 µs':>9}{'p99 µs':>9}{'× fdatasync':>13}{'× sqlite3':>11}")
    for name, values in times.items():
        p50, p99 = statistics.median(values), statistics.quantiles(values, n=100)[98]
        print(f"{name:28}{p50:9.0f}{p99:9.0f}{p50 / floor:13.2f}{p50 / raw:11.2f}")
    print(f"finding one change among 300 answers: {differing():.1f} µs")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        os.environ["FZDESK_HOME"] = name
        main(Path(name))

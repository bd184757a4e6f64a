"""From the command to a painted window, and to a draft one can write in; beside the smallest PySide6 window.

.ci/desktop .venv/bin/python -m tests.benchmarks.bench_startup
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.measuring import Row, median, show

CHILD = Path(__file__).with_name("window_child.py")
ROUNDS = 9
FLOOR = "PySide6 window, 60 form rows"


def with_bytecode(folder: Path) -> dict[str, str]:
    """The environment for a process that keeps compiled modules, as an installed program does."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**environment, "FZDESK_HOME": str(folder), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


class Start(NamedTuple):
    """A process up to where it told."""

    ms: float  # by the clock
    cpu_ms: float  # of the processor, all threads: what a neighbour does not lengthen
    mb: float  # resident


def _cpu_ms() -> float:
    """Processor time of all children that ended."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000


def started(environment: dict[str, str], *arguments: str) -> Start:
    """Start a process and wait until it told."""
    start, before = time.monotonic_ns(), _cpu_ms()
    told = subprocess.run(
        [sys.executable, str(CHILD), *arguments],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        env=environment,
        timeout=60,
    ).stdout.split()
    return Start((int(told[0]) - start) / 1e6, _cpu_ms() - before, int(told[1]) / 1024)


def workbook(folder: Path) -> Path:
    """A finished report, last left with the cursor in the words of a section."""
    from fzdesk.operations.sample import create_sample
    from fzdesk.store.reports import Place
    from fzdesk.store.workbook import Workbook

    path = folder / "青禾镇.fzd"
    create_sample(path)
    book = Workbook.open(path)
    report = book.load(book.years()[0]).report
    key = next(
        key for key, state in report.sections.items() if state.prose and f"{key}." in str(report.answers)
    )
    book.save_place(report.year, Place(key, report.sections[key].prose[0].id, 3, 0))
    book.close()
    return path


def main() -> list[Row]:
    """Measure in turn."""
    with tempfile.TemporaryDirectory() as name:
        environment = with_bytecode(Path(name))
        path = workbook(Path(name))
        found: dict[str, list[Start]] = {"floor": [], "first": [], "edit": []}
        for number in range(ROUNDS + 1):
            # one that was closed properly; the child that opens it is not
            closed = shutil.copy(path, path.with_stem(f"{path.stem}{number}"))
            for kind, arguments in {"floor": (), "first": (), "edit": (closed,)}.items():
                one = started(environment, kind, *map(str, arguments))
                if number:
                    found[kind].append(one)
    middle = {kind: Start(*map(median, zip(*values, strict=True))) for kind, values in found.items()}
    floor, first, edit = middle["floor"], middle["first"], middle["edit"]
    draft = "start: draft painted, cursor in its text"
    return [
        Row("start: window painted", FLOOR, floor.ms, first.ms, "ms", 1.15),
        Row("start: window painted, processor time", FLOOR, floor.cpu_ms, first.cpu_ms, "ms", 1.15),
        Row(draft, FLOOR, floor.ms, edit.ms, "ms", 1.9),
        Row("start: draft painted, processor time", FLOOR, floor.cpu_ms, edit.cpu_ms, "ms", 1.9),
        Row("start: memory when painted", FLOOR, floor.mb, first.mb, "MB", 1.4),
        Row("start: memory with the draft", FLOOR, floor.mb, edit.mb, "MB", 1.4),
    ]


if __name__ == "__main__":
    show(main())

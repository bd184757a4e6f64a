"""From the command to a painted window, and to a draft one can write in; beside the smallest PySide6 window.

.ci/desktop .venv/bin/python -m tests.benchmarks.bench_startup
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measuring import Row, median, show

CHILD = Path(__file__).with_name("window_child.py")
ROUNDS = 9
FLOOR = "PySide6 window, 60 form rows"


def with_bytecode(folder: Path) -> dict[str, str]:
    """The environment for a process that keeps compiled modules, as an installed program does."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**environment, "FZDESK_HOME": str(folder), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def started(environment: dict[str, str], *arguments: str) -> tuple[float, float]:
    """Milliseconds from the start of the process until it told, and its resident MB then."""
    start = time.monotonic_ns()
    told = subprocess.run(
        [sys.executable, str(CHILD), *arguments],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        env=environment,
        timeout=60,
    ).stdout.split()
    return (int(told[0]) - start) / 1e6, int(told[1]) / 1024


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
        kinds = {"floor": ("floor",), "first": ("first",), "edit": ("edit", str(path))}
        found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in kinds}
        for number in range(ROUNDS + 1):
            for kind, arguments in kinds.items():
                one = started(environment, *arguments)
                if number:
                    found[kind].append(one)
    times = {kind: median([one[0] for one in values]) for kind, values in found.items()}
    sizes = {kind: median([one[1] for one in values]) for kind, values in found.items()}
    return [
        Row("start: window painted", FLOOR, times["floor"], times["first"], "ms", 1.15),
        Row("start: draft painted, cursor in its text", FLOOR, times["floor"], times["edit"], "ms", 1.9),
        Row("start: memory when painted", FLOOR, sizes["floor"], sizes["first"], "MB", 1.4),
        Row("start: memory with the draft", FLOOR, sizes["floor"], sizes["edit"], "MB", 1.4),
    ]


if __name__ == "__main__":
    show(main())

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
DOWN = 900  # pixels: to the page's end


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


def workbook(folder: Path, place: str = "text") -> Path:
    """A finished report, last left with the cursor in the words of a section, or in a field of its checklist."""
    from fzdesk.operations.sample import create_sample
    from fzdesk.store.reports import Place
    from fzdesk.store.workbook import Workbook

    path = folder / f"青禾镇-{place}.fzd"
    create_sample(path)
    book = Workbook.open(path)
    stored = book.load(book.years()[0])
    key = next(
        key
        for key, state in stored.report.sections.items()
        if state.prose and f"{key}." in str(stored.report.answers)
    )
    section = stored.catalogue.section(key)
    assert section is not None
    duty = next(duty for duty in section.duties if duty.details)
    at = {
        "text": Place(key, stored.report.sections[key].prose[0].id, 3, DOWN),
        "field": Place(key, f"{duty.key}.{duty.details[0].key}", 3, 0),
    }
    book.save_place(stored.report.year, at[place])
    book.close()
    return path


def main() -> list[Row]:
    """Measure in turn."""
    with tempfile.TemporaryDirectory() as name:
        environment = with_bytecode(Path(name))
        books = {place: workbook(Path(name), place) for place in ("field", "text")}
        found: dict[str, list[Start]] = {"floor": [], "first": [], "field": [], "text": []}
        for number in range(ROUNDS + 1):
            for kind, starts in found.items():
                if path := books.get(kind):
                    # one that was closed properly; the child that opens it is not
                    closed = shutil.copy(path, path.with_stem(f"{path.stem}{number}"))
                    one = started(environment, "edit", str(closed))
                else:
                    one = started(environment, kind)
                if number:
                    starts.append(one)
    middle = {kind: Start(*map(median, zip(*values, strict=True))) for kind, values in found.items()}
    floor, first = middle["floor"], middle["first"]
    rows = [
        Row("start: window painted", FLOOR, floor.ms, first.ms, "ms", 1.15),
        Row("start: window painted, processor time", FLOOR, floor.cpu_ms, first.cpu_ms, "ms", 1.15),
    ]
    for kind, where in {"field": "a field", "text": "its text"}.items():
        draft = middle[kind]
        what = f"start: draft painted, cursor in {where}"
        rows.append(Row(what, FLOOR, floor.ms, draft.ms, "ms", 1.9))
        rows.append(Row(f"{what}, processor", FLOOR, floor.cpu_ms, draft.cpu_ms, "ms", 1.9))
    return [
        *rows,
        Row("start: memory when painted", FLOOR, floor.mb, first.mb, "MB", 1.4),
        Row("start: memory with the draft", FLOOR, floor.mb, middle["text"].mb, "MB", 1.4),
    ]


if __name__ == "__main__":
    show(main())

"""The worker process as the window sees it: answers, deaths, and programs that do not start."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fzdesk.gui import tasks
from fzdesk.gui.tasks import Worker

WAIT = 20_000
ECHO = """
import json, sys
for line in sys.stdin:
    job = json.loads(line)
    if job.get("die") and not (job["die"] != "always" and open(job["die"], "a").tell()):
        if job["die"] != "always":
            open(job["die"], "a").write("x")
        sys.exit(3)
    if job.get("noise"):
        print("a stray warning", file=sys.stderr, flush=True)
    print(json.dumps({"id": job["id"], **({"error": job["error"]} if "error" in job else {"said": job.get("say")})}), flush=True)
"""


class Told:
    """What a worker answered, in order."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[str] = []

    def submit(self, worker: Worker, **job: Any) -> int:
        return worker.submit(
            {"verb": "echo", **job},
            lambda answer: self.done.append(answer["said"]),
            lambda sentence, _detail: self.failed.append(sentence),
        )

    def count(self, number: int) -> Callable[[], bool]:
        return lambda: len(self.done) + len(self.failed) == number


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A small program in the worker's place."""
    script = tmp_path / "echo.py"
    script.write_text(ECHO)
    monkeypatch.setattr(tasks, "worker_command", lambda: (sys.executable, [str(script)]))
    return script


@pytest.fixture
def worker(qapp: object, program: Path) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


def test_answers_come_to_who_asked(qtbot: QtBot, worker: Worker) -> None:
    """Each answer goes to its own caller, errors as sentences; what is said on stderr disturbs nothing."""
    told = Told()
    told.submit(worker, say="一")
    told.submit(worker, error="不行。", noise=True)
    told.submit(worker, say="三")
    qtbot.waitUntil(told.count(3), timeout=WAIT)
    assert told.done == ["一", "三"]
    assert told.failed == ["不行。"]


def test_a_death_costs_one_job(qtbot: QtBot, worker: Worker) -> None:
    """The job it died on fails with a sentence; those behind it go to a new process."""
    told = Told()
    told.submit(worker, die="always")
    told.submit(worker, say="二")
    told.submit(worker, say="三")
    qtbot.waitUntil(told.count(3), timeout=WAIT)
    assert told.done == ["二", "三"]
    (sentence,) = told.failed
    assert "意外停止" in sentence


def test_a_preview_is_tried_again(qtbot: QtBot, worker: Worker, tmp_path: Path) -> None:
    """A preview that its worker died on is sent once more; one that kills every worker fails in the end."""
    told = Told()
    told.submit(worker, verb="preview", die=str(tmp_path / "once"), say="页")
    qtbot.waitUntil(told.count(1), timeout=WAIT)
    assert told.done == ["页"]
    told.submit(worker, verb="preview", die="always")
    qtbot.waitUntil(told.count(2), timeout=WAIT)
    assert "意外停止" in told.failed[0]


def test_a_worker_that_never_works_gives_up(qtbot: QtBot, worker: Worker) -> None:
    """After a few deaths in a row every job fails with what to do; later ones get their own chance."""
    told = Told()
    for _ in range(5):
        told.submit(worker, die="always")
    qtbot.waitUntil(told.count(5), timeout=WAIT)
    assert any("起不来" in sentence for sentence in told.failed)
    told.submit(worker, say="又好了")
    qtbot.waitUntil(told.count(6), timeout=WAIT)
    assert told.done == ["又好了"] or "起不来" in told.failed[-1]


def test_a_program_that_is_not_there(qtbot: QtBot, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that cannot be started at all fails in words, and nobody waits for ever."""
    monkeypatch.setattr(tasks, "worker_command", lambda: ("/nowhere/fzdesk-cli", ["worker"]))
    told = Told()
    told.submit(worker, say="一")
    told.submit(worker, say="二")
    qtbot.waitUntil(told.count(2), timeout=WAIT)
    assert len(told.failed) == 2


def test_a_cancelled_job_is_broken_off_alone(qtbot: QtBot, worker: Worker) -> None:
    """The others are done all the same; the cancelled one says nothing any more."""
    told = Told()
    told.submit(worker, say="一")
    number = told.submit(worker, say="二")
    told.submit(worker, say="三")
    worker.cancel(number)
    qtbot.waitUntil(lambda: "三" in told.done, timeout=WAIT)
    assert told.done == ["一", "三"]
    assert told.failed == []
    worker.cancel(number)  # once more does nothing


def test_folder_goes_with_the_worker(worker: Worker) -> None:
    """What was handed to the worker by file is gone after the end."""
    folder = worker.folder
    (folder / "a.json").write_text("{}")
    worker.stop()
    assert not folder.exists()

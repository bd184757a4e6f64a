"""The worker process: one JSON job a line in, one answer a line out, until stdin ends."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from fzdesk import worker
from fzdesk.document.profile import load_profile
from tests.writers.reports import only, report

Answer = dict[str, Any]


class Running:
    """A worker under way."""

    def __init__(self, root: Path) -> None:
        start = "import sys; from fzdesk.worker import main; sys.exit(main())"
        self.process = subprocess.Popen(
            [sys.executable, "-c", start],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def send(self, *jobs: object) -> None:
        assert self.process.stdin
        lines = [job if isinstance(job, bytes) else json.dumps(job).encode() for job in jobs]
        self.process.stdin.write(b"".join(line + b"\n" for line in lines))
        self.process.stdin.flush()

    def answer(self) -> Answer:
        assert self.process.stdout
        answer: Answer = json.loads(self.process.stdout.readline())
        return answer

    def ask(self, job: object) -> Answer:
        self.send(job)
        return self.answer()

    def end(self) -> int:
        """Close stdin; the exit status."""
        self.process.communicate(timeout=20)
        return self.process.returncode


@pytest.fixture
def running(root: Path) -> Iterator[Running]:
    started = Running(root)
    yield started
    started.process.kill()
    started.process.communicate()


@pytest.fixture
def document(tmp_path: Path) -> str:
    """A report as a JSON file."""
    path = tmp_path / "文稿.json"
    path.write_bytes(msgspec.json.encode(report()))
    return str(path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "导出"
    folder.mkdir()
    return folder


def export_job(document: str, out: Path, **changes: Any) -> Answer:
    job = {"id": 1, "verb": "export", "document": document, "profile": "standard", "folder": str(out)}
    return {**job, "formats": ["docx", "txt"], **changes}


def test_exports_and_says_where(running: Running, document: str, out: Path) -> None:
    answer = running.ask(export_job(document, out, name="报告"))
    assert answer == {
        "id": 1,
        "paths": [str(out / "报告.docx"), str(out / "报告.txt")],
        "pages": 0,
        "missing": [],
        "notice": "",
    }
    assert sorted(path.name for path in out.iterdir()) == ["报告.docx", "报告.txt"]


def test_asks_before_replacing(running: Running, document: str, out: Path) -> None:
    (out / "报告.txt").write_bytes(b"old")
    job = export_job(document, out, name="报告")
    assert running.ask(job) == {"id": 1, "exists": [str(out / "报告.txt")]}
    assert [path.read_bytes() for path in out.iterdir()] == [b"old"]
    assert "paths" in running.ask({**job, "id": 2, "existing": "replace"})


def test_previews_with_places(running: Running, document: str, out: Path) -> None:
    """Pages count from 0, boxes in pt from the upper left corner; the profile may be given whole."""
    profile = msgspec.to_builtins(load_profile("fixed28"))
    pdf = out / "预览.pdf"
    job = {"id": "a", "verb": "preview", "document": document, "profile": profile, "pdf": str(pdf)}
    answer = running.ask(job)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert answer["id"] == "a"
    assert answer["pages"] >= 3
    assert answer["missing"] == []
    first = next(place for place in answer["places"] if place["id"] == "addressee")
    assert set(first) == {"id", "page", "x", "y", "width", "height"}
    assert first["page"] == 0
    assert first["y"] == pytest.approx(37 * 72 / 25.4 + 3 * 28, abs=1)


def test_survives_bad_jobs(running: Running, document: str, out: Path) -> None:
    """Each gets its answer: not JSON, not a job, unknown verb, missing file, unknown profile, no folder."""
    running.send(
        b"\xff\xfe nonsense",
        b"",
        [1],
        {"id": 3, "verb": "fly"},
        {"id": 4, "verb": "export"},
        export_job("没有.json", out, id=5),
        export_job(document, out, id=6, profile="没有"),
        export_job(document, out / "没有", id=7),
        export_job(document, out, id=8),
    )
    answers = [running.answer() for _ in range(8)]
    assert [answer["id"] for answer in answers] == [0, 0, 3, 4, 5, 6, 7, 8]
    assert all(answer["error"].endswith("。") for answer in answers[:-1])
    assert "找不到文件夹" in answers[-2]["error"]
    assert "paths" in answers[-1]
    assert running.end() == 0


def test_ends_with_stdin_after_the_jobs_it_has(running: Running, document: str, out: Path) -> None:
    running.send(export_job(document, out))
    assert running.end() == 0
    assert len(list(out.iterdir())) == 2


@pytest.mark.skipif(not hasattr(os, "nice"), reason="Windows has priority classes")
def test_works_at_a_lower_priority(running: Running) -> None:
    assert running.ask({"id": 1, "verb": "warm", "profile": "standard"}) == {"id": 1}
    if sys.platform == "linux":
        assert os.getpriority(os.PRIO_PROCESS, running.process.pid) >= os.getpriority(os.PRIO_PROCESS, 0)


def test_imports_nothing_heavy_before_the_first_job(root: Path) -> None:
    code = "import sys, fzdesk.worker; print([m for m in ('docx', 'lxml', 'reportlab', 'PySide6') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    assert told.stdout.strip() == b"[]"


# --- in this process


def served(*jobs: object) -> list[Answer]:
    """The answers when all jobs are there before the first is begun."""
    lines = b"".join(json.dumps(job).encode() + b"\n" for job in jobs)
    jobs_read = worker.Jobs(io.BytesIO(lines))
    jobs_read.wait_for_end()
    answers = io.BytesIO()
    worker.serve(jobs_read, answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_only_the_newest_preview_to_a_file_is_made(
    monkeypatch: pytest.MonkeyPatch, document: str, out: Path
) -> None:
    """Older ones are answered at once; other files and other verbs are not touched."""
    made: list[object] = []

    def preview(job: worker.Preview) -> Answer:
        made.append(job.id)
        return {}

    monkeypatch.setattr(worker, "_preview", preview)
    job = {"verb": "preview", "document": document, "profile": "standard"}
    answers = served(
        {"id": 1, "pdf": "a.pdf", **job},
        {"id": 2, "pdf": "b.pdf", **job},
        export_job(document, out, id=3),
        {"id": 4, "pdf": "a.pdf", **job},
        {"id": 5, "pdf": "a.pdf", **job},
    )
    assert [answer["id"] for answer in answers] == [1, 2, 3, 4, 5]
    assert [answer["id"] for answer in answers if answer.get("superseded")] == [1, 4]
    assert made == [2, 5]
    assert len(list(out.iterdir())) == 2


@pytest.mark.logs_expected
def test_a_defect_in_one_job_is_told_with_its_trace(monkeypatch: pytest.MonkeyPatch, document: str) -> None:
    def preview(_: object) -> Answer:
        raise ZeroDivisionError("defect")

    monkeypatch.setattr(worker, "_preview", preview)
    job = {"id": 1, "verb": "preview", "document": document, "profile": "standard", "pdf": "a.pdf"}
    (answer,) = served(job)
    assert "草稿没有受影响" in answer["error"]
    assert "ZeroDivisionError" in answer["detail"]


def test_a_document_with_what_json_cannot_hold_is_refused(tmp_path: Path, out: Path) -> None:
    broken = tmp_path / "d.json"
    broken.write_bytes(msgspec.json.encode(only("文"))[:-5])
    (answer,) = served(export_job(str(broken), out))
    assert "error" in answer
    assert list(out.iterdir()) == []

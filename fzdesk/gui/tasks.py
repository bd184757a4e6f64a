"""The window's side of the worker process: jobs go out as JSON lines, answers come back.

The process starts with the first job and is started again if it dies; the job it died on fails with a
sentence, the others are sent again.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

from fzdesk.paths import cache_dir

Answer = dict[str, Any]
log = logging.getLogger(__name__)
STOP_MS = 2000
MOST_STARTS = 3


class Job(NamedTuple):
    """A job under way: what was asked and who waits."""

    asked: dict[str, Any]
    done: Callable[[Answer], None]
    failed: Callable[[str, str], None]
    again: bool = False  # it is sent for the second time


def worker_command() -> tuple[str, list[str]]:
    """Program and arguments of the worker: the console program beside a frozen one, else this Python."""
    if getattr(sys, "frozen", False):
        name = "fzdesk-cli.exe" if sys.platform == "win32" else "fzdesk-cli"
        return str(Path(sys.executable).with_name(name)), ["worker"]
    return sys.executable, ["-m", "fzdesk", "worker"]


class Worker(QObject):
    """One worker process and the jobs it has."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, Job] = {}
        self._last = 0
        self._starts = 0
        self._stopped = False
        self._buffer = b""
        self._process: QProcess | None = None
        self._folder: Path | None = None

    @property
    def folder(self) -> Path:
        """A private folder for files handed to and from the worker; gone after ``stop``."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="worker-", dir=cache_dir()))
        return self._folder

    def submit(
        self,
        job: dict[str, Any],
        done: Callable[[Answer], None],
        failed: Callable[[str, str], None],
    ) -> int:
        """Send a job (``verb`` and its own keys); ``failed`` gets a sentence and details.  Its number."""
        self._last += 1
        if self._stopped:
            return self._last
        self._jobs[self._last] = Job({"id": self._last, **job}, done, failed)
        self._send(self._jobs[self._last])
        return self._last

    def cancel(self, number: int) -> None:
        """Break a job off at once, so that nothing of it appears afterwards; other jobs are sent again."""
        if self._jobs.pop(number, None) is None:
            return
        self._end(kill=True)
        self._send_again()

    def stop(self) -> None:
        """End the worker for good and remove its folder; jobs that still come are dropped."""
        self._stopped = True
        self._jobs.clear()
        self._end(kill=False)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _end(self, *, kill: bool) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect()
        process.closeWriteChannel()
        if kill or not process.waitForFinished(STOP_MS):
            process.kill()
            process.waitForFinished(STOP_MS)
        process.deleteLater()

    def _send(self, job: Job) -> None:
        if self._process is None:
            self._start()
        if self._process is not None:  # it may have failed to start at once
            self._process.write(json.dumps(job.asked, ensure_ascii=False).encode() + b"\n")

    def _start(self) -> None:
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONIOENCODING", "utf-8")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._log)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._could_not_start)
        program, arguments = worker_command()
        self._process = process
        self._buffer = b""
        self._starts += 1
        process.start(program, arguments)

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += self._process.readAllStandardOutput().data()
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            if line.strip():
                self._answer(json.loads(line))

    def _answer(self, answer: Answer) -> None:
        self._starts = 0
        job = self._jobs.pop(int(answer.get("id", 0)), None)
        if job is None:
            return
        if "error" in answer:
            job.failed(str(answer["error"]), str(answer.get("detail", "")))
        else:
            job.done(answer)

    def _log(self) -> None:
        if self._process is not None and (text := self._process.readAllStandardError().data()):
            log.info("worker: %s", bytes(text).decode("utf-8", "replace").strip())

    def _could_not_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()

    def _ended(self) -> None:
        """The worker died: the job it was on fails (a preview is sent again), the rest go to a new one."""
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        waiting = list(self._jobs.items())
        if not waiting:
            return
        log.info("worker ended with %d jobs waiting", len(waiting))
        if self._starts >= MOST_STARTS:
            self._jobs.clear()
            for _, job in waiting:
                job.failed(
                    "导出程序起不来，草稿没有受影响。请重新打开本程序再试。", "worker process does not start"
                )
            return
        number, job = waiting[0]
        del self._jobs[number]
        again = job.asked["verb"] == "preview" and not job.again
        if again:
            self._jobs[number] = job._replace(again=True)
        self._send_again()
        if not again:
            job.failed("导出程序意外停止了，草稿没有受影响。请再试一次。", "worker process ended")

    def _send_again(self) -> None:
        for job in list(self._jobs.values()):
            self._send(job)

"""What every test shares: an own profile folder, and logs that fail.

Warnings and Qt messages fail a test too; that is set in pyproject.toml.
"""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.command_line import Ran, Run

ROOT = Path(__file__).resolve().parent.parent

# A single test can be run without a screen; `make test` brings one.
if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(autouse=True)
def profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test's own profile and documents folders, so that none touches the real ones."""
    home = tmp_path_factory.mktemp("profile")
    (home / "documents").mkdir()
    monkeypatch.setenv("FZDESK_HOME", str(home))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home / "documents"))
    return home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command, its words given one by one."""

    def run(*arguments: object) -> Ran:
        from fzdesk.cli import main

        status = main([str(one) for one in arguments])
        return Ran(status, *capsys.readouterr())

    return run


@pytest.fixture(autouse=True)
def no_unexpected_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A record of WARNING or above fails the test, unless it is marked `logs_expected`."""
    yield
    if request.node.get_closest_marker("logs_expected"):
        return
    records = [
        record
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if records:
        told = "\n".join(f"{r.name}: {r.levelname}: {r.getMessage()}" for r in records)
        pytest.fail(f"unexpected log records:\n{told}", pytrace=False)

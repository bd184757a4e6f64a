"""Fixtures of the reliability tests."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from fzdesk.errors import SaveFailed
from fzdesk.store import saver
from tests.reliability.drives import Drive
from tests.small_drives import small_drive


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1.5 MB of its own."""
    with small_drive(tmp_path / "stick", "1536k") as folder:
        yield folder


@pytest.fixture
def failed(monkeypatch: pytest.MonkeyPatch) -> list[SaveFailed]:
    """What a saver told; with short pauses."""
    monkeypatch.setattr(saver, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(saver, "LONGEST_PAUSE", 0.1)
    return []


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    """Skips, and says why, where such a drive cannot be had."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs root")
    made = Drive(tmp_path)
    yield made
    subprocess.run(["umount", "-l", str(made.folder)], check=False, capture_output=True)

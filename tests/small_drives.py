"""Small file systems in memory for tests of what happens when one is full, or gone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_drive(folder: Path, size: str) -> Iterator[Path]:
    """A new folder with a small file system of its own, or skip the test where that cannot be had."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs root")
    folder.mkdir()
    mount(folder, size)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


def mount(folder: Path, size: str) -> None:
    """Mount a file system of this size (1536k), or skip the test where that is not allowed."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True)
    if done.returncode:
        pytest.skip("may not mount")


def fill_up(folder: Path) -> Path:
    """Take all the room there is."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler

"""Drives of their own for tests of faults: small ones in memory, and an ext4 the kernel can cut."""

import array
import fcntl
import os
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.store.workbook import Workbook
from tests.store.samples import answers

SHUTDOWN, WITHOUT_LOG = 0x8004587D, 2  # FS_IOC_SHUTDOWN: nothing that is not on the disk gets there any more


def mount(folder: Path, *options: str) -> None:
    """Mount a small tmpfs, or skip the test where that is not allowed."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)], capture_output=True
    )
    if done.returncode:
        pytest.skip("may not mount")


def until(condition: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for what the thread will do."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "timed out"
        time.sleep(0.005)


def fill(folder: Path) -> Path:
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


def stored(path: Path) -> dict[str, str]:
    """What the file holds now."""
    with closing(Workbook.open(path, read_only=True)) as reading:
        return answers(reading.load(2025).report)


class Drive:
    """An ext4 of 32 MB in a file, mounted on a folder."""

    def __init__(self, folder: Path) -> None:
        self.image, self.folder = folder / "disk.img", folder / "disk"
        self.folder.mkdir()
        with self.image.open("wb") as file:
            file.truncate(32 * 1024 * 1024)
        self._run("mkfs.ext4", "-q", "-F", str(self.image))
        self.mount()

    def _run(self, *command: str) -> None:
        try:
            done = subprocess.run(command, capture_output=True, text=True)
        except FileNotFoundError as error:
            pytest.skip(f"no {error.filename}")
        if done.returncode:
            pytest.skip(f"{command[0]}: {done.stderr.strip()[:200]}")

    def mount(self) -> None:
        self._run("mount", "-o", "loop", str(self.image), str(self.folder))

    def cut(self) -> None:
        """From this moment on nothing reaches the disk."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SHUTDOWN, array.array("I", [WITHOUT_LOG]))
        except OSError as error:
            pytest.skip(f"FS_IOC_SHUTDOWN: {error}")
        finally:
            os.close(handle)

    def unmount(self) -> None:
        subprocess.run(["umount", str(self.folder)], check=True, capture_output=True)

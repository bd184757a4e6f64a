"""A drive of its own for tests of faults: an ext4 the kernel can cut."""

import array
import fcntl
import os
import subprocess
from pathlib import Path

import pytest

SHUTDOWN, WITHOUT_LOG = 0x8004587D, 2  # FS_IOC_SHUTDOWN: nothing that is not on the disk gets there any more


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

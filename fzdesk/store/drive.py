"""Where a file lies: on a local disk, or on a drive that can be pulled out or is another computer's."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform == "win32":

    def is_local(path: Path) -> bool:
        """Whether `path` lies on a fixed local disk."""
        import ctypes

        anchor = path.absolute().anchor
        if anchor.startswith("\\\\"):
            return False
        fixed, ram_disk = 3, 6
        return ctypes.windll.kernel32.GetDriveTypeW(anchor) in (fixed, ram_disk)

else:
    import os

    _MOUNTS = Path("/proc/self/mounts")
    _BLOCK_DEVICES = Path("/sys/dev/block")
    _REMOTE = frozenset(
        ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "glusterfs", "ncpfs", "vboxsf")
    )
    _STICK = frozenset(("vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk"))

    def is_local(path: Path) -> bool:
        """Whether `path` (or the folder it will be in) lies on a fixed local disk.

        A file system of sticks or of networks is not; neither is a disk that is removable or on USB.
        What cannot be found out counts as local.
        """
        try:
            folder = path.resolve()
            while not folder.exists():
                folder = folder.parent
            kind = _mount_type(folder, _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"))
            device = folder.stat().st_dev
        except OSError:
            return True
        if kind in _REMOTE or kind in _STICK or (kind.startswith("fuse.") and kind != "fuse.overlayfs"):
            return False
        return not _is_removable(_BLOCK_DEVICES / f"{os.major(device)}:{os.minor(device)}")

    def _mount_type(folder: Path, mounts: str) -> str:
        """The type of the file system mounted nearest above `folder`, from the text of /proc/self/mounts."""
        best, found = "", ""
        for line in mounts.splitlines():
            _device, point, kind, *_rest = line.split(" ")
            point = point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
            if folder.is_relative_to(point) and len(point) >= len(best):
                best, found = point, kind
        return found

    def _is_removable(device: Path) -> bool:
        """Whether a device under /sys/dev/block, or the disk it is a part of, is removable or on USB."""
        try:
            real = device.resolve(strict=True)
        except OSError:
            return False
        if any(part.startswith("usb") for part in real.parts):
            return True
        for holder in (real, real.parent):
            flag = holder / "removable"
            if flag.is_file():
                return flag.read_text(encoding="utf-8").strip() == "1"
        return False

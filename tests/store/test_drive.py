"""Where a file lies."""

import sys
from pathlib import Path

import pytest

from fzdesk.store import drive

if sys.platform == "win32":
    pytest.skip("Linux only", allow_module_level=True)

MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
/dev/sdb1 /media/wang/U\\040盘 vfat rw 0 0
//server/share /mnt/office cifs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdc1 /media/wang/disk ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/root/a", "ext4"),
        ("/media/wang/U 盘/报告", "vfat"),
        ("/media/wang/U 盘2", "ext4"),
        ("/mnt/office", "cifs"),
        ("/home/wang", "nfs4"),
        ("/homework", "ext4"),
    ],
)
def test_the_nearest_mount_counts(folder: str, kind: str) -> None:
    """Spaces are escaped in the list; a longer name is another folder."""
    assert drive._mount_type(Path(folder), MOUNTS) == kind


@pytest.mark.parametrize(
    ("kind", "local"),
    [
        ("ext4", True),
        ("btrfs", True),
        ("tmpfs", True),
        ("vfat", False),
        ("cifs", False),
        ("fuse.sshfs", False),
    ],
)
def test_sticks_and_networks_are_not_local(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, local: bool
) -> None:
    """By the kind of file system; a file yet to be made counts by its folder."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda2 / ext4 rw 0 0\n/dev/sdb1 {tmp_path.resolve()} {kind} rw 0 0\n")
    monkeypatch.setattr(drive, "_MOUNTS", mounts)
    monkeypatch.setattr(drive, "_BLOCK_DEVICES", tmp_path)
    assert drive.is_local(tmp_path / "新" / "a.fzd") is local


@pytest.mark.parametrize(
    ("device", "flag", "removable"),
    [
        ("pci0000:00/0000:00:17.0/ata1/host0/block/sda/sda1", "0", False),
        ("pci0000:00/0000:00:17.0/mmc/block/mmcblk0/mmcblk0p1", "1", True),
        ("pci0000:00/0000:00:14.0/usb2/2-1/block/sdb/sdb1", "0", True),
    ],
)
def test_removable_disks(tmp_path: Path, device: str, flag: str, removable: bool) -> None:
    """By the disk's flag, which USB disks do not set, or by the bus."""
    real = tmp_path / device
    real.mkdir(parents=True)
    (real.parent / "removable").write_text(f"{flag}\n")
    link = tmp_path / "8:1"
    link.symlink_to(real)
    assert drive._is_removable(link) is removable


def test_what_cannot_be_found_out_is_local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No /proc, no device: WAL is the safer guess on a disk of its own."""
    monkeypatch.setattr(drive, "_MOUNTS", tmp_path / "none")
    assert drive.is_local(tmp_path)
    assert not drive._is_removable(tmp_path / "none")

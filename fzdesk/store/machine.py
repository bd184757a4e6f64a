"""Which computer this is, and whether a process on it still runs."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

UNKNOWN = "?"  # a process that runs but may not be looked at


def machine_name() -> str:
    """The computer's name, for people."""
    if sys.platform == "win32":
        import platform

        return platform.node()
    return os.uname().nodename  # what `platform` says too, which is slow to load


def user_name() -> str:
    """The account's name; empty when it has none."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):  # as getpass.getuser does, which loads termios
        if known := os.environ.get(name):
            return known
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (OSError, KeyError, ImportError):  # no such account; Windows always has USERNAME
        return ""


if sys.platform == "win32":
    import ctypes
    import winreg
    from ctypes import wintypes

    _QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
    _ACCESS_DENIED = 5
    _STILL_ACTIVE = 259

    @cache
    def machine_id() -> str:
        """Tells this computer from others; the name too, since cloned disks share the rest."""
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return f"{machine_name()}/{winreg.QueryValueEx(key, 'MachineGuid')[0]}"
        except OSError:
            return machine_name()

    def process_started(pid: int) -> str | None:
        """When process `pid` began; None when no such process runs."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_QUERY, False, pid)
        if not handle:
            return UNKNOWN if ctypes.get_last_error() == _ACCESS_DENIED else None
        try:
            code = wintypes.DWORD()
            times = [wintypes.FILETIME() for _ in range(4)]
            kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(code))
            if code.value != _STILL_ACTIVE:
                return None
            kernel.GetProcessTimes(wintypes.HANDLE(handle), *map(ctypes.byref, times))
            return f"{times[0].dwHighDateTime:08x}{times[0].dwLowDateTime:08x}"
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))

else:
    _BOOT = Path("/proc/sys/kernel/random/boot_id")

    @cache
    def machine_id() -> str:
        """Tells this computer from others; the name too, since cloned disks share the rest."""
        for file in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
            try:
                return f"{machine_name()}/{file.read_text(encoding='utf-8').strip()}"
            except OSError:
                continue
        return machine_name()

    def process_started(pid: int) -> str | None:
        """When process `pid` began (with this boot's id); None when no such process runs."""
        try:
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
            boot = _BOOT.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, ProcessLookupError):
            return None
        except OSError:
            return UNKNOWN
        state, *rest = stat.rpartition(")")[2].split()
        return None if state in "ZX" else f"{boot}/{rest[18]}"


@cache
def _started_at_first(pid: int) -> str:
    return process_started(pid) or UNKNOWN


def this_process() -> tuple[int, str]:
    """This process' id and when it began."""
    pid = os.getpid()
    return pid, _started_at_first(pid)


def is_running(pid: int, started: str) -> bool:
    """Whether the very process that began at `started` still runs on this computer."""
    now = process_started(pid)
    return now is not None and (now == started or UNKNOWN in (now, started))

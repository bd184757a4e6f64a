"""Where things are on this machine. What differs between Windows and Linux stands here and nowhere else.

Nothing here imports Qt. Every folder this module hands out exists when it is returned, except the documents
folder, which belongs to the person and is only named.
"""

import os
import sys
from functools import cache
from pathlib import Path

APP = "fzdesk"
HOME_VARIABLE = "FZDESK_HOME"
"""Environment variable naming the folder that holds everything the program keeps for one person."""


@cache
def resources() -> Path:
    """The folder of data the program ships: catalogue, laws, format profiles, fonts, icons.

    Inside the package (`fzdesk/_resources`) when installed or frozen, `resources/` beside it in a checkout.
    `__file__` is used rather than `importlib.resources`, whose import costs several milliseconds of every
    start; Qt and reportlab want real files anyway, so the package is never run from a zip.
    """
    package = Path(__file__).resolve().parent
    packaged = package / "_resources"
    return packaged if packaged.is_dir() else package.parent / "resources"


def profile_dir() -> Path:
    """The program's own folder for this person (settings, backups, logs), made readable by them alone.

    `$FZDESK_HOME` when set, else `%LOCALAPPDATA%\\fzdesk` on Windows and `$XDG_DATA_HOME/fzdesk` elsewhere.
    Raises OSError when it cannot be made.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    return _private(Path(chosen).expanduser().absolute() if chosen else _user_data() / APP)


def backups_dir() -> Path:
    """Where rolling backups of workbooks are kept. Raises OSError when it cannot be made."""
    return _private(profile_dir() / "backups")


def logs_dir() -> Path:
    """Where logs and crash reports are kept. Raises OSError when it cannot be made."""
    return _private(profile_dir() / "logs")


def cache_dir() -> Path:
    """Where things stay that can be made again (parsed font lists). Raises OSError when it cannot be made."""
    return _private(profile_dir() / "cache" if os.environ.get(HOME_VARIABLE) else _user_cache())


def documents_dir() -> Path:
    """The person's documents folder, offered first in file dialogs; their home when there is none."""
    documents = _documents()
    return documents if documents is not None and documents.is_dir() else Path.home()


def font_folders() -> tuple[Path, ...]:
    """Where fonts are looked for, the person's own first: the program's folder `fonts`, then the system's."""
    return (profile_dir() / "fonts", *_system_font_folders())


def _private(folder: Path) -> Path:
    """`folder`, created for this person alone when it is not there; an existing one keeps its rights."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


if sys.platform == "win32":

    def _user_data() -> Path:
        """Windows' folder for a person's program data; the local one, which does not roam."""
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")

    def _user_cache() -> Path:
        """Windows has no cache folder of its own."""
        return profile_dir() / "cache"

    def _system_font_folders() -> tuple[Path, ...]:
        """Fonts installed for this person and for all."""
        windows = Path(os.environ.get("SYSTEMROOT") or r"C:\Windows")
        return (_user_data() / "Microsoft" / "Windows" / "Fonts", windows / "Fonts")

    def _documents() -> Path | None:
        """The documents folder as Windows has it, also when it was moved to another drive, or None."""
        import ctypes

        personal = 5  # CSIDL_PERSONAL
        buffer = ctypes.create_unicode_buffer(260)
        failed = ctypes.windll.shell32.SHGetFolderPathW(None, personal, None, 0, buffer)
        return None if failed else Path(buffer.value)

else:

    def _user_data() -> Path:
        """The folder for a person's program data, as XDG has it."""
        return _xdg("XDG_DATA_HOME", ".local/share")

    def _user_cache() -> Path:
        """The program's cache folder, as XDG has it."""
        return _xdg("XDG_CACHE_HOME", ".cache") / APP

    def _system_font_folders() -> tuple[Path, ...]:
        """Fonts of this person and of all; WPS on UOS and Kylin puts its own under `/usr/share`."""
        shared = Path("/usr/share/fonts")
        return (_xdg("XDG_DATA_HOME", ".local/share") / "fonts", Path("/usr/local/share/fonts"), shared)

    def _documents() -> Path | None:
        """The documents folder as the desktop names it (environment, then `user-dirs.dirs`), or None."""
        chosen = os.environ.get("XDG_DOCUMENTS_DIR")
        if chosen:
            return Path(chosen)
        try:
            text = (_xdg("XDG_CONFIG_HOME", ".config") / "user-dirs.dirs").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        for line in text.splitlines():
            name, _, value = line.strip().partition("=")
            if name == "XDG_DOCUMENTS_DIR":
                return Path(value.strip('"').replace("$HOME", str(Path.home()), 1))
        return None

    def _xdg(variable: str, default: str) -> Path:
        """An XDG base folder; a relative value is ignored, as the specification asks."""
        value = Path(os.environ.get(variable, ""))
        return value if value.is_absolute() else Path.home() / default

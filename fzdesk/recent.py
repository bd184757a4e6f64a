"""Workbooks opened lately, for the start page: a path a line in the profile; losing them costs a click."""

from __future__ import annotations

from pathlib import Path

from fzdesk.paths import profile_dir

MOST = 12
_HOW = {"encoding": "utf-8", "errors": "surrogateescape"}  # a name may be no UTF-8


def recent() -> list[Path]:
    """Workbooks opened lately, the last one first; those that are gone are left out."""
    try:
        lines = _file().read_text(**_HOW).splitlines()
        return [path for line in lines[:MOST] if (path := Path(line)).is_absolute() and path.is_file()]
    except (OSError, ValueError):
        return []


def remember(path: Path) -> None:
    """Put a workbook at the head of the list."""
    path = path.absolute()
    paths = [path, *(one for one in recent() if one != path)][:MOST]
    draft = _file().with_suffix(".new")
    try:
        draft.write_text("".join(f"{one}\n" for one in paths), **_HOW)
        draft.replace(_file())
    except (OSError, ValueError):
        return  # the list is a convenience


def _file() -> Path:
    return profile_dir() / "recent.txt"

"""Workbooks opened lately, for the start page.  A small JSON file in the profile; losing it costs a click."""

from __future__ import annotations

from pathlib import Path

from fzdesk.paths import profile_dir

MOST = 12


def recent() -> list[Path]:
    """Workbooks opened lately, the last one first; those that are gone are left out."""
    import json

    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    paths = [Path(one) for one in found if isinstance(one, str)] if isinstance(found, list) else []
    return [path for path in paths if path.is_file()]


def remember(path: Path) -> None:
    """Put a workbook at the head of the list."""
    path = path.absolute()
    paths = [path, *(one for one in recent() if one != path)][:MOST]
    import json

    draft = _file().with_suffix(".new")
    try:
        draft.write_text(json.dumps([str(one) for one in paths], ensure_ascii=False), encoding="utf-8")
        draft.replace(_file())
    except OSError:
        return  # the list is a convenience


def _file() -> Path:
    return profile_dir() / "recent.json"

"""What a font looks like and where it comes from, as the worker's ``fonts`` job tells it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QFont, QFontDatabase

from fzdesk.gui import theme

SAMPLE, SAMPLE_NUMBERS = "依法行政", "— 1 —"
SAMPLE_PX = 20
ORIGINS = {"shipped": "程序自带", "system": "这台电脑的", "added": "自己加的"}


def sample_font(used: dict[str, Any]) -> QFont:
    """A font for a sample, from the very file that sets the pages."""
    families = _families(str(used["path"]))
    font = QFont(families[min(used.get("number", 0), len(families) - 1)]) if families else QFont()
    font.setPixelSize(theme.px(SAMPLE_PX))
    return font


@cache
def _families(path: str) -> tuple[str, ...]:
    """The families of a file as Qt knows them; it is read into memory, so that it can be removed."""
    try:
        number = QFontDatabase.addApplicationFontFromData(Path(path).read_bytes())
    except OSError:
        return ()
    return tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ()


def origin(used: dict[str, Any]) -> str:
    """Where a font comes from, and what it stands in for."""
    family, wanted = used["family"], used["wanted"]
    if used["origin"] == "shipped":
        return f"{ORIGINS['shipped']}的，代替“{wanted}”"
    words = f"{ORIGINS[used['origin']]}{family}"
    return words if family == wanted else f"{words}，代替“{wanted}”"

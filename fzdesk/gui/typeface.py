"""Which face the window is set in, and in which sizes."""

from __future__ import annotations

import sys
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF

from fzdesk.gui import tokens
from fzdesk.paths import resources

Size = Literal["secondary", "base", "prose", "title"]
LARGEST = 20
_USUAL_SYSTEM_PIXELS = 12 if sys.platform == "win32" else 14


class Typeface:
    """The chosen face: fonts in four sizes and two weights, and where its characters sit in a line."""

    def __init__(self, system: QFont) -> None:
        self._shipped = False
        self._fonts: dict[tuple[Size, bool], QFont] = {}
        self.family = self._choose()
        self.base = _base_size(tokens.SIZES["base"], system)
        self.sizes = {
            name: round(size * self.base / tokens.SIZES["base"]) for name, size in tokens.SIZES.items()
        }
        self.medium_family, self.medium_weight = self._choose_medium()
        self.lift = self._measure_lift()

    def font(self, size: Size = "base", *, medium: bool = False) -> QFont:
        """A font of one of the four sizes; ``medium`` is the heavier of the two weights."""
        if (size, medium) not in self._fonts:
            font = QFont(self.medium_family if medium else self.family)
            font.setPixelSize(self.sizes[size])
            font.setWeight(QFont.Weight(self.medium_weight) if medium else QFont.Weight.Normal)
            font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
            self._fonts[size, medium] = font
        return QFont(self._fonts[size, medium])

    def _choose(self) -> str:
        """The first installed face; instead of one drawn as the shipped face, the shipped one itself.

        Qt paints the outlines of the shipped TrueType file about three times as fast as the same
        characters of the usual CFF collections, and only the shipped face brings the medium weight.
        """
        installed = set(QFontDatabase.families())
        family = next((name for name in tokens.FAMILIES if name in installed), "")
        if family and family not in tokens.SIBLINGS:
            return family
        return self._load(tokens.REGULAR) or family or QFont().family()

    def _choose_medium(self) -> tuple[str, int]:
        """The medium that goes with the shipped face; else the face's own medium or half-bold; else bold."""
        if self._shipped and self._load(tokens.MEDIUM):
            return self.family, 500
        weights = {QFontDatabase.weight(self.family, style) for style in QFontDatabase.styles(self.family)}
        return self.family, next((weight for weight in (500, 600) if weight in weights), 700)

    def _measure_lift(self) -> int:
        """Pixels of padding below that centre a Chinese character in a control (twice its offset)."""
        metrics = QFontMetricsF(self.font())
        box = metrics.tightBoundingRect("国")
        offset = metrics.ascent() + box.center().y() - metrics.height() / 2
        return max(0, round(offset * 2))

    def _load(self, name: str) -> str:
        path = resources() / "fonts" / name
        number = QFontDatabase.addApplicationFont(str(path)) if path.is_file() else -1
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        self._shipped = self._shipped or bool(families)
        return families[0] if families else ""


def _base_size(usual: int, system: QFont) -> int:
    """The base size in pixels: as usual, larger when the system's own type is set larger."""
    pixels = QFontInfo(system).pixelSize()
    return max(usual, min(LARGEST, round(usual * pixels / _USUAL_SYSTEM_PIXELS)))

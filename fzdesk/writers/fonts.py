"""Which font draws which character, and how wide it is.

A face of the profile is the shipped file, so that the same report looks the same on every PC, or, when asked,
the PC's own 仿宋_GB2312 and the like.  What a face lacks comes glyph by glyph from the fallback fonts.  Fonts
are opened once per process.  Widths are in em.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from fzdesk.document.profile import Face, FaceRole, Profile
from fzdesk.paths import font_folders, resources
from fzdesk.writers.line_breaking import is_full_width
from fzdesk.writers.truetype import FontError, TrueType

_KAI, _HEI = "FZDeskKaiFallback-Regular.ttf", "NotoSansSC-Regular.ttf"
_FALLBACK: dict[FaceRole, tuple[str, ...]] = {"title": (_HEI, _KAI), "heading1": (_HEI, _KAI)}
_USUAL_FALLBACK = (_KAI, _HEI)
_PLACEHOLDER = "〓"  # stands where no font has the character, as in print
_LEFT_MARKS = "”’"
_RIGHT_MARKS = "“‘"
_SUFFIXES = (".ttf", ".ttc", ".otf")


Thing = TypeVar("Thing")


class Shape(NamedTuple):
    """How a character is drawn: which glyph of which font, its cell and its place in it."""

    font: TrueType
    glyph: int  # -1 draws nothing
    advance: float  # em
    shift: float  # em, outline moved to the right in its cell
    missing: bool = False  # no font has it; a placeholder is drawn


class Typeface:
    """A face with its fallbacks."""

    def __init__(self, files: tuple[Callable[[], TrueType], ...]) -> None:
        self._files = files
        self.shapes: dict[str, Shape] = _Made(self._shape)
        self.advances: dict[str, float] = _Made(lambda char: self.shapes[char].advance)
        self.foreign: set[str] = set()
        """Characters met so far that the face's own font does not draw."""

    @property
    def font(self) -> TrueType:
        """The face's own font."""
        return self._files[0]()

    def _shape(self, char: str) -> Shape:
        """The shape of a character from the first font that has it."""
        if _is_invisible(char):
            return Shape(self.font, -1, 0.0, 0.0)
        shape = self._found(char)
        if shape is None:
            stand_in = self._found(_PLACEHOLDER)
            assert stand_in is not None, "a shipped font has the placeholder"
            shape = stand_in._replace(missing=True)
        if shape.font is not self.font:
            self.foreign.add(char)
        return shape

    def _found(self, char: str) -> Shape | None:
        for file in self._files:
            font = file()
            glyph = font.glyph(char)
            if glyph:
                return _in_cell(char, font, glyph)
        return None


class _Made(dict[str, Thing]):
    """A dict over characters that makes what it lacks."""

    def __init__(self, make: Callable[[str], Thing]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, char: str) -> Thing:
        made = self[char] = self._make(char)
        return made


def typefaces(profile: Profile, *, prefer_system: bool = False) -> dict[FaceRole, Typeface]:
    """The faces of a profile; with ``prefer_system`` those installed on this PC come first."""
    return {
        role: _typeface(face, _FALLBACK.get(role, _USUAL_FALLBACK), prefer_system)
        for role, face in profile.faces.items()
    }


@lru_cache(maxsize=64)
def _typeface(face: Face, fallback: tuple[str, ...], prefer_system: bool) -> Typeface:
    own = _installed(face.families) if prefer_system else None
    path, index = own or (resources() / "fonts" / face.file, 0)
    rest = [resources() / "fonts" / name for name in fallback]
    files = [(path, index), *((path, 0) for path in rest)]
    return Typeface(tuple(_opener(path, index) for path, index in files))


def _opener(path: Path, index: int) -> Callable[[], TrueType]:
    return lambda: open_font(path, index)


@lru_cache(maxsize=64)
def open_font(path: Path, index: int) -> TrueType:
    """A font, opened once per process.  Raises FontError."""
    return TrueType(path, index)


def _installed(families: tuple[str, ...]) -> tuple[Path, int] | None:
    """The first of these families that this PC has and that may be embedded."""
    installed = installed_families()
    return next((installed[family] for family in families if family in installed), None)


def forget_fonts() -> None:
    """Look for the PC's fonts anew and let their files go: one was added or removed."""
    for known in (installed_families, open_font, _typeface):
        known.cache_clear()


@lru_cache(maxsize=1)
def installed_families() -> dict[str, tuple[Path, int]]:
    """Family name to file and number in it, for every TrueType font of this PC."""
    found: dict[str, tuple[Path, int]] = {}
    for path in _font_files():
        for index in range(8 if path.suffix.lower() == ".ttc" else 1):
            try:
                font = TrueType(path, index)
            except FontError:
                break
            if font.embeddable:
                for family in font.families:
                    found.setdefault(family, (path, index))
    return found


def _font_files() -> Iterator[Path]:
    for folder in font_folders():
        if folder.is_dir():
            yield from sorted(path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)


def _in_cell(char: str, font: TrueType, glyph: int) -> Shape:
    """A glyph in its cell: a full-width character fills one em whatever its font says.

    Noto's — is 0.89 em and LXGW's “ ” 0.35 em: a dash is centred, quotes lean to the side they open to.
    """
    advance = font.advance(glyph) / 1000
    if not is_full_width(char):
        return Shape(font, glyph, advance, 0.0)
    spare = 1.0 - advance
    if char in _RIGHT_MARKS:
        shift = spare
    elif char in _LEFT_MARKS:
        shift = 0.0
    else:
        shift = spare / 2
    return Shape(font, glyph, 1.0, round(shift, 3))


def _is_invisible(char: str) -> bool:
    """Control and format characters and variation selectors: kept in the text, not drawn."""
    code = ord(char)
    return (
        code < 0x20
        or 0x7F <= code < 0xA0
        or code in (0xAD, 0xFEFF)
        or 0x200B <= code <= 0x200F
        or 0x2028 <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
    )

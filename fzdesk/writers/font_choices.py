"""Which fonts this PC sets with: the clerk's choice for each role, the fonts added, what is used for what.

Fonts stay on the PC they are on: a report carries the names its profile wants, this module says what
stands for them here.  By default that is the PC's own font of the wanted family, and the shipped one where it
has none.  Choices lie in ``fonts.json`` beside the fonts added, in the program's folder of the person.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from fzdesk.catalogue.model import Value
from fzdesk.document.profile import Face, FaceRole, Profile
from fzdesk.errors import InputError
from fzdesk.files import safe_file_name, write_whole
from fzdesk.paths import profile_dir, resources
from fzdesk.writers.fonts import forget_fonts, installed_families, open_font
from fzdesk.writers.truetype import FontError, TrueType

AUTO, SHIPPED = "", "shipped"
"""Choices beside a family's name."""
CHOICES = "fonts.json"
LARGEST = 64 * 1024 * 1024
SUFFIXES = (".ttf", ".ttc", ".otf")
_COMMON = "的一是在不了有和人这中大为上个国我以要他"
"""A font without these sets no Chinese."""
_NUMBERS = "—0123456789"


class Used(Value, frozen=True):
    """The font a role is set with on this PC."""

    role: FaceRole
    wanted: str  # family the profile names
    family: str  # family that is used
    origin: str  # "shipped", "system" or "added"
    path: str
    number: int = 0  # of the font in its file


class Added(Value, frozen=True):
    """A font file the clerk added."""

    file: str
    families: tuple[str, ...]


def folder() -> Path:
    """Where added fonts lie; made when it is not there.  Raises OSError."""
    path = profile_dir() / "fonts"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def choices() -> dict[str, str]:
    """The choice for each role that has one: ``shipped`` or a family."""
    try:
        return msgspec.json.decode((folder() / CHOICES).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}  # not there yet, or damaged: the default is right, and choosing writes it anew


def choose(role: str, choice: str) -> None:
    """Set ``role`` with the shipped font, a family, or (``AUTO``) as usual.  Raises ExportError."""
    kept = {one: known for one, known in choices().items() if one != role}
    if choice:
        kept[role] = choice
    write_whole({folder() / CHOICES: msgspec.json.encode(kept)})


def here(profile: Profile) -> Profile:
    """The profile with the families in the order in which this PC is to look for them."""
    chosen = choices()
    faces = {role: _chosen(face, chosen.get(_role(role), AUTO)) for role, face in profile.faces.items()}
    return replace(profile, faces=faces)


def _role(role: FaceRole) -> FaceRole:
    """Headings of the third and fourth level go with the text (GB/T 9704-2012, 7.3.3)."""
    return "body" if role in ("heading3", "heading4") else role


def _chosen(face: Face, choice: str) -> Face:
    if choice == AUTO:
        return face
    return replace(face, families=() if choice == SHIPPED else (choice, *face.families))


def used(profile: Profile) -> tuple[Used, ...]:
    """What each role is set with on this PC.  Opens every font of the PC once."""
    found = []
    installed = installed_families()
    for role, face in here(profile).faces.items():
        family = next((one for one in face.families if one in installed), "")
        if family:
            path, number = installed[family]
            origin = "added" if path.is_relative_to(folder()) else "system"
        else:
            path, number, origin = resources() / "fonts" / face.file, 0, "shipped"
            family = next(iter(sorted(open_font(path, 0).families)), face.file)
        found.append(Used(role, face.docx, family, origin, str(path), number))
    return tuple(found)


def families() -> tuple[str, ...]:
    """The families of this PC with which Chinese can be set and which may be embedded, added ones first."""
    own = folder()
    usable = [
        (not path.is_relative_to(own), name)
        for name, (path, number) in installed_families().items()
        if _sets_chinese(open_font(path, number))
    ]
    return tuple(name for _, name in sorted(usable))


def added() -> tuple[Added, ...]:
    """The font files the clerk added."""
    found = []
    for path in sorted(folder().iterdir()):
        if path.suffix.lower() in SUFFIXES:
            names = [name for font in _fonts(path) for name in sorted(font.families)]
            found.append(Added(path.name, tuple(dict.fromkeys(names))))
    return tuple(found)


def add(source: Path) -> Added:
    """Copy a font file into the program's folder.  Raises InputError for an unusable one, ExportError.

    Used are TrueType outlines (.ttf, .ttc, some .otf) with Chinese characters whose maker allows embedding.
    """
    name = source.name
    if source.suffix.lower() not in SUFFIXES:
        raise InputError(f"“{name}”不是字体文件，请选TTF、TTC或OTF文件。")
    try:
        if source.stat().st_size > LARGEST:
            raise InputError(f"“{name}”超过64 MB，不像是一个字体，请检查。")
        if source.read_bytes()[:4] == b"OTTO":
            raise InputError(f"“{name}”是PostScript轮廓的OTF字体，PDF里放不进去，请换成TTF格式的同名字体。")
    except OSError as error:
        raise InputError(f"“{name}”读不出来，请检查文件。", detail=str(error)) from error
    fonts = _fonts(source)
    if not fonts:
        raise InputError(f"“{name}”读不出来，文件可能损坏，请换一个字体文件。")
    if not any(_sets_chinese(font) or _sets_numbers(font) for font in fonts):
        raise InputError(f"“{name}”里没有常用汉字，排不了公文，请换一个中文字体。")
    if not any(font.embeddable for font in fonts):
        raise InputError(f"“{name}”的厂商不允许嵌入PDF，请换一个字体，或在DOCX里用它。")
    target = folder() / safe_file_name(source.stem, source.suffix.lower())
    if source.resolve() != target.resolve():
        write_whole({target: source.read_bytes()})
    forget_fonts()
    return Added(target.name, tuple(dict.fromkeys(name for font in fonts for name in sorted(font.families))))


def remove(file: str) -> None:
    """Delete an added font file.  Raises InputError where another program holds it."""
    forget_fonts()
    try:
        (folder() / Path(file).name).unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"“{file}”正在使用，删不掉，请关闭程序后再试。", detail=str(error)) from error


def _fonts(path: Path) -> list[TrueType]:
    """The fonts of a file; none where it cannot be read."""
    found: list[TrueType] = []
    try:
        while len(found) < 16:
            found.append(TrueType(path, len(found)))
            if path.suffix.lower() != ".ttc":
                break
    except FontError:
        pass
    return found


def _sets_chinese(font: TrueType) -> bool:
    return all(font.glyph(char) for char in _COMMON)


def _sets_numbers(font: TrueType) -> bool:
    """Whether page numbers can be set with it."""
    return all(font.glyph(char) for char in _NUMBERS)

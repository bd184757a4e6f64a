"""Fonts: which one draws a character, how wide, and what an embedded subset holds."""

import io
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from fzdesk.document.profile import Face, load_profile
from fzdesk.paths import resources
from fzdesk.writers import fonts
from fzdesk.writers.truetype import FontError, TrueType, subset

PROFILE = load_profile("standard")
FOLDER = resources() / "fonts"
FILES = sorted(FOLDER.glob("*.ttf"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_is_found_as_fonttools_finds_it(path: Path) -> None:
    """The own reader of character maps and advances agrees with fontTools on every shipped font."""
    font = TrueType(path)
    with TTFont(path, lazy=True) as known:
        for code, name in known.getBestCmap().items():
            glyph = font.glyph(chr(code))
            assert glyph == known.getGlyphID(name)
            assert font.advance(glyph) == known["hmtx"][name][0] * 1000 / known["head"].unitsPerEm
    assert font.glyph("\U0001f600") == 0


def test_a_subset_is_a_font_of_the_same_outlines() -> None:
    """Composite glyphs keep their parts, a shifted one moves."""
    font = TrueType(FOLDER / "NotoSansSC-Medium.ttf")
    chars = "法治é—"
    glyphs = [(font.glyph(char), 1000.0, 0.0) for char in chars] + [
        (font.glyph("—"), 1000.0, 50.0),
        (-1, 0, 0),
    ]
    made = TTFont(io.BytesIO(subset(font, glyphs)), checkChecksums=2)
    known = TTFont(io.BytesIO(font.path.read_bytes()))
    order, best = made.getGlyphOrder(), known.getBestCmap()
    for number, char in enumerate(chars, 1):
        drawn, wanted = made["glyf"][order[number]], known["glyf"][best[ord(char)]]
        assert drawn.getCoordinates(made["glyf"])[0] == wanted.getCoordinates(known["glyf"])[0]
        assert made["hmtx"][order[number]][0] == 1000
    dash, moved = (made["glyf"][order[number]].getCoordinates(made["glyf"])[0] for number in (4, 5))
    assert [x + 50 for x, _ in dash] == [x for x, _ in moved]
    assert made["glyf"][order[6]].numberOfContours == 0


def test_full_width_characters_fill_their_cell_in_every_face() -> None:
    """Noto's — and LXGW's “ ” too; “ leans right, ” leans left."""
    for face in fonts.typefaces(PROFILE).values():
        assert all(face.advances[char] == 1.0 for char in "—…“”·法，")
    quotes = fonts.Typeface((lambda: fonts.open_font(FOLDER / "FZDeskKaiFallback-Regular.ttf", 0),))
    assert quotes.shapes["“"].shift == pytest.approx(0.65, abs=0.01)
    assert quotes.shapes["”"].shift == 0
    assert quotes.shapes["—"].shift == 0


def test_digits_keep_the_font_s_own_width() -> None:
    """Half a character in 仿宋."""
    assert fonts.typefaces(PROFILE)["body"].advances["5"] == 0.5


def test_what_a_face_lacks_comes_from_the_next_font() -> None:
    """仿宋 has no 喆 堃 垚 ㎡; the fallback does."""
    body = fonts.typefaces(PROFILE)["body"]
    assert body.shapes["法"].font.path.name == "FandolFang-Regular.ttf"
    for char in "喆堃垚㎡":
        assert body.shapes[char].font.path.name == "FZDeskKaiFallback-Regular.ttf"
        assert not body.shapes[char].missing
        assert char in body.foreign


def test_the_common_characters_are_all_there() -> None:
    """No character of 通用规范汉字表 is missing in any face."""
    text = (FOLDER / "charset-8105.txt").read_text(encoding="utf-8")
    chars = {char for char in text if unicodedata.name(char, "").startswith("CJK UNIFIED")}
    assert len(chars) >= 8105
    for role in ("body", "title", "heading1", "heading2"):
        face = fonts.typefaces(PROFILE)[role]
        assert [char for char in sorted(chars) if face.shapes[char].missing] == []


def test_a_character_without_a_font_is_a_placeholder_and_missing() -> None:
    """Never a box in silence."""
    shape = fonts.typefaces(PROFILE)["body"].shapes["\U0002a6a5"]
    assert shape.missing
    assert shape.glyph > 0
    assert shape.advance == 1.0


def test_control_characters_are_not_drawn() -> None:
    """They take no room and are not missing."""
    shape = fonts.typefaces(PROFILE)["body"].shapes["\u200b"]
    assert (shape.glyph, shape.advance, shape.missing) == (-1, 0.0, False)


def test_a_font_is_opened_once() -> None:
    """For the whole process."""
    assert fonts.typefaces(PROFILE)["body"] is fonts.typefaces(PROFILE)["body"]
    assert fonts.open_font(FOLDER / "FandolFang-Regular.ttf", 0) is fonts.typefaces(PROFILE)["body"].font


def test_a_font_in_the_person_s_folder_is_preferred_when_asked(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by its family name; without asking, or when there is none, the shipped face is taken."""
    folder = profile / "fonts"
    folder.mkdir()
    (folder / "own.ttf").write_bytes((FOLDER / "FandolSong-PageNumber.ttf").read_bytes())
    (folder / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(fonts, "font_folders", lambda: (folder,))
    fonts.installed_families.cache_clear()
    try:
        face = Face(families=("无此字体", "FandolSong"), file="FandolFang-Regular.ttf", docx="仿宋")
        assert fonts._typeface(face, (), True).font.path == folder / "own.ttf"
        assert fonts._typeface(face, (), False).font.path == FOLDER / "FandolFang-Regular.ttf"
        other = Face(families=("无此字体",), file="FandolFang-Regular.ttf", docx="仿宋")
        assert fonts._typeface(other, (), True).font.path == FOLDER / "FandolFang-Regular.ttf"
    finally:
        fonts.installed_families.cache_clear()


@pytest.mark.parametrize("data", [b"", b"no font at all", b"OTTO" + bytes(200)])
def test_what_is_no_truetype_font_is_refused(tmp_path: Path, data: bytes) -> None:
    """With a FontError, whatever the file holds."""
    path = tmp_path / "x.ttf"
    path.write_bytes(data)
    with pytest.raises(FontError):
        TrueType(path)


def test_a_cut_font_is_refused(tmp_path: Path) -> None:
    """A file half copied is no font."""
    path = tmp_path / "cut.ttf"
    path.write_bytes((FOLDER / "FandolFang-Regular.ttf").read_bytes()[:5000])
    with pytest.raises(FontError):
        TrueType(path)

"""Fonts of this PC: what is used for what, a font added, chosen, taken away; what cannot be used is said."""

import io
import struct
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.document.profile import Profile, load_profile
from fzdesk.errors import InputError
from fzdesk.paths import resources
from fzdesk.writers import font_choices, fonts
from fzdesk.writers.export import export
from tests.writers.reports import report

STANDARD = load_profile("standard")
FONTS = resources() / "fonts"


@pytest.fixture(autouse=True)
def no_system_fonts(monkeypatch: pytest.MonkeyPatch, profile: Path) -> None:
    """Only added fonts are there, whatever this machine has."""
    monkeypatch.setattr(fonts, "font_folders", lambda: (profile / "fonts",))
    fonts.forget_fonts()


def used(role: str, profile: Profile = STANDARD) -> font_choices.Used:
    return next(one for one in font_choices.used(profile) if one.role == role)


def faces(folder: Path) -> set[str]:
    """PostScript names of the fonts in an exported PDF."""
    made = export(report(), STANDARD, folder, ["pdf"], existing="replace")
    with pdfplumber.open(io.BytesIO(made.paths[0].read_bytes())) as pdf:
        return {char["fontname"].partition("+")[2] for char in pdf.chars}


def renamed(tmp_path: Path, family: str) -> Path:
    """A Chinese font that calls itself ``family``."""
    data = bytearray((FONTS / "FandolKai-Regular.ttf").read_bytes())
    count = struct.unpack(">H", data[4:6])[0]
    entry = next(at for at in range(12, 12 + 16 * count, 16) if data[at : at + 4] == b"name")
    text = family.encode("utf-16-be")
    table = struct.pack(">3H6H", 0, 1, 18, 3, 1, 0x804, 1, len(text), 0) + text
    offset = len(data)
    data += table + b"\0" * (-len(table) % 4)
    data[entry + 8 : entry + 16] = struct.pack(">2I", offset, len(table))
    path = tmp_path / f"{family}.ttf"
    path.write_bytes(data)
    return path


def test_shipped_fonts_are_used_where_the_pc_has_none() -> None:
    assert used("body").origin == "shipped"
    assert used("body").wanted == "仿宋"
    assert Path(used("body").path).name == "FandolFang-Regular.ttf"
    assert font_choices.families() == ()


def test_the_wanted_family_is_used_once_it_is_there(tmp_path: Path) -> None:
    """A 仿宋_GB2312 that is added sets text and small headings at once, in the next PDF too."""
    assert any("FandolFang" in name for name in faces(tmp_path))
    made = font_choices.add(renamed(tmp_path, "仿宋_GB2312"))
    assert made.families == ("仿宋_GB2312",)
    assert (used("body").family, used("body").origin) == ("仿宋_GB2312", "added")
    assert used("heading3").family == "仿宋_GB2312"
    assert used("title").origin == "shipped"
    assert [one.file for one in font_choices.added()] == ["仿宋_GB2312.ttf"]
    assert not any("FandolFang" in name for name in faces(tmp_path))


def test_choices_are_kept_and_taken_back(tmp_path: Path) -> None:
    """A font for a role, the shipped one, and as usual again; each is what the next process reads."""
    font_choices.add(renamed(tmp_path, "青禾楷"))
    assert font_choices.families() == ("青禾楷",)
    font_choices.choose("heading1", "青禾楷")
    assert used("heading1").family == "青禾楷"
    assert font_choices.choices() == {"heading1": "青禾楷"}
    font_choices.choose("heading1", font_choices.SHIPPED)
    assert used("heading1").origin == "shipped"
    font_choices.choose("heading1", font_choices.AUTO)
    assert font_choices.choices() == {}


def test_a_chosen_font_that_is_gone_gives_way(tmp_path: Path) -> None:
    """Removing a font that is in use brings the shipped one back; nothing fails."""
    file = font_choices.add(renamed(tmp_path, "青禾楷")).file
    font_choices.choose("body", "青禾楷")
    assert used("body").origin == "added"
    font_choices.remove(file)
    assert used("body").origin == "shipped"
    assert font_choices.added() == ()
    assert any("FandolFang" in name for name in faces(tmp_path))


def test_damaged_choices_are_no_choices(profile: Path) -> None:
    """A file somebody broke means the default, and the next choice mends it."""
    folder = font_choices.folder()
    for broken in (b"{", b"[]", b'{"body": 3}', b"\xff\xfe"):
        (folder / font_choices.CHOICES).write_bytes(broken)
        assert font_choices.choices() == {}
    font_choices.choose("body", font_choices.SHIPPED)
    assert font_choices.choices() == {"body": "shipped"}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("说明.docx", b"PK", "不是字体文件"),
        ("坏.ttf", b"\0\1\0\0 no font", "可能损坏"),
        ("空.ttc", b"", "可能损坏"),
        ("方正.otf", b"OTTO\0\0", "PostScript"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    """One sentence with the file's name; nothing is copied."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=sentence) as caught:
        font_choices.add(path)
    assert name in str(caught.value)
    assert font_choices.added() == ()


def test_a_font_of_numbers_is_taken_and_one_that_is_gone_is_said(tmp_path: Path) -> None:
    """Page numbers want digits and a dash only; such a font is not offered for text."""
    with pytest.raises(InputError, match="读不出来"):
        font_choices.add(tmp_path / "没有.ttf")
    assert font_choices.add(FONTS / "FandolSong-PageNumber.ttf").file == "FandolSong-PageNumber.ttf"
    assert font_choices.families() == ()


@given(st.binary(max_size=400), st.sampled_from((".ttf", ".ttc", ".otf")))
def test_any_file_is_a_font_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, kind: str
) -> None:
    """Whatever lies behind a font's name never ends the program."""
    path = tmp_path_factory.mktemp("fonts") / f"x{kind}"
    path.write_bytes(data)
    with pytest.raises(InputError):
        font_choices.add(path)

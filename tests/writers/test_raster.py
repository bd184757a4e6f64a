"""Bands of pages for a printer: together they are the page, grey where it is, and what is not there is said."""

from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from fzdesk.document.model import Letterhead
from fzdesk.document.profile import load_profile
from fzdesk.errors import InputError
from fzdesk.writers.pdf import write_pdf
from fzdesk.writers.raster import band
from tests.writers.reports import report

STANDARD = load_profile("standard")


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("raster") / "p.pdf"
    red = replace(report(), letterhead=Letterhead(("青禾镇人民政府文件",), "青政发〔2026〕3号", ("李四",)))
    path.write_bytes(write_pdf(red, STANDARD).data)
    return path


@settings(max_examples=12)
@given(dpi=st.sampled_from((60, 72, 97)), rows=st.integers(40, 900))
def test_bands_are_the_page(pdf: Path, dpi: int, rows: int) -> None:
    """Put under one another they have every row of the page, none twice, at any resolution."""
    made, top = b"", 0
    while True:
        one = band(pdf, 0, dpi, top, rows)
        made += (
            b"".join(bytes((grey,)) * 3 for grey in one.pixels) if one.grey else without_fourth(one.pixels)
        )
        top += one.rows
        if top >= one.height:
            break
    assert top == one.height
    whole = band(pdf, 0, dpi, 0, one.height)
    expected = without_fourth(whole.pixels)
    assert len(made) == len(expected)
    assert max(map(abs, map(int.__sub__, made, expected))) <= 8  # a glyph cut by a border is rounded anew


def without_fourth(pixels: bytes) -> bytes:
    kept = bytearray(len(pixels) // 4 * 3)
    for at in range(3):
        kept[at::3] = pixels[at::4]
    return bytes(kept)


def test_colour_only_where_there_is_some(pdf: Path) -> None:
    """The red mark of 版头 stays red; the rest goes to the printer in grey."""
    top = band(pdf, 0, 100, 0, 600)
    assert not top.grey
    reds = top.pixels[2::4]
    blues = top.pixels[0::4]
    assert any(red > 150 and blue < 80 for red, blue in zip(reds, blues, strict=True))
    assert band(pdf, 0, 100, 700, 100).grey


def test_what_is_not_there_is_said(pdf: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        band(tmp_path / "gone.pdf", 0, 72, 0, 10)
    with pytest.raises(InputError):
        band(pdf, len(pypdfium2.PdfDocument(pdf.read_bytes())), 72, 0, 10)

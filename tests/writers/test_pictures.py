"""Pictures in both formats: where they stand, how large, and what cannot be shown is told."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import page as page_validation
import pdfplumber
import pikepdf
import pytest
from msgspec.structs import replace

from fzdesk.document.model import Cell, Document, Paragraph, Picture, Signature, Span, Table
from fzdesk.document.profile import load_profile
from fzdesk.intake.read_docx import read_docx
from fzdesk.intake.reading import Image
from fzdesk.writers.docx import write_docx
from fzdesk.writers.pdf import Pdf, write_pdf
from fzdesk.writers.pictures import shown_size
from fzdesk.writers.text import write_text
from tests.intake.pictures import EMF, picture
from tests.writers.reports import prose
from tests.writers.test_docx import everything, test_every_element_stands_in_the_order_of_the_schema, xml

PROFILE = load_profile("standard")
MM = 72 / 25.4
CAPTION = Paragraph("c", (Span("图1　宣传现场"),), caption=True)
WIDTH, PITCH = PROFILE.text_width_pt, PROFILE.line_pitch_pt


def only(*nodes: Any) -> Document:
    return Document(title=("图",), nodes=nodes, year=2025)


def text(number: int = 0, sentences: int = 2) -> Paragraph:
    return Paragraph(f"p{number}", (Span(prose(number, sentences)),))


def drawn(pdf: Pdf) -> list[tuple[int, dict[str, Any]]]:
    """(page, picture) of every picture in a PDF."""
    with pdfplumber.open(io.BytesIO(pdf.data)) as file:
        return [(number, image) for number, page in enumerate(file.pages) for image in page.images]


def stored(pdf: Pdf) -> list[tuple[bytes, str, tuple[int, int]]]:
    """Bytes, filter and pixels of every picture."""
    with pikepdf.open(io.BytesIO(pdf.data)) as file:
        found = [one for one in file.objects if isinstance(one, pikepdf.Stream) and one.get("/Width")]
        return [
            (one.read_raw_bytes(), str(one.Filter[0] if isinstance(one.Filter, pikepdf.Array) else one.Filter),
             (int(one.Width), int(one.Height)))
            for one in found
        ]  # fmt: skip


def test_a_picture_stands_in_the_middle_on_whole_lines() -> None:
    """As large as the file shows it; the text under it is back on the page's grid."""
    pdf = write_pdf(only(text(), Picture("g", picture(), "png", 200, 100), CAPTION, text(1)), PROFILE)
    ((page, image),) = drawn(pdf)
    assert page == 0
    assert (image["x1"] - image["x0"], image["bottom"] - image["top"]) == pytest.approx((200, 100), abs=0.1)
    assert (image["x0"] + image["x1"]) / 2 == pytest.approx(28 * MM + WIDTH / 2, abs=0.1)
    with pdfplumber.open(io.BytesIO(pdf.data)) as file:
        chars = [char for char in file.pages[0].chars if char["size"] == 16.0]
    baselines = {round(297 * MM - char["matrix"][5], 2) for char in chars}
    steps = [(at - min(baselines)) / PITCH for at in baselines]
    assert steps == pytest.approx([round(step) for step in steps], abs=0.01)
    under = min(char["top"] for char in chars if char["text"] == "图")
    assert 0 < under - image["bottom"] < 1.5 * PITCH


@pytest.mark.parametrize(("width", "height"), [(900, 300), (300, 1500), (2000, 2000), (0, 0)])
def test_no_picture_is_larger_than_the_page(width: float, height: float) -> None:
    """It is made smaller, in its own proportions; one without a size takes its pixels'."""
    one = Picture("g", picture(size=(120, 60)), "png", width, height)
    shown = shown_size(one, PROFILE)
    assert shown[0] <= WIDTH + 0.01
    assert shown[1] <= 20 * PITCH + 0.01
    assert shown[0] / shown[1] == pytest.approx(width / height if height else 2)
    pages = drawn(write_pdf(only(text(), one, CAPTION), PROFILE))
    assert len(pages) == 1


@pytest.mark.parametrize("lines", range(8, 20))
def test_a_picture_keeps_to_its_caption(lines: int) -> None:
    """Wherever the page ends, both are on one page."""
    filling = [Paragraph(f"p{number}", (Span("青禾镇"),)) for number in range(lines)]
    pdf = write_pdf(only(*filling, Picture("g", picture(), "png", 200, 100), CAPTION), PROFILE)
    places = {place.id: place.page for place in pdf.places}
    assert places["g"] == places["c"]


def test_a_jpeg_stays_as_it_is() -> None:
    """Its bytes are in the PDF, unless it is far finer than print or something is cut off."""
    data = picture("JPEG", (300, 150))
    ((raw, kind, _),) = stored(write_pdf(only(Picture("g", data, "jpeg", 200, 100)), PROFILE))
    assert (kind, raw.rstrip(b"\n")) == ("/DCTDecode", data)
    ((raw, kind, pixels),) = stored(write_pdf(only(Picture("g", data, "jpeg", 20, 10)), PROFILE))
    assert (kind, pixels) == ("/DCTDecode", (83, 42))
    crop = (0.5, 0.0, 0.0, 0.0)
    ((_, kind, pixels),) = stored(write_pdf(only(Picture("g", data, "jpeg", 100, 100, crop)), PROFILE))
    assert (kind, pixels) == ("/DCTDecode", (150, 150))


@pytest.mark.parametrize(
    ("form", "mode"),
    [("PNG", "RGBA"), ("PNG", "1"), ("PNG", "P"), ("GIF", "P"), ("BMP", "RGB"), ("TIFF", "CMYK"), ("JPEG", "CMYK")],
)  # fmt: skip
def test_every_kind_of_picture_is_pdf_a(form: str, mode: str) -> None:
    """Transparency goes onto white, colours become RGB or grey; twice the same bytes."""
    one = Picture("g", picture(form, mode=mode), form.lower(), 200, 100)  # type: ignore[arg-type]
    pdf = write_pdf(only(one), PROFILE)
    assert (len(drawn(pdf)), pdf.undrawn) == (1, ())
    assert write_pdf(only(one), PROFILE).data == pdf.data
    result = page_validation.validate_pdf_bytes(pdf.data, profile="2b")
    assert [failure.message for failure in result.failures] == []
    assert result.is_compliant


@pytest.mark.parametrize(
    ("data", "form"),
    [(EMF, "emf"), (picture()[:200], "png"), (picture("JPEG")[:300], "jpeg"), (b"\xff\xd8\xff", "jpeg"), (b"", "gif")],
)  # fmt: skip
def test_what_a_pdf_cannot_hold_is_told(data: bytes, form: Any) -> None:
    """A drawing of Windows or a damaged file: its id comes back, its place stays free."""
    pdf = write_pdf(only(text(), Picture("g", data, form, 200, 100), text(1)), PROFILE)
    assert (drawn(pdf), pdf.undrawn) == ([], ("g",))
    assert [place.id for place in pdf.places] == ["title", "p0", "g", "p1"]


def test_a_docx_keeps_the_file_s_own_bytes() -> None:
    """Also of an EMF; size and what is cut off are said; each kind has its content type; read back alike."""
    pictures = [
        Picture("g1", picture(), "png", 200, 100, (0.1, 0.0, 0.0, 0.25)),
        Picture("g2", picture("JPEG"), "jpeg", 120, 60),
        Picture("g3", EMF, "emf", 50, 50),
    ]
    data = write_docx(only(text(), *pictures, text(1)), PROFILE)
    read = [item for item in read_docx(data).items if isinstance(item, Image)]
    assert [(one.data, one.form, one.crop) for one in read] == [
        (one.data, one.form, one.crop) for one in pictures
    ]
    assert [(one.width, one.height) for one in read] == [(200, 100), (120, 60), (50, 50)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml").decode()
        for name in archive.namelist():
            assert name.startswith("[") or f'"{name.rpartition(".")[2]}"' in types or f'"/{name}"' in types
    assert write_docx(only(text(), *pictures, text(1)), PROFILE) == data


def test_a_text_leaves_pictures_out_and_keeps_captions() -> None:
    made = write_text(only(text(), Picture("g", picture(), "png", 200, 100), CAPTION))
    assert "图1　宣传现场" in made.splitlines()[-1]


def test_the_docx_keeps_to_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """With captions, pictures and merged cells too; the drawing's own children are in order."""
    whole = everything()
    table = Table(
        "t", ((Cell("甲", down=2), Cell("乙", across=2), Cell("")), (Cell(""), Cell("丙"), Cell("丁")))
    )
    above = Paragraph("a", (Span("表1　案件情况"),), caption=True)
    richer = replace(
        whole, nodes=(*whole.nodes, above, table, Picture("g", picture(), "png", 90, 60), CAPTION)
    )
    monkeypatch.setattr("tests.writers.test_docx.everything", lambda: richer)
    test_every_element_stands_in_the_order_of_the_schema("standard")
    body = xml(write_docx(richer, PROFILE))
    (inline,) = (one for one in body.iter() if str(one.tag).endswith("}inline"))
    assert [str(one.tag).rpartition("}")[2] for one in inline] == ["extent", "docPr", "graphic"]


def test_what_follows_the_signature_stands_below_it() -> None:
    """A remark or an annex of a read file, in both formats."""
    signed = Document(
        title=("报告",),
        nodes=(text(), Paragraph("r", (Span("（联系人：周静）"),))),
        signature=Signature(("青禾镇人民政府",), "2026年1月19日"),
        signature_at=1,
    )
    places = [place.id for place in write_pdf(signed, PROFILE).places]
    assert places == ["title", "p0", "signature", "r"]
    lines = [item.text for item in read_docx(write_docx(signed, PROFILE)).items]
    assert lines[-3:] == ["青禾镇人民政府", "2026年1月19日", "（联系人：周静）"]

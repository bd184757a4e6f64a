"""The PDF as it came out: measured with pdfplumber, read with pypdfium2, validated as PDF/A-2b."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as page_validation
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from fzdesk.document.model import Cell, Document, Heading, Paragraph, Signature, Span, Table
from fzdesk.document.profile import load_profile
from fzdesk.writers.line_breaking import NOT_AT_END, NOT_AT_START
from fzdesk.writers.pdf import Missing, Pdf, write_pdf
from fzdesk.writers.pdfa import srgb_profile
from tests.writers.township import DATE, paragraph, printed, report

MM = 72 / 25.4
PROFILE = load_profile("standard")
PITCH = PROFILE.char_pitch_pt
BODY, TITLE, HEI, KAI = "FandolFang-Regular", "NotoSerifSC-Bold", "NotoSansSC-Medium", "FandolKai-Regular"


@cache
def written(sections: int = 6, seed: int = 1) -> Pdf:
    return write_pdf(report(sections=sections, seed=seed), PROFILE)


@cache
def chars_of(sections: int = 6, seed: int = 1) -> tuple[list[dict[str, Any]], ...]:
    """The characters of each page, as drawn."""
    with pdfplumber.open(io.BytesIO(written(sections, seed).data)) as pdf:
        return tuple(page.chars for page in pdf.pages)


def body(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the page number."""
    return [char for char in chars if char["top"] < (297 - 35) * MM]


def inked(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without spaces, which may hang past a line's end."""
    return [char for char in chars if char["text"] != " "]


def lines(chars: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Characters by baseline, from the top."""
    found: dict[int, list[dict[str, Any]]] = {}
    for char in chars:
        found.setdefault(round(char["matrix"][5]), []).append(char)
    for baseline in sorted(found, reverse=True):
        yield found[baseline]


def text_of(chars: list[dict[str, Any]]) -> str:
    return "".join(char["text"] for char in chars)


def copied(data: bytes) -> str:
    """What a reader copies, line ends and page numbers taken off."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return "".join(re.sub(r"— \d+ —\s*$", "", page).replace("\r\n", "") for page in pages)


def only(*spans: str, **settings: Any) -> Document:
    """A document of one paragraph."""
    return Document(title=(), nodes=(Paragraph("p", tuple(map(Span, spans))),), **settings)


def test_margins() -> None:
    """天头 37, 订口 28, right 26, bottom 35 mm, to half a millimetre."""
    half = 0.5 * MM
    spare = (PROFILE.line_pitch_pt - 16) / 2  # glyphs stand in the middle of their line's box
    feet = []
    for chars in chars_of()[1:-1]:
        text = inked(body(chars))
        baselines = [297 * MM - char["matrix"][5] for char in text]
        assert min(char["x0"] for char in text) == pytest.approx(28 * MM, abs=half)
        assert max(char["x1"] for char in text) == pytest.approx((210 - 26) * MM, abs=half)
        assert min(baselines) - 0.88 * 16 - spare == pytest.approx(37 * MM, abs=half)
        feet.append(max(baselines) + 0.12 * 16 + spare)
    assert max(feet) == pytest.approx((297 - 35) * MM, abs=half)  # a page may end early for a heading


def test_full_pages_have_22_lines_at_their_pitch() -> None:
    """28.99 pt from baseline to baseline."""
    pages = [list(lines(body(chars))) for chars in chars_of()[1:-1]]
    assert max(len(page) for page in pages) == 22
    for page in pages:
        assert len(page) >= 20  # headings may have moved on
        baselines = [line[0]["matrix"][5] for line in page]
        steps = [before - after for before, after in pairwise(baselines)]
        assert steps == pytest.approx([28.99] * len(steps), abs=0.01)


def test_a_line_of_chinese_has_28_cells() -> None:
    """True 16 pt glyphs every 15.79 pt."""
    pdf = write_pdf(only("青禾镇法治" * 40), PROFILE)
    with pdfplumber.open(io.BytesIO(pdf.data)) as file:
        rows = list(lines(body(file.pages[0].chars)))
    assert [len(row) for row in rows[:3]] == [26, 28, 28]
    assert rows[0][0]["x0"] == pytest.approx(28 * MM + 2 * PITCH, abs=0.01)
    for row in rows[:3]:
        steps = [after["x0"] - before["x0"] for before, after in pairwise(row)]
        assert steps == pytest.approx([PITCH] * len(steps), abs=0.002)
        assert {char["size"] for char in row} == {16.0}


@pytest.mark.parametrize("seed", range(3))
def test_no_line_breaks_the_rules_on_many_pages(seed: int) -> None:
    """避头, 避尾, no overrun: none on any page of varied text."""
    begins = {node.text[:2] for node in report(sections=12, seed=seed).paragraphs()}
    for chars in chars_of(12, seed):
        for line in lines(body(chars)):
            text = text_of(line)
            assert text[0] not in NOT_AT_START or text[:2] in begins
            assert text[-1] not in NOT_AT_END
            assert inked(line)[-1]["x1"] <= (210 - 26) * MM + 0.5


def test_faces_and_sizes() -> None:
    """小标宋 22 pt, 黑体, 楷体 and 仿宋 16 pt, 宋体 14 pt; and no font that is not embedded."""
    document = Document(
        title=("青禾镇2025年法治政府建设年度报告",),
        nodes=(
            Heading("a", 1, "一、", "主要工作"),
            Heading("b", 2, "（一）", "健全制度"),
            Heading("c", 3, "1.", "加强学习"),
            paragraph(1, "会前学法9次。"),
        ),
    )
    with pdfplumber.open(io.BytesIO(write_pdf(document, PROFILE).data)) as pdf:
        found = [
            (
                text_of(line),
                {char["fontname"].split("+")[1] for char in line},
                {char["size"] for char in line},
            )
            for line in lines(pdf.pages[0].chars)
        ]
    assert found == [
        ("青禾镇2025年法治政府建设年度报告", {TITLE}, {22.0}),
        ("一、主要工作", {HEI}, {16.0}),
        ("（一）健全制度", {KAI}, {16.0}),
        ("1.加强学习", {BODY}, {16.0}),
        ("会前学法9次。", {BODY}, {16.0}),
        ("— 1 —", {"FandolSong-Regular"}, {14.0}),
    ]


def test_every_font_is_an_embedded_subset() -> None:
    """No Helvetica; each font has its file, its widths and its way back to characters."""
    with pikepdf.open(io.BytesIO(written().data)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert len(fonts) == len(written().faces)
        for font in fonts.values():
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
            assert "/ToUnicode" in font
            assert len(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) < 600_000


def test_page_numbers() -> None:
    """Odd right, even left, one character of 14 pt in, the — 7 mm under the 版心."""
    for number, chars in enumerate(chars_of(), 1):
        folio = [char for char in chars if char["top"] >= (297 - 35) * MM]
        assert text_of(folio) == f"— {number} —"
        if number % 2:
            assert folio[-1]["x1"] == pytest.approx((210 - 26) * MM - 14, abs=0.1)
        else:
            assert folio[0]["x0"] == pytest.approx(28 * MM + 14, abs=0.1)
    with pypdfium2.PdfDocument(written().data) as pdf:  # the ink itself
        picture = pdf[0].render(scale=8).to_pil().convert("L")
    foot = picture.crop((0, round(263 * MM * 8), picture.width, picture.height))
    dash = foot.crop((0, 0, round((210 - 26) * MM * 8 - 14 * 8 - 2), foot.height))
    ink = dash.point(lambda value: 255 * (value < 128)).crop((dash.width - 40, 0, dash.width, dash.height))
    assert ink.getbbox()[1] / 8 / MM + 263 - (297 - 35) == pytest.approx(7, abs=0.5)


@pytest.mark.parametrize("seed", range(3))
def test_text_copies_out_exactly_as_typed(seed: int) -> None:
    """Character by character in two readers: no Kangxi radicals, no spaces in wide gaps, nothing lost."""
    document = report(sections=8, seed=seed)
    assert "".join(text_of(body(chars)) for chars in chars_of(8, seed)) == printed(document)
    assert copied(written(8, seed).data) == printed(document)


def test_characters_that_share_a_glyph_copy_out_apart() -> None:
    """Codes stand for characters: a radical and a character stay what they were."""
    text = "人⼈青禾\u00a0—–-·・“”‘’15,842件 GB/T 9704　喆堃𠮷"
    assert copied(write_pdf(only(text), PROFILE).data) == text


def test_a_missing_character_is_told_with_its_place() -> None:
    """〓 is drawn, the character itself copies out, nothing is silent."""
    pdf = write_pdf(only("青禾", "镇\U0002a6a5村"), PROFILE)
    assert pdf.missing == (Missing("\U0002a6a5", "p", 3),)
    assert copied(pdf.data) == "青禾镇\U0002a6a5村"


def test_the_shipped_fonts_miss_nothing_of_a_report() -> None:
    """喆 and ㎡ come from the fallback."""
    assert written().missing == ()
    assert "FZDeskKaiFallback-Regular" in written().faces


def test_quotes_of_a_fallback_font_fill_their_cell() -> None:
    """Full-width punctuation stands in one em whatever its font's own advance is."""
    pdf = write_pdf(Document(title=(), nodes=(Heading("h", 1, "一、", "法治——“青禾”"),)), PROFILE)
    with pdfplumber.open(io.BytesIO(pdf.data)) as file:
        row = next(lines(file.pages[0].chars))
    assert [char["width"] for char in row] == pytest.approx([16.0] * len(row), abs=0.01)


def test_the_same_document_gives_the_same_bytes() -> None:
    """In one process and in another."""
    program = (
        "import hashlib; from tests.writers.township import report; from fzdesk.writers.pdf import write_pdf;"
        "from fzdesk.document.profile import load_profile;"
        "data = write_pdf(report(), load_profile('standard')).data; print(hashlib.sha256(data).hexdigest())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert write_pdf(report(), PROFILE).data == write_pdf(report(), PROFILE).data


@pytest.mark.parametrize("period", [True, False])
def test_it_is_pdf_a_2b(period: bool) -> None:
    """By the rules of ISO 19005-2, level B, with and without dates and author."""
    document = report(sections=2)
    table = Table("t", ((Cell("村"), Cell("件数")), (Cell("青禾村"), Cell("12", "right"))), caption="附表")
    document = replace(document, nodes=(*document.nodes, table))
    if not period:
        document = replace(document, period_to=None, author="", title=())
    result = page_validation.validate_pdf_bytes(write_pdf(document, PROFILE).data, profile="2b")
    assert [failure.message for failure in result.failures] == []
    assert result.is_compliant


def test_properties() -> None:
    """Title, author, language, and a date that comes from the content."""
    with pikepdf.open(io.BytesIO(written().data)) as pdf:
        assert str(pdf.docinfo.Title) == "云岭县青禾镇人民政府关于2025年法治政府建设情况的报告"
        assert str(pdf.docinfo.Author) == "云岭县青禾镇人民政府"
        assert str(pdf.docinfo.CreationDate) == "D:20251231000000+08'00'"
        assert str(pdf.Root.Lang) == "zh-CN"
        assert "2025-12-31T00:00:00+08:00" in pdf.Root.Metadata.read_bytes().decode()


def test_bookmarks() -> None:
    """Headings in their order and depth, run-in ones without their 。"""
    with pypdfium2.PdfDocument(written().data) as pdf:
        toc = [(item.level, item.get_title()) for item in pdf.get_toc()]
    assert toc[:4] == [
        (0, "一、主要工作和成效"),
        (1, "（一）健全制度体系"),
        (2, "1.加强组织领导"),
        (1, "（二）健全制度体系"),
    ]
    assert sum(level == 0 for level, _ in toc) == 3


def test_bookmarks_may_begin_at_any_depth() -> None:
    """A document that begins with a deep heading still has its bookmarks."""
    nodes = (Heading("a", 3, "1.", "甲"), Heading("b", 1, "一、", "乙"), Heading("c", 4, "（1）", "丙"))
    with pypdfium2.PdfDocument(write_pdf(Document(title=(), nodes=nodes), PROFILE).data) as pdf:
        assert [(item.level, item.get_title()) for item in pdf.get_toc()] == [
            (0, "1.甲"), (0, "一、乙"), (1, "（1）丙"),
        ]  # fmt: skip


def test_places_lead_from_a_page_to_its_paragraph() -> None:
    """Each node has a box on each of its pages, one under another, inside the 版心."""
    pdf = written()
    ids = [node.id for node in report().nodes]
    assert list(dict.fromkeys(place.id for place in pdf.places)) == ["title", "addressee", *ids, "signature"]
    for place in pdf.places:
        assert 37 * MM - 1 <= place.top < place.bottom <= (297 - 35) * MM + 1
        assert (place.left, place.right) == pytest.approx((28 * MM, (210 - 26) * MM))
    for before, after in pairwise(pdf.places):
        assert after.page > before.page or after.top >= before.bottom - 0.01
    text = next(place for place in pdf.places if place.id == "text.0.0")
    with pdfplumber.open(io.BytesIO(pdf.data)) as file:
        box = (text.left, text.top, text.right + 1, text.bottom)
        assert file.pages[text.page].crop(box).chars[0]["text"] == "一"


def test_highlights_are_for_the_preview_only() -> None:
    """A band behind a blank, a line under a stale figure; the pages are the same."""
    document = only()
    spans = (Span("青禾"), Span("【待填：件数】", "blank"), Span("12", "figure", stale="13"))
    document = replace(document, nodes=(Paragraph("p", spans),))
    plain, marked = write_pdf(document, PROFILE), write_pdf(document, PROFILE, highlight=True)
    with pdfplumber.open(io.BytesIO(plain.data)) as pdf:
        assert pdf.pages[0].rects == []
        chars = pdf.pages[0].chars
    with pdfplumber.open(io.BytesIO(marked.data)) as pdf:
        assert [char["x0"] for char in pdf.pages[0].chars] == [char["x0"] for char in chars]
        band, line = pdf.pages[0].rects
    assert band["non_stroking_color"] == pytest.approx((0xF6 / 255, 0xDF / 255, 0xAE / 255), abs=0.001)
    assert line["non_stroking_color"] == pytest.approx((0xB9 / 255, 0x7A / 255, 0x14 / 255), abs=0.001)
    assert (band["x0"], band["x1"]) == pytest.approx((chars[2]["x0"], chars[2]["x0"] + 7 * PITCH), abs=0.01)
    assert line["x0"] == pytest.approx(chars[9]["x0"], abs=0.01)
    assert marked.places == plain.places


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200b\ufe0f",
        "a\tb\nc",
        "\ud800",
        "<b>&amp;</b><img src=/etc/passwd>",
        "()\\",
        "\U0001f600",
        "x" * 5000,
    ],
)
def test_any_text_can_be_printed(text: str) -> None:
    """Markup is text, controls draw nothing, nothing raises; the title may hold it too."""
    document = Document(
        title=(text,), subtitle=text, addressee=text, author=text,
        nodes=(Heading("h", 1, "", text), paragraph(1, text), Table("t", ((Cell(text),),), caption=text)),
        signature=Signature((text,), text),
    )  # fmt: skip
    pdf = write_pdf(document, PROFILE)
    with pypdfium2.PdfDocument(pdf.data) as file:
        assert len(file) == pdf.pages


def test_an_empty_document_is_a_page() -> None:
    """With a page number and nothing else."""
    pdf = write_pdf(Document(title=()), PROFILE)
    assert (pdf.pages, pdf.places, pdf.missing) == (1, (), ())


def test_a_stream_never_ends_in_a_carriage_return() -> None:
    """Readers would count it to the end of the line before endstream."""
    for number in range(40):
        pdf = write_pdf(only(f"{number}{DATE}"), PROFILE)
        with pikepdf.open(io.BytesIO(pdf.data)) as file:
            streams = [item for item in file.objects if isinstance(item, pikepdf.Stream)]
            assert not any(stream.read_raw_bytes().endswith(b"\r") for stream in streams)


def test_the_colour_profile_is_srgb() -> None:
    """As Pillow's colour management reads it: white is white, mid grey is mid grey."""
    from PIL import Image, ImageCms

    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    change = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    colours = [(255, 255, 255), (128, 128, 128), (185, 122, 20), (0, 0, 0)]
    for colour in colours:
        changed = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), change).getpixel((0, 0))
        assert changed == pytest.approx(colour, abs=2)


def test_nothing_heavy_is_imported_before_a_pdf_is_written(root: Path) -> None:
    """reportlab comes with the first PDF, not with the module, and pikepdf with none."""
    program = (
        "import sys; from fzdesk.writers.pdf import write_pdf; from fzdesk.document.model import Document;"
        "from fzdesk.document.profile import load_profile;"
        "assert not {'reportlab', 'pikepdf', 'fontTools'} & set(sys.modules), sorted(sys.modules);"
        "write_pdf(Document(title=('青禾镇',)), load_profile('standard'));"
        "assert not {'pikepdf', 'fontTools', 'lxml'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root)


def test_another_library_finds_no_fault() -> None:
    """qpdf reads the file whole: cross-references, lengths, streams."""
    with pikepdf.open(io.BytesIO(written().data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert float(pdf.pages[0].obj.MediaBox[2]) == pytest.approx(210 * MM, abs=0.001)

"""What an upward document may carry: 版头, 附件说明, annexes, 版记, in PDF and DOCX (GB/T 9704-2012, 7.2-7.4)."""

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import docx
import page as page_validation
import pdfplumber
import pytest
from docx.oxml.ns import qn
from lxml import etree
from msgspec.structs import replace

from fzdesk.document.model import Attachment, Cell, Colophon, Document, Letterhead, Table
from fzdesk.document.profile import load_profile
from fzdesk.writers.docx import write_docx
from fzdesk.writers.pdf import Pdf, write_pdf
from fzdesk.writers.text import write_text
from tests.writers.reports import only, report
from tests.writers.test_docx import everything, test_every_element_stands_in_the_order_of_the_schema

MM = 72 / 25.4
PROFILE = load_profile("standard")
HEAD = Letterhead(("青禾镇人民政府文件",), "青政发〔2026〕3号", ("张三",))
JOINT = Letterhead(
    ("中共青禾镇委员会", "青禾镇人民政府文件"), "青发〔2026〕12号", ("张三", "王小明", "李四光")
)
ROWS = tuple((Cell(f"第{row}村"), Cell(str(row), "center")) for row in range(60))
ANNEX = Attachment("annex.1", "行政执法情况统计表", Table("annex.1", ((Cell("村"), Cell("件")), *ROWS)))
NAMED = Attachment("annex.2", "行政规范性文件目录和合法性审核情况的说明（含备案审查情况）")
FOOT = Colophon("县人大常委会，县司法局", "青禾镇党政综合办公室", "2026年1月19日")


@cache
def made(**parts: Any) -> tuple[Document, Pdf]:
    document = report(**parts)
    return document, write_pdf(document, PROFILE)


def pages(pdf: Pdf) -> Iterator[Any]:
    with pdfplumber.open(io.BytesIO(pdf.data)) as file:
        yield from file.pages


def drawn(page: Any, text: str) -> list[dict[str, Any]]:
    """The characters of the text's first appearance on the page."""
    chars = page.chars
    at = "".join(char["text"] for char in chars).index(text)
    return list(chars[at : at + len(text)])


def paragraphs(document: Document) -> list[Any]:
    return list(docx.Document(io.BytesIO(write_docx(document, PROFILE))).paragraphs)


def test_without_them_nothing_changes() -> None:
    """All are optional: a document without is written as ever."""
    document = report()
    assert (document.letterhead, document.attachments, document.colophon) == (None, (), None)
    assert b"FF0000" not in write_docx(document, PROFILE).split(b"styles.xml")[0]


def test_the_letterhead() -> None:
    """Mark red, centred, its box 35 mm down; number left in 1, signer right in 1; rule red, 4 mm below."""
    page = next(pages(made(letterhead=HEAD)[1]))
    mark, number = drawn(page, "青禾镇人民政府文件"), drawn(page, "青政发〔2026〕3号")
    size = mark[0]["size"]
    box = 297 * MM - mark[0]["matrix"][5] - 0.88 * size
    assert box == pytest.approx((37 + 35) * MM, abs=0.1)
    assert {char["non_stroking_color"] for char in mark} == {(1, 0, 0)}
    assert mark[0]["x0"] - 28 * MM == pytest.approx(184 * MM - mark[-1]["x1"], abs=0.5)
    assert number[0]["x0"] == pytest.approx(28 * MM + PROFILE.char_pitch_pt, abs=0.1)
    assert {char["non_stroking_color"] for char in number} <= {(0, 0, 0), (0,), 0}
    (line,) = page.lines
    assert line["stroking_color"] == (1, 0, 0)
    assert line["x1"] - line["x0"] == pytest.approx(156 * MM, abs=0.1)
    lower = 297 * MM - number[0]["matrix"][5] + 0.12 * 16
    assert line["top"] - line["linewidth"] / 2 - lower == pytest.approx(4 * MM, abs=0.5)  # DOCX: whole pt


def test_the_signer_stands_opposite_the_number() -> None:
    """签发人： in 仿宋, the name in 楷体, on the number's line, one character from the right."""
    page = next(pages(made(letterhead=HEAD)[1]))
    label, name, number = drawn(page, "签发人："), drawn(page, "张三"), drawn(page, "青政发")
    assert "FandolFang" in label[0]["fontname"]
    assert "FandolKai" in name[0]["fontname"]
    assert label[0]["matrix"][5] == name[0]["matrix"][5] == number[0]["matrix"][5]
    assert name[-1]["x1"] == pytest.approx(184 * MM - PROFILE.char_pitch_pt, abs=0.5)


def test_joint_signers_two_a_row() -> None:
    """Names under names, two characters spaced like three; the number on the last row."""
    page = next(pages(made(letterhead=JOINT)[1]))
    first, third, number = drawn(page, "张　三"), drawn(page, "李四光"), drawn(page, "青发")
    assert first[0]["x0"] == pytest.approx(third[0]["x0"], abs=0.1)
    assert first[0]["matrix"][5] - third[0]["matrix"][5] == pytest.approx(28.99, abs=0.01)
    assert number[0]["matrix"][5] == third[0]["matrix"][5]
    one, two = drawn(page, "中共青禾镇委员会"), drawn(page, "青禾镇人民政府文件")
    assert (one[0]["x0"], one[-1]["x1"]) == pytest.approx((two[0]["x0"], two[-1]["x1"]), abs=0.5)


@pytest.mark.parametrize("head", [HEAD, JOINT, Letterhead(("青禾镇人民政府",))])
def test_the_title_stands_two_lines_under_the_rule(head: Letterhead) -> None:
    """And on the page's grid of lines."""
    page = next(pages(made(letterhead=head)[1]))
    (line,) = page.lines
    title = drawn(page, "2025年法治政府建设年度报告")[0]
    box = 297 * MM - title["matrix"][5] - 0.88 * 22 - (28.99 - 22) / 2  # of the title's second line
    assert box - line["top"] == pytest.approx(3 * 28.99, abs=1)
    assert (box - 37 * MM) / 28.99 == pytest.approx(round((box - 37 * MM) / 28.99), abs=0.01)


def test_the_colophon() -> None:
    """Rules 0.35, 0.25, 0.35 mm; the last on the 版心's lower edge of the last page; 四号."""
    *_, page = pages(made(letterhead=HEAD, colophon=FOOT)[1])
    first, middle, last = sorted(page.lines, key=lambda line: float(line["top"]))
    assert [line["linewidth"] / MM for line in (first, middle, last)] == pytest.approx(
        [0.35, 0.25, 0.35], abs=0.01
    )
    assert last["top"] + last["linewidth"] / 2 == pytest.approx((297 - 35) * MM, abs=0.1)
    copies, date = drawn(page, "抄送：县人大常委会，县司法局。"), drawn(page, "2026年1月19日印发")
    assert copies[0]["size"] == 14
    assert copies[0]["x0"] == pytest.approx(28 * MM + 14, abs=0.1)
    assert date[-1]["x1"] == pytest.approx(184 * MM - 14, abs=0.1)


@pytest.mark.parametrize("lines", range(14, 24))
def test_the_colophon_covers_no_text(lines: int) -> None:
    """Where the last page has no room it stands on one more."""
    document = only(*["禾" * 10] * lines, colophon=FOOT)
    pdf = write_pdf(document, PROFILE)
    *_, page = pages(pdf)
    top = min(line["top"] for line in page.lines)
    assert not [char for char in page.chars if char["size"] == 16 and char["bottom"] > top]
    assert pdf.pages == (1 if lines <= 20 else 2)


def test_the_list_of_attachments() -> None:
    """A blank line under the text, 附件： two characters in, names under names, further lines too (7.3.4)."""
    document, pdf = made(attachments=(ANNEX, NAMED))
    found = [(number, page) for number, page in enumerate(pages(pdf)) if "附件：" in page.extract_text()]
    (_, page), *_ = found
    label, first, second = (
        drawn(page, "附件：1."),
        drawn(page, "行政执法情况统计表"),
        drawn(page, "行政规范性文件"),
    )
    assert label[0]["x0"] == pytest.approx(28 * MM + 2 * PROFILE.char_pitch_pt, abs=0.1)
    assert first[0]["x0"] == pytest.approx(second[0]["x0"], abs=0.1)
    rest = [char for char in page.chars if second[0]["top"] + 20 < char["top"] < second[0]["top"] + 35]
    assert rest[0]["x0"] == pytest.approx(second[0]["x0"], abs=0.1)
    texts = [one.text for one in paragraphs(document)]
    assert f"附件：1.\t{ANNEX.title}" in texts
    assert f"2.\t{NAMED.title}" in texts
    assert f"附件：1.{ANNEX.title}" in write_text(document)


def test_a_single_attachment_has_no_number() -> None:
    document = report(attachments=(NAMED,))
    assert f"附件：{NAMED.title}" in [one.text for one in paragraphs(document)]


def test_annexes_begin_a_page_and_repeat_their_head() -> None:
    """附件1 at the upper left in 黑体, the title on the third line, the head on each page (7.3.7)."""
    document, pdf = made(attachments=(ANNEX, NAMED), colophon=FOOT)
    *_, first, second = [
        page for page in pages(pdf) if "第5" in page.extract_text() or "第40村" in page.extract_text()
    ][:2]
    label, title = drawn(first, "附件1"), drawn(first, ANNEX.title)
    assert "NotoSansSC" in label[0]["fontname"]
    assert label[0]["x0"] == pytest.approx(28 * MM, abs=0.1)
    pitch = (label[0]["matrix"][5] - title[0]["matrix"][5]) / 28.99
    assert pitch == pytest.approx(2, abs=0.15)
    assert second.extract_text().startswith("村")
    broken = [one for one in paragraphs(document) if one.paragraph_format.page_break_before]
    assert [one.text for one in broken] == ["附件1"]


def test_a_docx_has_them_too() -> None:
    """In the order of the schema, red where red, with the widths of the standard."""
    document = report(letterhead=JOINT, attachments=(ANNEX, NAMED), colophon=FOOT)
    body = docx.Document(io.BytesIO(write_docx(document, PROFILE))).element.body
    kinds = [etree.QName(child).localname for child in body]
    assert kinds.count("tbl") == 1
    frames = list(body.iter(qn("w:framePr")))
    assert len(frames) == 2
    sizes = [[edge.get(qn("w:sz")) for edge in frame.getparent().find(qn("w:pBdr"))] for frame in frames]
    assert sizes == [["8"], ["6", "8"]]  # eighths of a point: 0.35 and 0.25 mm
    red = next(body.iter(qn("w:pBdr")))
    assert [edge.get(qn("w:color")) for edge in red] == ["FF0000"]


def test_the_docx_keeps_to_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = everything()
    richer = replace(whole, letterhead=JOINT, attachments=(ANNEX, NAMED), colophon=FOOT)
    monkeypatch.setattr("tests.writers.test_docx.everything", lambda: richer)
    test_every_element_stands_in_the_order_of_the_schema("standard")


def test_it_is_still_pdf_a_2b() -> None:
    document = report(letterhead=JOINT, attachments=(ANNEX, NAMED), colophon=FOOT)
    pdf = write_pdf(document, PROFILE)
    result = page_validation.validate_pdf_bytes(pdf.data, profile="2b")
    assert [failure.message for failure in result.failures] == []
    assert {"letterhead", "attachments", "annex.1", "colophon"} <= {place.id for place in pdf.places}
    assert pdf.missing == ()

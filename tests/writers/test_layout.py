"""Pages: what stands where, and what is never parted."""

import pytest
from msgspec.structs import replace

from fzdesk.document.model import Cell, Document, Heading, Paragraph, Signature, Span, Table
from fzdesk.document.profile import FaceRole, load_profile
from fzdesk.writers.layout import Page, lay_out
from fzdesk.writers.line_breaking import is_full_width
from fzdesk.writers.strips import Strip
from tests.writers.township import DATE, paragraph, report

PROFILE = load_profile("standard")
CELL = PROFILE.char_pitch_pt


def measure(face: FaceRole, text: str) -> list[float]:
    return [1.0 if is_full_width(char) else 0.5 for char in text]


def pages_of(document: Document) -> tuple[Page, ...]:
    return lay_out(document, PROFILE, measure)


def signed(*issuers: str, date: str = DATE, sealed: bool = True, lines: int = 3) -> Document:
    """A document of that many lines and a signature."""
    nodes = tuple(paragraph(number, "禾" * 10) for number in range(lines))
    return Document(title=(), nodes=nodes, signature=Signature(issuers, date, sealed=sealed))


def signature_of(document: Document) -> list[tuple[str, float, float]]:
    """(text, cells from the left edge, lines below the last line of text) of the signature's pieces."""
    strips = pages_of(document)[-1].strips
    foot = max(y for y, strip in strips if strip.owner not in ("signature", ""))
    return [
        (run.text, round(run.x / CELL, 1), round((y - foot) / PROFILE.line_pitch_pt))
        for y, strip in strips
        if strip.owner == "signature"
        for run in strip.runs
    ]


def texts(page: Page) -> list[str]:
    return ["".join(run.text for run in strip.runs) for _, strip in page.strips]


def strips_of(page: Page, owner: str) -> list[Strip]:
    return [strip for _, strip in page.strips if strip.owner == owner]


def test_a_page_has_22_lines() -> None:
    """638 pt of 28.99 pt lines; text goes on without widow control."""
    pages = pages_of(Document(title=(), nodes=(paragraph(1, "禾" * 28 * 45),)))
    assert [len(page.strips) for page in pages] == [22, 22, 2]
    assert [y for y, _ in pages[0].strips] == pytest.approx([28.99 * line for line in range(22)])


def test_an_empty_document_is_one_page() -> None:
    """Nothing to print still gives a page with its number."""
    assert len(pages_of(Document(title=()))) == 1


def test_the_opening() -> None:
    """Title centred, （subtitle） under it, one blank line, addressee flush left with its colon."""
    document = Document(
        title=("青禾镇2025年法治政府建设年度报告",),
        subtitle=DATE,
        addressee="云岭县人民政府",
        nodes=(paragraph(1, "禾" * 30),),
    )
    page = pages_of(document)[0]
    assert texts(page)[:4] == ["青禾镇2025年法治政府建设年度报告", f"（{DATE}）", "", "云岭县人民政府："]
    title = page.strips[0][1].runs[0]
    assert (title.face, title.size) == ("title", 22.0)
    assert title.x == pytest.approx((PROFILE.text_width_pt - 16 * 22) / 2)
    assert page.strips[3][1].runs[0].x == 0
    assert page.strips[4][1].runs[0].x == pytest.approx(2 * CELL)


@pytest.mark.parametrize(
    ("level", "face"), [(1, "heading1"), (2, "heading2"), (3, "heading3"), (4, "heading4")]
)
def test_headings_have_their_level_s_face(level: int, face: str) -> None:
    """On their own line, two characters in."""
    page = pages_of(Document(title=(), nodes=(Heading("h", level, "一、", "主要工作"),)))[0]
    run = page.strips[0][1].runs[0]
    assert (run.text, run.face, run.size) == ("一、主要工作", face, 16.0)
    assert run.x == pytest.approx(2 * CELL)


def test_a_run_in_heading_has_its_face_to_the_first_stop() -> None:
    """The rest of the paragraph is 仿宋."""
    spans = (Span("（一）", "number"), Span("加强学习。", "heading", level=2), Span("会前学法9次。"))
    page = pages_of(Document(title=(), nodes=(Paragraph("p", spans),)))[0]
    runs = page.strips[0][1].runs
    assert [(run.text, run.face) for run in runs] == [
        ("（一）", "body"), ("加强学习。", "heading2"), ("会前学法9次。", "body"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_a_heading_is_never_at_a_page_s_foot(seed: int) -> None:
    """Headings in a row go to the next page together with the first line of their text."""
    for page in pages_of(report(seed=seed)):
        last = page.strips[-1][1]
        assert not last.owner.startswith(("part.", "section."))


@pytest.mark.parametrize("lines", range(14, 24))
def test_a_signature_stands_with_two_lines_of_text(lines: int) -> None:
    """However full the page is."""
    last = pages_of(signed("云岭县青禾镇人民政府", lines=lines))[-1]
    assert strips_of(last, "signature")
    assert sum(strip.owner.startswith("p") for _, strip in last.strips) >= 2


def test_a_sealed_signature() -> None:
    """Two blank lines, the issuer centred over the date, the date four characters from the right."""
    issuer, date = signature_of(signed("云岭县青禾镇人民政府"))
    width = 3 + 7 / 2  # 2026年1月19日
    assert date == (DATE, pytest.approx(28 - 4 - width, abs=0.1), 4)
    assert issuer == ("云岭县青禾镇人民政府", pytest.approx(28 - 4 - width / 2 - 5, abs=0.1), 3)


def test_sealed_joint_issuers_stand_side_by_side() -> None:
    """In order, a seal's width apart, the date under the last."""
    first, second, date = signature_of(signed("青禾镇党委", "青禾镇政府"))
    assert (first[0], second[0]) == ("青禾镇党委", "青禾镇政府")
    assert first[2] == second[2] == 3
    assert (second[1] - first[1]) * CELL >= 42 / 25.4 * 72
    assert second[1] + 2.5 == pytest.approx(date[1] + 3.25, abs=0.1)


def test_an_unsealed_signature() -> None:
    """One blank line, the issuer two from the right, the date beginning two right of its first."""
    issuer, date = signature_of(signed("云岭县青禾镇人民政府", sealed=False))
    assert issuer == ("云岭县青禾镇人民政府", 16, 2)
    assert date == (DATE, 18, 3)


def test_an_unsealed_signature_shorter_than_its_date() -> None:
    """The date two from the right, the issuer moved left by as much."""
    issuer, date = signature_of(signed("青禾镇政府", sealed=False))
    assert date == (DATE, pytest.approx(28 - 2 - 6.5, abs=0.1), 3)
    assert issuer == ("青禾镇政府", pytest.approx(28 - 2 - 6.5 - 2, abs=0.1), 2)


def test_unsealed_joint_issuers_stand_one_under_another() -> None:
    """The lead first."""
    pieces = signature_of(signed("中共云岭县青禾镇委员会", "云岭县青禾镇人民政府", sealed=False))
    assert [(text, line) for text, _, line in pieces] == [
        ("中共云岭县青禾镇委员会", 2), ("云岭县青禾镇人民政府", 3), (DATE, 4),
    ]  # fmt: skip


def test_a_signature_may_lack_its_parts() -> None:
    """A date alone, an issuer alone, or nothing at all."""
    assert [text for text, *_ in signature_of(signed(date=DATE))] == [DATE]
    assert [text for text, *_ in signature_of(signed("青禾镇政府", date=""))] == ["青禾镇政府"]
    assert signature_of(signed(date="")) == []


def test_page_numbers() -> None:
    """Odd pages right, even pages left, one character of 14 pt in, 7 mm under the 版心."""
    pages = pages_of(Document(title=(), nodes=(paragraph(1, "禾" * 28 * 30),)))
    first, second = (page.folio for page in pages)
    assert (first.text, second.text) == ("— 1 —", "— 2 —")
    assert second.x == 14
    assert first.x + 3.5 * 14 + 14 == pytest.approx(PROFILE.text_width_pt)
    dash = first.baseline - 0.37 * 14
    assert dash == pytest.approx((225 + 7) / 25.4 * 72, abs=0.1)


def table(rows: int, text: str = "青禾村", **settings: int) -> Table:
    head = (Cell("村"), Cell("件数"))
    return Table("t", (head, *((Cell(text), Cell(str(n), "right")) for n in range(rows))), **settings)


def test_header_rows_are_repeated() -> None:
    """Each page of a table begins with its header; text after it is back on the grid of lines."""
    pages = pages_of(Document(title=(), nodes=(table(60), paragraph(1, "禾"))))
    assert len(pages) == 3
    assert all(texts(page)[0] == "村件数" for page in pages)
    assert sum(texts(page).count("村件数") for page in pages) == 3
    y, strip = pages[-1].strips[-1]
    assert strip.owner == "p1"
    assert y / PROFILE.line_pitch_pt == pytest.approx(round(y / PROFILE.line_pitch_pt))


def test_a_header_is_not_left_alone() -> None:
    """A header at a page's foot goes over with its first row."""
    nodes = (*(paragraph(number, "禾") for number in range(21)), table(2))
    pages = pages_of(Document(title=(), nodes=nodes))
    assert not strips_of(pages[0], "t")
    assert texts(pages[1]) == ["村件数", "青禾村0", "青禾村1"]


def test_a_row_higher_than_a_page_is_parted() -> None:
    """And loses nothing."""
    long = "青禾镇各村调解情况" * 300
    pages = pages_of(Document(title=(), nodes=(table(1, long),)))
    assert len(pages) > 1
    assert sum(text.count("禾") for page in pages for text in texts(page)) == 300
    assert all(y + strip.height <= 22 * 28.99 + 1 for page in pages for y, strip in page.strips)


def test_ragged_and_empty_tables() -> None:
    """Rows may be short; a table without rows prints its caption alone."""
    ragged = Table("t", ((Cell("甲"),), (Cell("乙"), Cell("丙"), Cell("丁"))))
    assert texts(pages_of(Document(title=(), nodes=(ragged,)))[0]) == ["甲", "乙丙丁"]
    assert texts(pages_of(Document(title=(), nodes=(Table("t", (), caption="附表"),)))[0]) == ["附表"]


def test_the_county_profile_keeps_22_lines_of_28_pt() -> None:
    """Fixed lines of 28 pt."""
    profile = load_profile("fixed28")
    pages = lay_out(Document(title=(), nodes=(paragraph(1, "禾" * 28 * 30),)), profile, measure)
    assert len(pages[0].strips) == 22
    assert pages[0].strips[1][0] == pytest.approx(28)


def test_layout_grows_with_the_text_only() -> None:
    """A hundred pages hold what a hundred pages hold: no strip is lost or doubled."""
    document = report(sections=10)
    again = replace(document, nodes=document.nodes * 3)
    lines = sum(len(page.strips) for page in pages_of(document))
    assert sum(len(page.strips) for page in pages_of(again)) - 10 == pytest.approx(3 * (lines - 10), abs=12)

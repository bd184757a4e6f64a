"""Full pages as drawn, for every profile and both rules of line breaking: margins, cells, lines, marks."""

from __future__ import annotations

import io
import random
from functools import cache
from itertools import pairwise
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from msgspec.structs import replace

from fzdesk.document.model import Document, Heading, Paragraph, Span
from fzdesk.document.profile import Profile, load_profile, profile_keys
from fzdesk.writers.line_breaking import NOT_AT_END, NOT_AT_START, is_full_width
from fzdesk.writers.pdf import write_pdf
from tests.writers.test_pdf import body, copied, inked, lines, text_of
from tests.writers.township import SENTENCES

MM = 72 / 25.4
HALF = 0.5 * MM
FULL = "青禾镇坚持依法决策依法办事重大事项集体讨论研究决定村务公开" * 80
PIECES = (
    "《青禾镇重大行政决策程序规定》", "“八五”普法", "‘法治夜校’", "（社区）", "2021—2025年", "97.5%", "15,842件",
    "——", "……", "GB/T 9704—2012", "120㎡", "12345热线", "喆垚", "、", "，", "。", "；", "：", "！", "？", "·", "～",
    "〔2025〕3号", "WPS Office", "No.7", "36万元", "‰", "-3.2", "https://www.qinghe.example.cn/zwgk/2025/a.html",
)  # fmt: skip
PAGES = 200


def chars_of(data: bytes) -> list[list[dict[str, Any]]]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.chars for page in pdf.pages]


def varied(chance: random.Random) -> str:
    """A paragraph of common sentences and of everything that is hard to break, in any order."""
    made = ""
    for _ in range(chance.randint(1, 5)):
        made += chance.choice(SENTENCES)
        made += "".join(
            chance.choice(PIECES) if chance.random() < 0.5 else FULL[at : at + chance.randint(1, 9)]
            for at in (chance.randrange(20) for _ in range(chance.randint(2, 12)))
        )
    return made + "。"


@cache
def long_report() -> Document:
    chance = random.Random(9704)
    nodes: list[Heading | Paragraph] = []
    for number in range(560):
        if number % 9 == 0:
            nodes.append(
                Heading(f"h{number}", 1 + number % 4, "一、", varied(chance)[: chance.randint(6, 40)])
            )
        lead = (Span("（一）加强组织领导。", "heading", 2),) if number % 5 == 0 else ()
        nodes.append(Paragraph(f"p{number}", (*lead, Span(varied(chance)))))
    return Document(title=("青禾镇2025年法治政府建设年度报告",), nodes=tuple(nodes), year=2025)


@pytest.mark.parametrize("rule", ["word", "fine"])
def test_no_violation_on_two_hundred_pages(rule: Any) -> None:
    """避头, 避尾, no overrun, no heading at a page's foot, every line of the grid, not a character lost."""
    profile = replace(load_profile("standard"), break_rule=rule)
    document = long_report()
    pdf = write_pdf(document, profile)
    assert pdf.pages >= PAGES
    texts = [
        node.number + node.text if isinstance(node, Heading) else node.text
        for node in document.nodes
        if isinstance(node, Heading | Paragraph)
    ]
    begins, ends = {text[:3] for text in texts}, {text[-3:] for text in texts}
    headings = {node.number + node.text for node in document.nodes if isinstance(node, Heading)}
    right = (210 - 26) * MM
    for chars in chars_of(pdf.data):
        rows = [row for row in lines(body(chars)) if inked(row)]
        for row in rows:
            text = text_of(row).strip()
            assert text[0] not in NOT_AT_START or text[:3] in begins, text
            assert text[-1] not in NOT_AT_END or text[-3:] in ends, text
            last = inked(row)[-1]
            spare = 8.5 if rule == "fine" and is_full_width(last["text"]) else 0.5  # a mark's blank half
            assert last["x1"] <= right + spare, text
        assert text_of(rows[-1]) not in headings
    assert copied(pdf.data) == "".join(document.title) + "".join(texts)


@pytest.mark.parametrize("key", profile_keys())
def test_full_pages_of_every_profile(key: str) -> None:
    """Margins to half a millimetre, as many cells a line and lines a page as the profile says."""
    profile = load_profile(key)
    pages = chars_of(write_pdf(Document(title=(), nodes=(Paragraph("p", (Span(FULL),)),)), profile).data)
    left, right = profile.margin_left_mm * MM, (profile.page_width_mm - profile.margin_right_mm) * MM
    spare = (profile.line_pitch_pt - profile.body_size_pt) / 2
    for number, chars in enumerate(pages[:2]):
        rows = list(lines(inked(full_page(chars, profile))))
        assert len(rows) == profile.lines
        assert [len(row) for row in rows[1:]] == [profile.columns] * (profile.lines - 1)
        assert len(rows[0]) == profile.columns - (0 if number else 2)
        assert min(char["x0"] for row in rows for char in row) == pytest.approx(left, abs=HALF)
        assert max(char["x1"] for row in rows for char in row) == pytest.approx(right, abs=HALF)
        baselines = [profile.page_height_mm * MM - row[0]["matrix"][5] for row in rows]
        size = profile.body_size_pt
        assert baselines[0] - 0.88 * size - spare == pytest.approx(profile.margin_top_mm * MM, abs=HALF)
        steps = [after - before for before, after in pairwise(baselines)]
        assert steps == pytest.approx([profile.line_pitch_pt] * len(steps), abs=0.01)
        foot = baselines[-1] + 0.12 * size + spare
        lowest = (profile.page_height_mm - profile.margin_bottom_mm) * MM
        assert foot <= lowest + HALF
        assert {round(char["size"], 3) for row in rows for char in row} == {size}


def full_page(chars: list[dict[str, Any]], profile: Profile) -> list[dict[str, Any]]:
    """Without the page number."""
    return [char for char in chars if round(char["size"], 3) == profile.body_size_pt]


def test_five_hundred_pages() -> None:
    """A document of any length is set: every page full, numbers up to the last, the text whole."""
    text = FULL * 4
    nodes = tuple(Paragraph(f"p{number}", (Span(text),)) for number in range(32))
    pdf = write_pdf(Document(title=(), nodes=nodes), load_profile("standard"))
    assert pdf.pages > 400
    with pypdfium2.PdfDocument(pdf.data) as file:
        last = file[pdf.pages - 1].get_textpage().get_text_range()
        assert last.rstrip().endswith(f"— {pdf.pages} —")
        assert len(file) == pdf.pages

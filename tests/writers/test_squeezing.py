"""The PDF's fine rule: marks close up where they meet and give way where a line needs it."""

import io
from itertools import pairwise

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from fzdesk.document.model import Document, Paragraph, Span
from fzdesk.document.profile import load_profile
from fzdesk.writers.docx import write_docx
from fzdesk.writers.line_breaking import NOT_AT_END, NOT_AT_START, break_lines
from fzdesk.writers.pdf import write_pdf
from fzdesk.writers.squeezing import CLOSING, squeeze
from tests.writers.test_line_breaking import TEXTS
from tests.writers.township import report

STANDARD = load_profile("standard")
FINE = replace(STANDARD, break_rule="fine")
RIGHT = 184 / 25.4 * 72  # pt, the 版心's right edge; the blank half of a mark may stand past it
EM = 16.0
WIDTH = 28 * EM


def set_fine(text: str) -> list[str]:
    marks = squeeze(text, [EM] * len(text), EM)
    broken = break_lines(text, marks.advances, WIDTH, rule="fine", gives=marks.gives)
    return [text[line.start : line.end] for line in broken.lines]


@pytest.mark.parametrize(
    ("text", "advances", "gives"),
    [
        ("青，禾", [16, 16, 16], [0, 8, 0]),
        ("（青）。", [16, 16, 8, 16], [0, 0, 0, 8]),
        ("》、《禾", [8, 8, 16, 16], [0, 8, 0, 0]),
        ("禾《（", [16, 8, 16], [8, 0, 0]),
        ("禾——？", [16, 16, 16, 16], [0, 0, 0, 0]),
    ],
)
def test_what_marks_give(text: str, advances: list[float], gives: list[float]) -> None:
    """Where two meet half an em goes at once; each blank half that is left may go too."""
    made = squeeze(text, [EM] * len(text), EM)
    assert (made.advances, made.gives) == (advances, gives)


def test_a_mark_is_let_in_where_others_give_way() -> None:
    """What the default pushes out stands on the line when two marks of it can give half an em each."""
    text = "禾" * 10 + "，" + "禾" * 17 + "，" + "禾" * 5
    assert [len(line) for line in set_fine(text)] == [29, 5]


def test_a_full_line_is_left_alone() -> None:
    """Marks are not squeezed to fetch a character into a line that is full without it."""
    text = "禾" * 10 + "，" + "禾" * 8 + "，" + "禾" * 20
    assert [len(line) for line in set_fine(text)] == [28, 12]


@given(TEXTS)
def test_lines_fit_and_keep_the_rules(text: str) -> None:
    """Nothing lost, 避头尾 kept, no line wider than the page whatever is squeezed."""
    marks = squeeze(text, [EM] * len(text), EM)
    broken = break_lines(text, marks.advances, WIDTH, rule="fine", gives=marks.gives)
    lines = [text[line.start : line.end] for line in broken.lines]
    assert "".join(lines) == text
    for before, after in pairwise(lines):
        assert after[0] not in NOT_AT_START
        assert before.rstrip(" ")[-1] not in NOT_AT_END
    for line in broken.lines:
        assert 0 <= line.squeeze <= 1
        assert broken.shift(line, line.visible) <= WIDTH + 0.02


@given(st.text(max_size=100))
def test_any_text_can_be_squeezed(text: str) -> None:
    """No character is ever narrower than half of its cell."""
    made = squeeze(text, [EM] * len(text), EM)
    assert all(a - g >= EM / 2 for a, g in zip(made.advances, made.gives, strict=True))


def test_the_profile_chooses_for_the_pdf_alone() -> None:
    """The DOCX is the same under either rule; the PDF copies out the same and stays within the 版心."""
    document = report(sections=8)
    assert write_docx(document, FINE) == write_docx(document, STANDARD)
    word, fine = write_pdf(document, STANDARD), write_pdf(document, FINE)
    texts = []
    for pdf in (word, fine):
        with pdfplumber.open(io.BytesIO(pdf.data)) as file:
            chars = [char for page in file.pages for char in page.chars if char["top"] < 740]
        texts.append("".join(char["text"] for char in chars))
        assert max(char["x1"] for char in chars if char["text"] not in CLOSING | {" "}) <= RIGHT + 0.5
    assert texts[0] == texts[1]
    assert fine.data != word.data


def test_marks_that_meet_are_drawn_closed_up() -> None:
    """（青）。 takes half an em less than four."""
    document = Document(title=(), nodes=(Paragraph("p", (Span("（青）。禾"),)),))
    with pdfplumber.open(io.BytesIO(write_pdf(document, FINE).data)) as file:
        xs = [char["x0"] for char in file.pages[0].chars][:5]
    pitch = STANDARD.char_pitch_pt
    steps = [b - a for a, b in pairwise(xs)]
    assert steps == pytest.approx([pitch, pitch, pitch - 8, pitch], abs=0.1)

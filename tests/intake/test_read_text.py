"""Any encoding, any line end, any damage."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdesk.errors import InputError
from fzdesk.intake.outline_json import outline_json, outline_lines
from fzdesk.intake.read_file import read_bytes
from fzdesk.intake.read_text import decode, read_lines
from fzdesk.intake.structure import build_outline
from fzdesk.intake.tree import to_document
from tests.intake.coverage import assert_nothing_lost
from tests.intake.reports import FROM_PDF, OWN_LINE, RUN_IN, WEBSITE, outline_of

REPORTS = (RUN_IN, OWN_LINE, WEBSITE, FROM_PDF)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(encoding: str) -> None:
    """What Notepad, WPS and websites write."""
    assert decode(RUN_IN.encode(encoding)) == (RUN_IN, 0)


def test_utf_16_with_its_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + RUN_IN.encode("utf-16-be"))[0] == RUN_IN


def test_a_few_broken_bytes_are_told() -> None:
    """A file cut off in the middle of a character is still read."""
    reading = read_bytes(RUN_IN.encode()[:-8] + b"\xe4\xb8")
    assert reading.notes
    assert "无法识别" in reading.notes[0]


@pytest.mark.parametrize(
    "data", [b"", b" \n", bytes(range(256)) * 8, b"\x00\x01\x02" * 50, b"\xff\xd8\xff\xe0", b"%PDF-1.7"]
)
def test_no_text(data: bytes) -> None:
    """One Chinese sentence that says what to do."""
    with pytest.raises(InputError, match=r"^[^\n]*。$"):
        read_bytes(data, ".txt")


def test_paragraphs_are_counted_as_they_stand() -> None:
    """Empty lines do not count, invisible characters take no part in headings but keep places right."""
    found = outline_of("\n某镇2022年法治政府建设报告\r\n\r\n　\n\u200b一、\u200b主要成效\n普法3次。\n")
    assert found.paragraphs[1] == "\u200b一、\u200b主要成效"
    assert found.parts[0].headline is not None
    assert found.parts[0].headline.title == "主要成效"
    assert_nothing_lost(found)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A report with pieces cut out, moved, doubled, and strange characters put in."""
    text = draw(st.sampled_from(REPORTS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        other = draw(st.integers(0, len(text)))
        strange = st.text(
            "\n\n\t 　一二三、（）()。：；，.12345年月日%余次\u200b\x07\ud800“”《》A—", max_size=12
        )
        match draw(st.integers(0, 3)):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:start] + draw(strange) + text[start:]
            case 2:
                text = text[:other] + text[start:end] + text[other:]
            case _:
                text = text[:start] + draw(strange) + text[end:]
    return text


@settings(max_examples=150)
@given(mutated())
def test_no_text_is_too_strange(text: str) -> None:
    """Never a crash, and every character is somewhere."""
    outline = build_outline(read_lines(text))
    assert_nothing_lost(outline)
    assert outline_json(outline)
    assert list(outline_lines(outline))
    to_document(outline)


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_no_file_is_too_strange(data: bytes) -> None:
    """Read, or refused with a sentence."""
    try:
        build_outline(read_bytes(data))
    except InputError:
        return

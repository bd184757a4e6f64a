"""A DOCX with remarks in its margin: the text stays, each remark stands at its words."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdesk.writers.docx_comments import Remark, with_remarks

LINES = (
    "青禾镇2025年法治政府建设年度报告",
    "全镇开展宣传12次，化解矛盾31件。",
    "",
    "全镇开展宣传12次，化解矛盾31件。",
)


def made(lines: Sequence[str], cut: int = 5) -> bytes:
    """A document whose paragraphs are cut into runs of a few characters."""
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for at in range(0, len(line), cut):
            paragraph.add_run(line[at : at + cut]).bold = at % 2 == 0
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def remarked(data: bytes) -> list[tuple[int, str, str]]:
    """Each remark: the paragraph it stands in, the words it is about, and what it says."""
    document = docx.Document(io.BytesIO(data))
    said = {str(one.comment_id): one.text for one in document.comments}
    found = []
    for number, paragraph in enumerate(document.paragraphs):
        begun: dict[str, str] = {}
        for element in paragraph._p.iter():
            key = element.get(qn("w:id"), "")
            if element.tag == qn("w:commentRangeStart"):
                begun[key] = ""
            elif element.tag == qn("w:commentRangeEnd"):
                found.append((number, begun.pop(key), said[key]))
            elif element.tag == qn("w:t"):
                begun = {one: words + (element.text or "") for one, words in begun.items()}
    return found


def test_a_remark_stands_at_its_words() -> None:
    """Words in the middle of runs, of two lines that read the same, each at its own line."""
    remarks = [Remark(1, 6, 9, "一"), Remark(3, 10, 15, "二"), Remark(3, 0, 2, "三")]
    data = with_remarks(made(LINES), LINES, remarks)
    assert texts(data) == list(LINES)
    assert sorted(remarked(data)) == [(1, "12次", "一"), (3, "全镇", "三"), (3, "化解矛盾3"[:5], "二")]


def test_what_has_no_place_stands_at_the_beginning() -> None:
    """Something that is missing altogether, or a line that this file has otherwise, is still told."""
    data = with_remarks(made(LINES), (*LINES, "别处的话"), [Remark(4, 0, 2, "甲"), Remark(-1, 0, 0, "乙")])
    assert {(number, said) for number, _, said in remarked(data)} == {(0, "甲\n原文：别处的话"), (0, "乙")}


def test_an_empty_document_stays_as_it_is() -> None:
    """Nothing to stand at: nothing is done, and nothing breaks."""
    data = made([""])
    assert with_remarks(data, [""], [Remark(0, 0, 1, "甲")]) == data


@settings(max_examples=25)
@pytest.mark.parametrize("cut", [1, 3, 40])
@given(
    line=st.text("全镇 \u3000ab1，。", min_size=1, max_size=20),
    at=st.integers(0, 20),
    length=st.integers(1, 9),
)
def test_no_text_changes_and_no_word_is_missed(cut: int, line: str, at: int, length: int) -> None:
    """Whatever the runs are, the text stays, and the remark covers the words but for spaces at their ends."""
    data = with_remarks(made([line], cut), [line], [Remark(0, at, at + length, "甲")])
    assert texts(data) == [line]
    wanted = line[at : at + length].strip()
    found = [words for _, words, _ in remarked(data)]
    if wanted:
        assert found == [wanted]
    else:
        assert len(found) == (1 if line.strip() else 0)

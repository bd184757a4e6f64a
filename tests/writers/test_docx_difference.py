"""The 花脸稿 as DOCX: taken, its tracked changes give the newer text, refused the older one."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fzdesk.document import model as tree
from fzdesk.document.difference import compare
from fzdesk.document.printed import printed
from fzdesk.document.profile import load_profile
from fzdesk.intake.read_file import read_outline
from fzdesk.writers.docx_difference import write_difference
from fzdesk.writers.docx_xml import W

AT = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
TEXTS = st.text(st.sampled_from("甲乙丙丁，。12%a<&\t"), min_size=1, max_size=20)
NODES = st.lists(st.tuples(st.sampled_from("abcde"), TEXTS), max_size=5, unique_by=lambda one: one[0])


def document(*texts: tuple[str, str]) -> tree.Document:
    """A document of these paragraphs (id, text)."""
    nodes = tuple(tree.Paragraph(key, (tree.Span(text),)) for key, text in texts)
    return tree.Document(title=("青禾镇2025年法治政府建设年度报告",), nodes=nodes)


def difference(old: tree.Document, new: tree.Document) -> bytes:
    """Its DOCX."""
    return write_difference(compare(old, new), new, load_profile("standard"), author="王小明", at=AT)


def body(data: bytes) -> etree._Element:
    """The main part."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def read(data: bytes, *, refused: str) -> list[str]:
    """The paragraphs with changes of one kind (ins, del) refused and the others taken, as Word does it."""
    lines, open_line = [], ""
    for paragraph in body(data).iter(W + "p"):
        for piece in paragraph.iter(W + "t", W + "delText", W + "tab"):
            within = {one.tag for one in piece.iterancestors()}
            if W + refused not in within:
                open_line += "\t" if piece.tag == W + "tab" else piece.text or ""
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{refused}") is None:
            lines.append(open_line)
            open_line = ""
    return lines


@settings(max_examples=60, deadline=None)
@given(NODES, NODES)
def test_taken_is_the_newer_text_refused_the_older(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    """Paragraph for paragraph, whatever went, came, changed or moved."""
    one, other = document(*old), document(*new)
    data = difference(one, other)
    assert read(data, refused="del") == [line.text for line in printed(other)]
    assert read(data, refused="ins") == [line.text for line in printed(one)]


def test_every_change_has_its_own_number_an_author_and_a_time() -> None:
    """As Word wants it."""
    data = difference(
        document(("a", "学法12次。"), ("b", "旧段。")), document(("a", "学法15次。"), ("c", "全新的一段。"))
    )
    changes = list(body(data).iter(W + "ins", W + "del"))
    assert len(changes) == 6  # a number twice; a paragraph each with its end
    assert len({one.get(W + "id") for one in changes}) == len(changes)
    assert {(one.get(W + "author"), one.get(W + "date")) for one in changes} == {
        ("王小明", "2026-11-21T09:30:00Z")
    }


def test_it_is_read_back_as_the_newer_text(tmp_path: Path) -> None:
    """By this program's own reading of files."""
    path = tmp_path / "花脸稿.docx"
    path.write_bytes(
        difference(document(("a", "学法12次。")), document(("a", "学法15次。"), ("b", "宣誓3次。")))
    )
    assert "学法15次。" in read_outline(path).paragraphs
    assert "宣誓3次。" in read_outline(path).paragraphs


def test_the_same_difference_gives_the_same_bytes() -> None:
    """Byte for byte."""
    old, new = document(("a", "甲。")), document(("a", "乙。"))
    assert difference(old, new) == difference(old, new)

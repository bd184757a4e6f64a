"""The 花脸稿: every character accounted for, and told so that a person can read it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.document import model as tree
from fzdesk.document.difference import Passage, Run, compare, words
from fzdesk.document.printed import printed, text_hash

CHARS = st.sampled_from("甲乙丙丁，。12%ab；")
TEXTS = st.text(CHARS, max_size=40) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def shown(old: str, new: str) -> str:
    """A difference on paper: [gone] and {come}."""
    marks = {"same": "{}", "removed": "[{}]", "added": "{{{}}}"}
    return "".join(marks[run.kind].format(run.text) for run in words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("学法12次。", "学法15次。", "学法[12]{15}次。"),
        ("学法12次。", "学法120次。", "学法[12]{120}次。"),
        ("合格率96.3%。", "合格率96.5%。", "合格率[96.3%]{96.5%}。"),
        (
            "学法3次。开展宣誓3次。",
            "学法3次。举办讲座2次。开展宣誓3次。",
            "学法3次。{举办讲座2次。}开展宣誓3次。",
        ),
        ("学法5次，宣誓3次。", "学法5次，讲座2次，宣誓3次。", "学法5次，{讲座2次，}宣誓3次。"),
        ("全年学法12次。", "全年学法12次，参加320人次。", "全年学法12次{，参加320人次}。"),
        ("我镇深入学习贯彻。", "我镇认真学习贯彻。", "我镇[深入]{认真}学习贯彻。"),
        ("全年开展宣传活动", "全年组织宣讲活动", "全年[开展宣传]{组织宣讲}活动"),
        (
            "一是形式单一。",
            "原因是人手不够，缺少法学专业的人。",
            "[一是形式单一。]{原因是人手不够，缺少法学专业的人。}",
        ),
        ("删去这一句。留下这一句。", "留下这一句。", "[删去这一句。]留下这一句。"),
        ("甲", "", "[甲]"),
        ("", "", ""),
    ],
)
def test_told_as_a_person_would(old: str, new: str, told: str) -> None:
    """Numbers whole, clauses with their mark, no islands of a character or two between changes."""
    assert shown(old, new) == told


@given(TEXTS, TEXTS)
def test_every_character_is_accounted_for(old: str, new: str) -> None:
    """What stayed and went is the old text, what stayed and came the new; the same text has no change."""
    runs = words(old, new)
    assert "".join(run.text for run in runs if run.kind != "added") == old
    assert "".join(run.text for run in runs if run.kind != "removed") == new
    assert all(run.text for run in runs)
    assert all(one.kind != other.kind for one, other in pairwise(runs))
    if old == new:
        assert all(run.kind == "same" for run in runs)


def paragraph(key: str, text: str) -> tree.Paragraph:
    return tree.Paragraph(key, (tree.Span(text, source=tree.Source(step="study")),))


def document(*nodes: tree.Node) -> tree.Document:
    return tree.Document(title=("青禾镇", "2025年法治政府建设年度报告"), nodes=nodes)


NODES = st.lists(
    st.tuples(st.sampled_from("abcdef"), TEXTS.filter(bool)), max_size=8, unique_by=lambda one: one[0]
)


@given(NODES, NODES)
def test_a_whole_document_is_accounted_for(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    """Whatever was moved, removed and added: both texts can be read out of the 花脸稿, in order."""
    one = document(*(paragraph(key, text) for key, text in old))
    other = document(*(paragraph(key, text) for key, text in new))
    found = compare(one, other)
    assert [p.before for p in found if p.kind != "added"] == [line.text for line in printed(one)]
    assert [p.after for p in found if p.kind != "removed"] == [line.text for line in printed(other)]


def kinds(found: tuple[Passage, ...]) -> list[tuple[str, str]]:
    """Id and kind of what is not the same."""
    return [(one.id, one.kind) for one in found if one.kind != "same"]


def test_a_paragraph_that_got_another_id_is_the_same_one() -> None:
    """Generated anew, it has another id: what reads alike is told as changed, not as replaced."""
    old = document(paragraph("a", "全年组织会前学法12次。"), paragraph("b", "开展宪法宣誓3次。"))
    new = document(paragraph("c", "全年组织会前学法15次。"), paragraph("b", "开展宪法宣誓3次。"))
    assert kinds(compare(old, new)) == [("c", "changed")]


def test_a_moved_paragraph_is_called_so() -> None:
    """It went here and came there."""
    a, b, c = (paragraph(key, text) for key, text in (("a", "甲甲。"), ("b", "乙乙。"), ("c", "丙丙。")))
    found = compare(document(a, b, c), document(b, c, a))
    assert [(one.id, one.kind, one.moved) for one in found if one.kind != "same"] == [
        ("a", "removed", True),
        ("a", "added", True),
    ]


def test_a_heading_never_becomes_a_paragraph() -> None:
    """However alike they read."""
    heading = tree.Heading("section.x", 2, "", "加强学法工作", tree.Source(step="x"))
    found = compare(document(heading), document(paragraph("p", "加强学法工作")))
    assert {one.kind for one in found if one.id in ("section.x", "p")} == {"removed", "added"}


def test_the_hash_is_of_every_character() -> None:
    """Equal for the same text, another one when a character of title, text, table or signature differs."""
    whole = tree.Document(
        title=("报告",),
        nodes=(paragraph("a", "甲。"), tree.Table("t", ((tree.Cell("1"), tree.Cell("2")),), caption="表")),
        signature=tree.Signature(("青禾镇人民政府",), "2026年1月15日"),
        attachments=(tree.Attachment("x", "清单"),),
        colophon=tree.Colophon("县司法局"),
    )
    other = tree.Document(
        title=("报告",),
        nodes=(paragraph("b", "甲。"), tree.Table("t", ((tree.Cell("1"), tree.Cell("2")),), caption="表")),
        signature=tree.Signature(("青禾镇人民政府",), "2026年1月15日"),
        attachments=(tree.Attachment("x", "清单"),),
        colophon=tree.Colophon("县司法局"),
    )
    assert text_hash(whole) == text_hash(other)
    assert [line.text for line in printed(whole)] == [
        "报告", "甲。", "表", "1\t2", "附件：清单", "青禾镇人民政府", "2026年1月15日", "抄送：县司法局",
    ]  # fmt: skip
    assert text_hash(document()) != text_hash(whole)


def test_runs_are_values() -> None:
    """So that a page can tell whether anything moved on."""
    assert words("甲", "甲") == (Run("same", "甲"),)

"""A read report made ready to be set anew: what was layout is in the tree, the words are the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.document.model import Colophon, Document, Heading, Letterhead, Paragraph, Picture, Table
from fzdesk.intake.read_docx import read_docx
from fzdesk.intake.read_text import read_text
from fzdesk.intake.resetting import tidy, to_set
from fzdesk.intake.structure import build_outline
from tests.intake.make_docx import docx, para
from tests.intake.pictures import inline, picture, with_pictures

SENTENCE = "镇党委、镇政府把法治建设列入年度工作要点，召开专题会议4次，对重点任务逐项明确责任人和完成时限。"
OPENING = (
    "青禾镇人民政府关于2025年度法治政府建设工作情况的报告",
    "云岭县人民政府：",
    SENTENCE,
    "一、主要做法",
    SENTENCE,
)
SIGNED = ("青禾镇人民政府", "2026年1月19日")
C = '<w:jc w:val="center"/>'


def of_lines(*lines: str) -> Document:
    return to_set(build_outline(read_docx(docx(*map(para, lines)))))


def of_docx(data: bytes) -> Document:
    return to_set(build_outline(read_docx(data)))


def words(nodes: tuple[Any, ...]) -> list[str]:
    return [node.number + node.text if isinstance(node, Heading) else node.text for node in nodes]


def test_a_letterhead_is_recognised() -> None:
    """Red mark, 发文字号 in its form, signers; they are not in the text any more."""
    made = of_lines("青禾镇人民政府文件", "青政发[2026]第03号  签发人：李平 王亚", *OPENING, *SIGNED)
    assert made.letterhead == Letterhead(("青禾镇人民政府文件",), "青政发〔2026〕3号", ("李平", "王亚"))
    assert made.title == ("青禾镇人民政府关于2025年度法治政府建设工作情况的报告",)
    assert words(made.nodes) == [SENTENCE, "一、主要做法", SENTENCE]


def test_without_a_mark_lines_above_the_title_stay() -> None:
    """A number alone makes no 版头: it stays as it was."""
    made = of_lines("青政发〔2026〕3号", *OPENING, *SIGNED)
    assert made.letterhead is None
    assert words(made.nodes)[0] == "青政发〔2026〕3号"


def test_what_follows_the_signature_stays_below_it() -> None:
    """A remark goes under the date; 抄送 and 印发 become 版记."""
    made = of_lines(
        *OPENING,
        *SIGNED,
        "（联系人：周静，电话：0000000）",
        "抄送：县委依法治县办，县司法局。",
        "青禾镇党政综合办公室　　2026年1月20日印发",
    )
    assert made.signature is not None
    assert made.signature.issuers == ("青禾镇人民政府",)
    assert words(made.above_signature)[-1] == SENTENCE
    assert words(made.below_signature) == ["（联系人：周静，电话：0000000）"]
    assert made.colophon == Colophon("县委依法治县办，县司法局", "青禾镇党政综合办公室", "2026年1月20日")


def test_captions_are_told_from_text() -> None:
    """表1 over a table, 图1 under a picture; the same words elsewhere are text."""
    cells = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>".replace(
        "<w:p/>", "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
    )
    made = of_docx(
        with_pictures(
            {"a": picture()},
            *map(para, OPENING),
            para("表1  案件情况", more=C),
            cells,
            para("表2列出了全年的工作情况，详见附件。"),
            cells,
            para(inline("a")),
            para("图1：宣传现场", more=C),
            para("图2是另一张。"),
        )
    )
    kinds = [
        (node.text if node.caption else "text") if isinstance(node, Paragraph) else type(node)
        for node in made.nodes[3:]
    ]
    assert kinds == ["表1　案件情况", Table, "text", Table, Picture, "图1　宣传现场", "text"]


TABLE = "<w:tbl><w:tr>" + "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("村", "12")) + "</w:tr></w:tbl>"


def test_a_list_of_attachments_is_recognised() -> None:
    """附件：1.… 2.… at the text's end; annexes that are a title and a table go to pages of their own."""
    listed = ("附件：1.普法活动清单", "2.执法案件统计表。")
    annexes = [
        para("附件1"),
        para("普法活动清单"),
        TABLE,
        para("附件 2"),
        para("执法案件"),
        para("统计表"),
        TABLE,
    ]
    made = of_docx(docx(*map(para, (*OPENING, *listed, *SIGNED)), *annexes))
    assert [(one.title, one.table is not None) for one in made.attachments] == [
        ("普法活动清单", True),
        ("执法案件统计表", True),
    ]
    assert made.below_signature == ()
    assert words(made.nodes)[-1] == SENTENCE
    with_text = of_docx(
        docx(*map(para, (*OPENING, *listed, *SIGNED)), *annexes, para("说明：以上为全年数。"))
    )
    assert [one.table for one in with_text.attachments] == [None, None]
    assert len(with_text.below_signature) == len(annexes) + 1


@pytest.mark.parametrize(
    "line",
    ["附件：以下各项均已办结，详见司法所台账。全年共受理12件。", "附件：2.从二开始的清单", "附件：1.一个；"],
)
def test_what_is_no_list_of_attachments_stays_text(line: str) -> None:
    """A sentence, a list that does not begin at 1; a single entry with a number is one."""
    made = of_lines(*OPENING, line, *SIGNED)
    if line.startswith("附件：1."):
        assert [one.title for one in made.attachments] == ["一个"]
    else:
        assert made.attachments == ()
        assert words(made.nodes)[-1] == line


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("(一)加强领导", "（一）加强领导"),
        ("一．主要做法", "一、主要做法"),
        ("（二）、规范执法", "（二）规范执法"),
        ("第一部分 主要做法", "第一部分　主要做法"),
    ],
)
def test_numbers_of_headings_get_the_standard_s_form(written: str, shown: str) -> None:
    """GB/T 9704-2012, 7.3.3; 第一部分 is words."""
    assert shown in words(of_lines(*OPENING, written, SENTENCE).nodes)


def test_a_run_in_heading_gets_it_too() -> None:
    made = of_lines(*OPENING, f"(一)加强领导。{SENTENCE}")
    node = made.nodes[-1]
    assert isinstance(node, Paragraph)
    assert [(span.role, span.text) for span in node.spans] == [
        ("heading", "（一）加强领导。"),
        ("text", SENTENCE),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("截至 2025 年，共 12 件", "截至2025年，共12件"),
        ("开展 “6 · 26” 宣传", "开展“6·26”宣传"),
        ('落实"收支两条线"制度', "落实“收支两条线”制度"),
        ("开展＂6·26＂宣传", "开展“6·26”宣传"),
        ("使用 Microsoft Word 排版", "使用Microsoft Word排版"),
        ('只有一个"引号的句子', '只有一个"引号的句子'),
        ('5" 3"', '5" 3"'),
    ],
)
def test_spaces_and_straight_quotes(text: str, shown: str) -> None:
    """Spaces beside Chinese go, those between foreign words stay; quotes in pairs become “ ”."""
    assert tidy(text) == shown


@given(st.text(alphabet='青禾镇，。“”"12 %aB（）—·', max_size=80))
def test_nothing_but_spaces_is_lost(text: str) -> None:
    """And tidying twice is tidying once."""
    made = tidy(text)
    plain = str.maketrans({"“": '"', "”": '"', " ": None})
    assert made.translate(plain) == text.translate(plain)
    assert tidy(made) == made


def test_a_title_is_put_in_one_piece() -> None:
    """The lines a file broke it into are layout; an issuer's own line is not."""
    outline = build_outline(
        read_text("青禾镇人民政府\n关于2025年法治政府建\n设情况的报告\n\n2025年，我镇开展了工作。\n".encode())
    )
    assert to_set(outline).title == ("青禾镇人民政府", "关于2025年法治政府建设情况的报告")
    joint = ("中共青禾镇委员会　青禾镇人民政府", "关于2025年法治政府建设情况的报告", SENTENCE)
    assert of_lines(*joint).title == (
        "中共青禾镇委员会",
        "青禾镇人民政府",
        "关于2025年法治政府建设情况的报告",
    )


def test_our_own_docx_is_read_as_it_was_meant() -> None:
    """版头, attachments with their annexes and 版记 come back from a DOCX this program wrote."""
    from fzdesk.document.profile import load_profile
    from fzdesk.writers.docx import write_docx

    listed = ("附件：1.普法活动清单", "2.执法案件统计表")
    annexes = [para("附件1"), para("普法活动清单"), TABLE, para("附件2"), para("执法案件统计表"), TABLE]
    head = ("青禾镇人民政府文件", "青政发〔2026〕3号　签发人：李平")
    first = of_docx(docx(*map(para, (*head, *OPENING, *listed, *SIGNED)), *annexes))
    again = of_docx(write_docx(first, load_profile("standard")))
    assert again.letterhead == first.letterhead
    assert [one.title for one in again.attachments] == [one.title for one in first.attachments]
    assert [one.table and one.table.rows for one in again.attachments] == [
        one.table and one.table.rows for one in first.attachments
    ]
    assert words(again.nodes) == words(first.nodes)
    assert again.signature == first.signature

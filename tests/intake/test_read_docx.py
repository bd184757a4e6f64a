"""What a DOCX holds besides plain paragraphs."""

from __future__ import annotations

import random
import tracemalloc
import zipfile
from io import BytesIO
from time import perf_counter

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdesk.document import model as tree
from fzdesk.errors import InputError
from fzdesk.intake.docx_numbering import formatted
from fzdesk.intake.outline import Outline
from fzdesk.intake.read_file import read_bytes
from fzdesk.intake.reading import Grid, Line
from fzdesk.intake.structure import build_outline
from fzdesk.intake.tree import to_document
from tests.intake.coverage import assert_nothing_lost
from tests.intake.make_docx import RELATIONS, W, docx, para, run
from tests.intake.reports import told
from tests.intake.zips import zipped


def texts(*blocks: str) -> list[str]:
    """Lines as read, with their automatic numbers."""
    return [
        one.number + one.text if isinstance(one, Line) else one.text
        for one in read_bytes(docx(*blocks)).items
    ]


def outline(*blocks: str) -> Outline:
    found = build_outline(read_bytes(docx(*blocks)))
    assert_nothing_lost(found)
    return found


def test_automatic_numbers() -> None:
    """Counted by level, anew below each higher one, and on where a list was interrupted."""
    assert texts(
        para("成效", number=(1, 0)),
        para("学法", number=(1, 1)),
        para("执法", number=(1, 1)),
        para("检查", number=(1, 2)),
        para("甲", number=(1, 3)),
        para("没有编号"),
        para("问题", number=(1, 0)),
        para("力量", number=(1, 1)),
        para("安排", style="L"),
        para("另起", number=(2, 0)),
        para("再下", number=(2, 0)),
        para("圆点", number=(3, 0)),
        para("取消编号", style="L", number=(0, 0)),
    ) == ["一、成效", "（一）学法", "（二）执法", "1.检查", "①甲", "没有编号", "二、问题", "（一）力量", "三、安排", "五、另起", "六、再下", "圆点", "取消编号"]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (11, "chineseCounting", "十一"),
        (20, "chineseCountingThousand", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (10, "japaneseCounting", "十"),
        (12, "ideographDigital", "一二"),
        (3, "chineseLegalSimplified", "叁"),
        (3, "decimalEnclosedParen", "⑶"),
        (3, "decimalEnclosedFullstop", "⒊"),
        (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (2, "ideographTraditional", "乙"),
        (7, "somethingNew", "7"),
    ],
)
def test_number_formats(number: int, style: str, text: str) -> None:
    assert formatted(number, style) == text


def test_a_report_with_automatic_numbers() -> None:
    """The structure is that of the printed page; places count the words that are in the file."""
    found = outline(
        para("青禾镇人民政府"),
        para("关于2023年法治政府建设情况的报告"),
        para("现将有关情况报告如下。"),
        para("主要举措和成效", number=(1, 0)),
        para("加强学法。全年学法12次。", number=(1, 1)),
        para("2023年，开展培训3期。", number=(1, 2)),
        para("存在的问题", number=(1, 0)),
        para("力量不足。"),
    )
    assert told(found) == [
        "一 主要举措和成效 achievements",
        "- （一） 加强学法",
        "-- 1. 2023年，开展培训3期",
        "二 存在的问题 problems",
    ]
    heading, run_in = to_document(found).nodes[1:3]
    assert isinstance(heading, tree.Heading)
    assert (heading.number, heading.text, heading.source.line, heading.source.offset) == (
        "一、",
        "主要举措和成效",
        3,
        -2,
    )
    assert isinstance(run_in, tree.Paragraph)
    assert [(span.text, span.role) for span in run_in.spans] == [
        ("（一）", "number"),
        ("加强学法。", "heading"),
        ("全年学法12次。", "text"),
    ]


def test_headings_by_style_and_by_being_bold() -> None:
    """A styled title moves the levels; a bold line is a heading, a bold lead is run in."""
    found = outline(
        para("青禾镇2023年法治政府建设报告", style="T"),
        para("现将有关情况报告如下。"),
        para("主要做法", style="1"),
        para("强化学法", style="2"),
        para(run("强化执法。", bold=True) + run("全年检查3次。")),
        para(run("狠抓普法工作", bold=True)),
        para("全年普法4场。"),
        para("（一）" + "强化监督"),
        para(run("（二）强化保障", bold=True) + run("落实经费，配备人员。")),
    )
    assert told(found) == [
        " 主要做法 achievements",
        "-  强化学法",
        "-  狠抓普法工作",
        "- （一） 强化监督",
        "- （二） 强化保障",
    ]
    assert [block.text for block in found.parts[0].sections[-1].body] == ["落实经费，配备人员。"]


def test_tracked_changes_are_read_as_accepted() -> None:
    """Inserted and moved-in words stay, deleted and moved-away ones go, a deleted mark joins paragraphs."""
    change = 'w:id="1" w:author="甲" w:date="2023-01-01T00:00:00Z"'
    assert texts(
        para(
            run("全年学法")
            + f"<w:del {change}><w:r><w:delText>10</w:delText></w:r></w:del>"
            + f"<w:ins {change}>{run('12')}</w:ins>"
            + run("次。")
        ),
        para(f"<w:moveFrom {change}>{run('搬走。')}</w:moveFrom>"),
        para(f"<w:moveTo {change}>{run('搬来。')}</w:moveTo>"),
        para("前半句，", more=f"<w:rPr><w:del {change}/></w:rPr>"),
        para("后半句。"),
    ) == ["全年学法12次。", "搬来。", "前半句，后半句。"]


def test_text_boxes_count_once() -> None:
    """The words of a box stand once, though Word writes them twice."""
    box = f"<w:txbxContent>{para('青禾镇人民政府文件')}</w:txbxContent>"
    shape = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(para(shape), para("正文。")) == ["青禾镇人民政府文件", "正文。"]
    assert texts(para(run("正文。") + shape)) == ["正文。", "青禾镇人民政府文件"]


def test_fields_breaks_and_hidden_text() -> None:
    """A field's result stays and its code goes; hidden text goes; soft breaks part title lines and items."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("2023年1月5日")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    soft = "<w:r><w:br/></w:r>"
    styled = '<w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>藏着</w:t></w:r>'
    assert texts(
        para(run("青禾镇人民政府") + soft + run("2023年工作报告")),
        para(run("成文于") + field + run("。")),
        para(run("看得见") + run("看不见", hidden=True) + styled + run("。")),
        para(run("一是学法。") + soft + run("二是执法，加强检查，") + soft + run("加强整改。")),
        para("目录第一行", style="TOC1"),
    ) == ["青禾镇人民政府", "2023年工作报告", "成文于2023年1月5日。", "看得见。", "一是学法。", "二是执法，加强检查，", "加强整改。", "目录第一行"]  # fmt: skip
    found = outline(
        para(run("某镇2023年工作报告")),
        para("总述情况，报告如下。"),
        para(run("执法检查，") + soft + run("问题整改。")),
    )
    assert [block.text for block in found.preamble] == ["总述情况，报告如下。", "执法检查，问题整改。"]


def test_tables_are_kept() -> None:
    """Cells that span others leave empty ones; the outline keeps the table where it stands."""
    table = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{para("执法情况")}</w:tc><w:tc>{para("备注")}</w:tc></w:tr>'
        f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{para("检查")}</w:tc><w:tc>{para("24次")}</w:tc><w:tc>{para("")}</w:tc></w:tr>'
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{para('')}</w:tc><w:tc>{para('3次')}{para('复查')}</w:tc></w:tr></w:tbl>"
    )
    found = outline(
        para("某镇2023年工作报告"),
        para("一、成效"),
        para("情况见表。"),
        table,
        para("二、问题"),
        para("有。"),
    )
    (grid,) = [block for block in found.parts[0].body if isinstance(block, Grid)]
    assert grid.rows == (("执法情况", "", "备注"), ("检查", "24次", ""), ("", "3次\n复查", ""))
    (node,) = [node for node in to_document(found).nodes if isinstance(node, tree.Table)]
    assert (node.header_rows, node.rows[1][1].text) == (1, "24次")


def test_a_frame_of_one_cell_is_no_table() -> None:
    """Reports pasted from a website stand in a table of one cell."""
    report = (
        para("某镇2023年工作报告")
        + para("一、成效")
        + para("全年开展法治宣传活动多次，群众法治意识明显增强。" * 4)
    )
    found = outline(f"<w:tbl><w:tr><w:tc>{report}</w:tc></w:tr></w:tbl>")
    assert told(found) == ["一 成效 achievements"]


def test_footnotes_follow_the_report() -> None:
    note = f'<w:footnote w:id="2">{para("数据来自台账。")}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = build_outline(read_bytes(docx(para(run("学法12次") + reference + run("。")), footnotes=note)))
    assert [block.text for block in found.after] == ["数据来自台账。"]


def test_paragraphs_are_counted_as_python_docx_does() -> None:
    """A finding's paragraph is the non-empty one of that number; tables do not count."""
    made = python_docx.Document()
    for text in ("某镇2023年工作报告", "", "一、成效", "全年学法12次。"):
        made.add_paragraph(text)
    made.add_table(2, 2).cell(0, 0).text = "表"
    made.add_paragraph("全年执法24次。")
    stream = BytesIO()
    made.save(stream)
    found = build_outline(read_bytes(stream.getvalue()))
    assert found.paragraphs == tuple(p.text for p in made.paragraphs if p.text.strip())


# --- files that must be refused ------------------------------------------------------------------


def bomb(size: int) -> bytes:
    body = "<w:p/>" * (size // 6)
    return zipped(
        {
            "_rels/.rels": RELATIONS,
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        }
    )


@pytest.mark.parametrize("size", [2_000_000, 60_000_000])
def test_zip_bombs_are_refused_at_once(size: int) -> None:
    """By the sizes declared, before anything is unpacked."""
    data = bomb(size)
    tracemalloc.start()
    start = perf_counter()
    with pytest.raises(InputError, match="展开后过大"):
        read_bytes(data)
    took, peak = perf_counter() - start, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < 0.5
    assert peak < 20_000_000


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    """No more is unpacked than it declares."""
    data = bytearray(bomb(3_000_000))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(InputError, match="损坏"):
        read_bytes(bytes(data))


def test_a_directory_of_many_names_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(10_000):
            archive.writestr(f"word/media/{number:040}.png", b"")
    with pytest.raises(InputError, match="展开后过大"):
        read_bytes(stream.getvalue())


ENTITIES = f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧格式的 DOC 或 WPS"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "打开密码",
        ),
        (zipped({"xl/workbook.xml": "<x/>"}), "表格"),
        (zipped({"content.xml": "<x/>"}), "ODT"),
        (zipped({"a.txt": "x"}), "不是 DOCX"),
        (zipped({"word/document.xml": "<w:document"}), "损坏"),
        (zipped({"word/document.xml": ENTITIES}), "损坏"),
        (docx(para("正文。"))[:-40], "损坏"),
        (b"plain text", "不是 DOCX"),
    ],
)
def test_what_is_no_docx(data: bytes, words: str) -> None:
    """One Chinese sentence that says what to do."""
    with pytest.raises(InputError, match=words) as caught:
        read_bytes(data, ".docx")
    assert str(caught.value).count("。") == 1


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_no_damage_is_too_strange(seed: int) -> None:
    """Bytes changed anywhere: read, or refused with a sentence."""
    chance = random.Random(seed)
    data = bytearray(docx(para("某镇2023年工作报告"), para("一、成效", number=(1, 0)), para("学法12次。")))
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        build_outline(read_bytes(bytes(data)))
    except InputError:
        return


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.text("一二三、（）()1.学法次。：，报告\n", max_size=20), st.integers(0, 4), st.booleans()
        ),
        max_size=12,
    )
)
def test_any_paragraphs(rows: list[tuple[str, int, bool]]) -> None:
    """Whatever is numbered, bold or broken: every character is somewhere."""
    blocks = [
        para(
            "<w:r><w:br/></w:r>".join(run(part, bold=bold) for part in text.split("\n")),
            number=(1, at) if at else None,
        )
        for text, at, bold in rows
    ]
    found = outline(*blocks)
    to_document(found)

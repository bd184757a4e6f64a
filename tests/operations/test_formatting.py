"""`fzdesk format`: any report's file set anew, whole, with what could not be kept said in one sentence."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzdesk.cli import main
from fzdesk.document.profile import load_profile
from fzdesk.errors import ExportError, InputError, UserError
from fzdesk.intake.read_docx import read_docx
from fzdesk.intake.read_file import read_file
from fzdesk.intake.reading import Grid, Image, Line
from fzdesk.intake.resetting import to_set
from fzdesk.intake.structure import build_outline
from fzdesk.operations.formatting import format_file
from fzdesk.writers.docx import write_docx
from fzdesk.writers.pdf import write_pdf
from tests.intake.make_docx import docx, para
from tests.intake.pictures import CHART, EMF, inline, picture, with_pictures

STANDARD = load_profile("standard")
SENTENCE = "镇党委、镇政府把法治建设列入年度工作要点，召开专题会议4次，对重点任务逐项明确责任人和完成时限。"
REPORT = f"""青禾镇2025年法治政府建设工作报告

2025年，{SENTENCE}

一、主要举措
(一)加强组织领导。{SENTENCE * 3}
(二)规范行政执法。{SENTENCE * 2}
二、存在的问题
{SENTENCE}

青禾镇人民政府
2026年1月19日
"""
TABLE = (
    "<w:tbl><w:tr>"
    + "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("村", "件数", "12"))
    + "</w:tr></w:tbl>"
)


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "上年 报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def words(text: str) -> str:
    """All but spaces, line ends and page numbers."""
    return re.sub(r"\s", "", re.sub(r"— ?\d+ ?—", "", text))


def pdf_words(path: Path) -> str:
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as file:
        return words("".join(page.extract_text() for page in file.pages))


def test_a_text_becomes_a_pdf(text_file: Path, tmp_path: Path) -> None:
    """Every word is in it, in order; headings have the standard's numbers and faces."""
    made = format_file(text_file, tmp_path / "新.pdf")
    assert (made.pages, made.notice) == (1, "")
    assert pdf_words(made.path) == words(REPORT.replace("(一)", "（一）").replace("(二)", "（二）"))
    with pdfplumber.open(io.BytesIO(made.path.read_bytes())) as file:
        faces = {
            char["text"] + after["text"]: char["fontname"].partition("+")[2]
            for char, after in zip(file.pages[0].chars, file.pages[0].chars[1:], strict=False)
        }
    assert faces["一、"] == "NotoSansSC-Medium"
    assert faces["加强"] == "FandolKai-Regular"
    assert faces["镇2"] == "NotoSerifSC-Bold"


def test_a_docx_set_anew_stays_what_it_is(text_file: Path, tmp_path: Path) -> None:
    """Setting our own DOCX again gives the same DOCX: nothing is lost, doubled or moved."""
    first = format_file(text_file, tmp_path / "一.docx").path
    second = format_file(first, tmp_path / "二.docx").path
    lines = [[item.text for item in read_file(path).items] for path in (first, second)]
    assert lines[0] == lines[1]
    assert words("".join(lines[0])) == words(REPORT.replace("(一)", "（一）").replace("(二)", "（二）"))


def test_tables_and_pictures_are_kept(tmp_path: Path) -> None:
    """In their places; what cannot be kept is said in one sentence."""
    source = tmp_path / "来稿.docx"
    source.write_bytes(
        with_pictures(
            {"a": picture(), "e": EMF},
            *map(para, REPORT.splitlines()[:5]),
            TABLE,
            para(SENTENCE),
            para(inline("a")),
            para(inline("e") + CHART),
            para(SENTENCE),
        )
    )
    as_docx = format_file(source, tmp_path / "新.docx")
    kinds = [type(item) for item in read_file(as_docx.path).items]
    assert kinds[-6:] == [Line, Grid, Line, Image, Image, Line]
    assert as_docx.notice == "有些内容没有排进去：图表，请对照原文件补上。"
    as_pdf = format_file(source, tmp_path / "新.pdf")
    with pdfplumber.open(io.BytesIO(as_pdf.path.read_bytes())) as file:
        assert sum(len(page.images) for page in file.pages) == 1
        assert any(page.lines for page in file.pages)
    assert "图表" in as_pdf.notice
    assert "1幅矢量图" in as_pdf.notice
    assert as_pdf.notice.count("。") == 1


def test_a_website_s_lines_are_told(tmp_path: Path) -> None:
    """They are no part of the report; the clerk hears how many were left out."""
    source = tmp_path / "网页.txt"
    source.write_text(f"您当前所在位置：首页 > 政务公开\n{REPORT}", encoding="utf-8")
    made = format_file(source, tmp_path / "新.pdf")
    assert "首页" not in pdf_words(made.path)
    assert made.notice.startswith("有些内容没有排进去：网页上的栏目、页码等1行")


def test_a_character_without_a_font_is_told(tmp_path: Path) -> None:
    source = tmp_path / "字.txt"
    source.write_text(REPORT + "\ue000负责。\n", encoding="utf-8")
    assert "字体里没有的字“\ue000”" in format_file(source, tmp_path / "新.pdf").notice


ODD = {
    "one_word.txt": "报告".encode(),
    "only_title.txt": "青禾镇2025年法治政府建设工作报告\n".encode(),
    "huge_paragraph.txt": (SENTENCE.rstrip("。") * 400).encode(),
    "one_word_without_end.txt": b"x" * 3000,
    "many_lines.txt": "一\n".encode() * 3000,
    "only_table.docx": docx(TABLE),
    "only_picture.docx": with_pictures({"a": picture()}, para(inline("a"))),
    "empty_cells.docx": docx("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"),
    "long_cell.docx": docx(TABLE.replace("件数", SENTENCE * 60)),
    "tall_narrow.docx": docx("<w:tbl><w:tr>" + f"<w:tc>{para(SENTENCE * 3)}</w:tc>" * 20 + "</w:tr></w:tbl>"),
    "nothing.docx": docx(para("")),
    "headings_only.docx": docx(*(para(f"{number}、标题", style="1") for number in "一二三四五" * 9)),
    "date_first.docx": docx(para("2026年1月19日"), para("青禾镇人民政府"), para(SENTENCE)),
}


@pytest.mark.parametrize("target", ["新.docx", "新.pdf"])
@pytest.mark.parametrize("name", ODD)
def test_odd_files_are_set(tmp_path: Path, name: str, target: str) -> None:
    """Whatever it holds, the file is set, and what was made can be set again with the same words."""
    source = tmp_path / name
    source.write_bytes(ODD[name])
    made = format_file(source, tmp_path / target)
    assert made.path.stat().st_size > 1000
    if target.endswith("docx"):
        again = format_file(made.path, tmp_path / "再.docx")
        texts = [
            words("".join(item.text for item in read_file(path).items)) for path in (made.path, again.path)
        ]
        assert texts[0] == texts[1]
    else:
        assert made.pages >= 1


def test_what_cannot_be_done_is_said(text_file: Path, tmp_path: Path) -> None:
    """A wrong ending, a file that is none, an unknown profile, no folder: one sentence, nothing written."""
    with pytest.raises(InputError, match=r"\.docx 或 \.pdf"):
        format_file(text_file, tmp_path / "新.odt")
    with pytest.raises(InputError):
        format_file(tmp_path / "没有.docx", tmp_path / "新.pdf")
    with pytest.raises(UserError, match="版式"):
        format_file(text_file, tmp_path / "新.pdf", "nobody")
    with pytest.raises(ExportError):
        format_file(text_file, tmp_path / "没有" / "新.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["上年 报告.txt"]


def test_the_command(text_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Prints the file it made; what was lost goes to stderr; an existing file is replaced."""
    target = tmp_path / "新.docx"
    target.write_bytes(b"old")
    assert main(["format", str(text_file), "-o", str(target), "--profile", "fixed28"]) == 0
    assert capsys.readouterr() == (f"{target}\n", "")
    assert target.read_bytes().startswith(b"PK")
    assert main(["format", str(text_file), "-o", str(tmp_path / "新.doc")]) == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert main(["format", str(text_file)]) == 2
    assert "缺少" in capsys.readouterr().err


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "一、主要工作", "(二)存在的问题。我镇工作不够。", "1. 学法", "①普法", "附件：1.清单", "2.台账", "附件1",
                "青禾镇人民政府", "2026年1月19日", "抄送：县司法局。", "青禾镇党政办 2026年1月20日印发", "表1 情况",
                "青禾镇人民政府文件", "青政发[2026]3号", "签发人：李平", "第一部分 总结", SENTENCE, "云岭县人民政府：",
                "关于2025年法治政府建设情况的报告", "特急", "目录", "第 1 页", '他说"好"。', "a b  c 禾 d",
            ]
        ),
        st.text(alphabet='青禾镇，。“”"12 %aB（）—·①\t　一、', max_size=40),
    ),
    max_size=14,
)  # fmt: skip


@given(LINES)
@settings(max_examples=60)
def test_any_lines_are_set_whole(lines: list[str]) -> None:
    """Whatever a file's lines are taken for, each word is in the DOCX, or told as left out."""
    outline = build_outline(read_docx(docx(*map(para, lines))))
    document = to_set(outline)
    made = read_docx(write_docx(document, STANDARD))
    in_docx = Counter(words("".join(item.text for item in made.items)))
    assert write_pdf(document, STANDARD).pages >= 1
    told = "".join(line.text for line in outline.left_out)
    chinese = re.compile("[\u4e00-\u9fff]")
    lost = Counter(chinese.findall("".join(lines))) - in_docx - Counter(told)
    assert not lost - Counter("第号年月日一二" * len(lines))  # numbers get the standard's form

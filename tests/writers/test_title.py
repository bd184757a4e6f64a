"""Titles: whole words, balanced lines, never a box or an hourglass."""

import io

import docx
import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.document.model import Document
from fzdesk.document.profile import load_profile
from fzdesk.writers.docx import write_docx
from fzdesk.writers.fonts import typefaces
from fzdesk.writers.pdf import write_pdf
from fzdesk.writers.title import break_title, title_lines, title_width

WIDTH = 442.2 / 22


def lines_of(title: str) -> tuple[str, ...]:
    return break_title(title, WIDTH)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("青禾镇2025年法治政府建设年度报告", ("青禾镇2025年法治政府建设年度报告",)),
        (
            "云岭县青禾镇人民政府2025年法治政府建设年度报告",
            ("云岭县青禾镇人民政府2025年", "法治政府建设年度报告"),
        ),
        (
            "云岭县青禾镇人民政府关于2025年法治政府建设情况的报告",
            ("云岭县青禾镇人民政府关于", "2025年法治政府建设情况的报告"),
        ),
        (
            "云岭市滨江区望江街道办事处关于贯彻落实《法治政府建设实施纲要（2021年）》情况的报告",
            (
                "云岭市滨江区望江街道办事处关于贯彻落实",
                "《法治政府建设实施纲要（2021年）》",
                "情况的报告",
            ),
        ),
        (
            "青禾镇2025年度行政执法案件办理情况统计表",
            ("青禾镇2025年度行政执法", "案件办理情况统计表"),
        ),
    ],
)
def test_titles_break_where_a_clerk_would(title: str, lines: tuple[str, ...]) -> None:
    """The unit's name, the year and 法治政府建设 stay whole."""
    assert lines_of(title) == lines


@given(
    st.sampled_from(["云岭县青禾镇人民政府", "青禾镇人民政府", "云岭县青禾镇", "滨江区望江街道办事处"]),
    st.lists(
        st.sampled_from(
            ["关于", "2025年", "2025年度", "推进", "法治政府建设", "工作", "情况的报告", "年度报告"]
        ),
        min_size=1,
        max_size=9,
    ),
)
def test_words_stay_whole_and_lines_fit(unit: str, words: list[str]) -> None:
    """No line is too wide; no year and no 法治政府 is cut; nothing is lost."""
    title = unit + "".join(words)
    lines = lines_of(title)
    assert "".join(lines) == title
    assert all(title_width(line) <= WIDTH for line in lines)
    assert lines[0].startswith(unit)
    assert "\n".join(lines).count("法治政府") == title.count("法治政府")
    assert "\n".join(lines).count("2025年") == title.count("2025年")
    assert not any(line.startswith("的") for line in lines)


@given(st.text(max_size=300))
def test_any_title_is_broken(title: str) -> None:
    """Whatever is typed as a title comes out whole."""
    assert "".join(lines_of(title)) == title


def test_a_unit_longer_than_a_line_breaks_at_a_place() -> None:
    """A long autonomous county's township keeps 人民政府 whole."""
    lines = lines_of("云岭彝族自治县青禾哈尼族彝族傣族民族乡人民政府2025年度法治政府建设工作情况报告")
    assert lines == ("云岭彝族自治县", "青禾哈尼族彝族傣族民族乡人民政府", "2025年度法治政府建设工作情况报告")


def test_a_document_s_name_wider_than_a_line_breaks_at_its_words() -> None:
    """《…（2021—2025年）》 is half an em wider than the page in some faces."""
    lines = lines_of("青禾镇关于贯彻落实《法治政府建设实施办法（2021—2025年）》情况的报告")
    assert lines == ("青禾镇关于贯彻落实《法治政府建设实施", "办法（2021—2025年）》情况的报告")


@pytest.mark.parametrize("text", ["0123456789" * 3, "MWmw@%&", "ABCXYZ", "《青禾》——“法治”", "-,./()"])
def test_no_face_is_wider_than_measured(text: str) -> None:
    """The shipped face of titles stays within what both formats reckon with."""
    profile = load_profile("standard")
    face = typefaces(profile)["title"]
    assert all(face.advances[char] <= title_width(char) for char in text)


def test_pdf_and_docx_have_the_same_title_lines() -> None:
    """Whatever digits are as wide as."""
    title = "云岭县青禾镇人民政府关于2021—2025年“12345”热线和1+10+100法治政府建设情况的报告"
    document = Document(title=(title,), subtitle="2026年1月19日")
    profile = load_profile("standard")
    wanted = [*title_lines(document, profile), "（2026年1月19日）"]
    made = docx.Document(io.BytesIO(write_docx(document, profile)))
    assert [line for one in made.paragraphs[:2] for line in one.text.split("\n")] == wanted
    with pdfplumber.open(io.BytesIO(write_pdf(document, profile).data)) as pdf:
        chars = pdf.pages[0].chars
    drawn: dict[float, str] = {}
    for char in chars:
        drawn[char["matrix"][5]] = drawn.get(char["matrix"][5], "") + char["text"]
    assert list(drawn.values())[: len(wanted)] == wanted

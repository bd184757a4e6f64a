"""Titles: whole words, balanced lines, never a box or an hourglass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.writers.line_breaking import is_full_width
from fzdesk.writers.title import break_title

WIDTH = 442.2


def measure(text: str) -> float:
    return sum(22.0 if is_full_width(char) else 11.0 for char in text)


def lines_of(title: str) -> tuple[str, ...]:
    return break_title(title, 22.0, measure, WIDTH)


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
            "云岭市滨江区望江街道办事处关于贯彻落实《法治政府建设实施办法（2021—2025年）》情况的报告",
            (
                "云岭市滨江区望江街道办事处关于贯彻落实",
                "《法治政府建设实施办法（2021—2025年）》",
                "情况的报告",
            ),
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
    assert all(measure(line) <= WIDTH for line in lines)
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
    assert len(lines) == 2
    assert lines[1].startswith("人民政府2025年度")

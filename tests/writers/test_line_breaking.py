"""Lines of Chinese text: rules of 避头尾, unbreakable runs, even spreading."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.writers.line_breaking import (
    NOT_AT_END,
    NOT_AT_START,
    BreakRule,
    Broken,
    break_lines,
    is_full_width,
)

CELL = 442.2 / 28
WIDTH = 442.2


def set_lines(text: str, *, indent: int = 0, rule: BreakRule = "word") -> tuple[list[str], Broken]:
    advances = [CELL if is_full_width(char) else CELL / 2 for char in text]
    broken = break_lines(text, advances, WIDTH, indent * CELL, rule=rule)
    return [text[line.start : line.end] for line in broken.lines], broken


HANZI = st.text("青禾镇云岭县法治政府建设年度报告审核调解", min_size=1, max_size=9)
NUMBERS = st.one_of(
    st.integers(0, 10**7).map("{:,}件".format),
    st.decimals(0, 100, places=1).map("{}%".format),
    st.sampled_from(["2021—2025年", "3.5万元", "±0.5℃", "GB/T", "12345", "40‰", "A4"]),
)
MARKED = st.tuples(HANZI, st.sampled_from(["《{}》", "（{}）", "“{}”", "〔{}〕", "——{}……", "【{}】"])).map(
    lambda pair: pair[1].format(pair[0])
)
CLAUSES = st.lists(st.one_of(HANZI, NUMBERS, MARKED), min_size=1, max_size=4).map("".join)
TEXTS = st.lists(st.tuples(CLAUSES, st.sampled_from("，。、；：？！ ·～")), max_size=25).map(
    lambda pairs: "".join(clause + mark for clause, mark in pairs)
)


@given(TEXTS, st.integers(0, 2))
def test_nothing_is_lost_doubled_or_changed(text: str, indent: int) -> None:
    """Lines put together again are the text."""
    lines, _ = set_lines(text, indent=indent)
    assert "".join(lines) == text


@given(TEXTS, st.integers(0, 2))
def test_no_line_begins_or_ends_with_a_forbidden_mark(text: str, indent: int) -> None:
    """避头 and 避尾 hold at every line but the paragraph's own first and last."""
    lines, _ = set_lines(text, indent=indent)
    for before, after in pairwise(lines):
        assert after[0] not in NOT_AT_START
        assert after[0] != " "
        assert before.rstrip(" ")[-1] not in NOT_AT_END


@given(TEXTS, st.integers(0, 2))
def test_no_line_is_over_wide_and_all_but_the_last_are_full(text: str, indent: int) -> None:
    """Each line reaches the edge exactly, the last keeps its natural width."""
    _, broken = set_lines(text, indent=indent)
    for number, line in enumerate(broken.lines):
        room = WIDTH - (indent * CELL if number == 0 else 0)
        gaps = broken.stretch.count(1, line.start + 1, line.visible)
        assert line.width + line.gap * gaps <= room + 0.02
        if number < len(broken.lines) - 1:
            assert line.width + line.gap * gaps == pytest.approx(room, abs=0.02)
        else:
            assert line.gap == 0


@given(TEXTS)
def test_runs_stay_whole(text: str) -> None:
    """A number with its sign, —— and …… are never parted."""
    _, broken = set_lines(text)
    ends = {line.end for line in broken.lines}
    for run in re.finditer(r"±?[0-9][0-9,.]*[%‰℃]?|GB/T|——|……", text):
        assert not ends & set(range(run.start() + 1, run.end()))


@given(TEXTS)
def test_the_fine_rule_keeps_units_and_ranges_whole(text: str) -> None:
    """2021—2025年, 15,842件, 3.5万元 as well."""
    _, broken = set_lines(text, rule="fine")
    ends = {line.end for line in broken.lines}
    for run in re.finditer(r"[0-9][0-9,.]*(?:—[0-9]+)?(?:[%‰℃件]|万元|年)|——|……", text):
        assert not ends & set(range(run.start() + 1, run.end()))


def test_a_unit_may_begin_a_line_as_in_word() -> None:
    """The default parts a number from its unit, because nothing keeps Word from it; fine does not."""
    text = "禾" * 25 + "15,842件" + "禾" * 20
    assert set_lines(text)[0][0] == "禾" * 25 + "15,842"
    assert set_lines(text, rule="fine")[0][0] == "禾" * 25


@given(st.text(max_size=200))
def test_any_text_ends_and_keeps_every_character(text: str) -> None:
    """Whatever is typed is set, every line but an empty text's has something on it."""
    lines, _ = set_lines(text)
    assert "".join(lines) == text
    assert all(lines)


def test_a_full_line_has_28_characters() -> None:
    """28 full-width characters fill a line without any spreading."""
    lines, broken = set_lines("禾" * 60, indent=2)
    assert [len(line) for line in lines] == [26, 28, 6]
    assert [line.gap for line in broken.lines] == pytest.approx([0, 0, 0], abs=0.001)


def test_a_mark_is_pushed_out_with_its_neighbour() -> None:
    """Nothing is squeezed: the character before a mark that does not fit goes down with it."""
    lines, broken = set_lines("禾" * 28 + "，" + "苗" * 5)
    assert lines == ["禾" * 27, "禾，" + "苗" * 5]
    assert broken.lines[0].gap == pytest.approx(CELL / 26)


def test_an_opening_mark_does_not_end_a_line() -> None:
    """《 at the edge goes down."""
    lines, _ = set_lines("禾" * 27 + "《青禾》")
    assert lines == ["禾" * 27, "《青禾》"]


def test_latin_and_digits_are_not_spread() -> None:
    """Slack goes between characters, never into a number."""
    text = "禾" * 20 + "15,842件" + "禾" * 40
    _, broken = set_lines(text)
    start = text.index("15,842")
    first = broken.lines[0]
    assert broken.shift(first, start + 5) - broken.shift(first, start) == pytest.approx(5 * CELL / 2)


def test_a_run_wider_than_a_line_is_broken_by_force() -> None:
    """A word without end fills line after line."""
    lines, _ = set_lines("禾" * 4 + "x" * 150)
    assert [len(line) for line in lines] == [4 + 48, 56, 46]


@pytest.mark.parametrize("before", range(0, 28, 3))
def test_a_web_address_breaks_behind_a_slash(before: int) -> None:
    """And nowhere else, never behind its ://."""
    address = "https://www.qinghe.example.cn/" + "/".join(["fazhi", "2025"] * 6) + "/index.html"
    lines, _ = set_lines("见" * before + address + "。")
    assert "".join(lines) == "见" * before + address + "。"
    assert len(lines) > 1
    inside = [line for line in lines[:-1] if "//" in line or "见" not in line]
    assert all(line.endswith("/") and not line.endswith("//") for line in inside)


def test_a_sign_of_a_unit_stays_with_its_number() -> None:
    """120㎡ goes down whole; the DOCX tells Word the same list of marks."""
    for spare in range(24, 27):
        lines, _ = set_lines("禾" * spare + "120㎡" + "苗" * 30)
        assert not any(line.startswith("㎡") for line in lines)


def test_spaces_hang_past_the_edge() -> None:
    """A space at a line's end takes no room and begins no line."""
    lines, broken = set_lines("禾" * 28 + "  " + "苗" * 3)
    assert lines == ["禾" * 28 + "  ", "苗" * 3]
    assert broken.lines[0].width == pytest.approx(WIDTH)


def test_marks_shared_with_latin_are_full_width() -> None:
    """“ ” — … · fill a cell, digits and accented Latin do not."""
    assert all(map(is_full_width, "“”‘’—…·×÷℃‰㎡禾，"))
    assert not any(map(is_full_width, "0a%-é°"))

"""Figures of the prose, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fzdesk.intake.facts import ReadFigure, figures_in
from fzdesk.intake.passage import Fragment, Passage, passage


def read(text: str) -> list[ReadFigure]:
    return list(figures_in(passage(text, 7)))


@pytest.mark.parametrize(
    ("text", "value", "unit", "precision"),
    [
        ("112起", "112", "起", "exact"),
        ("10余次", "10", "次", "余"),
        ("1500余份", "1500", "份", "余"),
        ("20 余幅", "20", "幅", "余"),
        ("近200人次", "200", "人次", "近"),
        ("约30件", "30", "件", "约"),
        ("30件左右", "30", "件", "约"),
        ("300多人", "300", "人", "多"),
        ("20次以上", "20", "次", "以上"),
        ("超过50场次", "50", "场次", "以上"),
        ("97%", "97", "%", "exact"),
        ("99.07％", "99.07", "%", "exact"),
        ("百分之九十五", "95", "%", "exact"),
        ("1,234册", "1234", "册", "exact"),
        ("3.5万元", "35000", "元", "exact"),
        ("1.2万余人次", "12000", "人次", "余"),
        ("两个", "2", "个", "exact"),
        ("三次", "3", "次", "exact"),
        ("十余场", "10", "场", "余"),
        ("百余名", "100", "名", "余"),
        ("一名", "1", "名", "exact"),
    ],
)
def test_figures(text: str, value: str, unit: str, precision: str) -> None:
    """Value, unit and precision; the words around it do not matter."""
    for before, after in (("", ""), ("全年共", "。"), ("2022年，", "，效果良好")):
        found = read(before + text + after)
        assert [(one.text, one.value, one.unit, one.precision) for one in found] == [
            (text, Decimal(value), unit, precision)
        ]
        assert (found[0].paragraph, found[0].start, found[0].end) == (7, len(before), len(before) + len(text))


@pytest.mark.parametrize(
    "text",
    [
        "2021年12月4日",
        "二〇二一年",
        "“12·4”国家宪法日、3.15、6·26",
        "第三十六条",
        "第36条",
        "第二次",
        "十九届六中全会",
        "党的二十大",
        "柳府〔2022〕15号",
        "“两个确立”“四个意识”",
        "做到两个维护",
        "一是二是",
        "一次性告知",
        "一起学习",
        "没有一起矛盾纠纷",
        "进一步、一方面",
        "“1+5”联动体系",
        "三项制度",
        "三个月",
        "千家万户",
        "数十次",
        "每一件",
        "12345热线",
        "一期工程",
    ],
)
def test_no_figures(text: str) -> None:
    """Dates, ordinals, slogans, names of days."""
    assert read(text) == []


def test_several_in_a_sentence() -> None:
    """Each with its own unit."""
    found = read("全镇共排查矛盾纠纷112起，成功调处109起，成功率97%，接访96件204人次，下访3—5次。")
    assert [one.text for one in found] == ["112起", "109起", "97%", "96件", "204人次", "3—5次"]
    assert (found[-1].value, found[-1].high) == (3, 5)


def test_a_figure_broken_over_two_lines() -> None:
    """It begins where its first character stands."""
    words = Passage((Fragment("培训1", 3, 2), Fragment("20人次。", 4, 0)))
    (found,) = figures_in(words)
    assert (found.text, found.value, found.paragraph, found.start) == ("120人次", 120, 3, 4)

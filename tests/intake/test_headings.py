"""What is a heading and what is none."""

from __future__ import annotations

import pytest

from fzdesk.intake.headings import numbered_heading, unnumbered_heading
from fzdesk.intake.numbers import leading_number
from fzdesk.intake.passage import passage
from fzdesk.intake.reading import Line
from fzdesk.intake.wording import (
    date_in,
    is_addressee,
    is_date_line,
    is_issuer,
    is_part_heading,
    part_kind,
    year_in,
)


@pytest.mark.parametrize(
    ("text", "shown", "level"),
    [
        ("一、主要成效", "一", 1),
        ("十二、其他", "十二", 1),
        ("三．下一步", "三", 1),
        ("一 、主要成效", "一", 1),
        ("第二部分 存在问题", "二", 1),
        ("（一）加强领导", "（一）", 2),
        ("(二)加强领导", "（二）", 2),
        ("（三)加强领导", "（三）", 2),
        ("（ 四 ）加强领导", "（四）", 2),
        ("五)加强领导", "（五）", 2),
        ("（六、加强领导", "（六）", 2),
        ("1.深入学习", "1.", 3),
        ("２．深入学习", "2.", 3),
        ("3、深入学习", "3.", 3),
        ("4.2021年以来", "4.", 3),
        ("⒌深入学习", "5.", 3),
        ("（1）分村开展", "（1）", 4),
        ("2)分村开展", "（2）", 4),
        ("③分村开展", "（3）", 4),
        ("⑷分村开展", "（4）", 4),
    ],
)
def test_numbers_of_headings(text: str, shown: str, level: int) -> None:
    """All the ways people write them, told in one."""
    number = leading_number(text)
    assert number is not None
    assert (number.shown, number.level) == (shown, level)


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导。",
        "一、二级网格员全部到岗",
        "三、四月份开展检查",
        "12.4国家宪法日",
        "3.15消费者权益保护日",
        "1.5万元",
        "2021年以来",
        "20余次",
        "（2021年12月9日）",
        "十四五规划",
        "一村一法律顾问",
        "二〇二一年十二月",
        "三项制度",
        "100%",
        "",
    ],
)
def test_what_is_no_number_of_a_heading(text: str) -> None:
    """Dates, decimals, lists of numerals and counted sentences begin no heading."""
    assert leading_number(text) is None


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("（一）强化组织领导。切实落实责任。", "强化组织领导", "切实落实责任。"),
        ("（一）强化组织领导", "强化组织领导", ""),
        ("（一）宣传不够。", "宣传不够", ""),
        ("1.加强学习：全年学习3次。", "加强学习", "全年学习3次。"),
        ("（一）加强组织领导　　全镇成立了领导小组，由镇长任组长，各站所负责人为成员，统筹推进", "加强组织领导", None),
        ("2.一是突出重点，二是强化协同，三是注重实效，四是压实责任，五是完善机制，六是做好保障，七是营造氛围，八是总结经验。", "", None),
    ],
)  # fmt: skip
def test_where_a_heading_ends(text: str, title: str, rest: str | None) -> None:
    """At its sentence's end, its colon or a gap; a long sentence is no heading."""
    found = numbered_heading(Line(passage(text, 0)))
    assert found is not None
    assert found.headline.title == title
    assert rest is None or found.rest.text == rest
    assert found.headline.passage.text + found.rest.text == text


@pytest.mark.parametrize(
    "text",
    [
        "存在的主要问题",
        "存在的不足和原因：",
        "党政主要负责人履行推进法治建设第一责任人职责情况",
        "党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况",
        "下一步工作打算",
        "2024年法治政府建设工作计划",
        "2023年工作开展情况",
        "主要做法和成效",
        "其他需要报告的情况",
    ],
)
def test_headings_without_number(text: str) -> None:
    """A line that can only be a part's heading."""
    assert is_part_heading(text)
    assert unnumbered_heading(Line(passage(text, 0)), part_open=True)


@pytest.mark.parametrize(
    "text",
    [
        "主要做法如下。",
        "作为镇党委书记坚持知法守法，合理用法，把人性化",
        "森林草原防灭火、生产安全、生态环境保护等重点领域，完善法治保障，制度体系的情况",
        "树立人人学法，人人懂法，人人用法的法制意识",
        "的必修课",
        "制定年度工作安排",
    ],
)
def test_no_headings(text: str) -> None:
    """Stretches of sentences are none."""
    assert not is_part_heading(text)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2021年工作情况", "achievements"),
        ("推进法治政府建设的主要举措及成效", "achievements"),
        ("创新工作举措", "achievements"),
        ("年度工作计划落实情况", "achievements"),
        ("存在的主要问题", "problems"),
        ("存在的不足及下一步打算", "problems"),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", "responsible"),
        ("2022年主要思路和打算", "plans"),
        ("下一年度推进法治政府建设的主要安排", "plans"),
        ("2023年推进法治政府建设工作计划", "plans"),
        ("其他需要报告的情况", "other"),
        ("附则", None),
    ],
)
def test_kinds_of_parts(title: str, kind: str | None) -> None:
    """By wording, whatever the order of the parts."""
    assert part_kind(title) == kind


def test_issuers_and_addressees() -> None:
    assert all(
        map(is_issuer, ("青禾镇人民政府", "中共青禾镇委员会", "石桥街道办事处", "青禾镇党委 青禾镇人民政府"))
    )
    assert not any(
        map(is_issuer, ("青禾镇法治政府建设报告", "坚持党委", "县委、县政府的领导", "领导小组定期研究"))
    )
    assert all(map(is_addressee, ("县委、县政府：", "云岭县人民政府:", "县委全面依法治县委员会办公室：")))
    assert not any(map(is_addressee, ("现将有关情况报告如下：", "县委、县政府", "一是：")))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年12月4日", "2021-12-04"),
        ("（2023年12月9日）", "2023-12-09"),
        ("2021 年 12 月 4 日", "2021-12-04"),
        ("二〇二一年十二月四日", "2021-12-04"),
        ("二○二二年十月二十一日", "2022-10-21"),
        ("2021.12.4", "2021-12-04"),
        ("2021-12-04", "2021-12-04"),
        ("2021年13月4日", None),
        ("2021年12月", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    found = date_in(text)
    assert (found.isoformat() if found else None) == day
    assert is_date_line(text) == (day is not None)


def test_years() -> None:
    assert [year_in(text) for text in ("关于 2021 年度", "二〇二二年报告", "2021—2025年", "报告")] == [
        2021,
        2022,
        2021,
        None,
    ]

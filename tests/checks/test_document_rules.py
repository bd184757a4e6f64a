"""Rules about the whole report: contents, numbers in order, what is announced, what comes twice."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from msgspec.structs import replace

from fzdesk.catalogue.editions import edition_for
from fzdesk.checks.engine import Memory, run
from fzdesk.checks.finding import Dates
from fzdesk.document import model as tree
from fzdesk.document.compose import compose
from fzdesk.report.figures import Counted, Figures
from fzdesk.report.model import (
    Answer,
    FigureMark,
    FigureValue,
    Paragraph,
    SectionState,
    Text,
    UnitProfile,
)
from fzdesk.report.prose import new_report
from tests.checks.writing import FRAME, document, framed

WHOLE = FRAME.format(text="全年学法12次。")


def rules(text: str, rule: str, **kwargs: str) -> list[tuple[str, str]]:
    """Level and words of what one rule finds in a whole report."""
    return [(f.level, f.where.text) for f in run(document(text, **kwargs)) if f.rule == rule]  # type: ignore[arg-type]


def without(part: str) -> str:
    """The whole report without one of its parts."""
    kept: list[str] = []
    dropping = False
    for line in WHOLE.splitlines():
        if "、" in line[:2]:
            dropping = line.startswith(part)
        if not dropping:
            kept.append(line)
    return "\n".join(kept)


@pytest.mark.parametrize("part", ["二、", "三、", "四、"])
def test_a_part_that_is_nowhere_is_an_error(part: str) -> None:
    """② ③ ④ left out altogether."""
    assert [level for level, _ in rules(without(part), "contents.part")] == ["error"]


def test_a_part_only_mentioned_is_a_warning() -> None:
    """③ named in a sentence of another part."""
    text = without("三、").replace(
        "全年学法12次。", "主要负责人履行推进法治建设第一责任人职责，全年学法12次。"
    )
    assert [level for level, _ in rules(text, "contents.part")] == ["warning"]


def test_a_part_counts_wherever_it_has_a_heading() -> None:
    """③ as a section of ①, on a line of its own or running in."""
    for heading in (
        "（一）履行第一责任人职责情况\n书记听取汇报。",
        "（一）履行第一责任人职责情况。书记听取汇报4次。",
    ):
        assert rules(without("三、").replace("全年学法12次。", heading), "contents.part") == []


def test_achievements_may_fill_several_parts() -> None:
    """一、强化组织保障 二、创新普法宣传 stand for part ①."""
    body = "全年组织学法12次，开展普法宣传活动20次，受理矛盾纠纷30件，全部得到化解，没有发生群体性事件和越级上访事件，群众比较满意。"
    spread = f"一、强化组织保障，统筹安排法治建设\n{body}\n二、聚焦短板弱项补齐能力\n{body}\n"
    rest = "\n".join(WHOLE.splitlines()[2:]).replace("二、存在", "三、存在")
    assert [f for f in rules(spread + rest, "contents.part") if "举措" in f[1]] == []
    assert rules(spread + rest, "plan.no_reason") == []


def test_achievements_without_a_heading_are_a_warning() -> None:
    """The text is there, only its heading is not."""
    text = without("一、")
    body = "我镇坚持依法行政，全年组织学法12次，开展普法宣传活动20次，受理矛盾纠纷30件，全部得到化解，没有发生群体性事件和越级上访事件。"
    assert [level for level, _ in rules(body + "\n" + text, "contents.part")] == ["warning"]


def test_a_heading_without_body() -> None:
    """A mandatory part's is an error, a section's a warning."""
    assert rules(WHOLE.replace("全年学法12次。\n", ""), "contents.empty") == [
        ("error", "一、2025年推进法治政府建设的主要举措和成效")
    ]
    text = WHOLE.replace("全年学法12次。", "（一）抓好学法\n（二）抓好普法\n全年普法9次。")
    assert rules(text, "contents.empty") == [("warning", "（一）抓好学法")]
    assert rules(WHOLE, "contents.empty") == []


def test_an_item_that_ends_with_a_colon() -> None:
    """一是…： and then 二是."""
    text = WHOLE.replace(
        "一是学法不够深入。原因是安排得少。", "一是学法有待加强：\n二是普法有待加强，原因是人手少。"
    )
    assert rules(text, "contents.empty_item") == [("warning", "：")]
    text = WHOLE.replace("全年学法12次。", "1.抓好学法：\n一是领导带头。\n二是按月安排。")
    assert rules(text, "contents.empty_item") == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("主要表现在两个方面：一是甲事。二是乙事。三是丙事。", "error"),
        ("存在两方面不足：\n一是甲事。\n二是乙事。\n三是丙事。", "error"),
        ("主要表现在三个方面：一是甲事。二是乙事。", "warning"),
        ("主要表现在三个方面：一是甲事。二是乙事。三是丙事。", None),
        ("抓好以下两个方面工作：\n（一）甲事。办了。\n（二）乙事。办了。\n（三）丙事。办了。", "error"),
        ("抓好以下三个方面工作：\n（一）甲\n办了。\n（二）乙\n1.子。\n（三）丙\n办了。", None),
        ("我镇在两个村开展试点。一是甲事。二是乙事。三是丙事。", None),
        ("做好“两个维护”。一是甲事。二是乙事。三是丙事。", None),
        ("抓好以下工作：一是甲事。二是乙事。", None),
    ],
)
def test_what_is_announced_is_listed(text: str, level: str | None) -> None:
    """主要表现在两个方面 and then three."""
    found = rules(WHOLE.replace("全年学法12次。", text), "count.announced")
    assert [found_level for found_level, _ in found] == ([level] if level else [])


def test_one_figure_with_two_values_is_asked() -> None:
    """会前学法12次 here and 会前学法14次 there."""
    text = "（一）抓学法\n全年会前学法12次。\n（二）抓能力\n坚持会前学法14次。"
    assert rules(WHOLE.replace("全年学法12次。", text), "count.two_values") == [("warning", "会前学法14次")]
    for right in ("坚持会前学法12次。", "上半年会前学法6次。", "坚持会前学法10余次。"):
        same = WHOLE.replace("全年学法12次。", text.replace("坚持会前学法14次。", right))
        assert rules(same, "count.two_values") == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("一、2025年主要举措和成效", "甲。", "三、存在的不足", "乙。"), ["三、"]),
        (
            ("一、2025年主要举措和成效", "（一）甲", "文。", "（二）乙", "文。", "（二）丙", "文。"),
            ["（二）"],
        ),
        (("一、2025年主要举措和成效", "（一）甲", "1.子。", "2.丑。", "4.寅。"), ["4."]),
        (
            (
                "一、2025年主要举措和成效",
                "（一）甲",
                "1.子。",
                "（二）乙",
                "1.丑。",
                "2.寅。",
                "二、存在的不足",
                "（一）丙",
                "文。",
            ),
            [],
        ),
        (("一、2025年主要举措和成效", "1.子。", "（1）甲。", "（2）乙。", "2.丑。", "（1）丙。"), []),
        (("一、2025年主要举措和成效", "一、二级网格员参加。", "3.5万人参加。"), []),
    ],
)
def test_numbers_go_on(lines: tuple[str, ...], found: list[str]) -> None:
    """None skipped, none twice; each level begins anew under the one above."""
    assert [words for _, words in rules("\n".join(lines), "number.order")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一是甲。二是乙。四是丙。", ["四是"]),
        ("一是甲。\n二是乙。\n二是丙。", ["二是"]),
        ("一是甲。二是乙。\n一是丙。二是丁。", []),
        ("一是甲。其中之一是乙，唯一是丙。二是丁。", []),
    ],
)
def test_items_go_on(text: str, found: list[str]) -> None:
    """一是、二是、四是, within a paragraph or over several."""
    assert [words for _, words in rules(WHOLE.replace("全年学法12次。", text), "number.items")] == found


def test_a_part_without_a_number() -> None:
    """Among numbered parts one heading has none."""
    text = WHOLE.replace("三、党政", "党政")
    assert rules(text, "number.missing") == [("warning", "党政主要负责人履行推进法治建设第一责任人职责情况")]


def test_levels_are_alike() -> None:
    """1. right under 一、 while other parts use （一）."""
    text = WHOLE.replace("全年学法12次。", "（一）抓学法\n全年12次。").replace(
        "一是学法不够深入。", "1.学法不够深入。"
    )
    assert [words for _, words in rules(text, "number.level")] == ["1."]


def test_years_in_the_headings_of_parts() -> None:
    """举措 of this year, 安排 of the next."""
    text = WHOLE.replace("一、2025年", "一、2024年").replace("四、2026年", "四、2025年")
    assert rules(text, "date.leftover") == [("error", "2024年"), ("error", "2025年")]
    assert rules(WHOLE, "date.leftover") == []


def test_a_plan_for_a_year_that_is_over() -> None:
    """A date left over in the plans."""
    text = WHOLE.replace("2026年每月学法1次", "2025年6月底前完成")
    assert rules(text, "date.plan_past") == [("warning", "2025年")]
    assert rules(WHOLE, "date.plan_past") == []


@pytest.mark.parametrize(
    ("date", "levels"),
    [
        ("2025年12月4日", ["note"]),
        ("2026年1月15日", []),
        ("2024年12月31日", ["error"]),
        ("2028年1月15日", ["error"]),
        ("", []),
    ],
)
def test_the_day_of_the_report(date: str, levels: list[str]) -> None:
    """Inside the period: a note; in a wrong year: an error."""
    assert [level for level, _ in rules(WHOLE, "date.report", date=date)] == levels


def test_a_period_that_ends_in_november() -> None:
    """Counties that ask for 1—11月 get reports dated in December."""
    dates = Dates(2025, dt.date(2025, 1, 1), dt.date(2025, 11, 30), dt.date(2025, 12, 5))
    assert [f for f in run(document(WHOLE, date="2025年12月5日"), on=dates) if f.rule == "date.report"] == []


LONG = "组织干部走村入户听取群众对集镇管理和道路养护的意见并逐件记录在案"


def test_a_passage_that_stands_twice() -> None:
    """A sentence written in two sections; set phrases do not count."""
    text = f"（一）抓学法\n{LONG}。\n（二）抓普法\n年内{LONG}。"
    assert rules(WHOLE.replace("全年学法12次。", text), "repeat.inside") == [("note", LONG)]
    phrase = "坚持以习近平新时代中国特色社会主义思想为指导"
    assert rules(WHOLE.replace("全年学法12次。", f"{phrase}。{phrase}。"), "repeat.inside") == []


def test_what_was_taken_over_from_last_year() -> None:
    """Paragraph by paragraph, and the whole report; other figures do not make other words."""
    words = "".join(f"{LONG}，办理第{n}类事项12件，群众较为满意。" for n in "一二三")
    old, new = framed(words, 2024), framed(words.replace("12", "15"), 2025)
    found = [f.level for f in run(new, previous=old) if f.rule == "repeat.last_year"]
    assert found.count("warning") == 1
    assert "note" in found
    other = framed(
        "今年新建法治广场一处，培养法律明白人，聘请法治副校长，组织旁听庭审，开展案卷评查，整改问题，成效明显，群众欢迎。"
    )
    assert [f for f in run(other, previous=old) if f.rule == "repeat.last_year" and f.where.number == 2] == []


def test_a_passage_another_report_has_too() -> None:
    """The words both have, wherever they stand; set phrases and short likeness are nobody's."""
    one, other = framed(f"全镇{LONG}。"), framed(f"我乡今年{LONG}，成效明显。")
    assert [(f.level, f.where.text) for f in run(one, other=other) if f.rule == "repeat.other"] == [
        ("note", LONG)
    ]
    phrase = "坚持以习近平新时代中国特色社会主义思想为指导"
    assert [f for f in run(framed(phrase), other=framed(phrase)) if f.rule == "repeat.other"] == []
    assert [f for f in run(one) if f.rule == "repeat.other"] == []


def test_problems_want_reasons() -> None:
    """No reason at all: one warning; one item without: a note."""
    both = "一是学法不够深入。\n二是普法形式单一。"
    text = WHOLE.replace("一是学法不够深入。原因是安排得少。", both)
    assert [level for level, _ in rules(text, "plan.no_reason")] == ["warning"]
    text = WHOLE.replace("一是学法不够深入。原因是安排得少。", both + "由于人手不足。")
    assert rules(text, "plan.no_reason") == [("note", "一是学法不够深入。")]
    assert rules(WHOLE, "plan.no_reason") == []


def test_problems_want_an_answer() -> None:
    """A problem of which the plans say nothing."""
    text = WHOLE.replace("一是学法不够深入。", "一是信访积案化解难。")
    assert rules(text, "plan.unanswered") == [("note", "一是信访积案化解难。原因是安排得少。")]
    assert rules(WHOLE, "plan.unanswered") == []


def test_plans_want_a_figure_or_a_date() -> None:
    """None has one: one note at the heading; some have: a note at each other one."""
    bare = WHOLE.replace("，2026年每月学法1次", "")
    assert [level for level, _ in rules(bare, "plan.no_target")] == ["note"]
    assert rules(WHOLE + "二是加强普法。\n", "plan.no_target") == [("note", "二是加强普法。")]
    assert rules(WHOLE, "plan.no_target") == []


def test_figures_of_the_report_itself() -> None:
    """A rate typed beside its part and whole; a typed figure beside its ledger; a figure that moved on."""
    catalogue = edition_for(2025)
    key = "disputes.mediation"
    values = {"accepted": 100, "closed": 100, "succeeded": 90, "rate": 99}
    answer = Answer("done", figures={name: FigureValue(Decimal(value)) for name, value in values.items()})
    report = replace(new_report(2025, UnitProfile("青禾镇"), catalogue), answers={key: answer})
    figures = Figures(report, catalogue, {f"{key}.accepted": Counted(Decimal(97), 97)})
    spans = (
        tree.Span("受理"),
        tree.Span("100", "figure", source=tree.Source("disputes", "p", 1, f"{key}.accepted")),
        tree.Span("件，成功率"),
        tree.Span("99%", "figure", source=tree.Source("disputes", "p", 3, f"{key}.rate"), stale="90%"),
        tree.Span("。"),
    )
    found = run(tree.Document(("报告",), nodes=(tree.Paragraph("p", spans),), year=2025), figures, catalogue)
    by_rule = {f.rule: f for f in found}
    assert by_rule["rate.figure"].level == "error"
    assert by_rule["count.ledger"].where.text == "100"
    assert by_rule["count.ledger"].where.source.field == f"{key}.accepted"
    assert by_rule["count.stale"].fix == "90%"


@pytest.mark.parametrize(
    ("before", "shown", "after", "printed"),
    [("工作", "7", "0次。", "70"), ("工作1", "7", "次。", "17"), ("共3", "99.5%", "。", "399.5"), ("工作", "7", "次。", ""),
     ("工作", "7", "余次。", ""), ("工作", "10余", "1次。", "")],
)  # fmt: skip
def test_a_digit_beside_a_figure(before: str, shown: str, after: str, printed: str) -> None:
    """What prints is another number than the one that was filled in, however it came to stand there."""
    catalogue = edition_for(2025)
    report = new_report(2025, UnitProfile("青禾镇"), catalogue)
    pieces = (Text(f"专题研究法治建设{before}"), FigureMark("leadership.meetings.times", shown), Text(after))
    prose = (Paragraph("p", "own", pieces=pieces),)
    report = replace(report, sections={**report.sections, "leadership": SectionState(prose=prose)})
    found = [f for f in run(compose(report, catalogue), None, catalogue) if f.rule == "count.digits"]
    expected = [("error", printed)] if printed else []
    assert [(f.level, f.where.text) for f in found] == expected
    assert all(f"填报的数是{shown}" in f.message for f in found)


def test_a_finding_knows_its_place() -> None:
    """Part, section, paragraph, and the same key while the words stay."""
    text = WHOLE.replace("全年学法12次。", "（一）抓学法\n全年12次。\n（二）抓普法\n截止目前，全年9次。")
    (finding,) = [f for f in run(document(text)) if f.rule == "word.wrong"]
    assert (finding.where.part, finding.where.section, finding.where.paragraph) == ("一", "（二）", "p4")
    assert finding.where.number == 5
    moved = text.replace("全年12次。\n", "全年12次。\n另有一段。\n")
    (other,) = [f for f in run(document(moved)) if f.rule == "word.wrong"]
    assert other.where.number == 6
    assert finding.key != replace(finding, message="x").key


def test_only_what_changed_is_read_again() -> None:
    """With a memory the findings are those without, also after changes of words, year and kind."""
    memory = Memory()
    texts = [WHOLE, WHOLE.replace("学法12次", "学法,12次"), WHOLE.replace("全年", "我乡全年"), WHOLE]
    for text in texts:
        for kind in ("镇", "乡"):
            for year in (2025, 2021):
                one = document(text, year, kind)
                assert run(one, memory=memory) == run(one)

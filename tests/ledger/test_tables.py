"""What other offices send as the ledger would have it: headings found, cells read, what is wrong told in place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import LedgerKind
from fzdesk.ledger.headings import chosen, find_heading, left_over, match, no_heading
from fzdesk.ledger.sheet import Merge, Raw, Sheet, SheetRow
from fzdesk.ledger.tables import Meaning, ReadRow, Rows, mark_twins, read_rows

TODAY = dt.date(2026, 1, 10)
KINDS = {kind.key: kind for kind in edition_for(2025).ledgers}
STUDY, MEDIATION = KINDS["study"], KINDS["mediation"]


def table(*rows: Sequence[Raw], merges: tuple[Merge, ...] = (), from_1904: bool = False) -> Sheet:
    filled = [(at, tuple(row)) for at, row in enumerate(rows, 1) if any(cell is not None for cell in row)]
    return Sheet("表", tuple(SheetRow(at, cells) for at, cells in filled), merges, from_1904)


def meaning_of(sheet: Sheet, kind: LedgerKind = STUDY, **more: object) -> Meaning:
    heading = find_heading(sheet, kind)
    return Meaning(heading, match(heading.names, kind), **more)  # type: ignore[arg-type]


def read(sheet: Sheet, kind: LedgerKind = STUDY, **more: object) -> Rows:
    return read_rows(sheet, meaning_of(sheet, kind, **more), kind, today=TODAY, year=2025)


def matched(sheet: Sheet, kind: LedgerKind = STUDY) -> dict[str, str]:
    """Column key → heading it was matched with."""
    heading = find_heading(sheet, kind)
    return {key: heading.names[at].replace("\n", "/") for key, at in match(heading.names, kind).items()}


# --- headings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_own_titles_match_themselves(kind: LedgerKind) -> None:
    """What the program writes itself, stars and all, needs no hand."""
    names = tuple(f"{column.title} *" if column.required else column.title for column in kind.columns)
    assert match(names, kind) == {column.key: at for at, column in enumerate(kind.columns)}


def test_other_offices_words() -> None:
    """Headings are known by other words, with spaces, line ends and units in brackets."""
    sheet = table(
        (
            "序号",
            "培训时间",
            "学 习\n形式",
            "学习内容",
            "授课人",
            "参加人数（人）",
            "应到人数",
            "主办单位",
            "经办",
        ),
        (1, "3.8", "会前学法", "宪法", "李某", 12, 14, "司法所", "王某"),
    )
    assert matched(sheet) == {
        "date": "培训时间",
        "form": "学 习 形式",
        "title": "学习内容",
        "lecturer": "授课人",
        "attendees": "参加人数（人）",
        "expected": "应到人数",
        "place": "主办单位",
    }
    heading = find_heading(sheet, STUDY)
    assert left_over(heading.names, match(heading.names, STUDY)) == ("经办",)


def test_title_lines_above_the_heading() -> None:
    """A title over all columns, the office, an empty line: the heading is found below them."""
    sheet = table(
        ("青禾镇2025年学法情况统计表",),
        (None,),
        ("填报单位：司法所", None, "填报日期：2025年12月1日"),
        ("日期", "形式", "主题"),
        ("3月8日", "会前学法", "宪法"),
        merges=(Merge(1, 1, 0, 2),),
    )
    assert find_heading(sheet, STUDY).names == ("日期", "形式", "主题")
    (row,) = read(sheet).rows
    assert (row.number, row.values["date"]) == (5, dt.date(2025, 3, 8))


def test_two_heading_rows() -> None:
    """Under 人数 stand 应到 and 实到; 日期 is joined over both rows."""
    sheet = table(
        ("日期", "主题", "人数", None, "形式"),
        (None, None, "应到", "实到"),
        ("3.8", "宪法", 14, 12, "讲座"),
        merges=(Merge(1, 2, 0, 0), Merge(1, 2, 1, 1), Merge(1, 1, 2, 3), Merge(1, 2, 4, 4)),
    )
    assert matched(sheet) == {
        "date": "日期",
        "title": "主题",
        "expected": "应到",
        "attendees": "实到",
        "form": "形式",
    }
    (row,) = read(sheet).rows
    assert (row.values["expected"], row.values["attendees"]) == (14, 12)


def test_without_a_heading() -> None:
    """What begins with its first entry has no heading, and columns are named by their place."""
    sheet = table(("2025-03-08", "会前学法", "宪法", 12), ("2025-04-08", "会前学法", "民法典", 12))
    assert find_heading(sheet, STUDY) == no_heading(sheet)
    assert no_heading(sheet).names == ("第1列", "第2列", "第3列", "第4列")


def test_unknown_headings_are_for_the_hand() -> None:
    """Headings nobody knows are still the heading, so that the clerk can say what they are."""
    sheet = table(("甲", "乙", "丙"), ("3.8", "会前学法", "宪法"))
    assert find_heading(sheet, STUDY).names == ("甲", "乙", "丙")
    assert matched(sheet) == {}


def test_a_choice_by_hand_is_remembered() -> None:
    """What the clerk chose for headings stands before every guess, also that a column is for nothing."""
    names = ("甲", "主题", "日期")
    by_hand = {"date": 0, "title": 2}
    remembered = chosen(names, by_hand)
    assert remembered == {"甲": "date", "主题": "", "日期": "title"}
    assert match(names, STUDY, remembered) == by_hand


# --- rows ----------------------------------------------------------------------------------------


def test_cells_as_people_write_them() -> None:
    """Days as words, serial numbers and days; numbers as words; choices by a part."""
    sheet = table(
        ("日期", "形式", "主题", "参加人数", "合格人数"),
        ("3月8日", "党委中心组", "宪法", "１２人", None),
        (45724, "讲座", 20250001, 12.0, "十二"),
        (dt.date(2025, 3, 8), "考试", "民法典", "1,200", 0),
    )
    rows = read(sheet).rows
    assert [row.values["date"] for row in rows] == [dt.date(2025, 3, 8)] * 3
    assert [row.values["attendees"] for row in rows if "attendees" in row.values] == [12, 12, 1200]
    assert rows[0].values["form"] == "中心组"
    assert rows[1].values["title"] == "20250001"
    assert not any(row.wrong for row in rows)


def test_what_is_wrong_stands_in_its_place() -> None:
    """A cell that cannot be read keeps its words and says why; missing cells are told too."""
    sheet = table(
        ("日期", "形式", "主题", "参加人数"),
        ("13月8日", "开会", None, "#DIV/0!"),
        ("3.8", "讲座", "宪法", "20余"),
    )
    first, second = read(sheet).rows
    assert first.shown == {"date": "13月8日", "form": "开会", "attendees": "#DIV/0!"}
    assert {problem.column for problem in first.problems} == {"date", "form", "title", "attendees"}
    assert "请填写“主题”。" in [problem.message for problem in first.problems]
    assert second.wrong
    assert second.shown == {"attendees": "20余"}


def test_mending_a_cell_in_the_preview() -> None:
    """What the clerk types over a wrong cell takes its place."""
    sheet = table(("日期", "形式", "主题"), ("13月8日", "讲座", "宪法"))
    (row,) = read(sheet, edits={(2, "date"): "3月8日"}).rows
    assert row == ReadRow(2, {"date": dt.date(2025, 3, 8), "form": "讲座", "title": "宪法"})


def test_one_value_for_all_rows() -> None:
    """A list of one committee does not name it in every row: it is said once."""
    sheet = table(("日期", "纠纷事由", "结果"), ("3.8", "邻里", "成功"), ("3.9", "土地", "在调"))
    rows = read(sheet, MEDIATION, fixed={"committee": "青禾村调委会"}).rows
    assert [row.values["committee"] for row in rows] == ["青禾村调委会"] * 2


def test_number_that_lost_its_nought() -> None:
    """A table program makes 3.1 of 3.10: it is read, and the clerk is asked to look."""
    sheet = table(("日期", "形式", "主题"), (3.1, "讲座", "宪法"), ("3.1", "讲座", "民法典"))
    number, words = read(sheet).rows
    assert number.values["date"] == words.values["date"] == dt.date(2025, 3, 1)
    assert [problem.serious for problem in number.problems] == [False]
    assert "3月10日" in number.problems[0].message
    assert not words.problems


def test_days_of_1904() -> None:
    """A bare number counts from the workbook's own beginning."""
    sheet = table(("日期", "形式", "主题"), (45724 - 1462, "讲座", "宪法"), from_1904=True)
    assert read(sheet).rows[0].values["date"] == dt.date(2025, 3, 8)


def test_joined_cells_hold_for_every_row_but_numbers_count_once() -> None:
    """One day over three rows is the day of all three; one number over three rows is counted once."""
    sheet = table(
        ("日期", "形式", "主题", "参加人数"),
        ("3.8", "讲座", "宪法", 40),
        (None, None, "民法典"),
        (None, None, "刑法"),
        merges=(Merge(2, 4, 0, 0), Merge(2, 4, 1, 1), Merge(2, 4, 3, 3)),
    )
    rows = read(sheet).rows
    assert [row.values["date"] for row in rows] == [dt.date(2025, 3, 8)] * 3
    assert [row.values["form"] for row in rows] == ["讲座"] * 3
    assert [row.values.get("attendees") for row in rows] == [40, None, None]


def test_rows_that_are_no_entries() -> None:
    """Totals, a heading repeated on the next page and a line of words are left out, and told by number."""
    sheet = table(
        ("日期", "形式", "主题", "参加人数"),
        ("3.8", "讲座", "宪法", 12),
        ("日期", "形式", "主题", "参加人数"),
        ("3.9", "讲座", "民法典", 13),
        ("合 计", None, None, 25),
        ("填表人：李某",),
    )
    found = read(sheet)
    assert [row.number for row in found.rows] == [2, 4]
    assert found.left_out == (3, 5, 6)


# --- found twice ---------------------------------------------------------------------------------


def test_rows_found_twice() -> None:
    """The same in the file or in the ledger is marked; another title, or another number, is another row."""
    sheet = table(
        ("日期", "形式", "主题", "参加人数", "备注"),
        ("3.8", "讲座", "宪法", 12, "一"),
        ("3.8", "讲座", "宪 法", 12, "二"),
        ("3.8", "讲座", "宪法", 13, None),
        ("3.9", "讲座", "民法典", None, None),
        ("坏", "讲座", "宪法", 12, None),
    )
    known = [{"date": dt.date(2025, 3, 9), "title": "民法典", "form": "讲座", "attendees": 30}]
    marked = mark_twins(read(sheet).rows, known)
    assert [row.twin for row in marked] == ["", "file", "", "ledger", ""]


def test_wide_claims_of_joined_cells_cost_nothing() -> None:
    """A file that joins everything with everything many times is read all the same."""
    merges = tuple(Merge(1 + at % 3, 1_048_576, 0, 16_383) for at in range(20_000))
    sheet = table(
        ("日期", "形式", "主题"), *[("3.8", "讲座", f"第{at}讲") for at in range(300)], merges=merges
    )
    assert len(read(sheet).rows) == 300

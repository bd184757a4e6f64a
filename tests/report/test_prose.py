"""Generated, edited and own paragraphs living together."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.model import Catalogue
from fzdesk.operations import outline, paragraphs, rows
from fzdesk.operations.answers import set_figure
from fzdesk.report.figures import NO_TOTALS
from fzdesk.report.model import FigureMark, FigureValue, Paragraph, Report, Text, UnitProfile
from fzdesk.report.prose import new_report, plain_text, reconcile, section_prose
from fzdesk.report.wording import Wording
from tests.sample_catalogue import small_catalogue

TIMES = "study.pre_meeting.times"


@pytest.fixture
def catalogue() -> Catalogue:
    return small_catalogue()


@pytest.fixture
def report(catalogue: Catalogue) -> Report:
    report = new_report(2024, UnitProfile("青禾镇", "镇", "云岭县"), catalogue)
    return with_times(report, 12)


def with_times(report: Report, times: int) -> Report:
    return set_figure(report, "study.pre_meeting", "times", FigureValue(Decimal(times)))


def shown(report: Report, catalogue: Catalogue, section: str = "study") -> tuple[Paragraph, ...]:
    return section_prose(report, Wording(report, catalogue), section)


def edited(report: Report, catalogue: Catalogue) -> Report:
    """The first study paragraph with a word added behind it, as the editor would give it back."""
    first, *rest = shown(report, catalogue)
    first = replace(first, origin="edited", pieces=(*first.pieces, Text("效果很好。")))
    return paragraphs.set_prose(report, catalogue, NO_TOTALS, "study", (first, *rest))


def test_reconcile_settles(report: Report, catalogue: Catalogue) -> None:
    """A report that is in order comes back as the same object, so that nothing is saved for nothing."""
    assert reconcile(report, catalogue) is report


def test_edited_is_never_overwritten(report: Report, catalogue: Catalogue) -> None:
    """An edited paragraph keeps its words when answers change; its figure is offered old → new."""
    report = with_times(edited(report, catalogue), 13)
    first = shown(report, catalogue)[0]
    assert plain_text(first.pieces).startswith("坚持带头学法。全年组织会前学法12次。")
    assert paragraphs.stale(report, catalogue, NO_TOTALS) == {first.id: {TIMES: "13"}}


def test_update_changes_only_the_figure(report: Report, catalogue: Catalogue) -> None:
    """更新 puts the present figure into the edited words and touches nothing else."""
    before = edited(report, catalogue)
    after = paragraphs.update_figures(with_times(before, 13), catalogue, NO_TOTALS)
    then, now = (plain_text(shown(r, catalogue)[0].pieces) for r in (before, after))
    assert now == then.replace("12次", "13次")
    assert paragraphs.stale(after, catalogue, NO_TOTALS) == {}


def test_missing_figure_is_not_stale(report: Report, catalogue: Catalogue) -> None:
    """A figure that was cleared leaves the edited words as they are: missing is not zero."""
    report = set_figure(edited(report, catalogue), "study.pre_meeting", "times", None)
    assert paragraphs.stale(report, catalogue, NO_TOTALS) == {}


def test_silent_paragraphs_survive_an_edit(report: Report, catalogue: Catalogue) -> None:
    """A generated paragraph with nothing to say is not in the editor and not lost by an edit beside it."""
    report = edited(report, catalogue)
    assert [p.source for p in report.sections["study"].prose] == ["study.lead", "study.test"]
    report = set_figure(report, "study.exam", "people", FigureValue(Decimal(27)))
    assert len(shown(report, catalogue)) == 2


def test_deleted_stays_deleted_until_restored(report: Report, catalogue: Catalogue) -> None:
    """A generated paragraph the clerk deleted does not come back by itself, only by 恢复自动."""
    report = paragraphs.set_prose(report, catalogue, NO_TOTALS, "study", ())
    report = reconcile(with_times(report, 20), catalogue)
    assert shown(report, catalogue) == ()
    report = paragraphs.restore_generated(report, catalogue, "study")
    assert "20次" in plain_text(shown(report, catalogue)[0].pieces)


def test_restore_one(report: Report, catalogue: Catalogue) -> None:
    """恢复自动 on one paragraph brings its proposal back under the same id."""
    report = with_times(edited(report, catalogue), 13)
    first = shown(report, catalogue)[0]
    report = paragraphs.restore_generated(report, catalogue, "study", first.id)
    again = shown(report, catalogue)[0]
    assert (again.id, again.origin) == (first.id, "generated")
    assert "13次" in plain_text(again.pieces)


def test_rows_make_paragraphs(report: Report, catalogue: Catalogue) -> None:
    """Each problem row has its paragraph; moving rows moves paragraphs; deleting a row takes its own."""
    report = rows.add_problem(report, catalogue, catalogue.problems[0])
    report = rows.add_problem(report, catalogue)
    first, second = report.problems
    report = rows.change_problem(report, second.id, text="普法形式单一", reason="新媒体用得少")
    texts = [plain_text(p.pieces) for p in shown(report, catalogue, "problems")]
    assert texts == ["还有以下不足：", "学法深度不够。学用结合不紧。", "普法形式单一。新媒体用得少。"]
    report = rows.move_row(report, catalogue, second.id, -1)
    assert plain_text(shown(report, catalogue, "problems")[1].pieces).startswith("普法形式")
    report = rows.remove_row(report, catalogue, first.id)
    assert len(shown(report, catalogue, "problems")) == 2


def test_plan_answers_problem(report: Report, catalogue: Catalogue) -> None:
    """A plan added for a problem is noted there, and forgotten when the plan goes."""
    report = rows.add_problem(report, catalogue, catalogue.problems[0])
    report = rows.add_plan(report, catalogue, catalogue.plans[0], answers=report.problems[0].id)
    assert report.problems[0].plans == (report.plans[0].id,)
    report = rows.change_plan(
        report, report.plans[0].id, target="全年不少于10次", owner="党政办", due="6月底"
    )
    said = plain_text(shown(report, catalogue, "plans")[-1].pieces)
    assert said == "抓实领导干部学法。制定年度学法计划，逐季检查。全年不少于10次，由党政办负责，6月底完成。"
    report = rows.remove_row(report, catalogue, report.plans[0].id)
    assert report.problems[0].plans == ()


@pytest.mark.parametrize(
    ("owner", "due", "said"),
    [
        ("司法所", "6月底", "由司法所负责，6月底完成。"),
        ("由司法所负责", "6月底前完成。", "由司法所负责，6月底前完成。"),
        ("", "6月", "6月前完成。"),
        ("", "上半年", "上半年内完成。"),
        ("", "2026年第三季度", "2026年第三季度内完成。"),
        ("司法所", "每季度", "由司法所负责，每季度落实。"),
        ("", "全年", "全年落实。"),
        ("", "", ""),
    ],
)
def test_who_and_when_as_people_write_them(
    report: Report, catalogue: Catalogue, owner: str, due: str, said: str
) -> None:
    """The sentence's own words are not said twice, and a time that goes on has no end."""
    report = rows.add_plan(report, catalogue)
    report = rows.change_plan(report, report.plans[0].id, text="抓普法", owner=owner, due=due)
    assert plain_text(shown(report, catalogue, "plans")[-1].pieces) == f"抓普法。{said}"


def test_a_heading_is_written_without_its_number(report: Report) -> None:
    """A number typed or pasted with a heading is not printed beside the one that is counted."""
    report = outline.rename_section(report, "study", "（三） 学法用法")
    assert report.sections["study"].title == "学法用法"
    report = outline.rename_part(report, "problems", "二、不足")
    assert report.part_titles["problems"] == "不足"
    report, key = outline.add_section(report, "achievements", "3.特色工作")
    assert report.sections[key].title == "特色工作"
    assert outline.rename_section(report, "study", "2025年学法").sections["study"].title == "2025年学法"


def test_merge_never_chains(report: Report, catalogue: Catalogue) -> None:
    """Merging a section that others were merged into takes them along."""
    report, own = outline.add_section(report, "achievements", "其他工作", after="study")
    report = outline.merge_section(report, own, "disputes")
    report = outline.merge_section(report, "disputes", "study")
    assert {report.sections[key].merged_into for key in (own, "disputes")} == {"study"}
    assert outline.merge_section(report, "study", own) is report


def test_marks_survive_update_of_another(report: Report, catalogue: Catalogue) -> None:
    """Updating one paragraph leaves the others' old figures alone."""
    report = with_times(edited(report, catalogue), 13)
    other = paragraphs.update_figures(report, catalogue, NO_TOTALS, paragraph_id="none")
    first = shown(other, catalogue)[0]
    assert [p.shown for p in first.pieces if isinstance(p, FigureMark)] == ["12"]


def test_plans_are_picked_from_the_coming_year(report: Report, catalogue: Catalogue) -> None:
    """A report of 2025 plans 2026: the coming edition's items stand in the list; a county's own list stays."""
    coming = {pick.key for pick in edition_for(2025).plans}
    assert coming <= {pick.key for pick in rows.plan_picks(report, catalogue)}
    county = replace(catalogue, packs=("县里",))
    assert rows.plan_picks(report, county) == county.plans

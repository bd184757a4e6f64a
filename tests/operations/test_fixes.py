"""Corrections of the check put into the text: exactly there, marks kept, refused when the words moved on."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from fzdesk.catalogue.model import ItemStyle
from fzdesk.checks.finding import Finding
from fzdesk.errors import InputError
from fzdesk.operations.checking import check_report
from fzdesk.operations.documents import document_of
from fzdesk.operations.fixes import apply_fix, can_fix, fix_all, place
from fzdesk.operations.outline import rename_part, rename_section, set_items
from fzdesk.operations.paragraphs import edit, with_own_text
from fzdesk.report.model import FigureMark, HeadingStyle, Paragraph, Report, Text, UnitProfile
from fzdesk.report.prose import new_report, plain_text, section_prose
from fzdesk.report.wording import Wording
from fzdesk.store.versions import Frozen
from tests.sample_catalogue import small_catalogue

CATALOGUE = small_catalogue()
UNIT = UnitProfile("青禾镇", "镇", "云岭县")
WRONG = "截止目前,全镇开展宣传12次,群众反映良好。"


def report_with(text: str) -> Report:
    """A report with one more paragraph of the clerk's own."""
    return with_own_text(new_report(2025, UNIT, CATALOGUE), "study", text)


def held(report: Report) -> Frozen:
    """A report without ledgers."""
    return Frozen(report, CATALOGUE, {})


def findings(report: Report, rule: str) -> list[Finding]:
    return [one for one in check_report(held(report)) if one.rule == rule]


def last(report: Report) -> Paragraph:
    return report.sections["study"].prose[-1]


def test_one_fix_changes_its_words_only() -> None:
    """Only the words found are replaced; the next finding of the same kind stays."""
    report = report_with(WRONG)
    commas = findings(report, "punct.half_width")
    assert len(commas) == 2
    fixed = apply_fix(held(report), commas[1])
    assert plain_text(last(fixed).pieces) == "截止目前,全镇开展宣传12次，群众反映良好。"
    assert len(findings(fixed, "punct.half_width")) == 1


@pytest.mark.parametrize("style", ["inline", "numbered", "joined"])
@pytest.mark.parametrize(
    ("typed", "written"),
    [("二是开展宣传。", "二是"), ("（二）开展宣传。", "（二）"), ("1.开展宣传。", "1."), ("一、开展宣传。", "一、"),
     ("(3)、开展宣传。", "(3)、"), ("开展宣传。", ""), ("一是否到位要看实效。", ""), ("一、二季度开展宣传。", ""),
     ("12.5公里道路已修。", ""), ("一方面开展宣传，二是普法。", "")],
)  # fmt: skip
def test_a_number_before_a_counted_paragraph(style: ItemStyle, typed: str, written: str) -> None:
    """一是一是 is told, and one click takes the clerk's own number away and nothing else."""
    report = set_items(report_with(f"甲事已办。\n{typed}"), "study", style)
    found = findings(report, "number.doubled")
    assert [(one.level, one.where.text) for one in found] == ([("warning", written)] if written else [])
    for one in found:
        fixed = apply_fix(held(report), one)
        assert plain_text(last(fixed).pieces) == "开展宣传。"
        assert findings(fixed, "number.doubled") == []
        assert replace(last(fixed), pieces=()) == replace(last(report), pieces=())
    plain = set_items(report, "study", "plain")
    assert findings(plain, "number.doubled") == []


def test_all_punctuation_at_once() -> None:
    """修复能直接改的 takes punctuation and characters, not words, and says how many they were."""
    report = report_with(WRONG)
    fixed, count = fix_all(held(report), check_report(held(report)))
    assert count == 2
    assert plain_text(last(fixed).pieces) == "截止目前，全镇开展宣传12次，群众反映良好。"
    assert findings(fixed, "word.wrong")


def test_figures_stay_figures() -> None:
    """A figure beside the corrected words is still the figure it was."""
    report = report_with(WRONG)
    mark = FigureMark("study.pre_meeting.times", "12")
    parts = (Text("截止目前,全镇开展宣传"), mark, Text("次,群众反映良好。"))
    report = edit(report, "study", replace(last(report), pieces=parts))
    fixed = apply_fix(held(report), findings(report, "word.wrong")[0])
    fixed, _ = fix_all(held(fixed), check_report(held(fixed)))
    assert last(fixed).pieces == (Text("截至目前，全镇开展宣传"), mark, Text("次，群众反映良好。"))


def test_a_generated_paragraph_becomes_an_edited_one() -> None:
    """Its words are frozen as they are, with the correction in them."""
    report = new_report(2025, UNIT, CATALOGUE)
    section, paragraph = next(
        (key, p)
        for key in report.sections
        for p in section_prose(report, Wording(report, CATALOGUE), key)
        if p.origin == "generated" and any(isinstance(piece, Text) for piece in p.pieces)
    )
    words = plain_text(paragraph.pieces)
    document = document_of(held(report))
    node = next(p for p in document.paragraphs() if p.id == paragraph.id)
    own = next(n for n, s in enumerate(node.spans) if s.source.paragraph and s.role == "text")
    start = sum(len(span.text) for span in node.spans[:own])
    finding = made(paragraph.id, start, node.text[start : start + 2], "改好")
    fixed = apply_fix(held(report), finding)
    changed = next(p for p in fixed.sections[section].prose if p.id == paragraph.id)
    assert changed.origin == "edited"
    assert changed.source == paragraph.source
    assert plain_text(changed.pieces).replace("改好", finding.where.text, 1) == words


def made(paragraph: str, start: int, text: str, fix: str | None) -> Finding:
    """A finding as a rule might make it."""
    given = findings(report_with(WRONG), "punct.half_width")[0]
    where = replace(given.where, paragraph=paragraph, start=start, end=start + len(text), text=text)
    return replace(given, fix=fix, where=replace(where, source=replace(where.source, paragraph=paragraph)))


@pytest.mark.parametrize(("start", "text"), [(0, "别的"), (15, "很长的字很长的字很长的字很长的字")])
def test_moved_on_is_refused(start: int, text: str) -> None:
    """Other words stand there now: nothing is changed and the sentence says so."""
    report = report_with(WRONG)
    with pytest.raises(InputError, match="改过了"):
        apply_fix(held(report), made(last(report).id, start, text, "好"))


def test_gone_paragraph_is_refused() -> None:
    """So it is when the paragraph is gone."""
    with pytest.raises(InputError, match="改过了"):
        apply_fix(held(report_with(WRONG)), made("gone", 0, "截止", "截至"))


def test_without_a_correction() -> None:
    """A finding that only a person can mend is refused, with what to do."""
    report = report_with(WRONG)
    with pytest.raises(InputError, match="到正文里改"):
        apply_fix(held(report), made(last(report).id, 0, "截止", None))


def test_words_before_a_number_and_between_marks() -> None:
    """Insertion and replacing across a mark: what is touched becomes plain words."""
    report = report_with(WRONG)
    mark = FigureMark("study.pre_meeting.times", "12")
    report = edit(report, "study", replace(last(report), pieces=(Text("共"), mark, Text("次。"))))
    paragraph = last(report).id
    assert last(apply_fix(held(report), made(paragraph, 1, "12次", "多次"))).pieces == (Text("共多次。"),)
    inserted = last(apply_fix(held(report), made(paragraph, 1, "", "计")))
    assert inserted.pieces == (Text("共计"), mark, Text("次。"))


def test_a_number_before_the_paragraph_does_not_count() -> None:
    """In a numbered section the place is the one in the paragraph's own words."""
    report = report_with(WRONG)
    state = replace(report.sections["study"], items="numbered")
    report = replace(report, sections={**report.sections, "study": state})
    finding = findings(report, "word.wrong")[0]
    found = place(document_of(held(report)), finding)
    assert found is not None
    assert (found.paragraph, found.start) == (last(report).id, 0)
    assert finding.where.start > 0
    assert can_fix(document_of(held(report)), finding)
    assert plain_text(last(apply_fix(held(report), finding)).pieces).startswith("截至")


@pytest.mark.parametrize("style", ["own_line", "run_in"])
def test_a_heading_is_corrected_in_its_place(style: HeadingStyle) -> None:
    """A section's heading and a part's, on a line of its own or running in; numbers stay the tree's."""
    report = report_with("开展宣传12次。")
    report = replace(report, form=replace(report.form, headings=style))
    report = rename_section(report, "study", "学法,采买制度")
    report = rename_part(report, "achievements", "举措,成效")
    fixed, count = fix_all(held(report), check_report(held(report)))
    assert count == 2
    assert fixed.sections["study"].title == "学法，采买制度"
    assert fixed.part_titles["achievements"] == "举措，成效"
    fixed = apply_fix(held(fixed), findings(fixed, "word.wrong")[0])
    assert fixed.sections["study"].title == "学法，采购制度"


def test_two_corrections_in_one_heading() -> None:
    """Both are put in, and neither moves the other."""
    report = rename_section(report_with("开展宣传12次。"), "study", "学法,用法,守法")
    fixed, count = fix_all(held(report), check_report(held(report)))
    assert (fixed.sections["study"].title, count) == ("学法，用法，守法", 2)


def test_a_title_is_corrected_in_its_line() -> None:
    """The title becomes the clerk's own words, the other line stays."""
    report = report_with("开展宣传12次。")
    lines = ("青禾镇人民政府", "2025年法治政府建设,年度报告")
    report = replace(report, form=replace(report.form, title_kind="own", title_lines=lines))
    fixed, _ = fix_all(held(report), check_report(held(report)))
    assert fixed.form.title_lines == ("青禾镇人民政府", "2025年法治政府建设，年度报告")

"""A report's own page profiles: copied, changed, renamed, removed, kept, printed with."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.document.own_profiles import ROLES, profile_of
from fzdesk.document.profile import load_profile
from fzdesk.document.profile_changes import RANGES, ProfileError, changed
from fzdesk.errors import InputError, UserError
from fzdesk.operations import profiles
from fzdesk.report.model import Form, OwnProfile, Report, UnitProfile
from fzdesk.store.fields import assemble, flatten
from fzdesk.store.workbook import Workbook
from tests.gui.small_catalogue import catalogue

STANDARD = load_profile("standard")


def report(form: Form | None = None) -> Report:
    return Report(2025, dt.date(2025, 1, 1), dt.date(2025, 12, 31), UnitProfile("青禾镇"), form or Form())


def copied(base: str = "standard") -> Report:
    return profiles.copy(report(), base)


def test_a_copy_is_the_same_page_under_a_name_of_its_own() -> None:
    """It is chosen at once, named after its source, and a second one gets another name."""
    one = copied("fixed28")
    made = profile_of(one.form)
    assert made.title == "固定28磅（自定）"
    assert (made.line_pitch_pt, made.faces) == (28.0, load_profile("fixed28").faces)
    two = profiles.copy(one, one.form.profile)
    assert [choice.title for choice in profiles.choices(two.form)][-2:] == [
        "固定28磅（自定）",
        "固定28磅（自定2）",
    ]
    assert two.form.profile != one.form.profile


def test_characters_and_lines_follow_and_can_be_set() -> None:
    """A wider margin leaves fewer characters a line; a number of one's own holds until a margin changes."""
    one = copied()
    key = one.form.profile
    narrow = profiles.change(one, key, {"margin_left_mm": 35.0, "margin_right_mm": 35.0})
    assert profile_of(narrow.form).columns == 25
    loose = profiles.change(narrow, key, {"columns": 24})
    assert profile_of(loose.form).columns == 24
    assert profile_of(profiles.as_shipped(loose, key).form).columns == 28


def test_wrong_measures_change_nothing() -> None:
    """The error names the measure; the report keeps the profile it has."""
    one = copied()
    with pytest.raises(ProfileError) as caught:
        profiles.change(one, one.form.profile, {"line_pitch_pt": 14.0})
    assert caught.value.faults[0].field == "line_pitch_pt"
    assert profile_of(one.form).line_pitch_pt == STANDARD.line_pitch_pt


def test_shipped_ones_stay_as_they_are() -> None:
    for deed in (
        lambda: profiles.change(report(), "standard", {"columns": 27}),
        lambda: profiles.rename(report(), "standard", "别的"),
        lambda: profiles.remove(report(), "standard"),
    ):
        with pytest.raises(InputError, match="请先复制一份"):
            deed()


def test_names() -> None:
    """A name is wanted, not too long, and nobody else's."""
    one = copied()
    key = one.form.profile
    assert profile_of(profiles.rename(one, key, " 县里 要求 ").form).title == "县里 要求"
    for wrong in ("", "  ", "国家标准", "长" * 21):
        with pytest.raises(InputError):
            profiles.rename(one, key, wrong)


def test_a_removed_one_gives_way_to_its_base() -> None:
    one = copied("fixed28")
    assert profiles.remove(one, one.form.profile).form == Form(profile="fixed28")
    other = profiles.choose(one, "plain")
    assert profiles.remove(other, one.form.profile).form.profile == "plain"


def test_fonts_name_the_face_of_both_formats() -> None:
    """The family comes first in the PDF and is the name in the DOCX; small headings go with the text."""
    one = copied()
    key = one.form.profile
    made = profile_of(profiles.set_font(one, key, "body", "仿宋_GB2312").form)
    for role in ("body", "heading3", "heading4"):
        assert (made.faces[role].docx, made.faces[role].families[0]) == ("仿宋_GB2312", "仿宋_GB2312")
    assert made.faces["heading2"] == STANDARD.faces["heading2"]
    bold = profile_of(profiles.set_font(one, key, "title", "宋体").form).faces["title"]
    assert (bold.docx, bold.bold) == ("宋体", True)
    back = profiles.set_font(profiles.set_font(one, key, "body", "楷体"), key, "body", "")
    assert back == one


def test_what_is_unknown_has_its_sentence() -> None:
    """A profile that is not there, or makes no page, is said and not guessed at."""
    with pytest.raises(UserError, match="没有名为"):
        profile_of(Form(profile="own.gone"))
    bad = OwnProfile("own.bad", "坏的", measures={"line_pitch_pt": 3.0})
    with pytest.raises(UserError, match="行距"):
        profile_of(Form(profile="own.bad", own_profiles=(bad,)))


@given(
    field=st.sampled_from(list(RANGES)),
    share=st.floats(0, 1),
    role=st.sampled_from(ROLES),
    family=st.text(max_size=12),
)
def test_any_change_keeps_its_value_through_the_workbook(
    field: str, share: float, role: str, family: str
) -> None:
    """What a profile says is what is read back, whatever was changed; what makes no page is refused."""
    low, high = RANGES[field].low, RANGES[field].high
    value: float = low + share * (high - low)
    if field in ("columns", "lines"):
        value = round(value)
    one = copied()
    key = one.form.profile
    try:
        wanted = changed(profile_of(one.form), **{field: value})
    except ProfileError:
        with pytest.raises(ProfileError):
            profiles.change(one, key, {field: value})
        return
    made = profiles.change(one, key, {field: value})
    assert profile_of(made.form) == wanted
    with_font = profiles.set_font(made, key, role, family)  # type: ignore[arg-type]
    again = assemble(2025, flatten(with_font))
    assert profile_of(again.form) == profile_of(with_font.form)


def test_it_goes_with_the_workbook(tmp_path: Path) -> None:
    """A workbook opened elsewhere prints with the same page."""
    one = copied()
    one = profiles.change(one, one.form.profile, {"margin_top_mm": 30.0})
    with closing(Workbook.create(tmp_path / "青禾镇.fzd", one, catalogue())):
        pass
    with closing(Workbook.open(tmp_path / "青禾镇.fzd", read_only=True)) as workbook:
        assert profile_of(workbook.load(2025).report.form) == profile_of(one.form)

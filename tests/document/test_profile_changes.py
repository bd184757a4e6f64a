"""Profiles of one's own: copied, changed, fitted, checked, given as a value."""

import math
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from fzdesk.document.profile import Profile, load_profile, profile_keys
from fzdesk.document.profile_changes import (
    RANGES,
    ProfileError,
    changed,
    checked,
    copied,
    faults,
    fitted,
    from_json,
)
from fzdesk.errors import UserError
from fzdesk.writers.docx import write_docx
from fzdesk.writers.docx_measures import measures
from fzdesk.writers.pdf import write_pdf
from tests.writers.reports import only

STANDARD = load_profile("standard")


@pytest.mark.parametrize("key", profile_keys())
def test_every_shipped_profile_is_sound(key: str) -> None:
    """Its own measures are in range, and its lines and characters are what its page holds."""
    profile = load_profile(key)
    assert faults(profile) == ()
    assert profile.key == key
    assert fitted(profile).columns == profile.columns
    measure = measures(profile)
    size = round(profile.body_size_pt * 20)
    assert profile.columns * (size + measure.tracking) <= measure.text_width
    assert profile.lines * measure.line <= measure.page_height - measure.top - measure.bottom


def test_the_standard_comes_first() -> None:
    assert profile_keys()[0] == "standard"
    assert {"fixed28", "plain"} < set(profile_keys())


def test_a_copy_keeps_its_measures() -> None:
    own = copied(STANDARD, "own", " 青禾镇版式 ")
    assert (own.key, own.title) == ("own", "青禾镇版式")
    assert replace(own, key="standard", title=STANDARD.title) == STANDARD


def test_lines_and_characters_follow() -> None:
    """A larger pitch gives fewer lines; a smaller size more characters; given ones stay."""
    assert changed(STANDARD, line_pitch_pt=32.0).lines == 19
    assert changed(STANDARD, body_size_pt=14.0).columns == 32
    assert changed(STANDARD, body_size_pt=15.0, columns=28).columns == 28
    assert changed(STANDARD, break_rule="fine") == replace(STANDARD, break_rule="fine")


@pytest.mark.parametrize("field", RANGES)
@pytest.mark.parametrize("value", [-1, 0, 1000, math.nan])
def test_a_wrong_value_has_its_sentence(field: str, value: float) -> None:
    """It names the measure, what is allowed, and what was given; nothing is changed in silence."""
    whole = field in ("columns", "lines")
    if whole and math.isnan(value):
        return
    with pytest.raises(ProfileError) as caught:
        changed(STANDARD, **{field: int(value) if whole else float(value)})
    (fault,) = caught.value.faults
    assert fault.field == field
    assert fault.sentence == str(caught.value)
    assert fault.sentence.startswith(f"{RANGES[field].title}应在")
    assert fault.sentence.endswith("。")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"columns": 40}, "columns"),
        ({"columns": 16}, "columns"),
        ({"lines": 30}, "lines"),
        ({"line_pitch_pt": 16.0}, "line_pitch_pt"),
        ({"title_size_pt": 15.0}, "title_size_pt"),
        ({"margin_bottom_mm": 15.0}, "margin_bottom_mm"),
    ],
)
def test_measures_that_do_not_go_together(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ProfileError) as caught:
        changed(STANDARD, **changes)
    assert [fault.field for fault in caught.value.faults] == [field]


def test_several_faults_are_all_told() -> None:
    wrong = replace(STANDARD, margin_top_mm=1.0, title_size_pt=100.0)
    with pytest.raises(ProfileError) as caught:
        checked(wrong)
    assert [fault.field for fault in caught.value.faults] == ["margin_top_mm", "title_size_pt"]
    assert len(caught.value.detail.splitlines()) == 2


def test_a_profile_travels_as_json() -> None:
    assert from_json(msgspec.json.encode(STANDARD)) == STANDARD
    with pytest.raises(UserError, match="版式读不出来"):
        from_json('{"key": "own"}')
    with pytest.raises(ProfileError):
        from_json(msgspec.json.encode(replace(STANDARD, margin_top_mm=0.0)))


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "margin_top_mm": st.floats(10, 80),
            "margin_left_mm": st.floats(10, 60),
            "margin_right_mm": st.floats(10, 60),
            "line_pitch_pt": st.floats(12, 60),
            "body_size_pt": st.floats(10, 26),
        },
    )
)
def test_what_is_accepted_can_be_set(changes: dict[str, float]) -> None:
    """Any accepted profile writes both formats; full lines stay within the page."""
    try:
        own: Profile = changed(STANDARD, **changes)
    except ProfileError:
        return
    document = only("禾" * 200)
    assert write_pdf(document, own, highlight=True).pages >= 1
    assert write_docx(document, own)
    assert own.lines * own.line_pitch_pt <= own.text_height_pt + 0.5

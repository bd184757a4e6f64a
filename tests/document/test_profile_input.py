"""Measures as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.document.own_profiles import WHOLE
from fzdesk.document.profile_changes import RANGES
from fzdesk.document.profile_input import SIZES, measure_text, parse_measure, size_name
from fzdesk.errors import InputError


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("margin_top_mm", "37", 37.0),
        ("margin_top_mm", " 37.5 毫米", 37.5),
        ("margin_top_mm", "３７mm", 37.0),
        ("line_pitch_pt", "28.99磅", 28.99),
        ("line_pitch_pt", "28。", None),
        ("body_size_pt", "三号", 16.0),
        ("title_size_pt", "小二", 18.0),
        ("line_pitch_pt", "三号", None),
        ("columns", "28个字", 28.0),
        ("columns", "28.5", None),
        ("lines", "22行", 22.0),
        ("lines", "", None),
        ("lines", "-3", None),
    ],
)
def test_as_people_type_it(field: str, text: str, value: float | None) -> None:
    """Full-width digits, units and names of sizes are understood; anything else has its sentence."""
    if value is None:
        with pytest.raises(InputError, match=RANGES[field].title):
            parse_measure(field, text)
    else:
        assert parse_measure(field, text) == value


def test_sizes_have_their_names() -> None:
    assert all(size_name(size) == name for name, size in SIZES.items())
    assert size_name(16.5) == ""


@given(st.sampled_from(sorted(RANGES)), st.integers(0, 400_00))
def test_what_is_shown_is_read_back(field: str, hundredths: int) -> None:
    """A measure stands in its field so that reading it gives the same again."""
    value = float(hundredths // 100) if field in WHOLE else hundredths / 100
    assert parse_measure(field, measure_text(value)) == value


@given(st.sampled_from(sorted(RANGES)), st.text(max_size=12))
def test_any_words_are_a_measure_or_a_sentence(field: str, text: str) -> None:
    try:
        assert parse_measure(field, text) >= 0
    except InputError as error:
        assert str(error).endswith("。")

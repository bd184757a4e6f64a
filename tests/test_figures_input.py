"""Figures as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.errors import InputError
from fzdesk.report.figures_input import LARGEST, parse_figure, typed_figure
from fzdesk.report.model import PRECISIONS, FigureValue


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("12", "12", "exact"),
        (" 12 ", "12", "exact"),
        ("１２", "12", "exact"),
        ("1,234", "1234", "exact"),
        ("1，234，567", "1234567", "exact"),
        ("10余", "10", "余"),
        ("约30", "30", "约"),
        ("大约30", "30", "约"),
        ("30左右", "30", "约"),
        ("近200", "200", "近"),
        ("1500多", "1500", "多"),
        ("30以上", "30", "以上"),
        ("10余次", "10", "余"),
        ("30次以上", "30", "以上"),
        ("12次", "12", "exact"),
        ("3万", "30000", "exact"),
        ("1.5万余", "15000", "余"),
        ("0", "0", "exact"),
    ],
)
def test_reads_what_people_type(text: str, value: str, precision: str) -> None:
    """Digits of both widths, thousands commas, precision words and the unit are understood."""
    assert parse_figure(text, unit="次") == FigureValue(value=Decimal(value), precision=precision)  # type: ignore[arg-type]


def test_rate() -> None:
    """A rate may carry its sign and as many decimals as the figure has."""
    assert parse_figure("96.3%", unit="%", decimals=1) == FigureValue(value=Decimal("96.3"))
    assert parse_figure("１００％", unit="%", decimals=1) == FigureValue(value=Decimal(100))


def test_empty_is_not_known() -> None:
    """Nothing typed means not known, which is not zero."""
    assert parse_figure("  ") is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("十二", "这里要填数字，例如 12、10余、约30。"),
        ("1,23", "这里要填数字，例如 12、10余、约30。"),
        ("12a", "这里要填数字，例如 12、10余、约30。"),
        ("约", "这里要填数字，例如 12、10余、约30。"),
        ("-3", "数字不能是负数，请改成 0 或更大的数。"),
        ("1.5", "这里要填整数，不带小数。"),
        ("约30余", "前后只能有一个约数词，例如写成“约30”或“30余”。"),
        ("9999999999999", "数字太大，请看看是不是多打了几位。"),
    ],
)
def test_wrong_input_is_told_in_one_sentence(text: str, sentence: str) -> None:
    """What is no figure is refused with a sentence that says what to type."""
    with pytest.raises(InputError) as caught:
        parse_figure(text)
    assert str(caught.value) == sentence


def test_too_many_decimals() -> None:
    """A rate with more decimals than are printed is refused."""
    with pytest.raises(InputError, match="最多保留 1 位小数"):
        parse_figure("96.33", unit="%", decimals=1)


@given(
    value=st.decimals(min_value=0, max_value=LARGEST - 1, places=2),
    precision=st.sampled_from(PRECISIONS),
)
def test_typed_text_means_the_same_figure(value: Decimal, precision: str) -> None:
    """Every figure is shown for typing as text that is read back as the same figure."""
    figure = FigureValue(value=value, precision=precision)  # type: ignore[arg-type]
    assert parse_figure(typed_figure(figure), decimals=2) == figure


@given(st.text())
def test_any_text_is_a_figure_nothing_or_a_sentence(text: str) -> None:
    """Whatever is typed, there is a figure, nothing, or one Chinese sentence."""
    try:
        figure = parse_figure(text, unit="次")
    except InputError as error:
        assert str(error).endswith("。")
    else:
        assert figure is None or figure.value >= 0

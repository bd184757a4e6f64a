"""What holds for every count, every rate and every text."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from fzdesk.checks import ordinals, rates
from fzdesk.checks.engine import run
from fzdesk.checks.privacy import is_identity_number, luhn
from fzdesk.document import model as tree
from fzdesk.report.numerals import chinese
from tests.checks.test_clean import PLAIN
from tests.checks.writing import document, found

ROUNDINGS = st.sampled_from((ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING))


def printed(done: int, base: int, places: int, rounding: str) -> Decimal:
    """``done ÷ base`` in percent."""
    exact = Decimal(done * 100) / Decimal(base)
    return exact.quantize(Decimal(1).scaleb(-places), rounding)


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    base = draw(st.integers(1, 3000))
    return draw(st.integers(0, base)), base


@given(counts(), st.integers(0, 2), ROUNDINGS)
def test_an_honest_rate_is_never_flagged(pair: tuple[int, int], places: int, rounding: str) -> None:
    """Rounded up, down or to the nearest, with any number of decimals."""
    done, base = pair
    rate = printed(done, base, places, rounding)
    assert rates.feasible(done, base, rate)
    text = f"全年受理矛盾纠纷{base}件，调解成功{done}件，成功率{rate}%。"
    assert [f for f in found(text, "rate.impossible") if f.level != "note"] == []
    alone = f"全年调处矛盾纠纷{base}件，调处成功率{rate}%。"
    assert found(alone, "rate.impossible") == []
    if done:
        part = f"共化解信访问题{done}件次，化解率{rate}%。"
        assert found(part, "rate.impossible") == []


@given(counts(), st.integers(0, 2), st.integers(0, 10000))
def test_an_impossible_rate_is_always_flagged(pair: tuple[int, int], places: int, other: int) -> None:
    """Whatever lies a whole last digit or more from the true value."""
    done, base = pair
    unit = Decimal(1).scaleb(-places)
    rate = (Decimal(other) / 100).quantize(unit)
    far = abs(Fraction(rate) - Fraction(done * 100, base)) >= Fraction(unit)
    assert rates.feasible(done, base, rate) != far
    if far:
        text = f"全年受理矛盾纠纷{base}件，调解成功{done}件，成功率{rate}%。"
        assert [f.level for f in found(text, "rate.impossible")] == ["error"]


@given(st.integers(1, 400), st.integers(0, 2), st.integers(0, 10000))
def test_one_count_is_judged_as_by_trying_all(base: int, places: int, other: int) -> None:
    """The search over the other count finds one exactly when there is one."""
    rate = (Decimal(other) / 100).quantize(Decimal(1).scaleb(-places))
    tried = any(rates.feasible(done, base, rate) for done in range(base + 1))
    assert (rates.done_for(base, rate) is not None) == tried
    if rate > 1:
        tried = any(rates.feasible(base, n, rate) for n in range(base, base * 110 + 1))
        assert (rates.base_for(base, rate) is not None) == tried


@given(st.integers(1, 99))
def test_chinese_numbers_come_back(number: int) -> None:
    """三 ↔ 3, 十二 ↔ 12."""
    assert ordinals.value(chinese(number)) == number


@given(st.text("0123456789", min_size=15, max_size=18))
def test_one_wrong_digit_breaks_luhn(digits: str) -> None:
    """Exactly one last digit makes a card number."""
    assert sum(luhn(digits + last) for last in "0123456789") == 1


def test_identity_numbers_by_check_digit() -> None:
    """The standard's own example; one digit changed; an impossible day."""
    assert is_identity_number("11010519491231002X")
    assert not is_identity_number("110105194912310021")
    assert not is_identity_number("11010519491331002X")


MARKS = st.text(
    '，。；：、！？“”‘’《》〈〉（）()"＂,:;.【】〔〕[]_Xx×0123456789０１%％年月日件次余近约率一二三四五六七八九十是、 \u3000\t\n\0\ud800其中分别为',
    max_size=12,
)


@settings(max_examples=150)
@given(st.integers(0, len(PLAIN)), st.integers(0, 60), MARKS)
def test_no_text_breaks_the_check(at: int, length: int, put: str) -> None:
    """Any stretch of a report replaced by anything: findings lie inside their lines, and the order is kept."""
    text = PLAIN[:at] + put + PLAIN[at + length :]
    one = document(text, 2022, "乡")
    findings = run(one)
    assert list(findings) == sorted(findings, key=lambda f: (f.where.number, f.where.start))
    for finding in findings:
        assert 0 <= finding.where.start <= finding.where.end
        assert finding.message
        assert finding.level in ("error", "warning", "note")


@given(st.text(max_size=80), st.integers(0, 9999))
def test_any_document_at_all(text: str, year: int) -> None:
    """Empty parts, strange headings, any year."""
    nodes: tuple[tree.Node, ...] = (
        tree.Heading("h", 1, "", text),
        tree.Paragraph("p", ()),
        tree.Paragraph("q", (tree.Span(text),)),
        tree.Table("t", ((tree.Cell(text), tree.Cell("")),)),
    )
    whole = tree.Document((text,), text, text, nodes, tree.Signature((text,), text), year=min(year, 9990))
    run(whole, previous=whole)
    run(replace(whole, nodes=()))

"""How wording templates are read."""

from __future__ import annotations

import pytest

from fzdesk.catalogue.template import Clause, Slot, parse, slots


def test_clauses() -> None:
    """Plain words, a required slot and an optional clause stand apart, in order."""
    assert parse("学法{times}次[，覆盖率{rate}]。") == (
        Clause(False, ("学法", Slot("times"), "次")),
        Clause(True, ("，覆盖率", Slot("rate"))),
        Clause(False, ("。",)),
    )


def test_slots_tell_whether_they_are_optional() -> None:
    """A slot is optional only inside brackets; words and other duties' figures are slots too."""
    found = [(slot.name, slot.is_word, optional) for slot, optional in slots("{@we}[办结{a.b.n}件]{n}件。")]
    assert found == [("@we", True, False), ("a.b.n", False, True), ("n", False, False)]


def test_nothing_and_plain_words() -> None:
    """An empty template has no clauses; one without slots is a single clause."""
    assert parse("") == ()
    assert parse("本年度未开展。") == (Clause(False, ("本年度未开展。",)),)


def test_an_empty_optional_clause_is_no_clause() -> None:
    """Brackets around nothing leave nothing."""
    assert parse("甲[]乙") == (Clause(False, ("甲",)), Clause(False, ("乙",)))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("学法{times次", "花括号"),
        ("学法times}次", "花括号"),
        ("学法{{times}}次", "花括号"),
        ("学法[{times}次", "方括号"),
        ("学法{times}]次", "方括号"),
        ("学法[{times}次[，{rate}]]", "方括号"),
        ("{@us}学法", "单位用词"),
        ("{次数}", "合规的名字"),
        ("{}", "合规的名字"),
        ("{a..b}", "合规的名字"),
    ],
)
def test_out_of_place(wrong: str, told: str) -> None:
    """What is out of place is named together with the template."""
    with pytest.raises(ValueError, match=told) as caught:
        parse(wrong)
    assert wrong in str(caught.value)

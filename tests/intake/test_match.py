"""Headings and sentences find their place in the catalogue."""

from __future__ import annotations

import pytest

from fzdesk.catalogue.editions import edition_for
from fzdesk.intake.match import LIKELY, Matcher, match_sections, sentences
from fzdesk.intake.passage import passage
from tests.intake.reports import RUN_IN, outline_of

MATCHER = Matcher(edition_for(2024))


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("加强组织领导，压实法治建设责任", "leadership"),
        ("增强学法意识，提高依法行政能力", "study"),
        ("健全决策机制，规范决策程序", "decisions"),
        ("严格规范公正文明执法", "enforcement"),
        ("推进政务公开", "openness"),
        ("依法化解社会矛盾纠纷", "disputes"),
        ("深入开展普法宣传", "publicity"),
    ],
)
def test_headings(title: str, section: str) -> None:
    """By words of the catalogue's headings and duties; the match says which."""
    match = MATCHER.section(title, kind="achievements")
    assert match is not None
    assert (match.key, match.score >= LIKELY) == (section, True)
    assert match.why


def test_a_heading_of_nothing_known() -> None:
    assert MATCHER.section("谢谢", kind="achievements") is None


@pytest.mark.parametrize(
    ("sentence", "duty"),
    [
        ("全年开展中心组学法5次。", "study.central_group"),
        ("人民调解委员会受理纠纷48件，调解成功46件。", "disputes.mediation"),
        ("法律顾问参与行政决策14件次。", "decisions.advisers"),
        ("统一更换执法证9个。", "enforcement.certificates"),
    ],
)
def test_sentences(sentence: str, duty: str) -> None:
    """By the duty's title, its figures' titles and their units."""
    assert MATCHER.duties(passage(sentence, 0))[0].key == duty


def test_all_sections_of_a_report() -> None:
    found = match_sections(outline_of(RUN_IN), edition_for(2024))
    assert [(one.part, one.section, one.match.key if one.match else "") for one in found[:2]] == [
        (0, 0, "leadership"),
        (0, 1, "study"),
    ]


def test_sentences_keep_their_place() -> None:
    assert [(one.text, one.place(0)) for one in sentences(passage("学法。执法；普法", 3, 2))] == [
        ("学法。", (3, 2)),
        ("执法；", (3, 5)),
        ("普法", (3, 8)),
    ]

"""Dated facts of laws: found by any of their names, made from tables the same way every time."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fzdesk.catalogue.laws import Laws, laws, plain
from fzdesk.catalogue.terms import terms


@pytest.fixture
def facts() -> Laws:
    """The shipped facts."""
    return laws()


@pytest.mark.parametrize(
    "name",
    [
        "行政处罚法",
        "中华人民共和国行政处罚法",
        " 中华人民共和国 行政处罚法 ",
        "法治政府建设实施纲要(2021-2025年)",
        "宪法",
        "民法典",
    ],
)
def test_a_law_is_found_by_any_of_its_forms(facts: Laws, name: str) -> None:
    """With or without 中华人民共和国, any dash, any bracket."""
    assert facts.get(name) is not None


def test_repealed_laws_know_their_day_and_successor(facts: Laws) -> None:
    """The table's own events stand in the file."""
    petition = facts.get("信访条例")
    assert petition is not None
    assert (petition.ended, petition.replaced_by, petition.confidence) == (
        dt.date(2022, 5, 1),
        "信访工作条例",
        "high",
    )
    aid = facts.get("法律援助条例")
    assert aid is not None
    assert aid.confidence == "low"


def test_what_stands_in_place_of_another_is_known(facts: Laws) -> None:
    """No finding offers a name that is not in the list itself."""
    for law in facts.laws:
        assert not law.replaced_by or facts.get(law.replaced_by), law.name
    for false in facts.false_names:
        assert facts.get(false.right), false.name


def test_false_and_short_names_are_no_laws(facts: Laws) -> None:
    """The closed list must not hold a law."""
    for false in facts.false_names:
        assert facts.get(false.name) is None, false.name
    for law in facts.laws:
        for short in law.short:
            assert facts.get(short) is None, short


def test_nearest_names_are_in_force(facts: Laws) -> None:
    """The most similar first, none that was repealed."""
    assert facts.nearest("行政复义法")[0] == "行政复议法"
    assert "信访条例" not in facts.nearest("信访工作条列")
    assert facts.nearest("完全无关") == ()
    assert plain("《") == "《"


def test_every_pattern_of_the_terms_compiles() -> None:
    """A wrong pattern would stop every check; set forms are never replaced by themselves."""
    listed = terms()
    for word in listed.wrong:
        assert word.pattern.groups >= 0
        assert not word.right or not re.fullmatch(word.find, word.right), word.find
        assert word.right or word.remedy, word.find
    for rate in listed.rates:
        assert rate.done_pattern.pattern
        assert rate.base_pattern.pattern
        assert rate.name_pattern.pattern
    for figure in listed.figures:
        assert figure.pattern.groups
    for meeting in listed.meetings:
        assert meeting.pattern.pattern


def test_the_file_is_made_from_tables(root: Path, tmp_path: Path) -> None:
    """Versions under one name, events merged; two runs give the same bytes."""
    script = tmp_path / "make_laws.py"
    script.write_bytes((root / "resources" / "make_laws.py").read_bytes())
    versions, changes = tmp_path / "laws.csv", tmp_path / "changes.csv"
    versions.write_text(
        "name,level,published,in_force,expired\n甲法,法律,2010-01-01,2010-05-01,1\n甲法,法律,2020-01-01,,0\n"
        "乙条例,行政法规,1990-01-01,,1\n",
        encoding="utf-8",
    )
    changes.write_text(
        "name,event,date,replaced_by,confidence\n甲法,revised,2024-01-01,,high\n丙法,in_force,2025-01-01,,medium\n"
        "丁条例,repealed,2024-03-01,甲法,high\n",
        encoding="utf-8",
    )
    made = []
    for _ in range(2):
        subprocess.run([sys.executable, script, versions, changes], check=True, cwd=tmp_path)
        made.append((tmp_path / "laws.toml").read_text(encoding="utf-8"))
    assert made[0] == made[1]
    lines = made[0].splitlines()
    assert (
        '"甲法" = { level = "法律", versions = ["2010-01-01/2010-05-01", "2020-01-01/", "/2024-01-01"] }'
        in lines
    )
    assert (
        '"乙条例" = { level = "行政法规", versions = ["1990-01-01/"], ended = "?", confidence = "medium" }'
        in lines
    )
    assert '"丙法" = { level = "法律", since = "2025-01-01", confidence = "medium" }' in lines
    assert '"丁条例" = { level = "行政法规", ended = "2024-03-01", replaced_by = "甲法" }' in lines

"""Reading an edition: what is shipped is sound, and what is wrong is named by file and key."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fzdesk.catalogue.editions import edition_for, editions
from fzdesk.catalogue.load import load_edition
from fzdesk.errors import CatalogueError
from fzdesk.paths import resources

SHIPPED = resources() / "catalogue" / "2021-2025"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped edition to break."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "2021-2025"))


def test_every_shipped_edition_is_sound() -> None:
    """All editions load, and each has the mandatory parts in the rule's order."""
    assert editions()
    for edition in editions():
        kinds = [part.kind for part in edition.parts]
        assert kinds == ["preamble", "achievements", "problems", "responsible", "plans", "other"]
        assert {"report", "publish"} <= {deadline.key for deadline in edition.deadlines}


def test_the_nearest_edition_is_taken() -> None:
    """A year outside all editions gets the nearest one."""
    assert edition_for(2023).valid_from <= 2023 <= edition_for(2023).valid_to
    assert edition_for(1999) == editions()[0]
    assert edition_for(2099) == editions()[-1]


def test_an_edition_is_read_once() -> None:
    """Reading takes tens of milliseconds, and values are frozen, so everybody shares one."""
    assert edition_for(2025) is edition_for(2025)


def test_must_rests_on_a_rule() -> None:
    """必报 stands only where a rule is cited."""
    for duty in editions()[-1].duties():
        assert duty.level != "must" or duty.basis, duty.key


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old}"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def added(file: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as out:
            out.write(text)

    return change


def gone(file: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / file).unlink()

    return change


DISPUTES = "sections/disputes.toml"
DUTY = '\n[[duty]]\nkey = "{}"\ntitle = "甲"\nguidance = "乙"\ndone = ["丙。"]\n'


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (gone("ledgers.toml"), ("ledgers.toml",)),
        (gone(DISPUTES), ("disputes.toml",)),
        (added("plans.toml", "\n[[plan\n"), ("plans.toml", "写法有错")),
        (
            added("plans.toml", '\n[[plan]]\nkey = "law_study"\ntext = "甲"\nmeasure = "乙"\n'),
            ("law_study", "两次"),
        ),
        (replaced("problems.toml", 'plan = "law_study"', 'plan = "nowhere"'), ("law_study_depth", "nowhere")),
        (replaced("edition.toml", 'kind = "other"', 'kind = "rest"'), ("other", "kind")),
        (replaced("edition.toml", "month = 3", 'month = "三"'), ("report", "month")),
        (replaced(DISPUTES, 'level = "may"', 'level = "maybe"'), ("disputes.calm", "level")),
        (replaced(DISPUTES, 'unit = "起"', 'units = "起"'), ("disputes.screening", "units")),
        (
            replaced(DISPUTES, 'of = "petition_rules"', 'of = "no_such_rule"'),
            (DISPUTES, "petition", "no_such_rule"),
        ),
        (replaced(DISPUTES, '"screening", ', ""), ("disputes.screening", "[[paragraph]]")),
        (replaced(DISPUTES, '"screening", ', '"screening", "ghost", '), ("disputes", "ghost")),
        (replaced(DISPUTES, "开展排查{times}次", "开展排查{many}次"), ("disputes.screening", "many")),
        (
            replaced(DISPUTES, "[，梳理矛盾纠纷{found}起]", "，梳理{found}起"),
            ("disputes.screening", "found", "方括号"),
        ),
        (
            replaced(DISPUTES, "全年受理人民调解申请{accepted}件[", "全年受理人民调解申请{accepted}件"),
            ("disputes.mediation", "方括号"),
        ),
        (replaced(DISPUTES, "{@government}", "{@senate}"), ("disputes.review", "@senate")),
        (
            replaced(DISPUTES, 'numerator = "succeeded"', 'numerator = "won"'),
            ("disputes.mediation.rate", "won"),
        ),
        (replaced(DISPUTES, 'numerator = "succeeded"\n', ""), ("disputes.mediation.rate", "numerator")),
        (
            replaced(DISPUTES, 'ledger = "mediation"', 'ledger = "quarrels"'),
            ("disputes.organisations.committees", "quarrels"),
        ),
        (
            replaced(DISPUTES, 'result = "成功"', 'result = "大成功"'),
            ("disputes.mediation.succeeded", "大成功"),
        ),
        (
            replaced(DISPUTES, 'date_field = "closed"', 'date_field = "ended"'),
            ("disputes.mediation.closed", "ended"),
        ),
        (
            replaced(DISPUTES, 'column = "batches"', 'column = "bundles"'),
            ("disputes.petition.cases", "bundles"),
        ),
        (
            replaced(DISPUTES, 'problem = "mediator_capacity"', 'problem = "ghosts"'),
            ("disputes.organisations", "ghosts"),
        ),
        (added(DISPUTES, DUTY.format("fraud")), ("disputes.fraud", "两次")),
        (added(DISPUTES, DUTY.format("lost")), ("disputes.lost", "[[paragraph]]")),
    ],
)
def test_faults_are_named(folder: Path, break_it: Callable[[Path], None], told: tuple[str, ...]) -> None:
    """Whatever is wrong, the error says where: the file or the edition, and the key."""
    break_it(folder)
    with pytest.raises(CatalogueError) as caught:
        load_edition(folder)
    for words in told:
        assert words in f"{caught.value} {caught.value.detail}"


def test_an_edition_may_follow_another() -> None:
    """The edition of 2026 has all keys of the one before, cites rules in force then, and no plan unknown today."""
    former, later = edition_for(2025), edition_for(2026)
    assert (later.edition, later.valid_from, later.packs) == ("2026", 2026, ())
    assert [duty.key for duty in later.duties()] == [duty.key for duty in former.duties()]
    cited = {basis.document for duty in later.duties() for basis in duty.basis}
    assert "《行政执法监督条例》" in cited
    assert "《森林防火条例》" not in cited
    assert not any("2030" in document for document in cited)
    assert not any("八五" in wording for duty in later.duties() for wording in duty.done)


def test_the_nearest_edition_serves_other_years() -> None:
    """A year no edition is for gets the nearest one."""
    assert edition_for(2030).edition == "2026"
    assert edition_for(2015).valid_from == 2021

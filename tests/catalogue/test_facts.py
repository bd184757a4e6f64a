"""An update of the facts the check reads: taken in whole, refused where it is not what was sent, undone by a newer one."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fzdesk.catalogue import facts
from fzdesk.catalogue.laws import laws
from fzdesk.catalogue.terms import terms
from fzdesk.commands import run_command
from fzdesk.errors import InputError
from fzdesk.operations.facts import look_at, take_in
from fzdesk.paths import HOME_VARIABLE, resources

DAY = "as_of = 2025-04-30"
LATER = "as_of = 2031-02-01"


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A profile of its own, and the shipped facts again afterwards."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "profile"))
    laws.cache_clear()
    terms.cache_clear()
    yield
    laws.cache_clear()
    terms.cache_clear()


def update(folder: Path, *, day: str = LATER, law: str = "", word: str = "") -> Path:
    """An update file like the shipped facts, of another day and with a line more."""
    source = folder / "source"
    source.mkdir(exist_ok=True)
    for name in facts.NAMES:
        text = (resources() / name).read_text(encoding="utf-8")
        if name == "laws.toml":
            text = text.replace(DAY, day) + law
        if name == "terms.toml":
            text += word
        (source / name).write_text(text, encoding="utf-8")
    path = folder / "更新.txt"
    path.write_bytes(facts.pack(source))
    return path


def test_an_update_is_looked_at_and_then_used(tmp_path: Path) -> None:
    """Looking changes nothing; taken in, it holds at once and after a restart, words too."""
    law = '"乡镇综合管理条例" = { level = "行政法规", since = "2030-01-01" }\n'
    word = '\n[[wrong]]\nfind = "甲乙丙"\nright = "丙乙甲"\nwhy = "试"\n'
    found = look_at(update(tmp_path, law=law, word=word))
    assert found.new == ("乡镇综合管理条例",)
    assert "2031 年 2 月 1 日" in found.sentence
    assert laws().get("乡镇综合管理条例") is None
    take_in(found)
    for _ in range(2):
        assert laws().get("乡镇综合管理条例") is not None
        assert laws().as_of == dt.date(2031, 2, 1)
        assert any(one.find == "甲乙丙" for one in terms().wrong)
        laws.cache_clear()
        terms.cache_clear()


@pytest.mark.parametrize("change", ["flip", "cut", "other"])
def test_a_changed_update_is_refused(tmp_path: Path, change: str) -> None:
    """A byte changed on the stick, half a file, another file: one sentence, and nothing is taken in."""
    path = update(tmp_path)
    data = path.read_bytes()
    broken = {
        "flip": data[:-9] + b"\x00" + data[-8:],
        "cut": data[: len(data) // 2],
        "other": b"PK\x03\x04" * 9,
    }
    path.write_bytes(broken[change])
    with pytest.raises(InputError, match="更新文件"):
        look_at(path)
    assert facts.folder_in_use() == resources()


def test_an_older_update_is_refused(tmp_path: Path) -> None:
    """What is older than the facts in use would only forget."""
    with pytest.raises(InputError, match="还早"):
        look_at(update(tmp_path, day="as_of = 2019-01-01"))


def test_an_update_that_cannot_be_read_as_facts_is_refused(tmp_path: Path) -> None:
    """Whole, but wrong inside: a pattern that does not compile must not stop every check after it."""
    with pytest.raises(InputError, match="内容有错"):
        look_at(update(tmp_path, word='\n[[wrong]]\nfind = "(("\nwhy = "试"\n'))


def test_a_newer_program_wins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts shipped with a later program stand before an update of former days."""
    take_in(look_at(update(tmp_path)))
    assert facts.folder_in_use() != resources()
    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "laws.toml").write_text("as_of = 2032-01-01\n", encoding="utf-8")
    monkeypatch.setattr(facts, "resources", lambda: newer)
    assert facts.folder_in_use() == newer


def test_a_damaged_update_does_not_stop_the_check(tmp_path: Path) -> None:
    """What was taken in is spoilt on the disk: the shipped facts are used."""
    take_in(look_at(update(tmp_path)))
    (facts.folder_in_use() / "terms.toml").write_text("[[", encoding="utf-8")
    terms.cache_clear()
    assert terms().wrong


def test_the_command_and_the_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An update made by the script is taken in by `fzdesk laws`; a missing file is a known error."""
    path = tmp_path / "更新.txt"
    subprocess.run([sys.executable, resources() / "make_facts.py", path], check=True)
    assert run_command(["laws", str(path)]) == 0
    assert "法规库截至 2025-04-30" in capsys.readouterr().out
    assert run_command(["laws", str(tmp_path / "没有.txt")]) == 3
    assert "读不出来" in capsys.readouterr().err

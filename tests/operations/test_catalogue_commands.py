"""County packs on the command line."""

from __future__ import annotations

import json
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from fzdesk.operations.answers import set_figure
from fzdesk.operations.catalogues import merged_for, remove_pack, take
from fzdesk.report.model import FigureValue
from fzdesk.store.workbook import Workbook
from tests.command_line import Run

YUNLING = Path(__file__).parent.parent / "catalogue" / "yunling.toml"
NAME = "云岭县法治政府建设年度报告目录（2025年）"


@pytest.fixture
def workbook(tmp_path: Path, run: Run) -> Path:
    """A new workbook of 2025."""
    path = tmp_path / "青禾镇.fzd"
    assert run("new", path, "--unit", "青禾镇", "--kind", "镇", "--county", "云岭县", "--year", 2025)[0] == 0
    return path


def packs_of(path: Path) -> tuple[str, ...]:
    with closing(Workbook.open(path, read_only=True)) as workbook:
        return workbook.load(2025).catalogue.packs


def status(run: Run, path: Path) -> dict[str, Any]:
    code, out, _ = run("status", path, "--json")
    assert code == 0
    report: dict[str, Any] = json.loads(out)["reports"][0]
    return report


def test_checking_a_pack(run: Run) -> None:
    """It lists what the pack changes, in sentences or as JSON."""
    code, out, _ = run("catalogue", "--year", 2025, "--pack", YUNLING)
    assert code == 0
    assert out.splitlines()[0] == f"{NAME}：增加 4 项、改 14 项"
    assert "  “报送”期限由3月1日改为1月20日。" in out.splitlines()
    code, out, _ = run("catalogue", "--year", 2025, "--pack", YUNLING, "--json")
    found = json.loads(out)
    assert (found["pack"], found["county"]) == (NAME, "云岭县")
    assert len(found["differences"]) == 18
    assert {"change", "subject", "key", "sentence"} == set(found["differences"][0])


@pytest.mark.parametrize("command", ["catalogue", "import"])
def test_a_wrong_pack_names_file_and_key(run: Run, workbook: Path, tmp_path: Path, command: str) -> None:
    """One Chinese line on stderr, status 3, nothing kept."""
    file = tmp_path / "county.toml"
    file.write_text("name = '县目录'\n[[duty]]\nkey = 'study.oath'\nlevel = 'perhaps'\n", encoding="utf-8")
    ask = ("catalogue", "--pack", file) if command == "catalogue" else ("catalogue-import", workbook, file)
    code, out, told = run(*ask)
    assert (code, out) == (3, "")
    assert told.count("\n") == 1
    assert "county.toml" in told
    assert "study.oath" in told
    with closing(Workbook.open(workbook)) as opened:
        assert opened.packs() == ()


def test_importing_changes_no_report(run: Run, workbook: Path) -> None:
    """Only with --adopt, and not a finalised one."""
    code, out, told = run("catalogue-import", workbook, YUNLING)
    assert (code, told) == (0, "")
    assert out.splitlines() == [f"已导入“{NAME}”。", "2025年报告：增加 4 项、改 14 项，还没有采用。"]
    assert packs_of(workbook) == ()
    with closing(Workbook.open(workbook)) as opened:
        report = opened.load(2025).report
        opened.save(2025, report, replace(report, finalised=True), label="定稿")
    assert "已经定稿，不变" in run("catalogue-import", workbook, YUNLING, "--adopt")[1]
    assert packs_of(workbook) == ()
    with closing(Workbook.open(workbook)) as opened:
        report = opened.load(2025).report
        opened.save(2025, report, replace(report, finalised=False), label="撤回定稿")
    assert "，已采用。" in run("catalogue-import", workbook, YUNLING, "--adopt")[1]
    assert packs_of(workbook) == (NAME,)
    assert "没有改动" in run("catalogue-import", workbook, YUNLING, "--adopt")[1]


def test_another_county_is_told(run: Run, tmp_path: Path) -> None:
    """It is imported all the same."""
    path = tmp_path / "a.fzd"
    run("new", path, "--unit", "青禾镇", "--kind", "镇", "--county", "南溪县", "--year", 2025)
    code, _, told = run("catalogue-import", path, YUNLING)
    assert code == 0
    assert told == "请留意：这是云岭县的目录，2025年报告写的是南溪县。\n"


def test_status_lists_what_stands_outside(run: Run, workbook: Path) -> None:
    """Answers to duties that are gone, by their former titles."""
    assert status(run, workbook)["outside"] == []
    run("catalogue-import", workbook, YUNLING, "--adopt")
    with closing(Workbook.open(workbook)) as opened:
        report = opened.load(2025).report
        after = set_figure(report, "disputes.square", "yards", FigureValue(Decimal(3)))
        opened.save(2025, report, after, label="填写")
        remove_pack(opened, NAME)
        take(opened, 2025, merged_for(opened, 2025))
    assert status(run, workbook)["outside"] == [
        {"key": "disputes.square", "title": "矛盾化解：法治小院", "words": "开展，法治小院 3个"}
    ]
    assert "  目录外事项  矛盾化解：法治小院（开展，法治小院 3个）" in run("status", workbook)[1]

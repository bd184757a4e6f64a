"""`fzdesk outline` prints what was understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fzdesk.commands import run_command
from tests.intake.make_docx import docx, para
from tests.intake.reports import OWN_LINE, RUN_IN


def test_outline_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The keys scripts rely on."""
    file = tmp_path / "一份 报告.txt"
    file.write_bytes(RUN_IN.encode("gb18030"))
    assert run_command(["outline", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {key: found[key] for key in ("title", "issuer", "year", "date", "addressee", "signature")} == {
        "title": ["青禾镇2024年法治政府建设年度报告"],
        "issuer": "中共青禾镇委员会、青禾镇人民政府",
        "year": 2024,
        "date": "2025-01-09",
        "addressee": "县委、县政府",
        "signature": "中共青禾镇委员会\n青禾镇人民政府",
    }
    part = found["parts"][0]
    assert (part["number"], part["kind"], part["paragraphs"]) == ("一", "achievements", [])
    assert part["sections"][1]["items"][0] == {
        "number": "1.",
        "title": "突出重点人群",
        "paragraphs": ["组织网格员学习近200人次。"],
    }
    assert found["figures"][0] == {
        "text": "3次", "value": 3, "unit": "次", "precision": "exact", "paragraph": 4, "start": 25, "end": 27,
    }  # fmt: skip


def test_outline_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx(*(para(line.strip()) for line in OWN_LINE.splitlines())))
    assert run_command(["outline", str(file)]) == 0
    out = capsys.readouterr().out
    assert "单位：云岭县柳溪乡人民政府" in out
    assert "下一步工作打算  [下一年度安排]" in out


@pytest.mark.parametrize("name", ["没有.txt", ".", "坏.doc"])
def test_known_errors(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One Chinese line on stderr, exit status 3."""
    (tmp_path / "坏.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert run_command(["outline", str(tmp_path / name)]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1

"""Checking a workbook's report and any file, and how the findings are told."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from fzdesk.cli import main
from fzdesk.operations.checking import check_file, check_json, check_workbook
from fzdesk.operations.sample import create_sample

TEXT = """石桥乡2023年法治政府建设年度报告

2023年，我乡推进法治政府建设。现报告如下：
一、主要举措和成效
（一）化解矛盾。全年受理纠纷112件，调解成功109件，成功率98.5%，严格按《信访条例》办理。
二、存在的不足和原因
法治队伍力量不足,主要原因是编制少。
三、党政主要负责人履行推进法治建设第一责任人职责情况
乡党委书记听取汇报2次。
四、2024年主要安排
全年开展培训4次，充实法治队伍，6月底前完成。

石桥乡人民政府
2024年1月9日
"""


def test_sample_is_clean(tmp_path: Path) -> None:
    """Both years of the sample: no error and at most one warning each; a clean report is left in peace."""
    workbook = tmp_path / "示例.fzd"
    create_sample(workbook)
    for year in (2024, 2025):
        checked = check_workbook(workbook, year)
        assert checked.year == year
        assert checked.count("error") == 0
        assert checked.count("warning") <= 1


def test_file(tmp_path: Path) -> None:
    """Findings of a file stand at the paragraph and characters where their words are."""
    file = tmp_path / "报告.txt"
    file.write_text(TEXT, encoding="utf-8")
    told = check_json(check_file(file))
    lines = [line for line in TEXT.splitlines() if line.strip()]
    assert told["year"] == 2023
    found = {one["rule"]: one for one in told["findings"]}
    assert {"law.repealed", "rate.impossible", "punct.half_width"} <= set(found)
    assert found["law.repealed"]["fix"] == "《信访工作条例》"
    for one in told["findings"]:
        assert lines[one["paragraph"]][one["start"] : one["end"]] == one["text"]


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` says what it found for people and programs; errors make the exit status 1."""
    file = tmp_path / "报告.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["check", str(file)]) == 1
    people = capsys.readouterr().out
    assert "《信访条例》自2022年5月1日起废止" in people
    assert "2023 年度报告：错误" in people
    assert main(["check", str(file), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {one["level"] for one in told["findings"]} <= {"error", "warning", "note"}
    workbook = tmp_path / "示例.fzd"
    create_sample(workbook)
    assert main(["check", str(workbook), "--year", "2025"]) == 0


def test_files_to_compare_with_and_remarks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Last year's file and another unit's are read too; the copy has the remarks and no file is replaced."""
    words = "组织干部走村入户听取群众对集镇管理和道路养护的意见并逐件记录在案"
    text = TEXT.replace("法治队伍力量不足", f"{words}，法治队伍力量不足")
    file, other, copy = tmp_path / "本镇.txt", tmp_path / "外镇.txt", tmp_path / "批注.docx"
    file.write_text(text, encoding="utf-8")
    other.write_text(text.replace("石桥乡", "云水乡").replace("2023", "2022"), encoding="utf-8")
    main(["check", str(file), "--compare", str(other), "--last-year", str(other), "--comments", str(copy)])
    told = capsys.readouterr().out
    assert "与另一份报告相同" in told
    assert "与上年报告相同" in told
    assert any("与另一份报告相同" in one.text for one in docx.Document(str(copy)).comments)
    assert main(["check", str(file), "--comments", str(copy)]) == 3
    assert "换一个名字" in capsys.readouterr().err
    workbook = tmp_path / "示例.fzd"
    create_sample(workbook)
    target = tmp_path / "工作簿.docx"
    assert main(["check", str(workbook), "--comments", str(target)]) == 0
    assert target.exists()
    assert docx.Document(str(target)).paragraphs
    assert not any("待填" in one.text for one in docx.Document(str(target)).paragraphs)
    assert main(["check", str(workbook), "--last-year", str(other)]) == 2

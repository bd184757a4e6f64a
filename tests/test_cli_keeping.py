"""doctor, handover and receive as people type them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.cli import main
from fzdesk.store.workbook import Workbook


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "示例 镇.fzd"
    assert main(["demo", str(path)]) == 0
    return path


def test_a_sound_workbook(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 0 and one sentence."""
    assert main(["doctor", str(workbook)]) == 0
    assert capsys.readouterr().out == "工作簿“示例 镇.fzd”完好。\n"


def test_damage_is_told_and_mended(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which record, what stands there, what stood there; status 1; with --mend it is brought back."""
    with closing(sqlite3.connect(workbook)) as conn, conn:
        conn.execute(
            "UPDATE fields SET value = replace(value, '12', '13') WHERE year = 2025 AND path LIKE 'answers/disputes.screening'"
        )
    assert main(["doctor", str(workbook), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["sound"], found["mendable"]) == (False, True)
    (one,) = found["complaints"]
    assert one["record"] == "fields 2025/answers/disputes.screening"
    assert one["where"] == "2025年报告：事项“矛盾纠纷排查”"
    assert "13" in one["now"]
    assert "12" in one["good"]
    assert main(["doctor", str(workbook)]) == 1
    assert "完好时是“" in capsys.readouterr().out
    assert main(["doctor", str(workbook), "--mend"]) == 0
    assert "已修复，原来的文件留作“示例 镇（修复前" in capsys.readouterr().out
    assert main(["doctor", str(workbook)]) == 0


def test_another_file_is_a_known_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 3 and one line; no traceback."""
    other = tmp_path / "别的.fzd"
    other.write_bytes(b"\x89PNG" * 100)
    assert main(["doctor", str(other)]) == 3
    assert "不是法治报告工作簿" in capsys.readouterr().err


def test_handing_over(workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Packed with a phrase from a file, and received with it."""
    phrase, folder = tmp_path / "口令.txt", tmp_path / "新"
    phrase.write_text("一二三四 五六七八\n", encoding="utf-8")
    folder.mkdir()
    assert (
        main(["handover", str(workbook), "--to", str(tmp_path / "包.zip"), "--phrase-file", str(phrase)]) == 0
    )
    capsys.readouterr()
    assert main(["receive", str(tmp_path / "包.zip"), "--to", str(folder), "--phrase-file", str(phrase)]) == 0
    assert capsys.readouterr().out.strip() == str(folder / workbook.name)
    with closing(Workbook.open(folder / workbook.name)) as arrived:
        assert arrived.years() == (2025, 2024)


def test_what_is_left_out_of_json_is_told(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Controls, halves of characters, marks that turn the text about: removed, and counted on stderr."""
    patch = tmp_path / "改.json"
    patch.write_text(
        json.dumps({"part_titles": {"plans": "三、\x00打\ud800算\x0b\u202e\u2066\u200b\ufeff"}}),
        encoding="utf-8",
    )
    assert main(["apply", str(workbook), "--year", "2025", str(patch)]) == 0
    assert capsys.readouterr().err == "去掉了 7 个看不见的控制字符。\n"
    with closing(Workbook.open(workbook)) as opened:
        assert opened.load(2025).report.part_titles["plans"] == "三、打算"

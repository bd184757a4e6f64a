"""The command line: what each command does, what it says when it cannot, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fzdesk import __version__
from tests.command_line import Ran, Run

ROOT = Path(__file__).resolve().parents[1]
HEAVY = ("PySide6", "docx", "reportlab", "lxml", "pikepdf", "sqlite_utils")


def in_a_process(*arguments: object, stdin: bytes = b"", code: str = "") -> Ran:
    """Runs a command as people do."""
    command = [sys.executable, *(["-c", code] if code else ["-m", "fzdesk"]), *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, timeout=60)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def workbook(tmp_path: Path, run: Run) -> Path:
    """A new workbook under a name with Chinese and spaces."""
    path = tmp_path / "青禾镇 2025 年.fzd"
    assert run("new", path, "--unit", "青禾镇", "--kind", "镇", "--county", "云岭县", "--year", 2025) == (
        0,
        "",
        "",
    )
    return path


def assert_told(ran: Ran, status: int, *words: str) -> None:
    """One Chinese line on stderr, nothing on stdout, no traceback."""
    assert ran.status == status, ran
    assert ran.out == ""
    assert re.fullmatch(r"[^\n]+\n", ran.err), ran.err
    assert re.search(r"[\u4e00-\u9fff]", ran.err)
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err, ran.err


# ---- starting


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["new", "--help"],
        ["export", "-h"],
        ["dump", "--help"],
        ["catalogue", "--help"],
    ],
)
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    """--version and --help answer without Qt, docx, reportlab or the database library."""
    code = (
        "import sys\nfrom fzdesk.cli import main\nstatus = main(sys.argv[1:])\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)\nsys.exit(status)"
    )
    ran = in_a_process(*arguments, code=code)
    assert ran.status == 0
    assert ran.err == "[]\n"
    assert __version__ in ran.out or "fzdesk" in ran.out


def test_help_lists_the_commands(run: Run) -> None:
    """Each command is named with what it does; those for the program itself are not."""
    text = run("--help").out
    for name in ("demo", "new", "catalogue", "status", "dump", "apply", "export"):
        assert re.search(rf"^  {name}\s+[\u4e00-\u9fff]", text, re.MULTILINE), name
    assert "worker" not in text


# ---- the main job


def test_demo_is_complete(run: Run, tmp_path: Path) -> None:
    """demo makes a finished workbook of two years, that status and dump can read."""
    path = tmp_path / "示例 工作簿.fzd"
    assert run("demo", path) == (0, "", "")
    found = json.loads(run("status", path, "--json").out)
    assert [report["year"] for report in found["reports"]] == [2025, 2024]
    assert [report["blanks"] for report in found["reports"]] == [0, 0]
    assert json.loads(run("dump", path, "--year", 2024).out)["year"] == 2024
    assert_told(run("demo", path), 3, "已经有名为")


def test_new_then_status(run: Run, workbook: Path) -> None:
    """A new workbook says what is to be done, in words and as JSON."""
    said = run("status", workbook)
    assert said.status == 0
    assert "青禾镇2025年度报告，待填" in said.out
    assert "报送期限 2026-" in said.out
    found = json.loads(run("status", workbook, "--json", "--year", 2025).out)
    assert found["unit"] == "青禾镇"
    (report,) = found["reports"]
    assert report["state"] == "draft"
    step = report["steps"][0]
    assert {"key", "title", "state", "answered", "total"} <= step.keys()
    assert {"title", "date"} == report["deadlines"][0].keys()


def test_ending_is_added(run: Run, tmp_path: Path) -> None:
    """A name without .fzd gets it."""
    assert run("demo", tmp_path / "示例").status == 0
    assert (tmp_path / "示例.fzd").is_file()


def test_catalogue(run: Run) -> None:
    """Parts, sections, duties, figures with their keys and bases."""
    found = json.loads(run("catalogue", "--year", 2025, "--json").out)
    duties = [duty for part in found["parts"] for section in part["sections"] for duty in section["duties"]]
    assert len(duties) > 20
    assert all({"key", "title", "level", "basis", "figures"} <= duty.keys() for duty in duties)
    assert duties[0]["key"] in run("catalogue").out


def test_dump_and_apply_are_inverse(run: Run, workbook: Path, tmp_path: Path) -> None:
    """What dump gives, apply takes; nothing changes by it."""
    before = run("dump", workbook, "--year", 2025)
    assert before.status == 0
    file = tmp_path / "报告 全文.json"
    file.write_text(before.out, encoding="utf-8")
    assert run("apply", workbook, "--year", 2025, file) == (0, "", "")
    assert run("dump", workbook, "--year", 2025) == before


def first_duty(run: Run) -> dict[str, Any]:
    found = json.loads(run("catalogue", "--year", 2025, "--json").out)
    duties = (d for part in found["parts"] for s in part["sections"] for d in s["duties"])
    return next(duty for duty in duties if duty["figures"])


def test_apply_fills_in(run: Run, workbook: Path, tmp_path: Path) -> None:
    """An answer given as JSON is in the report; the rest stays."""
    duty = first_duty(run)["key"]
    file = tmp_path / "答.json"
    file.write_text(json.dumps({"answers": {duty: {"state": "done"}}}), encoding="utf-8-sig")
    assert run("apply", workbook, "--year", 2025, file).status == 0
    dumped = json.loads(run("dump", workbook, "--year", 2025).out)
    assert dumped["answers"][duty]["state"] == "done"
    assert dumped["unit"]["name"] == "青禾镇"


def test_apply_from_stdin(workbook: Path, run: Run) -> None:
    """`-` reads the JSON from stdin."""
    duty = first_duty(run)["key"]
    patch = json.dumps({"answers": {duty: {"state": "not_done", "reason": "未安排"}}}, ensure_ascii=False)
    ran = in_a_process("apply", workbook, "--year", 2025, "-", stdin=patch.encode())
    assert ran == (0, "", "")
    assert json.loads(run("dump", workbook, "--year", 2025).out)["answers"][duty]["reason"] == "未安排"


def test_export(run: Run, tmp_path: Path) -> None:
    """DOCX and PDF by default, into a folder that is made; the formats asked for otherwise."""
    path, out = tmp_path / "示例.fzd", tmp_path / "到 这里" / "来"
    run("demo", path)
    ran = run("export", path, "--year", 2025, "--to", out, "--for", "submit", "--final")
    assert ran.status == 0
    made = sorted(out.iterdir())
    assert [file.suffix for file in made] == [".docx", ".pdf"]
    assert sorted(ran.out.splitlines()) == [str(file) for file in made]
    assert run("export", path, "--year", 2024, "--to", out, "--txt", "--final").status == 0
    assert [file.suffix for file in out.iterdir() if "2024" in file.name] == [".txt"]
    assert not [file for file in out.iterdir() if "送审稿" in file.name]


def test_a_character_without_a_glyph_is_told(run: Run, workbook: Path, tmp_path: Path) -> None:
    """One line says which and among which words; the file is made, and is named as the 送审稿 it is."""
    prose = [
        {"origin": "own", "pieces": [{"kind": "text", "text": "开展普法宣传活动，村民点赞\U0001f600叫好。"}]}
    ]
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"sections": {"other": {"prose": prose}}}), encoding="utf-8")
    assert run("apply", workbook, "--year", 2025, file).status == 0
    ran = run("export", workbook, "--year", 2025, "--to", tmp_path, "--pdf")
    assert (ran.status, ran.out) == (0, f"{tmp_path / '青禾镇2025年法治政府建设年度报告（送审稿）.pdf'}\n")
    assert ran.err.startswith(
        "PDF的字体里没有这些字：\U0001f600（在“…动，村民点赞\U0001f600叫好。”），印作〓"
    )
    assert ran.err.count("\n") == 1


# ---- what cannot be done


def test_unfinished_reports_do_not_leave(run: Run, workbook: Path, tmp_path: Path) -> None:
    """--final ends with 1, 报送版 and 公开版 with 3; no file is made; the 送审稿 is."""
    out = tmp_path / "out"
    assert_told(run("export", workbook, "--year", 2025, "--to", out, "--final"), 1, "处待填", "等。")
    for purpose in ("submit", "public"):
        ran = run("export", workbook, "--year", 2025, "--to", out, "--for", purpose)
        assert_told(ran, 3, "待填")
    assert not out.exists() or not list(out.iterdir())
    assert run("export", workbook, "--year", 2025, "--to", out, "--txt").status == 0


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["status", "--json"],
        ["dump", "--year", "2025"],
        ["export", "--year", "2025", "--to", "out"],
    ],
)
@pytest.mark.parametrize("kind", ["missing", "text", "empty", "folder", "docx"])
def test_not_a_workbook(run: Run, tmp_path: Path, command: list[str], kind: str) -> None:
    """What is not there, or is something else, is said in one line."""
    path = tmp_path / "一个 文件.fzd"
    content = {"text": b"hello" * 1000, "empty": b"", "docx": b"PK\x03\x04" + b"\x00" * 500}
    if kind == "folder":
        path.mkdir()
    elif kind in content:
        path.write_bytes(content[kind])
    where = [str(tmp_path / one) if one == "out" else one for one in command]
    assert_told(run(where[0], path, *where[1:]), 3, "一个 文件.fzd")
    if kind in content:
        assert path.read_bytes() == content[kind]


@pytest.mark.parametrize(
    "command", [["status", "--year", "2019"], ["dump", "--year", "2019"], ["dump", "--year", "-5"]]
)
def test_unknown_year(run: Run, workbook: Path, command: list[str]) -> None:
    """A year without a report is named, and the years there are."""
    assert_told(run(command[0], workbook, *command[1:]), 3, command[-1], "只有2025年的")


@pytest.mark.parametrize("year", [1999, 2100, 0, -1])
def test_impossible_year(run: Run, tmp_path: Path, year: int) -> None:
    """new takes years from 2000 to 2099 only."""
    path = tmp_path / "a.fzd"
    ran = run("new", path, "--unit", "青禾镇", "--kind", "镇", "--county", "云岭县", "--year", year)
    assert_told(ran, 3, str(year))
    assert not path.exists()


@pytest.mark.parametrize("year", ["1950", "3000"])
def test_catalogue_of_an_impossible_year(run: Run, year: str) -> None:
    """Where no edition fits it is said."""
    assert_told(run("catalogue", "--year", year, "--json"), 3, year)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{", "JSON"),
        ("[]", ""),
        ('"words"', ""),
        ('{"answers": {"no.such": {"state": "done"}}}', "no.such"),
        ('{"nonsense": 1}', "nonsense"),
        ('{"answers": 5}', "answers"),
        ("\ud800".encode("utf-8", "surrogatepass"), "UTF-8"),
        ("NaN", ""),
        ('{"year": 2024}', "2024"),
        ("[" * 100_000, ""),
    ],
)
def test_bad_json_changes_nothing(
    run: Run, workbook: Path, tmp_path: Path, text: str | bytes, word: str
) -> None:
    """Wrong JSON is named by its key; the report stays as it was."""
    before = run("dump", workbook, "--year", 2025).out
    file = tmp_path / "坏 的.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert_told(run("apply", workbook, "--year", 2025, file), 3, word)
    assert run("dump", workbook, "--year", 2025).out == before


def test_files_that_cannot_be_read_or_written(run: Run, workbook: Path, tmp_path: Path) -> None:
    """Missing files, folders in a file's place, folders that take nothing."""
    assert_told(run("apply", workbook, "--year", 2025, tmp_path / "没有.json"), 3, "没有.json")
    assert_told(run("apply", workbook, "--year", 2025, tmp_path), 3)
    blocker = tmp_path / "文件"
    blocker.write_bytes(b"")
    assert_told(run("export", workbook, "--year", 2025, "--to", blocker / "里", "--txt"), 3, "换一个位置")
    assert_told(run("export", workbook, "--year", 2025, "--to", blocker, "--txt"), 3)
    assert_told(
        run("demo", tmp_path / "没有的 文件夹" / "a.fzd"), 3, "没有的 文件夹”不存在，请先建好这个文件夹"
    )
    assert_told(run("status", tmp_path), 3, "是一个文件夹，不是工作簿")
    assert_told(run("demo", blocker / "a.fzd"), 3)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody may write to")
def test_unwritable_folder(run: Run, workbook: Path) -> None:
    """A folder that takes no files is said."""
    assert_told(run("demo", "/proc/self/a.fzd"), 3)
    assert_told(run("export", workbook, "--year", 2025, "--to", "/proc/self", "--txt"), 3)


def test_open_in_the_window(run: Run, workbook: Path) -> None:
    """What the window has open can be read, not written; it is said who has it."""
    from fzdesk.store.workbook import Workbook

    held = Workbook.open(workbook)
    try:
        assert run("dump", workbook, "--year", 2025).status == 0
        assert_told(run("apply", workbook, "--year", 2025, os.devnull), 3)
        (empty := workbook.with_name("a.json")).write_text("{}")
        assert_told(run("apply", workbook, "--year", 2025, empty), 3, "窗口中打开")
    finally:
        held.close()


# ---- wrong use


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], ["没有命令“nonsense”"]),
        (["--nonsense"], ["没有选项 --nonsense"]),
        (["dump"], ["缺少工作簿的路径"]),
        (["dump", "a.fzd"], ["缺少选项 --year"]),
        (["dump", "a.fzd", "--year"], ["选项 --year 要跟一个值"]),
        (["dump", "a.fzd", "--year", "今年"], ["选项 --year 不对", "数字"]),
        (["dump", "a.fzd", "--year", "2025", "b.fzd"], ["多出了"]),
        (
            ["new", "a.fzd", "--unit", "青禾镇", "--kind", "村", "--county", "云岭县"],
            ["选项 --kind", "乡、镇、街道、民族乡"],
        ),
        (["export", "a.fzd", "--year", "2025", "--to", "x", "--for", "所有人"], ["选项 --for", "draft"]),
    ],
)
def test_wrong_use(run: Run, arguments: list[str], words: list[str]) -> None:
    """Ends with 2 and one Chinese line that names what is wrong and where the right use stands."""
    assert_told(run(*arguments), 2, "用法见 fzdesk", *words)


def test_empty_name(run: Run, tmp_path: Path) -> None:
    """A unit without a name is refused in words."""
    ran = run("new", tmp_path / "a.fzd", "--unit", "  ", "--kind", "镇", "--county", "云岭县")
    assert_told(ran, 3, "单位名称")

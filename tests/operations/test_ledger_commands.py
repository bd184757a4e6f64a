"""`fzdesk ledger template|import|export`: ledgers in and out without a window."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from fzdesk.intake.sheets import read_sheets
from fzdesk.ledger.model import Entry, View
from fzdesk.operations.ledgers import LedgerReader
from fzdesk.operations.workbooks import create
from fzdesk.report.model import UnitProfile
from fzdesk.store.workbook import Workbook
from tests.command_line import Run
from tests.intake.hostile_tables import HOSTILE, Hostile

LIST = "培训时间,学习形式,学习内容,参加人数\n3.8,会前学法,宪法,12\n4月9日,讲座,民法典,30\n合计,,,42\n"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "青禾镇 台账.fzd"
    create(path, UnitProfile("青禾镇", "镇", "云岭县"), 2025)
    return path


@pytest.fixture
def run(run: Run) -> Run:
    """Runs `fzdesk ledger …`."""
    return partial(run, "ledger")


def entries(path: Path, kind: str = "study") -> list[Entry]:
    with closing(Workbook.open(path, read_only=True)) as opened:
        catalogue = opened.load(opened.years()[0]).catalogue
        with closing(LedgerReader.of(opened, catalogue)) as reader:
            return reader.entries(View(kind, descending=False))


def given(folder: Path, text: str = LIST, name: str = "学法.csv", encoding: str = "gbk") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_import_export_import(workbook: Path, tmp_path: Path, run: Run) -> None:
    """What came in from an office's list goes out as XLSX, and comes into another workbook the same."""
    status, out, err = run("import", workbook, "--kind", "学法", given(tmp_path))
    assert (status, err) == (0, "")
    assert out.splitlines() == ["已导入 2 条。", "合计、说明等 1 行没有导入。"]
    first = [entry.values for entry in entries(workbook)]
    assert first == [
        {"date": dt.date(2025, 3, 8), "form": "会前学法", "title": "宪法", "attendees": 12},
        {"date": dt.date(2025, 4, 9), "form": "讲座", "title": "民法典", "attendees": 30},
    ]
    for name in ("学法台账.xlsx", "学法台账.csv"):
        target = tmp_path / name
        assert run("export", workbook, "--kind", "study", target, "--year", 2025).status == 0
        other = tmp_path / f"{target.suffix}.fzd"
        create(other, UnitProfile("白石乡", "乡", "云岭县"), 2024)
        assert run("import", other, "--kind", "study", target).out == "已导入 2 条。\n"
        assert [entry.values for entry in entries(other)] == first


def test_importing_twice_brings_nothing_twice(workbook: Path, tmp_path: Path, run: Run) -> None:
    """A list sent again brings only what is new; whoever wants the same rows again says so."""
    file = given(tmp_path)
    run("import", workbook, "--kind", "study", file)
    file.write_bytes((LIST + "5.6,讲座,刑法,9\n").encode("gbk"))
    assert "重复的 2 行没有导入" in run("import", workbook, "--kind", "study", file).out
    assert len(entries(workbook)) == 3
    again = run("import", workbook, "--kind", "study", file)
    assert (again.status, again.err) == (3, "没有可以导入的行，台账没有变。\n")
    assert run("import", workbook, "--kind", "study", file, "--with-twins").out.startswith("已导入 3 条")


def test_wrong_rows_keep_everything_out(workbook: Path, tmp_path: Path, run: Run) -> None:
    """One wrong row, and nothing comes in; its row, column and fault are named; the others can go alone."""
    file = given(tmp_path, LIST + "13月1日,讲座,刑法,9\n")
    status, out, err = run("import", workbook, "--kind", "study", file)
    assert (status, out) == (3, "")
    assert err.startswith("第 5 行“日期”：")
    assert entries(workbook) == []
    assert "有错误的 1 行没有导入" in run("import", workbook, "--kind", "study", file, "--skip-wrong").out
    assert len(entries(workbook)) == 2


def test_a_year_for_days_without_one(workbook: Path, tmp_path: Path, run: Run) -> None:
    """3.8 is a day of the year that is named."""
    run("import", workbook, "--kind", "study", given(tmp_path), "--year", 2024)
    assert {entry.values["date"].year for entry in entries(workbook)} == {2024}  # type: ignore[union-attr]


def test_one_undo_takes_an_import_back(workbook: Path, tmp_path: Path, run: Run) -> None:
    """An import is one deed, named after its file."""
    run("import", workbook, "--kind", "study", given(tmp_path))
    with closing(Workbook.open(workbook)) as opened:
        assert opened.ledgers.undo("study") == "导入 学法.csv（2 条）"
    assert entries(workbook) == []


def test_template_comes_back(
    workbook: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty form is written under a plain name, and has nothing to import yet."""
    monkeypatch.chdir(tmp_path)
    assert run("template", workbook, "--kind", "petition").out == "信访台账空表.xlsx\n"
    sheets = read_sheets(tmp_path / "信访台账空表.xlsx")
    assert sheets[0].name == "信访台账"
    empty = run("import", workbook, "--kind", "petition", tmp_path / "信访台账空表.xlsx")
    assert (empty.status, empty.err) == (3, "没有可以导入的行，台账没有变。\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "--kind", "学", "a.csv"), "没有“学”这种台账"),
        (("import", "--kind", "study", "没有.csv"), "读不出来"),
        (("import", "--kind", "study", "a.csv", "--sheet", "二月"), "没有名为“二月”的工作表"),
        (("import", "--kind", "mediation", "a.csv"), "找不到“申请日期”、“调解委员会”"),
        (("export", "--kind", "study", "a.doc"), "只能存成 XLSX 或 CSV"),
        (("template", "--kind", "study", "a.csv"), "只能存成 XLSX"),
    ],
)
def test_wrong_use(
    workbook: Path,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    """Every mistake is one sentence that says what to do."""
    monkeypatch.chdir(tmp_path)
    given(tmp_path, name="a.csv")
    status, out, err = run(arguments[0], workbook, *arguments[1:])
    assert (status, out) == (3, "")
    assert said in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("hostile", [one for one in HOSTILE if one.refused], ids=lambda one: one.name)
def test_hostile_files_bring_nothing(workbook: Path, tmp_path: Path, run: Run, hostile: Hostile) -> None:
    """A file that is refused leaves the workbook as it was, to the byte."""
    path = tmp_path / hostile.name
    hostile.make(path)
    before = workbook.read_bytes()
    status, out, err = run("import", workbook, "--kind", "study", path)
    assert (status, out) == (3, "")
    assert hostile.refused in err
    assert workbook.read_bytes() == before

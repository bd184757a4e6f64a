"""Creating workbooks and changing them in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzdesk.errors import InputError, NotAWorkbook, StoreError, WorkbookBusy
from fzdesk.operations import answers, workbooks
from fzdesk.report.model import UnitProfile
from fzdesk.store.workbook import Workbook

UNIT = UnitProfile("青禾镇", "镇", "云岭县")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "青禾镇.fzd"
    workbooks.create(made, UNIT, 2025)
    return made


def test_create_makes_an_empty_report(path: Path) -> None:
    """The unit as typed, the year's edition, nothing answered."""
    stored = workbooks.read(path)
    assert stored.report.unit == UNIT
    assert stored.report.year == 2025
    assert stored.report.answers == {}
    assert stored.catalogue.valid_from <= 2025


def test_create_takes_no_existing_file(path: Path) -> None:
    """A file that is there stays as it is."""
    before = path.read_bytes()
    with pytest.raises(StoreError, match="已经有名为"):
        workbooks.create(path, UNIT, 2025)
    assert path.read_bytes() == before


@pytest.mark.parametrize("year", [1999, 2100, 0])
def test_years_that_cannot_be(tmp_path: Path, year: int) -> None:
    """Refused before a file is made."""
    with pytest.raises(InputError, match=str(year)):
        workbooks.create(tmp_path / "a.fzd", UNIT, year)
    assert list(tmp_path.iterdir()) == []


def test_a_year_more(path: Path) -> None:
    """Another year lies beside the first; a year that is there already is refused; the newest is read first."""
    with workbooks.writing(path) as workbook:
        workbooks.add_year(workbook, UNIT, 2026)
        with pytest.raises(StoreError, match="2026"):
            workbooks.add_year(workbook, UNIT, 2026)
    assert workbooks.read(path).report.year == 2026
    assert workbooks.read(path, 2025).report.year == 2025
    with pytest.raises(StoreError, match="2024"):
        workbooks.read(path, 2024)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ((" 青禾镇 ", "镇", " 云岭县"), ("青禾镇", "镇", "云岭县")),
        (("红石街道", "街道", ""), ("红石街道", "街道", "")),
    ],
)
def test_unit_from_typed_words(typed: tuple[str, str, str], known: tuple[str, str, str]) -> None:
    """Blanks around words go; a county may come later."""
    unit = workbooks.checked_unit(*typed)
    assert (unit.name, unit.kind, unit.county) == known


@pytest.mark.parametrize(("name", "kind"), [("", "镇"), ("   ", "镇"), ("青禾", "村"), ("青禾", "")])
def test_units_that_cannot_be(name: str, kind: str) -> None:
    """No name, or no such kind."""
    with pytest.raises(InputError):
        workbooks.checked_unit(name, kind, "云岭县")


def test_ending_of_a_name() -> None:
    """The ending is added once, in whatever case it was typed; other dots stay."""
    for given, wanted in (("a", "a.fzd"), ("a.fzd", "a.fzd"), ("a.FZD", "a.FZD"), ("2025.12", "2025.12.fzd")):
        assert workbooks.with_suffix(Path("/x") / given) == Path("/x") / wanted


def test_change_is_one_deed(path: Path) -> None:
    """A verb's change is saved as one deed that can be taken back."""
    workbooks.change(
        path, 2025, lambda report, _: answers.set_state(report, "study.oath", "done"), label="导入"
    )
    with workbooks.writing(path) as workbook:
        assert workbook.load(2025).report.answers["study.oath"].state == "done"
        undone = workbook.undo(2025)
        assert undone is not None
        assert undone.label == "导入"


def test_change_that_fails_changes_nothing(path: Path) -> None:
    """An error inside leaves the report and lets the workbook go."""

    def verb(*_: object) -> object:
        raise InputError("不行。")

    before = workbooks.read(path).report
    with pytest.raises(InputError):
        workbooks.change(path, 2025, verb, label="导入")  # type: ignore[arg-type]
    assert workbooks.read(path).report == before
    Workbook.open(path).close()


def test_busy_and_foreign_files(path: Path, tmp_path: Path) -> None:
    """While a window has it open it can be read and not written; another file is refused."""
    held = Workbook.open(path)
    with pytest.raises(WorkbookBusy), workbooks.writing(path):
        pass
    assert workbooks.read(path).report.year == 2025
    held.close()
    (other := tmp_path / "b.fzd").write_bytes(b"hello" * 100)
    with pytest.raises(NotAWorkbook):
        workbooks.read(other)

"""How far the reports of a workbook are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from fzdesk.errors import StoreError
from fzdesk.operations import answers, workbooks
from fzdesk.operations.sample import create_sample
from fzdesk.operations.status import report_status, workbook_status
from fzdesk.report.model import UnitProfile
from fzdesk.report.progress import deadlines

UNIT = UnitProfile("青禾镇", "镇", "云岭县")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "青禾镇.fzd"
    workbooks.create(made, UNIT, 2025)
    return made


def test_new_report(path: Path) -> None:
    """Nothing answered; what is missing adds up; the deadlines are the law's."""
    stored = workbooks.read(path)
    found = report_status(stored)
    assert (found["year"], found["state"]) == (2025, "draft")
    assert found["blanks"] == sum(len(step["missing"]) for step in found["steps"]) > 0
    assert all(step["answered"] == 0 for step in found["steps"])
    assert {"title": "报送", "date": "2026-03-01"} in found["deadlines"]


def test_steps_follow_answers(path: Path) -> None:
    """An answer counts in its step."""
    stored = workbooks.read(path)
    step = next(s for s in report_status(stored)["steps"] if s["total"])
    section = stored.catalogue.section(step["key"])
    assert section is not None
    duty = next(duty for duty in section.duties if duty.level != "may")
    after = answers.set_state(stored.report, duty.key, "done")
    again = next(s for s in report_status(replace(stored, report=after))["steps"] if s["key"] == step["key"])
    assert again["answered"] == 1
    assert again["state"] in ("进行中", "有问题")


def test_deadlines_of_the_clerk_win(path: Path) -> None:
    """A county's own day stands in the place of the law's."""
    stored = workbooks.read(path)
    (key, *_), *_ = deadlines(stored.report, stored.catalogue)
    own = replace(stored.report.form, deadlines={key: dt.date(2026, 1, 10)})
    found = deadlines(replace(stored.report, form=own), stored.catalogue)
    assert found[0][2] == dt.date(2026, 1, 10)


def test_workbook_with_two_years(tmp_path: Path) -> None:
    """Newest first; one year alone when asked; a year that is not there is an error."""
    path = tmp_path / "示例.fzd"
    create_sample(path)
    found = workbook_status(path)
    assert [report["year"] for report in found["reports"]] == [2025, 2024]
    assert all(report["blanks"] == 0 for report in found["reports"])
    assert dt.datetime.fromisoformat(found["reports"][0]["changed"]).tzinfo is not None
    assert [report["year"] for report in workbook_status(path, 2024)["reports"]] == [2024]
    with pytest.raises(StoreError, match="2019"):
        workbook_status(path, 2019)


def test_looking_changes_nothing(path: Path) -> None:
    """The file is not touched, and nothing is left beside it."""
    before = path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())
    workbook_status(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())) == before

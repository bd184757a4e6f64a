"""Leaving a finding as it is, with the reason; kept in the workbook, taken back by undo."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.errors import InputError
from fzdesk.operations.dismissals import dismiss, restore
from fzdesk.operations.exchange import apply, dump
from fzdesk.operations.workbooks import create
from fzdesk.report.model import UnitProfile
from fzdesk.report.prose import new_report
from fzdesk.store.workbook import Workbook
from tests.sample_catalogue import small_catalogue

CATALOGUE = small_catalogue()
UNIT = UnitProfile("青禾镇", "镇", "云岭县")


def test_reason_is_kept_and_restored() -> None:
    """The reason stands under the finding's key until it is restored."""
    report = new_report(2025, UNIT, CATALOGUE)
    left = dismiss(report, "abc", " 县里统一表述\n")
    assert left.dismissed == {"abc": "县里统一表述"}
    assert dismiss(left, "abc", "县里统一表述") is left
    assert restore(left, "abc") == report
    assert restore(report, "abc") is report


@pytest.mark.parametrize("reason", ["", " ", "\n"])
def test_no_reason_is_refused(reason: str) -> None:
    """Nothing is left as it is without a word why."""
    with pytest.raises(InputError, match="为什么"):
        dismiss(new_report(2025, UNIT, CATALOGUE), "abc", reason)


def test_stored_and_undone(tmp_path: Path) -> None:
    """The workbook keeps it; undo takes it back."""
    path = tmp_path / "青禾镇.fzd"
    create(path, UNIT, 2025)
    with closing(Workbook.open(path)) as workbook:
        report = workbook.load(2025).report
        workbook.save(2025, report, dismiss(report, "abc", "县里统一表述"), label="忽略一处问题")
    with closing(Workbook.open(path)) as workbook:
        assert workbook.load(2025).report.dismissed == {"abc": "县里统一表述"}
        undone = workbook.undo(2025)
        assert undone is not None
        assert undone.report.dismissed == {}


def test_dump_and_apply() -> None:
    """A dump has the reasons; a patch adds one and clears one."""
    report = dismiss(new_report(2025, UNIT, CATALOGUE), "abc", "县里统一表述")
    assert dump(report)["dismissed"] == {"abc": "县里统一表述"}
    changed = apply(report, {"dismissed": {"abc": None, "def": "原文如此"}}, CATALOGUE)
    assert changed.dismissed == {"def": "原文如此"}

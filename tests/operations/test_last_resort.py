"""文字底稿: what is left of a report as plain text when the program fails."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.operations import last_resort
from fzdesk.operations.sample import create_sample
from fzdesk.paths import HOME_VARIABLE
from fzdesk.store.workbook import Workbook


def test_counted_figures_stand_in_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures that the ledgers count are in it as in the report: the sample has nothing to fill in."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "profile"))
    create_sample(tmp_path / "示例.fzd")
    with closing(Workbook.open(tmp_path / "示例.fzd", read_only=True)) as workbook:
        stored = workbook.load(2025)
    path = last_resort.write(stored)
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "主要举措和成效" in text
    assert "待填" not in text

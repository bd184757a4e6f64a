"""Fixtures of the store's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fzdesk.store.workbook import Workbook
from tests.store.samples import CATALOGUE, blank


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a workbook shall be."""
    return tmp_path / "青禾镇.fzd"


@pytest.fixture
def workbook(path: Path) -> Iterator[Workbook]:
    """A new workbook with an empty report of 2025."""
    made = Workbook.create(path, blank(), CATALOGUE)
    yield made
    made.close()

"""Hostile and damaged tables: one plain sentence, bounded memory, never a traceback."""

from __future__ import annotations

import random
import tracemalloc
from pathlib import Path

import pytest

from fzdesk.errors import InputError
from fzdesk.intake.sheet_bounds import MOST_COLUMNS
from fzdesk.intake.sheets import read_sheets
from tests.intake.hostile_tables import GOOD, HOSTILE, MB, Hostile

ALLOWED = 20 * MB  # besides the file itself


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda one: one.name)
def test_hostile_file(tmp_path: Path, hostile: Hostile) -> None:
    """Each is refused in one sentence that says what to do, or read; neither takes much memory."""
    path = tmp_path / hostile.name
    hostile.make(path)
    tracemalloc.start()
    try:
        if hostile.refused:
            with pytest.raises(InputError, match=hostile.refused) as refusal:
                read_sheets(path)
            said = str(refusal.value)
            assert said.endswith("。")
            assert said.isprintable()
        else:
            (found,) = read_sheets(path)
            assert found.width <= MOST_COLUMNS
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    read = min(path.stat().st_size, 24 * MB)
    assert peak < ALLOWED + 3 * read


def test_mutated_files(tmp_path: Path) -> None:
    """A file with flipped bits or lost bytes is read or refused; nothing else happens."""
    chance = random.Random(11)
    path = tmp_path / "表.xlsx"
    refused = 0
    for _ in range(200):
        data = bytearray(GOOD)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        path.write_bytes(data)
        try:
            read_sheets(path)
        except InputError as error:
            refused += 1
            assert str(error).endswith("。")
    assert refused > 50


def test_a_folder_and_nothing(tmp_path: Path) -> None:
    """What is no file is told as such."""
    with pytest.raises(InputError, match="文件夹"):
        read_sheets(tmp_path)
    with pytest.raises(InputError, match="检查路径"):
        read_sheets(tmp_path / "没有.xlsx")

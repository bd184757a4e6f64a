"""移交包: everything arrives as it was, or nothing; with a pass phrase nobody reads or changes it on the way."""

from __future__ import annotations

import json
import os
import random
import shutil
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from fzdesk.errors import InputError, StoreError
from fzdesk.operations import handover
from fzdesk.operations.sample import create_sample
from fzdesk.store import evidence
from fzdesk.store.workbook import Workbook

PHRASE = "青山绿水 长流 2026"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a file of evidence, and its package under a phrase, which takes a second on purpose."""
    folder = tmp_path_factory.mktemp("made")
    path = folder / "青禾镇.fzd"
    create_sample(path)
    photo = folder / "会议照片.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + os.urandom(300_000))
    evidence.keep(path, photo)
    handover.pack(path, folder / "加密.zip", PHRASE)
    return folder


@pytest.fixture
def workbook(made: Path, tmp_path: Path) -> Path:
    """A copy of it for this test."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "青禾镇.fzd"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the next clerk takes it."""
    made = tmp_path / "接收"
    made.mkdir()
    return made


def same(one: Path, other: Path) -> bool:
    with (
        closing(Workbook.open(one, read_only=True)) as first,
        closing(Workbook.open(other, read_only=True)) as second,
    ):
        years = first.years()
        return years == second.years() and all(first.load(y).report == second.load(y).report for y in years)


@pytest.mark.parametrize("phrase", ["", PHRASE])
def test_what_is_packed_arrives(workbook: Path, folder: Path, tmp_path: Path, phrase: str) -> None:
    """Workbook and evidence, for this person alone; and nothing is left in the folders."""
    package = tmp_path / handover.file_name(workbook)
    before = sorted(tmp_path.iterdir())
    if phrase:
        shutil.copy(workbook.with_name("加密.zip"), package)
    else:
        assert len(handover.pack(workbook, package).files) == 2
    assert sorted(tmp_path.iterdir()) == sorted([*before, package])
    assert package.stat().st_mode & 0o077 == 0
    assert handover.is_encrypted(package) == bool(phrase)
    arrived = handover.receive(package, folder, phrase)
    assert arrived == folder / "青禾镇.fzd"
    assert same(workbook, arrived)
    assert sorted(one.name for one in folder.iterdir()) == ["青禾镇.fzd", "青禾镇附件"]
    (kept,) = (folder / "青禾镇附件").iterdir()
    assert kept.read_bytes() == (evidence.folder_of(workbook) / kept.name).read_bytes()
    assert arrived.stat().st_mode & 0o077 == 0
    assert kept.stat().st_mode & 0o077 == 0
    if phrase:
        data = package.read_bytes()
        assert "青禾镇".encode() not in data
        assert b"SQLite format 3" not in data
        assert kept.read_bytes()[:64] not in data


def test_a_workbook_that_is_open_is_packed_as_it_is(workbook: Path, folder: Path, tmp_path: Path) -> None:
    """With what is still in its log."""
    with closing(Workbook.open(workbook)) as opened:
        report = opened.load(2025).report
        opened.save(2025, report, opened.load(2024).report.__class__(**{
            name: getattr(report, name) if name != "part_titles" else {"plans": "三、打算"}
            for name in report.__struct_fields__
        }), label="改")  # fmt: skip
        handover.pack(workbook, tmp_path / "包.zip")
        arrived = handover.receive(tmp_path / "包.zip", folder)
        with closing(Workbook.open(arrived, read_only=True)) as copy:
            assert copy.load(2025).report.part_titles == {"plans": "三、打算"}


def test_a_wrong_phrase(workbook: Path, folder: Path, tmp_path: Path) -> None:
    """One sentence, nothing written; a short one is refused before anything is packed."""
    package = workbook.with_name("加密.zip")
    for wrong in ("青山绿水长流2026",):
        with pytest.raises(InputError, match="口令不对"):
            handover.receive(package, folder, wrong)
    assert list(folder.iterdir()) == []
    with pytest.raises(InputError, match="至少写 8 个字"):
        handover.pack(workbook, tmp_path / "短.zip", "短口令")
    assert not (tmp_path / "短.zip").exists()


@pytest.mark.parametrize("phrase", ["", PHRASE])
def test_a_changed_package_is_refused(workbook: Path, folder: Path, tmp_path: Path, phrase: str) -> None:
    """Any byte of what it holds: all or nothing arrives."""
    package = workbook.with_name("加密.zip" if phrase else "包.zip")
    if not phrase:
        handover.pack(workbook, package)
    whole = package.read_bytes()
    with zipfile.ZipFile(package) as outer:
        name = handover.CONTENT if phrase else "青禾镇.fzd"
        start = outer.getinfo(name).header_offset + 100
        size = outer.getinfo(name).file_size
    chosen = random.Random(3)
    for _ in range(1 if phrase else 8):
        changed = bytearray(whole)
        changed[start + chosen.randrange(size - 200)] ^= 1 << chosen.randrange(8)
        package.write_bytes(changed)
        with pytest.raises(StoreError, match="已损坏或被改动过"):
            handover.receive(package, folder, phrase)
        assert list(folder.iterdir()) == []
    package.write_bytes(whole[: len(whole) // 2])
    with pytest.raises((StoreError, InputError)):
        handover.receive(package, folder, phrase)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("path", ["../外面.fzd", "/etc/x.fzd", "a/b/c.fzd", "..\\x.fzd", ".x.fzd", "a:b.fzd"])
def test_a_package_that_leads_elsewhere_is_refused(folder: Path, tmp_path: Path, path: str) -> None:
    """Nothing is written outside the folder, nor inside it."""
    package = tmp_path / "包.zip"
    item = {"path": path, "size": 1, "sha256": "0" * 64}
    text = {"format": 1, "program": "x", "made_at": "2026-01-01T00:00:00Z", "files": [item]}
    with zipfile.ZipFile(package, "w") as made:
        made.writestr(path, "x")
        made.writestr(handover.MANIFEST, json.dumps(text))
    with pytest.raises(StoreError, match="已损坏或被改动过"):
        handover.receive(package, folder)
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "外面.fzd").exists()


def test_a_file_that_unpacks_larger_than_it_says_is_refused(folder: Path, tmp_path: Path) -> None:
    """No more is unpacked than the list declares."""
    package = tmp_path / "包.zip"
    item = {"path": "a.fzd", "size": 100, "sha256": "0" * 64}
    text = {"format": 1, "program": "x", "made_at": "2026-01-01T00:00:00Z", "files": [item]}
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.fzd", bytes(50_000_000))
        made.writestr(handover.MANIFEST, json.dumps(text))
    with pytest.raises(StoreError, match="已损坏或被改动过"):
        handover.receive(package, folder)
    assert list(folder.iterdir()) == []


def test_other_files_and_taken_names(workbook: Path, folder: Path, tmp_path: Path) -> None:
    """What is no package is said; nothing that lies there is overwritten."""
    other = tmp_path / "别的.zip"
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("a.txt", "x")
    for file in (other, workbook):
        with pytest.raises(InputError, match="不是移交包"):
            handover.receive(file, folder)
    with pytest.raises(StoreError, match="找不到"):
        handover.receive(tmp_path / "没有.zip", folder)
    package = tmp_path / "包.zip"
    handover.pack(workbook, package)
    with pytest.raises(StoreError, match="已经有"):
        handover.pack(workbook, package)
    (folder / "青禾镇.fzd").write_text("旧的")
    with pytest.raises(StoreError, match="里已经有“青禾镇"):
        handover.receive(package, folder)
    assert [one.name for one in folder.iterdir()] == ["青禾镇.fzd"]


def test_a_folder_that_is_not_there_is_made(workbook: Path, tmp_path: Path) -> None:
    """The next clerk names a new folder; where none can be made, one sentence says so."""
    package = tmp_path / "包.zip"
    handover.pack(workbook, package)
    arrived = handover.receive(package, tmp_path / "新任" / "2026")
    assert arrived.parent == tmp_path / "新任" / "2026"
    assert same(workbook, arrived)
    with pytest.raises(StoreError):
        handover.receive(package, package / "里面")

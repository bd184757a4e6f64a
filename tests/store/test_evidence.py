"""Evidence beside the workbook: kept once by content, noticed when it is gone or changed, written out readable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from fzdesk.errors import ExportError, InputError
from fzdesk.ledger.model import Entry
from fzdesk.operations import evidence
from fzdesk.operations.keeping import Keeping
from fzdesk.operations.ledgers import LedgerReader
from fzdesk.operations.workbooks import create
from fzdesk.report.model import UnitProfile
from fzdesk.store.evidence import find, folder_of, keep, state_of, stored_name
from tests.ledger.kinds import KINDS

PHOTO = b"\xff\xd8\xff" + b"photo" * 300
STUDY = KINDS["study"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "青禾镇.fzd"
    create(path, UnitProfile("青禾镇", "镇", "云岭县"), 2025)
    return path


@pytest.fixture
def keeper(workbook: Path) -> Iterator[Keeping]:
    opened = Keeping.open(workbook)
    yield opened
    assert opened.close()


@pytest.fixture
def reader(keeper: Keeping) -> Iterator[LedgerReader]:
    made = keeper.run(lambda workbook: LedgerReader.of(workbook, workbook.load(2025).catalogue))
    with closing(made) as opened:
        yield opened


def file(folder: Path, name: str = "签到表.JPG", content: bytes = PHOTO) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def entry(keeper: Keeping, title: str = "宪法宣传", day: int = 8) -> Entry:
    values = {"date": dt.date(2025, 3, day), "form": "讲座", "title": title}
    return keeper.run(lambda workbook: workbook.ledgers.add(STUDY, values))


def test_same_content_is_kept_once(workbook: Path, tmp_path: Path) -> None:
    """A photo added twice under two names takes its room once; both keep the name they had."""
    first, second = keep(workbook, file(tmp_path)), keep(workbook, file(tmp_path, "现场.jpg"))
    assert (first.sha256, first.size) == (second.sha256, len(PHOTO))
    assert (first.name, second.name) == ("签到表.jpg", "现场.jpg")
    assert [path.name for path in folder_of(workbook).iterdir()] == [stored_name(first.sha256, "a.jpg")]
    found = find(workbook, first)
    assert found is not None
    assert found.read_bytes() == PHOTO
    assert folder_of(workbook).name == "青禾镇附件"


def test_gone_and_changed_files_are_noticed(workbook: Path, tmp_path: Path) -> None:
    """A file that is away, shorter or changed inside is told; adding it again mends it."""
    kept = keep(workbook, file(tmp_path))
    path = find(workbook, kept)
    assert path is not None
    assert state_of(workbook, kept, thorough=True) == "kept"
    path.write_bytes(PHOTO[:-1] + b"!")
    assert state_of(workbook, kept, thorough=True) == "altered"
    path.write_bytes(b"short")
    assert state_of(workbook, kept) == "altered"
    path.unlink()
    assert state_of(workbook, kept) == "missing"
    assert keep(workbook, file(tmp_path)).sha256 == kept.sha256
    assert state_of(workbook, kept, thorough=True) == "kept"


def test_workbook_renamed_alone(workbook: Path, tmp_path: Path) -> None:
    """Whoever renames the workbook and not the folder beside it still has the evidence."""
    kept = keep(workbook, file(tmp_path))
    renamed = workbook.rename(tmp_path / "青禾镇2025.fzd")
    assert state_of(renamed, kept) == "kept"


@given(st.text(max_size=60), st.sampled_from(["", ".jpg", ".PDF", ".tar.gz", ".坏", "./../x", ".a\x00b"]))
def test_names_are_safe(stem: str, suffix: str) -> None:
    """Whatever a file was called, what lies in the folder is its hash and a plain ending."""
    name = stored_name("ab" * 32, stem + suffix)
    assert name.startswith("ab" * 32)
    assert name[64:] == "" or name[65:].isalnum()
    assert "/" not in name


@pytest.mark.parametrize(
    ("name", "content", "said"), [("空.jpg", b"", "是空文件"), ("没有.jpg", None, "读不出来")]
)
def test_what_cannot_be_kept(
    workbook: Path, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    """Each is told in one sentence, and nothing is left behind."""
    path = file(tmp_path, name, content) if content is not None else tmp_path / name
    with pytest.raises(InputError, match=said):
        keep(workbook, path)
    with pytest.raises(InputError, match="不是文件"):
        keep(workbook, tmp_path)
    assert not folder_of(workbook).exists()


def test_too_large_is_refused_unread(workbook: Path, tmp_path: Path) -> None:
    """A film of gigabytes is refused by its size alone."""
    with (tmp_path / "录像.mp4").open("wb") as film:
        film.truncate(600 * 1024 * 1024)
    with pytest.raises(InputError, match="超过 512 MB"):
        keep(workbook, tmp_path / "录像.mp4")


def test_folder_that_cannot_be_written(workbook: Path, tmp_path: Path) -> None:
    """Where the folder cannot be made, the clerk hears it and nothing is half there."""
    folder_of(workbook).write_bytes(b"in the way")
    with pytest.raises(ExportError, match="没有添加"):
        keep(workbook, file(tmp_path))
    assert folder_of(workbook).read_bytes() == b"in the way"


def test_attach_undo_redo(keeper: Keeping, reader: LedgerReader, tmp_path: Path) -> None:
    """Files belong to an entry; undo takes one away and redo brings it back, its content stays all the while."""
    one = entry(keeper)
    added = evidence.attach(keeper, one.id, [file(tmp_path), file(tmp_path, "总结.pdf", b"%PDF-1.7")])
    assert [kept.name for kept in reader.evidence(one.id)] == ["签到表.jpg", "总结.pdf"]
    evidence.detach(keeper, one.id, added[0])
    assert [kept.name for kept in reader.evidence(one.id)] == ["总结.pdf"]
    assert keeper.run(lambda workbook: workbook.ledgers.undo("study")) is not None
    assert len(reader.evidence(one.id)) == 2
    assert [kept.state for kept in evidence.every(reader, keeper.path, [STUDY], thorough=True)] == [
        "kept"
    ] * 2


def test_list_and_folder(keeper: Keeping, reader: LedgerReader, tmp_path: Path) -> None:
    """The folder has every file under a name that says what it is, and a list that tells what is missing."""
    first, second = entry(keeper, "=宪法/宣传"), entry(keeper, "民法典", 9)
    evidence.attach(keeper, first.id, [file(tmp_path)])
    (lost,) = evidence.attach(keeper, second.id, [file(tmp_path, "总结.pdf", b"%PDF-1.7")])
    path = find(keeper.path, lost)
    assert path is not None
    path.unlink()
    kept = list(evidence.every(reader, keeper.path, [STUDY], 2025))
    written = evidence.export_evidence(keeper.path, kept, tmp_path, "青禾镇2025年佐证材料")
    assert (written.files, [one.file.name for one in written.lost]) == (1, ["总结.pdf"])
    (copied,) = (written.folder / "学法台账").iterdir()
    assert (copied.name, copied.read_bytes()) == ("001_2025-03-08_=宪法／宣传_签到表.jpg", PHOTO)
    rows = list(load_workbook(written.folder / evidence.LIST_NAME).active.iter_rows(values_only=True))
    assert rows[1] == (
        1,
        "学法台账",
        "2025-03-08",
        "=宪法/宣传",
        "签到表.jpg",
        "1.5 KB",
        f"学法台账/{copied.name}",
        None,
    )
    assert rows[2][-1] == "文件不见了"
    again = evidence.export_evidence(keeper.path, kept, tmp_path, "青禾镇2025年佐证材料")
    assert again.folder.name == "青禾镇2025年佐证材料（2）"
    with pytest.raises(InputError, match="还没有佐证材料"):
        evidence.export_evidence(keeper.path, [], tmp_path, "空")


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 字节"), (1023, "1023 字节"), (1536, "1.5 KB"), (5 * 1024**2, "5.0 MB"), (2**41, "2048.0 GB")],
)
def test_sizes_in_words(size: int, words: str) -> None:
    """Sizes as people read them."""
    assert evidence.size_words(size) == words

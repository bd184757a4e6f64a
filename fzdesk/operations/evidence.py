"""Evidence of ledger entries: adding files, looking whether they are still there, and the 佐证材料目录."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fzdesk.catalogue.model import LedgerKind
from fzdesk.errors import ExportError, InputError
from fzdesk.files import free_name, safe_file_name, write_whole
from fzdesk.ledger.model import Entry, Evidence, View
from fzdesk.ledger.words import show_cell
from fzdesk.store.evidence import FileState, find, keep, state_of

if TYPE_CHECKING:
    from fzdesk.operations.keeping import Keeping
    from fzdesk.operations.ledgers import LedgerReader

ALL = 1_000_000
LIST_NAME = "佐证材料目录.xlsx"
STATE_WORDS: dict[FileState, str] = {"kept": "", "missing": "文件不见了", "altered": "文件被改动过"}
_UNITS = ("字节", "KB", "MB", "GB")
_STEP = 1024


class Kept(NamedTuple):
    """A file of an entry, and how it is."""

    kind: LedgerKind
    entry: Entry
    file: Evidence
    state: FileState


class Written(NamedTuple):
    """What was written: the folder, how many files, and those that could not be."""

    folder: Path
    files: int
    lost: tuple[Kept, ...]


def attach(keeper: Keeping, entry: int, paths: Sequence[Path]) -> list[Evidence]:
    """Keep files with an entry; those before one that cannot be kept stay added.

    Raises InputError, ExportError, StoreError.
    """
    added = []
    for path in paths:
        file = keep(keeper.path, path)
        keeper.run(lambda workbook, file=file: workbook.ledgers.attach(entry, file))  # type: ignore[misc]
        added.append(file)
    return added


def detach(keeper: Keeping, entry: int, file: Evidence) -> None:
    """Keep a file no longer with an entry; its content stays in the folder, so that undo brings it back."""
    keeper.run(lambda workbook: workbook.ledgers.detach(entry, file.sha256))


def size_words(size: int) -> str:
    """A size as people read it: 1.5 MB."""
    value, unit = float(size), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value /= _STEP
        unit += 1
    return f"{size} {_UNITS[0]}" if not unit else f"{value:.1f} {_UNITS[unit]}"


def every(
    reader: LedgerReader,
    workbook: Path,
    kinds: Sequence[LedgerKind],
    year: int | None = None,
    *,
    thorough: bool = False,
) -> Iterator[Kept]:
    """The evidence of all entries of a year (or all), ledger by ledger, the earliest first."""
    for kind in kinds:
        for entry in reader.entries(View(kind.key, year=year, descending=False), 0, ALL):
            if entry.evidence:
                for file in reader.evidence(entry.id):
                    yield Kept(kind, entry, file, state_of(workbook, file, thorough=thorough))


def export_evidence(workbook: Path, kept: Sequence[Kept], folder: Path, name: str) -> Written:
    """Write all files under readable names, and the list of them, to a new folder in ``folder``.

    The new folder appears whole or not at all.  Raises InputError where there is nothing to write,
    ExportError where it cannot be written.
    """
    if not kept:
        raise InputError("还没有佐证材料；请先在台账里给各条添加照片或文件。")
    target = free_name(folder / safe_file_name(name))
    beside = folder / f".fzdesk-{target.name}.tmp"
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir()
        written = _copy_all(workbook, kept, beside)
        beside.replace(target)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise ExportError(
            f"佐证材料没有写进“{folder}”，请检查磁盘空间和权限，或换一个文件夹再试。", detail=str(error)
        ) from error
    except ExportError:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return Written(target, written, tuple(one for one in kept if one.state != "kept"))


def _copy_all(workbook: Path, kept: Sequence[Kept], folder: Path) -> int:
    from fzdesk.writers.xlsx import Heading, write_table

    rows, written = [], 0
    for number, one in enumerate(kept, 1):
        path = find(workbook, one.file)
        place = ""
        if path is not None:
            ledger = folder / safe_file_name(one.kind.title)
            ledger.mkdir(exist_ok=True)
            copy = free_name(ledger / _readable_name(number, one))
            shutil.copyfile(path, copy)
            place = copy.relative_to(folder).as_posix()
            written += 1
        rows.append((
            number, one.kind.title, _shown(one, "date"), _shown(one, "title"), one.file.name,
            size_words(one.file.size), place, STATE_WORDS[one.state],
        ))  # fmt: skip
    titles = ("序号", "台账", "日期", "事项", "文件", "大小", "存放位置", "说明")
    table = write_table("佐证材料目录", [Heading(title) for title in titles], rows)
    write_whole({folder / LIST_NAME: table})
    return written


def _readable_name(number: int, one: Kept) -> str:
    """``003_2025-03-08_宪法宣传_签到表.jpg``."""
    name = Path(one.file.name)
    words = (f"{number:03}", _shown(one, "date"), _shown(one, "title")[:20], name.stem[:20])
    return safe_file_name("_".join(filter(None, words)), name.suffix)


def _shown(one: Kept, key: str) -> str:
    column = next((column for column in one.kind.columns if column.key == key), None)
    return show_cell(one.entry.values.get(key), column) if column is not None else ""

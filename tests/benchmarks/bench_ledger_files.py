"""Ledgers in and out of files, beside openpyxl's own reading and writing; hostile files beside their limits.

python -m tests.benchmarks.bench_ledger_files
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from itertools import count
from pathlib import Path

from openpyxl import Workbook as Book
from openpyxl import load_workbook

from fzdesk.errors import InputError
from fzdesk.intake.sheets import read_sheets
from fzdesk.intake.sheets_xlsx import read_xlsx
from fzdesk.ledger.model import Cell
from fzdesk.operations import ledger_files
from fzdesk.operations.ledgers import LedgerReader
from fzdesk.operations.workbooks import create
from fzdesk.report.model import UnitProfile
from fzdesk.store.workbook import Workbook
from fzdesk.writers.ledger_xlsx import write_ledger
from tests.benchmarks.measuring import Row, in_turn, median, show
from tests.intake.hostile_tables import HOSTILE, MB
from tests.ledger.kinds import KINDS

ROWS = 10_000
STUDY = KINDS["study"]
MS, LARGEST_MB = 50.0, 20.0
ROUNDS = 5


def entries(count: int) -> list[dict[str, Cell]]:
    """Rows of a ledger, none like another."""
    first = dt.date(2025, 1, 1)
    return [
        {
            "date": first + dt.timedelta(days=at % 365),
            "form": ("会前学法", "讲座", "专题培训")[at % 3],
            "title": f"学习贯彻法律法规第{at}次",
            "laws": "《中华人民共和国宪法》",
            "law_count": at % 7,
            "lecturer": f"主讲{at % 40}",
            "attendees": 20 + at % 60,
            "expected": 90,
            "passed": at % 20,
            "place": "镇政府会议室",
            "remark": f"备注{at % 200}",
        }
        for at in range(count)
    ]


def reading_alone(data: bytes) -> int:
    """What openpyxl does with the same file."""
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    return sum(1 for _ in book.active.iter_rows(values_only=True))  # type: ignore[union-attr]


def writing_alone(rows: list[dict[str, Cell]]) -> int:
    """What openpyxl does with the same cells, dressed in nothing."""
    book = Book(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(list(row.values()))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.tell()


def import_into_new(folder: Path, file: Path, number: Callable[[], int]) -> Callable[[], int]:
    """The whole import: reading, matching, checking, looking for twins, writing durably."""

    def run() -> int:
        path = folder / f"{number()}.fzd"
        create(path, UnitProfile("青禾镇", "镇", "云岭县"), 2025)
        with closing(Workbook.open(path)) as workbook:
            catalogue = workbook.load(2025).catalogue
            with closing(LedgerReader.of(workbook, catalogue)) as reader:
                sheets = read_sheets(file)
                proposal = ledger_files.propose(sheets, STUDY, reader)
                found = ledger_files.would_bring(
                    sheets[proposal.sheet],
                    proposal.meaning,
                    STUDY,
                    ledger_files.KnownRows(reader),
                    today=dt.date(2026, 1, 10),
                    year=2025,
                )
                rows = ledger_files.importable(found.rows)
                assert len(rows) == ROWS
                return ledger_files.bring_in(workbook, STUDY, rows, file.name, proposal.meaning)

    return run


def refusals(folder: Path) -> tuple[float, float]:
    """The slowest refusal in ms, and the most memory one took besides the file, in MB."""
    slowest = most = 0.0
    for hostile in (one for one in HOSTILE if one.refused):
        path = folder / hostile.name
        hostile.make(path)
        times = []
        for _ in range(3):
            start = time.perf_counter()
            refused(path)
            times.append((time.perf_counter() - start) * 1000)
        tracemalloc.start()
        refused(path)
        peak = tracemalloc.get_traced_memory()[1] / MB
        tracemalloc.stop()
        slowest, most = max(slowest, median(times)), max(most, peak)
    return slowest, most


def refused(path: Path) -> None:
    """Read a file that is refused."""
    try:
        read_sheets(path)
    except InputError:
        return
    raise AssertionError(path.name)


def main() -> list[Row]:
    """Everything measured."""
    rows = entries(ROWS)
    data = write_ledger(STUDY, rows)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        file = folder / "学法台账.xlsx"
        file.write_bytes(data)
        numbers = count()
        times = in_turn(
            {
                "floor": lambda: reading_alone(data),
                "read": lambda: read_xlsx(BytesIO(data)),
                "import": import_into_new(folder, file, lambda: next(numbers)),
            },
            ROUNDS,
        )
        written = in_turn(
            {"floor": lambda: writing_alone(rows), "write": lambda: write_ledger(STUDY, rows)}, ROUNDS
        )
        slowest, most = refusals(folder)
    floor, least = median(times["floor"]), median(written["floor"])
    reading, writing = "openpyxl reading alone", "openpyxl writing the cells"
    return [
        Row("read 10,000 rows of XLSX", reading, floor, median(times["read"]), "ms", 1.0),
        Row("import 10,000 rows, durable", reading, floor, median(times["import"]), "ms", 2.0),
        Row("export 10,000 rows to XLSX", writing, least, median(written["write"]), "ms", 1.5),
        Row("slowest refusal of a hostile table", "the limit", MS, slowest, "ms", 1.0),
        Row("most memory of a refusal", "the limit", LARGEST_MB, most, "MB", 1.0),
    ]


if __name__ == "__main__":
    show(main())

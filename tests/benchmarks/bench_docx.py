"""What a DOCX costs beside zipping the same XML, and how its cost grows; interleaved, one table.

    python -m tests.benchmarks.bench_docx

Goal: `write_docx` ≤ 5 × the zip; exponent of growth ≤ 1.1 in text and in rows of tables.
"""

import io
import math
import random
import statistics
import time
import zipfile
from collections.abc import Callable

from fzdesk.document.model import Document
from fzdesk.document.profile import load_profile
from fzdesk.writers.docx import write_docx
from tests.writers.reports import only, table

STANDARD = load_profile("standard")
ROUNDS = 15


def varied(paragraphs: int) -> Document:
    """Text that hardly repeats, so that the zip has its work; 87 paragraphs are 10,900 characters."""
    chance = random.Random(9704)
    words = ["".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(2)) for _ in range(1500)]
    return only(*("，".join(chance.choice(words) * 3 for _ in range(18)) for _ in range(paragraphs)))


def zipped(parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def cost(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def measured(document: Document) -> tuple[float, float]:
    """ms of the zip alone and of the whole file, medians."""
    with zipfile.ZipFile(io.BytesIO(write_docx(document, STANDARD))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    times = [
        (cost(lambda: zipped(parts)), cost(lambda: write_docx(document, STANDARD))) for _ in range(ROUNDS)
    ]
    low, own = (statistics.median(column) for column in zip(*times, strict=True))
    return low, own


def main() -> None:
    print("what                    zip ms  write_docx ms  ratio  exponent")
    for kind, make, sizes in (
        ("paragraphs", varied, (87, 348, 1392)),
        ("rows", lambda rows: Document(title=(), nodes=(table(rows, 6),)), (500, 2000, 8000)),
    ):
        before: tuple[int, float] | None = None
        for size in sizes:
            low, own = measured(make(size))
            growth = math.log(own / before[1]) / math.log(size / before[0]) if before else math.nan
            print(f"{size:6,} {kind:16} {low:8.1f}  {own:12.1f}  {own / low:5.2f}  {growth:8.2f}")
            before = size, own


if __name__ == "__main__":
    main()

"""How reading grows with the length of a report; exponents near 1 are wanted.

python -m tests.benchmarks.bench_intake
"""

from __future__ import annotations

import math
from collections.abc import Callable

from fzdesk.intake.facts import figures
from fzdesk.intake.read_file import read_bytes
from fzdesk.intake.structure import build_outline
from fzdesk.intake.tree import to_document
from tests.benchmarks.measuring import in_turn, median
from tests.intake.make_docx import docx, para
from tests.intake.reports import FROM_PDF, RUN_IN

SIZES = (4, 16, 64)


def numbered(times: int) -> bytes:
    """A DOCX with automatic numbers."""
    section = para("加强学法", number=(1, 1)) + para("全年学法12次，覆盖率达100%，培训180余人次。" * 4)
    return docx(para("某镇2023年工作报告"), para("主要成效", number=(1, 0)), section * (8 * times))


def pages(times: int) -> bytes:
    return (FROM_PDF * times).encode()


def lines(times: int) -> bytes:
    return (RUN_IN * times).encode("gb18030")


def read(data: bytes) -> Callable[[], object]:
    def run() -> object:
        outline = build_outline(read_bytes(data))
        return to_document(outline), figures(outline)

    return run


def main() -> None:
    for name, made in (("txt", lines), ("txt from pdf", pages), ("docx", numbered)):
        times = in_turn({str(size): read(made(size)) for size in SIZES}, rounds=5)
        medians = [median(times[str(size)]) for size in SIZES]
        grown = math.log(medians[-1] / medians[0]) / math.log(SIZES[-1] / SIZES[0])
        print(f"{name:14}", *(f"{ms:9.1f} ms" for ms in medians), f"  exponent {grown:.2f}")


if __name__ == "__main__":
    main()

"""What the DOCX of the sample report costs, and `fzdesk export` of its PDF as a process beside LibreOffice.

    python -m tests.benchmarks.bench_export

The PDF itself, and growth: ``bench_pdf`` and ``bench_docx``.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fzdesk.document.compose import compose
from fzdesk.operations.sample import create_sample, sample_reports
from tests.benchmarks import bench_docx
from tests.benchmarks.bench_startup import with_bytecode
from tests.benchmarks.measuring import Row, in_turn, median, show

SOFFICE = shutil.which("soffice")
ROOT = Path(__file__).resolve().parents[2]


def processes(folder: Path) -> list[Row]:
    """`fzdesk export` of a PDF beside LibreOffice making one of the same DOCX."""
    if SOFFICE is None:
        return []
    environment = with_bytecode(folder)
    workbook = folder / "青禾镇.fzd"
    create_sample(workbook)

    def run(*command: str) -> None:
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120, cwd=ROOT)

    year = str(sample_reports()[-1][0].year)
    ours = (sys.executable, "-m", "fzdesk", "export", str(workbook), "--year", year, "--to", str(folder))
    run(*ours, "--docx", "--pdf")
    docx = next(folder.glob("*.docx"))
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    office = (SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "other"))
    acts = {"office": lambda: run(*office, str(docx)), "ours": lambda: run(*ours, "--pdf")}
    rows = []
    for what, clock in (("whole process", time.perf_counter), ("processor time", children)):
        times = in_turn(acts, 5, clock=clock)
        floor, own = median(times["office"]), median(times["ours"])
        rows.append(Row(f"export PDF, {what}", "LibreOffice from the same DOCX", floor, own, "ms", 0.25))
    return rows


def children() -> float:
    """Seconds of processor time that finished child processes took, whatever else the machine did."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> list[Row]:
    """Measure in turn."""
    document = compose(*sample_reports()[-1])
    zipped, docx = bench_docx.measured(document)
    with tempfile.TemporaryDirectory() as name:
        whole = processes(Path(name))
    return [
        Row("DOCX of the sample", "zip of the same XML", zipped, docx, "ms", 5),
        *whole,
    ]


if __name__ == "__main__":
    show(main())

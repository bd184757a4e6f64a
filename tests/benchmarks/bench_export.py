"""What the files of the sample report cost: inside the program, and as whole processes beside LibreOffice.

    python -m tests.benchmarks.bench_export

More of either writer, growth too: ``bench_docx`` and ``bench_pdf``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from fzdesk.document.compose import compose
from fzdesk.operations.sample import create_sample, sample_reports
from fzdesk.paths import resources
from fzdesk.writers.pdf import write_pdf
from tests.benchmarks import bench_docx, bench_pdf
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
    times = in_turn({"office": lambda: run(*office, str(docx)), "ours": lambda: run(*ours, "--pdf")}, 5)
    floor, own = median(times["office"]), median(times["ours"])
    return [Row("export PDF, whole process", "LibreOffice from the same DOCX", floor, own, "ms", 0.25)]


def main() -> list[Row]:
    """Measure in turn."""
    rl_config.useA85 = 0
    for role, face in bench_pdf.PROFILE.faces.items():
        pdfmetrics.registerFont(TTFont(role, str(resources() / "fonts" / face.file)))
    document = compose(*sample_reports()[-1])
    zipped, docx = bench_docx.measured(document)
    pages = bench_pdf.pages_of(document)
    drawn = [
        (bench_pdf.cost(bench_pdf.floor, pages), bench_pdf.cost(write_pdf, document, bench_pdf.PROFILE))
        for _ in range(bench_pdf.ROUNDS)
    ]
    floor, pdf = (median(column) for column in zip(*drawn, strict=True))
    with tempfile.TemporaryDirectory() as name:
        whole = processes(Path(name))
    return [
        Row("DOCX of the sample", "zip of the same XML", zipped, docx, "ms", 5),
        Row(f"PDF/A of the sample, {len(pages)} pages", "drawString, fonts cached", floor, pdf, "ms", 1.3),
        Row("PDF/A, one page", "drawString, fonts cached", floor / len(pages), pdf / len(pages), "ms", 1.3),
        *whole,
    ]


if __name__ == "__main__":
    show(main())

"""What a PDF costs: warm, cold, as a preview, and how it grows to 500 pages; beside reportlab's `drawString`.

python -m tests.benchmarks.bench_pdf

The floor draws the same runs with `drawString` and cached `TTFont`s; cold, it loads reportlab and those fonts.
"""

from __future__ import annotations

import io
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import process_time

import msgspec
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from fzdesk.document.compose import compose
from fzdesk.document.model import Document
from fzdesk.document.profile import load_profile
from fzdesk.operations.sample import sample_reports
from fzdesk.paths import resources
from fzdesk.writers.fonts import typefaces
from fzdesk.writers.layout import Page, lay_out
from fzdesk.writers.pdf import write_pdf
from tests.benchmarks.measuring import Row, in_turn, median, show
from tests.writers.township import report

PROFILE = load_profile("standard")
FACES = typefaces(PROFILE)
ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 7
SECTIONS = (6, 50, 287)
FLOOR = "drawString, fonts cached"
HALF_A_SECOND = 500.0


def pages_of(document: Document) -> tuple[Page, ...]:
    return lay_out(document, PROFILE, lambda face, text: [FACES[face].advances[char] for char in text])


def register_fonts() -> None:
    """What the floor needs."""
    rl_config.useA85 = 0
    for role, face in PROFILE.faces.items():
        pdfmetrics.registerFont(TTFont(role, str(resources() / "fonts" / face.file)))


def floor(pages: tuple[Page, ...]) -> bytes:
    """The same runs drawn by `drawString` with cached fonts."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=1, initialFontName="body")
    for page in pages:
        for y, strip in page.strips:
            for run in strip.runs:
                canvas.setFont(run.face, run.size)
                canvas.drawString(80 + run.x, 737 - y - run.baseline, run.text, charSpace=run.spacing)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def cost(work: Callable[..., object], *values: object) -> float:
    start = process_time()
    work(*values)
    return (process_time() - start) * 1000


@cache
def sample() -> Document:
    return compose(*sample_reports()[-1])


# --- warm and growing ----------------------------------------------------------------------------


def warm() -> list[Row]:
    """The sample, and longer and longer reports, in processor time."""
    rows, costs = [], []
    for document in (sample(), *(report(sections=count) for count in SECTIONS)):
        pages = pages_of(document)
        rounds = ROUNDS if len(pages) < 100 else 3
        times = [(cost(floor, pages), cost(write_pdf, document, PROFILE)) for _ in range(rounds)]
        low, own = (median(column) for column in zip(*times, strict=True))
        rows.append(Row(f"PDF/A, {len(pages)} pages, warm", FLOOR, low, own, "ms", 1.3))
        costs.append((len(pages), own))
    (fewer, quick), (more, slow) = costs[1], costs[-1]
    growth = math.log(slow / quick) / math.log(more / fewer)
    return [*rows, Row(f"PDF/A: growth, {fewer} to {more} pages", "exponent 1", 1, growth, "", 1.1)]


# --- in a process of its own ---------------------------------------------------------------------

_COLD = """
import sys, time
start = time.perf_counter()
import msgspec
from pathlib import Path
from fzdesk.document.model import Document
from fzdesk.document.profile import load_profile
document = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Document)
profile = load_profile("standard")
from fzdesk.writers.fonts import typefaces
from fzdesk.writers.pdf import write_pdf
text = set(Path(sys.argv[2]).read_text(encoding="utf-8"))
begun = time.perf_counter()
for face in typefaces(profile).values():
    for char in text:
        face.advances[char]
fonts = time.perf_counter() - begun
write_pdf(document, profile)
whole = time.perf_counter() - start
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # ru_maxrss survives exec
print(fonts * 1000, whole * 1000, int(most.split()[1]) / 1024)
"""


def cold(folder: Path, environment: dict[str, str]) -> list[Row]:
    """A process that writes the sample and ends, beside one that draws it with reportlab and its fonts."""
    document, text, runs = folder / "d.json", folder / "t.txt", folder / "runs.json"
    document.write_bytes(msgspec.json.encode(sample()))
    text.write_text("".join(paragraph.text for paragraph in sample().paragraphs()), encoding="utf-8")
    drawn = [
        [(run.face, run.size, 80 + run.x, 737 - y - run.baseline, run.text, run.spacing)
         for y, strip in page.strips for run in strip.runs]
        for page in pages_of(sample())
    ]  # fmt: skip
    runs.write_bytes(msgspec.json.encode(drawn))
    told: dict[str, list[list[float]]] = {"ours": [], "floor": []}

    def child(name: str, *arguments: str) -> None:
        done = subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
        )
        told[name].append([float(word) for word in done.stdout.split()])

    fonts = str(resources() / "fonts")
    times = in_turn(
        {
            "ours": lambda: child("ours", "-c", _COLD, str(document), str(text)),
            "floor": lambda: child(
                "floor", str(Path(__file__).with_name("floor_child.py")), str(runs), fonts
            ),
        },
        ROUNDS,
    )
    share, whole, memory = (median(column) for column in zip(*told["ours"], strict=True))
    (least,) = (median(column) for column in zip(*told["floor"], strict=True))
    own, low = median(times["ours"]), median(times["floor"])
    pages = len(pages_of(sample()))
    return [
        Row(f"PDF/A, {pages} pages, cold process", "reportlab, TTFont, drawString", low, own, "ms", 1.0),
        Row("PDF/A, cold: memory", "reportlab, TTFont, drawString", least, memory, "MB", 1.0),
        Row("PDF/A, cold: all characters looked up in fonts", "the whole", whole, share, "ms", 0.33),
    ]


def preview(folder: Path, environment: dict[str, str]) -> list[Row]:
    """From a changed document to a drawn page, by a worker that is warm, as the window does it."""
    import pypdfium2

    document, pdf = folder / "p.json", folder / "p.pdf"
    job = {"verb": "preview", "document": str(document), "profile": "standard", "pdf": str(pdf)}
    worker = subprocess.Popen(
        [sys.executable, "-m", "fzdesk", "worker"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT,
    )  # fmt: skip
    assert worker.stdin
    assert worker.stdout

    def refreshed() -> None:
        assert worker.stdin
        assert worker.stdout
        document.write_bytes(msgspec.json.encode(sample()))
        worker.stdin.write(msgspec.json.encode(job) + b"\n")
        worker.stdin.flush()
        assert b"error" not in worker.stdout.readline()
        with pypdfium2.PdfDocument(pdf) as file:
            file[0].render(scale=2)

    own = median(in_turn({"ours": refreshed}, 15, warm=3)["ours"])
    worker.stdin.close()
    worker.wait()
    worker.stdout.close()
    pages = len(pages_of(sample()))
    return [
        Row(f"preview of {pages} pages, change to drawn page", "half a second", HALF_A_SECOND, own, "ms", 1)
    ]


def main() -> list[Row]:
    """Measure in turn."""
    register_fonts()
    rows = warm()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
        return [*rows, *cold(folder, environment), *preview(folder, environment)]


if __name__ == "__main__":
    show(main())

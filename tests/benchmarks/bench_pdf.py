"""What a PDF costs beside drawing the same runs with reportlab's `drawString`; interleaved, one table.

    python -m tests.benchmarks.bench_pdf [sections…]

Goal: `write_pdf`, PDF/A included, ≤ 1.3 × the floor; exponent of growth ≤ 1.1.
"""

import io
import math
import statistics
import sys
import time
from collections.abc import Callable

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from fzdesk.document.model import Document
from fzdesk.document.profile import load_profile
from fzdesk.paths import resources
from fzdesk.writers.fonts import typefaces
from fzdesk.writers.layout import Page, lay_out
from fzdesk.writers.pdf import write_pdf
from tests.writers.township import printed, report

PROFILE = load_profile("standard")
FACES = typefaces(PROFILE)
ROUNDS = 7


def pages_of(document: Document) -> tuple[Page, ...]:
    return lay_out(document, PROFILE, lambda face, text: [FACES[face].advances[char] for char in text])


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
    start = time.process_time()
    work(*values)
    return (time.process_time() - start) * 1000


def main() -> None:
    rl_config.useA85 = 0
    for role, face in PROFILE.faces.items():
        pdfmetrics.registerFont(TTFont(role, str(resources() / "fonts" / face.file)))
    print("pages  characters  floor ms  write_pdf ms  ratio  exponent")
    before: tuple[int, float] | None = None
    for sections in map(int, sys.argv[1:] or ("5", "20", "80")):
        document = report(sections=sections)
        pages, size = pages_of(document), len(printed(document))
        times = [(cost(floor, pages), cost(write_pdf, document, PROFILE)) for _ in range(ROUNDS)]
        low, own = (statistics.median(column) for column in zip(*times, strict=True))
        growth = math.log(own / before[1]) / math.log(size / before[0]) if before else math.nan
        print(f"{len(pages):5}  {size:10,}  {low:8.1f}  {own:12.1f}  {own / low:5.2f}  {growth:8.2f}")
        before = size, own


if __name__ == "__main__":
    main()

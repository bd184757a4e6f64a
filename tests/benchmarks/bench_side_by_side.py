"""Our PDF beside others' on the same text: what breaks the rules, what is lost, what it costs.  One table.

    python -m tests.benchmarks.bench_side_by_side

The body of the sample report, as paragraphs of one face on the 版心 of the standard: our writer by both rules,
LibreOffice from our DOCX (as it opens it, and put right as in the tests), reportlab's own Paragraph with
wordWrap="CJK", and typst when the package `typst` happens to be installed.

violations: lines that begin or end with a forbidden mark; ragged: lines inside a paragraph whose last cell
ends more than half an em from the right edge, or beyond it; lost: characters that do not copy out as typed.
"""

import difflib
import importlib.util
import io
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pdfplumber
from msgspec.structs import replace
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from fzdesk.document.compose import compose
from fzdesk.document.model import Document
from fzdesk.document.profile import load_profile
from fzdesk.operations.sample import sample_reports
from fzdesk.paths import resources
from fzdesk.writers.docx import write_docx
from fzdesk.writers.line_breaking import NOT_AT_END, NOT_AT_START
from fzdesk.writers.pdf import write_pdf
from tests.writers.reports import only
from tests.writers.test_docx_libreoffice import SOFFICE, Office, _put_right

PROFILE = load_profile("standard")
MM = 72 / 25.4
RIGHT = (210 - 26) * MM
ROUNDS = 5
TEXTS = [paragraph.text for paragraph in compose(*sample_reports()[-1]).paragraphs()]
DOCUMENT: Document = only(*TEXTS)


class Line(NamedTuple):
    text: str
    right: float  # pt, of the last glyph's cell


def ours(rule: str) -> bytes:
    return write_pdf(DOCUMENT, replace(PROFILE, break_rule=rule)).data


def with_reportlab() -> bytes:
    """reportlab's own Paragraph; its text is escaped, for it is markup there."""
    file = io.BytesIO()
    style = ParagraphStyle(
        "body", fontName="body", fontSize=16, leading=28.99, wordWrap="CJK", alignment=TA_JUSTIFY,
        firstLineIndent=32,
    )  # fmt: skip
    template = SimpleDocTemplate(
        file, pagesize=(210 * MM, 297 * MM), leftMargin=28 * MM - 6, rightMargin=26 * MM - 6,
        topMargin=37 * MM - 6, bottomMargin=35 * MM - 6,
    )  # fmt: skip
    template.build([Paragraph(text.replace("&", "&amp;").replace("<", "&lt;"), style) for text in TEXTS])
    return file.getvalue()


def with_typst() -> bytes:
    import typst

    escaped = ("".join(f"\\{c}" if c in "\\#*_`$<>@=-+/[]~" else c for c in text) for text in TEXTS)
    source = (
        "#set page(width: 210mm, height: 297mm, margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))\n"
        '#set text(font: "FandolFang", size: 16pt, lang: "zh", region: "cn", tracking: -0.21pt)\n'
        "#set par(justify: true, leading: 12.99pt, spacing: 12.99pt, first-line-indent: (amount: 2em, all: true))\n"
        + "\n\n".join(escaped)
    )
    fonts = [str(resources() / "fonts")]
    return bytes(typst.compile(source.encode(), font_paths=fonts))


def lines_of(data: bytes) -> list[Line]:
    """Every line of body text, top to bottom."""
    found: list[Line] = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            rows: dict[int, list[tuple[float, float, str]]] = {}
            for char in page.chars:
                middle = (float(char["top"]) + float(char["bottom"])) / 2
                if middle < (297 - 35) * MM + 4 and char["text"].strip():
                    near = next((at for at in rows if abs(at - middle) < 7), round(middle))
                    rows.setdefault(near, []).append((float(char["x0"]), float(char["x1"]), char["text"]))
            for _, row in sorted(rows.items()):
                row.sort()
                found.append(Line("".join(text for *_, text in row), row[-1][1]))
    return found


def judged(data: bytes) -> tuple[int, int, int, int]:
    """Violations, ragged lines, lost characters, pages."""
    lines = lines_of(data)
    whole, wanted = "".join(line.text for line in lines), "".join("".join(TEXTS).split())
    blocks = difflib.SequenceMatcher(None, wanted, whole, autojunk=False).get_matching_blocks()
    lost = max(len(wanted), len(whole)) - sum(block.size for block in blocks)
    ends = set(accumulate(len("".join(text.split())) for text in TEXTS))
    at, violations, ragged, begins = 0, 0, 0, True
    for line in lines:
        at += len(line.text)
        last = at in ends
        violations += (line.text[0] in NOT_AT_START and not begins) + (line.text[-1] in NOT_AT_END)
        ragged += not last and not -8.5 < RIGHT - line.right < 8  # a mark's blank half may stand outside
        begins = last
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return violations, ragged, lost, len(pdf.pages)


def told(name: str, make: Callable[[], bytes], rounds: int = ROUNDS) -> None:
    data = make()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        data = make()
        times.append((time.perf_counter() - start) * 1000)
    violations, ragged, lost, pages = judged(data)
    print(
        f"{name:34} {violations:10} {ragged:7} {lost:5} {pages:6} {statistics.median(times):8.0f} {len(data):9,}"
    )


def main() -> None:
    pdfmetrics.registerFont(TTFont("body", str(resources() / "fonts" / PROFILE.faces["body"].file)))
    print(f"{sum(map(len, TEXTS)):,} characters")
    print(f"{'':34} violations  ragged  lost  pages       ms     bytes")
    told("fzdesk, word", lambda: ours("word"))
    told("fzdesk, fine", lambda: ours("fine"))
    if SOFFICE:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            office, file = Office(place, Path(__file__).resolve().parents[2]), place / "text.docx"
            file.write_bytes(write_docx(DOCUMENT, PROFILE))

            def opened(source: Path) -> Callable[[], bytes]:
                def make() -> bytes:
                    office.convert("pdf", [source])
                    return source.with_suffix(".pdf").read_bytes()

                return make

            told("LibreOffice, the DOCX as it is", opened(file), 2)
            office.convert("fodt", [file])
            told("LibreOffice, put right", opened(_put_right(file)), 2)
    told('reportlab Paragraph, "CJK"', with_reportlab)
    if importlib.util.find_spec("typst"):
        told("typst", with_typst)


if __name__ == "__main__":
    main()

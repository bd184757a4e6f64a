"""The DOCX as LibreOffice sets it: 22 lines of 28 characters, and the same lines as our PDF.

LibreOffice is a check here, not an engine.  Measured with 7.4, it reads ``overflowPunct`` the wrong way
round (and hangs marks into the margin), does not read ``autoSpaceDE/DN`` (and widens every border of Chinese
and digits by a quarter), does not read ``noLineBreaksBefore/After``, and leaves the character spacing of
-0.25 pt out at each border of scripts.  Where lines are compared, the documents therefore pass through its
own format, in which the first three are put right and the fourth is allowed for.  There a closing mark and a
digit or Latin letter also get a zero-width space between them: its rule for Latin text is that of UAX #14
before 5.2 (LB30, CL × AL and NU), so that a line could not end in a 、 that 14 follows, as it does in Word.
"""

import io
import os
import re
import shutil
import subprocess
from itertools import accumulate
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pdfplumber
import pytest

from fzdesk.document.compose import compose
from fzdesk.document.model import Document, Paragraph, Signature, Span
from fzdesk.document.profile import load_profile
from fzdesk.operations.sample import sample_reports
from fzdesk.writers.docx import write_docx
from fzdesk.writers.line_breaking import NOT_AT_END, NOT_AT_START
from fzdesk.writers.pdf import write_pdf
from tests.writers import township
from tests.writers.reports import only, prose, report, table
from tests.writers.test_upward import ANNEX, FOOT, JOINT, NAMED

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

ALIASES = {
    "仿宋": "FandolFang",
    "楷体": "FandolKai",
    "黑体": "Noto Sans SC Medium",
    "方正小标宋简体": "Noto Serif SC",
    "宋体": "FandolSong",
}
SPACING_LEFT_OUT_PT = 1.5  # of a line of 442.2 pt: six borders of scripts
CLOSED_BEFORE_LATIN = re.compile("[，。、）》”’](?=(?:<[^>]*>)*[0-9A-Za-z])")
FULL = "青禾镇坚持依法决策依法办事重大事项集体讨论研究决定村务公开" * 60
SIGNATURE = Signature(("青禾镇人民政府",), "2026年1月19日")
Lines = list[str]


def closing(lines: int) -> Document:
    """``lines`` lines of text in several paragraphs, the last of two lines, then a signature."""
    full, rest = divmod(lines - 2, 4)
    texts = [FULL[: 26 + 28 * 3]] * full + ([FULL[: 26 + 28 * (rest - 1)]] if rest else [])
    return only(*texts, FULL[:40], signature=SIGNATURE)


DOCUMENTS = {
    "full": only(FULL),
    "report": report(rounds=2),
    "run_in": report(
        nodes=tuple(
            Paragraph(
                f"p{n}", (Span(f"（{'一二三四'[n % 4]}）加强组织领导。", "heading", 2), Span(prose(n, 3)))
            )
            for n in range(12)
        )
    ),
    "words": only(*(re.sub("[0-9,.%]+", "几", prose(n, 4)) for n in range(12))),
    "sample": compose(*sample_reports()[-1]),
    "upward": report(letterhead=JOINT, attachments=(ANNEX, NAMED), colophon=FOOT),
    "latin": township.report(sections=8),
    "table": report(nodes=(table(40, 4), Paragraph("p", (Span(prose(0, 3)),)))),
    **{f"closing{lines}": closing(lines) for lines in range(15, 23)},
}


class Office:
    """LibreOffice with a profile and fonts of its own, many files in one call."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        matches = "".join(
            f'<match target="pattern"><test name="family"><string>{name}</string></test><edit name="family"'
            f' mode="assign" binding="strong"><string>{font}</string></edit></match>'
            for name, font in ALIASES.items()
        )
        fonts = folder / "fonts.conf"
        fonts.write_text(
            f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<dir>{root / 'resources' / 'fonts'}</dir><cachedir>{folder / 'cache'}</cachedir>{matches}"
            "</fontconfig>",
            encoding="utf-8",
        )
        self.environment = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(folder)}

    def convert(self, to: str, files: list[Path]) -> None:
        assert SOFFICE
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        command = [SOFFICE, profile, "--headless", "--convert-to", to, "--outdir", str(self.folder)]
        done = subprocess.run(
            [*command, *map(str, files)], env=self.environment, capture_output=True, timeout=100
        )
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with <name>.pdf of every document as LibreOffice opens it, and <name>_set.pdf put right."""
    folder = tmp_path_factory.mktemp("office")
    office = Office(folder, Path(__file__).resolve().parents[2])
    files = [folder / f"{name}.docx" for name in DOCUMENTS]
    for file, document in zip(files, DOCUMENTS.values(), strict=True):
        file.write_bytes(write_docx(document, load_profile("standard")))
    fixed = folder / "fixed28.docx"
    fixed.write_bytes(write_docx(DOCUMENTS["full"], load_profile("fixed28")))
    office.convert("pdf", [*files, fixed])
    office.convert("fodt", files)
    put_right = [_put_right(file) for file in files]
    office.convert("pdf", put_right)
    return folder


def _put_right(file: Path) -> Path:
    """LibreOffice's own version of a DOCX, with what its import does not know."""
    text = file.with_suffix(".fodt").read_text(encoding="utf-8")
    rules = "".join(
        f'<config:config-item config:name="{name}" config:type="string">{escape(value)}</config:config-item>'
        for name, value in {
            "Language": "zh",
            "Country": "CN",
            "Variant": "",
            "BeginLine": NOT_AT_START,
            "EndLine": NOT_AT_END,
        }.items()
    )
    for old, new in {
        'autospace="ideograph-alpha"': 'autospace="none"',
        'punctuation-wrap="hanging"': 'punctuation-wrap="simple"',
        'fo:margin-right="1.0236in"': f'fo:margin-right="{1.0236 - SPACING_LEFT_OUT_PT / 72:.4f}in"',
        '<config:config-item-set config:name="ooo:configuration-settings">': (
            '<config:config-item-set config:name="ooo:configuration-settings">'
            '<config:config-item-map-indexed config:name="ForbiddenCharacters"><config:config-item-map-entry>'
            f"{rules}</config:config-item-map-entry></config:config-item-map-indexed>"
        ),
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    text = CLOSED_BEFORE_LATIN.sub("\\g<0>\u200b", text)
    made = file.with_name(f"{file.stem}_set.fodt")
    made.write_text(text, encoding="utf-8")
    return made


def pages(pdf: Path | bytes) -> list[Lines]:
    """Lines of each page from top to bottom, without spaces and page numbers; blank lines are not seen."""
    found = []
    with pdfplumber.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as opened:
        for page in opened.pages:
            lines: dict[int, list[tuple[float, str]]] = {}
            for char in page.chars:
                middle = (float(char["top"]) + float(char["bottom"])) / 2
                near = next((at for at in lines if abs(at - middle) < 7), round(middle))
                lines.setdefault(near, []).append((float(char["x0"]), str(char["text"])))
            texts = [
                "".join(text for _, text in sorted(line)).replace(" ", "").replace("\u200b", "")
                for _, line in sorted(lines.items())
            ]
            found.append([text for text in texts if text and not re.fullmatch("—[0-9]+—", text)])
    return found


@pytest.mark.parametrize("name", ["full", "fixed28", "full_set"])
def test_full_pages_have_22_lines_of_28_characters(converted: Path, name: str) -> None:
    """GB/T 9704-2012, 5.2.3; the first line is two characters shorter."""
    for number, lines in enumerate(pages(converted / f"{name}.pdf")[:2]):
        assert len(lines) == 22
        assert [len(line) for line in lines] == [26 if number == 0 else 28] + [28] * 21


def agreement(ours: list[Lines], theirs: list[Lines]) -> float:
    """The share of line starts that both have, of all that either has."""
    starts = []
    for each in (ours, theirs):
        lines = [line for page in each for line in page]
        starts.append({sum(map(len, lines[:number])) for number in range(len(lines))})
    return len(starts[0] & starts[1]) / len(starts[0] | starts[1])


@pytest.mark.parametrize(
    ("name", "starts", "ends"),
    [
        ("words", 1.0, 1.0),
        ("report", 0.98, 0.99),
        ("run_in", 0.98, 0.99),
        ("sample", 0.98, 0.99),
        ("latin", 0.5, 0.85),
    ],
)
def test_lines_begin_as_in_the_pdf(converted: Path, name: str, starts: float, ends: float) -> None:
    """Both formats break by the same rule, so a leader's note "page 3, line 5" fits either.

    ``starts``: the share of line starts both have; ``ends``: of the lines that begin alike, those that end
    alike too (one line that differs shifts the rest of its paragraph).  Every paragraph of latin holds an
    address, ‰ or ㎡.  What LibreOffice does otherwise, and why, is told in docs/typesetting.md.
    """
    ours = pages(write_pdf(DOCUMENTS[name], load_profile("standard")).data)
    theirs = pages(converted / f"{name}_set.pdf")
    assert "".join(map("".join, ours)) == "".join(map("".join, theirs))  # nothing is lost in either
    agreeing, ending = agreement(ours, theirs), same_ends(ours, theirs)
    print(f"{name}: {len(ours)} and {len(theirs)} pages; starts {agreeing:.1%}, ends {ending:.1%}")
    assert len(ours) == len(theirs)
    assert name == "latin" or page_starts(ours) == page_starts(theirs)
    assert agreeing >= starts
    assert ending >= ends


def same_ends(ours: list[Lines], theirs: list[Lines]) -> float:
    """Of the lines that begin at the same character, the share that also end at the same."""
    spans = []
    for each in (ours, theirs):
        lines = [line for page in each for line in page]
        ends = [*accumulate(map(len, lines))]
        spans.append(dict(zip([0, *ends], ends, strict=False)))
    both = spans[0].keys() & spans[1].keys()
    return sum(spans[0][start] == spans[1][start] for start in both) / len(both)


def page_starts(pages: list[Lines]) -> list[int]:
    """How many characters stand before each page."""
    return [sum(len(line) for page in pages[:number] for line in page) for number in range(len(pages))]


@pytest.mark.parametrize("lines", range(15, 23))
def test_a_signature_stands_on_a_page_with_text(converted: Path, lines: int) -> None:
    """Wherever the text ends: all of the signature is on the last page, under two lines of text at least."""
    *_, last = pages(converted / f"closing{lines}.pdf")
    assert len(last) >= 4
    assert last[-2:] == ["青禾镇人民政府", "2026年1月19日"]


def test_an_upward_document_stands_as_in_the_pdf(converted: Path) -> None:
    """版头 and 版记 at the same heights, title and annex on the same pages, to a line's share."""
    with (
        pdfplumber.open(converted / "upward.pdf") as theirs,
        pdfplumber.open(io.BytesIO(write_pdf(DOCUMENTS["upward"], load_profile("standard")).data)) as ours,
    ):
        assert len(theirs.pages) == len(ours.pages)
        for page, text in (
            (0, "青发"),
            (0, "2025年法治政府"),
            (-3, "附件1"),
            (-1, "抄送"),
            (-1, "青禾镇党政"),
        ):
            at = [height(pdf.pages[page], text) for pdf in (ours, theirs)]
            assert at[0] == pytest.approx(at[1], abs=8), text  # glyphs stand otherwise in a fixed line


def height(page: Any, text: str) -> float:
    """Where the text stands on the page, pt from its upper edge."""
    chars = page.chars
    start = "".join(char["text"] for char in chars).replace("\t", "").index(text)
    return (float(chars[start]["top"]) + float(chars[start]["bottom"])) / 2


def test_a_table_over_two_pages_repeats_its_head(converted: Path) -> None:
    first, second, *_ = pages(converted / "table.pdf")
    head = "项目0项目1项目2项目3"
    assert head in first
    assert second[0] == head

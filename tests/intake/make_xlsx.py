"""Small XLSX files, written as XML so that a test says exactly what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.intake.zips import zipped

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def words(place: str, text: str) -> str:
    """A cell with words of its own."""
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def number(place: str, value: object, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def row(at: int, *cells: str) -> str:
    return f'<row r="{at}">{"".join(cells)}</row>'


def sheet(*rows: str, merged: tuple[str, ...] = (), dimension: str = "") -> str:
    joined = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    said = f'<dimension ref="{dimension}"/>' if dimension else ""
    after = f"<mergeCells>{joined}</mergeCells>" if joined else ""
    return f"<worksheet {MAIN}>{said}<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"


def relations(*targets: tuple[str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in targets
    )
    return f"<Relationships {PACKAGE}>{made}</Relationships>"


def parts(
    sheets: Mapping[str, str],
    *,
    strings: str = "",
    formats: tuple[str, ...] = (),
    hidden: tuple[str, ...] = (),
    from_1904: bool = False,
) -> dict[str, str]:
    """The parts of a workbook; ``formats`` are the number formats of the styles 1, 2…"""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="s{at}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if name in hidden else ''}/>"
        for at, name in enumerate(sheets, 1)
    )
    codes = "".join(
        f'<numFmt numFmtId="{at}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for at, code in enumerate(formats, 164)
        if not code.isdecimal()
    )
    styles = "".join(
        f'<xf numFmtId="{code if code.isdecimal() else at}"/>' for at, code in enumerate(formats, 164)
    )
    made = {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><workbookPr date1904="{int(from_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *((f"s{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)),
            ("strings", "sharedStrings", "sharedStrings.xml"),
            ("styles", "styles", "styles.xml"),
        ),
        "xl/styles.xml": f'<styleSheet {MAIN}><numFmts>{codes}</numFmts><cellXfs><xf numFmtId="0"/>{styles}'
        "</cellXfs></styleSheet>",
    }
    if strings:
        made["xl/sharedStrings.xml"] = f"<sst {MAIN}>{strings}</sst>"
    return made | {f"xl/worksheets/sheet{at}.xml": text for at, text in enumerate(sheets.values(), 1)}


def xlsx(*rows: str, merged: tuple[str, ...] = (), dimension: str = "", **more: object) -> bytes:
    """A workbook of one sheet; ``more`` as for ``parts``."""
    return zipped(parts({"表1": sheet(*rows, merged=merged, dimension=dimension)}, **more))  # type: ignore[arg-type]

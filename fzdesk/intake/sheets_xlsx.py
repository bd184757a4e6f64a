"""Reads an XLSX: its visible sheets, dates told from numbers by their format, joined cells.

openpyxl is not used for reading: its streaming reader gives no joined cells and knows none of the Chinese
date formats (numFmtId 27–36 and 50–58, ECMA-376 Part 1, 18.8.30), and it is slower.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from typing import BinaryIO, NamedTuple

from fzdesk.errors import InputError
from fzdesk.intake.sheet_bounds import LARGEST_PART, MOST_SHEETS, TOO_LARGE, Bounds
from fzdesk.intake.sheets_xml import (
    DAMAGED,
    Attributes,
    SharedStrings,
    SheetReader,
    XmlReader,
    attribute,
    whole,
)
from fzdesk.intake.zip_parts import Sentences, ZipParts
from fzdesk.ledger.sheet import FROM_1904, Raw, Sheet
from fzdesk.ledger.words import read_serial

_SENTENCES = Sentences(
    damaged=DAMAGED,
    too_large=TOO_LARGE,
    locked="这个表格设了密码，请在 WPS 里打开，去掉密码后另存为 XLSX。",
)
_OTHERS = (
    ("word/document.xml", "这是文字文档，不是表格；请选择 XLSX 或 CSV。"),
    ("ppt/presentation.xml", "这是演示文稿，不是表格；请选择 XLSX 或 CSV。"),
    ("xl/workbook.bin", "这是 XLSB 文件，请在 WPS 里打开后另存为 XLSX。"),
    ("content.xml", "这是 ODS 文件，请在 WPS 里打开后另存为 XLSX。"),
)
NO_SHEET = "这个文件里没有表格；请选择 XLSX 或 CSV。"
MACROS = "文件里带有宏，没有运行，只读了表格里的内容。"

# Built-in formats: days, and times of day (the Chinese ones too).
_DAYS = (*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58)
_TIMES = (*range(18, 22), *range(32, 36), *range(45, 48), 55, 56)
_BUILT_IN = {**{str(number): "day" for number in _DAYS}, **{str(number): "time" for number in _TIMES}}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
LONGEST_FORMAT = 255
MOST_STYLES = 65_536


def read_xlsx(file: BinaryIO) -> tuple[Sheet, ...]:
    """The visible sheets of an XLSX.  Raises InputError with one sentence when it cannot be read."""
    parts = ZipParts(file, _SENTENCES, LARGEST_PART)
    book = _Book(parts)
    bounds = Bounds()
    strings = SharedStrings(bounds)
    styles = _Styles()
    if book.strings in parts.names:
        strings.feed(parts.chunks(book.strings))
    if book.styles in parts.names:
        styles.feed(parts.chunks(book.styles))
    days = _Days(styles.kinds, from_1904=book.from_1904)
    read = []
    for name, part in book.sheets[:MOST_SHEETS]:
        reader = SheetReader(strings.strings, days, bounds)
        reader.feed(parts.chunks(part))
        read.append((name, reader))
    notes = bounds.notes()
    if any(name.lower().endswith("vbaproject.bin") for name in parts.names):
        notes += (MACROS,)
    if len(book.sheets) > MOST_SHEETS:
        notes += (f"工作表太多，只读了前 {MOST_SHEETS} 个。",)
    return tuple(
        Sheet(name, tuple(reader.rows), tuple(reader.merges), book.from_1904, (*notes, *reader.notes()))
        for name, reader in read
    )


class _Book:
    """Which parts hold what."""

    def __init__(self, parts: ZipParts) -> None:
        main = self._main(parts)
        folder, _, file = main.rpartition("/")
        relations = _relations(parts, f"{folder}/_rels/{file}.rels", folder)
        listed = _SheetList()
        listed.feed(parts.chunks(main))
        self.from_1904 = listed.from_1904
        self.strings = next((r.target for r in relations.values() if r.kind == "sharedStrings"), "")
        self.styles = next((r.target for r in relations.values() if r.kind == "styles"), "")
        tables = [
            (name, relations[key].target, shown)
            for name, key, shown in listed.sheets
            if key in relations
            and relations[key].kind == "worksheet"
            and relations[key].target in parts.names
        ]
        shown = [(name, target) for name, target, visible in tables if visible]
        self.sheets = shown or [(name, target) for name, target, _ in tables]
        if not self.sheets:
            raise InputError(NO_SHEET)

    @staticmethod
    def _main(parts: ZipParts) -> str:
        """The part that lists the sheets."""
        for relation in _relations(parts, "_rels/.rels", "").values():
            if (
                relation.kind == "officeDocument"
                and relation.target.endswith(".xml")
                and relation.target in parts.names
                and not relation.target.startswith(("word/", "ppt/"))
            ):
                return relation.target
        if "xl/workbook.xml" in parts.names:
            return "xl/workbook.xml"
        raise InputError(next((said for name, said in _OTHERS if name in parts.names), NO_SHEET))


class _Relation(NamedTuple):
    kind: str
    target: str


def _relations(parts: ZipParts, name: str, folder: str) -> dict[str, _Relation]:
    reader = _RelationList(folder)
    if name in parts.names:
        reader.feed(parts.chunks(name))
    return reader.found


class _RelationList(XmlReader):
    """Which parts a part refers to; what lies outside the file is left out."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.found: dict[str, _Relation] = {}
        self._folder = folder

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "").replace("\\", "/")
        whole_path = target.lstrip("/") if target.startswith("/") else posixpath.join(self._folder, target)
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found[attributes.get("Id", "")] = _Relation(kind, posixpath.normpath(whole_path))


class _SheetList(XmlReader):
    """The sheets in order: name, relation, whether it is shown; and from which year days are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            shown = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", "")[:31], attribute(attributes, "id"), shown))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")


class _Styles(XmlReader):
    """What the numbers of each cell style are: ``day``, ``time`` or nothing special."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []
        self._own: dict[str, str] = {}
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._own[attributes.get("numFmtId", "")] = kind_of_format(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells and len(self.kinds) < MOST_STYLES:
            number = attributes.get("numFmtId", "0")
            self.kinds.append(self._own[number] if number in self._own else _BUILT_IN.get(number, ""))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


def kind_of_format(code: str) -> str:
    """What a number format shows: ``day``, ``time``, or nothing special."""
    first = _LITERAL.sub("", code[:LONGEST_FORMAT].partition(";")[0]).lower()
    if "y" in first or "d" in first or ("m" in first and not set(first) & set("hs0#")):
        return "day"
    return "time" if "h" in first or "s" in first else ""


class _Days:
    """Turns the numbers of a workbook into days where their style shows days."""

    def __init__(self, kinds: list[str], *, from_1904: bool) -> None:
        self._kinds = {str(at): kind for at, kind in enumerate(kinds) if kind}
        self._from_1904 = from_1904

    def __call__(self, number: float, style: str) -> Raw:
        kind = self._kinds.get(style)
        if kind == "day":
            return read_serial(number + FROM_1904 * self._from_1904) or whole(number)
        if kind == "time" and 0 <= number < 1:
            seconds = min(round(number * 86_400), 86_399)
            return dt.time(seconds // 3600, seconds // 60 % 60, seconds % 60)
        return whole(number)

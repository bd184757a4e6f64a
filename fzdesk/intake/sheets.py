"""Reads any table: XLSX, CSV, TSV, HTML that calls itself XLS, or what was copied from a table program.

Told apart by content, not by name; sizes are looked at before anything is read.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from fzdesk.errors import InputError
from fzdesk.intake.sheet_bounds import LARGEST_FILE, LARGEST_HTML, LARGEST_TEXT, TOO_LARGE
from fzdesk.intake.sheets_html import read_html
from fzdesk.intake.sheets_text import read_cells, read_delimited
from fzdesk.intake.sheets_xlsx import NO_SHEET, read_xlsx
from fzdesk.ledger.sheet import Sheet

EMPTY = "表格是空的，请检查是否选错了文件。"
NOTHING_COPIED = "剪贴板里没有表格；请在 WPS 里选中要导入的单元格，复制后再粘贴。"
_HEAD = 4096
_SAVE_AS = "请在 WPS 里打开后另存为 XLSX。"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = (
    (b"%PDF", "这是 PDF 文件，不是表格；请选择 XLSX 或 CSV。"),
    (b"{\\rtf", "这是 RTF 文件，不是表格；请选择 XLSX 或 CSV。"),
    (b"\xff\xd8\xff", "这是图片，不是表格；请选择 XLSX 或 CSV。"),
    (b"\x89PNG", "这是图片，不是表格；请选择 XLSX 或 CSV。"),
    (b"SQLite format 3", "这是工作簿或数据库文件，不是表格；请选择 XLSX 或 CSV。"),
    (b"Rar!", "这是压缩包，请先解压，再选择里面的 XLSX 或 CSV。"),
    (b"7z\xbc\xaf", "这是压缩包，请先解压，再选择里面的 XLSX 或 CSV。"),
    (b"\x1f\x8b", "这是压缩包，请先解压，再选择里面的 XLSX 或 CSV。"),
)


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The tables of a file that have anything in them.

    Raises InputError with one Chinese sentence when the file cannot be read, is too large or has none.
    """
    try:
        with path.open("rb") as file:
            sheets = _read(file, path.stem)
    except IsADirectoryError as error:
        raise InputError(f"“{path}”是一个文件夹，请选择 XLSX 或 CSV。", detail=str(error)) from error
    except OSError as error:
        raise InputError(f"文件 {path} 读不出来，请检查路径。", detail=str(error)) from error
    return _filled(sheets, EMPTY)


def read_pasted(text: str, html: str = "") -> tuple[Sheet, ...]:
    """The table that was copied; its HTML, where there is any, also tells joined cells and line ends."""
    if "<table" in html.lower() and len(html) <= LARGEST_HTML:
        try:
            return read_html(html)
        except InputError:
            if not text.strip():
                raise
    return _filled(read_cells(text), NOTHING_COPIED)


def _filled(sheets: tuple[Sheet, ...], otherwise: str) -> tuple[Sheet, ...]:
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise InputError(otherwise)
    return filled


def _read(file: BinaryIO, name: str) -> tuple[Sheet, ...]:
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(_HEAD)
    if not head.strip():
        raise InputError(EMPTY)
    if head.startswith(b"PK"):
        if size > LARGEST_FILE:
            raise InputError(TOO_LARGE, detail=f"{size} bytes")
        return read_xlsx(file)
    _refuse_other_formats(head, file)
    if size > LARGEST_TEXT:
        raise InputError(TOO_LARGE, detail=f"{size} bytes")
    file.seek(0)
    data = file.read(size)
    return _html_sheets(data) if _is_html(head) else read_delimited(data, name)


def _refuse_other_formats(head: bytes, file: BinaryIO) -> None:
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in head + file.read(_HEAD):
            raise InputError("这个表格设了打开密码，请在 WPS 里打开，去掉密码后另存为 XLSX。")
        raise InputError("这是旧格式的 XLS 或 ET 文件，" + _SAVE_AS)
    for magic, sentence in _KINDS:
        if head.startswith(magic):
            raise InputError(sentence)


def _is_html(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml", b"<body", b"<div"))


def _html_sheets(data: bytes) -> tuple[Sheet, ...]:
    from fzdesk.intake.read_text import decode

    if len(data) > LARGEST_HTML:
        raise InputError(TOO_LARGE, detail=f"{len(data)} bytes of HTML")
    text, _ = decode(data)
    if "<table" not in text.lower():
        raise InputError(NO_SHEET if "spreadsheet" not in text[:2000] else "这是 XML 格式的表格，" + _SAVE_AS)
    return read_html(text)

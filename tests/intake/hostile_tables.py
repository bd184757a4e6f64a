"""Files that want to do harm, or were harmed: each is refused with one sentence, or read within bounds."""

from __future__ import annotations

import random
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from tests.intake.make_xlsx import MAIN, number, parts, row, sheet, words, xlsx
from tests.intake.zips import zipped

MB = 1024 * 1024
HEAD = row(1, words("A1", "日期"), words("B1", "主题"))
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
)


class Hostile(NamedTuple):
    """A file by name, how it is made, and words of the sentence that refuses it; empty where it is read."""

    name: str
    make: Callable[[Path], None]
    refused: str = ""


def _file(content: bytes | Callable[[], bytes]) -> Callable[[Path], None]:
    return lambda path: _write(path, content if isinstance(content, bytes) else content())


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _large(path: Path, head: bytes, size: int) -> None:
    """A file of a size, most of it a hole that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)


def _book(part: str, content: str | bytes) -> bytes:
    return zipped(parts({"表": sheet(HEAD)}) | {part: content})


def _bomb() -> bytes:
    """68 MB of cells in a few hundred KB."""
    cells = f"<row>{'<c><v>1</v></c>' * 2000}</row>" * 400
    body = f"<worksheet {MAIN}><sheetData>{cells * 5}</sheetData></worksheet>"
    return _book("xl/worksheets/sheet1.xml", body)


def _lying(size: int) -> bytes:
    """A part that is larger than the directory and its own header say."""
    data = bytearray(_book("xl/worksheets/sheet1.xml", sheet(HEAD, *[row(2, number("A2", 1))] * 200_000)))
    name = b"xl/worksheets/sheet1.xml"
    for magic, offset, names in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        at = -1
        while (at := data.find(magic, at + 1)) >= 0:
            if data[at + names : at + names + len(name)] == name:
                data[at + offset : at + offset + 4] = struct.pack("<I", size)
    return bytes(data)


def _many_parts(count: int) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for at in range(count):
            package.writestr(f"xl/worksheets/sheet{at}.xml", "")
    return buffer.getvalue()


def _zip64() -> bytes:
    """A directory of many names behind an end record that calls it small."""
    data = _many_parts(20_000)
    end = data.rfind(b"PK\x05\x06")
    size, start = struct.unpack("<II", data[end + 12 : end + 20])
    record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 20_000, 20_000, size, start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    small = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, 46, start, 0)
    return data[:end] + record + locator + small


def _nested(tag: str) -> str:
    return f"<sst {MAIN}><si>{f'<{tag}>' * 20_000}{f'</{tag}>' * 20_000}</si></sst>"


def _shared_many_times() -> bytes:
    """One long word that 3,000 cells share."""
    long = "<si><t>" + "".join(random.Random(5).choices("学法宪法日期", k=30_000)) + "</t></si>"
    lines = [row(at, *['<c t="s"><v>0</v></c>'] * 3) for at in range(1, 1_001)]
    return xlsx(*lines, strings=long)


def _rows(count: int) -> bytes:
    return ("日期,主题\n" + "2025-03-08,学习\n" * count).encode("gbk")


def _noise() -> bytes:
    return b"PK\x03\x04" + random.Random(7).randbytes(300_000)


GOOD = xlsx(HEAD, row(2, words("A2", "2025-03-08"), words("B2", "学习宪法")))
LARGE, DAMAGED = "太大", "已损坏"

HOSTILE = (
    Hostile("百兆.csv", lambda path: _large(path, _rows(100), 100 * MB), LARGE),
    Hostile("百兆.xlsx", lambda path: _large(path, GOOD, 100 * MB), LARGE),
    Hostile("行太多.csv", _file(lambda: _rows(120_000)), "超过 100000 行"),
    Hostile("一格.csv", _file(lambda: ("日期,主题\n3.8," + "学" * 200_000).encode()), "超过 32767"),
    Hostile("引号.csv", _file(lambda: ('日期,主题\n3.8,"' + "学\n" * 80_000 + '"').encode()), "超过 32767"),
    Hostile("炸弹.xlsx", _file(_bomb), LARGE),
    Hostile("少报.xlsx", _file(lambda: _lying(1000)), DAMAGED),
    Hostile("多报.xlsx", _file(lambda: _lying(2**31)), LARGE),
    Hostile("名字多.xlsx", _file(lambda: _many_parts(40_000)), LARGE),
    Hostile("名字多64.xlsx", _file(_zip64), LARGE),
    Hostile("套得深.xlsx", _file(lambda: _book("xl/sharedStrings.xml", _nested("r"))), DAMAGED),
    Hostile("共用.xlsx", _file(_shared_many_times), LARGE),
    Hostile("实体.xlsx", _file(lambda: _book("xl/worksheets/sheet1.xml", LAUGHS + "<a>&c;</a>")), DAMAGED),
    Hostile(
        "外部实体.xlsx",
        _file(
            lambda: _book(
                "xl/worksheets/sheet1.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
            )
        ),
        DAMAGED,
    ),
    Hostile("声称很大.xlsx", _file(lambda: xlsx(HEAD, dimension="A1:XFD1048576"))),
    Hostile("角落.xlsx", _file(lambda: xlsx(HEAD, row(1_048_576, number("XFD1048576", 1))))),
    Hostile("越界.xlsx", _file(lambda: xlsx(row(1_048_577, number("A1048577", 1)))), DAMAGED),
    Hostile("越列.xlsx", _file(lambda: xlsx(row(1, number("XFE1", 1)))), DAMAGED),
    Hostile("天文数.xlsx", _file(lambda: xlsx(row(1, number("A1", "1e400"), number("B1", "nan"), words("C1", "日期"))))),
    Hostile("半截.xlsx", _file(lambda: GOOD[: len(GOOD) // 2]), DAMAGED),
    Hostile("去尾.xlsx", _file(lambda: GOOD[:-30]), DAMAGED),
    Hostile("乱码.xlsx", _file(_noise), DAMAGED),
    Hostile("断XML.xlsx", _file(lambda: _book("xl/worksheets/sheet1.xml", "<worksheet><row")), DAMAGED),
    Hostile("空.xlsx", _file(b""), "是空的"),
    Hostile("空白.csv", _file(b"\r\n , ,\r\n"), "是空的"),
    Hostile("没有表.xlsx", _file(lambda: zipped({"a.txt": "a"})), "没有表格"),
    Hostile("文档.xlsx", _file(lambda: zipped({"word/document.xml": "<a/>"})), "文字文档"),
    Hostile("旧.xls", _file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000), "旧格式"),
    Hostile("加密.xlsx", _file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")), "密码"),
    Hostile("改名.csv", _file(b"%PDF-1.7\n"), "PDF"),
    Hostile("图片.csv", _file(b"\x89PNG\r\n\x1a\n" + b"\0" * 100), "图片"),
    Hostile("二进制.csv", _file(lambda: random.Random(3).randbytes(20_000)), "不是表格"),
    Hostile("控制字符.csv", _file("日期,主题\n3.8,学\x00\x01\x1b习\n".encode("utf-16"))),
    Hostile("网页深.xls", _file(lambda: b"<table>" + b"<tr><td>" * 200_000), "超过 100000 行"),
    Hostile("网页套表.xls", _file(lambda: b"<table><td>" * 50_000), "没有表格"),
    Hostile("网页跨行.xls", _file(b'<table><tr><td rowspan=99999999999 colspan="65535">3.8<td>x</table>')),
)  # fmt: skip

"""Reads a TXT in whatever encoding Chinese programs write, or text from the clipboard."""

from __future__ import annotations

import codecs
import math

from fzdesk.errors import InputError
from fzdesk.intake.passage import passage
from fzdesk.intake.reading import Line, Reading

LARGEST = 4 * 1024 * 1024  # a report has 30 KB
MOST_UNREADABLE = 0.01  # share of characters
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_MOSTLY = 0.9


def read_text(data: bytes) -> Reading:
    """The lines of a TXT file.  Raises InputError with one sentence when it is no text."""
    if len(data) > LARGEST:
        raise InputError("文件超过 4 MB，不像是一份报告，请检查是否选错了文件。")
    text, lost = decode(data)
    notes = (f"有 {lost} 个字无法识别，已用“\ufffd”标出，请对照原文件核对。",) if lost else ()
    return read_lines(text, notes)


def read_lines(text: str, notes: tuple[str, ...] = ()) -> Reading:
    """The lines of a text that is already decoded."""
    paragraphs = tuple(line for line in text.splitlines() if line.strip())
    lines = []
    for number, raw in enumerate(paragraphs):
        whole = passage(raw, number)
        words = whole.stripped()
        if words.text:
            lines.append(Line(words, indent=_indent(whole.text)))
    return Reading("txt", tuple(lines), paragraphs, notes=notes)


def decode(data: bytes) -> tuple[str, int]:
    """The text, and how many characters could not be read.  Raises InputError when it is no text."""
    text, lost = _decoded(data)
    if lost > max(len(text) * MOST_UNREADABLE, 2):
        raise InputError("文件的文字编码无法识别，请在 WPS 或记事本里打开后另存为 UTF-8 编码的 TXT。")
    return text, lost


def _decoded(data: bytes) -> tuple[str, int]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _counted(data, encoding)
    if wide := _utf16_without_bom(data):
        return _counted(data, wide)
    if b"\0" in data:
        raise InputError("这个文件不是文本文件，请在 WPS 里打开后另存为 DOCX 或 TXT。")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), 0
        except UnicodeDecodeError:
            continue
    return _least_lossy(data)


def _least_lossy(data: bytes) -> tuple[str, int]:
    """A file with a few broken bytes, in the encoding that breaks fewest."""
    return min((_counted(data, encoding) for encoding in ("utf-8", "gb18030")), key=_lost)


def _counted(data: bytes, encoding: str) -> tuple[str, int]:
    """The text, and how many characters of it are not to be read."""
    text = data.decode(encoding, errors="replace")
    return text, text.count("\ufffd")


def _lost(found: tuple[str, int]) -> int:
    return found[1]


def _utf16_without_bom(data: bytes) -> str:
    """The byte order of UTF-16 without its mark, by which order gives Chinese; empty where neither does."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or b"\0" not in sample:
        return ""
    orders = ("utf-16-le", "utf-16-be")
    share, order = max((_readable(sample.decode(order, errors="replace")), order) for order in orders)
    return order if share > _MOSTLY else ""


def _readable(text: str) -> float:
    return sum(
        "\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" or "\t" <= c <= "~" for c in text
    ) / len(text)


def _indent(text: str) -> int:
    lead = text[: len(text) - len(text.lstrip())]
    return math.ceil(sum(1 if char == "\u3000" else 2 if char == "\t" else 0.5 for char in lead))

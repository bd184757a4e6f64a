"""Reads any report: DOCX or TXT, told apart by content, not by name."""

from __future__ import annotations

from pathlib import Path

from fzdesk.errors import InputError
from fzdesk.intake.docx_package import LARGEST_FILE, is_zip, refuse_other_formats
from fzdesk.intake.outline import Outline
from fzdesk.intake.read_text import read_text
from fzdesk.intake.reading import Reading
from fzdesk.intake.structure import build_outline


def read_outline(path: Path) -> Outline:
    """The outline of a file.  Raises InputError with one Chinese sentence when it cannot be read."""
    return build_outline(read_file(path))


def read_file(path: Path) -> Reading:
    """The lines and tables of a file.  Raises InputError with one Chinese sentence when it cannot be read."""
    try:
        too_large = path.stat().st_size > LARGEST_FILE
        data = b"" if too_large else path.read_bytes()
    except IsADirectoryError as error:
        raise InputError(f"“{path}”是一个文件夹，请选择报告的 DOCX 或 TXT。", detail=str(error)) from error
    except OSError as error:
        raise InputError(f"文件 {path} 读不出来，请检查路径。", detail=str(error)) from error
    if too_large:
        raise InputError("文件超过 64 MB，不像是一份报告，请检查是否选错了文件。")
    return read_bytes(data, path.suffix)


def read_bytes(data: bytes, suffix: str = "") -> Reading:
    """The lines and tables of a file's content; ``suffix`` is its name's ending."""
    if not data.strip():
        raise InputError("文件是空的，请检查是否选错了文件。")
    refuse_other_formats(data)
    if is_zip(data):
        from fzdesk.intake.read_docx import read_docx

        return read_docx(data)
    if suffix.lower() in (".docx", ".doc", ".wps"):
        raise InputError("这个文件的内容不是 DOCX，请在 WPS 里打开后另存为 DOCX。")
    return read_text(data)

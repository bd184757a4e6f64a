"""Exporting a document: all files of one export appear together, or none does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from fzdesk.catalogue.model import Value
from fzdesk.document.model import Document
from fzdesk.document.profile import Profile
from fzdesk.errors import TargetBusy, TargetExists
from fzdesk.files import free_names, is_busy, safe_file_name, write_whole
from fzdesk.writers.font_choices import here
from fzdesk.writers.pdf import Missing, near, write_pdf
from fzdesk.writers.text import write_text

Format = Literal["docx", "pdf", "txt"]
FORMATS: tuple[Format, ...] = ("docx", "pdf", "txt")
Existing = Literal["ask", "replace", "number"]
"""What to do with files of the same name: raise TargetExists, replace them, or take a numbered name."""


class Exported(Value, frozen=True):
    """What an export made."""

    paths: tuple[Path, ...]  # in the order of the formats
    pages: int = 0  # of the PDF; 0 without one
    missing: tuple[Missing, ...] = ()
    notices: tuple[str, ...] = ()  # sentences for the clerk: another name was taken, a character is missing


def export(
    document: Document,
    profile: Profile,
    folder: Path,
    formats: Sequence[Format],
    *,
    name: str | None = None,
    existing: Existing = "ask",
) -> Exported:
    """Write the document into ``folder`` in each format, under one name.

    ``name`` is without ending; by default the document's own.  Raises TargetExists (with
    ``existing="ask"``) before anything is done, ExportError when the files cannot be written.  A target
    that is open in WPS gets a numbered name instead, with a notice.
    """
    targets = _targets(document, folder, formats, name)
    there = tuple(path for path in targets if path.exists())
    if existing == "ask" and there:
        raise TargetExists(there)
    contents, pages, missing = _contents(document, profile, formats)
    notices = [_missing_notice(document, missing)] if missing else []
    paths = free_names(targets) if existing == "number" else targets
    try:
        if any(is_busy(path) for path in paths):
            paths = _other_names(paths, notices)
        write_whole(dict(zip(paths, contents, strict=True)))
    except TargetBusy:  # on Windows only replacing tells
        paths = _other_names(paths, notices)
        write_whole(dict(zip(paths, contents, strict=True)))
    return Exported(tuple(paths), pages, missing, tuple(notices))


def _targets(document: Document, folder: Path, formats: Sequence[Format], name: str | None) -> list[Path]:
    wanted = name or document.file_name or document.name
    return [folder / safe_file_name(wanted, f".{one}") for one in dict.fromkeys(formats)]


def _contents(
    document: Document, profile: Profile, formats: Sequence[Format]
) -> tuple[list[bytes], int, tuple[Missing, ...]]:
    """The bytes of each format, the PDF's pages and the characters it could not draw."""
    made: list[bytes] = []
    pages = 0
    missing: tuple[Missing, ...] = ()
    for one in dict.fromkeys(formats):
        match one:
            case "docx":
                from fzdesk.writers.docx import write_docx

                made.append(write_docx(document, profile))
            case "pdf":
                pdf = write_pdf(document, here(profile), prefer_system=True)
                made.append(pdf.data)
                pages, missing = pdf.pages, pdf.missing
            case "txt":
                made.append(write_text(document).encode())
    return made, pages, missing


def _other_names(paths: list[Path], notices: list[str]) -> list[Path]:
    """The first free numbered names, and a sentence that says so."""
    other = free_names(paths)
    notices.append(f"“{paths[0].stem}”正在WPS等程序中打开，这次另存为“{other[0].stem}”。")
    return other


def _missing_notice(document: Document, missing: Sequence[Missing]) -> str:
    """Which characters the PDF lacks, each with the words it first stands among."""
    first = {one.char: one for one in reversed(missing)}
    characters = "、".join(
        f"{char}（在“{near(document, first[char])}”）" for char in dict.fromkeys(one.char for one in missing)
    )
    return f"PDF的字体里没有这些字：{characters}，印作〓，请在电脑上装好字体后再导出，或改用DOCX。"

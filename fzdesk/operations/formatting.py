"""Setting any report anew after GB/T 9704-2012: a DOCX or TXT in, a DOCX or PDF out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from fzdesk.catalogue.model import Value
from fzdesk.document.model import Document, Picture
from fzdesk.document.profile import load_profile
from fzdesk.errors import InputError

DRAWINGS = ("emf", "wmf")
Target = Literal["docx", "pdf"]


class Formatted(Value, frozen=True):
    """What was made."""

    path: Path
    pages: int  # of a PDF; 0 for a DOCX
    notice: str  # one sentence on what could not be kept; empty when all was


def format_file(source: Path, target: Path, profile: str = "standard") -> Formatted:
    """Set a report's file anew as ``target``, whose ending says the format; an existing file is replaced.

    Raises InputError when the file cannot be read or the ending is neither, ExportError when the target
    cannot be written.
    """
    from fzdesk.files import write_whole
    from fzdesk.intake.read_file import read_outline
    from fzdesk.intake.resetting import to_set

    kind = _kind(target)
    outline = read_outline(source)
    document = to_set(outline)
    page = load_profile(profile)
    lost = [*outline.lost, *_left_out(len(outline.left_out))]
    pages = 0
    if kind == "pdf":
        from fzdesk.writers.pdf import write_pdf

        made = write_pdf(document, page)
        data, pages = made.data, made.pages
        lost += _undrawn(document, made.undrawn)
        missing = "".join(dict.fromkeys(one.char for one in made.missing))
        lost += [f"字体里没有的字“{missing}”（印作〓）"] if missing else []
    else:
        from fzdesk.writers.docx import write_docx

        data = write_docx(document, page)
    write_whole({target: data})
    return Formatted(target, pages, _notice(lost, outline.notes))


def _kind(target: Path) -> Target:
    match target.suffix.lower():
        case ".docx":
            return "docx"
        case ".pdf":
            return "pdf"
    raise InputError(f"“{target.name}”的格式做不了，请把文件名的结尾写成 .docx 或 .pdf。")


def _left_out(lines: int) -> Iterator[str]:
    if lines:
        yield f"网页上的栏目、页码等{lines}行"


def _undrawn(document: Document, ids: tuple[str, ...]) -> Iterator[str]:
    """The pictures a PDF does not have, by kind and number."""
    forms = {node.id: node.form for node in document.nodes if isinstance(node, Picture)}
    kinds = Counter("矢量图" if forms[key] in DRAWINGS else "损坏的图片" for key in ids)
    for kind, count in kinds.items():
        hint = "，可改出 DOCX 保留" if kind == "矢量图" else ""
        yield f"{count}幅{kind}（EMF{hint}）" if hint else f"{count}幅{kind}"


def _notice(lost: list[str], notes: tuple[str, ...]) -> str:
    """One sentence; what the reading noted goes before it."""
    told = f"有些内容没有排进去：{'；'.join(lost)}，请对照原文件补上。" if lost else ""
    return "".join((*notes, told))

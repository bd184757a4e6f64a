"""Exporting a report: which copies may leave, and where they go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from fzdesk.document.form import public_copy
from fzdesk.document.model import Document
from fzdesk.document.own_profiles import profile_of
from fzdesk.errors import UserError
from fzdesk.files import NAME_CHARACTERS
from fzdesk.operations.documents import Held, document_of, steps_of
from fzdesk.report.progress import Missing, named

if TYPE_CHECKING:
    from fzdesk.writers.export import Existing, Exported, Format

Purpose = Literal["draft", "submit", "public"]
PURPOSE_TITLES: dict[Purpose, str] = {"draft": "送审稿", "submit": "报送版", "public": "公开版"}

DRAFT_MARK = "（送审稿）"
UPWARD = ("form.marks", "form.number", "form.signers", "form.copies", "form.printer")
"""Fields of 版头 and 版记, which a 公开版 leaves out."""


def missing(held: Held, unread: Sequence[Missing] = ()) -> tuple[Missing, ...]:
    """Everything a report still lacks, in order; ``unread``: what a window's fields show beside it."""
    return tuple(one for step in steps_of(held, unread) for one in step.missing)


def document_for(held: Held, purpose: Purpose, unread: Sequence[Missing] = ()) -> Document:
    """The document to export.  Raises UserError while `missing` has any that it shows, but for a 送审稿."""
    lacking = [one for one in missing(held, unread) if purpose != "public" or one.field not in UPWARD]
    if purpose != "draft" and lacking:
        raise UserError(
            f"还有 {len(lacking)} 处待填（{named(lacking)}），"
            f"{PURPOSE_TITLES[purpose]}要先填完；急用可先导出送审稿。"
        )
    return copy_for(document_of(held), purpose)


def copy_for(document: Document, purpose: Purpose) -> Document:
    """What of a document a copy for this purpose shows: a 公开版 leaves 版头, 签发人, 抄送 and 版记 out.

    A 送审稿 says in its file name what it is, so that nobody takes it for the final one.
    """
    if purpose == "draft":
        name = document.file_name[: NAME_CHARACTERS - len(f"{DRAFT_MARK}.docx")]
        return replace(document, file_name=f"{name}{DRAFT_MARK}")
    return public_copy(document) if purpose == "public" else document


def export_report(
    held: Held,
    folder: Path,
    formats: tuple[Format, ...],
    *,
    purpose: Purpose = "draft",
    existing: Existing = "ask",
) -> Exported:
    """Write a report's files into a folder, all or none.  Raises UserError, ExportError."""
    from fzdesk.writers.export import export

    document = document_for(held, purpose)
    profile = profile_of(held.report.form)
    return export(document, profile, folder, formats, name=document.file_name, existing=existing)

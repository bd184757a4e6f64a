"""Exporting a report: which copies may leave, and where they go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fzdesk.document.form import public_copy
from fzdesk.document.model import Document
from fzdesk.document.own_profiles import profile_of
from fzdesk.errors import UserError
from fzdesk.operations.documents import Held, document_of, steps_of
from fzdesk.report.progress import Missing, named

if TYPE_CHECKING:
    from fzdesk.writers.export import Existing, Exported, Format

Purpose = Literal["draft", "submit", "public"]
PURPOSE_TITLES: dict[Purpose, str] = {"draft": "送审稿", "submit": "报送版", "public": "公开版"}


def missing(held: Held) -> tuple[Missing, ...]:
    """Everything a report still lacks, in order."""
    return tuple(one for step in steps_of(held) for one in step.missing)


def document_for(held: Held, purpose: Purpose) -> Document:
    """The document to export.  Raises UserError while `missing` has any, but for a 送审稿."""
    if purpose != "draft" and (lacking := missing(held)):
        raise UserError(
            f"还有 {len(lacking)} 处待填（{named(lacking)}），"
            f"{PURPOSE_TITLES[purpose]}要先填完；急用可先导出送审稿。"
        )
    return copy_for(document_of(held), purpose)


def copy_for(document: Document, purpose: Purpose) -> Document:
    """What of a document a copy for this purpose shows: a 公开版 leaves 版头, 签发人, 抄送 and 版记 out."""
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

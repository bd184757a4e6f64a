"""A DOCX copy with the check's findings in its margin, for the colleague who uses WPS."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from fzdesk.checks.finding import LEVEL_TITLES, Finding
from fzdesk.document.model import Document
from fzdesk.document.profile import Profile
from fzdesk.files import write_whole
from fzdesk.operations.checking import Checked


def remarked_document(document: Document, profile: Profile, findings: Iterable[Finding]) -> bytes:
    """A report set as it exports, with the findings as remarks."""
    from fzdesk.checks.lines import read
    from fzdesk.writers.docx import write_docx
    from fzdesk.writers.docx_comments import Remark, with_remarks

    lines = [line.text for line in read(document).lines]
    remarks = [Remark(f.where.number, f.where.start, f.where.end, words(f)) for f in findings]
    return with_remarks(write_docx(document, profile), lines, remarks)


def remarked_workbook(path: Path, checked: Checked) -> bytes:
    """The report that was checked, set in its own profile, with the findings as remarks."""
    from fzdesk.document.own_profiles import profile_of
    from fzdesk.operations.documents import document_of
    from fzdesk.store.workbook import Workbook

    with closing(Workbook.open(path, read_only=True)) as workbook:
        stored = workbook.load(checked.year)
    return remarked_document(document_of(stored), profile_of(stored.report.form), checked.findings)


def remarked_file(path: Path, checked: Checked) -> bytes:
    """A copy of the file that was checked; a TXT is set as a report first.  Raises InputError."""
    from fzdesk.document.profile import load_profile
    from fzdesk.intake.read_file import read_outline
    from fzdesk.intake.tree import to_document
    from fzdesk.writers.docx_comments import Remark, with_remarks

    outline = read_outline(path)
    if path.suffix.lower() != ".docx":
        return remarked_document(to_document(outline), load_profile("standard"), checked.findings)
    remarks = []
    for one in checked.findings:
        source, length = one.where.source, one.where.end - one.where.start
        remarks.append(Remark(source.line, source.offset, source.offset + length, words(one)))
    return with_remarks(path.read_bytes(), outline.paragraphs, remarks)


def keep(path: Path, data: bytes) -> None:
    """Write the copy, whole or not at all.  Raises UserError."""
    write_whole({path: data})


def words(finding: Finding) -> str:
    """A finding as a remark says it."""
    told = [f"【{LEVEL_TITLES[finding.level]}】{finding.message}"]
    if finding.basis:
        told.append(f"原因：{finding.basis}")
    if finding.fix:
        told.append(f"建议改为：{finding.fix}")
    elif finding.fix == "":
        told.append("建议删去。")
    elif finding.remedy:
        told.append(f"建议：{finding.remedy}")
    return "\n".join(told)

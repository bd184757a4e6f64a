"""Saving a 花脸稿 as a file for a colleague."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from fzdesk.document.own_profiles import profile_of
from fzdesk.errors import UserError
from fzdesk.files import safe_file_name, write_whole
from fzdesk.gui import messages
from fzdesk.gui.session import Session
from fzdesk.operations.documents import document_of
from fzdesk.operations.versions import Comparison
from fzdesk.store.versions import Frozen, Version

FILTER = "DOCX (*.docx)"


def save_difference(
    parent: QWidget, session: Session, found: Comparison, newer: Frozen, old: Version, new: Version | None
) -> str:
    """Ask where, and write it; what was done in words, empty when nothing was."""
    from fzdesk.writers.docx_difference import write_difference

    document = document_of(newer)
    name = safe_file_name(f"{document.file_name}花脸稿（第{old.number}版与{_called(new)}）", ".docx")
    path = messages.ask_save_file(parent, "另存花脸稿", FILTER, session.keeper.path.parent / name)
    if path is None:
        return ""
    path = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
    if path.exists():
        return f"已经有名为“{path.name}”的文件，没有替换它。请换一个名字。"
    at = new.at if new is not None else dt.datetime.now(dt.UTC)
    author = (new.who if new is not None else "") or session.report.unit.name
    data = write_difference(found.passages, document, profile_of(newer.report.form), author=author, at=at)
    try:
        write_whole({path: data})
    except UserError as error:
        return str(error)
    return f"已另存“{path.name}”，改动写成了修订，可以在 WPS 里逐条接受或拒绝。"


def _called(new: Version | None) -> str:
    return f"第{new.number}版" if new is not None else "现在"

"""Files of the check: the copy with remarks for a colleague, and updates of the facts the rules go by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fzdesk.errors import UserError
from fzdesk.gui import messages
from fzdesk.gui.check.findings import Findings

if TYPE_CHECKING:
    from fzdesk.gui.session import Session

REMARKED, UPDATE = "DOCX 文档 (*.docx)", "法规库更新文件 (*.txt)"


def save_remarked(parent: QWidget, findings: Findings) -> None:
    """Write a DOCX copy with what was found as remarks; an existing file is not replaced."""
    session = findings.session
    offered = session.keeper.path.with_name(f"{session.document.file_name}（校核批注）.docx")
    path = messages.ask_save_file(parent, "另存批注稿", REMARKED, offered)
    if path is None:
        return
    path = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
    if path.exists():
        messages.notice(parent, f"“{path.name}”已经有了，请换一个名字再存。", "attention")
        return
    try:
        _write(path, session, findings)
    except UserError as error:
        messages.notice(parent, str(error), "wrong", detail=error.detail)
        return
    count = len(findings.open())
    messages.notice(parent, f"批注稿已存到“{path}”，共 {count} 条批注。原稿没有变。")


def _write(path: Path, session: Session, findings: Findings) -> None:
    from fzdesk.document.own_profiles import profile_of
    from fzdesk.operations import commenting

    profile = profile_of(session.report.form)
    found = [one.finding for one in findings.open()]
    commenting.keep(path, commenting.remarked_document(session.document, profile, found))


def update_facts(parent: QWidget) -> bool:
    """Choose an update of the facts, see what it brings, take it in; False when nothing changed."""
    from fzdesk.operations.facts import look_at, take_in

    path = messages.ask_open_file(parent, "导入法规库更新", UPDATE)
    if path is None:
        return False
    try:
        update = look_at(path)
        choices = [("take", "更新"), ("no", "先不更新")]
        if messages.ask(parent, update.sentence, choices, level="note") != "take":
            return False
        take_in(update)
    except UserError as error:
        messages.notice(parent, str(error), "wrong", detail=error.detail)
        return False
    return True

"""What the clerk does with versions: keep one, go back to one or to a part of it, 定稿 and taking it back.

Each deed hands over what was typed first.  What concerns the whole report opens it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from fzdesk.errors import UserError
from fzdesk.gui import messages
from fzdesk.gui.session import Session
from fzdesk.operations import versions
from fzdesk.operations.keeping import Keeping
from fzdesk.store.versions import Frozen, Version
from fzdesk.store.workbook import Workbook

if TYPE_CHECKING:
    from fzdesk.gui.main_window import MainWindow
    from fzdesk.report.model import Report

T = TypeVar("T")
PLACE = "versions"


def keeping(session: Session) -> Keeping | None:
    """Who keeps the session's workbook; None for a report that is kept in memory."""
    return session.keeper if isinstance(session.keeper, Keeping) else None


def ask(window: MainWindow, verb: Callable[[Workbook], T]) -> T | None:
    """Do something to the workbook, all typed saved before; None when that failed, and the reason is told."""
    session = window.session
    kept = keeping(session) if session is not None else None
    if session is None or kept is None:
        return None
    window.leave()
    session.hand_over()
    try:
        return kept.run(verb)
    except UserError as error:
        messages.notice(window, str(error), "attention", detail=error.detail)
        return None


def keep(window: MainWindow, name: str) -> Version | None:
    """存一个版本: the report as it is now, under a name."""
    assert window.session is not None
    year = window.session.report.year
    return ask(window, lambda workbook: workbook.versions.keep(year, "manual", name))


def restore(window: MainWindow, version: Version) -> None:
    """Go back to a version of the whole report, after asking; what it is now is kept before."""
    choice = messages.ask(
        window,
        f"把整份报告恢复成第 {version.number} 版吗？现在的内容会先存成一版，随时可以再恢复回来。",
        [("restore", "恢复"), ("no", "不恢复")],
        level="note",
    )
    if choice != "restore":
        return
    before = ask(window, lambda workbook: workbook.versions.restore(version.year, version.number))
    if before is not None and _open_again(window):
        told = f"已恢复第 {version.number} 版。恢复以前的内容存成了第 {before.number} 版。"
        window.ui.notice.tell(told)


def restore_part(window: MainWindow, then: Frozen, kind: str, key: str) -> None:
    """Bring one section or one paragraph back from a version; 撤销 takes that back again."""
    session = window.session
    assert session is not None
    section = kind == "section"
    label = "恢复一节" if section else "恢复一段"
    verb = versions.restore_section if section else versions.restore_paragraph
    year = session.report.year
    if ask(window, lambda workbook: workbook.versions.keep(year, "restore", f"{label}以前")) is None:
        return
    try:
        changed: Report = verb(session.report, session.catalogue, then, key)
    except UserError as error:
        messages.notice(window, str(error), "attention")
        return
    session.change(changed, label, place=PLACE)
    session.hand_over()
    window.ui.notice.tell(f"已{label}。按 Ctrl+Z 可以撤销。")


def finalise(window: MainWindow) -> None:
    """定稿: what is in the way, what was left as it is and why; then the report is frozen."""
    from fzdesk.gui.versions.finalise_dialog import FinaliseDialog

    session = window.session
    if session is None or not session.editable:
        return
    year, place = session.report.year, window.places.key_of(window.place_page()) or PLACE
    found = ask(window, lambda workbook: versions.ready(workbook, year, session.unread))
    if found is None:
        return
    choice = FinaliseDialog.choose(year, found, window)
    if choice == "check":
        window.show_place("check")
    elif choice == "finalise":
        version = ask(window, lambda workbook: versions.finalise(workbook, year))
        if version is not None and _open_again(window, place):
            told = f"已定稿，存成了第 {version.number} 版。报告现在只能查看，可以导出报送版了。"
            window.ui.notice.tell(told)


def note_export(session: Session, purpose: str, paths: Sequence[Path]) -> None:
    """Remember, when there is time, which final version was exported; worth a line, not an error."""
    kept = keeping(session)
    if kept is not None and session.report.finalised and not session.read_only:
        year, names = session.report.year, [path.name for path in paths]
        kept.later(lambda workbook: workbook.versions.note_export(year, purpose, names))


def reopen(window: MainWindow) -> None:
    """撤回定稿, after asking: the report can be changed again, the final version stays."""
    session = window.session
    if session is None or session.editable or session.read_only:
        return
    choice = messages.ask(
        window,
        "撤回定稿以后可以接着修改。定稿的那一版留在历史版本里，改好以后请再定稿。",
        [("reopen", "撤回定稿"), ("no", "不撤回")],
        level="note",
    )
    year = session.report.year
    if choice != "reopen" or ask(window, lambda workbook: workbook.versions.reopen(year)) is None:
        return
    if _open_again(window, PLACE if window.place_page() is not None else ""):
        window.ui.notice.tell("已撤回定稿，可以接着修改。")


def _open_again(window: MainWindow, place: str = PLACE) -> bool:
    """Open the report anew where it was changed as a whole, and show a place."""
    session = window.session
    kept = keeping(session) if session is not None else None
    if session is None or kept is None or not window.open_workbook(kept.path, session.report.year):
        return False
    if place:
        window.show_place(place)
    return True

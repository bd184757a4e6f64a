"""Opening workbooks with the questions that come with it: who has it open, is it newer, is it whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QMenu, QWidget

from fzdesk import recent
from fzdesk.errors import NewerWorkbook, NotAWorkbook, ReadOnlyWorkbook, UserError, WorkbookBusy
from fzdesk.gui import (
    messages,
    quick_msgspec,  # noqa: F401 - before anything that imports msgspec
)
from fzdesk.gui.session import Session
from fzdesk.operations.keeping import Keeping
from fzdesk.operations.rows import plan_picks
from fzdesk.paths import documents_dir
from fzdesk.store.reports import Place, StoredReport

if TYPE_CHECKING:
    from fzdesk.gui.dialogs.backups import Chosen
    from fzdesk.gui.main_window import MainWindow

FILTER = "工作簿 (*.fzd)"


class OpenedSession(NamedTuple):
    """An open report and where the clerk was in it."""

    session: Session
    place: Place


def open_session(parent: QWidget, path: Path, year: int | None) -> OpenedSession | None:
    """Open a workbook's report, asking what has to be asked; None when it stays closed."""
    keeping = _open(parent, path)
    if keeping is None:
        return None
    try:
        stored = keeping.load(year)
    except UserError as error:
        keeping.close()
        ways = [("check", "检查一下…"), ("no", "不打开")]
        if messages.ask(parent, str(error), ways, detail=error.detail) == "check" and doctor(parent, path):
            return open_session(parent, path, year)
        return None
    if not keeping.read_only and offer_rescued(parent, keeping):
        stored = keeping.load(year)
    if stored.damaged and not keeping.read_only and _wants_check(parent, stored):
        keeping.close()
        doctor(parent, path)
        return open_session(parent, path, year)
    if stored.unread:
        messages.notice(
            parent,
            "工作簿里有几处内容是较新版本的程序写的，本程序读不出来，其余照常；它们仍留在工作簿里。",
            "attention",
            detail="\n".join(stored.unread),
        )
    if keeping.log_broken:
        messages.notice(
            parent,
            "上次没有正常关闭，当时的一段记录已损坏，最后的一些改动没能找回。请从停下的地方往回看一遍；"
            "损坏的原件留在同一个文件夹里，文件名带“（损坏）”。",
            "attention",
        )
    session = Session(keeping, stored.report, stored.catalogue, stored.totals, picks=plan_picks)
    keeping.soon(lambda: recent.remember(path))
    return OpenedSession(session, stored.place)


def _wants_check(parent: QWidget, stored: StoredReport) -> bool:
    return (
        messages.ask(
            parent,
            f"工作簿里有 {len(stored.damaged)} 处内容与存入时不一致，可能是磁盘出了错，其余照常。"
            "可以检查并修复；修复前会先留一份原样的副本。",
            [("check", "检查并修复"), ("later", "以后再说")],
        )
        == "check"
    )


def doctor(parent: QWidget, path: Path, *, let_go: Callable[[], bool] = lambda: True) -> bool:
    """Check a workbook's file, show what is damaged and mend it if the clerk wants so.

    `let_go` closes the workbook where it is open.  True: the file is another one now, open it anew.
    """
    from fzdesk.gui.dialogs.backups import choose_backup
    from fzdesk.gui.dialogs.doctor import DoctorDialog
    from fzdesk.operations import doctor as verbs

    try:
        found = verbs.examine(path)
        if found.sound:
            messages.notice(parent, found.sentence)
            return False
        choice = DoctorDialog.ask(found, parent)
        if choice == "backups":
            chosen = choose_backup(parent, path)
            return chosen is not None and let_go() and restore_backup(parent, chosen)
        if choice != "mend" or not let_go():
            return False
        aside = verbs.mend(path)
    except UserError as error:
        tell(parent, error)
        return False
    messages.notice(parent, f"已修复。修复前的文件留作“{aside.name}”，在同一个文件夹里。")
    return True


def offer_rescued(parent: QWidget, keeping: Keeping) -> bool:
    """Ask what shall become of work that could not be saved the last time; True when it was taken back."""
    from fzdesk.operations import rescued

    found = keeping.run(rescued.find)
    if found is None:
        return False
    years = "、".join(f"{year}" for year in found.years)
    choice = messages.ask(
        parent,
        f"上次有内容没能存进工作簿，本机留有 {found.left_at:%m月%d日 %H:%M} 的救急副本（{years} 年度）。"
        "取回来以后如果不对，可以撤销。",
        [("take", "取回来"), ("drop", "不要了"), ("later", "以后再说")],
    )
    try:
        if choice == "take":
            keeping.run(lambda workbook: rescued.take(workbook, found))
        elif choice == "drop":
            rescued.drop(found.path)
    except (UserError, OSError) as error:
        tell(parent, error if isinstance(error, UserError) else UserError("救急副本没有取回，请稍后再试。"))
        return False
    return choice == "take"


def _open(parent: QWidget, path: Path) -> Keeping | None:
    try:
        return Keeping.open(path)
    except WorkbookBusy as error:
        choices = [("read", "只读查看"), ("no", "不打开")]
        if error.can_take_over:
            choices.insert(1, ("take_over", "接过来编辑"))
        return _open_as(parent, path, messages.ask(parent, str(error), choices))
    except (NewerWorkbook, ReadOnlyWorkbook) as error:
        ways = [("read", "只读查看"), ("no", "不打开")]
        return _open_as(parent, path, messages.ask(parent, str(error), ways, detail=error.detail))
    except NotAWorkbook as error:
        return _open_backup(parent, path, error)
    except UserError as error:
        tell(parent, error)
        return None


def _open_as(parent: QWidget, path: Path, choice: str) -> Keeping | None:
    if choice not in ("read", "take_over"):
        return None
    try:
        return Keeping.open(path, read_only=choice == "read", take_over=choice == "take_over")
    except UserError as error:
        tell(parent, error)
        return None


def _open_backup(parent: QWidget, path: Path, error: NotAWorkbook) -> Keeping | None:
    """A damaged workbook: the way to its last good copy."""
    from fzdesk.store.backup import list_backups

    if not list_backups(path):
        tell(parent, error)
        return None
    ways = [("backups", "看看备份…"), ("check", "检查一下…"), ("no", "不打开")]
    choice = messages.ask(parent, str(error), ways)
    if choice == "check" and doctor(parent, path):
        return _open(parent, path)
    if choice != "backups":
        return None
    from fzdesk.gui.dialogs.backups import choose_backup

    chosen = choose_backup(parent, path)
    return _open(parent, path) if chosen is not None and restore_backup(parent, chosen) else None


def restore_backup(parent: QWidget, chosen: Chosen) -> bool:
    """Put a backup in its workbook's place, which nobody may have open; True when that was done."""
    from fzdesk.store.restore import restore

    try:
        aside = restore(chosen.backup, chosen.workbook)
    except UserError as error:
        tell(parent, error)
        return False
    kept = f"原来的文件改名为“{aside.name}”，还在同一个文件夹里。" if aside else ""
    messages.notice(parent, f"已恢复备份。{kept}")
    return True


def tell(parent: QWidget, error: UserError) -> None:
    """Show a known error."""
    messages.notice(parent, str(error), "attention", detail=error.detail)


def choose_workbook(parent: QWidget) -> Path | None:
    """Ask which workbook to open."""
    known = recent.recent()
    return messages.ask_open_file(parent, "打开工作簿", FILTER, known[0].parent if known else documents_dir())


def save_elsewhere(parent: QWidget, session: Session) -> Path | None:
    """另存为: write everything to another file and go on there; None when it was not done.

    A read-only session stays where it is: who asked opens the new file.
    """
    from fzdesk.operations.workbooks import with_suffix

    keeping = session.keeper
    assert isinstance(keeping, Keeping)
    chosen = messages.ask_save_file(parent, "另存为", FILTER, keeping.path)
    if chosen is None:
        return None
    path = with_suffix(chosen)
    session.hand_over()
    try:
        keeping.save_as(path)
    except UserError as error:
        tell(parent, error)
        return None
    recent.remember(path)
    session.changed.emit()
    return path


def rescue_unsaved(parent: QWidget, session: Session) -> bool:
    """On closing, something is not saved yet: save it elsewhere, or leave it; True to close."""
    choice = messages.ask(
        parent,
        "还有内容没有保存到工作簿。可以另存到别处；不保存就关闭的话，本机留有一份救急副本。",
        [("save_as", "另存为…"), ("close", "不保存就关闭"), ("stay", "不关闭")],
    )
    if choice == "save_as":
        return save_elsewhere(parent, session) is not None
    return choice == "close"


def report_menu(window: MainWindow, session: Session) -> None:
    """The years of the open workbook, and a new one."""
    keeping = session.keeper
    assert isinstance(keeping, Keeping)
    menu = QMenu(window)
    try:
        years = keeping.years()
    except UserError as error:
        tell(window, error)
        return
    for year in years:
        action = menu.addAction(
            f"{year} 年度报告", lambda year=year: window.open_workbook(keeping.path, year)
        )
        action.setCheckable(True)
        action.setChecked(year == session.report.year)
    menu.addSeparator()
    menu.addAction("历史版本", lambda: window.show_place("versions"))
    if not session.read_only:
        menu.addAction("定稿…" if session.editable else "撤回定稿…", window.deeds.finalise)
        menu.addSeparator()
        year = max(years) + 1
        menu.addAction(f"新写 {year} 年度", lambda: add_year(window, session, year))
    button = window.report_view.ui.reportButton if window.report_view else window
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def add_year(window: MainWindow, session: Session, year: int) -> None:
    """Begin another year's report in the same workbook and open it."""
    from fzdesk.operations.workbooks import add_year as add

    keeping, unit = session.keeper, session.report.unit
    assert isinstance(keeping, Keeping)
    try:
        keeping.run(lambda workbook: add(workbook, unit, year))
    except UserError as error:
        tell(window, error)
        return
    window.open_workbook(keeping.path, year)

"""What the clerk does about catalogues: compare, take over, import a county's pack, use it no longer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fzdesk.catalogue.model import Catalogue
from fzdesk.catalogue.pack import Pack
from fzdesk.errors import UserError
from fzdesk.gui import messages
from fzdesk.gui.dialogs.catalogue import OUTSIDE, CatalogueDialog, Question
from fzdesk.gui.session import Session
from fzdesk.operations import catalogues
from fzdesk.operations.catalogues import Offer
from fzdesk.operations.keeping import Keeping

if TYPE_CHECKING:
    from fzdesk.gui.main_window import MainWindow

FILTER = "县里目录 (*.toml)"


def show_offer(window: MainWindow) -> None:
    """核对目录: what the newest catalogue would change in the open report, and what stands outside it."""
    session = _ready(window)
    if session is None:
        return
    year = session.report.year
    try:
        found = _keeping(session).run(lambda workbook: catalogues.offer(workbook.load(year), workbook))
    except UserError as error:
        _tell(window, error)
        return
    if CatalogueDialog.ask(Question(year, session.catalogue, found), window) == "adopt":
        _adopt(window, session, found.catalogue)


def import_pack(window: MainWindow) -> None:
    """导入县里目录: choose a file, see what it changes, then decide; or use the one there is no longer."""
    session = _ready(window)
    if session is None:
        return
    try:
        kept = _keeping(session).run(lambda workbook: workbook.packs())
    except UserError as error:  # a damaged one is mended by importing it again
        _tell(window, error)
        kept = ()
    choice = "import"
    if kept:
        choices = [("import", "导入另一份…"), ("remove", "不再使用"), ("close", "关闭")]
        told = f"工作簿里有县里目录“{kept[-1].name}”。"
        choice = messages.ask(window, told, choices, level="note")
    if choice == "remove":
        _remove(window, session, kept[-1].name)
    elif choice == "import" and (path := messages.ask_open_file(window, "导入县里目录", FILTER)):
        _import(window, session, path)


def _import(window: MainWindow, session: Session, path: Path) -> None:
    keeping, year = _keeping(session), session.report.year
    try:
        pack, found = keeping.run(lambda workbook: catalogues.preview(workbook.load(year), workbook, path))
        if not _is_meant(window, session, pack) or not (choice := _decide(window, session, pack, found)):
            return
        keeping.run(lambda workbook: catalogues.import_pack(workbook, path))
    except UserError as error:
        _tell(window, error)
        return
    if choice == "adopt":
        _adopt(window, session, found.catalogue)
    else:
        window.ui.notice.tell(f"已导入“{pack.name}”，报告没有变。")


def _decide(window: MainWindow, session: Session, pack: Pack, found: Offer) -> str:
    """``adopt``, ``later`` (import only), or empty: leave everything as it is."""
    year = session.report.year
    if found.differences:
        return CatalogueDialog.ask(Question(year, session.catalogue, found, pack.name), window)
    why = "和现在用的没有不同" if pack.is_for(year) else f"不用于 {year} 年度"
    told = f"“{pack.name}”{why}，这份报告不变。要导入工作簿，留给别的年度用吗？"
    choice = messages.ask(window, told, [("later", "导入"), ("no", "不导入")], level="note")
    return choice if choice == "later" else ""


def _is_meant(window: MainWindow, session: Session, pack: Pack) -> bool:
    """Ask where a pack names another county than the unit's."""
    unit = session.report.unit
    if not catalogues.is_for_another_county(pack, unit):
        return True
    told = f"这是{pack.county}的目录，{unit.name}属于{unit.county}。请核对是不是选错了文件。"
    return messages.ask(window, told, [("no", "不导入"), ("go_on", "没有选错")]) == "go_on"


def _remove(window: MainWindow, session: Session, name: str) -> None:
    try:
        _keeping(session).run(lambda workbook: catalogues.remove_pack(workbook, name))
    except UserError as error:
        _tell(window, error)
        return
    show_offer(window)


def _adopt(window: MainWindow, session: Session, catalogue: Catalogue) -> None:
    """Give the report the catalogue and open it anew."""
    keeping, year = _keeping(session), session.report.year
    try:
        keeping.run(lambda workbook: catalogues.take(workbook, year, catalogue))
        left = keeping.run(lambda workbook: catalogues.outside_of(workbook.load(year), workbook))
    except UserError as error:
        _tell(window, error)
        return
    if window.open_workbook(keeping.path, year):
        beyond = f"{OUTSIDE} {len(left)} 项，在“核对目录”里可以看到。" if left else ""
        window.ui.notice.tell(f"已采用新目录，填过的内容都在。{beyond}")


def _ready(window: MainWindow) -> Session | None:
    """The open report with everything typed handed over; None where it cannot be changed."""
    session = window.session
    if session is None or session.read_only or not isinstance(session.keeper, Keeping):
        return None
    window.save_now()
    return session


def _keeping(session: Session) -> Keeping:
    assert isinstance(session.keeper, Keeping)
    return session.keeper


def _tell(window: MainWindow, error: UserError) -> None:
    messages.notice(window, str(error), "attention", detail=error.detail)

"""The window's menu: what is rarely wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from fzdesk.gui import theme
from fzdesk.gui.catalogue_update import CatalogueUpdate

if TYPE_CHECKING:
    from fzdesk.gui.main_window import MainWindow
    from fzdesk.gui.session import Session

FINALISE = "定稿…"
OPEN, WRITE = "open", "write"  # what a line needs: a workbook, and one that is not read-only


def window_menu(window: MainWindow, toggle_paper: Callable[[], None]) -> tuple[QMenu, CatalogueUpdate]:
    """The menu, and what keeps its line about the catalogue."""
    menu = QMenu(window)
    menu.addAction("打开工作簿…", QKeySequence("Ctrl+O"), window.deeds.open)
    menu.addAction("另存为…", QKeySequence("Ctrl+Shift+S"), window.deeds.save_as).setData(OPEN)
    menu.addAction("打印…", QKeySequence("Ctrl+P"), lambda: _print(window)).setData(OPEN)
    menu.addAction("显示或收起版面", QKeySequence("F9"), toggle_paper).setData(OPEN)
    menu.addSeparator()
    menu.addAction("历史版本", QKeySequence("Ctrl+H"), lambda: window.show_place("versions")).setData(OPEN)
    name = menu.addAction("存一个版本…", QKeySequence("Ctrl+Shift+H"))
    name.triggered.connect(lambda: window.show_place("versions", "name"))
    final = menu.addAction(FINALISE, window.deeds.finalise)
    for action in (name, final):
        action.setData(WRITE)
    menu.addSeparator()
    menu.addAction("检查工作簿", window.deeds.check).setData(OPEN)
    menu.addAction("移交…", window.deeds.hand_over).setData(OPEN)
    menu.addAction("接收移交包…", window.deeds.take_over)
    menu.addSeparator()
    update = CatalogueUpdate(window, menu)
    menu.addAction("版式和字体", QKeySequence("Ctrl+,"), lambda: window.show_place("settings")).setData(OPEN)
    looks = menu.addMenu("外观")
    for words, scheme in (("跟随系统", "system"), ("浅色", "light"), ("深色", "dark")):
        looks.addAction(words, lambda scheme=scheme: theme.current().choose(scheme))
    menu.addSeparator()
    menu.addAction("关于", lambda: _about(window))
    menu.aboutToShow.connect(lambda: _offer(window.session, menu, final))
    menu.aboutToHide.connect(lambda: _let_keys_work(menu))
    return menu, update


def _offer(session: Session | None, menu: QMenu, final: QAction) -> None:
    """Offer what can be done now: much wants an open workbook, and some one that may be written to."""
    can = {OPEN: session is not None, WRITE: session is not None and not session.read_only}
    for action in menu.actions():
        if (need := action.data()) in can:
            action.setEnabled(can[need])
    final.setText("撤回定稿…" if session is not None and session.report.finalised else FINALISE)


def _let_keys_work(menu: QMenu) -> None:
    """Keys do not ask the menu first: what it did not offer this time they may do the next."""
    for action in menu.actions():
        if action.data():
            action.setEnabled(True)


def _print(window: MainWindow) -> None:
    """Print what is looked at: the copy chosen on the export page, else the report."""
    from fzdesk.gui.place import PlacePage

    page = window.ui.pages.currentWidget()
    if isinstance(page, PlacePage) and page.print_pages():
        return
    if window.report_view is not None:
        window.report_view.show_paper()
        window.report_view.page_column.print_pages()


def _about(window: QWidget) -> None:
    from fzdesk import __version__
    from fzdesk.gui import messages

    messages.notice(window, f"法治政府建设年度报告 {__version__}。数据只在本机，不联网。", "note")

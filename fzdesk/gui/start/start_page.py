"""The start page: go on with a report, begin a workbook, open one, look at the sample."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from fzdesk import recent
from fzdesk.errors import UserError
from fzdesk.gui import theme
from fzdesk.gui.forms.ui_start_page import Ui_StartPage
from fzdesk.gui.widgets.steps_list import SideItem

if TYPE_CHECKING:  # what the first paint does not need is loaded after it
    from concurrent.futures import ThreadPoolExecutor

    from fzdesk.gui.start.new_workbook import NewWorkbook
    from fzdesk.report.model import UnitProfile

log = logging.getLogger(__name__)
SIDE_WIDTH = 216
WEEKDAYS = "一二三四五六日"
DEEDS = (
    SideItem("go_on", "继续编写", icon="document"),
    SideItem("new", "新建工作簿", icon="plus"),
    SideItem("open", "打开工作簿…", icon="folder"),
    SideItem("sample", "示例", icon="eye"),
    SideItem("rule", "", kind="rule"),
    SideItem("restore", "找回备份…", icon="history"),
)


class StartPage(QWidget):
    """What the program opens with."""

    open_wanted = Signal(object, int)  # path, year (0 = newest)
    restore_wanted = Signal()
    sample_wanted = Signal()
    _read = Signal(int, object)  # round, list of (path, status or None)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_StartPage()
        self.ui.setupUi(self)
        self.ui.side.setFixedWidth(theme.px(SIDE_WIDTH))
        self.ui.deeds.set_items(DEEDS)
        self.ui.deeds.follow = False
        self.ui.deeds.chosen.connect(self._do)
        self._form: NewWorkbook | None = None
        self._cards: list[QWidget] = []
        self._round = 0
        self._unread: list[Path] | None = None  # to be read once the page is painted
        self._reader: ThreadPoolExecutor | None = None
        self._read.connect(self._show_cards)

    @property
    def form(self) -> NewWorkbook:
        """The form of a new workbook, made when it is first shown."""
        if self._form is None:
            from fzdesk.gui.start.new_workbook import NewWorkbook

            self._form = NewWorkbook(self)
            self._form.begun.connect(self._create)
            self._form.open_wanted.connect(lambda: self._do("open"))
            self._form.sample_wanted.connect(lambda: self._do("sample"))
            self.ui.newLayout.addStretch(1)
            self.ui.newLayout.addWidget(self._form, 6)
            self.ui.newLayout.addStretch(1)
        return self._form

    def refresh(self) -> None:
        """Show the workbooks opened lately; the form of a new one when there are none."""
        paths = recent.recent()
        today = dt.date.today()
        self.ui.today.setText(
            f"今天是 {today.year}年{today.month}月{today.day}日，星期{WEEKDAYS[today.weekday()]}"
        )
        self.ui.side.setVisible(bool(paths))
        self.ui.work.setCurrentWidget(self.ui.listPage if paths else self.ui.newPage)
        self.ui.deeds.set_current("go_on" if paths else "new")
        (self.ui.deeds if paths else self.form.ui.nameEdit).setFocus()
        self._unread = paths
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unread is not None:
            QTimer.singleShot(0, self, self._read_unread)

    def _read_unread(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        paths, self._unread = self._unread, None
        if paths is None:
            return
        self._reader = self._reader or ThreadPoolExecutor(1, "start")
        self._round += 1
        self._reader.submit(self._read_all, self._round, paths)

    def _read_all(self, number: int, paths: list[Path]) -> None:
        """In the reader's thread: opening workbooks takes its time."""
        from fzdesk.operations.status import workbook_status

        found: list[tuple[Path, dict[str, Any] | None]] = []
        for path in paths:
            try:
                found.append((path, workbook_status(path)))
            except UserError as error:
                log.info("%s on the start page: %s", path.name, error)
                found.append((path, None))
        self._read.emit(number, found)
        _load_ahead()

    def _show_cards(self, number: int, found: list[tuple[Path, dict[str, Any] | None]]) -> None:
        if number != self._round:
            return
        from fzdesk.gui.start.report_card import ReportCard, unreadable_card

        for card in self._cards:
            self.ui.cards.removeWidget(card)
            card.deleteLater()
        self._cards = []
        for path, status in found:
            if status is None:
                self._add(unreadable_card(path, self))
                continue
            for report in status["reports"]:
                card = ReportCard(path, status["unit"], report, first=not self._cards, parent=self)
                card.opened.connect(self.open_wanted)
                self._add(card)

    def _add(self, card: QWidget) -> None:
        self.ui.cards.insertWidget(self.ui.cards.count() - 1, card)
        card.show()  # at once: a layout would show it some events later
        self._cards.append(card)

    def _do(self, deed: str) -> None:
        match deed:
            case "go_on":
                self.ui.work.setCurrentWidget(self.ui.listPage)
            case "new":
                focus = self.form.ui.nameEdit
                self.ui.work.setCurrentWidget(self.ui.newPage)
                focus.setFocus()
            case "open":
                from fzdesk.gui.opening import choose_workbook

                if path := choose_workbook(self):
                    self.open_wanted.emit(path, 0)
            case "sample":
                self.sample_wanted.emit()
            case "restore":
                self.restore_wanted.emit()

    def _create(self, path: Path, unit: UnitProfile, year: int) -> None:
        from fzdesk.gui import messages
        from fzdesk.operations.workbooks import create

        try:
            create(path, unit, year)
        except UserError as error:
            messages.notice(self, str(error), "attention", detail=error.detail)
            return
        self.open_wanted.emit(path, year)


def _load_ahead() -> None:
    """Load what opening a report needs, while the clerk still looks at the start page."""
    import fzdesk.gui.opening
    import fzdesk.gui.pages.section_page
    import fzdesk.gui.report_view  # noqa: F401

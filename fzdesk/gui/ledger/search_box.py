"""The search box of the top bar: entries of all ledgers and years, and the text of the report."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fzdesk.errors import UserError
from fzdesk.gui import theme
from fzdesk.gui.session import Session
from fzdesk.gui.widgets import painting
from fzdesk.gui.widgets.steps_list import SideItem
from fzdesk.gui.widgets.text_field import LineField
from fzdesk.report.prose import plain_text, section_prose

if TYPE_CHECKING:
    from fzdesk.gui.ledger.offers import Offers
    from fzdesk.ledger.model import Entry

PAUSE_MS = 150
MOST_ENTRIES, MOST_PARAGRAPHS = 40, 8
AROUND = 10  # characters of a paragraph shown before what was found
LIST_WIDTH = 440
ENTRY, PARAGRAPH = "entry:", "paragraph:"
NOTHING = "没有找到"


class SearchBox(LineField):
    """Offers what it finds; ``entry_wanted`` and ``paragraph_wanted`` go there."""

    entry_wanted = Signal(str)  # “entry:” and its id
    paragraph_wanted = Signal(str)  # paragraph id

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, hint="搜索台账和正文")
        self._session = session
        self.setAccessibleName("搜索台账和正文，可以用拼音首字母")
        self.setToolTip("搜索台账和正文，可以用拼音首字母（Ctrl+F）")
        self.setTextMargins(theme.px(24), 0, 0, 0)
        self.setMinimumWidth(theme.px(132))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._find)
        self.edited.connect(lambda _: self._timer.start())
        self.returnPressed.connect(self._enter)

    @cached_property
    def offers(self) -> Offers:
        """The list of what was found, made when something is first looked for."""
        from fzdesk.gui.ledger.offers import Offers

        offers = Offers(self, name="找到的", width=LIST_WIDTH)
        offers.chosen.connect(self._go)
        offers.wanted.connect(self._find)
        return offers

    def close_offers(self) -> None:
        """Show no list of what was found any more."""
        if "offers" in self.__dict__:
            self.offers.hide()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(256), super().sizeHint().height())

    def _find(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        self.offers.offer(self._items(text) if text else [])

    def _items(self, text: str) -> list[SideItem]:
        try:
            entries = self._session.ledger_reader().search(text, limit=MOST_ENTRIES)
        except UserError:
            entries = []
        items = [self._entry(entry) for entry in entries]
        paragraphs = self._paragraphs(text)
        if paragraphs:
            items.append(SideItem("text", "报告正文", kind="caption"))
        return [*items, *paragraphs] or [SideItem("nothing", NOTHING, kind="caption")]

    def _entry(self, entry: Entry) -> SideItem:
        kind = next((k for k in self._session.catalogue.ledgers if k.key == entry.kind), None)
        title = str(entry.values.get("title") or next(iter(entry.values.values()), ""))
        day = entry.values.get("date")
        when = day.isoformat() if isinstance(day, dt.date) else ""
        name = kind.title.removesuffix("台账") if kind else ""
        return SideItem(f"{ENTRY}{entry.id}", title, tail=f"{name}　{when}", icon="table")

    def _paragraphs(self, text: str) -> list[SideItem]:
        session = self._session
        found: list[SideItem] = []
        for key in (key for step in session.steps for key in step.sections):  # those that are written
            for paragraph in section_prose(session.report, session.wording, key):
                words = plain_text(paragraph.pieces)
                at = words.find(text)
                if at >= 0 and len(found) < MOST_PARAGRAPHS:
                    start = max(0, at - AROUND)
                    shown = ("…" if start else "") + words[start : start + 40]
                    found.append(SideItem(f"{PARAGRAPH}{paragraph.id}", shown, icon="document"))
        return found

    def _enter(self) -> None:
        """Enter without having chosen goes to the first that was found."""
        if self._timer.isActive():
            self._find()
        first = next((item.key for item in self.offers.list.items() if item.kind == "item"), "")
        if self.offers.isVisible() and first and self.text().strip():
            self.offers.hide()
            self._go(first)

    def _go(self, key: str) -> None:
        if key.startswith(ENTRY):
            self.entry_wanted.emit(key)
        else:
            self.paragraph_wanted.emit(key.removeprefix(PARAGRAPH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painting.icon(painter, "search", "quiet", theme.px(10), self.height() / 2, self)
        painter.end()

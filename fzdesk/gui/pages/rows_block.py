"""Rows of the problems and the plan page: added, picked, typed, moved, taken out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.dialogs.pick_list import Choice, PickList
from fzdesk.gui.pages.focus import cursor_in, focusable, set_cursor
from fzdesk.gui.pages.link_line import LinkLine
from fzdesk.gui.pages.page import MARGIN, Block, StepPage
from fzdesk.gui.pages.row_frame import Column, Field, RowFrame, RowsHeader
from fzdesk.gui.pages.typing_pause import TypingPause
from fzdesk.operations import rows
from fzdesk.report.model import Plan, Problem, Report

Row = Problem | Plan
EDITED = "edited"


class RowsBlock(Block):
    """The rows of one kind; ``ProblemRows`` and ``PlanRows`` say which."""

    kind = ""  # problem or plan: the first half of a field's key
    what = ""  # 不足 or 安排
    columns: tuple[Column, ...] = ()
    under: Field | None = None  # a longer text below the columns
    empty = ""  # what to do while there is no row
    pick_words = ""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self.frames: dict[str, RowFrame] = {}
        self._pause = TypingPause(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._header = RowsHeader(self.columns)
        self._empty = QLabel(self.empty, wordWrap=True)
        self._empty.setProperty("role", "quiet")
        self._empty.setContentsMargins(MARGIN, 8, MARGIN, 8)
        self.pick_button = self._button(self.pick_words, "search", self.open_picks)
        self.own_button = self._button("自己写一条", "plus", self.add_own)
        theme.set_state(self.own_button, role="ghost")
        self._lay_out()

    def _button(self, words: str, icon: str, clicked: object) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("fit", "row")
        theme.wear(button, icon)
        button.clicked.connect(clicked)
        return button

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._header)
        outer.addWidget(self._empty)
        outer.addLayout(self._list)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(MARGIN, 8, MARGIN, 8)
        buttons.setSpacing(8)
        buttons.addWidget(self.pick_button)
        buttons.addWidget(self.own_button)
        buttons.addStretch(1)
        outer.addLayout(buttons)

    # what a kind of row is

    def rows(self) -> Sequence[Row]:
        """The report's rows."""
        raise NotImplementedError

    def choices(self) -> list[Choice]:
        """What can be picked."""
        raise NotImplementedError

    def added(self, report: Report, pick: str) -> Report:
        """The report with a row more, from the pick list or empty."""
        raise NotImplementedError

    def changed(self, report: Report, row_id: str, field: str, text: str) -> Report:
        """The report with a text of a row changed."""
        raise NotImplementedError

    def dress(self, frame: RowFrame, row: Row) -> None:
        """Show what a kind of row has besides its texts."""

    # showing

    def refresh(self) -> None:
        if self._pause.waiting:
            self._pause.now()
        found = self.rows()
        wanted = {row.id for row in found}
        for row_id in [known for known in self.frames if known not in wanted]:
            frame = self.frames.pop(row_id)
            frame.hide()
            frame.deleteLater()
        for at, row in enumerate(found):
            frame = self.frames.get(row.id) or self._frame(row.id)
            if self._list.indexOf(frame) != at:
                self._list.insertWidget(at, frame)
                frame.show()
                self.rebuilt = True
            frame.set_number(at + 1, self.what)
            frame.set_texts({key: getattr(row, key) for key in frame.texts})
            self.dress(frame, row)
            self._show_edited(frame, row.id)
        self._header.setVisible(bool(found))
        self._empty.setVisible(not found)

    def _frame(self, row_id: str) -> RowFrame:
        frame = RowFrame(self.columns, self.under)
        frame.setEnabled(self.session.editable)
        frame.edited.connect(
            lambda field: self._pause.later((row_id, field), partial(self._take, row_id, field))
        )
        frame.left.connect(partial(self._take, row_id))
        frame.moved.connect(partial(self._move, row_id))
        frame.removed.connect(partial(self._remove, row_id))
        self.frames[row_id] = frame
        return frame

    def _edited(self, row_id: str) -> str:
        """The paragraph of a row that was changed by hand; empty while the row makes it."""
        source, sections = f"{self.kind}:{row_id}", self.session.report.sections.values()
        found = (p for state in sections for p in state.prose if p.source == source)
        return next((p.id for p in found if p.origin == "edited"), "")

    def _show_edited(self, frame: RowFrame, row_id: str) -> None:
        """Say under a row that the text does not follow it any more."""
        edited, line = bool(self._edited(row_id)), frame.findChild(LinkLine, EDITED)
        if edited and line is None:
            line = LinkLine("pen")
            line.setObjectName(EDITED)
            line.show_words("正文里这一条手改过，在这里改，正文不会跟着变。点这里到正文去改。")
            line.clicked.connect(lambda: self.page.focus_field(self._edited(row_id)))
            frame.add_below(line)
            self.rebuilt = True
        if line is not None:
            line.setVisible(edited)

    def tab_order(self) -> list[QWidget]:
        frames = [self.frames[row.id] for row in self.rows()]
        inside: list[QWidget] = []
        for frame in frames:  # what moves and removes a row comes behind all its texts
            inside += [widget for widget in focusable(frame) if widget is not frame.menu_button]
            inside.append(frame.menu_button)
        return [*inside, self.pick_button, self.own_button]

    def set_editable(self, editable: bool) -> None:
        for widget in (self.pick_button, self.own_button, *self.frames.values()):
            widget.setEnabled(editable)

    # changing

    def leave(self) -> None:
        self._pause.now()

    def _take(self, row_id: str, field: str) -> None:
        if frame := self.frames.get(row_id):
            report = self.changed(self.session.report, row_id, field, frame.texts[field].text())
            self.page.change(report, f"改{self.what}", f"{self.kind}:{row_id}.{field}")

    def _move(self, row_id: str, by: int) -> None:
        self._pause.now()
        report = rows.move_row(self.session.report, self.session.catalogue, row_id, by)
        self.page.change(report, f"移动{self.what}", f"{self.kind}:{row_id}")

    def _remove(self, row_id: str) -> None:
        self._pause.now()
        report = rows.remove_row(self.session.report, self.session.catalogue, row_id)
        self.page.change(report, f"删除{self.what}", self.kind)
        left = "正文里手改过的那一段还在，不要的话到正文里删。" if self._edited(row_id) else ""
        self.page.tell_undo(f"已删除一条{self.what}。{left}")

    def add_own(self) -> None:
        """Add an empty row and go into it."""
        self.add("")

    def add(self, pick: str) -> None:
        """Add a row and go into the first text that is still empty."""
        self._pause.now()
        self.page.change(self.added(self.session.report, pick), f"增加{self.what}", self.kind)
        frame = self.frames[self.rows()[-1].id]
        empty = next((text for text in frame.texts.values() if not text.text()), None)
        (empty or next(iter(frame.texts.values()))).setFocus()
        self.page.make_visible(frame)

    def open_picks(self) -> None:
        """Open the list of usual rows."""
        self.pick_from(self.choices(), self.pick_button, self.add)

    def pick_from(self, choices: Sequence[Choice], anchor: QWidget, then: object) -> PickList:
        """Open a pick list at ``anchor``."""
        pop_up = PickList(choices, self)
        pop_up.picked.connect(then)
        pop_up.open_at(anchor)
        return pop_up

    # where the clerk is

    def focus_field(self, key: str, cursor: int = -1) -> bool:
        kind, _, rest = key.partition(":")
        row_id, _, field = rest.partition(".")
        if kind != self.kind or row_id not in self.frames:
            return False
        frame = self.frames[row_id]
        text = frame.texts.get(field) or next(iter(frame.texts.values()))
        text.setFocus()
        set_cursor(text, cursor)
        self.page.make_visible(frame)
        return True

    def field_at(self, widget: QWidget) -> tuple[str, int] | None:
        for row_id, frame in self.frames.items():
            if frame.isAncestorOf(widget):
                field = next((k for k, text in frame.texts.items() if text is widget), "")
                return f"{self.kind}:{row_id}{'.' if field else ''}{field}", cursor_in(widget)
        return None


class Offers(Block):
    """Things the program can add with one click, each a line; hidden when there are none."""

    def __init__(self, page: StepPage, words: str) -> None:
        super().__init__(page)
        self.lines: dict[str, LinkLine] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 0, 4, 16)
        self._layout.setSpacing(0)
        title = QLabel(words, wordWrap=True)
        title.setProperty("role", "secondary")
        title.setContentsMargins(4, 0, 4, 2)
        self._layout.addWidget(title)

    def offers(self) -> dict[str, str]:
        """What is offered now: key → words."""
        raise NotImplementedError

    def take(self, key: str) -> None:
        """Take an offer."""
        raise NotImplementedError

    def refresh(self) -> None:
        wanted = self.offers()
        for key in [known for known in self.lines if known not in wanted]:
            line = self.lines.pop(key)
            line.hide()
            line.deleteLater()
        for key, words in wanted.items():
            if key not in self.lines:
                self.lines[key] = LinkLine("plus")
                self.lines[key].clicked.connect(partial(self._take, key))
                self._layout.addWidget(self.lines[key])
                self.rebuilt = True
            self.lines[key].show_words(words, "accent")
        self.setVisible(bool(wanted))

    def _take(self, key: str, _checked: object = None) -> None:
        self.take(key)

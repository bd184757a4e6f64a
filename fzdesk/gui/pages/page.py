"""What all pages of the wizard share: where the report comes from, where the clerk is, how a page follows."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QTextEdit, QWidget

from fzdesk.gui import theme
from fzdesk.gui.forms.ui_step_page import Ui_StepPage
from fzdesk.gui.pages.focus import FocusWatch, focusable, tab_through
from fzdesk.gui.pages.headings import page_heading
from fzdesk.gui.pages.page_head import HangingTitle, PageNotice
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.status_words import ProgressLine
from fzdesk.report.model import Report
from fzdesk.report.progress import Missing, Step

MARGIN = 8  # what is not a row stands this far inside the column; an active row bleeds into it
ABOVE = 96  # pixels kept visible around a field that was jumped to
AROUND_CURSOR = 56  # and above and below the cursor of a longer text
SIDE_FROM = 1120  # a page this wide has room for a panel beside the work
SIDE_WIDTH = 320
QWIDGETSIZE_MAX = 16777215
A_FRAME_MS = 20  # what is not in sight, or beside the work, comes so much later: one can write by then
UNDO = "undo"
REOPEN = "reopen"
FINAL = "这份报告已经定稿，只能查看。要修改，请先撤回定稿。"
READ_ONLY = (
    "这个工作簿以只读方式打开，只能查看。要修改，请先关闭正在编辑它的窗口（放在只读的U盘、文件夹里的，"
    "先拷贝出来），再重新打开。"
)


class Block(QWidget):
    """A piece of a page, such as a checklist or a section's text.  Shows the report, passes on changes."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self.page = page
        self.rebuilt = True  # fields came or went: the order of Tab has to be set anew
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def session(self) -> Session:
        return self.page.session

    def refresh(self) -> None:
        """Show the report as it is now; what is the same stays untouched."""

    def complete(self) -> None:
        """Make what was left until later because it is not in sight."""

    def focus_field(self, key: str, cursor: int = -1) -> bool:  # noqa: ARG002
        """Put the focus into the field ``key``; False where the block has no such field."""
        return False

    def field_at(self, widget: QWidget) -> tuple[str, int] | None:  # noqa: ARG002
        """Key of the field ``widget`` belongs to, and the cursor in it; None where it is none of these."""
        return None

    def tab_order(self) -> list[QWidget]:
        """The fields in the order in which Tab goes through them."""
        return focusable(self)

    def leave(self) -> None:
        """Take over at once what is being typed."""

    def set_editable(self, editable: bool) -> None:
        """Let the clerk change things, or only look."""
        self.setEnabled(editable)


class StepPage(QWidget):
    """One step of the wizard: title, progress, and blocks below each other.

    A page follows the session by itself while it is shown, and catches up when it is shown again.
    """

    jump = Signal(str)  # go to this step, or to this field wherever it is
    reopen_wanted = Signal()  # 撤回定稿
    place_wanted = Signal(str)  # another place of the window
    ledger_wanted = Signal(str)  # full key of a figure: show the entries its ledger counts

    def __init__(self, session: Session, step_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.step_key = step_key
        self.blocks: list[Block] = []
        self.form = Ui_StepPage()
        self.form.setupUi(self)
        self.title = HangingTitle()
        self.progress = ProgressLine()
        self.notice = PageNotice()
        self.form.headLayout.addWidget(self.title, 1)
        self.form.headLayout.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignVCenter)
        self.form.outerLayout.addWidget(self.notice)
        self._behind = True
        self._shown: tuple[object, ...] = ()
        self._last: tuple[str, int] = ("", -1)
        self._watch = FocusWatch(self)
        self._watch.ended.connect(self._catch_up)
        self._watch.undo_wanted.connect(self._undo)
        self._watch.redo_wanted.connect(self._redo)
        self.notice.acted.connect(self._act_on_notice)
        session.changed.connect(self._follow)
        QApplication.instance().focusChanged.connect(self._remember)  # type: ignore[union-attr]
        if session.read_only:
            self.notice.tell(READ_ONLY, closable=False)
        elif not session.editable:
            self._tell_final()

    def add(self, block: Block, *, above: int = 0) -> None:
        """Put a block under those there are, ``above`` pixels lower."""
        if above:
            self.form.bodyLayout.addSpacing(theme.px(above))
        self.form.bodyLayout.addWidget(block)
        self.blocks.append(block)
        block.set_editable(self.session.editable)

    # the report

    def step(self) -> Step | None:
        """The step this page shows; None once it is gone (left out, for instance)."""
        return next((step for step in self.session.steps if step.key == self.step_key), None)

    def change(self, report: Report, label: str, field: str = "") -> None:
        """Make ``report`` the open one; ``field`` is where on this page it was changed."""
        if self.notice.isVisible() and self.session.editable:
            self.notice.hide()  # what it offers to take back is no longer the last deed
        self.session.change(report, label, place=f"{self.step_key}/{field}")

    def tell_unread(self, of: str, fields: dict[str, str]) -> None:
        """Tell which fields of ``of`` cannot be read now, what each is called by its key; none when empty."""
        found = tuple(Missing(self.step_key, key, f"有错：{title}") for key, title in fields.items())
        self.session.tell_unread(of, found)

    def tell_undo(self, sentence: str) -> None:
        """Say what was done and offer to take it back."""
        self.notice.tell(f"{sentence}按 Ctrl+Z 可以撤销。", actions=[(UNDO, "撤销")])

    def _act_on_notice(self, key: str) -> None:
        if key == REOPEN:
            self._tell_final()  # the clerk may think better of it
            self.reopen_wanted.emit()
        else:
            self._undo()

    def _tell_final(self) -> None:
        self.notice.tell(FINAL, actions=[(REOPEN, "撤回定稿…")], closable=False)

    def _undo(self) -> None:
        self._take_typed()
        self.session.undo()

    def _redo(self) -> None:
        self._take_typed()
        self.session.redo()

    def _take_typed(self) -> None:
        for block in self.blocks:
            block.leave()

    @property
    def composing(self) -> bool:
        """Whether an input method is composing in a field of the page."""
        return self._watch.going

    def refresh(self) -> None:
        """Show the report as it is now.  Waits while an input method is composing."""
        session = self.session
        now = (session.report, session.totals, session.catalogue)
        if self._shown and all(a is b for a, b in zip(now, self._shown, strict=True)):
            self._behind = False
            return
        self._behind = self._watch.going
        if self._behind:
            return
        self._shown = now
        if step := self.step():
            self.title.set_title(page_heading(self.session, step))
            self.show_progress(step)
        for block in self.blocks:
            block.refresh()
        self.order_fields()

    def order_fields(self) -> None:
        """Let Tab follow the page from top to bottom, whatever was built first."""
        if any(block.rebuilt for block in self.blocks):
            for block in self.blocks:
                block.rebuilt = False
            tab_through(self.field_order())

    def show_progress(self, step: Step) -> None:
        """Show how many duties are answered; nothing where there are none."""
        self.progress.setVisible(step.total > 0)
        self.progress.set_progress(step.answered, step.total)

    def leave(self) -> None:
        """The clerk goes elsewhere: what is being typed is taken over and handed to the keeper at once."""
        self._take_typed()
        self.session.hand_over()
        self.session.remember_place(self.step_key, *self.place())

    # where the clerk is

    def field_order(self) -> list[QWidget]:
        """The fields in the order in which Tab goes through them."""
        return [widget for block in self.blocks for widget in block.tab_order()]

    def begin(self) -> None:
        """The clerk comes to the page: the focus goes to its first field, from the top."""
        for field in self.field_order():
            if field.isVisible() and field.isEnabled():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.form.scroll.verticalScrollBar().setValue(0)
                return

    def focus_field(self, key: str) -> bool:
        """Jump to a field by its key, such as ``study.oath.times`` or a paragraph's id; False if unknown."""
        return self._focus(key, -1)

    def place(self) -> tuple[str, int, int]:
        """Field, cursor in it and scroll position, for ``restore``."""
        self._last = self._focused_field() or self._last
        return (*self._last, self.form.scroll.verticalScrollBar().value())

    def restore(self, field: str, cursor: int, scroll: int) -> None:
        """Return to what ``place`` told."""
        if scroll:
            for block in self.blocks:
                block.complete()
        if field:
            self._focus(field, cursor)
        QTimer.singleShot(0, self, lambda: self.scroll_to(scroll))

    def scroll_to(self, scroll: int) -> None:
        """Scroll the page down so many pixels."""
        self.form.scroll.verticalScrollBar().setValue(scroll)

    def make_visible(self, widget: QWidget) -> None:
        """Scroll so that ``widget`` is seen with some room around it."""
        self.form.scroll.ensureWidgetVisible(widget, 0, theme.px(ABOVE))

    def make_cursor_visible(self, field: QTextEdit) -> None:
        """Scroll so that the cursor of a longer text is seen with some room around it."""
        at = field.mapTo(self.form.contents, field.cursorRect().center())
        self.form.scroll.ensureVisible(at.x(), at.y(), 0, theme.px(AROUND_CURSOR))

    # beside the work

    def can_put_aside(self) -> bool:
        """Whether the page is wide enough for a panel beside the work."""
        return self.width() >= theme.px(SIDE_FROM)

    def put_aside(self, panel: QWidget, beside: QWidget) -> None:
        """Show ``panel`` at the right, level with ``beside``; one that is there already goes."""
        self.clear_side()
        side = self.form.sideLayout
        top = beside.mapTo(self.form.contents, QPoint(0, 0)).y() - self.form.column.y()
        side.setContentsMargins(0, max(0, top), 0, 0)
        panel.setFixedWidth(theme.px(SIDE_WIDTH))
        side.addWidget(panel, 0, Qt.AlignmentFlag.AlignTop)

    def clear_side(self) -> None:
        """Take away what stands beside the work."""
        side = self.form.sideLayout
        while side.count():
            panel = side.takeAt(0).widget()
            panel.hide()
            panel.setMinimumWidth(0)
            panel.setMaximumWidth(QWIDGETSIZE_MAX)
        side.setContentsMargins(0, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.can_put_aside():
            self.clear_side()

    def _focus(self, key: str, cursor: int) -> bool:
        self._catch_up()
        here, at = self._focused_field() or ("", -1)
        stays = cursor < 0 <= at and here == key  # a cursor stands where it was changed, as after 撤销
        if not stays and not any(block.focus_field(key, cursor) for block in self.blocks):
            return False
        QTimer.singleShot(0, self, self._show_focus)
        return True

    def _show_focus(self) -> None:
        widget = QApplication.focusWidget()
        if widget is None or not self.isAncestorOf(widget):
            return
        if isinstance(widget, QLineEdit):
            self.make_visible(widget)
        elif isinstance(widget, QTextEdit):
            self.make_cursor_visible(widget)

    def _focused_field(self) -> tuple[str, int] | None:
        """The field that has the focus and the cursor in it; None where it is none of the page's."""
        widget = QApplication.focusWidget()
        return self._field_at(widget) if widget is not None and self.isAncestorOf(widget) else None

    def _field_at(self, widget: QWidget) -> tuple[str, int] | None:
        return next((found for block in self.blocks if (found := block.field_at(widget))), None)

    def _remember(self, old: QWidget | None, new: QWidget | None) -> None:
        self._watch.watch(new if new is not None and self.isAncestorOf(new) else None)
        if old is not None and shiboken6.isValid(old) and self.isAncestorOf(old):
            self._last = self._field_at(old) or self._last
        if new is not None and self.isVisible() and self.isAncestorOf(new) and new.visibleRegion().isEmpty():
            self.make_visible(new)  # Tab came from beside the page

    # following

    def _follow(self) -> None:
        if self.isVisible() or any(one.step == self.step_key for one in self.session.unread):
            self.refresh()  # what cannot be read may have been replaced
        else:
            self._behind = True

    def _catch_up(self) -> None:
        if self._behind:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

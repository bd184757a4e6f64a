"""附件 on the form page: their names in order, each with what it is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.pages import form_facts as facts
from fzdesk.gui.pages.form_block import BoundBlock
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.widgets.text_field import LineField
from fzdesk.report.model import Attachment, Report

KEY = "form.attachments"
UNNAMED = "还没有名称，名称写好才会印"


class AttachmentsBlock(BoundBlock):
    """Attachments are kept by their place in the list."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self._rows: list[AttachmentRow] = []
        layout = QVBoxLayout(self.inner)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(8)
        title, hint = QLabel("附件"), QLabel("名称印在正文后面；带表格的另起一页印表。")
        title.setProperty("role", "group")
        hint.setProperty("role", "secondary")
        self.new = QPushButton("加一个附件")
        theme.set_state(self.new, fit="row")
        theme.wear(self.new, "plus")
        self.new.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        for widget in (title, hint):
            layout.addWidget(widget)
        layout.addLayout(self._list)
        layout.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self) -> None:
        self._take(facts.with_new_attachment(self._report()), "加附件", KEY)
        self.focus_field(f"{KEY}.{len(self._rows) - 1}")

    def _move(self, at: int, by: int) -> None:
        self._pause.now()
        self._take(facts.moved_attachment(self._report(), at, by), "调整附件顺序", KEY)

    def _remove(self, at: int) -> None:
        self._pause.now()
        one = self._report().form.attachments[at]
        self._take(facts.without_attachment(self._report(), at), "删附件", KEY)
        if one.title or one.rows:
            self.page.tell_undo(f"附件“{one.title}”删掉了。" if one.title else "附件删掉了。")
        self.focus_field(KEY)

    # showing

    def refresh(self) -> None:
        listed = self._report().form.attachments
        if len(listed) != len(self._rows):
            self._pause.now()
            listed = self._report().form.attachments
            self._rebuild(len(listed))
        super().refresh()
        for at, (row, one) in enumerate(zip(self._rows, listed, strict=True)):
            row.show_attachment(at, one, len(listed))

    def _rebuild(self, count: int) -> None:
        while len(self._rows) > count:
            row = self._rows.pop()
            self.bound.pop(f"{KEY}.{len(self._rows)}")
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            at = len(self._rows)
            row = AttachmentRow()
            self._rows.append(row)
            self._list.addWidget(row)
            self._text(
                f"{KEY}.{at}", f"改附件{at + 1}", row.title,
                partial(_title, at=at), partial(_with_title, at=at),
            )  # fmt: skip
            row.up.clicked.connect(partial(self._move, at, -1))
            row.down.clicked.connect(partial(self._move, at, 1))
            row.delete.clicked.connect(partial(self._remove, at))
        self.set_editable(not self.session.read_only)
        self.rebuilt = True

    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        for row in self._rows:
            for button in (row.up, row.down, row.delete):
                button.setEnabled(editable)

    def focus_field(self, key: str, cursor: int = -1) -> bool:
        """Without a number: the first attachment, or the button that makes one."""
        if key == KEY and not self._rows:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
            self.page.make_visible(self.new)
            return True
        return super().focus_field(f"{KEY}.0" if key == KEY else key, cursor)


def _title(report: Report, *, at: int) -> str:
    listed = report.form.attachments
    return listed[at].title if at < len(listed) else ""


def _with_title(report: Report, text: str, *, at: int) -> Report:
    return facts.with_attachment(report, at, text)


class AttachmentRow(QWidget):
    """One attachment: its number, its name, what it is, and where it goes."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.what = QLabel(), QLabel(wordWrap=True)
        self.number.setMinimumWidth(theme.px(48))
        self.what.setProperty("role", "secondary")
        self.title = LineField(size="form")
        self.title.setPlaceholderText("附件名称，不写书名号和句号")
        self.up = self._button("arrow-up", "往前移")
        self.down = self._button("arrow-down", "往后移")
        self.delete = self._button("delete", "删掉这个附件")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.number)
        row.addWidget(self.title, 1)
        for button in (self.up, self.down, self.delete):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        self.what.setIndent(theme.px(52))
        layout.addWidget(self.what)

    @staticmethod
    def _button(icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        theme.wear(button, icon)
        return button

    def show_attachment(self, at: int, one: Attachment, count: int) -> None:
        self.number.setText("附件" if count == 1 else f"附件{at + 1}")
        if not one.title.strip():
            words = UNNAMED
        elif one.rows:
            head = min(one.header_rows, len(one.rows))
            words = f"表格，{len(one.rows) - head} 行 {max(map(len, one.rows))} 列"
        else:
            words = "只印名称"
        self.what.setText(words)
        self.up.setVisible(count > 1)
        self.down.setVisible(count > 1)
        self.up.setEnabled(at > 0 and self.title.isEnabled())
        self.down.setEnabled(at < count - 1 and self.title.isEnabled())

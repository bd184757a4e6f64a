"""Before 定稿: what is in the way, what is still to be looked at, what was left as it is and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QWidget

from fzdesk.checks.finding import LEVEL_TITLES, Finding
from fzdesk.gui import theme
from fzdesk.gui.forms.ui_finalise_dialog import Ui_FinaliseDialog
from fzdesk.operations.versions import Standing

Choice = Literal["finalise", "check", ""]
CLEAR = "定稿以后报告只能查看，这一版的文字不再变。要再改，可以撤回定稿。"
IN_THE_WAY = "填完、改好才能定稿；确实没有错的，在校核里忽略并写明原因。"
MOST = 50  # lines of one group


class FinaliseDialog(QDialog):
    """``choose`` gives the decision, empty when the clerk closed it."""

    def __init__(self, year: int, found: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice: Choice = ""
        ui = self.ui = Ui_FinaliseDialog()
        ui.setupUi(self)
        ui.what.setText(_what(year, found))
        ui.meaning.setText(CLEAR if found.is_clear else IN_THE_WAY)
        ui.finaliseButton.setVisible(found.is_clear)
        ui.checkButton.setVisible(bool(not found.is_clear or found.others or found.dismissed))
        if not found.is_clear:
            theme.set_state(ui.checkButton, role="primary")
        usual = ui.finaliseButton if found.is_clear else ui.checkButton
        usual.setDefault(True)
        usual.setFocus()
        ui.finaliseButton.clicked.connect(lambda: self._choose("finalise"))
        ui.checkButton.clicked.connect(lambda: self._choose("check"))
        ui.cancelButton.clicked.connect(self.reject)
        listed = ui.checkButton.isVisibleTo(self)
        self.setMinimumSize(theme.px(520), theme.px(320 if listed else 0))
        ui.list.setVisible(listed)
        self._fill(found)
        if not listed:
            self.adjustSize()

    @classmethod
    def choose(cls, year: int, found: Standing, parent: QWidget | None = None) -> Choice:
        """Let the clerk read and decide."""
        dialog = cls(year, found, parent)
        dialog.exec()
        return dialog.choice

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    def _fill(self, found: Standing) -> None:
        self.ui.list.document().setDocumentMargin(0)
        self._group(f"错误 {len(found.errors)} 处", [_line(one) for one in found.errors])
        self._group(f"待填 {len(found.missing)} 处", found.missing)
        others = [f"{LEVEL_TITLES[one.level]}　{_line(one)}" for one in found.others]
        self._group(f"提醒和提示 {len(others)} 处，不挡定稿", others)
        left = [f"{_line(one)}　原因：{why}" for one, why in found.dismissed]
        self._group(f"已忽略 {len(left)} 处", left)
        self.ui.list.moveCursor(QTextCursor.MoveOperation.Start)

    def _group(self, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        cursor = QTextCursor(self.ui.list.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        rest = [f"还有 {len(lines) - MOST} 处，请在校核里看。"] if len(lines) > MOST else []
        for at, words in enumerate((title, *lines[:MOST], *rest)):
            block, letters = QTextBlockFormat(), QTextCharFormat()
            block.setTopMargin(4 if at or self.ui.list.document().isEmpty() else 16)
            block.setLeftMargin(16 if at else 0)
            letters.setFont(theme.font(medium=not at))
            if not self.ui.list.document().isEmpty():
                cursor.insertBlock()
            cursor.setBlockFormat(block)
            cursor.setCharFormat(letters)
            cursor.insertText(words)


def _what(year: int, found: Standing) -> str:
    if not found.is_clear:
        counts = (len(found.errors), "错误"), (len(found.missing), "待填")
        return f"{year} 年度报告还有 " + "、".join(f"{n} 处{what}" for n, what in counts if n)
    if found.others:
        return f"{year} 年度报告可以定稿，还有 {len(found.others)} 处请再看一下"
    return f"{year} 年度报告可以定稿"


def _line(one: Finding) -> str:
    place = f"{one.where.part}{one.where.section}"
    return f"{place}　{one.message}" if place else one.message

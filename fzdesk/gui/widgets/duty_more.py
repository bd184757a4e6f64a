"""What a checklist row shows when it is opened: wording, whether it is said, and a remark."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from fzdesk.catalogue.model import Duty
from fzdesk.gui.widgets.text_field import LineField
from fzdesk.report.model import Answer

_MENTION: tuple[tuple[bool | None, str], ...] = ((None, "照一般做法"), (True, "写进正文"), (False, "不写"))


class DutyMore(QWidget):
    """Choices that are seldom needed.  Emits only what the user did."""

    variant_chosen = Signal(object)  # int or None
    mention_chosen = Signal(object)  # bool or None
    remark_edited = Signal(str)

    def __init__(self, duty: Duty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._variant, self._mention = QComboBox(), QComboBox()
        self._remark = LineField(hint="只给自己看，不印出来", size="row")
        self._variant.addItem("每年自动换一种", None)
        for number, wording in enumerate(duty.done):
            self._variant.addItem(f"措辞 {number + 1}：{wording}", number)
        for value, title in _MENTION:
            self._mention.addItem(title, value)
        rows: list[tuple[str, QComboBox | LineField]] = [("写不写", self._mention), ("备注", self._remark)]
        if len(duty.done) > 1:
            rows.insert(0, ("措辞", self._variant))
        for row, (title, field) in enumerate(rows):
            label = QLabel(title)
            label.setProperty("role", "secondary")
            label.setBuddy(field)
            field.setProperty("fit", "row")
            field.setAccessibleName(f"{duty.title}，{title}")
            field.setMinimumWidth(80)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        for box in (self._variant, self._mention):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self._fields = [field for _, field in rows]
        self._variant.activated.connect(lambda: self.variant_chosen.emit(self._variant.currentData()))
        self._mention.activated.connect(lambda: self.mention_chosen.emit(self._mention.currentData()))
        self._remark.committed.connect(self.remark_edited)

    def tab_order(self) -> list[QWidget]:
        """What Tab reaches, from top to bottom."""
        return list(self._fields)

    def set_answer(self, answer: Answer) -> None:
        """Show what is chosen, without signals."""
        self._variant.setCurrentIndex(max(0, self._variant.findData(answer.variant)))
        self._mention.setCurrentIndex(max(0, self._mention.findData(answer.mention)))
        self._remark.set_text(answer.remark)

"""更多栏: the part of the entry row that opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

PER_LINE = 2  # fields beside each other


class RestFields(QWidget):
    """The fields of columns that are not shown in the table, with their names."""

    def __init__(self, named: Sequence[tuple[str, QLineEdit]], parent: QWidget, *, margin: int) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(margin, 0, margin, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for number, (title, field) in enumerate(named):
            line, place = divmod(number, PER_LINE)
            label = QLabel(title)
            label.setProperty("role", "secondary")
            label.setBuddy(field)
            grid.addWidget(label, line, 2 * place)
            grid.addWidget(field, line, 2 * place + 1)
            field.setPlaceholderText("")
            field.show()
        for place in range(PER_LINE):
            grid.setColumnStretch(2 * place + 1, 1)

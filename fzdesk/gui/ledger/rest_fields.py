"""更多栏: the part of the entry row that opens; in a low window it is scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QWidget

PER_LINE = 2  # fields beside each other


class RestFields(QScrollArea):
    """The fields of columns that are not shown in the table, with their names."""

    def __init__(self, named: Sequence[tuple[str, QLineEdit]], parent: QWidget, *, margin: int) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        contents = QWidget()
        grid = QGridLayout(contents)
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
        self.setWidget(contents)
        for widget in (contents, self.viewport()):
            widget.setAutoFillBackground(False)  # the row's own wash

    def wanted(self) -> int:
        """The height at which nothing needs to be scrolled."""
        return self.widget().sizeHint().height()

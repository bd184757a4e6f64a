"""What is damaged in a workbook, what stood there before, and the decision: mend it, or go to the backups."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidgetItem, QWidget

from fzdesk.gui import theme
from fzdesk.gui.forms.ui_doctor_dialog import Ui_DoctorDialog
from fzdesk.operations.doctor import Complaint, Diagnosis

Choice = Literal["mend", "backups", ""]
COLUMNS = ("哪里", "现在", "完好时", "来源")


class DoctorDialog(QDialog):
    """Lists what is damaged; `ask` gives the decision, empty when the clerk closed it."""

    def __init__(self, found: Diagnosis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice: Choice = ""
        ui = self.ui = Ui_DoctorDialog()
        ui.setupUi(self)
        ui.what.setText(found.sentence)
        ui.kept.setText("修复前先把现在的文件原样留一份，放在同一个文件夹里。" if found.mendable else "")
        ui.kept.setVisible(found.mendable)
        ui.mendButton.setVisible(found.mendable)
        ui.backupsButton.setVisible(bool(found.newest_backup))
        ui.cancelButton.clicked.connect(self.reject)
        ui.mendButton.clicked.connect(lambda: self._choose("mend"))
        ui.backupsButton.clicked.connect(lambda: self._choose("backups"))
        self._fill(found.complaints)

    def _fill(self, complaints: tuple[Complaint, ...]) -> None:
        table = self.ui.table
        table.setVisible(bool(complaints))
        table.setColumnCount(len(COLUMNS))
        table.setHorizontalHeaderLabels(COLUMNS)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.setRowCount(len(complaints))
        for row, one in enumerate(complaints):
            for column, words in enumerate((one.where, one.now, one.good or one.remedy, one.source)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                table.setItem(row, column, item)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumWidth(theme.px(560))

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    @classmethod
    def ask(cls, found: Diagnosis, parent: QWidget | None = None) -> Choice:
        """The decision."""
        dialog = cls(found, parent)
        dialog.exec()
        return dialog.choice

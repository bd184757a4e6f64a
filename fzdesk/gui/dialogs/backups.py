"""The backups of a workbook: when each was made and how far the reports were then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from fzdesk.gui import messages
from fzdesk.gui.forms.ui_backups_dialog import Ui_BackupsDialog
from fzdesk.store.backup import backed_up, list_backups


class Chosen(NamedTuple):
    """A backup and the workbook in whose place it is to be put."""

    backup: Path
    workbook: Path


class BackupsDialog(QDialog):
    """Choose one of the backups of one of several workbooks."""

    def __init__(self, workbooks: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_BackupsDialog()
        self.ui.setupUi(self)
        for path in workbooks:
            gone = "" if path.is_file() else "（文件已不在原处）"
            self.ui.workbooks.addItem(f"{path}{gone}", path)
        self.ui.workbooks.setVisible(len(workbooks) > 1)
        self.ui.workbooks.currentIndexChanged.connect(self._show_backups)
        self.ui.list.itemActivated.connect(self.accept)
        self.ui.restoreButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)
        self._show_backups()

    def _show_backups(self) -> None:
        path: Path = self.ui.workbooks.currentData()
        kept = "现在的文件会改名留着，不会丢。" if path.is_file() else f"文件会放回“{path.parent}”。"
        self.ui.what.setText(f"“{path.name}”的备份。恢复后，{kept}")
        self.ui.list.clear()
        for backup in list_backups(path):
            item = QListWidgetItem(f"{backup.made_at:%Y年%m月%d日 %H:%M}　{backup.progress}")
            item.setData(Qt.ItemDataRole.UserRole, backup.path)
            self.ui.list.addItem(item)
        self.ui.list.setCurrentRow(0)
        self.ui.restoreButton.setEnabled(self.ui.list.count() > 0)

    @classmethod
    def choose(cls, workbooks: Sequence[Path], parent: QWidget | None = None) -> Chosen | None:
        """The chosen backup, or None."""
        dialog = cls(workbooks, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted or (item := dialog.ui.list.currentItem()) is None:
            return None
        return Chosen(item.data(Qt.ItemDataRole.UserRole), dialog.ui.workbooks.currentData())


def choose_backup(parent: QWidget, workbook: Path | None = None) -> Chosen | None:
    """Ask which backup to restore, of one workbook or of any; says so when there is none."""
    workbooks = backed_up() if workbook is None else [workbook] if list_backups(workbook) else []
    if not workbooks:
        which = f"“{workbook.name}”的" if workbook is not None else "工作簿的"
        messages.notice(parent, f"本机没有{which}备份。工作簿打开半分钟后会自动备份。", "note")
        return None
    return BackupsDialog.choose(workbooks, parent)

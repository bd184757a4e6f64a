"""The backups of a workbook: when each was made and how far the reports were then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from fzdesk.gui import messages
from fzdesk.gui.forms.ui_backups_dialog import Ui_BackupsDialog
from fzdesk.store.backup import Backup, list_backups


class BackupsDialog(QDialog):
    """Choose one of several backups."""

    def __init__(self, name: str, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_BackupsDialog()
        self.ui.setupUi(self)
        self.ui.what.setText(f"“{name}”的备份。恢复后，现在的文件会改名留着，不会丢。")
        for backup in backups:
            words = f"{backup.made_at:%Y年%m月%d日 %H:%M}　{backup.progress}"
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, str(backup.path))
            self.ui.list.addItem(item)
        self.ui.list.setCurrentRow(0)
        self.ui.list.itemActivated.connect(self.accept)
        self.ui.restoreButton.clicked.connect(self.accept)
        self.ui.cancelButton.clicked.connect(self.reject)

    @classmethod
    def choose(cls, name: str, backups: Sequence[Backup], parent: QWidget | None = None) -> Path | None:
        """The file of the chosen backup, or None."""
        dialog = cls(name, backups, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted or (item := dialog.ui.list.currentItem()) is None:
            return None
        return Path(item.data(Qt.ItemDataRole.UserRole))


def choose_backup(parent: QWidget, workbook: Path) -> Path | None:
    """Ask which backup of a workbook to restore; says so when there is none."""
    backups = list_backups(workbook)
    if not backups:
        messages.notice(parent, f"本机没有“{workbook.name}”的备份。", "note")
        return None
    return BackupsDialog.choose(workbook.name, backups, parent)

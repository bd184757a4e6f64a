"""The backups of a workbook: when each was made and how far the reports were then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from fzdesk.errors import UserError
from fzdesk.gui import messages
from fzdesk.gui.forms.ui_backups_dialog import Ui_BackupsDialog
from fzdesk.store import second_place
from fzdesk.store.backup import Backup, backed_up, list_backups


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
        self.ui.list.currentItemChanged.connect(self._show_what_it_holds)
        self.ui.placeButton.clicked.connect(self._choose_place)
        self.ui.noPlaceButton.clicked.connect(lambda: self._take_place(None))
        self.ui.placeRow.setStretch(0, 1)
        self._show_backups()
        self._show_place()

    def _show_backups(self) -> None:
        path: Path = self.ui.workbooks.currentData()
        kept = "现在的文件会改名留着，不会丢。" if path.is_file() else f"文件会放回“{path.parent}”。"
        self.ui.what.setText(f"“{path.name}”的备份。恢复后，{kept}")
        self.ui.list.clear()
        for backup in list_backups(path):
            item = QListWidgetItem(f"{backup.made_at:%Y年%m月%d日 %H:%M}　{backup.progress}")
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self.ui.list.addItem(item)
        self.ui.list.setCurrentRow(0)
        self.ui.restoreButton.setEnabled(self.ui.list.count() > 0)

    def _show_what_it_holds(self) -> None:
        if self.ui.list.currentRow() < 0:
            self.ui.holds.setText("")
            return
        backup: Backup = self.ui.list.currentItem().data(Qt.ItemDataRole.UserRole)
        last = f"\n最后写的：{backup.last_words}" if backup.last_words else ""
        self.ui.holds.setText(f"这一份里：{backup.progress}。{last}")

    def _show_place(self) -> None:
        """Where backups go besides this computer."""
        place = second_place.chosen()
        if place is None:
            words = "备份只存在本机。可以再选U盘或共享文件夹，每次备份都往那里也存一份。"
        else:
            missing = "" if place.is_dir() else "（现在不在，接上后自动补）"
            words = f"备份的第二处：{place}{missing}"
        self.ui.place.setText(words)
        self.ui.noPlaceButton.setVisible(place is not None)

    def _choose_place(self) -> None:
        if (folder := messages.ask_folder(self, "备份的第二处", second_place.chosen())) is not None:
            self._take_place(folder)

    def _take_place(self, folder: Path | None) -> None:
        try:
            second_place.choose(folder)
        except UserError as error:
            messages.notice(self, str(error), "attention", detail=error.detail)
        self._show_place()

    @classmethod
    def choose(cls, workbooks: Sequence[Path], parent: QWidget | None = None) -> Chosen | None:
        """The chosen backup, or None."""
        dialog = cls(workbooks, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted or (item := dialog.ui.list.currentItem()) is None:
            return None
        return Chosen(item.data(Qt.ItemDataRole.UserRole).path, dialog.ui.workbooks.currentData())


def choose_backup(parent: QWidget, workbook: Path | None = None) -> Chosen | None:
    """Ask which backup to restore, of one workbook or of any; says so when there is none."""
    workbooks = backed_up() if workbook is None else [workbook] if list_backups(workbook) else []
    if not workbooks:
        which = f"“{workbook.name}”的" if workbook is not None else "工作簿的"
        messages.notice(parent, f"本机没有{which}备份。工作簿打开半分钟后会自动备份。", "note")
        return None
    return BackupsDialog.choose(workbooks, parent)

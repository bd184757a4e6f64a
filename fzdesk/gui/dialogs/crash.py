"""What the clerk sees when the program has a defect."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from fzdesk.gui.forms.ui_crash_dialog import Ui_CrashDialog


class CrashDialog(QDialog):
    """Tells of a defect; the program goes on."""

    def __init__(
        self, detail: str, parent: QWidget | None = None, *, log: Path, kept: Path | None = None
    ) -> None:
        """``detail`` is for technicians; ``kept`` is the text that was written aside, if any was."""
        super().__init__(parent)
        self.ui = Ui_CrashDialog()
        self.ui.setupUi(self)
        self.ui.safe.setText(
            f"草稿没有丢：显示“已保存”之前的内容都在。可以继续用；如果又出现，请把日志交给技术人员：{log}"
            + (f"\n另外留了一份文字底稿（只有您能看）：{kept}" if kept else "")
        )
        self.ui.detail.setPlainText(detail)
        self.ui.detail.hide()
        self.ui.detailButton.toggled.connect(self.ui.detail.setVisible)
        self.ui.goOnButton.clicked.connect(self.accept)

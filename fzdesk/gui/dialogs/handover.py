"""移交: make a package of the open workbook, or take one over; the work runs beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from fzdesk.errors import UserError
from fzdesk.gui import messages
from fzdesk.gui.forms.ui_handover_dialog import Ui_HandoverDialog
from fzdesk.operations import handover
from fzdesk.paths import documents_dir

KINDS = "移交包 (*.zip)"
T = TypeVar("T")


class HandoverDialog(QDialog, Generic[T]):
    """Asks for the pass phrase, then does the deed in a thread; `given` is what it gave."""

    done_in_thread = Signal(object)

    def __init__(
        self, parent: QWidget | None, deed: Callable[[str], T], *, packing: bool, encrypted: bool = False
    ) -> None:
        super().__init__(parent)
        self.given: T | None = None
        self._deed, self._packing, self._busy = deed, packing, False
        ui = self.ui = Ui_HandoverDialog()
        ui.setupUi(self)
        ui.encrypt.setVisible(packing)
        ui.encrypt.toggled.connect(self._show_phrases)
        ui.cancelButton.clicked.connect(self.reject)
        ui.goButton.clicked.connect(self._go)
        self.done_in_thread.connect(self._take)
        if packing:
            ui.what.setText(
                "移交包是一个文件，里面有工作簿（历年报告、台账、版本）和佐证材料。"
                "接手的人在菜单里点“接收移交包…”就能接着用。"
            )
            self._show_phrases(False)
        else:
            phrase = "这个移交包加了密，请填对方告诉您的口令。" if encrypted else ""
            ui.what.setText(f"核对无误后取出工作簿和佐证材料，已有的文件不会被覆盖。{phrase}")
            ui.goButton.setText("接收")
            self._show_phrases(encrypted)
            for widget in (ui.again, ui.againLabel, ui.hint):
                widget.hide()

    def _show_phrases(self, on: bool) -> None:
        ui = self.ui
        for widget in (ui.phrase, ui.phraseLabel, ui.again, ui.againLabel):
            widget.setVisible(on)
        ui.hint.setText(
            f"口令至少 {handover.SHORTEST_PHRASE} 个字，请另外告诉接手的人；忘了口令，谁也打不开这个文件。"
            if on
            else ""
        )

    def _go(self) -> None:
        ui = self.ui
        phrase = ui.phrase.text() if ui.phrase.isVisibleTo(self) else ""
        wanted = not self._packing or ui.encrypt.isChecked()
        if self._packing and wanted and phrase != ui.again.text():
            messages.notice(self, "两次写的口令不一样，请再写一遍。", "attention")
            return
        try:
            if self._packing and wanted:
                handover.check_phrase(phrase or " ")
        except UserError as error:
            messages.notice(self, str(error), "attention")
            return
        self._busy = True
        ui.goButton.setEnabled(False)
        ui.cancelButton.setEnabled(False)
        ui.goButton.setText("正在处理…")
        threading.Thread(target=self._work, args=(phrase,), name="handover", daemon=True).start()

    def _work(self, phrase: str) -> None:
        try:
            given: T | UserError = self._deed(phrase)
        except UserError as error:
            given = error
        self.done_in_thread.emit(given)

    def _take(self, given: T | UserError) -> None:
        self._busy = False
        self.ui.goButton.setEnabled(True)
        self.ui.cancelButton.setEnabled(True)
        self.ui.goButton.setText("生成移交包…" if self._packing else "接收")
        if isinstance(given, UserError):
            messages.notice(self, str(given), "attention", detail=given.detail)
            return
        self.given = given
        self.accept()

    def reject(self) -> None:
        """Esc and 取消, but not in the middle of the work."""
        if not self._busy:
            super().reject()


def hand_over(parent: QWidget, workbook: Path) -> Path | None:
    """Make a package of a workbook; where it is, or None."""

    def deed(phrase: str) -> Path:
        handover.pack(workbook, target, phrase)
        return target

    chosen = messages.ask_save_file(
        parent, "移交包存到", KINDS, documents_dir() / handover.file_name(workbook)
    )
    if chosen is None:
        return None
    target = chosen if chosen.suffix.lower() == handover.SUFFIX else chosen.with_name(chosen.name + ".zip")
    dialog = HandoverDialog(parent, deed, packing=True)
    dialog.exec()
    if dialog.given is not None:
        messages.notice(parent, f"移交包已生成：{dialog.given}。请交给接手的人；本机的工作簿不变。")
    return dialog.given


def take_over(parent: QWidget) -> Path | None:
    """Take a package over into a folder; the workbook that came, or None."""
    package = messages.ask_open_file(parent, "选择移交包", KINDS)
    folder = messages.ask_folder(parent, "工作簿放到哪个文件夹") if package is not None else None
    if package is None or folder is None:
        return None
    try:
        encrypted = handover.is_encrypted(package)
    except UserError as error:
        messages.notice(parent, str(error), "attention", detail=error.detail)
        return None

    def deed(phrase: str) -> Path:
        return handover.receive(package, folder, phrase)

    dialog = HandoverDialog(parent, deed, packing=False, encrypted=encrypted)
    dialog.exec()
    return dialog.given

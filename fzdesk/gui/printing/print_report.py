"""Printing from the window: the pages are set as they will be on paper, asked about, and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import shiboken6
from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtWidgets import QDialog, QWidget

from fzdesk.document.model import Document
from fzdesk.document.profile import Profile
from fzdesk.files import safe_file_name
from fzdesk.gui.messages import Level
from fzdesk.gui.preview import shared_worker
from fzdesk.gui.tasks import Answer
from fzdesk.paths import documents_dir

Tell = Callable[[str, Level], None]
"""Says a sentence with its level."""


class Printing(QObject):
    """What prints for one page of the window, one job at a time."""

    ended = Signal(bool)  # whether it was printed

    def __init__(self, parent: QWidget, tell: Tell) -> None:
        super().__init__(parent)
        self._widget, self._tell = parent, tell
        self._under_way: QObject | None = None
        self._name = ""

    @property
    def busy(self) -> bool:
        return self._under_way is not None

    def begin(self, document: Document, profile: Profile, current: int = 0) -> None:
        """Have the pages set and ask what to print; ``current`` is the page looked at, from 0."""
        if self.busy:
            self._tell("上一次打印还没有结束，请等一等。", "attention")
            return
        self._under_way = self  # until it is known what to print
        worker = shared_worker()
        name = safe_file_name(document.file_name or document.name)
        source = worker.folder / "print.json"
        target = worker.folder / f"{name}.pdf"
        source.write_bytes(msgspec.json.encode(document))
        job = {"verb": "preview", "document": str(source), "profile": msgspec.to_builtins(profile)}
        job |= {"pdf": str(target), "highlight": False}
        worker.submit(job, lambda answer: self._ask(target, profile, answer, current), self._failed)

    def stop(self) -> None:
        """Break off what is printing."""
        from fzdesk.gui.printing.print_job import PrintJob

        if isinstance(job := self._under_way, PrintJob):
            job.stop()
            self._end("已停止打印。", "note", printed=False)

    def _ask(self, pdf: Path, profile: Profile, answer: Answer, current: int) -> None:
        if not shiboken6.isValid(self):
            return
        from fzdesk.gui.printing.print_dialog import PrintDialog
        from fzdesk.gui.printing.print_job import PrintJob

        count = int(answer["pages"])
        start = documents_dir() / pdf.name
        dialog = PrintDialog(count, min(current, count - 1), str(start), self._widget)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        wanted = dialog.wanted
        dialog.deleteLater()
        if not chosen or wanted is None:
            self._under_way = None
            return
        points = QSizeF(profile.page_width_mm, profile.page_height_mm) * (72 / 25.4)
        self._under_way = job = PrintJob(shared_worker(), pdf, points, wanted)
        self._name = wanted.name
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._done)
        job.failed.connect(self._failed_later)
        job.start()

    def _show_progress(self, at: int, of: int) -> None:
        self._tell(f"正在打印，第 {at} 张，共 {of} 张。", "note")

    def _done(self) -> None:
        self._end(f"已送到“{self._name}”打印。", "note", printed=True)

    def _failed(self, sentence: str, _detail: str) -> None:
        if shiboken6.isValid(self):
            self._end(sentence, "wrong", printed=False)

    def _failed_later(self, sentence: str) -> None:
        self._end(sentence, "wrong", printed=False)

    def _end(self, sentence: str, level: Level, *, printed: bool) -> None:
        self._under_way = None
        self._tell(sentence, level)
        self.ended.emit(printed)

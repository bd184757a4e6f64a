"""One print job: the worker draws the pages in bands, the window hands each to the printer between events.

So typing goes on while it prints: pages are drawn in the other process, and a band takes the window a few
hundredths of a second at most.  Nothing is held of a page but the band in hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from fzdesk.gui.printing.print_dialog import Wanted
from fzdesk.gui.tasks import Answer, Worker

FINEST_DPI = 600
BAND_ROWS = 384
FAILED = "打印没有成功，请看看打印机开着没有、有没有纸，再打印一次。"


class PrintJob(QObject):
    """Prints some pages of a PDF.  Ends with ``finished`` or ``failed``, or silently when stopped."""

    progressed = Signal(int, int)  # sheets begun, of how many
    finished = Signal()
    failed = Signal(str)

    def __init__(self, worker: Worker, pdf: Path, size_pt: QSizeF, wanted: Wanted) -> None:
        """It lives beside ``worker``: a page that is closed does not break it off."""
        super().__init__(worker)
        QCoreApplication.instance().aboutToQuit.connect(self.stop)  # type: ignore[union-attr]
        self._worker, self._pdf, self._wanted = worker, pdf, wanted
        self._size = size_pt
        self._image = pdf.with_suffix(".band")
        self._painter = QPainter()
        self._sheets: Iterator[int] = iter(())
        self._page = self._done = self._total = 0
        self._job = 0
        self._stopped = False

    def start(self) -> None:
        """Begin; the rest happens between the window's events."""
        printer, copies = self._wanted.printer, self._wanted.copies
        page = QPageSize(self._size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        printer.setFullPage(True)
        printer.setPageLayout(
            QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
        )
        printer.setDocName(self._pdf.stem)
        self._dpi = min(FINEST_DPI, printer.resolution())
        times = 1
        if printer.supportsMultipleCopies():
            printer.setCopyCount(copies)
        else:
            times = copies
        sheets = [page for pages in repeat(self._wanted.pages, times) for page in pages]
        self._sheets, self._total = iter(sheets), len(sheets)
        if not self._painter.begin(printer):
            self._fail(FAILED)
            return
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._next_sheet()

    def stop(self) -> None:
        """Break off; what the printer has already may still come out."""
        self._stopped = True
        if self._painter.isActive():
            self._wanted.printer.abort()
            self._painter.end()
        self._image.unlink(missing_ok=True)
        self.deleteLater()

    def _next_sheet(self) -> None:
        page = next(self._sheets, None)
        if page is None:
            done = self._painter.end()
            self._image.unlink(missing_ok=True)
            if done and self._wanted.printer.printerState() != QPrinter.PrinterState.Error:
                self.finished.emit()
            else:
                self.failed.emit(FAILED)
            self.deleteLater()
            return
        if self._done and not self._wanted.printer.newPage():
            self._fail(FAILED)
            return
        self._page = page
        self._done += 1
        self.progressed.emit(self._done, self._total)
        self._ask(0)

    def _ask(self, top: int) -> None:
        """Have the band from ``top`` drawn."""
        job = {"verb": "raster", "pdf": str(self._pdf), "page": self._page, "dpi": self._dpi}
        job |= {"top": top, "rows": BAND_ROWS, "image": str(self._image)}
        self._job = self._worker.submit(job, lambda answer: self._paint(top, answer), self._broken)

    def _paint(self, top: int, answer: Answer) -> None:
        if self._stopped or not shiboken6.isValid(self):
            return
        width, height, rows = answer["width"], answer["height"], answer["rows"]
        kind, deep = (
            (QImage.Format.Format_Grayscale8, 1) if answer["grey"] else (QImage.Format.Format_RGB32, 4)
        )
        band = QImage(self._image.read_bytes(), width, rows, deep * width, kind)
        paper = self._wanted.printer.paperRect(QPrinter.Unit.DevicePixel)
        scale = min(paper.width() / width, paper.height() / height)
        left = (paper.width() - scale * width) / 2
        self._painter.drawImage(QRectF(left, top * scale, width * scale, rows * scale), band)
        if top + rows < height:
            self._ask(top + rows)
        else:
            self._next_sheet()

    def _broken(self, sentence: str, _detail: str) -> None:
        if not self._stopped and shiboken6.isValid(self):
            self._fail(sentence)

    def _fail(self, sentence: str) -> None:
        self.stop()
        self.failed.emit(sentence)

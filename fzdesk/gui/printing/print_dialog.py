"""What to print, and where: printer, pages, copies, one side or both."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from fzdesk.errors import InputError
from fzdesk.gui import messages
from fzdesk.gui.forms.ui_print_dialog import Ui_PrintDialog
from fzdesk.gui.printing.page_range import parse_range
from fzdesk.gui.widgets.segmented import Segmented

TO_FILE = "打印成PDF文件"
MOST_COPIES = 99


class Wanted(NamedTuple):
    """What was chosen."""

    printer: QPrinter
    pages: tuple[int, ...]  # from 0
    copies: int
    name: str  # of the printer, or the file


class PrintDialog(QDialog):
    """Asks once; ``wanted`` is there after it was accepted."""

    def __init__(self, count: int, current: int, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted: Wanted | None = None
        self._count, self._current, self._file_name = count, current, file_name
        self.ui = Ui_PrintDialog()
        self.ui.setupUi(self)
        ui = self.ui
        self._printers = QPrinterInfo.availablePrinters()
        usual = QPrinterInfo.defaultPrinterName()
        for info in self._printers:
            ui.printer.addItem(info.description() or info.printerName(), info.printerName())
        ui.printer.addItem(TO_FILE, "")
        ui.printer.setCurrentIndex(max(0, ui.printer.findData(usual)) if usual else 0)
        self.ranges = Segmented(
            (("all", f"全部 {count} 页"), ("current", f"第 {current + 1} 页"), ("some", "指定")), spread=True
        )
        self.ranges.setAccessibleName("打印哪些页")
        self.ranges.set_value("all")
        self.sides = Segmented((("one", "单面"), ("two", "双面")), spread=True)
        self.sides.setAccessibleName("纸张")
        self.sides.set_value("one")
        ui.rangeSlot.addWidget(self.ranges)
        ui.sidesSlot.addWidget(self.sides)
        ui.problem.hide()
        self.ranges.chosen.connect(lambda _: self._show_fields())
        ui.printer.currentIndexChanged.connect(lambda _: self._show_fields())
        ui.printButton.clicked.connect(self._print)
        ui.cancelButton.clicked.connect(self.reject)
        self._show_fields()
        ui.printer.setFocus()

    def _show_fields(self) -> None:
        ui, real = self.ui, bool(self.ui.printer.currentData())
        ui.pages.setVisible(self.ranges.value() == "some")
        for widget in (ui.copiesLabel, ui.copies, ui.sidesLabel, self.sides):
            widget.setVisible(real)
        if ui.pages.isVisible():
            ui.pages.setFocus()

    def _print(self) -> None:
        try:
            pages, copies = self._pages(), self._copies()
        except InputError as error:
            self.ui.problem.setText(str(error))
            self.ui.problem.show()
            return
        if (printer := self._printer()) is not None:
            name = printer.printerName() or Path(printer.outputFileName()).name
            self.wanted = Wanted(printer, pages, copies, name)
            self.accept()

    def _pages(self) -> tuple[int, ...]:
        match self.ranges.value():
            case "current":
                return (self._current,)
            case "some":
                return parse_range(self.ui.pages.text(), self._count)
            case _:
                return tuple(range(self._count))

    def _copies(self) -> int:
        text = self.ui.copies.text().strip()
        if not text.isdecimal() or not 1 <= int(text) <= MOST_COPIES:
            raise InputError(f"份数请写1到{MOST_COPIES}的数。")
        return int(text)

    def _printer(self) -> QPrinter | None:
        """The printer as chosen; None where no file was named after all."""
        at = self.ui.printer.currentIndex()
        if at < len(self._printers):
            printer = QPrinter(self._printers[at], QPrinter.PrinterMode.HighResolution)
            two = self.sides.value() == "two"
            printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if two else QPrinter.DuplexMode.DuplexNone)
            return printer
        start = Path(self._file_name)
        path = messages.ask_save_file(self, "打印成PDF文件", "PDF文件 (*.pdf)", start)
        if path is None:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path if path.suffix else path.with_suffix(".pdf")))
        return printer

"""A new workbook: name, kind, county, year; everything else can wait."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fzdesk.catalogue.units import UNIT_KINDS, kind_in
from fzdesk.errors import UserError
from fzdesk.gui import theme
from fzdesk.gui.forms.ui_new_workbook import Ui_NewWorkbook
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.paths import documents_dir
from fzdesk.years import usual_year

if TYPE_CHECKING:
    from fzdesk.report.model import UnitProfile

WIDEST = 528
YEARS_BACK = 5


class NewWorkbook(QWidget):
    """The form of a new workbook."""

    begun = Signal(object, object, int)  # path, UnitProfile, year
    open_wanted = Signal()
    sample_wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_NewWorkbook()
        self.ui.setupUi(self)
        self.setMaximumWidth(theme.px(WIDEST))
        self._folder = documents_dir()
        self._path: Path | None = None  # chosen by hand
        self.kind = Segmented([(kind, kind) for kind in UNIT_KINDS], self, height=36, spread=True)
        self.kind.setAccessibleName("单位类别")
        self.kind.set_value("镇")
        self.ui.kindLayout.addWidget(self.kind)
        QWidget.setTabOrder(self.ui.nameEdit, self.kind)
        self._fill_years()
        self._connect()
        self.ui.nameFault.hide()
        self._show_place()

    def _fill_years(self) -> None:
        today = dt.date.today()
        usual = usual_year(today)
        for year in range(usual + 1, usual - YEARS_BACK, -1):
            self.ui.yearBox.addItem(f"{year} 年", year)
        self.ui.yearBox.setCurrentIndex(1)
        self.ui.yearHint.setText(f"现在一般写 {usual} 年度。")

    def _connect(self) -> None:
        ui = self.ui
        ui.nameEdit.textChanged.connect(self._name_changed)
        ui.countyEdit.textChanged.connect(self.changed)
        ui.yearBox.currentIndexChanged.connect(self.changed)
        self.kind.chosen.connect(self.changed)
        ui.placeButton.clicked.connect(self._choose_place)
        ui.beginButton.clicked.connect(self._begin)
        ui.nameEdit.returnPressed.connect(ui.countyEdit.setFocus)
        ui.countyEdit.returnPressed.connect(self._begin)
        ui.openButton.clicked.connect(self.open_wanted)
        ui.sampleButton.clicked.connect(self.sample_wanted)

    def unit(self) -> UnitProfile:
        """The unit as typed so far."""
        from fzdesk.report.model import UnitProfile

        county = self.ui.countyEdit.text().strip()
        return UnitProfile(self._name(), str(self.kind.value() or "镇"), county)

    def _name(self) -> str:
        return self.ui.nameEdit.text().strip()

    def year(self) -> int:
        """The chosen year."""
        return int(self.ui.yearBox.currentData())

    def path(self) -> Path:
        """Where the workbook will lie."""
        from fzdesk.files import safe_file_name

        if self._path is not None:
            return self._path
        return self._folder / f"{safe_file_name(self._name() or '工作簿')}.fzd"

    def _name_changed(self, name: str) -> None:
        self.ui.nameFault.hide()
        theme.set_state(self.ui.nameEdit, state="")
        if kind := kind_in(name.strip()):
            self.kind.set_value(kind)
        self._show_place()
        self.changed.emit()

    def _show_place(self) -> None:
        self.ui.place.setText(str(self.path()))

    def _choose_place(self) -> None:
        from fzdesk.gui import messages

        chosen = messages.ask_save_file(self, "工作簿存到哪里", "工作簿 (*.fzd)", self.path())
        if chosen is not None:
            self._path = chosen if chosen.suffix.lower() == ".fzd" else chosen.with_name(f"{chosen.name}.fzd")
            self._show_place()

    def _begin(self) -> None:
        from fzdesk.operations.workbooks import checked_unit

        typed = self.unit()
        try:
            unit = checked_unit(typed.name, typed.kind, typed.county)
        except UserError as error:
            theme.set_state(self.ui.nameEdit, state="wrong")
            self.ui.nameFault.setText(str(error))
            self.ui.nameFault.show()
            self.ui.nameEdit.setFocus()
            return
        self.begun.emit(self.path(), unit, self.year())

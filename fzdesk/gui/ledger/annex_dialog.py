"""Puts a ledger's table into the report's 附件: its name, its columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from fzdesk.catalogue.model import LedgerKind
from fzdesk.errors import InputError
from fzdesk.gui.forms.ui_annex_dialog import Ui_AnnexDialog
from fzdesk.gui.session import Session
from fzdesk.ledger.model import Cells
from fzdesk.operations.annex_tables import ledger_table, put_in, usual_columns, usual_title
from fzdesk.operations.ledger_files import rows_of
from fzdesk.report.model import Attachment

KEY = Qt.ItemDataRole.UserRole
PLACE = "form/form.attachments"


class AnnexDialog(QDialog):
    """Asks for the name and the columns; ``annex`` is the table they make, None where they make none."""

    def __init__(
        self, kind: LedgerKind, rows: Sequence[Cells], year: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.annex: Attachment | None = None
        self._kind, self._rows, self._year = kind, rows, year
        self.ui = Ui_AnnexDialog()
        self.ui.setupUi(self)
        self.ui.title.setText(usual_title(kind, year))
        usual = usual_columns(kind, rows)
        for column in kind.columns:
            item = QListWidgetItem(column.title)
            item.setData(KEY, column.key)
            chosen = Qt.CheckState.Checked if column.key in usual else Qt.CheckState.Unchecked
            item.setCheckState(chosen)
            self.ui.columns.addItem(item)
        self.ui.columns.setCurrentRow(0)
        self.ui.columns.setSpacing(2)
        self.ui.columns.itemChanged.connect(self._follow)
        self.ui.title.textChanged.connect(self._follow)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.okButton.clicked.connect(self.accept)
        self._follow()

    def _keys(self) -> list[str]:
        items = (self.ui.columns.item(at) for at in range(self.ui.columns.count()))
        return [item.data(KEY) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _follow(self) -> None:
        try:
            self.annex = ledger_table(self._kind, self._keys(), self._rows, self.ui.title.text(), self._year)
            said = f"{len(self._rows)} 行、{len(self.annex.rows[0])} 列（含序号），另起一页印在正文后面。"
        except InputError as error:
            self.annex, said = None, str(error)
        self.ui.outcome.setText(said)
        self.ui.okButton.setEnabled(self.annex is not None)


def put_ledger_in(window: QWidget | None, session: Session, kind: LedgerKind, year: int | None) -> str:
    """Ask, and put the table in; the annex's name, empty where nothing was put in.  Raises StoreError."""
    dialog = AnnexDialog(kind, rows_of(session.ledger_reader(), kind, year), year, window)
    accepted, annex = dialog.exec(), dialog.annex
    dialog.deleteLater()
    if not accepted or annex is None:
        return ""
    session.change(put_in(session.report, annex), "加附件", place=PLACE)
    return annex.title

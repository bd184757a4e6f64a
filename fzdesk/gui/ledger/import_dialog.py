"""Brings a table into a ledger: choose what its columns are, see what would come in, then import it.

Nothing is written before 导入 is pressed, and one 撤销 takes all of it back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec.structs import replace
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from fzdesk.catalogue.model import LedgerKind
from fzdesk.errors import UserError
from fzdesk.gui import messages, theme
from fzdesk.gui.forms.ui_ledger_import import Ui_LedgerImport
from fzdesk.gui.ledger.background import Background
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.ledger.headings import WITHIN, Heading, find_heading, heading_at, left_over, no_heading
from fzdesk.ledger.sheet import Sheet, raw_text
from fzdesk.ledger.tables import Meaning, ReadRow, Rows, read_rows
from fzdesk.operations.ledger_files import KnownRows, bring_in, importable, marked, meaning_of, propose

if TYPE_CHECKING:
    from fzdesk.operations.keeping import Keeping

KINDS_OF_FILES = "表格 (*.xlsx *.xlsm *.csv *.tsv *.txt *.xls *.htm *.html)"
AROUND, TITLE_BAR = 16, 32  # pixels of the screen that stay free
PASTED = "粘贴的表格"
LINE = 30  # characters of a row that are shown to choose the heading
LISTED = 6  # numbers of rows that are named
FILTERS = (("all", "全部"), ("faults", "有问题"), ("twins", "重复"))
Corrected = tuple[int, str, str, str]  # row number, column, what stood there, what was typed instead
Where = tuple[int, int]  # the places of a heading's first and last row


class Source(NamedTuple):
    """Where a table comes from, and how it is read (in a thread)."""

    name: str
    read: Callable[[], tuple[Sheet, ...]]


class ImportDialog(QDialog):
    """Shows a table as the ledger would have it; ``imported`` says how many entries came in."""

    ready = Signal()  # the rows that are shown are those of the choices made

    def __init__(
        self, session: Session, kind: LedgerKind, source: Source, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.imported = 0
        self.error: UserError | None = None
        self.sheets: tuple[Sheet, ...] = ()
        self.meaning = Meaning(Heading(-1, -1, ()), {})
        self.rows = Rows(())
        self._session, self._kind, self._source = session, kind, source
        self._headings: list[Where] = []
        self._writing = False
        self._corrected: Corrected | None = None
        self._known = KnownRows(session.ledger_reader())
        self._work = Background(self, only_last=True)
        self.ui = Ui_LedgerImport()
        self._build()
        self._wait("正在读取表格…")
        self._work.run(source.read, self._take_sheets, self._give_up)

    def _build(self) -> None:
        ui = self.ui
        ui.setupUi(self)
        room = self.screen().availableGeometry().size() - QSize(AROUND, AROUND + theme.px(TITLE_BAR))
        self.resize((QSize(self.size()) * (theme.px(100) / 100)).boundedTo(room))
        ui.what.setText(f"{self._source.name}　→　{self._kind.title}")
        ui.columns.show_kind(self._kind)
        ui.leftOver.setMaximumWidth(ui.columns.maximumWidth())
        self.filter = Segmented(FILTERS)
        self.filter.set_value("all")
        self.filter.setAccessibleName("只看")
        place = QVBoxLayout(ui.filterPlace)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.filter)
        self.filter.chosen.connect(ui.preview.preview.set_filter)
        ui.sheets.currentIndexChanged.connect(self._show_sheet)
        ui.heading.currentIndexChanged.connect(self._choose_heading)
        ui.columns.changed.connect(self._choose_columns)
        ui.preview.preview.edited.connect(self._edit)
        ui.sameButton.clicked.connect(self._edit_same)
        ui.sameButton.hide()
        ui.preview.row_changed.connect(self._show_problem)
        ui.twins.toggled.connect(self._show_outcome)
        ui.cancelButton.clicked.connect(self.reject)
        ui.importButton.clicked.connect(self._import)

    # what the table is

    def _take_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        self.sheets = sheets
        proposal = propose(sheets, self._kind, self._session.ledger_reader())
        ui = self.ui
        ui.sheets.blockSignals(True)
        ui.sheets.addItems([sheet.name or f"表格 {at}" for at, sheet in enumerate(sheets, 1)])
        ui.sheets.setCurrentIndex(proposal.sheet)
        ui.sheets.blockSignals(False)
        ui.sheets.setVisible(len(sheets) > 1)
        self._show_sheet()

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown."""
        return self.sheets[self.ui.sheets.currentIndex()]

    def _show_sheet(self) -> None:
        heading = find_heading(self.sheet, self._kind)
        box = self.ui.heading
        box.blockSignals(True)
        box.clear()
        self._headings = [(-1, -1), *self._places(heading)]
        box.add("没有表头")
        for where in self._headings[1:]:
            box.add(*self._words_of(where))
        box.setCurrentIndex(self._headings.index((heading.first, heading.last)))
        box.blockSignals(False)
        box.updateGeometry()
        self._take_heading(heading)

    def _places(self, found: Heading) -> list[Where]:
        """Where the heading could be: each of the first rows, and the two that were taken for it."""
        places = {(at, at) for at in range(min(len(self.sheet.rows), WITHIN))}
        return sorted(places | ({(found.first, found.last)} if found.there else set()))

    def _words_of(self, where: Where) -> tuple[str, None, str]:
        """A line of the list with what stands there, and the words of the closed box."""
        first, last = (self.sheet.rows[at].number for at in where)
        cells = [
            " ".join(text.split()) for cell in self.sheet.rows[where[1]].cells if (text := raw_text(cell))
        ]
        which = f"第 {first} 行" if first == last else f"第 {first}、{last} 行"
        some = [
            words for words, taken in zip(cells, accumulate(map(len, cells)), strict=True) if taken <= LINE
        ]
        said = "、".join(some or [f"{words[:LINE]}…" for words in cells[:1]])
        more = f" 等 {len(cells)} 列" if some and len(some) < len(cells) else ""
        return f"{which}：{said}{more}" if said else which, None, f"表头：{which}"

    def _choose_heading(self) -> None:
        first, last = self._headings[self.ui.heading.currentIndex()]
        self._take_heading(no_heading(self.sheet) if first < 0 else heading_at(self.sheet, first, last))

    def _take_heading(self, heading: Heading) -> None:
        self._corrected = None
        self.meaning = meaning_of(heading, self._kind, self._session.ledger_reader())
        below = self.sheet.rows[heading.last + 1 :][:1]
        cells = [raw_text(cell) for cell in below[0].cells] if below else []
        samples = cells + [""] * (len(heading.names) - len(cells))
        self.ui.columns.show_table(heading.names, samples, self.meaning.columns, self.meaning.fixed)
        self._read_rows()

    def _choose_columns(self) -> None:
        columns, fixed = self.ui.columns.columns(), self.ui.columns.fixed()
        if (columns, fixed) != (self.meaning.columns, self.meaning.fixed):
            self.meaning = replace(self.meaning, columns=columns, fixed=fixed)
            self._read_rows()

    def _edit(self, number: int, key: str, words: str) -> None:
        stood = next((row.shown.get(key, "") for row in self.rows.rows if row.number == number), "")
        self._corrected = number, key, stood, words
        self.meaning = replace(self.meaning, edits={**self.meaning.edits, (number, key): words})
        self._read_rows((number, key))

    def _same(self) -> list[int]:
        """The rows in which that is still wrong in the same way what the clerk has just put right in one."""
        if self._corrected is None:
            return []
        number, key, stood, _ = self._corrected
        wrong = [row for row in self.rows.rows if any(p.column == key and p.serious for p in row.problems)]
        if any(row.number == number for row in wrong):
            return []
        return [row.number for row in wrong if key not in row.values and row.shown.get(key, "") == stood]

    def _edit_same(self) -> None:
        """Put it right in all of them."""
        assert self._corrected is not None
        number, key, _, words = self._corrected
        edits = {(one, key): words for one in self._same()}
        self.meaning = replace(self.meaning, edits={**self.meaning.edits, **edits})
        self.ui.preview.setFocus()
        self._read_rows((number, key))

    def _show_same(self) -> None:
        ui, same = self.ui, len(self._same())
        if self._corrected is not None:
            ui.sameButton.setText(f"其余 {same} 格也是这样，一起改")
            ui.sameButton.setToolTip(f"都改成“{self._corrected[3]}”")
        ui.sameButton.setVisible(same > 0)
        ui.editHint.setVisible(not same)

    # what would come in

    def _read_rows(self, at: tuple[int, str] | None = None) -> None:
        self.ui.importButton.setEnabled(False)
        read = partial(
            read_rows,
            self.sheet,
            self.meaning,
            self._kind,
            today=dt.date.today(),
            year=self._session.report.year,
        )
        self._work.run(read, lambda rows: self._show_rows(rows, at), self._give_up)

    def _show_rows(self, rows: Rows, at: tuple[int, str] | None) -> None:
        try:
            self.rows = marked(rows, self._kind, self._known)
        except UserError as error:
            self._give_up(error)
            return
        ui = self.ui
        if ui.work.isHidden():
            ui.busy.hide()
            ui.work.show()
            ui.preview.setFocus()
        ui.heading.show()
        keys = {*self.meaning.columns, *self.meaning.fixed, *(key for _, key in self.meaning.edits)}
        ui.preview.preview.show_rows(self._kind, tuple(keys), self.rows.rows)
        ui.preview.fit_columns()
        if at is not None:
            ui.preview.go_to(*at)
        unused = left_over(self.meaning.heading.names, self.meaning.columns)
        shown = "、".join(" ".join(name.split()) for name in unused)
        ui.leftOver.setText(f"没有用到：{shown}" if unused and self.meaning.heading.there else "")
        ui.leftOver.setVisible(bool(ui.leftOver.text()))
        ui.twins.setVisible(any(row.twin for row in self.rows.rows))
        self._show_same()
        self._show_outcome()
        self._show_problem(ui.preview.current_row())
        self.ready.emit()

    def _show_outcome(self) -> None:
        ready = len(importable(self.rows.rows, twins=self.ui.twins.isChecked()))
        self.ui.importButton.setText(f"导入 {ready} 条" if ready else "导入")
        self.ui.importButton.setEnabled(ready > 0)
        self.ui.outcome.setText("".join((*self._lacking(), *self._staying_out(), *self.sheet.notes)))

    def _lacking(self) -> list[str]:
        """Required columns that nothing fills."""
        filled = {*self.meaning.columns, *self.meaning.fixed}
        lacking = [c.title for c in self._kind.columns if c.required and c.key not in filled]
        titles = "、".join(f"“{title}”" for title in lacking)
        return [f"请给{titles}选一列，或者选“每行都填…”。"] if lacking else []

    def _staying_out(self) -> list[str]:
        """What of the table does not come in."""
        wrong = sum(1 for row in self.rows.rows if row.wrong)
        twins = sum(1 for row in self.rows.rows if row.twin and not row.wrong)
        out = self.rows.left_out
        said = []
        if wrong and not self._lacking():
            said.append(f"{wrong} 行有错误，不导入。")
        if twins and not self.ui.twins.isChecked():
            said.append(f"{twins} 行重复，不导入。")
        if out:
            named = f"第 {'、'.join(map(str, out[:LISTED]))}{'…' if len(out) > LISTED else ''} 行"
            said.append(f"{named}是合计、说明等，不导入。")
        return said

    def _show_problem(self, row: ReadRow | None) -> None:
        """What is wrong with the row the keys are at, else with the first one that has a fault."""
        words = self.ui.preview.preview.words_of
        first = next((one for one in self.rows.rows if one.wrong), None)
        said = words(row) if row is not None else ""
        self.ui.problem.setText(said or (words(first) if first is not None else ""))

    # the deed

    def _import(self) -> None:
        rows = importable(self.rows.rows, twins=self.ui.twins.isChecked())
        keeper = cast("Keeping", self._session.keeper)
        verb = partial(bring_in, kind=self._kind, rows=rows, source=self._source.name, meaning=self.meaning)
        self._writing = True
        self._wait(f"正在导入 {len(rows)} 条…")
        self.ui.cancelButton.setEnabled(False)
        self._work.run(lambda: keeper.later(verb).result(), lambda _: self._finish(len(rows)), self._give_up)

    def _finish(self, count: int) -> None:
        self.imported = count
        self.accept()

    def _give_up(self, error: UserError) -> None:
        self.error = error
        super().reject()

    def reject(self) -> None:
        """Leave without importing; once the writing has begun it is finished."""
        if not self._writing:
            super().reject()

    def _wait(self, words: str) -> None:
        ui = self.ui
        ui.busy.setText(words)
        ui.busy.show()
        for widget in (ui.work, ui.sheets, ui.heading, ui.twins):
            widget.hide()
        ui.outcome.clear()
        ui.importButton.setEnabled(False)

    def done(self, result: int) -> None:
        """Close; what is being read or written is waited for."""
        self._work.stop()
        super().done(result)


def import_into(
    window: QWidget | None,
    session: Session,
    kind: LedgerKind,
    *,
    pasted: str | None = None,
    path: Path | None = None,
) -> int:
    """Bring a file, or what was copied, into a ledger; how many entries came in.

    Without either, asks for the file.  What cannot be read is told in a notice.
    """
    if session.read_only:
        messages.notice(window, "工作簿是只读打开的，不能导入。", "attention")
        return 0
    source = _source(window, kind, pasted, path)
    if source is None:
        return 0
    dialog = ImportDialog(session, kind, source, window)
    dialog.exec()
    dialog.deleteLater()
    if dialog.error is not None:
        messages.notice(window, str(dialog.error), "wrong", detail=dialog.error.detail)
    return dialog.imported


def _source(window: QWidget | None, kind: LedgerKind, pasted: str | None, path: Path | None) -> Source | None:
    from fzdesk.intake.sheets import read_pasted, read_sheets

    if pasted is not None:
        copied = QGuiApplication.clipboard().mimeData()
        html = copied.html() if copied.text() == pasted else ""
        return Source(PASTED, partial(read_pasted, pasted, html))
    path = path or messages.ask_open_file(window, f"导入到{kind.title}", KINDS_OF_FILES)
    return Source(path.name, partial(read_sheets, path)) if path is not None else None

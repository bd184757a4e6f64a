"""What is done to the entries that are shown: recorded, changed, copied, deleted, brought back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from fzdesk.catalogue.model import LedgerColumn
from fzdesk.errors import InputError, UserError
from fzdesk.gui.ledger.cell_words import matching
from fzdesk.gui.ledger.suggest_field import Source
from fzdesk.ledger.model import NO, YES, Cell, Entry
from fzdesk.ledger.words import check_row, read_cell, show_cell

if TYPE_CHECKING:
    from fzdesk.gui.ledger.kind_view import KindView

OFFERED, REMEMBERED = 8, 300  # values typed before: shown, and known to choose from
UNDO = "undo"
OTHER_YEAR = "year:"


class RowDeeds(QObject):
    """The deeds of one view.  ``told`` is a sentence with actions for its notice."""

    told = Signal(str, object)  # sentence, actions as (key, words)

    def __init__(self, view: KindView) -> None:
        super().__init__(view)
        self._view = view
        self._known: dict[tuple[str, str], list[str]] = {}
        view.deeds.changed.connect(lambda _: self._known.clear())
        view.entry_row.source = self.source
        view.entry_row.record = self.record
        view.entry_row.left = self.left
        view.entry_row.keep = self.keep
        view.table.cells.offer = self.source
        view.table.cells.take = self.take
        view.table.delete_wanted.connect(self.delete)
        view.table.copy_wanted.connect(self.copy)
        view.table.menu_wanted.connect(self.show_menu)

    def source(self, column: LedgerColumn) -> Source | None:
        """What is offered in a column: its choices, or what was typed there before."""
        if column.type == "choice":
            return lambda text: matching(text, column.options)
        if column.type == "yes_no":
            return lambda text: matching(text, (YES, NO))
        if column.type == "text":
            return lambda text: self._values_before(column.key, text)
        return None

    def _values_before(self, column: str, text: str) -> list[str]:
        """What was typed in a column lately and fits; it is read once until the ledger changes."""
        key = (self._view.kind.key, column)
        if key not in self._known:
            try:
                self._known[key] = self._view.reader.last_values(*key, "", REMEMBERED)
            except UserError:
                return []  # offers are a convenience
        return matching(text, self._known[key])[:OFFERED]

    def record(self, values: dict[str, Cell]) -> str:
        """Record an entry; what failed, or nothing."""
        view = self._view
        failures: list[UserError] = []
        view.deeds.failed.connect(failures.append)
        made = view.deeds.add(view.kind, values)
        view.deeds.failed.disconnect(failures.append)
        if made is None:
            return str(failures[0]) if failures else "没有记上，请再试一次。"
        view.table.cells.fresh = {made.id}
        self._show_made(made)
        return ""

    def left(self, kind: str) -> dict[str, str]:
        """What was typed for a ledger and not recorded, as the workbook has it."""
        try:
            return self._view.reader.draft(kind)
        except UserError:
            return {}  # what cannot be read is told where the entries are read

    def keep(self, kind: str, texts: dict[str, str]) -> None:
        """Keep what is typed, where the workbook does not have it yet."""
        if self._view.deeds.editable and texts != self.left(kind):
            self._view.deeds.keep_draft(kind, texts)

    def _show_made(self, made: Entry) -> None:
        """Bring the new entry into sight; say where it went when it is of another year."""
        view, day = self._view, made.values.get("date")
        if view.year is not None and isinstance(day, dt.date) and day.year != view.year:
            words = f"已记入 {day.year} 年，不计入 {view.year} 年的数字。"
            self.told.emit(words, [(f"{OTHER_YEAR}{day.year}", f"看 {day.year} 年"), (UNDO, "撤销")])
            return
        row = view.model.locate(made)
        if row >= 0:
            view.table.scrollTo(view.model.index(row, 0))

    def take(self, entry: Entry, column: LedgerColumn, text: str) -> str:
        """Take what was typed into a cell; what is wrong with it, or nothing."""
        view = self._view
        year = view.words_year or view.session.report.year
        try:
            cell = read_cell(text, column, today=dt.date.today(), year=year)
        except InputError as error:
            return self._wrong(str(error))
        if cell == entry.values.get(column.key):
            return ""
        values = {key: old for key, old in entry.values.items() if key != column.key}
        if cell is not None:
            values[column.key] = cell
        problems = [one for one in check_row(values, view.kind) if one.column == column.key and one.serious]
        if problems:
            return self._wrong(problems[0].message)
        if not view.deeds.change(view.kind, entry.id, {column.key: cell}):
            return "没有存上，请再试一次。"
        return ""

    def _wrong(self, sentence: str) -> str:
        self.told.emit(sentence, [])
        return sentence

    def delete(self) -> None:
        """Delete the chosen entries; those deleted before are left as they are."""
        view = self._view
        ids = [entry.id for entry in view.table.chosen()]
        if not ids or not view.deeds.editable or view.filters.deleted or not view.table.settled():
            return
        row = view.table.chosen_rows()[0]
        if view.deeds.delete(view.kind.key, ids):
            self.told.emit(f"已删除 {len(ids)} 条。按 Ctrl+Z 可以撤销。", [(UNDO, "撤销")])
            self._choose_near(row)

    def restore(self) -> None:
        """Bring the chosen entries back from the deleted ones."""
        view = self._view
        ids = [entry.id for entry in view.table.chosen()]
        if ids and view.deeds.restore(view.kind.key, ids):
            self.told.emit(f"已恢复 {len(ids)} 条。", [])

    def _choose_near(self, row: int) -> None:
        """After a deletion the keys stay where they were."""
        model, last = self._view.model, self._view.model.rowCount() - 1
        for at in (*range(min(row, last), last + 1), *range(min(row, last), -1, -1)):
            if model.entry_at(at) is not None:
                self._view.table.choose(at)
                return

    def copy(self) -> None:
        """One entry goes into the entry row, to be changed and recorded; several are recorded once more."""
        view = self._view
        chosen = list(view.table.chosen())
        entry = view.table.current_entry()
        if not view.deeds.editable:
            return
        if len(chosen) > 1:
            self._copy_all(chosen)
        elif entry is not None:
            view.entry_row.set_values(entry.values)
            view.entry_row.begin()
            self.told.emit("已照抄到上面一行，改好以后按回车记入。", [])

    def _copy_all(self, chosen: list[Entry]) -> None:
        """The copies are the chosen entries afterwards: their days want to be changed."""
        view = self._view
        if view.filters.deleted or not view.table.settled():
            return
        if made := view.deeds.copy(view.kind, chosen):
            view.table.cells.fresh = {entry.id for entry in made}
            view.table.choose_all([row for entry in made if (row := view.model.locate(entry)) >= 0])
            words = f"已照抄 {len(made)} 条，选中的就是。它们已经计入数字，请逐条改好日期。"
            self.told.emit(words, [(UNDO, "撤销")])

    def show_menu(self, at: QPoint, column: LedgerColumn | None) -> None:
        """What can be done with the chosen entries."""
        view = self._view
        count = len(view.table.chosen_rows())
        menu = QMenu(view)
        entry = view.table.current_entry()
        editable = view.deeds.editable
        if view.filters.deleted:
            menu.addAction(f"恢复 {count} 条", self.restore).setEnabled(editable)
        else:
            menu.addAction("改这一格（F2）", lambda: view.table.edit(view.table.currentIndex())).setEnabled(
                editable and column is not None
            )
            menu.addAction(f"照抄 {count} 条（Ctrl+D）", self.copy).setEnabled(editable)
            menu.addAction("佐证材料…", view.evidence_wanted.emit)
            menu.addAction("复制（Ctrl+C）", view.table.copy)
            menu.addAction(f"删除 {count} 条（Delete）", self.delete).setEnabled(editable)
        if column is not None and entry is not None and column.type not in ("date", "integer", "decimal"):
            words = show_cell(entry.values.get(column.key), column)
            menu.addSeparator()
            said = words if len(words) <= 12 else f"{words[:12]}…"
            menu.addAction(
                f"只看{column.title}为“{said}”的" if words else f"只看没填{column.title}的",
                lambda: view.only(column, words),
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

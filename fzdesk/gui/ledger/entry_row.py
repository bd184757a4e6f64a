"""Quick entry: a line of fields over the table.  Enter records, Tab goes on, nothing typed is ever lost.

What is typed and not recorded stays with the workbook: another ledger, another place of the window, a restart
or a crash leave it where it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from fzdesk.catalogue.model import LedgerColumn, LedgerKind
from fzdesk.errors import InputError
from fzdesk.gui import theme
from fzdesk.gui.ledger.cell_words import date_words, is_table
from fzdesk.gui.ledger.columns import GAP, MARK_WIDTH, ShownColumn
from fzdesk.gui.ledger.entries_model import NUMBERS
from fzdesk.gui.ledger.entry_texts import Texts, entry_texts, fresh_texts, with_days
from fzdesk.gui.ledger.rest_fields import RestFields
from fzdesk.gui.ledger.suggest_field import Source, SuggestField
from fzdesk.ledger.model import Cell
from fzdesk.ledger.words import check_row, read_cell, show_cell

BLEED = 8  # the wash goes this far beyond the columns
TOP, LINE, HINT = 8, 32, 32
PAUSE_MS = 150  # after the last key, before what is typed is kept
LEFT_WORDS = "上次没记完的还在这里，填好按回车记入。"
CLEAR, REFILL, MORE = "清空", "取回", "更多栏"
HINT_WORDS = "回车记入，Tab 到下一格。从 Excel 或 WPS 表格复制多行，按 Ctrl+V 成批记入。"
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Record = Callable[[dict[str, Cell]], str]


class EntryRow(QFrame):
    """``record`` takes the cells and says what is wrong with them; empty when they were recorded."""

    table_pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "wash")
        self.record: Record = lambda _values: ""
        self.source: Callable[[LedgerColumn], Source | None] = lambda _column: None
        self.fields: dict[str, SuggestField] = {}
        self.kind: LedgerKind | None = None
        self.year = dt.date.today().year
        self.left: Callable[[str], Texts] = lambda _kind: {}  # what was typed for a kind, not recorded
        self.keep: Callable[[str, Texts], None] = lambda _kind, _texts: None
        self._stood: dict[str, tuple[Texts, Texts, str]] = {}  # of the kinds looked at: texts, given, hint
        self._given: Texts = {}  # what stands there without having been typed
        self._cleared: Texts = {}
        self._hint_words = HINT_WORDS
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.hand_over)
        self._shown: tuple[ShownColumn, ...] = ()
        self._wanted = 0  # the height at which all is in sight
        self._doubted: dict[str, Cell] = {}
        self.button = QPushButton("记入", self)
        self.button.setProperty("role", "primary")
        self.button.setProperty("fit", "entry")
        self.button.clicked.connect(self.take)
        self.hint = QLabel(HINT_WORDS, self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setProperty("role", "secondary")
        self.more = QPushButton(MORE, self)
        self.more.setProperty("role", "ghost")
        self.more.setProperty("fit", "row")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._lay)
        self.clear = QPushButton(CLEAR, self)
        self.clear.setProperty("role", "ghost")
        self.clear.setProperty("fit", "row")
        self.clear.clicked.connect(self._clear)
        self.clear.hide()
        self.rest = RestFields((), self, margin=BLEED)

    # fields

    def show_kind(self, kind: LedgerKind, year: int, shown: Sequence[ShownColumn]) -> None:
        """Make the fields of a kind; what was typed for it before stands there again."""
        same = self.kind is kind and [s.column.key for s in shown] == [s.column.key for s in self._shown]
        if not same:
            self.hand_over()
        self.year, self._shown = year, tuple(shown)
        if not same:
            typing = any(field.hasFocus() for field in self.fields.values())
            for field in self.fields.values():
                field.hide()
                field.deleteLater()
            self.kind = kind
            self.fields = {column.key: self._field(column) for column in kind.columns}
            self._fill_rest()
            self._refill(kind)
            self._order()
            self.say("")
        self._lay()
        if not same and typing:
            self.begin()

    def _refill(self, kind: LedgerKind) -> None:
        """Put into new fields what stood there before, in this session or the last one."""
        if kind.key not in self._stood:
            words = partial(date_words, year=self.year, short=True)
            left = with_days(self.left(kind.key), kind, self.year, words)
            given = fresh_texts(self.year)
            self._stood[kind.key] = (left, given, LEFT_WORDS) if left else (given, given, HINT_WORDS)
        texts, self._given, self._hint_words = self._stood[kind.key]
        self._cleared = {}
        self.set_texts(texts)

    def typed(self) -> Texts:
        """What the clerk typed and did not record; nothing where only that stands there which was given."""
        texts = self.texts()
        return {} if texts == self._given else texts

    def hand_over(self) -> None:
        """Keep what is typed now."""
        self._pause.stop()
        if self.kind is not None:
            self._stood[self.kind.key] = self.texts(), self._given, self._hint_words
            kept = with_days(self.typed(), self.kind, self.year, dt.date.isoformat)
            self.keep(self.kind.key, kept)

    def _follow(self) -> None:
        """The text of a field is another one: it is kept after a pause, and can be cleared away."""
        self._pause.start()
        offered = CLEAR if self.typed() else REFILL if self._cleared else ""
        unseen = sum(bool(field.text()) for field in self.fields.values() if self.rest.isAncestorOf(field))
        words = offered or CLEAR, f"{MORE}（已填 {unseen} 格）" if unseen else MORE
        if words != (self.clear.text(), self.more.text()) or self.clear.isHidden() == bool(offered):
            self.clear.setText(words[0])
            self.more.setText(words[1])
            self.clear.setVisible(bool(offered))
            self._lay()

    def _clear(self) -> None:
        """Empty the fields; pressed again, what stood there is back."""
        back, self._cleared = self._cleared, self.typed()
        self._given = fresh_texts(self.year)
        self.set_texts((back if not self._cleared else {}) or self._given)
        self._hint_words = HINT_WORDS
        self.say("")
        self.begin()

    def _field(self, column: LedgerColumn) -> SuggestField:
        arrow = column.type in ("choice", "yes_no")
        field = SuggestField(self.source(column), self, hint=column.title, arrow=arrow)
        must = "，必填" if column.required else ""
        field.setAccessibleName(f"{column.title}{must}")
        if column.type in NUMBERS:
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.installEventFilter(self)
        field.edited.connect(lambda _: self._right(field))
        field.textChanged.connect(self._follow)
        if field.has_offers:
            field.taken.connect(lambda: self._next(field))
        return field

    def texts(self) -> Texts:
        """What stands in the fields, by column; empty ones are left out."""
        return {key: field.text() for key, field in self.fields.items() if field.text()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Put words into the fields; the others become empty."""
        for key, field in self.fields.items():
            field.set_text(texts.get(key, ""))
            field.set_wrong("")

    def set_values(self, values: Mapping[str, Cell]) -> None:
        """Put an entry's cells into the fields, to be changed and recorded once more."""
        assert self.kind is not None
        self.set_texts(entry_texts(values, self.kind, self.year))

    def begin(self, key: str = "") -> None:
        """Put the focus into a field; without ``key`` into the first one, or where the typing had stopped."""
        if not key and self._hint_words is LEFT_WORDS:
            shown = [self.fields[one.column.key] for one in self._shown]
            field = next((one for one in reversed(shown) if one.text()), shown[0])
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.end(False)
            return
        field = self.fields.get(key) or next(iter(self.fields.values()))
        if self.rest.isAncestorOf(field):
            self.more.setChecked(True)
            self.rest.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _next(self, field: SuggestField) -> None:
        """After an offer was taken: on to the next field."""
        self._settle(field)
        field.focusNextChild()

    # recording

    def take(self) -> None:
        """Record what is typed; what is wrong gets the wrong edge and a sentence, and everything stays."""
        assert self.kind is not None
        if not any(field.text() for key, field in self.fields.items() if key != "date"):
            self.say("还没有填内容。")
            self.begin()
            return
        values = self._values(self.kind)
        if values is None or not self._is_sound(values, self.kind):
            return
        if sentence := self.record(values):
            self.say(sentence)
            return
        kept = [c.key for c in self.kind.columns if c.type == "choice" or c.key == "date"]
        self._given, self._cleared = {key: text for key in kept if (text := self.fields[key].text())}, {}
        self.set_texts(self._given)
        self.hand_over()
        self._hint_words = HINT_WORDS
        self.say("")
        self.begin()

    def _values(self, kind: LedgerKind) -> dict[str, Cell] | None:
        """The cells that are typed; None when one cannot be read, which is said."""
        values: dict[str, Cell] = {}
        for column in kind.columns:
            text = self.fields[column.key].text()
            try:
                cell = read_cell(text, column, today=dt.date.today(), year=self.year)
            except InputError as error:
                self._wrong(column.key, str(error))
                return None
            if cell is not None:
                values[column.key] = cell
        return values

    def _is_sound(self, values: dict[str, Cell], kind: LedgerKind) -> bool:
        """Whether the row fits together; what only looks odd is said once, and taken with a second Enter."""
        problems = check_row(values, kind)
        serious = next((problem for problem in problems if problem.serious), None)
        if serious is not None:
            self._wrong(serious.column, serious.message)
            return False
        odd = next(iter(problems), None)
        if odd is None or self._doubted == values:
            return True
        self._doubted = values
        field = QApplication.focusWidget()
        self.say(f"{odd.message}没有错就再按一次回车记入。")
        if field is None or field not in self.fields.values():
            self.begin(odd.column)
        return False

    def _wrong(self, key: str, sentence: str) -> None:
        self.begin(key)
        self.fields[key].set_wrong(sentence)
        self.say(sentence)

    def _right(self, field: SuggestField) -> None:
        """Typing goes on: what was wrong is looked at again when the field is left."""
        if field.property("state") == "wrong":
            field.set_wrong("")
            self.say("")

    def _settle(self, field: SuggestField) -> None:
        """A field is left: a day is written plainly, what cannot be read is said at once."""
        columns = self.kind.columns if self.kind else ()
        column = next((one for one in columns if self.fields.get(one.key) is field), None)
        if column is None or not field.text().strip():
            return
        try:
            cell = read_cell(field.text(), column, today=dt.date.today(), year=self.year)
        except InputError as error:
            field.set_wrong(str(error))
            self.say(str(error))
            return
        field.set_wrong("")
        if isinstance(cell, dt.date):
            field.set_text(date_words(cell, self.year, short=True))
        elif column.type in ("choice", "yes_no"):
            field.set_text(show_cell(cell, column))

    def say(self, sentence: str) -> None:
        """What is wrong, under the fields; the usual hint when nothing is."""
        self.hint.setText(sentence or self._hint_words)
        theme.set_state(self.hint, role="wrong" if sentence else "secondary")
        self.hint.setAccessibleName(sentence or self._hint_words)

    def set_editable(self, editable: bool) -> None:
        """A ledger that may only be looked at takes nothing, and shows no fields."""
        self.setVisible(editable)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, SuggestField):
            if event.type() == QEvent.Type.FocusOut:
                self._settle(watched)
            elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                return self._leave_undo(watched, event)
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(watched, event)
        return super().eventFilter(watched, event)

    @staticmethod
    def _leave_undo(field: SuggestField, event: QKeyEvent) -> bool:
        """撤销 is the ledger's where nothing was typed into the field that could be taken back."""
        keys = QKeySequence.StandardKey
        ledgers = (event.matches(keys.Undo) and not field.isUndoAvailable()) or (
            event.matches(keys.Redo) and not field.isRedoAvailable()
        )
        if ledgers:
            event.ignore()
        return ledgers

    def _key(self, field: SuggestField, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if is_table(text):
                self.table_pasted.emit(text)
                return True
        if event.key() in ENTERS and not (field.has_offers and field.offers.current):
            if field.has_offers:
                field.offers.hide()
            self.take()
            return True
        return False

    # where the fields are

    def _fill_rest(self) -> None:
        """The fields of columns that are not shown go into the part that opens."""
        shown = {one.column.key for one in self._shown}
        columns = self.kind.columns if self.kind else ()
        hidden = [(one.title, self.fields[one.key]) for one in columns if one.key not in shown]
        old, self.rest = self.rest, RestFields(hidden, self, margin=BLEED)
        old.hide()
        old.deleteLater()
        self.more.setVisible(bool(hidden))

    def _order(self) -> None:
        """Tab goes through the fields as they stand, then to the button."""
        shown = [self.fields[one.column.key] for one in self._shown]
        rest = [field for field in self.fields.values() if field not in shown]
        for one, other in pairwise([*shown, *rest, self.button, self.clear, self.more]):
            QWidget.setTabOrder(one, other)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        x, line = BLEED, theme.px(LINE)
        for shown in self._shown:
            width = theme.px(shown.width)
            field = self.fields.get(shown.column.key)
            if field is not None:
                field.setGeometry(x, TOP, width - GAP, line)
                title = shown.column.title
                fits = QFontMetricsF(field.font()).horizontalAdvance(title) + theme.px(22) <= width - GAP
                field.setPlaceholderText(title if fits and shown.column.type not in NUMBERS else "")
                field.show()
            x += width
        wide = theme.px(MARK_WIDTH) - GAP
        self.button.setGeometry(max(x, self.width() - BLEED - wide), TOP, wide, line)
        below, right = TOP + line, self.width() - BLEED
        for button in (self.more, self.clear):
            if not button.isHidden():
                wide = button.sizeHint().width()
                button.setGeometry(right - wide, below + 2, wide, theme.px(28))
                right -= wide
        self.hint.setGeometry(BLEED, below, max(0, right - 8 - BLEED), theme.px(HINT))
        theme.wear(self.more, "chevron-up" if self.more.isChecked() else "chevron-down", "quiet")
        height = below + theme.px(HINT)
        opened = self.more.isChecked() and not self.more.isHidden()
        self.rest.setVisible(opened)
        if opened:
            self.rest.setGeometry(0, height, self.width(), max(0, self.height() - height))
        least, self._wanted = height, height + (self.rest.wanted() if opened else 0)
        if (least, self._wanted) != (self.minimumHeight(), self.maximumHeight()):
            self.setMinimumHeight(least)  # in a low window the part that opens gives way, and is scrolled
            self.setMaximumHeight(self._wanted)
            self.updateGeometry()

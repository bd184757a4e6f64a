"""A number as the clerk types it, or as it was counted: label, 48 × 28 box, unit."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from fzdesk.errors import InputError
from fzdesk.gui import theme
from fzdesk.gui.typeface import Size
from fzdesk.gui.widgets import painting
from fzdesk.gui.widgets.text_field import clean
from fzdesk.report.figures_input import parse_figure, typed_figure
from fzdesk.report.model import FigureValue

NARROWEST, WIDEST = 48, 112
BETWEEN = 5
AROUND = 17  # edge and padding on both sides of the digits


class FigureBox(QLineEdit):
    """The box itself: typed (an input), counted (soft, read-only, clickable) or stale (old → new)."""

    clicked = Signal()  # on a counted or stale figure: by mouse or Space

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "figure")
        self.setProperty("fit", "row")
        self.setProperty("state", "")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._old = ""
        self.textChanged.connect(self._fit)
        self._fit()

    @property
    def typed(self) -> bool:
        return not self.isReadOnly()

    def show_state(self, state: str, old: str = "") -> None:
        """``state`` is empty (typed), wrong, counted or stale; a stale box shows ``old`` struck out."""
        self._old = old
        self.setReadOnly(state in ("counted", "stale"))
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.isReadOnly() else Qt.CursorShape.IBeamCursor)
        self.setFont(theme.font(medium=state == "counted"))
        theme.set_state(self, state=state)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._wanted(), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _wanted(self) -> int:
        metrics = QFontMetricsF(theme.font(medium=not self.typed))
        text = f"{self._old} →{self.text()}" if self._old else self.text()
        wanted = metrics.horizontalAdvance(text) + theme.px(AROUND if not self._old else 20)
        return round(min(max(wanted, theme.px(NARROWEST)), theme.px(WIDEST)))

    def _fit(self) -> None:
        self.setFixedSize(self._wanted(), theme.px(28))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.typed:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.typed and event.key() == Qt.Key.Key_Space:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.typed and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.property("state") == "stale":
            self._paint_stale()
        else:
            super().paintEvent(event)

    def _paint_stale(self) -> None:
        painter = QPainter(self)
        painting.box(painter, QRectF(self.rect()), "attnsoft", "accent" if self.hasFocus() else "", thick=2)
        plain, medium = theme.font(), theme.font(medium=True)
        metrics = QFontMetricsF(plain)
        baseline = theme.baseline(metrics, 0, self.height())
        plain.setStrikeOut(True)
        painter.setFont(plain)
        painter.setPen(QPen(theme.colour("quiet")))
        painter.drawText(QPointF(8, baseline), self._old)
        painter.setFont(medium)
        painter.setPen(QPen(theme.colour("attn")))
        painter.drawText(QPointF(8 + metrics.horizontalAdvance(f"{self._old} "), baseline), f"→{self.text()}")


def _width(words: str, size: Size) -> int:
    """Pixels that words beside the box take, the space between them and it included."""
    return round(QFontMetricsF(theme.font(size)).horizontalAdvance(words) + 1) + BETWEEN if words else 0


class FigureField(QWidget):
    """One figure with its label and unit.

    Typed text may carry precision words (10余, 约30).  Wrong text stays, gets the wrong edge and a sentence
    (``error``), and means that the figure is not known: what it began with (12 of 12.5) was never meant.
    """

    edited = Signal(str)  # every change of the text by the user
    committed = Signal(object)  # FigureValue or None, at a pause, after Enter or leaving, when it changed
    error_changed = Signal(str)  # the sentence, empty when right again
    clicked = Signal()  # a counted or stale figure was clicked

    def __init__(
        self,
        label: str = "",
        unit: str = "次",
        parent: QWidget | None = None,
        *,
        decimals: int = 0,
        name: str = "",
        hint: str = "",
    ) -> None:
        """``name`` is what screen readers say; by default label and unit."""
        super().__init__(parent)
        self._unit, self._decimals = unit, decimals
        self._value: FigureValue | None = None
        self._error = ""
        self._counted = ""  # what is shown where nothing is typed
        self.box = FigureBox(self)
        self.box.setAccessibleName(name or f"{label}（{unit}）".lstrip("（") if label else name or unit)
        self.box.setToolTip(hint)
        self._hint, self._origin = hint, ""
        self._before = _width(label, "secondary")
        self._label, self._after = label, "" if unit == "%" else unit
        self._note, self._note_tint = "", ""
        self._behind = self._unit_width = _width(self._after, "base")
        self.box.move(self._before, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.box.textChanged.connect(self._place)
        self.box.textEdited.connect(self._edit)
        self.box.editingFinished.connect(self.commit)
        self.box.clicked.connect(self.clicked)

    # label, unit and note are painted: with thirty figures on a page, widgets of their own would be a hundred

    def sizeHint(self) -> QSize:
        return QSize(self._before + self.box.width() + self._behind, theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _place(self) -> None:
        """The box has become wider, or what stands after it is another."""
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, enabled = QPainter(self), self.isEnabled()
        left, height = self._before + self.box.width() + BETWEEN, self.height()
        parts: tuple[tuple[str, float, Size, str], ...] = (
            (self._label, 0, "secondary", "quiet"),
            (self._after, left, "base", "ink"),
            (self._note, left + self._unit_width, "secondary", self._note_tint),
        )
        for words, at, size, ink in parts:
            if words:
                rect = QRectF(at, 0, self.width() - at, height)
                painting.words(painter, words, rect, theme.font(size), ink if enabled else "disabled")

    def _show_note(self, words: str, tint: str = "", sentence: str = "") -> None:
        """A word after the figure that something is the matter; none with empty ``words``."""
        self.setToolTip(sentence)
        if (words, tint) != (self._note, self._note_tint):
            self._note, self._note_tint = words, tint
            self._behind = self._unit_width + _width(words, "secondary")
            self._place()

    def value(self) -> FigureValue | None:
        """What is typed; None where that is nothing, or no figure."""
        return self._value

    def error(self) -> str:
        """The sentence about wrong text, or empty."""
        return self._error

    def set_value(self, value: FigureValue | None) -> None:
        """Show a typed value.  What is being typed stays when it means the same or is wrong."""
        changed = value != self._value or not self.box.typed
        self._value, self._counted = value, ""
        if not changed and (self._error or self.box.isModified()):
            return
        self._show("", typed_figure(value))
        self._set_error("")

    def set_counted(self, text: str) -> None:
        """Show a figure that a ledger counts or that is computed; what is being typed or wrong stays."""
        self._value, self._counted = None, text
        if not self._error and not (self.box.typed and self.box.isModified()):
            self._show_counted()

    def _show_counted(self) -> None:
        self._show("counted", self._counted)
        self._set_error("")

    def set_stale(self, old: str, new: str) -> None:
        """Show that the text still says ``old`` where the figure is ``new``."""
        self._show("stale", new, old)
        self._set_error("")
        self.box.setAccessibleDescription(f"正文里还是 {old}，现在是 {new}")

    def set_origin(self, words: str) -> None:
        """Tell where the figure comes from (台账 12 条), with the mouse over it and to a screen reader."""
        if words != self._origin:
            self._origin = words
            self.box.setToolTip("\n".join(filter(None, (self._hint, words))))
            if not self._error and self.box.property("state") != "stale":
                self.box.setAccessibleDescription(words)

    def commit(self) -> None:
        """Take what is typed, and say what is wrong with it; emitted once for each change."""
        if not self.box.typed:
            return
        self._take(self._read())
        self.box.setModified(bool(self._error))
        if self._counted and not self._error:
            self._show_counted()

    def take(self) -> None:
        """Take what is typed so far; what is no figure yet is none, and nothing is said about it."""
        if self.box.typed:
            try:
                self._take(self._parse())
            except InputError:
                self._take(None)

    def tell(self) -> None:
        """Say what is wrong with what is typed so far: the clerk goes elsewhere, the focus stays."""
        if self.box.typed and self.box.isModified():
            self._read()

    def _take(self, value: FigureValue | None) -> None:
        if value != self._value:
            self._value = value
            self.committed.emit(value)

    def _show(self, state: str, text: str, old: str = "") -> None:
        if self.box.text() != text:
            self.box.setText(text)
        if self.box.property("state") != state or old:
            self.box.show_state(state, old)
        self._show_note("旧值" if state == "stale" else "", "attn")
        if state != "stale":
            self.box.setAccessibleDescription(self._origin)

    def _edit(self, text: str) -> None:
        tidy = clean(text)
        if tidy != text:
            self.box.setText(tidy)
            self.box.setModified(True)
        if self._error:
            self._read()
        self.edited.emit(tidy)

    def _parse(self) -> FigureValue | None:
        return parse_figure(self.box.text(), unit=self._unit, decimals=self._decimals)

    def _read(self) -> FigureValue | None:
        try:
            value = self._parse()
        except InputError as error:
            self._set_error(str(error))
            return None
        self._set_error("")
        return value

    def _set_error(self, sentence: str) -> None:
        if sentence == self._error:
            return
        self._error = sentence
        self.box.show_state("wrong" if sentence else "counted" if self.box.isReadOnly() else "")
        self.box.setAccessibleDescription(sentence or self._origin)
        self._show_note("有错" if sentence else "", "wrong", sentence)
        self.error_changed.emit(sentence)

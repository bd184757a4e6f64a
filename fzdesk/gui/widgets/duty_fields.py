"""The fields of a duty's row: made when an answer shows them, found by name, in the order of Tab."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from fzdesk.catalogue.model import Duty, Figure
from fzdesk.gui import theme
from fzdesk.gui.widgets.figure_field import FigureBox, FigureField
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.gui.widgets.status_words import IconWord
from fzdesk.gui.widgets.text_field import EnterMovesOn, GrowingText
from fzdesk.report.model import STATE_TITLES, Answer

if TYPE_CHECKING:
    from fzdesk.gui.widgets.duty_more import DutyMore

WITH_REASON = ("not_done", "not_applicable")
REASON_HINT = "写一句原因，例如：县里未安排"


class DutyFields(QWidget):
    """What a row is made of.  ``DutyRow`` shows an answer in it and puts the fields in their places.

    A row has thirty widgets when all are there; what no answer has shown yet is not made.
    """

    state_chosen = Signal(object)  # State or None
    figure_committed = Signal(str, object)  # figure's local key, FigureValue or None
    figure_clicked = Signal(str)  # local key of a counted or stale figure
    reason_committed = Signal(str)
    detail_committed = Signal(str, str)  # detail's key, text
    variant_chosen = Signal(object)  # int or None
    mention_chosen = Signal(object)  # bool or None
    remark_committed = Signal(str)
    info_wanted = Signal()  # ⓘ
    source_clicked = Signal()
    activated = Signal()  # the focus came into the row
    unread_changed = Signal(tuple)  # local keys of the figures that cannot be read
    edited = Signal(str)  # key of the figure or detail that is being typed into, or “reason”

    def __init__(self, duty: Duty, parent: QWidget | None, answer: Answer) -> None:
        super().__init__(parent)
        self.duty = duty
        self._answer = answer
        self._more: DutyMore | None = None
        self._editable = True
        self._enter = EnterMovesOn(self)
        self._figures: dict[str, FigureField] = {}
        self._details: dict[str, tuple[QLabel, GrowingText]] = {}
        self._watched: QWidget | None = None
        self._build()
        QApplication.instance().focusChanged.connect(self._move_focus)  # type: ignore[union-attr]

    def _arrange(self) -> None:
        """Place the children; a field has become higher or wider."""

    def _show_message(self, *, arrange: bool = True) -> None:
        """Show the sentence of the first wrong figure."""

    def _build(self) -> None:
        duty = self.duty
        self._title = QLabel(duty.title, self, wordWrap=True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title.setToolTip("点开可选措辞、写备注（Alt+回车）")
        self.segmented = Segmented(tuple(STATE_TITLES.items()), self, clearable=True)
        self.segmented.setAccessibleName(f"{duty.title}，开展情况")
        self.segmented.chosen.connect(self.state_chosen)
        self.info = QToolButton(self)
        self.info.setAccessibleName(f"{duty.title}：写什么、依据")
        self.info.setToolTip("写什么、依据（F1）")
        self.info.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.wear(self.info, "note", "quiet")
        self.info.clicked.connect(self.info_wanted)

    # what is made when an answer shows it

    @cached_property
    def _hint(self) -> IconWord:
        return IconWord(self)

    @cached_property
    def _reason_label(self) -> IconWord:
        made = IconWord(self)
        made.show_words("", "原因")
        return made

    @cached_property
    def reason(self) -> GrowingText:
        """The field for the reason."""
        made = GrowingText(self, hint=REASON_HINT, joined=True, size="row")
        made.setAccessibleName(f"{self.duty.title}，原因")
        made.committed.connect(self.reason_committed)
        made.edited.connect(lambda: self.edited.emit("reason"))
        made.grown.connect(self._arrange)
        made.hide()
        self.__dict__["reason"] = made
        self._take_in(made)
        return made

    @cached_property
    def source(self) -> IconWord:
        """Where the figures come from."""
        made = IconWord(self)
        made.clicked.connect(self.source_clicked)
        return made

    @cached_property
    def _message(self) -> QLabel:
        made = QLabel(self, wordWrap=True)
        made.setTextFormat(Qt.TextFormat.PlainText)
        return made

    def _show_made(self, name: str, *, visible: bool) -> None:
        """Show or hide one of those above; it is not made to be hidden."""
        if visible or name in self.__dict__:
            show_or_hide(getattr(self, name), visible=visible)

    def _take_in(self, child: QWidget) -> None:
        """A field that came late: it is as editable as the row, and Tab finds it in its place."""
        child.setEnabled(self._editable)
        for one, other in pairwise(self.tab_order()) if self.isVisible() else ():
            QWidget.setTabOrder(one, other)

    def _make_fields(self) -> None:
        if self._figures or self._details:
            return
        for figure in self.duty.figures:
            self._add_figure(figure)
        for detail in self.duty.details:
            self._add_detail(detail.key, detail.title, detail.hint)

    def _add_figure(self, figure: Figure) -> None:
        key = figure.key
        name = f"{self.duty.title}，{figure.title}（{figure.unit}）"
        made = FigureField(
            figure.label, figure.unit, self, decimals=figure.decimals, name=name, hint=figure.hint
        )
        made.committed.connect(lambda value: self.figure_committed.emit(key, value))
        made.edited.connect(lambda: self.edited.emit(key))
        made.clicked.connect(lambda: self.figure_clicked.emit(key))
        made.error_changed.connect(lambda _: self._show_message())
        made.box.textChanged.connect(lambda _: self._arrange())
        made.hide()
        self._figures[key] = made
        self._take_in(made.box)

    def _add_detail(self, key: str, title: str, hint: str) -> None:
        label, line = QLabel(title, self), GrowingText(self, hint=hint, joined=True, size="row")
        label.setProperty("role", "secondary")
        line.setAccessibleName(f"{self.duty.title}，{title}")
        line.committed.connect(lambda text: self.detail_committed.emit(key, text))
        line.edited.connect(lambda: self.edited.emit(key))
        line.grown.connect(self._arrange)
        label.hide()
        line.hide()
        self._details[key] = (label, line)
        self._take_in(line)

    def _move_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Watch the field that has the focus and no other: all events of a watched one pass through here."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.removeEventFilter(self._enter)
        self._watched = new if new is not None and self.isAncestorOf(new) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            if isinstance(self._watched, (FigureBox, GrowingText, Segmented)):
                self._watched.installEventFilter(self._enter)
        self._set_active(active=self._watched is not None)

    def _set_active(self, *, active: bool) -> None:
        """The focus came into the row, moved in it, or left it."""

    def leave(self) -> None:
        """Say what is wrong with what is being typed."""
        for made in self._figures.values():
            made.tell()

    def set_editable(self, editable: bool) -> None:
        """Let the answer be changed, or only be looked at; the explanation opens all the same."""
        self._editable = editable
        children: list[QWidget | None] = [self.segmented, self.__dict__.get("reason"), self._more]
        children += [made.box for made in self._figures.values()]
        children += [text for _, text in self._details.values()]
        for child in children:
            if child is not None:
                child.setEnabled(editable)

    def focus_field(self, name: str = "") -> bool:
        """Put the focus on a figure, a detail, ``reason`` or the choice; False when that is hidden."""
        target: QWidget = self.segmented
        if name in self._figures:
            target = self._figures[name].box
        elif name in self._details:
            target = self._details[name][1]
        elif name == "reason" and self._answer.state in WITH_REASON:
            target = self.reason
        if not target.isVisible():
            self.segmented.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def field_of(self, widget: QWidget) -> str:
        """The name of the field ``widget`` is, as ``focus_field`` takes it."""
        if widget is self.__dict__.get("reason"):
            return "reason"
        fields: list[tuple[str, QWidget]] = [(key, made.box) for key, made in self._figures.items()]
        fields += [(key, text) for key, (_, text) in self._details.items()]
        return next((key for key, field in fields if field is widget), "")

    def tab_order(self) -> list[QWidget]:
        """What Tab reaches, from left to right and from top to bottom."""
        order: list[QWidget] = [self.segmented, *(made.box for made in self._figures.values())]
        if "reason" in self.__dict__:
            order.append(self.reason)
        order += [text for _, text in self._details.values()]
        return [*order, self.info, *(self._more.tab_order() if self._more is not None else ())]

    def figure_field(self, key: str) -> FigureField:
        """The field of the figure with this local key."""
        self._make_fields()
        return self._figures[key]

    def detail_field(self, key: str) -> GrowingText:
        """The field of the detail with this key."""
        self._make_fields()
        return self._details[key][1]


def show_or_hide(child: QWidget, *, visible: bool) -> None:
    """Show or hide a child that is not so already: doing it again costs as much as the first time."""
    parent = child.parentWidget()
    if parent is None or child.isVisibleTo(parent) != visible:
        child.setVisible(visible)

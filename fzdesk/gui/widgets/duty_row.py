"""One row of the checklist: a duty with its answer, figures, reason and source."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

import msgspec
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fzdesk.catalogue.model import Duty
from fzdesk.gui import theme
from fzdesk.gui.widgets import painting
from fzdesk.gui.widgets.duty_columns import BLEED, duty_columns
from fzdesk.gui.widgets.duty_fields import WITH_REASON, DutyFields, show_or_hide
from fzdesk.gui.widgets.flow import flow
from fzdesk.gui.widgets.status_words import STATUS, Status
from fzdesk.gui.widgets.text_field import NOT_TAKEN, GrowingText
from fzdesk.report.model import Answer

HEIGHT = 40
LINE = 36
CHOOSE = "先选开展情况"
EDGE = 2  # a row is 40 high, its line 36: two pixels above and below


class ShownFigure(msgspec.Struct, frozen=True):
    """A figure that is not typed: its words, and the old words where the text still has them."""

    text: str
    old: str = ""


NO_FIGURES: Mapping[str, ShownFigure] = MappingProxyType({})
NO_ORIGINS: Mapping[str, str] = MappingProxyType({})


class RowFacts(msgspec.Struct, frozen=True):
    """What the row shows besides the answer itself.  The owner works it out."""

    status: Status = "empty"
    source: str = ""  # 台账 12 条, 手工填报, both; empty where that goes without saying
    origins: Mapping[str, str] = NO_ORIGINS  # each figure's own, by local key, where ledgers count any
    counted: bool = False  # the source is a ledger
    figures: Mapping[str, ShownFigure] = NO_FIGURES  # by local key: counted, computed, stale
    finding: str = ""  # one sentence under the row
    finding_level: Status = "wrong"
    hint: str = CHOOSE  # while there is no answer


class DutyRow(DutyFields):
    """A duty's row.  It keeps nothing: what is typed goes up as signals and comes back by ``set_answer``."""

    def __init__(
        self,
        duty: Duty,
        parent: QWidget | None = None,
        answer: Answer | None = None,
        facts: RowFacts | None = None,
    ) -> None:
        super().__init__(duty, parent, answer or Answer())
        self._facts = facts or RowFacts()
        self._active = False
        self._hovered = False
        self._arranging = False
        self._open = False
        self._unread: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show()

    def set_answer(self, answer: Answer, facts: RowFacts | None = None) -> None:
        """Show ``answer``; the focus, the cursor and what is being typed stay."""
        if answer == self._answer and (facts is None or facts == self._facts):
            return
        self._answer = answer
        self._facts = facts if facts is not None else self._facts
        self._show()

    def answer(self) -> Answer:
        """The answer last shown."""
        return self._answer

    def set_open(self, opened: bool) -> None:
        """Show or hide wording and remark."""
        self._open = opened
        if opened and self._more is None:
            from fzdesk.gui.widgets.duty_more import DutyMore

            self._more = DutyMore(self.duty, self)
            self._more.variant_chosen.connect(self.variant_chosen)
            self._more.mention_chosen.connect(self.mention_chosen)
            self._more.remark_edited.connect(self.remark_committed)
            for one, other in pairwise([self.info, *self._more.tab_order()]):
                QWidget.setTabOrder(one, other)
            self._more.set_answer(self._answer)
            self._more.setEnabled(self._editable)
        if self._more is not None:
            self._more.setVisible(opened)
        self._arrange()
        self.update()

    def is_open(self) -> bool:
        return self._open

    def _show(self) -> None:
        answer, facts = self._answer, self._facts
        self._arranging = True  # once, when all of it is there
        if answer.state == "done":
            self._make_fields()
        self.segmented.set_value(answer.state)
        self._show_figures()
        self._show_made("_hint", visible=answer.state is None)
        if answer.state is None:
            self._hint.show_words("", facts.hint)
        with_reason = answer.state in WITH_REASON
        self._show_made("_reason_label", visible=with_reason)
        self._show_made("reason", visible=with_reason)
        if "reason" in self.__dict__:
            self.reason.set_text(answer.reason)
        for key, (label, line) in self._details.items():
            line.set_text(answer.details.get(key, ""))
            show_or_hide(label, visible=answer.state == "done")
            show_or_hide(line, visible=answer.state == "done")
        if facts.source or "source" in self.__dict__:
            self.source.show_words("table" if facts.counted else "pen", facts.source)
            self.source.set_clickable(facts.counted)
            titles = {figure.key: figure.title for figure in self.duty.figures}
            origins = "\n".join(f"{titles[key]}：{words}" for key, words in facts.origins.items())
            self.source.setToolTip(origins)
            self.source.setAccessibleDescription(origins.replace("\n", "；"))
        if self._more is not None:
            self._more.set_answer(answer)
        self._show_message(arrange=False)
        self._arranging = False
        self._arrange()
        self.update()

    def _show_figures(self) -> None:
        done = self._answer.state == "done"
        for key, made in self._figures.items():
            shown = self._facts.figures.get(key)
            if shown is None or key in self._answer.figures:
                made.set_value(self._answer.figures.get(key))
            elif shown.old:
                made.set_stale(shown.old, shown.text)
            else:
                made.set_counted(shown.text)
            made.set_origin(self._facts.origins.get(key, ""))
            show_or_hide(made, visible=done)

    def _show_message(self, *, arrange: bool = True) -> None:
        """The first wrong figure's sentence, else the owner's finding."""
        done = self._answer.state == "done"
        wrong = {key: made.error() for key, made in self._figures.items() if done and made.error()}
        sentence = f"{next(iter(wrong.values()))}{NOT_TAKEN}" if wrong else ""
        self._status: Status = "wrong" if sentence else self._facts.status
        self.setAccessibleName(f"{self.duty.title}，{STATUS[self._status][2]}")
        level = "wrong" if sentence else self._facts.finding_level
        sentence = sentence or self._facts.finding
        self._show_made("_message", visible=bool(sentence))
        if sentence:
            self._message.setText(sentence)
            theme.set_state(self._message, role=STATUS[level][1].replace("quiet", "secondary"))
        if arrange:
            self._arrange()
            self.update()
        if tuple(wrong) != self._unread:
            self._unread = tuple(wrong)
            self.unread_changed.emit(self._unread)

    # geometry

    def sizeHint(self) -> QSize:
        return QSize(theme.px(686) + 2 * BLEED, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Place the children for the present width and take the height they need."""
        if self._arranging:
            return
        self._arranging = True
        columns, line = duty_columns(self.width()), theme.px(LINE)
        title_width = columns.segmented - columns.title - 4
        lines = self._title.heightForWidth(title_width)
        bottom = EDGE + max(line, lines + 8)
        one_line = lines <= QFontMetricsF(self._title.font()).lineSpacing() * 1.5
        self._title.setGeometry(
            columns.title, EDGE + (0 if one_line else 4), title_width, line - 2 if one_line else lines
        )
        self._place(self.segmented, columns.segmented)
        if self._answer.state is None:
            self._place(self._hint, columns.figures)
        self._place(self.info, columns.info, theme.px(28))
        source = columns.source
        shows_source = columns.source >= 0 and self._answer.state == "done" and bool(self._facts.source)
        self._show_made("source", visible=shows_source)
        if shows_source:  # 台账 12 条、手工 is wider than the column: it begins before it
            source = min(source, columns.info - 4 - self.source.sizeHint().width())
            self._place(self.source, source)
        if self._answer.state in WITH_REASON:
            self._place(self._reason_label, columns.figures)
            left = columns.figures + self._reason_label.sizeHint().width() + 6
            top = EDGE + (line - theme.px(28)) // 2
            bottom = max(bottom, top + _place_text(self.reason, left, top, columns.info - 4 - left) + 4)
        figures = [made for made in self._figures.values() if made.isVisibleTo(self)]
        if figures:
            end = (source if shows_source else columns.info) - theme.px(8)
            bottom = max(bottom, flow(figures, columns.figures, end, EDGE, line, below=columns.segmented))
        self._take_height(self._arrange_below(columns.segmented, columns.info, bottom))
        self._arranging = False

    def _arrange_below(self, left: int, right: int, bottom: int) -> int:
        """Place details, message and the opened part under the first line."""
        indent = max((label.sizeHint().width() + 8 for label, _ in self._details.values()), default=0)
        indent = max(indent, theme.px(64))
        for label, field_ in self._details.values():
            if field_.isVisibleTo(self):
                label.setGeometry(left, bottom, indent - 8, theme.px(28))
                bottom += _place_text(field_, left + indent, bottom, right - 4 - left - indent) + 6
        if "_message" in self.__dict__ and self._message.isVisibleTo(self):
            height = self._message.heightForWidth(right - left)
            self._message.setGeometry(left, bottom - 2, right - left, height)
            bottom += height + 4
        if self._more is not None and self._open:
            height = self._more.sizeHint().height()
            self._more.setGeometry(left, bottom, right - 4 - left, height)
            bottom += height
        return bottom + EDGE

    def _place(self, child: QWidget, x: int, width: int = 0) -> None:
        size = child.sizeHint()
        height = min(size.height(), theme.px(28))
        child.setGeometry(x, EDGE + (theme.px(LINE) - height) // 2, width or size.width(), height)

    def _take_height(self, height: int) -> None:
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.set_open(not self._open)
                return True
            if event.key() == Qt.Key.Key_F1:
                self.info_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def _set_active(self, *, active: bool) -> None:
        if active != self._active:
            self._active = active
            self.update()
        if active:
            self.activated.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._title.geometry().contains(
            event.position().toPoint()
        ):
            self.set_open(not self._open)
        else:
            super().mousePressEvent(event)

    def enterEvent(self, _event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._active or self._open:
            painting.box(painter, QRectF(0, 0, self.width(), self.height() - 1), "wash")
        painting.fill(painter, QRectF(BLEED, self.height() - 1, self.width() - 2 * BLEED, 1), "line")
        icon, tint, _ = STATUS[self._status]
        painting.icon(
            painter,
            icon,
            tint if self._status != "empty" else "edge",
            BLEED,
            EDGE + theme.px(LINE) / 2,
            self,
        )
        if self._hovered or self._active or self._open:
            columns = duty_columns(self.width())
            name = "chevron-up" if self._open else "chevron-down"
            painting.icon(painter, name, "quiet", columns.segmented - 15, EDGE + theme.px(LINE) / 2, self, 12)


def _place_text(text: GrowingText, x: int, y: int, width: int) -> int:
    """Put a text that knows its own height somewhere; gives that height."""
    text.move(x, y)
    text.resize(width, text.height())
    return text.height()

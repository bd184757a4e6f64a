"""A section's checklist: a row a duty, its answer changed as it is given, its explanation beside it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from fzdesk.catalogue.model import Duty
from fzdesk.gui.pages.duty_facts import counted_figure, is_counted, row_facts, texts_by_hand
from fzdesk.gui.pages.focus import cursor_in, set_cursor
from fzdesk.gui.pages.page import A_FRAME_MS, Block, StepPage
from fzdesk.gui.pages.typing_pause import TypingPause
from fzdesk.gui.widgets.duty_columns import DutyHeader
from fzdesk.gui.widgets.duty_row import DutyRow, RowFacts
from fzdesk.operations import answers
from fzdesk.report.model import STATE_TITLES, Answer, FigureValue, State
from fzdesk.report.progress import section_duties
from fzdesk.report.prose import reconcile

if TYPE_CHECKING:
    from fzdesk.gui.pages.info_panel import InfoPanel

USUAL_HEIGHT, AROUND = 720, 160  # pixels of a window, and how many of them at least are bars and headings
Shown = dict[str, tuple[Answer, RowFacts]]  # by the duty's key


class DutyTable(Block):
    """The checklist of one section."""

    def __init__(self, page: StepPage, section_key: str) -> None:
        super().__init__(page)
        self.section_key = section_key
        self._made: dict[str, DutyRow] = {}
        self._waiting: tuple[Duty, ...] = ()  # those whose rows are not made yet
        self._pause = TypingPause(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._header = DutyHeader()
        self._layout.addWidget(self._header)

    @property
    def rows(self) -> dict[str, DutyRow]:
        """All rows, by the duty's key."""
        self.complete()
        return self._made

    def duties(self) -> tuple[Duty, ...]:
        """The section's duties that concern this kind of unit."""
        section = self.session.catalogue.section(self.section_key)
        return section_duties(section, self.session.report) if section else ()

    def refresh(self) -> None:
        if self._pause.waiting:
            self._pause.now()
        duties, shown = self.duties(), self._shown()
        if list(shown) != [*self._made, *(duty.key for duty in self._waiting)]:
            self._build(duties, shown)
        self.setVisible(bool(duties))
        for key, row in self._made.items():
            row.set_answer(*shown[key])
        self._header.show_source(shown=any(facts.counted for _, facts in shown.values()))

    def _shown(self) -> Shown:
        duties, figures, answers_ = self.duties(), self.session.figures, self.session.report.answers
        with_source, shown = any(is_counted(duty, figures) for duty in duties), Shown()
        section = self.session.catalogue.section(self.section_key)
        by_hand = texts_by_hand(section, self.session.report.sections[self.section_key]) if section else {}
        for duty in duties:
            answer = answers_.get(duty.key, Answer())
            shown[duty.key] = (
                answer,
                row_facts(duty, answer, figures, with_source=with_source, by_hand=by_hand.get(duty.key)),
            )
        return shown

    def focus_field(self, key: str, cursor: int = -1) -> bool:
        duty = next((d for d in self.rows if key == d or key.startswith(f"{d}.")), "")
        if not duty:
            return False
        row, name = self.rows[duty], key.removeprefix(duty).lstrip(".")
        found = row.focus_field(name)
        self.page.make_visible(row)
        if found and (widget := row.focusWidget()) is not None:
            set_cursor(widget, cursor)
        return True

    def field_at(self, widget: QWidget) -> tuple[str, int] | None:
        for key, row in self._made.items():
            if not row.isAncestorOf(widget):
                continue
            name = row.field_of(widget)
            return (f"{key}.{name}", cursor_in(widget)) if name else (key, -1)
        return None

    def tab_order(self) -> list[QWidget]:
        return [widget for row in self._made.values() for widget in row.tab_order()]

    def leave(self) -> None:
        self._pause.now()
        for row in self._made.values():
            row.leave()

    def set_editable(self, editable: bool) -> None:
        """Rows of a report that may only be looked at stand disabled; their explanations still open."""
        for row in self._made.values():
            row.set_editable(editable)

    # rows

    def _build(self, duties: tuple[Duty, ...], shown: Shown) -> None:
        """Make the rows that are in sight when the page comes; the others follow once it is painted."""
        self._close_info()
        for row in self._made.values():
            row.hide()
            row.deleteLater()
            self.page.tell_unread(row.duty.key, {})
        window = QApplication.activeWindow()  # none yet where a draft is opened as the program starts
        self._made, room = {}, (window.height() if window else USUAL_HEIGHT) - AROUND
        for duty in duties:
            if room <= 0:
                break
            row = self._made[duty.key] = self._row(duty, *shown[duty.key])
            room -= row.height()
        self._waiting = duties[len(self._made) :]
        if self._waiting:
            QTimer.singleShot(A_FRAME_MS, self, self.complete)
        self.rebuilt = True
        self.set_editable(self.session.editable)

    def complete(self) -> None:
        if not self._waiting:
            return
        duties, self._waiting, shown = self._waiting, (), self._shown()
        for duty in duties:
            row = self._made[duty.key] = self._row(duty, *shown[duty.key])
            row.show()  # Qt would show it with the next event: until then nothing leaves room for it
        self.rebuilt = True
        self.set_editable(self.session.editable)
        self.page.order_fields()

    def _row(self, duty: Duty, answer: Answer, facts: RowFacts) -> DutyRow:
        row = DutyRow(duty, None, answer, facts)
        self._layout.addWidget(row)
        row.state_chosen.connect(partial(self._set_state, duty))
        row.reason_committed.connect(partial(self._answer, duty, "reason", "改原因"))
        row.remark_committed.connect(partial(self._answer, duty, "remark", "改备注"))
        row.variant_chosen.connect(partial(self._answer, duty, "variant", "换措辞"))
        row.mention_chosen.connect(partial(self._answer, duty, "mention", "改写不写"))
        row.figure_committed.connect(partial(self._set_figure, duty))
        row.detail_committed.connect(partial(self._set_detail, duty))
        row.figure_clicked.connect(partial(self._ask_about_figure, duty))
        row.source_clicked.connect(partial(self._show_ledger, duty))
        row.info_wanted.connect(partial(self._toggle_info, duty))
        row.unread_changed.connect(partial(self._tell_unread, duty))
        # What is typed counts at every pause, not only when the field is left.
        row.edited.connect(lambda name: self._pause.later((row, name), partial(self._take, row, name)))
        return row

    def _take(self, row: DutyRow, name: str) -> None:
        if name == "reason":
            self._answer(row.duty, name, "改原因", row.reason.text())
        elif any(name == figure.key for figure in row.duty.figures):
            row.figure_field(name).take()
        else:
            self._set_detail(row.duty, name, row.detail_field(name).text())

    # answers

    def _set_state(self, duty: Duty, state: State | None) -> None:
        label = f"{duty.title}：{STATE_TITLES[state]}" if state else f"取消回答：{duty.title}"
        self.page.change(answers.set_state(self.session.report, duty.key, state), label, duty.key)

    def _answer(self, duty: Duty, field: str, label: str, value: Any) -> None:
        report = answers.answer(self.session.report, duty.key, **{field: value})
        self.page.change(report, f"{label}：{duty.title}", f"{duty.key}.{field}")

    def _set_detail(self, duty: Duty, name: str, text: str) -> None:
        report = answers.set_detail(self.session.report, duty.key, name, text)
        self.page.change(report, f"改内容：{duty.title}", f"{duty.key}.{name}")

    def _set_figure(self, duty: Duty, name: str, value: FigureValue | None) -> None:
        report = answers.set_figure(self.session.report, duty.key, name, value)
        title = next(figure.title for figure in duty.figures if figure.key == name)
        report = reconcile(report, self.session.catalogue)
        self.page.change(report, f"改数字：{title}", f"{duty.key}.{name}")

    def _tell_unread(self, duty: Duty, names: tuple[str, ...]) -> None:
        titles = {f"{duty.key}.{figure.key}": figure.title for figure in duty.figures if figure.key in names}
        self.page.tell_unread(duty.key, titles)

    def _show_ledger(self, duty: Duty) -> None:
        """台账 n 条 was clicked: show the entries."""
        if figure := counted_figure(duty, self.session.figures):
            self.page.ledger_wanted.emit(figure)

    def _ask_about_figure(self, duty: Duty, name: str) -> None:
        """A counted figure was clicked: go to its ledger, or type it instead."""
        figure = next(figure for figure in duty.figures if figure.key == name)
        found = self.session.figures.get(f"{duty.key}.{name}")
        if found is None:
            return
        menu = QMenu(self)
        if found.origin == "counted":
            ledger = next((k.title for k in self.session.catalogue.ledgers if k.key == figure.ledger), "")
            words = f"看{ledger}里计入的 {found.entries} 条"
            menu.addAction(words, lambda: self.page.ledger_wanted.emit(f"{duty.key}.{name}"))
        typed = menu.addAction("改为手工填报", partial(self._type_instead, duty, name, found.value))
        typed.setEnabled(self.session.editable)
        menu.setToolTipsVisible(True)
        typed.setToolTip("清空格子就恢复自动计算")
        box = self.rows[duty.key].figure_field(name).box
        menu.popup(box.mapToGlobal(QPoint(0, box.height() + 2)))

    def _type_instead(self, duty: Duty, name: str, value: Any) -> None:
        self._set_figure(duty, name, FigureValue(value))
        self.rows[duty.key].focus_field(name)

    # explanation

    @cached_property
    def info(self) -> InfoPanel:
        """What to write and the 依据, made for the first ⓘ that is pressed."""
        from fzdesk.gui.pages.info_panel import InfoPanel

        panel = InfoPanel()
        panel.closed.connect(self._close_info)
        return panel

    def _toggle_info(self, duty: Duty) -> None:
        if self.info.duty is duty and self.info.isVisible():
            self._close_info()
            return
        row = self.rows[duty.key]
        self._layout.removeWidget(self.info)
        self.page.clear_side()
        if self.page.can_put_aside():
            self.page.put_aside(self.info, row)
        else:
            self._layout.insertWidget(self._layout.indexOf(row) + 1, self.info)
        self.info.show_duty(duty)
        QWidget.setTabOrder(row.info, self.info.close_button)
        self.page.make_visible(self.info)

    def _close_info(self) -> None:
        if "info" in self.__dict__:
            self.info.show_duty(None)

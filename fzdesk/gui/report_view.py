"""The report being written: steps at the left, the step's page in the middle, the paper at the right."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from fzdesk.gui import theme
from fzdesk.gui.forms.ui_report_view import Ui_ReportView
from fzdesk.gui.page_column import PageColumn, column_width
from fzdesk.gui.pages.headings import printed_numbers
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.pages.registry import page_for
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.steps_list import SideItem
from fzdesk.report.progress import STEP_TITLES, Step

SIDE_WIDTH = 216
UNIT_EDGES = 40  # beside the unit's name in its button: the column's edges and the button's own
FORM_FIELDS = {
    "letterhead": "form.marks",
    "title": "form.title_kind",
    "subtitle": "form.date",
    "addressee": "form.addressee",
    "signature": "form.date",
    "attachments": "form.attachments",
    "annex": "form.attachments",
    "colophon": "form.copies",
}
"""Which field of 落款 makes what of the paper, by the place's id."""
UNNUMBERED = "　　　"  # as wide as （一）
DRAWER_BELOW = 1280  # logical px of the window: narrower, the paper is a drawer


class ReportView(QWidget):
    """The wizard of one open report."""

    step_changed = Signal()
    report_menu_wanted = Signal()
    place_wanted = Signal(str)  # another place of the window
    reopen_wanted = Signal()  # 撤回定稿
    ledger_wanted = Signal(str)  # full key of a figure: the rows it counts

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._pages: dict[str, StepPage] = {}
        self._key = ""
        self._keys = [step.key for step in session.steps]
        self._drawer_wanted = False
        self._paper_hidden = False
        self._findings: Mapping[str, tuple[int, int]] = {}  # step key -> errors, warnings
        self.ui = Ui_ReportView()
        self.ui.setupUi(self)
        self.ui.side.setFixedWidth(theme.px(SIDE_WIDTH))
        theme.set_state(self.ui.reportButton, role="unit")
        self.ui.reportButton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ui.reportButton.clicked.connect(self.report_menu_wanted)
        self.ui.steps.chosen.connect(self.show_step)
        self.ui.places.follow = False
        self.ui.places.chosen.connect(self.place_wanted)
        QWidget.setTabOrder(self.ui.places, self.ui.steps)  # from the steps Tab goes into the page
        self.page_column = PageColumn(session, self)
        self.page_column.paragraph_chosen.connect(self.show_paragraph)
        self.page_column.hide_wanted.connect(self.toggle_paper)
        self.page_column.pages_shown.connect(self._refresh_places)
        session.changed.connect(self._refresh)
        self._refresh_steps()

    # ---- steps

    @property
    def step(self) -> Step:
        """The step whose page is shown."""
        return next((s for s in self.session.steps if s.key == self._key), self.session.steps[0])

    @property
    def page(self) -> StepPage:
        """The page that is shown."""
        return self._pages[self._key]

    def neighbour(self, by: int) -> Step | None:
        """The step before (-1) or after (+1) the shown one."""
        keys = [step.key for step in self.session.steps]
        at = keys.index(self.step.key) + by
        return self.session.steps[at] if 0 <= at < len(keys) else None

    def show_step(self, key: str) -> None:
        """Show a step's page; the page left behind hands over what was typed."""
        if key.startswith("part:"):
            key = next(s.key for s in self.session.steps if s.part == key.removeprefix("part:"))
        elif not any(step.key == key for step in self.session.steps):
            key = self._key or self.session.steps[0].key  # it is left out now
        if self._key in self._pages and key != self._key:
            self.page.leave()
        self._key = key
        if key not in self._pages:
            self._add_page(self.step)
            self.page.refresh()
            self._order_fields()
        self.ui.work.setCurrentWidget(self.page)
        self.page.refresh()
        self.ui.steps.set_current(key)
        self.page_column.show_step(self.step)
        self.step_changed.emit()

    def _add_page(self, step: Step) -> None:
        page = page_for(self.session, step)
        page.jump.connect(self.show_field)
        page.ledger_wanted.connect(self.ledger_wanted)
        page.place_wanted.connect(self.place_wanted)
        page.reopen_wanted.connect(self.reopen_wanted)
        self._pages[step.key] = page
        self.ui.work.addWidget(page)

    def _order_fields(self) -> None:
        """Let Tab go from the steps into the page, and from there to what comes after it."""
        for one, other in pairwise([self.ui.steps, *self.page.field_order()]):
            QWidget.setTabOrder(one, other)

    def next_missing(self, *, from_start: bool) -> str:
        """The field after the one the clerk is at that is still to be filled in; empty when there is none."""
        steps = self.session.steps
        places = [(number, one.field or one.step) for number, s in enumerate(steps) for one in s.missing]
        fields = [field for _, field in places]
        if not places or from_start:
            return fields[0] if fields else ""
        for here in (self.page.place()[0], self._key):  # a page of which all is missing is one place
            if here in fields:
                return fields[(fields.index(here) + 1) % len(fields)]
        at = steps.index(self.step)
        return next((field for number, field in places if number >= at), fields[0])

    def show_field(self, field: str) -> bool:
        """Go to a field by its key, on whichever page it is; False where there is none."""
        step = self._step_of(field)
        if step is None:
            return self.show_paragraph(field)
        self.show_step(step.key)
        if field == step.key:
            self.page.begin()
            return True
        return self.page.focus_field(field)

    def show_paragraph(self, place: str) -> bool:
        """Go to a paragraph of the text or to a section (“section.study”), as after a click on the paper."""
        kind, _, key = place.partition(".")
        if field := FORM_FIELDS.get(kind):
            self.show_step("form")
            return self.page.focus_field(field)
        if kind in ("section", "part"):
            step = next((s for s in self.session.steps if key in (*s.sections, s.part)), None)
            if step is not None:
                self.show_step(step.key)
            return step is not None
        for section, state in self.session.report.sections.items():
            if any(p.id == place for p in state.prose):
                step = next((s for s in self.session.steps if section in s.sections), None)
                if step is not None:
                    self.show_step(step.key)
                    return self.page.focus_field(place)
        return False

    def _step_of(self, field: str) -> Step | None:
        head = field.partition(".")[0].partition(":")[0]
        if head == "own":  # a section of the clerk's own: own.<id>
            head = ".".join(field.split(".")[:2])
        kinds = dict.fromkeys(("unit", "period", "deadline"), "form") | {
            "problem": "problems",
            "plan": "plans",
        }
        head = kinds.get(head, head)
        return next((s for s in self.session.steps if head in (s.key, *s.sections)), None)

    # ---- place

    def place(self) -> tuple[str, str, int, int]:
        """Step, field, cursor and scroll place, to come back to."""
        return (self._key, *self.page.place())

    def restore(self, step: str, field: str, cursor: int, scroll: int) -> None:
        """Come back to where the clerk was."""
        self.show_step(step)
        self.ui.steps.setFocus()
        if field:
            self.page.restore(field, cursor, scroll)
        else:
            self.page.begin()
        # so that the first picture is as it stays: the bars have their words, the page is where it was left
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.page.scroll_to(scroll)

    def leave(self) -> None:
        """Hand over what is being typed."""
        if self._key in self._pages:
            self.page.leave()

    # ---- drawing

    def _refresh(self) -> None:
        before, self._keys = self._keys, [step.key for step in self.session.steps]
        self._refresh_steps()
        gone = [key for key in self._pages if not any(step.key == key for step in self.session.steps)]
        for key in gone:
            self.session.forget_unread(key)
            page = self._pages.pop(key)
            self.ui.work.removeWidget(page)
            page.deleteLater()
        if self._key in gone:
            beside = (*before[before.index(self._key) :], *reversed(before))  # as 不写这一节 goes on
            self.show_step(next(key for key in beside if key in self._keys))
        elif self._key:
            self.page.refresh()
            self.step_changed.emit()

    def _refresh_steps(self) -> None:
        report = self.session.report
        button, unit = self.ui.reportButton, report.unit.name
        room = theme.px(SIDE_WIDTH) - UNIT_EDGES
        short = QFontMetricsF(theme.font()).elidedText(unit, Qt.TextElideMode.ElideMiddle, room)
        button.setText(f"{short}\n{report.year} 年度报告".replace("&", "&&"))
        button.setToolTip("换一个年度，或新写一个年度" if short == unit else unit)
        button.setAccessibleName(f"{unit}{report.year}年度报告，换一个年度")
        self.ui.steps.set_items(self._items())
        self._refresh_places()

    def _refresh_places(self) -> None:
        """The two lines under the steps: what is wrong, and how many pages there are."""
        errors = sum(wrong for wrong, _ in self._findings.values())
        pages = self.page_column.count()
        ui = self.ui
        ui.places.set_items(
            [
                SideItem("", "", kind="rule"),
                SideItem(
                    "check", "校核", f"错误 {errors}" if errors else "", icon="shield", tail_tint="wrong"
                ),
                SideItem("export", "预览与导出", f"{pages} 页" if pages else "", icon="export"),
            ]
        )
        ui.places.setFixedHeight(ui.places.sizeHint().height())

    def show_findings(self, counts: Mapping[str, tuple[int, int]]) -> None:
        """Say beside the steps how many errors and warnings the check found in them."""
        if counts != self._findings:
            self._findings = counts
            self.ui.steps.set_items(self._items())
            self._refresh_places()

    def _item(self, step: Step, title: str, *, strong: bool = False) -> SideItem:
        """A step as a line of the list: what is wrong, else what is left to do, else what to look at."""
        errors, warnings = self._findings.get(step.key, (0, 0))
        if errors:
            return SideItem(step.key, title, tail=f"错误 {errors}", mark="wrong", strong=strong)
        if warnings and step.state == "done":
            return SideItem(step.key, title, tail=f"提醒 {warnings}", mark="attention", strong=strong)
        return _item(step, title, strong=strong)

    def _items(self) -> list[SideItem]:
        """The steps with the numbers they print with; what does not print (yet) has none."""
        items: list[SideItem] = []
        numbers = printed_numbers(self.session.document)
        for step in self.session.steps:
            part = self.session.catalogue.part(step.part)
            number = numbers.get(f"part.{step.part}", "").rstrip("、")
            lead = f"{number}　" if number else ""
            if part is None or part.kind != "achievements":
                items.append(self._item(step, f"{lead}{step.title}", strong=True))
                continue
            if not any(item.key == f"part:{part.key}" for item in items):
                items.append(self._part_item(part.key, f"{lead}{part.title}"))
            inner = numbers.get(f"section.{step.key}", UNNUMBERED)
            items.append(self._item(step, f"{inner}{step.title}"))
        return items

    def _part_item(self, key: str, title: str) -> SideItem:
        steps = [one for one in self.session.steps if one.part == key and one.state != "optional"]
        done = sum(step.state == "done" for step in steps)
        return SideItem(
            f"part:{key}", title, tail=f"{done} / {len(steps)}", strong=True, kind="item", dim=False
        )

    # ---- width

    @property
    def _narrow(self) -> bool:
        return self.width() < theme.px(DRAWER_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Beside the work in a wide window; in a narrow one a drawer over its right side."""
        column, width = self.page_column, column_width(self.width())
        column.setFixedWidth(width)
        docked = self.ui.columns.indexOf(column) >= 0
        if self._narrow == docked:
            if docked:
                self.ui.columns.removeWidget(column)
            else:
                self.ui.columns.addWidget(column)
        column.setVisible(self._drawer_wanted if self._narrow else not self._paper_hidden)
        if self._narrow:
            column.setGeometry(self.width() - width, 0, width, self.height())
            column.raise_()

    def paper_shown(self) -> bool:
        """Whether the paper is in sight."""
        return self._drawer_wanted if self._narrow else not self._paper_hidden

    def show_paper(self) -> None:
        """Show the paper where it is not in sight."""
        if not self.paper_shown():
            self.toggle_paper()

    def toggle_paper(self) -> None:
        """Show or hide the paper (a drawer in a narrow window)."""
        if self._narrow:
            self._drawer_wanted = not self._drawer_wanted
        else:
            self._paper_hidden = not self._paper_hidden
        self._arrange()
        self.step_changed.emit()


def _item(step: Step, title: str, *, indent: int = 0, strong: bool = False) -> SideItem:
    """A step as a line of the list: what is left to do at the right."""
    match step.state:
        case "attention":
            words = f"待填 {len(step.missing)}"
            return SideItem(step.key, title, tail=words, mark="attention", indent=indent, strong=strong)
        case "done":
            return SideItem(step.key, title, mark="done", indent=indent, strong=strong)
        case "doing":
            return SideItem(
                step.key, title, tail=f"{step.answered} / {step.total}", indent=indent, strong=strong
            )
        case "optional":
            words = STEP_TITLES[step.state]
            return SideItem(step.key, title, tail=words, indent=indent, strong=strong, dim=not strong)
        case _:
            return SideItem(step.key, title, mark="empty", indent=indent, strong=strong, dim=not strong)

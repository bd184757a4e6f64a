"""The page 校核: what was found, by level and by section, each with what can be done about it."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.check import files, words
from fzdesk.gui.check.deeds import Deeds
from fzdesk.gui.check.finding_row import FindingRow, row_button
from fzdesk.gui.check.findings import Findings, Found
from fzdesk.gui.forms.ui_check_page import Ui_CheckPage
from fzdesk.gui.page_column import PageColumn
from fzdesk.gui.place import PlacePage
from fzdesk.gui.widgets.emptying import empty_layout
from fzdesk.gui.widgets.status_words import EmptyState
from fzdesk.gui.widgets.steps_list import SideItem, StepsList

SIDE_WIDTH, PAPER_WIDTH, NARROW = 216, 416, 1280
ALL, DISMISSED, BLANKS = "all", "dismissed", "blanks"
LEVELS = ("error", "warning", "note")
NOTHING = "没有发现问题。"


class CheckPage(PlacePage):
    """Shows the findings of the session's report; ``jump_wanted`` leads to the words in the text."""

    jump_wanted = Signal(object)  # Found
    blanks_wanted = Signal()

    def __init__(self, findings: Findings, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings, self.deeds, self.session = findings, deeds, findings.session
        self.rows: list[FindingRow] = []
        self._heads: list[tuple[QLabel, Found]] = []  # where a group's page number stands, its first finding
        self._filter, self._current = ALL, ""
        self._shown: tuple[object, ...] = ()
        self.ui = Ui_CheckPage()
        self.ui.setupUi(self)
        self.ui.side.setFixedWidth(theme.px(SIDE_WIDTH))
        self.list = StepsList(self.ui.side, height=32)
        self.list.setAccessibleName("问题分类")
        self.ui.sideLayout.addWidget(self.list)
        self.list.chosen.connect(self._choose)
        theme.wear(self.ui.fixAllButton, "tick")
        self.paper = PageColumn(self.session, self)
        self.paper.setFixedWidth(theme.px(PAPER_WIDTH))
        self.paper.hide_wanted.connect(self.paper.hide)
        self.ui.columns.addWidget(self.paper)
        self.ui.fixAllButton.clicked.connect(deeds.fix_all)
        self.ui.remarksButton.clicked.connect(lambda: files.save_remarked(self, findings))
        self.ui.factsButton.clicked.connect(self._update_facts)
        self.paper.pages_shown.connect(self._show_page_numbers)
        deeds.told.connect(self.ui.notice.tell)
        findings.changed.connect(self._follow)

    def refresh(self) -> None:
        """Show what was found; nothing is built anew while it is the same."""
        found = self.findings
        blanks = len(self.session.missing())
        now = (self._filter, blanks, found.checked, found.open(), found.dismissed())
        if now == self._shown:
            return
        self._shown = now
        self._show_list()
        self._show_head()
        self._build()

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        row = next((row for row in self.rows if row.found.id == self._current), None)
        (self.list if row is None else row).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.paper.setVisible(self.width() >= theme.px(NARROW))

    # ---- the list at the left, the head

    def _show_list(self) -> None:
        found, left = self.findings.open(), self.findings.dismissed()
        items = [SideItem(ALL, "全部问题", str(len(found)), icon="shield")]
        for level in LEVELS:
            icon, tint, word = words.LOOKS[level]
            count = self.findings.count(level)
            tail_tint = tint if count else ""
            items.append(SideItem(level, word, str(count), icon=icon, icon_tint=tint, tail_tint=tail_tint))
        if blanks := len(self.session.missing()):
            items.append(SideItem(BLANKS, "待填", str(blanks), icon="attention", icon_tint="attn"))
        items.append(SideItem(DISMISSED, "已忽略", str(len(left)), icon="eye-off"))
        if found:
            items += [SideItem("rule", "", kind="rule"), SideItem("caption", "按部分看", kind="caption")]
        for title, group in groupby(found, self._title):
            items.append(SideItem(f"at:{title}", title, str(len(list(group)))))
        if self._filter not in [item.key for item in items]:
            self._filter = ALL
        self.list.set_items(items)
        self.list.set_current(self._filter)

    def _title(self, found: Found) -> str:
        return words.place_words(found, self.session)

    def _show_head(self) -> None:
        from fzdesk.catalogue.laws import laws

        found = self.findings.open()
        if not self.findings.checked:
            said = "正在校核…"
        elif found:
            said = f"{len(found)} 个问题。保存、导出草稿不受影响。"
        else:
            said = "写到哪里就校核到哪里，不用另外点。"
        self.ui.summary.setText(said)
        count = sum(one.at_once for one in found) if self.deeds.editable else 0
        self.ui.fixAllButton.setVisible(count > 0)
        self.ui.fixAllButton.setText(f"修复能直接改的 {count} 处")
        self.ui.fixAllButton.setToolTip("只改标点和符号，字词和数字不动")
        day = laws().as_of
        self.ui.caption.setText(f"法规库截至 {day.year} 年 {day.month} 月")

    def _choose(self, key: str) -> None:
        if key == BLANKS:
            self.list.set_current(self._filter)
            self.blanks_wanted.emit()
            return
        self._filter = key
        self.refresh()
        self.ui.scroll.verticalScrollBar().setValue(0)

    # ---- the rows

    def _wanted(self) -> tuple[Found, ...]:
        found = self.findings.open()
        if self._filter in LEVELS:
            return tuple(one for one in found if one.finding.level == self._filter)
        if self._filter.startswith("at:"):
            return tuple(one for one in found if f"at:{self._title(one)}" == self._filter)
        return () if self._filter == DISMISSED else found

    def _build(self) -> None:
        """Build the rows anew; the current one, or the one in its place, stays open and keeps the focus."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.ui.contents.isAncestorOf(focus)
        old = [row.found.id for row in self.rows]
        at = old.index(self._current) if self._current in old else 0
        layout = self.ui.rowsLayout
        empty_layout(layout)
        self.rows, self._heads = [], []
        wanted, left = self._wanted(), self.findings.dismissed()
        for title, group in groupby(wanted, self._title):
            head, page = _group_head(title)
            layout.addWidget(head)
            here = tuple(group)
            self._heads.append((page, here[0]))
            for found in here:
                layout.addWidget(self._row(found))
        if self._filter in (ALL, DISMISSED):
            for one in left:
                layout.addWidget(self._left_row(one))
        self._show_page_numbers()
        if not layout.count():
            layout.addWidget(EmptyState(NOTHING if self.findings.checked else "正在校核…", icon="shield"))
        layout.addStretch(1)
        ids = [row.found.id for row in self.rows]
        if ids:
            self._current = self._current if self._current in ids else ids[min(at, len(ids) - 1)]
            self._enter(self._current)
            if had_focus:
                self.rows[ids.index(self._current)].setFocus()

    def _show_page_numbers(self) -> None:
        """第 n 页 beside each section, as the paper has it; nothing where it does not."""
        for label, found in self._heads:
            page = self.paper.page_of(found.finding.where.paragraph)
            label.setText("" if page is None else f"第 {page + 1} 页")

    def _update_facts(self) -> None:
        if files.update_facts(self):
            self.findings.forget()
            self._shown = ()
            self.refresh()

    def _row(self, found: Found) -> FindingRow:
        row = FindingRow(found, self.session, editable=self.deeds.editable)
        row.entered.connect(self._enter)
        row.moved.connect(self._move)
        row.fix_wanted.connect(lambda key: self._with(key, self.deeds.fix))
        row.jump_wanted.connect(lambda key: self._with(key, self.jump_wanted.emit))
        row.dismissed.connect(lambda key, why: self._with(key, lambda one: self.deeds.dismiss(one, why)))
        self.rows.append(row)
        return row

    def _with(self, key: str, deed: object) -> None:
        found = self.findings.find(key)
        if found is not None and callable(deed):
            deed(found)

    def _enter(self, key: str) -> None:
        """Make a row the current one: it opens, the one before closes, the paper turns to it."""
        self._current = key
        for row in self.rows:
            row.set_open(row.found.id == key)
            if row.is_open:
                step = next((s for s in self.session.steps if row.found.step in (s.key, *s.sections)), None)
                if step is not None:
                    self.paper.show_step(step)
                QTimer.singleShot(0, row, lambda row=row: self.ui.scroll.ensureWidgetVisible(row, 0, 48))

    def _move(self, by: int) -> None:
        at = next((n for n, row in enumerate(self.rows) if row.found.id == self._current), 0)
        self.rows[min(max(at + by, 0), len(self.rows) - 1)].setFocus()

    def show_found(self, found: Found) -> None:
        """Make a finding the current one, with the focus on it."""
        self._filter = ALL
        self.refresh()
        row = next((row for row in self.rows if row.found.id == found.id), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left_row(self, found: Found) -> QWidget:
        """A finding left as it is: what, why, 恢复."""
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(12, 4, 12, 4)
        reason = self.session.report.dismissed.get(found.finding.key, "")
        label = QLabel(f"已忽略　{found.finding.message}　原因：{reason}", wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "secondary")
        button = row_button("恢复", lambda: self.deeds.restore(found), "ghost")
        button.setEnabled(self.deeds.editable)
        line.addWidget(label, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return made


def _group_head(title: str) -> tuple[QWidget, QLabel]:
    """A section's head over its findings, and the label for its page."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(12, 12, 12, 4)
    layout.setSpacing(4)
    label = QLabel(title)
    label.setProperty("role", "strong")
    line = QFrame()
    line.setProperty("role", "line")
    page = QLabel()
    page.setProperty("role", "secondary")
    words = QHBoxLayout()
    words.addWidget(label, 1)
    words.addWidget(page)
    layout.addLayout(words)
    layout.addWidget(line)
    return made, page

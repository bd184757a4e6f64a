"""The page 历史版本: the timeline at the left, at the right what differs, and the ways back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from fzdesk.errors import UserError
from fzdesk.gui import theme
from fzdesk.gui.forms.ui_versions_page import Ui_VersionsPage
from fzdesk.gui.place import PlacePage
from fzdesk.gui.versions import deeds
from fzdesk.gui.versions.difference_view import Scope
from fzdesk.gui.versions.timeline_list import moment, title
from fzdesk.gui.widgets.line_row import LineRow
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.gui.widgets.status_words import EmptyState
from fzdesk.operations import versions
from fzdesk.operations.exports import PURPOSE_TITLES
from fzdesk.operations.versions import Comparison
from fzdesk.store.versions import Frozen, Version

if TYPE_CHECKING:
    from fzdesk.gui.main_window import MainWindow
    from fzdesk.gui.session import Session

SIDE_WIDTH, SIDE_NARROW, NARROW = 288, 248, 1280
NAME = "name"
LONGEST_NAME = 40
LOOKED_AT = 10  # versions, for the first that tells something
EMPTY = "还没有历史版本。关闭程序时会自动存一版，也可以现在存一个。"
UNREADABLE = "这一版读不出来。"


class VersionsPage(PlacePage):
    """One chosen version is compared with the report as it is now, two with each other."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self.session, self._window = session, window
        self._frozen: dict[int, Frozen] = {}  # versions never change
        self._compared: tuple[Frozen, Frozen] | None = None
        self._comparison: Comparison | None = None
        self.ui = Ui_VersionsPage()
        self.ui.setupUi(self)
        self._add_choices()
        self._connect()

    def _add_choices(self) -> None:
        ui = self.ui
        self.scope = Segmented([("changes", "只看改动"), ("all", "全文")], self)
        self.scope.setAccessibleName("看哪些段落")
        self.scope.set_value("changes")
        ui.scopeLayout.addWidget(self.scope)
        self.empty = EmptyState(EMPTY, "" if self.session.read_only else "存一个版本…", "history")
        ui.emptyLayout.addWidget(self.empty)
        self.name_row = LineRow("保存", name="这一版的名字", hint="起个名字，例如：送书记一稿")
        self.name_row.field.setMaxLength(LONGEST_NAME)
        self.name_row.button.setProperty("role", "primary")
        self.name_row.hide()
        ui.sideHead.addWidget(self.name_row)
        QWidget.setTabOrder(ui.finalButton, self.name_row.field)
        QWidget.setTabOrder(self.name_row.field, self.name_row.button)
        theme.wear(ui.restoreButton, "undo")
        theme.wear(ui.saveButton, "export")
        theme.wear(ui.keepButton, "flag")
        ui.keepButton.setEnabled(not self.session.read_only)
        ui.finalButton.setEnabled(not self.session.read_only)
        ui.finalButton.setText("定稿…" if self.session.editable or self.session.read_only else "撤回定稿…")

    def _connect(self) -> None:
        ui = self.ui
        ui.list.chosen.connect(self._compare)
        ui.keepButton.clicked.connect(self._begin_name)
        self.empty.clicked.connect(self._begin_name)
        self.name_row.given.connect(self._keep)
        self.name_row.cancelled.connect(self.name_row.hide)
        ui.finalButton.clicked.connect(self._change_final)
        ui.restoreButton.clicked.connect(self._restore)
        ui.saveButton.clicked.connect(self._save)
        ui.view.restore_wanted.connect(self._restore_part)
        self.scope.chosen.connect(lambda _value: self._show())
        self.session.changed.connect(self._follow)

    # ---- the place

    def refresh(self) -> None:
        """Read the timeline anew and compare."""
        kept = deeds.keeping(self.session)
        if kept is None:
            return
        self.ui.notice.hide()  # it told of what was done before
        self.session.hand_over()
        year = self.session.report.year
        try:
            found, exports = kept.run(
                lambda workbook: (workbook.versions.history(year), workbook.versions.exports(year))
            )
        except UserError as error:
            self.ui.notice.tell(str(error), "attention")
            return
        words: dict[int, str] = {}
        for one in exports:
            said = PURPOSE_TITLES.get(one.purpose, "")  # type: ignore[call-overload]
            words[one.version] = f"　导出过{said}"
        fresh = not self.ui.list.versions()
        self.ui.list.show_versions(found, words)
        if fresh:
            self._choose_telling(found)
        self.ui.list.setVisible(bool(found))
        self.ui.hint.setVisible(len(found) > 1)
        self.ui.stack.setCurrentWidget(self.ui.work if found else self.ui.empty)
        self._compare()

    def _choose_telling(self, found: Sequence[Version]) -> None:
        """Begin with the newest version that is not just what the report is now."""
        now = self._now()
        for version in found[:LOOKED_AT]:
            then = self._read(version)
            if then is not None and (then.report, then.totals) != (now.report, now.totals):
                self.ui.list.choose(version.number)
                return

    def go_to(self, target: str) -> None:
        """NAME: a version shall be kept; a number: that version."""
        if target == NAME:
            self._begin_name()
        elif target.isdigit():
            self.ui.list.choose(int(target))

    def _follow(self) -> None:
        if self.isVisible():
            self._compare()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.name_row.isVisible():
            self.ui.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.px(NARROW)
        self.ui.side.setFixedWidth(theme.px(SIDE_NARROW if narrow else SIDE_WIDTH))

    # ---- what differs

    def _compare(self) -> None:
        """The chosen version with now, or the older of two with the newer one."""
        chosen = self.ui.list.versions()
        if not chosen:
            return
        old, new = chosen[-1], chosen[0] if len(chosen) > 1 else None
        before = self._read(old)
        after = self._read(new) if new is not None else self._now()
        self._compared = (before, after) if before is not None and after is not None else None
        if self._compared is None:
            self._comparison = None
            self.ui.view.clear()
            self.ui.facts.setText(UNREADABLE)
        else:
            self._comparison = versions.compare(*self._compared)
            self.ui.facts.setText(_facts(old, new, self._comparison))
        self.ui.what.setText(_what(old, new))
        self._show()

    def _show(self) -> None:
        chosen, comparison = self.ui.list.versions(), self._comparison
        with_now = len(chosen) == 1 and comparison is not None
        usable = with_now and self.session.editable
        self.ui.restoreButton.setText(f"恢复第 {chosen[-1].number} 版…" if chosen else "")
        self.ui.restoreButton.setVisible(with_now)
        self.ui.restoreButton.setEnabled(usable)
        self.ui.saveButton.setEnabled(comparison is not None)
        if comparison is None or self._compared is None:
            return
        scope: Scope = "all" if self.scope.value() == "all" else "changes"
        paragraphs, sections = self._can_come_back(comparison) if usable else (frozenset(), {})
        self.ui.view.show_comparison(comparison, scope, paragraphs, sections)

    def _can_come_back(self, comparison: Comparison) -> tuple[frozenset[str], dict[str, str]]:
        """Paragraphs the older version has, and by their headings' ids the sections that differ."""
        assert self._compared is not None
        old = self._compared[0].report
        changed = {one.step for one in comparison.passages if one.kind != "same"}
        paragraphs = (one.id for one in comparison.passages if versions.has_paragraph(old, one.id))
        sections = {f"section.{key}": key for key in changed if key in old.sections}
        for part in self.session.catalogue.parts:  # a part that is one section has the heading of both
            if len(part.sections) == 1 and part.sections[0].key in sections.values():
                sections[f"part.{part.key}"] = part.sections[0].key
        return frozenset(paragraphs), sections

    def _now(self) -> Frozen:
        session = self.session
        return Frozen(session.report, session.catalogue, session.totals)

    def _read(self, version: Version) -> Frozen | None:
        kept = deeds.keeping(self.session)
        if version.number not in self._frozen and kept is not None:
            try:
                self._frozen[version.number] = kept.run(lambda workbook: workbook.versions.read(version))
            except UserError as error:
                self.ui.notice.tell(str(error), "attention")
        return self._frozen.get(version.number)

    # ---- deeds

    def _begin_name(self) -> None:
        if not self.session.read_only:
            self.name_row.field.clear()
            self.name_row.show()
            self.name_row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, name: str) -> None:
        self.name_row.hide()
        version = deeds.keep(self._window, " ".join(name.split()))
        if version is not None:
            self.refresh()
            self.ui.list.choose(version.number)
            self.ui.notice.tell(f"已存成第 {version.number} 版，会一直留着。")

    def _change_final(self) -> None:
        (deeds.finalise if self.session.editable else deeds.reopen)(self._window)

    def _restore(self) -> None:
        chosen = self.ui.list.versions()
        if len(chosen) == 1:
            deeds.restore(self._window, chosen[0])

    def _restore_part(self, kind: str, key: str) -> None:
        if self._compared is not None:
            deeds.restore_part(self._window, self._compared[0], kind, key)
            self.refresh()

    def _save(self) -> None:
        from fzdesk.gui.versions.saving import save_difference

        if self._comparison is not None and self._compared is not None:
            chosen = self.ui.list.versions()
            new = chosen[0] if len(chosen) > 1 else None
            newer = self._compared[1]
            said = save_difference(self, self.session, self._comparison, newer, chosen[-1], new)
            if said:
                self.ui.notice.tell(said)


def _what(old: Version, new: Version | None) -> str:
    beside = f"第 {new.number} 版" if new is not None else "现在的报告"
    return f"第 {old.number} 版与{beside}相比"


def _facts(old: Version, new: Version | None, comparison: Comparison) -> str:
    """What was compared, and how much differs."""
    sides = "　".join(
        f"第 {one.number} 版：{title(one)}，{moment(one)}，{one.who}。" for one in (old, new) if one
    )
    removed, added = comparison.size("removed"), comparison.size("added")
    if not removed and not added and not comparison.figures:
        return f"{sides}　没有不同。"
    return f"{sides}　删去 {removed} 字，增加 {added} 字。"

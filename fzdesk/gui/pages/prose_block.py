"""A section's text on a page: how much of it is automatic, what can be updated, and the editor."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.pages.duty_facts import origin_words
from fzdesk.gui.pages.page import MARGIN, Block, StepPage
from fzdesk.gui.pages.typing_pause import TypingPause
from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.gui.widgets.wrap_row import WrapRow
from fzdesk.operations import outline, paragraphs
from fzdesk.report import prose
from fzdesk.report.model import Paragraph, Report, SectionState

LABEL = "改正文"


class HintedEditor(ProseEditor):
    """The editor with a sentence in it while nothing is written."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.hint = hint

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.document().isEmpty() or self.hasFocus():
            return
        painter = QPainter(self.viewport())
        painter.setFont(theme.font("prose"))
        painter.setPen(theme.colour("quiet"))
        rect = self.viewport().rect().adjusted(MARGIN, 2, -MARGIN, 0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.hint)


class ProseBlock(Block):
    """正文 of one section."""

    def __init__(self, page: StepPage, section_key: str, *, hint: str = "") -> None:
        super().__init__(page)
        self.section_key = section_key
        self._pause = TypingPause(self)
        self.editor = HintedEditor(hint or "答完上面的事项，这里自动成文；也可以直接写。")
        self.editor.describe = self._describe
        self.count = QLabel()
        self.count.setProperty("role", "secondary")
        self.update_button = self._button("更新数字", "refresh", self._update_all)
        self.restore_button = self._button("恢复自动", "undo", self._offer_restore)
        self.add_button = self._button("增加段落", "plus", self._add_paragraph)
        self.settings_button = self._button("本节设置", "gear", self._open_settings)
        self._lay_out()
        self._connect()

    def _button(self, words: str, icon: str, clicked: object) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "ghost")
        button.setProperty("fit", "row")
        theme.wear(button, icon)
        button.clicked.connect(clicked)
        return button

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        title = QLabel("正文")
        title.setProperty("role", "strong")
        words = QWidget()
        inside = QHBoxLayout(words)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(title)
        inside.addWidget(self.count)
        buttons = (self.update_button, self.restore_button, self.add_button, self.settings_button)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.addWidget(WrapRow(words, buttons))
        outer.addLayout(head)
        outer.addWidget(self.editor)

    def _connect(self) -> None:
        editor = self.editor
        editor.edited.connect(lambda: self._pause.later(editor, self._take))
        editor.figure_clicked.connect(self._show_figure)
        editor.blank_clicked.connect(self._go_to)
        editor.undo_wanted.connect(self._undo)
        editor.redo_wanted.connect(self._redo)
        editor.update_wanted.connect(self._update)
        editor.restore_wanted.connect(self._restore)
        editor.move_wanted.connect(self._move)
        editor.delete_wanted.connect(self._delete)
        editor.cursorPositionChanged.connect(self._show_cursor)

    # the report

    @property
    def state(self) -> SectionState:
        """The section as the report has it."""
        return self.session.report.sections.get(self.section_key, SectionState())

    def refresh(self) -> None:
        """Show the section's paragraphs; what is being typed is taken over first, never dropped."""
        if self._pause.waiting:
            self._pause.now()
        shown = self._shown()
        stale = self.session.stale()
        self.editor.set_paragraphs(shown, {p.id: stale[p.id] for p in shown if p.id in stale})
        self._show_head(shown, sum(len(stale.get(p.id, ())) for p in shown))

    def _shown(self) -> tuple[Paragraph, ...]:
        """The paragraphs with something to say, and those that were just emptied in the editor."""
        wording = self.session.wording
        here = {p.id for p in self.editor.paragraphs()}
        now = (replace(p, pieces=prose.pieces(p, wording)) for p in self.state.prose)
        return tuple(
            p for p in now if p.pieces or p.origin == "own" or (p.origin == "edited" and p.id in here)
        )

    def _show_head(self, shown: tuple[Paragraph, ...], stale: int) -> None:
        written = [p for p in shown if p.pieces]
        changed = sum(p.origin != "generated" for p in written)
        tail = f"，手改 {changed} 段" if changed else "，自动生成"
        self.count.setText(f"{len(written)} 段{tail}" if written else "还没有写")
        self.update_button.setText(f"更新 {stale} 处数字")
        self.update_button.setVisible(stale > 0)
        self.restore_button.setVisible(bool(self._restorable() or self.state.removed))

    def _restorable(self) -> list[Paragraph]:
        return [p for p in self.state.prose if p.origin == "edited" and p.source]

    def leave(self) -> None:
        self._pause.now()

    def set_editable(self, editable: bool) -> None:
        """Text of a report that may only be looked at can still be read and copied."""
        self.editor.setReadOnly(not editable)
        for button in (self.update_button, self.restore_button, self.add_button, self.settings_button):
            button.setEnabled(editable)

    def _change(self, report: Report, label: str, paragraph_id: str = "") -> None:
        self.page.change(report, label, paragraph_id or self.section_key)

    def _report(self) -> Report:
        """The report with what was typed until now."""
        self._pause.now()
        return self.session.report

    # typing

    def _take(self) -> None:
        session = self.session
        report = paragraphs.set_prose(
            session.report, session.catalogue, session.totals, self.section_key, self.editor.paragraphs()
        )
        self._change(report, LABEL, self.editor.place()[0])

    def _undo(self) -> None:
        self._pause.now()
        self.session.undo()

    def _redo(self) -> None:
        self._pause.now()
        self.session.redo()

    def _delete(self, paragraph_id: str) -> None:
        report, session = self._report(), self.session
        kept = tuple(p for p in self.editor.paragraphs() if p.id != paragraph_id)
        self._change(
            paragraphs.set_prose(report, session.catalogue, session.totals, self.section_key, kept),
            "删除段落",
        )
        self.page.tell_undo("已删除一段。")

    def _move(self, paragraph_id: str, by: int) -> None:
        report = paragraphs.move_paragraph(self._report(), self.section_key, paragraph_id, by)
        self._change(report, "移动段落", paragraph_id)

    def _add_paragraph(self) -> None:
        after = self.editor.place()[0] if self.editor.paragraphs() else ""
        report, made = outline.add_paragraph(self._report(), self.section_key, after)
        self._change(report, "增加段落", made)
        self.focus_field(made)

    # figures

    def _update_all(self) -> None:
        self._update("")
        self.editor.setFocus()  # the button goes; the next one would throw away what was edited

    def _update(self, paragraph_id: str) -> None:
        report, session = self._report(), self.session
        self._change(
            paragraphs.update_figures(
                report, session.catalogue, session.totals, self.section_key, paragraph_id
            ),
            "更新数字",
            paragraph_id,
        )

    def _describe(self, key: str) -> str:
        """Where a figure comes from, for its tool tip."""
        found = self.session.figures.get(key)
        if found is None:
            return ""
        unit = "" if found.figure.is_rate or found.precision == "以上" else found.figure.unit
        where = "看计入的条目" if found.origin == "counted" else "去填写处"
        return f"{found.figure.title}：{found.shown}{unit}，{origin_words(found)}。点一下{where}。"

    def _show_figure(self, key: str) -> None:
        """A figure in the text was clicked: its entries where a ledger counts it, else where it is typed."""
        found = self.session.figures.get(key)
        if found is not None and found.origin == "counted":
            self.page.ledger_wanted.emit(key)
        else:
            self._go_to(key)

    def _go_to(self, field: str) -> None:
        if field and not self.page.focus_field(field):
            self.page.jump.emit(field)

    # automatic text

    def _offer_restore(self) -> None:
        """Ask what is to be generated again: this paragraph, or all with the deleted ones."""
        self._pause.now()
        here = self.editor.place()[0]
        menu = QMenu(self)
        one = menu.addAction("光标所在的一段", lambda: self._restore(here))
        one.setEnabled(any(p.id == here for p in self._restorable()))
        gone = len(self.state.removed)
        words = f"整节，含删掉的 {gone} 段" if gone else f"整节，{len(self._restorable())} 段"
        menu.addAction(words, lambda: self._restore(""))
        menu.popup(self.restore_button.mapToGlobal(QPoint(0, self.restore_button.height() + 2)))

    def _restore(self, paragraph_id: str) -> None:
        report, catalogue = self._report(), self.session.catalogue
        report = paragraphs.restore_generated(report, catalogue, self.section_key, paragraph_id)
        self._change(report, "恢复自动", paragraph_id)
        self.page.tell_undo("已恢复自动生成。")

    def _open_settings(self) -> None:
        from fzdesk.gui.pages.section_menu import section_menu

        self._pause.now()
        menu = section_menu(self.page, self.section_key)
        menu.popup(self.settings_button.mapToGlobal(QPoint(0, self.settings_button.height() + 2)))

    # where the clerk is

    def focus_field(self, key: str, cursor: int = -1) -> bool:
        if not self.editor.go_to(key, max(cursor, 0)):
            return False
        self.editor.setFocus()
        self.page.make_cursor_visible(self.editor)
        return True

    def field_at(self, widget: QWidget) -> tuple[str, int] | None:
        return self.editor.place() if widget in (self.editor, self.editor.viewport()) else None

    def _show_cursor(self) -> None:
        if self.editor.hasFocus():
            self.page.make_cursor_visible(self.editor)

"""引言: it stands in every report, so nothing is asked but what may be said besides; then the text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fzdesk.catalogue.model import Duty
from fzdesk.gui import theme
from fzdesk.gui.pages.focus import cursor_in, set_cursor
from fzdesk.gui.pages.page import MARGIN, Block, StepPage
from fzdesk.gui.pages.prose_block import ProseBlock
from fzdesk.gui.pages.typing_pause import TypingPause
from fzdesk.gui.session import Session
from fzdesk.gui.widgets.text_field import EnterMovesOn, LineField
from fzdesk.operations import answers
from fzdesk.report.model import Answer
from fzdesk.report.progress import Step, section_duties

EDITED = "正文手改过，上面写的不会再进正文。要用上面写的，请点正文旁的“恢复自动”。"


class PreamblePage(StepPage):
    """The first step."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step.key, parent)
        self.asked: list[IntroBlock] = []
        for key in step.sections:
            section = session.catalogue.section(key)
            for duty in section_duties(section, session.report) if section else ():
                self.asked.append(IntroBlock(self, duty))
                self.add(self.asked[-1])
            self.add(ProseBlock(self, key), above=16 if self.asked else 0)
        self.refresh()

    def show_progress(self, step: Step) -> None:  # noqa: ARG002
        self.progress.hide()


class IntroBlock(Block):
    """The one duty of the introduction: its optional words as fields, and another wording by a click."""

    def __init__(self, page: StepPage, duty: Duty) -> None:
        super().__init__(page)
        self.duty = duty
        self.fields: dict[str, LineField] = {}
        self._pause = TypingPause(self)
        self._enter = EnterMovesOn(self)
        self.another = QPushButton("换一种写法")
        theme.set_state(self.another, role="ghost", fit="row")
        theme.wear(self.another, "swap")
        self.another.clicked.connect(self._change_wording)
        self._lay_out()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 0)
        outer.setSpacing(12)
        guidance = QLabel(self.duty.guidance, wordWrap=True)
        guidance.setProperty("role", "quiet")
        guidance.setTextFormat(Qt.TextFormat.PlainText)
        outer.addWidget(guidance)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, detail in enumerate(self.duty.details):
            label, field = QLabel(detail.title), LineField(hint=detail.hint)
            label.setBuddy(field)
            field.setAccessibleName(detail.title)
            field.installEventFilter(self._enter)
            take = partial(self._take, detail.key)
            field.edited.connect(lambda _, field=field, take=take: self._pause.later(field, take))
            field.committed.connect(lambda _, take=take: take())
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
            self.fields[detail.key] = field
        outer.addLayout(grid)
        self.edited = QLabel(EDITED, wordWrap=True)
        self.edited.setProperty("role", "secondary")
        outer.addWidget(self.edited)
        buttons = QHBoxLayout()
        buttons.addWidget(self.another)
        buttons.addStretch(1)
        outer.addLayout(buttons)

    # the report

    def answer(self) -> Answer:
        """The duty's answer now."""
        return self.session.report.answers.get(self.duty.key, Answer())

    def refresh(self) -> None:
        if self._pause.waiting:
            self._pause.now()
        answer = self.answer()
        for key, field in self.fields.items():
            field.set_text(answer.details.get(key, ""))
        state = self.session.report.sections[self.duty.key.partition(".")[0]]
        edited = any(p.source and p.origin == "edited" for p in state.prose)
        self.edited.setVisible(edited)
        self.another.setVisible(len(self.duty.done) > 1 and not edited)

    def _change_wording(self) -> None:
        after = (self.session.wording.variant(self.duty) + 1) % len(self.duty.done)
        report = answers.answer(self.session.report, self.duty.key, state="done", variant=after)
        self.page.change(report, "换一种写法", self.duty.key)

    def _take(self, key: str) -> None:
        report = answers.set_detail(self.session.report, self.duty.key, key, self.fields[key].text())
        self.page.change(report, "改引言", f"{self.duty.key}.{key}")

    def leave(self) -> None:
        self._pause.now()

    # where the clerk is

    def focus_field(self, key: str, cursor: int = -1) -> bool:
        if key != self.duty.key and not key.startswith(f"{self.duty.key}."):
            return False
        field = self.fields.get(key.removeprefix(self.duty.key).lstrip("."))
        target = field or next(iter(self.fields.values()), None)
        if target is not None:
            target.setFocus()
            set_cursor(target, cursor)
        return True

    def field_at(self, widget: QWidget) -> tuple[str, int] | None:
        found = next((key for key, field in self.fields.items() if field is widget), None)
        return (f"{self.duty.key}.{found}", cursor_in(widget)) if found else None

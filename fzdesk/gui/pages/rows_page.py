"""A page of rows: what the program offers, the rows, then the text they make."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.pages.prose_block import ProseBlock
from fzdesk.gui.pages.rows_block import Offers, RowsBlock
from fzdesk.gui.session import Session
from fzdesk.report.progress import Step

HINT = "上面写一条，这里就有一段；也可以直接写。"


class RowsPage(StepPage):
    """The page of a part that is a list."""

    offered: ClassVar[type[Offers]]
    offer_words: ClassVar[str]
    listed: ClassVar[type[RowsBlock]]

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step.key, parent)
        self.offers = self.offered(self, self.offer_words)
        self.rows = self.listed(self)
        self.add(self.offers)
        self.add(self.rows)
        for key in step.sections:
            self.add(ProseBlock(self, key, hint=HINT), above=16)
        self.refresh()

    def show_progress(self, step: Step) -> None:  # noqa: ARG002
        """A list has no count to reach."""
        self.progress.hide()

"""Which fonts the pages are set with: a sample, for what, from where."""

from __future__ import annotations

from typing import Any

import msgspec
import shiboken6
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from fzdesk.document.profile import Profile
from fzdesk.gui.preview import shared_worker
from fzdesk.gui.widgets.font_sample import ORIGINS, SAMPLE, origin, sample_font

ROWS = (("title", "标题"), ("heading1", "一、"), ("heading2", "（一）"), ("body", "正文"))


class FontLines(QWidget):
    """Four quiet lines; empty until the worker has told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, tuple[QLabel, QLabel]] = {}  # role -> sample, origin
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (role, words) in enumerate(ROWS):
            sample, what, where = QLabel(SAMPLE), QLabel(words), QLabel()
            where.setProperty("role", "secondary")
            self.lines[role] = (sample, where)
            for column, label in enumerate((sample, what, where)):
                grid.addWidget(label, row, column)

    def ask(self, profile: Profile) -> None:
        """Show what this profile is set with on this PC; fonts may have changed meanwhile."""
        job = {"verb": "fonts", "profile": msgspec.to_builtins(profile)}
        shared_worker().submit(job, self._show, self._failed)

    def _show(self, answer: dict[str, Any]) -> None:
        if not shiboken6.isValid(self):
            return
        for used in answer["used"]:
            if used["role"] in self.lines:
                sample, where = self.lines[used["role"]]
                sample.setFont(sample_font(used))
                shipped = used["origin"] == "shipped"
                where.setText(ORIGINS["shipped"] if shipped else used["family"])
                where.setToolTip(origin(used))

    def _failed(self, _sentence: str, _detail: str) -> None:
        """The pages say what is wrong; these lines stay as they are."""

"""What the ⓘ of a checklist row opens: what to write, and on which rule it rests."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from fzdesk.catalogue.model import LEVEL_TITLES, Basis, Duty, Level
from fzdesk.document.form import date_text
from fzdesk.gui import theme
from fzdesk.gui.widgets.emptying import empty_layout
from fzdesk.gui.widgets.status_words import IconWord

LEVEL_WORDS: dict[Level, str] = {
    "must": "必报：有规定要求写，没有开展也要如实写明",
    "should": "应报：一般都写，没有开展可以不写",
    "may": "选报：有就写，没有不必写",
}


class InfoPanel(QWidget):
    """One duty's guidance and legal basis, beside its row.  Esc and × close it; work goes on meanwhile."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "wash")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("写什么和依据")
        self._duty: Duty | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 4, 4, 12)
        outer.setSpacing(0)
        head = QHBoxLayout()
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self.close_button = QToolButton()
        self.close_button.setAccessibleName("关闭说明")
        self.close_button.setToolTip("关闭（Esc）")
        theme.wear(self.close_button, "close", "quiet")
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        outer.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(4)
        self._body.setContentsMargins(0, 0, 28, 0)
        outer.addLayout(self._body)
        self.hide()

    @property
    def duty(self) -> Duty | None:
        """What it tells of; None while it is closed."""
        return self._duty

    def show_duty(self, duty: Duty | None) -> None:
        """Tell of ``duty``; None closes the panel."""
        self._duty = duty
        self.setVisible(duty is not None)
        if duty is None:
            return
        empty_layout(self._body)
        self._title.setText(f"{duty.title}　{LEVEL_TITLES[duty.level]}")
        self._title.setToolTip(LEVEL_WORDS[duty.level])
        self._add(duty.guidance, "")
        self._add(LEVEL_WORDS[duty.level].partition("：")[2] + "。", "secondary")
        self._body.addSpacing(4)
        self._add("依据", "secondary")
        if not duty.basis:
            self._add("没有专门规定，按本地惯例。", "")
        for basis in duty.basis:
            self._add_basis(basis)

    def _add_basis(self, basis: Basis) -> None:
        self._add(basis_words(basis), "")
        if basis.confidence != "high":
            warning = IconWord()
            warning.show_words("attention", "请核实：条款号或原文没有逐字核对", "attn")
            self._body.addWidget(warning)

    def _add(self, words: str, role: str) -> None:
        label = QLabel(words, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setProperty("role", role)
        self._body.addWidget(label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def basis_words(basis: Basis) -> str:
    """A rule in words: document, article, and since when it holds."""
    since = f"，{date_text(basis.since)}起" if basis.since else ""
    return f"{basis.document}{basis.article}{since}"

"""The dialog behind ``fzdesk.gui.messages``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.messages import Level

_ICONS: dict[Level, tuple[str, str, str]] = {
    "note": ("note", "accent", "提示"),
    "attention": ("attention", "attn", "请留意"),
    "wrong": ("wrong", "wrong", "没有成功"),
}


class MessageDialog(QDialog):
    """A calm dialog: icon, words, perhaps details, buttons with Chinese words.  Enter takes the first."""

    def __init__(
        self,
        parent: QWidget | None,
        text: str,
        level: Level,
        choices: Sequence[tuple[str, str]],
        *,
        detail: str = "",
    ) -> None:
        super().__init__(parent)
        self.chosen = ""
        icon, tint, title = _ICONS[level]
        self.setWindowTitle(title)
        self.setAccessibleName(text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(theme.pixmap(icon, tint, self, 20))
        words = QLabel(text, wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setMinimumWidth(320)
        words.setMaximumWidth(480)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(words, 1)
        layout.addLayout(head)
        self.detail = self._add_detail(layout, detail)
        layout.addLayout(self._buttons(choices, has_detail=bool(detail)))
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        usual = self.findChild(QPushButton, f"choice-{choices[0][0]}")
        if isinstance(usual, QPushButton):
            usual.setFocus()

    def _add_detail(self, layout: QVBoxLayout, detail: str) -> QPlainTextEdit:
        box = QPlainTextEdit(detail, readOnly=True)
        box.setProperty("role", "field")
        box.setFixedHeight(160)
        box.setAccessibleName("详情")
        box.hide()
        layout.addWidget(box)
        return box

    def _buttons(self, choices: Sequence[tuple[str, str]], *, has_detail: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if has_detail:
            more = QPushButton("详情")
            more.setProperty("role", "ghost")
            more.setAutoDefault(False)
            more.clicked.connect(lambda: self.detail.setVisible(not self.detail.isVisible()))
            row.addWidget(more)
        row.addStretch(1)
        for number, (key, said) in enumerate(choices):
            button = QPushButton(said)
            button.setProperty("role", "primary" if number == 0 else "")
            button.setDefault(number == 0)
            button.setObjectName(f"choice-{key}")
            button.clicked.connect(lambda _=False, key=key: self._choose(key))
            row.addWidget(button)
        return row

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()

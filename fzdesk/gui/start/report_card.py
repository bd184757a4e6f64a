"""One report on the start page: how far it is, what is left, until when, and the button that opens it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets.status_words import IconWord, ProgressLine


class ReportCard(QFrame):
    """A report of a workbook opened lately."""

    opened = Signal(object, int)  # path, year

    def __init__(
        self, path: Path, unit: str, report: dict[str, Any], *, first: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "wash" if first else "")
        self._path, self._year = path, int(report["year"])
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addLayout(_head(unit, self._year))
        words.addWidget(_label(f"{path.name}，{changed_words(report['changed'])}保存", "secondary"))
        words.addLayout(_facts(report))
        row.addLayout(words, 1)
        self.button = QPushButton("继续编写" if first else "打开")
        if first:
            self.button.setProperty("role", "primary")
        self.button.setAccessibleName(f"{self.button.text()}{unit}{self._year}年度报告")
        self.button.clicked.connect(lambda: self.opened.emit(self._path, self._year))
        row.addWidget(self.button)


def _head(unit: str, year: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(_label(unit, "group"))
    row.addWidget(_label(f"{year} 年度报告", ""))
    row.addStretch(1)
    return row


def _facts(report: dict[str, Any]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(20)
    done = sum(step["state"] == "已完成" for step in report["steps"])
    line = ProgressLine()
    line.set_progress(done, len(report["steps"]), "步")
    row.addWidget(line)
    if report["blanks"]:
        word = IconWord()
        word.show_status("attention", f"待填 {report['blanks']}")
        row.addWidget(word)
    if coming := next_deadline(report["deadlines"], dt.date.today()):
        word = IconWord()
        word.show_words("calendar", coming, "quiet")
        row.addWidget(word)
    row.addStretch(1)
    return row


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    theme.set_state(label, role=role)
    label.setWordWrap(role == "secondary")
    return label


def next_deadline(deadlines: list[dict[str, str]], today: dt.date) -> str:
    """The deadline that comes next, in words; empty when all are past."""
    days = sorted((dt.date.fromisoformat(one["date"]), one["title"]) for one in deadlines)
    for day, title in days:
        if day >= today:
            return f"{day.month}月{day.day}日前{title}，还有 {(day - today).days} 天"
    return ""


def changed_words(changed: str) -> str:
    """When something was changed, as people say it: 今天 10:32, 1月12日, 2024年3月1日."""
    at = dt.datetime.fromisoformat(changed).astimezone()
    today = dt.date.today()
    if at.date() == today:
        return f"今天 {at:%H:%M} "
    return f"{at.month}月{at.day}日" if at.year == today.year else f"{at.year}年{at.month}月{at.day}日"


def unreadable_card(path: Path, parent: QWidget | None = None) -> QWidget:
    """A workbook that could not be read: it stays in sight with what to do."""
    words = f"{path.name} 现在读不出来。请检查文件所在的磁盘，或用“找回备份”。"
    return QLabel(words, parent, wordWrap=True)

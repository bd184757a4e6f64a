"""Small pieces that say how things stand: icon with word, progress line, calm notice bar, empty state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fzdesk.gui import theme
from fzdesk.gui.widgets import painting

Status = Literal["done", "doing", "attention", "wrong", "note", "empty"]
Looks = tuple[str, str, str]  # icon, colour of the icon and the word, the word itself
STATUS: dict[Status, Looks] = {
    "done": ("done", "done", "完成"),
    "doing": ("doing", "accent", "进行中"),
    "attention": ("attention", "attn", "待填"),
    "wrong": ("wrong", "wrong", "错误"),
    "note": ("note", "quiet", "提示"),
    "empty": ("empty", "quiet", "未开始"),
}
GAP = 4
ICON = 16


class IconWord(QWidget):
    """An icon and words beside it.  ``clicked`` is emitted only when ``clickable``."""

    clicked = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, size: Literal["secondary", "base"] = "secondary"
    ) -> None:
        super().__init__(parent)
        self._icon, self._tint, self._words, self._ink = "", "quiet", "", "quiet"
        self._size = size
        self._hint: QSize | None = None  # asked for by layouts again and again
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, icon: str, words: str, tint: str = "quiet", ink: str | None = None) -> None:
        """Show ``words`` after ``icon``; ``tint`` colours the icon, ``ink`` the words if given."""
        self._icon, self._tint, self._words, self._ink = icon, tint, words, ink or tint
        self._hint = None
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def show_status(self, status: Status, words: str = "") -> None:
        """Show a status by its own icon, colour and, unless ``words`` are given, its own word."""
        icon, tint, word = STATUS[status]
        self.show_words(icon, words or word, tint)

    def words(self) -> str:
        return self._words

    def set_clickable(self, clickable: bool) -> None:
        """Let it be clicked like a link."""
        self.setCursor(Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        if self._hint is None:
            metrics = QFontMetricsF(theme.font(self._size))
            lead = ICON + GAP if self._icon else 0
            self._hint = QSize(round(lead + metrics.horizontalAdvance(self._words) + 1), theme.px(24))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.cursor().shape() == Qt.CursorShape.PointingHandCursor:
            self.clicked.emit()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, enabled = QPainter(self), self.isEnabled()
        lead = 0
        if self._icon:
            tint = self._tint if enabled else "disabled"
            painting.icon(painter, self._icon, tint, 0, self.height() / 2, self)
            lead = ICON + GAP
        rect = QRectF(lead, 0, self.width() - lead, self.height())
        ink = self._ink if enabled else "disabled"
        painting.words(painter, self._words, rect, theme.font(self._size), ink)


class PassingWords(QLabel):
    """Words about what was just done.  They take the room that is left, and go by themselves."""

    SHOWN_MS = 8000

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHorizontalStretch(1)
        self.setSizePolicy(policy)
        self._timer = QTimer(self, singleShot=True, interval=self.SHOWN_MS)
        self._timer.timeout.connect(self.clear)

    def tell(self, words: str) -> None:
        """Show ``words`` for a while."""
        self.setText(words)
        self._timer.start()


class ProgressLine(QWidget):
    """A thin bar with “5 / 7 项” after it."""

    BAR = 96

    def __init__(self, parent: QWidget | None = None, *, bar: int = BAR, words_at_right: bool = True) -> None:
        super().__init__(parent)
        self._bar, self._words_shown = bar, words_at_right
        self._done, self._total, self._words = 0, 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int, unit: str = "项") -> None:
        self._done, self._total = done, total
        self._words = f"{done} / {total} {unit}".rstrip()
        self.setAccessibleName(f"{total} {unit}中已完成 {done} {unit}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(theme.font()).horizontalAdvance(self._words) + 13 if self._words_shown else 0
        return QSize(round(self._bar + words), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        track = QRectF(0, middle - 2, self._bar, 4)
        painting.box(painter, track, "well", radius=2)
        if self._total and self._done:
            share = min(1.0, self._done / self._total)
            filled = QRectF(track.left(), track.top(), max(4.0, track.width() * share), 4)
            painting.box(painter, filled, "done" if share >= 1 else "accent", radius=2)
        if self._words_shown:
            rect = QRectF(self._bar + 12, 0, self.width() - self._bar - 12, self.height())
            painting.words(painter, self._words, rect, theme.font(), "quiet")


Level = Literal["note", "attention", "wrong"]


class NoticeBar(QFrame):
    """A calm message inside the page, with actions: what happened, what it means, what to do.

    Hidden until ``tell``; an action or × hides it again.
    """

    acted = Signal(str)  # the action's key
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 4, 8, 4)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._icon = IconWord()
        self._label = QLabel(wordWrap=True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setMinimumHeight(28)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._buttons: list[QPushButton] = []
        self._close = QPushButton()
        self._close.setProperty("role", "ghost")
        self._close.setProperty("fit", "row")
        self._close.setAccessibleName("关闭这条消息")
        theme.wear(self._close, "close", "quiet")
        self._close.clicked.connect(self._dismiss)
        for column, widget in ((0, self._icon), (1, self._label), (3, self._close)):
            self._grid.addWidget(widget, 0, column)
        self._grid.addLayout(self._actions, 0, 2)
        self.hide()

    def stack(self) -> None:
        """Put the actions under the text, where the bar is narrow."""
        self._grid.removeItem(self._actions)
        self._grid.addLayout(self._actions, 1, 1, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._icon, self._close):
            self._grid.setAlignment(widget, Qt.AlignmentFlag.AlignTop)

    def tell(
        self,
        text: str,
        level: Level = "note",
        actions: Sequence[tuple[str, str]] = (),
        *,
        closable: bool = True,
    ) -> None:
        """Show ``text``; ``actions`` are (key, words on the button)."""
        icon, tint, _ = STATUS[level]
        self._icon.show_words(icon, "", tint)
        self._label.setText(text)
        self.setAccessibleName(text)
        theme.set_state(self, state=level)
        for old in self._buttons:
            self._actions.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(key, words) for key, words in actions]
        for button in self._buttons:
            self._actions.addWidget(button)
        self._close.setVisible(closable)
        self.show()

    def pass_by(self) -> None:
        """The clerk goes on: what only told something and asks for nothing goes."""
        if self.property("state") == "note" and not self._buttons:
            self.hide()

    def text(self) -> str:
        return self._label.text()

    def _button(self, key: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("fit", "row")
        button.clicked.connect(lambda: self._act(key))
        return button

    def _act(self, key: str) -> None:
        self.hide()
        self.acted.emit(key)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()


class EmptyState(QWidget):
    """Nothing here yet: the next step in one sentence, with one button."""

    clicked = Signal()

    def __init__(
        self, sentence: str, button: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 48, 24, 48)
        layout.setSpacing(12)
        layout.addStretch(1)
        if icon:
            picture = QPushButton()
            picture.setProperty("role", "ghost")
            picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            theme.wear(picture, icon, "quiet", 20)
            layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._label = QLabel(sentence, wordWrap=True, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._label.setProperty("role", "quiet")
        layout.addWidget(self._label)
        if button:
            self.button = QPushButton(button)
            self.button.clicked.connect(self.clicked)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._label.setText(sentence)

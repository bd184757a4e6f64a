"""A box to choose from whose list may say more than the box: closed it shows the short words, all of them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from fzdesk.gui import theme

SHORT = int(Qt.ItemDataRole.UserRole) + 1
AROUND = 10  # above and below several lines together
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere)


class WordsBox(QComboBox):
    """As many lines high as its words want in its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fit", "row")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.currentIndexChanged.connect(self.updateGeometry)

    def add(self, words: str, data: object = None, short: str = "") -> None:
        """One more choice; `short` is what the closed box says of it."""
        self.addItem(words, data)
        self.setItemData(self.count() - 1, short or words, SHORT)

    def shown(self) -> str:
        """What the closed box says."""
        return str(self.currentData(SHORT) or "")

    def words_area(self) -> QRect:
        """Where it stands."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)

    def words_size(self) -> QSize:
        """The room it wants in its width."""
        within = QRect(0, 0, self.words_area().width(), theme.px(1000))
        return self.fontMetrics().boundingRect(within, _FLAGS, self.shown()).size()

    def sizeHint(self) -> QSize:
        hint, lines = super().sizeHint(), self.words_size().height()
        more = lines + theme.px(AROUND) if lines > 1.5 * self.fontMetrics().height() else 0
        widest = max(
            (self.fontMetrics().horizontalAdvance(str(self.itemData(n, SHORT))) for n in range(self.count())),
            default=0,
        )
        around = self.width() - self.words_area().width()
        return QSize(widest + around + 2, max(hint.height(), more))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.setPen(theme.colour("ink" if self.isEnabled() else "disabled"))
        painter.drawText(self.words_area(), _FLAGS, self.shown())
        painter.end()

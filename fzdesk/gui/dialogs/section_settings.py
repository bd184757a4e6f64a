"""How a section prints: its heading, how its paragraphs are counted, under which heading it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QWidget

from fzdesk.catalogue.model import ItemStyle
from fzdesk.gui.forms.ui_section_settings import Ui_SectionSettings
from fzdesk.gui.forms.ui_section_title import Ui_SectionTitle

ITEM_TITLES: dict[ItemStyle, str] = {
    "plain": "连写，不加序号",
    "inline": "一是、二是，各成一段",
    "joined": "一是、二是，合成一段",
    "numbered": "1. 2. 3.，各成一段",
}


@dataclass(frozen=True, slots=True)
class SectionChoice:
    """What the clerk chose for a section."""

    title: str
    items: ItemStyle
    merged_into: str = ""


class SectionSettings(QDialog):
    """Asks for a section's heading, counting and merging; ``ask`` gives the choice or None."""

    def __init__(
        self,
        now: SectionChoice,
        others: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        titled: bool = True,
    ) -> None:
        """``others`` are the sections it can be merged into, (key, heading); ``titled``: it has a heading."""
        super().__init__(parent)
        self.ui = Ui_SectionSettings()
        self.ui.setupUi(self)
        self.ui.title.set_text(now.title)
        self.ui.title.setAccessibleName("标题")
        _show(titled, self.ui.titleLabel, self.ui.title, self.ui.titleHint)
        self._styles = QButtonGroup(self)
        self._keys = list(ITEM_TITLES)
        for at, (key, words) in enumerate(ITEM_TITLES.items()):
            button = QRadioButton(words)
            button.setChecked(key == now.items)
            self._styles.addButton(button, at)
            self.ui.itemsLayout.addWidget(button)
        self.ui.merge.addItem("单独成一节", "")
        for other, words in others:
            self.ui.merge.addItem(f"接在“{words}”后面", other)
        self.ui.merge.setCurrentIndex(max(0, self.ui.merge.findData(now.merged_into)))
        self.ui.merge.setAccessibleName("并入另一节")
        _show(bool(others), self.ui.mergeLabel, self.ui.merge, self.ui.mergeHint)

    def choice(self) -> SectionChoice:
        """What stands in the dialog now."""
        return SectionChoice(
            self.ui.title.text().strip(), self._keys[self._styles.checkedId()], self.ui.merge.currentData()
        )

    @classmethod
    def ask(
        cls,
        now: SectionChoice,
        others: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        *,
        titled: bool = True,
    ) -> SectionChoice | None:
        """Let the clerk choose; None when cancelled."""
        dialog = cls(now, others, parent, titled=titled)
        return dialog.choice() if dialog.exec() else None


def _show(visible: bool, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setVisible(visible)


class SectionTitle(QDialog):
    """Asks for the heading of a new section; ``ask`` gives it or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_SectionTitle()
        self.ui.setupUi(self)
        self.ui.title.setAccessibleName("新一节的标题")
        self.ui.ok.setEnabled(False)
        self.ui.title.textChanged.connect(lambda text: self.ui.ok.setEnabled(bool(text.strip())))

    @classmethod
    def ask(cls, parent: QWidget | None = None) -> str | None:
        """Let the clerk write a heading; None when cancelled."""
        dialog = cls(parent)
        return dialog.ui.title.text().strip() if dialog.exec() else None

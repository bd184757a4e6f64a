"""The head of a ledger: which one, which year, how many entries, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from fzdesk.gui import theme
from fzdesk.gui.widgets.wrap_row import WrapRow

ALL_YEARS = "全部年度"


class KindHead(QWidget):
    """Title, year, count; 筛选, 导出表格, 从 Excel 粘贴."""

    year_chosen = Signal(object)  # int, None for all
    filter_toggled = Signal(bool)
    aside_wanted = Signal()  # the figures and files, where they are not beside the table
    deed_wanted = Signal(str)  # paste, import, export, template, annex, evidence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.count = QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.count.setProperty("role", "secondary")
        self.year_button = self._button("", "chevron-down", "ghost")
        self.year_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.filter_button = self._button("筛选", "filter", "ghost")
        self.filter_button.setCheckable(True)
        self.filter_button.toggled.connect(self.filter_toggled)
        self.export_button = self._button("导出表格", "export", "ghost")
        self.paste_button = self._button("从 Excel 粘贴", "paste", "")
        self._menu(
            self.export_button,
            (
                ("export", "导出这张台账…"),
                ("template", "空白表格，发给各科室填…"),
                ("annex", "放进报告附件…"),
                ("evidence", "佐证材料和目录…"),
            ),
        )
        self.paste_actions = self._menu(
            self.paste_button, (("paste", "粘贴复制好的行"), ("import", "从表格文件导入…"))
        )
        self.aside_button = self._button("数字和佐证", "panel", "ghost")
        self.aside_button.clicked.connect(self.aside_wanted)
        self.aside_button.hide()
        words = QWidget()
        line = QHBoxLayout(words)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for widget in (self.title, self.year_button, self.count):
            line.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        buttons = (self.filter_button, self.export_button, self.paste_button, self.aside_button)
        outer.addWidget(WrapRow(words, buttons))

    def _button(self, words: str, icon: str, role: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("role", role)
        theme.wear(button, icon)
        return button

    def _menu(self, button: QPushButton, deeds: Sequence[tuple[str, str]]) -> QMenu:
        menu = QMenu(button)
        for key, words in deeds:
            menu.addAction(words, lambda key=key: self.deed_wanted.emit(key))
        button.setMenu(menu)
        return menu

    def show_years(self, years: Sequence[int], year: int | None) -> None:
        """Offer the years there are, and all of them."""
        old = self.year_button.menu()
        menu = QMenu(self.year_button)
        for one in years:
            menu.addAction(f"{one} 年", lambda one=one: self.year_chosen.emit(one))
        menu.addSeparator()
        menu.addAction(ALL_YEARS, lambda: self.year_chosen.emit(None))
        self.year_button.setMenu(menu)
        if old is not None:
            old.deleteLater()
        words = f"{year} 年" if year else ALL_YEARS
        self.year_button.setText(words)
        self.year_button.setAccessibleName(f"{words}，换一个年度")

    def show_count(self, shown: int, whole: int) -> None:
        """How many entries are shown, of how many."""
        self.count.setText(f"{shown} 条" if shown == whole else f"筛选出 {shown} 条，共 {whole} 条")

    def set_editable(self, editable: bool) -> None:
        """In a workbook that may only be looked at nothing is pasted."""
        self.paste_button.setEnabled(editable)

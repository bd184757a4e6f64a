"""What a newer catalogue changes, what would stand outside it, and the decision: take it over or not yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QWidget

from fzdesk.catalogue.differences import CHANGE_TITLES
from fzdesk.catalogue.model import Catalogue
from fzdesk.gui import theme
from fzdesk.gui.forms.ui_catalogue_dialog import Ui_CatalogueDialog
from fzdesk.operations.catalogues import Offer

Choice = Literal["adopt", "later", ""]
INDENT = 16
OUTSIDE = "目录外事项"


class Question(NamedTuple):
    """What is decided on: the report's year and catalogue, the offer, and the pack just read, if any."""

    year: int
    old: Catalogue
    offer: Offer
    pack: str = ""


class CatalogueDialog(QDialog):
    """Lists the differences by kind; ``ask`` gives the decision, empty when the clerk closed it."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice: Choice = ""
        ui = self.ui = Ui_CatalogueDialog()
        ui.setupUi(self)
        offer = question.offer
        news = bool(offer.differences)
        ui.what.setText(_what(question))
        ui.now.setText(_now(question))
        ui.after.setText(_after(offer))
        ui.after.setVisible(news)
        self._fill(offer)
        for line in (ui.list, ui.lowerLine):
            line.setVisible(news or bool(offer.outside))
        ui.cancelButton.setVisible(news and bool(question.pack))
        ui.laterButton.setText("只导入，先不换" if question.pack else "先不换" if news else "关闭")
        ui.adoptButton.setVisible(news)
        (ui.adoptButton if news else ui.laterButton).setDefault(True)
        (ui.adoptButton if news else ui.laterButton).setFocus()
        ui.cancelButton.clicked.connect(self.reject)
        ui.laterButton.clicked.connect(lambda: self._choose("later"))
        ui.adoptButton.clicked.connect(lambda: self._choose("adopt"))
        self.setMinimumWidth(theme.px(480))
        if not ui.list.isVisibleTo(self):
            self.adjustSize()

    @classmethod
    def ask(cls, question: Question, parent: QWidget | None = None) -> Choice:
        """Let the clerk read and decide."""
        dialog = cls(question, parent)
        dialog.exec()
        return dialog.choice

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    def _fill(self, offer: Offer) -> None:
        for change, word in CHANGE_TITLES.items():
            said = [one.sentence for one in offer.differences if one.change == change]
            self._group(f"{word} {len(said)} 项", said)
        left = [f"{one.title}（{one.words}）" if one.words else one.title for one in offer.outside]
        self._group(f"{OUTSIDE} {len(left)} 项：内容留在工作簿里，不印进报告", left)
        self.ui.list.moveCursor(QTextCursor.MoveOperation.Start)

    def _group(self, title: str, lines: Iterable[str]) -> None:
        lines = list(lines)
        if not lines:
            return
        document = self.ui.list.document()
        document.setDocumentMargin(0)
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        first = document.isEmpty()
        _write(cursor, title, strong=True, above=0 if first else 16, first=first)
        for line in lines:
            _write(cursor, line, above=4)


def _write(
    cursor: QTextCursor, text: str, *, strong: bool = False, above: int = 0, first: bool = False
) -> None:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(above)
    block.setLeftMargin(0 if strong else INDENT)
    letters.setFont(theme.font(medium=strong))
    if first:
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.setCharFormat(letters)
    cursor.insertText(text)


def _what(question: Question) -> str:
    if question.pack:
        return f"导入“{question.pack}”"
    if question.offer.differences:
        return f"{question.year} 年度报告的目录有新版"
    return f"{question.year} 年度报告用的是最新的目录"


def _now(question: Question) -> str:
    old, new = _name(question.old), _name(question.offer.catalogue)
    return f"现在用的：{old}。" if old == new else f"现在用的：{old}。新的：{new}。"


def _name(catalogue: Catalogue) -> str:
    return "、".join((f"{catalogue.edition} 版目录", *catalogue.packs))


def _after(offer: Offer) -> str:
    """What taking it over means."""
    kept = f"您改过的正文不会跟着变，请看一下：{'、'.join(offer.kept)}。" if offer.kept else ""
    return f"采用以后，已填的内容都留着，“撤销”退不回采用以前。{kept}"

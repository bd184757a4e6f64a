"""Findings in the prose: lines under the words of the page that is shown, and the card that explains one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from fzdesk.gui.check.deeds import Deeds
from fzdesk.gui.check.findings import Findings, Found
from fzdesk.gui.check.words import LINES
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.pages.prose_block import ProseBlock
from fzdesk.gui.report_view import ReportView
from fzdesk.gui.widgets import prose_painting
from fzdesk.gui.widgets.prose_editor import ProseEditor
from fzdesk.report.prose import plain_text

if TYPE_CHECKING:
    from fzdesk.gui.check.card import FindingCard

HOVER_MS = 300
_CONNECTED = "_fz_findings"


class ProseFindings(QObject):
    """Follows the findings and the page; F2 opens the card of the words the cursor is in, Esc closes it."""

    page_wanted = Signal(object)  # Found

    def __init__(self, view: ReportView, findings: Findings, deeds: Deeds) -> None:
        super().__init__(view)
        self._view, self._findings, self._deeds = view, findings, deeds
        self._editor: ProseEditor | None = None
        self._page: StepPage | None = None
        self._wanted = ("", QRect())
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._hover.timeout.connect(self._open_hovered)
        findings.changed.connect(self.show_lines)
        view.step_changed.connect(self._follow_page)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("F2"), view, self.open_at_cursor, context=context)
        self._esc = QShortcut(QKeySequence("Esc"), view, self._close_card, context=context)
        self._esc.setEnabled(False)  # Esc belongs to others while there is no card

    @cached_property
    def card(self) -> FindingCard:
        """The card, made when the first finding is looked at."""
        from fzdesk.gui.check.card import FindingCard

        deeds = self._deeds
        card = FindingCard(self._view, editable=deeds.editable)
        card.fix_wanted.connect(lambda found: deeds.fix(found, self._place(found)))
        card.dismissed.connect(lambda found, why: deeds.dismiss(found, why, self._place(found)))
        card.page_wanted.connect(self.page_wanted)
        card.closed.connect(self._back_to_text)
        card.shown.connect(self._esc.setEnabled)
        return card

    def _close_card(self) -> None:
        if "card" in self.__dict__:
            self.card.close_card()

    def _place(self, found: Found) -> str:
        paragraph = found.place.paragraph if found.place else ""
        return f"{self._view.step.key}/{paragraph}"

    def _follow_page(self) -> None:
        """Another page has lines of its own; on the same one the editor moves them with the words."""
        page = self._view.page
        if page is not self._page:
            self._page = page
            self.show_lines()

    def show_lines(self) -> None:
        """Underline what was found in the page's text; words being changed just now stay without a line."""
        self._close_card()
        found = [one for one in self._findings.open() if one.place is not None]
        for block in self._view.page.findChildren(ProseBlock):
            editor = block.editor
            if not editor.property(_CONNECTED):
                bar = self._view.page.form.scroll.verticalScrollBar()
                bar.valueChanged.connect(self._close_card)
                editor.setProperty(_CONNECTED, True)
                editor.finding_hovered.connect(lambda key, box, e=editor: self._hovered(e, key, box))
                editor.edited.connect(self._close_card)
            texts = {p.id: plain_text(p.pieces) for p in editor.paragraphs()}
            lines = [line for one in found if (line := _line(one, texts)) is not None]
            editor.set_findings(lines)

    def _hovered(self, editor: ProseEditor, key: str, box: QRect) -> None:
        self._editor, self._wanted = editor, (key, box)
        self._hover.start()

    def _open_hovered(self) -> None:
        key, box = self._wanted
        if key and self._editor is not None:
            self._open(self._editor, key, box)
        elif "card" in self.__dict__ and not self.card.holds_pointer():
            self.card.close_card()

    def open_at_cursor(self) -> None:
        """The card of the finding the cursor is in or beside, or of the next one in this text."""
        editor = QApplication.focusWidget()
        if not isinstance(editor, ProseEditor):
            return
        paragraph, at = editor.place()
        here = [one for one in self._findings.open() if one.place and one.place.paragraph == paragraph]
        found = next((one for one in here if one.place and one.place.end >= at), None)
        if found is not None and found.place is not None:
            editor.go_to(paragraph, found.place.start)
            self._open(editor, found.id, editor.cursorRect())
            self.card.take_focus()

    def _open(self, editor: ProseEditor, key: str, box: QRect) -> None:
        found = self._findings.find(key)
        if found is None:
            return
        self._editor = editor
        corner = editor.viewport().mapTo(self._view, box.topLeft())
        self.card.show_at(found, QRect(corner, box.size()))

    def _back_to_text(self) -> None:
        if self._editor is not None:
            self._editor.setFocus()


def _line(found: Found, texts: dict[str, str]) -> prose_painting.Finding | None:
    place = found.place
    if place is None:
        return None
    shown = texts.get(place.paragraph, "")[place.start : place.end]
    if not shown or not (shown == found.finding.where.text or not place.whole):
        return None
    level = LINES[found.finding.level]
    return prose_painting.Finding(found.id, place.paragraph, place.start, place.end, level)

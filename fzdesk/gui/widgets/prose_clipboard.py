"""What is copied out of the prose and pasted into it: plain words, and within the prose their figures too."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from fzdesk.gui.widgets.prose_marks import Mark, layout_pieces, pieces_of
from fzdesk.gui.widgets.prose_text import ProseText
from fzdesk.gui.widgets.text_field import clean
from fzdesk.report.model import Piece

PIECES = "application/x-fzdesk-pieces"
Lines = tuple[tuple[Piece, ...], ...]


def copied(text: ProseText, selection: QTextCursor) -> QMimeData:
    """The selected words for every program; for the prose also which of them are whole figures and blanks."""
    start, end = selection.selectionStart(), selection.selectionEnd()
    block, lines = text.document.findBlock(start), []
    while block.isValid() and block.position() <= end:
        entry = text.entries[block.blockNumber()]
        left = max(start - block.position(), 0)
        right = min(end - block.position(), len(entry.text))
        inside = [
            Mark(mark.start - left, mark.shown, mark.piece)
            for mark in entry.marks
            if left <= mark.start and mark.end <= right
        ]
        lines.append(pieces_of(entry.text[left:right], inside))
        block = block.next()
    data = QMimeData()
    data.setText(selection.selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
    data.setData(PIECES, msgspec.json.encode(lines))
    return data


def pasted(source: QMimeData) -> list[tuple[str, list[Mark]]]:
    """Paragraphs to paste: their words without control characters and indents of their own, and the marks."""
    try:
        lines = msgspec.json.decode(source.data(PIECES).data(), type=Lines)
    except msgspec.DecodeError:  # from elsewhere
        words = (line.strip(" \u3000") for line in clean(source.text(), lines=True).split("\n"))
        return [(line, []) for line in words if line]
    return [layout_pieces(pieces, {}) for pieces in lines if pieces]

"""The paragraphs behind the prose editor, kept in step with the blocks of its QTextDocument.

One entry a block.  The identity of a paragraph (id, origin, source) is kept here and not in the block:
QTextDocument copies or drops block data on splits and merges by its own rules, and these are ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from fzdesk.gui.widgets.prose_marks import (
    Mark,
    block_format,
    layout_pieces,
    pieces_of,
    read_marks,
    set_marks,
    shifted,
    stands_alone,
    with_stale,
)
from fzdesk.gui.widgets.text_field import common
from fzdesk.report.model import Origin, Paragraph, new_id

Stale = Mapping[str, Mapping[str, str]]  # paragraph id -> figure key -> present words


class Entry(msgspec.Struct):
    """A paragraph as its block shows it."""

    id: str
    origin: Origin
    source: str
    text: str = ""
    marks: list[Mark] = []
    kept: Paragraph | None = None  # the paragraph as given or last read, while nothing changed
    chips: list[tuple[Mark, QRectF]] | None = None  # painted places, within the block's layout

    def paragraph(self) -> Paragraph:
        if self.kept is None:
            self.kept = Paragraph(self.id, self.origin, self.source, pieces_of(self.text, self.marks))
        return self.kept

    def touch(self, *, by_user: bool) -> None:
        """Forget what was derived from the old content."""
        self.kept = None
        self.chips = None
        if by_user and self.origin == "generated":
            self.origin = "edited"


def own_entry() -> Entry:
    """An entry for a paragraph that the user begins."""
    return Entry(new_id(), "own", "")


class ProseText:
    """Entries and document together."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.entries: list[Entry] = [own_entry()]
        self.standby = True  # no paragraphs: the one block there always is does not count until typed into
        self.stale: Stale = {}

    def paragraphs(self) -> tuple[Paragraph, ...]:
        if self.standby and not self.entries[0].text:
            return ()
        return tuple(entry.paragraph() for entry in self.entries)

    def index(self, paragraph_id: str) -> int:
        """The block number of a paragraph, or -1."""
        return next((n for n, entry in enumerate(self.entries) if entry.id == paragraph_id), -1)

    # from the user into the entries

    def follow(self, position: int, removed: int, added: int) -> bool:
        """Take over a change of the document; False when no text changed (an input method at work)."""
        first = self.document.findBlock(position)
        if not first.isValid():
            first = self.document.lastBlock()
        at = first.blockNumber()
        grown = self.document.blockCount() - len(self.entries)
        if grown == 0 and first.text() == self.entries[at].text and removed == added:
            return self._follow_many(first, position + added, split=False)
        if grown == 0 and self._follow_typing(first, position, removed, added):
            return True
        self._match_count(at, grown)
        return self._follow_many(first, position + added, split=grown != 0) or grown != 0

    def _follow_typing(self, block: QTextBlock, position: int, removed: int, added: int) -> bool:
        """The usual case: a change inside one block.  False when it was something else."""
        entry, local = self.entries[block.blockNumber()], position - block.position()
        old, new = entry.text, block.text()
        added = min(added, len(new) - local)
        if added < 0 or old[:local] != new[:local] or old[local + removed :] != new[local + added :]:
            return False
        if len(new) - len(old) != added - removed:
            return False
        self._edit(entry, block, local, removed, added)
        return True

    def _edit(self, entry: Entry, block: QTextBlock, at: int, removed: int, added: int) -> None:
        """Take over an edit within a block."""
        entry.text = block.text()
        entry.marks, near = shifted(entry.marks, entry.text, at, removed, added)
        entry.touch(by_user=True)
        if near:
            set_marks(block, entry.marks)

    def _follow_many(self, block: QTextBlock, end: int, *, split: bool) -> bool:
        """Read every block from ``block`` to ``end`` again; ``split`` when they are not the same ones.

        An input method's words are told as a change of the whole block, with the looks of what stands before
        them: where the block is the same, what differs says more than its formats.
        """
        changed = False
        while block.isValid() and block.position() <= end:
            entry = self.entries[block.blockNumber()]
            old, new = entry.text, block.text()
            if new != old and not split:
                head = common(old, new)
                tail = common(old[head:][::-1], new[head:][::-1])
                self._edit(entry, block, head, len(old) - head - tail, len(new) - head - tail)
                changed = True
            elif new != old:
                entry.text = new
                entry.marks = read_marks(block, entry.marks)
                entry.touch(by_user=True)
                set_marks(block, entry.marks)
                changed = True
            block = block.next()
        return changed

    def add_marks(self, position: int, marks: Sequence[Mark]) -> None:
        """Make figures and blanks of words just pasted at ``position``; ``marks`` begin there."""
        block = self.document.findBlock(position)
        entry = self.entries[block.blockNumber()]
        moved = [Mark(position - block.position() + m.start, m.shown, m.piece) for m in marks]
        if whole := [mark for mark in moved if stands_alone(mark, entry.text)]:
            entry.marks = sorted([*entry.marks, *whole], key=lambda mark: mark.start)
            entry.touch(by_user=True)
            set_marks(block, entry.marks)

    def _match_count(self, at: int, grown: int) -> None:
        """Give new blocks entries and drop those of blocks that are gone.

        A split keeps the id at the head, a merge keeps the first id, except where that part is empty: an
        empty line before or after a paragraph never takes its identity.
        """
        if grown > 0:
            head_empty = not self.document.findBlockByNumber(at).text() and self.entries[at].text
            place = at if head_empty else at + 1
            self.entries[place:place] = [own_entry() for _ in range(grown)]
        elif grown < 0:
            gone = slice(at, at - grown) if not self.entries[at].text else slice(at + 1, at + 1 - grown)
            del self.entries[gone]

    # from the owner into the document

    def show(self, paragraphs: Sequence[Paragraph], stale: Stale) -> bool:
        """Show ``paragraphs``; blocks that stay the same are not touched.  True when the ids changed."""
        self.stale = stale
        wanted = list(paragraphs)
        reordered = [p.id for p in wanted] != [entry.id for entry in self.entries]
        self.standby = not wanted
        if not wanted:
            wanted = [Paragraph(self.entries[0].id, "own")]
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        head, tail = self._same_ends(wanted)
        middle = len(wanted) - head - tail
        for _ in range(len(self.entries) - head - tail, middle):
            self._insert_block(cursor, head)
        for _ in range(middle, len(self.entries) - head - tail):
            self._remove_block(cursor, head)
        for number, paragraph in enumerate(wanted):
            self._show_one(cursor, number, paragraph)
        cursor.endEditBlock()
        return reordered

    def _same_ends(self, wanted: list[Paragraph]) -> tuple[int, int]:
        """How many ids at the beginning and at the end are the same as now."""
        ids, now = [p.id for p in wanted], [entry.id for entry in self.entries]
        most = min(len(ids), len(now))
        head = next((n for n in range(most) if ids[n] != now[n]), most)
        most -= head
        tail = next((n for n in range(most) if ids[-1 - n] != now[-1 - n]), most)
        return (head, tail) if head + tail else (0, 0)

    def _insert_block(self, cursor: QTextCursor, number: int) -> None:
        """A new empty block with this number."""
        if number >= len(self.entries):
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock(block_format())
        else:
            cursor.setPosition(self.document.findBlockByNumber(number).position())
            cursor.insertBlock(block_format())
        self.entries.insert(number, own_entry())

    def _remove_block(self, cursor: QTextCursor, number: int) -> None:
        block = self.document.findBlockByNumber(number)
        cursor.setPosition(block.position())
        if block.next().isValid():
            cursor.setPosition(block.next().position(), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.setPosition(max(0, block.position() - 1), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        del self.entries[number]

    def _show_one(self, cursor: QTextCursor, number: int, paragraph: Paragraph) -> None:
        """Show a paragraph in a block that is there; only what differs is written."""
        entry, block = self.entries[number], self.document.findBlockByNumber(number)
        stale = self.stale.get(paragraph.id, {}) if paragraph.origin != "generated" else {}
        same = entry.kept == paragraph or entry.paragraph().pieces == paragraph.pieces
        before = [(mark.start, mark.shown, mark.new) for mark in entry.marks]
        if same:
            text, marks = entry.text, with_stale(paragraph, entry.marks, stale)
        else:
            text, marks = layout_pieces(paragraph.pieces, stale)
        entry.id, entry.origin, entry.source = paragraph.id, paragraph.origin, paragraph.source
        entry.kept = paragraph
        if text != entry.text or text != block.text():
            _replace(cursor, block, text)
            entry.text = text
        elif before == [(mark.start, mark.shown, mark.new) for mark in marks] and same:
            return
        entry.marks, entry.chips = marks, None
        set_marks(block, marks)


def _replace(cursor: QTextCursor, block: QTextBlock, text: str) -> None:
    """Turn the block's text into ``text``, changing only what differs, so that cursors stay."""
    old = block.text()
    head = common(old, text)
    tail = common(old[head:][::-1], text[head:][::-1])
    cursor.setPosition(block.position() + head)
    cursor.setPosition(block.position() + len(old) - tail, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text[head : len(text) - tail])

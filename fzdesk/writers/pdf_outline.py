"""Bookmarks: the headings of a document, own-line and run-in, as an outline (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzdesk.document.model import Document, Heading, Paragraph
from fzdesk.writers.pdf_file import PdfFile, text_string
from fzdesk.writers.pdfa import property_text


class _Entry(NamedTuple):
    title: str
    depth: int  # from 0, never more than one deeper than the entry before
    place: str  # destination


class Outline:
    """Bookmarks added when drawing reaches their headings."""

    def __init__(self, document: Document) -> None:
        self._wanted = dict(_headings(document))
        self._levels: list[int] = []
        self._entries: list[_Entry] = []

    def reached(self, owner: str, page: str, y: float) -> None:
        """Bookmark a heading ``y`` pt above the foot of ``page``; nothing else, and no heading twice."""
        level, title = self._wanted.pop(owner, (0, ""))
        if not title:
            return
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        place = f"[{page}/XYZ 0 {y:.2f} 0]"
        self._entries.append(_Entry(property_text(title), len(self._levels), place))
        self._levels.append(level)

    def add_to(self, file: PdfFile) -> str:
        """The outline's entry in the catalogue; empty without bookmarks."""
        if not self._entries:
            return ""
        root = _Node(file.reserve())
        path = [root]
        for entry in self._entries:
            node = _Node(file.reserve(), entry)
            del path[entry.depth + 1 :]
            path[-1].below.append(node)
            path.append(node)
        file.put(root.key, f"<</Type/Outlines{root.family}>>")
        _put_below(root, file)
        return f"/Outlines {root.key}"


class _Node:
    """A bookmark with those below it."""

    def __init__(self, key: str, entry: _Entry | None = None) -> None:
        self.key = key
        self.entry = entry
        self.below: list[_Node] = []

    @property
    def family(self) -> str:
        """First, last and number of those below, all open."""
        if not self.below:
            return ""
        return f"/First {self.below[0].key}/Last {self.below[-1].key}/Count {self.count}"

    @property
    def count(self) -> int:
        return sum(1 + node.count for node in self.below)


def _put_below(parent: _Node, file: PdfFile) -> None:
    for number, node in enumerate(parent.below):
        assert node.entry is not None, "only the root has none"
        links = f"/Parent {parent.key}"
        if number:
            links += f"/Prev {parent.below[number - 1].key}"
        if number + 1 < len(parent.below):
            links += f"/Next {parent.below[number + 1].key}"
        told = f"/Title {text_string(node.entry.title)}/Dest {node.entry.place}"
        file.put(node.key, f"<<{told}{links}{node.family}>>")
        _put_below(node, file)


def _headings(document: Document) -> Iterator[tuple[str, tuple[int, str]]]:
    """(id, (level, text)) of every heading; a run-in one without its 。"""
    for node in document.nodes:
        if isinstance(node, Heading):
            yield node.id, (node.level, node.number + node.text)
        elif isinstance(node, Paragraph):
            text = ""
            for span in node.spans:
                text += span.text
                if span.role == "heading":
                    yield node.id, (span.level, text.rstrip("。"))
                    break
                if span.role != "number":
                    break

"""Small makers of WordprocessingML elements, and text that XML can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy as copy
from functools import cache
from html import escape

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_START, _END, _PROPERTIES = f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}pPr"
_ID, _NAME = f"{W}id", f"{W}name"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("(\r\n|[\n\r\u2028\u2029]|\t)")

Element = etree._Element


def clean(text: str) -> str:
    """The text without what XML cannot hold: control characters, lone surrogates, non-characters."""
    return _NOT_XML.sub("", text)


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """``<w:tag w:attribute="…">children</w:tag>``."""
    made = etree.Element(W + tag, {W + name: str(value) for name, value in attributes.items()})
    made.extend(children)
    return made


def fragment(xml: str) -> list[Element]:
    """Elements of XML text that uses the prefix ``w``."""
    return list(etree.fromstring(f'<w:all xmlns:w="{NAMESPACE}">{xml}</w:all>'))


def run(text: str, style: str = "") -> Element:
    """A run; ``hint=eastAsia`` keeps “ ” — … full-width.  Line ends become breaks, tabs tabs."""
    made = copy(_RUN)
    if style:
        made[0].insert(0, element("rStyle", val=style))
    text = clean(text)
    if not _BREAKS.search(text):
        made[1].text = text
        return made
    del made[1]
    for tag, words in _pieces(text):
        piece = etree.SubElement(made, W + tag)
        if words:
            piece.text = words
            piece.set(XML_SPACE, "preserve")
    return made


def text_xml(text: str) -> str:
    """What a run says, as XML text: tabs and line ends become elements."""
    text = clean(text)
    if not _BREAKS.search(text):
        return _words_xml(text)
    return "".join(_words_xml(words) if words else f"<w:{tag}/>" for tag, words in _pieces(text))


def _words_xml(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'


def paragraph(style: str) -> Element:
    """An empty paragraph of a style (by its id)."""
    return copy(_paragraph(style))


@cache
def _paragraph(style: str) -> Element:
    return element("p", element("pPr", element("pStyle", val=style)))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    for piece in _BREAKS.split(text):
        if piece == "\t":
            yield "tab", ""
        elif piece and _BREAKS.match(piece):
            yield "br", ""
        elif piece:
            yield "t", piece


_RUN = fragment('<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve"/></w:r>')[0]


class Bookmarks:
    """Hidden bookmarks ``_fz_<id>``: at most 40 characters, letters, digits and ``_``, each name once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def around(self, paragraph: Element, key: str) -> None:
        """Put a bookmark around all runs of the paragraph (after its properties)."""
        number = str(len(self._taken) + 1)
        name = self._name(key)
        first = 1 if len(paragraph) and paragraph[0].tag == _PROPERTIES else 0
        paragraph.insert(first, etree.Element(_START, {_ID: number, _NAME: name}))
        etree.SubElement(paragraph, _END, {_ID: number})

    def _name(self, key: str) -> str:
        wanted = name = "_fz_" + re.sub("[^0-9A-Za-z_]", "_", key)[:36]
        number = 2
        while name.lower() in self._taken:  # Word compares names without case
            name = f"{wanted[:36]}_{number}"
            number += 1
        self._taken.add(name.lower())
        return name

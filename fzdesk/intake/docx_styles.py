"""What the styles of a DOCX say of a paragraph: heading level, bold, hidden, centred, numbered."""

from __future__ import annotations

import re
from typing import NamedTuple

from fzdesk.intake.docx_package import Element, attribute, child, local, switched_on

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|标题|文档标题|公文标题|大标题)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:heading|标题|\d)?$", re.IGNORECASE)
_DEEPEST = 20  # of styles based on styles; files with a ring exist
HIGHEST_LEVEL = 9


class Style(NamedTuple):
    """A paragraph style with what it inherits."""

    level: int = 0
    title: bool = False
    contents: bool = False  # of a table of contents
    bold: bool = False
    hidden: bool = False
    centred: bool = False
    numbering: tuple[str, str] = ("", "")  # numId, ilvl


class Styles:
    """The styles of a file, resolved when first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = ""
        for element in root if root is not None else ():
            key = attribute(element, "styleId")
            if local(element.tag) != "style" or key is None:
                continue
            self._elements[key] = element
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                self.default = key

    def __getitem__(self, key: str | None) -> Style:
        key = self.default if key is None else key
        if key not in self._resolved:
            self._resolved[key] = self._resolve(key)
        return self._resolved[key]

    def element(self, key: str) -> Element | None:
        return self._elements.get(key)

    def _resolve(self, key: str) -> Style:
        found = Style()
        for element in reversed(self._ancestry(key)):
            found = _with(found, element)
        return found

    def _ancestry(self, key: str) -> list[Element]:
        """The style's element, then those it is based on."""
        chain: list[Element] = []
        while key in self._elements and len(chain) < _DEEPEST:
            chain.append(self._elements[key])
            key = attribute(child(chain[-1], "basedOn"), "val") or ""
        return chain


def _with(style: Style, element: Element) -> Style:
    """The style with one element's properties over what it inherits."""
    name = attribute(child(element, "name"), "val") or ""
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    heading = _HEADING.search(name)
    bold, hidden = switched_on(run, "b"), switched_on(run, "vanish")
    return Style(
        level=int(heading[1]) if heading else outline_level(paragraph) or style.level,
        title=style.title or bool(_TITLE.fullmatch(name)),
        contents=style.contents or bool(_CONTENTS.match(name)),
        bold=style.bold if bold is None else bold,
        hidden=style.hidden if hidden is None else hidden,
        centred=is_centred(paragraph, style.centred),
        numbering=numbering_of(paragraph, style.numbering),
    )


def outline_level(properties: Element | None) -> int:
    """The outline level a paragraph is given, from 1; 0 for body text or when nothing is said."""
    value = attribute(child(properties, "outlineLvl"), "val") or ""
    return int(value) + 1 if value.isdecimal() and int(value) < HIGHEST_LEVEL else 0


def is_centred(properties: Element | None, inherited: bool) -> bool:
    value = attribute(child(properties, "jc"), "val")
    return inherited if value is None else value == "center"


def numbering_of(properties: Element | None, inherited: tuple[str, str]) -> tuple[str, str]:
    """The list and the level in it, by which a paragraph is numbered."""
    found = child(properties, "numPr")
    if found is None:
        return inherited
    number, level = attribute(child(found, "numId"), "val"), attribute(child(found, "ilvl"), "val")
    return (inherited[0] if number is None else number, inherited[1] if level is None else level)

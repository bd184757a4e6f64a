"""The zip of a DOCX: recognised, and its parts parsed."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fzdesk.errors import InputError
from fzdesk.intake.zip_parts import Sentences, ZipParts

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element
else:
    Element = Any

LARGEST_FILE = 64 * 1024 * 1024  # with pictures
LARGEST_PART = 8 * 1024 * 1024  # a report's text has 1 MB

_SAVE_AS = "请在 WPS 里打开后另存为 DOCX。"
_TOO_LARGE = "这个 DOCX 展开后过大，不像是一份报告；如果确实是，" + _SAVE_AS
_DAMAGED = "这个 DOCX 已损坏，读不出来；" + _SAVE_AS
_SENTENCES = Sentences(
    damaged=_DAMAGED,
    too_large=_TOO_LARGE,
    locked="这个文件设了密码，请在 WPS 里打开，去掉密码后另存为 DOCX。",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_KINDS = (
    (b"%PDF", "这是 PDF 文件，" + _SAVE_AS),
    (b"{\\rtf", "这是 RTF 文件，" + _SAVE_AS),
    (b"\xff\xd8\xff", "这是图片，读不出文字；请选择报告的 DOCX 或 TXT。"),
    (b"\x89PNG", "这是图片，读不出文字；请选择报告的 DOCX 或 TXT。"),
)
_OTHER_ZIPS = (
    ("xl/workbook.xml", "这是表格文件，不是报告；请选择报告的 DOCX 或 TXT。"),
    ("ppt/presentation.xml", "这是演示文稿，不是报告；请选择报告的 DOCX 或 TXT。"),
    ("OFD.xml", "这是 OFD 文件，" + _SAVE_AS),
    ("content.xml", "这是 ODT 文件，" + _SAVE_AS),
)


def refuse_other_formats(data: bytes) -> None:
    """Raise InputError, one sentence, for a file that is neither DOCX nor text."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise InputError("这个文件设了打开密码，请在 WPS 里打开，去掉密码后另存为 DOCX。")
        raise InputError("这是旧格式的 DOC 或 WPS 文件，" + _SAVE_AS)
    for magic, sentence in _KINDS:
        if data.startswith(magic):
            raise InputError(sentence)


def is_zip(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


class Package:
    """The parts of a DOCX.  Raises InputError where the file is none, is damaged, or unpacks too large."""

    def __init__(self, data: bytes) -> None:
        self._parts = ZipParts(BytesIO(data), _SENTENCES, LARGEST_PART)
        self.main = self._main_part()

    def _main_part(self) -> str:
        """The name of the part with the text."""
        relations = self.xml("_rels/.rels")
        for relation in relations if relations is not None else ():
            target = relation.get("Target", "").lstrip("/")
            is_main = relation.get("Type", "").endswith("/officeDocument") and target in self._parts.names
            if is_main and (target.startswith("word/") or target.endswith("document.xml")):
                return target
        if "word/document.xml" in self._parts.names:
            return "word/document.xml"
        for name, sentence in _OTHER_ZIPS:
            if name in self._parts.names:
                raise InputError(sentence)
        raise InputError("这个文件不是 DOCX；" + _SAVE_AS)

    def beside(self, name: str) -> Element | None:
        """A part in the folder of the main one, such as ``numbering.xml``; None without it."""
        folder = self.main.rpartition("/")[0]
        return self.xml(f"{folder}/{name}".lstrip("/"))

    def xml(self, name: str) -> Element | None:
        """The root of a part; None when there is no such part."""
        return _parsed(self._parts.read(name)) if name in self._parts.names else None

    def targets(self) -> dict[str, str]:
        """The parts in this file that the main one refers to, by the keys of its references."""
        folder, _, name = self.main.rpartition("/")
        relations = self.xml(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found = {}
        for one in relations if relations is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode") != "External" and target:
                whole = target if target.startswith("/") else f"{folder}/{target}"
                found[one.get("Id", "")] = posixpath.normpath(whole).lstrip("/")
        return found

    def data(self, name: str, most: int) -> bytes | None:
        """The bytes of a part; None when there is none, it is damaged, or it has more than ``most`` bytes."""
        if not 0 < self._parts.size(name) <= most:
            return None
        try:
            return self._parts.read(name)
        except InputError:
            return None


def _parsed(data: bytes) -> Element:
    """XML without entities, without anything fetched, not deeper than the parser's own limit."""
    from lxml import etree

    if b"<!DOCTYPE" in data[:1024]:
        raise InputError(_DAMAGED, detail="DOCTYPE")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(_DAMAGED, detail=str(error)) from error


@lru_cache(4096)
def local(tag: object) -> str:
    """``{namespace}p`` → ``p``: Word's strict files use other namespaces with the same names."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its local name."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if local(key) == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child by local names, level by level."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one.tag) == name), None)
    return element


def switched_on(properties: Element | None, name: str) -> bool | None:
    """A toggle such as ``w:b``: on, off, or not said."""
    found = child(properties, name)
    if found is None:
        return None
    return attribute(found, "val") not in ("0", "false", "off", "none")

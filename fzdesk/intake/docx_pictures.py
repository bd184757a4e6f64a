"""The pictures of a DOCX: bitmaps in drawings and in the older VML, with their size and what is cut off.

Sizes are bounded: a picture over 8 MB, and what comes after 48 MB of pictures, is left out and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fzdesk.document.model import PictureForm
from fzdesk.intake.docx_package import Element, Package, attribute, child, local
from fzdesk.intake.reading import Image

LARGEST_PICTURE = 8 * 1024 * 1024
LARGEST_TOGETHER = 48 * 1024 * 1024
_EMU = 12700  # a pt
_SHARE = 100_000  # what a:srcRect counts in
_LARGEST_SIDE = 2000.0  # pt
_NOT_A_PICTURE = ("chart", "diagram")  # ends of a:graphicData's uri
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]+)\s*(pt|in|cm|mm|px|)")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 0.75}
_MAGIC: tuple[tuple[bytes, PictureForm], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
)


class Shown(NamedTuple):
    """What a drawing shows: pictures, and the kinds of what is none."""

    images: tuple[Image, ...]
    lost: tuple[str, ...]


class Pictures:
    """Finds the pictures of a file's main part."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._targets: dict[str, str] | None = None
        self._room = LARGEST_TOGETHER

    def of(self, drawing: Element, paragraph: int) -> Shown:
        """The pictures of a ``w:drawing``, ``w:pict`` or ``w:object``, which stands at that paragraph."""
        images: list[Image] = []
        lost: list[str] = []
        for key, holder in _references(drawing):
            data = self._data(key)
            form = picture_form(data) if isinstance(data, bytes) else None
            if form is None:
                lost.append(data if isinstance(data, str) else "无法识别的图片")
                continue
            assert isinstance(data, bytes)
            width, height = _size(drawing, holder)
            images.append(Image(data, form, width, height, _crop(holder), paragraph))
        uris = (attribute(one, "uri") or "" for one in drawing.iter() if local(one.tag) == "graphicData")
        if any(uri.endswith(_NOT_A_PICTURE) for uri in uris):
            lost.append("图表")
        return Shown(tuple(images), tuple(lost))

    def _data(self, key: str) -> bytes | str:
        """A picture's bytes; or what is lost, in Chinese."""
        if self._targets is None:
            self._targets = self._package.targets()
        name = self._targets.get(key)
        if name is None:
            return "链接到别处的图片"
        data = self._package.data(name, min(LARGEST_PICTURE, self._room))
        if data is None:
            return "太大或损坏的图片"
        self._room -= len(data)
        return data


def picture_form(data: bytes) -> PictureForm | None:
    """The kind of a picture by its first bytes; None for what is none known."""
    if data[:4] == b"\x01\0\0\0" and data[40:44] == b" EMF":
        return "emf"
    return next((form for magic, form in _MAGIC if data.startswith(magic)), None)


def _references(drawing: Element) -> Iterator[tuple[str, Element]]:
    """Relation and holder of each bitmap in a drawing."""
    for one in drawing.iter():
        name = local(one.tag)
        if name == "blip" and (key := attribute(one, "embed") or attribute(one, "link")):
            holder = one.getparent()
            yield key, holder if holder is not None else one
        elif name == "imagedata" and (key := attribute(one, "id")):
            yield key, one


def _size(drawing: Element, holder: Element) -> tuple[float, float]:
    """Width and height in pt; of one in a group its own, of one alone the drawing's."""
    if local(holder.tag) == "imagedata":
        shape = holder.getparent()
        found = {
            side: float(number) * _UNITS[unit]
            for side, number, unit in _LENGTH.findall(attribute(shape, "style") or "")
        }
        return _bounded(found.get("width", 0.0)), _bounded(found.get("height", 0.0))
    extents = [one for one in drawing.iter() if local(one.tag) == "extent"]
    alone = sum(local(one.tag) == "blip" for one in drawing.iter()) == 1
    picture = holder.getparent()
    extent = extents[0] if extents and alone else child(picture, "spPr", "xfrm", "ext")
    return _points(extent, "cx"), _points(extent, "cy")


def _points(extent: Element | None, side: str) -> float:
    value = attribute(extent, side) or ""
    return _bounded(int(value) / _EMU) if value.isdecimal() else 0.0


def _bounded(length: float) -> float:
    return min(length, _LARGEST_SIDE)


def _crop(holder: Element) -> tuple[float, float, float, float]:
    """Shares cut off at each side; nothing where together they leave nothing."""
    cut = child(holder, "srcRect")
    left, top, right, bottom = (_share(attribute(cut, side)) for side in "ltrb")
    return (left, top, right, bottom) if left + right < 1 and top + bottom < 1 else (0.0, 0.0, 0.0, 0.0)


def _share(value: str | None) -> float:
    return min(int(value) / _SHARE, 1.0) if value and value.isdecimal() else 0.0

"""Pictures in a DOCX: the file's own bytes as parts of the package, shown on lines of their own."""

from __future__ import annotations

import posixpath
from math import ceil
from xml.sax.saxutils import quoteattr

from lxml import etree

from fzdesk.document.model import Picture, PictureForm
from fzdesk.document.profile import Profile
from fzdesk.writers.docx_xml import Bookmarks, Element, element, run
from fzdesk.writers.pictures import room, shown_size

_EMU = 12700  # a pt
_SHARE = 100_000  # what a:srcRect counts in
_TYPES: dict[PictureForm, str] = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_MAIN, _TYPES_PART = "word/document.xml", "[Content_Types].xml"
_DRAWING = (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:docPr id="{number}" name="图片 {number}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name={name}/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{key}"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)


class Media:
    """The pictures of one document."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._shown: list[tuple[str, Picture]] = []  # name in the package

    def paragraph(self, picture: Picture, bookmarks: Bookmarks, *, keep: bool) -> Element:
        """The picture in the middle of as many lines as it is high; ``keep``: on one page with the next."""
        number = len(self._shown) + 1
        name = f"media/image{number}.{picture.form}"
        self._shown.append((name, picture))
        width, height = shown_size(picture, self._profile)
        cut = zip(("l", "t", "r", "b"), picture.crop, strict=True)
        crop = "".join(f' {side}="{round(share * _SHARE)}"' for side, share in cut if share)
        drawing = _DRAWING.format(
            cx=ceil(width * _EMU),
            cy=ceil(height * _EMU),
            number=number,
            name=quoteattr(posixpath.basename(name)),
            key=_key(number),
            crop=f"<a:srcRect{crop}/>" if crop else "",
        )
        holder = run("")
        del holder[1]
        holder.append(etree.fromstring(drawing))
        lines = int(room(height, self._profile) * 20)
        properties = element(
            "pPr",
            *[element("keepNext")] * keep,
            element("snapToGrid", val=0),
            element("spacing", line=lines, lineRule="atLeast"),
            element("jc", val="center"),
        )
        made = element("p", properties, holder)
        bookmarks.around(made, picture.id)
        return made

    def add_to(self, parts: dict[str, bytes]) -> None:
        """Put the pictures, with what refers to them, into a package."""
        if not self._shown:
            return
        folder, name = posixpath.split(_MAIN)
        relations = etree.fromstring(parts[f"{folder}/_rels/{name}.rels"])
        types = etree.fromstring(parts[_TYPES_PART])
        known = {one.get("Extension", "").lower() for one in types}
        space = types.tag.rpartition("}")[0] + "}"
        for number, (target, picture) in enumerate(self._shown, 1):
            parts[f"{folder}/{target}"] = picture.data
            told = {"Id": _key(number), "Type": _RELATION, "Target": target}
            etree.SubElement(relations, relations.tag.removesuffix("s"), told)
            if picture.form not in known:
                kind = {"Extension": picture.form, "ContentType": _TYPES[picture.form]}
                types.insert(0, etree.Element(space + "Default", kind))
                known.add(picture.form)
        parts[f"{folder}/_rels/{name}.rels"] = _text(relations)
        parts[_TYPES_PART] = _text(types)


def _key(number: int) -> str:
    return f"rIdPicture{number}"


def _text(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

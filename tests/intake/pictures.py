"""Small pictures, made here, and the XML by which a DOCX shows them."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

from tests.intake.make_docx import docx

_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EMF = b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(60)
EMU = 12700


def picture(form: str = "PNG", size: tuple[int, int] = (120, 60), mode: str = "RGB") -> bytes:
    """A picture with a different colour in each corner's direction, so that no two pixels look alike."""
    made = Image.new("RGBA", size)
    for x in range(size[0]):
        for y in range(size[1]):
            made.putpixel((x, y), (x * 255 // size[0], y * 255 // size[1], 128, 255 if x > y else 90))
    stream = io.BytesIO()
    made.convert(mode).save(stream, form)
    return stream.getvalue()


def inline(key: str, width: int = 200, height: int = 100, *, crop: str = "", anchor: bool = False) -> str:
    """A run with a picture of so many pt; ``anchor`` floats it, as WPS does with a pasted photograph."""
    tag = "anchor" if anchor else "inline"
    return (
        f'<w:r><w:drawing><wp:{tag} {_SPACES}><wp:extent cx="{width * EMU}" cy="{height * EMU}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f'<a:blip r:embed="{key}"/>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:{tag}>'
        "</w:drawing></w:r>"
    )


def vml(key: str) -> str:
    """A run with a picture as Word 2003 and OLE objects have it."""
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return (
        f'<w:r><w:pict><v:shape {space} style="width:144pt;height:2in">'
        f'<v:imagedata r:id="{key}"/></v:shape></w:pict></w:r>'
    )


CHART = (
    f'<w:r><w:drawing><wp:inline {_SPACES}><wp:extent cx="1" cy="1"/><a:graphic><a:graphicData'
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r>'
)


def with_pictures(pictures: dict[str, bytes], *blocks: str, linked: str = "") -> bytes:
    """A DOCX of these blocks in which each key of ``pictures`` is a relation; ``linked`` points outside."""
    relations = "".join(
        f'<Relationship Id="{key}" Type="image" Target="media/{key}.bin"/>' for key in pictures
    )
    if linked:
        relations += f'<Relationship Id="{linked}" TargetMode="External" Target="http://a.test/b.png"/>'
    made = io.BytesIO(docx(*blocks))
    with zipfile.ZipFile(made, "a") as archive:
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{space}">{relations}</Relationships>'
        )
        for key, data in pictures.items():
            archive.writestr(f"word/media/{key}.bin", data)
    return made.getvalue()

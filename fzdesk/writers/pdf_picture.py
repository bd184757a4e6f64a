"""Pictures as a PDF holds them: RGB or grey, without transparency, no finer than print shows.

Import it only when a PDF with a picture is written: it imports Pillow and reportlab.
"""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFName

from fzdesk.document.model import Picture
from fzdesk.writers.pdf_objects import Stream

_FINEST = 300 / 72  # pixels a pt: what an office printer shows
_SPARE = 1.5  # a picture is made coarser only where that saves much
_MOST_PIXELS = 60_000_000
_QUALITY = 88
_FORMS = {"png": "PNG", "jpeg": "JPEG", "gif": "GIF", "bmp": "BMP", "tiff": "TIFF"}


class Raster(NamedTuple):
    """A picture's pixels, as a JPEG or one byte for each colour."""

    data: bytes
    width: int
    height: int
    grey: bool
    is_jpeg: bool

    def stream(self) -> Stream:
        """The picture as it stands in a PDF."""
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": self.width,
            "Height": self.height,
            "ColorSpace": PDFName("DeviceGray" if self.grey else "DeviceRGB"),
            "BitsPerComponent": 8,
        }
        if self.is_jpeg:
            entries["Filter"] = PDFName("DCTDecode")
        return Stream(entries, self.data, packed=not self.is_jpeg)


def raster(picture: Picture, width: float, height: float) -> Raster | None:
    """The picture for a place of ``width`` × ``height`` pt; None when it is a drawing (EMF) or damaged."""
    form = _FORMS.get(picture.form)
    if form is None:
        return None
    try:
        with Image.open(io.BytesIO(picture.data), formats=[form]) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            return _prepared(opened, picture, width, height)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):  # all of Pillow's
        return None


def _prepared(opened: Image.Image, picture: Picture, width: float, height: float) -> Raster:
    """Cropped, flattened on white, coarser where that saves much; a JPEG that needs nothing stays."""
    opened.load()  # a damaged one is found here
    most = (max(round(width * _FINEST), 1), max(round(height * _FINEST), 1))
    cropped = opened.crop(_box(opened, picture)) if any(picture.crop) else opened
    fine = cropped.width > _SPARE * most[0] and cropped.height > _SPARE * most[1]
    is_jpeg = picture.form == "jpeg"
    if is_jpeg and cropped is opened and not fine and opened.mode in ("RGB", "L"):
        return Raster(picture.data, *opened.size, opened.mode == "L", True)
    flat = _flat(cropped)
    if fine:
        flat = flat.resize(most, Image.Resampling.LANCZOS)
    return Raster(_jpeg(flat) if is_jpeg else flat.tobytes(), *flat.size, flat.mode == "L", is_jpeg)


def _jpeg(image: Image.Image) -> bytes:
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=_QUALITY)
    return packed.getvalue()


def _box(opened: Image.Image, picture: Picture) -> tuple[int, int, int, int]:
    """What the file shows of the picture, in pixels; one at least."""
    left, top, right, bottom = picture.crop
    x, y = int(left * opened.width), int(top * opened.height)
    far, low = round((1 - right) * opened.width), round((1 - bottom) * opened.height)
    return x, y, max(far, x + 1), max(low, y + 1)


def _flat(image: Image.Image) -> Image.Image:
    """In RGB or grey on white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        whole = image.convert("RGBA")
        paper = Image.new("RGB", whole.size, "white")
        paper.paste(whole, mask=whole.getchannel("A"))
        return paper
    return image if image.mode in ("RGB", "L") else image.convert("L" if image.mode == "1" else "RGB")

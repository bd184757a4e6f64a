"""Bands of a PDF's pages as pixels, for printers: small pieces, so that nothing waits long for one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fzdesk.errors import InputError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_WHITE = (255, 255, 255, 255)


class Band(NamedTuple):
    """Rows of a page, from its full width: one byte a pixel (grey) or four (blue, green, red, unused)."""

    width: int
    height: int  # of the whole page
    rows: int
    grey: bool
    pixels: bytes


def band(pdf: Path, page: int, dpi: int, top: int, rows: int) -> Band:
    """The rows from ``top`` of a page (from 0); fewer at its foot.  Grey where nothing is coloured.

    Raises InputError where the file or the page is not there.
    """
    import pypdfium2
    from pypdfium2 import raw

    try:
        stamp = pdf.stat()
        document = _opened(pdf, stamp.st_mtime_ns, stamp.st_size)
        leaf = document[page]
    except (OSError, IndexError, pypdfium2.PdfiumError) as error:
        raise InputError("要打印的版面读不出来，请再试一次。", detail=str(error)) from error
    width, height = (round(length * dpi / 72) for length in leaf.get_size())
    rows = max(1, min(rows, height - top))
    bitmap = pypdfium2.PdfBitmap.new_native(width, rows, raw.FPDFBitmap_BGRx, stride=4 * width)
    bitmap.fill_rect(_WHITE, 0, 0, width, rows)
    raw.FPDF_RenderPageBitmap(bitmap, leaf, 0, -top, width, height, 0, raw.FPDF_PRINTING)
    pixels = bytes(bitmap.buffer)
    blue, green, red = pixels[0::4], pixels[1::4], pixels[2::4]
    grey = blue == green == red
    return Band(width, height, rows, grey, green if grey else pixels)


@lru_cache(maxsize=1)
def _opened(pdf: Path, _changed: int, _size: int) -> PdfDocument:
    import pypdfium2

    return pypdfium2.PdfDocument(pdf.read_bytes())

"""reportlab's objects as an archive takes them (PDF/A, ISO 19005-2, 6.1.7): streams, pages, properties.

Import it only when a PDF is to be written: it imports reportlab.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

SMALL, QUICK = 4, 1  # how hard streams are packed; 6 saves two bytes of a hundred in twice the time


class Stream(PDFStream):
    """A stream with a line end before ``endstream``, which reportlab leaves out.

    None ends in a carriage return, which readers would take for part of ``endstream``: one that would gets a
    line end at its end, which no kind of content used here minds.
    """

    def __init__(
        self, entries: dict[str, Any], content: bytes, *, level: int = SMALL, packed: bool = True
    ) -> None:
        """``entries`` stand in its dictionary; ``packed``: deflate it, ``level`` as zlib has it."""
        data = zlib.compress(content, level) if packed else content
        if data.endswith(b"\r"):
            content += b"\n"
            data = zlib.compress(content, level) if packed else content
        self.length = len(content)  # unpacked
        if packed:
            entries = {**entries, "Filter": PDFName("FlateDecode")}
        super().__init__(PDFDictionary({**entries, "Length": len(data)}), data)

    def format(self, document: Any) -> bytes:
        """As it stands in the file."""
        head: bytes = self.dictionary.format(document)
        body: bytes = self.content
        return head + b"\nstream\n" + body + b"\nendstream\n"


class Properties(PDFInfo):
    """The file's properties: what is told and nothing more, so that XMP can say the same."""

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__()
        self._told = told

    def digest(self, md5object: Any) -> None:
        """The file's id comes from its pages."""

    def format(self, document: Any) -> bytes:
        """As they stand in the file."""
        made: bytes = PDFDictionary(self._told).format(document)
        return made


class PageCanvas(Canvas):
    """A canvas whose pages hold what is drawn and nothing else: no Helvetica, no transition, no rotation."""

    _doc: Any

    def __init__(self, file: Any, size: tuple[float, float], *, level: int) -> None:
        super().__init__(file, size, invariant=1, pageCompression=0, lang="zh-CN", pdfVersion=(1, 7))
        self.level = level
        self._pictures: dict[str, Any] = {}

    @property
    def document(self) -> Any:
        """reportlab's PDFDocument, which collects the file's objects."""
        return self._doc

    def add_picture(self, picture: Stream) -> str:
        """The name of a picture in the page's resources."""
        name = f"P{len(self._doc.idToObject)}"
        self._pictures[name] = self._doc.Reference(picture)
        return name

    def showPage(self) -> None:  # noqa: N802 -- reportlab's name
        """End the page."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        content = page.stream.encode("ascii")
        self._doc.signature.update(content)
        page.Contents = Stream({}, content, level=self.level)
        page.Trans = page.Rotate = None
        if self._pictures:
            page.XObjects, page.hasImages = PDFDictionary(self._pictures), True
            self._pictures = {}

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

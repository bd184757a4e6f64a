"""What makes a PDF a PDF/A-2b (ISO 19005-2): properties in XMP too, and an sRGB output intent.

Import it only when a PDF is to be written: it imports reportlab.
"""

from __future__ import annotations

import datetime as dt
import struct
import unicodedata
from functools import cache
from html import escape  # xml.sax.saxutils would load the whole of urllib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from fzdesk.document.model import Document
from fzdesk.writers.pdf_objects import Properties, Stream

_PRODUCER = "fzdesk"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>{author}
<pdf:Producer>{producer}</pdf:Producer><xmp:CreatorTool>{producer}</xmp:CreatorTool>{dates}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def describe(file: Any, document: Document) -> None:
    """Give reportlab's PDFDocument its properties, the same in XMP, and what its colours mean.

    ISO 19005-2, 6.6.2 and 6.2.3; the date is the end of the reported period, so that the same document gives
    the same bytes.
    """
    day, title, name = document.period_to, property_text(document.name), property_text(document.author)
    told = {"Title": PDFString(title), "Producer": PDFString(_PRODUCER), "Creator": PDFString(_PRODUCER)}
    author = dates = ""
    if name:
        told["Author"] = PDFString(name)
        author = f"\n<dc:creator><rdf:Seq><rdf:li>{escape(name, quote=False)}</rdf:li></rdf:Seq></dc:creator>"
    if day:
        told["CreationDate"] = told["ModDate"] = PDFString(f"D:{day:%Y%m%d}000000+08'00'")
        stamp = dt.datetime.combine(day, dt.time(), dt.timezone(dt.timedelta(hours=8))).isoformat()
        dates = f"\n<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>"
    xmp = _XMP.format(
        title=escape(title, quote=False), author=author, producer=_PRODUCER, dates=dates
    ).encode()
    metadata = Stream({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, xmp, packed=False)
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": file.Reference(Stream({"N": 3}, srgb_profile())),
        }
    )
    file.info = Properties(told)
    file.signature.update(xmp)
    file.Catalog.Metadata = metadata
    file.Catalog.OutputIntents = PDFArray([intent])
    file.Catalog.__NoDefault__ = [*file.Catalog.__NoDefault__, "OutputIntents"]  # what reportlab writes of it


def property_text(text: str) -> str:
    """Text fit for properties and bookmarks: without controls and halves of characters."""
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cs", "Cn"))


@cache
def srgb_profile() -> bytes:
    """A minimal sRGB colour profile (ICC.1:2001-04, matrix and curve; IEC 61966-2-1)."""
    curve = b"curv" + struct.pack(">II", 0, 256)
    for step in range(256):
        share = step / 255
        linear = share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        curve += struct.pack(">H", round(linear * 65535))
    name = b"sRGB\0"
    description = b"desc" + struct.pack(">II", 0, len(name)) + name + bytes(12) + bytes(67)
    tags = {
        b"desc": description,
        b"cprt": b"text" + bytes(4) + b"CC0\0",
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start, directory, body, placed = 132 + 12 * len(tags), b"", b"", dict[bytes, int]()
    for tag, value in tags.items():
        if value not in placed:
            placed[value] = start + len(body)
            body += value + bytes(-len(value) % 4)
        directory += tag + struct.pack(">II", placed[value], len(value))
    size = start + len(body)
    header = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2001, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    header += struct.pack(">3I", 0xF6D6, 0x10000, 0xD32D)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + directory + body


def _xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ " + struct.pack(">I3i", 0, *(round(value * 65536) for value in (x, y, z)))

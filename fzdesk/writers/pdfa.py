"""Makes a drawn PDF a PDF/A-2b (ISO 19005-2): XMP, an sRGB output intent, lasting ids.

Import it only when a PDF is to be written: it imports pikepdf.
"""

from __future__ import annotations

import datetime as dt
import io
import struct
import zlib
from functools import cache
from html import escape  # xml.sax.saxutils would load the whole of urllib

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from fzdesk.document.model import Document
from fzdesk.writers.pdf_canvas import property_text

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


def archive(data: bytes, document: Document) -> bytes:
    """``data`` as PDF/A-2b; ids and dates come from the content alone."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        _describe(pdf, document)
        _intend(pdf)
        for page in pdf.pages:
            for key in ("/Trans", "/Rotate"):
                if key in page.obj:
                    del page.obj[key]
        for item in pdf.objects:
            if isinstance(item, Stream):
                _end_well(item)
        out = io.BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            deterministic_id=True,
            compress_streams=False,
            object_stream_mode=ObjectStreamMode.disable,
            fix_metadata_version=False,  # the XMP here names no version, and looking would load lxml
        )
    return out.getvalue()


def _describe(pdf: Pdf, document: Document) -> None:
    """Properties and the same in XMP (ISO 19005-2, 6.6.2); the date is the end of the reported period."""
    day, title, name = document.period_to, property_text(document.name), property_text(document.author)
    info = Dictionary(Title=String(title), Producer=String(_PRODUCER), Creator=String(_PRODUCER))
    author = dates = ""
    if name:
        info.Author = String(name)
        author = f"\n<dc:creator><rdf:Seq><rdf:li>{escape(name, quote=False)}</rdf:li></rdf:Seq></dc:creator>"
    if day:
        info.CreationDate = info.ModDate = String(f"D:{day:%Y%m%d}000000+08'00'")
        stamp = dt.datetime.combine(day, dt.time(), dt.timezone(dt.timedelta(hours=8))).isoformat()
        dates = f"\n<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>"
    pdf.docinfo = pdf.make_indirect(info)
    xmp = _XMP.format(title=escape(title, quote=False), author=author, producer=_PRODUCER, dates=dates)
    pdf.Root.Metadata = Stream(pdf, xmp.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)


def _intend(pdf: Pdf) -> None:
    """The output intent that says what the colours mean (ISO 19005-2, 6.2.3)."""
    profile = Stream(pdf, zlib.compress(srgb_profile()), N=3, Filter=Name.FlateDecode)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _end_well(stream: Stream) -> None:
    """Keep a stream from ending in a carriage return, which readers take for part of ``endstream``."""
    if stream.read_raw_bytes().endswith(b"\r"):
        content = stream.read_bytes() + b"\n"
        stream.write(zlib.compress(content), filter=Name.FlateDecode)
        if "/Length1" in stream:
            stream.Length1 = len(content)


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

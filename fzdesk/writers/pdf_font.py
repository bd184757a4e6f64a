"""Fonts inside a PDF: one embedded subset per font, composite (Type0, Identity-H), as reportlab objects.

A code stands for a character, not for a glyph: two characters that share a glyph keep codes of their own, so
that text copies out exactly as typed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from fzdesk.writers.fonts import Shape, Typeface
from fzdesk.writers.pdf_objects import Stream
from fzdesk.writers.truetype import TrueType, subset

_SYMBOLIC = 4
_BLOCK = 100  # entries of one bfchar block at most (CMap specification)


class EmbeddedFont:
    """The part of a font that one PDF uses; ``name`` is its name in the PDF's resources."""

    def __init__(self, font: TrueType, name: str) -> None:
        self.font = font
        self.name = name
        self._codes = _Codes()

    def encode(self, text: str) -> str:
        """The codes of a text in hexadecimal; characters met for the first time join the subset."""
        return "".join(map(self._codes.__getitem__, text))

    def add_to(self, document: Any, faces: Iterable[Typeface], level: int) -> None:
        """Put the font into a reportlab PDFDocument; ``faces`` know the shapes of its characters."""
        chars = list(self._codes)
        known: dict[str, Shape] = {}
        for face in faces:
            known.update((char, shape) for char, shape in face.shapes.items() if shape.font is self.font)
        shapes = [known[char] for char in chars]
        widths = [round(shape.advance * 1000) for shape in shapes]
        data = subset(self.font, [(s.glyph, w, s.shift * 1000) for s, w in zip(shapes, widths, strict=True)])
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
        base = PDFName(f"{tag}+{self.font.postscript_name}")
        system = PDFDictionary({"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0})
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": system,
                "CIDToGIDMap": PDFName("Identity"),
                "DW": 1000,
                "W": PDFArray([1, PDFArray(widths)]),
                "FontDescriptor": document.Reference(self._descriptor(base, data, document, level)),
            }
        )
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.name] = document.Reference(
            PDFDictionary(
                {
                    "Type": PDFName("Font"),
                    "Subtype": PDFName("Type0"),
                    "BaseFont": base,
                    "Encoding": PDFName("Identity-H"),
                    "DescendantFonts": PDFArray([document.Reference(descendant)]),
                    "ToUnicode": document.Reference(Stream({}, _to_unicode(chars), level=level)),
                }
            )
        )

    def _descriptor(self, base: str, data: bytes, document: Any, level: int) -> PDFDictionary:
        file = Stream({}, data, level=level)
        file.dictionary["Length1"] = file.length
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([round(value) for value in self.font.bounds]),
                "ItalicAngle": 0,
                "Ascent": round(self.font.ascent),
                "Descent": round(self.font.descent),
                "CapHeight": round(self.font.ascent),
                "StemV": 80,
                "FontFile2": document.Reference(file),
            }
        )


class _Codes(dict[str, str]):
    """Codes in the order in which characters are first drawn, from 1."""

    def __missing__(self, char: str) -> str:
        code = self[char] = f"{len(self) + 1:04x}"
        return code


def _to_unicode(chars: list[str]) -> bytes:
    """The CMap from codes back to characters."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    for first in range(0, len(chars), _BLOCK):
        block = chars[first : first + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        for code, char in enumerate(block, first + 1):
            lines.append(f"<{code:04x}> <{char.encode('utf-16-be', 'surrogatepass').hex()}>")
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")

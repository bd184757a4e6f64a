"""Fonts inside a PDF: one embedded subset per font, composite (Type0, Identity-H), as objects of a PDF.

A code stands for a character, not for a glyph: two characters that share a glyph keep codes of their own, so
that text copies out exactly as typed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from fzdesk.writers.fonts import Shape, Typeface
from fzdesk.writers.pdf_file import PdfFile
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

    def add_to(self, file: PdfFile, faces: Iterable[Typeface]) -> str:
        """Put the font into a file and give its reference; ``faces`` know the shapes of its characters."""
        chars = list(self._codes)
        known: dict[str, Shape] = {}
        for face in faces:
            known.update((char, shape) for char, shape in face.shapes.items() if shape.font is self.font)
        shapes = [known[char] for char in chars]
        widths = [round(shape.advance * 1000) for shape in shapes]
        data = subset(self.font, [(s.glyph, w, s.shift * 1000) for s, w in zip(shapes, widths, strict=True)])
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
        base = f"/{tag}+{self.font.postscript_name}"
        descendant = file.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{base}/CIDToGIDMap/Identity/DW 1000"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/W[1[{' '.join(map(str, widths))}]]/FontDescriptor {self._descriptor(base, data, file)}>>"
        )
        unicode = file.add_stream("", _to_unicode(chars))
        return file.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{base}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant}]/ToUnicode {unicode}>>"
        )

    def _descriptor(self, base: str, data: bytes, file: PdfFile) -> str:
        font = self.font
        box = " ".join(str(round(value)) for value in font.bounds)
        program = file.add_stream("", data, font=True)
        return file.add(
            f"<</Type/FontDescriptor/FontName{base}/Flags {_SYMBOLIC}/FontBBox[{box}]/ItalicAngle 0"
            f"/Ascent {round(font.ascent)}/Descent {round(font.descent)}/CapHeight {round(font.ascent)}"
            f"/StemV 80/FontFile2 {program}>>"
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

"""Makes the fonts in this folder from their sources: python make_fonts.py SOURCES [TARGET]

SOURCES is a folder holding the source files README.md names (subfolders are searched too); TARGET is where
the fonts go, this folder unless told otherwise. The same sources give the same bytes. Needs fontTools; takes
half a minute.
"""

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.reorderGlyphs import reorderGlyphs

HERE = Path(__file__).resolve().parent
MAX_ERROR = 1.0
"""How far, in units of 1/1000 em, a quadratic outline may leave the cubic one it replaces."""

LATIN = "".join(map(chr, range(0x20, 0x7F)))

NO_HINTS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)
"""What a TrueType font counts and one without hints and composites has none of."""


class Face(NamedTuple):
    """One font to make: the file to write, its source, its characters, which of them come first in the file,
    and a new name where one is owed."""

    target: str
    source: str
    characters: str
    first: str = ""
    name: str | None = None


def faces() -> list[Face]:
    """What is made. `charset-8105.txt` holds the 8,105 characters of 通用规范汉字表 and the symbols.

    `window-characters.txt` holds those that the program itself uses, the most frequent first: side by side in
    the file, they are read from the disk together, and the others of the window's fonts are not.
    """
    text = (HERE / "charset-8105.txt").read_text(encoding="utf-8")
    window = (HERE / "window-characters.txt").read_text(encoding="utf-8").replace("\n", "")
    return [
        Face("FandolFang-Regular.ttf", "FandolFang-Regular.otf", text),
        Face("FandolKai-Regular.ttf", "FandolKai-Regular.otf", text),
        Face("FandolSong-PageNumber.ttf", "FandolSong-Regular.otf", LATIN + "\N{NO-BREAK SPACE}–—"),
        Face("NotoSansSC-Regular.ttf", "NotoSansSC_400Regular.ttf", text, window),
        Face("NotoSansSC-Medium.ttf", "NotoSansSC_500Medium.ttf", text, window),
        Face("NotoSerifSC-Bold.ttf", "NotoSerifSC_700Bold.ttf", text),
        # LXGW WenKai's licence reserves its name, so what is cut from it must carry another.
        Face("FZDeskKaiFallback-Regular.ttf", "LXGWWenKai-Regular.ttf", text, name="FZ Desk Kai Fallback"),
    ]


def make(face: Face, source: Path, target: Path) -> None:
    """Writes `target`: the face's characters of `source`, with TrueType outlines, without layout tables."""
    options = subset.Options(
        layout_features=[],
        name_IDs=["*"],
        hinting=False,
        notdef_outline=True,
        drop_tables=["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx", "DSIG", "FFTM", "meta", "STAT"],
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=face.characters)
    subsetter.subset(font)
    if "CFF " in font:
        _to_quadratic(font)
    if face.first:
        _put_first(font, face.first)
    if face.name:
        _rename(font, face.name)
    font.save(target)


def _put_first(font: TTFont, characters: str) -> None:
    """Gives the glyphs of these characters the first places in the file."""
    glyphs, order = font.getBestCmap(), font.getGlyphOrder()
    first = dict.fromkeys(glyphs[ord(char)] for char in characters if ord(char) in glyphs)
    reorderGlyphs(font, list(dict.fromkeys([order[0], *first, *order])))


def _to_quadratic(font: TTFont) -> None:
    """Replaces the CFF outlines, which reportlab refuses, by TrueType ones."""
    glyphs, drawn = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = drawn
    metrics = font["hmtx"].metrics
    for name, glyph in drawn.items():
        glyph.recalcBounds(glyf)
        metrics[name] = (metrics[name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in NO_HINTS:
        setattr(maxp, field, 0)
    font["post"].formatType = 3.0
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"


def _rename(font: TTFont, family: str) -> None:
    """Gives the font another name in every place that holds one; copyright and licence stay."""
    postscript = f"{family.replace(' ', '')}-Regular"
    new = {1: family, 2: "Regular", 3: f"{family} Regular", 4: f"{family} Regular", 6: postscript}
    table = font["name"]
    table.names = [
        record
        for record in table.names
        if record.nameID not in (16, 17, 21, 22, 25) and (record.platformID, record.langID) == (3, 0x409)
    ]
    for record in table.names:
        record.string = new.get(record.nameID, record.toUnicode())


def main() -> int:
    """Makes every font; 1 when a source is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", type=Path, help="folder with the source fonts")
    parser.add_argument("target", type=Path, nargs="?", default=HERE, help="folder to write to")
    arguments = parser.parse_args()
    for face in faces():
        source = next(arguments.sources.rglob(face.source), None)
        if source is None:
            print(f"{face.source} is not in {arguments.sources}; README.md says where it comes from.")
            return 1
        make(face, source, arguments.target / face.target)
        print(f"{face.target}: {(arguments.target / face.target).stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The XML inside an XLSX, read as it streams by: no tree is built, no entity is resolved, nothing is fetched.

What a file claims of its size is never believed; what is kept is counted by ``Bounds``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from xml.parsers import expat

from fzdesk.errors import InputError
from fzdesk.intake.sheet_bounds import LONGEST_CELL, MOST_COLUMNS, MOST_MERGES, Bounds
from fzdesk.ledger.sheet import Merge, Raw, SheetRow

DAMAGED = "这个表格文件已损坏，读不出来；请在 WPS 里打开后另存为 XLSX。"
DEEPEST = 64
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
Attributes = dict[str, str]
ToDay = Callable[[float, str], Raw]  # number and style → day, time or number


class XmlReader:
    """Feeds a part to ``start``, ``end`` and ``text``; names come without their namespace."""

    def __init__(self) -> None:
        self._depth = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters inside an element."""

    def feed(self, chunks: Iterable[bytes]) -> None:
        """Read a whole part.  Raises InputError where it is not plain XML."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _refuse
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise InputError(DAMAGED, detail=str(error)) from error

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise InputError(DAMAGED, detail="too deep")
        self.start(local(name), attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.end(local(name))


def _refuse(*_: object) -> None:
    raise InputError(DAMAGED, detail="DOCTYPE")


@lru_cache(1024)
def local(name: str) -> str:
    """``namespace row`` → ``row``: strict files use other namespaces with the same names."""
    return name.rpartition(" ")[2]


def attribute(attributes: Attributes, name: str) -> str:
    """An attribute by its local name, whatever its namespace."""
    return attributes.get(name) or next((v for k, v in attributes.items() if local(k) == name), "")


class SharedStrings(XmlReader):
    """The words that cells refer to by number."""

    def __init__(self, bounds: Bounds) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._bounds = bounds
        self._parts: list[str] = []
        self._length = 0
        self._in_text = self._in_reading = False

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002
        if name == "si":
            self._parts, self._length = [], 0
        elif name == "t":
            self._in_text = not self._in_reading
        elif name == "rPh":  # how the words are pronounced, not words
            self._in_reading = True

    def end(self, name: str) -> None:
        if name == "si":
            self.strings.append(self._bounds.text(unescaped("".join(self._parts))))
        elif name == "t":
            self._in_text = False
        elif name == "rPh":
            self._in_reading = False

    def text(self, text: str) -> None:
        if self._in_text and self._length <= LONGEST_CELL:
            self._parts.append(text)
            self._length += len(text)


class SheetReader(XmlReader):
    """The rows of one sheet.  Formulas are not read at all, only the values they had."""

    def __init__(self, strings: list[str], to_day: ToDay, bounds: Bounds) -> None:
        super().__init__()
        self.rows: list[SheetRow] = []
        self.merges: list[Merge] = []
        self.cut = False  # something stands to the right of what is read
        self.unknown = 0  # formulas that nobody has worked out yet
        self.hidden = 0  # rows that the file does not show
        self._strings, self._to_day, self._bounds = strings, to_day, bounds
        self._row = 0
        self._cells: list[Raw] = []
        self._column = -1
        self._kind = self._style = ""
        self._parts: list[str] = []
        self._length = 0
        self._in_value = self._in_reading = self._formula = self._hidden = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            place = attributes.get("r")
            self._column = column_of(place) if place else self._column + 1
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        elif name in ("v", "t"):
            self._in_value = not self._in_reading
        elif name == "row":
            self._row = row_of(attributes["r"]) if "r" in attributes else self._row + 1
            self._cells, self._column = [], -1
            self._hidden = attributes.get("hidden") in ("1", "true")
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._in_reading = True
        elif name == "mergeCell" and len(self.merges) < MOST_MERGES and (ref := attributes.get("ref")):
            self.merges.append(merge_of(ref))

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._in_value = False
        elif name == "c":
            if self._parts:
                self._keep("".join(self._parts))
                self._parts, self._length = [], 0
            elif self._formula and self._kind != "str":  # "" is a result too
                self.unknown += 1
            self._formula = False
        elif name == "row":
            if self._cells:
                self.hidden += self._hidden
                self._bounds.row(len(self._cells))
                self.rows.append(SheetRow(self._row, tuple(self._cells)))
        elif name == "rPh":
            self._in_reading = False

    def text(self, text: str) -> None:
        if self._in_value and self._length <= LONGEST_CELL:
            self._parts.append(text)
            self._length += len(text)

    def notes(self) -> tuple[str, ...]:
        """What the clerk should know of this sheet."""
        said = []
        if self.cut:
            said.append(f"第 {MOST_COLUMNS} 列以后的内容没有读。")
        if self.unknown:
            said.append(f"有 {self.unknown} 个公式还没有算出结果，按空格读；请在 WPS 里打开、保存后再导入。")
        if self.hidden:
            said.append(f"表格里隐藏的 {self.hidden} 行也读进来了，请核对。")
        return tuple(said)

    def _keep(self, text: str) -> None:
        value = self._value(text)
        if value is None or value == "":
            return
        if self._column >= MOST_COLUMNS:
            self.cut = True
            return
        cells = self._cells
        if self._column == len(cells):
            cells.append(value)
            return
        if self._column > len(cells):
            cells.extend([None] * (self._column - len(cells) + 1))
        cells[self._column] = value

    def _value(self, text: str) -> Raw:
        match self._kind:
            case "s":
                number = int(text) if text.isdecimal() and len(text) < 9 else -1
                return self._shared(number)
            case "n":
                return self._number(text)
            case "b":
                return text.strip() == "1"
            case "d":
                return _iso_day(text) or self._bounds.text(text)
            case _:
                return self._bounds.text(unescaped(text))

    def _shared(self, number: int) -> Raw:
        """Words that many cells share count for each of them: they are stored for each."""
        if not 0 <= number < len(self._strings):
            return None
        words = self._strings[number]
        self._bounds.characters += len(words)
        return words

    def _number(self, text: str) -> Raw:
        try:
            number = float(text)
        except ValueError:
            return self._bounds.text(text)
        return self._to_day(number, self._style) if self._style else whole(number)


def whole(number: float) -> Raw:
    """A number as a cell holds it: an int where it is one; None for what is no number."""
    if number.is_integer() and abs(number) < 1e15:
        return int(number)
    return number if abs(number) < float("inf") else None


def _iso_day(text: str) -> Raw:
    try:
        moment = dt.datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return None
    return moment.date()


def unescaped(text: str) -> str:
    """``_x000D_`` → the character it stands for (ECMA-376 Part 1, 22.9.2.19)."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@lru_cache(4096)
def _letters(letters: str) -> int:
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise InputError(DAMAGED, detail=letters)
        number = number * 26 + ord(letter) - 64
    if not 0 < number <= LAST_COLUMN:
        raise InputError(DAMAGED, detail=letters)
    return number - 1


def column_of(place: str) -> int:
    """``B12`` → 1."""
    return _letters(place.rstrip("0123456789").replace("$", "")[:8])


def row_of(text: str) -> int:
    """``12`` → 12.  Raises InputError beyond the last row a sheet can have."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
    if not 0 < number <= LAST_ROW:
        raise InputError(DAMAGED, detail=text[:20])
    return number


def merge_of(ref: str) -> Merge:
    """``B2:C4`` → its rows and columns."""
    first, _, last = ref.replace("$", "").partition(":")
    last = last or first
    row = [row_of(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for place in (first, last)]
    column = [column_of(place) for place in (first, last)]
    return Merge(min(row), max(row), min(column), max(column))

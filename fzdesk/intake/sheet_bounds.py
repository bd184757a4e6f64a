"""How much of a table is taken in, whatever a file claims, and the cleaning of its words."""

from __future__ import annotations

import re

from fzdesk.errors import InputError
from fzdesk.unseen import NO_ROOM

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_PART = 64 * 1024 * 1024
LARGEST_TEXT = 24 * 1024 * 1024  # a CSV of 100,000 rows has 10 MB
LARGEST_HTML = 8 * 1024 * 1024
MOST_SHEETS = 30
MOST_ROWS = 100_000
HEADING_ROWS = 100  # that may stand above and between them
MOST_COLUMNS = 256
MOST_CELLS = 2_000_000
MOST_CHARACTERS = 48 * 1024 * 1024
LONGEST_CELL = 32_767  # what a cell of Excel holds
MOST_MERGES = 20_000

TOO_LARGE = "表格太大，不像是一份台账；请把要导入的行复制到新的表格里，分几次导入。"
_UNWANTED = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{NO_ROOM}\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")


class Bounds:
    """Counts what was taken in from one file, all sheets together."""

    def __init__(self) -> None:
        self.characters = 0
        self._rows = self._cells = 0
        self.removed = 0  # characters that mean nothing in a table

    def row(self, cells: int) -> None:
        """One more row.  Raises InputError where that is too many."""
        self._rows += 1
        self._cells += cells
        self.lines(self._rows)
        if self._cells > MOST_CELLS or self.characters > MOST_CHARACTERS:
            raise InputError(TOO_LARGE, detail=f"{self._cells} cells, {self.characters} characters")

    @staticmethod
    def lines(count: int) -> None:
        """Raise InputError where a table has too many rows, known before they are read."""
        if count > MOST_ROWS + HEADING_ROWS:
            raise InputError(f"表格超过 {MOST_ROWS} 行；请分成几个文件，分几次导入。")

    def text(self, text: str) -> str:
        """The words of a cell, without control characters and lone surrogates, line ends as ``\\n``."""
        if len(text) > LONGEST_CELL:
            raise InputError(f"表格里有一格的文字超过 {LONGEST_CELL} 个，不像是一份台账，请检查文件。")
        self.characters += len(text)
        if not text.isprintable():
            text = _LINE_ENDS.sub("\n", text)
            text, removed = _UNWANTED.subn("", text)
            self.removed += removed
        return text.strip()

    def notes(self) -> tuple[str, ...]:
        """What the clerk should know."""
        return (f"去掉了 {self.removed} 个看不见的控制字符。",) if self.removed else ()

"""The first letters of the 拼音 of a text: 调解委员会 → tjwyh.

``resources/initials.txt`` has a letter for every common character and the words in which a character is
read otherwise; ``resources/make_initials.py`` wrote it.
"""

from __future__ import annotations

from functools import cache

from fzdesk.paths import resources

_FIRST, _NONE = 0x4E00, "-"


def initials(text: str) -> str:
    """One letter for each Chinese character that has one; everything else stays, in lower case."""
    alone, words = _tables()
    found: list[str] = []
    at = 0
    while at < len(text):
        word = next((words[text[at : at + n]] for n in (3, 2) if text[at : at + n] in words), "")
        found.append(word or _letter(text[at], alone))
        at += len(word) or 1
    return "".join(found)


def _letter(char: str, alone: str) -> str:
    place = ord(char) - _FIRST
    letter = alone[place] if 0 <= place < len(alone) else _NONE
    return char.lower() if letter == _NONE else letter


@cache
def _tables() -> tuple[str, dict[str, str]]:
    """Letters of the characters from U+4E00 on, and letters of words."""
    alone, *lines = (resources() / "initials.txt").read_text(encoding="utf-8").splitlines()
    return alone, {line[: len(line) // 2]: line[len(line) // 2 :] for line in lines}

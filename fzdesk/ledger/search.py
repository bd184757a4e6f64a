"""Text as the search index holds it: every character a word of its own.

SQLite's full-text search then finds any part of a text from one character on, as LIKE does: a phrase of
characters is a piece of text.  (Its trigrams find nothing for one or two characters, silently.)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from fzdesk.ledger.initials import initials

_BETWEEN = "␞"  # stands between two cells, so that nothing is found across them
_TYPED = str.maketrans(_BETWEEN, "�")
_SEPARATORS = {code: chr(code + 0xFEE0) for code in range(0x21, 0x7F) if not chr(code).isalnum()}
_SEPARATORS[0x20] = "␠"  # the ascii tokenizer drops what is ASCII and no letter or digit


class Indexed(NamedTuple):
    """The two columns of the index for one entry."""

    words: str
    initials: str


def indexed(texts: Iterable[str]) -> Indexed:
    """What the index holds for an entry's texts."""
    plain = [_plain(text) for text in texts if text]
    joined = _BETWEEN.join(plain)
    return Indexed(_apart(joined), _apart(_BETWEEN.join(initials(text) for text in plain)))


def match(text: str) -> str:
    """What to ask the index for a search; empty when there is nothing to search for.

    Words apart from each other must all be there.  A word of Latin letters alone may also be the first
    letters of 拼音.
    """
    return " AND ".join(_phrase(word) for word in _plain(text).split())


def _phrase(word: str) -> str:
    phrase = f'"{_apart(word)}"'
    return phrase if word.isascii() and word.isalpha() else f"words : {phrase}"


def _plain(text: str) -> str:
    """One way of writing: half width, lower case."""
    return unicodedata.normalize("NFKC", text.translate(_TYPED)).lower()


def _apart(text: str) -> str:
    return " ".join(char.translate(_SEPARATORS) for char in text if char != "\0")

"""Characters that nobody sees and nobody meant: text from outside is freed of them.

Controls, halves of characters, and marks that take no room or turn the order of the text about (abc as cba).
"""

from __future__ import annotations

NO_ROOM = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
)
"""What takes no room on paper."""


def is_unseen(char: str) -> bool:
    """Whether a character is a control (line ends, tabs too), half a character, or takes no room on paper."""
    return char < " " or "\x7f" <= char <= "\x9f" or char in NO_ROOM or "\ud800" <= char <= "\udfff"

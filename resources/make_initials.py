"""Makes ``initials.txt``: the first letter of the 拼音 of every common character, and words read otherwise.

Run it with pypinyin (0.55, MIT) installed in any environment; the program itself does not need it:

    python resources/make_initials.py

Its tables cost 245 ms and 30 MB to import, ours 45 KB to read.  The first line has a letter for each of
U+4E00 to U+9FFF (``-`` where there is none), then come words of two or three characters in which a
character is read with another letter than alone, followed by the word's letters.
"""

from pathlib import Path

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT

FIRST, LAST = 0x4E00, 0x9FFF


def letters(text: str) -> str:
    """The first letters of a text, ``-`` for a character without."""
    read = lazy_pinyin(text, style=Style.FIRST_LETTER, errors=lambda rest: ["-"] * len(rest))
    return "".join(one[:1] if one[:1].isascii() and one[:1].isalpha() else "-" for one in read)


def alone(text: str, table: str) -> str:
    """The letters of the characters one by one."""
    return "".join(table[ord(char) - FIRST] for char in text)


def main() -> None:
    """Write the file beside this one."""
    table = "".join(letters(chr(code)) for code in range(FIRST, LAST + 1))
    words = [w for w in PHRASES_DICT if len(w) in (2, 3) and all(FIRST <= ord(c) <= LAST for c in w)]
    lines = []
    known: set[str] = set()
    for word in sorted(words, key=lambda word: (len(word), word)):
        read = letters(word)
        if read == alone(word, table) or any(word[at : at + 2] in known for at in (0, 1) if len(word) > 2):
            continue
        known.add(word)
        lines.append(f"{word}{read}")
    text = "\n".join((table, *lines)) + "\n"
    Path(__file__).with_name("initials.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

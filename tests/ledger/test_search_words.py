"""Letters of 拼音, and what a search finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzdesk.ledger.initials import initials
from fzdesk.ledger.search import indexed, match

ALPHABET = "邻里纠纷河湾村、，（）-—.\"'*^:%_ 1２ABＣabc𠀀"
TEXTS = st.text(ALPHABET, max_size=12)


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    """An empty index as the workbook has it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute("CREATE VIRTUAL TABLE entry_search USING fts5 (words, initials, tokenize = 'ascii')")
        yield made


def found(conn: sqlite3.Connection, query: str, *rows: list[str]) -> list[int]:
    """Which of these entries a search finds, counted from 0."""
    conn.execute("DELETE FROM entry_search")
    for number, texts in enumerate(rows):
        conn.execute(
            "INSERT INTO entry_search (rowid, words, initials) VALUES (?, ?, ?)", (number, *indexed(texts))
        )
    asked = match(query)
    if not asked:
        return []
    rows_found = conn.execute(
        "SELECT rowid FROM entry_search WHERE entry_search MATCH ? ORDER BY rowid", (asked,)
    )
    return [number for (number,) in rows_found]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("调解委员会", "tjwyh"), ("调查", "dc"), ("重温誓词", "cwsc"), ("重大决策", "zdjc"), ("银行", "yh"),
        ("行政处罚", "xzcf"), ("镇长", "zz"), ("长期", "cq"), ("会计", "kj"), ("12·4宪法日ABC", "12·4xfrabc"),
    ],
)  # fmt: skip
def test_letters_of_words(text: str, letters: str) -> None:
    """Characters read in two ways are read as their word wants; everything else stays."""
    assert initials(text) == letters


@given(st.text(max_size=20))
def test_any_text_has_letters(text: str) -> None:
    """At least one for every character."""
    assert len(initials(text)) >= len(text)


@pytest.mark.parametrize("query", ["纠纷", "村", "里、纠", "（河", "-2", "Ａb", "河湾村李某"])
def test_any_part_is_found(conn: sqlite3.Connection, query: str) -> None:
    """From one character on, over signs, in either width and case."""
    assert found(conn, query, ["邻里、纠纷-2025（河湾村李某）", "AB"], ["调解"]) == [0]


def test_letters_find_chinese(conn: sqlite3.Connection) -> None:
    """tj finds 调解, and what is written tj."""
    rows = (["人民调解"], ["TJ-1"], ["推荐"], ["统计调查"])
    assert found(conn, "tj", *rows) == [0, 1, 2, 3]
    assert found(conn, "rmtj", *rows) == [0]


def test_words_apart_must_all_be_there(conn: sqlite3.Connection) -> None:
    """In any order, in any cell; but nothing is found across two cells."""
    rows = (["河湾村", "邻里纠纷"], ["柳林村", "邻里纠纷"])
    assert found(conn, "纠纷 河湾", *rows) == [0]
    assert found(conn, "村邻", *rows) == []


@given(
    texts=st.lists(TEXTS, min_size=1, max_size=3),
    query=st.text(ALPHABET.replace(" ", ""), min_size=1, max_size=3),
)
def test_the_index_finds_what_is_there(conn: sqlite3.Connection, texts: list[str], query: str) -> None:
    """No more and no less than looking through the text; signs of the search's own language too."""
    wanted = _plain(query)
    there = any(wanted in _plain(text) for text in texts)
    letters = wanted.isascii() and wanted.isalpha() and any(wanted in initials(_plain(t)) for t in texts)
    assert bool(found(conn, query, texts)) == (there or letters)


def _plain(text: str) -> str:
    return (
        text.lower()
        .replace("２", "2")
        .replace("ｃ", "c")
        .replace("（", "(")
        .replace("）", ")")
        .replace("，", ",")
    )

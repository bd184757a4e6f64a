"""Ledgers of 10, 1,000 and 100,000 entries: counting, opening, searching, beside the same SQL by hand.

    python -m tests.benchmarks.bench_ledger [folder]

Goals: all figures of a report over 100,000 entries ≤ 1.1 × GROUP BY over a covering index by hand; opening
100,000 rows ≤ 1.2 × opening 1,000; a search for two Chinese characters ≤ 1/50 of a LIKE scan with the same
hits.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from fzdesk.catalogue.editions import edition_for
from fzdesk.ledger.model import View
from fzdesk.operations.ledgers import CACHE_KB, LedgerReader
from fzdesk.report.model import UnitProfile
from fzdesk.report.prose import new_report
from fzdesk.store.workbook import Workbook
from tests.benchmarks.measuring import Act, Row, in_turn, median, show
from tests.ledger.made_rows import made_rows

CATALOGUE = edition_for(2025)
YEAR = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
SHARES = {"mediation": 30, "petition": 20, "enforcement": 15, "publicity": 10, "disclosure": 10, "study": 5}
SOUGHT = "堰塘"
ROUNDS = 15

# What the figures ask of each ledger: what entries are told apart by, what is added up, by which dates.
BY_HAND: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "study": ("form", ("attendees", "expected", "passed", "law_count"), ("date",)),
    "oath": ("kind", ("people",), ("date",)),
    "normative_document": (
        "status",
        ("register_no", "reviewed", "filed", "published"),
        ("issued", "cleaned"),
    ),
    "decision": ("participation, expert, risk, legality, collective", (), ("date",)),
    "legal_advice": ("kind, adopted", (), ("date",)),
    "certificate": ("action", (), ("date",)),
    "enforcement": (
        "kind, recorded, legal_review, platform",
        ("people", "hazards", "hazards_fixed"),
        ("date",),
    ),
    "mediation": ("accepted, result", (), ("date", "closed")),
    "petition": ("channel, in_time, resolved", ("batches", "people"), ("date", "closed")),
    "litigation": ("kind, result, hearing, head_appeared", (), ("date", "closed")),
    "disclosure": ("kind, in_time", ("items",), ("date",)),
    "publicity": ("venue", ("materials", "consultations", "people", "banners"), ("date",)),
}


def workbook(path: Path, entries: int) -> Workbook:
    """A workbook whose ledgers have so many entries of three years, half of them in the last."""
    made = Workbook.create(path, new_report(2025, UnitProfile("青禾镇"), CATALOGUE), CATALOGUE)
    for kind in CATALOGUE.ledgers:
        share = entries * SHARES.get(kind.key, 10 / 6) / 100
        rows = list(made_rows(kind, max(1, round(share)), years=(2023, 2024, 2025, 2025)))
        made.ledgers.import_rows(kind, rows, "导入")
    return made


def by_hand(source: Path, target: Path) -> sqlite3.Connection:
    """The same entries in plain tables, each with the covering index that its GROUP BY wants.

    The indexes grow as the entries come, as they do in a ledger: made afterwards they would be a quarter smaller.
    """
    conn = sqlite3.connect(target, isolation_level=None)
    conn.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    conn.execute("ATTACH ? AS source", (str(source),))
    for kind, (told_apart, added, dates) in BY_HAND.items():
        conn.execute(f"CREATE TABLE {kind} AS SELECT * FROM source.ledger_{kind} LIMIT 0")
        columns = ", ".join((told_apart, *dates, *added))
        conn.execute(f"CREATE INDEX {kind}_covering ON {kind} ({columns})")
    conn.execute("CREATE INDEX committees ON mediation (committee, date)")
    conn.execute("CREATE INDEX holders ON certificate (person, date, _id, action)")
    for kind in BY_HAND:
        conn.execute(f"INSERT INTO {kind} SELECT * FROM source.ledger_{kind} ORDER BY _id")
    conn.execute("DETACH source")
    return conn


def count_by_hand(conn: sqlite3.Connection) -> int:
    """Every GROUP BY that the figures of a report need, each with its number of entries; how many groups."""
    start, end = (day.isoformat() for day in YEAR)
    asked = [
        _grouped(kind, f"{date} BETWEEN '{start}' AND '{end}'")
        for kind, (_, _, dates) in BY_HAND.items()
        for date in dates
    ]
    asked += [_grouped(kind, f"date <= '{end}'") for kind in ("mediation", "certificate")]
    asked.append(
        "SELECT count(*), sum(n) FROM (SELECT count(*) AS n FROM mediation INDEXED BY committees"
        f" WHERE date BETWEEN '{start}' AND '{end}' GROUP BY committee)"
    )
    asked.append(
        "SELECT count(*) FROM (SELECT action, max(date || printf('%012d', _id)) FROM certificate"
        f" INDEXED BY holders WHERE date <= '{end}' GROUP BY person) WHERE action <> '注销'"
    )
    return sum(len(conn.execute(sql).fetchall()) for sql in asked)


def _grouped(kind: str, time: str) -> str:
    told_apart, added, _dates = BY_HAND[kind]
    sums = "".join(f", sum({column}), count({column})" for column in added)
    return (
        f"SELECT {told_apart}, count(*){sums} FROM {kind} INDEXED BY {kind}_covering"
        f" WHERE {time} GROUP BY {told_apart}"
    )


def like(reader_of: Path, text: str) -> set[int]:
    """Every entry in which a text stands, by looking through all of them."""
    with sqlite3.connect(f"file:{reader_of}?mode=ro", uri=True) as conn:
        found: set[int] = set()
        for kind in CATALOGUE.ledgers:
            columns = [one.key for one in kind.columns if one.type in ("text", "choice")]
            asked = " OR ".join(f"{column} LIKE :like" for column in columns)
            sql = f"SELECT _id FROM ledger_{kind.key} WHERE _state = 0 AND ({asked})"
            found |= {one for (one,) in conn.execute(sql, {"like": f"%{text}%"})}
    conn.close()
    return found


def opening(reader: LedgerReader) -> Act:
    """What a ledger's page asks for when it is opened: its shape and the first rows."""
    view = View("mediation", year=2025)

    def act() -> None:
        reader.shape(view)
        assert len(reader.entries(view, 0, 60)) == 60

    return act


def rows(folder: Path) -> list[Row]:
    """All of it."""
    few, small, large = (workbook(folder / f"{number}.fzd", number) for number in (10, 4_000, 100_000))
    kinds = {kind.key: kind for kind in CATALOGUE.ledgers}
    day = dt.date(2025, 5, 1)
    ponds = [{"date": day, "committee": "枣园村", "title": f"第{n}号{SOUGHT}"} for n in range(25)]
    large.ledgers.import_rows(kinds["mediation"], ponds, "导入")
    books = few, small, large
    for one in books:
        one.checkpoint()
    few_reader, small_reader, reader = (LedgerReader.of(one, CATALOGUE) for one in books)
    few_hand, small_hand, hand = (by_hand(one.path, one.path.with_suffix(".hand")) for one in books)
    found = {entry.id for entry in reader.search(SOUGHT)}
    assert found == like(large.path, SOUGHT)
    assert len(found) == len(ponds)

    acts: dict[str, Act] = {
        "hand": lambda: count_by_hand(hand),
        "count": lambda: reader.totals(CATALOGUE, *YEAR),
        "hand, 4,000": lambda: count_by_hand(small_hand),
        "count, 4,000": lambda: small_reader.totals(CATALOGUE, *YEAR),
        "hand, 10": lambda: count_by_hand(few_hand),
        "count, 10": lambda: few_reader.totals(CATALOGUE, *YEAR),
        "small": opening(small_reader),
        "large": opening(reader),
        "like": lambda: like(large.path, SOUGHT),
        "search": lambda: reader.search(SOUGHT),
    }
    times = {
        name: median(values)
        for name, values in in_turn(acts, ROUNDS, warm=2, clock=time.process_time).items()
    }
    made = [
        *(
            Row(f"ledgers: all figures over {what} entries", "GROUP BY by hand", times[hand], times[ours], "ms", goal)
            for what, hand, ours, goal in (
                ("100,000", "hand", "count", 1.1),
                ("4,000", "hand, 4,000", "count, 4,000", 2.0),
                ("10", "hand, 10", "count, 10", 4.0),
            )
        ),
        Row("ledgers: opening 30,000 rows", "opening 1,200", times["small"], times["large"], "ms", 1.2),
        Row("ledgers: 堰塘 in 100,000, 25 entries shown", "LIKE, the same hits", times["like"], times["search"], "ms", 0.02),
    ]  # fmt: skip
    for one in (few_reader, small_reader, reader, few_hand, small_hand, hand, *books):
        one.close()
    return made


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as place:
        os.environ["FZDESK_HOME"] = place
        show(rows(Path(place)))

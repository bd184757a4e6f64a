"""What the benchmarks share: rounds in turn, medians, and one table.

Two cores of a shared machine never run at the same speed twice, so nothing is compared with a figure of
another run: the floor and ours take turns, round by round, and only their ratio is judged.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

Act = Callable[[], object]
Clock = Callable[[], float]


class Row(NamedTuple):
    """A line of the table: something measured beside its floor."""

    what: str
    floor_is: str
    floor: float
    ours: float
    unit: str
    goal: float  # at most this many times the floor

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor

    def __str__(self) -> str:
        verdict = "" if self.ratio <= self.goal else "  over"
        figures = f"{self.floor:9.1f}{self.ours:9.1f} {self.unit:3}{self.ratio:7.2f}  ≤ {self.goal:4.2f}"
        return f"{_padded(self.what, 52)}{_padded(self.floor_is, 34)}{figures}{verdict}"


HEAD = f"{'':52}{'floor':34}{'floor':>9}{'ours':>9} {'':3}{'ratio':>7}  goal"


def _padded(words: str, width: int) -> str:
    return words + " " * max(1, width - len(words))


def in_turn(
    acts: Mapping[str, Act], rounds: int, *, warm: int = 1, clock: Clock = time.perf_counter
) -> dict[str, list[float]]:
    """Milliseconds of every act, round by round in turn, so that the machine's moods hit all alike."""
    times: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(rounds + warm):
        for name, act in acts.items():
            start = clock()
            act()
            if number >= warm:
                times[name].append((clock() - start) * 1000)
    return times


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred exceeds."""
    return statistics.quantiles(values, n=100)[98]


def show(rows: Sequence[Row]) -> None:
    """Print the table."""
    print(HEAD)
    for row in rows:
        print(row)

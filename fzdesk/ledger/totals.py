"""Which figures of a catalogue are counted from which ledger; ``store.ledger_totals`` does it in SQL.

The rules (docs/ledgers.md): an entry counts by the figure's own date field, within the report's period or up
to its end.  Missing is not zero: a figure is counted, as 0 too, only when the ledger is kept in the period,
and its columns are.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzdesk.catalogue.model import Catalogue, Count, Value
from fzdesk.ledger.model import NO, YES


class Rule(Value, frozen=True):
    """A figure (full key) and how it is counted from its ledger."""

    figure: str
    kind: str
    count: Count

    @property
    def last_of_each(self) -> bool:
        """Whether of each value only the last entry counts (a certificate renewed, then cancelled)."""
        return self.count.how == "distinct" and self.count.scope == "as_of_end"

    @property
    def conditions(self) -> dict[str, tuple[str, ...]]:
        """Column -> what an entry may show there (see ``words.show_cell``)."""
        return {
            column: tuple(_shown(one) for one in (wanted if isinstance(wanted, tuple) else (wanted,)))
            for column, wanted in self.count.where.items()
        }

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns that somebody must have filled in for the figure to be known at all."""
        return (*self.count.where, *self.count.filled)


def _shown(wanted: str | bool) -> str:
    return wanted if isinstance(wanted, str) else (YES if wanted else NO)


def rules(catalogue: Catalogue, kind: str = "") -> Iterator[Rule]:
    """Every figure of a catalogue that is counted, or those of one kind of ledger."""
    for duty in catalogue.duties():
        for figure in duty.figures:
            if figure.count is not None and figure.ledger and kind in ("", figure.ledger):
                yield Rule(f"{duty.key}.{figure.key}", figure.ledger, figure.count)


def rule(catalogue: Catalogue, full_key: str) -> Rule | None:
    """How one figure is counted; None when it is not."""
    figure = catalogue.figure(full_key)
    if figure is None or figure.count is None or not figure.ledger:
        return None
    return Rule(full_key, figure.ledger, figure.count)

"""A report as it is held anywhere, with what its ledgers count; and the document it makes.

Whoever composes, checks or exports a report gives the whole of it, and forgets no figure of a ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from fzdesk.catalogue.model import Catalogue
from fzdesk.document.compose import compose
from fzdesk.document.model import Document
from fzdesk.report.figures import Totals
from fzdesk.report.model import Report
from fzdesk.report.progress import Missing, Step, steps, with_unread
from fzdesk.report.wording import Wording


class Held(Protocol):
    """A report as a workbook has it (`StoredReport`), a version (`Frozen`), or the session it is open in."""

    @property
    def report(self) -> Report:
        """What the clerk wrote."""

    @property
    def catalogue(self) -> Catalogue:
        """What the report is made with."""

    @property
    def totals(self) -> Totals:
        """What the ledgers give for its figures; of a final report what they gave then."""


def wording_of(held: Held) -> Wording:
    """Its generated paragraphs, and its figures (`wording.figures`)."""
    return Wording(held.report, held.catalogue, held.totals)


def document_of(held: Held) -> Document:
    """The document of a report as it stands."""
    return compose(held.report, held.catalogue, held.totals)


def steps_of(held: Held, unread: Sequence[Missing] = ()) -> tuple[Step, ...]:
    """Its steps, each with what is still missing there; ``unread``: what a window's fields show beside it."""
    return with_unread(steps(held.report, held.catalogue, wording=wording_of(held)), unread)

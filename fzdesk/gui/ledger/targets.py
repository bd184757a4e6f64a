"""What the ledgers can be asked to show, besides a ledger by its key: see ``LedgerPage.go_to``."""

from __future__ import annotations

OVERVIEW = "overview"
ENTRY, FIGURE = "entry:", "figure:"

"""台账: the ledgers' pages, quick entry, search, and what the report prints of their figures."""

"""Which year's report is being written around a given day."""

from __future__ import annotations

import datetime as dt

FIRST_MONTH = 10  # from October people begin this year's report; before, they finish last year's


def usual_year(today: dt.date) -> int:
    """The year reports are written of on that day."""
    return today.year if today.month >= FIRST_MONTH else today.year - 1

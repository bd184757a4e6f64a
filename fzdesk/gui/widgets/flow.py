"""Places widgets one after the other and goes to the next line where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget


def flow(
    widgets: Sequence[QWidget],
    left: int,
    right: int,
    top: int,
    line: int,
    gap: int = 12,
    *,
    below: int | None = None,
) -> int:
    """Move ``widgets`` into lines of height ``line`` between ``left`` and ``right``; returns the bottom.

    A widget wider than a line gets its width.  Lines after the first begin at ``below`` where it is given.
    """
    below = left if below is None else below
    x, y = left, top
    for widget in widgets:
        size = widget.sizeHint()
        width = min(size.width(), right - left)
        if x > left and x + width > right:
            x, y = below, y + line
        widget.setGeometry(x, y + (line - size.height()) // 2, width, size.height())
        x += width + gap
    return y + line

"""What a place of the window shows for the open workbook: 台账, 校核, 导出…; ``places`` lists them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class PlacePage(QWidget):
    """A page beside the report.  Made when it is first wanted, gone when its session closes."""

    own_undo = False
    """Whether 撤销 and 重做 here are the page's own, and not the report's."""

    def refresh(self) -> None:
        """It is about to be shown: look at what changed meanwhile."""

    def go_to(self, target: str) -> None:
        """Show one thing of the page, by a key the page itself understands."""

    def leave(self) -> None:
        """Another place is shown now, or the window closes: take over what is typed."""

    def print_pages(self) -> bool:
        """Print what is shown; False where the report is meant."""
        return False

    def undo(self) -> str | None:
        """Take back the last deed of this page (where `own_undo`): its words, None when there is none."""
        return None

    def redo(self) -> str | None:
        """Do again what was taken back."""
        return None

    def may_close(self) -> bool:
        """Whether the session may close; False where the clerk wants to mend something here first."""
        return True

    def close_page(self) -> None:
        """The session closes: stop timers, let connections go."""

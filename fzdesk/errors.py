"""Known errors: what the clerk can do something about.

A ``UserError`` carries one Chinese sentence that says what happened and what to do.  The window
shows it as a notice, the command line prints it on stderr and exits with 3.  Anything else is a
defect and goes to the log and the crash dialog.
"""

from __future__ import annotations


class UserError(Exception):
    """A known error.  ``str(error)`` is one plain Chinese sentence; ``detail`` is for 详情."""

    def __init__(self, sentence: str, *, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail


class CatalogueError(UserError):
    """A catalogue or pack file is wrong; the sentence names the file and the key."""


class InputError(UserError):
    """Data from outside (JSON, command line, paste) is wrong; the sentence names the key."""


class StoreError(UserError):
    """The workbook cannot be read or written."""


class NotAWorkbook(StoreError):
    """The file is not a workbook, or it is damaged."""


class NewerWorkbook(StoreError):
    """The workbook was written by a newer program; it can be opened read-only."""


class WorkbookBusy(StoreError):
    """Another window has the workbook open."""


class SaveFailed(StoreError):
    """A change could not be made durable (disk full, stick removed, read-only…)."""


class ExportError(UserError):
    """A file could not be written."""


class TargetBusy(ExportError):
    """The target file is open in another program (WPS, Word)."""

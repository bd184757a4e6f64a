"""Known errors: what the clerk can do something about.

A ``UserError`` carries one Chinese sentence that says what happened and what to do.  The window
shows it as a notice, the command line prints it on stderr and exits with 3.  Anything else is a
defect and goes to the log and the crash dialog.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

RESTORE = "“找回备份”"  # as the start page's button has it


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


class DamageFound(StoreError):
    """The open workbook holds records that are not what was written; checking and mending it may help."""


class DamagedField(StoreError):
    """A stored value is not what belongs at its path; ``path`` names it."""

    def __init__(self, path: str, *, detail: str = "") -> None:
        super().__init__(
            f"工作簿里“{path}”一项的内容已损坏，无法读出；请用{RESTORE}恢复最近一份完好的备份。",
            detail=detail,
        )
        self.path = path


class NewerWorkbook(StoreError):
    """The workbook was written by a newer program; it can be opened read-only."""


class ReadOnlyWorkbook(StoreError):
    """The file or its folder may not be written; it can be opened read-only."""


class WorkbookBusy(StoreError):
    """Another window has the workbook open: who, on which computer, since when.

    ``can_take_over``: it is another computer's, and may be taken over after asking.
    """

    def __init__(
        self,
        sentence: str,
        *,
        machine: str = "",
        user: str = "",
        since: dt.datetime | None = None,
        can_take_over: bool = False,
        detail: str = "",
    ) -> None:
        super().__init__(sentence, detail=detail)
        self.machine = machine
        self.user = user
        self.since = since
        self.can_take_over = can_take_over


FailureReason = Literal["full", "gone", "replaced", "read_only", "busy", "taken_over", "damaged", "other"]


class SaveFailed(StoreError):
    """A change could not be made durable; ``reason`` says why.

    ``gone``: file, folder or stick is not there.  ``replaced``: another file is in its place.
    ``taken_over``: another computer has taken the workbook over.  These three want 另存为.
    """

    def __init__(self, sentence: str, *, reason: FailureReason = "other", detail: str = "") -> None:
        super().__init__(sentence, detail=detail)
        self.reason: FailureReason = reason


class ExportError(UserError):
    """A file could not be written."""


class TargetBusy(ExportError):
    """The target file is open in another program (WPS, Word)."""


class TargetExists(ExportError):
    """Files of these names exist already; the caller asks whether to replace them (``paths``)."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        names = "、".join(f"“{path.name}”" for path in paths)
        super().__init__(f"{names}已经存在，请选择替换原文件或另取名字。")
        self.paths = paths

"""Leaving a finding of the check as it is, with the reason.  Report in, report out."""

from __future__ import annotations

from msgspec.structs import replace

from fzdesk.errors import InputError
from fzdesk.report.model import Report


def dismiss(report: Report, key: str, reason: str) -> Report:
    """Leave the finding ``key`` as it is.  Raises InputError without a reason."""
    reason = " ".join(reason.split())
    if not reason:
        raise InputError("请写一句为什么不改，再忽略。")
    if report.dismissed.get(key) == reason:
        return report
    return replace(report, dismissed={**report.dismissed, key: reason})


def restore(report: Report, key: str) -> Report:
    """Report the finding ``key`` again."""
    if key not in report.dismissed:
        return report
    return replace(report, dismissed={k: why for k, why in report.dismissed.items() if k != key})

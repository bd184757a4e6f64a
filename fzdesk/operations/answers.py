"""Answering duties, typing figures, dressing the report.  Report in, report out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from fzdesk.report.model import Answer, FigureValue, Form, Report, State, UnitProfile


def answer(report: Report, duty: str, **changes: Any) -> Report:
    """The report with fields of a duty's answer changed (``state=``, ``reason=``, ``variant=``…)."""
    before = report.answers.get(duty, Answer())
    after = replace(before, **changes)
    if after == before:
        return report
    return replace(report, answers={**report.answers, duty: after})


def set_state(report: Report, duty: str, state: State | None) -> Report:
    """Answer a duty 开展, 未开展 or 不适用, or take the answer back; its figures and reason stay."""
    return answer(report, duty, state=state)


def set_figure(report: Report, duty: str, name: str, value: FigureValue | None) -> Report:
    """Type a figure, or clear it; a duty not answered yet becomes 开展."""
    before = report.answers.get(duty, Answer())
    figures = {key: typed for key, typed in before.figures.items() if key != name}
    if value is not None:
        figures[name] = value
    state = before.state or ("done" if value is not None else None)
    return answer(report, duty, figures=figures, state=state)


def set_detail(report: Report, duty: str, name: str, text: str) -> Report:
    """Type a short text of a duty's wording, or clear it; a duty not answered yet becomes 开展."""
    before = report.answers.get(duty, Answer())
    details = {key: typed for key, typed in before.details.items() if key != name}
    if text:
        details[name] = text
    state = before.state or ("done" if text.strip() else None)
    return answer(report, duty, details=details, state=state)


def set_form(report: Report, **changes: Any) -> Report:
    """Change how the report is dressed: title, issuers, addressee, date, headings, profile."""
    form: Form = replace(report.form, **changes)
    return report if form == report.form else replace(report, form=form)


def set_unit(report: Report, **changes: Any) -> Report:
    """Change facts of the unit."""
    unit: UnitProfile = replace(report.unit, **changes)
    return report if unit == report.unit else replace(report, unit=unit)


def set_period(report: Report, period_from: dt.date, period_to: dt.date) -> Report:
    """Change the reported period; the later day never before the earlier."""
    first, last = sorted((period_from, period_to))
    return replace(report, period_from=first, period_to=last)

"""Rows of the problems page and the plan page.  Report in, report out."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue, PlanPick, ProblemPick
from fzdesk.report.model import Plan, Problem, Report, new_id
from fzdesk.report.prose import reconcile

Row = TypeVar("Row", Problem, Plan)


def plan_picks(report: Report, catalogue: Catalogue) -> tuple[PlanPick, ...]:
    """Plan items to pick from: those for the coming year, which the plan is about.

    A county pack's own list stands before the coming edition's.
    """
    from fzdesk.catalogue.editions import edition_for

    if catalogue.packs:
        return catalogue.plans
    coming = {pick.key: pick for pick in edition_for(report.year + 1).plans}
    return tuple({**{pick.key: pick for pick in catalogue.plans}, **coming}.values())


def add_problem(
    report: Report, catalogue: Catalogue, pick: ProblemPick | None = None, *, reason: str = ""
) -> Report:
    """Add a problem, empty or from the pick list (with its first typical reason unless one is given)."""
    row = Problem(new_id())
    if pick:
        row = replace(row, pick=pick.key, text=pick.text, reason=reason or pick.reasons[0])
    return reconcile(replace(report, problems=(*report.problems, row)), catalogue)


def change_problem(report: Report, row_id: str, **changes: Any) -> Report:
    """Change text, reason or plans of a problem."""
    rows = tuple(replace(row, **changes) if row.id == row_id else row for row in report.problems)
    return report if rows == report.problems else replace(report, problems=rows)


def add_plan(
    report: Report, catalogue: Catalogue, pick: PlanPick | None = None, *, answers: str = ""
) -> Report:
    """Add a plan item, empty or from the pick list; ``answers`` is the id of the problem it answers."""
    row = Plan(new_id())
    if pick:
        row = replace(row, pick=pick.key, text=pick.text, measure=pick.measure, target=pick.target)
    report = replace(report, plans=(*report.plans, row))
    problem = next((p for p in report.problems if p.id == answers), None)
    if problem:
        report = change_problem(report, problem.id, plans=(*problem.plans, row.id))
    return reconcile(report, catalogue)


def change_plan(report: Report, row_id: str, **changes: Any) -> Report:
    """Change a plan item."""
    rows = tuple(replace(row, **changes) if row.id == row_id else row for row in report.plans)
    return report if rows == report.plans else replace(report, plans=rows)


def remove_row(report: Report, catalogue: Catalogue, row_id: str) -> Report:
    """Take out a problem or plan item; problems forget a plan that is gone."""
    problems = tuple(
        replace(row, plans=tuple(plan for plan in row.plans if plan != row_id))
        if row_id in row.plans
        else row
        for row in report.problems
        if row.id != row_id
    )
    plans = tuple(row for row in report.plans if row.id != row_id)
    return reconcile(replace(report, problems=problems, plans=plans), catalogue)


def move_row(report: Report, catalogue: Catalogue, row_id: str, by: int) -> Report:
    """Move a problem or plan item up (-1) or down (+1); at the end it stays."""
    report = replace(
        report, problems=moved(report.problems, row_id, by), plans=moved(report.plans, row_id, by)
    )
    return reconcile(report, catalogue)


def moved(rows: tuple[Row, ...], row_id: str, by: int) -> tuple[Row, ...]:
    """The rows with one moved by some places."""
    at = next((i for i, row in enumerate(rows) if row.id == row_id), None)
    if at is None:
        return rows
    rest = [row for row in rows if row.id != row_id]
    rest.insert(min(max(at + by, 0), len(rest)), rows[at])
    return tuple(rest)

"""不足和原因: rows of problem, reason and the plan that answers it, then the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from fzdesk.catalogue.model import Duty, ProblemPick
from fzdesk.gui.dialogs.pick_list import Choice
from fzdesk.gui.pages.link_line import LinkLine
from fzdesk.gui.pages.row_frame import Column, Field, RowFrame
from fzdesk.gui.pages.rows_block import Offers, Row, RowsBlock
from fzdesk.gui.pages.rows_page import RowsPage
from fzdesk.operations import rows
from fzdesk.report.model import Answer, Problem, Report
from fzdesk.report.progress import section_duties

OWN = "own"
_REASON_WORDS = ("主要原因", "原因", "究其原因", "由于", "因")


class ProblemRows(RowsBlock):
    """Problems (不足)."""

    kind, what = "problem", "不足"
    columns = (
        Column("不足", Field("text", "不足", "哪方面还不够"), 5),
        Column("原因", Field("reason", "原因", "为什么，要写一句"), 6),
    )
    empty = "还没有写不足。从常见的不足里选，或者自己写一条；每条都要写明原因。"
    pick_words = "从常见的不足里选"

    def rows(self) -> Sequence[Problem]:
        return self.session.report.problems

    def choices(self) -> list[Choice]:
        taken = {row.pick for row in self.rows()}
        return [
            Choice(pick.key, pick.text, "；".join(pick.reasons), pick.key in taken)
            for pick in self.session.catalogue.problems
        ]

    def added(self, report: Report, pick: str) -> Report:
        found = next((p for p in self.session.catalogue.problems if p.key == pick), None)
        return rows.add_problem(report, self.session.catalogue, found)

    def changed(self, report: Report, row_id: str, field: str, text: str) -> Report:
        return rows.change_problem(report, row_id, **{field: text})

    def dress(self, frame: RowFrame, row: Row) -> None:
        line = frame.findChild(LinkLine, "plans")
        if line is None:
            line = LinkLine("arrow-right")
            line.setObjectName("plans")
            frame.add_below(line)
            line.clicked.connect(partial(self._ask_plan, row.id, line))
        assert isinstance(row, Problem)
        plans = [
            plan.text or "（还没写的安排）" for plan in self.session.report.plans if plan.id in row.plans
        ]
        line.show_words(
            f"对应安排：{'；'.join(plans)}" if plans else "还没有对应的安排，点这里选一条",
            "quiet" if plans else "attn",
        )

    # which plan answers it

    def _ask_plan(self, row_id: str, anchor: QWidget, _checked: object = None) -> None:
        self.leave()
        self.pick_from(self.plan_choices(row_id), anchor, partial(self._answer_with, row_id))

    def plan_choices(self, row_id: str) -> list[Choice]:
        """The plan items there are, then usual ones (what answers this problem first), then an own one."""
        report, catalogue = self.session.report, self.session.catalogue
        row = next(row for row in report.problems if row.id == row_id)
        usual = next((pick.plan for pick in catalogue.problems if pick.key == row.pick), "")
        there = [
            Choice(f"plan:{p.id}", p.text or "（还没写的安排）", "", p.id in row.plans) for p in report.plans
        ]
        taken = {plan.pick for plan in report.plans}
        picks = sorted(
            (pick for pick in self.session.plan_picks if pick.key not in taken), key=lambda p: p.key != usual
        )
        new = [Choice(f"pick:{pick.key}", pick.text, "加进下一年度安排") for pick in picks]
        return [*there, Choice(OWN, "自己写一条新的安排", "到下一年度安排里写"), *new]

    def _answer_with(self, row_id: str, key: str) -> None:
        report, catalogue = self.session.report, self.session.catalogue
        kind, _, name = key.partition(":")
        if kind == "plan":
            row = next(row for row in report.problems if row.id == row_id)
            plans = tuple(p for p in row.plans if p != name) if name in row.plans else (*row.plans, name)
            report = rows.change_problem(report, row_id, plans=plans)
        else:
            pick = next((pick for pick in self.session.plan_picks if pick.key == name), None)
            report = rows.add_plan(report, catalogue, pick, answers=row_id)
        self.page.change(report, "选对应安排", f"problem:{row_id}")
        if key == OWN:
            self.page.jump.emit(f"plan:{report.plans[-1].id}.text")


class ProblemOffers(Offers):
    """Problems that duties answered 未开展 suggest."""

    def offers(self) -> dict[str, str]:
        report = self.session.report
        picks = {row.pick for row in report.problems}
        texts = {row.text for row in report.problems}
        found: dict[str, list[Duty]] = {}
        for duty in self._not_done():
            key = duty.problem or f"duty:{duty.key}"
            if key not in picks and _own_words(duty) not in texts:
                found.setdefault(key, []).append(duty)
        return {key: self._words(key, duties) for key, duties in found.items()}

    def _not_done(self) -> list[Duty]:
        report = self.session.report
        return [
            duty
            for section in self.session.catalogue.sections()
            if not report.sections[section.key].dropped
            for duty in section_duties(section, report)
            if report.answers.get(duty.key, Answer()).state == "not_done"
            and (duty.problem or duty.when_not_done == "problem")
        ]

    def _words(self, key: str, duties: list[Duty]) -> str:
        pick = self._pick(key)
        named = "、".join(duty.title for duty in duties)
        return f"{named}：{pick.text if pick else _own_words(duties[0])}"

    def _pick(self, key: str) -> ProblemPick | None:
        return next((pick for pick in self.session.catalogue.problems if pick.key == key), None)

    def take(self, key: str) -> None:
        report, catalogue = self.session.report, self.session.catalogue
        duties = [d for d in self._not_done() if (d.problem or f"duty:{d.key}") == key]
        given = [report.answers[duty.key].reason for duty in duties]
        reason = reason_sentence(next((words for words in given if words.strip()), ""))
        pick = self._pick(key)
        report = rows.add_problem(report, catalogue, pick, reason=reason)
        if pick is None:
            made = report.problems[-1].id
            report = rows.change_problem(report, made, text=_own_words(duties[0]), reason=reason)
        self.page.change(report, "增加不足", "problem")


def _own_words(duty: Duty) -> str:
    return f"{duty.title}本年度没有开展"


def reason_sentence(reason: str) -> str:
    """A duty's reason as a sentence that stands behind a problem."""
    reason = reason.strip().rstrip("。；;，,")
    return reason if not reason or reason.startswith(_REASON_WORDS) else f"主要原因是{reason}"


class ProblemsPage(RowsPage):
    """The page of part two."""

    offered, listed = ProblemOffers, ProblemRows
    offer_words = "这些事项答了“未开展”，可以如实写进不足，点一下就加上："

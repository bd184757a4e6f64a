"""下一年度安排: rows of what, how, how far, who and when, then the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from fzdesk.gui.dialogs.pick_list import Choice
from fzdesk.gui.pages.row_frame import Column, Field, RowFrame
from fzdesk.gui.pages.rows_block import Offers, Row, RowsBlock
from fzdesk.gui.pages.rows_page import RowsPage
from fzdesk.operations import rows
from fzdesk.report.model import Plan, Report


class PlanRows(RowsBlock):
    """Plan items (安排)."""

    kind, what = "plan", "安排"
    columns = (
        Column("事项和措施", Field("text", "事项", "做什么"), 8),
        Column("目标", Field("target", "目标", "做到什么程度"), 7),
        Column("谁负责", Field("owner", "谁负责", "如司法所"), 4),
        Column("什么时候", Field("due", "什么时候", "如6月底"), 4),
    )
    under = Field("measure", "措施", "怎么做")
    empty = "还没有写安排。从常用的安排里选，或者自己写一条；最好条条对着前面的不足。"
    pick_words = "从常用的安排里选"

    def rows(self) -> Sequence[Plan]:
        return self.session.report.plans

    def choices(self) -> list[Choice]:
        taken = {row.pick for row in self.rows()}
        return [
            Choice(pick.key, pick.text, f"{pick.measure}{pick.target}", pick.key in taken)
            for pick in self.session.plan_picks
        ]

    def added(self, report: Report, pick: str) -> Report:
        found = next((p for p in self.session.plan_picks if p.key == pick), None)
        return rows.add_plan(report, self.session.catalogue, found)

    def changed(self, report: Report, row_id: str, field: str, text: str) -> Report:
        return rows.change_plan(report, row_id, **{field: text})

    def dress(self, frame: RowFrame, row: Row) -> None:
        line = frame.findChild(QLabel, "answers")
        if line is None:
            line = QLabel(wordWrap=True)
            line.setObjectName("answers")
            line.setProperty("role", "secondary")
            frame.add_below(line)
        answered = [p.text.rstrip("。") for p in self.session.report.problems if row.id in p.plans and p.text]
        line.setText(f"针对：{'；'.join(answered)}")
        line.setVisible(bool(answered))


class PlanOffers(Offers):
    """Plan items that answer problems no plan answers yet."""

    def offers(self) -> dict[str, str]:
        report, catalogue = self.session.report, self.session.catalogue
        wanted = {pick.key: pick.plan for pick in catalogue.problems}
        plans = {pick.key: pick for pick in self.session.plan_picks}
        found: dict[str, str] = {}
        for row in report.problems:
            pick = plans.get(wanted.get(row.pick, ""))
            if pick is not None and not row.plans:
                found[row.id] = f"{row.text.rstrip('。')}：{pick.text}"
        return found

    def take(self, key: str) -> None:
        """Add the item that answers a problem, or let one that is there already answer it too."""
        report, catalogue = self.session.report, self.session.catalogue
        row = next(row for row in report.problems if row.id == key)
        wanted = next(pick.plan for pick in catalogue.problems if pick.key == row.pick)
        there = next((plan for plan in report.plans if plan.pick == wanted), None)
        if there is not None:
            report = rows.change_problem(report, row.id, plans=(there.id,))
        else:
            pick = next(pick for pick in self.session.plan_picks if pick.key == wanted)
            report = rows.add_plan(report, catalogue, pick, answers=row.id)
        self.page.change(report, "增加安排", "plan")


class PlansPage(RowsPage):
    """The page of part four."""

    offered, listed = PlanOffers, PlanRows
    offer_words = "这些不足还没有对应的安排，点一下就加上："

"""The bar below: the steps before and after, what is left to do, the next deadline."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fzdesk.gui.check.place import CheckPlace
    from fzdesk.gui.forms.ui_main_window import Ui_MainWindow
    from fzdesk.gui.report_view import ReportView
    from fzdesk.gui.session import Session


def show_bottom(
    ui: Ui_MainWindow, session: Session, view: ReportView, *, place: str, check: CheckPlace | None
) -> None:
    """Show how things stand; every `place` with this bar comes after the report's last step."""
    behind = bool(place)
    before = session.steps[-1] if behind else view.neighbour(-1)
    after = None if behind else view.neighbour(1)
    ui.previousButton.setVisible(before is not None)
    ui.previousButton.setText(f"上一步　{before.title}" if before else "")
    ui.nextButton.setVisible(place != "export")
    ui.nextButton.setText(f"下一步　{after.title if after else '预览与导出'}")
    left = view.step.total - view.step.answered
    ui.openWord.setVisible(left > 0 and not behind)
    ui.openWord.show_status("doing", f"本节还差 {left} 项")
    blanks = len(session.missing())
    ui.blanksWord.show_status(
        "attention" if blanks else "done", f"待填 {blanks} 处" if blanks else "没有待填"
    )
    errors = check.findings.count("error") if check else 0
    ui.errorsWord.setVisible(errors > 0)
    ui.errorsWord.show_status("wrong", f"错误 {errors} 处")
    words = deadline_words(session, dt.date.today())
    ui.deadlineWord.setVisible(bool(words))
    if words:
        ui.deadlineWord.show_words("calendar", words, "quiet")


def deadline_words(session: Session, today: dt.date) -> str:
    """The next deadline and how long it is until then; empty when all are past."""
    from fzdesk.report.progress import deadlines

    days = ((day, title) for _, title, day in deadlines(session.report, session.catalogue) if day >= today)
    day, title = min(days, default=(None, ""))
    return f"距{title} {(day - today).days} 天" if day else ""

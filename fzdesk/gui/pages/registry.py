"""Which page shows which step."""

from __future__ import annotations

from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.session import Session
from fzdesk.report.progress import FORM_STEP, Step


def page_for(session: Session, step: Step) -> StepPage:
    """The page of a step, made now; what it needs is imported only then."""
    if step.key == FORM_STEP:
        from fzdesk.gui.pages.form_page import FormPage

        return FormPage(session, step)
    part = session.catalogue.part(step.part)
    kind = part.kind if part else step.key
    from fzdesk.gui.pages.section_page import OtherPage, SectionPage

    if kind == "preamble":
        from fzdesk.gui.pages.preamble_page import PreamblePage

        return PreamblePage(session, step)
    if kind == "responsible":
        from fzdesk.gui.pages.responsible_page import ResponsiblePage

        return ResponsiblePage(session, step)
    if kind == "problems":
        from fzdesk.gui.pages.problems_page import ProblemsPage

        return ProblemsPage(session, step)
    if kind == "plans":
        from fzdesk.gui.pages.plans_page import PlansPage

        return PlansPage(session, step)
    if kind == "other":
        return OtherPage(session, step)
    return SectionPage(session, step)

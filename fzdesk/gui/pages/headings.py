"""How a page and the sections on it are called: as they print, with their number."""

from __future__ import annotations

from fzdesk.document import model as tree
from fzdesk.gui.session import Session
from fzdesk.report.progress import Step


def section_words(session: Session, key: str) -> str:
    """A section's heading in words: the clerk's, else the catalogue's as it prints, else its short title."""
    state = session.report.sections.get(key)
    section = session.catalogue.section(key)
    if state and state.title:
        return state.title
    if section is None:
        return "新的一节"
    return session.wording.plain(section.heading) or section.title


def section_heading(session: Session, key: str) -> str:
    """A section's heading with its number where it has one: （二）深入学习贯彻习近平法治思想."""
    return f"{_section_number(session, key)}{section_words(session, key)}"


def page_heading(session: Session, step: Step) -> str:
    """What stands over a page: the section's heading, the part's where the part is one page."""
    part = session.catalogue.part(step.part)
    if part is None:
        return step.title
    if part.kind == "achievements":
        return section_heading(session, step.key)
    found = next(
        (n for n in session.document.nodes if isinstance(n, tree.Heading) and n.id == f"part.{part.key}"),
        None,
    )
    if found is not None:
        return f"{found.number}{found.text}"
    named = session.report.part_titles.get(part.key) or session.wording.plain(part.heading)
    return named or part.title


def _section_number(session: Session, key: str) -> str:
    for node in session.document.nodes:
        if isinstance(node, tree.Heading) and node.id == f"section.{key}":
            return node.number
        if isinstance(node, tree.Paragraph) and node.spans:
            lead = node.spans[0]
            if lead.role == "heading" and lead.source.step == key:
                return lead.text.removesuffix("。").removesuffix(section_words(session, key).rstrip("。"))
    return ""

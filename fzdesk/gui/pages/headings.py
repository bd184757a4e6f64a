"""How a page and the sections on it are called: as they print, with their number."""

from __future__ import annotations

import re

from fzdesk.document import model as tree
from fzdesk.gui.session import Session
from fzdesk.report.progress import Step

RUN_IN = re.compile(r"（[一二三四五六七八九十]+）")  # begins a heading that the text follows on the same line


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


def printed_numbers(document: tree.Document) -> dict[str, str]:
    """The numbers of what is printed: part.<key> → 一、, section.<key> → （一）."""
    numbers: dict[str, str] = {}
    for node in document.nodes:
        if isinstance(node, tree.Heading):
            numbers[node.id] = node.number
        elif isinstance(node, tree.Paragraph) and node.spans and node.spans[0].role == "heading":
            lead = node.spans[0]
            if found := RUN_IN.match(lead.text):
                numbers[f"section.{lead.source.step}"] = found.group()
    return numbers


def _section_number(session: Session, key: str) -> str:
    return printed_numbers(session.document).get(f"section.{key}", "")

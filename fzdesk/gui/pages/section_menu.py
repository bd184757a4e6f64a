"""What can be done with a whole section: heading, counting, order, merging, leaving out, adding one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from fzdesk.catalogue.model import Part
from fzdesk.gui.dialogs.section_settings import SectionChoice, SectionSettings, SectionTitle
from fzdesk.gui.pages.headings import section_words
from fzdesk.gui.pages.page import StepPage
from fzdesk.gui.session import Session
from fzdesk.operations import outline
from fzdesk.report import prose


def section_menu(page: StepPage, key: str) -> QMenu:
    """The menu of a section; sections of part one can be moved, merged and left out, others not."""
    menu = QMenu(page)
    part = part_of(page.session, key)
    menu.addAction("标题和排法…", partial(change_settings, page, key))
    if part is None or part.kind != "achievements":
        return menu
    order = _kept(page.session, part)
    at = order.index(key) if key in order else 0
    menu.addSeparator()
    up = menu.addAction("上移一节", partial(move, page, key, -1))
    down = menu.addAction("下移一节", partial(move, page, key, 1))
    up.setEnabled(at > 0)
    down.setEnabled(at < len(order) - 1)
    menu.addSeparator()
    menu.addAction("在后面增加一节…", partial(add, page, part, key))
    menu.addAction("不写这一节", partial(drop, page, key)).setEnabled(len(order) > 1)
    dropped = [k for k, state in page.session.report.sections.items() if state.dropped]
    if dropped:
        again = menu.addMenu("恢复不写的节")
        for other in dropped:
            again.addAction(section_words(page.session, other), partial(take_in, page, other))
    return menu


def part_of(session: Session, key: str) -> Part | None:
    """The part a section stands in, also one of the clerk's own."""
    found = next((part for part, keys in session.report.order.items() if key in keys), "")
    return session.catalogue.part(found)


def change_settings(page: StepPage, key: str) -> None:
    """Ask for heading, counting and merging, and change what is another."""
    session, part = page.session, part_of(page.session, key)
    if part is None:
        return
    report = session.report
    state = report.sections[key]
    one_page = part.kind != "achievements"
    title = (
        report.part_titles.get(part.key) or session.wording.plain(part.heading)
        if one_page
        else section_words(session, key)
    )
    now = SectionChoice(title, prose.item_style(report, session.catalogue, key), state.merged_into)
    others = [] if one_page else _targets(session, part, key)
    chosen = SectionSettings.ask(now, others, page, titled=bool(title))
    if chosen is None or chosen == now:
        return
    if chosen.title != now.title:
        rename = partial(outline.rename_part, report, part.key) if one_page else None
        report = rename(chosen.title) if rename else outline.rename_section(report, key, chosen.title)
    if chosen.items != now.items:
        report = outline.set_items(report, key, chosen.items)
    if chosen.merged_into != now.merged_into:
        report = outline.merge_section(report, key, chosen.merged_into)
    page.change(report, "本节设置", key)


def move(page: StepPage, key: str, by: int) -> None:
    """Move a section past its neighbour, those left out not counted."""
    session = page.session
    part = part_of(session, key)
    if part is None:
        return
    kept, order = _kept(session, part), list(session.report.order[part.key])
    at = kept.index(key) + by
    if 0 <= at < len(kept):
        page.change(
            outline.move_section(session.report, key, order.index(kept[at]) - order.index(key)),
            "移动一节",
            key,
        )


def add(page: StepPage, part: Part, after: str) -> None:
    """Ask for a heading, add a section of the clerk's own, and go into its text."""
    title = SectionTitle.ask(page)
    if title:
        report, key = outline.add_section(page.session.report, part.key, title, after)
        page.change(report, f"增加一节：{title}", key)
        page.jump.emit(report.sections[key].prose[0].id)


def drop(page: StepPage, key: str) -> None:
    """Leave a section out and go to its neighbour; nothing in it is lost."""
    steps = [step.key for step in page.session.steps]
    at = steps.index(key) if key in steps else 0
    words = section_words(page.session, key)
    page.change(outline.drop_section(page.session.report, key), f"不写“{words}”", key)
    page.jump.emit(steps[at + 1] if at + 1 < len(steps) else steps[at - 1])


def take_in(page: StepPage, key: str) -> None:
    """Take a section in again and go there."""
    words = section_words(page.session, key)
    page.change(outline.drop_section(page.session.report, key, dropped=False), f"恢复“{words}”", key)
    page.jump.emit(key)


def _kept(session: Session, part: Part) -> list[str]:
    report = session.report
    return [key for key in report.order.get(part.key, ()) if not report.sections[key].dropped]


def _targets(session: Session, part: Part, key: str) -> list[tuple[str, str]]:
    """The sections a section's text can follow: those that keep a heading of their own."""
    report = session.report
    return [
        (other, section_words(session, other))
        for other in _kept(session, part)
        if other != key and not report.sections[other].merged_into
    ]

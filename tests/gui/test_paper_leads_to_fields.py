"""A click on the paper goes to what makes it, also to the fields of 落款."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.preview import Place
from fzdesk.operations.answers import set_form
from fzdesk.report.model import Attachment
from tests.gui.windows import LEFT, WAIT, session_of, shown, view_of

TABLE = (("时间", "内容"), ("1月8日", "民法典"))


@pytest.fixture
def window(qtbot: QtBot, sample: Path) -> MainWindow:
    """A report with everything an upward document has, its pages shown."""
    made = shown(qtbot, sample)
    session, column = session_of(made), view_of(made).page_column
    dressed = set_form(
        session.report,
        letterhead=True,
        number="青政发〔2026〕3号",
        signers=("李四",),
        colophon=True,
        copies=("县司法局",),
        attachments=(Attachment("会前学法情况表", TABLE),),
    )
    session.change(dressed, "改落款")
    qtbot.waitUntil(lambda: any(one.id == "colophon" for one in places(made)), timeout=WAIT)
    assert column.count() > 2
    return made


def places(window: MainWindow) -> tuple[Place, ...]:
    pages = view_of(window).page_column._pages
    return pages.places if pages is not None else ()


def click_on(qtbot: QtBot, window: MainWindow, place: str) -> None:
    """Turn to a place on the paper and click into its middle."""
    view = view_of(window).page_column.view
    found = next(one for one in places(window) if one.id == place)
    view.show_page(found.page, found.y)
    paper = view.paper
    spot = paper.paper().topLeft().toPoint() + QPoint(
        round((found.x + found.width / 2) * paper.scale), round((found.y + found.height / 2) * paper.scale)
    )
    qtbot.mouseClick(paper, LEFT, pos=spot)


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("letterhead", "form.marks"),
        ("title", "form.title_kind"),
        ("addressee", "form.addressee"),
        ("signature", "form.date"),
        ("colophon", "form.copies"),
        ("attachments", "form.attachments.0"),
    ],
)
def test_what_is_dressed_leads_to_its_field(qtbot: QtBot, window: MainWindow, place: str, field: str) -> None:
    """红头, title, 主送, signature, 版记 and 附件 each lead to where they are written."""
    click_on(qtbot, window, place)
    view = view_of(window)
    assert view.step.key == "form"
    focus = QApplication.focusWidget()
    assert focus is not None
    block = next(one for one in view.page.blocks if one.isAncestorOf(focus))
    assert block.field_at(focus) is not None
    assert block.field_at(focus)[0] == field  # type: ignore[index]


def test_a_part_of_the_text_leads_to_its_step(qtbot: QtBot, window: MainWindow) -> None:
    """The heading of a part goes to the first step of that part."""
    part = next(one.id for one in places(window) if one.id.startswith("part."))
    click_on(qtbot, window, part)
    assert view_of(window).step.part == part.removeprefix("part.")

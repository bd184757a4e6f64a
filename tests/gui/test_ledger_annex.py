"""Tables of the ledgers in the report's 附件: by clicks, and what stands in them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from fzdesk.errors import InputError
from fzdesk.gui.ledger.annex_dialog import AnnexDialog
from fzdesk.gui.ledger.ledger_page import LedgerPage
from fzdesk.ledger.model import Cell
from fzdesk.operations.annex_tables import MOST_COLUMNS, MOST_ROWS, ledger_table, put_in, usual_columns
from fzdesk.report.model import Attachment, Report, UnitProfile
from tests.gui.ledgers import choose_kind, opened, study
from tests.gui.windows import LEFT, WAIT, click, in_dialog, session_of
from tests.ledger.kinds import KINDS

STUDY = KINDS["study"]
ROW: dict[str, Cell] = {**study(3, 8, "宪法", attendees=12), "laws": "宪法"}
REPORT = Report(2025, dt.date(2025, 1, 1), dt.date(2025, 12, 31), UnitProfile("青禾镇"))


def choose_deed(page: LedgerPage, words: str) -> None:
    """Choose a line of the menu 导出表格."""
    menu = page.view.head.export_button.menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_a_ledger_becomes_an_annex(qtbot: QtBot, tmp_path: Path) -> None:
    """Chosen columns of the year's rows, the earliest first, stand in the report's 附件; one undo takes them out."""
    window, page = opened(qtbot, tmp_path, [study(5, 6, "民法典", attendees=30), ROW])

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, AnnexDialog)
        columns = dialog.ui.columns
        item = next(
            columns.item(at) for at in range(columns.count()) if columns.item(at).text() == "参加人数"
        )
        assert item.checkState() == Qt.CheckState.Checked
        box = columns.visualItemRect(item)
        qtbot.mouseClick(columns.viewport(), LEFT, pos=QPoint(box.left() + 12, box.center().y()))
        assert item.checkState() == Qt.CheckState.Unchecked
        assert dialog.ui.outcome.text() == "2 行、5 列（含序号），另起一页印在正文后面。"
        click(qtbot, dialog.ui.okButton)

    with in_dialog(act):
        choose_deed(page, "放进报告附件…")
    session = session_of(window)
    assert session.report.form.attachments == (
        Attachment(
            "2025年学法情况表",
            (
                ("序号", "日期", "形式", "主题", "学习的法律法规"),
                ("1", "3月8日", "会前学法", "宪法", "宪法"),
                ("2", "5月6日", "会前学法", "民法典", ""),
            ),
        ),
    )
    assert session.undo()
    assert session.report.form.attachments == ()


def test_no_name_no_annex(qtbot: QtBot) -> None:
    """Without a name, or without a column, the button waits and a sentence says why."""
    dialog = AnnexDialog(STUDY, [ROW], 2025)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.ui.title.selectAll()
    qtbot.keyClick(dialog.ui.title, Qt.Key.Key_Delete)
    assert (dialog.ui.okButton.isEnabled(), dialog.ui.outcome.text()) == (False, "请写附件的名称。")


def test_years_become_an_annex(qtbot: QtBot, tmp_path: Path) -> None:
    """The comparison of 总览 stands in 附件 year by year; put in again, it takes the old one's place."""
    window, page = opened(qtbot, tmp_path, [ROW, {**ROW, "date": dt.date(2024, 3, 1)}])
    choose_kind(qtbot, page, "overview")
    overview = page.overview
    assert overview is not None
    qtbot.waitUntil(overview.isVisible, timeout=WAIT)
    for _ in range(2):
        click(qtbot, overview.annex_button)
    (annex,) = session_of(window).report.form.attachments
    assert annex.title == "2024—2025年主要数据对比表"
    assert annex.rows[0] == ("项目", "单位", "2024年", "2025年")
    meetings = next(row for row in annex.rows if "会前学法" in row[0])
    assert meetings == ("会前学法次数", "次", "1", "1")


@pytest.mark.parametrize(
    ("keys", "rows", "said"),
    [
        ((), [ROW], "请至少选一列"),
        (("title",), [], "还没有这一年的记录"),
        (("title",), [ROW] * (MOST_ROWS + 1), "最多放 500 行"),
        (tuple(column.key for column in STUDY.columns)[: MOST_COLUMNS + 1], [ROW], "最多放 8 列"),
    ],
)
def test_what_no_report_can_hold(keys: tuple[str, ...], rows: list[dict[str, Cell]], said: str) -> None:
    """Too much or nothing is told in one sentence."""
    with pytest.raises(InputError, match=said):
        ledger_table(STUDY, keys, rows, "表", 2025)


def test_days_of_another_year_keep_it() -> None:
    """A day of the table's year stands without the year, others with it."""
    rows = [ROW, {**ROW, "date": dt.date(2024, 12, 31)}]
    made = ledger_table(STUDY, ("date",), rows, "表", 2025)
    assert [row[1] for row in made.rows[1:]] == ["3月8日", "2024.12.31"]


def test_others_stay_where_they_are() -> None:
    """An annex of the same name is replaced in its place; the others are not touched."""
    first, second = Attachment("甲"), Attachment("乙")
    report = put_in(put_in(REPORT, first), second)
    changed = put_in(report, Attachment("甲", (("一",),)))
    assert [one.title for one in changed.form.attachments] == ["甲", "乙"]
    assert changed.form.attachments[1] is second


def test_usual_columns_are_filled_ones() -> None:
    """A table begins with what is filled: the required columns, then others, no remarks."""
    assert usual_columns(STUDY, [{**ROW, "remark": "备"}]) == ("date", "form", "title", "laws", "attendees")

"""Importing and pasting a table into a ledger, with clicks and keys; nothing comes in before it is confirmed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.catalogue.model import LedgerKind
from fzdesk.gui.ledger.import_dialog import ImportDialog, Source, import_into
from fzdesk.gui.main_window import MainWindow
from fzdesk.intake.sheets import read_sheets
from fzdesk.ledger.model import Cell, View
from tests.gui import ledgers
from tests.gui.recorder import recorded
from tests.gui.windows import WAIT, click, in_dialog, session_of, write

LIST = "培训时间,学习形式,学习内容,参加人数,经办\n3.8,会前学法,宪法,12,张某\n13月1日,讲座,民法典,30,张某\n合计,,,42,\n"
UNKNOWN = "甲,乙,丙\n2025-03-08,讲座,宪法\n"


def kind_of(window: MainWindow, key: str = "study") -> LedgerKind:
    return next(kind for kind in session_of(window).catalogue.ledgers if kind.key == key)


def entries(window: MainWindow, key: str = "study") -> list[dict[str, Cell]]:
    view = View(key, descending=False)
    return [entry.values for entry in session_of(window).ledger_reader().entries(view)]


def given(folder: Path, text: str, name: str = "学法.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode("gb18030"))
    return path


def opened(qtbot: QtBot, window: MainWindow, path: Path, key: str = "study") -> ImportDialog:
    """The dialog on a file, shown, its rows read."""
    source = Source(path.name, lambda: read_sheets(path))
    dialog = ImportDialog(session_of(window), kind_of(window, key), source, window)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.ready, timeout=WAIT):
        dialog.show()
    return dialog


def choose(qtbot: QtBot, dialog: ImportDialog, box: QComboBox, words: str) -> None:
    """Choose a line of a box by its keys, as far as it begins with ``words``."""
    at = next(at for at in range(box.count()) if box.itemText(at).startswith(words))
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(at):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText().startswith(words)


def confirm(qtbot: QtBot, dialog: ImportDialog) -> None:
    with qtbot.waitSignal(dialog.finished, timeout=WAIT):
        click(qtbot, dialog.ui.importButton)


def cell_words(dialog: ImportDialog, row: int) -> list[str]:
    model = dialog.ui.preview.preview
    return [str(model.data(model.index(row, at))) for at in range(model.columnCount())]


def test_import_shows_confirms_and_undoes(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """The table is shown as it would come in, with its faults; 导入 brings the good rows, one undo takes them back."""
    path = given(tmp_path, LIST)
    seen: dict[str, object] = {}

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(dialog.ui.importButton.isEnabled, timeout=WAIT)
        seen["rows"] = [cell_words(dialog, at) for at in range(2)]
        seen["outcome"] = dialog.ui.outcome.text()
        seen["problem"] = dialog.ui.problem.text()
        seen["before"] = entries(window)
        assert dialog.ui.importButton.text() == "导入 1 条"
        click(qtbot, dialog.ui.importButton)

    with recorded() as told, in_dialog(act):
        assert import_into(window, session_of(window), kind_of(window), path=path)
    assert seen["rows"] == [
        ["2", "2025-03-08", "会前学法", "宪法", "12"],
        ["3", "13月1日", "讲座", "民法典", "30"],
    ]
    assert seen["outcome"] == "1 行有错误，不导入。第 4 行是合计、说明等，不导入。"
    assert str(seen["problem"]).startswith("第 3 行　“日期”：")
    assert seen["before"] == []
    assert told.notices == []
    assert [row["title"] for row in entries(window)] == ["宪法"]
    label = session_of(window).keeper.run(lambda workbook: workbook.ledgers.undo("study"))  # type: ignore[attr-defined]
    assert label == "导入 学法.csv（1 条）"
    assert entries(window) == []


def test_cancelling_brings_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """取消 and Esc leave the ledger as it was."""
    dialog = opened(qtbot, window, given(tmp_path, LIST))
    click(qtbot, dialog.ui.cancelButton)
    again = opened(qtbot, window, given(tmp_path, LIST))
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert (dialog.imported, again.imported, again.isVisible()) == (0, 0, False)
    assert entries(window) == []


def test_a_wrong_cell_is_mended_in_its_place(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Typing over a wrong cell makes the row good; the fault goes."""
    dialog = opened(qtbot, window, given(tmp_path, LIST))
    table = dialog.ui.preview
    click(qtbot, dialog.filter)  # its middle: 有问题
    assert [row.number for row in table.preview.shown] == [3]
    table.setCurrentIndex(table.preview.index(0, 1))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    write(qtbot, editor, "3.9")
    with qtbot.waitSignal(dialog.ready, timeout=WAIT):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert dialog.ui.importButton.text() == "导入 2 条"
    confirm(qtbot, dialog)
    assert [row["date"] for row in entries(window)] == [dt.date(2025, 3, 8), dt.date(2025, 3, 9)]


def test_what_is_wrong_alike_is_mended_at_once(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """One cell put right: the others that say the same are offered together; other faults stay."""
    words = ("开会", "讲座", "开会", "其它会", "开会")
    lines = "".join(f"3.{day},{form},民法典第{day}编\n" for day, form in enumerate(words, 1))
    dialog = opened(qtbot, window, given(tmp_path, f"日期,形式,主题\n{lines}"))
    assert not dialog.ui.sameButton.isVisible()
    table = dialog.ui.preview
    table.setCurrentIndex(table.preview.index(0, 2))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    write(qtbot, editor, "专题培训")
    with qtbot.waitSignal(dialog.ready, timeout=WAIT):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert dialog.ui.sameButton.text().startswith("其余 2 格")
    with qtbot.waitSignal(dialog.ready, timeout=WAIT):
        click(qtbot, dialog.ui.sameButton)
    assert not dialog.ui.sameButton.isVisible()
    assert dialog.ui.importButton.text() == "导入 4 条"
    confirm(qtbot, dialog)
    assert [row["form"] for row in entries(window)] == ["专题培训", "讲座", "专题培训", "专题培训"]


def test_columns_by_hand_are_remembered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Headings nobody knows are matched by hand once; the next file with them needs no hand."""
    dialog = opened(qtbot, window, given(tmp_path, UNKNOWN))
    assert not dialog.ui.importButton.isEnabled()
    assert dialog.ui.outcome.text() == "请给“日期”、“形式”、“主题”选一列，或者选“每行都填…”。"
    for key, words in (("date", "甲"), ("form", "乙"), ("title", "丙")):
        with qtbot.waitSignal(dialog.ready, timeout=WAIT):
            choose(qtbot, dialog, dialog.ui.columns.rows[key].box, words)
    qtbot.waitUntil(dialog.ui.importButton.isEnabled, timeout=WAIT)
    confirm(qtbot, dialog)
    assert entries(window) == [{"date": dt.date(2025, 3, 8), "form": "讲座", "title": "宪法"}]
    again = opened(qtbot, window, given(tmp_path, UNKNOWN.replace("03-08", "04-08")))
    assert again.ui.importButton.text() == "导入 1 条"


def test_one_value_for_every_row(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """A committee's own list does not name it: it is typed once, for all rows."""
    text = "时间,纠纷内容,调解结果\n3.8,邻里,成功\n3.9,土地,成功\n"
    dialog = opened(qtbot, window, given(tmp_path, text), "mediation")
    row = dialog.ui.columns.rows["committee"]
    choose(qtbot, dialog, row.box, "每行都填")
    assert row.words.isVisible()
    write(qtbot, row.words, "青禾村调委会")
    qtbot.waitUntil(dialog.ui.importButton.isEnabled, timeout=WAIT)
    confirm(qtbot, dialog)
    assert [one["committee"] for one in entries(window, "mediation")] == ["青禾村调委会"] * 2


def test_going_through_the_choices_changes_no_other(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Keys go through all columns of the table before they reach one: the other choices stay."""
    dialog = opened(qtbot, window, given(tmp_path, LIST))
    before = dialog.ui.columns.columns()
    choose(qtbot, dialog, dialog.ui.columns.rows["remark"].box, "经办")
    assert dialog.ui.columns.columns() == {**before, "remark": 4}


def test_the_heading_by_hand(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Where the program took the wrong row for the heading, the clerk names the right one."""
    dialog = opened(qtbot, window, given(tmp_path, "甲,乙,丙\n丁,戊,己\n3.8,讲座,宪法\n"))
    assert dialog.meaning.heading.names == ("甲", "乙", "丙")
    choose(qtbot, dialog, dialog.ui.heading, "第 2 行")
    qtbot.waitUntil(lambda: dialog.meaning.heading.names == ("丁", "戊", "己"), timeout=WAIT)
    choose(qtbot, dialog, dialog.ui.heading, "没有表头")
    assert dialog.meaning.heading.names == ("第1列", "第2列", "第3列")
    with qtbot.waitSignal(dialog.ready, timeout=WAIT):
        pass
    assert len(dialog.rows.rows) == 3


def test_what_is_there_already_stays_out_unless_wanted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """A list sent again is marked row by row, and comes in twice only when that is ticked."""
    good = LIST.replace("13月1日", "4.1")
    confirm(qtbot, opened(qtbot, window, given(tmp_path, good)))
    dialog = opened(qtbot, window, given(tmp_path, good + "5.6,讲座,刑法,9,\n"))
    assert dialog.ui.importButton.text() == "导入 1 条"
    assert [cell_words(dialog, at)[0] for at in range(3)] == ["2 重复", "3 重复", "5"]
    dialog.ui.twins.setFocus()
    qtbot.keyClick(dialog.ui.twins, Qt.Key.Key_Space)
    assert dialog.ui.importButton.text() == "导入 3 条"
    confirm(qtbot, dialog)
    assert len(entries(window)) == 5


def test_pasting_cells(qtbot: QtBot, window: MainWindow) -> None:
    """Cells copied in WPS or Excel come in as from a file; joined ones hold for the rows they span."""
    html = (
        "<table><tr><td>日期<td>形式<td>主题</tr><tr><td rowspan=2>3月8日<td>讲座<td>宪法</tr>"
        "<tr><td>讲座<td>民法典</tr></table>"
    )
    copied = QMimeData()
    copied.setText("日期\t形式\t主题\n3月8日\t讲座\t宪法\n\t讲座\t民法典\n")
    copied.setHtml(html)
    QGuiApplication.clipboard().setMimeData(copied)

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(dialog.ui.importButton.isEnabled, timeout=WAIT)
        click(qtbot, dialog.ui.importButton)

    with in_dialog(act):
        assert import_into(window, session_of(window), kind_of(window), pasted=copied.text())
    assert [row["date"] for row in entries(window)] == [dt.date(2025, 3, 8)] * 2


def test_pasting_on_the_page_and_taking_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    """从 Excel 粘贴 on the ledger's page brings rows; the page says how many, and 撤销 there takes them back."""
    window, page = ledgers.opened(qtbot, tmp_path)
    QGuiApplication.clipboard().setText("日期\t形式\t主题\n3.8\t讲座\t宪法\n3.9\t讲座\t民法典\n")

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(dialog.ui.importButton.isEnabled, timeout=WAIT)
        click(qtbot, dialog.ui.importButton)

    with in_dialog(act):
        next(action for action in page.view.head.paste_actions.actions() if "粘贴" in action.text()).trigger()
    assert ledgers.titles(page) == ["民法典", "宪法"]
    assert any("已导入 2 条" in label.text() for label in page.view.notice.findChildren(QLabel))
    button = next(one for one in page.view.notice.findChildren(QPushButton) if one.text() == "撤销")
    click(qtbot, button)
    assert ledgers.titles(page) == []
    assert entries(window) == []


def test_read_only_takes_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """A workbook open for looking only says so before any file is asked for."""
    keeper = session_of(window).keeper
    keeper.read_only = True
    with recorded() as told:
        assert not import_into(window, session_of(window), kind_of(window), path=given(tmp_path, LIST))
    keeper.read_only = False
    assert [words for _, words in told.notices] == ["工作簿是只读打开的，不能导入。"]


@pytest.mark.parametrize(
    ("pasted", "content", "said"),
    [("", b"", "剪贴板里没有表格"), (None, b"%PDF-1.7", "这是 PDF 文件"), (None, b"PK\x03\x04", "已损坏")],
)
def test_what_cannot_be_read_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, pasted: str | None, content: bytes, said: str
) -> None:
    """One sentence says what is wrong; the dialog is gone and the ledger is as it was."""
    path = tmp_path / "表.xlsx"
    path.write_bytes(content)
    with recorded() as told:
        assert not import_into(window, session_of(window), kind_of(window), pasted=pasted, path=path)
    ((level, words),) = told.notices
    assert level == "wrong"
    assert said in words
    assert entries(window) == []


def test_asks_for_the_file(qtbot: QtBot, window: MainWindow) -> None:
    """Without a file the clerk is asked for one; Esc there changes nothing."""
    with recorded() as told:
        assert not import_into(window, session_of(window), kind_of(window))
    assert told.prompts == [("open", "导入到学法台账")]

"""What the import dialog says of the table: headings in full, however long they are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fzdesk.gui.ledger.import_dialog import ImportDialog, Source
from fzdesk.gui.main_window import MainWindow
from fzdesk.intake.sheets import read_sheets
from tests.gui.ledgers import kind_of
from tests.gui.windows import WAIT, session_of

LONG = "参加人数（含村社区干部、网格员、志愿者等，单位：人次）"
TITLE = "学习《中华人民共和国行政处罚法》修订要点及基层执法注意事项，观看警示教育片"
TABLE = f"青禾镇学法情况统计表\n时间\t学习形式\t学习主题和主要内容\t{LONG}\n3.8\t会前学法\t{TITLE}\t12\n"


def opened(qtbot: QtBot, window: MainWindow, folder: Path) -> ImportDialog:
    """The dialog on a table with long headings, shown, its rows read."""
    path = folder / "学法.tsv"
    path.write_text(TABLE, encoding="utf-8")
    source = Source(path.name, lambda: read_sheets(path))
    dialog = ImportDialog(session_of(window), kind_of(window, "study"), source, window)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.ready, timeout=WAIT):
        dialog.show()
    return dialog


def test_a_long_heading_is_read_in_full(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """The box of a column is as many lines high as its heading wants; in its list the heading stands in full."""
    dialog = opened(qtbot, window, tmp_path)
    boxes = [row.box for row in dialog.ui.columns.rows.values()]
    box = dialog.ui.columns.rows["attendees"].box
    assert box.shown() == LONG
    assert any(box.itemText(at) == f"{LONG}（12）" for at in range(box.count()))
    for box in (*boxes, dialog.ui.heading):
        qtbot.waitUntil(lambda box=box: box.words_size().height() <= box.words_area().height(), timeout=WAIT)
        assert box.words_size().width() <= box.words_area().width()
    assert boxes[0].height() < dialog.ui.columns.rows["attendees"].box.height()


def test_the_row_of_the_heading_is_chosen_by_its_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """The list says what stands in each row, whole cells; the box itself which row it is."""
    dialog = opened(qtbot, window, tmp_path)
    heading = dialog.ui.heading
    assert heading.shown() == "表头：第 2 行"
    lines = [heading.itemText(at) for at in range(heading.count())]
    assert lines[1] == "第 1 行：青禾镇学法情况统计表"
    assert lines[2] == "第 2 行：时间、学习形式、学习主题和主要内容 等 4 列"


def test_a_cell_too_long_for_its_column_is_read_in_its_tip(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """What would come in can be read whole before it does."""
    preview = opened(qtbot, window, tmp_path).ui.preview.preview
    at = [column.key for column in preview.columns].index("title") + 1
    assert preview.data(preview.index(0, at), Qt.ItemDataRole.ToolTipRole) == TITLE

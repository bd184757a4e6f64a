"""佐证材料 by clicks: added by button and by drop, looked at, taken away, missing or altered noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui.ledger.evidence_panel import EvidencePanel
from fzdesk.gui.ledger.ledger_page import LedgerPage
from tests.gui.hands import menu_action
from tests.gui.ledgers import cell_menu, click_cell, entries, opened, study
from tests.gui.recorder import recorded
from tests.gui.windows import CONTROL, WAIT, click, press

ROWS = [study(3, 8, "行政处罚法")]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo somewhere else on the computer."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    path = tmp_path / "签到表.png"
    assert image.save(str(path))
    return path


def panel_of(qtbot: QtBot, page: LedgerPage) -> EvidencePanel:
    """The files of the entry, asked for by its menu."""
    click_cell(qtbot, page, 0, "title")
    cell_menu(page, 0, "title")
    menu_action("佐证材料…")
    return page.aside.evidence


def added(qtbot: QtBot, page: LedgerPage, path: Path) -> EvidencePanel:
    """A file added by the button."""
    panel = panel_of(qtbot, page)
    with recorded(paths=[path]):
        click(qtbot, panel.add_button)
    qtbot.waitUntil(lambda: len(panel.rows) == 1 and panel.rows[0].isVisible(), timeout=WAIT)
    return panel


def test_a_photo_is_added(qtbot: QtBot, tmp_path: Path, photo: Path) -> None:
    """The file is copied beside the workbook, shown with its size, and marked in the table."""
    _, page = opened(qtbot, tmp_path, ROWS)
    panel = added(qtbot, page, photo)
    (row,) = panel.rows
    assert row.file.name == "签到表.png"
    assert row.state == "kept"
    assert row.said.text().endswith("字节") or row.said.text().endswith("KB")
    (copied,) = (tmp_path / "青禾镇附件").iterdir()
    assert copied.read_bytes() == photo.read_bytes()
    assert entries(page)[0].evidence == 1
    marks = page.view.model.index(page.view.model.row_of(0), len(page.view.model.columns))
    assert marks.data(Qt.ItemDataRole.ToolTipRole) == "佐证材料 1 件"


def test_files_are_dropped(qtbot: QtBot, tmp_path: Path, photo: Path) -> None:
    """Dragged from the file manager onto the list they are kept too."""
    _, page = opened(qtbot, tmp_path, ROWS)
    panel = panel_of(qtbot, page)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    QApplication.sendEvent(panel, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    qtbot.waitUntil(lambda: len(panel.rows) == 1, timeout=WAIT)


def test_taken_away_and_undone(qtbot: QtBot, tmp_path: Path, photo: Path) -> None:
    """移除 takes the file from the entry, Ctrl+Z brings it back."""
    _, page = opened(qtbot, tmp_path, ROWS)
    panel = added(qtbot, page, photo)
    click(qtbot, panel.rows[0].remove_button)
    assert not panel.rows
    assert entries(page)[0].evidence == 0
    page.view.table.setFocus()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert entries(page)[0].evidence == 1


def test_opened_with_what_the_system_has(
    qtbot: QtBot, tmp_path: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """打开 gives the kept copy to the system; an altered one only after a question."""
    seen: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    _, page = opened(qtbot, tmp_path, ROWS)
    panel = added(qtbot, page, photo)
    click(qtbot, panel.rows[0].open_button)
    assert Path(seen[0].toLocalFile()).parent == tmp_path / "青禾镇附件"
    (copied,) = (tmp_path / "青禾镇附件").iterdir()
    content = bytearray(copied.read_bytes())
    content[-1] ^= 1
    copied.write_bytes(content)
    with recorded("no") as asked:
        click(qtbot, panel.rows[0].open_button)
    assert "不一样" in asked.questions[0][0]
    assert len(seen) == 1


def test_a_file_that_is_gone_is_noticed(qtbot: QtBot, tmp_path: Path, photo: Path) -> None:
    """Deleted outside of the program: 文件不见了 stands there, and nothing can be opened."""
    _, page = opened(qtbot, tmp_path, ROWS)
    added(qtbot, page, photo)
    (copied,) = (tmp_path / "青禾镇附件").iterdir()
    copied.unlink()
    page.refresh()
    (row,) = page.aside.evidence.rows
    assert row.said.text() == "文件不见了"
    assert not row.open_button.isEnabled()


def test_a_folder_of_evidence_with_its_list(qtbot: QtBot, tmp_path: Path, photo: Path) -> None:
    """佐证材料和目录: a folder with readable names and a list, said when it is done."""
    _, page = opened(qtbot, tmp_path, ROWS)
    added(qtbot, page, photo)
    target = tmp_path / "导出"
    target.mkdir()
    click(qtbot, page.view.head.export_button)
    with recorded(paths=[target]):
        menu_action("佐证材料和目录…")
    notice = page.view.notice
    qtbot.waitUntil(lambda: notice.text().startswith("已导出 1 件"), timeout=WAIT)
    (folder,) = target.iterdir()
    assert (folder / "佐证材料目录.xlsx").is_file()
    assert any(button.text() == "打开文件夹" for button in notice.findChildren(QPushButton))


def test_a_ledger_as_a_table(qtbot: QtBot, tmp_path: Path) -> None:
    """导出这张台账 writes an XLSX with the year's entries; the blank form has none."""
    from openpyxl import load_workbook

    _, page = opened(qtbot, tmp_path, ROWS)
    for action, name, rows in (
        ("导出这张台账…", "学法.xlsx", 1),
        ("空白表格，发给各科室填…", "空白.xlsx", 0),
    ):
        click(qtbot, page.view.head.export_button)
        with recorded(paths=[tmp_path / name]):
            menu_action(action)
        qtbot.waitUntil(lambda name=name: name in page.view.notice.text(), timeout=WAIT)
        book = load_workbook(tmp_path / name)
        cells = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
        assert cells.count("行政处罚法") == rows

"""Opening a workbook that somebody has open, that is newer, damaged or gone: plain words and a way on."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from fzdesk.gui.dialogs.backups import BackupsDialog
from fzdesk.gui.export.export_page import ExportPage
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.start.start_page import StartPage
from fzdesk.store import backup, lock
from fzdesk.store.workbook import Workbook
from tests.gui.recorder import recorded
from tests.gui.windows import (
    CONTROL,
    LEFT,
    WAIT,
    click,
    close_anyhow,
    figure_box,
    figure_of,
    figure_row,
    fill,
    go_to,
    in_dialog,
    menu_of,
    new_workbook,
    open_menu,
    press,
    rows,
    session_of,
    shown,
    stored,
    view_of,
)
from tests.small_drives import small_drive

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from fzdesk.store.workbook import Workbook
workbook = Workbook.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def open_elsewhere(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process of this computer has the workbook open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"open\n"
        yield child
        child.kill()


def lock_of_another_computer(path: Path) -> None:
    """As if 李四 had it open on another computer."""
    holder = {
        "machine": "司法所-02",
        "machine_id": "f" * 32,
        "user": "李四",
        "pid": 4711,
        "started": "1",
        "since": "2026-01-19T02:30:00Z",
    }
    lock.lock_path(path).write_text(json.dumps(holder), encoding="utf-8")


def first_page(window: MainWindow) -> None:
    """Go to a page with duties and numbers."""
    go_to(window, next(step.key for step in session_of(window).steps if step.total))


def damage(path: Path) -> None:
    """Overwrite the middle of the file."""
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)


def assert_nothing_can_be_changed(qtbot: QtBot, window: MainWindow) -> None:
    """No click and no key on any page changes the report; the page says why."""
    before = session_of(window).report
    for step in session_of(window).steps:
        go_to(window, step.key)
        page = view_of(window).page
        assert "只读" in page.notice.text()
        for row in rows(window):
            qtbot.mouseClick(row.segmented, LEFT, pos=QPoint(10, 10))
            qtbot.keyClicks(row.segmented, "1")
        for field in (*page.findChildren(QLineEdit), *page.findChildren(QTextEdit)):
            if field.isVisible():
                qtbot.keyClicks(field, "9")
        view_of(window).leave()
    assert session_of(window).report == before


def test_open_in_another_window(qtbot: QtBot, path: Path) -> None:
    """It is said who has it open since when; 只读查看 shows everything and changes nothing."""
    window = shown(qtbot)
    with open_elsewhere(path):
        with recorded("read") as said:
            assert window.open_workbook(path)
        text, buttons = said.questions[0]
        assert "另一个窗口" in text
        assert "起）" in text
        assert buttons == ("只读查看", "不打开")
        assert window.ui.savedWord.words() == "只读"
        assert "（只读）" in window.windowTitle()
        assert not window.ui.undoButton.isEnabled()
        assert_nothing_can_be_changed(qtbot, window)
        with recorded():
            click(qtbot, window.ui.navExport)
        page = window.ui.pages.currentWidget()
        assert isinstance(page, ExportPage)
        assert not page.profiles.isEnabled()
    assert window.close()


def offered(qtbot: QtBot, window: MainWindow) -> set[str]:
    """What the window's menu offers now."""
    words: set[str] = set()

    def look() -> None:
        menu = open_menu()
        words.update(action.text() for action in menu.actions() if action.isEnabled())
        menu.close()

    QTimer.singleShot(0, look)  # the click comes back when the menu closes
    click(qtbot, window.ui.menuButton)
    return words


def test_the_menu_offers_what_can_be_done(qtbot: QtBot, path: Path) -> None:
    """Nothing that wants a workbook while none is open, nothing that writes while it is read-only; keys go on."""
    written = {"存一个版本…", "定稿…"}
    wanting = {"另存为…", "打印…", "历史版本", "检查工作簿", "移交…", "版式和字体"}
    window = shown(qtbot)
    assert not offered(qtbot, window) & (written | wanting)
    with open_elsewhere(path):
        with recorded("read"):
            assert window.open_workbook(path)
        assert offered(qtbot, window) & (written | wanting) == wanting
        press(qtbot, Qt.Key.Key_Z, CONTROL)
        assert not window.ui.notice.isVisible()  # that it is read-only is said already
    assert window.open_workbook(path)
    press(qtbot, Qt.Key.Key_H, CONTROL)
    assert window.place_page() is window.places.page("versions")
    assert offered(qtbot, window) >= written | wanting


def test_the_first_picture_is_as_it_stays(qtbot: QtBot, sample: Path) -> None:
    """A report left further down a page is there again at once, its bars with all their words: nothing jumps."""
    window = shown(qtbot, sample)
    view_of(window).show_step("decisions")
    page = view_of(window).page
    prose = session_of(window).report.sections["decisions"].prose[0].id
    assert page.focus_field(prose)
    bar = page.form.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 100)
    bar.setValue(bar.maximum())
    left_at = bar.value()
    window.close()
    window = MainWindow()  # as the program starts: opened before the window is on the screen
    qtbot.addWidget(window, before_close_func=close_anyhow)
    window.show()
    assert window.open_workbook(sample)
    again = view_of(window).page.form.scroll.verticalScrollBar()  # as it is before anything can be painted
    assert again.value() == left_at
    words = window.ui.nextButton
    assert words.isVisible()
    assert words.width() >= words.sizeHint().width()
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QTextEdit))
    assert again.value() == left_at


def test_not_opened_stays_at_the_start(qtbot: QtBot, path: Path) -> None:
    """不打开 leaves the start page, and the workbook as it was."""
    window = shown(qtbot)
    with open_elsewhere(path), recorded("no"):
        assert not window.open_workbook(path)
    assert isinstance(window.ui.pages.currentWidget(), StartPage)
    assert window.session is None


def test_copy_of_a_read_only_workbook_can_be_edited(qtbot: QtBot, tmp_path: Path) -> None:
    """另存为 from a read-only window goes on, editable, in the copy."""
    path, copy = new_workbook(tmp_path), tmp_path / "我的一份.fzd"
    window = shown(qtbot)
    with open_elsewhere(path):
        with recorded("read"):
            window.open_workbook(path)
        with recorded(paths=[copy]) as said:
            menu_of(window, "另存为…").trigger()
    assert not said.notices
    assert session_of(window).keeper.path == copy
    assert not session_of(window).read_only
    first_page(window)
    fill(qtbot, figure_box(qtbot, window), "6")
    view_of(window).leave()
    assert session_of(window).flush()
    assert figure_of(stored(copy), figure_row(window)) == "6"


def test_a_stale_lock_clears_itself(qtbot: QtBot, path: Path) -> None:
    """After a crash or power cut on this computer nothing is asked."""
    with open_elsewhere(path) as child:
        child.kill()
        child.wait()
    assert lock.lock_path(path).exists()
    with recorded() as said:
        window = shown(qtbot, path)
    assert not said.questions
    assert not session_of(window).read_only


def test_open_on_another_computer_can_be_taken_over(qtbot: QtBot, path: Path) -> None:
    """It names computer, person and time, and offers to take over, which backs up first."""
    lock_of_another_computer(path)
    window = shown(qtbot)
    with recorded("take_over") as said:
        assert window.open_workbook(path)
    text, buttons = said.questions[0]
    assert "司法所-02" in text
    assert "李四" in text
    assert "2026年01月19日" in text
    assert buttons == ("只读查看", "接过来编辑", "不打开")
    assert not session_of(window).read_only
    assert backup.list_backups(path)


def test_taken_over_window_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever is taken over reads it in words, keeps what was typed and can save it elsewhere."""
    path, mine = new_workbook(tmp_path), tmp_path / "我的.fzd"
    window = shown(qtbot, path)
    first_page(window)
    lock.lock_path(path).unlink()
    with closing(Workbook.open(path)):
        fill(qtbot, figure_box(qtbot, window), "6")
        view_of(window).leave()
        qtbot.waitUntil(lambda: window.ui.savedWord.words() == "没有保存", timeout=WAIT)
    assert "另一台电脑接手" in window.ui.notice.text()
    with recorded(paths=[mine]) as said:
        menu_of(window, "另存为…").trigger()
    assert not said.notices
    assert figure_of(stored(mine), figure_row(window)) == "6"
    fill(qtbot, figure_box(qtbot, window, 1), "7")
    view_of(window).leave()
    assert session_of(window).flush()
    assert figure_of(stored(mine), figure_row(window, 1)) == "7"


def test_newer_file_opens_read_only(qtbot: QtBot, path: Path) -> None:
    """A file of a newer program is not touched: it can be looked at."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        (columns,) = conn.execute(
            "SELECT group_concat(name) FROM pragma_table_info('_sqlite_migrations')"
        ).fetchone()
        values = {"migration_set": "fzdesk", "name": "m9999_future", "applied_at": "2027-01-01"}
        names = [name for name in columns.split(",") if name in values]
        marks = ",".join("?" * len(names))
        conn.execute(
            f"INSERT INTO _sqlite_migrations ({','.join(names)}) VALUES ({marks})", [values[n] for n in names]
        )
    before = path.read_bytes()
    window = shown(qtbot)
    with recorded("read") as said:
        assert window.open_workbook(path)
    assert "较新" in said.questions[0][0] or "更新" in said.questions[0][0]
    assert said.questions[0][1] == ("只读查看", "不打开")
    assert window.ui.savedWord.words() == "只读"
    assert_nothing_can_be_changed(qtbot, window)
    assert window.close()
    assert path.read_bytes() == before


def test_a_read_only_stick_can_be_looked_at(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    """On a write-protected stick a workbook can be looked at; its page says how it can be changed."""
    with small_drive(tmp_path / "stick", "4m") as stick:
        there = Path(shutil.copy(path, stick))
        subprocess.run(["mount", "-o", "remount,ro", str(stick)], check=True)
        window = shown(qtbot)
        with recorded("no") as said:
            assert not window.open_workbook(there)
        assert said.questions[0][1] == ("只读查看", "不打开")
        with recorded("read") as said:
            assert window.open_workbook(there)
        assert window.ui.savedWord.words() == "只读"
        assert "拷贝" in view_of(window).page.notice.text()
        assert_nothing_can_be_changed(qtbot, window)
        assert window.close()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a docx", b"SQLite format 3\x00" + b"\x00" * 200])
def test_another_file_is_refused_in_words(qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    """What is no workbook is said in one sentence; the start page stays."""
    path = tmp_path / "别的.fzd"
    path.write_bytes(content)
    window = shown(qtbot)
    with recorded() as said:
        assert not window.open_workbook(path)
    (notice,) = said.notices
    assert "别的.fzd" in notice[1]
    assert isinstance(window.ui.pages.currentWidget(), StartPage)
    assert path.read_bytes() == content


def test_missing_file_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    """A workbook that is not there any more."""
    window = shown(qtbot)
    with recorded() as said:
        assert not window.open_workbook(tmp_path / "没有.fzd")
    assert "找不到工作簿“没有.fzd”" in said.notices[0][1]


def with_backup(qtbot: QtBot, path: Path) -> str:
    """Work a little and close, so that there is a backup; gives the duty answered."""
    window = shown(qtbot, path)
    first_page(window)
    fill(qtbot, figure_box(qtbot, window), "41")
    key = figure_row(window).duty.key
    assert window.close()
    assert backup.list_backups(path)
    return key


def test_damaged_file_leads_to_its_last_good_copy(qtbot: QtBot, path: Path, tmp_path: Path) -> None:
    """A clear sentence, the list of backups, and the chosen one opens; the damaged file is kept aside."""
    key = with_backup(qtbot, path)
    damage(path)
    window = shown(qtbot)
    with (
        recorded("backups") as said,
        in_dialog(lambda dialog: click(qtbot, dialog.ui.restoreButton)) as dialogs,  # type: ignore[attr-defined]
    ):
        assert window.open_workbook(path)
    assert "已损坏" in said.questions[0][0]
    (dialog,) = dialogs
    assert isinstance(dialog, BackupsDialog)
    assert dialog.ui.list.count() >= 1
    assert "已答1项" in dialog.ui.list.item(0).text()
    assert not dialog.ui.workbooks.isVisible()
    assert "已恢复备份" in said.notices[0][1]
    assert key in session_of(window).report.answers
    assert len(list(tmp_path.glob("青禾镇（恢复前*.fzd"))) == 1


def test_backups_from_the_start_page(qtbot: QtBot, tmp_path: Path) -> None:
    """找回备份… lists every workbook with backups, also one that was deleted, and puts it back."""
    (tmp_path / "乙").mkdir()
    one, other = new_workbook(tmp_path), new_workbook(tmp_path / "乙")
    key = with_backup(qtbot, one)
    with_backup(qtbot, other)
    one.unlink()
    window = shown(qtbot)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, StartPage)
    deeds = page.ui.deeds
    row = [item.key for item in deeds.items()].index("restore")

    def choose(dialog: object) -> None:
        assert isinstance(dialog, BackupsDialog)
        assert dialog.ui.workbooks.isVisible()
        at = next(
            i for i in range(dialog.ui.workbooks.count()) if "不在原处" in dialog.ui.workbooks.itemText(i)
        )
        dialog.ui.workbooks.setCurrentIndex(at)
        assert dialog.ui.list.count() == 1
        click(qtbot, dialog.ui.restoreButton)

    with recorded() as said, in_dialog(choose):
        qtbot.mouseClick(deeds.viewport(), LEFT, pos=deeds.visualRect(deeds.model().index(row, 0)).center())
    assert [text for _, text in said.notices] == ["已恢复备份。"]
    assert one.is_file()
    assert key in session_of(window).report.answers


def test_no_backups_is_said(qtbot: QtBot, tmp_path: Path, profile: Path) -> None:
    """Where nothing was backed up yet it is said, with when that happens."""
    new_workbook(tmp_path)
    shutil.rmtree(profile / "backups")
    window = shown(qtbot)
    page = window.ui.pages.currentWidget()
    assert isinstance(page, StartPage)
    with recorded() as said:
        page.restore_wanted.emit()
    assert "没有工作簿的备份" in said.notices[0][1]

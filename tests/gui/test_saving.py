"""When saving does not work: it is said in plain words, nothing is lost, and it mends itself."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui.main_window import MainWindow
from fzdesk.operations import answers
from fzdesk.store import backup, chores, failures, saver
from fzdesk.store.workbook import Workbook
from tests.gui.recorder import recorded
from tests.gui.windows import (
    WAIT,
    click,
    figure_box,
    figure_of,
    figure_row,
    fill,
    go_to,
    menu_of,
    new_workbook,
    session_of,
    shown,
    stored,
    view_of,
)
from tests.small_drives import fill_up, small_drive

SAVED = re.compile(r"已保存 \d\d:\d\d")


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once."""
    monkeypatch.setattr(saver, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(saver, "LONGEST_PAUSE", 0.1)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MB of its own."""
    with small_drive(tmp_path / "U盘", "8m") as folder:
        yield folder


def at_work(qtbot: QtBot, path: Path) -> MainWindow:
    """A window on a page with numbers."""
    window = shown(qtbot, path)
    go_to(window, next(step.key for step in session_of(window).steps if step.total))
    return window


def refuse(monkeypatch: pytest.MonkeyPatch, reason: str) -> Callable[[], None]:
    """Let every save fail for a reason; call what is returned to let it work again."""

    def save(workbook: Workbook, *_args: object, **_words: object) -> int:
        raise failures.failure(reason, workbook.path)  # type: ignore[arg-type]

    with_it_working = Workbook.save
    monkeypatch.setattr(Workbook, "save", save)
    return lambda: monkeypatch.setattr(Workbook, "save", with_it_working)


def type_number(qtbot: QtBot, window: MainWindow, number: str, *, row: int = 0) -> None:
    """Type a number into a duty's field and leave it."""
    fill(qtbot, figure_box(qtbot, window, row), number)
    view_of(window).leave()


def notice_button(window: MainWindow, words: str) -> QPushButton:
    """The notice's button; waits until it is there to be pressed."""
    buttons = window.ui.notice.findChildren(QPushButton)
    return next((b for b in buttons if b.text() == words and b.isVisible()), None)  # type: ignore[return-value]


def why(qtbot: QtBot, window: MainWindow) -> str:
    """What the clerk reads once it is seen that saving does not work."""
    qtbot.waitUntil(lambda: window.ui.savedWord.words() == "没有保存", timeout=WAIT)
    assert window.ui.notice.isVisible()
    return window.ui.notice.text()


def assert_mended(qtbot: QtBot, window: MainWindow) -> None:
    """The words return to 已保存, and the notice goes."""
    qtbot.waitUntil(lambda: bool(SAVED.fullmatch(window.ui.savedWord.words())), timeout=WAIT)
    assert not window.ui.notice.isVisible()


def test_full_disk_is_said_and_mends_itself(qtbot: QtBot, stick: Path) -> None:
    """磁盘已满: typing goes on; when there is room again all of it is saved and the words say so."""
    path = new_workbook(stick)
    window = at_work(qtbot, path)
    filler = fill_up(stick)
    paste_much(window)
    assert "磁盘已满" in why(qtbot, window)
    type_number(qtbot, window, "77")
    filler.unlink()
    assert_mended(qtbot, window)
    assert session_of(window).flush()
    assert stored(path) == session_of(window).report
    assert figure_of(stored(path), figure_row(window)) == "77"


def paste_much(window: MainWindow) -> None:
    """A long remark: more than what is left of the log has room for."""
    session, duty = session_of(window), figure_row(window).duty.key
    report = answers.answer(session.report, duty, remark="字" * 200_000)
    session.change(report, "写备注", place=f"{view_of(window).step.key}/")
    session.hand_over()


def test_folder_taken_away_and_put_back(qtbot: QtBot, tmp_path: Path) -> None:
    """The folder with the workbook is gone (a stick pulled out) and comes back: nothing is lost."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    path = new_workbook(folder)
    window = at_work(qtbot, path)
    away = tmp_path / "away"
    folder.rename(away)
    type_number(qtbot, window, "12")
    assert "请插回U盘" in why(qtbot, window)
    away.rename(folder)
    assert_mended(qtbot, window)
    assert figure_of(stored(path), figure_row(window)) == "12"


def test_file_replaced_is_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    """Another file lies at the workbook's place: it is said and not written to; 另存为 goes on elsewhere."""
    (tmp_path / "other").mkdir()
    path, other = new_workbook(tmp_path), new_workbook(tmp_path / "other", 2024)
    window = at_work(qtbot, path)
    other.replace(path)
    before = path.read_bytes()
    type_number(qtbot, window, "12")
    assert "被另一个文件替换" in why(qtbot, window)
    target = tmp_path / "另存的 一份"
    with recorded(paths=[target]) as said:
        click(qtbot, notice_button(window, "另存为…"))
    assert not said.notices
    assert SAVED.fullmatch(window.ui.savedWord.words())
    assert not window.ui.notice.isVisible()
    moved = target.with_name("另存的 一份.fzd")
    assert session_of(window).keeper.path == moved
    assert window.windowTitle().startswith("另存的 一份.fzd")
    type_number(qtbot, window, "34", row=1)
    assert session_of(window).flush()
    assert figure_of(stored(moved), figure_row(window, 0)) == "12"
    assert figure_of(stored(moved), figure_row(window, 1)) == "34"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("reason", "words"),
    [("read_only", "只读"), ("busy", "占用"), ("other", "暂时无法写入"), ("full", "已满")],
)
def test_each_reason_in_plain_words(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, reason: str, words: str
) -> None:
    """Why it is not saved, that nothing is lost, what to do; then it mends itself."""
    window = at_work(qtbot, path)
    mend = refuse(monkeypatch, reason)
    type_number(qtbot, window, "12")
    text = why(qtbot, window)
    assert words in text
    assert "不会丢" in text
    mend()
    assert_mended(qtbot, window)
    assert figure_of(stored(path), figure_row(window)) == "12"


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_file(qtbot: QtBot, path: Path) -> None:
    """A file made read-only cannot be opened to write; it is said before anything is typed."""
    path.chmod(0o400)
    window = shown(qtbot)
    with recorded() as said:
        assert not window.open_workbook(path)
    assert "不允许写入" in said.notices[0][1]


def test_a_cancelled_save_as_leaves_the_notice(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who thinks better of 另存为, or tries to undo meanwhile, still sees why nothing is saved."""
    window = at_work(qtbot, new_workbook(tmp_path))
    refuse(monkeypatch, "full")
    type_number(qtbot, window, "12")
    assert why(qtbot, window)
    with recorded():
        click(qtbot, notice_button(window, "另存为…"))
    assert "已满" in window.ui.notice.text()
    assert window.ui.notice.isVisible()
    click(qtbot, window.ui.undoButton)
    assert "已满" in window.ui.notice.text()
    qtbot.waitUntil(lambda: notice_button(window, "另存为…") is not None, timeout=WAIT)


def test_save_as_to_a_taken_name_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    """另存为 never writes over another file; the words say what to do."""
    window = at_work(qtbot, new_workbook(tmp_path))
    taken = tmp_path / "别的.fzd"
    taken.write_bytes(b"something")
    with recorded(paths=[taken]) as said:
        menu_of(window, "另存为…").trigger()
    assert "已经有名为" in said.notices[0][1]
    assert taken.read_bytes() == b"something"
    assert session_of(window).keeper.path.name == "青禾镇.fzd"


def test_closing_unsaved_asks(
    qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """不关闭 keeps the window; 另存为 saves elsewhere and closes; the workbook's own file stays as it was."""
    window = at_work(qtbot, path)
    mend = refuse(monkeypatch, "full")
    row = figure_row(window)
    type_number(qtbot, window, "12")
    assert why(qtbot, window)
    with recorded("stay") as said:
        assert not window.close()
    assert said.questions[0][1] == ("另存为…", "不保存就关闭", "不关闭")
    assert window.isVisible()
    assert figure_of(session_of(window).report, row) == "12"
    target = tmp_path / "另一份.fzd"
    mend()
    monkeypatch.setattr(saver.Saver, "flush", lambda _self, _seconds=0: False)
    with recorded("save_as", paths=[target]) as said:
        assert window.close()
    assert not said.notices
    assert figure_of(stored(target), row) == "12"


@pytest.mark.parametrize("answer", ["take", "drop", "later"])
def test_not_saved_at_closing_is_offered_at_opening(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    """不保存就关闭 leaves a copy; the next opening offers it: 取回来 (can be undone), 不要了, 以后再说."""
    window = at_work(qtbot, path)
    row = figure_row(window)
    mend = refuse(monkeypatch, "full")
    type_number(qtbot, window, "12")
    assert why(qtbot, window)
    with recorded("close"):
        assert window.close()
    mend()
    assert figure_of(stored(path), row) == ""
    assert backup.rescued(path) is not None
    with recorded(answer) as said:
        again = shown(qtbot, path)
    assert "没能存进工作簿" in said.questions[0][0]
    assert figure_of(session_of(again).report, row) == ("12" if answer == "take" else "")
    assert (backup.rescued(path) is None) == (answer != "later")
    if answer == "take":
        click(qtbot, again.ui.undoButton)
        assert figure_of(session_of(again).report, row) == ""
    again.close()
    with recorded() as said:
        shown(qtbot, path)
    assert bool(said.questions) == (answer == "later")


def test_trouble_with_backups_is_told_once(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, profile: Path
) -> None:
    """When no backup can be made the clerk hears of it; what is typed is saved all the same."""
    monkeypatch.setattr(chores, "FIRST_BACKUP_SECONDS", 0.05)
    shutil.rmtree(profile / "backups")
    (profile / "backups").write_bytes(b"a file where the folder should be")
    window = at_work(qtbot, path)
    qtbot.waitUntil(window.ui.notice.isVisible, timeout=WAIT)
    assert "做备份" in window.ui.notice.text()
    type_number(qtbot, window, "12")
    assert session_of(window).flush()
    assert figure_of(stored(path), figure_row(window)) == "12"

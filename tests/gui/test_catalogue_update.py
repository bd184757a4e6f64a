"""A newer catalogue is noticed quietly, shown when asked, and taken over only on a click."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fzdesk.gui import catalogue_update
from fzdesk.gui.dialogs.catalogue import CatalogueDialog
from fzdesk.gui.main_window import MainWindow
from fzdesk.operations.answers import set_figure
from fzdesk.operations.catalogues import import_pack, merged_for, remove_pack, take
from fzdesk.report.model import FigureValue, Report
from fzdesk.store.workbook import Workbook
from tests.gui.hands import menu_action
from tests.gui.recorder import recorded

YUNLING = Path(__file__).parent.parent / "catalogue" / "yunling.toml"
NAME = "云岭县法治政府建设年度报告目录（2025年）"
WAIT = 10_000
NEWS = "目录有新版：增加 4 项、改 14 项。"
Open = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a workbook in the window and waits until it has looked for a newer catalogue."""
    monkeypatch.setattr(catalogue_update, "LOOK_AFTER_MS", 10)
    monkeypatch.setattr(catalogue_update, "AGAIN_MS", 50)
    windows: list[MainWindow] = []

    def open_(path: Path, *, looks: bool = True) -> MainWindow:
        window = MainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 720)
        window.show()
        if looks:
            with qtbot.waitSignal(window.catalogue_update.looked, timeout=WAIT):
                assert window.open_workbook(path)
        else:
            assert window.open_workbook(path)
        return window

    yield open_
    for window in windows:
        window.close()


def prepare(path: Path, verb: Callable[[Workbook], object]) -> None:
    """Do something to the closed workbook."""
    with closing(Workbook.open(path)) as workbook:
        verb(workbook)


def changed(path: Path, verb: Callable[[Report], Report]) -> None:
    """Change the report of the closed workbook."""

    def change(workbook: Workbook) -> None:
        before = workbook.load(2025).report
        workbook.save(2025, before, verb(before), label="填写")

    prepare(path, change)


def stored_packs(window: MainWindow) -> tuple[str, ...]:
    """The packs of the catalogue that the open report is made with, as the file has it."""
    assert window.session is not None
    with closing(Workbook.open(window.session.keeper.path, read_only=True)) as workbook:
        return workbook.load(2025).catalogue.packs


def kept_packs(window: MainWindow) -> list[str]:
    """The packs the workbook keeps."""
    assert window.session is not None
    with closing(Workbook.open(window.session.keeper.path, read_only=True)) as workbook:
        return [pack.name for pack in workbook.packs()]


def press(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Click a button of the notice."""
    buttons = window.ui.notice.findChildren(QPushButton)
    button = next(b for b in buttons if b.text() == words and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


class Reader:
    """The clerk before the dialog: reads it, then clicks."""

    def __init__(self, qtbot: QtBot, button: str) -> None:
        self.title = self.now = self.list = self.after = ""
        self.buttons: list[str] = []
        self._qtbot, self._button = qtbot, button
        self._timer = QTimer(QApplication.instance(), interval=20)
        self._timer.timeout.connect(lambda: self._read())  # the timer keeps the reader
        self._timer.start()

    def _read(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CatalogueDialog):
            return
        self._timer.stop()
        self._timer.deleteLater()
        ui = dialog.ui
        self.title, self.now, self.list = ui.what.text(), ui.now.text(), ui.list.toPlainText()
        self.after = ui.after.text() if ui.after.isVisible() else ""
        buttons = [b for b in (ui.cancelButton, ui.laterButton, ui.adoptButton) if b.isVisible()]
        self.buttons = [button.text() for button in buttons]
        chosen = next(button for button in buttons if button.text() == self._button)
        self._qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)


def choose(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Choose from the gear menu."""
    QTimer.singleShot(50, lambda: menu_action(words))
    qtbot.mouseClick(window.ui.menuButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=WAIT)


# --- noticing ------------------------------------------------------------------------------------


def test_nothing_is_said_when_nothing_is_newer(opened: Open, path: Path) -> None:
    """The usual case."""
    window = opened(path)
    assert window.ui.notice.isHidden()


def test_a_newer_catalogue_is_one_calm_line(qtbot: QtBot, opened: Open, path: Path) -> None:
    """It can be put off, and nothing has changed; the next opening tells again."""
    prepare(path, lambda workbook: import_pack(workbook, YUNLING))
    window = opened(path)
    assert window.ui.notice.text() == NEWS
    press(qtbot, window, "以后再说")
    assert window.ui.notice.isHidden()
    assert stored_packs(window) == ()
    window.close()
    assert opened(path).ui.notice.text() == NEWS


def test_it_waits_for_what_else_is_told(qtbot: QtBot, opened: Open, path: Path) -> None:
    """Another message is not pushed away."""
    prepare(path, lambda workbook: import_pack(workbook, YUNLING))
    window = opened(path, looks=False)
    window.ui.notice.tell("别的消息。")
    qtbot.wait(400)
    assert window.ui.notice.text() == "别的消息。"
    with qtbot.waitSignal(window.catalogue_update.looked, timeout=WAIT):
        window.ui.notice.hide()
    assert window.ui.notice.text() == NEWS


def test_a_finished_report_is_left_alone(qtbot: QtBot, opened: Open, path: Path) -> None:
    """Nothing is offered for a report that was submitted."""
    changed(path, lambda report: replace(report, finalised=True))
    prepare(path, lambda workbook: import_pack(workbook, YUNLING))
    window = opened(path, looks=False)
    with qtbot.assertNotEmitted(window.catalogue_update.looked, wait=400):
        pass
    assert window.ui.notice.isHidden()


def test_closing_while_it_looks(qtbot: QtBot, opened: Open, path: Path) -> None:
    """What is found then concerns nobody."""
    prepare(path, lambda workbook: import_pack(workbook, YUNLING))
    window = opened(path, looks=False)
    with qtbot.assertNotEmitted(window.catalogue_update.looked, wait=400):
        assert window.close_session()


def test_a_pack_that_no_longer_fits_is_told(opened: Open, path: Path) -> None:
    """By file and key; the report goes on as it is."""
    text = "name = '坏'\n[[section]]\nkey = 'gone'\n"
    prepare(path, lambda workbook: workbook.keep_pack("坏", "坏.toml", text))
    window = opened(path)
    assert window.ui.notice.text().startswith("目录没有更新，报告照旧。县级目录 坏.toml 的 gone 有错")


# --- looking and deciding ------------------------------------------------------------------------


def test_reading_and_not_changing_yet(qtbot: QtBot, opened: Open, path: Path) -> None:
    """The differences by kind; 先不换 leaves everything."""
    prepare(path, lambda workbook: import_pack(workbook, YUNLING))
    window = opened(path)
    session = window.session
    reader = Reader(qtbot, "先不换")
    press(qtbot, window, "看看改了什么…")
    assert reader.title == "2025 年度报告的目录有新版"
    assert NAME in reader.now
    lines = reader.list.splitlines()
    assert lines[0] == "增加 4 项"
    assert lines[5] == "改 14 项"
    assert "“矛盾化解”一节新增事项“法治小院”（应报）。" in lines[1:5]
    assert "“报送”期限由3月1日改为1月20日。" in lines[6:]
    assert reader.buttons == ["先不换", "采用新目录"]
    assert "已填的内容都留着" in reader.after
    assert window.session is session
    assert stored_packs(window) == ()


def test_taking_it_over(qtbot: QtBot, opened: Open, path: Path) -> None:
    """What was just typed stays, the pages have the new duties, undo ends, nothing more is offered."""
    prepare(path, lambda workbook: import_pack(workbook, YUNLING))
    window = opened(path)
    session = window.session
    assert session is not None
    assert window.report_view is not None
    window.report_view.show_step("study")
    typed = set_figure(session.report, "study.pre_meeting", "times", FigureValue(Decimal(12)))
    session.change(typed, "填写“会前学法”", place="study/study.pre_meeting.times")
    Reader(qtbot, "采用新目录")
    with qtbot.waitSignal(window.catalogue_update.looked, timeout=WAIT) as looked:
        press(qtbot, window, "看看改了什么…")
    assert looked.args == [False]
    assert window.session is not None
    assert window.session is not session
    assert window.session.report.answers["study.pre_meeting"].figures["times"].value == 12
    assert window.session.catalogue.duty("disputes.square") is not None
    assert window.report_view is not None
    assert window.report_view.step.key == "study"
    assert window.ui.notice.text() == "已采用新目录，填过的内容都在。"
    assert stored_packs(window) == (NAME,)
    assert window.session.undo() is False


def test_what_stands_outside_is_listed(qtbot: QtBot, opened: Open, path: Path) -> None:
    """Before taking over, after it in the notice, and whenever the catalogue is looked at."""
    prepare(path, lambda workbook: import_pack(workbook, YUNLING))
    prepare(path, lambda workbook: take(workbook, 2025, merged_for(workbook, 2025)))
    changed(path, lambda r: set_figure(r, "disputes.square", "yards", FigureValue(Decimal(3))))
    prepare(path, lambda workbook: remove_pack(workbook, NAME))
    window = opened(path)
    reader = Reader(qtbot, "采用新目录")
    press(qtbot, window, "看看改了什么…")
    group = ["目录外事项 1 项：内容留在工作簿里，不印进报告", "矛盾化解：法治小院（开展，法治小院 3个）"]
    assert reader.list.splitlines()[-2:] == group
    assert window.ui.notice.text().endswith("目录外事项 1 项，在“核对目录”里可以看到。")
    reader = Reader(qtbot, "关闭")
    choose(qtbot, window, "核对目录…")
    assert reader.title == "2025 年度报告用的是最新的目录"
    assert reader.list.splitlines() == group
    assert reader.buttons == ["关闭"]


# --- county packs --------------------------------------------------------------------------------


def test_importing_and_taking_over(qtbot: QtBot, opened: Open, path: Path, tmp_path: Path) -> None:
    """From the menu: file, differences, decision; the file is not needed afterwards."""
    window = opened(path)
    file = tmp_path / "县里发的.toml"
    file.write_bytes(YUNLING.read_bytes())
    reader = Reader(qtbot, "采用新目录")
    with recorded(paths=[file]) as told:
        choose(qtbot, window, "导入县里目录…")
    assert told.prompts == [("open", "导入县里目录")]
    assert reader.title == f"导入“{NAME}”"
    assert reader.buttons == ["不导入", "只导入，先不换", "采用新目录"]
    file.unlink()
    assert stored_packs(window) == (NAME,)
    assert kept_packs(window) == [NAME]


@pytest.mark.parametrize(("button", "kept"), [("不导入", []), ("只导入，先不换", [NAME])])
def test_importing_without_taking_over(
    qtbot: QtBot, opened: Open, path: Path, button: str, kept: list[str]
) -> None:
    """The report stays as it is, with the pack kept or not."""
    window = opened(path)
    Reader(qtbot, button)
    with recorded(paths=[YUNLING]):
        choose(qtbot, window, "导入县里目录…")
    assert kept_packs(window) == kept
    assert stored_packs(window) == ()


def test_a_wrong_pack_names_file_and_key(qtbot: QtBot, opened: Open, path: Path, tmp_path: Path) -> None:
    """Nothing is kept."""
    window = opened(path)
    file = tmp_path / "county.toml"
    file.write_text("name = '县目录'\n[[duty]]\nkey = 'study.ghost'\ntitle = '甲'\n", encoding="utf-8")
    with recorded(paths=[file]) as told:
        choose(qtbot, window, "导入县里目录…")
    ((level, text),) = told.notices
    assert level == "attention"
    assert "county.toml" in text
    assert "study.ghost" in text
    assert kept_packs(window) == []


def test_another_countys_pack_is_asked_about(qtbot: QtBot, opened: Open, path: Path) -> None:
    """By default it is not imported."""
    changed(path, lambda r: replace(r, unit=replace(r.unit, county="南溪县")))
    window = opened(path)
    with recorded("no", paths=[YUNLING]) as told:
        choose(qtbot, window, "导入县里目录…")
    ((text, _),) = told.questions
    assert "云岭县的目录" in text
    assert "南溪县" in text
    assert kept_packs(window) == []


def test_a_pack_for_another_year(qtbot: QtBot, opened: Open, path: Path, tmp_path: Path) -> None:
    """It can be kept for that year; this report is not touched."""
    window = opened(path)
    file = tmp_path / "next.toml"
    file.write_text("name = '明年的'\nvalid_from = 2026\n[[section]]\nkey = 'study'\ntitle = '学'\n", "utf-8")
    with recorded("later", paths=[file]) as told:
        choose(qtbot, window, "导入县里目录…")
    ((text, _),) = told.questions
    assert "不用于 2025 年度" in text
    assert kept_packs(window) == ["明年的"]
    assert window.ui.notice.text() == "已导入“明年的”，报告没有变。"


def test_a_pack_used_no_longer(qtbot: QtBot, opened: Open, path: Path) -> None:
    """The way back is offered like any change."""
    prepare(path, lambda workbook: import_pack(workbook, YUNLING))
    prepare(path, lambda workbook: take(workbook, 2025, merged_for(workbook, 2025)))
    window = opened(path)
    reader = Reader(qtbot, "采用新目录")
    with recorded("remove") as told:
        choose(qtbot, window, "导入县里目录…")
    assert NAME in told.questions[0][0]
    assert "取消“报初稿”期限（原为1月10日）。" in reader.list.splitlines()
    assert kept_packs(window) == []
    assert stored_packs(window) == ()


def test_the_menu_knows_when_there_is_nothing_to_change(qtbot: QtBot, opened: Open, path: Path) -> None:
    """Both entries wait for a report that can be written."""
    window = opened(path)
    menu = window.ui.menuButton.menu()

    def enabled() -> set[bool]:
        menu.aboutToShow.emit()
        names = ("导入县里目录…", "核对目录…")
        return {action.isEnabled() for action in menu.actions() if action.text() in names}

    assert enabled() == {True}
    assert window.close_session()
    assert enabled() == {False}
    window.catalogue_update.show_offer()
    window.catalogue_update.import_pack()


def test_looking_does_not_hold_up_the_window(qtbot: QtBot, opened: Open, path: Path) -> None:
    """The window's thread answers all the while."""
    from fzdesk.catalogue import editions

    prepare(path, lambda workbook: import_pack(workbook, YUNLING))
    editions.shipped.cache_clear()
    beats: list[dt.datetime] = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: beats.append(dt.datetime.now(dt.UTC)))
    window = opened(path, looks=False)
    with qtbot.waitSignal(window.catalogue_update.looked, timeout=WAIT):
        timer.start()
    timer.stop()
    assert beats

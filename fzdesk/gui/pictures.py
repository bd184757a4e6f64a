"""Pictures of every page of the window, for looking at them and for the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from fzdesk.gui import theme
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.preview import stop_worker

SETTLE_MS, LISTS_MS, PREVIEW_MS = 60, 800, 15000


def take_pictures(workbook: Path, folder: Path, *, width: int = 1366, height: int = 720) -> Iterator[Path]:
    """Open a workbook and save a PNG of the start page, each step and the export page; gives their paths."""
    app = QApplication.instance() or QApplication(["fzdesk"])
    assert isinstance(app, QApplication)
    theme.install(app)
    window = MainWindow()
    window.resize(width, height)
    window.show_start()
    window.show()
    _wait(LISTS_MS)
    yield _save(window, folder / "00-开始.png")
    if not window.open_workbook(workbook):
        return
    assert window.report_view is not None
    assert window.session is not None
    window.report_view.page_column.wait_for_pages(PREVIEW_MS)
    for number, step in enumerate(window.session.steps, 1):
        window.report_view.show_step(step.key)
        _wait(SETTLE_MS)
        yield _save(window, folder / f"{number:02d}-{step.title}.png")
    window.show_place("export")
    _wait(PREVIEW_MS // 10)
    yield _save(window, folder / f"{len(window.session.steps) + 1:02d}-导出.png")
    window.close()
    stop_worker()


def _save(window: MainWindow, path: Path) -> Path:
    window.grab().save(str(path))
    return path


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

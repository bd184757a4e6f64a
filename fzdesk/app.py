"""Start the window: show it first, load what it needs after the first paint."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fzdesk.gui.quick_enums import enums_later
from fzdesk.gui.quick_qt import signatures_later

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fzdesk.gui.main_window import MainWindow

APPLICATION = "fzdesk"
SETTLED_MS = 1500  # nobody has opened a menu by then, and nothing is garbage


def run(path: Path | None = None) -> int:
    """Open the window, on a workbook's report where one is given.  Gives the exit status."""
    app, _window = start(path)
    return app.exec()


def start(path: Path | None) -> tuple[QApplication, MainWindow]:
    """The window as it is shown first; a workbook is opened by the first deed of the event loop."""
    gc.disable()  # nothing of the start is garbage, and looking for it takes a tenth of the time
    enums_later()
    with signatures_later():
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

    from fzdesk.gui import crash, theme
    from fzdesk.gui.main_window import MainWindow

    _choose_input_method()
    app = QApplication([APPLICATION, "-style", "Fusion"])
    app.setApplicationName(APPLICATION)
    app.setApplicationDisplayName("法治政府建设年度报告")
    theme.install(app)
    crash.install()
    window = MainWindow()
    if path is None:
        window.show_start()
    window.show()
    QTimer.singleShot(0, lambda: _begin(window, path))
    return app, window


def _begin(window: MainWindow, path: Path | None) -> None:
    """The first deed of the event loop: open the workbook that was given."""
    gc.freeze()  # what is here now stays to the end: no collection needs to walk through it
    if path is not None:
        window.open_workbook(path)
    from PySide6.QtCore import QTimer

    QTimer.singleShot(SETTLED_MS, window, lambda: _settle(window))


def _settle(window: MainWindow) -> None:
    """What can wait until the clerk has been looking at the window for a while."""
    from fzdesk.gui.collecting import Collector
    from fzdesk.gui.qt_words import translate_qt

    Collector(window)
    translate_qt()


def _choose_input_method() -> None:
    """UOS and Kylin run fcitx; PySide6 brings only the ibus plugin, which fcitx answers too."""
    if sys.platform == "linux" and os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"

"""Start the window: show it first, load what it needs after the first paint."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APPLICATION = "fzdesk"


def run(path: Path | None = None) -> int:
    """Open the window, on a workbook's report where one is given.  Gives the exit status."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from fzdesk.gui import crash, theme
    from fzdesk.gui.main_window import MainWindow

    _choose_input_method()
    app = QApplication([APPLICATION])
    app.setApplicationName(APPLICATION)
    app.setApplicationDisplayName("法治政府建设年度报告")
    theme.install(app)
    crash.install()
    window = MainWindow()
    window.resize(1366, 720)
    window.show_start()
    window.show()
    if path is not None:
        QTimer.singleShot(0, lambda: window.open_workbook(path))
    return app.exec()


def _choose_input_method() -> None:
    """UOS and Kylin run fcitx; PySide6 brings only the ibus plugin, which fcitx answers too."""
    if sys.platform == "linux" and os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"

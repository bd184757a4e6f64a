"""What nobody foresaw: to the log, and to a dialog that says the draft is safe and where the log is.

The log holds places in the program and never a report's text: messages of exceptions are left out of it.
"""

from __future__ import annotations

import logging
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from fzdesk.paths import logs_dir

log = logging.getLogger("fzdesk.crash")
LOG_BYTES, LOG_FILES = 512 * 1024, 3
FLUSH_SECONDS = 2.0


class CrashDialog(QDialog):
    """Tells of a defect; the program goes on."""

    def __init__(self, detail: str, parent: QWidget | None = None, *, kept: Path | None = None) -> None:
        from fzdesk.gui.forms.ui_crash_dialog import Ui_CrashDialog

        super().__init__(parent)
        self.ui = Ui_CrashDialog()
        self.ui.setupUi(self)
        self.ui.safe.setText(
            f"草稿没有丢：显示“已保存”之前的内容都在。可以继续用；如果又出现，请把日志交给技术人员：{log_file()}"
            + (f"\n另外留了一份文字底稿（只有您能看）：{kept}" if kept else "")
        )
        self.ui.detail.setPlainText(detail)
        self.ui.detail.hide()
        self.ui.detailButton.toggled.connect(self.ui.detail.setVisible)
        self.ui.goOnButton.clicked.connect(self.accept)


def log_file() -> Path:
    """Where the log is."""
    return logs_dir() / "fzdesk.log"


class LogFile(logging.Handler):
    """The log in the profile's folder.  Nothing of it is loaded or opened before the first record."""

    def __init__(self) -> None:
        super().__init__()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                log_file(), maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8"
            )
            self._file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        self._file.emit(record)

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()
        super().close()


def install() -> None:
    """Log to the profile's folder, and catch what nobody caught."""
    root = logging.getLogger()
    root.addHandler(LogFile())
    root.setLevel(logging.INFO)
    sys.excepthook = _caught


def _caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    places = "".join(traceback.format_list(traceback.extract_tb(trace)))
    log.error("%s\n%s", kind.__name__, places)
    app = QApplication.instance()
    # A timer that fails again and again must not bury the window: one dialog, the rest is in the log.
    if isinstance(app, QApplication) and not isinstance(app.activeModalWidget(), CrashDialog):
        kept = _keep_text(app)
        CrashDialog(f"{kind.__name__}\n{places}", app.activeWindow(), kept=kept).exec()


def _keep_text(app: QApplication) -> Path | None:
    """Hand over what the open report holds, and write it as text where that is not durable at once."""
    session = next((found for one in app.topLevelWidgets() if (found := getattr(one, "session", None))), None)
    if session is None or session.read_only:
        return None
    with suppress(Exception):  # the session itself may be what failed
        if session.flush(FLUSH_SECONDS):
            return None
    from fzdesk.operations.last_resort import write

    return write(session)

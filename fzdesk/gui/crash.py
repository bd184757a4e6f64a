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

from PySide6.QtWidgets import QApplication

from fzdesk.paths import logs_dir

log = logging.getLogger("fzdesk.crash")
LOG_BYTES, LOG_FILES = 512 * 1024, 3
FLUSH_SECONDS = 2.0


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
    from fzdesk.gui.dialogs.crash import CrashDialog

    app = QApplication.instance()
    # A timer that fails again and again must not bury the window: one dialog, the rest is in the log.
    if isinstance(app, QApplication) and not isinstance(app.activeModalWidget(), CrashDialog):
        kept = _keep_text(app)
        CrashDialog(f"{kind.__name__}\n{places}", app.activeWindow(), log=log_file(), kept=kept).exec()


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

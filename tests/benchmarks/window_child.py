"""A process that opens a window and tells when it was painted; started by ``bench_startup``.

    python tests/benchmarks/window_child.py floor
    python tests/benchmarks/window_child.py first
    python tests/benchmarks/window_child.py edit WORKBOOK

``floor`` is the smallest PySide6 window with 60 form rows.  The others run the very program, by its own entry,
up to the first paint of its window, or until the cursor stands in a field of the report in sight and is painted.
Prints one line: the monotonic clock in ns, and the resident memory in KB.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QWidget

    from fzdesk.gui.main_window import MainWindow

ROWS = 60


def tell() -> None:
    """Print what was reached, and end without tidying up."""
    now = time.monotonic_ns()
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if sys.platform == "linux" else 0
    print(now, pages * 4, flush=True)
    if wanted := os.environ.get("BENCH_MODULES"):
        read = (name for name, module in sys.modules.items() if type(module).__name__ != "_Later")
        Path(wanted).write_text("\n".join(sorted(read)))
    os._exit(0)


def at_paint(window: QWidget, ready: Callable[[], bool]) -> QObject:
    """Tell after the first paint of ``window`` at which ``ready``; the paint is on the screen by then."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            paints = event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest)
            if paints and window.windowHandle().isExposed() and ready():  # before that nothing can be drawn
                QTimer.singleShot(0, tell)
            return False

    watch = Watch(window)
    window.installEventFilter(watch)
    return watch


def floor() -> None:
    """The smallest window with rows to fill in."""
    from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QScrollArea, QWidget

    app = QApplication([])
    form = QWidget()
    layout = QFormLayout(form)
    for number in range(ROWS):
        layout.addRow(f"事项 {number + 1}", QLineEdit())
    window = QScrollArea()
    window.setWidget(form)
    window.setWidgetResizable(True)
    window.resize(1366, 720)
    window.show()
    _watch = at_paint(window, lambda: True)
    app.exec()


def program(arguments: list[str], ready: Callable[[MainWindow], bool]) -> None:
    """The program as its command starts it, watched from its event loop on."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from fzdesk import app
    from fzdesk.cli import main

    start = app.start

    def watched_start(path: Path | None) -> tuple[QApplication, MainWindow]:
        application, window = start(path)
        if path is not None and "BENCH_MODULES" in os.environ:
            put_off_what_follows()
        window._watch = at_paint(window, lambda: ready(window))  # type: ignore[attr-defined]
        return application, window

    app.start = watched_start
    sys.exit(main(arguments))


def put_off_what_follows() -> None:
    """On a slow machine the moments after opening, in which more is loaded, come before the first paint."""
    from fzdesk.gui import main_window, quick_msgspec  # noqa: F401 - as the program does, before the others
    from fzdesk.store import chores

    chores.WARM_UP_SECONDS = 3600.0
    main_window.CHECK_AFTER_MS = 3_600_000


def editable(window: MainWindow) -> bool:
    """Whether the cursor stands in a field in sight to write into; an X server alone may not activate windows."""
    from PySide6.QtWidgets import QLineEdit, QTextEdit

    widget = window.focusWidget()
    if window.report_view is None or not isinstance(widget, QLineEdit | QTextEdit) or widget.isReadOnly():
        return False
    page = window.report_view.page.form.scroll
    cursor = widget.mapTo(page, widget.cursorRect().center())
    return page.rect().contains(cursor)


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "floor":
        floor()
    else:
        program(rest, editable if what == "edit" else lambda _window: True)

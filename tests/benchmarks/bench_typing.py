"""From the key to the painted text in a section of 6,000 characters, on the real page; and what follows it.

    .ci/desktop .venv/bin/python -m tests.benchmarks.bench_typing

Typed without anything else going on, with a change saved before every key, and while the worker process makes
PDF and DOCX one after the other.  The three take turns, some keys each.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tests.benchmarks.measuring import Row, in_turn, median, p99, show

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fzdesk.gui.main_window import MainWindow
    from fzdesk.gui.pages.prose_block import ProseBlock

SECTION = "study"
CHARACTERS = 6000
ROUNDS, KEYS = 10, 30
BETWEEN = 0.012  # seconds between two keys, in which timers, savings and answers come
PATIENCE = 10.0  # seconds for one key
SENTENCE = (
    "组织会前学法，学习《中华人民共和国行政处罚法》，镇村干部、执法人员一百二十余人参加，旁听庭审三次。"
)


def workbook(folder: Path) -> Path:
    """The sample, one of its sections written out at length by hand."""
    from fzdesk.operations.paragraphs import own_paragraph
    from fzdesk.operations.sample import sample_reports
    from fzdesk.store.workbook import Workbook

    report, catalogue = sample_reports()[-1]
    state = report.sections[SECTION]
    prose = tuple(own_paragraph(SENTENCE * 6) for _ in range(CHARACTERS // len(SENTENCE * 6)))
    sections = {**report.sections, SECTION: msgspec.structs.replace(state, prose=(*state.prose, *prose))}
    path = folder / "青禾镇.fzd"
    Workbook.create(path, msgspec.structs.replace(report, sections=sections), catalogue).close()
    return path


class Desk:
    """The window with the section open and the cursor in its text."""

    def __init__(self, app: QApplication, path: Path) -> None:
        from PySide6.QtCore import QEvent, QObject

        from fzdesk.gui.main_window import MainWindow
        from fzdesk.gui.pages.section_page import SectionPage

        self.app = app
        self.window: MainWindow = MainWindow()
        self.window.resize(1366, 720)
        self.window.show()
        self._come_forward()
        assert self.window.open_workbook(path)
        view = self.window.report_view
        assert view is not None
        view.show_step(SECTION)
        assert isinstance(view.page, SectionPage)
        self.block: ProseBlock = view.page.prose
        self.editor = self.block.editor
        assert self.block.focus_field(self.editor.paragraphs()[-4].id, 40)
        desk = self

        class Watch(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
                if event.type() == QEvent.Type.Paint:
                    desk.painted = True
                return False

        self.painted = False
        self._watch = Watch(self.window)
        self.editor.viewport().installEventFilter(self._watch)
        self.exporting = False
        self.rest(1.5)

    def _come_forward(self) -> None:
        """Wait until the window is on the screen and active: a window manager may hold a new one back."""
        until = time.perf_counter() + PATIENCE
        while not (self.window.isActiveWindow() and self.window.windowHandle().isExposed()):
            self.window.raise_()
            self.window.activateWindow()
            self.rest(0.05)
            if time.perf_counter() > until:
                return

    def rest(self, seconds: float) -> None:
        """Let the event loop run."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self.app.processEvents()
            time.sleep(min(0.001, left))

    def key(self) -> float:
        """Milliseconds from a key press to the painted text."""
        from PySide6.QtCore import QCoreApplication, QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        self.painted = False
        start = time.perf_counter()
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QCoreApplication.sendEvent(self.editor, press)
        while not self.painted:
            self.app.processEvents()
            if time.perf_counter() - start > PATIENCE:
                raise RuntimeError(f"nothing was painted; active: {self.app.activeWindow()}")
        return (time.perf_counter() - start) * 1000

    def keys(self, *, saving: bool = False) -> list[float]:
        """Several keys; with ``saving``, the change of the last one has just been handed to the saver."""
        times = []
        for _ in range(KEYS):
            if saving:
                self.block.leave()
                self.app.processEvents()  # what the change itself repaints is not the key's
            times.append(self.key())
            self.rest(BETWEEN)
        return times

    def export(self, folder: Path) -> None:
        """Keep the worker busy with PDF and DOCX until ``exporting`` is taken away."""
        from fzdesk.gui.preview import shared_worker

        session, worker = self.window.session, shared_worker()
        assert session is not None
        source = folder / "document.json"
        source.write_bytes(msgspec.json.encode(session.document))
        job = {
            "verb": "export", "document": str(source), "profile": "standard", "folder": str(folder),
            "formats": ["docx", "pdf"], "existing": "replace",
        }  # fmt: skip

        def again(_answer: object = None) -> None:
            if self.exporting:
                worker.submit(job, again, lambda sentence, detail: print(sentence, detail))

        self.exporting = True
        again()


def measured(desk: Desk, folder: Path) -> dict[str, list[float]]:
    """Milliseconds of the keys, in turn."""
    times: dict[str, list[float]] = {"idle": [], "saving": [], "exporting": []}
    desk.keys()
    for _ in range(ROUNDS):
        desk.rest(0.6)  # the preview of what was typed is made
        times["idle"] += desk.keys()
        times["saving"] += desk.keys(saving=True)
        desk.rest(0.6)
        desk.export(folder)
        times["exporting"] += desk.keys()
        desk.exporting = False
        desk.rest(0.6)
    return times


def deeds(desk: Desk) -> dict[str, list[float]]:
    """Milliseconds of the window's thread: what one change of the text costs once typing pauses."""
    from fzdesk.document.compose import compose

    session = desk.window.session
    assert session is not None
    report, catalogue = session.report, session.catalogue

    def change() -> None:
        desk.block._take()

    times: list[float] = []
    composed = in_turn({"compose": lambda: compose(report, catalogue)}, 40)["compose"]
    for _ in range(40):
        desk.key()
        desk.block._pause._timer.stop()
        times += in_turn({"change": change}, 1, warm=0)["change"]
        desk.rest(BETWEEN)
    return {"compose": composed, "change": times}


def main() -> list[Row]:
    """Measure in turn."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["FZDESK_HOME"] = name
        from PySide6.QtWidgets import QApplication

        from fzdesk.gui import theme
        from fzdesk.gui.preview import stop_worker

        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        theme.install(app)
        desk = Desk(app, workbook(Path(name)))
        times = measured(desk, Path(name))
        cost = deeds(desk)
        desk.window.close()
        stop_worker()
    idle, saving, exporting = times["idle"], times["saving"], times["exporting"]
    key = "key → paint, 6,000 characters"
    return [
        Row(f"{key}: p50 while saving", "idle p50", median(idle), median(saving), "ms", 1.5),
        Row(f"{key}: p99 while saving", "idle p99", p99(idle), p99(saving), "ms", 1.5),
        Row(f"{key}: p50 while exporting", "idle p50", median(idle), median(exporting), "ms", 1.5),
        Row(f"{key}: p99 while exporting", "idle p99", p99(idle), p99(exporting), "ms", 1.5),
        Row(
            "a change, all its work in the window",
            "compose of the report",
            median(cost["compose"]),
            median(cost["change"]),
            "ms",
            3.0,
        ),
    ]


if __name__ == "__main__":
    show(main())

"""A scripted clerk in the real window for test_window_kill: types into field after field until killed.

Output, one line each, only once the window says 已保存: ``saved <page> <field> <number>``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from fzdesk.gui import theme
from fzdesk.gui.main_window import MainWindow
from fzdesk.gui.pages.duty_table import DutyTable
from fzdesk.gui.widgets.duty_row import DutyRow

LEFT = Qt.MouseButton.LeftButton


class Clerk:
    """Types a growing number, one field after the other, the next when the last is saved."""

    def __init__(self, window: MainWindow, number: int) -> None:
        self.window = window
        self.number = number
        self.typed: tuple[str, str, int] | None = None
        session = window.session
        assert session is not None
        session.saved.connect(self.saved, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(0, self.type_next)

    def type_next(self) -> None:
        """Click 开展, then into the box, and type; only the number counts as typed."""
        view, session = self.window.report_view, self.window.session
        assert view is not None
        assert session is not None
        self.number += 1
        steps = [step.key for step in session.steps if step.total]
        if self.number % 3 == 0:
            view.show_step(steps[self.number // 3 % len(steps)])
        rows = [row for row in self.rows() if any(f.required for f in row.duty.figures)]
        if not rows:
            view.show_step(steps[0])
            QTimer.singleShot(0, self.type_next)
            return
        row = rows[self.number % len(rows)]
        figure = next(f.key for f in row.duty.figures if f.required)
        view.page.make_visible(row)
        QTest.mouseClick(row.segmented, LEFT, pos=QPoint(10, row.segmented.height() // 2))
        box = row.figure_field(figure).findChild(QLineEdit)
        assert box is not None
        QTest.mouseClick(box, LEFT)
        box.selectAll()
        QTest.keyClicks(box, str(self.number))
        self.typed = (view.step.key, f"{row.duty.key}.{figure}", self.number)

    def rows(self) -> list[DutyRow]:
        view = self.window.report_view
        assert view is not None
        return [row for table in view.page.findChildren(DutyTable) for row in table.rows.values()]

    def saved(self, _at: object) -> None:
        """Acknowledge what is saved, if it is the number and not the answer before it."""
        session = self.window.session
        assert session is not None
        if self.typed is None:
            return
        page, field, number = self.typed
        duty, _, figure = field.rpartition(".")
        answer = session._kept.answers.get(duty)
        value = answer.figures.get(figure) if answer else None
        if value is None or value.value != number:
            return
        if not session.keeper.flush(0):  # something else is under way: it will be saved all the same
            QTimer.singleShot(10, lambda: self.saved(None))
            return
        self.typed = None
        print("saved", page, field, number, flush=True)
        QTimer.singleShot(0, self.type_next)


def main(path: Path, number: int) -> None:
    app = QApplication(["fzdesk"])
    theme.install(app)
    window = MainWindow()
    window.resize(1366, 720)
    window.show()
    QTest.qWaitForWindowActive(window)
    assert window.open_workbook(path)
    clerk = Clerk(window, number)
    app.exec()
    del clerk


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

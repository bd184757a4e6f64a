"""The ledgers' page at 100,000 entries beside the same page at 1,000: open, scroll, sort, filter, record.

    .ci/desktop .venv/bin/python -m tests.benchmarks.bench_ledger_window

The same window shows 调解台账 of two workbooks in turn; painted each time.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import Row, in_turn, median, show

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fzdesk.gui.ledger.ledger_page import LedgerPage
    from fzdesk.gui.main_window import MainWindow

FEW, MANY = 1_000, 100_000
ROUNDS = 9
KIND, YEAR = "mediation", 2025
PLACES = ("桥头村", "柳溪村", "青禾社区", "石门村", "上湾村", "下湾村", "新集社区")
MATTERS = ("宅基地边界纠纷", "土地承包纠纷", "邻里噪音纠纷", "婚姻家庭纠纷", "劳务报酬纠纷")


def workbook(folder: Path, number: int) -> Path:
    """A workbook with so many disputes in one year, ten more every hour of it or so."""
    from fzdesk.operations.workbooks import create, writing
    from fzdesk.report.model import UnitProfile

    path = folder / f"青禾镇{number}.fzd"
    create(path, UnitProfile("青禾镇", "镇", "云岭县"), YEAR)
    first = dt.date(YEAR, 1, 1)
    rows = [
        {
            "date": first + dt.timedelta(days=n * 365 // number),
            "committee": f"{PLACES[n % len(PLACES)]}调委会",
            "title": f"{MATTERS[n % len(MATTERS)]}（{n}）",
            "kind": MATTERS[n % 3][:2],
            "accepted": True,
            "result": "成功" if n % 9 else "未成功",
        }
        for n in range(number)
    ]
    with writing(path) as book:
        kind = next(one for one in book.load(YEAR).catalogue.ledgers if one.key == KIND)
        book.ledgers.import_rows(kind, rows, "导入")
    return path


class Desk:
    """A window at one of the workbooks' ledgers."""

    def __init__(self, app: QApplication, path: Path) -> None:
        from fzdesk.gui.main_window import MainWindow

        self._app = app
        self.window: MainWindow = MainWindow()
        self.window.resize(1366, 720)
        self.window.show_start()
        self.window.show()
        assert self.window.open_workbook(path)
        self.window.show_place("ledger", KIND)
        page = self.window.place_page()
        assert page is not None
        self.page: LedgerPage = page  # type: ignore[assignment]
        self.paint()

    def paint(self) -> None:
        self.page.view.table.viewport().repaint()
        self._app.processEvents()

    def open(self) -> None:
        """Another ledger, then this one again, painted."""
        self.page.go_to("oath")
        self.page.go_to(KIND)
        self.page.view.table.viewport().repaint()

    def scroll(self) -> None:
        """From the top to the end in ten steps, each painted."""
        bar = self.page.view.table.verticalScrollBar()
        for step in range(11):
            bar.setValue(bar.maximum() * step // 10)
            self.page.view.table.viewport().repaint()

    def sort(self) -> None:
        """By another column, and by date again."""
        self.page.view.sort_by("committee")
        self.page.view.table.viewport().repaint()
        self.page.view.sort_by("date")
        self.page.view.table.viewport().repaint()

    def filter(self) -> None:
        """One result of a choice, and all again."""
        self.page.view.filters.set_filter("result", "未成功")
        self.page.view.table.viewport().repaint()
        self.page.view.filters.set_filter("result", "")
        self.page.view.table.viewport().repaint()

    def record(self) -> None:
        """One more entry through the fields."""
        row = self.page.view.entry_row
        row.set_texts({"date": "6-1", "committee": "桥头村调委会", "title": "宅基地边界纠纷"})
        row.take()
        self.page.view.table.viewport().repaint()

    def close(self) -> None:
        assert self.window.session is not None
        self.window.session.close(discard=True)
        self.window.close()


DEEDS = (
    ("open a ledger, painted", "open", 1.2),
    ("scroll through it, 11 places painted", "scroll", 4.0),
    ("sort by another column and back", "sort", 40.0),
    ("filter by a choice and back", "filter", 40.0),
    ("record an entry, all figures counted anew", "record", 4.0),
)


def main() -> list[Row]:
    """Measure; where SQL reads a hundred times the rows, the goal is far below a hundred."""
    from PySide6.QtWidgets import QApplication

    from fzdesk.gui import theme
    from fzdesk.gui.preview import stop_worker

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    theme.install(app)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as place:
        os.environ.setdefault("FZDESK_HOME", place)
        few, many = (Desk(app, workbook(Path(place), number)) for number in (FEW, MANY))
        for what, deed, goal in DEEDS:
            times = in_turn({"few": getattr(few, deed), "many": getattr(many, deed)}, ROUNDS)
            floor, ours = median(times["few"]), median(times["many"])
            rows.append(Row(what, f"the same at {FEW:,} entries", floor, ours, "ms", goal))
        few.close()
        many.close()
        stop_worker()
    return rows


if __name__ == "__main__":
    show(main())

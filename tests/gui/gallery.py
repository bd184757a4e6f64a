"""Shows the widgets in all their states, for looking: ``python -m tests.gui.gallery FILE.png [dark]``."""

from __future__ import annotations

import sys
from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fzdesk.catalogue.model import Detail, Duty, Figure
from fzdesk.gui import theme
from fzdesk.gui.widgets.duty_columns import BLEED, DutyHeader
from fzdesk.gui.widgets.duty_row import DutyRow, RowFacts, ShownFigure
from fzdesk.gui.widgets.figure_field import FigureField
from fzdesk.gui.widgets.segmented import Segmented
from fzdesk.gui.widgets.status_words import STATUS, IconWord, NoticeBar, ProgressLine
from fzdesk.gui.widgets.steps_list import SideItem, StepsList
from fzdesk.report.model import STATE_TITLES, Answer, FigureValue


def duty(key: str, title: str, *figures: Figure, details: tuple[Detail, ...] = ()) -> Duty:
    """A duty as the catalogue has it, invented."""
    return Duty(
        key=f"study.{key}",
        title=title,
        guidance="",
        done=("甲{n}。", "乙{n}。"),
        figures=figures,
        details=details,
    )


ROWS: tuple[tuple[Duty, Answer, RowFacts], ...] = (
    (
        duty("before", "会前学法", Figure("n", "会前学法次数", "次")),
        Answer("done"),
        RowFacts("done", "台账 12 条", counted=True, figures={"n": ShownFigure("12")}),
    ),
    (
        duty("core", "中心组学法", Figure("n", "次数", "次")),
        Answer("done"),
        RowFacts("done", "台账 5 条", counted=True, figures={"n": ShownFigure("5", old="4")}),
    ),
    (
        duty("lecture", "专题培训和讲座", Figure("n", "次数", "次"), Figure("people", "人次", "人次")),
        Answer("done", figures={"n": FigureValue(Decimal(2)), "people": FigureValue(Decimal(86), "余")}),
        RowFacts("done", "手工填报"),
    ),
    (
        duty(
            "exam",
            "学法考试",
            Figure("took", "参考率", "%", label="参考率"),
            Figure("passed", "合格率", "%", label="合格率"),
        ),
        Answer("done"),
        RowFacts(
            "done",
            "台账 1 条",
            counted=True,
            figures={"took": ShownFigure("100%"), "passed": ShownFigure("96.3%")},
        ),
    ),
    (duty("court", "旁听庭审"), Answer("not_done", reason="县法院未安排，改看庭审直播"), RowFacts("done")),
    (
        duty("oath", "宪法宣誓", Figure("n", "就职次数", "次", label="就职"), Figure("people", "人数", "人")),
        Answer("done"),
        RowFacts("doing", "手工填报"),
    ),
    (duty("clean", "廉政警示教育"), Answer(), RowFacts("empty")),
)
LONG_ROW = (
    duty(
        "long",
        "重大行政决策合法性审查和集体讨论决定",
        Figure("a", "件数", "件", label="审查"),
        Figure("b", "件数", "件", label="提出意见"),
        Figure("c", "件数", "件", label="采纳"),
        details=(Detail("laws", "学习的法律", "例如：宪法、行政处罚法"),),
    ),
    Answer("done", figures={"a": FigureValue(Decimal(1500), "多")}, details={"laws": "宪法、行政处罚法"}),
    RowFacts("attention", "手工填报", finding="采纳的件数比提出的意见还多，请核对。"),
)
STEPS = (
    SideItem("preamble", "引言", mark="done", strong=True),
    SideItem("one", "一　举措和成效", tail="7 / 11", strong=True),
    SideItem("lead", "（一）领导和责任", mark="done", indent=1),
    SideItem("study", "（二）学法", tail="5 / 7", indent=1),
    SideItem("duty", "（三）政府职能", mark="done", indent=1),
    SideItem("norms", "（四）规范性文件", tail="待填 1", mark="attention", indent=1),
    SideItem("mediation", "（八）矛盾化解", tail="错误 1", mark="wrong", indent=1),
    SideItem("science", "（十一）科技保障", mark="empty", indent=1, dim=True),
    SideItem("", "", kind="rule"),
    SideItem("check", "校核", icon="shield", tail="错误 2", tail_tint="wrong"),
    SideItem("export", "预览与导出", icon="export"),
)


class Gallery(QWidget):
    """All widgets, placed as in the pictures of states."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1366, 900)
        self._buttons()
        self._fields()
        self._choices()
        self._list()
        self._rows()

    def _at(self, widget: QWidget, x: int, y: int, *, enabled: bool = True) -> None:
        widget.setParent(self)
        widget.setEnabled(enabled)
        widget.move(x, y)
        widget.resize(widget.sizeHint() if not widget.minimumWidth() else widget.minimumSize())
        widget.show()

    def _buttons(self) -> None:
        for row, role in enumerate(("primary", "", "ghost")):
            for column, enabled in ((0, True), (1, False)):
                button = QPushButton("历史" if role == "ghost" else "下一步" if role else "修复")
                button.setProperty("role", role)
                if role == "ghost":
                    theme.wear(button, "history")
                self._at(button, 24 + 112 * column, 24 + 40 * row, enabled=enabled)
        small = QPushButton("修复")
        small.setProperty("fit", "row")
        self._at(small, 248, 66)

    def _fields(self) -> None:
        for column, (state, old) in enumerate((("", ""), ("wrong", ""), ("counted", ""), ("stale", "10"))):
            field = FigureField()
            if state == "counted":
                field.set_counted("12")
            elif state == "stale":
                field.set_stale(old, "12")
            else:
                field.set_value(FigureValue(Decimal(12)))
                if state == "wrong":
                    field.box.setText("1,20")
                    field.commit()
            self._at(field, 24 + 124 * column, 150)
        for column, text in enumerate(("青禾镇", "")):
            line = QLineEdit(text, placeholderText="单位名称")
            line.setFixedWidth(100)
            self._at(line, 24 + 112 * column, 186)

    def _choices(self) -> None:
        for column, (value, enabled) in enumerate((("done", True), (None, True), ("done", False))):
            choice = Segmented(tuple(STATE_TITLES.items()), clearable=True)
            choice.set_value(value)
            self._at(choice, 24 + 184 * column, 230, enabled=enabled)
        for column, status in enumerate(STATUS):
            word = IconWord()
            word.show_status(status)
            self._at(word, 24 + 84 * column, 268)
        line = ProgressLine()
        line.set_progress(5, 7)
        self._at(line, 24, 300)
        bar = NoticeBar(self)
        bar.tell("还有错误 2 处、待填 3 处，导出的是草稿。", "attention", [("go", "去修改")])
        bar.setGeometry(24, 330, 500, 40)

    def _list(self) -> None:
        column = StepsList(self)
        column.setGeometry(24, 390, 216, 400)
        column.set_items(STEPS)
        column.set_current("study")

    def _rows(self) -> None:
        holder = QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(DutyHeader())
        for shown, answer, facts in (*ROWS, LONG_ROW):
            row = DutyRow(shown)
            row.set_answer(answer, facts)
            layout.addWidget(row)
        layout.addStretch(1)
        holder.setGeometry(600 - BLEED, 24, 686 + 2 * BLEED, 560)


def picture(widget: QWidget) -> QPixmap:
    """``widget`` as it looks on this screen."""
    shot = QPixmap(widget.size() * widget.devicePixelRatioF())
    shot.setDevicePixelRatio(widget.devicePixelRatioF())
    widget.render(shot, QPoint())
    return shot


def main() -> None:
    """Write the gallery's picture."""
    app = QApplication(sys.argv)
    theme.install(app).choose("dark" if "dark" in sys.argv else "light")
    shown = Gallery()
    shown.show()
    app.processEvents()
    picture(shown).save(sys.argv[1])


if __name__ == "__main__":
    main()

"""A small invented catalogue and report, and a keeper that keeps in memory, for tests of the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from fzdesk.catalogue.model import (
    Basis,
    Catalogue,
    Count,
    Deadline,
    Detail,
    Duty,
    Figure,
    LedgerColumn,
    LedgerKind,
    ParagraphPlan,
    Part,
    PlanPick,
    ProblemPick,
    Section,
    UnitWords,
)
from fzdesk.gui.session import Session
from fzdesk.operations import answers
from fzdesk.report.figures import Counted, Totals
from fzdesk.report.model import FigureValue, Report, UnitProfile
from fzdesk.report.prose import new_report

OUTLINE = Basis("《法治政府建设实施纲要（2021—2025年）》", "（三十四）", dt.date(2021, 8, 11), "medium")
OATH = Basis("《全国人民代表大会常务委员会关于实行宪法宣誓制度的决定》", "", dt.date(2018, 3, 12))


def _times(title: str, **more: Any) -> Figure:
    return Figure("times", title, required=True, **more)


def _study() -> Section:
    counted = Count(where={"form": "会前学法"})
    return Section(
        "study", "学法", "深入学习贯彻习近平法治思想",
        paragraphs=(
            ParagraphPlan("study.lead", "坚持领导干部带头学法。", (
                "study.pre_meeting", "study.group", "study.training", "study.oath",
            )),
            ParagraphPlan("study.exams", "坚持以考促学。", ("study.exam", "study.court", "study.warning")),
        ),
        duties=(
            Duty("study.pre_meeting", "会前学法", "党委会、政府会议会前学法的次数，学了哪些法律法规。",
                 ("全年组织会前学法{times}次[，学习{laws}等法律法规]。", "坚持会前学法制度，全年学法{times}次。"),
                 basis=(OUTLINE,), figures=(_times("会前学法次数", ledger="study", count=counted),),
                 details=(Detail("laws", "学习的法律法规", "如《宪法》《行政处罚法》"),),
                 not_done="本年度未组织会前学法。", when_not_done="problem", problem="depth"),
            Duty("study.group", "中心组学法", "党委理论学习中心组学法的次数。", ("党委理论学习中心组学法{times}次。",),
                 basis=(OUTLINE,), figures=(_times("中心组学法次数"),), when_not_done="problem", problem="depth"),
            Duty("study.training", "专题培训和讲座", "法治专题培训和讲座的次数、人次。",
                 ("举办专题培训和讲座{times}次[，培训{people}人次]。",),
                 figures=(_times("专题培训和讲座次数"), Figure("people", "培训人次", "人次"))),
            Duty("study.exam", "学法考试", "参加考试的人数，参考率和合格率。",
                 ("组织{taken}名干部参加考试[，参考率{attended}][，合格率{rate}]。",),
                 figures=(
                     Figure("taken", "参加考试人数", "人", required=True),
                     Figure("passed", "合格人数", "人", label="合格"),
                     Figure("attended", "参考率", "%", label="参考率"),
                     Figure("rate", "合格率", "%", label="合格率", decimals=1, numerator="passed", denominator="taken"),
                 )),
            Duty("study.court", "旁听庭审", "组织旁听庭审的次数和人次。", ("组织旁听庭审{times}次。",),
                 figures=(_times("旁听庭审次数"),), not_done="本年度{reason}，未组织旁听庭审。", when_not_done="say"),
            Duty("study.oath", "宪法宣誓", "就职时宣誓的次数和人数；重温誓词活动另写，不并入就职宣誓。",
                 ("落实宪法宣誓制度，组织就职宣誓{times}次、{people}人。",), "must", (OATH,),
                 figures=(
                     _times("就职宣誓次数", label="就职"),
                     Figure("people", "就职宣誓人数", "人", required=True),
                 ),
                 not_done="本年度没有新任职人员，未组织就职宣誓。", when_not_done="say"),
            Duty("study.warning", "廉政警示教育", "参观警示教育基地、观看警示教育片的次数。", ("开展警示教育{times}次。",), "may",
                 figures=(_times("警示教育次数"),)),
        ),
    )  # fmt: skip


def _functions() -> Section:
    return Section(
        "functions", "政府职能", "加快转变政府职能",
        paragraphs=(ParagraphPlan("functions.lead", "", ("functions.lists",)),),
        duties=(
            Duty("functions.lists", "权责清单", "权责清单、履职事项清单的编制和调整。", ("公布权责清单[，共{items}项]。",),
                 figures=(Figure("items", "权责清单事项", "项"),)),
        ),
    )  # fmt: skip


def _responsible(key: str, who: str, word: str) -> Section:
    return Section(
        key, who, "",
        paragraphs=(ParagraphPlan(f"{key}.lead", f"{{@{word}}}履行第一责任人职责。", (f"{key}.reports",)),),
        duties=(
            Duty(f"{key}.reports", "听取汇报", "听取法治建设工作汇报的次数。", ("听取法治建设工作汇报{times}次。",), "must",
                 figures=(_times("听取汇报次数"),)),
        ),
    )  # fmt: skip


def _rows(key: str, title: str, lead: str) -> Section:
    return Section(key, title, "", items="inline", paragraphs=(ParagraphPlan(f"{key}.lead", lead),))


def catalogue() -> Catalogue:
    """Every part, a few duties; study as rich as the real one."""
    town = UnitWords(
        "我镇", "镇党委", "镇政府", "镇长", "镇党委书记", "中共{name}委员会", "{name}人民政府", "镇人大"
    )
    preamble = Section(
        "preamble",
        "引言",
        "",
        paragraphs=(
            ParagraphPlan(
                "preamble.lead",
                "{@year}年，{@we}坚持以习近平新时代中国特色社会主义思想为指导，推进法治政府建设。现将有关情况报告如下。",
            ),
        ),
    )
    return Catalogue(
        "测试", 2021, 2025,
        parts=(
            Part("preamble", "preamble", "引言", "", sections=(preamble,)),
            Part("achievements", "achievements", "举措和成效", "{@year}年推进法治政府建设的主要举措和成效",
                 sections=(_study(), _functions())),
            Part("problems", "problems", "不足和原因", "存在的不足和原因",
                 sections=(_rows("problems", "不足和原因", "对照上级要求，仍有不小差距。"),)),
            Part("responsible", "responsible", "第一责任人", "党政主要负责人履行第一责任人职责情况", sections=(
                _responsible("secretary", "党委书记", "secretary"), _responsible("head", "乡镇长", "head"))),
            Part("plans", "plans", "下一年度安排", "{@next_year}年推进法治政府建设的主要安排",
                 sections=(_rows("plans", "下一年度安排", "{@next_year}年，重点抓好以下工作。"),)),
            Part("other", "other", "其他", "其他需要报告的情况", optional=True, sections=(Section("other", "其他", "", True),)),
        ),
        ledgers=(LedgerKind("study", "学法", (
            LedgerColumn("date", "日期", "date", required=True), LedgerColumn("form", "形式", "choice", ("会前学法",)))),),
        problems=(
            ProblemPick("depth", "领导干部学法用法还不够深入", ("主要原因是日常事务多，集中学习时间得不到保证",), "law_study"),
            ProblemPick("staff", "法治工作力量薄弱", ("主要原因是基层编制有限", "原因在于岗位变动频繁"), "staff_building"),
        ),
        plans=(
            PlanPick("law_study", "抓实领导干部学法用法", "制定年度学法计划。", "领导班子成员学法实现全覆盖"),
            PlanPick("staff_building", "充实法治工作力量", "明确专人负责法治建设工作。"),
        ),
        deadlines=(Deadline("report", "报送", 3, 1), Deadline("publish", "公开", 4, 1)),
        words={"镇": town},
    )  # fmt: skip


COUNTED: Totals = {"study.pre_meeting.times": Counted(Decimal(12), 12)}


def empty_report() -> Report:
    """A report nothing was answered in."""
    return new_report(2025, UnitProfile("青禾镇", "镇", "云岭县"), catalogue())


def filled_report() -> Report:
    """The report of picture 01: most of study answered."""
    report = empty_report()
    report = answers.set_state(report, "study.pre_meeting", "done")
    for duty, name, value in (
        ("study.group", "times", 5), ("study.training", "times", 2), ("study.training", "people", 86),
        ("study.exam", "taken", 27), ("study.exam", "passed", 26),
    ):  # fmt: skip
        report = answers.set_figure(report, duty, name, FigureValue(Decimal(value)))
    report = answers.answer(report, "study.court", state="not_done", reason="县法院未安排，改看庭审直播")
    return answers.set_state(report, "study.oath", "done")


class MemoryKeeper:
    """Keeps in memory what a workbook would; says at once that it is saved."""

    def __init__(self, totals: Totals = COUNTED, *, read_only: bool = False) -> None:
        self.totals = totals
        self.path = Path("青禾镇.fzd")
        self.read_only = read_only
        self.labels: list[str] = []
        self.places: list[tuple[str, str, int, int]] = []
        self._undo: list[Undone] = []
        self._saved: Callable[[dt.datetime], None] = lambda _: None

    def save(self, old: Report, new: Report, *, label: str, place: str) -> None:
        self.labels.append(label)
        self._undo.append(Undone(old, label, place))
        self._saved(dt.datetime(2026, 1, 19, 10, 32, tzinfo=dt.UTC))

    def save_place(self, year: int, page: str, field: str, cursor: int, scroll: int) -> None:
        self.places.append((page, field, cursor, scroll))

    def undo(self, year: int) -> Undone | None:
        return self._undo.pop() if self._undo else None

    def redo(self, year: int) -> Undone | None:
        return None

    def flush(self, seconds: float) -> bool:
        return True

    def listen(self, saved: Callable[[dt.datetime], None], *others: Callable[[Any], None]) -> None:
        self._saved = saved

    def close(self, *, discard: bool = False) -> bool:
        return True

    def ledger_reader(self, catalogue: Catalogue) -> MemoryLedgers:
        return MemoryLedgers(self.totals)


class MemoryLedgers:
    """Ledgers that give the same figures whatever the report."""

    def __init__(self, totals: Totals) -> None:
        self._totals = totals

    def report_totals(self, report: Report, catalogue: Catalogue) -> Totals:
        return self._totals

    def close(self) -> None:
        """Nothing is open."""


class Undone:
    """What undo gives."""

    def __init__(self, report: Report, label: str, place: str) -> None:
        self.report, self.label, self.place = report, label, place


def open_session(
    report: Report | None = None, totals: Totals = COUNTED, *, read_only: bool = False
) -> Session:
    """A session over the small catalogue."""
    return Session(MemoryKeeper(totals, read_only=read_only), report or filled_report(), catalogue(), totals)

"""What the shipped edition 2021–2025 says: complete, honest, and readable in every combination."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest
from msgspec.structs import replace

from fzdesk.catalogue.editions import edition_for
from fzdesk.catalogue.load import load_edition, read_toml
from fzdesk.catalogue.model import Catalogue, Count, Duty, Figure
from fzdesk.catalogue.template import Clause, Slot, parse, slots
from fzdesk.catalogue.units import UNIT_KINDS
from fzdesk.paths import resources
from fzdesk.report.model import Answer, FigureValue, Report, State, UnitProfile
from fzdesk.report.prose import new_report, plain_text
from fzdesk.report.wording import Wording

FOLDER = resources() / "catalogue" / "2021-2025"
EDITION = load_edition(FOLDER)
ASKED = [
    duty
    for part in EDITION.parts
    if part.kind in ("achievements", "responsible")
    for section in part.sections
    for duty in section.duties
]
DUTIES = list(EDITION.duties())

# What each ledger must give: figures by key, as (how, column, where, filled).
LEDGER_FIGURES: dict[str, dict[str, tuple[str, str, dict[str, object], tuple[str, ...]]]] = {
    "study": {
        "study.central_group.times": ("count", "", {"form": "中心组"}, ()),
        "study.pre_meeting.times": ("count", "", {"form": "会前学法"}, ()),
        "study.training.trainings": ("count", "", {"form": "专题培训"}, ()),
        "study.training.lectures": ("count", "", {"form": "讲座"}, ()),
        "study.warning.times": ("count", "", {"form": "警示教育"}, ()),
        "study.court.times": ("count", "", {"form": "旁听庭审"}, ()),
        "study.exam.attended": ("sum", "attendees", {"form": "考试"}, ()),
        "study.training.attendances": ("sum", "attendees", {"form": ("专题培训", "讲座")}, ()),
        "study.pre_meeting.law_count": ("sum", "law_count", {}, ()),
    },
    "oath": {
        "study.oath.times": ("count", "", {"kind": "就职"}, ()),
        "study.oath.people": ("sum", "people", {"kind": "就职"}, ()),
        "study.oath.renewals": ("count", "", {"kind": "重温"}, ()),
    },
    "normative_document": {
        "documents.making.made": ("count", "", {}, ()),
        "documents.unified.registered": ("count", "", {}, ("register_no",)),
        "documents.review.reviewed": ("count", "", {}, ("reviewed",)),
        "documents.filing.filed": ("count", "", {}, ("filed",)),
        "documents.publication.published": ("count", "", {}, ("published",)),
        "documents.cleanup.cleaned": ("count", "", {}, ()),
        "documents.cleanup.repealed": ("count", "", {"status": "已废止"}, ()),
    },
    "decision": {
        "decisions.matters.made": ("count", "", {}, ()),
        "decisions.matters.complete": (
            "count",
            "",
            dict.fromkeys(("participation", "expert", "risk", "legality", "collective"), True),
            (),
        ),
    },
    "legal_advice": {
        "decisions.advisers.times": ("count", "", {}, ()),
        "decisions.advisers.adopted": ("count", "", {"adopted": True}, ()),
        "decisions.contracts.reviewed": ("count", "", {"kind": "合同"}, ()),
    },
    "certificate": {
        "enforcement.certificates.holders": ("distinct", "person", {"action": ("新领", "换发")}, ()),
        "enforcement.certificates.issued": ("count", "", {"action": "新领"}, ()),
        "enforcement.certificates.renewed": ("count", "", {"action": "换发"}, ()),
        "enforcement.certificates.cancelled": ("count", "", {"action": "注销"}, ()),
    },
    "enforcement": {
        "enforcement.cases.total": ("count", "", {"kind": ("普通程序", "简易程序")}, ()),
        "enforcement.cases.ordinary": ("count", "", {"kind": "普通程序"}, ()),
        "enforcement.cases.summary": ("count", "", {"kind": "简易程序"}, ()),
        "enforcement.inspections.times": ("count", "", {"kind": "检查"}, ()),
        "enforcement.inspections.people": ("sum", "people", {"kind": "检查"}, ()),
        "enforcement.inspections.hazards": ("sum", "hazards", {"kind": "检查"}, ()),
        "enforcement.inspections.fixed": ("sum", "hazards_fixed", {"kind": "检查"}, ()),
    },
    "mediation": {
        "disputes.mediation.accepted": ("count", "", {"accepted": True}, ()),
        "disputes.mediation.succeeded": ("count", "", {"result": "成功"}, ()),
        "disputes.organisations.committees": ("distinct", "committee", {}, ()),
    },
    "petition": {
        "disputes.petition.cases": ("sum", "batches", {}, ()),
        "disputes.petition.people": ("sum", "people", {}, ()),
        "disputes.petition.resolved": ("sum", "batches", {"resolved": True}, ()),
        "disputes.petition.in_time": ("sum", "batches", {"in_time": True}, ()),
        "disputes.reception.cases": ("sum", "batches", {"channel": ("接访", "下访")}, ()),
        "disputes.online.cases": ("sum", "batches", {"channel": "网上"}, ()),
    },
    "litigation": {
        "disputes.review.cases": ("count", "", {"kind": "复议"}, ()),
        "disputes.litigation.cases": ("count", "", {"kind": "诉讼"}, ()),
        "disputes.litigation.lost": ("count", "", {"kind": "诉讼", "result": "纠错或败诉"}, ()),
        "disputes.litigation.appeared": ("count", "", {"kind": "诉讼", "head_appeared": True}, ()),
    },
    "disclosure": {
        "openness.active.items": ("sum", "items", {"kind": "主动公开"}, ()),
        "openness.requests.received": ("sum", "items", {"kind": "依申请公开"}, ()),
        "openness.requests.in_time": ("sum", "items", {"kind": "依申请公开", "in_time": True}, ()),
    },
    "publicity": {
        "publicity.activities.times": ("count", "", {}, ()),
        "publicity.activities.materials": ("sum", "materials", {}, ()),
        "publicity.activities.consultations": ("sum", "consultations", {}, ()),
        "publicity.activities.people": ("sum", "people", {}, ()),
    },
}
RATES = (
    "study.training.rate",
    "study.exam.rate",
    "study.exam.pass_rate",
    "documents.review.rate",
    "documents.filing.rate",
    "documents.publication.rate",
    "documents.cleanup.rate",
    "enforcement.inspections.rate",
    "disputes.mediation.rate",
    "disputes.petition.rate",
    "disputes.petition.in_time_rate",
    "disputes.litigation.rate",
    "openness.requests.rate",
)

# What the published reports of five townships say: where each row of that comparison belongs.
HOMES: dict[str, tuple[str, ...]] = {
    "领导小组": ("leadership.group.leader", "leadership.group.deputy", "leadership.group.members"),
    "专题研究": ("leadership.meetings.times", "leadership.meetings.topics", "leadership.annual_plan.name"),
    "第一责任人": ("secretary.hear.times", "head.solve.meetings", "head.court.times"),
    "会前学法": ("study.pre_meeting.times", "study.pre_meeting.law_count", "study.pre_meeting.laws"),
    "中心组/集中学": ("study.central_group.times", "study.central_group.laws"),
    "廉政/警示": ("study.warning.times", "study.warning.discipline"),
    "培训/讲座": ("study.training.trainings", "study.training.lectures", "enforcement.training.times"),
    "受教育面": ("study.training.rate",),
    "宪法宣誓": ("study.oath.times", "study.oath.who", "study.oath.renewals"),
    "宪法日等": ("publicity.theme_days.days", "publicity.theme_days.times"),
    "普法活动": ("publicity.activities.times", "publicity.villages.towns", "publicity.schools.times"),
    "资料": ("publicity.activities.materials",),
    "咨询/横幅/阵地": (
        "publicity.activities.consultations",
        "publicity.activities.banners",
        "publicity.grounds.villages",
    ),
    "法律顾问": (
        "decisions.advisers.people",
        "decisions.advisers.times",
        "decisions.lawyers.people",
        "publicity.village_advisers.villages",
    ),
    "重大决策": (
        "decisions.participation.ways",
        "decisions.appraisal.risk",
        "decisions.legality.cases",
        "decisions.collective.cases",
    ),
    "规范性文件": (
        "documents.unified.registered",
        "documents.publication.published",
        "documents.filing.filed",
        "documents.cleanup.rate",
    ),
    "执法证/记录/监督": (
        "enforcement.certificates.renewed",
        "enforcement.three_systems.recorded",
        "enforcement.supervision.opinions",
    ),
    "执法检查": (
        "enforcement.inspections.times",
        "enforcement.inspections.people",
        "enforcement.inspections.hazards",
        "enforcement.inspections.breakdown",
    ),
    "公开": ("openness.active.items", "openness.village.period"),
    "调解": (
        "disputes.organisations.committees",
        "disputes.mediation.accepted",
        "disputes.mediation.succeeded",
        "disputes.mediation.acceptance_rate",
        "disputes.mediation.rate",
    ),
    "信访": (
        "disputes.petition.cases",
        "disputes.petition.people",
        "disputes.petition.rate",
        "disputes.online.rate",
        "disputes.reception.cases",
        "disputes.reception.people",
    ),
    "复议/应诉": ("disputes.review.cases", "disputes.litigation.cases", "decisions.advisers.lawsuits"),
    "特殊人群": ("disputes.released.reoffended", "disputes.patients.incidents"),
    "人大监督": ("openness.congress.reports",),
    "疫情/营商": ("emergency.epidemic.measures", "functions.business.measures"),
    "没有一起": ("decisions.execution.outcome", "disputes.calm.events"),
    "述法": ("leadership.self_report.people", "secretary.account.occasion"),
    "应知应会清单": ("study.must_know.items",),
    "合法性审查件数": ("decisions.legality.total",),
    "公平竞争审查": ("documents.competition.reviewed",),
    "执法平台案件": ("enforcement.cases.platform", "enforcement.cases.ordinary", "enforcement.cases.summary"),
    "案卷评查": ("enforcement.file_review.files",),
}

HALF_WIDTH = re.compile(r"[,;:!?()\"'\s]")
CLUMSY = re.compile(r"[，、；：（][，、；：。）]|。[，、；。]|^[，、；：。）]|；$")
ZERO = re.compile(r"(?<![\d.])0(?![\d.])")


def figure_of(key: str) -> Figure:
    figure = EDITION.figure(key)
    assert figure is not None, key
    return figure


def wordings(duty: Duty) -> Iterator[str]:
    """Everything a duty may say."""
    return filter(None, (*duty.done, duty.zero, duty.not_done, duty.not_applicable))


def words_of(template: str) -> str:
    """A template's own words, without slots and the marks of optional clauses."""
    return "".join(part for clause in parse(template) for part in clause.parts if isinstance(part, str))


def sentences(template: str) -> Iterator[str]:
    """What a template says for every choice of its optional clauses."""
    clauses = parse(template)

    def told(clause: Clause) -> str:
        return "".join("甲" if isinstance(part, Slot) else part for part in clause.parts)

    choices = [("", told(clause)) if clause.optional else (told(clause),) for clause in clauses]
    return map("".join, itertools.product(*choices))


def report_of(kind: str, answers: dict[str, Answer], catalogue: Catalogue = EDITION) -> Report:
    return replace(
        new_report(2024, UnitProfile(f"青禾{kind}", kind, "云岭县"), catalogue),
        answers=answers,
    )


def prose(report: Report, catalogue: Catalogue = EDITION) -> str:
    wording = Wording(report, catalogue)
    plans = (plan for section in catalogue.sections() for plan in section.paragraphs)
    return "\n".join(filter(None, (plain_text(wording.paragraph(plan)) for plan in plans)))


def everywhere(state: State, value: int | None = None) -> dict[str, Answer]:
    """The same answer to every duty, with every counted or typed figure at one value."""
    numbers = None if value is None else FigureValue(Decimal(value))
    return {
        duty.key: Answer(
            state,
            figures={f.key: numbers for f in duty.figures if not f.is_rate} if numbers else {},
            mention=True,
        )
        for duty in DUTIES
    }


def test_size() -> None:
    """The edition asks enough for a whole report and offers enough problems and plans to pick."""
    assert len(DUTIES) >= 60
    assert len(EDITION.problems) >= 20
    assert len(EDITION.plans) >= 20
    assert len(EDITION.ledgers) == len(LEDGER_FIGURES) == 12


@pytest.mark.parametrize("duty", ASKED, ids=lambda duty: duty.key)
def test_duty_is_complete(duty: Duty) -> None:
    """A duty says what to write and on which basis, and has words for every answer."""
    assert len(duty.title) <= 8
    assert len(duty.guidance) >= 10
    assert duty.guidance.endswith("。")
    assert duty.basis
    assert 2 <= len(duty.done) <= 3
    assert duty.not_done
    assert duty.not_applicable
    assert duty.when_not_done != "problem" or duty.problem


def test_must_rests_on_a_firm_rule() -> None:
    """必报 stands only where the rules about the report or the first responsible persons ask for it."""
    firm = ("《法治政府建设与责任落实督察工作规定》", "《党政主要负责人履行推进法治建设第一责任人职责规定》")
    musts = [duty for duty in DUTIES if duty.level == "must"]
    assert musts
    for duty in musts:
        assert any(basis.document in firm for basis in duty.basis), duty.key


def test_documents_are_cited() -> None:
    """Every rule in documents.toml is cited by a duty, under one name."""
    documents = [entry["document"] for entry in read_toml(FOLDER / "documents.toml").values()]
    assert max(Counter(documents).values()) == 1
    cited = {basis.document for duty in DUTIES for basis in duty.basis}
    assert set(documents) == cited


@pytest.mark.parametrize("ledger", LEDGER_FIGURES)
def test_ledger_figures(ledger: str) -> None:
    """Every figure a ledger is kept for is a figure of some duty and counted as meant."""
    for key, (how, column, where, filled) in LEDGER_FIGURES[ledger].items():
        figure = figure_of(key)
        count = figure.count or Count()
        assert figure.ledger == ledger, key
        assert (count.how, count.column, count.filled) == (how, column, filled), key
        assert {name: count.where.get(name) for name in where} == where, key


def test_ledger_columns() -> None:
    """Every ledger has a date, a subject, a place or office and a remark."""
    for ledger in EDITION.ledgers:
        assert {"date", "title", "place", "remark"} <= {column.key for column in ledger.columns}, ledger.key


@pytest.mark.parametrize("key", RATES)
def test_rates(key: str) -> None:
    """Shares are computed, with one decimal where one is needed."""
    figure = figure_of(key)
    assert figure.is_rate
    assert figure.decimals == 1


@pytest.mark.parametrize("row", HOMES)
def test_home(row: str) -> None:
    """Everything townships report has a field to go into."""
    for key in HOMES[row]:
        duty_key, _, name = key.rpartition(".")
        duty = EDITION.duty(duty_key)
        assert duty is not None, key
        assert name in {item.key for item in (*duty.figures, *duty.details)}, key


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.key)
def test_sentences(duty: Duty) -> None:
    """Whatever optional clauses fall away, a sentence reads on and ends as it should."""
    for wording in wordings(duty):
        assert not HALF_WIDTH.search(words_of(wording)), wording
        for sentence in sentences(wording):
            assert not CLUMSY.search(sentence), sentence
            assert sentence.endswith(("。", "：")), sentence


def test_leads_and_headings() -> None:
    """Opening sentences end with a full stop, headings with none, both in full-width punctuation."""
    for section in EDITION.sections():
        assert not section.heading.endswith("。")
        assert not HALF_WIDTH.search(words_of(section.heading))
        for plan in section.paragraphs:
            assert not HALF_WIDTH.search(words_of(plan.lead)), plan.key
            assert not plan.lead or plan.lead.endswith(("。", "：")), plan.key


def test_units_follow_their_figures() -> None:
    """A figure is followed by its unit, which “以上” relies on: 10次以上."""
    for duty in DUTIES:
        for wording in wordings(duty):
            for clause in parse(wording):
                for slot, after in itertools.pairwise((*clause.parts, "")):
                    figure = isinstance(slot, Slot) and EDITION.figure(f"{duty.key}.{slot.name}")
                    if figure and not figure.is_rate:
                        assert isinstance(after, str), wording
                        assert after.startswith(figure.unit), wording


@pytest.mark.parametrize("duty", ASKED, ids=lambda duty: duty.key)
def test_variants_say_the_same(duty: Duty) -> None:
    """Each wording of 开展 has room for every figure and detail, but for those that only feed a rate."""
    feeding = {name for f in duty.figures for name in (f.numerator, f.denominator)}
    for wording in duty.done:
        said = {slot.name for slot, _ in slots(wording)}
        wanted = {item.key for item in (*duty.figures, *duty.details)}
        assert wanted - said <= feeding, wording


def test_wordings_differ() -> None:
    """No two duties say the same."""
    said = Counter(wording for duty in DUTIES for wording in set(wordings(duty)))
    assert [wording for wording, times in said.items() if times > 1] == []


@pytest.mark.parametrize("kind", UNIT_KINDS)
def test_zero_is_not_printed(kind: str) -> None:
    """Where everything is zero, no 0次 and no 0件 stands in the text."""
    assert not ZERO.search(prose(report_of(kind, everywhere("done", 0))))


@pytest.mark.parametrize("kind", UNIT_KINDS)
@pytest.mark.parametrize("state", ["not_done", "not_applicable"])
def test_said_without_reason(kind: str, state: State) -> None:
    """未开展 and 不适用 read well without a reason, for every kind of unit."""
    text = prose(report_of(kind, everywhere(state)))
    assert "【待填" not in text
    assert not CLUMSY.search(text)


@pytest.mark.parametrize("kind", UNIT_KINDS)
def test_done_asks_only_for_required(kind: str) -> None:
    """开展 with its required figures leaves nothing to fill in."""
    required = {
        duty.key: Answer(
            "done",
            figures={f.key: FigureValue(Decimal(3)) for f in duty.figures if f.required},
            details={d.key: "有关内容" for d in duty.details if d.required},
        )
        for duty in DUTIES
    }
    assert "【待填" not in prose(report_of(kind, required))


def test_preamble_stands_unasked() -> None:
    """The opening paragraph stands in an empty report and leads over to what follows."""
    text = prose(report_of("乡", {}))
    assert text.startswith("2024年")
    assert text.splitlines()[0].endswith("现将有关情况报告如下：")


def test_street_offices() -> None:
    """A 街道 has no people's congress of its own and does not speak of one."""
    text = prose(report_of("街道", everywhere("done", 3)))
    assert "乡镇人大" not in text
    for duty in DUTIES:
        if any("{@congress}" in wording for wording in wordings(duty)):
            assert "街道" not in duty.kinds, duty.key
            assert duty.kinds, duty.key


def test_a_street_office_does_not_speak_as_a_village() -> None:
    """Whatever a 街道 answers, no 集镇, 村级 or 乡村 prints, and 村 only beside 社区 or 居."""
    fitting = re.compile(r"村（社区）|村（居）|村规民约（居民公约）|乡镇（街道）")
    for edition in (EDITION, edition_for(2026)):
        for state, value in (("done", 3), ("done", 0), ("not_done", None), ("not_applicable", None)):
            answers = everywhere(state, value)  # type: ignore[arg-type]
            for variant in (0, 1):
                told = {key: replace(one, variant=variant, mention=True) for key, one in answers.items()}
                text = fitting.sub("", prose(report_of("街道", told, edition), edition))
                assert not re.search(r".{0,12}[村乡镇].{0,6}", text), re.findall(
                    r".{0,12}[村乡镇].{0,6}", text
                )
        picks = [f"{one.text}{one.measure}{one.target}" for one in edition.plans]
        picks += [one.text + "".join(one.reasons) for one in edition.problems]
        assert not [words for words in picks if re.search("[村乡镇]", fitting.sub("", words))]
    assert "在集镇开展宣传3场次" in prose(report_of("镇", everywhere("done", 3)))
    assert "在街区开展宣传3场次" in prose(report_of("街道", everywhere("done", 3)))


def test_powers_not_claimed() -> None:
    """No wording claims a township's own legislation or reconsideration body."""
    for duty in DUTIES:
        for wording in wordings(duty):
            assert "行政立法" not in wording
            assert "复议机构" not in wording

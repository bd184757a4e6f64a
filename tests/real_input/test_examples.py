"""What townships really report goes in by the command line and comes out in every format.

``example_003.json`` and ``example_004.json`` are the facts of two published reports of 2021 and 2022, entered into
an empty workbook under invented names and in words of our own.  Three others stand as tables below.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from fzdesk.catalogue.editions import edition_for
from fzdesk.commands import run_command
from fzdesk.document import model as tree
from fzdesk.document.compose import compose
from fzdesk.operations.exchange import apply
from fzdesk.operations.exports import missing
from fzdesk.operations.workbooks import read
from fzdesk.report.figures import Figures
from fzdesk.report.model import Report, UnitProfile
from fzdesk.report.prose import new_report
from fzdesk.store.versions import Frozen

HERE = Path(__file__).parent
MANDATORY = ("主要举措和成效", "存在的不足和原因", "第一责任人职责情况", "推进法治政府建设的主要安排")

# What each published report says in figures: where it belongs, and how it prints with its unit.
FIGURES_003 = {
    "study.pre_meeting.law_count": "20余部",
    "study.warning.times": "4次",
    "study.warning.discipline": "7次",
    "secretary.study.times": "4次",
    "disputes.screening.found": "112起",
    "disputes.mediation.accepted": "112件",
    "disputes.mediation.succeeded": "109件",
    "disputes.mediation.rate": "97%",
    "disputes.petition.visits": "60余件次",
    "disputes.online.cases": "5件",
    "disputes.online.closed": "5件",
    "disputes.online.rate": "100%",
    "publicity.activities.times": "20余次",
    "publicity.activities.booklets": "3620册",
    "publicity.activities.banners": "20余幅",
}
FIGURES_004 = {
    "study.central_group.times": "5次",
    "decisions.advisers.decisions": "14件次",
    "decisions.lawyers.people": "1名",
    "enforcement.certificates.renewed": "29个",
    "enforcement.three_systems.recorded": "60余条",
    "enforcement.supervision.opinions": "3条",
    "enforcement.supervision.fixed": "3条",
    "enforcement.supervision.rate": "100%",
    "disputes.organisations.committees": "7个",
    "disputes.mediation.accepted": "248件",
    "disputes.mediation.acceptance_rate": "100%",
    "disputes.mediation.rate": "99.07%",
    "disputes.petition.resolved": "38件次",
    "disputes.petition.rate": "96.8%",
    "disputes.reception.cases": "96件次",
    "disputes.reception.people": "204人次",
    "disputes.released.rate": "0%",
    "disputes.patients.rate": "0%",
    "openness.active.items": "69条",
    "publicity.village_advisers.villages": "6个",
}
# Facts without a figure of their own.
WORDS_003 = (
    "《中华人民共和国行政处罚法》（2次）",
    "会前学法汇编",
    "2021年矛盾纠纷排查调解工作制度",
    "2021年度法治政府建设工作安排",
    "公开栏公示",
    "卡点值守",
    "没有发生越级上访",
    "未发生以镇政府为被申请人的行政复议案件",
    "12·4国家宪法日",
    "统一登记、统一编号、统一印发",
    "行政执法“三项制度”",
)
WORDS_004 = (
    "法治政府建设工作领导小组",
    "2022年度法治建设工作要点",
    "乡领导班子成员、中层干部",
    "《中国共产党纪律处分条例》",
    "《北岭乡行政规范性文件管理办法》",
    "统一登记、统一编号、统一印发",
    "领导班子集体讨论决定",
    "罚缴分离和“收支两条线”",
    "乡纪委",
    "集体上访",
)
# What a county would ask back for: 必报, or a number that belongs to a sentence, and not in the published text.
BLANKS_003 = ["leadership.annual_report", "study.pre_meeting.times", "secretary.hear", "head.plan"]
BLANKS_004 = ["leadership.annual_report", "study.oath.times", "documents.making.made", "secretary.hear"]

Example = tuple[str, str, str, int, dict[str, str], tuple[str, ...], list[str], int]
EXAMPLES: dict[str, Example] = {
    "003": ("example_003.json", "石桥镇", "镇", 2021, FIGURES_003, WORDS_003, BLANKS_003, 4),
    "004": ("example_004.json", "北岭乡", "乡", 2022, FIGURES_004, WORDS_004, BLANKS_004, 4),
}

# The other three: figure by figure, as typed and as printed.
TABLES: dict[str, tuple[int, str, dict[str, tuple[str, str]]]] = {
    "000": (
        2021,
        "乡",
        {
            "study.pre_meeting.times": ("12", "12次"),
            "study.training.trainings": ("2", "2次"),
            "study.training.rate": ("100", "100%"),
            "documents.cleanup.rate": ("100", "100%"),
            "publicity.activities.times": ("10余", "10余次"),
            "publicity.activities.trainings": ("6", "6次"),
            "publicity.activities.materials": ("1500余", "1500余份"),
            "decisions.advisers.people": ("1", "1名"),
        },
    ),
    "001": (
        2023,
        "民族乡",
        {
            "study.central_group.times": ("5", "5次"),
            "study.training.lectures": ("4", "4次"),
            "publicity.activities.materials": ("800余", "800余份"),
            "publicity.activities.consultations": ("200余", "200余人次"),
            "publicity.grounds.villages": ("5", "5个"),
            "enforcement.inspections.times": ("4", "4次"),
            "disputes.drugs.surveys": ("4", "4次"),
            "emergency.safety.campaigns": ("24", "24次"),
            "emergency.safety.people": ("172", "172人次"),
            "emergency.safety.hazards": ("10余", "10余处"),
            "emergency.safety.fixed": ("10余", "10余处"),
            "disputes.petition.resolved": ("21", "21件次"),
            "disputes.mediation.accepted": ("39", "39件"),
        },
    ),
    "002": (
        2022,
        "乡",
        {
            "study.warning.times": ("3", "3次"),
            "publicity.activities.materials": ("3000余", "3000余份"),
            "publicity.villages.towns": ("4", "4场次"),
            "publicity.schools.times": ("2", "2场次"),
        },
    ),
}
WORDS: dict[str, dict[str, str]] = {
    "000": {
        "leadership.group.leader": "党委书记、乡长",
        "leadership.group.members": "各办公室、各村负责人",
        "decisions.execution.outcome": "全年未发生因决策失误引起的事件",
        "publicity.theme_days.days": "6·26国际禁毒日、12·4国家宪法日",
        "publicity.media.channels": "微信、村村响广播",
    },
    "001": {
        "leadership.group.leader": "党委书记",
        "leadership.group.deputy": "乡长",
        "openness.village.period": "每月",
        "openness.social.channels": "监督电话",
        "publicity.grounds.kinds": "宣传栏、长廊、墙绘",
        "study.online.platform": "普法答题平台",
    },
    "002": {
        "leadership.group.leader": "乡长",
        "publicity.villages.partners": "派出所、司法所、法庭、检察院",
        "publicity.media.channels": "微信公众号",
    },
}


def text_of(document: tree.Document) -> str:
    return "".join(node.text for node in document.nodes if isinstance(node, tree.Heading | tree.Paragraph))


def docx_text(path: Path) -> str:
    return "".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def pdf_text(path: Path) -> str:
    """The text of all pages on one line, without page numbers."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    lines = [line for page in pages for line in page.splitlines() if not re.match(r"\s*[—–-]\s*\d+", line)]
    return "".join("".join(line.split()) for line in lines)


def plain_text(path: Path) -> str:
    return "".join(path.read_text(encoding="utf-8-sig").split())


READERS: dict[str, Callable[[Path], str]] = {".docx": docx_text, ".pdf": pdf_text, ".txt": plain_text}


@pytest.fixture
def make(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], tuple[Report, dict[str, str]]]:
    """Enter an example from nothing as a county's script would, and read back what was exported."""

    def made(name: str) -> tuple[Report, dict[str, str]]:
        file, unit, kind, year, *_ = EXAMPLES[name]
        workbook, out = str(tmp_path / f"{unit}.fzd"), tmp_path / "out"
        for arguments in (
            ["new", workbook, "--unit", unit, "--kind", kind, "--county", "临江县", "--year", str(year)],
            ["apply", workbook, "--year", str(year), str(HERE / file)],
            ["export", workbook, "--year", str(year), "--to", str(out), "--docx", "--pdf", "--txt"],
        ):
            assert run_command(arguments) == 0, capsys.readouterr().err
        texts = {path.suffix: READERS[path.suffix](path) for path in out.iterdir()}
        assert set(texts) == set(READERS)
        return read(Path(workbook), year).report, texts

    return made


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(make: Callable[[str], tuple[Report, dict[str, str]]], name: str) -> None:
    """Every figure and fact has a home and stands in DOCX, PDF and text, with all that is mandatory."""
    report, texts = make(name)
    _, unit, _, year, wanted, words, blanks, plans = EXAMPLES[name]
    catalogue = edition_for(year)
    figures = Figures(report, catalogue)
    typed = {f"{key}.{local}" for key, answer in report.answers.items() for local in answer.figures}
    computed = {key for key in wanted if key not in typed}
    assert typed <= set(wanted)
    for key in computed:
        assert (found := figures.get(key)) is not None
        assert found.origin == "computed"
    for key, shown in wanted.items():
        found = figures.get(key)
        assert found is not None, key
        assert found.shown + ("" if found.figure.is_rate else found.figure.unit) == shown
    for suffix, text in texts.items():
        for expected in (*wanted.values(), *words, *MANDATORY, unit):
            assert expected in text, (suffix, expected)
        assert "其他需要报告的情况" not in text
    assert [one.field for one in missing(Frozen(report, catalogue, {}))] == blanks
    assert len(report.problems) == 2
    assert len(report.plans) == plans
    assert all(row.text and row.reason for row in report.problems)


@pytest.mark.parametrize("name", EXAMPLES)
def test_formats_agree(make: Callable[[str], tuple[Report, dict[str, str]]], name: str) -> None:
    """DOCX and PDF hold every paragraph of the composed report, whole."""
    report, texts = make(name)
    document = compose(report, edition_for(report.year))
    for node in document.nodes:
        if isinstance(node, tree.Paragraph):
            for suffix, text in texts.items():
                assert "".join(node.text.split()) in text, suffix


@pytest.mark.parametrize("name", TABLES)
def test_every_figure_has_a_home(name: str) -> None:
    """What three more published reports say goes into fields and prints, with nothing asked for besides."""
    year, kind, table = TABLES[name]
    catalogue = edition_for(year)
    answers: dict[str, dict[str, Any]] = {}
    for key, (typed, _) in table.items():
        duty, _, local = key.rpartition(".")
        answers.setdefault(duty, {"state": "done", "figures": {}, "details": {}})["figures"][local] = typed
    for key, words in WORDS[name].items():
        duty, _, local = key.rpartition(".")
        answers.setdefault(duty, {"state": "done", "figures": {}, "details": {}})["details"][local] = words
    empty = new_report(year, UnitProfile("石桥乡", kind, "临江县"), catalogue)
    report = apply(empty, {"answers": answers}, catalogue)
    text = text_of(compose(report, catalogue))
    for _, shown in table.values():
        assert shown in text, shown
    for words in WORDS[name].values():
        assert words in text, words
    asked = [one.field for one in missing(Frozen(report, catalogue, {}))]
    assert [field for field in asked if field.rpartition(".")[0] in answers] == []


def test_catalogue_tells_the_keys(capsys: pytest.CaptureFixture[str]) -> None:
    """`catalogue` lists, for someone writing such a file by hand, where each figure and text goes."""
    assert run_command(["catalogue", "--year", "2022"]) == 0
    told = capsys.readouterr().out
    assert "disputes.mediation" in told
    for line in ("受理件数（件，必填）  figures.accepted", "主要纠纷类型（文字）  details.kinds"):
        assert line in told

"""Reports without faults: no error, at most one warning.  False alarms cost trust."""

from __future__ import annotations

from collections import Counter

import pytest

from fzdesk.checks.engine import run
from fzdesk.document.compose import compose
from fzdesk.operations.sample import sample_reports
from fzdesk.report.figures import Figures
from tests.checks.writing import document

PLAIN = """\
2022年，在县委、县政府的领导下，我乡以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，认真落实党的二十大精神，依法履行职责，法治政府建设取得新的进展。现将有关情况报告如下：
一、2022年推进法治政府建设的主要举措和成效
（一）加强组织领导。成立由乡党委书记、乡长任组长的领导小组，全年召开专题会议4次，其中领导小组会议2次，研究解决执法装备不足等问题。印发《2022年清水乡法治政府建设工作要点》，明确任务15项。
（二）抓好学法用法。一是坚持会前学法，全年会前学法11次，学习《中华人民共和国行政处罚法》《中华人民共和国民法典》《信访工作条例》。二是开展警示教育3次，班子成员全部参加。三是落实宪法宣誓制度，组织宣誓1次。
（三）规范行政执法。落实行政执法公示、执法全过程记录、重大执法决定法制审核“三项制度”，换发执法证21个，公示执法信息30余条。开展检查36次，分别为安全生产检查20次、消防检查10次、食品检查6次，排查隐患48处，整改46处，整改率95.8%，其余2处已落实防范措施。
（四）化解矛盾纠纷。全年受理矛盾纠纷163件，调解成功159件，成功率97.5%；接待群众来访40余人次，登记信访事项31件，办结30件，办结率96.8%。原《信访条例》施行期间受理的事项已全部办结。
（五）加强普法宣传。围绕4·15全民国家安全教育日、6·26国际禁毒日、12·4国家宪法日开展宣传18次，发放资料2300余份，群众咨询近300人次。
二、存在的不足和原因
一是执法人员办案能力不强。主要原因是新取证人员多，系统培训少。
二是普法形式较为单一。原因在于宣传仍以发放资料为主，新媒体用得少。
三、党政主要负责人履行推进法治建设第一责任人职责情况
乡党委书记定期听取法治建设工作汇报，全年听取3次，对重点工作亲自部署。乡长带头学法，主持会议研究执法工作2次，督促整改问题5个。
四、2023年推进法治政府建设的主要安排
（一）提升执法能力。选派3名执法人员到县级部门跟班学习，2023年10月底前完成。
（二）创新普法形式。制作方言短视频12期，每月发布1期，由司法所负责。
"""


def told(findings: object) -> str:
    """Findings in words, for the failing test."""
    return "\n".join(f"{f.rule} [{f.where.text}] {f.message}" for f in findings)  # type: ignore[attr-defined]


@pytest.mark.parametrize("at", [0, 1])
def test_the_sample_is_clean(at: int) -> None:
    """Both years of the invented township, the second beside the first."""
    reports = sample_reports()
    report, catalogue = reports[at]
    previous = compose(*reports[at - 1]) if at else None
    findings = run(compose(report, catalogue), Figures(report, catalogue), catalogue, previous=previous)
    levels = Counter(finding.level for finding in findings)
    assert levels["error"] == 0, told(findings)
    assert levels["warning"] <= 1, told(findings)
    assert levels["note"] <= 1, told(findings)


def test_a_plain_report_is_clean() -> None:
    """A 乡's report with headings running in, as people type them."""
    findings = run(document(PLAIN, 2022, "乡", "2023年1月12日"))
    assert [f for f in findings if f.level != "note"] == [], told(findings)
    assert len(findings) <= 1, told(findings)

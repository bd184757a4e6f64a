"""Two paragraphs as in the pictures, invented."""

from fzdesk.report.model import Blank, FigureMark, Paragraph, Text

FIRST = Paragraph(
    "aaaaaaaaaa",
    "edited",
    "study.lead",
    (
        Text("坚持领导干部带头学法。全年组织会前学法"),
        FigureMark("study.before.n", "12"),
        Text("次、党委理论学习中心组学法"),
        FigureMark("study.core.n", "4"),
        Text("次，学习宪法、行政处罚法等法律法规"),
        FigureMark("study.laws.n", "9"),
        Text("部；举办专题培训和讲座"),
        FigureMark("study.lecture.n", "2"),
        Text("次，培训干部"),
        FigureMark("study.lecture.people", "86"),
        Text("人次。落实宪法宣誓制度，组织就职宣誓"),
        Blank("次数和人数", "study.oath"),
        Text("。"),
    ),
)
SECOND = Paragraph(
    "bbbbbbbbbb",
    "generated",
    "study.exam",
    (
        Text("坚持以考促学。组织"),
        FigureMark("study.exam.people", "27"),
        Text("名干部参加考试，参考率"),
        FigureMark("study.exam.took", "100%"),
        Text(
            "，合格率98.5%。本年度县法院未安排旁听庭审，改为组织干部收看庭审直播3场，看后座谈讨论，把案例讲到日常工作中去。"
        ),
    ),
)
STALE = {FIRST.id: {"study.core.n": "5"}}

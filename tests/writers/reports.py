"""Invented documents for the writers' tests: 青禾镇 of 云岭县."""

import datetime as dt
from typing import Any

from fzdesk.document.model import Cell, Document, Heading, Paragraph, Signature, Span, Table

_TEXT = """
镇党委、镇政府把法治建设列入年度工作要点，召开专题会议4次，听取司法所、综合行政执法队汇报6次，对重点任务逐项明确责任人和完成时限。
坚持会前学法制度，全年学习《中华人民共和国行政处罚法》等法律法规12部，组织干部旁听庭审3次、86人次，干部学法考试合格率97.5%。
公开办事流程，压减材料41份，便民服务中心受理事项15,842件，按期办结率99.2%；对老年人、残疾人上门办理136件——“少跑一趟路”成为群众常说的话。
重大行政决策经公众参与、专家论证、风险评估、合法性审查、集体讨论后作出，法律顾问审查合同28份、文件9件，提出修改意见52条，采纳47条。
人民调解委员会调解纠纷112起，其中婚姻家庭31起、邻里43起、土地山林22起、其他16起，调解成功109起，没有一起转为刑事案件。
开展“宪法宣传周”“民法典宣传月”活动24场次，发放资料3,600余份，更新法治宣传栏13处，培养“法律明白人”48名、学法用法示范户26户。
严格落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度，开展联合检查17次，下达责令改正通知书8份，办结案件5件。
"""
SENTENCES = tuple(_TEXT.split())
HEADINGS = (
    "推进法治政府建设的主要举措和成效",
    "存在的不足和原因",
    "党政主要负责人履行推进法治建设第一责任人职责情况",
    "下一年度工作安排",
)
SECTIONS = ("健全领导机制，压实工作责任", "规范行政决策，提升依法决策水平", "严格公正执法，维护群众合法权益")
NUMERALS = "一二三四五六七八九十"


def prose(start: int, count: int) -> str:
    """``count`` sentences one after the other, beginning at number ``start``."""
    return "".join(SENTENCES[(start + number) % len(SENTENCES)] for number in range(count))


def report(rounds: int = 1, **changes: Any) -> Document:
    """A report with headings of their own and run-in ones; ``rounds`` makes it longer."""
    nodes: list[Heading | Paragraph | Table] = [Paragraph("p0", (Span(f"2025年，{prose(0, 2)}"),))]
    number = 0
    for part, title in enumerate(HEADINGS):
        nodes.append(Heading(f"part.{part}", 1, f"{NUMERALS[part]}、", title))
        for section, words in enumerate(SECTIONS):
            nodes.append(Heading(f"section.{part}.{section}", 2, f"（{NUMERALS[section]}）", words))
            for _ in range(rounds):
                number += 1
                nodes.append(Paragraph(f"p{number}", (Span(prose(number, 2 + number % 3)),)))
        lead = Span(f"（{NUMERALS[len(SECTIONS)]}）加强督促检查。", "heading", 2)
        nodes.append(Paragraph(f"r{part}", (lead, Span(prose(part, 1)))))
    values: dict[str, Any] = {
        "title": ("青禾镇人民政府", "2025年法治政府建设年度报告"),
        "addressee": "云岭县人民政府：",
        "nodes": tuple(nodes),
        "signature": Signature(("青禾镇人民政府",), "2026年1月19日"),
        "year": 2025,
        "period_to": dt.date(2025, 12, 31),
        "file_name": "青禾镇2025年法治政府建设年度报告",
        "author": "青禾镇人民政府",
    }
    return Document(**{**values, **changes})


def only(*texts: str, **changes: Any) -> Document:
    """Nothing but paragraphs."""
    nodes = tuple(Paragraph(f"p{number}", (Span(text),)) for number, text in enumerate(texts))
    return Document(**{"title": (), "nodes": nodes, "year": 2025, **changes})


def table(rows: int = 3, columns: int = 3) -> Table:
    """A table with one head row."""
    head = tuple(Cell(f"项目{column}") for column in range(columns))
    body = tuple(
        tuple(Cell(f"第{row}行第{column}列", "right" if column else "left") for column in range(columns))
        for row in range(rows)
    )
    return Table("t1", (head, *body), 1, "附表　行政执法情况")

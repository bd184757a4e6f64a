"""Invented reports of 青禾镇, 云岭县, for the writers' tests."""

import datetime as dt
import random

from fzdesk.document.model import Document, Heading, Node, Paragraph, Signature, Span

SENTENCES = (
    "青禾镇把法治建设列入全镇重点工作，全年召开党政联席会议12次，专题研究法治议题28项。",
    "组织会前学法9次，覆盖率97.5%，旁听庭审3次、46人次。",
    "受理邻里纠纷15,842件，调解成功15,446件（其中婚姻家庭纠纷3,015件），成功率97.5%。",
    "对《青禾镇集镇停车管理办法》等6件文件开展合法性审核，清理2021—2025年文件41件。",
    "废止文件5件——其余继续有效……有关目录见https://www.qinghe.example.cn/zwgk/2025/index.html。",
    "“法律明白人”发展到136名，‘法治夜校’办到12个村（社区），受众约3,600人次。",
    "执行GB/T 9704标准，办理12345热线工单1,204件，按期办结率99.6‰；办结时限压缩至3.5个工作日！",
    "镇长带头述法，班子成员逐一汇报；各村、各站所：一月一报、一季一评、一年一考？",
    "志愿者喆垚每周讲课2次，新建法治文化广场120㎡·群众满意。",
)
DATE = "2026年1月19日"


def paragraph(number: int, text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(f"p{number}", (Span(text),))


def report(*, sections: int = 6, seed: int = 1, signature: Signature | None = None) -> Document:
    """A report with headings of both levels, run-in headings, blanks and stale figures."""
    chance = random.Random(seed)
    nodes: list[Node] = []
    for part, title in enumerate(("主要工作和成效", "存在的问题和不足", "镇长履行第一责任人职责情况")):
        nodes.append(Heading(f"part.{part}", 1, "一二三"[part] + "、", title))
        for section in range(sections):
            key = f"{part}.{section}"
            nodes.append(
                Heading(f"section.{key}", 2, f"（{'一二三四五六七八九十'[section % 10]}）", "健全制度体系")
            )
            nodes.append(Paragraph(f"run.{key}", _run_in(chance)))
            text = "".join(chance.choices(SENTENCES, k=chance.randint(1, 7)))
            nodes.append(Paragraph(f"text.{key}", (Span("一是", "number"), Span(text))))
    return Document(
        title=("云岭县青禾镇人民政府关于2025年法治政府建设情况的报告",),
        addressee="云岭县人民政府：",
        nodes=tuple(nodes),
        signature=signature or Signature(("云岭县青禾镇人民政府",), DATE),
        year=2025,
        period_to=dt.date(2025, 12, 31),
        author="云岭县青禾镇人民政府",
    )


def _run_in(chance: random.Random) -> tuple[Span, ...]:
    return (
        Span("1.", "number"),
        Span("加强组织领导。", "heading", level=3),
        Span("".join(chance.choices(SENTENCES, k=chance.randint(1, 5)))),
        Span("【待填：复议案件数】", "blank"),
        Span("件，培训"),
        Span("120", "figure", stale="122"),
        Span("人次。"),
    )


def printed(document: Document) -> str:
    """Everything the document prints, in reading order, without page numbers."""
    body = "".join(
        node.number + node.text
        if isinstance(node, Heading)
        else node.text
        if isinstance(node, Paragraph)
        else "".join(cell.text for row in node.rows for cell in row)
        for node in document.nodes
    )
    signature = document.signature
    end = "".join(signature.issuers) + signature.date if signature else ""
    return "".join(document.title) + document.subtitle + document.addressee + body + end

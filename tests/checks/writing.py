"""Documents for the tests of checks: a few lines as people write them."""

from __future__ import annotations

import re

from fzdesk.checks.engine import run
from fzdesk.checks.finding import Finding
from fzdesk.document import model as tree

_PART = re.compile(r"([一二三四五六七八九十]+、)([^。]*)")
_SECTION = re.compile(r"([（(][一二三四五六七八九十]+[）)])([^。]*)")

# The four parts, so that the rule about contents is silent.
FRAME = """\
一、2025年推进法治政府建设的主要举措和成效
{text}
二、存在的不足和原因
一是学法不够深入。原因是安排得少。
三、党政主要负责人履行推进法治建设第一责任人职责情况
党政主要负责人定期听取汇报。
四、2026年推进法治政府建设的主要安排
一是加强领导干部学法，2026年每月学法1次。
"""


def document(text: str, year: int = 2025, kind: str = "镇", date: str = "2026年1月15日") -> tree.Document:
    """The document of lines: 一、 and （一） without a full stop are headings, all else paragraphs."""
    nodes: list[tree.Node] = []
    for at, line in enumerate(line for line in text.splitlines() if line.strip()):
        if found := _PART.fullmatch(line):
            nodes.append(tree.Heading(f"h{at}", 1, found[1], found[2]))
        elif found := _SECTION.fullmatch(line):
            nodes.append(tree.Heading(f"h{at}", 2, found[1], found[2]))
        else:
            nodes.append(tree.Paragraph(f"p{at}", (tree.Span(line),)))
    signed = tree.Signature((f"青禾{kind}人民政府",), date) if date else None
    return tree.Document(
        (f"青禾{kind}{year}年法治政府建设年度报告",), nodes=tuple(nodes), signature=signed, year=year
    )


def framed(text: str, year: int = 2025, kind: str = "镇") -> tree.Document:
    """A whole report with ``text`` in its first part."""
    words = FRAME.format(text=text).replace("2026", str(year + 1)).replace("2025年推进", f"{year}年推进")
    return document(words, year, kind, f"{year + 1}年1月15日")


def found(text: str, rule: str, year: int = 2025, kind: str = "镇") -> list[Finding]:
    """What one rule finds in a sentence of a report's first part."""
    return [finding for finding in run(framed(text, year, kind)) if finding.rule == rule]

"""A document as the rules read it: numbered lines that know their part, section and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec.structs import replace

from fzdesk.catalogue.model import Catalogue, PartKind, Value
from fzdesk.checks import ordinals
from fzdesk.document import model as tree

LineKind = Literal["title", "subtitle", "addressee", "heading", "paragraph", "cell", "signature"]

_KIND_WORDS: tuple[tuple[PartKind, re.Pattern[str]], ...] = (
    ("responsible", re.compile("第一责任人|主要负责人.{0,12}(?:履职|履行|职责)")),
    (
        "problems",
        re.compile(
            "(?:存在|面临|主要|突出|有)(?:的|着)?[^，、]{0,6}(?:问题|不足|短板|差距|困难|薄弱|弱项)"
            "|(?:问题|不足|短板|差距|困难|弱项|薄弱环节)(?:之处)?(?:$|和|与|及|、|以及)"
        ),
    ),
    (
        "plans",
        re.compile(
            "下一?步|下一?年|下一?阶段|明年|来年|打算|工作计划|今后|工作重点|重点工作|努力方向|目标任务"
            "|思路(?:$|和|与|及|、)|(?<!统筹)(?<!周密)(?<!精心)(?<!部署)安排(?:$|和|与|及|、)"
        ),
    ),
    ("other", re.compile("其[他它](?:需要|事项|情况)|需要(?:报告|说明|反映)的")),
    (
        "achievements",
        re.compile("举措|成效|做法|成绩|亮点|创新|工作(?:开展)?情况|完成情况|进展|总结|回顾|主要工作"),
    ),
)
_DONE = re.compile("(?:完成|落实|开展|推进|进展|执行)(?:情况)|成效|总结|回顾")
_TO_COME = re.compile("下一?步|下一?年|下一?阶段|明年|来年|打算|今后")
_RUN_IN = 60  # a heading that runs into its paragraph ends within so many characters


class Line(Value, frozen=True, dict=True):
    """One printed paragraph, heading or cell.  ``facts`` alone decide what paragraph rules find."""

    number: int
    id: str
    kind: LineKind
    text: str
    level: int = 0  # of a heading or a number before it: 1 一、 2 （一） 3 1. 4 （1）
    kinds: tuple[PartKind, ...] = ()  # of the part it stands in
    part: str = ""  # 一
    section: str = ""  # （三）
    lead: int = 0  # where the heading running into the paragraph ends
    spans: tuple[tree.Span, ...] = ()
    source: tree.Source = tree.Source()

    @property
    def facts(self) -> tuple[object, ...]:
        """What a paragraph rule may look at."""
        return self.text, self.kind, self.level, self.kinds, self.lead

    @property
    def is_body(self) -> bool:
        return self.kind == "paragraph"

    @property
    def content(self) -> str:
        """The text after a number and a heading running in."""
        return self.text[self.lead :]

    def source_at(self, offset: int) -> tree.Source:
        """The source of the character at ``offset``; of a file, with the character's own offset there."""
        start = 0
        for span in self.spans:
            if offset < start + len(span.text) or span is self.spans[-1]:
                return _moved(span.source, offset - start)
            start += len(span.text)
        return _moved(self.source, offset)


def _moved(source: tree.Source, by: int) -> tree.Source:
    return replace(source, offset=source.offset + by) if source.line >= 0 else source


class Reading(Value, frozen=True, dict=True):
    """All lines of a document."""

    lines: tuple[Line, ...]

    @cached_property
    def headings(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.kind == "heading")

    @cached_property
    def body(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.kind == "paragraph")

    def of_kind(self, kind: PartKind) -> tuple[Line, ...]:
        """Headings and paragraphs of the parts of one kind."""
        return tuple(x for x in self.lines if kind in x.kinds and x.kind in ("heading", "paragraph"))


def kinds_of(title: str) -> tuple[PartKind, ...]:
    """What a heading's words announce; 成效和不足 is of two kinds."""
    words = re.sub(r"\s", "", title)
    found = [kind for kind, pattern in _KIND_WORDS if pattern.search(words)]
    if "responsible" in found:
        return ("responsible",)
    if "plans" in found and "achievements" in found and "problems" not in found:
        return ("achievements",) if _DONE.search(words) and not _TO_COME.search(words) else ("plans",)
    return tuple(found)


def read(document: tree.Document, catalogue: Catalogue | None = None) -> Reading:
    """The lines of a document in printed order."""
    return Reading(tuple(_Reader(document, catalogue).lines()))


class _Reader:
    def __init__(self, document: tree.Document, catalogue: Catalogue | None) -> None:
        self.document = document
        parts = catalogue.parts if catalogue else ()
        self.kind_of_id: dict[str, PartKind] = {f"part.{part.key}": part.kind for part in parts}
        self.number = -1
        self.kinds: tuple[PartKind, ...] = ("preamble",)
        self.part = self.section = ""

    def lines(self) -> Iterator[Line]:
        document = self.document
        for text in document.title:
            yield self._plain("title", text)
        for kind, text in (("subtitle", document.subtitle), ("addressee", document.addressee)):
            if text:
                yield self._plain("subtitle" if kind == "subtitle" else "addressee", text)
        for node in document.nodes:
            match node:
                case tree.Heading():
                    yield self._heading(node)
                case tree.Paragraph():
                    yield self._paragraph(node)
                case tree.Table():
                    yield from self._cells(node)
        if document.signature:
            self.kinds, self.part, self.section = (), "", ""
            for text in (*document.signature.issuers, document.signature.date):
                if text:
                    yield self._plain("signature", text)

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _plain(self, kind: LineKind, text: str) -> Line:
        return Line(self._next(), "", kind, text, source=tree.Source(step="form"))

    def _heading(self, node: tree.Heading) -> Line:
        if node.level == 1:
            known = self.kind_of_id.get(node.id)
            self.kinds = (known,) if known else kinds_of(node.text)
            self.part, self.section = node.number.rstrip("、"), ""
        elif node.level == 2:
            self.section = node.number
        text = node.number + node.text
        return Line(
            self._next(), node.id, "heading", text, node.level, self.kinds, self.part, self.section,
            source=node.source,
        )  # fmt: skip

    def _paragraph(self, node: tree.Paragraph) -> Line:
        text = node.text
        number = ordinals.leading(text)
        lead = _lead(node, number)
        if number and number.level == 2 and lead:
            self.section = number.written
        level = number.level if number else 0
        return Line(
            self._next(),
            node.id,
            "paragraph",
            text,
            level,
            self.kinds,
            self.part,
            self.section,
            lead,
            node.spans,
        )

    def _cells(self, node: tree.Table) -> Iterator[Line]:
        number = self._next()
        for row in node.rows:
            for cell in row:
                if cell.text:
                    yield Line(number, node.id, "cell", cell.text, 0, self.kinds, self.part, self.section)


def _lead(node: tree.Paragraph, number: ordinals.Ordinal | None) -> int:
    """The end of the heading that runs into a paragraph: its heading span, or 「（一）words。」."""
    if node.spans and node.spans[0].role == "heading":
        return len(node.spans[0].text)
    if number is None or number.level > 3:
        return 0
    end = node.text.find("。", 0, _RUN_IN)
    return end + 1 if 0 < end < len(node.text) - 1 else 0

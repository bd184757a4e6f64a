"""An outline as ``outline --json`` prints it, and as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from fzdesk.intake.facts import ReadFigure, figures
from fzdesk.intake.headings import Headline
from fzdesk.intake.outline import Block, Outline, ReadPart, ReadSection

Json = dict[str, Any]
_KINDS = {
    "achievements": "举措和成效",
    "problems": "不足和原因",
    "responsible": "第一责任人",
    "plans": "下一年度安排",
    "other": "其他",
    None: "未能归类",
}


def outline_json(outline: Outline) -> Json:
    """The outline as plain JSON values."""
    return {
        "title": [line.text.strip() for line in outline.title],
        "issuer": "、".join(outline.issuers) or None,
        "year": outline.year,
        "date": outline.date.isoformat() if outline.date else None,
        "addressee": outline.addressee.text.strip().rstrip("：:") if outline.addressee else None,
        "preamble": _texts(outline.preamble),
        "parts": [_part(part) for part in outline.parts],
        "signature": outline.signature or None,
        "figures": [_figure(figure) for figure in figures(outline)],
        "before": [line.text for line in outline.before],
        "after": _texts(outline.after),
        "left_out": [line.text for line in outline.left_out],
        "notes": list(outline.notes),
    }


def _texts(body: Sequence[Block]) -> list[str]:
    return [block.text.strip() for block in body]


def _headed(headline: Headline | None, body: Sequence[Block]) -> Json:
    number, title = (headline.number, headline.title) if headline else ("", "")
    return {"number": number, "title": title, "paragraphs": _texts(body)}


def _part(part: ReadPart) -> Json:
    headed = _headed(part.headline, part.body)
    return {
        "number": headed["number"],
        "title": headed["title"],
        "kind": part.kind,
        "paragraphs": headed["paragraphs"],
        "sections": [_section(section) for section in part.sections],
    }


def _section(section: ReadSection) -> Json:
    headed = _headed(section.headline, section.body)
    return {**headed, "items": [_headed(item.headline, item.body) for item in section.items]}


def _figure(figure: ReadFigure) -> Json:
    shown: Json = {
        "text": figure.text,
        "value": _number(figure.value),
        "unit": figure.unit,
        "precision": figure.precision,
        "paragraph": figure.paragraph,
        "start": figure.start,
        "end": figure.end,
    }
    return shown if figure.high is None else {**shown, "high": _number(figure.high)}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def outline_lines(outline: Outline) -> Iterator[str]:
    """The outline for reading on a screen."""
    for line in outline.title:
        yield line.text.strip()
    yield f"  单位：{'、'.join(outline.issuers) or '没有写明'}"
    yield f"  年度：{outline.year or '没有写明'}    日期：{outline.date or '没有写明'}"
    if outline.addressee:
        yield f"  主送：{outline.addressee.text.strip()}"
    if outline.preamble:
        yield f"  引言 {_length(outline.preamble)} 字"
    for part in outline.parts:
        yield f"{_name(part.headline)}  [{_KINDS[part.kind]}]{_extent(part.body)}"
        for section in part.sections:
            yield f"  {_name(section.headline)}{_extent(section.body)}"
            for item in section.items:
                yield f"    {_name(item.headline)}{_extent(item.body)}"
    if outline.issuer_below or outline.date_below:
        yield f"  落款：{'、'.join(outline.signature.splitlines())}"
    found = figures(outline)
    yield f"  数字 {len(found)} 个：{'、'.join(figure.text for figure in found)}"
    for note in outline.notes:
        yield f"  请留意：{note}"


def _name(headline: Headline | None) -> str:
    return (
        f"{headline.number}{'、' if headline.level == 1 and headline.number else ''}{headline.title}"
        if headline
        else "（没有标题）"
    )


def _extent(body: Sequence[Block]) -> str:
    return f"  {_length(body)} 字" if body else ""


def _length(body: Sequence[Block]) -> int:
    return sum(len("".join(block.text.split())) for block in body)
